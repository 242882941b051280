"""Private conversations that wait to be opened, as a Qt model."""

from collections.abc import Container

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.client.conversation import Conversation
from app.client.roster import RosterRole
from app.ui.timeline_text import isolated

DETAIL = RosterRole.OWN + 1
"""The role of the small words under a name."""

AnyIndex = QModelIndex | QPersistentModelIndex


class Waiting(QAbstractListModel):
    """The conversations with something unread and without a tab, in the order in which they came.

    The other person may have left long ago. No signals besides those of every Qt model.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[Conversation, int] = {}
        self._conversations: list[Conversation] = []

    def put(self, conversation: Conversation) -> None:
        """It waits, or still does and has more to read now."""
        row = self._rows.get(conversation)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))
            return
        row = len(self._conversations)
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows[conversation] = row
        self._conversations.append(conversation)
        self.endInsertRows()

    def take(self, conversation: Conversation) -> None:
        """It waits no longer, if it did."""
        row = self._rows.get(conversation)
        if row is None:
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._conversations[row]
        self._number()
        self.endRemoveRows()

    def keep(self, known: Container[Conversation]) -> None:
        """Of the others, none waits any longer."""
        self.beginResetModel()
        self._conversations = [each for each in self._conversations if each in known]
        self._number()
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._conversations)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._conversations):
            return None
        conversation = self._conversations[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, RosterRole.NAME):
            return conversation.peer
        if role == DETAIL:
            return self._unread(conversation.unread)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{isolated(conversation.peer)}, {self._unread(conversation.unread)}"
        return None

    def _number(self) -> None:
        self._rows = {each: row for row, each in enumerate(self._conversations)}

    def _unread(self, count: int) -> str:
        one = self.tr("1 mensagem não lida")
        return one if count == 1 else self.tr("{count} mensagens não lidas").format(count=count)
