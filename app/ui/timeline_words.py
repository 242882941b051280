"""Picking a part of a message with the mouse, and copying it."""
# ruff: noqa: N802  (Qt gives the names)

from PySide6.QtCore import (
    QElapsedTimer,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.bubble import Bubble
from app.ui.picking import Picked, Spot, spot_at, whole, word_at
from app.ui.timeline_choice import TimelineChoice

_LEFT = Qt.MouseButton.LeftButton
TREMBLE = 4  # pixels that a click may move


class TimelineWords(TimelineChoice):
    """A `Timeline` in which a drag inside one message picks words of it, a double click a word and
    a third click all. A drag that leaves the message selects messages, as ever.

    Signals: those of `TimelineList`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: Spot | None = None  # where a drag began
        self._pressed_at = QPointF()  # the same, in the viewport
        self._drags = False  # it has gone far enough to be one
        self._picked: Picked | None = None
        self._of = QPersistentModelIndex()  # the row of both
        self._said = ""  # what that row said then
        self._doubled = QElapsedTimer()

    @property
    def has_picked(self) -> bool:
        """Whether a part of a message is picked."""
        picked = self._picked
        return picked is not None and not picked.is_empty and self._bubble() is not None

    def copy(self) -> None:
        """Put what is picked on the clipboard; when that is nothing, the selected messages."""
        bubble = self._bubble()
        if self._picked is not None and bubble is not None and not self._picked.is_empty:
            QGuiApplication.clipboard().setText(self._picked.words(bubble.texts))
        else:
            super().copy()

    def let_words_go(self) -> None:
        """Nothing is picked any more."""
        self._held = None
        if self._picked is not None:
            self._picked = None
            self.viewport().update()

    def is_text(self, point: QPointF) -> bool:
        """Whether there are words to pick at a point of the viewport."""
        return self._spot(point) is not None

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not selected.isEmpty() and self._held is None:
            self.let_words_go()  # the keys chose a message

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point, plain = event.position(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        again = self._doubled.isValid() and not self._doubled.hasExpired(
            QApplication.doubleClickInterval()
        )
        self._doubled.invalidate()
        other = self._at(point).row() != self._of.row()
        if event.button() == _LEFT or other:
            self.let_words_go()
        if event.button() != _LEFT and self.has_picked:  # its menu copies what is picked
            event.accept()
            return
        super().mousePressEvent(event)
        spot = self._spot(point) if event.button() == _LEFT and plain else None
        if spot is None:
            return
        third = again and not other
        self._hold(point, spot)
        if third and (bubble := self._bubble()):
            self._pick(whole(bubble.texts))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        spot = self._spot(event.position())
        if event.button() != _LEFT or spot is None:
            return
        self._hold(event.position(), spot)
        if bubble := self._bubble():
            self._pick(word_at(bubble.texts, spot))
            self._held = None
        self._doubled.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        bubble = self._bubble()
        if self._held is None or bubble is None or not event.buttons() & _LEFT:
            super().mouseMoveEvent(event)
            return
        far = (event.position() - self._pressed_at).manhattanLength() >= TREMBLE
        self._drags = self._drags or far
        if not self._drags:
            return
        if self._at(event.position()) != self._of:
            self._picked = None  # messages are meant, not words
            super().mouseMoveEvent(event)
            return
        end = spot_at(bubble.texts, self._inside(event.position()))
        if end is not None:
            self._pick(Picked(self._held, end))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._held = None

    # Where things are

    def _pick(self, picked: Picked) -> None:
        self._picked = picked
        if not picked.is_empty:
            self.clearSelection()  # it is one or the other that is copied
        self.viewport().update()

    def _hold(self, point: QPointF, spot: Spot) -> None:
        index = self._at(point)
        self._held, self._of = spot, QPersistentModelIndex(index)
        self._pressed_at, self._drags = point, False
        self._said = self._timeline.entry(index.row()).text

    def _bubble(self) -> Bubble | None:
        """The message of which something is held or picked, if it still says the same."""
        row = self._of.row()
        if row < 0 or self._timeline.entry(row).text != self._said:
            return None
        laid = self._row(row)
        return laid if isinstance(laid, Bubble) else None

    def _spot(self, point: QPointF) -> Spot | None:
        """The place in a text under a point of the viewport."""
        index = self._at(point)
        laid = self._row(index.row()) if index.isValid() else None
        inside = point - QPointF(0, self._pane.y(index.row())) if laid else point
        if not isinstance(laid, Bubble) or not laid.says_at(inside):
            return None
        return spot_at(laid.texts, inside)

    def _inside(self, point: QPointF) -> QPointF:
        return point - QPointF(0, self._pane.y(self._of.row()))

    def _at(self, point: QPointF) -> QModelIndex:
        return self.indexAt(QPoint(int(point.x()), int(point.y())))

    def _picked_of(self, row: int) -> Picked | None:
        mine = self._picked is not None and row == self._of.row() and self._bubble() is not None
        return self._picked if mine else None
