"""What a person has begun to write in each conversation, over restarts of the program."""

from PySide6.QtCore import QObject, QTimer

from app.client.draft import Draft
from app.client.journal import Journal, Written
from app.client.visit import Visit
from app.protocol.names import name_key

PAUSE = 1_000
"""Milliseconds after a key before what was written goes to the disk: not each letter for itself."""


class Drafts(QObject):
    """Those of whoever is in the room of the `visit`. No signals."""

    def __init__(self, journal: Journal, visit: Visit, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._visit = visit
        self._changed: dict[tuple[str, str, str], Written] = {}  # by room, author, person
        self._is_open = False  # one is there, and stays
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def whose(self) -> tuple[str, str]:
        """The room, and the key of the name that one has there: one place, with its own drafts."""
        me = self._visit.me
        return (self._visit.id, name_key(me.name)) if me is not None else ("", "")

    def begin(self) -> None:
        """One is in, for the first time or again."""
        self._is_open = True

    def kept(self) -> dict[str, Draft]:
        """By the other person's name, "" for everyone; what was changed longest ago comes first."""
        if self._visit.me is None:
            return {}
        found = self._journal.drafts(self._visit.id, self._visit.me.name)
        return {each.to: Draft(each.text, each.reply or None) for each in found}

    def note(self, peer: str, draft: Draft) -> None:
        """That stands in the composer of a conversation now. The text of an older message that is

        being edited is no draft.
        """
        if not self._is_open or self._visit.me is None or draft.edit is not None:
            return
        key = name_key(peer) if peer else ""
        self._changed[*self.whose, key] = Written(
            room=self._visit.id,
            author=self._visit.me.name,
            to=peer,
            text=draft.text,
            reply=draft.reply_to or 0,
        )
        if not self._timer.isActive():
            self._timer.start(PAUSE)

    def flush(self) -> None:
        """Keep what was noted."""
        self._timer.stop()
        changed, self._changed = self._changed, {}
        for written in changed.values():
            self._journal.keep_draft(written)

    def end(self, *, keep: bool) -> None:
        """One leaves, and `keep`s the place, or not."""
        if keep:
            self.flush()
        else:
            self.forget()

    def forget(self) -> None:
        """The place is given up: whoever comes next under this name may be somebody else."""
        self._timer.stop()
        self._changed.clear()
        self._is_open = False
        if self._visit.me is not None:
            self._journal.drop_begun(self._visit.id, self._visit.me.name)
