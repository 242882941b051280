"""Any emoji as a reaction to a message: the picker beside it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.client.timeline import Entry
from app.ui.emoji_book import EmojiBook
from app.ui.emoji_picker import EmojiPicker
from app.ui.timeline_menu import can_answer
from app.ui.timeline_view import TimelineView


class Reacting(QObject):
    """Opens the picker when a person wants to react with another emoji than the offered ones.

    Signals: `chosen(int, str)`: this emoji for the message with that number, to give or to take
    back; not for one that went away meanwhile.
    """

    chosen = Signal(int, str)

    def __init__(
        self,
        view: TimelineView,
        emoji: EmojiBook,
        ground: QWidget,
        find: Callable[[int], Entry | None],
    ) -> None:
        """The picker floats within `ground`; `find` gives the message with a number."""
        super().__init__(view)
        self._view = view
        self._emoji = emoji
        self._ground = ground
        self._find = find
        self._picker: EmojiPicker | None = None
        self._seq = 0
        view.emoji_requested.connect(self._on_emoji_requested)

    def _on_emoji_requested(self, seq: int) -> None:
        if self._picker is None:
            self._picker = EmojiPicker(self._emoji, self._ground)
            self._picker.setObjectName("reaction_picker")
            self._picker.setAccessibleName(self.tr("Reagir com um emoji"))
            self._picker.chosen.connect(self._on_chosen)
            self._picker.closed.connect(self._view.setFocus)
        self._seq = seq
        self._picker.open(self._view.viewport(), self._view.bring_up(seq))

    def _on_chosen(self, emoji: str) -> None:
        entry = self._find(self._seq)
        if entry is not None and can_answer(entry):
            self.chosen.emit(self._seq, emoji)
