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

    def start(self) -> None:
        self._connect()

    def _asked(self) -> Put:
        return Put(file=self._id)

    def _reads_lines(self) -> bool:
        return True

    def _begin(self, offset: int) -> None:
        flow = Outflow(
            self._path, self._transport, self._worker, self, offset=offset, size=self._size
        )
        self._follow(flow)
        flow.ready.connect(flow.pump)
        self._transport.drained.connect(flow.pump)
        flow.start()
        # `Received` follows, once the room has looked at all of it
