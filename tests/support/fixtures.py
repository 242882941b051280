"""The fixtures of the tests with sockets; each folder's conftest takes what it needs."""

import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from pytestqt.qtbot import QtBot

from app.client.journal import Journal
from app.config import ClientConfig, Limits, ServerConfig
from app.net.server import Server
from tests.support.client import Person
from tests.support.disk import Disk
from tests.support.guests import LOOPBACK
from tests.support.programs import Program
from tests.support.running import OpenRoom


class RoomMaker(Protocol):
    """`open_room(limits=…, data=…)`: a room that listens on a free port of loopback."""

    def __call__(
        self,
        *,
        limits: Limits | None = None,
        data: Path | None = None,
        port: int = 0,
        room: str = "Turma 3B",
        server: Callable[[ServerConfig], Server] = Server,
    ) -> OpenRoom: ...


@pytest.fixture
def open_room(qtbot: QtBot) -> Iterator[RoomMaker]:
    """Makes rooms; all of them are closed in order after the test."""
    with ExitStack() as ends:

        def make(
            *,
            limits: Limits | None = None,
            data: Path | None = None,
            port: int = 0,
            room: str = "Turma 3B",
            server: Callable[[ServerConfig], Server] = Server,
        ) -> OpenRoom:
            config = ServerConfig(
                room=room, address=LOOPBACK, port=port, data=data, limits=limits or Limits()
            )
            opened = OpenRoom(qtbot, config, server)
            ends.callback(opened.end)
            opened.start()
            return opened

        yield make


@pytest.fixture
def quick_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rooms and guests look at everyone's silence 20 times a second instead of once."""
    monkeypatch.setattr("app.room.hub.SWEEP", 0.05)
    monkeypatch.setattr("app.client.connection.LOOK", 50)


class PersonMaker(Protocol):
    """`person(config)`: somebody with a client."""

    def __call__(
        self, config: ClientConfig | None = None, journal: Journal | None = None
    ) -> Person: ...


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[PersonMaker]:
    """Makes people with clients; all of them are gone after the test."""
    with ExitStack() as ends:

        def make(config: ClientConfig | None = None, journal: Journal | None = None) -> Person:
            made = Person(qtbot, config, journal)
            ends.callback(made.end)
            return made

        yield make


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """The disk of every room that is opened from now on."""
    made = Disk()
    monkeypatch.setattr("app.net.recorder.History", made.history())
    yield made
    made.ready.set()


class ProgramMaker(Protocol):
    """`program("servidor", "--porta", "0")`: Sala in a process of its own."""

    def __call__(
        self,
        *words: str,
        stdin: int = subprocess.PIPE,
        stdout: int = subprocess.PIPE,
        env: Mapping[str, str] | None = None,
        python: tuple[str, ...] = ("-m", "app"),
    ) -> Program: ...


@pytest.fixture
def program() -> Iterator[ProgramMaker]:
    """Starts programs; all of them have ended after the test."""
    with ExitStack() as ends:

        def start(
            *words: str,
            stdin: int = subprocess.PIPE,
            stdout: int = subprocess.PIPE,
            env: Mapping[str, str] | None = None,
            python: tuple[str, ...] = ("-m", "app"),
        ) -> Program:
            started = Program(*words, stdin=stdin, stdout=stdout, env=env, python=python)
            ends.callback(started.end)
            return started

        yield start
