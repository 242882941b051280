"""Every conversation with what was said in it last, as a Qt model: everyone's first, then the
private ones, the latest on top."""

import re
import time
from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app import text
from app.client.conversation import Conversation, Presence
from app.client.entry import removed_words
from app.client.timeline import Entry, Kind, State
from app.protocol.direction import isolated

READ = 400  # characters of a message that are looked at for its beginning
BEGINNING = 120  # characters of it that are shown at most

AnyIndex = QModelIndex | QPersistentModelIndex
_FENCE = re.compile(r"```[\w+#.-]*")  # what a listing begins and ends with


class ConversationRole(IntEnum):
    """What `ConversationList.data` answers besides Qt's own roles.

    PEER: the other person's name, "" for everyone. LATEST: the beginning of what was said last,
    and who said it. WHEN: the time of that, or its day. PRESENCE: a `Presence`.
    """

    CONVERSATION = Qt.ItemDataRole.UserRole + 1
    PEER = Qt.ItemDataRole.UserRole + 2
    LATEST = Qt.ItemDataRole.UserRole + 3
    WHEN = Qt.ItemDataRole.UserRole + 4
    UNREAD = Qt.ItemDataRole.UserRole + 5
    PRESENCE = Qt.ItemDataRole.UserRole + 6


_Key = tuple[bool, int, int]


