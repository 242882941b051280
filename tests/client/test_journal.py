"""The journal: what a guest has not yet said, and its seats, survive a restart of the program."""

import os
import sqlite3
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from app.client.journal import FILE_NAME, Journal, Unsent
from app.client.journal_file import APPLICATION_ID
from app.client.kept import LONGEST_DRAFT, MOST_DRAFTS, Read, Seat, Written
from tests.support.journal import Runs, SlowDisk, drop_at, message, seat, seat_at

# Kept


def test_what_was_added_is_there_after_a_restart_in_its_order(runs: Runs) -> None:
    private = Unsent(
        cid="x", room="r1", author="Ana", to="José", text="só\nnós 😀", time=7, failed=True
    )
    first = runs()
    journal = first.start()
    for each in (message(3), message(1), private, message(2)):
        assert journal.add(each)
    assert journal.unsent("r1", "Ana") == [message(3), message(1), private, message(2)]
    first.end()
    again = runs().start()
    assert again.unsent("r1", "Ana") == [message(3), message(1), private, message(2)]


def test_a_journal_of_the_first_schema_goes_on(runs: Runs, folder: Path) -> None:
    folder.mkdir()
    db = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.executescript(
        """PRAGMA user_version = 1;
        CREATE TABLE seat (id INTEGER PRIMARY KEY, host TEXT NOT NULL, port INTEGER NOT NULL,
        name TEXT NOT NULL, room TEXT NOT NULL, token TEXT NOT NULL,
        UNIQUE (room, name) ON CONFLICT REPLACE) STRICT;
        CREATE TABLE unsent (id INTEGER PRIMARY KEY, cid TEXT NOT NULL UNIQUE, room TEXT NOT NULL,
        author TEXT NOT NULL, "to" TEXT NOT NULL, text TEXT NOT NULL, time INTEGER NOT NULL,
        failed INTEGER NOT NULL) STRICT;
        INSERT INTO unsent VALUES (1, 'c', 'r1', 'Ana', '', 'oi', 7, 0);"""
    )
    db.close()
    old = Unsent(cid="c", room="r1", author="Ana", to="", text="oi", time=7)
    answer = Unsent(cid="d", room="r1", author="Ana", to="", text="sim", time=8, reply=5)
    first = runs()
    journal = first.start()
    assert journal.unsent("r1", "Ana") == [old]
    journal.add(answer)
    first.end()
    assert runs().start().unsent("r1", "Ana") == [old, answer]


def test_a_journal_of_the_second_schema_goes_on(runs: Runs, folder: Path) -> None:
    first = runs()
    first.start().add(message(1))
    first.end()
    db = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    db.executescript("DROP TABLE draft; DROP TABLE read; PRAGMA user_version = 2;")
    db.close()
    second = runs()
    assert second.start().unsent("r1", "Ana") == [message(1)]
    second.journal.keep_draft(written("oi"))
    second.end()
    assert runs().start().drafts("r1", "Ana") == [written("oi")]


def written(text: str, *, room: str = "r1", author: str = "Ana", to: str = "") -> Written:
    return Written(room=room, author=author, to=to, text=text)


def test_a_draft_is_there_after_a_restart_as_it_was_last(runs: Runs) -> None:
    first = runs()
    journal = first.start()
    answer = Written(room="r1", author="Ana", to="José", text="e\nvocê? 😀", reply=7)
    for each in (written("o"), answer, written("oi")):
        journal.keep_draft(each)
    first.end()
    second = runs()
    assert second.start().drafts("r1", "ana") == [answer, written("oi")]
    second.journal.keep_draft(written("mudou", to="JOSÉ"))
    second.end()
    assert runs().start().drafts("r1", "Ana") == [written("oi"), written("mudou", to="JOSÉ")]


@pytest.mark.parametrize("text", ["", " \n\t", "a" * (LONGEST_DRAFT + 1)])
def test_an_empty_draft_and_one_that_is_far_too_long_take_the_old_one_away(
    runs: Runs, text: str
) -> None:
    first = runs()
    first.start().keep_draft(written("oi"))
    first.journal.keep_draft(written(text))
    assert first.journal.drafts("r1", "Ana") == []
    first.end()
    assert runs().start().drafts("r1", "Ana") == []


