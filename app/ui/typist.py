"""Says whether somebody is typing, seldom enough to be told to a whole room."""

from PySide6.QtCore import QObject, QTimer, Signal

AGAIN = 4_000  # milliseconds after which it is said again that somebody types
IDLE = 5_000  # milliseconds without a key after which nobody types any more
SETTLE = 1_500
"""Milliseconds of typing after something was sent, before it is said again: who sends short lines
one after another would have two told for each."""


class Typist(QObject):
    """Signals: `changed(bool)`: True at the first key, and again every `AGAIN` while keys follow;
    False once nobody types any more. After `finish`, the first True waits for `SETTLE`.
    """

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._types = False
        self.again = QTimer(self)
        self.again.setSingleShot(True)
        self.again.setInterval(AGAIN)
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval(IDLE)
        self.idle.timeout.connect(self.stop)
        self._has_sent = False
        self.settle = QTimer(self)
        self.settle.setSingleShot(True)
        self.settle.setInterval(SETTLE)
        self.settle.timeout.connect(self._on_settled)

    def type(self) -> None:
        """A key was pressed."""
        self.idle.start()
        if not self._has_sent:
            self._say()
        elif not self.settle.isActive():
            self.settle.start()

    def finish(self) -> None:
        """What was typed is on its way, and tells by itself that nobody types it any more."""
        self._types = False
        self._has_sent = True
        self.stop()

    def stop(self) -> None:
        """Nobody types any more."""
        self.idle.stop()
        self.again.stop()
        self.settle.stop()
        if self._types:
            self._types = False
            self.changed.emit(self._types)

    def _say(self) -> None:
        self._types = True
        if not self.again.isActive():
            self.again.start()
            self.changed.emit(self._types)

    def _on_settled(self) -> None:
        self._has_sent = False
        self._say()
