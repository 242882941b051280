"""Fetches the bytes of one file, and saves them under a name that the person chose."""

import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.client.attachment import Attachment
from app.client.carrying import TROUBLE, Carrying, Road
from app.net.blobs import DamagedError, Incoming
from app.net.flow import Inflow
from app.protocol.messages import Code, Get

ORDINARY = 0o666
"""Who may read and write what was saved, as far as the person's own settings do not forbid it."""
# What browsers write beside what they fetched, so that Windows asks before it is run.
_MARK = "[ZoneTransfer]\r\nZoneId=3\r\n"


class Download(Carrying):
    """From the room to the disk, hash checked; until then in a file beside `path`.

    Signals: those of `Carrying`.
    """

    def __init__(self, road: Road, attachment: Attachment, path: Path, parent: QObject) -> None:
        super().__init__(road, parent)
        self._id = attachment.id
        self._path = path
        self._part = part_of(path, attachment.sha256)
        opens = partial(Incoming, self._part, attachment.size, attachment.sha256, mode=ORDINARY)
        self._offset = 0
        self._bytes = Inflow(opens, attachment.size, self._transport, self._worker, self)
        self._follow(self._bytes)
        self._bytes.ready.connect(self._on_ready)
        self._bytes.whole.connect(self._on_whole)

    def start(self) -> None:
        self._bytes.start()

    def discard(self) -> None:
        """Stop, and delete what came so far."""
        self.stop()
        self._worker.forget(partial(self._part.unlink, missing_ok=True))

    def _asked(self) -> Get:
        return Get(file=self._id, offset=self._offset)

    def _on_ready(self, offset: int) -> None:
        self._offset = offset
        self.progressed.emit(offset)
        if self._bytes.left:
            self._connect()

    def _begin(self, offset: int) -> None:
        if offset != self._offset:
            self._end(self.broken.emit)

    def _on_bytes(self) -> None:
        self._bytes.pump()

    def _on_closed(self, _: int, __: object) -> None:
        if self._bytes.left:
            self._on_readable()
        if self._bytes.left:
            self._end(self.broken.emit)
        # else only the disk has something to do yet

    def _on_whole(self, file: Incoming) -> None:
        self._timer.stop()
        finish = partial(_finish, file, self._part, self._path)
        self._worker.do(finish, self._on_finished, self._on_unfinished)

    def _on_finished(self, _: None) -> None:
        self._end(self.finished.emit)

    def _on_unfinished(self, error: OSError) -> None:
        damaged = isinstance(error, DamagedError)
        self._end(self.refused.emit, Code.FILE_DAMAGED if damaged else TROUBLE)


def part_of(path: Path, sha256: str) -> Path:
    """Where a file grows until it is whole: beside its place, so that it only has to be renamed."""
    return path.with_name(f"sala-{sha256[:16]}.part")


def _finish(file: Incoming, part: Path, path: Path) -> None:
    file.finish()
    part.replace(path)
    if sys.platform == "win32":
        with suppress(OSError):  # a stick knows no such marks
            Path(f"{path}:Zone.Identifier").write_text(_MARK, encoding="ascii")
