"""What the lists of conversations and of people have in common: the view, and how rows look."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.stylesheet import tint
from app.ui.timeline_text import plain

USUAL = 14  # pixels of the font that the sizes of rows are meant for
ROUND = 10  # pixels of a row's corners
_Role = QPalette.ColorRole
_State = QStyle.StateFlag
_Flag = QItemSelectionModel.SelectionFlag

AnyIndex = QModelIndex | QPersistentModelIndex


def grown(pixels: float, font: QFont) -> int:
    """A size that grows with the text that the person has chosen."""
    chosen = font.pixelSize()
    return round(pixels * (chosen if chosen > 0 else USUAL) / USUAL)


def sized(font: QFont, pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font in another size (as it is at the usual one) and weight."""
    made = QFont(font)
    made.setPixelSize(max(grown(pixels, font), 1))
    made.setWeight(weight)
    return made


def paint_ground(painter: QPainter, rect: QRectF, option: QStyleOptionViewItem) -> None:
    """What is chosen stands on a tint, what has the focus in a frame."""
    if option.state & (_State.State_Selected | _State.State_MouseOver):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint(option.palette))
        painter.drawRoundedRect(rect, ROUND, ROUND)
    if option.state & _State.State_HasFocus:
        painter.setPen(option.palette.color(_Role.Link))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)


def paint_line(painter: QPainter, rect: QRectF, font: QFont, words: str) -> float:
    """One line of plain text in the middle of `rect`, cut where there is no room; its width."""
    metrics = QFontMetrics(font)
    elided = metrics.elidedText(plain(words), Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.setFont(font)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, int(flags) | Qt.TextFlag.TextSingleLine.value, elided)
    return metrics.horizontalAdvance(elided)


class RowList(QListView):
    """Rows to choose from: by a click where `one_click`, or else a double click, and by Enter.

    Signals:
        menu_requested(index, point): a right click, or the menu key, on a row; `point` is where a
            menu may open, on the screen.
        restyled(): the rows may have another height now.
    """

    menu_requested = Signal(object, object)
    restyled = Signal()

    def __init__(
        self, name: str, model: QAbstractItemModel, delegate: type[QStyledItemDelegate]
    ) -> None:
        """`name` is what screen readers say."""
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(delegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)

    def mark(self, index: QModelIndex) -> None:
        """Show one row as the one that is open; an invalid index shows none."""
        chosen = self.selectionModel()
        if index.isValid():
            chosen.select(index, _Flag.ClearAndSelect)
        else:
            chosen.clearSelection()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.restyled.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
            middle = self.viewport().mapToGlobal(self.visualRect(index).center())
            point: QPoint = event.globalPos() if by_mouse else middle
            self.menu_requested.emit(index, point)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Qt leaves what Enter means to the system, and on a Mac it means to rename.
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)
