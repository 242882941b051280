"""The row of a message with a file: its name, how far it has come, and the picture if it is one."""

from math import ceil

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPalette, QPen

from app.client.attachment import Attachment, Stage
from app.client.timeline import Entry, State, file_state
from app.text import clock, size
from app.ui.avatar import name_colour, paint_avatar
from app.ui.bubble import Column, Place, Row
from app.ui.timeline_text import Lines, line_height, plain
from app.ui.widgets import icon

# Pixels
AVATAR, AVATAR_GAP = 34, 10
PAD_X, PAD_Y, RADIUS = 13, 8, 15
GROUP_SPACE, INNER_SPACE = 7, 3
MARK, MARK_GAP = 38, 10  # the round sign that is clicked, and between it and the words
LEAST, WIDEST = 190, 380  # of what is inside the bubble
HIGHEST = 240  # of a picture
BAR = 4  # how far the file has come
GAP = 6
CHECK = 14

Ink = QPalette.ColorRole
_MOVING = (Stage.SENDING, Stage.FETCHING)


class FileBubble(Row):
    """A message with a file. `picture`: what is shown of it, None for a card only."""

    def __init__(
        self, entry: Entry, place: Place, column: Column, file: Attachment, picture: QImage | None
    ) -> None:
        super().__init__(entry, place, column)
        self.file = file
        self._picture = picture
        self._accent: QColor | None = None
        self._share = file.done / max(file.size, 1)
        fonts = column.fonts
        inner = float(min(max(column.text, LEAST), WIDEST))
        self._author = ""
        y = 0.0
        if place.first and not entry.own:
            metrics = QFontMetricsF(fonts.author)
            right = Qt.TextElideMode.ElideRight
            self._author = metrics.elidedText(plain(entry.author), right, inner)
            y = float(line_height(fonts.author))
        self._picture_box = QRectF()
        if picture is not None:
            shown = _fitted(picture, inner)
            self._picture_box = QRectF(QPointF(0, y), shown)
            inner = max(shown.width(), float(LEAST))
            y += shown.height() + GAP
        self._card_top = y
        state = file_state(file)
        told = size(file.size)
        if state and file.stage is not Stage.FAILED:
            told += f" · {state}"
        words = file.problem if file.stage is Stage.FAILED else told
        beside = inner - MARK - MARK_GAP
        name = QFontMetricsF(fonts.author)
        self._name = name.elidedText(plain(file.name), Qt.TextElideMode.ElideMiddle, beside)
        self._told = Lines(words, fonts.meta, beside)
        if picture is None and file.stage not in _MOVING and entry.text == file.name:
            needed = max(
                name.horizontalAdvance(self._name),
                self._told.width,
                name.horizontalAdvance(self._author) - MARK,
            )
            inner = min(inner, max(needed + 2 + MARK + MARK_GAP, float(LEAST)))
        name_height = line_height(fonts.author)
        y += max(float(MARK), name_height + self._told.height)
        self._bar_top = y + 2
        if file.stage in _MOVING:
            y += BAR + GAP
        self._caption: Lines | None = None
        self._caption_top = y + GAP
        if entry.text != file.name:
            self._caption = Lines(entry.text, fonts.body, inner)
            y = self._caption_top + self._caption.height
        y += line_height(fonts.meta)
        self._set_box(ceil(inner) + 2 * PAD_X, 2 * PAD_Y + y)

    # What can be clicked, in the row's own coordinates

    @property
    def picture_box(self) -> QRectF:
        """Where the picture is; empty without one."""
        corner = self.box.topLeft() + QPointF(PAD_X, PAD_Y)
        return self._picture_box.translated(corner) if self._picture else QRectF()

    @property
    def mark_box(self) -> QRectF:
        """The sign that does what makes sense next."""
        return QRectF(self.box.left() + PAD_X, self._inner_top + self._card_top, MARK, MARK)

    @property
    def _inner_top(self) -> float:
        return self.box.top() + PAD_Y

    def _set_box(self, width: float, height: float) -> None:
        column, place = self.column, self.place
        left = column.width - column.margin - width
        if not self.entry.own:
            left = column.margin + AVATAR + AVATAR_GAP
        top = self.top + (GROUP_SPACE if place.first else INNER_SPACE)
        self.box = QRectF(left, top, width, height)
        self.height = ceil(self.box.bottom()) + (GROUP_SPACE if place.last else 0)

    # Painting

    def _paint(self, painter: QPainter, palette: QPalette, clip: QRectF) -> None:
        ground, border, ink, quiet = self._inks(palette)
        plain_card = not self.entry.own and self.file.stage is not Stage.FAILED
        self._accent = palette.color(Ink.Link) if plain_card else None
        fonts, box = self.column.fonts, self.box
        painter.setPen(QPen(border, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        left, top = box.left() + PAD_X, self._inner_top
        if self._author:
            painter.setFont(fonts.author)
            painter.setPen(name_colour(self.entry.author, palette))
            line = QRectF(left, top, box.width() - 2 * PAD_X + 1, line_height(fonts.author))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), self._author)
        self._paint_picture(painter)
        self._paint_card(painter, ink, quiet, ground, clip)
        if self._caption is not None:
            painter.setPen(ink)
            self._caption.paint(painter, QPointF(left, top + self._caption_top), clip)
        self._paint_meta(painter, quiet)
        if self.place.last and not self.entry.own:
            face = QRectF(self.column.margin, box.bottom() - AVATAR, AVATAR, AVATAR)
            paint_avatar(painter, face, self.entry.author)

    def _inks(self, palette: QPalette) -> tuple[QColor, QColor, QColor, QColor]:
        """Ground, border, words, quiet words."""
        colour = palette.color
        failed = self.entry.state is State.FAILED or self.file.stage is Stage.FAILED
        if failed:
            error = colour(Ink.BrightText)
            return colour(Ink.Base), error, colour(Ink.Text), error
        if self.entry.own:
            accent, ink = colour(Ink.Highlight), colour(Ink.HighlightedText)
            return accent, accent, ink, ink
        return (
            colour(Ink.Base),
            colour(Ink.Midlight),
            colour(Ink.Text),
            colour(Ink.PlaceholderText),
        )

    def _paint_picture(self, painter: QPainter) -> None:
        box = self.picture_box
        if self._picture is None:
            return
        path = QPainterPath()
        path.addRoundedRect(box, 9, 9)
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, self._picture)
        painter.restore()

    def _paint_card(
        self, painter: QPainter, ink: QColor, quiet: QColor, ground: QColor, clip: QRectF
    ) -> None:
        fonts, mark = self.column.fonts, self.mark_box
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._accent or ink)
        painter.drawEllipse(mark)
        side = 20
        sign = QRectF(0, 0, side, side)
        sign.moveCenter(mark.center())
        icon(sign_of(self.file), ground, side).paint(painter, sign.toRect())
        left = mark.right() + MARK_GAP
        painter.setFont(fonts.author)
        painter.setPen(ink)
        line = QRectF(left, mark.top(), self.box.right() - PAD_X - left + 1, 0)
        line.setHeight(line_height(fonts.author))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), self._name)
        painter.setPen(quiet)
        self._told.paint(painter, line.bottomLeft(), clip)
        if self.file.stage in _MOVING:
            bar = QRectF(self.box.left() + PAD_X, self._inner_top + self._bar_top, 0, BAR)
            bar.setRight(self.box.right() - PAD_X)
            painter.setPen(Qt.PenStyle.NoPen)
            faint = QColor(ink)
            faint.setAlphaF(0.25)
            painter.setBrush(faint)
            painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
            bar.setWidth(bar.width() * self._share)
            painter.setBrush(ink)
            painter.drawRoundedRect(bar, BAR / 2, BAR / 2)

    def _paint_meta(self, painter: QPainter, ink: QColor) -> None:
        words = clock(self.entry.time)
        if self.entry.private:
            words = QCoreApplication.translate("Bubble", "(privado)") + " " + words
        height = line_height(self.column.fonts.meta)
        rect = QRectF(self.box.left(), self.box.bottom() - PAD_Y - height + 3, 0, height)
        rect.setRight(self.box.right() - PAD_X)
        if self.entry.own and self.entry.state is State.SENT:
            mark = QRectF(rect.right() - CHECK, rect.center().y() - CHECK / 2, CHECK, CHECK)
            icon("check", ink, CHECK).paint(painter, mark.toRect())
            rect.setRight(mark.left() - 3)
        painter.setFont(self.column.fonts.meta)
        painter.setPen(ink)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(right), words)


def sign_of(file: Attachment) -> str:
    """The icon of what a click does next."""
    match file.stage:
        case Stage.SENDING | Stage.FETCHING | Stage.WAITING:
            return "x"
        case Stage.SAVED:
            return "check"
        case Stage.FAILED:
            return "alert-triangle"
    return "arrow-down"


def _fitted(picture: QImage, width: float) -> QSizeF:
    """How large a picture is shown; small ones are not blown up."""
    shown = QSizeF(picture.size())
    most = QSizeF(width, HIGHEST)
    if shown.width() > most.width() or shown.height() > most.height():
        shown.scale(most, Qt.AspectRatioMode.KeepAspectRatio)
    return shown.expandedTo(QSizeF(24, 24))
