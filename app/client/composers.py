"""Who is writing just now, in which conversation."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from app.protocol.names import name_key

FRESH = 6_000
"""Milliseconds for which somebody counts as writing; who goes on says so again before that."""
LOOK = 500  # milliseconds between two looks at who has stopped
MOST = 100
"""People who are remembered as writing at once: a room may be anybody's program."""


class Composers(QObject):
    """The people who write to everyone or to oneself alone.

    Signals:
        changed(str): others write now than before, in the conversation with that person ("" for
            everyone's).
    """

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # By the keys of the conversation's person and of who writes: their name, and until when
        # they count, in monotonic milliseconds.
        self._writing: dict[tuple[str, str], tuple[str, float]] = {}
        self._ignored: frozenset[str] = frozenset()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._on_look)

    def names(self, peer: str = "") -> list[str]:
        """Who writes in the conversation with that person, or in everyone's."""
        key = name_key(peer) if peer else ""
        return [name for (where, _), (name, _) in self._writing.items() if where == key]

    def ignore(self, keys: frozenset[str]) -> None:
        """These people (`name_key`), and nobody else, are never seen writing."""
        self._ignored = keys
        for key in [each for each in self._writing if each[1] in keys]:
            self._forget(key)

    def note(self, author: str, *, private: bool, off: bool) -> None:
        """Somebody is writing, or not any more."""
        key = (name_key(author) if private else "", name_key(author))
        if off:
            self._forget(key)
            return
        is_new = key not in self._writing
        if key[1] in self._ignored:
            return
        if is_new and len(self._writing) >= MOST:
            return
        self._writing[key] = (author, _now() + FRESH)
        if is_new:
            self._timer.start()
            self.changed.emit(author if private else "")

    def stop(self, author: str) -> None:
        """Somebody is gone, or without a connection."""
        for key in [each for each in self._writing if each[1] == name_key(author)]:
            self._forget(key)

    def clear(self) -> None:
        """Nobody writes."""
        for key in list(self._writing):
            self._forget(key)

    def _forget(self, key: tuple[str, str]) -> None:
        if key in self._writing:
            name, _ = self._writing.pop(key)
            if not self._writing:
                self._timer.stop()
            self.changed.emit(name if key[0] else "")

    def _on_look(self) -> None:
        now = _now()
        for key in [each for each, (_, until) in self._writing.items() if until <= now]:
            self._forget(key)


def _now() -> float:
    return time.monotonic() * 1_000
