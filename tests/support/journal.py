"""Runs of a program that has a journal, and what they keep in it."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from pytestqt.qtbot import QtBot

from app.client.journal import Journal, Seat, Unsent
from app.client.journal_file import JournalError, JournalFile
from app.client.kept import Change


def message(number: int, *, room: str = "r1", author: str = "Ana", text: str = "oi") -> Unsent:
    return Unsent(
        cid=f"c{number}", room=room, author=author, to="", text=text, time=1_795_252_325_000
    )


def seat(host: str = "10.0.0.7", port: int = 9999, name: str = "Ana", word: str = "t1") -> Seat:
    room = f"{host.casefold()}:{port}"  # one for each address
    return Seat(host=host, port=port, name=name, room=room, token=word)


def seat_at(journal: Journal, host: str, port: int, name: str) -> Seat | None:
    """What a journal offers first, when it is of that very port."""
    first = next(iter(journal.seats(host, port, name)), None)
    return first if first is not None and first.port == port else None


def drop_at(journal: Journal, host: str, port: int, name: str) -> None:
    """Forget a seat at an address."""
    found = seat_at(journal, host, port, name)
    if found is not None:
        journal.drop_seat(found)


class Run:
    """One run of the program: a journal, and what it told."""

    def __init__(self, bot: QtBot, folder: Path | None) -> None:
        self.bot = bot
        self.journal = Journal(folder)
        self.told: list[str] = []
        self.failures: list[str] = []
        self.aside: list[Path] = []
        self.journal.opened.connect(lambda: self.told.append("opened"))
        self.journal.failed.connect(lambda _: self.told.append("failed"))
        self.journal.put_aside.connect(lambda _: self.told.append("put_aside"))
        self.journal.closed.connect(lambda: self.told.append("closed"))
        self.journal.failed.connect(self.failures.append)
        self.journal.put_aside.connect(self.aside.append)

    def start(self) -> Journal:
        """Come back when it has opened."""
        self.journal.open()
        self.bot.waitUntil(lambda: "opened" in self.told)
        return self.journal

    def end(self) -> None:
        """Come back when it has closed."""
        self.journal.close()
        self.bot.waitUntil(lambda: "closed" in self.told)


class Runs(Protocol):
    """`runs()`: another run of the program on the same folder."""

    def __call__(self, folder: Path | None = ...) -> Run: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the journals of a test are."""
    return tmp_path / "data"


@pytest.fixture
def runs(qtbot: QtBot, folder: Path) -> Iterator[Runs]:
    """Runs the program; all runs have ended after the test."""
    with ExitStack() as ends:

        def make(folder: Path | None = folder) -> Run:
            run = Run(qtbot, folder)
            ends.callback(run.end)
            return run

        yield make


class SlowDisk:
    """What the test does to the disk of each journal."""

    def __init__(self) -> None:
        self.opens = threading.Event()
        self.writes = threading.Event()
        self.opens.set()
        self.writes.set()
        self.writing = threading.Event()
        self.is_full = False
        self.batches: list[int] = []

    def file(self) -> type[JournalFile]:
        """The kind of `JournalFile` that such a disk makes."""
        disk = self

        class StubbornFile(JournalFile):
            def __init__(self, path: Path) -> None:
                assert disk.opens.wait(30)
                super().__init__(path)

            def write(self, changes: Sequence[Change]) -> None:
                disk.writing.set()
                assert disk.writes.wait(30)
                if disk.is_full:
                    raise JournalError("database or disk is full")
                super().write(changes)
                disk.batches.append(len(changes))

        return StubbornFile


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    """The disk of every journal that is opened from now on."""
    made = SlowDisk()
    monkeypatch.setattr("app.client.journal.JournalFile", made.file())
    yield made
    made.opens.set()
    made.writes.set()