class _Row(QObject):
    """A conversation, the latest message in it, and what it is sorted by.

    The key stays until the row is moved, though the room may give an own message another time.

    Signals: `latest_changed(row, entry)`, `touched(row)`: something else of it is different.
    """

    latest_changed = Signal(object, object)
    touched = Signal(object)

    def __init__(
        self, conversation: Conversation, number: int, opened: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.conversation = conversation
        self.latest = _last_message(conversation, 0)
        self._number = number
        self._opened = opened
        self.key = self.wanted_key()
        timeline = conversation.timeline
        timeline.rowsInserted.connect(self._on_rows_inserted)
        timeline.dataChanged.connect(self._on_data_changed)
        for changed in (timeline.rowsRemoved, timeline.rowsMoved, timeline.modelReset):
            changed.connect(self._look_again)
        conversation.unread_changed.connect(self._on_state_changed)
        conversation.presence_changed.connect(self._on_state_changed)

    def wanted_key(self) -> _Key:
        """What it is to be sorted by now."""
        moment = self.latest.time if self.latest else self._opened
        return bool(self.conversation.peer), -moment, self._number

    def _on_rows_inserted(self, _parent: QModelIndex, first: int) -> None:
        latest = _last_message(self.conversation, first)
        if latest is not None:
            self.latest_changed.emit(self, latest)

    def _on_data_changed(
        self, _first: QModelIndex, last: QModelIndex, roles: Sequence[int]
    ) -> None:
        said = not roles or Qt.ItemDataRole.AccessibleTextRole in roles
        # Far above the end nothing is shown here, and looking for it would take long.
        if said and last.row() >= self.conversation.timeline.rowCount() - READ:
            self._look_again()

    def _look_again(self) -> None:
        self.latest_changed.emit(self, _last_message(self.conversation, 0))

    def _on_state_changed(self) -> None:
        self.touched.emit(self)


class ConversationList(QAbstractListModel):
    """One row a conversation, kept right by itself.

    A thousand strangers can make a thousand rows: what changes is looked up, not searched for.
    No signals besides those of every Qt model.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        now: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        """`now` answers milliseconds since 1970."""
        super().__init__(parent)
        self._now = now
        self._made = 0
        self._today = day(now())
        self._rows: dict[Conversation, _Row] = {}
        self._keys: list[_Key] = []  # in order
        self._by_key: dict[_Key, _Row] = {}

    def add(self, conversation: Conversation) -> None:
        """Show one more."""
        if conversation in self._rows:
            return
        row = _Row(conversation, self._made, self._now(), self)
        self._made += 1
        place = bisect_left(self._keys, row.key)
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows[conversation] = row
        self._keys.insert(place, row.key)
        self._by_key[row.key] = row
        self.endInsertRows()
        row.latest_changed.connect(self._on_latest_changed)
        row.touched.connect(self._on_touched)

    def keep(self, known: Collection[Conversation]) -> None:
        """Forget all the others."""
        for conversation in [each for each in self._rows if each not in known]:
            row = self._rows[conversation]
            place = self._place(row)
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._rows[conversation], self._keys[place], self._by_key[row.key]
            self.endRemoveRows()
            row.deleteLater()

    def pass_midnight(self) -> None:
        """Times become days: to be called now and then."""
        today = day(self._now())
        if today != self._today and self._keys:
            self._today = today
            last = self.index(len(self._keys) - 1)
            self.dataChanged.emit(self.index(0), last, [ConversationRole.WHEN])

    def index_of(self, conversation: Conversation) -> QModelIndex:
        """Where a conversation stands; an invalid index when it is not there."""
        row = self._rows.get(conversation)
        return QModelIndex() if row is None else self.index(self._place(row))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        row = self._by_key[self._keys[index.row()]]
        if role == ConversationRole.WHEN:
            return when(row.latest.time, self._now()) if row.latest else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row, self._now())
        answer = _FIELDS.get(role)
        return answer(row) if answer else None

    def _place(self, row: _Row) -> int:
        return bisect_left(self._keys, row.key)

    def _on_latest_changed(self, row: _Row, latest: Entry | None) -> None:
        if self._rows.get(row.conversation) is not row:
            return  # it is of a room that was left
        row.latest = latest
        key = row.wanted_key()
        if key != row.key:
            self._move(row, key)
        self._on_touched(row)

    def _move(self, row: _Row, key: _Key) -> None:
        old, new = self._place(row), bisect_left(self._keys, key)
        moves = new not in (old, old + 1)
        if moves:
            self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), new)
        del self._keys[old], self._by_key[row.key]
        row.key = key
        insort(self._keys, key)
        self._by_key[key] = row
        if moves:
            self.endMoveRows()

    def _on_touched(self, row: _Row) -> None:
        if self._rows.get(row.conversation) is row:
            index = self.index(self._place(row))
            self.dataChanged.emit(index, index)


def _last_message(conversation: Conversation, first: int) -> Entry | None:
    """The last message or error from row `first` on; comings and goings are none."""
    timeline = conversation.timeline
    for row in range(timeline.rowCount() - 1, first - 1, -1):
        entry = timeline.entry(row)
        if entry.kind is not Kind.NOTICE:
            return entry
    return None


def beginning(entry: Entry, *, everyone: bool) -> str:
    """The beginning of a message in one line, and who said it where that is not clear."""
    beginning = " ".join(_FENCE.sub(" ", entry.text[:READ]).split())[:BEGINNING]
    words = removed_words() if entry.removed else beginning
    if entry.kind is Kind.ERROR:
        return words
    if entry.own and entry.state is State.FAILED:
        who = QCoreApplication.translate("ConversationList", "Não enviada")
    elif entry.own:
        who = QCoreApplication.translate("ConversationList", "Você")
    elif everyone:
        who = isolated(entry.author)
    else:
        return words
    return f"{who}: {isolated(words)}"


def when(time_ms: int, now_ms: int) -> str:
    """A time of today as "09:22"; of another day as "ontem", "14/11" or "14/11/2025"."""
    then, today = day(time_ms), day(now_ms)
    if then == today:
        return text.clock(time_ms)
    if then == today - timedelta(days=1):
        return QCoreApplication.translate("ConversationList", "ontem")
    if then.year == today.year:
        return f"{then:%d/%m}"
    return f"{then:%d/%m/%Y}"


def day(time_ms: int) -> date:
    """The local day of a time, which a peer may have chosen."""
    seconds = min(max(time_ms, 0), text.LATEST) / 1000
    return datetime.fromtimestamp(seconds, tz=UTC).astimezone().date()


def _name(row: _Row) -> str:
    everyone = QCoreApplication.translate("ConversationList", "Geral")
    return row.conversation.peer or everyone


def _latest(row: _Row) -> str:
    if row.latest is None and row.conversation.ignored:
        return QCoreApplication.translate("ConversationList", "Você ignora esta pessoa")
    if row.latest is None:
        return QCoreApplication.translate("ConversationList", "Ainda não há mensagens")
    return beginning(row.latest, everyone=not row.conversation.peer)


def _spoken(row: _Row, now: int) -> str:
    """What a screen reader says for a row."""
    told = [isolated(_name(row))]
    count = row.conversation.unread
    if count:
        one = QCoreApplication.translate("ConversationList", "1 não lida")
        many = QCoreApplication.translate("ConversationList", "{count} não lidas")
        told.append(one if count == 1 else many.format(count=count))
    if row.conversation.peer and row.conversation.presence is not Presence.HERE:
        told.append(presence(row.conversation.presence))
    if row.latest is None:
        told.append(_latest(row))
    else:
        last = QCoreApplication.translate("ConversationList", "última mensagem, {when}: {words}")
        told.append(last.format(when=when(row.latest.time, now), words=_latest(row)))
    return ", ".join(told)


def presence(where: Presence) -> str:
    """Where somebody is, in words."""
    if where is Presence.HERE:
        return QCoreApplication.translate("ConversationList", "conectado")
    if where is Presence.AWAY:
        return QCoreApplication.translate("ConversationList", "sem conexão")
    if where is Presence.UNKNOWN:
        return QCoreApplication.translate("ConversationList", "situação desconhecida")
    return QCoreApplication.translate("ConversationList", "fora da sala")


_FIELDS: Mapping[int, Callable[[_Row], object]] = {
    Qt.ItemDataRole.DisplayRole: _name,
    ConversationRole.CONVERSATION: lambda row: row.conversation,
    ConversationRole.PEER: lambda row: row.conversation.peer,
    ConversationRole.LATEST: _latest,
    ConversationRole.UNREAD: lambda row: row.conversation.unread,
    ConversationRole.PRESENCE: lambda row: row.conversation.presence,
}
