"""The view of a timeline: what a person can do with the messages that it shows."""

from PySide6.QtCore import (
    QEvent,
    QKeyCombination,
    QPoint,
    QPointF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QMenu, QToolTip, QWidget

from app.client.folded_timeline import FoldedTimeline
from app.client.links import Link
from app.client.timeline import Kind, State
from app.ui.pressing import is_typed
from app.ui.targets import Chip, CopyCode, Fold, Quoted, Retry, Target
from app.ui.timeline_dialogs import LinkDialog, remove_dialog
from app.ui.timeline_menu import (
    EDIT_KEY,
    REACT_KEY,
    REPLY_KEY,
    MessageMenu,
    can_answer,
    can_edit,
    can_remove,
    links_of,
)
from app.ui.timeline_words import TimelineWords

Slide = QAbstractSlider.SliderAction
KEYPAD = Qt.KeyboardModifier.KeypadModifier
PAGES = {
    Qt.Key.Key_PageUp: Slide.SliderPageStepSub,
    Qt.Key.Key_PageDown: Slide.SliderPageStepAdd,
}


class TimelineView(TimelineWords):
    """A `Timeline` to read, with messages to select, to copy, to answer and to send again.

    Signals:
        new_below(int): see `TimelineList`.
        retry_requested(str), discard_requested(str): the person wants the failed message with this
            cid sent again, or gone.
        reply_requested(int), edit_requested(int), remove_requested(int): the person wants to answer
            the message with the room's number, to change it, or (asked twice) to take it away.
        typed(str): a letter was pressed here, and belongs to the composer. pasted():
            so does a paste.
        let_go(): what the person wanted here is done, or they clicked beside every message.
        ignore_requested(str): the person does not want to hear this author.
        emoji_requested(int): the person wants to look for an emoji, for that message.
        reaction_toggled(int, str): the person gives this emoji to that message, or takes it back.
    """

    retry_requested = Signal(str)
    discard_requested = Signal(str)
    reply_requested = Signal(int)
    edit_requested = Signal(int)
    remove_requested = Signal(int)
    reaction_toggled = Signal(int, str)
    emoji_requested = Signal(int)
    typed = Signal(str)
    pasted = Signal()
    let_go = Signal()
    ignore_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: tuple[int, Target] | None = None
        self._hosts = False
        self._asked = 0  # the number of the message that may go away
        self.viewport().setMouseTracking(True)

    def set_hosts(self, *, hosts: bool) -> None:
        """Whether the person hosts the room, and so may take away everybody's messages."""
        self._hosts = hosts

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, KEYPAD)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif plain and event.key() in PAGES:
            self.verticalScrollBar().triggerAction(PAGES[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter_pressed()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self._on_delete_pressed()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif is_typed(event):
            self.typed.emit(event.text())
        elif not self._act(event.keyCombination()):
            super().keyPressEvent(event)

    def _act(self, key: QKeyCombination) -> bool:
        """Answer, react to or change the current message, where that key does so."""
        entry = self._current()
        if entry is not None and key == REPLY_KEY and can_answer(entry):
            self.reply_requested.emit(entry.seq)
        elif entry is not None and key == REACT_KEY and can_answer(entry):
            self.emoji_requested.emit(entry.seq)
        elif entry is not None and key == EDIT_KEY and can_edit(entry):
            self.edit_requested.emit(entry.seq)
        else:
            return False
        return True

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._target_at(event.position())
        super().mousePressEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self.let_go.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        shape = Qt.CursorShape.ArrowCursor
        if self._target_at(event.position()):
            shape = Qt.CursorShape.PointingHandCursor
        elif self.is_text(event.position()):
            shape = Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton
        same = pressed is not None and pressed == self._target_at(event.position())
        if pressed and plain and left and same and not self.has_picked:
            self._follow(*pressed)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._target_at(QPointF(event.pos()))
            if tip := self._tip(found[1]) if found else "":
                # Qt reads markup in tips.
                QToolTip.showText(event.globalPos(), tip.replace("<", "‹"), self.viewport())
                return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
        if not index.isValid():
            return
        menu = self._menu(index.row())
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(at)

    def _menu(self, row: int) -> QMenu:
        # What is connected so late is declared as a slot. Otherwise Python would give the view
        # another meta-object now, for which Qt makes another object for screen readers; those
        # that know the first one would not hear of rows that come or go.
        menu = MessageMenu(self._timeline.entry(row), self, hosts=self._hosts)
        menu.copy_chosen.connect(self.copy)
        menu.words_chosen.connect(self._on_words_chosen)
        menu.link_chosen.connect(self._on_link_chosen)
        menu.ignore_chosen.connect(self.ignore_requested)
        menu.reply_chosen.connect(self.reply_requested)
        menu.reaction_chosen.connect(self.reaction_toggled)
        menu.emoji_chosen.connect(self.emoji_requested)
        menu.edit_chosen.connect(self.edit_requested)
        menu.remove_chosen.connect(self._on_remove_chosen)
        menu.retry_chosen.connect(self.retry_requested)
        menu.discard_chosen.connect(self.discard_requested)
        return menu

    def _target_at(self, point: QPointF) -> tuple[int, Target] | None:
        """The row and what in it can be clicked, under a point."""
        row = self.indexAt(QPoint(int(point.x()), int(point.y()))).row()
        target = None if row < 0 else self._row(row).target(point - QPointF(0, self._pane.y(row)))
        return (row, target) if target else None

    def _follow(self, row: int, target: Target) -> None:
        """What was clicked does what it says."""
        entry = self._timeline.entry(row)
        match target:
            case Link(address=address):
                self._on_link_chosen(address)
            case Quoted(seq=seq):
                self.go_to(seq)
            case Chip(emoji=emoji):
                self.reaction_toggled.emit(entry.seq, emoji)
            case CopyCode(code=code):
                self._on_words_chosen(code)
                QToolTip.showText(QCursor.pos(), self.tr("Código copiado"), self.viewport())
            case Retry():
                self.retry_requested.emit(entry.cid)
            case Fold():
                self._toggle(row)

    def _toggle(self, row: int) -> bool:
        """Tell all or less of a row that tells who came and went; False when it is none such."""
        return isinstance(self._timeline, FoldedTimeline) and self._timeline.toggle(row)

    def _tip(self, target: Target) -> str:
        match target:
            case Link(address=address):
                return address
            case Chip(tip=words) | Fold(tip=words):
                return words
            case CopyCode():
                return self.tr("Copiar código")
            case Quoted():
                return self.tr("Ir para a mensagem")
            case Retry():
                return ""

    @Slot(str)
    def _on_words_chosen(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.let_go.emit()

    @Slot(str)
    def _on_link_chosen(self, address: str) -> None:
        LinkDialog(self.window(), address).open()

    # What goes away, and what failed

    def _on_delete_pressed(self) -> None:
        entry = self._current()
        if entry is None:
            return
        if entry.state is State.FAILED:
            self.discard_requested.emit(entry.cid)
        elif can_remove(entry, hosts=self._hosts):
            self._on_remove_chosen(entry.seq)

    @Slot(int)
    def _on_remove_chosen(self, seq: int) -> None:
        self._asked = seq
        dialog = remove_dialog(self.window())
        dialog.accepted.connect(self._on_remove_accepted)
        dialog.open()

    @Slot()
    def _on_remove_accepted(self) -> None:
        self.remove_requested.emit(self._asked)
        self.let_go.emit()

    def _on_enter_pressed(self) -> None:
        """Try again what failed, tell who came; otherwise go where the message leads."""
        entry = self._current()
        if entry is None or self._toggle(self.currentIndex().row()):
            return
        if entry.state is State.FAILED:
            self.retry_requested.emit(entry.cid)
        elif entry.kind is Kind.MESSAGE and (addresses := links_of(entry)):
            self._on_link_chosen(addresses[0])
