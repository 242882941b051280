"""Who was in a room, from when to when, as a function of what happened there."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.protocol.names import name_key

ANEW = 1_000_000
"""Numbers that a room leaves out, at least, when it opens again: nobody was in between."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Somebody came, left or said something; `kind` as in the record, `time` in milliseconds."""

    seq: int
    time: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One name. Times in milliseconds since 1970 UTC; `present`: they have not left.

    `stay`: milliseconds in the room altogether; `messages`: to everyone.
    """

    name: str
    first: int
    last: int
    stay: int
    messages: int
    present: bool


class _Row:
    def __init__(self, name: str) -> None:
        self.name = name
        self.came: int | None = None  # since when they are in
        self.first: int | None = None
        self.last = self.stay = self.messages = 0

    def leave(self, time: int, since: int) -> None:
        """The end of a stay, of which what was before `since` does not count."""
        came, self.came = self.came, None
        if came is None or time < since:
            return
        begin = max(came, since)
        self.first = begin if self.first is None else self.first
        self.last = max(self.last, time)
        self.stay += max(time - begin, 0)


def attendance(traces: Iterable[Trace], *, since: int, now: int) -> list[Attendee]:
    """Everybody who was in after `since`, whoever came first before others.

    The room is open, and `now` its time. Somebody who came back within the seconds that a place is
    kept never left. Between two runs of the room nobody was in: each stay ends with the last that
    happened before, and goes on with the first after it, for those who came back.
    """
    rows: dict[str, _Row] = {}
    before: Trace | None = None
    for trace in traces:
        if before is not None and trace.seq - before.seq >= ANEW:
            for row in [each for each in rows.values() if each.came is not None]:
                row.leave(before.time, since)
                row.came = trace.time
        before = trace
        row = rows.setdefault(name_key(trace.name), _Row(trace.name))
        if trace.kind == "joined":
            row.name, row.came = trace.name, trace.time
        elif trace.kind == "left":
            row.leave(trace.time, since)
        elif trace.time >= since:
            row.messages += 1
    present = {key for key, row in rows.items() if row.came is not None}
    for key in present:
        rows[key].leave(now, since)
    attended = [
        Attendee(
            name=row.name,
            first=row.first,
            last=row.last,
            stay=row.stay,
            messages=row.messages,
            present=key in present,
        )
        for key, row in rows.items()
        if row.first is not None
    ]
    return sorted(attended, key=lambda each: (each.first, name_key(each.name)))
