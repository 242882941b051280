"""How far a person has read each conversation, from one run of the program to the next."""

from PySide6.QtCore import QObject, QTimer

from app.client.conversation import Conversation, Conversations
from app.client.journal import Journal, Read
from app.protocol.names import name_key

PAUSE = 1_000
"""Milliseconds after something was told or read before that goes to the disk."""


class Reading(QObject):
    """Follows all conversations of a place in a room. No signals."""

    def __init__(
        self, journal: Journal, everyone: Conversation, private: Conversations, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._everyone = everyone
        self._private = private
        self._place = ("", "")  # the room's id, and the name that one has there
        self._before: dict[str, int] = {}  # by name_key, as an earlier run left it
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        everyone.unread_changed.connect(self._on_changed)
        private.opened.connect(self._on_opened)

    def begin(self, room: str, name: str) -> None:
        """One is in, for the first time or again; what is shown says the rest."""
        if (room, name) != self._place:
            self._timer.stop()
            self._place = (room, name)
            kept = self._journal.reads(room, name)
            self._before = {_key(each.to): each.seq for each in kept}

    def before(self, conversation: Conversation) -> int | None:
        """The number up to which an earlier run has read it; None: one was never here."""
        if not self._before:
            return None
        return self._before.get(_key(conversation.peer), 0 if conversation.peer else None)

    def note(self) -> None:
        """Something was told, or read."""
        if not self._timer.isActive():
            self._timer.start(PAUSE)

    def flush(self) -> None:
        """Keep how far everything was read."""
        self._timer.stop()
        room, author = self._place
        for each in (self._everyone, *self._private.all(quiet=True)):
            seq = each.read_up_to
            if room and seq:
                self._journal.keep_read(Read(room=room, author=author, to=each.peer, seq=seq))

    def end(self, *, keep: bool) -> None:
        """One leaves, and `keep`s the place, or not."""
        self.flush()
        if not keep:
            self._place = ("", "")

    def _on_changed(self) -> None:
        self.note()

    def _on_opened(self, conversation: Conversation) -> None:
        conversation.unread_changed.connect(self._on_changed)


def _key(peer: str) -> str:
    return name_key(peer) if peer else ""
