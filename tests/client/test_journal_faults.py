"""The journal when its file is damaged or somebody else's, and when its disk is broken."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.aside import put_aside
from app.client.journal import FILE_NAME
from app.client.journal_file import APPLICATION_ID, JournalFile
from tests.support.journal import Runs, SlowDisk, message, seat, seat_at


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# Damaged


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def scratch(content: bytes) -> bytes:
    return content[:4_096] + b"\xa5" * (len(content) - 4_096)


def scratch_indexes(content: bytes) -> bytes:
    pages = [content[start : start + 4_096] for start in range(0, len(content), 4_096)]
    return b"".join(b"\xa5" * 4_096 if page[0] in (2, 10) else page for page in pages)


@pytest.mark.parametrize(
    "damage",
    [
        cut,
        scratch,
        scratch_indexes,
        lambda content: bytes(len(content)),
        lambda _: b"name;mark\nana;10\n" * 100,
        lambda _: b"SQLite format 3\x00" + b"x" * 99,
        lambda content: content.replace(b"oi-1", b"\xff\xfe\xff\xfe"),
        lambda content: content.replace(b"CREATE TABLE seat", b"CREATE TABLE seaX"),
    ],
    ids=["cut", "scratched", "indexes", "zeros", "text", "header", "no UTF-8", "schema"],
)
def test_a_damaged_file_is_put_aside_and_a_new_one_begun(
    runs: Runs, folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    first = runs()
    first.start()
    for number in range(1, 40):
        first.journal.add(message(number, text=f"oi-{number}" + "x" * 300))
    first.end()
    path, aside = folder / FILE_NAME, folder / "guest-danificado-1.sqlite3"
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    second = runs()
    assert second.start().unsent("r1", "Ana") == []
    second.journal.add(message(50))
    second.end()
    assert second.told == ["put_aside", "opened", "closed"]
    assert second.aside == [aside]
    assert aside.read_bytes() == damaged
    third = runs()
    assert third.start().unsent("r1", "Ana") == [message(50)]
    third.end()
    assert third.told == ["opened", "closed"]


def test_what_was_put_aside_before_is_never_written_over(runs: Runs, folder: Path) -> None:
    folder.mkdir()
    for content in (b"first" * 100, b"second" * 100):
        (folder / FILE_NAME).write_bytes(content)
        run = runs()
        run.start()
        run.end()
    kept = files(folder)
    del kept[FILE_NAME]
    assert kept == {
        "guest-danificado-1.sqlite3": b"first" * 100,
        "guest-danificado-2.sqlite3": b"second" * 100,
    }


def test_the_log_of_a_damaged_file_goes_with_it(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(b"file")
    (folder / "guest.sqlite3-wal").write_bytes(b"log")
    assert put_aside(folder / FILE_NAME) == folder / "guest-danificado-1.sqlite3"
    assert files(folder) == {
        "guest-danificado-1.sqlite3": b"file",
        "guest-danificado-1.sqlite3-wal": b"log",
    }


@pytest.mark.parametrize(
    ("application", "version", "why"),
    [
        (APPLICATION_ID, 5, "schema 5, this program knows 4"),
        (7, 0, "the file belongs to another program"),
        (0, 1, "the file belongs to another program"),
    ],
)
def test_a_file_of_a_newer_sala_or_of_another_program_is_left_as_it_is(
    runs: Runs, folder: Path, application: int, version: int, why: str
) -> None:
    folder.mkdir()
    db = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    db.execute("CREATE TABLE seat (later TEXT)")
    db.execute(f"PRAGMA application_id = {application}")
    db.execute(f"PRAGMA user_version = {version}")
    db.close()
    before = files(folder)
    run = runs()
    run.start().add(message(1))
    assert run.journal.unsent("r1", "Ana") == [message(1)]
    run.end()
    assert run.told == ["failed", "opened", "closed"]
    assert run.failures == [why]
    assert files(folder) == before


# A broken disk


def test_where_no_folder_can_be_made_it_says_so_once_and_remembers(
    runs: Runs, folder: Path
) -> None:
    folder.write_bytes(b"")  # also root cannot make a folder there
    run = runs()
    run.journal.add(message(1))
    run.start().add(message(2))
    run.journal.keep_seat(seat())
    assert run.journal.unsent("r1", "Ana") == [message(1), message(2)]
    assert seat_at(run.journal, "10.0.0.7", 9999, "Ana") == seat()
    run.end()
    assert run.told == ["failed", "opened", "closed"]
    assert str(folder) in run.failures[0]


def test_a_folder_in_the_place_of_the_file_is_left_as_it_is(runs: Runs, folder: Path) -> None:
    (folder / FILE_NAME).mkdir(parents=True)
    before = (folder / FILE_NAME).stat().st_mode
    run = runs()
    run.start()
    run.end()
    assert run.told == ["failed", "opened", "closed"]
    assert (folder / FILE_NAME).stat().st_mode == before


def test_a_disk_that_is_full_is_told_once_and_what_was_written_stays(
    runs: Runs, slow_disk: SlowDisk
) -> None:
    first = runs()
    first.start().add(message(1))
    first.bot.waitUntil(lambda: slow_disk.batches == [1])
    slow_disk.is_full = True
    first.journal.add(message(2))
    first.bot.waitUntil(lambda: "failed" in first.told)
    slow_disk.is_full = False
    first.journal.add(message(3))
    first.journal.remove("c1")
    assert first.journal.unsent("r1", "Ana") == [message(2), message(3)]
    first.end()
    assert first.told == ["opened", "failed", "closed"]
    assert first.failures == ["database or disk is full"]
    assert runs().start().unsent("r1", "Ana") == [message(1)]


def test_a_journal_that_cannot_write_still_holds_the_seats_that_it_read(
    runs: Runs, slow_disk: SlowDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.journal_file._LOCK_WAIT", 0.0)
    first, second = runs(), runs()
    first.start().keep_seat(seat())
    first.bot.waitUntil(lambda: slow_disk.batches == [1])
    slow_disk.is_full = True
    first.journal.add(message(2))
    first.bot.waitUntil(lambda: "failed" in first.told)
    assert seat_at(second.start(), "10.0.0.7", 9999, "Ana") is None


def test_a_really_full_disk_keeps_all_of_a_batch_or_nothing(folder: Path, runs: Runs) -> None:
    class SmallDisk(JournalFile):
        def __init__(self, path: Path) -> None:
            super().__init__(path)
            self._db.execute("PRAGMA max_page_count = 12")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.client.journal.JournalFile", SmallDisk)
        first = runs()
        first.start()
        for number in range(1, 40):
            first.journal.add(message(number, text="x" * 4_000))
        first.bot.waitUntil(lambda: "failed" in first.told)
        first.end()
    assert first.failures == ["database or disk is full"]
    kept = [each.cid for each in runs().start().unsent("r1", "Ana")]
    assert len(kept) < 12
    assert kept == [f"c{number}" for number in range(1, len(kept) + 1)]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_mistake_of_our_own_is_told_and_keeps_nothing_of_its_batch(
    runs: Runs, slow_disk: SlowDisk
) -> None:
    first = runs()
    first.start()
    slow_disk.writes.clear()
    first.journal.add(message(1))
    first.bot.waitUntil(slow_disk.writing.is_set)
    first.journal.add(message(2))
    first.journal.add(message(3, text="\ud800"))  # no UTF-8
    slow_disk.writes.set()
    first.bot.waitUntil(lambda: "failed" in first.told)
    first.journal.add(message(4))
    assert len(first.journal.unsent("r1", "Ana")) == 4
    first.end()
    assert first.told == ["opened", "failed", "closed"]
    assert runs().start().unsent("r1", "Ana") == [message(1)]
