"""The reactions to a message: an emoji each and how many gave it, under the bubble."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QPen

from app.client.timeline import Reaction
from app.ui.targets import Chip
from app.ui.timeline_text import Fonts, line_height, plain

PAD_X = 9  # pixels
PAD_Y = 2
GAP = 5
LETTERS = 16  # characters of one emoji; longer ones are cut
MOST = 24  # reactions that are shown
NAMED = 12  # names in a tip

Role = QPalette.ColorRole


class Chips:
    """Reactions in rows of at most `width` pixels.

    One's own are told by a thicker edge and bold figures besides the colour.
    """

    def __init__(self, reactions: Sequence[Reaction], fonts: Fonts, width: float) -> None:
        self._fonts = fonts
        self._chips: list[tuple[QRectF, str, Reaction]] = []
        pitch = line_height(fonts.chip) + 2 * PAD_Y
        x = y = self.width = 0.0
        for reaction in reactions[:MOST]:
            words = f"{plain(reaction.emoji)[:LETTERS]} {len(reaction.names)}"
            wide = QFontMetricsF(fonts.chip_own).horizontalAdvance(words) + 2 * PAD_X
            if x and x + wide > width:
                x, y = 0.0, y + pitch + GAP
            self._chips.append((QRectF(x, y, wide, pitch), words, reaction))
            self.width = max(self.width, x + wide)
            x += wide + GAP
        self.height = y + pitch

    def paint(self, painter: QPainter, palette: QPalette, at: QPointF) -> None:
        """Paint the chips, from their upper left corner."""
        for rect, words, reaction in self._chips:
            box = rect.translated(at)
            mine = reaction.mine
            edge = QPen(palette.color(Role.Link if mine else Role.Midlight), 2 if mine else 1)
            painter.setPen(edge)
            painter.setBrush(palette.color(Role.Base))
            inset = edge.widthF() / 2
            shape = box.adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
            painter.setFont(self._fonts.chip_own if mine else self._fonts.chip)
            painter.setPen(palette.color(Role.Link if mine else Role.Text))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def target(self, point: QPointF) -> Chip | None:
        """The chip under a point that counts from the upper left corner."""
        found = (each for rect, _, each in self._chips if rect.contains(point))
        reaction = next(found, None)
        return Chip(reaction.emoji, _names(reaction)) if reaction else None


def _names(reaction: Reaction) -> str:
    """Who gave an emoji, as plain text."""
    names = ", ".join(map(plain, reaction.names[:NAMED]))
    more = len(reaction.names) - NAMED
    if more <= 0:
        return names
    return QCoreApplication.translate("Bubble", "{names} e mais {count}").format(
        names=names, count=more
    )
