"""Who is in the room, as a Qt model: oneself first, then by name."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.protocol.messages import Member
from app.protocol.names import name_key

AnyIndex = QModelIndex | QPersistentModelIndex


class RosterRole(IntEnum):
    """What `Roster.data` answers besides Qt's own roles.

    KNOWN: whether the others' roles tell how it is now, and not how it was.
    """

    NAME = Qt.ItemDataRole.UserRole + 1
    IP = Qt.ItemDataRole.UserRole + 2
    PORT = Qt.ItemDataRole.UserRole + 3
    PROGRAM = Qt.ItemDataRole.UserRole + 4
    OWN = Qt.ItemDataRole.UserRole + 5
    AWAY = Qt.ItemDataRole.UserRole + 6
    STATUS = Qt.ItemDataRole.UserRole + 7
    HAND = Qt.ItemDataRole.UserRole + 8
    HOST = Qt.ItemDataRole.UserRole + 9
    MUTED = Qt.ItemDataRole.UserRole + 10
    KNOWN = Qt.ItemDataRole.UserRole + 11


class Roster(QAbstractListModel):
    """One row a person. It emits no signals besides those of every Qt model.

    Whoever comes or goes is looked up, not searched for: a name's key costs more than finding its
    row among thousands.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._me = ""  # name_key
        self._members: dict[str, Member] = {}  # by name_key
        self._is_current = True
        self._keys: list[str] = []  # of everyone but oneself, in the order of the rows

    @property
    def is_current(self) -> bool:
        """Whether it tells how it is now: not without a connection."""
        return self._is_current

    def lose_touch(self) -> None:
        """The connection is gone: until `reset`, nobody knows how the others are.

        Of oneself one knows: AWAY.
        """
        if self._is_current:
            self._is_current = False
            if self._members:
                self.dataChanged.emit(self.index(0), self.index(len(self._members) - 1))

    def reset(self, members: Iterable[Member], me: str) -> None:
        """Start afresh with these people; `me` is one's own name. Of one name the last stays."""
        self.beginResetModel()
        self._me, self._is_current = name_key(me), True
        self._members = {name_key(member.name): member for member in members}
        self._keys = sorted(self._members.keys() - {self._me})
        self.endResetModel()

    def add(self, member: Member) -> None:
        """Somebody came in. A name that is there already is replaced."""
        key = name_key(member.name)
        self._remove(key)
        row = self._row(key)
        self.beginInsertRows(QModelIndex(), row, row)
        self._members[key] = member
        if key != self._me:
            self._keys.insert(bisect_left(self._keys, key), key)
        self.endInsertRows()

    def remove(self, name: str) -> None:
        """Somebody left; nothing happens when nobody has that name."""
        self._remove(name_key(name))

    def change(self, member: Member) -> None:
        """Something of somebody is different; nothing happens when nobody has that name."""
        key = name_key(member.name)
        if key in self._members:
            self._members[key] = member
            index = self.index(self._row(key))
            self.dataChanged.emit(index, index)

    def find(self, name: str) -> Member | None:
        """The person with that name, however it is spelt."""
        return self._members.get(name_key(name))

    def hands(self) -> list[str]:
        """Whose hand is raised, whoever raised it first before others."""
        raised = sorted((each.hand, each.name) for each in self._members.values() if each.hand)
        return [name for _, name in raised]

    def names(self) -> list[str]:
        """Everyone's name, in the order of the rows."""
        return [member.name for member in self.members()]

    def members(self) -> tuple[Member, ...]:
        """Everyone, in the order of the rows."""
        return tuple(self._members[self._key(row)] for row in range(len(self._members)))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._members)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._members):
            return None
        key = self._key(index.row())
        own = key == self._me
        if role == RosterRole.OWN:
            return own
        if role == RosterRole.KNOWN:
            return own or self._is_current
        if role == RosterRole.AWAY and own and not self._is_current:
            return True
        answer = _FIELDS.get(role)
        return answer(self._members[key]) if answer else None

    def _remove(self, key: str) -> None:
        if key not in self._members:
            return
        row = self._row(key)
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._members[key]
        if key != self._me:
            del self._keys[bisect_left(self._keys, key)]
        self.endRemoveRows()

    def _row(self, key: str) -> int:
        """The row of a person, or the one that they would have."""
        if key == self._me:
            return 0
        return (self._me in self._members) + bisect_left(self._keys, key)

    def _key(self, row: int) -> str:
        own = self._me in self._members
        return self._me if own and row == 0 else self._keys[row - own]


_FIELDS: Mapping[int, Callable[[Member], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda member: member.name,
    RosterRole.NAME: lambda member: member.name,
    RosterRole.IP: lambda member: member.ip,
    RosterRole.PORT: lambda member: member.port,
    RosterRole.PROGRAM: lambda member: member.program,
    RosterRole.AWAY: lambda member: member.away,
    RosterRole.STATUS: lambda member: member.status,
    RosterRole.HAND: lambda member: member.hand,
    RosterRole.HOST: lambda member: member.host,
    RosterRole.MUTED: lambda member: member.muted,
}
