"""Puts a damaged file of SQLite aside, so that nothing in it is lost and a new one can begin."""

from contextlib import suppress
from pathlib import Path

_PARTS = ("-wal", "-shm", "-journal", "")
"""What SQLite adds to the name of a file for those that belong to it. The log goes first: it must
never be taken for the log of a new file."""


def put_aside(path: Path) -> Path:
    """Give the file, closed by now, and its log another name in its folder; the new path.

    Never over a file that exists. With an OSError all of it is where it was, as far as the system
    lets what went come back.
    """
    number = 1
    aside = path
    while any(_with(aside, part).exists() for part in _PARTS):
        aside = path.with_name(f"{path.stem}-danificado-{number}{path.suffix}")
        number += 1
    gone = list[str]()
    try:
        for part in _PARTS:
            if _with(path, part).exists():
                _with(path, part).rename(_with(aside, part))
                gone.append(part)
    except OSError:
        for part in reversed(gone):
            with suppress(OSError):
                _with(aside, part).rename(_with(path, part))
        raise
    return aside


def _with(path: Path, part: str) -> Path:
    return path.with_name(path.name + part)
