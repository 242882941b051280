"""Says whether somebody is typing, seldom enough to be told to a whole room."""

from PySide6.QtCore import QObject, QTimer, Signal

AGAIN = 4_000  # milliseconds after which it is said again that somebody types
IDLE = 5_000  # milliseconds without a key after which nobody types any more


class Typist(QObject):
    """Signals: `changed(bool)`: True at the first key, and again every `AGAIN` while keys follow;
    False once nobody types any more.
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

    def type(self) -> None:
        """A key was pressed."""
        self.idle.start()
        self._types = True
        if not self.again.isActive():
            self.again.start()
            self.changed.emit(self._types)

    def finish(self) -> None:
        """What was typed is on its way, and tells by itself that nobody types it any more."""
        self._types = False
        self.stop()

    def stop(self) -> None:
        """Nobody types any more."""
        self.idle.stop()
        self.again.stop()
        if self._types:
            self._types = False
            self.changed.emit(self._types)
