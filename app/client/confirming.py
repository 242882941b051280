"""Confirms to the room what has come from it, so that authors learn what was delivered."""

import time
from collections.abc import Callable
from random import Random

from PySide6.QtCore import QObject, QTimer

from app.client.visit import Visit
from app.protocol.messages import Confirm, Message, Stored

PAUSE = 1.0
"""Seconds at least between two confirmations: a room lets everyone send some lines a second."""
EACH = 0.005
"""Seconds for each who is in, among which chance chooses when one confirms: what is said to a
crowd is not answered by all of it at the same moment. Two people wait for nothing that one sees."""


class Confirming(QObject):
    """Tells the room how far what it told has come; `send` does so where there is a room."""

    def __init__(self, visit: Visit, send: Callable[[Confirm], None], parent: QObject) -> None:
        super().__init__(parent)
        self._visit = visit
        self._send = send
        self._random = Random()  # noqa: S311  (spreads lines, guards nothing)
        self._confirmed = 0
        self._next = 0.0  # when the next one may go, monotonic
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def begin(self) -> None:
        """One is in, for the first time or again, and has caught up."""
        self._confirmed = 0
        self._go()

    def note(self, event: Stored) -> None:
        """The room told something; only messages of others are waited for."""
        if isinstance(event, Message) and event.cid is None:
            self._go()

    def _go(self) -> None:
        if not self._timer.isActive():
            spread = self._random.uniform(0, EACH * self._visit.roster.rowCount())
            delay = max(spread, self._next - time.monotonic())
            self._timer.start(int(delay * 1000))

    def _on_timeout(self) -> None:
        seen = self._visit.seen
        if seen > self._confirmed and not self._visit.is_catching_up:
            self._confirmed = seen
            self._next = time.monotonic() + PAUSE
            self._send(Confirm(seq=seen))
