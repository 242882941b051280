"""The files of a room between its sockets and its disk."""

import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.config import Limits
from app.net.blobs import clear_out
from app.net.carrier import Carrier, Intake, Outlet
from app.net.transport import Transport
from app.protocol.messages import Code
from app.room.outbox import Drop, Give, Output, Take
from app.room.porter import Porter
from app.temporary import TemporaryFolder
from app.worker import Worker

Answer = Callable[[Porter, float], list[Output]]
"""Tells a porter, and when, what the disk did; what has to be done about it."""
LOOK = 1_000
"""Milliseconds between two looks for connections that are stuck."""
CLOSING = 10_000
"""Milliseconds that the disk may take in the end for what is to be deleted; the rest goes when the
room opens again, or the program starts: nobody waits for a disk that does not answer."""


class Carriage(QObject):
    """Does what a hub wants done with bytes of files, beside `record` or, with None, in a folder

    that is gone with the program.

    Signals:
        answered(Answer): what the disk did, for the hub's porter.
        over(peer, abort): the connection has nothing more to do, or has to be cut.
        closed(): what had to be deleted is, or the disk took too long for it; follows `close`.
    """

    answered = Signal(object)
    over = Signal(int, bool)
    closed = Signal()

    def __init__(self, record: Path | None, limits: Limits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limits = limits
        self._temporary: TemporaryFolder | None = None
        self._folder = record.with_name(f"{record.stem}-arquivos") if record else None
        self._worker = Worker("files")
        self._carriers: dict[int, Carrier] = {}
        self._closing = self._is_closed = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._on_timeout)

    def clear_out(self, known: frozenset[str], removed: frozenset[str]) -> None:
        """Delete what is left of files whose messages were `removed`, and of offers that came to

        nothing; `known`: what is neither.
        """
        if self._folder is not None:
            age = self._limits.upload_kept
            self._worker.forget(partial(clear_out, self._folder, known, removed, age))

    def carry(self, output: Take | Give | Drop, transports: Mapping[int, Transport]) -> None:
        """Begin; `transports` are those of all peers."""
        if isinstance(output, Drop):
            path = self._path(output.blob)
            self._worker.forget(partial(path.unlink, missing_ok=True))
            return
        transport = transports.get(output.peer)
        if transport is None:
            return
        transport.divert()
        path, peer = self._path(output.blob), output.peer
        carrier: Carrier
        if isinstance(output, Take):
            carrier = Intake(output, path, self._limits.spare, transport, self._worker)
        else:
            carrier = Outlet(output, path, transport, self._worker)
        carrier.setParent(self)
        self._carriers[peer] = carrier
        carrier.ready.connect(self._on_ready)
        carrier.complete.connect(self._on_complete)
        carrier.failed.connect(self._on_failed)
        carrier.sent.connect(self._on_sent)
        carrier.start()
        self._timer.start()

    def gone(self, peer: int) -> None:
        """A connection is gone."""
        carrier = self._carriers.pop(peer, None)
        if carrier is not None:
            carrier.end()
            carrier.is_gone = True
            carrier.deleteLater()
        if not self._carriers:
            self._timer.stop()

    def close(self) -> None:
        """The room is over, and all connections are gone; `closed` follows."""
        if self._closing:
            return
        self._closing = True
        self._timer.stop()
        QTimer.singleShot(CLOSING, self, self._on_closed)
        # What comes of the jobs before may be jobs, too: files that are open are closed first,
        # since Windows deletes none of those.
        self._worker.do(_nothing, self._on_idle, self._on_idle)

    def _on_idle(self, _: object) -> None:
        if not self._is_closed:
            delete = self._temporary.delete if self._temporary is not None else _nothing
            self._worker.do(delete, self._on_closed, self._on_closed)

    def _on_closed(self, _: object = None) -> None:
        if not self._is_closed:
            self._is_closed = True
            if self._temporary is not None:
                self._temporary.leave()
            self.closed.emit()

    def _path(self, blob: str) -> Path:
        if self._folder is not None:
            return self._folder / blob
        if self._temporary is None:
            self._temporary = TemporaryFolder()
        return self._temporary.path / blob

    def _on_ready(self, peer: int, offset: int) -> None:
        self.answered.emit(lambda porter, now: porter.ready(peer, offset, now))

    def _on_complete(self, peer: int) -> None:
        self.answered.emit(lambda porter, now: porter.complete(peer, now))

    def _on_failed(self, peer: int, code: Code) -> None:
        self.answered.emit(lambda porter, _: porter.failed(peer, code))

    def _on_sent(self, peer: int) -> None:
        self.over.emit(peer, False)  # noqa: FBT003  (a Qt signal)

    def _on_timeout(self) -> None:
        now = time.monotonic()
        for peer, carrier in list(self._carriers.items()):
            if carrier.is_stuck(now, self._limits.stalled):
                self.over.emit(peer, True)  # noqa: FBT003  (a Qt signal)


def _nothing() -> None:
    """A job that only waits for its turn."""
