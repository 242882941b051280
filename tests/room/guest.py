"""One connection to a room, seen from the other end of the cable: part of the model of a room."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.protocol.messages import (
    AnyEvent,
    Changed,
    Joined,
    Left,
    Listed,
    Member,
    Reason,
    Stored,
    Welcomed,
)
from app.protocol.names import name_key
from app.protocol.native import NativeCodec
from app.protocol.plain import PlainCodec
from tests.room.house import KEY
from tests.room.log import Entry


@dataclass(slots=True)
class Guest:
    """One connection. All times are those of the house."""

    peer: int
    spoken_at: float
    person: bytes = b""
    spoken: bytes = b""  # all that it ever sent
    at: int | None = None  # events of the log that it has heard, or never will; None: not in
    past: deque[Stored] = field(default_factory=deque)  # what still has to be replayed
    heard: deque[Stored | bytes] = field(default_factory=deque)  # and not compared yet
    newest: int = 0
    roster: dict[str, Member] = field(default_factory=dict)  # by name_key
    patience: int | None = None  # lines that still reach it; None: all
    returning: bytes = b""  # whose token it brought
    truthful: bool = False
    abandoned: bool = False

    @property
    def is_native(self) -> bool:
        return self.spoken[:1] == b"{"

    @property
    def brought_the_key(self) -> bool:
        """It may be a host."""
        return f'"key":"{KEY}"'.encode() in self.spoken

    def reads(self, entry: Entry) -> list[Stored | bytes]:
        """What an event must look like to it."""
        event = entry.heard_by(self.person)
        if event is None or (isinstance(event, Left) and event.reason == Reason.CLOSED):
            return []  # the others were told that it is over, and need no list of who is gone
        if self.is_native:
            return [event]
        own = entry.whose == self.person
        return list[Stored | bytes](PlainCodec.encode(event, own=own).split(b"\n")[:-1])

    def commands(self) -> Iterator[object]:
        """What it sent in JSON."""
        for line in self.spoken.split(b"\n"):
            yield from NativeCodec().decode(line, None)

    def sees(self, event: AnyEvent) -> None:
        """Who is in, as a native guest knows it."""
        match event:
            case Welcomed(members=members):
                self.roster = {name_key(who.name): who for who in members}
            case Joined(member=who):
                self.roster[name_key(who.name)] = who
            case Left(member=who):
                self.roster.pop(name_key(who.name), None)
            case Changed(member=who):
                assert name_key(who.name) in self.roster, "a stranger changed"
                self.roster[name_key(who.name)] = who
            case Listed(members=members):
                assert list(members) == list(self.roster.values()), "another list than was told"
