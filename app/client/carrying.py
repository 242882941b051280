"""A connection for the bytes of one file: what uploads and downloads have in common."""

import time
from abc import abstractmethod
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.config import ClientConfig
from app.failures import Failure
from app.net.flow import Flow
from app.net.transport import Transport
from app.protocol.framing import LineFramer, Overflow
from app.protocol.messages import At, Get, Malformed, Put, Received, Refused
from app.protocol.native import decode_event, encode_command
from app.worker import Worker

LINE = 4_096
"""Bytes of a line on such a connection."""
LOOK = 500
"""Milliseconds between two looks at whether anything moves."""
TROUBLE = "disk"
"""In the place of a code: the own disk could not."""


@dataclass(frozen=True, slots=True)
class Road:
    """What every file needs on its way: the room's host and port, patience, and the own disk."""

    address: tuple[str, int]
    config: ClientConfig
    worker: Worker


class Carrying(QObject):
    """One attempt to carry the bytes of a file; made anew for the next one.

    Signals:
        progressed(int): so many bytes of the file are where they shall be.
        finished(): all of them.
        refused(str): the room's code, or TROUBLE.
        broken(): the connection; it can go on where it stopped.
    """

    progressed = Signal(object)
    finished = Signal()
    refused = Signal(str)
    broken = Signal()

    def __init__(self, road: Road, parent: QObject) -> None:
        super().__init__(parent)
        self._address = road.address
        self._config = road.config
        self._worker = road.worker
        self._framer = LineFramer(LINE)
        self._over = False
        self._at: int | None = None  # where the bytes begin
        self._moved = time.monotonic()
        self._flow: Flow[Any] | None = None  # an upload has none before `At`
        self._transport = Transport(parent=self)
        self._transport.divert()
        self._transport.opened.connect(self._on_opened)
        self._transport.readable.connect(self._on_readable)
        self._transport.drained.connect(self._on_moved)
        self._transport.closed.connect(self._on_closed)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._on_timeout)

    @abstractmethod
    def start(self) -> None:
        """Begin; one of `finished`, `refused` and `broken` follows, unless `stop` comes before."""

    @abstractmethod
    def _asked(self) -> Put | Get: ...

    @abstractmethod
    def _begin(self, offset: int) -> None: ...

    def _follow(self, flow: Flow[Any]) -> None:
        """These are the bytes that it is about."""
        self._flow = flow
        flow.moved.connect(self._on_moved)
        flow.progressed.connect(self.progressed)
        flow.failed.connect(self._fail)

    def _on_moved(self) -> None:
        self._moved = time.monotonic()

    def _on_bytes(self) -> None:
        """Something came behind the first line."""

    def stop(self) -> None:
        """Let go of everything; nothing is told any more."""
        if not self._over:
            self._over = True
            self._timer.stop()
            if self._flow is not None:
                self._flow.close()
            self._transport.abort()

    def _connect(self) -> None:
        self._on_moved()
        self._timer.start()
        self._transport.connect_to(*self._address)

    def _on_opened(self) -> None:
        self._on_moved()
        self._transport.queue(encode_command(self._asked()))
        self._transport.flush()

    def _on_readable(self) -> None:
        while not self._over and self._reads_lines():
            data = self._transport.read(1 if self._at is None else LINE)
            if not data:
                return
            self._on_moved()
            self._framer.feed(data)
            while not self._over and (frame := self._framer.next_frame()) is not None:
                self._take(frame)
        if not self._over:
            self._on_bytes()

    def _reads_lines(self) -> bool:
        """Whether what comes is lines still; the first one is read byte by byte, as bytes of the

        file may follow right behind it.
        """
        return self._at is None

    def _take(self, frame: bytes | Overflow) -> None:
        event = None if isinstance(frame, Overflow) else decode_event(frame)
        match event:
            case At(offset=offset) if self._at is None:
                self._at = offset
                self._begin(offset)
            case Received():
                self._end(self.finished.emit)
            case Refused(code=code):
                self._end(self.refused.emit, code)
            case None if not isinstance(frame, Overflow):
                pass  # of a later version
            case Malformed() | None:
                self._end(self.broken.emit)
            case _:
                pass

    def _end(self, tell: object, *arguments: object) -> None:
        if not self._over:
            self.stop()
            tell(*arguments)  # type: ignore[operator]

    def _fail(self, _: OSError) -> None:
        self._end(self.refused.emit, TROUBLE)

    def _on_closed(self, _: int, __: Failure | None) -> None:
        self._on_readable()  # what came before
        self._end(self.broken.emit)

    def _on_timeout(self) -> None:
        if self._transport.has_moved():
            self._on_moved()
        if time.monotonic() - self._moved >= self._config.silence:
            self._end(self.broken.emit)
