"""One row of a timeline: where it stands, how high it is, and the quiet rows that are no bubble."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPalette, QPen

from app.client.fences import Code
from app.client.passages import Passages
from app.client.timeline import Entry, Kind, moment
from app.text import clock
from app.ui.highlight import Token
from app.ui.shapes import rounded
from app.ui.targets import Fold, Target
from app.ui.timeline_text import Fonts, Lines, Way, line_height

# Pixels
AVATAR = 34
AVATAR_GAP = 10
PAD_X = 13
TIGHT = 4  # the radius of the corners that a group shares, and of the one that points to its author
GROUP_SPACE = 7  # above and below a group
DAY_SPACE = 10  # above and below the day, and the line above what is new
TOLD = 25  # lines of a tip, the newest ones
OPENED, CLOSED = "▾", "▸"  # before a row that tells more, or would
WIDEST = 60  # average characters of a line: longer ones are hard to read

Role = QPalette.ColorRole
translate = QCoreApplication.translate


def _no_tokens(_code: Code) -> Sequence[Token] | None:
    return None


@dataclass(frozen=True, slots=True)
class Column:
    """The room that the rows of a timeline have, `width` pixels from edge to edge.

    `tokens` tells what the words of a listing are, None as long as that is not known.
    """

    width: int
    fonts: Fonts
    tokens: Callable[[Code], Sequence[Token] | None] = _no_tokens

    @property
    def margin(self) -> int:
        """Pixels at the left and the right edge."""
        return 18 if self.width >= 560 else 10

    @property
    def text(self) -> int:
        """Pixels of the longest line of a message."""
        room = self.width - 2 * self.margin - AVATAR - AVATAR_GAP - 2 * PAD_X
        share = room if room < 320 else max(320, round(room * 0.8))
        return max(min(share, round(WIDEST * self.fonts.character)), 40)

    @property
    def per_line(self) -> int:
        """How many characters a line of a message has, about."""
        return int(self.text / self.fonts.character)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: first or last of its group, first of its day, first of what is new.

    `answers_me`: what it quotes is the reader's own. `finds`: what it quotes is here, too.
    """

    first: bool
    last: bool
    day: bool
    new: bool = False
    answers_me: bool = False
    finds: bool = False


class Row(ABC):
    """One row: how high it is, where in it the content is, and how it is painted."""

    def __init__(self, entry: Entry, place: Place, column: Column) -> None:
        self.entry = entry
        self.place = place
        self.column = column
        self.box = QRectF()
        self.height = 0
        self._band = 2 * DAY_SPACE + line_height(column.fonts.day)
        self.top = self._band * (place.day + place.new)

    def paint(self, painter: QPainter, palette: QPalette, clip: QRectF) -> None:
        """Paint the row from the painter's origin; `clip` is what is seen of it."""
        top = 0
        if self.place.day:
            pill, line, ink = Role.AlternateBase, Role.Midlight, Role.PlaceholderText
            self._paint_band(painter, palette, top, day_words(self.entry.time), (pill, line, ink))
            top += self._band
        if self.place.new:
            words = translate("Bubble", "Novas mensagens")
            self._paint_band(painter, palette, top, words, (Role.Base, Role.Link, Role.Link))
        self._paint(painter, palette, clip)

    def target(self, point: QPointF) -> Target | None:
        """What can be clicked at a point of the row."""
        del point
        return None

    def paint_focus(self, painter: QPainter, palette: QPalette) -> None:
        """Show that the keyboard is here."""
        painter.setPen(QPen(palette.color(Role.Link), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._outline(3))

    @abstractmethod
    def _paint(self, painter: QPainter, palette: QPalette, clip: QRectF) -> None: ...

    def _outline(self, grow: float) -> QPainterPath:
        """The edge of the content, so many pixels further out."""
        return rounded(self.box.adjusted(-grow, -grow, grow, grow), *[TIGHT + grow] * 4)

    def _paint_band(
        self,
        painter: QPainter,
        palette: QPalette,
        top: float,
        words: str,
        roles: tuple[Role, Role, Role],
    ) -> None:
        """Words in a pill on a line from edge to edge; the colours of pill, line and words."""
        font, column = self.column.fonts.day, self.column
        ground, edge, ink = (palette.color(role) for role in roles)
        width = QFontMetricsF(font).horizontalAdvance(words) + 2 * PAD_X
        height, middle = self._band - DAY_SPACE, top + self._band / 2
        pill = QRectF((column.width - width) / 2, top + DAY_SPACE / 2, width, height)
        painter.setPen(QPen(edge, 1))
        for left, right in ((column.margin, pill.left()), (pill.right(), column.width)):
            end = right - (PAD_X if left == column.margin else column.margin)
            start = left if left == column.margin else left + PAD_X
            if start < end:
                painter.drawLine(QPointF(start, middle), QPointF(end, middle))
        painter.setPen(QPen(edge, 1) if self.place.new and ink == edge else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(pill, 8, 8)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)


class Notice(Row):
    """A quiet line in the middle: what happened in the room, or what went wrong."""

    def __init__(self, entry: Entry, place: Place, column: Column) -> None:
        super().__init__(entry, place, column)
        time = f"\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}{clock(entry.time)}"
        text = f"{entry.text.rstrip()}{time}"
        if isinstance(entry, Passages):
            sentence, *lines = entry.text.split("\n")
            sign = OPENED if entry.opened else CLOSED
            text = "\n".join([f"{sign}\N{NO-BREAK SPACE}{sentence}{time}", *lines])
        width = column.width - 4 * column.margin
        # The sentence is Portuguese, whatever the name in it.
        way = Way(Qt.AlignmentFlag.AlignHCenter, Qt.LayoutDirection.LeftToRight)
        self._lines = Lines(text, column.fonts.notice, width, way)
        left = (column.width - self._lines.width) / 2
        self.box = QRectF(left, self.top + GROUP_SPACE, self._lines.width, self._lines.height)
        self.height = ceil(self.box.bottom()) + GROUP_SPACE

    def target(self, point: QPointF) -> Target | None:
        entry = self.entry
        if isinstance(entry, Passages) and self.box.contains(point):
            lines = [] if entry.opened else entry.lines[-TOLD:]
            hidden = 0 if entry.opened else len(entry.parts) - len(lines)
            return Fold("\n".join(["…"] * bool(hidden) + lines))
        return None

    def _paint(self, painter: QPainter, palette: QPalette, clip: QRectF) -> None:
        error = self.entry.kind is Kind.ERROR
        painter.setPen(palette.color(Role.BrightText if error else Role.PlaceholderText))
        self._lines.paint(painter, self.box.topLeft(), clip)


def day_words(time_ms: int) -> str:
    """A day in words, counted from today: "Hoje, 21 de novembro"."""
    date, today = moment(time_ms).date(), QDate.currentDate()
    locale = QLocale(translate("Bubble", "pt_BR", "the language of dates"))
    if date.year() == today.year():
        told = locale.toString(date, translate("Bubble", "d 'de' MMMM", "a day of this year"))
    else:
        told = locale.toString(date, translate("Bubble", "d 'de' MMMM 'de' yyyy", "a day"))
    days = date.daysTo(today)
    if days in (0, 1):
        name = translate("Bubble", "Ontem") if days else translate("Bubble", "Hoje")
    else:
        name = locale.toString(date, "dddd")
    return f"{name}, {told}"
