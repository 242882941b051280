"""A long evening: a hundred guests talk, come, go and lose their connections, for as long as asked.

    .venv/bin/python -m tools.soak --minutes 60

The host is a process of its own; each guest is a real client behind a cable that breaks now and
then. Each minute a line tells what the host costs; at the end every guest, and every visit that
ended before, is held against the host's record. The exit code is 0 when nothing was lost, nothing
came twice, nobody complained, and memory and descriptors stayed flat. Linux only: it reads /proc.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from app.client.client import ClientState
from app.protocol.messages import Said, Stored, Told, Welcomed
from tests.faults.storm import Guest, Host, Message

TALK = 250  # milliseconds between two messages
STRIKE = 2_000  # between two faults
LEAVE = 6_000  # between two who leave
BACK = 3_000  # until one who left is back
CALM = 60_000  # at the end, for everyone to find back
FLAT = 0.05  # that the host's memory may grow by from the middle third to the last: by the end of
# the first one, the latest events that it remembers have filled their place


@dataclass
class Visit:
    """What one guest saw between coming and leaving: numbers above `since`, up to `until`."""

    name: str
    since: int
    until: int
    public: list[Message]
    private: list[Message]


@dataclass
class Sample:
    """What the host costs in one moment."""

    minute: float
    memory: int
    descriptors: int
    processor: float


@dataclass
class Report:
    """What is to be told at the end."""

    samples: list[Sample] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)


class Soak(QObject):
    """Runs for `minutes`, then ends the application."""

    def __init__(self, minutes: float, guests: int, folder: Path, seed: int) -> None:
        super().__init__()
        self.random = Random(seed)  # noqa: S311  (guards nothing)
        self.host = Host(folder)
        self.report = Report()
        self.visits: list[Visit] = []
        self.guests: list[Guest] = []
        self._count = guests
        self._since: dict[str, int] = {}
        self._end = time.monotonic() + minutes * 60
        self._start = time.monotonic()
        self._clocks: list[QTimer] = []

    def begin(self) -> None:
        """Open the room; the guests follow."""
        self.host.start()
        self._when_open()

    def _when_open(self) -> None:
        if not self.host.port:
            QTimer.singleShot(50, self._when_open)
            return
        for number in range(self._count):
            guest = Guest(f"aluno_{number:03}", self.host, self.random)
            guest.client.welcomed.connect(
                lambda event, name=guest.name: self._on_welcomed(name, event)
            )
            guest.join()
            self.guests.append(guest)
        for every, act in (
            (TALK, self._talk),
            (STRIKE, self._strike),
            (LEAVE, self._leave),
            (60_000, self._sample),
        ):
            clock = QTimer(self)
            clock.timeout.connect(act)
            clock.start(every)
            self._clocks.append(clock)

    def _on_welcomed(self, name: str, event: Welcomed) -> None:
        if name not in self._since:
            self._since[name] = event.seq
        elif event.gap:
            self.report.complaints.append(f"{name} was away for longer than the room remembers")

    def _in(self) -> list[Guest]:
        return [guest for guest in self.guests if guest.client.state is ClientState.IN]

    def _talk(self) -> None:
        there = [
            g for g in self.guests if g.client.state in (ClientState.IN, ClientState.RETURNING)
        ]
        if there:
            self.random.choice(there).talk(self.random)
        if time.monotonic() >= self._end:
            self._calm_down()

    def _strike(self) -> None:
        connected = [guest for guest in self.guests if guest.cable.wires()]
        if connected:
            self.report.faults[self.random.choice(connected).cable.strike()] += 1

    def _leave(self) -> None:
        ready = [guest for guest in self._in() if not guest.client.waiting]
        if ready:
            guest = self.random.choice(ready)
            guest.cable.calm()
            self._note(guest)
            guest.client.leave()
            self.report.faults["left and came again"] += 1
            QTimer.singleShot(BACK, guest.client, guest.join)

    def _note(self, guest: Guest) -> None:
        """Keep what this visit saw."""
        since, until = self._since.pop(guest.name, 0), guest.client._visit.seen
        shown = [seq for seq, _, _ in guest.public()]
        if len(shown) != len(set(shown)):
            self.report.complaints.append(f"{guest.name} sees messages twice")
        public = [message for message in guest.public() if message[0] > since]
        private = [message for message in guest.private() if message[0] > since]
        self.visits.append(Visit(guest.name, since, until, public, private))

    def _sample(self) -> None:
        minute = (time.monotonic() - self._start) / 60
        stat = Path(f"/proc/{self.host.pid}/stat").read_text().split()
        processor = (int(stat[13]) + int(stat[14])) / 100
        sample = Sample(minute, self.host.memory(), self.host.descriptors(), processor)
        self.report.samples.append(sample)
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
        print(  # noqa: T201  (its only way to speak)
            f"{minute:5.1f} min: host {sample.memory / 1e6:6.1f} MB, {sample.descriptors} "
            f"descriptors, {processor:.1f} s of processor; in: {len(self._in())}; guests at most "
            f"{own:.0f} MB; faults: {sum(self.report.faults.values())}",
            flush=True,
        )

    def _calm_down(self) -> None:
        for clock in self._clocks:
            clock.stop()
        for guest in self.guests:
            guest.cable.calm()
            if guest.client.state is ClientState.IDLE:
                guest.join()
            guest.client.try_now()
        self._end = time.monotonic() + CALM / 1_000
        clock = QTimer(self)
        clock.timeout.connect(self._finish_when_calm)
        clock.start(200)

    def _finish_when_calm(self) -> None:
        names = sorted(guest.name for guest in self.guests)
        calm = all(g.is_calm and sorted(g.client.roster.names()) == names for g in self.guests)
        if calm or time.monotonic() >= self._end:
            if not calm:
                lost = [guest.name for guest in self.guests if not guest.is_calm]
                self.report.complaints.append(f"not calm within {CALM} ms: {lost}")
            self._sample()
            for guest in self.guests:
                self._note(guest)
            QCoreApplication.exit(0)

    def check(self) -> None:
        """Hold all visits against the record."""
        complain = self.report.complaints.append
        if said := self.host.end():
            complain(f"the host: {said}")
        record = self.host.record()
        for visit in self.visits:
            if visit.public != _told(record, visit, ""):
                complain(f"{visit.name} saw another conversation from {visit.since}")
            if visit.private != _told(record, visit, visit.name):
                complain(f"{visit.name} saw other private messages from {visit.since}")
        for guest in self.guests:
            # A private message to somebody who has left is refused, and stays as such.
            if set(guest.unsent()) - {text for _, text in guest.told}:
                complain(f"{guest.name} still has unsent messages")
            kept = [e.text for e in record if isinstance(e, Said) and e.author == guest.name]
            if kept != guest.said:
                complain(f"not all that {guest.name} said is kept once and in order")
            told = [
                (e.to, e.text) for e in record if isinstance(e, Told) and e.author == guest.name
            ]
            refused = Counter(guest.told) - Counter(told)
            if Counter(told) - Counter(guest.told) or sum(refused.values()) > len(guest.told) // 10:
                complain(f"not all that {guest.name} told is kept once")
        self._check_costs()
        messages = sum(isinstance(event, Said | Told) for event in record)
        print(  # noqa: T201
            f"{messages} messages, {len(record)} events, {len(self.visits)} visits checked, "
            f"faults: {dict(self.report.faults)}"
        )

    def _check_costs(self) -> None:
        samples = self.report.samples
        third = max(len(samples) // 3, 1)
        middle = [sample.memory for sample in samples[-2 * third : -third] or samples[:1]]
        last = [sample.memory for sample in samples[-third:]]
        grown = sum(last) / len(last) / (sum(middle) / len(middle)) - 1
        print(f"memory from the middle third to the last: {grown:+.1%}")  # noqa: T201
        if grown > FLAT:
            self.report.complaints.append("the memory of the host is not flat")
        if samples[-1].descriptors > samples[0].descriptors + 2:
            self.report.complaints.append("the descriptors of the host are not flat")


def _told(record: list[Stored], visit: Visit, name: str) -> list[Message]:
    """What a visit has to have seen: public messages, or the private ones of `name`."""
    events = [event for event in record if visit.since < event.seq <= visit.until]
    if name:
        return [
            (e.seq, e.author, e.text)
            for e in events
            if isinstance(e, Told) and name in (e.author, e.to)
        ]
    return [(e.seq, e.author, e.text) for e in events if isinstance(e, Said)]


def main() -> int:
    """Run it; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--guests", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    wish = parser.parse_args()
    application = QCoreApplication([])
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(wish.minutes, wish.guests, Path(folder), wish.seed)
        sys.excepthook = lambda kind, fault, _: soak.report.complaints.append(f"{kind}: {fault}")
        QTimer.singleShot(0, soak.begin)
        application.exec()
        soak.check()
        for guest in soak.guests:
            guest.end()
    for complaint in soak.report.complaints:
        print(f"WRONG: {complaint}")  # noqa: T201
    print("nothing lost, nothing twice, flat" if not soak.report.complaints else "failed")  # noqa: T201
    return 1 if soak.report.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
