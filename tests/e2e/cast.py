"""One room with everyone in it: two windows, a terminal, and three raw guests."""

import socket
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Protocol, TypeVar

from tests.e2e.guests import Nc, Raw, bare, prefixed
from tests.e2e.programs import Server
from tests.e2e.stage import Stage
from tests.e2e.terminal import Terminal
from tests.e2e.waiting import until
from tests.e2e.window import Window

ROOM = "Turma 3B"


class Person(Protocol):
    """Anyone who is in the room, by whatever program."""

    name: str

    def say(self, words: str) -> None:
        """To everyone."""

    def tell(self, to: str, words: str) -> None:
        """To one person."""

    def seen(self) -> list[str]:
        """Every line or row that this person was shown."""

    def sees(self, words: str) -> str:
        """Wait for a line with these words."""


class Ending(Protocol):
    """Whatever has to be ended."""

    def end(self) -> None: ...


T = TypeVar("T", bound=Ending)


class Cast:
    """Everybody, in the order in which they came in. `server` is None where a window hosts.

    `end` ends them all. A window hosts the room, or else the server without one does.
    """

    def __init__(self, stage: Stage, folder: Path, *, headless: bool) -> None:
        self.folder = folder
        self.server: Server | None = None
        self._ends = ExitStack()
        self._fences = count(1)
        try:
            self._come_in(stage, headless=headless)
        except BaseException:
            self.end()
            raise

    def _come_in(self, stage: Stage, *, headless: bool) -> None:
        if headless:
            self.server = self._keep(Server(self.home("servidor"), room=ROOM))
        self.ana = self._keep(Window(stage, self.home("ana"), 0, name="Ana"))
        self.bia = self._keep(Window(stage, self.home("bia"), 1, name="Bia"))
        if self.server is not None:
            self.port = self.server.port
            self.ana.join(f"127.0.0.1:{self.port}")
        else:
            self.ana.host(ROOM, port=0)
            self.port = self.ana.hosted_port()
        self.ana.is_in_room()
        self.bia.join(f"localhost:{self.port}")
        self.bia.is_in_room()
        self.teo = self._keep(Terminal(self.home("teo"), f"127.0.0.1:{self.port}", "Téo"))
        self.teo.sees("Você entrou em")
        self.davi = self._keep(Nc(self.home("davi"), self.port, "Davi"))
        self.davi.sees("Bem-vindo, Davi!")
        self.eva = self._keep(Raw(self.port, "Eva", bare))
        self.eva.sees("Bem-vindo, Eva!")
        self.fabio = self._keep(Raw(self.port, "Fábio", prefixed))
        self.fabio.say("cheguei")
        see(self.but(self.fabio), "cheguei")

    @property
    def everyone(self) -> list[Person]:
        return [self.ana, self.bia, self.teo, self.davi, self.eva, self.fabio]

    def but(self, *absent: Person) -> list[Person]:
        return [person for person in self.everyone if person not in absent]

    def home(self, name: str) -> Path:
        """A new home folder."""
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.folder))

    def fence(self) -> None:
        """Wait until everyone has seen something said now.

        The room has one order: whatever was to be seen before has then been seen.
        """
        words = f"cerca {next(self._fences)}."
        self.davi.say(words)
        see(self.but(self.davi), words)
        if self.server is not None:
            self.server.sees(words)

    def end(self) -> None:
        """End every program, the latest first."""
        self._ends.close()

    def _keep(self, kept: T) -> T:
        self._ends.callback(kept.end)
        return kept


def see(people: Iterable[Person], words: str) -> None:
    """Wait until each of these people has seen these words."""
    for person in people:
        person.sees(words)


def rows_with(person: Person, words: str) -> list[str]:
    """What this person was shown so far that has these words."""
    return [row for row in person.seen() if words in row]


def answer(person: Person, words: str, answered: str) -> str:
    """Say something; the row with `answered` that this person is shown then."""
    before = len(rows_with(person, answered))
    person.say(words)
    told = f"{person.name} said “{words}” and waits for “{answered}”"
    return until(lambda: rows_with(person, answered)[before:], told)[-1]


def free_port() -> int:
    """A port that nobody used just now."""
    with socket.socket() as door:
        door.bind(("0.0.0.0", 0))
        return int(door.getsockname()[1])
