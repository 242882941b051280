"""Qt's list with the geometry of a timeline: only what is seen is ever laid out."""
# ruff: noqa: N802  (Qt gives the names)

from collections import OrderedDict

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.client.timeline import Kind, State, Timeline
from app.ui.bubble import Bubble, Column, Place, Row, estimate, lay_out
from app.ui.flash import Flash
from app.ui.highlight import Highlighter
from app.ui.picking import Picked
from app.ui.timeline_geometry import Pane, Size
from app.ui.timeline_text import Fonts

AT_ONCE = 2_000  # rows that are estimated in one turn of the loop: some milliseconds
REST = 5  # milliseconds between two turns of estimating
ROUGHLY = Size(40, 40)  # what a row needs of which nothing is known yet
KEPT = 300  # rows that stay laid out: many screens, a few megabytes
GLOW = 0.3  # how opaque the accent behind a row is to which the view has just jumped
TINT = 36  # of 255: the accent behind selected rows

AnyIndex = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemView.ScrollHint


class TimelineList(QListView):
    """Shows the rows of a `Timeline`, and stays fast with 100,000 of them.

    QListView would lay out every row on every insert. So all of its geometry is overridden: the
    `Pane` alone knows where a row stands. A QListView it is all the same, because screen readers
    are told of the items of Qt's own lists only.

    Signals:
        new_below(int): so many messages of others came in below since the end was seen; 0: it is
            seen again.
    """

    new_below = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = Timeline(self)
        self._pane = Pane()
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._below = 0
        self._syncing = False
        self._refining = QTimer(self)
        self._refining.setInterval(REST)
        self._refining.timeout.connect(self._on_refining_timeout)
        self._flash = Flash(self)
        self._flash.changed.connect(self.viewport().update)
        self._highlighter = Highlighter(self)
        self._highlighter.ready.connect(self.viewport().update)
        self._column = Column(0, Fonts(self.font()), self._highlighter.tokens)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(self._timeline)

    def scroll_to_end(self) -> None:
        """Go to the newest row and follow from now on."""
        self._pane.scroll(self._pane.limit)
        self.doItemsLayout()

    def lay_out(self, row: int) -> Row:
        """The row, measured and ready to be painted."""
        return lay_out(self._timeline.entry(row), self._place(row), self._column)

    # The model

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show another timeline, from its end. Raises TypeError for any other kind of model."""
        if not isinstance(model, Timeline):
            raise TypeError("a timeline view shows a Timeline")
        if self.model() is not None:
            self._timeline.modelReset.disconnect(self._on_model_reset)
            self._timeline.rowsInserted.disconnect(self._on_rows_inserted)
            self._timeline.rowsRemoved.disconnect(self._on_rows_removed)
            self._timeline.rowsMoved.disconnect(self._on_rows_moved)
            self._timeline.dataChanged.disconnect(self._on_data_changed)
        self._timeline = model
        super().setModel(model)
        model.modelReset.connect(self._on_model_reset)
        model.rowsInserted.connect(self._on_rows_inserted)
        model.rowsRemoved.connect(self._on_rows_removed)
        model.rowsMoved.connect(self._on_rows_moved)
        model.dataChanged.connect(self._on_data_changed)
        self._on_model_reset()

    def _on_model_reset(self) -> None:
        self._rows.clear()
        self._pane.clear()
        self._insert(0, self._timeline.rowCount())
        self._tell_below(0)
        self.scheduleDelayedItemsLayout()

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        at_end = first == len(self._pane.heights)
        if not at_end:
            self._rows.clear()
        self._insert(first, last + 1 - first)
        entries = [self._timeline.entry(row) for row in range(first, last + 1)]
        if at_end and len(entries) == 1 and entries[0].state is State.SENDING:
            self.scroll_to_end()  # whoever writes wants to see it
        elif at_end and not self._pane.follows:
            others = sum(each.kind is Kind.MESSAGE and not each.own for each in entries)
            self._tell_below(self._below + others)
        self.scheduleDelayedItemsLayout()

    def _insert(self, first: int, count: int) -> None:
        """Take rows in; the ends of very many are estimated now, the others bit by bit."""
        if count <= AT_ONCE:
            self._pane.insert(first, self._sizes(range(first, first + count)))
            return
        self._pane.insert_rough(first, count, ROUGHLY)
        self._refine(range(first + count - AT_ONCE // 2, first + count))
        self._refining.start()

    def _refine(self, rows: range) -> None:
        self._pane.refine(rows.start, self._sizes(rows))

    def _on_refining_timeout(self) -> None:
        rows = self._pane.heights.rough(AT_ONCE // 4)
        if not rows:
            self._refining.stop()
            return
        self._refine(rows)
        self.updateGeometries()  # what is seen is exact already and stands still

    def _on_rows_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._rows.clear()
        self._pane.remove(first, last + 1 - first)
        self.scheduleDelayedItemsLayout()

    def _on_rows_moved(
        self, _from: QModelIndex, first: int, last: int, _to: QModelIndex, before: int
    ) -> None:
        count = last + 1 - first
        self._rows.clear()
        self._pane.move(first, count, before if before < first else before - count)
        self.scheduleDelayedItemsLayout()

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex, _roles: list[int]) -> None:
        rows = range(first.row(), last.row() + 1)
        for row, size in zip(rows, self._sizes(rows), strict=True):
            self._rows.pop(row, None)
            self._pane.change(row, size)
        self.scheduleDelayedItemsLayout()

    # Laying out

    def doItemsLayout(self) -> None:
        """Make what is seen exact; all else stays an estimate."""
        self._pane.settle(self._measure)
        if self._pane.follows:
            self._tell_below(0)
        QAbstractItemView.doItemsLayout(self)  # QListView's own would lay out every row

    def updateGeometries(self) -> None:
        """Bring the scroll bar in line with the pane."""
        bar, syncing = self.verticalScrollBar(), self._syncing
        self._syncing = True
        bar.setPageStep(self._pane.height)
        bar.setSingleStep(self._column.fonts.line)
        bar.setRange(0, self._pane.limit)
        bar.setValue(self._pane.offset)
        self._syncing = syncing

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        QAbstractItemView.resizeEvent(self, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        """Take in the size of the viewport and the font.

        Rows are always as wide as beside a scroll bar: its coming and going changes nothing.
        """
        bar = self.verticalScrollBar().sizeHint().width()
        width = max(self.contentsRect().width() - bar, 0)
        other_font = self.font() != self._column.fonts.body
        if width != self._column.width or other_font:
            fonts = Fonts(self.font()) if other_font else self._column.fonts
            self._column = Column(width, fonts, self._highlighter.tokens)
            self._rows.clear()
            self._pane.set_width(fonts.line, self._column.per_line)
        self._pane.set_height(self.viewport().height())
        self.scheduleDelayedItemsLayout()

    def _place(self, row: int) -> Place:
        timeline = self._timeline
        first, last, day = timeline.is_first(row), timeline.is_last(row), timeline.is_day(row)
        quote, new = timeline.entry(row).quote, timeline.is_new(row)
        if quote is None:
            return Place(first, last, day, new)
        quoted = timeline.row_of(quote.seq)
        mine = quoted is not None and timeline.entry(quoted).own
        return Place(first, last, day, new, answers_me=mine, finds=quoted is not None)

    def _sizes(self, rows: range) -> list[Size]:
        entry, place, fonts = self._timeline.entry, self._place, self._column.fonts
        return [estimate(entry(row), place(row), fonts) for row in rows]

    def _measure(self, row: int) -> int:
        return self._row(row).height

    def _row(self, row: int) -> Row:
        """The laid-out row, from the ones that were kept if it is there."""
        laid = self._rows.get(row)
        if laid is None:
            laid = self._rows[row] = self.lay_out(row)
            if len(self._rows) > KEPT:
                self._rows.popitem(last=False)
        else:
            self._rows.move_to_end(row)
        return laid

    def _tell_below(self, rows: int) -> None:
        if rows != self._below:
            self._below = rows
            self.new_below.emit(rows)

    # Where things are

    def visualRect(self, index: AnyIndex) -> QRect:
        self.executeDelayedItemsLayout()
        row = index.row()
        if not 0 <= row < len(self._pane.heights):
            return QRect()
        width = self.viewport().width()
        return QRect(0, self._pane.y(row), width, self._pane.heights.height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        self.executeDelayedItemsLayout()
        rows = self._pane.rows(point.y(), point.y())
        return self._timeline.index(rows.start) if rows else QModelIndex()

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self._pane.offset

    def viewportSizeHint(self) -> QSize:
        return QSize(self._column.width, self._pane.heights.total)

    # Scrolling

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        if not self._syncing:
            self._pane.scroll(self.verticalScrollBar().value())
            self.doItemsLayout()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Touchpads give pixels, and are taken at their word; wheels give notches."""
        pixels = event.pixelDelta().y()
        if pixels and event.phase() != Qt.ScrollPhase.NoScrollPhase:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - pixels)
            event.accept()
        else:
            super().wheelEvent(event)

    def scrollTo(self, index: AnyIndex, hint: Hint = Hint.EnsureVisible) -> None:
        self.executeDelayedItemsLayout()
        row, heights = index.row(), self._pane.heights
        if not 0 <= row < len(heights):
            return
        y, spare = self._pane.y(row), self._pane.height - self._measure(row)
        if hint is Hint.EnsureVisible:
            least, most = sorted((0, spare))
            wanted = min(max(y, least), most)
        else:
            places = {Hint.PositionAtTop: 0, Hint.PositionAtBottom: spare}
            wanted = places.get(hint, spare // 2)
        if wanted != y:
            heights.measure(row, self._measure(row))
            self._pane.place(row, wanted)
            self.doItemsLayout()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        self.executeDelayedItemsLayout()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = event.rect()
        painter.fillRect(area, self.colours().color(QPalette.ColorRole.Window))
        for row in self._pane.rows(area.top(), area.bottom()):
            self._paint_row(painter, row, QRectF(area))

    def colours(self) -> QPalette:
        """The application's palette, for a style sheet rewrites that of the widgets it styles."""
        return QGuiApplication.palette()

    def _picked_of(self, _row: int) -> Picked | None:
        """What is picked of a row's words."""
        return None

    def _paint_row(self, painter: QPainter, row: int, area: QRectF) -> None:
        laid, y, palette = self._row(row), self._pane.y(row), self.colours()
        index = self._timeline.index(row)
        painter.save()
        painter.translate(0, y)
        if self.selectionModel().isSelected(index):
            tint = palette.color(QPalette.ColorRole.Highlight)
            tint.setAlpha(TINT)
            painter.fillRect(QRectF(0, 0, self.viewport().width(), laid.height), tint)
        if laid.entry is self._flash.entry:
            glow = palette.color(QPalette.ColorRole.Highlight)
            glow.setAlphaF(GLOW * self._flash.strength)
            painter.fillRect(QRectF(0, 0, self.viewport().width(), laid.height), glow)
        if isinstance(laid, Bubble):
            laid.picked = self._picked_of(row)
        laid.paint(painter, palette, area.translated(0, -y))
        keyboard = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if keyboard and self.hasFocus() and index == self.currentIndex():
            laid.paint_focus(painter, palette)
        painter.restore()
