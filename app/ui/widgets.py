"""Small widgets that several pages use: plain texts, icons, buttons with an icon."""

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QPixmapCache,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolButton, QWidget

from app import resources
from app.ui.timeline_text import LABEL

FADED = 0.5  # opacity of a picture that is disabled
_SCALES = (1.0, 1.25, 1.5, 2.0, 3.0)  # of the screens that an icon is drawn for


def icon(name: str, colour: QColor, size: int = 20) -> QIcon:
    """The stroke icon `name` of resources/icons in one colour; `size` in pixels."""
    made = QIcon()
    for scale in _SCALES:
        key = f"{name} {colour.name()} {size} {scale}"
        pixmap = QPixmap()
        if not QPixmapCache.find(key, pixmap):
            pixmap = _drawn(name, colour, round(size * scale))
            pixmap.setDevicePixelRatio(scale)
            QPixmapCache.insert(key, pixmap)
        made.addPixmap(pixmap)
    return made


def _drawn(name: str, colour: QColor, side: int) -> QPixmap:
    drawing = resources.path(f"icons/{name}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour.name()).encode()))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def label(text: str = "", look: str = "", *, wrap: bool = False) -> QLabel:
    """A label that never reads markup. `look` names a rule of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    return made


def breakable(address: str) -> str:
    """An address to be shown: one of IPv6 may go on in the next line behind each of its colons."""
    return address.replace(":", ":\N{ZERO WIDTH SPACE}") if address.count(":") > 1 else address


def card(look: str) -> QFrame:
    """A frame that the style sheet draws."""
    made = QFrame()
    made.setProperty("look", look)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class ElidedLabel(QLabel):
    """One line of plain text that ends in "…" where there is no room for it. No signals."""

    def __init__(self, look: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)
        if look:
            self.setProperty("look", look)
        self._whole = ""

    def set_whole(self, text: str) -> None:
        """Show `text`; assistive programs get all of it."""
        self._whole = " ".join(text[: 2 * LABEL].split())
        self.setAccessibleName(self._whole)
        self._elide()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(wide, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class IconButton(QToolButton):
    """A button with an icon in the colour of a palette role.

    Its name is said by screen readers and shown as a tip; `tip` replaces the latter where the
    name has a peer's text in it, because Qt reads markup in tips. No signals of its own.
    """

    def __init__(
        self,
        icon_name: str,
        name: str,
        role: QPalette.ColorRole = QPalette.ColorRole.Text,
        *,
        tip: str = "",
    ) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._role = role
        self.setAccessibleName(name)
        self.setToolTip(tip or name)
        self.setIconSize(QSize(20, 20))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tint()

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self._tint()

    def _tint(self) -> None:
        role = self._role if self.isEnabled() else QPalette.ColorRole.PlaceholderText
        self.setIcon(icon(self._icon_name, self.palette().color(role), self.iconSize().width()))


class IconMark(QWidget):
    """An icon as decoration, in the colour of a palette role. No signals."""

    def __init__(self, icon_name: str, role: QPalette.ColorRole, size: int = 20) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._role = role
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (all of it is drawn)
        painter = QPainter(self)
        colour = self.palette().color(self._role)
        icon(self._icon_name, colour, self.width()).paint(painter, self.rect())
        painter.end()


class Logo(QWidget):
    """The app's sign, `size` pixels a side. No signals."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._renderer = QSvgRenderer(str(resources.path("sala.svg")))
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (all of it is drawn)
        painter = QPainter(self)
        painter.setOpacity(1 if self.isEnabled() else FADED)
        self._renderer.render(painter, QRectF(self.rect()))
        painter.end()
