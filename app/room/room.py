"""Who is in the room and who hears what: names, membership, messages; no bytes, no time.

Every method that changes or tells something returns what came of it: an `Outcome` with the
event to keep and its deliveries, or the `Refused` that the asker gets.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypedDict, TypeVar

import msgspec

from app.config import Limits
from app.protocol.messages import (
    AnyEvent,
    Changed,
    Code,
    Compose,
    Composing,
    Edited,
    File,
    Joined,
    Left,
    Member,
    Reacted,
    Reason,
    Refused,
    Removed,
    Said,
    Say,
    Show,
    Stored,
    Tell,
    Told,
)
from app.protocol.names import READ, check_name, name_key, tidy_name
from app.protocol.typed import clean_text, is_blank
from app.room.looks import Looks

PROGRAM = 32
"""Characters of a program's name that the others are shown."""
COMPOSERS = 100
"""Members up to whom it is told who is writing: in a crowd somebody always is."""
RAW = 2
"""Characters before cleaning for each one that a text may have: line breaks come as two. What is
longer is refused unread, since cleaning takes time."""

Peer = int
"""One connection's number, given by whoever carries its bytes."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event and who hears it; `own`: they are its author; `more` follows it in one piece."""

    event: AnyEvent
    to: Sequence[Peer]
    own: bool = False
    more: Sequence[AnyEvent] = ()


PostedT = TypeVar("PostedT", Said, Told, Edited, Removed, Reacted)
EventT_co = TypeVar("EventT_co", bound=Stored, covariant=True)


class _Stamp(TypedDict):
    seq: int
    time: int
    author: str
    cid: str | None


@dataclass(frozen=True, slots=True)
class Outcome(Generic[EventT_co]):
    """One thing that happened: `event` is what the history keeps."""

    event: EventT_co
    deliveries: tuple[Delivery, ...]


