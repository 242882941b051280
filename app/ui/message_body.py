"""The text of a message, laid out: prose with its links, and listings between it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPalette, QTextCharFormat

from app.client.fences import Code, pieces
from app.client.links import Link, find_links
from app.ui.highlight import Token
from app.ui.listing import CodeBlock
from app.ui.picking import Picked, Texts, look_on
from app.ui.targets import CopyCode, Target
from app.ui.timeline_text import Fonts, Lines, Pick, one_text

GAP = 5  # pixels between prose and a listing


class Prose:
    """Some text, with the links in it underlined."""

    def __init__(self, text: str, fonts: Fonts, width: float) -> None:
        self._text = one_text(text)
        self._font, self._room = fonts.body, width
        self._links = find_links(self._text)
        self._ink: QColor | None = None
        self.lines = self._lay_out()
        self.width, self.height = self.lines.width, self.lines.height

    def paint(
        self,
        painter: QPainter,
        at: QPointF,
        clip: QRectF,
        ink: QColor | None,
        pick: Pick | None = None,
    ) -> None:
        """Paint the text in the painter's pen, and its links in an ink of their own."""
        if self._links and ink != self._ink:  # the colour is part of what is laid out
            self._ink = ink
            self.lines = self._lay_out()
        self.lines.paint(painter, at, clip, pick)

    def _lay_out(self) -> Lines:
        look = QTextCharFormat()
        look.setFontUnderline(True)
        if self._ink is not None:
            look.setForeground(self._ink)
        marks = [(link.start, link.length, look) for link in self._links]
        return Lines(self._text, self._font, self._room, marks=marks)

    def link(self, point: QPointF) -> Link | None:
        """The link under a point that counts from the upper left corner."""
        at = self.lines.character_at(point) if self._links else None
        if at is None:
            return None
        return next((each for each in self._links if 0 <= at - each.start < each.length), None)


class Body:
    """What a message says, at most `width` pixels wide.

    `last`: how wide its last line is, None when a listing is there. `picked` is painted as such.
    """

    picked: Picked | None = None

    def __init__(
        self,
        text: str,
        fonts: Fonts,
        width: float,
        ground: QPalette.ColorRole,
        tokens: Callable[[Code], Sequence[Token] | None],
    ) -> None:
        self._parts: list[tuple[float, Prose | CodeBlock]] = []
        self.height = 0.0
        for piece in pieces(text):
            part: Prose | CodeBlock
            if isinstance(piece, Code):
                part = CodeBlock(piece, fonts, width, ground, tokens)
            else:
                part = Prose(piece.text, fonts, width)
            top = self.height + GAP * bool(self._parts)
            self._parts.append((top, part))
            self.height = top + part.height
        self.width = max(part.width for _, part in self._parts)
        end = self._parts[-1][1]
        self.last = end.lines.last if isinstance(end, Prose) else None

    def paint(
        self,
        painter: QPainter,
        palette: QPalette,
        box: QRectF,
        clip: QRectF,
        inks: tuple[QColor, QColor | None],
    ) -> None:
        """Paint into a box; the inks of text and links, the latter None for that of the text."""
        on_accent = inks[1] is None
        for number, (top, part) in enumerate(self._parts):
            pick = None
            if self.picked is not None:
                reverse = on_accent and isinstance(part, Prose)
                pick = self.picked.of(number, look_on(palette, reverse=reverse))
            if isinstance(part, CodeBlock):
                part.paint(painter, palette, self._place(box, top, part), clip, pick)
            else:
                painter.setPen(inks[0])
                part.paint(painter, box.topLeft() + QPointF(0, top), clip, inks[1], pick)

    def texts(self, box: QRectF) -> Texts:
        """What can be picked in it, and where each of that begins."""
        return [
            (part.start(self._place(box, top, part)), part.lines)
            if isinstance(part, CodeBlock)
            else (box.topLeft() + QPointF(0, top), part.lines)
            for top, part in self._parts
        ]

    def target(self, point: QPointF, box: QRectF) -> Target | None:
        """What can be clicked at a point."""
        for top, part in self._parts:
            if isinstance(part, CodeBlock):
                if part.button(self._place(box, top, part)).contains(point):
                    return CopyCode(part.code.text)
            elif link := part.link(point - box.topLeft() - QPointF(0, top)):
                return link
        return None

    def _place(self, box: QRectF, top: float, part: CodeBlock) -> QRectF:
        return QRectF(box.left(), box.top() + top, max(box.width(), part.width), part.height)
