"""The conversations of a guest: with everyone, or with one person."""

from collections.abc import Sequence
from enum import Enum, auto
from itertools import islice

from PySide6.QtCore import QObject, Signal

from app.client.clock import now
from app.client.folded_timeline import FoldedTimeline
from app.client.roster import Roster
from app.client.timeline import Entry, Kind, Words, quiet_line
from app.protocol.names import name_key


class Presence(Enum):
    """Where the other person is."""

    HERE = auto()
    AWAY = auto()  # without a connection, and the place is kept
    GONE = auto()
    UNKNOWN = auto()  # one is without a connection oneself


class Conversation(QObject):
    """A timeline, and how much of it was not read yet.

    `peer` is the other person's name, "" for everyone. `is_cut`: the room may have older messages
    than the timeline, which it did not tell.

    Signals:
        unread_changed(int): how many messages came since `mark_read`.
        mentioned_changed(int): how many of them name the reader; comes after `unread_changed`, and
            not when they were read at once.
        presence_changed(Presence): the other person left, lost the connection, or is back.
    """

    unread_changed = Signal(int)
    mentioned_changed = Signal(int)
    presence_changed = Signal(object)

    def __init__(self, peer: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.peer = peer
        self.timeline = FoldedTimeline(self)
        self.is_cut = False
        self._unread = 0
        self._mentioned = 0
        self._presence = Presence.HERE
        self._ignored = False
        self._put_by: list[Entry] = []  # out of sight, and unread when they went

    @property
    def unread(self) -> int:
        """Messages of others, and what went wrong with own ones, since `mark_read`."""
        return self._unread

    @property
    def mentioned(self) -> int:
        """Unread messages that name the reader."""
        return self._mentioned

    @property
    def presence(self) -> Presence:
        """Whether the other person is in the room."""
        return self._presence

    @property
    def ignored(self) -> bool:
        """Whether the other person is not to be heard."""
        return self._ignored

    @property
    def last_own(self) -> Entry | None:
        """The latest own message that the room has and that was not removed."""
        timeline = self.timeline
        entries = (timeline.entry(row) for row in range(timeline.rowCount() - 1, -1, -1))
        return next((each for each in entries if each.own and each.seq and not each.removed), None)

    def tell(self, words: Words, time: int | None = None) -> None:
        """Show something that the room does not keep; `time`: None for now."""
        self.timeline.append(quiet_line(Kind.NOTICE, words, now() if time is None else time))

    def mark_read(self) -> None:
        """Everything was seen."""
        self._put_by.clear()
        self._count(-self._unread, -self._mentioned, 0)

    def hide(self, authors: frozenset[str]) -> None:
        """What these people (`name_key`) say, and nobody else, is out of sight and not unread.

        What was unread when it went is so again when it comes back, unless `mark_read` came first.
        """
        self._ignored = bool(self.peer) and name_key(self.peer) in authors
        unread = self._latest(self._unread)
        self.timeline.hide(authors)
        gone = [entry for entry in unread if self.timeline.hides(entry)]
        back = [entry for entry in self._put_by if not self.timeline.hides(entry)]
        self._put_by = [entry for entry in self._put_by if entry not in back] + gone
        self._count(len(back) - len(gone), 0, 0)
        self.look_for_mentions()

    def look_for_mentions(self) -> None:
        """Messages that were not read may name the reader now, or not any more."""
        named = sum(entry.mention for entry in self._latest(self._unread))
        self._count(0, named - self._mentioned, 0)

    def _latest(self, count: int) -> list[Entry]:
        """So many of the rows that count, from the end."""
        rows = range(self.timeline.rowCount() - 1, -1, -1)
        entries = (self.timeline.entry(row) for row in rows)
        return list(islice((each for each in entries if _counts(each)), count))

    def receive(self, entry: Entry) -> None:
        """Something new arrived; a message of somebody else, or an error, counts as unread."""
        self.timeline.append(entry)
        if self.timeline.hides(entry):
            return
        self._count(_counts(entry), entry.mention, self.timeline.rowCount() - 1)

    @property
    def read_up_to(self) -> int:
        """The number of the room up to which nothing here is unread; 0 where nothing has one."""
        unread = [entry.seq for entry in self._latest(self._unread) if entry.seq]
        if unread:
            return unread[-1] - 1
        entries = (self.timeline.entry(row) for row in range(self.timeline.rowCount() - 1, -1, -1))
        return next((entry.seq for entry in entries if entry.seq), 0)

    def catch_up(self, entries: Sequence[Entry], *, after: int | None) -> None:
        """All of these at once; those of somebody else are unread whose number comes `after` that.

        None: none of them.
        """
        self.timeline.extend(entries)
        seen = [entry for entry in entries if not self.timeline.hides(entry)]
        fresh = [entry for entry in seen if after is not None and entry.seq > after]
        unread = [entry for entry in fresh if _counts(entry)]
        if unread:
            rows = range(self.timeline.rowCount() - 1, -1, -1)
            first = next(row for row in rows if self.timeline.entry(row) is unread[0])
            self._count(len(unread), sum(entry.mention for entry in fresh), first)

    def _count(self, unread: int, mentioned: int, row: int) -> None:
        """So much more is unread, from this row on, and so much of that names the reader."""
        nothing_before, before = not self._unread, self._mentioned
        self._unread += unread
        self._mentioned += mentioned
        if unread:
            self.unread_changed.emit(self._unread)
        if self._mentioned != before:
            self.mentioned_changed.emit(self._mentioned)
        # Who has it in front has read it by now, and needs no line above it; and where everything
        # is new, a line tells nothing.
        if unread and nothing_before and self._unread and row:
            self.timeline.mark_new(row)

    def set_presence(self, presence: Presence) -> None:
        """The other person left, lost the connection, or is back; or nobody knows."""
        if presence is not self._presence:
            self._presence = presence
            self.presence_changed.emit(presence)


def _counts(entry: Entry) -> bool:
    """A message of somebody else, or what went wrong, is unread until it was seen."""
    return entry.kind is Kind.ERROR or (entry.kind is Kind.MESSAGE and not entry.own)


class Conversations(QObject):
    """The private ones of a guest, one for each person however the name is spelt.

    Signals:
        opened(Conversation): there is one more.
    """

    opened = Signal(object)

    def __init__(self, roster: Roster, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roster = roster
        self._by_key: dict[str, Conversation] = {}
        self._quiet: set[str] = set()  # the keys of those that nobody was told of
        self._ignored: frozenset[str] = frozenset()

    def all(self, *, quiet: bool = False) -> list[Conversation]:
        """In the order of opening; `quiet`: with those that are a secret, since `hear`."""
        return [each for key, each in self._by_key.items() if quiet or key not in self._quiet]

    def ignore(self, keys: frozenset[str]) -> None:
        """What these people (`name_key`), and nobody else, say is out of sight."""
        self._ignored = keys
        for conversation in self._by_key.values():
            conversation.hide(keys)
        for key in self._quiet - keys:
            self._open_up(key)

    def hear(self, peer: str) -> Conversation:
        """As `open`; with somebody who is ignored it stays a secret until that ends."""
        return self._make(peer, quietly=name_key(peer) in self._ignored)

    def find(self, peer: str) -> Conversation | None:
        """The one with that person, None when there is none."""
        return self._by_key.get(name_key(peer))

    def open(self, peer: str) -> Conversation:
        """The one with that person, made when there is none."""
        return self._make(peer, quietly=False)

    def _make(self, peer: str, *, quietly: bool) -> Conversation:
        key = name_key(peer)
        if key not in self._by_key:
            member = self._roster.find(peer)
            conversation = Conversation(member.name if member else peer, self)
            conversation.hide(self._ignored)
            self._by_key[key] = conversation
            self._quiet.add(key)
            self.look_at(peer)
        if key in self._quiet and not quietly:
            self._open_up(key)
        return self._by_key[key]

    def _open_up(self, key: str) -> None:
        self._quiet.discard(key)
        self.opened.emit(self._by_key[key])

    def look_around(self) -> None:
        """See who is in the room."""
        for peer in self._by_key:
            self.look_at(peer)

    def look_at(self, peer: str) -> None:
        """See whether one person is in the room."""
        conversation = self.find(peer)
        if conversation is not None:
            member = self._roster.find(peer)
            here = Presence.AWAY if member and member.away else Presence.HERE
            now = here if member else Presence.GONE
            conversation.set_presence(now if self._roster.is_current else Presence.UNKNOWN)

    def forget(self) -> None:
        """There are none any more; each lives on for as long as somebody shows it."""
        for conversation in self._by_key.values():
            conversation.setParent(None)
        self._by_key.clear()
        self._quiet.clear()
