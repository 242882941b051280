"""Sends the bytes of one file."""

from pathlib import Path

from PySide6.QtCore import QObject

from app.client.attachment import Attachment
from app.client.carrying import Carrying, Road
from app.net.flow import Outflow
from app.protocol.messages import Put


class Upload(Carrying):
    """From the disk to the room. Signals: those of `Carrying`."""

    def __init__(self, road: Road, attachment: Attachment, parent: QObject) -> None:
        super().__init__(road, parent)
        self._id = attachment.id
        self._path = attachment.path or Path()
        self._size = attachment.size
        self._flow: Outflow | None = None

    def start(self) -> None:
        self._connect()

    def _asked(self) -> Put:
        return Put(file=self._id)

    def _reads_lines(self) -> bool:
        return True

    def _begin(self, offset: int) -> None:
        self._flow = Outflow(
            self._path, self._transport, self._worker, self, offset=offset, size=self._size
        )
        self._flow.ready.connect(self._flow.pump)
        self._flow.moved.connect(self._on_moved)
        self._flow.progressed.connect(self.progressed)
        self._flow.failed.connect(self._fail)
        self._transport.drained.connect(self._flow.pump)
        self._flow.start()
        # `Received` follows, once the room has looked at all of it

    def _close_file(self) -> None:
        if self._flow is not None:
            self._flow.close()
