"""Where the parts of a room stand: beside each other, or one at a time where there is no room."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.rows import grown
from app.ui.widgets import card

LEFT, RIGHT = 272, 284  # pixels, as all the sizes here at the usual size of text
ONE = 760  # below this width one part is shown at a time
ALL = 890  # below this one, what is at the right takes the place of what is at the left
WIDEST = 16_777_215  # pixels; Qt's own number for "no limit"


class Part(Enum):
    """What a person wants to see where only one part has room."""

    LEFT = auto()
    MIDDLE = auto()
    RIGHT = auto()


class Columns(QWidget):
    """Three parts; those at the sides are shown when they are wanted and have room.

    Signals: `arranged()`: something is shown or hidden that was not before.
    """

    arranged = Signal()

    def __init__(self, left: QWidget, middle: QWidget) -> None:
        super().__init__()
        self._left, self._middle = left, middle
        self._rights: list[QWidget] = []
        self._right: QWidget | None = None
        self._left_wanted = True
        self._front = Part.MIDDLE
        self._shown: tuple[bool, bool, QWidget | None] | None = None
        self._left_rule, self._right_rule = card("rule"), card("rule")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for widget, stretch in (
            (left, 0),
            (self._left_rule, 0),
            (middle, 1),
            (self._right_rule, 0),
        ):
            self._row.addWidget(widget, stretch)
        for rule in (self._left_rule, self._right_rule):
            rule.setFixedWidth(1)

    @property
    def is_single(self) -> bool:
        """Whether there is room for one part only."""
        return self.width() < grown(ONE, self.font())

    @property
    def shows_left(self) -> bool:
        """Whether what is at the left is shown."""
        return bool(self._shown and self._shown[0])

    @property
    def right(self) -> QWidget | None:
        """What is shown at the right."""
        return self._shown[2] if self._shown else None

    def add_right(self, widget: QWidget) -> None:
        """One more that can be at the right; it is hidden at first."""
        self._rights.append(widget)
        self._row.addWidget(widget)
        widget.hide()

    def want_left(self, *, wanted: bool) -> None:
        """Show what is at the left, or not."""
        if self.is_single:
            self._front = Part.LEFT if wanted else Part.MIDDLE
        else:
            self._left_wanted = wanted
            if wanted and self._right_in_place_of_left():
                self._right = None
        self.arrange()

    def want_right(self, widget: QWidget | None, *, unasked: bool = False) -> None:
        """Show this at the right; `unasked`: where one part has room, it does not come up."""
        self._right = widget
        if widget is None:
            self._front = Part.MIDDLE if self._front is Part.RIGHT else self._front
        elif not unasked:
            self._front = Part.RIGHT
        self.arrange()

    def want_middle(self) -> None:
        """Where one part has room, it is the middle."""
        self._front = Part.MIDDLE
        self.arrange()

    def take_over(self, other: "Columns") -> None:
        """Want what the other one wants, with its own parts."""
        self._left_wanted, self._front = other._left_wanted, other._front
        at = other._rights.index(other._right) if other._right is not None else None
        self._right = None if at is None else self._rights[at]
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:  # what has room depends on the size of text
            self.arrange()

    def arrange(self) -> None:
        """Show what is wanted, as far as there is room."""
        right = self._right
        if self.is_single:
            left = self._front is Part.LEFT
            right = right if self._front is Part.RIGHT else None
            middle = not left and right is None
        else:
            self._front = Part.MIDDLE
            left = self._left_wanted and not self._right_in_place_of_left()
            middle = True
        self._size(self._left, LEFT)
        self._left.setVisible(left)
        self._left_rule.setVisible(left and middle)
        self._middle.setVisible(middle)
        self._right_rule.setVisible(right is not None and middle)
        for widget in self._rights:
            self._size(widget, RIGHT)
            widget.setVisible(widget is right)
        shown = (left, self.is_single, right)
        if shown != self._shown:
            self._shown = shown
            self.arranged.emit()

    def _right_in_place_of_left(self) -> bool:
        return self._right is not None and self.width() < grown(ALL, self.font())

    def _size(self, widget: QWidget, pixels: int) -> None:
        if self.is_single:
            widget.setMinimumWidth(0)
            widget.setMaximumWidth(WIDEST)
        else:
            widget.setFixedWidth(grown(pixels, self.font()))
