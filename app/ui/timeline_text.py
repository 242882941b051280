"""Plain text as a timeline shows it: the fonts, and text broken to lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from app.protocol import direction
from app.protocol.direction import TURNS

PITCH = 1.26  # from line to line, of the font's own height
PIECE = 4_000  # characters in one QTextLayout, whose cost grows with the square of a word's length

TAB = 4  # characters from one tab stop to the next in a listing
MONOSPACED = ("Cascadia Mono", "Consolas", "Menlo", "DejaVu Sans Mono")

Marks = Sequence[tuple[int, int, QTextCharFormat]]
"""How some characters look: from which one on, how many, and what is special about them."""

LABEL = 200  # characters of a name or a title; eliding a megabyte takes seconds


def plain(words: str) -> str:
    """A name or a title as it may be shown: short, and not turning what stands beside it."""
    return TURNS.sub("", words[:LABEL])


def isolated(words: str) -> str:
    """`plain` words to stand between others: Hebrew or Arabic ones do not reorder these."""
    return direction.isolated(words[:LABEL])


class Fonts:
    """The fonts of a timeline, all made from one, and what estimates need to know of them."""

    def __init__(self, body: QFont) -> None:
        self.body = QFont(body)
        self.author = _scaled(body, 0.93, QFont.Weight.DemiBold)
        self.meta = _scaled(body, 0.79, QFont.Weight.Medium)
        self.notice = _scaled(body, 0.86, QFont.Weight.Medium)
        self.day = _scaled(body, 0.86, QFont.Weight.DemiBold)
        self.removed = QFont(body)
        self.removed.setItalic(True)
        self.chip = _scaled(body, 0.86, QFont.Weight.Medium)
        self.chip_own = _scaled(body, 0.86, QFont.Weight.Bold)
        self.code = monospaced(_scaled(body, 0.93, QFont.Weight.Normal))
        self.line = line_height(self.body)
        self.character = QFontMetricsF(self.body).averageCharWidth()


def monospaced(font: QFont) -> QFont:
    """A font of the same size in which all letters are equally wide."""
    fixed = QFont(font)
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
    fixed.setFamilies([*MONOSPACED, *system])
    fixed.setStyleHint(QFont.StyleHint.Monospace)
    return fixed


def one_text(text: str) -> str:
    """A text with one kind of line break, so that a place in it is the same for everybody."""
    return "\N{LINE SEPARATOR}".join(text.splitlines())


def line_height(font: QFont) -> int:
    """Pixels from one line of text to the next."""
    return round(QFontMetricsF(font).height() * PITCH)


@dataclass(frozen=True, slots=True)
class Way:
    """Where lines begin, and where they go; by default where their own letters do."""

    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LayoutDirectionAuto


class Lines:
    """Plain text in lines that are at most `width` pixels long.

    Nothing in it is ever markup. A word that is too long breaks anywhere. `marks` count the
    characters of `one_text`.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        way: Way = Way(),
        marks: Marks = (),
    ) -> None:
        self.option = QTextOption(way.alignment)
        self.option.setTextDirection(way.direction)
        self.option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.option.setTabStopDistance(TAB * QFontMetricsF(font).horizontalAdvance(" "))
        self.height = 0.0
        self._spans: list[QRectF] = []
        text = one_text(text)
        cuts = [*range(0, len(text), PIECE), len(text)] if text else [0, 0]
        self._starts = cuts[:-1]
        self._layouts = [
            self._break(text[start:end], font, width, _within(marks, start, end))
            for start, end in pairwise(cuts)
        ]
        self.left = min(span.left() for span in self._spans)
        self.width = max(span.right() for span in self._spans) - self.left
        self.last = self._spans[-1].right() - self.left

    def paint(self, painter: QPainter, at: QPointF, clip: QRectF) -> None:
        """Paint the lines that touch `clip` in the painter's pen, from their upper left corner."""
        for layout in self._layouts:
            layout.draw(painter, at - QPointF(self.left, 0), [], clip)

    def character_at(self, point: QPointF) -> int | None:
        """The character under a point that counts from the upper left corner."""
        x = point.x() + self.left
        for start, layout in zip(self._starts, self._layouts, strict=True):
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                if line.naturalTextRect().contains(QPointF(x, point.y())):
                    where = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
                    return start + int(where)
        return None

    def _break(
        self, text: str, font: QFont, width: float, marks: list[QTextLayout.FormatRange]
    ) -> QTextLayout:
        layout = QTextLayout(text, font)
        layout.setTextOption(self.option)
        layout.setCacheEnabled(True)
        if marks:
            layout.setFormats(marks)
        pitch = line_height(font)
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            space = max(pitch - line.height(), 0.0)
            line.setPosition(QPointF(0, self.height + space / 2))
            self._spans.append(line.naturalTextRect())
            self.height += line.height() + space
            line = layout.createLine()
        layout.endLayout()
        return layout


def _within(marks: Marks, start: int, end: int) -> list[QTextLayout.FormatRange]:
    """The marks of one piece of a text, counted from its first character."""
    inside = []
    for at, length, look in marks:
        first, last = max(at, start), min(at + length, end)
        if first < last:
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = first - start, last - first, look
            inside.append(span)
    return inside


def _scaled(font: QFont, factor: float, weight: QFont.Weight) -> QFont:
    """A font in another size and weight, however its size is given."""
    scaled = QFont(font)
    if font.pixelSize() > 0:
        scaled.setPixelSize(max(round(font.pixelSize() * factor), 1))
    else:
        scaled.setPointSizeF(font.pointSizeF() * factor)
    scaled.setWeight(weight)
    return scaled