def test_drafts_of_a_place_that_is_given_up_go_and_no_others(runs: Runs) -> None:
    first = runs()
    journal = first.start()
    others = [written("b", author="Bia"), written("c", room="r2")]
    for each in (written("a"), written("a", to="Bia"), *others):
        journal.keep_draft(each)
    journal.drop_begun("r1", "ana")
    first.end()
    again = runs().start()
    assert again.drafts("r1", "Ana") == []
    assert again.drafts("r1", "Bia") + again.drafts("r2", "Ana") == others


def test_the_draft_that_was_changed_longest_ago_goes_when_there_are_too_many(runs: Runs) -> None:
    first = runs()
    journal = first.start()
    for number in range(MOST_DRAFTS):
        journal.keep_draft(written("oi", to=f"p{number}"))
    journal.keep_draft(written("mais", to="p0"))
    journal.keep_draft(written("oi"))
    first.end()
    kept = [each.to for each in runs().start().drafts("r1", "Ana")]
    assert kept == [f"p{number}" for number in range(2, MOST_DRAFTS)] + ["p0", ""]


def test_how_far_one_has_read_is_there_after_a_restart_and_goes_with_the_place(runs: Runs) -> None:
    first = runs()
    journal = first.start()
    for seq in (3, 7):
        journal.keep_read(Read(room="r1", author="Ana", to="", seq=seq))
    journal.keep_read(Read(room="r1", author="ana", to="José", seq=5))
    journal.keep_read(Read(room="r1", author="Bia", to="", seq=9))
    first.end()
    second = runs()
    found = second.start().reads("r1", "ANA")
    assert [(each.to, each.seq) for each in found] == [("", 7), ("José", 5)]
    second.journal.drop_begun("r1", "Ana")
    second.end()
    again = runs().start()
    assert again.reads("r1", "Ana") == []
    assert [each.seq for each in again.reads("r1", "Bia")] == [9]


def test_the_order_holds_when_some_were_removed_and_others_added_in_the_next_run(
    runs: Runs,
) -> None:
    first = runs()
    journal = first.start()
    for number in (1, 2, 3):
        journal.add(message(number))
    journal.remove("c3")
    journal.remove("c1")
    journal.mark_failed("c2", failed=True)
    first.end()
    second = runs()
    assert [each.failed for each in second.start().unsent("r1", "Ana")] == [True]
    second.journal.add(message(0))
    second.journal.mark_failed("c2", failed=False)
    second.end()
    assert runs().start().unsent("r1", "Ana") == [message(2), message(0)]


def test_each_room_and_each_author_has_its_own(runs: Runs) -> None:
    first = runs()
    journal = first.start()
    journal.add(message(1, author="José"))
    journal.add(message(2, author="Bia"))
    journal.add(message(3, room="r2", author="José"))
    first.end()
    again = runs().start()
    for spelling in ("José", "JOSE\u0301", " josé "):
        assert [each.cid for each in again.unsent("r1", spelling)] == ["c1"]
    assert [each.cid for each in again.unsent("r1", "Bia")] == ["c2"]
    assert [each.cid for each in again.unsent("r2", "josé")] == ["c3"]
    assert again.unsent("r2", "Bia") == []


def test_a_message_that_is_added_twice_is_kept_once_and_in_its_first_place(runs: Runs) -> None:
    first = runs()
    journal = first.start()
    for number in (1, 2, 1):
        assert journal.add(message(number))
    first.end()
    second = runs()
    assert second.start().add(message(1))
    assert second.journal.unsent("r1", "Ana") == [message(1), message(2)]
    second.end()
    assert runs().start().unsent("r1", "Ana") == [message(1), message(2)]


