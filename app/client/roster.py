"""Who is in the room, as a Qt model: oneself first, then by name."""

from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.protocol.messages import Member
from app.protocol.names import name_key

AnyIndex = QModelIndex | QPersistentModelIndex


class RosterRole(IntEnum):
    """What `Roster.data` answers besides Qt's own roles."""

    NAME = Qt.ItemDataRole.UserRole + 1
    IP = Qt.ItemDataRole.UserRole + 2
    PORT = Qt.ItemDataRole.UserRole + 3
    PROGRAM = Qt.ItemDataRole.UserRole + 4
    OWN = Qt.ItemDataRole.UserRole + 5


class Roster(QAbstractListModel):
    """One row a person. It emits no signals besides those of every Qt model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._me = ""  # name_key
        self._members: list[Member] = []

    def reset(self, members: Iterable[Member], me: str) -> None:
        """Start afresh with these people; `me` is one's own name."""
        self.beginResetModel()
        self._me = name_key(me)
        self._members = sorted(members, key=self._order)
        self.endResetModel()

    def add(self, member: Member) -> None:
        """Somebody came in. A name that is there already is replaced."""
        self.remove(member.name)
        order = self._order(member)
        row = sum(self._order(other) < order for other in self._members)
        self.beginInsertRows(QModelIndex(), row, row)
        self._members.insert(row, member)
        self.endInsertRows()

    def remove(self, name: str) -> None:
        """Somebody left; nothing happens when nobody has that name."""
        row = self._row(name)
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._members[row]
            self.endRemoveRows()

    def find(self, name: str) -> Member | None:
        """The person with that name, however it is spelt."""
        row = self._row(name)
        return None if row is None else self._members[row]

    def names(self) -> list[str]:
        """Everyone's name, in the order of the rows."""
        return [member.name for member in self._members]

    def members(self) -> tuple[Member, ...]:
        """Everyone, in the order of the rows."""
        return tuple(self._members)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._members)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._members):
            return None
        member = self._members[index.row()]
        if role == RosterRole.OWN:
            return name_key(member.name) == self._me
        answer = _FIELDS.get(role)
        return answer(member) if answer else None

    def _row(self, name: str) -> int | None:
        key = name_key(name)
        rows = (row for row, member in enumerate(self._members) if name_key(member.name) == key)
        return next(rows, None)

    def _order(self, member: Member) -> tuple[bool, str]:
        key = name_key(member.name)
        return (key != self._me, key)


_FIELDS: Mapping[int, Callable[[Member], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda member: member.name,
    RosterRole.NAME: lambda member: member.name,
    RosterRole.IP: lambda member: member.ip,
    RosterRole.PORT: lambda member: member.port,
    RosterRole.PROGRAM: lambda member: member.program,
}
