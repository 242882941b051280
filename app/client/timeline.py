"""The messages and notices of one conversation, in the order of the room, as a Qt model."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from operator import attrgetter

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QDateTime,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.client.attachment import Attachment, Stage
from app.text import LATEST, attached, clock

GROUP_GAP = 5 * 60_000  # milliseconds of silence that end a group of messages
QUARTER = 15 * 60_000  # milliseconds; everywhere on earth a day begins at a whole quarter in UTC

AnyIndex = QModelIndex | QPersistentModelIndex


class Kind(Enum):
    """What a row is. Notices and errors are quiet lines, not somebody's message."""

    MESSAGE = auto()
    NOTICE = auto()
    ERROR = auto()


class State(Enum):
    """How far an own message has come."""

    SENDING = auto()
    SENT = auto()
    FAILED = auto()


@dataclass(slots=True, kw_only=True)
class Entry:
    """One row. `time`: milliseconds since 1970 UTC. `cid`: the author's own id for the message.

    `file`: what goes with the message; the text is its name where nothing was said with it.
    """

    kind: Kind
    text: str
    time: int
    author: str = ""
    own: bool = False
    private: bool = False
    state: State = State.SENT
    cid: str = ""
    seq: int = 0
    file: Attachment | None = None


class Role(IntEnum):
    """What `Timeline.data` answers besides Qt's own roles.

    FIRST, LAST: the entry opens, closes a group, which is a run of messages of one author with
    pauses of at most five minutes. DAY: the entry is the first of its (local) day.
    """

    KIND = Qt.ItemDataRole.UserRole + 1
    TEXT = Qt.ItemDataRole.UserRole + 2
    TIME = Qt.ItemDataRole.UserRole + 3
    AUTHOR = Qt.ItemDataRole.UserRole + 4
    OWN = Qt.ItemDataRole.UserRole + 5
    PRIVATE = Qt.ItemDataRole.UserRole + 6
    STATE = Qt.ItemDataRole.UserRole + 7
    FIRST = Qt.ItemDataRole.UserRole + 8
    LAST = Qt.ItemDataRole.UserRole + 9
    DAY = Qt.ItemDataRole.UserRole + 10


def moment(time_ms: int) -> QDateTime:
    """The local date and time; a time that no calendar has becomes the nearest one that it has."""
    return QDateTime.fromMSecsSinceEpoch(min(max(time_ms, 0), LATEST))


def same_day(one: int, other: int) -> bool:
    """Whether two times, in milliseconds, are of one local day."""
    return one // QUARTER == other // QUARTER or moment(one).date() == moment(other).date()


def _joined(above: Entry, below: Entry) -> bool:
    """Whether two neighbours belong to one group."""
    return (
        below.kind is above.kind is Kind.MESSAGE
        and above.own == below.own
        and above.private == below.private
        and (below.own or above.author == below.author)
        and below.time - above.time <= GROUP_GAP
        and same_day(above.time, below.time)
    )


def _stamp(entry: Entry) -> str:
    """Date and time in full."""
    return moment(entry.time).toString("dd/MM/yyyy HH:mm:ss")


def _spoken(entry: Entry) -> str:
    """What a screen reader says for the row."""
    time = clock(entry.time)
    if entry.kind is Kind.NOTICE:
        return f"{time}: {entry.text}"
    if entry.kind is Kind.ERROR:
        return f"{QCoreApplication.translate('Timeline', 'Erro')}, {time}: {entry.text}"
    who = QCoreApplication.translate("Timeline", "Você") if entry.own else entry.author
    if entry.private:
        who += " " + QCoreApplication.translate("Timeline", "(privado)")
    spoken = f"{who}, {time}: {_words(entry)}"
    if entry.state is State.SENDING:
        spoken += " " + QCoreApplication.translate("Timeline", "(enviando)")
    elif entry.state is State.FAILED:
        spoken += " " + QCoreApplication.translate("Timeline", "(não enviada)")
    return spoken


def _words(entry: Entry) -> str:
    file = entry.file
    if file is None:
        return entry.text
    told = f"{attached(file.name, file.size)}. {file_state(file)}".strip()
    return told if entry.text == file.name else f"{told} {entry.text}"


