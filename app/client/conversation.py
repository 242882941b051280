"""One conversation of a guest: with everyone, or with one person."""

from PySide6.QtCore import QObject, Signal

from app.client.timeline import Entry, Kind, Timeline


class Conversation(QObject):
    """A timeline, and how much of it was not read yet.

    `peer` is the other person's name, "" for everyone.

    Signals:
        unread_changed(int): how many messages came since `mark_read`.
        present_changed(bool): the other person left, or is back.
    """

    unread_changed = Signal(int)
    present_changed = Signal(bool)

    def __init__(self, peer: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.peer = peer
        self.timeline = Timeline(self)
        self._unread = 0
        self._present = True

    @property
    def unread(self) -> int:
        """Messages of others since `mark_read`."""
        return self._unread

    @property
    def present(self) -> bool:
        """Whether the other person is in the room."""
        return self._present

    def mark_read(self) -> None:
        """Everything was seen."""
        if self._unread:
            self._unread = 0
            self.unread_changed.emit(0)

    def receive(self, entry: Entry) -> None:
        """Something new arrived; a message of somebody else counts as unread."""
        self.timeline.append(entry)
        if entry.kind is Kind.MESSAGE and not entry.own:
            self._unread += 1
            self.unread_changed.emit(self._unread)

    def set_present(self, *, present: bool) -> None:
        """The other person left, or is back."""
        if present is not self._present:
            self._present = present
            self.present_changed.emit(present)
