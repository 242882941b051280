"""Narrowing a list to the rows whose name has the letters that somebody looks for."""

import unicodedata

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

LONGEST = 200  # characters of a name, or of what is looked for, that are compared


def folded(words: str) -> str:
    """Letters as they are compared: "Conceição" and "CONCEICAO" are one."""
    apart = unicodedata.normalize("NFKD", words[:LONGEST].casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).strip()


class Filtered(QSortFilterProxyModel):
    """The rows of a model whose names have all the words that are looked for.

    No signals besides those of every Qt model.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    @property
    def is_narrow(self) -> bool:
        """Whether something is looked for."""
        return bool(self._words)

    def look_for(self, words: str) -> None:
        """Show what has each of these words in its name; "" shows everything."""
        self.beginFilterChange()
        self._words = folded(words).split()
        self.endFilterChange()

    def filterAcceptsRow(  # noqa: N802  (Qt's name)
        self, row: int, parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        if not self._words:
            return True
        source = self.sourceModel()
        name = folded(str(source.index(row, 0, parent).data(Qt.ItemDataRole.DisplayRole)))
        return all(word in name for word in self._words)
