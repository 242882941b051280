"""The conversations of a guest: with everyone, or with one person."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from app.client.roster import Roster
from app.client.timeline import Entry, Kind, Timeline
from app.protocol.names import name_key


class Presence(Enum):
    """Where the other person is."""

    HERE = auto()
    AWAY = auto()  # without a connection, and the place is kept
    GONE = auto()


class Conversation(QObject):
    """A timeline, and how much of it was not read yet.

    `peer` is the other person's name, "" for everyone.

    Signals:
        unread_changed(int): how many messages came since `mark_read`.
        presence_changed(Presence): the other person left, lost the connection, or is back.
    """

    unread_changed = Signal(int)
    presence_changed = Signal(object)

    def __init__(self, peer: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.peer = peer
        self.timeline = Timeline(self)
        self._unread = 0
        self._presence = Presence.HERE

    @property
    def unread(self) -> int:
        """Messages of others, and what went wrong with own ones, since `mark_read`."""
        return self._unread

    @property
    def presence(self) -> Presence:
        """Whether the other person is in the room."""
        return self._presence

    def mark_read(self) -> None:
        """Everything was seen."""
        if self._unread:
            self._unread = 0
            self.unread_changed.emit(0)

    def receive(self, entry: Entry) -> None:
        """Something new arrived; a message of somebody else, or an error, counts as unread."""
        self.timeline.append(entry)
        if entry.kind is Kind.ERROR or _counts(entry):
            self._add_unread(1, self.timeline.rowCount() - 1)

    def catch_up(self, entries: Sequence[Entry], *, fresh: bool) -> None:
        """All of these at once; `fresh`: those of somebody else are unread."""
        row = self.timeline.rowCount()
        self.timeline.extend(entries)
        unread = [each for each, entry in enumerate(entries, row) if _counts(entry)]
        if fresh and unread:
            self._add_unread(len(unread), unread[0])

    def _add_unread(self, more: int, row: int) -> None:
        """There is more to read, from this row on."""
        nothing_before = not self._unread
        self._unread += more
        self.unread_changed.emit(self._unread)
        # Who has it in front has read it by now, and needs no line above it; and where everything
        # is new, a line tells nothing.
        if nothing_before and self._unread and row:
            self.timeline.mark_new(row)

    def set_presence(self, presence: Presence) -> None:
        """The other person left, lost the connection, or is back."""
        if presence is not self._presence:
            self._presence = presence
            self.presence_changed.emit(presence)


def _counts(entry: Entry) -> bool:
    return entry.kind is Kind.MESSAGE and not entry.own


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

    def all(self) -> list[Conversation]:
        """In the order of opening."""
        return list(self._by_key.values())

    def find(self, peer: str) -> Conversation | None:
        """The one with that person, None when there is none."""
        return self._by_key.get(name_key(peer))

    def open(self, peer: str) -> Conversation:
        """The one with that person, made when there is none."""
        known = self.find(peer)
        if known is not None:
            return known
        member = self._roster.find(peer)
        conversation = Conversation(member.name if member else peer, self)
        self._by_key[name_key(peer)] = conversation
        self.look_at(peer)
        self.opened.emit(conversation)
        return conversation

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
            conversation.set_presence(here if member else Presence.GONE)

    def forget(self) -> None:
        """There are none any more; each lives on for as long as somebody shows it."""
        for conversation in self._by_key.values():
            conversation.setParent(None)
        self._by_key.clear()
