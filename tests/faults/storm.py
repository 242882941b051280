"""A storm: guests who talk through cables that break, to a host that is killed and comes back.

What is to be believed is the host's record on disk. After the storm every guest is held against it.
"""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import QObject, QTimer

from app.client.client import Client, ClientState
from app.client.outbox import Outbox
from app.client.outcome import Done
from app.client.timeline import Entry, Kind, State
from app.config import ClientConfig, Limits
from app.protocol.messages import Joined, Left, Said, Stored, Told
from app.protocol.names import name_key
from app.room.history import History, history_path
from tests.support.client import rows
from tests.support.guests import LOOPBACK
from tests.support.programs import KILL, Program
from tests.support.saboteur import Saboteur

# Seconds for what people wait longer for.
HASTY = ClientConfig(connect=1.0, answer=2.0, ping_after=0.5, silence=1.5, farewell=0.5)
NAMES = ("ana", "bia", "caio", "davi", "eva")
STRIKES = 0.12  # of all that happens; the rest is talk
DEATHS = 2  # of the host
KEPT = 20_000_000  # bytes that a host may have grown by: it remembers the latest events
STUBBORN = ("davi", "eva")  # as simple programs are

Message = tuple[int, str, str]  # seq, author, text
Wait = Callable[[Callable[[], bool], int], None]  # until something is so, for milliseconds


class Host:
    """A room in a process of its own, killed and started again on the same data and port."""

    def __init__(self, data: Path, python: tuple[str, ...] = ("-m", "app")) -> None:
        self.data = data
        self._python = python
        self._port = 0
        self._program: Program | None = None

    @property
    def port(self) -> int:
        """Where it listens, 0 while it does not."""
        _, _, where = (self._program.out if self._program else "").partition(f"{LOOPBACK}:")
        self._port = int(where.split()[0]) if where else self._port
        return self._port if where else 0

    @property
    def pid(self) -> int:
        """Its process."""
        assert self._program is not None
        return self._program.pid

    def descriptors(self) -> int:
        """Files and sockets that it has open; 0 where the system does not tell (not Linux)."""
        folder = Path(f"/proc/{self.pid}/fd")
        return len(list(folder.iterdir())) if folder.exists() else 0

    def memory(self) -> int:
        """Bytes of its resident memory; 0 where the system does not tell (not Linux)."""
        pages = Path(f"/proc/{self.pid}/statm")
        return int(pages.read_text().split()[1]) * 4_096 if pages.exists() else 0

    def start(self) -> None:
        """Begin to open the room."""
        words = ("servidor", "--endereco", LOOPBACK, "--dados", str(self.data), "--sala", "Turma")
        self._program = Program(*words, "--porta", str(self._port), python=self._python)

    def kill(self) -> None:
        """As `kill -9` does: no farewell."""
        assert self._program is not None
        self._program.send_signal(KILL)
        self._program.end()

    def end(self) -> str:
        """Close the room in order; what it complained of."""
        assert self._program is not None
        if self._program.code is None:
            self._program.types("/sair\n")
            self._program.finish()
        self._program.end()
        return self._program.err

    def record(self) -> list[Stored]:
        """All that is on the disk."""
        history = History(history_path(self.data, "Turma"))
        kept = history.tail(sys.maxsize >> 32)
        history.close()
        return kept


class StubbornOutbox(Outbox):
    """Believes only acknowledgements: what is told among the past is sent again all the same."""

    def settle(self, cid: str) -> bool:  # noqa: ARG002
        return False


class Guest:
    """Somebody at a window, behind a cable of their own."""

    def __init__(self, name: str, host: Host, random: Random) -> None:
        self.name = name
        self.client = Client(HASTY)
        if name in STUBBORN:
            self.client._visit.outbox.__class__ = StubbornOutbox
        self.cable = Saboteur(host.port, random)
        self.said: list[str] = []  # public texts, in the order of saying
        self.told: list[tuple[str, str]] = []  # to whom, text

    def join(self) -> None:
        """Come in."""
        self.client.join(LOOPBACK, self.cable.port, self.name)

    def talk(self, random: Random) -> None:
        """Say something to everyone or, now and then, to one person."""
        text = (
            f"{self.name} {len(self.said) + len(self.told)} " + "ç😀" * random.randint(0, 40) + "."
        )
        others = [name for name in self.client.roster.names() if name != self.name]
        if others and random.random() < 0.3:
            to = random.choice(others)
            if self.client.submit(text, to).done is Done.SENT:
                self.told.append((to, text))
        else:
            self.say(text)

    def say(self, text: str) -> None:
        """Say something to everyone."""
        if self.client.submit(text).done is Done.SENT:
            self.said.append(text)

    @property
    def is_calm(self) -> bool:
        """In the room, and nothing of what was said is still on its way."""
        return self.client.state is ClientState.IN and not self.client.waiting

    def public(self) -> list[Message]:
        """The messages in the page with everyone, in its order."""
        return [_shown(entry) for entry in rows(self.client.room.timeline) if _is_message(entry)]

    def private(self) -> list[Message]:
        """The messages of all private pages, by number."""
        pages = (rows(each.timeline) for each in self.client.conversations())
        return sorted(_shown(entry) for page in pages for entry in page if _is_message(entry))

    def unsent(self) -> list[str]:
        """The own messages that are shown as anything but sent."""
        pages = [self.client.room, *self.client.conversations()]
        entries = [entry for page in pages for entry in rows(page.timeline)]
        return [entry.text for entry in entries if entry.own and entry.state is not State.SENT]

    def end(self) -> None:
        """Close the program."""
        self.client.abort()
        self.client.deleteLater()
        self.cable.end()


