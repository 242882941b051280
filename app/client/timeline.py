"""The messages and notices of one conversation, in the order of the room, as a Qt model."""

from collections.abc import Callable, Collection, Iterable, KeysView, Mapping

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.client.attachment import Attachment
from app.client.entry import (
    Entry,
    Kind,
    Quote,
    Reaction,
    State,
    Words,
    moment,
    quiet_line,
)
from app.client.fields import FIELDS
from app.client.grouping import grouped, same_day
from app.client.hidden import Hidden, joined, merged, runs_of
from app.client.marks import deliver
from app.client.numbers import Numbers
from app.client.quotes import Quotes
from app.client.roles import EXTRAS, TEXTS, Role

__all__ = [
    "AnyIndex",
    "Entry",
    "Kind",
    "Quote",
    "Reaction",
    "Role",
    "State",
    "Timeline",
    "Words",
    "moment",
    "quiet_line",
    "same_day",
]

MOST_RUNS = 64  # of rows that go away one after another; more of them go at once

AnyIndex = QModelIndex | QPersistentModelIndex


class Timeline(QAbstractListModel):
    """The rows of one conversation; it emits no signals besides those of every Qt model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._cids: set[str] = set()
        self._numbers = Numbers(self._entries)
        self._quotes = Quotes()
        self._new: Entry | None = None
        self._hidden = Hidden()

    def append(self, entry: Entry) -> None:
        """Add one row at the end."""
        self.extend((entry,))

    def extend(self, entries: Iterable[Entry]) -> None:
        """Add rows at the end, with one signal for all of them."""
        entries = tuple(entries)
        self._quotes.add(entries)
        added = self._hidden.sift(entries)
        if not added:
            return
        row = len(self._entries)
        self.beginInsertRows(QModelIndex(), row, row + len(added) - 1)
        self._entries += added
        self._cids.update(entry.cid for entry in added if entry.cid)
        self._numbers.add(row)
        self.endInsertRows()
        self._touch(row - 1, row - 1)
        if any(entry.state is State.SENDING for entry in added):
            self.mark_new(None)  # whoever answers has read

    def clear(self) -> None:
        """Forget every row."""
        self.beginResetModel()
        self._entries.clear()
        self._cids.clear()
        self._numbers.clear()
        self._quotes.clear()
        self._hidden.clear()
        self._new = None
        self.endResetModel()

    def hide(self, authors: Collection[str]) -> None:
        """Let the messages of these people (`name_key`), and of nobody else, be out of sight.

        What is out of sight is no row; it comes back to its place when it is to be seen again.
        """
        self._hidden.set_authors(authors)
        runs = runs_of(map(self._hidden.hides, self._entries))
        back = self._hidden.give_back()
        if not back and len(runs) <= MOST_RUNS:  # who reads above stays there
            for run in reversed(runs):
                self._hidden.sift(self._entries[run.start : run.stop])
                self._take_out(run.start, run.stop - 1)
            return
        seen = merged(self._hidden.sift(self._entries), back)
        self.beginResetModel()
        self._entries[:] = seen
        self._numbers.clear()
        self._numbers.add(0)
        if self._new is not None and self._hidden.hides(self._new):
            self._new = None
        self.endResetModel()

    def message(self, seq: int) -> Entry | None:
        """The message with the room's number, also one that is out of sight; to read."""
        row = self.row_of(seq)
        return self._hidden.message(seq) if row is None else self._entries[row]

    def hides(self, entry: Entry) -> bool:
        """Whether an entry would be out of sight."""
        return self._hidden.hides(entry)

    def confirm(self, cid: str, seq: int, time: int) -> bool:
        """The room has taken the message: it is SENT, with the room's number and time.

        The room's order is the order of acknowledgement, so the row moves behind every row that
        the room has already told; own rows that still wait stay behind it. False when no row has
        this cid. Confirming twice changes nothing.
        """
        row = self._row_of(cid)
        if row is None:
            return False
        entry = self._entries[row]
        if entry.state is not State.SENT:
            entry.state, entry.seq, entry.time = State.SENT, seq, time
            end = self._behind_told(row)
            if end > row:
                self._move(row, end)
                self._touch(row - 1, row)
            self._numbers.note(end)
            self._touch(end - 1, end + 1, Role.STATE, Role.TIME, Role.SEQ)
        return True

    def deliver(self, since: int, seq: int) -> None:
        """Own messages after the number `since`, up to `seq`, have reached their readers."""
        self._touch_all(deliver(self._entries, since, seq), Role.STATE)

    def fail(self, cid: str) -> bool:
        """The message did not reach the room: SENDING → FAILED. False when none such waits."""
        return self._change(cid, State.SENDING, State.FAILED)

    def resend(self, cid: str) -> bool:
        """The message is on its way again: FAILED → SENDING. False when none such failed."""
        return self._change(cid, State.FAILED, State.SENDING)

    def file_changed(self, file: Attachment) -> bool:
        """A file has come further. False when no row has it."""
        for row in range(len(self._entries) - 1, -1, -1):
            if self._entries[row].file is file:
                self._touch(row, row, Qt.ItemDataRole.DisplayRole)
                return True
        return False

    def drop(self, cid: str) -> bool:
        """Remove the row with this cid, which is there twice. False when no row has it."""
        row = self._row_of(cid)
        if row is not None:
            self._remove(row, row)
        return row is not None

    def drop_all(self, cids: Collection[str]) -> None:
        """Remove the rows with these cids, with one signal for each run of neighbours."""
        left = self._cids.intersection(cids)
        row = len(self._entries) - 1
        while left and row >= 0:  # they wait near the end, so look from there
            last = row
            while row >= 0 and self._entries[row].cid in left:
                left.discard(self._entries[row].cid)
                row -= 1
            if row < last:
                self._remove(row + 1, last)
            row -= 1

    def row_of(self, seq: int) -> int | None:
        """The row of the message with the room's number; None when it is not here. Fast."""
        return self._numbers.row_of(seq)

    def remove(self, seq: int) -> bool:
        """A message is gone: its place says so, and no quote of it here tells what it said.

        False when there is no such message, or it was removed before.
        """
        entry = self._changeable(seq)
        if entry is None:
            return False
        self._quotes.drop(entry)
        entry.take_back()
        self._tell(seq, *TEXTS, *EXTRAS)
        self._quote_anew(seq)
        return True

    def await_change(self, seq: int, *, waits: bool) -> None:
        """The reader's change of a message is on its way to the room, or not any more."""
        entry = self.message(seq)
        if entry is not None and entry.changing != waits:
            entry.changing = waits
            self._tell(seq, Role.STATE)

    def change(
        self,
        seq: int,
        *,
        text: str | None = None,
        mention: bool | None = None,
        reactions: Iterable[Reaction] | None = None,
    ) -> bool:
        """Another text and other reactions, where they are given; quotes wait for `requote`.

        One signal for all, and none when everything is so already. `mention`: as in `edit`, which
        tells what comes back, too.
        """
        entry = self._changeable(seq)
        if entry is None:
            return False
        roles = list[int]()
        named = entry.mention if mention is None else mention
        before = (entry.text, entry.edited, entry.mention)
        if text is not None and before != (text, True, named):
            entry.text, entry.edited, entry.mention = text, True, named
            roles += (*TEXTS, Role.EDITED, Role.MENTION)
        if reactions is not None and (after := tuple(reactions)) != entry.reactions:
            entry.reactions = after
            roles.append(Role.REACTIONS)
        if roles:
            self._tell(seq, *roles)
        return True

    def quoted(self) -> KeysView[int]:
        """The numbers of the messages that some message here quotes, also one out of sight."""
        return self._quotes.numbers()

    def requote(self, quotes: Iterable[Quote]) -> None:
        """Every quote of these messages is like this now."""
        rows = list[int]()
        for quote in quotes:
            for entry in self._quotes.of(quote.seq):
                if entry.quote == quote:
                    continue
                entry.quote = quote
                row = self.row_of(entry.seq) if entry.seq else self._row_of(entry.cid)
                if row is not None:
                    rows.append(row)
        self._touch_all(rows, Role.QUOTE)

    def entry(self, row: int) -> Entry:
        """The entry of a row, to read. Raises IndexError beyond the end."""
        return self._entries[row]

    def entries(self) -> list[Entry]:
        """All of them, to read, as of now; a list of its own."""
        return self._entries.copy()

    def tell_anew(self) -> None:
        """The language is another one: what no person wrote says the same in it."""
        for entry in self._entries:
            entry.tell_anew()
        self._touch(0, len(self._entries) - 1, *TEXTS)

    def mark_new(self, row: int | None) -> None:
        """This row is the first that the reader had not seen; None: there is none any more."""
        old, self._new = self._new, None if row is None else self._entries[row]
        if old is not None:
            rows = range(len(self._entries) - 1, -1, -1)
            before = next((each for each in rows if self._entries[each] is old), -1)
            self._touch(before - 1, before)
        if row is not None:
            self._touch(row - 1, row)

    def is_new(self, row: int) -> bool:
        """Whether the row is the first of those that came while the reader was away."""
        return self._entries[row] is self._new

    def is_first(self, row: int) -> bool:
        """Whether the row opens a group."""
        here = self._entries[row]
        return row == 0 or here is self._new or not grouped(self._entries[row - 1], here)

    def is_last(self, row: int) -> bool:
        """Whether the row closes a group."""
        return row + 1 >= len(self._entries) or self.is_first(row + 1)

    def is_day(self, row: int) -> bool:
        """Whether the row is the first of its day."""
        return row == 0 or not same_day(self._entries[row - 1].time, self._entries[row].time)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        if not index.isValid() or row >= len(self._entries):
            return None
        if role in FIELDS:
            return FIELDS[role](self._entries[row])
        if role in _PLACES:
            return _PLACES[role](self, row)
        return None

    def _row_of(self, cid: str) -> int | None:
        """The latest row with this cid; waiting messages are near the end, so look from there."""
        if cid not in self._cids:
            return None
        rows = range(len(self._entries) - 1, -1, -1)
        return next(row for row in rows if self._entries[row].cid == cid)

    def _changeable(self, seq: int) -> Entry | None:
        """The message with this number, in sight or not, unless it was removed."""
        entry = self.message(seq)
        if entry is None or entry.removed or entry.kind is not Kind.MESSAGE:
            return None
        return entry

    def _tell(self, seq: int, *roles: int) -> None:
        """A message changed; nobody hears of one that is out of sight."""
        row = self.row_of(seq)
        if row is not None:
            self._touch(row, row, *roles)

    def _quote_anew(self, seq: int) -> None:
        entry = self.message(seq)
        if entry is not None and not self.hides(entry):
            self.requote((Quote(seq, entry.author, entry.text),))

    def _remove(self, first: int, last: int) -> None:
        for entry in self._entries[first : last + 1]:
            self._quotes.drop(entry)
        self._take_out(first, last)

    def _take_out(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)
        self._cids.difference_update(entry.cid for entry in self._entries[first : last + 1])
        self._numbers.drop(first, last)
        del self._entries[first : last + 1]
        self.endRemoveRows()
        self._touch(first - 1, first)

    def _change(self, cid: str, before: State, after: State) -> bool:
        row = self._row_of(cid)
        if row is None or self._entries[row].state is not before:
            return False
        self._entries[row].state = after
        self._touch(row, row, Role.STATE)
        return True

    def _behind_told(self, row: int) -> int:
        """Where a row that was just confirmed belongs: behind the last one that is SENT."""
        end = len(self._entries) - 1
        while self._entries[end].state is not State.SENT:
            end -= 1
        return max(end, row)

    def _move(self, row: int, end: int) -> None:
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), end + 1)
        self._entries.insert(end, self._entries.pop(row))
        self.endMoveRows()

    def _touch_all(self, rows: list[int], role: Role) -> None:
        for run in joined(rows, MOST_RUNS):
            self._touch(run.start, run.stop - 1, role)

    def _touch(self, first: int, last: int, *roles: int) -> None:
        """Tell that rows changed: these roles, and what depends on their neighbours."""
        first, last = max(first, 0), min(last, len(self._entries) - 1)
        if first <= last:
            changed = [*roles, *_PLACES] + [Qt.ItemDataRole.AccessibleTextRole] * bool(roles)
            self.dataChanged.emit(self.index(first), self.index(last), changed)


_PLACES: Mapping[int, Callable[[Timeline, int], bool]] = {
    Role.FIRST: Timeline.is_first,
    Role.LAST: Timeline.is_last,
    Role.DAY: Timeline.is_day,
    Role.NEW: Timeline.is_new,
}
