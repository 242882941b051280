"""A part of what a message says, picked with the mouse: from one place in its texts to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QPointF, QTextBoundaryFinder
from PySide6.QtGui import QPalette, QTextCharFormat

from app.ui.timeline_text import Lines, Pick

Spot = tuple[int, int]
"""A place between two characters: the number of the text, and what stands before it there."""
Texts = Sequence[tuple[QPointF, Lines]]
"""What a message says, from top to bottom: where each text begins, and its lines."""

_Role = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class Picked:
    """All between two places, of which neither has to be the first."""

    anchor: Spot
    end: Spot

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing between them."""
        return self.anchor == self.end

    def of(self, number: int, look: QTextCharFormat) -> Pick | None:
        """What is picked of the text with this number; None: nothing."""
        first, last = sorted((self.anchor, self.end))
        if not first[0] <= number <= last[0] or self.is_empty:
            return None
        start = first[1] if number == first[0] else 0
        return Pick(start, last[1] if number == last[0] else None, look)

    def words(self, texts: Texts) -> str:
        """What is picked, with a line break from one text to the next."""
        first, last = sorted((self.anchor, self.end))
        told = list[str]()
        for number, (_, lines) in islice(enumerate(texts), first[0], last[0] + 1):
            start = first[1] if number == first[0] else 0
            told.append(lines.between(start, last[1] if number == last[0] else None))
        return "\n".join(told)


def spot_at(texts: Texts, point: QPointF) -> Spot | None:
    """The place nearest to a point; None where there is no text."""
    if not texts:
        return None
    ends = (at.y() + lines.height for at, lines in texts)
    below = (number for number, end in enumerate(ends) if point.y() < end)
    number = next(below, len(texts) - 1)
    at, lines = texts[number]
    return number, lines.spot(point - at)


def word_at(texts: Texts, spot: Spot) -> Picked:
    """The word around a place, or the blanks there."""
    number, at = spot
    words = texts[number][1].between(0, None)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, words)
    finder.setPosition(at)
    end = finder.toNextBoundary()
    if end < 0:
        finder.toEnd()
        end = finder.position()
    start = finder.toPreviousBoundary()
    return Picked((number, max(start, 0)), (number, end))


def whole(texts: Texts) -> Picked:
    """All that a message says."""
    last = len(texts) - 1
    return Picked((0, 0), (last, texts[last][1].units))


def look_on(palette: QPalette, *, reverse: bool = False) -> QTextCharFormat:
    """How it looks; `reverse`: where the ground has the colour of what is picked."""
    ink, paper = _Role.HighlightedText, _Role.Highlight
    look = QTextCharFormat()
    look.setForeground(palette.color(paper if reverse else ink))
    look.setBackground(palette.color(ink if reverse else paper))
    return look
