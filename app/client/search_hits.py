"""What was found in all conversations, as a Qt model."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt

from app.client.search import Hit
from app.client.search_table import BEGIN, END
from app.client.timeline import AnyIndex, moment, same_day

translate = QCoreApplication.translate

_FENCE = re.compile(r"`{3,}(?:[\w+#.-]+(?=\n))?")  # what a listing begins and ends with


class HitRole(IntEnum):
    """What `Hits.data` answers besides Qt's own roles."""

    AUTHOR = Qt.ItemDataRole.UserRole + 1
    PLACE = Qt.ItemDataRole.UserRole + 2  # the conversation, in words
    WHEN = Qt.ItemDataRole.UserRole + 3  # in words
    EXCERPT = Qt.ItemDataRole.UserRole + 4  # in one line, with BEGIN and END in it


class Hits(QAbstractListModel):
    """One row a message, the newest first. No signals besides those of every Qt model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._now = 0

    def show(self, hits: Sequence[Hit], now: int) -> None:
        """These were found; `now` in milliseconds since 1970 UTC."""
        if list(hits) == self._hits:  # the same answer again: who looks at it stays where they are
            return
        self.beginResetModel()
        self._hits, self._now = list(hits), now
        self.endResetModel()

    def hit(self, row: int) -> Hit:
        """What stands in a row. Raises IndexError beyond the end."""
        return self._hits[row]

    def when(self, hit: Hit) -> str:
        """The time, with the day where it is not today's."""
        written = "HH:mm" if same_day(hit.time, self._now) else "dd/MM/yyyy HH:mm"
        return moment(hit.time).toString(written)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        answer = _FIELDS.get(role)
        return answer(self, self._hits[index.row()]) if answer else None


def _author(_: Hits, hit: Hit) -> str:
    return translate("Hits", "Você") if hit.own else hit.author


def _place(_: Hits, hit: Hit) -> str:
    return hit.conversation.peer or translate("Hits", "Geral")


def _excerpt(_: Hits, hit: Hit) -> str:
    return " ".join(_FENCE.sub(" ", hit.excerpt).split())


def _plain(hits: Hits, hit: Hit) -> str:
    return _excerpt(hits, hit).replace(BEGIN, "").replace(END, "")


def _spoken(hits: Hits, hit: Hit) -> str:
    where = f"{_author(hits, hit)}, {_place(hits, hit)}, {hits.when(hit)}"
    return f"{where}: {_plain(hits, hit)}"


_FIELDS: Mapping[int, Callable[[Hits, Hit], str]] = {
    Qt.ItemDataRole.DisplayRole: _plain,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    HitRole.AUTHOR: _author,
    HitRole.PLACE: _place,
    HitRole.WHEN: Hits.when,
    HitRole.EXCERPT: _excerpt,
}
