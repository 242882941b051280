"""Plain text as a timeline shows it: the fonts, and text broken to lines."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from app.protocol import direction
from app.protocol.direction import TURNS

PITCH = 1.26  # from line to line, of the font's own height
PIECE = 4_000  # characters in one QTextLayout, whose cost grows with the square of a word's length

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
        self.line = line_height(self.body)
        self.character = QFontMetricsF(self.body).averageCharWidth()


def line_height(font: QFont) -> int:
    """Pixels from one line of text to the next."""
    return round(QFontMetricsF(font).height() * PITCH)


class Lines:
    """Plain text in lines that are at most `width` pixels long.

    Nothing in it is ever markup. A word that is too long breaks anywhere.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        direction: Qt.LayoutDirection = Qt.LayoutDirection.LayoutDirectionAuto,
    ) -> None:
        self.option = QTextOption(alignment)
        self.option.setTextDirection(direction)
        self.option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.height = 0.0
        self._spans: list[QRectF] = []
        text = "\N{LINE SEPARATOR}".join(text.splitlines())
        pieces = [text[start : start + PIECE] for start in range(0, len(text), PIECE)]
        self._layouts = [self._break(piece, font, width) for piece in pieces or [""]]
        self.left = min(span.left() for span in self._spans)
        self.width = max(span.right() for span in self._spans) - self.left
        self.last = self._spans[-1].right() - self.left

    def paint(self, painter: QPainter, at: QPointF, clip: QRectF) -> None:
        """Paint the lines that touch `clip` in the painter's pen, from their upper left corner."""
        for layout in self._layouts:
            layout.draw(painter, at - QPointF(self.left, 0), [], clip)

    def _break(self, text: str, font: QFont, width: float) -> QTextLayout:
        layout = QTextLayout(text, font)
        layout.setTextOption(self.option)
        layout.setCacheEnabled(True)
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


def _scaled(font: QFont, factor: float, weight: QFont.Weight) -> QFont:
    """A font in another size and weight, however its size is given."""
    scaled = QFont(font)
    if font.pixelSize() > 0:
        scaled.setPixelSize(max(round(font.pixelSize() * factor), 1))
    else:
        scaled.setPointSizeF(font.pointSizeF() * factor)
    scaled.setWeight(weight)
    return scaled
