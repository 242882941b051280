"""A frame that Esc closes, whichever of its parts has the focus."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame


class Escapable(QFrame):
    """Takes Esc before any shortcut of the window does.

    Signals: `escaped()`.
    """

    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.key() != Qt.Key.Key_Escape:
            return super().event(event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.escaped.emit()
        return True
