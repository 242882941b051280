"""A message in its bubble, with all that hangs on it: laid out, painted, and found by the mouse."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen

from app.client.entry import removed_words
from app.client.timeline import Entry, Kind, State
from app.text import clock
from app.ui.avatar import name_colour, paint_avatar
from app.ui.chips import Chips
from app.ui.message_body import Body
from app.ui.picking import Picked, Texts
from app.ui.quote_box import GAP, QuoteBox
from app.ui.row import (
    AVATAR,
    AVATAR_GAP,
    DAY_SPACE,
    GROUP_SPACE,
    PAD_X,
    TIGHT,
    Column,
    Notice,
    Place,
    Role,
    Row,
)
from app.ui.shapes import DELIVERED_PATH, ICON, STATE_PATHS, rounded
from app.ui.targets import Quoted, Retry, Target
from app.ui.timeline_geometry import Size
from app.ui.timeline_text import Fonts, Lines, line_height, plain

__all__ = ["Bubble", "Column", "Place", "Row", "estimate", "lay_out"]

# Pixels
PAD_Y = 8
RADIUS = 15
INNER_SPACE = 3  # between the bubbles of a group
META_GAP = 14  # between the last word and the time
CHIP_INSET = 10  # from the bubble's edge to the first reaction
CHIP_OVERLAP = 7  # of a reaction that is inside the bubble
MENTION_BAR = 4

translate = QCoreApplication.translate


def estimate(entry: Entry, place: Place, fonts: Fonts) -> Size:
    """What a row will need, about, without laying out its text."""
    chars = len(entry.text) + 30 * entry.text.count("\n")
    bands = (place.day + place.new) * (2 * DAY_SPACE + fonts.line)
    if entry.kind is not Kind.MESSAGE:
        return Size(2 * GROUP_SPACE + bands, chars)
    space = GROUP_SPACE * (place.first + place.last) + INNER_SPACE * (not place.first)
    lines = (place.first and not entry.own) + 2 * (entry.quote is not None) + bool(entry.reactions)
    return Size(2 * PAD_Y + space + lines * fonts.line + bands, max(chars, 1))


def lay_out(entry: Entry, place: Place, column: Column) -> Row:
    """The row for an entry, ready to be painted."""
    if entry.kind is Kind.MESSAGE:
        return Bubble(entry, place, column)
    return Notice(entry, place, column)


class Bubble(Row):
    """A message: the author's name and face where a group begins and ends, the text, the time."""

    def __init__(self, entry: Entry, place: Place, column: Column) -> None:
        super().__init__(entry, place, column)
        self.picked: Picked | None = None  # what is painted as picked
        fonts, widest = column.fonts, column.text
        self._author = ""
        author_width = self._author_height = 0.0
        if place.first and not entry.own:
            metrics = QFontMetricsF(fonts.author)
            self._author = metrics.elidedText(
                plain(entry.author), Qt.TextElideMode.ElideRight, widest
            )
            author_width = metrics.horizontalAdvance(self._author)
            self._author_height = line_height(fonts.author)
        self._quote = self._make_quote()
        self._body: Body | Lines = self._make_body()
        self._chips = Chips(entry.reactions, fonts, widest) if entry.reactions else None
        self._meta = _meta(entry)
        self._icon = ICON if entry.own and not entry.removed else 0
        meta_width = QFontMetricsF(fonts.meta).horizontalAdvance(self._meta) + 1 + self._icon
        beside = META_GAP + meta_width + (0 if self._body.last is None else self._body.last)
        fits = self._body.last is not None and beside <= widest
        inner = max(self._body.width, author_width, beside if fits else meta_width)
        above = self._author_height
        if self._quote:
            inner = max(inner, self._quote.width)
            above += self._quote.height + GAP
        self._body_top = above
        below = 0 if fits else line_height(fonts.meta)
        below += CHIP_OVERLAP - 2 if self._chips else 0
        self._set_box(ceil(inner) + 2 * PAD_X, 2 * PAD_Y + above + self._body.height + below)

    @property
    def _panel(self) -> Role:
        """The ground of quotes and listings."""
        return Role.Base if self.entry.own else Role.AlternateBase

    def _make_quote(self) -> QuoteBox | None:
        quote, place = self.entry.quote, self.place
        if quote is None or self.entry.removed:
            return None
        fonts, widest = self.column.fonts, self.column.text
        return QuoteBox(quote, fonts, widest, self._panel, mine=place.answers_me)

    def _make_body(self) -> Body | Lines:
        entry, column = self.entry, self.column
        if entry.removed:
            return Lines(removed_words(), column.fonts.removed, column.text)
        return Body(entry.text, column.fonts, column.text, self._panel, column.tokens)

    def _set_box(self, width: float, height: float) -> None:
        column, place = self.column, self.place
        left = column.width - column.margin - width
        if not self.entry.own:
            left = column.margin + AVATAR + AVATAR_GAP
        top = self.top + (GROUP_SPACE if place.first else INNER_SPACE)
        self.box = QRectF(left, top, width, height)
        bottom = self.box.bottom()
        if self._chips:
            bottom += self._chips.height - CHIP_OVERLAP
        self.height = ceil(bottom) + (GROUP_SPACE if place.last else 0)

    # Where things are

    @property
    def _inner(self) -> QRectF:
        return self.box.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)

    @property
    def _quote_box(self) -> QRectF:
        inner = self._inner
        height = self._quote.height if self._quote else 0
        return QRectF(inner.left(), inner.top() + self._author_height, inner.width(), height)

    @property
    def _body_box(self) -> QRectF:
        inner = self._inner
        top = inner.top() + self._body_top
        return QRectF(inner.left(), top, inner.width(), self._body.height)

    @property
    def _chips_at(self) -> QPointF:
        left = self.box.left() + CHIP_INSET
        if self.entry.own and self._chips:
            left = self.box.right() - CHIP_INSET - self._chips.width
        return QPointF(left, self.box.bottom() - CHIP_OVERLAP)

    @property
    def texts(self) -> Texts:
        """What can be picked in it, in the row."""
        return self._body.texts(self._body_box) if isinstance(self._body, Body) else []

    def says_at(self, point: QPointF) -> bool:
        """Whether a point of the row is on words that can be picked."""
        right = self._inner.right()
        for at, lines in self.texts:
            size = QSizeF(max(lines.width, right - at.x()), lines.height)
            if QRectF(at, size).contains(point):
                return True
        return False

    def target(self, point: QPointF) -> Target | None:
        """What can be clicked at a point of the row."""
        if self._chips and (chip := self._chips.target(point - self._chips_at)):
            return chip
        if not self.box.contains(point):
            return None
        found: Target | None = None
        if isinstance(self._body, Body):
            found = self._body.target(point, self._body_box)
        quote = self.entry.quote
        if quote and self._quote and self.place.finds and self._quote_box.contains(point):
            found = Quoted(quote.seq)
        if found is None and self.entry.state is State.FAILED:
            found = Retry()
        return found

    # Painting

    def _paint(self, painter: QPainter, palette: QPalette, clip: QRectF) -> None:
        entry, place, box, fonts = self.entry, self.place, self.box, self.column.fonts
        inks = _inks(entry, palette)
        painter.setPen(QPen(inks.border, 1))
        painter.setBrush(inks.ground)
        painter.drawPath(self._outline(-0.5))
        if entry.mention:
            self._paint_mention(painter, palette.color(Role.Link))
        if self._author:
            inner = self._inner
            painter.setFont(fonts.author)
            painter.setPen(name_colour(entry.author, palette))
            line = QRectF(inner.left(), inner.top(), inner.width() + 1, self._author_height)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), self._author)
        if self._quote:
            self._quote.paint(painter, palette, self._quote_box)
        body = self._body_box
        if isinstance(self._body, Body):
            self._body.picked = self.picked
            self._body.paint(painter, palette, body, clip, (inks.text, inks.link))
        else:
            painter.setPen(inks.text)
            self._body.paint(painter, body.topLeft(), clip)
        self._paint_meta(painter, inks.meta)
        if self._chips:
            self._chips.paint(painter, palette, self._chips_at)
        if place.last and not entry.own:
            face = QRectF(self.column.margin, box.bottom() - AVATAR, AVATAR, AVATAR)
            paint_avatar(painter, face, entry.author)

    def _paint_mention(self, painter: QPainter, ink: QColor) -> None:
        """A thick edge at the left; the words beside the time say the same."""
        painter.save()
        painter.setClipPath(self._outline(-0.5), Qt.ClipOperation.IntersectClip)
        bar = QRectF(self.box.left(), self.box.top(), MENTION_BAR, self.box.height())
        painter.fillRect(bar, ink)
        painter.restore()

    def _paint_meta(self, painter: QPainter, ink: QColor) -> None:
        line = line_height(self.column.fonts.meta)
        lift = CHIP_OVERLAP - 2 if self._chips else 0
        rect = QRectF(self.box.left(), self.box.bottom() - PAD_Y - line + 3 - lift, 0, line)
        rect.setRight(self.box.right() - PAD_X - self._icon)
        painter.setFont(self.column.fonts.meta)
        painter.setPen(ink)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(right), self._meta)
        if self._icon:
            icon = QRectF(rect.right() + 3, rect.center().y() - ICON / 2, ICON, ICON)
            painter.setPen(QPen(ink, 1.4, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_sign(self.entry).translated(icon.topLeft()))

    def _outline(self, grow: float) -> QPainterPath:
        """Tight corners where the bubble touches its group and where it points to its author."""
        upper = RADIUS if self.place.first else TIGHT
        own = self.entry.own
        corners = (RADIUS, upper, TIGHT, RADIUS) if own else (upper, RADIUS, RADIUS, TIGHT)
        rect = self.box.adjusted(-grow, -grow, grow, grow)
        return rounded(rect, *[corner + grow for corner in corners])


@dataclass(frozen=True, slots=True)
class _Inks:
    """The colours of a bubble; `link` None: the one of the text, underlined."""

    ground: QColor
    border: QColor
    text: QColor
    meta: QColor
    link: QColor | None = None


def _inks(entry: Entry, palette: QPalette) -> _Inks:
    colour = palette.color
    muted, border = colour(Role.PlaceholderText), colour(Role.Midlight)
    if entry.removed:
        return _Inks(colour(Role.Window), border, muted, muted)
    if not entry.own:
        return _Inks(colour(Role.Base), border, colour(Role.Text), muted, colour(Role.Link))
    if entry.state is State.FAILED:
        error = colour(Role.BrightText)
        return _Inks(colour(Role.Base), error, colour(Role.Text), error)
    accent, ink = colour(Role.Highlight), colour(Role.HighlightedText)
    return _Inks(accent, accent, ink, ink)


def _sign(entry: Entry) -> QPainterPath:
    """How far an own message, or the change of it, has come."""
    if entry.changing:
        return STATE_PATHS[State.SENDING]
    return DELIVERED_PATH if entry.delivered else STATE_PATHS[entry.state]


def _meta(entry: Entry) -> str:
    """The small words of a bubble: private, a mention, edited, not sent, the time."""
    if entry.state is State.FAILED:
        words = translate("Bubble", "não enviada · tentar de novo")
    else:
        words = clock(entry.time)
    if entry.edited:
        words = translate("Bubble", "editada") + f" · {words}"
    if entry.mention:
        words = translate("Bubble", "menciona você") + f" · {words}"
    if entry.private:
        return translate("Bubble", "(privado)") + " " + words
    return words
