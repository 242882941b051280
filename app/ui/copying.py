"""A button that copies a text and says for a moment that it did."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPalette

from app.ui.widgets import IconButton

FEEDBACK = 2_500  # milliseconds that the answer stays


class CopyButton(IconButton):
    """Copies `text`.

    Signals: `copied()`. `settled()`: the answer to that may go.
    """

    copied = Signal()
    settled = Signal()

    def __init__(self, text: str, name: str, *, tip: str = "") -> None:
        super().__init__("copy", name, QPalette.ColorRole.PlaceholderText, tip=tip)
        self.text_to_copy = text
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FEEDBACK)
        self._timer.timeout.connect(self.settle)
        self.clicked.connect(self._on_clicked)

    def settle(self) -> None:
        """Take the answer back."""
        self._timer.stop()
        self.set_icon("copy")
        self.settled.emit()

    def _on_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text_to_copy)
        self.set_icon("check")
        self._timer.start()
        self.copied.emit()