def file_state(file: Attachment) -> str:
    """How far a file has come, "" where there is nothing to say."""
    done = f"{100 * file.done // max(file.size, 1)} %"
    match file.stage:
        case Stage.WAITING:
            return QCoreApplication.translate("Timeline", "esperando para continuar…")
        case Stage.SENDING:
            return QCoreApplication.translate("Timeline", "enviando, {done}").format(done=done)
        case Stage.FETCHING:
            return QCoreApplication.translate("Timeline", "baixando, {done}").format(done=done)
        case Stage.SAVED:
            return QCoreApplication.translate("Timeline", "salvo neste computador")
        case Stage.FAILED:
            return file.problem
    return ""


class Timeline(QAbstractListModel):
    """The rows of one conversation; it emits no signals besides those of every Qt model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._cids: set[str] = set()

    def append(self, entry: Entry) -> None:
        """Add one row at the end."""
        self.extend((entry,))

    def extend(self, entries: Iterable[Entry]) -> None:
        """Add rows at the end, with one signal for all of them."""
        added = list(entries)
        if not added:
            return
        row = len(self._entries)
        self.beginInsertRows(QModelIndex(), row, row + len(added) - 1)
        self._entries += added
        self._cids.update(entry.cid for entry in added if entry.cid)
        self.endInsertRows()
        self._touch(row - 1, row - 1)

    def clear(self) -> None:
        """Forget every row."""
        self.beginResetModel()
        self._entries.clear()
        self._cids.clear()
        self.endResetModel()

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
            self._touch(end - 1, end + 1, Role.STATE, Role.TIME)
        return True

    def fail(self, cid: str) -> bool:
        """The message did not reach the room: SENDING → FAILED. False when none such waits."""
        return self._change(cid, State.SENDING, State.FAILED)

    def resend(self, cid: str) -> bool:
        """The message is on its way again: FAILED → SENDING. False when none such failed."""
        return self._change(cid, State.FAILED, State.SENDING)

    def file_changed(self, file: Attachment) -> bool:
        """A file has come further. False when no row has it."""
        rows = range(len(self._entries) - 1, -1, -1)
        row = next((row for row in rows if self._entries[row].file is file), None)
        if row is not None:
            self._touch(row, row, Qt.ItemDataRole.DisplayRole)
        return row is not None

    def drop(self, cid: str) -> bool:
        """Remove the row with this cid, which is there twice. False when no row has it."""
        row = self._row_of(cid)
        if row is None:
            return False
        self._remove(row, row)
        return True

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

    def entry(self, row: int) -> Entry:
        """The entry of a row, to read. Raises IndexError beyond the end."""
        return self._entries[row]

    def is_first(self, row: int) -> bool:
        """Whether the row opens a group."""
        return row == 0 or not _joined(self._entries[row - 1], self._entries[row])

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
        if role in _FIELDS:
            return _FIELDS[role](self._entries[row])
        if role in _PLACES:
            return _PLACES[role](self, row)
        return None

    def _row_of(self, cid: str) -> int | None:
        """The latest row with this cid; waiting messages are near the end, so look from there."""
        if cid not in self._cids:
            return None
        rows = range(len(self._entries) - 1, -1, -1)
        return next(row for row in rows if self._entries[row].cid == cid)

    def _remove(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)
        self._cids.difference_update(entry.cid for entry in self._entries[first : last + 1])
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

    def _touch(self, first: int, last: int, *roles: int) -> None:
        """Tell that rows changed: these roles, and what depends on their neighbours."""
        first, last = max(first, 0), min(last, len(self._entries) - 1)
        if first <= last:
            changed = [*roles, *_PLACES] + [Qt.ItemDataRole.AccessibleTextRole] * bool(roles)
            self.dataChanged.emit(self.index(first), self.index(last), changed)


_FIELDS: Mapping[int, Callable[[Entry], object]] = {
    Qt.ItemDataRole.DisplayRole: attrgetter("text"),
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.ToolTipRole: _stamp,
    Role.KIND: attrgetter("kind"),
    Role.TEXT: attrgetter("text"),
    Role.TIME: attrgetter("time"),
    Role.AUTHOR: attrgetter("author"),
    Role.OWN: attrgetter("own"),
    Role.PRIVATE: attrgetter("private"),
    Role.STATE: attrgetter("state"),
}
_PLACES: Mapping[int, Callable[[Timeline, int], bool]] = {
    Role.FIRST: Timeline.is_first,
    Role.LAST: Timeline.is_last,
    Role.DAY: Timeline.is_day,
}