def test_what_nobody_added_can_be_marked_and_removed_without_harm(runs: Runs) -> None:
    first = runs()
    first.start().mark_failed("c1", failed=True)
    first.journal.remove("c1")
    drop_at(first.journal, "10.0.0.7", 9999, "Ana")
    first.journal.add(message(2))
    first.end()
    assert first.failures == []
    assert runs().start().unsent("r1", "Ana") == [message(2)]


def test_the_newest_seat_of_a_name_at_an_address_is_there_after_a_restart(runs: Runs) -> None:
    first = runs()
    journal = first.start()
    journal.keep_seat(seat("Sala-3.local", 9999, "José", "old"))
    journal.keep_seat(seat("sala-3.LOCAL", 9999, "JOSE\u0301", "new"))
    journal.keep_seat(seat("sala-3.local", 9998, "José", "port"))
    journal.keep_seat(seat("sala-3.local", 9999, "Bia", "name"))
    journal.keep_seat(seat("gone", 9999, "Bia", "gone"))
    drop_at(journal, "GONE", 9999, "bia")
    first.end()
    again = runs().start()
    newest = seat("sala-3.LOCAL", 9999, "JOSE\u0301", "new")
    assert seat_at(again, "SALA-3.local", 9999, "josé") == newest
    assert seat_at(again, "sala-3.local", 9998, "josé") == seat(
        "sala-3.local", 9998, "José", "port"
    )
    assert seat_at(again, "sala-3.local", 9999, "bia") == seat("sala-3.local", 9999, "Bia", "name")
    assert seat_at(again, "gone", 9999, "Bia") is None


def test_without_a_folder_it_remembers_for_as_long_as_it_runs(runs: Runs, tmp_path: Path) -> None:
    run = runs(None)
    before = sorted(tmp_path.rglob("*"))
    run.start().add(message(1))
    run.journal.keep_seat(seat())
    assert run.journal.unsent("r1", "Ana") == [message(1)]
    assert seat_at(run.journal, "10.0.0.7", 9999, "Ana") == seat()
    run.end()
    assert run.told == ["opened", "closed"]
    assert sorted(tmp_path.rglob("*")) == before


def test_it_is_open_from_opened_until_close_and_can_be_closed_at_any_time(runs: Runs) -> None:
    run = runs()
    assert not run.journal.is_open
    assert run.start().is_open
    run.journal.close()
    assert not run.journal.is_open
    run.journal.close()
    run.end()
    assert run.told == ["opened", "closed"]
    never = runs()
    never.end()
    assert never.told == ["closed"]


def test_whoever_hears_closed_may_delete_it_since_its_thread_is_gone(folder: Path) -> None:
    left: list[str] = []
    for number in range(50):
        loop = QEventLoop()
        journal = Journal(folder)
        journal.closed.connect(lambda: left.extend(each.name for each in threading.enumerate()))
        journal.closed.connect(loop.quit)
        journal.add(message(number))
        journal.open()
        journal.close()
        loop.exec()
    assert "journal" not in left
    assert len(left) >= 50


# Nobody waits for the disk


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.client.journal.PATIENCE", 50)


def test_nothing_waits_for_a_disk_that_hangs_and_closing_writes_everything(
    runs: Runs, slow_disk: SlowDisk, qtbot: QtBot
) -> None:
    first = runs()
    journal = first.start()
    slow_disk.writes.clear()
    journal.add(message(0))
    qtbot.waitUntil(slow_disk.writing.is_set)
    turns: list[None] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(None))
    timer.start(0)
    for number in range(1, 500):
        journal.add(message(number))
    journal.remove("c7")
    journal.keep_seat(seat())
    journal.close()
    qtbot.waitUntil(lambda: len(turns) > 100)
    timer.stop()
    assert len(journal.unsent("r1", "Ana")) == 499
    assert (first.told, slow_disk.batches) == (["opened"], [])
    slow_disk.writes.set()
    first.end()
    assert slow_disk.batches == [1, 501]  # what waited is one commit
    again = runs().start()
    assert [each.cid for each in again.unsent("r1", "Ana")] == [
        f"c{number}" for number in range(500) if number != 7
    ]
    assert seat_at(again, "10.0.0.7", 9999, "Ana") == seat()


