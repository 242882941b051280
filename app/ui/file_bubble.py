"""The row of a message with a file: its name, how far it has come, and the picture if it is one."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPalette

from app.client.attachment import Attachment, Stage, file_state
from app.client.timeline import Entry
from app.text import size
from app.ui.bubble import Bubble, Column, Place
from app.ui.message_body import Body
from app.ui.picking import Texts
from app.ui.targets import Target
from app.ui.timeline_text import Lines, line_height, plain
from app.ui.widgets import icon

# Pixels
MARK, MARK_GAP = 38, 10  # the round sign that is clicked, and between it and the words
SIGN = 20
LEAST, WIDEST = 190, 380  # of a card, and of a picture
HIGHEST = 240  # of a picture
CORNER = 9  # of a picture
BAR = 4  # how far the file has come
GAP = 6

_MOVING = (Stage.SENDING, Stage.FETCHING)


class FileBody(Body):
    """What stands in a bubble: the picture, the card, and what was said with them."""

    def __init__(
        self, file: Attachment, picture: QImage | None, caption: Body | None, column: Column
    ) -> None:
        self._file = file
        self._picture = picture
        self._caption = caption
        self._share = file.done / max(file.size, 1)
        self.last = None  # the time stands below
        fonts, y = column.fonts, 0.0
        most = float(min(max(column.text, LEAST), WIDEST))
        width = float(LEAST)
        self.picture = QRectF()
        if picture is not None:
            self.picture = QRectF(QPointF(), _fitted(picture, most))
            width, y = max(width, self.picture.width()), self.picture.height() + GAP
        self.mark = QRectF(0, y, MARK, MARK)
        self._name_font, self._told_font = fonts.author, fonts.meta
        metrics, room = QFontMetricsF(fonts.author), most - MARK - MARK_GAP
        self._name = metrics.elidedText(plain(file.name), Qt.TextElideMode.ElideMiddle, room)
        self._told = Lines(_told(file), fonts.meta, room)
        needed = max(metrics.horizontalAdvance(self._name) + 2, self._told.width)
        width = max(width, needed + MARK + MARK_GAP)
        y += max(float(MARK), line_height(fonts.author) + self._told.height)
        self._bar = y + 2
        if file.stage in _MOVING:
            y += BAR + GAP
            width = most
        self._caption_top = y + GAP
        if caption is not None:
            y = self._caption_top + caption.height
            width = max(width, caption.width)
        self.width, self.height = width, y

    def paint(
        self,
        painter: QPainter,
        palette: QPalette,
        box: QRectF,
        clip: QRectF,
        inks: tuple[QColor, QColor | None],
    ) -> None:
        if self._picture is not None:
            _paint_picture(painter, self.picture.translated(box.topLeft()), self._picture)
        ink, accent = inks[0], inks[1] or inks[0]
        mark = self.mark.translated(box.topLeft())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(mark)
        sign = QRectF(0, 0, SIGN, SIGN)
        sign.moveCenter(mark.center())
        dark = accent.lightnessF() < 0.5
        on_accent = palette.color(QPalette.ColorRole.Highlight)
        if accent == ink and not dark:  # white on one's own bubble
            icon(sign_of(self._file), on_accent, SIGN).paint(painter, sign.toRect())
        else:
            ground = palette.color(QPalette.ColorRole.Base)
            icon(sign_of(self._file), ground, SIGN).paint(painter, sign.toRect())
        left = mark.right() + MARK_GAP
        line = QRectF(left, mark.top(), box.right() - left + 1, line_height(self._name_font))
        painter.setFont(self._name_font)
        painter.setPen(ink)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), self._name)
        self._told.paint(painter, line.bottomLeft(), clip)
        if self._file.stage in _MOVING:
            bar = QRectF(box.left(), box.top() + self._bar, box.width(), BAR)
            _paint_bar(painter, bar, self._share, accent)
        if self._caption is not None:
            self._caption.picked = self.picked
            self._caption.paint(painter, palette, self._caption_box(box), clip, inks)

    def target(self, point: QPointF, box: QRectF) -> Target | None:
        return self._caption.target(point, self._caption_box(box)) if self._caption else None

    def texts(self, box: QRectF) -> Texts:
        return self._caption.texts(self._caption_box(box)) if self._caption else []

    def _caption_box(self, box: QRectF) -> QRectF:
        return box.adjusted(0, self._caption_top, 0, 0)


class FileBubble(Bubble):
    """A message with a file. `picture`: what is shown of it, None for a card only."""

    def __init__(
        self, entry: Entry, place: Place, column: Column, file: Attachment, picture: QImage | None
    ) -> None:
        self.file = file
        self._picture = picture
        super().__init__(entry, place, column)

    @property
    def picture_box(self) -> QRectF:
        """Where the picture is, in the row; empty without one."""
        body = self._body
        if self._picture is None or not isinstance(body, FileBody):
            return QRectF()
        return body.picture.translated(self._body_box.topLeft())

    @property
    def mark_box(self) -> QRectF:
        """The sign that does what makes sense next."""
        body = self._body
        mark = body.mark if isinstance(body, FileBody) else QRectF()
        return mark.translated(self._body_box.topLeft())

    def _make_body(self) -> Body | Lines:
        caption = super()._make_body() if self.entry.text != self.file.name else None
        said = caption if isinstance(caption, Body) else None
        return FileBody(self.file, self._picture, said, self.column)


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


def _told(file: Attachment) -> str:
    """The small words: how big it is and how far it has come, or why it failed."""
    state = file_state(file)
    if file.stage is Stage.FAILED:
        return state
    return f"{size(file.size)} · {state}" if state else size(file.size)


def _fitted(picture: QImage, width: float) -> QSizeF:
    """How large a picture is shown; small ones are not blown up."""
    shown = QSizeF(picture.size())
    most = QSizeF(width, HIGHEST)
    if shown.width() > most.width() or shown.height() > most.height():
        shown.scale(most, Qt.AspectRatioMode.KeepAspectRatio)
    return shown.expandedTo(QSizeF(24, 24))


def _paint_picture(painter: QPainter, box: QRectF, picture: QImage) -> None:
    path = QPainterPath()
    path.addRoundedRect(box, CORNER, CORNER)
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(box, picture)
    painter.restore()


def _paint_bar(painter: QPainter, bar: QRectF, share: float, ink: QColor) -> None:
    faint = QColor(ink)
    faint.setAlphaF(0.25)
    painter.setPen(Qt.PenStyle.NoPen)
    for width, colour in ((bar.width(), faint), (bar.width() * share, ink)):
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), width, BAR), BAR / 2, BAR / 2)
