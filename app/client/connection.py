"""A guest's connection: commands out, events in, and a clock for what does not come."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from app.client.incoming import tamed
from app.config import ClientConfig
from app.failures import Failure, Trouble
from app.net.transport import Transport
from app.protocol.framing import LineFramer, Overflow
from app.protocol.messages import (
    AnyCommand,
    Ended,
    Malformed,
    Ping,
    Pinged,
    Pong,
    Ponged,
    Refused,
    Waiting,
    Welcomed,
)
from app.protocol.native import decode_event, encode_command

LONGEST_LINE = 4_194_304
"""Bytes of one line from a room: the welcome of a full one is some hundred thousand."""
TURN = 0.02
"""Seconds that reading lines may take; then the window gets its turn before the next ones."""
UNREAD = 8_388_608
"""Bytes that came and wait for their turn; a room that is so far ahead is one to leave."""
UNSENT = 4_194_304
"""Bytes that the room has not read; more, and there is no room there."""
LOOK = 1_000
"""Milliseconds between two looks at the silence."""


class Connection(QObject):
    """One attempt to talk to a room, from `start` to `over`; made anew for the next one.

    Heartbeats are its own business and never come out of it.

    Signals:
        opened(): the TCP connection stands.
        told(event): the room told something.
        over(Failure | None): it ended; None when the room closed it in order. Comes once.
    """

    opened = Signal()
    told = Signal(object)
    over = Signal(object)

    def __init__(
        self, host: str, port: int, config: ClientConfig, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._port = port
        self._config = config
        self._framer = LineFramer(LONGEST_LINE)
        self._came = False  # a byte of whatever it is
        self._heard = False  # a line that only a Sala writes
        self._answered = False  # the room said yes or no
        self._finishing = False
        self._more = False  # lines are left, and their turn comes
        self._last = self._asked = time.monotonic()
        self._failure: Failure | None = None
        self._closed = False  # the socket is
        self._over = False
        self._deadline = QTimer(self)
        self._deadline.setSingleShot(True)
        self._deadline.timeout.connect(self._on_deadline)
        self._pulse = QTimer(self)
        self._pulse.setInterval(LOOK)
        self._pulse.timeout.connect(self._on_pulse)
        self._transport = Transport(parent=self)
        self._transport.opened.connect(self._on_opened)
        self._transport.received.connect(self._on_received)
        self._transport.closed.connect(self._on_closed)

    def start(self) -> None:
        """Connect; `opened` or `over` follows."""
        self._deadline.start(int(self._config.connect * 1000))
        self._transport.connect_to(self._host, self._port)

    def send(self, command: AnyCommand) -> None:
        """Send at once."""
        self._transport.queue(encode_command(command))
        if self._transport.flush() > UNSENT:
            QTimer.singleShot(0, self, self._on_stuck)

    def finish(self) -> None:
        """What was sent is the last; `over` follows soon, answered or not."""
        self._finishing = True
        self._deadline.start(int(self._config.farewell * 1000))

    def abort(self) -> None:
        """Cut; `over` comes before this returns."""
        self._more = False
        self._transport.abort()
        if not self._over:  # it was closed already, and lines were left
            self._finish()

    def _on_opened(self) -> None:
        self._last = self._asked = time.monotonic()
        self._deadline.start(int(self._config.answer * 1000))
        # Its answer waits for no disk; in one write with what follows `opened`.
        self._transport.queue(encode_command(Ping()))
        self.opened.emit()

    def _on_received(self, _: int, data: bytes) -> None:
        self._last = time.monotonic()
        self._came = True
        self._framer.feed(data)
        if not self._more:
            self._read()
        elif self._framer.pending > UNREAD:
            self._fail(Trouble.LOST)

    def _read(self) -> None:
        """Take some lines, and the others when the loop has been round."""
        self._more = False
        if self._over:
            return
        end = time.monotonic() + TURN
        while not self._over and (frame := self._framer.next_frame()) is not None:
            self._take(frame)
            if time.monotonic() >= end:
                self._more = True
                QTimer.singleShot(0, self, self._read)
                return
        if not (self._heard or self._over) and self._framer.head(1) not in (b"", b"{"):
            self._fail(Trouble.NOT_SALA)
        elif self._closed and not self._over:
            self._finish()

    def _take(self, frame: bytes | Overflow) -> None:
        event = None if isinstance(frame, Overflow) else decode_event(frame)
        if isinstance(frame, Overflow) or (isinstance(event, Malformed) and not self._heard):
            self._fail(Trouble.LOST if self._heard else Trouble.NOT_SALA)
            return
        if not self._heard:
            self._heard = True
            self._pulse.start()
        if isinstance(event, Welcomed | Refused | Ended | Waiting) and not self._answered:
            self._answered = True
            self._deadline.stop()
        if isinstance(event, Pinged):
            self.send(Pong())
        elif event is not None and not isinstance(event, Malformed | Ponged):
            self.told.emit(tamed(event))

    def _on_stuck(self) -> None:
        self._fail(Trouble.LOST)

    def _on_deadline(self) -> None:
        if self._finishing:
            self.abort()  # the farewell was not answered: nothing failed
        elif self._transport.address[1] == 0:
            self._fail(Trouble.TIMED_OUT)
        elif not self._heard:
            self._fail(self._stranger())
        # else a Sala is there whose disk is slow, or whose host is asked about it; heartbeats go on

    def _on_pulse(self) -> None:
        now = time.monotonic()
        if now - self._last >= self._config.silence:
            self._fail(Trouble.LOST if self._answered else Trouble.TIMED_OUT)
        elif now - max(self._last, self._asked) >= self._config.ping_after:
            self._asked = now
            self.send(Ping())

    def _on_closed(self, _: int, failure: Failure | None) -> None:
        if self._failure is None and failure is not None:
            self._failure = self._at_home(failure.trouble, failure.detail)
        self._closed = True
        if not self._more:
            self._finish()

    def _finish(self) -> None:
        """Nothing is left to read."""
        self._over = True
        self._deadline.stop()
        self._pulse.stop()
        if self._failure is None and not self._heard:
            self._failure = self._at_home(self._stranger())
        self.over.emit(self._failure)

    def _stranger(self) -> Trouble:
        """What it is that answers and does not show itself as a Sala."""
        return Trouble.NOT_SALA if self._came else Trouble.MUTE

    def _fail(self, trouble: Trouble) -> None:
        self._failure = self._at_home(trouble)
        self.abort()

    def _at_home(self, trouble: Trouble, detail: str = "") -> Failure:
        return Failure(trouble=trouble, host=self._host, port=self._port, detail=detail)
