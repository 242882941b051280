"""What the disk was given, and all that follows from it: half of the model of a room."""

import re
from dataclasses import dataclass

from msgspec.structs import replace

from app.config import Limits
from app.protocol.messages import (
    Change,
    Edited,
    File,
    Joined,
    Left,
    Message,
    Posted,
    Reacted,
    Reaction,
    Reason,
    Removed,
    Said,
    Stored,
    Told,
)
from app.protocol.names import name_key

TEXT = re.compile(rb"(?:publico|segredo)-\d+-")
"""What is known again wherever it is read."""

FOR_GOOD = (Reason.LEFT, Reason.FLOOD, Reason.LINE_LONG, Reason.EXPELLED, Reason.BANNED)
"""Who left like that, or was put out, has no place to come back to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, and whose it is: whoever did it; `readers`: whom it is told, None for everybody."""

    event: Stored
    whose: bytes
    readers: frozenset[bytes] | None = None

    def heard_by(self, person: bytes, event: Stored | None = None) -> Stored | None:
        """The event as somebody reads it, in this form; None when it is not for them."""
        event = event or self.event
        if self.readers is not None and person not in self.readers:
            return None
        if isinstance(event, Posted):
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
        self.hosts: set[bytes] = set()  # persons who ever were one
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
                if who.host:
                    self.hosts.add(joiner)
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
                entry = Entry(event, whose, frozenset((whose, to)))
            case _:
                entry = self._changed(event)
        self.entries.append(entry)
        if isinstance(event, Posted):
            self._read(event, entry)
        return entry

    def _changed(self, event: Change) -> Entry:
        whose = self.members[name_key(event.author)]
        message = self.entries[event.message - 1]
        assert isinstance(message.event, Message), "a change of what is no message"
        assert message.readers is None or whose in message.readers, "a change of a secret of others"
        by_host = isinstance(event, Removed) and whose in self.hosts
        mine = isinstance(event, Reacted) or message.whose == whose or by_host
        assert mine, "changed by somebody else"
        assert event.to == getattr(message.event, "to", ""), "a secret that is none any more"
        now = self._as_it_is(message, len(self.entries))
        assert isinstance(now, Message)
        assert not now.removed, "a change of what was removed"
        count = sum(len(reaction.names) for reaction in now.reactions)
        more = isinstance(event, Reacted) and not event.off
        assert not more or count <= self._limits.reactions, "too many reactions"
        if message.readers is None:
            return Entry(event, whose)
        natives = (each for each in message.readers if not each.startswith(b"peer "))
        return Entry(event, whose, frozenset(natives))

    def _as_it_is(self, entry: Entry, seq: int) -> Stored:
        """A message with all that became of it until `seq`; all else is as it was."""
        event = entry.event
        if not isinstance(event, Message):
            return event
        reactions: dict[str, dict[bytes, str]] = {}
        for later in self.entries[event.seq : seq]:
            change = later.event
            if not isinstance(change, Change) or change.message != entry.event.seq:
                continue
            if isinstance(change, Edited):
                event = replace(event, text=change.text, edited=True)
            elif isinstance(change, Removed):
                return replace(event, text="", removed=True, file=None)
            elif change.off:
                reactions.get(change.emoji, {}).pop(later.whose, None)
                reactions = {emoji: names for emoji, names in reactions.items() if names}
            else:
                reactions.setdefault(change.emoji, {})[later.whose] = change.author
        told = (
            Reaction(emoji=emoji, names=tuple(names.values())) for emoji, names in reactions.items()
        )
        return replace(event, reactions=tuple(told))

    def _read(self, event: Posted, entry: Entry) -> None:
        if event.cid:
            sent = (name_key(event.author), event.cid)
            assert sent not in self._cids, "one message was kept twice"
            self._cids.add(sent)
        file = event.file.name if isinstance(event, Message) and event.file else ""
        for text in TEXT.findall(f"{getattr(event, 'text', '')} {file}".encode()):
            readers = self._readers.setdefault(text, set())
            if entry.readers is None:
                self._readers[text] = None
            elif readers is not None:
                readers |= entry.readers
            self._kept_at.setdefault(text, event.seq)

    def check_that_one_may_read(self, person: bytes, text: bytes, kept: int) -> None:
        """`kept`: the seq up to which all is on the disk."""
        readers = self._readers[text]
        assert readers is None or person in readers, f"{text!r} is a secret of others"
        assert self._kept_at[text] <= kept, f"{text!r} came too early"

    def files_at(self, seq: int) -> dict[str, bool]:
        """The id of each file that was told until then, and whether its message still stands."""
        told = dict[str, bool]()
        for entry in self.entries[:seq]:
            match entry.event:
                case Said(file=File(id=id_)) | Told(file=File(id=id_)):
                    told[id_] = True
                case Removed(message=message):
                    removed = self.entries[message - 1].event
                    if isinstance(removed, Message) and removed.file:
                        told[removed.file.id] = False
        return told

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
        """What somebody must hear of all that happened after one event, until another, if they

        are told of it then.
        """
        those = self.entries[after:seq]
        heard = [
            entry.heard_by(person, self._as_it_is(entry, seq))
            for entry in those
            if entry.whose == person or not self._is_over(entry, seq)
        ]
        return [event for event in heard if event is not None]

    def _is_over(self, entry: Entry, seq: int) -> bool:
        """Whether it gave a message a text that it has no more when `seq` is the newest."""
        event = entry.event
        if not isinstance(event, Edited):
            return False
        later = [each.event for each in self.entries[event.seq : seq]]
        return any(
            isinstance(each, Edited | Removed) and each.message == event.message for each in later
        )

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
        return [
            each
            for each in past
            if each.seq in said or (isinstance(each, Told | Change) and each.to)
        ], True
