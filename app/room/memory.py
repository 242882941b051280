"""What the room remembers of its history: for joiners, and for messages that come twice."""

import hashlib
from collections import deque
from dataclasses import dataclass

import msgspec

from app.protocol.messages import Code, Refused, Said, Told
from app.protocol.names import name_key
from app.protocol.typed import clean_text

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


class Memory:
    """The `latest` public messages, and a few hundred bytes of each of the `repeatable` latest

    messages that have a `cid`.
    """

    def __init__(self, *, latest: int, repeatable: int) -> None:
        self._said: deque[Said] = deque(maxlen=latest)
        self._repeatable = repeatable
        self._by_cid: dict[bytes, Sent] = {}  # by digest of name and cid

    @property
    def reach(self) -> int:
        """How many messages back a record has to be read to remember all that this can."""
        return max(self._repeatable, self._said.maxlen or 0)

    def keep(self, event: Said | Told) -> None:
        """Remember a message. What only its author may see is in nobody else's past."""
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

    def past(self, room: int) -> list[Said]:
        """The latest public messages, oldest first, as many as fit into `room` bytes.

        Each counts for the bytes of its text in UTF-8 and `AROUND`; the lines that leave have at
        most `config.ESCAPED` times as many.
        """
        past = list[Said]()
        for event in reversed(self._said):
            room -= len(event.text.encode()) + AROUND
            if room < 0:
                break
            past.append(event)
        return past[::-1]


def _key(name: str | None) -> str | None:
    return None if name is None else name_key(name)


def _digest(*parts: str) -> bytes:
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(whole, digest_size=16).digest()
