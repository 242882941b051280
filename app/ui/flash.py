"""A short glow on a message to which the view has jumped."""

import sys

from PySide6.QtCore import QEasingCurve, QObject, QTimer, QVariantAnimation, Signal
from PySide6.QtWidgets import QApplication, QStyle

from app.client.timeline import Entry

LASTS = 1_600  # milliseconds
_SPI_GETCLIENTAREAANIMATION = 0x1042


class Flash(QObject):
    """Glows for a moment, and fades; where the system wants no motion it just ends.

    Signals:
        changed(): it glows differently.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entry: Entry | None = None
        self.strength = 0.0  # 1: just begun
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(LASTS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setEasingCurve(QEasingCurve.Type.InQuad)
        self._fade.valueChanged.connect(self._on_value_changed)
        self._fade.finished.connect(self._on_finished)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(LASTS)
        self._still.timeout.connect(self._on_finished)

    def start(self, entry: Entry) -> None:
        """Glow on a message."""
        self._fade.stop()
        self.entry, self.strength = entry, 1.0
        if moves():
            self._fade.start()
        else:
            self._still.start()
        self.changed.emit()

    def _on_value_changed(self, value: float) -> None:
        self.strength = value
        self.changed.emit()

    def _on_finished(self) -> None:
        self.entry, self.strength = None, 0.0
        self.changed.emit()


def moves() -> bool:
    """Whether the system wants things to move."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  (has what is asked for on Windows only)

        wanted = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(
            _SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(wanted), 0
        )
        return bool(wanted.value)
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return QApplication.style().styleHint(hint) > 0
