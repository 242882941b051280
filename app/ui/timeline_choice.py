"""The rows of a timeline that a person chooses, and what a screen reader hears of them."""
# ruff: noqa: N802  (Qt gives the names)

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Slot,
)
from PySide6.QtGui import (
    QAccessible,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.client.entry import spoken
from app.client.passages import Passages
from app.client.roles import Role
from app.client.timeline import Entry
from app.ui.announcing import announce, tell_of_row
from app.ui.timeline_list import TimelineList

SPOKEN = 3  # messages that come at once and are read out one by one
END = 40  # pixels, about two lines
HINT_MARGIN = 32  # pixels around the words of an empty timeline

AnyIndex = QModelIndex | QPersistentModelIndex
Action = QAbstractItemView.CursorAction
Flag = QItemSelectionModel.SelectionFlag


class TimelineChoice(TimelineList):
    """A `Timeline` with a current row, and rows that are selected to be copied.

    Signals: those of `TimelineList`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ""
        self._marked = QPersistentModelIndex()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Mensagens"))

    def set_empty_hint(self, hint: str) -> None:
        """The words in the middle while there are no rows."""
        self._hint = hint
        self.setAccessibleDescription(hint)
        self.viewport().update()

    def mark(self, row: int | None) -> None:
        """Bring a row into the middle, choose it, and draw a line around it until the next call."""
        self._marked = QPersistentModelIndex(self._timeline.index(-1 if row is None else row))
        if row is not None:
            self.setCurrentIndex(self._timeline.index(row))
            self.scrollTo(self._timeline.index(row), QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            self.clearSelection()
        self.viewport().update()

    def go_to(self, seq: int) -> bool:
        """Show the message with the room's number, and let it glow. False when it is not here."""
        row = self._timeline.row_of(seq)
        if row is None:
            return False
        index = self._timeline.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._flash.start(self._timeline.entry(row))
        return True

    def bring_up(self, seq: int) -> QRect:
        """Scroll to the message with the room's number, if it is not seen. Where its end stands in
        the viewport, for what belongs beside it; nothing where there is no such message.
        """
        row = self._timeline.row_of(seq)
        if row is None:
            return QRect()
        self.scrollTo(self._timeline.index(row))
        box = self._row(row).box.translated(0, self._pane.y(row)).toRect()
        seen = box.intersected(self.viewport().rect())
        seen.setTop(max(seen.top(), seen.bottom() - END))
        return seen

    @Slot()
    def copy(self) -> None:
        """Put the texts of the selected rows on the clipboard, a line break between them."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        entries = [self._timeline.entry(row) for row in rows]
        texts = [entry.text for entry in entries if not entry.removed]
        if texts:
            QGuiApplication.clipboard().setText("\n".join(texts))

    # Selecting

    def setSelection(self, rect: QRect, flags: Flag) -> None:
        """Select the rows that a rectangle touches."""
        area = rect.normalized()
        rows = self._pane.rows(area.top(), area.bottom())
        selection = QItemSelection()
        if rows:
            first, last = self._timeline.index(rows.start), self._timeline.index(rows.stop - 1)
            selection.select(first, last)
        self.selectionModel().select(selection, flags)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        QAbstractItemView.currentChanged(self, current, previous)
        if self.hasFocus():
            tell_of_row(self, QAccessible.Event.Focus, current)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        QAbstractItemView.selectionChanged(self, selected, deselected)
        if not selected.isEmpty():
            tell_of_row(self, QAccessible.Event.Selection, selected.first().topLeft())

    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        super()._on_rows_inserted(parent, first, last)
        if QAccessible.isActive() and self._is_seen():
            self._speak(range(first, last + 1))

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        super()._on_data_changed(first, last, roles)
        if Role.PASSAGES in roles and QAccessible.isActive() and self._is_seen():
            entry = self._timeline.entry(last.row())
            if isinstance(entry, Passages):
                announce(self, spoken(entry.parts[-1]))

    def _is_seen(self) -> bool:
        return self.isVisible() and self.isActiveWindow()

    def _speak(self, rows: range) -> None:
        """Let a screen reader say what others just wrote; of many messages, how many they are."""
        entries = [self._timeline.entry(row) for row in rows]
        heard = [spoken(each) for each in entries if not each.own]
        if len(heard) > SPOKEN:
            heard = [self.tr("{count} mensagens novas").format(count=len(heard))]
        for words in heard:
            announce(self, words)

    # The keyboard

    def moveCursor(self, action: Action, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        heights = self._pane.heights
        last = len(heights) - 1
        row = self.currentIndex().row()
        if last < 0 or row < 0:
            return self._timeline.index(last)
        page = self._pane.height
        match action:
            case Action.MoveHome:
                row = 0
            case Action.MoveEnd:
                row = last
            case Action.MovePageUp:
                row = min(heights.row_at(heights.top(row) - page), row - 1)
            case Action.MovePageDown:
                row = max(heights.row_at(heights.top(row) + page), row + 1)
            case Action.MoveUp | Action.MoveLeft | Action.MovePrevious:
                row -= 1
            case _:
                row += 1
        return self._timeline.index(min(max(row, 0), last))

    def keyboardSearch(self, _search: str) -> None:
        """Typed letters belong to the composer, and a search would ask for every row."""

    def _current(self) -> Entry | None:
        row = self.currentIndex().row()
        return self._timeline.entry(row) if row >= 0 else None

    # Nothing to show

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if len(self._pane.heights):
            self._paint_mark()
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.colours().color(QPalette.ColorRole.PlaceholderText))
        margin = HINT_MARGIN
        area = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
        wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(wrapped), self._hint)

    def _paint_mark(self) -> None:
        row = self._marked.row()
        if row in self._pane.rows(0, self.viewport().height()):
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, self._pane.y(row))
            self._row(row).paint_focus(painter, self.colours())
            painter.end()
