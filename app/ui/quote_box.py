"""The quote above an answer: who said what, in two short lines, or why that is not shown."""

import re

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPalette

from app.client.entry import removed_words
from app.client.timeline import Quote
from app.ui.avatar import name_colour
from app.ui.timeline_text import LABEL, Fonts, line_height, plain

BAR = 3  # pixels, the stroke at the left
PAD_X = 9
PAD_Y = 5
RADIUS = 6
GAP = 5  # below the quote

Role = QPalette.ColorRole

_FENCE = re.compile(r"```(?:[\w+#.-]{1,20}\n)?")


class QuoteBox:
    """A quote of at most `width` pixels; `mine`: the reader's own words are quoted."""

    def __init__(
        self, quote: Quote, fonts: Fonts, width: float, ground: Role, *, mine: bool
    ) -> None:
        self._quote = quote
        self._ground = ground
        self._mine = mine
        self._author_font, self._text_font = fonts.author, QFont(fonts.notice)
        self._text_font.setItalic(not quote.text or not quote.author)  # words of our own
        you = QCoreApplication.translate("Bubble", "Você")
        room = width - BAR - 2 * PAD_X
        self._author, wide = _elided(you if mine else quote.author, self._author_font, room)
        said = " ".join(_FENCE.sub(" ", quote.text[: 2 * LABEL]).split())
        self._text, wider = _elided(said or removed_words(), self._text_font, room)
        self.width = max(wide, wider) + BAR + 2 * PAD_X
        self._line = line_height(self._author_font)
        if not self._author:
            self._line = 0
        self.height = self._line + line_height(self._text_font) + 2 * PAD_Y

    def paint(self, painter: QPainter, palette: QPalette, box: QRectF) -> None:
        """Paint the quote into its box."""
        link = palette.color(Role.Link)
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        painter.fillPath(shape, palette.color(self._ground))
        painter.save()
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        painter.fillRect(QRectF(box.left(), box.top(), BAR, box.height()), link)
        painter.restore()
        inner = box.adjusted(BAR + PAD_X, PAD_Y, 0, -PAD_Y)
        ink = link if self._mine else name_colour(self._quote.author, palette, self._ground)
        _write(painter, inner.topLeft(), self._author, self._author_font, ink)
        below = inner.topLeft() + QPointF(0, self._line)
        _write(painter, below, self._text, self._text_font, palette.color(Role.PlaceholderText))


def _elided(words: str, font: QFont, room: float) -> tuple[str, float]:
    """Words cut to a width, and how wide they are then."""
    metrics = QFontMetricsF(font)
    cut = metrics.elidedText(plain(words), Qt.TextElideMode.ElideRight, room)
    return cut, metrics.horizontalAdvance(cut)


def _write(painter: QPainter, at: QPointF, words: str, font: QFont, ink: QColor) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    line = QRectF(at.x(), at.y(), 10_000, line_height(font))
    painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), words)
