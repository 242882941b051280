"""Puts a damaged file of SQLite aside, so that nothing in it is lost and a new one can begin."""

from contextlib import suppress
from pathlib import Path


def put_aside(path: Path) -> Path:
    """Give the file, closed by now, and its log another name in its folder; the new path.

    Never over a file that exists. Raises OSError.
    """
    number = 1
    while (aside := path.with_name(f"{path.stem}-danificado-{number}{path.suffix}")).exists():
        number += 1
    # The log first: it must never be taken for the log of a new file.
    for log in ("-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + log).rename(aside.with_name(aside.name + log))
    path.rename(aside)
    return aside
