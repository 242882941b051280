"""The bytes of one file between a socket and the disk; neither is ever waited for."""

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from app.net.blobs import Incoming, Outgoing
from app.net.transport import Transport
from app.worker import Worker

PIECE = 262_144
"""Bytes that go to the disk, or come from it, at once."""
AHEAD = 2
"""Pieces of one file that wait for the disk; more stay in the socket, which slows the sender."""

File = TypeVar("File", bound=Incoming | Outgoing)


class Flow(QObject, Generic[File]):
    """What both directions have in common.

    Signals:
        ready(offset): the file is open; the bytes from `offset` on may be moved.
        moved(): bytes came, or the network took all that there were.
        progressed(offset): the bytes before `offset` are done with.
        failed(OSError): the disk could not.
    """

    ready = Signal(object)
    moved = Signal()
    progressed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, opens: Callable[[], File], transport: Transport, worker: Worker, parent: QObject
    ) -> None:
        """`opens` is called in the thread of `worker`."""
        super().__init__(parent)
        self._opens = opens
        self._transport = transport
        self._worker = worker
        self._file: File | None = None
        self._over = False

    def start(self) -> None:
        """Open the file; `ready` or `failed` follows."""
        self._worker.do(self._opens, self._on_opened, self._on_failed)

    @abstractmethod
    def pump(self) -> None:
        """Move what can be moved now: after `ready`, and when the socket has, or takes, more."""

    def close(self) -> None:
        """Let go of the file, and tell nothing any more."""
        if not self._over:
            self._over = True
            if self._file is not None:
                self._worker.forget(self._file.close)

    @abstractmethod
    def _on_open(self, file: File) -> None: ...

    def _on_opened(self, file: File) -> None:
        if self._over:
            self._worker.forget(file.close)
        else:
            self._file = file
            self._on_open(file)

    def _on_failed(self, error: OSError) -> None:
        if not self._over:
            self.failed.emit(error)


class Inflow(Flow[Incoming]):
    """From the socket to a file of `size` bytes in the end.

    Signals: those of `Flow`, and
        whole(Incoming): all bytes are written; whoever hears it has to `finish` the file.
    """

    whole = Signal(object)

    def __init__(
        self,
        opens: Callable[[], Incoming],
        size: int,
        transport: Transport,
        worker: Worker,
        parent: QObject,
    ) -> None:
        super().__init__(opens, transport, worker, parent)
        self._size = size
        self._writing = 0  # pieces that wait for the disk
        self.left = 0
        """Bytes that still have to come, once it is `ready`."""

    def pump(self) -> None:
        while self._file and not self._over and self.left and self._writing < AHEAD:
            data = self._transport.read(min(PIECE, self.left))
            if not data:
                return
            self.moved.emit()
            self.left -= len(data)
            self._writing += 1
            self._worker.do(partial(self._file.write, data), self._on_written, self._on_failed)

    def _on_open(self, file: Incoming) -> None:
        self._worker.do(file.recall, self._on_recalled, self._on_failed)

    def _on_recalled(self, all_of_it: bool) -> None:  # noqa: FBT001  (what the job returned)
        if self._over or self._file is None:
            return
        if not all_of_it:
            self._worker.do(self._file.recall, self._on_recalled, self._on_failed)
            return
        self.left = self._size - self._file.offset
        self.ready.emit(self._file.offset)
        self._tell_when_whole()

    def _on_written(self, _: None) -> None:
        self._writing -= 1
        if not self._over:
            self.progressed.emit(self._size - self.left)
            self.pump()
            self._tell_when_whole()

    def _tell_when_whole(self) -> None:
        if self._file and not (self._over or self.left or self._writing):
            self.whole.emit(self._file)


class Outflow(Flow[Outgoing]):
    """From a file of `size` bytes to the socket, beginning at `offset`.

    Signals: those of `Flow`, and
        sent(): the network took all of it.
    """

    sent = Signal()

    def __init__(  # noqa: PLR0913  (its collaborators)
        self,
        path: Path,
        transport: Transport,
        worker: Worker,
        parent: QObject,
        *,
        offset: int,
        size: int,
    ) -> None:
        super().__init__(partial(Outgoing, path, offset, size), transport, worker, parent)
        self._offset = offset
        self._size = size
        self._reading = False

    def pump(self) -> None:
        """One piece, once the one before is on its way."""
        if self._over or self._reading or self._file is None or self._transport.flush() > 0:
            return
        self.moved.emit()
        self.progressed.emit(self._offset)
        left = self._size - self._offset
        if left > 0:
            self._reading = True
            read = partial(self._file.read, min(PIECE, left))
            self._worker.do(read, self._on_read, self._on_failed)
        else:
            self.sent.emit()

    def _on_open(self, _: Outgoing) -> None:
        self.ready.emit(self._offset)

    def _on_read(self, data: bytes) -> None:
        self._reading = False
        if not self._over:
            self._offset += len(data)
            self._transport.queue(data)
            self._transport.flush()
            self.pump()
