"""A card with a few rows of people, and buttons for what can be done with each of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.timeline_text import plain
from app.ui.widgets import ElidedLabel, label


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: its `words`, what a screen reader says, its object name, and what it does."""

    words: str
    spoken: str
    name: str
    act: Callable[[], None] = field(compare=False)


@dataclass(frozen=True, slots=True)
class CardRow:
    """One row: a name that a peer chose, small words under it, and its buttons."""

    key: object  # what makes it the same row as before
    name: str
    note: str
    choices: tuple[Choice, ...]


class RowsCard(QFrame):
    """Hidden while there is nobody in it. No signals."""

    def __init__(self, name: str, title: str) -> None:
        """`name` is the object name."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "card")
        self.setAccessibleName(title)
        self._rows: tuple[CardRow, ...] = ()
        self._made: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 12, 10, 12)
        self._column.setSpacing(8)
        self._column.addWidget(label(title, "label", wrap=True))
        self.hide()

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        """Show these; the keys stay where they were, as far as there is a row."""
        if (shown := tuple(rows)) == self._rows:
            return
        focused = self._focused()
        self._rows = shown
        for old in self._made:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made = [self._make(row) for row in shown]
        for made in self._made:
            self._column.addWidget(made)
            made.show()  # the layout would do it later, and the keys go to what is there
        self.setVisible(bool(shown))
        if focused is not None and self._made:
            made = self._made[min(focused, len(self._made) - 1)]
            if button := made.findChild(QPushButton):
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> int | None:
        """Which row has the keys."""
        for place, made in enumerate(self._made):
            if any(each.hasFocus() for each in made.findChildren(QPushButton)):
                return place
        return None

    def _make(self, row: CardRow) -> QWidget:
        made = QWidget()
        name, note = ElidedLabel("label"), label(row.note, "quiet", wrap=True)
        name.set_whole(plain(row.name))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(note)
        note.setVisible(bool(row.note))
        # One button stands beside the words, several under them.
        beside = len(row.choices) == 1
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        whole = QBoxLayout(direction, made)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for choice in row.choices:
            button = QPushButton(choice.words)
            button.setObjectName(choice.name)
            button.setAccessibleName(choice.spoken)
            button.clicked.connect(choice.act)
            buttons.addWidget(button)
        if not beside:
            buttons.addStretch(1)
        whole.addLayout(buttons)
        return made
