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
class Pick:
    """Some of a text that looks otherwise: from `start` to `end`, None: to its end.

    Both count UTF-16 units of `one_text`, as Qt does.
    """

    start: int
    end: int | None
    look: QTextCharFormat


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
            self._break(text[start:end], font, width, _within(text, marks, start, end))
            for start, end in pairwise(cuts)
        ]
        self.left = min(span.left() for span in self._spans)
        self.width = max(span.right() for span in self._spans) - self.left
        self.last = self._spans[-1].right() - self.left

    def paint(self, painter: QPainter, at: QPointF, clip: QRectF, pick: Pick | None = None) -> None:
        """Paint the lines that touch `clip` in the painter's pen, from their upper left corner."""
        before = 0
        for layout in self._layouts:
            spans = list[QTextLayout.FormatRange]()
            if pick is not None:
                spans, before = _spans(pick, before, layout), before + _units(layout.text())
            layout.draw(painter, at - QPointF(self.left, 0), spans, clip)

    @property
    def units(self) -> int:
        """How long the text is, as `Pick` counts."""
        return sum(_units(layout.text()) for layout in self._layouts)

    def between(self, start: int, end: int | None) -> str:
        """That part of the text, counted as in `Pick`, with ordinary line breaks."""
        whole = "".join(layout.text() for layout in self._layouts)
        units = whole.encode("utf-16-le", "surrogatepass")
        last = None if end is None else 2 * end
        words = units[2 * start : last].decode("utf-16-le", "surrogatepass")
        return words.replace("\N{LINE SEPARATOR}", "\n")

    def spot(self, point: QPointF) -> int:
        """The place between two characters that is nearest to a point, counted as in `Pick`."""
        before = 0
        for layout in self._layouts:
            last = layout is self._layouts[-1]
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                ends = last and number == layout.lineCount() - 1
                if ends or point.y() < line.naturalTextRect().bottom():
                    between = QTextLine.CursorPosition.CursorBetweenCharacters
                    return before + int(line.xToCursor(point.x() + self.left, between))
            before += _units(layout.text())
        return before

    def character_at(self, point: QPointF) -> int | None:
        """The character under a point that counts from the upper left corner."""
        x = point.x() + self.left
        for start, layout in zip(self._starts, self._layouts, strict=True):
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                if line.naturalTextRect().contains(QPointF(x, point.y())):
                    where = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
                    return start + len(_until(layout.text(), int(where)))
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


def _units(text: str) -> int:
    """How long Qt takes it to be: most emoji are two units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _until(text: str, units: int) -> str:
    """As much of the beginning as that many units are."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")


def _spans(pick: Pick, before: int, layout: QTextLayout) -> list[QTextLayout.FormatRange]:
    """What is picked of one piece of a text, which so many units precede."""
    length = _units(layout.text())
    first = max(pick.start - before, 0)
    last = length if pick.end is None else min(pick.end - before, length)
    if first >= last:
        return []
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = first, last - first, pick.look
    return [span]


def _within(text: str, marks: Marks, start: int, end: int) -> list[QTextLayout.FormatRange]:
    """The marks of one piece of a text, counted from its first character."""
    inside = []
    for at, length, look in marks:
        first, last = max(at, start), min(at + length, end)
        if first < last:
            span = QTextLayout.FormatRange()
            span.start = _units(text[start:first])
            span.length, span.format = _units(text[first:last]), look
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
