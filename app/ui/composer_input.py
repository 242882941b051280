"""The field that a message is typed into: plain text only, and as high as its lines."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDropEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from app.config import Limits

MOST_LINES = 6
MANY_LINES = 4  # of a paste, from which the person is asked how it is meant

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Modifier = Qt.KeyboardModifier
_ANY = _Modifier.ShiftModifier | _Modifier.ControlModifier | _Modifier.AltModifier


class ComposerInput(QPlainTextEdit):
    """The text.

    Signals:
        submitted(): Enter, or Ctrl+Enter.
        recalled(): ↑ while nothing stands there.
        escaped(): Esc, while `escapes`.
        focus_changed()
        paste_refused(int): so many characters do not fit; nothing was inserted.
        paste_asked(str): many lines; nothing was inserted yet.
    """

    submitted = Signal()
    recalled = Signal()
    escaped = Signal()
    focus_changed = Signal()
    paste_refused = Signal(int)
    paste_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.limit = Limits().text  # characters; what is pasted must fit into it
        self.ctrl_sends = False  # else Enter alone sends, too
        self.escapes = False
        self._moves = False  # own words are dragged to another place
        self.setObjectName("composer_input")
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._on_size_changed()

    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return self.document().isEmpty()

    def replace(self, start: int, end: int, words: str) -> None:
        """Put plain words in the place of those between two positions, as one step to undo."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        # A shortcut of the window must not take Esc from whoever closes what is open here.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.escapes
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.modifiers() & _ANY
        if event.key() in _ENTER and self._sends(pressed):
            self.submitted.emit()
        elif event.key() in _ENTER:
            # Shift+Enter would be another separator than the one between lines.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif event.key() == Qt.Key.Key_Escape and self.escapes:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Up and not pressed and self.is_empty():
            self.recalled.emit()
        else:
            super().keyPressEvent(event)

    def _sends(self, pressed: Qt.KeyboardModifier) -> bool:
        if pressed & _Modifier.ControlModifier:
            return True
        return not self.ctrl_sends and not pressed & _Modifier.ShiftModifier

    def dropEvent(self, event: QDropEvent) -> None:
        # Qt has taken them out before it puts them in: a question would come too late.
        self._moves = event.source() in (self, self.viewport())
        super().dropEvent(event)
        self._moves = False

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  (Qt's name)
        words = source.text()
        kept = len(self.toPlainText()) - len(self.textCursor().selectedText())
        if len(words) + kept > self.limit:
            self.paste_refused.emit(len(words))
        elif len(words.splitlines()) >= MANY_LINES and not self._moves:
            self.paste_asked.emit(words)
        else:
            self.insertPlainText(words)
            self.ensureCursorVisible()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_size_changed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._on_size_changed()

    def _on_size_changed(self) -> None:
        # A plain text document counts its height in lines.
        lines = min(max(int(self.document().size().height()), 1), MOST_LINES)
        margin = 2 * int(self.document().documentMargin())
        self.setFixedHeight(lines * QFontMetrics(self.font()).lineSpacing() + margin + 2)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        few = self.document().size().height() <= MOST_LINES
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff if few else bar)
