"""How a conversation looks in the list: a face, a name, the last words, when, how much is new."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.client.conversation_list import ConversationRole
from app.ui.avatar import paint_avatar
from app.ui.presence import DOTS, FADED, Dot, beside, paint_dot
from app.ui.rows import AnyIndex, grown, paint_ground, paint_line, sized
from app.ui.widgets import icon

ROW = 58  # pixels, as all the sizes here at the usual size of text
FACE = 38
MOST_SHOWN = 99
_Role = QPalette.ColorRole
_Weight = QFont.Weight


class ConversationDelegate(QStyledItemDelegate):
    """Paints one conversation. No signals of its own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        return QSize(120, grown(ROW, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        font, palette = option.font, option.palette
        unread = int(index.data(ConversationRole.UNREAD))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(6, 1, -6, -1)
        paint_ground(painter, rect, option)
        side = grown(FACE, font)
        face = QRectF(rect.left() + 8, rect.center().y() - side / 2, side, side)
        self._paint_face(painter, face, option, index)
        words = QRectF(face.right() + 12, face.top(), rect.right() - face.right() - 22, side)
        half = side / 2
        upper = QRectF(words.left(), words.top(), words.width(), half)
        lower = upper.translated(0, half)
        when = str(index.data(ConversationRole.WHEN))
        ink = palette.color(_Role.Link if unread else _Role.PlaceholderText)
        upper.setRight(upper.right() - _paint_when(painter, upper, font, ink, when))
        painter.setPen(palette.color(_Role.Text))
        paint_line(painter, upper, sized(font, 14, _Weight.DemiBold), str(index.data()))
        if unread:
            lower.setRight(lower.right() - _paint_badge(painter, lower, option, unread))
        weight = _Weight.Medium if unread else _Weight.Normal
        painter.setPen(palette.color(_Role.Text if unread else _Role.PlaceholderText))
        latest = str(index.data(ConversationRole.LATEST))
        paint_line(painter, lower, sized(font, 12.5, weight), latest)
        painter.restore()

    def _paint_face(
        self, painter: QPainter, face: QRectF, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        peer = str(index.data(ConversationRole.PEER))
        painter.setFont(option.font)
        if peer:
            dot = DOTS[index.data(ConversationRole.PRESENCE)]
            painter.setOpacity(FADED if dot is Dot.DASH else 1)
            paint_avatar(painter, face, peer)
            painter.setOpacity(1)
            paint_dot(painter, beside(face), dot, option.palette, _Role.Light)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(option.palette.color(_Role.Highlight))
        painter.drawRoundedRect(face, face.width() / 4, face.width() / 4)
        quarter = face.width() / 4
        mark = face.adjusted(quarter, quarter, -quarter, -quarter).toAlignedRect()
        ink = option.palette.color(_Role.HighlightedText)
        icon("hash", ink, mark.width()).paint(painter, mark)


def _paint_when(painter: QPainter, rect: QRectF, font: QFont, ink: QColor, when: str) -> float:
    """The time at the right end; how much of the line it takes."""
    small = sized(font, 11.5)
    wide = QFontMetrics(small).horizontalAdvance(when) + 1
    painter.setPen(ink)
    paint_line(painter, QRectF(rect.right() - wide, rect.top(), wide, rect.height()), small, when)
    return wide + 8


def _paint_badge(
    painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, unread: int
) -> float:
    """The number of unread messages at the right end; how much of the line it takes."""
    font = sized(option.font, 11, _Weight.Bold)
    told = str(unread) if unread <= MOST_SHOWN else f"{MOST_SHOWN}+"
    high = float(grown(18, option.font))
    wide = max(QFontMetrics(font).horizontalAdvance(told) + high / 2, high)
    badge = QRectF(rect.right() - wide, rect.center().y() - high / 2, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(option.palette.color(_Role.Highlight))
    painter.drawRoundedRect(badge, high / 2, high / 2)
    painter.setPen(option.palette.color(_Role.HighlightedText))
    painter.setFont(font)
    painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), told)
    return wide + 8
