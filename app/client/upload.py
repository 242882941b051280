"""Sends the bytes of one file."""

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.client.attachment import Attachment
from app.client.carrying import PIECE, Carrying, Road, nothing
from app.net.blobs import Outgoing
from app.protocol.messages import Put


class Upload(Carrying):
    """From the disk to the room. Signals: those of `Carrying`."""

    def __init__(self, road: Road, attachment: Attachment, parent: QObject) -> None:
        super().__init__(road, parent)
        self._id = attachment.id
        self._path = attachment.path or Path()
        self._size = attachment.size
        self._file: Outgoing | None = None
        self._sent = 0
        self._reading = False

    def start(self) -> None:
        self._connect()

    def _asked(self) -> Put:
        return Put(file=self._id)

    def _reads_lines(self) -> bool:
        return True

    def _begin(self, offset: int) -> None:
        self._sent = offset
        opens = partial(Outgoing, self._path, offset, self._size)
        self._worker.do(opens, self._on_file_opened, self._fail)

    def _close_file(self) -> None:
        if self._file is not None:
            self._worker.do(self._file.close, nothing, nothing)
            self._file = None

    def _on_file_opened(self, file: Outgoing) -> None:
        if self._over:
            self._worker.do(file.close, nothing, nothing)
            return
        self._file = file
        self._pump()

    def _on_drained(self) -> None:
        super()._on_drained()
        self._pump()

    def _pump(self) -> None:
        if self._over or self._reading or self._file is None or self._transport.flush() > 0:
            return
        self._moved = time.monotonic()
        self.progressed.emit(self._sent)
        left = self._size - self._sent
        if left > 0:
            self._reading = True
            read = partial(self._file.read, min(PIECE, left))
            self._worker.do(read, self._on_read, self._fail)
        # else `Received` follows, once the room has looked at all of it

    def _on_read(self, data: bytes) -> None:
        self._reading = False
        if not self._over:
            self._sent += len(data)
            self._transport.queue(data)
            self._transport.flush()
            self._pump()
