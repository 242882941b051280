"""What the room remembers: for joiners, for those who come back, for messages sent twice."""

import hashlib
from collections import deque
from dataclasses import dataclass
from itertools import takewhile

import msgspec

from app.config import Limits
from app.protocol.messages import Code, Refused, Said, Stored, Told
from app.protocol.names import name_key
from app.protocol.typed import clean_text
from app.room.seats import NOBODY

AROUND = 256
"""Bytes that each past message counts for beside its text: its author, its numbers, its braces."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One message without its text, which comes again with a repeat."""

    seq: int
    time: int
    author: str
    to: str | None
    text: bytes  # digest


@dataclass(frozen=True, slots=True)
class Recent:
    """One event of the latest past, and whose it is: digests of tokens, its author's first."""

    event: Stored
    tokens: tuple[bytes, ...]

    def seen_by(self, token: bytes) -> Stored | None:
        """The event as somebody may read it, who missed it; None when it is not for them."""
        event, author = self.event, self.tokens[0]
        if isinstance(event, Told) and token not in self.tokens:
            return None
        if isinstance(event, Said | Told):
            return event if token == author else msgspec.structs.replace(event, cid=None)
        return None if token == author else event  # one's own coming and going is no news


@dataclass(frozen=True, slots=True)
class Missed:
    """What somebody missed, in order; with a `gap`, there was more than the room remembers."""

    events: list[Stored]
    gap: bool


class Memory:
    """The latest public messages, the latest events of all kinds, and a few hundred bytes of each

    of the `repeatable` latest messages that have a `cid`.
    """

    def __init__(self, limits: Limits, *, repeatable: int) -> None:
        self._limits = limits
        self._said: deque[Said] = deque(maxlen=limits.history)
        self._recent: deque[Recent] = deque()
        self._size = 0  # bytes of `_recent`
        self._floor = 0  # the newest seq that is not among them any more
        self._left_out: deque[tuple[int, int]] = deque()  # runs of numbers, the oldest first
        self._repeatable = repeatable
        self._by_cid: dict[bytes, Sent] = {}  # by digest of name and cid

    @property
    def reach(self) -> int:
        """How many messages back a record has to be read to remember all that this can."""
        return max(self._repeatable, self._limits.history, self._limits.missed)

    def begin_after(self, seq: int) -> None:
        """What happened up to `seq` is never remembered."""
        self._floor = seq

    def leave_out(self, last: int, first: int) -> None:
        """Nothing that is kept has a number between `last`, of an event, and `first`, which a room

        began after. Who has seen one of them saw what is not remembered, or invented it.
        """
        self._left_out.append((last, first))

    def keep(self, event: Stored, *tokens: bytes) -> None:
        """Remember an event; `tokens`: whose it is, digests, its author's first."""
        self._recent.append(Recent(event, tokens or (NOBODY,)))
        self._size += size_of(event)
        while len(self._recent) > self._limits.missed or self._size > self._limits.missed_bytes:
            forgotten = self._recent.popleft()
            self._size -= size_of(forgotten.event)
            self._floor = forgotten.event.seq
        while self._left_out and self._left_out[0][1] <= self._floor:
            self._left_out.popleft()
        if isinstance(event, Said | Told):
            self._keep_message(event)

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
        seen = (each.seen_by(token) for each in self._recent)
        messages = [event for event in seen if isinstance(event, Said | Told)]
        said = [event.seq for event in messages if isinstance(event, Said)]
        oldest = said[-self._limits.history] if len(said) >= self._limits.history else 0
        return Missed(
            [each for each in messages if isinstance(each, Told) or each.seq >= oldest], gap=True
        )

    def _keep_message(self, event: Said | Told) -> None:
        """What only its author may see is in nobody else's past."""
        if isinstance(event, Said):
            self._said.append(msgspec.structs.replace(event, cid=None))
        if event.cid:
            to = event.to if isinstance(event, Told) else None
            sent = Sent(event.seq, event.time, event.author, to, _digest(event.text))
            self._by_cid[_digest(name_key(event.author), event.cid)] = sent
            if len(self._by_cid) > self._repeatable:
                del self._by_cid[next(iter(self._by_cid))]

    def find(
        self, author: str, cid: str, text: str, to: str | None = None
    ) -> Said | Told | Refused | None:
        """The message that `author` already sent under this `cid`; None when there is none, as

        for plain guests, and a refusal when it was another text or for somebody else.
        """
        sent = self._by_cid.get(_digest(name_key(author), cid))
        if sent is None:
            return None
        text = clean_text(text)
        if sent.text != _digest(text) or _key(sent.to) != _key(to):
            return Refused(code=Code.CID_REUSED)
        if sent.to is None:
            return Said(seq=sent.seq, time=sent.time, author=sent.author, text=text, cid=cid)
        return Told(
            seq=sent.seq, time=sent.time, author=sent.author, to=sent.to, text=text, cid=cid
        )

    def knows(self, author: str, cid: str) -> bool:
        """Whether `author` sent anything under this `cid`."""
        return _digest(name_key(author), cid) in self._by_cid

    def past(self) -> list[Said]:
        """The latest public messages, oldest first, as many as fit into `history_bytes`.

        Each counts for the bytes of its text in UTF-8 and `AROUND`; the lines that leave have at
        most `config.ESCAPED` times as many.
        """
        past, room = list[Said](), self._limits.history_bytes
        for event in reversed(self._said):
            room -= size_of(event)
            if room < 0:
                break
            past.append(event)
        return past[::-1]


def size_of(event: Stored) -> int:
    """Bytes that an event counts for: those of its text, and `AROUND`; so does its file's name."""
    if not isinstance(event, Said | Told):
        return AROUND
    file = 0 if event.file is None else AROUND + len(event.file.name.encode())
    return AROUND + len(event.text.encode()) + file


def _key(name: str | None) -> str | None:
    return None if name is None else name_key(name)


def _digest(*parts: str) -> bytes:
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(whole, digest_size=16).digest()
