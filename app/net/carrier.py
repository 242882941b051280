"""One file on its way between a socket and the disk; neither is ever waited for."""

import time
from abc import abstractmethod
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.net.blobs import DamagedError, Incoming, Outgoing
from app.net.transport import Transport
from app.protocol.messages import Code
from app.room.outbox import Give, Take
from app.worker import Worker

PIECE = 262_144
"""Bytes that go to the disk, or come from it, at once."""
AHEAD = 2
"""Pieces of one file that wait for the disk; more stay in the socket, which slows the sender."""


class Carrier(QObject):
    """Moves the bytes of one file, whose connection is `peer`.

    Signals:
        ready(peer, offset): the disk is ready; the bytes from `offset` on may follow.
        complete(peer): all of them came, and are right.
        failed(peer, Code): the disk could not.
        sent(peer): all of them were sent.
    """

    ready = Signal(int, object)
    complete = Signal(int)
    failed = Signal(int, object)
    sent = Signal(int)

    def __init__(self, peer: int, transport: Transport, worker: Worker) -> None:
        super().__init__()
        self._peer = peer
        self._transport = transport
        self._worker = worker
        self._over = False
        self.is_gone = False  # the connection is
        self._waits_for_peer = False
        self.moved = time.monotonic()  # when the last byte did

    @abstractmethod
    def start(self) -> None:
        """Open the file; `ready` or `failed` follows."""

    @abstractmethod
    def end(self) -> None:
        """The connection is gone: let go of the file."""

    def is_stuck(self, now: float, seconds: float) -> bool:
        """Whether the other side has not moved a byte for so long."""
        return self._waits_for_peer and now - self.moved >= seconds

    def _fail(self, error: OSError) -> None:
        if not self._over:
            self.end()
            damaged = isinstance(error, DamagedError)
            self.failed.emit(self._peer, Code.FILE_DAMAGED if damaged else Code.FILE_DISK)


class Intake(Carrier):
    """From the socket to the disk."""

    def __init__(
        self, take: Take, path: Path, spare: int, transport: Transport, worker: Worker
    ) -> None:
        super().__init__(take.peer, transport, worker)
        self._open = partial(Incoming, path, take.size, take.sha256, spare=spare)
        self._size = take.size
        self._file: Incoming | None = None
        self._left = 0  # bytes that still have to come
        self._writing = 0  # pieces that wait for the disk
        transport.readable.connect(self._on_readable)

    def start(self) -> None:
        self._worker.do(self._open, self._on_opened, self._fail)

    def end(self) -> None:
        if not self._over:
            self._on_readable()  # what the system had taken already
            self._over = True
            if self._file is not None:
                self._worker.do(self._file.close, _nothing, _nothing)

    def _on_opened(self, file: Incoming) -> None:
        if self._over:
            self._worker.do(file.close, _nothing, _nothing)
            return
        self._file = file
        self._worker.do(file.recall, self._on_recalled, self._fail)

    def _on_recalled(self, all_of_it: bool) -> None:  # noqa: FBT001  (what the job returned)
        if self._over or self._file is None:
            return
        if not all_of_it:
            self._worker.do(self._file.recall, self._on_recalled, self._fail)
            return
        self._left = self._size - self._file.offset
        self.ready.emit(self._peer, self._file.offset)
        self.moved = time.monotonic()
        self._waits_for_peer = True
        self._on_readable()
        self._finish_when_whole()

    def _on_readable(self) -> None:
        """Take what is there, as long as the disk keeps up."""
        while self._file and not self._over and self._left and self._writing < AHEAD:
            data = self._transport.read(min(PIECE, self._left))
            if not data:
                return
            self.moved = time.monotonic()
            self._left -= len(data)
            self._writing += 1
            self._worker.do(partial(self._file.write, data), self._on_written, self._fail)

    def _on_written(self, _: None) -> None:
        self._writing -= 1
        self._on_readable()
        self._finish_when_whole()

    def _finish_when_whole(self) -> None:
        if self._file and not (self._over or self._left or self._writing):
            self._over = True
            self._waits_for_peer = False
            self._worker.do(self._file.finish, self._on_finished, self._on_unfinished)

    def _on_finished(self, _: None) -> None:
        if self.is_gone:
            return  # it is whole, and told when its author asks again
        self.complete.emit(self._peer)

    def _on_unfinished(self, error: OSError) -> None:
        self._over = self.is_gone
        self._fail(error)


class Outlet(Carrier):
    """From the disk to the socket."""

    def __init__(self, give: Give, path: Path, transport: Transport, worker: Worker) -> None:
        super().__init__(give.peer, transport, worker)
        self._open = partial(Outgoing, path, give.offset, give.size)
        self._offset = give.offset
        self._left = give.size - give.offset
        self._file: Outgoing | None = None
        self._reading = False
        transport.drained.connect(self._pump)

    def start(self) -> None:
        self._worker.do(self._open, self._on_opened, self._fail)

    def end(self) -> None:
        if not self._over:
            self._over = True
            if self._file is not None:
                self._worker.do(self._file.close, _nothing, _nothing)

    def _on_opened(self, file: Outgoing) -> None:
        if self._over:
            self._worker.do(file.close, _nothing, _nothing)
            return
        self._file = file
        self.ready.emit(self._peer, self._offset)
        self._waits_for_peer = True
        self._pump()

    def _pump(self) -> None:
        """One piece, once the one before is on its way."""
        if self._over or self._reading or self._file is None:
            return
        if self._transport.flush() > 0:
            return  # `drained` follows
        self.moved = time.monotonic()
        if self._left:
            self._reading = True
            read = partial(self._file.read, min(PIECE, self._left))
            self._worker.do(read, self._on_read, self._fail)
        else:
            self.end()
            self.sent.emit(self._peer)

    def _on_read(self, data: bytes) -> None:
        self._reading = False
        if not self._over:
            self._left -= len(data)
            self._transport.queue(data)
            self._transport.flush()
            self._pump()


def _nothing(_: object) -> None:
    """It does not matter any more."""
