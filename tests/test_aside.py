"""A damaged file is put aside whole or not at all, and never over another one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.aside import put_aside


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with its log."""
    record = tmp_path / "sala.sqlite3"
    record.write_bytes(b"the file")
    record.with_name("sala.sqlite3-wal").write_bytes(b"its log")
    return record


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def check_that_nothing_is_put_aside_by_halves(
    put: Callable[[Path], Path], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a file that another program has open cannot be renamed."""
    before = files(path.parent)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == path:
            raise PermissionError(13, "another program has it open")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        put(path)
    assert files(path.parent) == before


def test_what_cannot_be_put_aside_whole_stays_where_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_that_nothing_is_put_aside_by_halves(put_aside, path, monkeypatch)


def test_the_check_catches_a_file_that_is_put_aside_by_halves(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(path: Path) -> Path:
        path.with_name("sala.sqlite3-wal").rename(path.with_name("aside.sqlite3-wal"))
        return path.rename(path.with_name("aside.sqlite3"))

    with pytest.raises(AssertionError):
        check_that_nothing_is_put_aside_by_halves(careless, path, monkeypatch)


def test_a_log_alone_is_put_aside_as_well(path: Path) -> None:
    path.unlink()
    assert put_aside(path) == path.with_name("sala-danificado-1.sqlite3")
    assert files(path.parent) == {"sala-danificado-1.sqlite3-wal": b"its log"}


def test_a_log_that_was_put_aside_before_is_not_written_over(path: Path) -> None:
    path.with_name("sala-danificado-1.sqlite3-wal").write_bytes(b"an older log")
    assert put_aside(path) == path.with_name("sala-danificado-2.sqlite3")
    assert files(path.parent) == {
        "sala-danificado-1.sqlite3-wal": b"an older log",
        "sala-danificado-2.sqlite3": b"the file",
        "sala-danificado-2.sqlite3-wal": b"its log",
    }
