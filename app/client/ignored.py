"""Whom a person does not want to hear, in one room."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from app.protocol.names import name_key

MOST = 200  # people; the one who was ignored first is heard again


class Ignored(QObject):
    """Names, however spelt, in the order in which they were put here. The room never knows.

    Signals:
        changed(): there are others than before.
        added(str), removed(str): after it, where the person wanted so.
    """

    changed = Signal()
    added = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: dict[str, str] = {}  # by name_key

    def names(self) -> list[str]:
        """As they were spelt."""
        return list(self._names.values())

    def keys(self) -> frozenset[str]:
        """What `name_key` makes of them."""
        return frozenset(self._names)

    def has(self, name: str) -> bool:
        """Whether that person is ignored."""
        return name_key(name) in self._names

    def add(self, name: str) -> None:
        """Hear nothing of that person from now on, nor what was said before."""
        if not self.has(name):
            self.set_names([*self.names(), name])
            self.added.emit(name)

    def remove(self, name: str) -> None:
        """Hear that person again, with all that was said meanwhile."""
        if self.has(name):
            key = name_key(name)
            self.set_names(each for each in self.names() if name_key(each) != key)
            self.removed.emit(name)

    def set_names(self, names: Iterable[str]) -> None:
        """These, and nobody else; of one person the first spelling."""
        wanted: dict[str, str] = {}
        for name in names:
            if name_key(name):
                wanted.setdefault(name_key(name), name)
        wanted = dict(list(wanted.items())[-MOST:])
        if wanted.keys() != self._names.keys():
            self._names = wanted
            self.changed.emit()
