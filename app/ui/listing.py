"""A listing inside a message: equally wide letters on a ground of their own, and in colours."""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QTextCharFormat

from app.client.fences import Code
from app.ui.avatar import readable
from app.ui.highlight import Token, TokenKind
from app.ui.shapes import COPY_PATH, ICON
from app.ui.timeline_text import Fonts, Lines, Marks, Pick, Way

PAD_X = 12  # pixels
PAD_Y = 9
RADIUS = 9
BUTTON = 24  # pixels, the side of the square that copies

Role = QPalette.ColorRole

HUES = {
    TokenKind.KEYWORD: 271,
    TokenKind.NAME: 210,
    TokenKind.STRING: 140,
    TokenKind.NUMBER: 27,
}
"""Degrees of the wheel; how light each is depends on the ground. Comments are muted."""


def token_colour(kind: TokenKind, palette: QPalette, ground: Role) -> QColor:
    """The colour of a word on a ground, readable there (WCAG AA)."""
    if kind is TokenKind.COMMENT:
        return palette.color(Role.PlaceholderText)
    return readable(HUES[kind] / 360, palette.color(ground))


class CodeBlock:
    """A listing, laid out into at most `width` pixels; long lines are wrapped."""

    def __init__(
        self,
        code: Code,
        fonts: Fonts,
        width: float,
        ground: Role,
        tokens: Callable[[Code], Sequence[Token] | None],
    ) -> None:
        self.code = code
        self._ground = ground
        self._tokens = tokens
        self._font = fonts.code
        self._room = width - 2 * PAD_X - BUTTON
        self.lines = self._lay_out(())
        self._coloured: Sequence[Token] = ()
        self._ground_then = 0  # the colour of the ground to which these colours belong
        self.width = ceil(self.lines.width) + 2 * PAD_X + BUTTON
        self.height = self.lines.height + 2 * PAD_Y

    def button(self, box: QRectF) -> QRectF:
        """Where the button that copies is, in the block's box."""
        return QRectF(box.right() - BUTTON - 5, box.top() + 5, BUTTON, BUTTON)

    def start(self, box: QRectF) -> QPointF:
        """Where its text begins, in the block's box."""
        return box.topLeft() + QPointF(PAD_X, PAD_Y)

    def paint(
        self,
        painter: QPainter,
        palette: QPalette,
        box: QRectF,
        clip: QRectF,
        pick: Pick | None = None,
    ) -> None:
        """Paint the listing into its box."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(self._ground))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        self._colour(palette)
        painter.setPen(palette.color(Role.Text))
        self.lines.paint(painter, self.start(box), clip, pick)
        muted = palette.color(Role.PlaceholderText)
        painter.setPen(QPen(muted, 1.4, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = self.button(box).center() - QPointF(ICON / 2, ICON / 2)
        painter.drawPath(COPY_PATH.translated(corner))

    def _colour(self, palette: QPalette) -> None:
        """Lay the listing out again once its words are known, and for another palette."""
        tokens, ground = self._tokens(self.code), palette.color(self._ground).rgb()
        if not tokens or (tokens is self._coloured and ground == self._ground_then):
            return
        self._coloured, self._ground_then = tokens, ground
        looks = {}
        for kind in TokenKind:
            looks[kind] = QTextCharFormat()
            looks[kind].setForeground(token_colour(kind, palette, self._ground))
        self.lines = self._lay_out([(at, length, looks[kind]) for at, length, kind in tokens])

    def _lay_out(self, marks: Marks) -> Lines:
        onward = Way(direction=Qt.LayoutDirection.LeftToRight)
        return Lines(self.code.text, self._font, self._room, onward, marks)
