"""The list of what was found in all conversations."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.client.search_hits import HitRole, Hits
from app.client.search_table import BEGIN, END
from app.client.timeline import AnyIndex
from app.ui.stylesheet import tint
from app.ui.timeline_text import plain

ROW = 54  # pixels
FEWEST_ROWS = 2
MOST_ROWS = 5  # of the list, before it scrolls
BEFORE = 40  # characters that are shown before the first word that was found
SMALL = 12  # pixels of the words above the excerpt
_Role = QPalette.ColorRole
_State = QStyle.StateFlag


class HitDelegate(QStyledItemDelegate):
    """Paints one message: who, where and when, and under it what was found. No signals."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(6, 1, -6, -1)
        if option.state & (_State.State_Selected | _State.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint(option.palette))
            painter.drawRoundedRect(rect, 10, 10)
        if option.state & _State.State_Selected:  # a sign besides the colour
            painter.setPen(option.palette.color(_Role.Link))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        words = rect.adjusted(12, 7, -12, -7)
        self._paint_heading(painter, words, option, index)
        painter.setPen(option.palette.color(_Role.Text))
        lower = QRectF(words.left(), words.center().y() + 1, words.width(), words.height() / 2)
        _paint_excerpt(painter, lower, option.font, str(index.data(HitRole.EXCERPT)))
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, words: QRectF, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        font = QFont(option.font)
        font.setPixelSize(SMALL)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(option.palette.color(_Role.PlaceholderText))
        when = str(index.data(HitRole.WHEN))
        top = Qt.AlignmentFlag.AlignTop
        painter.drawText(words, int(top | Qt.AlignmentFlag.AlignRight), when)
        metrics = QFontMetricsF(font)
        room = words.width() - metrics.horizontalAdvance(when) - 12
        author, place = (plain(str(index.data(role))) for role in (HitRole.AUTHOR, HitRole.PLACE))
        told = metrics.elidedText(f"{author} · {place}", Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, int(top | Qt.AlignmentFlag.AlignLeft), told)


class ResultList(QListView):
    """What was found, to choose from. No signals besides those of QListView."""

    def __init__(self, hits: Hits) -> None:
        super().__init__()
        self.setObjectName("search_results")
        self.setAccessibleName(self.tr("Mensagens encontradas"))
        self.setModel(hits)
        self.setItemDelegate(HitDelegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        hits.modelReset.connect(self._on_model_reset)
        self._on_model_reset()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), min(self.model().rowCount(), MOST_ROWS) * ROW)

    def _on_model_reset(self) -> None:
        rows = self.model().rowCount()
        self.setMinimumHeight(min(rows, FEWEST_ROWS) * ROW)  # a low window has no room for more
        self.updateGeometry()
        self.setVisible(rows > 0)
        if rows:
            self.setCurrentIndex(self.model().index(0, 0))


def _paint_excerpt(painter: QPainter, rect: QRectF, font: QFont, excerpt: str) -> None:
    """One line, in which what was found is bold and to be seen."""
    first = excerpt.find(BEGIN)
    if first > BEFORE:
        before = excerpt[first - BEFORE : first]
        excerpt = "…" + before[before.find(" ") + 1 :] + excerpt[first:]
    text, spans = _marked(excerpt)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    # Bold letters are wider: measured so, what fits fits in any case.
    text = QFontMetricsF(bold).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    layout = QTextLayout(text, font)
    heavy = QTextCharFormat()
    heavy.setFontWeight(QFont.Weight.Bold)
    layout.setFormats([_range(start, end, heavy) for start, end in spans])
    layout.beginLayout()
    layout.createLine().setLineWidth(10 * rect.width())
    layout.endLayout()
    layout.draw(painter, QPointF(rect.left(), rect.top()))


def _marked(excerpt: str) -> tuple[str, list[tuple[int, int]]]:
    """The words without marks, and where the marks were, in Qt's count of characters."""
    text, spans, start = "", list[tuple[int, int]](), 0
    for character in excerpt:
        if character == BEGIN:
            start = _length(text)
        elif character == END:
            spans.append((start, _length(text)))
        else:
            text += character
    return text, spans


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look
    return made
