"""Completes what is being typed, with what a source knows: names after @, emoji after a colon."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from app.client.fences import FENCE
from app.ui.announcing import announce
from app.ui.completion_popup import CompletionPopup, Offer, OfferRole
from app.ui.composer_input import ComposerInput
from app.ui.timeline_text import isolated

FARTHEST = 80  # characters before the cursor that are looked at
MOST_OFFERS = 50

_TAKES = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -5,
    Qt.Key.Key_PageDown: 5,
}
_OWN = (*_TAKES, *_MOVES, Qt.Key.Key_Escape)
_ANY = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stands before the cursor and may become something.

    `typed`: it, with its sign. `offers`: what it may become, best first. `sure`: Enter takes the
    first one; otherwise an arrow key has to choose before, and Enter sends.
    """

    typed: str
    offers: Sequence[Offer]
    sure: bool = True


class Source(Protocol):
    """Knows what a beginning may become."""

    def look(self, before: str) -> Beginning | None:
        """What the line up to the cursor ends with; None when that is no beginning."""
        ...

    def replacement(self, before: str) -> tuple[str, str] | None:
        """What the line ends with that is complete, and what stands for it; None for nothing."""
        ...


class Completion(QObject):
    """Watches the field, shows the offers and puts in what is taken.

    Arrow keys move, Tab and Enter take, Esc closes until another word begins, a click takes.

    Signals: `taken(str)`, what was put in; `told(str)`, what the list says for whoever does not
    see it, "" when there is no list.
    """

    taken = Signal(str)
    told = Signal(str)

    def __init__(
        self, field: ComposerInput, anchor: QWidget, ground: QWidget, sources: Sequence[Source]
    ) -> None:
        """The list floats above `anchor`, within `ground`."""
        super().__init__(field)
        self._field = field
        self._anchor = anchor
        self._ground = ground
        self._sources = sources
        self._popup: CompletionPopup | None = None
        self._typed = ""  # of the beginning that is offered for
        self._closed_at = -1  # where the word begins for which the person wants no offers
        self._length = 0  # of the text when it was looked at last
        self._looked_at = ("", -1)
        field.installEventFilter(self)
        ground.installEventFilter(self)
        field.textChanged.connect(self._on_text_changed)
        field.cursorPositionChanged.connect(self._on_cursor_moved)
        field.focus_changed.connect(self._on_focus_changed)

    def is_open(self) -> bool:
        """Whether there are offers on the screen."""
        return self._popup is not None and self._popup.isVisible()

    def close(self) -> None:
        """Take the offers away."""
        if self._popup is not None and self.is_open():
            self._popup.hide()
            self.told.emit("")

    def refresh(self) -> None:
        """Look again: a source may know more than before."""
        if not self._field.hasFocus() or self._field.textCursor().hasSelection():
            self.close()
            return
        self._looked_at = before, position = self._before()
        for source in () if self._in_code() else self._sources:
            beginning = source.look(before)
            if beginning is not None and beginning.offers:
                if position - units(beginning.typed) != self._closed_at:
                    self._offer(beginning)
                    return
                break
        else:
            self._closed_at = -1
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._ground:
            if event.type() == QEvent.Type.Resize:
                self.close()
            return False
        kind = event.type()
        ours = kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and self.is_open()
        if not ours or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in _OWN or event.modifiers() & _ANY:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return self._press(event.key())

    def _press(self, key: int) -> bool:
        popup = self._list()
        if key == Qt.Key.Key_Escape:
            _, position = self._before()
            self._closed_at = position - units(self._typed)
            self.close()
        elif key in _MOVES:
            self._move(_MOVES[Qt.Key(key)])
        else:
            offer = popup.offer()
            if offer is None and key == Qt.Key.Key_Tab:
                popup.choose(0)
                offer = popup.offer()
            if offer is None:
                self.close()
                return False
            self._take(offer)
        return True

    def _move(self, rows: int) -> None:
        popup = self._list()
        count, row = popup.model().rowCount(), popup.currentIndex().row()
        if abs(rows) == 1:  # round and round
            row = (row + rows) % count if row >= 0 else (0 if rows > 0 else count - 1)
        else:
            row = min(max(row + rows, 0), count - 1)
        popup.choose(row)
        self._tell()

    def _take(self, offer: Offer) -> None:
        cursor = self._field.textCursor()
        end, words = cursor.position(), offer.inserted
        start = end - units(self._typed)
        if words.endswith(" ") and self._field.document().characterAt(end) == " ":
            end += 1  # the blank that is there does
        self.close()
        self._field.replace(start, end, words)
        self.close()  # what was put in may be a beginning again
        self.taken.emit(offer.inserted)

    def _offer(self, beginning: Beginning) -> None:
        self._typed = beginning.typed
        self._list().show_offers(beginning.offers, self._anchor, choose=beginning.sure)
        self._tell()

    def _tell(self) -> None:
        popup = self._list()
        count, index = popup.model().rowCount(), popup.currentIndex()
        if index.isValid():
            shown = isolated(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
            words = self.tr("{shown}, {row} de {count}. Enter ou Tab completa.").format(
                shown=shown, row=index.row() + 1, count=count
            )
        elif count == 1:
            words = self.tr("1 sugestão. Tab completa.")
        else:
            words = self.tr("{count} sugestões. As setas escolhem.").format(count=count)
        announce(self._field, words)
        self.told.emit(words)

    def _list(self) -> CompletionPopup:
        if self._popup is None:
            self._popup = CompletionPopup(self._ground)
            self._popup.setAccessibleName(self.tr("Sugestões"))
            self._popup.clicked.connect(self._on_clicked)
        return self._popup

    def _before(self) -> tuple[str, int]:
        """The line up to the cursor, its end only, and the place of the cursor in the text."""
        cursor = self._field.textCursor()
        line = cursor.block().text()
        # Qt counts in halves of characters, and Python in whole ones.
        halves = line.encode("utf-16-le", "surrogatepass")[: 2 * cursor.positionInBlock()]
        return halves.decode("utf-16-le", "surrogatepass")[-FARTHEST:], cursor.position()

    def _in_code(self) -> bool:
        """Whether the cursor is in a block of code, where @ and colons mean something else."""
        found = self._field.document().find(FENCE)
        if found.isNull():
            return False
        before = self._field.textCursor()
        before.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
        return before.selectedText().count(FENCE) % 2 == 1

    def _on_text_changed(self) -> None:
        length = self._field.document().characterCount()
        grown, self._length = length - self._length, length
        if grown > 0 and self._field.hasFocus() and not self._in_code():
            self._replace_complete()
        if self._looked_at != self._before():
            self.refresh()

    def _replace_complete(self) -> None:
        before, position = self._before()
        for source in self._sources:
            found = source.replacement(before)
            if found is not None:
                typed, inserted = found
                self._field.replace(position - units(typed), position, inserted)
                self.taken.emit(inserted)
                return

    def _on_cursor_moved(self) -> None:
        # A key moves the cursor and changes the text, and is looked at once.
        if self.is_open() and self._looked_at != self._before():
            self.refresh()

    def _on_focus_changed(self) -> None:
        if not self._field.hasFocus():
            self.close()

    def _on_clicked(self, index: QModelIndex) -> None:
        offer = index.data(OfferRole.OFFER)
        if isinstance(offer, Offer):
            self._take(offer)


def units(words: str) -> int:
    """The length of words as Qt counts it, to which some characters are two."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
