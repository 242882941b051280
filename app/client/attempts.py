"""Who tried to come in, as a Qt model for the host: the newest first."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app import text
from app.attempts import Attempt, Fate

LATEST = 100
"""Attempts that are shown; older ones are forgotten."""

AnyIndex = QModelIndex | QPersistentModelIndex


class AttemptRole(IntEnum):
    """What `Attempts.data` answers besides Qt's own roles."""

    ADDRESS = Qt.ItemDataRole.UserRole + 1
    TIME = Qt.ItemDataRole.UserRole + 2


class Attempts(QAbstractListModel):
    """One row a connection, with what became of it so far.

    No signals besides those of every Qt model.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._attempts: list[Attempt] = []  # the newest first

    def note(self, attempt: Attempt) -> None:
        """Somebody came, or something became of whoever did."""
        for row, known in enumerate(self._attempts):
            if known.number == attempt.number:
                if attempt.fate is Fate.FILE:
                    self._drop(row)
                    return
                self._attempts[row] = attempt
                index = self.index(row)
                self.dataChanged.emit(index, index)
                return
        if attempt.fate is Fate.FILE:
            return
        if self._attempts and attempt.number < self._attempts[0].number:
            return  # it was forgotten
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._attempts.insert(0, attempt)
        self.endInsertRows()
        if len(self._attempts) > LATEST:
            self._drop(LATEST)

    def _drop(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._attempts[row]
        self.endRemoveRows()

    def clear(self) -> None:
        """Another room opens."""
        self.beginResetModel()
        self._attempts.clear()
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._attempts)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._attempts):
            return None
        attempt = self._attempts[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{text.clock(attempt.time)}  {text.attempt(attempt)}"
        if role == AttemptRole.ADDRESS:
            return attempt.ip
        return attempt.time if role == AttemptRole.TIME else None