class Room:
    """The members, and the one order (`seq`) of all that happens among them.

    `wall` gives milliseconds since 1970 UTC and only stamps events. `seq` goes on from `last_seq`.
    """

    def __init__(self, limits: Limits, wall: Callable[[], int], last_seq: int = 0) -> None:
        self._limits = limits
        self.wall = wall
        self._seq = last_seq
        self._members: dict[Peer, Member] = {}
        self._peers: dict[str, Peer] = {}  # by name_key
        self._looks = Looks()

    @property
    def seq(self) -> int:
        """The newest number that was given."""
        return self._seq

    @property
    def members(self) -> tuple[Member, ...]:
        """Everyone who is in, in the order of coming."""
        return tuple(self._members.values())

    def join(  # noqa: PLR0913  (all that is known of somebody)
        self,
        peer: Peer,
        *,
        name: str,
        ip: str,
        port: int,
        program: str,
        host: bool = False,
        muted: bool = False,
    ) -> Outcome[Joined] | Refused:
        """Let somebody in (R03, R04, R05)."""
        fault = self.fault_of(name)
        if fault is not None:
            return fault
        others = tuple(self._members)
        member = Member(
            name=tidy_name(name),
            ip=ip,
            port=port,
            program=tidy_program(program),
            host=host,
            muted=muted,
        )
        self.restore(peer, member)
        event = Joined(seq=self._next(), time=self.wall(), member=member)
        return Outcome(event, (Delivery(event, others),))

    def fault_of(self, name: str) -> Refused | None:
        """Why nobody can come in under that name now."""
        fault = check_name(name, self._limits.name)
        if fault is not None:
            return fault
        name = tidy_name(name)
        if name_key(name) in self._peers:
            return Refused(code=Code.NAME_TAKEN, detail=name)
        if similar := self._looks.like(name):
            return Refused(code=Code.NAME_SIMILAR, detail=similar)
        if len(self._members) >= self._limits.members:
            return Refused(code=Code.ROOM_FULL, limit=self._limits.members)
        return None

    def restore(self, peer: Peer, member: Member) -> None:
        """Somebody is in of whom that was told before."""
        self._members[peer] = member
        self._peers[name_key(member.name)] = peer
        self._looks.add(member.name)

    def peer_of(self, name: str) -> Peer | None:
        """The connection of whoever has that name, the last one when they are away."""
        return self._peers.get(name_key(name))

    def member(self, peer: Peer) -> Member:
        """Whoever is in over that connection."""
        return self._members[peer]

    def hosts(self) -> list[Peer]:
        """The connections of the hosts who are in."""
        return [peer for peer, who in self._members.items() if who.host]

    def unknown(self, name: str) -> Refused:
        """Nobody has that name."""
        return Refused(code=Code.TO_UNKNOWN, detail=name[: self._limits.name])

    def part(self, peer: Peer) -> Delivery:
        """A member's connection broke: their place is kept."""
        away = msgspec.structs.replace(self._members[peer], away=True)
        self._members[peer] = away
        return Delivery(Changed(member=away), self.others(peer))

    def move(  # noqa: PLR0913  (all that is known of a connection)
        self, old: Peer, peer: Peer, *, ip: str, port: int, program: str, host: bool = False
    ) -> Delivery:
        """A member is back over another connection, and keeps their place among the others."""
        back = msgspec.structs.replace(
            self._members[old],
            ip=ip,
            port=port,
            program=tidy_program(program),
            away=False,
            host=host,
        )
        moved = {peer if each == old else each: who for each, who in self._members.items()}
        self._members = moved | {peer: back}
        self._peers[name_key(back.name)] = peer
        return Delivery(Changed(member=back), self.others(peer))

    def show(self, peer: Peer, command: Show) -> Delivery | None:
        """A member shows themselves otherwise, to all; None when nothing is different."""
        hand = (self._members[peer].hand or self.wall()) if command.hand else 0
        return self.change(peer, status=command.status.value, hand=hand)

    def change(self, peer: Peer, **fields: Any) -> Delivery | None:
        """Something of a member is different, to all; None when nothing is."""
        before = self._members[peer]
        after = msgspec.structs.replace(before, **fields)
        if after == before:
            return None
        self._members[peer] = after
        return Delivery(Changed(member=after), tuple(self._members))

    def compose(self, peer: Peer, command: Compose) -> Delivery | None:
        """A member is writing: whoever will read it is told; None when nobody is."""
        author = self._members[peer].name
        if not command.to:
            to = self.others(peer) if len(self._members) <= COMPOSERS else []
            event = Composing(author=author, off=command.off)
        else:
            reader = self.peer_of(command.to)
            if reader is None or reader == peer:
                return None
            to = [reader]
            event = Composing(author=author, to=self._members[reader].name, off=command.off)
        return Delivery(event, to) if to else None

    def leave(self, peer: Peer, reason: Reason) -> Outcome[Left]:
        """Let a member go; the name is free at once (R13, R15)."""
        member = self._members.pop(peer)
        del self._peers[name_key(member.name)]
        self._looks.remove(member.name)
        # How they were is no news any more.
        member = Member(name=member.name, ip=member.ip, port=member.port, program=member.program)
        event = Left(seq=self._next(), time=self.wall(), member=member, reason=reason)
        return Outcome(event, (Delivery(event, tuple(self._members)),))

    def say(self, peer: Peer, command: Say) -> Outcome[Said] | Refused:
        """A message to everyone (R08)."""
        text = self.checked(command.text)
        if isinstance(text, Refused):
            return text
        event = Said(**self.stamped(peer, command.cid), text=text, reply=command.reply)
        return self.posted(peer, event, self.others(peer))

    def tell(self, peer: Peer, command: Tell) -> Outcome[Told] | Refused:
        """A private message: its author and `to` hear it, nobody else (R09, R10, R11)."""
        recipient = self._peers.get(name_key(command.to))
        if recipient is None:
            return self.unknown(command.to)
        if recipient == peer:
            return Refused(code=Code.TO_SELF)
        text = self.checked(command.text)
        if isinstance(text, Refused):
            return text
        to = self._members[recipient].name
        event = Told(**self.stamped(peer, command.cid), to=to, text=text, reply=command.reply)
        return self.posted(peer, event, (recipient,))

    def share(
        self, peer: Peer, command: Say | Tell, file: File
    ) -> Outcome[Said] | Outcome[Told] | Refused:
        """A message with a file; its text is clean, or empty."""
        cid, text, reply = command.cid, command.text, command.reply
        if isinstance(command, Say):
            said = Said(**self.stamped(peer, cid), text=text, reply=reply, file=file)
            return self.posted(peer, said, self.others(peer))
        recipient = self._peers.get(name_key(command.to))
        if recipient is None:
            return Refused(code=Code.TO_UNKNOWN, detail=command.to[: self._limits.name])
        to = self._members[recipient].name
        told = Told(**self.stamped(peer, cid), to=to, text=text, reply=reply, file=file)
        return self.posted(peer, told, (recipient,))

    def stamped(self, peer: Peer, cid: str) -> "_Stamp":
        """What every event has that comes of a member's command: the next number, and so on."""
        author = self._members[peer].name
        return {
            "seq": self._next(),
            "time": self.wall(),
            "author": author,
            "cid": cid or None,
        }

    def posted(self, peer: Peer, event: PostedT, others: Sequence[Peer]) -> Outcome[PostedT]:
        """Something that a member asked for happened; only their own copy carries the `cid`."""
        bare = msgspec.structs.replace(event, cid=None)
        return Outcome(event, (Delivery(event, (peer,), own=True), Delivery(bare, others)))

    def checked(self, text: str, *, may_be_empty: bool = False) -> str | Refused:
        """A text as the room keeps it, or what is wrong with it."""
        longest = self._limits.text
        if len(text) > RAW * longest:
            return Refused(code=Code.TEXT_LONG, limit=longest)
        cleaned = clean_text(text)
        if is_blank(cleaned):
            return "" if may_be_empty else Refused(code=Code.TEXT_EMPTY)
        if len(cleaned) > longest:
            return Refused(code=Code.TEXT_LONG, limit=longest)
        return cleaned

    def others(self, peer: Peer) -> list[Peer]:
        """All members but one, by their connections."""
        return [other for other in self._members if other != peer]

    def _next(self) -> int:
        self._seq += 1
        return self._seq


def tidy_program(program: str) -> str:
    """What the others are shown of a program's own name."""
    return " ".join(clean_text(program[:READ]).split())[:PROGRAM]
