"""What a guest remembers of its rooms: the seats it may take again, and what was not yet said."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from app.config import Limits
from app.protocol.names import name_key

MOST_SEATS = 100
"""Seats: the rooms of some years; a room that closed long ago gives nothing back."""
MOST_UNSENT = 10_000
"""Messages: more than anybody types without a room; with the longest texts 40 million characters,
which a computer of a class has on its disk and in its memory."""
LONGEST_TEXT = Limits().text
"""Characters of a text: what a room takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place in a room that its token gives back.

    `host`, `port` and `name`: where it was joined, and as whom. `room`: the room's own id.
    """

    host: str
    port: int
    name: str
    room: str
    token: str = field(repr=False)  # a secret: whoever has it is this person


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """One own message that the room has not acknowledged.

    `to` is empty when it is for everyone; `time` is in milliseconds since 1970. `failed`: the room
    refused it, and it waits for the person to try again. `reply`: the message that it answers.
    """

    cid: str
    room: str
    author: str
    to: str
    text: str
    time: int
    failed: bool = False
    reply: int = 0


class Change(NamedTuple):
    """What the disk has to do: keep a record, in the place of its older form, or drop it."""

    record: Seat | Unsent
    is_kept: bool


class Kept:
    """Seats and unsent messages in memory; each change says what the disk has to do.

    `seats` and `unsent` are those of earlier runs, oldest first. Those messages make place for new
    ones when there are too many, the oldest first; a message of this run never does.
    """

    def __init__(self, seats: Iterable[Seat] = (), unsent: Iterable[Unsent] = ()) -> None:
        self._seats = {_key(seat): seat for seat in seats}
        self._unsent = {message.cid: message for message in unsent}
        self._earlier = set(self._unsent)

    def seats(self, host: str, port: int, name: str) -> list[Seat]:
        """The seats that somebody of this name has in rooms of that computer, likeliest first:

        those at that port before others, and the newest before older ones. One computer may have
        had many rooms, and one room many ports.
        """
        key = name_key(name)
        there = [
            seat
            for seat in reversed(self._seats.values())
            if seat.host.casefold() == host.casefold() and name_key(seat.name) == key
        ]
        return sorted(there, key=lambda seat: seat.port != port)

    def unsent(self, room: str, author: str) -> list[Unsent]:
        """What this author has not yet said there, in the order in which it was added."""
        key = name_key(author)
        return [
            message
            for message in self._unsent.values()
            if message.room == room and name_key(message.author) == key
        ]

    def keep_seat(self, seat: Seat) -> list[Change]:
        """Keep a seat in the place of the one that this person had in that room."""
        changes = self.drop_seat(seat)
        if len(self._seats) >= MOST_SEATS:
            oldest = next(iter(self._seats))
            changes.append(Change(self._seats.pop(oldest), is_kept=False))
        self._seats[_key(seat)] = seat
        return [*changes, Change(seat, is_kept=True)]

    def drop_seat(self, seat: Seat) -> list[Change]:
        """Forget what this person has in that room."""
        known = self._seats.pop(_key(seat), None)
        return [] if known is None else [Change(known, is_kept=False)]

    def takes(self, message: Unsent) -> bool:
        """Whether `message` can be added."""
        has_place = len(self._unsent) < MOST_UNSENT or bool(self._earlier)
        return message.cid in self._unsent or (has_place and len(message.text) <= LONGEST_TEXT)

    def add(self, message: Unsent) -> list[Change]:
        """Keep a message; nothing happens when there is one under its `cid`."""
        if message.cid in self._unsent:
            return []
        changes = []
        if len(self._unsent) >= MOST_UNSENT and self._earlier:
            changes += self.remove(next(iter(self._unsent)))  # earlier runs come first
        self._unsent[message.cid] = message
        return [*changes, Change(message, is_kept=True)]

    def mark_failed(self, cid: str, *, failed: bool) -> list[Change]:
        """Whether the message waits for the person; it keeps its place."""
        message = self._unsent.get(cid)
        if message is None or message.failed is failed:
            return []
        self._unsent[cid] = marked = replace(message, failed=failed)
        return [Change(marked, is_kept=True)]

    def remove(self, cid: str) -> list[Change]:
        """Forget a message, when there is one."""
        message = self._unsent.pop(cid, None)
        self._earlier.discard(cid)
        return [] if message is None else [Change(message, is_kept=False)]


def _key(seat: Seat) -> tuple[str, str]:
    return seat.room, name_key(seat.name)
