"""Bytes of files on the disk of a room, and how much of them is right; every call blocks."""

import hashlib
import os
import shutil
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

REHASHED = 8_388_608
"""Bytes of a file that goes on which are read in one piece, some 10 ms; then others have a turn."""

SYNCED = 8_388_608
"""Bytes after which the disk has to have them: all at the end would make the record wait for it."""


class DamagedError(OSError):
    """What came is not what was announced."""


class FullError(OSError):
    """The disk has to keep some room for other things."""


class Incoming:
    """A file that is written from where it stopped. Raises OSError, on opening and on every call.

    `size` and `sha256`: what it will be in the end; `spare`: bytes that have to stay free. Nobody
    but its owner can read it, unless `mode` says otherwise.
    """

    def __init__(
        self, path: Path, size: int, sha256: str, *, spare: int = 0, mode: int = 0o600
    ) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._size = size
        self._sha256 = sha256
        self._hash = hashlib.sha256()
        # Never through a link that somebody put there.
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        self._file: BinaryIO = os.fdopen(os.open(path, flags, mode), "r+b", buffering=0)
        try:
            there = os.fstat(self._file.fileno()).st_size
            if there > size:
                there = 0
                self._file.truncate(0)
            if size - there > shutil.disk_usage(path.parent).free - spare:
                raise FullError("no room on the disk")
        except BaseException:
            self._file.close()
            raise
        self.offset = there
        """Bytes that are there; to be right, they have to be looked at by `recall` first."""
        self._recalled = 0
        self._unsynced = 0

    def recall(self) -> bool:
        """Look at a piece of what is there already; True when all of it was looked at."""
        piece = self._file.read(min(REHASHED, self.offset - self._recalled))
        self._hash.update(piece)
        self._recalled += len(piece)
        if not piece:
            self.offset = self._recalled
            self._file.seek(self.offset)
        return self._recalled >= self.offset

    def write(self, data: bytes) -> None:
        """The next bytes."""
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]
        self._hash.update(data)
        self.offset += len(data)
        self._unsynced += len(data)
        if self._unsynced >= SYNCED:
            self._unsynced = 0
            os.fsync(self._file.fileno())

    def finish(self) -> None:
        """All of it is there: it survives the loss of power. Raises DamagedError, and deletes it,

        when it is not what was announced.
        """
        os.fsync(self._file.fileno())
        self._file.close()
        if self.offset != self._size or self._hash.hexdigest() != self._sha256:
            self._path.unlink(missing_ok=True)
            raise DamagedError("the bytes are not those that were announced")

    def close(self) -> None:
        """Keep what is there, to go on later."""
        self._file.close()


class Outgoing:
    """A file that is read from `offset` on. Raises OSError."""

    def __init__(self, path: Path, offset: int, size: int) -> None:
        self._file: BinaryIO = path.open("rb", buffering=0)
        try:
            if os.fstat(self._file.fileno()).st_size < size:
                raise DamagedError("a part of it is missing")
            self._file.seek(offset)
        except BaseException:
            self._file.close()
            raise

    def read(self, most: int) -> bytes:
        """The next bytes."""
        data = self._file.read(most)
        if not data:
            raise DamagedError("it has become shorter")
        return data

    def close(self) -> None:
        """Let go of it."""
        self._file.close()


def clear_out(folder: Path, known: Collection[str], removed: Collection[str], age: float) -> None:
    """Delete what is not `known`, if it was `removed` or not touched for `age` seconds."""
    with suppress(OSError):  # there is no such folder yet
        for path in folder.iterdir():
            with suppress(OSError):
                if path.name not in known and (
                    path.name in removed or time.time() - path.stat().st_mtime > age
                ):
                    path.unlink()
