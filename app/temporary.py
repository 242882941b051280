"""A folder that is gone with whoever had it made, or with the program; where that was killed,

with the next one that starts.
"""

import os
import shutil
import sys
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PREFIX = "sala-"
_LOCK = "lock"
_INNER = "files"  # there only while somebody alive has the lock, or somebody dead had it


class TemporaryFolder:
    """An own folder, which nobody else can read. Raises OSError where none can be made.

    The system lets go of its lock when the program ends, however that happens: so `delete_dead`
    knows of each whether somebody still needs it.
    """

    def __init__(self) -> None:
        outer = Path(tempfile.mkdtemp(prefix=_PREFIX))
        lock = _new_lock(outer / _LOCK)
        self.path = outer / _INNER
        self.path.mkdir()
        # Python's own TemporaryDirectory warns of what it was made for.
        self._end = weakref.finalize(self, _delete, outer, lock)

    def delete(self) -> None:
        """Delete it, and all that is in it, now."""
        self._end()

    def leave(self) -> None:
        """Its disk does not answer: nobody waits for it, and the next program deletes it."""
        self._end.detach()


def delete_dead() -> None:
    """Delete the folders of programs that were killed. Blocks."""
    with suppress(OSError):
        for outer in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            with suppress(OSError):
                _delete_if_dead(outer)


def _delete_if_dead(outer: Path) -> None:
    is_own = sys.platform == "win32" or outer.lstat().st_uid == os.getuid()
    # Before the lock is asked for: a folder that is just being made shall get it.
    if outer.is_symlink() or not is_own or not (outer / _INNER).is_dir():
        return
    lock = os.open(outer / _LOCK, os.O_RDWR)
    if _is_locked(lock):
        _delete(outer, lock)
    else:
        os.close(lock)


def _delete(outer: Path, lock: int | None) -> None:
    """What cannot be deleted now keeps its lock file, and goes another time."""
    inner = outer / _INNER
    shutil.rmtree(inner, ignore_errors=True)
    if lock is not None:
        os.close(lock)
    if not inner.exists():
        with suppress(OSError):
            (outer / _LOCK).unlink(missing_ok=True)
            outer.rmdir()


def _new_lock(path: Path) -> int | None:
    """A file that is locked; None on a disk that knows no locks: nobody may judge by them there."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    if _is_locked(lock):
        return lock
    os.close(lock)
    path.unlink()
    return None


def _is_locked(lock: int) -> bool:
    """Whether it is ours now, and nobody else's, until it is closed or its program ends."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
