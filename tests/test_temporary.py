"""Temporary folders: gone with their owner or, where that was killed, with whoever comes next."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from app import temporary
from app.temporary import TemporaryFolder, delete_dead
from tests.support.programs import KILL, ROOT

OWNER = """
import sys
from app.temporary import TemporaryFolder
folder = TemporaryFolder()
(folder.path / "foto").write_bytes(b"x")
print(folder.path, flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def tmp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where all temporary folders of this test and its programs are."""
    tmp = tmp_path / "tmp"
    tmp.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp))
    return tmp


@contextmanager
def owner() -> Iterator[tuple["subprocess.Popen[str]", Path]]:
    """A program that has a temporary folder until its input ends, and the folder."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], cwd=ROOT, stdin=pipe, stdout=pipe, encoding="utf-8"
    ) as program:
        assert program.stdout is not None
        try:
            yield program, Path(program.stdout.readline().strip())
        finally:
            with suppress(OSError):
                program.kill()


def everything(tmp: Path) -> list[Path]:
    return sorted(tmp.iterdir())


def test_it_is_gone_when_it_is_deleted_and_when_nobody_has_it_any_more(tmp: Path) -> None:
    first, second = TemporaryFolder(), TemporaryFolder()
    (first.path / "foto").write_bytes(b"x")
    first.delete()
    first.delete()
    assert not first.path.exists()
    assert second.path.exists()
    del second
    assert everything(tmp) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_nobody_else_can_look_into_it() -> None:
    assert TemporaryFolder().path.parent.stat().st_mode & 0o077 == 0


def test_it_is_gone_with_its_program(tmp: Path) -> None:
    with owner() as (program, folder):
        assert (folder / "foto").exists()
        program.communicate("")
        assert program.returncode == 0
        assert everything(tmp) == []


def test_what_a_killed_program_left_is_deleted_and_what_others_use_is_not(tmp: Path) -> None:
    mine = TemporaryFolder()
    with owner() as (dead, left), owner() as (_, used):
        dead.send_signal(KILL)
        dead.wait()
        delete_dead()
        assert not left.parent.exists()
        assert (used / "foto").exists()
        assert mine.path.exists()
        assert len(everything(tmp)) == 2


def test_two_who_tidy_at_once_are_no_trouble(tmp: Path) -> None:
    with owner() as (dead, _):
        dead.send_signal(KILL)
        dead.wait()
        tidy = [sys.executable, "-c", "from app.temporary import delete_dead; delete_dead()"]
        both = [subprocess.Popen(tidy, cwd=ROOT) for _ in range(2)]
        assert [each.wait() for each in both] == [0, 0]
        assert everything(tmp) == []


@pytest.mark.parametrize("made", ["no lock", "no files", "a file"])
def test_what_is_not_surely_of_a_dead_program_stays(tmp: Path, made: str) -> None:
    """Of an older Sala, of one that is just making it, of something else."""
    outer = tmp / "sala-abc"
    if made == "a file":
        outer.write_bytes(b"")
    else:
        outer.mkdir()
        if made == "no lock":
            (outer / "files").mkdir()
        else:
            (outer / "lock").write_bytes(b"")
    delete_dead()
    assert everything(tmp) == [outer]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_that_somebody_put_there_leads_nowhere(tmp: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "casa"
    (theirs / "files").mkdir(parents=True)
    (theirs / "lock").write_bytes(b"")
    (theirs / "files" / "tese").write_bytes(b"x")
    (tmp / "sala-abc").symlink_to(theirs)
    delete_dead()
    assert (theirs / "files" / "tese").exists()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="users of POSIX")
def test_the_folder_of_another_person_is_left_to_them(
    tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with owner() as (dead, left):
        dead.send_signal(KILL)
        dead.wait()
        monkeypatch.setattr(os, "getuid", lambda: os.geteuid() + 1)
        delete_dead()
        assert left.exists()


def test_what_cannot_be_deleted_now_goes_another_time(
    tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows deletes no file that somebody has open."""
    folder = TemporaryFolder()
    with monkeypatch.context() as stubborn:
        stubborn.setattr(shutil, "rmtree", lambda *_, **__: None)
        folder.delete()
    assert folder.path.exists()
    delete_dead()
    assert everything(tmp) == []


def test_on_a_disk_without_locks_nobody_judges_by_them(
    tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_: int) -> bool:
        return False

    with monkeypatch.context() as lockless:
        lockless.setattr(temporary, "_is_locked", never)
        folder = TemporaryFolder()
    delete_dead()
    assert folder.path.exists()
    folder.delete()
    assert everything(tmp) == []


def test_one_whose_disk_does_not_answer_is_left_to_the_next_program(tmp: Path) -> None:
    folder = TemporaryFolder()
    folder.leave()
    del folder
    assert len(everything(tmp)) == 1
