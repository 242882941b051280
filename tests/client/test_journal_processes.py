"""The journal when its program is killed, and when it is not alone."""

import signal
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.fixtures import ProgramMaker
from tests.support.journal import Runs, SlowDisk, message, seat, seat_at
from tests.support.programs import KILL, Program

# A run in a process of its own: says when it has opened and how many changes are on the disk, and
# goes on adding until somebody ends it.
SCRIPT = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
import app.client.journal as module
from app.client.journal import Journal, Seat, Unsent

def tell(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())  # whole, from whatever thread

class TellingFile(module.JournalFile):
    def write(self, changes):
        super().write(changes)
        tell("written", len(changes))

{broken}

module.JournalFile = TellingFile
application = QCoreApplication([])
journal = Journal(Path(sys.argv[1]))
added = 0

def add():
    global added
    added += 1
    text = "x" * 500
    journal.add(
        Unsent(cid=f"c{{added}}", room="r1", author="Ana", to="", text=text, time=added)
    )

def start():
    tell("opened", journal.seats("10.0.0.7", 9999, "Ana"))
    where = dict(host="10.0.0.7", port=9999, name="Ana")
    journal.keep_seat(Seat(**where, room="10.0.0.7:9999", token="t1"))
    if {many}:
        timer.start(0)
    else:
        add()

timer = QTimer()
timer.timeout.connect(add)
journal.failed.connect(lambda why: tell("failed", why))
journal.opened.connect(start)
journal.open()
sys.exit(application.exec())
"""
NEVER_COMMITS = """
import app.client.journal_file as file
def write(self, changes):
    if not self._db.in_transaction:
        self._db.execute("BEGIN IMMEDIATE")
    for record, is_kept in changes:
        self._db.execute(file._DO[type(record), is_kept], file.asdict(record))
    tell("written", len(changes))
TellingFile.write = write
"""


def script(*, many: bool, broken: str = "") -> tuple[str, ...]:
    return ("-c", SCRIPT.format(many=many, broken=broken))


def written(run: Program) -> int:
    """How many changes it has said to be on the disk."""
    return sum(int(line.split()[1]) for line in run.out.splitlines() if line.startswith("written "))


def kill(run: Program) -> None:
    run.send_signal(KILL)
    code = run.finish()
    if sys.platform != "win32":
        assert code == -signal.SIGKILL


# Killed


def check_that_a_message_that_was_written_survives(qtbot: QtBot, runs: Runs, run: Program) -> None:
    qtbot.waitUntil(lambda: written(run) == 2, timeout=20_000)
    kill(run)
    again = runs().start()
    assert [each.cid for each in again.unsent("r1", "Ana")] == ["c1"]
    assert seat_at(again, "10.0.0.7", 9999, "Ana") == seat()


def test_kill_9_after_a_message_was_written_does_not_lose_it(
    qtbot: QtBot, program: ProgramMaker, runs: Runs, folder: Path
) -> None:
    run = program(str(folder), python=script(many=False))
    check_that_a_message_that_was_written_survives(qtbot, runs, run)


def test_a_journal_that_does_not_commit_is_found_out(
    qtbot: QtBot, program: ProgramMaker, runs: Runs, folder: Path
) -> None:
    run = program(str(folder), python=script(many=False, broken=NEVER_COMMITS))
    with pytest.raises(AssertionError, match="c1"):
        check_that_a_message_that_was_written_survives(qtbot, runs, run)


def test_kill_9_in_the_middle_of_writing_loses_nothing_that_was_written(
    qtbot: QtBot, program: ProgramMaker, runs: Runs, folder: Path
) -> None:
    run = program(str(folder), python=script(many=True))
    qtbot.waitUntil(lambda: written(run) > 200, timeout=20_000)
    kill(run)
    kept = [each.cid for each in runs().start().unsent("r1", "Ana")]
    assert len(kept) >= written(run) - 1  # the seat
    assert kept == [f"c{number}" for number in range(1, len(kept) + 1)]


# Not alone


def check_that_the_second_keeps_its_hands_off(
    qtbot: QtBot, program: ProgramMaker, runs: Runs, folder: Path
) -> None:
    other = program(str(folder), python=script(many=False))
    qtbot.waitUntil(lambda: written(other) == 2, timeout=20_000)
    second = runs()
    journal = second.start()
    assert seat_at(journal, "10.0.0.7", 9999, "Ana") is None
    assert journal.unsent("r1", "Ana") == []
    journal.keep_seat(seat(word="mine"))
    journal.add(message(2))
    assert seat_at(journal, "10.0.0.7", 9999, "Ana") == seat(word="mine")
    assert journal.unsent("r1", "Ana") == [message(2)]
    second.end()
    assert second.told == ["opened", "closed"]
    kill(other)
    third = runs().start()
    assert seat_at(third, "10.0.0.7", 9999, "Ana") == seat()
    assert [each.cid for each in third.unsent("r1", "Ana")] == ["c1"]


def test_a_second_sala_of_the_same_person_remembers_without_the_file(
    qtbot: QtBot,
    program: ProgramMaker,
    runs: Runs,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.client.journal_file._LOCK_WAIT", 0.0)
    check_that_the_second_keeps_its_hands_off(qtbot, program, runs, folder)


def test_two_journals_of_one_process_do_not_share_the_file_either(
    qtbot: QtBot,
    program: ProgramMaker,
    runs: Runs,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.client.journal_file._LOCK_WAIT", 0.0)
    first, second, third = runs(), runs(), runs()
    first.start().keep_seat(seat())
    for other in (second, third):
        assert seat_at(other.start(), "10.0.0.7", 9999, "Ana") is None
        other.end()
        assert other.told == ["opened", "closed"]
    # On POSIX a process loses its lock when it closes the file anywhere.
    outsider = program(str(folder), python=script(many=False))
    qtbot.waitUntil(lambda: "opened" in outsider.out, timeout=20_000)
    assert outsider.out == "opened []\n"


def test_whoever_comes_while_the_other_one_closes_gets_the_file(
    runs: Runs, slow_disk: SlowDisk
) -> None:
    first, second = runs(), runs()
    first.start()
    slow_disk.writes.clear()
    first.journal.add(message(1))
    first.journal.close()
    second.journal.open()
    slow_disk.writes.set()
    second.bot.waitUntil(lambda: "opened" in second.told)
    assert second.journal.unsent("r1", "Ana") == [message(1)]
