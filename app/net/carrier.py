"""One file of the room on its way: what its hub is told of it."""

import time
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.net.blobs import DamagedError, Incoming
from app.net.flow import Flow, Inflow, Outflow
from app.net.transport import Transport
from app.protocol.messages import Code
from app.room.outbox import Give, Take
from app.worker import Worker


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

    _flow: Flow[Any]

    def __init__(self, peer: int, transport: Transport, worker: Worker) -> None:
        super().__init__()
        self._peer = peer
        self._transport = transport
        self._worker = worker
        self._over = False
        self.is_gone = False  # the connection is
        self._waits_for_peer = False
        self.moved = time.monotonic()  # when the last byte did

    def start(self) -> None:
        """Open the file; `ready` or `failed` follows."""
        self._flow.start()

    def end(self) -> None:
        """The connection is gone: let go of the file."""
        if not self._over:
            self._over = True
            self._flow.close()

    def is_stuck(self, now: float, seconds: float) -> bool:
        """Whether the other side has not moved a byte for so long; to be asked again and again."""
        if self._transport.has_moved():
            self._on_moved()
        return self._waits_for_peer and now - self.moved >= seconds

    def _follow(self, flow: Flow[Any]) -> None:
        """These are the bytes that it is about."""
        self._flow = flow
        flow.ready.connect(self._on_ready)
        flow.moved.connect(self._on_moved)
        flow.failed.connect(self._fail)

    def _on_ready(self, offset: int) -> None:
        self.ready.emit(self._peer, offset)
        self._on_moved()
        self._waits_for_peer = True
        self._flow.pump()

    def _on_moved(self) -> None:
        self.moved = time.monotonic()

    def _fail(self, error: OSError) -> None:
        if not self._over:
            self.end()
            self.failed.emit(self._peer, self._code_of(error))

    def _code_of(self, _: OSError) -> Code:
        """What the other side is told of it."""
        return Code.FILE_DISK


class Intake(Carrier):
    """From the socket to the disk."""

    def __init__(
        self, take: Take, path: Path, spare: int, transport: Transport, worker: Worker
    ) -> None:
        super().__init__(take.peer, transport, worker)
        opens = partial(Incoming, path, take.size, take.sha256, spare=spare)
        flow = Inflow(opens, take.size, transport, worker, self)
        self._follow(flow)
        flow.whole.connect(self._on_whole)
        transport.readable.connect(flow.pump)

    def end(self) -> None:
        if not self._over:
            self._flow.pump()  # what the system had taken already
        super().end()

    def _code_of(self, error: OSError) -> Code:
        return Code.FILE_DAMAGED if isinstance(error, DamagedError) else super()._code_of(error)

    def _on_whole(self, file: Incoming) -> None:
        self._over = True
        self._waits_for_peer = False
        self._worker.do(file.finish, self._on_finished, self._on_unfinished)

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
        flow = Outflow(path, transport, worker, self, offset=give.offset, size=give.size)
        self._follow(flow)
        flow.sent.connect(self._on_sent)
        transport.drained.connect(flow.pump)

    def _on_sent(self) -> None:
        self.end()
        self.sent.emit(self._peer)
