"""Comings and goings, of which many in a row are one row of a conversation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

from app.client.entry import Entry, Kind, quiet_line
from app.client.grouping import same_day
from app.protocol.messages import Joined, Left, Reason
from app.text import clock, notice
from app.text.passages import Way, passed

LEAST = 3
"""Comings and goings that are one row: of fewer, each has its own."""

_ALONE = {Reason.EXPELLED, Reason.BANNED, Reason.FLOOD, Reason.SLOW, Reason.LINE_LONG}
"""Why somebody went that a reader should not have to look for."""
_WAYS = {
    (True, True): Way.IN,
    (False, False): Way.OUT,
    (True, False): Way.IN_AND_OUT,
    (False, True): Way.OUT_AND_IN,
}


@dataclass(slots=True, kw_only=True)
class Passage(Entry):
    """`who` came, or went."""

    who: str
    came: bool


@dataclass(slots=True, kw_only=True)
class Passages(Entry):
    """Many of them in a row, told in one sentence; when it is `opened`, one by one, too.

    Its number is that of the first, its time that of the last.
    """

    parts: list[Passage] = field(default_factory=list)
    opened: bool = False

    @property
    def told(self) -> str:
        return f"{self._sentence()}. {'; '.join(self.lines)}"

    @property
    def lines(self) -> list[str]:
        """Each by itself, with its time."""
        return [f"{part.text} · {clock(part.time)}" for part in self.parts]

    def tell_anew(self) -> None:
        for part in self.parts:
            part.tell_anew()
        self._tell()

    def absorb(self, more: Iterable[Passage]) -> None:
        """These follow."""
        self.parts += more
        self.time = self.parts[-1].time
        self._tell()

    def toggle(self) -> None:
        """Tell each by itself, or in one sentence only."""
        self.opened = not self.opened
        self._tell()

    def _tell(self) -> None:
        self.text = "\n".join([self._sentence(), *(self.lines if self.opened else ())])

    def _sentence(self) -> str:
        """By what each person did first and last, whatever was between."""
        first, last = dict[str, bool](), dict[str, bool]()
        for part in self.parts:
            first.setdefault(part.who, part.came)
            last[part.who] = part.came
        ways: dict[Way, list[str]] = {way: [] for way in Way}
        for who, came in first.items():
            ways[_WAYS[came, last[who]]].append(who)
        told = [passed(names, way) for way, names in ways.items() if names]
        return "; ".join(told)


def passage(event: Joined | Left) -> Entry:
    """The row of somebody's coming or going."""
    words, time, seq = partial(notice, event), event.time, event.seq
    if isinstance(event, Left) and event.reason in _ALONE:
        return quiet_line(Kind.NOTICE, words, time, seq=seq)
    return Passage(
        kind=Kind.NOTICE,
        text=words(),
        time=time,
        seq=seq,
        words_now=words,
        who=event.member.name,
        came=isinstance(event, Joined),
    )


def gathered(parts: Sequence[Passage]) -> Passages:
    """One row for these, which are at least `LEAST`."""
    first = parts[0]
    made = Passages(kind=Kind.NOTICE, text="", time=first.time, seq=first.seq)
    made.absorb(parts)
    return made


def folded(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The same in their order, where `LEAST` or more passages in a row, of one day, are one."""
    if Passage not in map(type, entries):
        return entries
    rows = list[Entry]()
    for is_passage, some in groupby(entries, lambda each: type(each) is Passage):
        run = list(some)
        while run:
            part = leading(run) if is_passage else []
            rows += [gathered(part)] if len(part) >= LEAST else run[: len(part) or len(run)]
            del run[: len(part) or len(run)]
    return rows


def unfolded(entries: Iterable[Entry]) -> list[Entry]:
    """Each passage by itself again."""
    rows = list[Entry]()
    for entry in entries:
        rows += entry.parts if isinstance(entry, Passages) else (entry,)
    return rows


def leading(entries: Sequence[Entry]) -> list[Passage]:
    """The passages with which they begin, of one day."""
    run = list[Passage]()
    for entry in entries:
        if not isinstance(entry, Passage) or (run and not same_day(run[-1].time, entry.time)):
            break
        run.append(entry)
    return run
