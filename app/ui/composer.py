"""Where a message is written: it grows with the text, and Enter sends."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.config import Limits
from app.ui.widgets import IconButton, card, label, restyle

MOST_LINES = 6
NEAR = 0.9  # of the limit, from which the remaining characters are shown
MOST_PASTED = 10  # times the limit; a single line of 400,000 characters takes Qt 10 s to lay out

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BREAKS = Qt.KeyboardModifier.ShiftModifier
_SENDS = Qt.KeyboardModifier.ControlModifier


class ComposerInput(QPlainTextEdit):
    """The text.

    Signals: `submitted()` on Enter, `focus_changed()`, `paste_refused(int)` with its characters.
    """

    submitted = Signal()
    focus_changed = Signal()
    paste_refused = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.most_pasted = Limits().text * MOST_PASTED
        self.ctrl_sends = False  # else Enter alone sends
        self.setObjectName("composer_input")
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._on_size_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self._sends(event):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def _sends(self, event: QKeyEvent) -> bool:
        """Whether this Enter sends; otherwise it breaks the line."""
        if event.modifiers() & _BREAKS:
            return False
        return not self.ctrl_sends or bool(event.modifiers() & _SENDS)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  (Qt's name)
        size = len(source.text())
        if size + self.document().characterCount() > self.most_pasted:
            self.paste_refused.emit(size)
        else:
            super().insertFromMimeData(source)

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


class Composer(QWidget):
    """The text, its send button, and a quiet line above them for why something was not sent.

    Signals: `submitted()` for a text within the limit. It stays until `clear`.
    """

    submitted = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self._limit = Limits().text
        self.input = ComposerInput()
        self.input.setPlaceholderText(placeholder)
        self.input.setAccessibleName(placeholder)
        self._error = label(look="error", wrap=True)
        self._error.setObjectName("composer_error")
        self._left = label(look="quiet")
        self._left.setObjectName("composer_left")
        self._send = IconButton("send", self.tr("Enviar"), QPalette.ColorRole.HighlightedText)
        self._send.setObjectName("composer_send")
        self._send.setProperty("look", "primary")
        self._send.setFixedSize(QSize(38, 38))
        self._frame = card("composer")
        self._build()
        self.show_error("")
        self._on_text_changed()

    def _build(self) -> None:
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(12, 5, 5, 5)
        row.setSpacing(8)
        row.addWidget(self.input, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._left, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._send, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._error)
        column.addWidget(self._frame)
        self.setFocusProxy(self.input)
        self.input.submitted.connect(self._on_submitted)
        self.input.textChanged.connect(self._on_text_changed)
        self.input.focus_changed.connect(self._on_focus_changed)
        self.input.paste_refused.connect(self._on_paste_refused)
        self._send.clicked.connect(self._on_submitted)

    def set_limit(self, limit: int) -> None:
        """The most characters that the room takes in one message."""
        self._limit = limit
        self.input.most_pasted = limit * MOST_PASTED
        self._on_text_changed()

    def text(self) -> str:
        """What stands there, as it was typed."""
        return self.input.toPlainText()

    def clear(self) -> None:
        """Empty it: the text is on its way."""
        self.input.clear()

    def show_error(self, error: str) -> None:
        """Say in words why something was not sent; "" takes it back. Typing does, too."""
        self._error.setText(error)
        self._error.setVisible(bool(error))
        self.input.setAccessibleDescription(error)

    def _on_text_changed(self) -> None:
        length = len(self.text())
        left = self._limit - length
        self.show_error("")
        self._left.setVisible(length >= self._limit * NEAR)
        self._left.setText(str(left))
        self._left.setAccessibleName(self.tr("Caracteres restantes: {left}").format(left=left))
        restyle(self._left, "look", "error" if left < 0 else "quiet")
        self._send.setEnabled(length > 0)

    def _on_submitted(self) -> None:
        text = self.text()
        over = len(text) - self._limit
        if over > 0:
            self.show_error(
                self.tr(
                    "A mensagem passa do limite de {limit} caracteres por {over}. "
                    "Encurte o texto ou divida em partes."
                ).format(limit=self._limit, over=over)
            )
        elif text:
            self.submitted.emit()

    def _on_paste_refused(self, size: int) -> None:
        self.show_error(
            self.tr(
                "O texto copiado tem {size} caracteres, e uma mensagem, no máximo {limit}. "
                "Nada foi colado."
            ).format(size=size, limit=self._limit)
        )

    def _on_focus_changed(self) -> None:
        restyle(self._frame, "active", self.input.hasFocus())