class Storm(QObject):
    """Everything that happens in one storm is decided by its `seed`."""

    def __init__(
        self, seed: int, data: Path, wait: Wait, python: tuple[str, ...] = ("-m", "app")
    ) -> None:
        super().__init__()
        self.random = Random(seed)  # noqa: S311  (guards nothing)
        self.host = Host(data, python)
        self.guests: list[Guest] = []
        self._wait = wait
        self._steps = 0
        self._before = (0, 0)
        self._deaths: set[int] = set()  # the steps at which the host is killed
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._on_timeout)

    def rage(self, steps: int) -> None:
        """So many things happen, then all faults end and everybody finds back."""
        self.host.start()
        self._wait(lambda: bool(self.host.port), 10_000)
        self._before = (self.host.descriptors(), self.host.memory())
        self.guests = [Guest(name, self.host, self.random) for name in NAMES]
        for guest in self.guests:
            guest.join()
        self._wait(self._all_know_each_other, 10_000)
        self._steps = steps
        self._deaths = set(self.random.sample(range(1, steps), DEATHS))
        self._clock.start(15)
        self._wait(lambda: self._steps <= 0, 60_000)
        self._clock.stop()
        self._wait(lambda: bool(self.host.port), 10_000)
        for guest in self.guests:
            guest.cable.calm()
            guest.client.try_now()
        limit = Limits()
        self._wait(self._is_calm, int(limit.silence + limit.grace + 2) * 1_000)
        # Whose cable is silent seems calm until that is noticed: a last word reaches everyone.
        for guest in self.guests:
            guest.say(f"{guest.name}: fim")
        self._wait(self._all_heard_the_end, 20_000)

    def check_costs(self) -> None:
        """Without guests the host is what it was. Raises AssertionError."""
        descriptors, memory = self._before
        for guest in self.guests:
            guest.client.leave()
        self._wait(lambda: self.host.descriptors() <= descriptors, 5_000)
        assert self.host.memory() - memory < KEPT

    def check(self) -> None:
        """Hold everyone against the record. Raises AssertionError."""
        complaints = self.host.end()
        assert complaints == ""
        record = self.host.record()
        assert [event.seq for event in record] == sorted({event.seq for event in record})
        public = [(e.seq, e.author, e.text) for e in record if isinstance(e, Said)]
        for guest in self.guests:
            assert guest.unsent() == []
            assert guest.public() == public, f"{guest.name} sees another conversation"
            mine = [
                (e.seq, e.author, e.text)
                for e in record
                if isinstance(e, Told) and guest.name in (e.author, e.to)
            ]
            assert guest.private() == mine, f"{guest.name} sees other private messages"
            # Each message once, and each author's in the order of saying.
            assert [text for _, author, text in public if author == guest.name] == guest.said
            told = [
                (e.to, e.text) for e in record if isinstance(e, Told) and e.author == guest.name
            ]
            assert Counter(told) == Counter(guest.told)
            for to in NAMES:
                assert [text for name, text in told if name == to] == [
                    text for name, text in guest.told if name == to
                ]
        self._check_presence(record)

    def end(self) -> None:
        """Close everything, whatever happened."""
        self._clock.stop()
        for guest in self.guests:
            guest.end()
        self.host.end()

    def _check_presence(self, record: list[Stored]) -> None:
        """Who came, left and came again did so in turns, and is one person at a time."""
        present: set[str] = set()
        for event in record:
            if isinstance(event, Joined):
                assert name_key(event.member.name) not in present
                present.add(name_key(event.member.name))
            elif isinstance(event, Left):
                present.remove(name_key(event.member.name))
        assert present == set()

    def _all_know_each_other(self) -> bool:
        everyone = sorted(NAMES)
        return all(sorted(guest.client.roster.names()) == everyone for guest in self.guests)

    def _is_calm(self) -> bool:
        return all(guest.is_calm for guest in self.guests) and self._all_know_each_other()

    def _all_heard_the_end(self) -> bool:
        ends = {f"{name}: fim" for name in NAMES}
        heard = all(ends <= {text for _, _, text in each.public()} for each in self.guests)
        return heard and self._is_calm()

    def _on_timeout(self) -> None:
        self._steps -= 1
        connected = [guest for guest in self.guests if guest.cable.wires()]
        if self._steps in self._deaths:
            self.host.kill()
            self.host.start()
        elif connected and self.random.random() < STRIKES:
            self.random.choice(connected).cable.strike()
        else:
            self.random.choice(self.guests).talk(self.random)


def _is_message(entry: Entry) -> bool:
    return entry.kind is Kind.MESSAGE


def _shown(entry: Entry) -> Message:
    return (entry.seq, entry.author, entry.text)
