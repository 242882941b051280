"""Fetches the bytes of one file, and saves them under a name that the person chose."""

import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.client.attachment import Attachment
from app.client.carrying import PIECE, TROUBLE, Carrying, Road, nothing
from app.net.blobs import DamagedError, Incoming
from app.protocol.messages import Code, Get

ORDINARY = 0o666
"""Who may read and write what was saved, as far as the person's own settings do not forbid it."""
AHEAD = 2
"""Pieces that wait for the disk; more stay in the socket, which slows the room."""
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
        self._size = attachment.size
        self._part = part_of(path, attachment.sha256)
        self._opens = partial(
            Incoming, self._part, attachment.size, attachment.sha256, mode=ORDINARY
        )
        self._file: Incoming | None = None
        self._offset = self._left = 0
        self._writing = 0

    def start(self) -> None:
        self._worker.do(self._opens, self._on_file_opened, self._fail)

    def discard(self) -> None:
        """Stop, and delete what came so far."""
        self.stop()
        self._worker.do(partial(self._part.unlink, missing_ok=True), nothing, nothing)

    def _asked(self) -> Get:
        return Get(file=self._id, offset=self._offset)

    def _close_file(self) -> None:
        if self._file is not None:
            self._worker.do(self._file.close, nothing, nothing)
            self._file = None

    def _on_file_opened(self, file: Incoming) -> None:
        if self._over:
            self._worker.do(file.close, nothing, nothing)
            return
        self._file = file
        self._worker.do(file.recall, self._on_recalled, self._fail)

    def _on_recalled(self, all_of_it: bool) -> None:  # noqa: FBT001  (what the job returned)
        if self._over or self._file is None:
            return
        if not all_of_it:
            self._worker.do(self._file.recall, self._on_recalled, self._fail)
            return
        self._offset = self._file.offset
        self._left = self._size - self._offset
        self.progressed.emit(self._offset)
        if self._left:
            self._connect()
        else:
            self._finish_when_whole()

    def _begin(self, offset: int) -> None:
        if offset != self._offset:
            self._end(self.broken.emit)

    def _on_bytes(self) -> None:
        while self._file and not self._over and self._left and self._writing < AHEAD:
            data = self._transport.read(min(PIECE, self._left))
            if not data:
                return
            self._moved = time.monotonic()
            self._left -= len(data)
            self._writing += 1
            self._worker.do(partial(self._file.write, data), self._on_written, self._fail)

    def _on_written(self, _: None) -> None:
        self._writing -= 1
        if self._over:
            return
        self.progressed.emit(self._size - self._left)
        self._on_bytes()
        self._finish_when_whole()

    def _on_closed(self, _: int, __: object) -> None:
        if self._left:
            self._on_readable()
        if self._left:
            self._end(self.broken.emit)
        # else only the disk has something to do yet

    def _finish_when_whole(self) -> None:
        if self._file and not (self._over or self._left or self._writing):
            file, self._file = self._file, None
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
