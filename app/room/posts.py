"""What members post: messages, and what becomes of them later; who may do what to which."""

from collections.abc import Iterable

from app.config import Limits
from app.protocol.emoji import LONGEST, is_emoji
from app.protocol.messages import (
    Code,
    Edit,
    Edited,
    Member,
    Message,
    Post,
    Posted,
    React,
    Reacted,
    Refused,
    Remove,
    Removed,
    Say,
    Tell,
)
from app.protocol.names import name_key
from app.room.charter import Charter
from app.room.memory import Recent
from app.room.record import Record
from app.room.room import Outcome, Peer, Room
from app.room.seats import NOBODY


class Posts:
    """Carries out what members post, each `cid` once.

    A message belongs to the token of its author, not to the name: whoever takes the name of
    somebody who is gone can change nothing of theirs. Plain guests have no token. A host may
    remove what they can read, whosever it is.
    """

    def __init__(self, *, limits: Limits, room: Room, record: Record, charter: Charter) -> None:
        self._limits = limits
        self._room = room
        self._record = record
        self._charter = charter

    def post(self, peer: Peer, name: str, command: Post) -> Outcome[Posted] | Posted | Refused:
        """What came of it: something that happened, what came of the same before, or why not."""
        known = self._record.memory.find(name, command)
        if known is not None:
            return known
        forbidden = self._charter.forbids(
            self._room.member(peer), command, self._recipient(command)
        )
        if forbidden is not None:
            return forbidden
        if isinstance(command, Say | Tell):
            if command.reply > self._room.seq:
                return Refused(code=Code.MESSAGE_UNKNOWN)
            if isinstance(command, Tell):
                return self._room.tell(peer, command)
            return self._room.say(peer, command)
        return self._change(peer, name, command)

    def _recipient(self, command: Post) -> Member | None:
        peer = self._room.peer_of(command.to) if isinstance(command, Tell) else None
        return None if peer is None else self._room.member(peer)

    def _change(
        self, peer: Peer, name: str, command: Edit | Remove | React
    ) -> Outcome[Edited] | Outcome[Removed] | Outcome[Reacted] | Reacted | Refused:
        match command:
            case Edit():
                return self._edit(peer, name, command)
            case Remove():
                return self._remove(peer, name, command)
            case React():
                return self._react(peer, name, command)

    def _edit(self, peer: Peer, name: str, command: Edit) -> Outcome[Edited] | Refused:
        found = self._own(name, command.message)
        if isinstance(found, Refused):
            return found
        has_file = isinstance(found.event, Message) and found.event.file is not None
        text = self._room.checked(command.text, may_be_empty=has_file)
        if isinstance(text, Refused):
            return text
        event = Edited(
            **self._room.stamped(peer, command.cid),
            message=command.message,
            text=text,
            to=_recipient(found),
        )
        return self._room.posted(peer, event, self._readers(peer, found))

    def _remove(self, peer: Peer, name: str, command: Remove) -> Outcome[Removed] | Refused:
        if self._room.member(peer).host:
            found = self._readable(self._record.seats.token_of(name), command.message)
        else:
            found = self._own(name, command.message)
        if isinstance(found, Refused):
            return found
        event = Removed(
            **self._room.stamped(peer, command.cid), message=command.message, to=_recipient(found)
        )
        return self._room.posted(peer, event, self._readers(peer, found))

    def _react(self, peer: Peer, name: str, command: React) -> Outcome[Reacted] | Reacted | Refused:
        token = self._record.seats.token_of(name)
        found = self._readable(token, command.message)
        if isinstance(found, Refused):
            return found
        if not is_emoji(command.emoji):
            return Refused(code=Code.EMOJI_WRONG, detail=command.emoji[:LONGEST])
        names = found.reactions.get(command.emoji, {})
        mine = token in names
        if command.off is not mine or (not mine and _has(names.values(), name)):
            # It is so already; or somebody who is gone put it there under this name, which the
            # others could not tell apart. Nobody else hears of it.
            return Reacted(
                seq=found.event.seq,
                time=self._room.wall(),
                author=name,
                message=command.message,
                emoji=command.emoji,
                off=command.off,
                to=_recipient(found),
                cid=command.cid,
            )
        full = None if command.off else self._too_many(token, found)
        if full is not None:
            return Refused(code=Code.REACTIONS_FULL, limit=full)
        event = Reacted(
            **self._room.stamped(peer, command.cid),
            message=command.message,
            emoji=command.emoji,
            off=command.off,
            to=_recipient(found),
        )
        return self._room.posted(peer, event, self._readers(peer, found))

    def _too_many(self, token: bytes, message: Recent) -> int | None:
        """The limit that one more reaction would pass."""
        own = sum(token in names for names in message.reactions.values())
        if own >= self._limits.own_reactions:
            return self._limits.own_reactions
        count = sum(map(len, message.reactions.values()))
        return self._limits.reactions if count >= self._limits.reactions else None

    def _own(self, name: str, seq: int) -> Recent | Refused:
        token = self._record.seats.token_of(name)
        found = self._readable(token, seq)
        if isinstance(found, Recent) and (token == NOBODY or token != found.tokens[0]):
            return Refused(code=Code.MESSAGE_FOREIGN)
        return found

    def _readable(self, token: bytes, seq: int) -> Recent | Refused:
        found = self._record.memory.message(seq)
        if found is None or not found.is_for(token):
            return Refused(code=Code.MESSAGE_UNKNOWN)
        if isinstance(found.event, Message) and found.event.removed:
            return Refused(code=Code.MESSAGE_REMOVED)
        return found

    def _readers(self, peer: Peer, message: Recent) -> list[Peer]:
        """Who else is told of it: everyone or, in private, the other one of the two.

        A plain guest has no token and may be another one by now under the same name, so that what
        becomes of a private message is not told there.
        """
        if not _recipient(message):
            return self._room.others(peer)
        seats = self._record.seats
        names = (seats.name_of(token) for token in message.tokens if token != NOBODY)
        peers = (self._room.peer_of(name) for name in names if name is not None)
        return [each for each in peers if each is not None and each != peer]


def _recipient(message: Recent) -> str:
    return str(getattr(message.event, "to", ""))


def _has(names: Iterable[str], name: str) -> bool:
    return any(name_key(each) == name_key(name) for each in names)