@pytest.mark.usefixtures("impatient")
def test_a_disk_that_does_not_open_the_file_is_told_and_one_goes_on_without_it(
    runs: Runs, slow_disk: SlowDisk, qtbot: QtBot
) -> None:
    slow_disk.opens.clear()
    run = runs()
    journal = run.start()
    assert (run.told, run.failures) == (["failed", "opened"], ["o disco não responde"])
    journal.add(message(1))
    assert journal.unsent("r1", "Ana") == [message(1)]
    slow_disk.opens.set()
    qtbot.waitUntil(lambda: "journal" not in {each.name for each in threading.enumerate()})
    assert journal.unsent("r1", "Ana") == [message(1)]
    run.end()
    assert run.told == ["failed", "opened", "closed"]


def test_a_disk_that_does_not_write_the_last_of_it_keeps_nobody_from_closing(
    runs: Runs, slow_disk: SlowDisk, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    run = runs()
    run.start().add(message(1))
    request.getfixturevalue("impatient")  # it may take its time to open
    qtbot.waitUntil(slow_disk.writing.is_set)
    slow_disk.writes.clear()
    run.journal.add(message(2))
    run.end()
    slow_disk.writes.set()
    qtbot.waitUntil(lambda: "journal" not in {each.name for each in threading.enumerate()})
    assert run.told == ["opened", "closed"]


def test_what_is_remembered_while_the_file_opens_joins_what_it_held(
    runs: Runs, slow_disk: SlowDisk
) -> None:
    first = runs()
    journal = first.start()
    journal.keep_seat(seat(word="old"))
    journal.keep_seat(seat("other", word="other"))
    for number in (1, 2):
        journal.add(message(number))
    first.end()
    slow_disk.opens.clear()
    second = runs()
    second.journal.add(message(0))
    second.journal.open()
    second.journal.add(message(3))
    second.journal.remove("c1")
    second.journal.keep_seat(seat(word="new"))
    second.journal.drop_seat(seat("other"))
    second.journal.close()
    assert second.journal.unsent("r1", "Ana") == [message(0), message(3)]
    assert second.told == []
    slow_disk.opens.set()
    second.end()
    assert second.told == ["opened", "closed"]
    again = runs().start()
    assert again.unsent("r1", "Ana") == [message(2), message(0), message(3)]
    assert seat_at(again, "10.0.0.7", 9999, "Ana") == seat(word="new")
    assert seat_at(again, "other", 9999, "Ana") is None


# Bounds


def test_earlier_messages_make_place_for_new_ones_the_oldest_first(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.kept.MOST_UNSENT", 3)
    first = runs()
    first.start()
    for number in (1, 2, 3):
        first.journal.add(message(number))
    first.end()
    second = runs()
    second.start().add(message(4))
    second.journal.add(message(5))
    assert second.journal.unsent("r1", "Ana") == [message(3), message(4), message(5)]
    second.end()
    assert runs().start().unsent("r1", "Ana") == [message(3), message(4), message(5)]


def test_a_message_of_this_run_never_makes_place_and_a_new_one_is_not_taken(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.kept.MOST_UNSENT", 2)
    first = runs()
    journal = first.start()
    assert [journal.add(message(number)) for number in (1, 2, 3, 1)] == [True, True, False, True]
    assert journal.unsent("r1", "Ana") == [message(1), message(2)]
    journal.remove("c1")
    assert journal.add(message(3))
    first.end()
    assert runs().start().unsent("r1", "Ana") == [message(2), message(3)]


def test_an_earlier_message_that_was_sent_makes_no_place_twice(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.kept.MOST_UNSENT", 2)
    first = runs()
    first.start().add(message(1))
    first.end()
    second = runs()
    second.start().remove("c1")
    assert [second.journal.add(message(number)) for number in (2, 3, 4)] == [True, True, False]
    assert second.journal.unsent("r1", "Ana") == [message(2), message(3)]


def test_a_text_that_no_room_takes_is_not_taken(runs: Runs) -> None:
    journal = runs().start()
    assert not journal.add(message(1, text="x" * 4_001))
    assert journal.add(message(2, text="x" * 4_000))
    assert [each.cid for each in journal.unsent("r1", "Ana")] == ["c2"]


def test_there_are_a_hundred_seats_and_the_oldest_goes_first(runs: Runs) -> None:
    first = runs()
    first.start()
    for port in range(1, 101):
        first.journal.keep_seat(seat(port=port))
    first.journal.keep_seat(seat(port=1, word="again"))  # the newest now
    first.journal.keep_seat(seat(port=101))
    first.end()
    again = runs().start()
    found = [port for port in range(1, 102) if seat_at(again, "10.0.0.7", port, "Ana") is not None]
    assert found == [1, *range(3, 102)]


def test_more_than_the_bound_in_the_file_is_dropped_when_it_is_read(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = runs()
    first.start()
    for number in range(5):
        first.journal.add(message(number))
        first.journal.keep_seat(seat(port=number))
    first.end()
    monkeypatch.setattr("app.client.journal_file.MOST_UNSENT", 2)
    monkeypatch.setattr("app.client.journal_file.MOST_SEATS", 1)
    for _ in range(2):
        run = runs()
        assert run.start().unsent("r1", "Ana") == [message(3), message(4)]
        assert seat_at(run.journal, "10.0.0.7", 3, "Ana") is None
        assert seat_at(run.journal, "10.0.0.7", 4, "Ana") == seat(port=4)
        run.end()


# Secrets


@pytest.mark.parametrize("had_mode", [None, 0o644])
def test_only_its_owner_may_read_the_file_and_its_log(
    runs: Runs, folder: Path, had_mode: int | None
) -> None:
    path = folder / FILE_NAME
    if had_mode is not None:
        folder.mkdir()
        path.touch()
        path.chmod(had_mode)
    mask = os.umask(0)
    try:
        run = runs()
        run.start().keep_seat(seat())
        run.journal.add(message(1))
        run.bot.waitUntil(lambda: path.with_name(FILE_NAME + "-wal").stat().st_size > 0)
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()}
        run.end()
    finally:
        os.umask(mask)
    assert set(modes) == {FILE_NAME, FILE_NAME + "-wal"}
    if sys.platform != "win32":  # there the person's profile protects it
        assert set(modes.values()) == {0o600}


def test_a_new_file_is_private_from_the_moment_it_exists(
    runs: Runs, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    really: Callable[..., int] = os.open

    def spy(path: Path, flags: int, mode: int) -> int:
        assert not path.exists()
        made.append(mode)
        return really(path, flags, mode)

    monkeypatch.setattr("app.client.journal_file.os.open", spy)
    run = runs()
    run.start()
    run.end()
    assert made == [0o600]
    assert run.failures == []


def test_a_token_does_not_show_when_a_seat_is_printed() -> None:
    assert "segredo" not in repr(seat(word="segredo"))


def test_a_name_has_a_seat_for_each_room_of_a_computer_and_the_likeliest_comes_first(
    runs: Runs,
) -> None:
    """Who visits another room at the same address does not lose the place in the first."""
    first = runs()
    journal = first.start()
    here = [
        Seat(host="10.0.0.7", port=port, name="Ana", room=room, token=f"t-{room}")
        for port, room in ((9999, "a"), (9998, "b"), (9999, "c"))
    ]
    for each in here:
        journal.keep_seat(each)
    journal.keep_seat(Seat(host="10.0.0.8", port=9999, name="Ana", room="d", token="t-d"))
    first.end()
    again = runs().start()
    assert [each.room for each in again.seats("10.0.0.7", 9999, "ANA")] == ["c", "a", "b"]
    moved = Seat(host="10.0.0.9", port=1, name="Ana", room="a", token="t-a2")
    again.keep_seat(moved)
    assert again.seats("10.0.0.9", 9999, "Ana") == [moved]
    assert [each.room for each in again.seats("10.0.0.7", 9999, "Ana")] == ["c", "b"]
