"""One row of a timeline, laid out and painted: a message in its bubble, or a quiet notice."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
)

from app.client.timeline import Entry, Kind, State, moment
from app.text import clock
from app.ui.avatar import name_colour, paint_avatar
from app.ui.timeline_geometry import Size
from app.ui.timeline_text import Fonts, Lines, line_height, plain

# Pixels
AVATAR = 34
AVATAR_GAP = 10
PAD_X = 13
PAD_Y = 8
RADIUS = 15
TIGHT = 4  # the radius of the corners that a group shares, and of the one that points to its author
GROUP_SPACE = 7  # above and below a group
INNER_SPACE = 3  # between the bubbles of a group
META_GAP = 14  # between the last word and the time
ICON = 14
DAY_SPACE = 10  # above and below the day
WIDEST = 60  # average characters of a line: longer ones are hard to read

Role = QPalette.ColorRole
PORTUGUESE = QLocale(QLocale.Language.Portuguese, QLocale.Country.Brazil)


@dataclass(frozen=True, slots=True)
class Column:
    """The room that the rows of a timeline have, `width` pixels from edge to edge."""

    width: int
    fonts: Fonts

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
    """Where an entry stands: first or last of its group, first of its day."""

    first: bool
    last: bool
    day: bool


def estimate(entry: Entry, place: Place, fonts: Fonts) -> Size:
    """What a row will need, about, without laying out its text."""
    chars = len(entry.text) + 30 * entry.text.count("\n")
    day = 2 * DAY_SPACE + fonts.line if place.day else 0
    if entry.kind is not Kind.MESSAGE:
        return Size(2 * GROUP_SPACE + day, chars)
    space = GROUP_SPACE * (place.first + place.last) + INNER_SPACE * (not place.first)
    author = fonts.line if place.first and not entry.own else 0
    return Size(2 * PAD_Y + space + author + day, max(chars, 1))


def lay_out(entry: Entry, place: Place, column: Column) -> "Row":
    """The row for an entry, ready to be painted."""
    if entry.kind is Kind.MESSAGE:
        return Bubble(entry, place, column)
    return Notice(entry, place, column)


class Row(ABC):
    """One row: how high it is, where in it the content is, and how it is painted."""

    def __init__(self, entry: Entry, place: Place, column: Column) -> None:
        self.entry = entry
        self.place = place
        self.column = column
        self.top = 0
        self.box = QRectF()
        self.height = 0
        if place.day:
            self.top = 2 * DAY_SPACE + line_height(column.fonts.day)

    def paint(self, painter: QPainter, palette: QPalette, clip: QRectF) -> None:
        """Paint the row from the painter's origin; `clip` is what is seen of it."""
        if self.place.day:
            self._paint_day(painter, palette)
        self._paint(painter, palette, clip)

    def paint_focus(self, painter: QPainter, palette: QPalette) -> None:
        """Show that the keyboard is here."""
        painter.setPen(QPen(palette.color(Role.Link), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._outline(3))

    @abstractmethod
    def _paint(self, painter: QPainter, palette: QPalette, clip: QRectF) -> None: ...

    def _outline(self, grow: float) -> QPainterPath:
        """The edge of the content, so many pixels further out."""
        return _rounded(self.box.adjusted(-grow, -grow, grow, grow), *[TIGHT + grow] * 4)

    def _paint_day(self, painter: QPainter, palette: QPalette) -> None:
        font, column = self.column.fonts.day, self.column
        text = PORTUGUESE.toString(moment(self.entry.time).date(), "dddd, d 'de' MMMM 'de' yyyy")
        width = QFontMetricsF(font).horizontalAdvance(text) + 2 * PAD_X
        middle = self.top / 2
        pill = QRectF((column.width - width) / 2, DAY_SPACE / 2, width, self.top - DAY_SPACE)
        painter.setPen(QPen(palette.color(Role.Midlight), 1))
        for left, right in ((column.margin, pill.left()), (pill.right(), column.width)):
            end = right - (PAD_X if left == column.margin else column.margin)
            start = left if left == column.margin else left + PAD_X
            if start < end:
                painter.drawLine(QPointF(start, middle), QPointF(end, middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(Role.AlternateBase))
        painter.drawRoundedRect(pill, 8, 8)
        painter.setFont(font)
        painter.setPen(palette.color(Role.PlaceholderText))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)


class Notice(Row):
    """A quiet line in the middle: what happened in the room, or what went wrong."""

    def __init__(self, entry: Entry, place: Place, column: Column) -> None:
        super().__init__(entry, place, column)
        text = f"{entry.text.rstrip()}\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}{clock(entry.time)}"
        width = column.width - 4 * column.margin
        # The sentence is Portuguese, whatever the name in it.
        middle, onward = Qt.AlignmentFlag.AlignHCenter, Qt.LayoutDirection.LeftToRight
        self._lines = Lines(text, column.fonts.notice, width, middle, onward)
        left = (column.width - self._lines.width) / 2
        self.box = QRectF(left, self.top + GROUP_SPACE, self._lines.width, self._lines.height)
        self.height = ceil(self.box.bottom()) + GROUP_SPACE

    def _paint(self, painter: QPainter, palette: QPalette, clip: QRectF) -> None:
        error = self.entry.kind is Kind.ERROR
        painter.setPen(palette.color(Role.BrightText if error else Role.PlaceholderText))
        self._lines.paint(painter, self.box.topLeft(), clip)


class Bubble(Row):
    """A message: the author's name and face where a group begins and ends, the text, the time."""

    def __init__(self, entry: Entry, place: Place, column: Column) -> None:
        super().__init__(entry, place, column)
        fonts, widest = column.fonts, column.text
        self._author = ""
        author_width = author_height = 0.0
        if place.first and not entry.own:
            metrics = QFontMetricsF(fonts.author)
            self._author = metrics.elidedText(
                plain(entry.author), Qt.TextElideMode.ElideRight, widest
            )
            author_width = metrics.horizontalAdvance(self._author)
            author_height = line_height(fonts.author)
        self._lines = Lines(entry.text, fonts.body, widest)
        self._meta = _meta(entry)
        self._icon = ICON if entry.own else 0
        meta_width = QFontMetricsF(fonts.meta).horizontalAdvance(self._meta) + 1 + self._icon
        beside = self._lines.last + META_GAP + meta_width
        fits = beside <= widest
        below = 0 if fits else line_height(fonts.meta)
        inner = max(self._lines.width, author_width, beside if fits else meta_width)
        height = 2 * PAD_Y + author_height + self._lines.height + below
        self._body_top = author_height
        self._set_box(ceil(inner) + 2 * PAD_X, height)

    def _set_box(self, width: float, height: float) -> None:
        column, place = self.column, self.place
        left = column.width - column.margin - width
        if not self.entry.own:
            left = column.margin + AVATAR + AVATAR_GAP
        top = self.top + (GROUP_SPACE if place.first else INNER_SPACE)
        self.box = QRectF(left, top, width, height)
        self.height = ceil(self.box.bottom()) + (GROUP_SPACE if place.last else 0)

    def _paint(self, painter: QPainter, palette: QPalette, clip: QRectF) -> None:
        entry, place, box, fonts = self.entry, self.place, self.box, self.column.fonts
        inks = _inks(entry, palette)
        painter.setPen(QPen(inks.border, 1))
        painter.setBrush(inks.ground)
        painter.drawPath(self._outline(-0.5))
        inner = box.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
        if self._author:
            painter.setFont(fonts.author)
            painter.setPen(name_colour(entry.author, palette))
            line = QRectF(inner.left(), inner.top(), inner.width() + 1, self._body_top)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), self._author)
        painter.setPen(inks.text)
        self._lines.paint(painter, inner.topLeft() + QPointF(0, self._body_top), clip)
        self._paint_meta(painter, inks.meta)
        if place.last and not entry.own:
            face = QRectF(self.column.margin, box.bottom() - AVATAR, AVATAR, AVATAR)
            paint_avatar(painter, face, entry.author)

    def _paint_meta(self, painter: QPainter, ink: QColor) -> None:
        line = line_height(self.column.fonts.meta)
        rect = QRectF(self.box.left(), self.box.bottom() - PAD_Y - line + 3, 0, line)
        rect.setRight(self.box.right() - PAD_X - self._icon)
        painter.setFont(self.column.fonts.meta)
        painter.setPen(ink)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(right), self._meta)
        if self._icon:
            icon = QRectF(rect.right() + 3, rect.center().y() - ICON / 2, ICON, ICON)
            painter.setPen(QPen(ink, 1.4, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_STATE_PATHS[self.entry.state].translated(icon.topLeft()))

    def _outline(self, grow: float) -> QPainterPath:
        """Tight corners where the bubble touches its group and where it points to its author."""
        upper = RADIUS if self.place.first else TIGHT
        own = self.entry.own
        corners = (RADIUS, upper, TIGHT, RADIUS) if own else (upper, RADIUS, RADIUS, TIGHT)
        rect = self.box.adjusted(-grow, -grow, grow, grow)
        return _rounded(rect, *[corner + grow for corner in corners])


@dataclass(frozen=True, slots=True)
class _Inks:
    """The colours of a bubble."""

    ground: QColor
    border: QColor
    text: QColor
    meta: QColor


def _inks(entry: Entry, palette: QPalette) -> _Inks:
    colour = palette.color
    if not entry.own:
        return _Inks(
            colour(Role.Base),
            colour(Role.Midlight),
            colour(Role.Text),
            colour(Role.PlaceholderText),
        )
    if entry.state is State.FAILED:
        error = colour(Role.BrightText)
        return _Inks(colour(Role.Base), error, colour(Role.Text), error)
    accent, ink = colour(Role.Highlight), colour(Role.HighlightedText)
    return _Inks(accent, accent, ink, ink)


def _meta(entry: Entry) -> str:
    """The small words of a bubble: private, not sent, the time."""
    if entry.state is State.FAILED:
        words = QCoreApplication.translate("Bubble", "não enviada · tentar de novo")
    else:
        words = clock(entry.time)
    if entry.private:
        return QCoreApplication.translate("Bubble", "(privado)") + " " + words
    return words


def _rounded(
    rect: QRectF, top_left: float, top_right: float, bottom_right: float, bottom_left: float
) -> QPainterPath:
    """A rectangle with a radius of its own at each corner."""
    path = QPainterPath()
    path.moveTo(rect.left() + top_left, rect.top())
    path.lineTo(rect.right() - top_right, rect.top())
    path.arcTo(_corner(rect.right() - 2 * top_right, rect.top(), top_right), 90, -90)
    path.lineTo(rect.right(), rect.bottom() - bottom_right)
    right, bottom = rect.right() - 2 * bottom_right, rect.bottom() - 2 * bottom_right
    path.arcTo(_corner(right, bottom, bottom_right), 0, -90)
    path.lineTo(rect.left() + bottom_left, rect.bottom())
    path.arcTo(_corner(rect.left(), rect.bottom() - 2 * bottom_left, bottom_left), 270, -90)
    path.lineTo(rect.left(), rect.top() + top_left)
    path.arcTo(_corner(rect.left(), rect.top(), top_left), 180, -90)
    path.closeSubpath()
    return path


def _corner(left: float, top: float, radius: float) -> QRectF:
    return QRectF(left, top, 2 * radius, 2 * radius)


def _check() -> QPainterPath:
    path = QPainterPath(QPointF(2.5, 7.5))
    path.lineTo(5.5, 10.5)
    path.lineTo(11.5, 4)
    return path


def _clock() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(7, 7), 5, 5)
    path.moveTo(7, 4.2)
    path.lineTo(7, 7)
    path.lineTo(9, 8.3)
    return path


def _retry() -> QPainterPath:
    path = QPainterPath()
    path.arcMoveTo(QRectF(2.5, 2.5, 9, 9), 30)
    path.arcTo(QRectF(2.5, 2.5, 9, 9), 30, 290)
    path.moveTo(11.2, 1.6)
    path.lineTo(11.2, 4.8)
    path.lineTo(8, 4.8)
    return path


_STATE_PATHS = {State.SENDING: _clock(), State.SENT: _check(), State.FAILED: _retry()}
