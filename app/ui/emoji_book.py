"""The emoji at hand: read when they are first asked for, and only those that can be shown here."""

from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from threading import Thread

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication

from app import resources
from app.ui.emoji import Emoji, Index, Table, first
from app.ui.preferences import Preferences

MOST_FOUND = 160
_JOINERS = "\u200d\ufe0f\u20e3"
_WIDEST = 1.5  # times the width of a plain one: more, and its parts stand side by side


class EmojiBook(QObject):
    """Knows every emoji once it is open, and which ones the person took last.

    Signals: `opened()`.
    """

    opened = Signal()
    _read = Signal(object)

    def __init__(
        self,
        preferences: Preferences,
        parent: QObject | None = None,
        can_show: Callable[[str], bool] | None = None,
    ) -> None:
        """`can_show`: whether an emoji can be shown; the fonts of this computer are asked."""
        super().__init__(parent)
        self._preferences = preferences
        self._index: Index | None = None
        self._opening = False
        self._groups: dict[int, list[Emoji]] = {}
        self._shown: dict[str, bool] = {}
        self._ask = can_show or fonts_can_show
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)

    @property
    def is_open(self) -> bool:
        """Whether anything is known yet."""
        return self._index is not None

    def open(self) -> None:
        """Read the table in a thread of its own; `opened` follows, unless it is open already."""
        if not self._opening:
            self._opening = True
            Thread(target=self._work, name="emoji", daemon=True).start()

    def groups(self) -> tuple[str, ...]:
        """The names of the groups; none before it is open."""
        return self._index.table.groups if self._index else ()

    def in_group(self, place: int) -> list[Emoji]:
        """The emoji of one group, in Unicode's order."""
        if self._index is not None and place not in self._groups:
            every = [emoji for emoji in self._index.table.emoji if emoji.group == place]
            self._groups[place] = first(len(every), every, self._can_show)
        return self._groups.get(place, [])

    def recent(self) -> list[Emoji]:
        """Those that were taken last, the latest first."""
        if self._index is None:
            return []
        known = (self._index.emoji(text) for text in self._preferences.recent_emoji)
        return [emoji for emoji in known if emoji is not None and self._can_show(emoji.text)]

    def find(self, typed: str) -> list[Emoji]:
        """Those that fit typed words, in Portuguese or by English shortcodes."""
        return first(MOST_FOUND, self._index.find(typed), self._can_show) if self._index else []

    def complete(self, typed: str, most: int) -> list[tuple[str, Emoji]]:
        """Shortcodes and their emoji that a beginning may become; those taken lately first."""
        latest = self._preferences.recent_emoji
        fit = list(self._index.complete(typed)) if self._index else []
        fit.sort(key=lambda each: each[1].text not in latest)
        shown = (each for each in fit if self._can_show(each[1].text))
        return list(islice(shown, most))

    def code(self, code: str) -> Emoji | None:
        """The emoji with exactly that shortcode."""
        emoji = self._index.code(code) if self._index else None
        return emoji if emoji is not None and self._can_show(emoji.text) else None

    def note(self, text: str) -> None:
        """Remember an emoji that was taken; anything else is no matter."""
        emoji = self._index.emoji(text.strip()) if self._index else None
        if emoji is not None:
            self._preferences.remember_emoji(emoji.text)

    def _can_show(self, text: str) -> bool:
        if text not in self._shown:
            self._shown[text] = self._ask(text)
        return self._shown[text]

    def _work(self) -> None:
        index = Index(msgspec.json.decode(resources.path("emoji.json").read_bytes(), type=Table))
        with suppress(RuntimeError):  # the window is gone meanwhile
            self._read.emit(index)

    def _on_read(self, index: Index) -> None:
        self._index = index
        self.opened.emit()


def fonts_can_show(text: str) -> bool:
    """Whether the fonts of this computer have an emoji, as one picture."""
    metrics = QFontMetrics(QGuiApplication.font())
    parts = (letter for letter in text if letter not in _JOINERS)
    if not all(metrics.inFontUcs4(ord(letter)) for letter in parts):
        return False
    return metrics.horizontalAdvance(text) <= _WIDEST * metrics.horizontalAdvance("😀")
