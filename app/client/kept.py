"""What a guest remembers of its rooms: its seats, its drafts, and what was not yet said."""

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
MOST_DRAFTS = 200
"""Drafts: one for each person of a big class. Beyond that, the one that was changed longest ago
goes."""
MOST_READS = 2_000
"""Conversations of which it is remembered how far they were read."""
LONGEST_DRAFT = 100_000
"""Characters of a draft: what somebody pastes to make it shorter."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What stands in a composer and was not sent.

    `to` is empty for the conversation with everyone. `reply`: the message that it answers, or 0.
    """

    room: str
    author: str
    to: str
    text: str
    reply: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The number up to which a conversation was read; `to` is empty for the one with everyone."""

    room: str
    author: str
    to: str
    seq: int


class Change(NamedTuple):
    """What the disk has to do: keep a record, in the place of its older form, or drop it."""

    record: Seat | Unsent | Written | Read
    is_kept: bool


class Kept:
    """Seats, unsent messages and drafts in memory; each change says what the disk has to do.

    All are those of earlier runs, oldest first. Those messages make place for new ones when there
    are too many, the oldest first; a message of this run never does.
    """

    def __init__(
        self,
        seats: Iterable[Seat] = (),
        unsent: Iterable[Unsent] = (),
        drafts: Iterable[Written] = (),
        reads: Iterable[Read] = (),
    ) -> None:
        self._reads = {_place(read): read for read in reads}
        self._drafts = {_place(draft): draft for draft in drafts}
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

    def drafts(self, room: str, author: str) -> list[Written]:
        """What this author has begun to write there; what was changed longest ago comes first."""
        key = name_key(author)
        return [
            draft
            for draft in self._drafts.values()
            if draft.room == room and name_key(draft.author) == key
        ]

    def keep_draft(self, draft: Written) -> list[Change]:
        """Keep a draft in the place of the one of before; one that is empty, or longer than

        `LONGEST_DRAFT`, only takes it away.
        """
        before = self._drafts.get(_place(draft))
        wanted = bool(draft.text.strip()) and len(draft.text) <= LONGEST_DRAFT
        if draft == before or (before is None and not wanted):
            return []
        changes = [] if before is None else self._drop_draft(before)
        if not wanted:
            return changes
        if len(self._drafts) >= MOST_DRAFTS:
            changes += self._drop_draft(next(iter(self._drafts.values())))
        self._drafts[_place(draft)] = draft
        return [*changes, Change(draft, is_kept=True)]

    def reads(self, room: str, author: str) -> list[Read]:
        """How far this author has read the conversations there."""
        key = name_key(author)
        mine = (each for each in self._reads.values() if each.room == room)
        return [each for each in mine if name_key(each.author) == key]

    def keep_read(self, read: Read) -> list[Change]:
        """A conversation was read up to there; the one that was read longest ago is forgotten."""
        if self._reads.get(_place(read)) == read:
            return []
        changes = [] if _place(read) not in self._reads else self._drop_read(read)
        if len(self._reads) >= MOST_READS:
            changes += self._drop_read(next(iter(self._reads.values())))
        self._reads[_place(read)] = read
        return [*changes, Change(read, is_kept=True)]

    def _drop_read(self, read: Read) -> list[Change]:
        return [Change(self._reads.pop(_place(read)), is_kept=False)]

    def drop_begun(self, room: str, author: str) -> list[Change]:
        """Forget what this author has begun to write there, and how far they have read."""
        begun = [each for draft in self.drafts(room, author) for each in self._drop_draft(draft)]
        return begun + [each for r in self.reads(room, author) for each in self._drop_read(r)]

    def _drop_draft(self, draft: Written) -> list[Change]:
        del self._drafts[_place(draft)]
        return [Change(draft, is_kept=False)]

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


def _place(one: Written | Read) -> tuple[str, str, str]:
    return one.room, name_key(one.author), name_key(one.to) if one.to else ""
