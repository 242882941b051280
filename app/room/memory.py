"""What the room remembers: for joiners, for those who come back, for what was sent twice."""

import hashlib
from collections import deque
from dataclasses import dataclass, field
from itertools import takewhile

import msgspec

from app.config import Limits
from app.protocol.messages import (
    Change,
    Code,
    Edit,
    Edited,
    File,
    Message,
    Post,
    Posted,
    React,
    Reacted,
    Reaction,
    Refused,
    Remove,
    Removed,
    Said,
    Say,
    Stored,
    Tell,
    Told,
)
from app.protocol.names import name_key
from app.protocol.typed import clean_text
from app.room.seats import NOBODY

AROUND = 256
"""Bytes that each past event counts for beside its text: its author, its numbers, its braces."""
EACH_NAME = 4
"""Bytes that each reaction counts for beside the emoji and the name."""


@dataclass(slots=True)
class Recent:
    """One event of the latest past, and whose it is: digests of tokens, its author's first.

    A message is kept as it is now: edited, removed, with the reactions to it.
    """

    event: Stored
    tokens: tuple[bytes, ...]
    about: "Recent | None" = None  # of what becomes of a message: the message
    reactions: dict[str, dict[bytes, str]] = field(default_factory=dict)  # names, by emoji, token
    weight: int = 0  # bytes that the reactions count for
    edit: int = 0  # the number of its latest edit

    @property
    def size(self) -> int:
        """Bytes that it counts for."""
        return size_of(self.event) + self.weight

    @property
    def now(self) -> Stored:
        """The event, a message with its reactions."""
        if not self.reactions or not isinstance(self.event, Message):
            return self.event
        reactions = tuple(
            Reaction(emoji=emoji, names=tuple(names.values()))
            for emoji, names in self.reactions.items()
        )
        return msgspec.structs.replace(self.event, reactions=reactions)

    def seen_by(self, token: bytes) -> Stored | None:
        """The event as somebody may read it, who missed it; None when it is not for them, or says

        what was taken back since: a text that was replaced or removed is its author's alone.
        """
        event, author = self.now, self.tokens[0]
        if not self.is_for(token):
            return None
        if isinstance(event, Posted):
            if token == author:
                return event
            return None if self._is_over else msgspec.structs.replace(event, cid=None)
        return None if token == author else event  # one's own coming and going is no news

    @property
    def _is_over(self) -> bool:
        """Whether it is an edit that another one, or the removal, took the place of."""
        if not isinstance(self.event, Edited) or self.about is None:
            return False
        message = self.about.event
        is_gone = isinstance(message, Message) and message.removed
        return is_gone or self.about.edit != self.event.seq

    def is_for(self, token: bytes) -> bool:
        """Whether whoever has this token may read it."""
        return not getattr(self.event, "to", "") or token in self.tokens

    def change(self, event: Change, token: bytes) -> None:
        """Something became of the message; `token`: of whoever did it."""
        message = self.event
        if not isinstance(message, Message) or message.removed:
            return
        match event:
            case Edited(text=text):
                self.event = msgspec.structs.replace(message, text=text, edited=True)
                self.edit = event.seq
            case Removed():
                self.reactions.clear()
                self.weight = 0
                self.event = msgspec.structs.replace(message, text="", removed=True, file=None)
            case Reacted(emoji=emoji, off=off, author=author):
                self._react(emoji, token, None if off else author)

    def _react(self, emoji: str, token: bytes, name: str | None) -> None:
        names = self.reactions.setdefault(emoji, {})
        if not names:
            self.weight += AROUND + len(emoji.encode())
        before = names.pop(token, None) if name is None else names.get(token)
        if before is not None:
            self.weight -= EACH_NAME + len(before.encode())
        if name is not None:
            names[token] = name
            self.weight += EACH_NAME + len(name.encode())
        if not names:
            del self.reactions[emoji]
            self.weight -= AROUND + len(emoji.encode())


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of a command with a `cid`, without its text, which comes again with a repeat."""

    event: Posted
    asked: bytes  # digest of the command


@dataclass(frozen=True, slots=True)
class Missed:
    """What somebody missed, in order; with a `gap`, there was more than the room remembers."""

    events: list[Stored]
    gap: bool


class Memory:
    """The latest public messages, the latest events of all kinds, and a few hundred bytes of each

    of the `repeatable` latest ones that have a `cid`.
    """

    def __init__(self, limits: Limits, *, repeatable: int) -> None:
        self._limits = limits
        self._said: deque[Recent] = deque()
        self._recent: deque[Recent] = deque()
        self._size = 0  # bytes of `_recent`
        self._floor = 0  # the newest seq that is not among them any more
        self._messages: dict[int, Recent] = {}  # of both, by seq
        self._left_out: deque[tuple[int, int]] = deque()  # runs of numbers, the oldest first
        self._repeatable = repeatable
        self._by_cid: dict[bytes, Sent] = {}  # by digest of name and cid

    @property
    def reach(self) -> int:
        """How many messages back a record has to be read to remember all that this can."""
        return max(self._repeatable, self._limits.history, self._limits.missed)

    @property
    def floor(self) -> int:
        """The newest number that is not remembered any more."""
        return self._floor

    def begin_after(self, seq: int) -> None:
        """What happened up to `seq` is never remembered."""
        self._floor = seq

    def latest(self) -> list[Stored]:
        """The latest events that somebody who comes back can get, oldest first."""
        return [recent.event for recent in self._recent]

    def message(self, seq: int) -> Recent | None:
        """The message of that number, None when it is none that is remembered."""
        return self._messages.get(seq)

    def leave_out(self, last: int, first: int) -> None:
        """Nothing that is kept has a number between `last`, of an event, and `first`, which a room

        began after. Who has seen one of them saw what is not remembered, or invented it.
        """
        self._left_out.append((last, first))

    def keep(self, event: Stored, *tokens: bytes) -> None:
        """Remember an event; `tokens`: whose it is, digests, its author's first."""
        recent = Recent(event, tokens or (NOBODY,))
        if isinstance(event, Change):
            self._change(event, recent)
        self._recent.append(recent)
        self._size += recent.size
        if isinstance(event, Message):
            self._messages[event.seq] = recent
        if isinstance(event, Said):
            self._said.append(recent)
        if isinstance(event, Posted) and event.cid:
            self._keep_sent(event, event.cid)
        self._forget_oldest()

    def since(self, seq: int, token: bytes) -> Missed:
        """All events after `seq` that whoever has this token may read.

        Where not all of them are remembered, for a number that was left out, and for `seq` 0,
        there is a gap: then it is what a joiner gets, with the private messages that are
        remembered.
        """
        left_out = any(last < seq < first for last, first in self._left_out)
        if 0 < seq >= self._floor and not left_out:
            newer = takewhile(lambda each: each.event.seq > seq, reversed(self._recent))
            mine = [each.seen_by(token) for each in newer]
            return Missed([event for event in mine[::-1] if event is not None], gap=False)
        seen = [each.seen_by(token) for each in self._recent]
        said = [event.seq for event in seen if isinstance(event, Said)]
        oldest = said[-self._limits.history] if len(said) >= self._limits.history else 0
        return Missed(
            [
                event
                for event in seen
                if (isinstance(event, Said) and event.seq >= oldest)
                or (isinstance(event, Told | Change) and event.to)
            ],
            gap=True,
        )

    def find(self, author: str, command: Post) -> Posted | Refused | None:
        """What came of the same command when `author` sent it before; None when there was none,

        as for plain guests, and a refusal when another one had its `cid`.
        """
        sent = self._by_cid.get(_digest(name_key(author), command.cid))
        if sent is None:
            return None
        if sent.asked != _asked(command):
            return Refused(code=Code.CID_REUSED)
        event = msgspec.structs.replace(sent.event, cid=command.cid)
        if isinstance(event, Message | Edited) and isinstance(command, Say | Tell | Edit):
            return msgspec.structs.replace(event, text=clean_text(command.text))
        return event

    def knows(self, author: str, cid: str) -> bool:
        """Whether `author` sent anything under this `cid`."""
        return _digest(name_key(author), cid) in self._by_cid

    def past(self) -> list[Said]:
        """The latest public messages, oldest first, as many as fit into `history_bytes`.

        Each counts for its bytes as in `size_of`; the lines that leave have at most
        `config.ESCAPED` times as many. What only its author may see is in nobody else's past.
        """
        past, room = list[Said](), self._limits.history_bytes
        for recent in reversed(self._said):
            room -= recent.size
            if room < 0:
                break
            event = recent.now
            if isinstance(event, Said):
                past.append(msgspec.structs.replace(event, cid=None))
        return past[::-1]

    def _change(self, event: Change, recent: Recent) -> None:
        recent.about = message = self._messages.get(event.message)
        if message is None:
            return
        before = message.size
        message.change(event, recent.tokens[0])
        if message.event.seq > self._floor:
            self._size += message.size - before

    def _keep_sent(self, event: Posted, cid: str) -> None:
        bare = msgspec.structs.replace(event, cid=None)
        if isinstance(bare, Message | Edited):
            bare = msgspec.structs.replace(bare, text="")
        self._by_cid[_digest(name_key(event.author), cid)] = Sent(bare, _asked(event))
        if len(self._by_cid) > self._repeatable:
            del self._by_cid[next(iter(self._by_cid))]

    def _forget_oldest(self) -> None:
        """A message is forgotten once it is neither of the latest events nor of the history."""
        while len(self._recent) > self._limits.missed or self._size > self._limits.missed_bytes:
            oldest_event = self._recent.popleft()
            forgotten = oldest_event.event
            self._size -= oldest_event.size
            self._floor = forgotten.seq
            oldest = self._said[0].event.seq if self._said else self._floor + 1
            if isinstance(forgotten, Told) or forgotten.seq < oldest:
                self._messages.pop(forgotten.seq, None)
        while len(self._said) > self._limits.history:
            seq = self._said.popleft().event.seq
            if seq <= self._floor:
                del self._messages[seq]
        while self._left_out and self._left_out[0][1] <= self._floor:
            self._left_out.popleft()


