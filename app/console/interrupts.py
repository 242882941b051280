"""Ctrl+C and a request to end, as a Qt signal."""

import signal
import socket
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class Interrupts(QObject):
    """Listens to SIGINT and SIGTERM (Windows: Ctrl+C and Ctrl+Break) while it lives.

    Python runs its handlers between two of its instructions, and Qt's loop has none: so the
    signal is made to write a byte to a socket that the loop watches
    (https://docs.python.org/3/library/signal.html#signal.set_wakeup_fd).

    Signals:
        interrupted(): somebody wants the program to end.
    """

    interrupted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inner, self._outer = socket.socketpair()
        for end in (self._inner, self._outer):
            end.setblocking(False)  # noqa: FBT003  (Python's signature)
        signal.set_wakeup_fd(self._outer.fileno(), warn_on_full_buffer=False)
        for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, self._ignore)
        self._notifier = QSocketNotifier(self._inner.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)

    def _ignore(self, number: int, frame: object) -> None:
        """The byte says it; this only keeps Python from its own answer."""

    def _on_activated(self) -> None:
        with suppress(BlockingIOError):  # another wake-up has read it
            self._inner.recv(64)
        self.interrupted.emit()
