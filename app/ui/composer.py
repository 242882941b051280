"""Where a message is written: the field, its buttons, and what it answers or replaces."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.client.draft import Draft
from app.config import Limits
from app.protocol.messages import Code, Malformed
from app.protocol.typed import Private, parse_typed
from app.ui.announcing import announce
from app.ui.composer_input import ComposerInput
from app.ui.composer_strips import AnswerStrip, PasteStrip
from app.ui.fencing import fenced, is_fenced, on_own_lines, unfenced
from app.ui.typist import Typist
from app.ui.widgets import IconButton, card, label, restyle

SLIM = 380  # pixels below which there is no place for the button that anybody can type
NEAR = 0.9  # of the limit, from which the remaining characters are shown


@dataclass(frozen=True, slots=True)
class _Aside:
    """A draft that waits while an older message is edited."""

    text: str
    cursor: int
    reply_to: int | None
    author: str
    quoted: str


class Composer(QWidget):
    """The text, what it answers or replaces, and a quiet line for why something was not sent.

    Signals:
        submitted(): `draft` shall be sent; it is within the limit. It stays until `clear`.
        edit_last_requested(): ↑ in the empty composer.
        emoji_requested(): the button for the emoji was pressed.
        draft_changed(): something else stands here, or answers something else.
        typing_changed(bool): the person types, said at most every few seconds, or no longer does.
    """

    submitted = Signal()
    edit_last_requested = Signal()
    emoji_requested = Signal()
    draft_changed = Signal()
    typing_changed = Signal(bool)

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self._limit = Limits().text
        self._reply_to: int | None = None
        self._edit: int | None = None
        self._answered = ("", "")  # author and text of the message that is answered
        self._aside: _Aside | None = None
        self._told: dict[str, str] = {}  # what screen readers say besides the field's name
        self._quiet = False  # nobody is to know that the person types
        self._filling = False  # an older text is put in, which is no typing
        self.input = ComposerInput()
        self.input.setPlaceholderText(placeholder)
        self.input.setAccessibleName(placeholder)
        self.typist = Typist(self)
        self._paste = PasteStrip()
        self._answer = AnswerStrip()
        self._error = label(look="error", wrap=True)
        self._error.setObjectName("composer_error")
        self._left = label(look="quiet")
        self._left.setObjectName("composer_left")
        self._code = _button("code", self.tr("Código"), "composer_code")
        self._code.setToolTip(self.tr("Código: põe a seleção entre ```"))
        self.emoji = _button("smile", self.tr("Emojis"), "composer_emoji")
        self._send = IconButton("send", self.tr("Enviar"), QPalette.ColorRole.HighlightedText)
        self._send.setObjectName("composer_send")
        self._send.setProperty("look", "primary")
        self._send.setFixedSize(QSize(38, 38))
        self.frame = card("composer")
        self._build()
        self._connect()
        self.show_error("")
        self._on_text_changed()

    def _build(self) -> None:
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(12, 5, 5, 5)
        row.setSpacing(4)
        row.addWidget(self.input, 1, Qt.AlignmentFlag.AlignVCenter)
        for part in (self._left, self._code, self.emoji, self._send):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for strip in (self._paste, self._answer, self._error, self.frame):
            column.addWidget(strip)
        self.setFocusProxy(self.input)

    def _connect(self) -> None:
        field = self.input
        field.submitted.connect(self._on_submitted)
        field.textChanged.connect(self._on_text_changed)
        field.focus_changed.connect(self._on_focus_changed)
        field.paste_refused.connect(self._on_paste_refused)
        field.paste_asked.connect(self._on_paste_asked)
        field.recalled.connect(self._on_recalled)
        field.escaped.connect(self._on_escaped)
        self._paste.as_text.connect(self.insert)
        self._paste.as_code.connect(self._on_paste_as_code)
        self._paste.cancelled.connect(self._back_to_field)
        self._answer.cancelled.connect(self.cancel)
        self._code.clicked.connect(self._on_code_clicked)
        self.emoji.clicked.connect(self.emoji_requested)
        self._send.clicked.connect(self._on_submitted)
        self.typist.changed.connect(self.typing_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._code.setVisible(self.width() >= SLIM)

    # What there is

    def text(self) -> str:
        """What stands there, as it was typed."""
        return self.input.toPlainText()

    def draft(self) -> Draft:
        """What shall be sent, and what is to be done with it."""
        return Draft(self.text(), self._reply_to, self._edit)

    # What its owner says

    def set_limit(self, limit: int) -> None:
        """The most characters that the room takes in one message."""
        self._limit = self.input.limit = limit
        self._on_text_changed()

    def set_quiet(self, quiet: bool) -> None:  # noqa: FBT001
        """Whether nobody shall be told that the person types."""
        self._quiet = quiet
        if quiet:
            self.typist.stop()

    def begin_reply(self, seq: int, author: str, text: str) -> None:
        """What is written answers that message; `author` is "" for one of the person's own."""
        if self._edit is not None:
            self.cancel()
        self._reply_to, self._answered = seq, (author, text)
        self._show_answer()
        self._back_to_field()

    def take_up(self, draft: Draft, author: str, quoted: str) -> None:
        """Put back what was written before, and what it answers; the keys stay where they are."""
        self._aside = _Aside(draft.text, len(draft.text), draft.reply_to, author, quoted)
        self._restore()
        self._show_answer()

    def take_over(self, other: "Composer") -> None:
        """Hold all that the other one holds."""
        self._reply_to, self._edit = other._reply_to, other._edit
        self._answered, self._aside = other._answered, other._aside
        self._fill(other.text(), other.input.textCursor().position())
        self._show_answer()

    def begin_edit(self, seq: int, text: str) -> None:
        """What is written replaces that message. What stood here comes back afterwards."""
        if self._edit is None:
            cursor = self.input.textCursor().position()
            self._aside = _Aside(self.text(), cursor, self._reply_to, *self._answered)
        self._reply_to, self._edit, self._answered = None, seq, ("", text)
        self._fill(text, len(text))
        self._show_answer()
        self._back_to_field()

    @property
    def concerns(self) -> frozenset[int]:
        """The numbers of the messages that are answered or changed, also by what waits."""
        seqs = {self._reply_to, self._edit, self._aside.reply_to if self._aside else None}
        return frozenset(seq for seq in seqs if seq is not None)

    def renew(self, seq: int, text: str) -> None:
        """One of `concerns` says that now. What was typed stays, and what it is for."""
        aside = self._aside
        if aside is not None and aside.reply_to == seq:
            self._aside = replace(aside, quoted=text)
        if seq in (self._reply_to, self._edit) and self._answered[1] != text:
            self._answered = (self._answered[0], text)
            self.tell("answer", self._show_strip())

    def cancel(self) -> None:
        """Neither answer nor edit anything any more; a text that was being edited is forgone."""
        if self._edit is not None:
            self._restore()
        else:
            self._reply_to, self._answered = None, ("", "")
        self._show_answer()
        self._back_to_field()

    def clear(self) -> None:
        """The draft is on its way: empty it, or give back what stood there before an edit."""
        if self._edit is not None:
            self._restore()
            self.typist.stop()
        else:
            self.typist.finish()
            self._reply_to, self._answered = None, ("", "")
            self.input.clear()
        self._show_answer()

    def reset(self) -> None:
        """Forget everything: it was meant for another room."""
        self._aside = None
        self._reply_to = self._edit = None
        self._answered = ("", "")
        self._paste.hide()
        self.input.clear()
        self._show_answer()
        self.typist.stop()

    def put(self, words: str) -> None:
        """Put plain words where the cursor is, in the place of what is selected."""
        self.input.insertPlainText(words)
        self.input.ensureCursorVisible()

    def insert(self, words: str) -> None:
        """`put`, and let the person type on."""
        self.put(words)
        self._back_to_field()

    def show_error(self, error: str) -> None:
        """Say in words why something was not sent; "" takes it back. Typing does, too."""
        self._error.setText(error)
        self._error.setVisible(bool(error))
        self.tell("error", error)

    def tell(self, about: str, words: str) -> None:
        """What stands over the field, for whoever does not see it; "" when it is gone."""
        self._told[about] = words
        self.input.setAccessibleDescription(" ".join(each for each in self._told.values() if each))

    # How it is done

    def _fill(self, text: str, cursor: int) -> None:
        self._filling = True
        self.input.setPlainText(text)
        self._filling = False
        place = self.input.textCursor()
        if cursor >= len(text):
            place.movePosition(QTextCursor.MoveOperation.End)
        else:
            place.setPosition(cursor)
        self.input.setTextCursor(place)

    def _restore(self) -> None:
        aside, self._aside, self._edit = self._aside, None, None
        if aside is not None:
            self._reply_to, self._answered = aside.reply_to, (aside.author, aside.quoted)
            self._fill(aside.text, aside.cursor)

    def _show_strip(self) -> str:
        if self._edit is not None:
            return self._answer.show_edit(self._answered[1])
        if self._reply_to is not None:
            return self._answer.show_reply(*self._answered)
        self._answer.hide()
        return ""

    def _show_answer(self) -> None:
        told = self._show_strip()
        self._send.setEnabled(bool(self.text()) or self._edit is not None)
        self.tell("answer", told)
        announce(self.input, told)
        self._look_for_escape()
        self.draft_changed.emit()

    def _look_for_escape(self) -> None:
        answers = self._edit is not None or self._reply_to is not None
        self.input.escapes = answers or not self._paste.isHidden()

    def _back_to_field(self) -> None:
        self._look_for_escape()
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _over(self, length: int) -> str:
        return self.tr(
            "A mensagem passa do limite de {limit} caracteres por {over}. "
            "Encurte o texto ou divida em partes."
        ).format(limit=self._limit, over=length - self._limit)

    def _on_text_changed(self) -> None:
        length = len(self.text())
        left = self._limit - length
        self.show_error("")
        self._left.setVisible(length >= self._limit * NEAR)
        self._left.setText(str(left))
        self._left.setAccessibleName(self.tr("Caracteres restantes: {left}").format(left=left))
        restyle(self._left, "look", "error" if left < 0 else "quiet")
        self._send.setEnabled(length > 0 or self._edit is not None)
        if length == 0 or self._may_be_private():
            self.typist.stop()
        elif self.input.hasFocus() and not self._quiet and not self._filling:
            self.typist.type()
        self.draft_changed.emit()

    def _may_be_private(self) -> bool:
        """Whether it may yet become a message for one person: nobody else is to know of it.

        Only what is sent is known to be one, and by then everybody would have been told.
        """
        text = self.text()
        if "@" not in text or self._edit is not None:
            return False
        meant = parse_typed(text)
        begun = isinstance(meant, Malformed) and meant.code == Code.PRIVATE_FORM
        return begun or isinstance(meant, Private)

    def _on_submitted(self) -> None:
        length = len(self.text())
        if length > self._limit:
            self.show_error(self._over(length))
        elif length or self._edit is not None:  # what is said with a file may become nothing
            self.submitted.emit()

    def _on_recalled(self) -> None:
        if self._edit is None:
            self.edit_last_requested.emit()

    def _on_escaped(self) -> None:
        if self._paste.isHidden():
            self.cancel()
        else:
            self._paste.cancel()

    def _on_paste_refused(self, size: int) -> None:
        alone = self.tr(
            "O texto copiado tem {size} caracteres, e uma mensagem, no máximo {limit}. "
            "Nada foi colado."
        )
        beside = self.tr(
            "O texto copiado tem {size} caracteres, e aqui cabem mais {left}. Nada foi colado."
        )
        left = max(self._limit - len(self.text()), 0)
        told = alone if size > self._limit else beside
        self.show_error(told.format(size=size, limit=self._limit, left=left))
        announce(self.input, self._error.text())

    def _on_paste_asked(self, copied: str) -> None:
        self._paste.ask(copied)
        self._look_for_escape()

    def _on_paste_as_code(self, copied: str) -> None:
        self._put_block(fenced(copied))

    def _put_block(self, block: str) -> None:
        """Put a code block where the cursor is, on lines of its own."""
        cursor = self.input.textCursor()
        text = self.text()
        _, start, end = _selected(cursor, text)
        before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
        words = on_own_lines(block, before, after)
        if len(text) - (end - start) + len(words) > self._limit:
            self._on_paste_refused(len(words))
        else:
            cursor.insertText(words)
        self._back_to_field()

    def _on_code_clicked(self) -> None:
        cursor = self.input.textCursor()
        chosen, _, _ = _selected(cursor, self.text())
        if is_fenced(chosen):
            self.insert(unfenced(chosen))
        elif chosen:
            self._put_block(fenced(chosen))
        else:
            self._put_block(fenced(""))
            inside = self.input.textCursor()
            inside.movePosition(QTextCursor.MoveOperation.Up)
            self.input.setTextCursor(inside)

    def _on_focus_changed(self) -> None:
        restyle(self.frame, "active", self.input.hasFocus())


def _selected(cursor: QTextCursor, text: str) -> tuple[str, int, int]:
    """The selected words, and where in `text` they begin and end, in whole characters."""
    halves = text.encode("utf-16-le", "surrogatepass")
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    parts = (halves[: 2 * start], halves[2 * start : 2 * end])
    before, chosen = (part.decode("utf-16-le", "surrogatepass") for part in parts)
    return chosen, len(before), len(before) + len(chosen)


def _button(icon: str, name: str, object_name: str) -> IconButton:
    button = IconButton(icon, name, QPalette.ColorRole.PlaceholderText)
    button.setObjectName(object_name)
    button.setFixedSize(QSize(34, 38))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor where it is
    return button