def size_of(event: Stored) -> int:
    """Bytes that an event counts for, without reactions: `AROUND`, those of its text, of its file's

    name, and thrice those of its `cid`, which may need six for each that is sent.
    """
    size = AROUND
    if isinstance(event, Message | Edited):
        size += len(event.text.encode())
    if isinstance(event, Message) and event.file is not None:
        size += AROUND + len(event.file.name.encode())
    if isinstance(event, Posted) and event.cid:
        size += 3 * len(event.cid.encode())
    return size


def _asked(post: Post | Posted) -> bytes:
    """What a command asks, or an event was asked for, whoever sent it."""
    match post:
        case Said(file=File(id=file)) | Told(file=File(id=file)):
            return _digest("file", file)  # which asked for it came over another way
        case Say(text=text, reply=reply) | Said(text=text, reply=reply):
            return _digest("say", str(reply), clean_text(text))
        case Tell(to=to, text=text, reply=reply) | Told(to=to, text=text, reply=reply):
            return _digest("tell", name_key(to), str(reply), clean_text(text))
        case Edit(message=message, text=text) | Edited(message=message, text=text):
            return _digest("edit", str(message), clean_text(text))
        case Remove(message=message) | Removed(message=message):
            return _digest("remove", str(message))
        case (
            React(message=message, emoji=emoji, off=off)
            | Reacted(message=message, emoji=emoji, off=off)
        ):
            return _digest("react", str(message), emoji, str(off))


def _digest(*parts: str) -> bytes:
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(whole, digest_size=16).digest()
