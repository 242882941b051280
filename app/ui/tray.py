"""Sala's icon beside the clock of the system, and the toasts that come from it."""

import sys

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app import resources
from app.ui.preferences import Preferences

SIDE = 64  # pixels of the icon; the system makes it smaller
MOST_SHOWN = 9
SHOWN_FOR = 8_000  # milliseconds, where the system asks
_SIGN = ("#C62F3E", "#FFFFFF")  # ground and ink; the clock's neighbours follow no theme of ours


class Tray(QObject):
    """The icon, where the system has a place for it; elsewhere nothing happens.

    Signals:
        pressed(): the person clicked the icon, or chose to open the window.
        toast_pressed(): the person clicked the latest toast.
        close_pressed(): the person chose to close Sala.
    """

    pressed = Signal()
    toast_pressed = Signal()
    close_pressed = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._icon = QSystemTrayIcon(sala_icon(0), self)
        self._menu = QMenu()
        self._menu.setObjectName("tray_menu")
        self._open = QAction(self._menu)
        self._quiet = QAction(self._menu)
        self._quiet.setCheckable(True)
        self._close = QAction(self._menu)
        self._menu.addActions([self._open, self._quiet, self._close])
        self._menu.aboutToShow.connect(self._on_about_to_show)
        self._icon.setContextMenu(self._menu)
        self._icon.setToolTip("Sala")
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.toast_pressed)
        self._open.triggered.connect(self.pressed)
        self._quiet.toggled.connect(self._on_quiet_toggled)
        self._close.triggered.connect(self.close_pressed)
        self._on_about_to_show()

    @property
    def menu(self) -> QMenu:
        """What a right click on the icon opens."""
        return self._menu

    def show(self) -> None:
        """Put the icon there, if there is a place for it."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon.show()

    def hide(self) -> None:
        """Take the icon away."""
        self._icon.hide()

    def toast(self, title: str, words: str) -> None:
        """Show both as plain text for a few seconds."""
        if self._icon.isVisible() and QSystemTrayIcon.supportsMessages():
            self._icon.showMessage(plain_toast(title), plain_toast(words), sala_icon(0), SHOWN_FOR)

    def show_unread(self, count: int) -> None:
        """Show how many messages are unread; 0 shows none."""
        self._icon.setIcon(sala_icon(count))

    def _on_about_to_show(self) -> None:
        self._open.setText(self.tr("Abrir a Sala"))
        self._quiet.setText(self.tr("Não perturbe"))
        self._quiet.setChecked(self._preferences.quiet)
        self._close.setText(self.tr("Fechar a Sala"))

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason != QSystemTrayIcon.ActivationReason.Context:
            self.pressed.emit()

    def _on_quiet_toggled(self, on: bool) -> None:  # noqa: FBT001  (a Qt slot)
        self._preferences.quiet = on


def plain_toast(words: str, platform: str = sys.platform) -> str:
    """Words for the system's toast, which on Linux may read markup in them."""
    return words if platform in ("win32", "darwin") else words.replace("<", "‹")


def sala_icon(unread: int) -> QIcon:
    """Sala's icon, with a number on it where something is unread."""
    pixmap = QPixmap(str(resources.path("sala.png")))
    if not unread:
        return QIcon(pixmap)
    smooth = Qt.TransformationMode.SmoothTransformation
    pixmap = pixmap.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    spot = QRectF(SIDE * 0.38, SIDE * 0.38, SIDE * 0.62, SIDE * 0.62)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_SIGN[0]))
    painter.drawEllipse(spot)
    font = QFont(painter.font())
    font.setPixelSize(round(SIDE * (0.46 if unread <= MOST_SHOWN else 0.36)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(_SIGN[1]))
    number = str(unread) if unread <= MOST_SHOWN else f"{MOST_SHOWN}+"
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, number)
    painter.end()
    return QIcon(pixmap)
