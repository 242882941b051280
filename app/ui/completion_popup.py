"""The small list over the composer that says what a beginning may become."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.avatar import paint_avatar
from app.ui.overlay import place_near
from app.ui.stylesheet import tint
from app.ui.timeline_text import plain

ROW = 36  # pixels
FACE = 24
WIDTH = 340
MOST_ROWS = 6  # that are seen at once
EDGE = 5  # the frame and the padding of the style sheet

AnyIndex = QModelIndex | QPersistentModelIndex
_Role = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be taken: what goes into the text, and how it is shown.

    `name`: whose face stands before it; otherwise `picture`, an emoji, does.
    """

    inserted: str
    shown: str
    detail: str = ""
    name: str = ""
    picture: str = ""


class OfferRole(IntEnum):
    """What `OffersModel.data` answers besides Qt's own roles."""

    OFFER = Qt.ItemDataRole.UserRole + 1


class OffersModel(QAbstractListModel):
    """One row an offer. It emits no signals besides those of every Qt model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: Sequence[Offer] = ()

    def show(self, offers: Sequence[Offer]) -> None:
        """These instead of those before."""
        self.beginResetModel()
        self._offers = offers
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._offers):
            return None
        offer = self._offers[index.row()]
        if role == OfferRole.OFFER:
            return offer
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.shown
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{offer.shown}, {offer.detail}" if offer.detail else offer.shown
        return None


class OfferDelegate(QStyledItemDelegate):
    """Paints an offer: face or emoji, words, quiet words behind them. No signals of its own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        offer = index.data(OfferRole.OFFER)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(2, 1, -2, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(option.palette.color(_Role.Link))
            painter.setBrush(tint(option.palette))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(option.palette.color(_Role.AlternateBase))
            painter.drawRoundedRect(rect, 8, 8)
        face = QRectF(rect.left() + 8, rect.center().y() - FACE / 2, FACE, FACE)
        painter.setFont(option.font)
        if offer.name:
            paint_avatar(painter, face, offer.name)
        else:
            painter.setPen(option.palette.color(_Role.Text))
            picture = QFont(option.font)
            picture.setPixelSize(20)
            painter.setFont(picture)
            painter.drawText(face, Qt.AlignmentFlag.AlignCenter, offer.picture)
        self._paint_words(painter, rect.adjusted(FACE + 18, 0, -10, 0), option, offer)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, offer: Offer
    ) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(option.palette.color(_Role.Text))
        rest = rect.adjusted(_paint_line(painter, rect, offer.shown) + 10, 0, 0, 0)
        if offer.detail and rest.width() > FACE:
            painter.setFont(option.font)
            painter.setPen(option.palette.color(_Role.PlaceholderText))
            _paint_line(painter, rest, offer.detail)


def _paint_line(painter: QPainter, rect: QRectF, words: str) -> int:
    """Paint one line, elided, and give its width."""
    metrics = painter.fontMetrics()
    elided = metrics.elidedText(plain(words), Qt.TextElideMode.ElideRight, int(rect.width()))
    flags = int(Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextSingleLine.value
    painter.drawText(rect, flags, elided)
    return metrics.horizontalAdvance(elided)


class CompletionPopup(QListView):
    """Offers over a widget. The keys stay with the field: it never takes the focus.

    No signals besides those of QListView.
    """

    def __init__(self, ground: QWidget) -> None:
        """It floats within `ground`."""
        super().__init__(ground)
        self.setObjectName("completion")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(OffersModel(self))
        self.setItemDelegate(OfferDelegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.hide()

    def show_offers(self, offers: Sequence[Offer], anchor: QWidget, *, choose: bool) -> None:
        """Show some over `anchor`; `choose`: the first one is current, otherwise none is."""
        model = self.model()
        if isinstance(model, OffersModel):
            model.show(offers)
        height = min(len(offers), MOST_ROWS) * ROW + 2 * EDGE
        place_near(self, anchor, QSize(WIDTH, height))
        self.choose(0 if choose else -1)
        self.scrollToTop()
        self.show()
        self.raise_()

    def choose(self, row: int) -> None:
        """Make a row current; none below 0."""
        self.setCurrentIndex(self.model().index(row, 0) if row >= 0 else QModelIndex())

    def offer(self) -> Offer | None:
        """The current one."""
        offer = self.currentIndex().data(OfferRole.OFFER)
        return offer if isinstance(offer, Offer) else None
