"""What the disk was given, and all that follows from it: half of the model of a room."""

import re
from dataclasses import dataclass

from msgspec.structs import replace

from app.config import Limits
from app.protocol.messages import Joined, Left, Reason, Said, Stored, Told
from app.protocol.names import name_key

TEXT = re.compile(rb"(?:publico|segredo)-\d+-")
"""What is known again wherever it is read."""

FOR_GOOD = (Reason.LEFT, Reason.FLOOD, Reason.LINE_LONG)
"""Who left like that, or was put out, has no place to come back to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, and whose it is: whoever said it, came or left; `to`: whom it was told."""

    event: Stored
    whose: bytes
    to: bytes = b""

    def heard_by(self, person: bytes) -> Stored | None:
        """The event as somebody reads it; None when it is not for them."""
        event = self.event
        if isinstance(event, Told) and person not in (self.whose, self.to):
            return None
        if isinstance(event, Said | Told):
            return event if person == self.whose else replace(event, cid=None)
        return None if person == self.whose else event


class Log:
    """Every event in its order; the one with `seq` 1 is the first.

    A *person* is whoever has a token (its digest), over all connections and deaths of the room, or
    one connection of a plain guest (`peer 7`).
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.entries: list[Entry] = []
        self.members: dict[str, bytes] = {}  # name_key to person
        self.name: dict[bytes, str] = {}  # by person: name_key
        self.void: dict[bytes, int] = {}  # by person: the seq of their leaving for good
        self._readers: dict[bytes, set[bytes] | None] = {}  # by text; None: everybody
        self._kept_at: dict[bytes, int] = {}  # by text: its first seq
        self._cids: set[tuple[str, str]] = set()  # with name_key

    def cut(self, seq: int) -> "Log":
        """The log as it was when `seq` was its newest."""
        log = Log(self._limits)
        for entry in self.entries[:seq]:
            log.add(entry.event, entry.whose)
        return log

    def add(self, event: Stored, joiner: bytes = b"") -> Entry:
        """One more event was handed to the disk; `joiner`: the person who joined."""
        assert event.seq == len(self.entries) + 1, "seq did not grow by one"
        match event:
            case Joined(member=who):
                entry = Entry(event, joiner)
                assert name_key(who.name) not in self.members, "two people of one name"
                assert joiner not in self.members.values(), "somebody joined twice"
                self.members[name_key(who.name)] = joiner
                self.name[joiner] = name_key(who.name)
            case Left(member=who):
                assert name_key(who.name) in self.members, "left, and was not in"
                assert not who.away, "who is gone is not away"
                entry = Entry(event, self.members.pop(name_key(who.name)))
                if event.reason in FOR_GOOD:
                    self.void[entry.whose] = event.seq
            case Said():
                entry = Entry(event, self.members[name_key(event.author)])
            case Told():
                whose, to = (self.members[name_key(name)] for name in (event.author, event.to))
                entry = Entry(event, whose, to)
        self.entries.append(entry)
        if isinstance(event, Said | Told):
            self._read(event, entry)
        return entry

    def _read(self, event: Said | Told, entry: Entry) -> None:
        if event.cid:
            sent = (name_key(event.author), event.cid)
            assert sent not in self._cids, "one message was kept twice"
            self._cids.add(sent)
        for text in TEXT.findall(event.text.encode()):
            readers = self._readers.setdefault(text, set())
            if isinstance(event, Said):
                self._readers[text] = None
            elif readers is not None:
                readers |= {entry.whose, entry.to}
            self._kept_at.setdefault(text, event.seq)

    def check_that_one_may_read(self, person: bytes, text: bytes, kept: int) -> None:
        """`kept`: the seq up to which all is on the disk."""
        readers = self._readers[text]
        assert readers is None or person in readers, f"{text!r} is a secret of others"
        assert self._kept_at[text] <= kept, f"{text!r} came too early"

    def members_at(self, seq: int) -> list[str]:
        """Who was in, in the order of coming."""
        members = dict[str, None]()
        for entry in self.entries[:seq]:
            match entry.event:
                case Joined(member=who):
                    members[name_key(who.name)] = None
                case Left(member=who):
                    del members[name_key(who.name)]
        return list(members)

    def mine(self, person: bytes, after: int, seq: int) -> list[Stored]:
        """What somebody must hear of all that happened after one event, until another."""
        heard = [entry.heard_by(person) for entry in self.entries[after:seq]]
        return [event for event in heard if event is not None]

    def history(self, seq: int) -> list[Stored]:
        """What a joiner gets, when `seq` is the newest."""
        said = [each for each in self.mine(b"", 0, seq) if isinstance(each, Said)]
        return list[Stored](said[-self._limits.history :])

    def missed(self, person: bytes, claim: int, seq: int) -> tuple[list[Stored], bool]:
        """What somebody gets who says that they have seen all up to `claim`; and if it is a gap."""
        if 0 < claim <= seq and seq - claim <= self._limits.missed:
            return self.mine(person, claim, seq), False
        past = self.mine(person, max(0, seq - self._limits.missed), seq)
        said = [each.seq for each in past if isinstance(each, Said)][-self._limits.history :]
        return [e for e in past if isinstance(e, Told) or e.seq in said], True
