"""What a file is that shall be sent: its size, and its SHA-256. Both block on the disk."""

import hashlib
import stat
from pathlib import Path

HASHED = 8_388_608
"""Bytes that are read at once to know the hash of a file; then others have a turn."""


class Hashing:
    """Reads a file to know what it is, a piece at a time. Raises OSError."""

    def __init__(self, path: Path, size: int) -> None:
        self.path = path
        self.size = size
        self._read = 0
        self._hash = hashlib.sha256()

    def go_on(self) -> bool:
        """Read a piece; True at its end."""
        with self.path.open("rb") as file:
            file.seek(self._read)
            piece = file.read(min(HASHED, self.size - self._read))
        if not piece:
            raise OSError("it has become shorter")
        self._hash.update(piece)
        self._read += len(piece)
        return self._read >= self.size

    def digest(self) -> str:
        """SHA-256 of what was read, in hexadecimal digits."""
        return self._hash.hexdigest()


def size_of(path: Path) -> int:
    """The size of a file that can be sent; -1 for what is none. Raises OSError."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):  # a folder, or a pipe that would never end
        return -1
    with path.open("rb"):
        return found.st_size
