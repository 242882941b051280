"""Strips over the composer: whom a message goes to, what it answers, how a paste is meant."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from app.client.fences import FENCE
from app.protocol.names import LONGEST_NAME
from app.ui.escaping import Escapable
from app.ui.timeline_text import isolated
from app.ui.widgets import ElidedLabel, IconButton, IconMark, label, restyle

_Role = QPalette.ColorRole


class Strip(Escapable):
    """A quiet bar with an icon. No signals of its own."""

    def __init__(self, name: str) -> None:
        """`name`: its object name, and the beginning of those of its parts."""
        super().__init__()
        self.setObjectName(f"{name}_strip")
        self.setProperty("look", "strip")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 6, 8, 6)
        self.row.setSpacing(10)
        self.hide()


class PrivateStrip(Strip):
    """Says that the message is for one person only, or that it would reach nobody. No signals."""

    def __init__(self) -> None:
        super().__init__("private")
        self._lock = IconMark("lock", _Role.Link, 18)
        self._alert = IconMark("alert-triangle", _Role.BrightText, 18)
        self._told = label(wrap=True)
        self._told.setObjectName("private_text")
        self.row.addWidget(self._lock)
        self.row.addWidget(self._alert)
        self.row.addWidget(self._told, 1)

    @property
    def told(self) -> str:
        """What it says; "" while it is not there."""
        return self._told.text() if not self.isHidden() else ""

    def show_private(self, name: str, *, away: bool) -> None:
        """The message goes to `name` alone."""
        here = self.tr("Privado para {name}: só vocês dois veem")
        waits = self.tr(
            "Privado para {name}: só vocês dois veem. Chega quando a conexão de {name} voltar."
        )
        self._show((waits if away else here).format(name=isolated(name)), wrong=False)

    def show_unknown(self, name: str) -> None:
        """There is nobody with that name, which may be any length."""
        short = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"
        told = self.tr("Não há ninguém com o nome “{name}” na sala")
        self.show_wrong(told.format(name=isolated(short)))

    def show_wrong(self, why: str) -> None:
        """The message cannot be sent, for that reason."""
        self._show(why, wrong=True)

    def _show(self, words: str, *, wrong: bool) -> None:
        self._told.setText(words)
        self._lock.setVisible(not wrong)
        self._alert.setVisible(wrong)
        restyle(self._told, "look", "error" if wrong else "label")
        self.show()


class AnswerStrip(Strip):
    """Which message is answered or changed.

    Signals: `cancelled()`.
    """

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__("answer")
        self._reply = IconMark("reply", _Role.Link, 18)
        self._pencil = IconMark("pencil", _Role.Link, 18)
        self._title = ElidedLabel("label")
        self._title.setObjectName("answer_title")
        self._quoted = ElidedLabel("quiet")
        self._quoted.setObjectName("answer_quoted")
        cancel = _cancel_button(self.tr("Cancelar"), self.tr("Cancelar (Esc)"))
        cancel.setObjectName("answer_cancel")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._quoted)
        self.row.addWidget(self._reply)
        self.row.addWidget(self._pencil)
        self.row.addLayout(words, 1)
        self.row.addWidget(cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        cancel.clicked.connect(self.cancelled)
        self.escaped.connect(self.cancelled)

    def show_reply(self, author: str, text: str) -> str:
        """The message answers that one of `author`, "" for oneself; what the strip says."""
        own = self.tr("Respondendo à sua mensagem")
        others = self.tr("Respondendo a {name}").format(name=isolated(author))
        return self._show(others if author else own, text, edit=False)

    def show_edit(self, text: str) -> str:
        """The message replaces one's own; what the strip says."""
        return self._show(self.tr("Editando a mensagem"), text, edit=True)

    def _show(self, title: str, text: str, *, edit: bool) -> str:
        quoted = first_line(text)
        self._title.set_whole(title)
        self._quoted.set_whole(quoted)
        self._reply.setVisible(not edit)
        self._pencil.setVisible(edit)
        self.show()
        return f"{title}: {isolated(quoted)}"


class PasteStrip(Strip):
    """Asks how many lines are meant. Nothing of them stands in the composer before.

    Signals: `as_text(str)`, `as_code(str)`, `cancelled()`.
    """

    as_text = Signal(str)
    as_code = Signal(str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__("paste")
        self._copied = ""
        self._asked = label(look="label", wrap=True)
        self._asked.setObjectName("paste_text")
        self._text = QPushButton(self.tr("Uma mensagem"))
        self._text.setObjectName("paste_as_text")
        code = QPushButton(self.tr("Código (```)"))
        code.setObjectName("paste_as_code")
        cancel = _cancel_button(self.tr("Cancelar"), self.tr("Cancelar (Esc)"))
        cancel.setObjectName("paste_cancel")
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for button in (self._text, code):
            button.setProperty("look", "quiet")
            button.setAutoDefault(True)  # Enter presses it, as in a dialog
            ways.addWidget(button)
        ways.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(IconMark("copy", _Role.Link, 18))
        top.addWidget(self._asked, 1)
        top.addWidget(cancel)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(top)
        column.addLayout(ways)
        self.row.addLayout(column, 1)
        self._text.clicked.connect(self._on_text_clicked)
        code.clicked.connect(self._on_code_clicked)
        cancel.clicked.connect(self.cancel)
        self.escaped.connect(self.cancel)

    def ask(self, copied: str) -> None:
        """Ask about a text, and let Enter take it as a message."""
        self._copied = copied
        count = len(copied.splitlines())
        self._asked.setText(self.tr("Colar {count} linhas como").format(count=count))
        self._text.setAccessibleName(
            self.tr("Colar {count} linhas como uma mensagem").format(count=count)
        )
        self.show()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        """Nothing is pasted."""
        self._answered()
        self.cancelled.emit()

    def _answered(self) -> str:
        copied, self._copied = self._copied, ""
        self.hide()
        return copied

    def _on_text_clicked(self) -> None:
        self.as_text.emit(self._answered())

    def _on_code_clicked(self) -> None:
        self.as_code.emit(self._answered())


def _cancel_button(name: str, tip: str) -> IconButton:
    button = IconButton("x", name, tip=tip)
    button.setProperty("look", "tail")
    button.setIconSize(QSize(16, 16))
    return button


def first_line(text: str) -> str:
    """The first line that says something: the fence of a code block does not."""
    lines = (line.strip() for line in text.splitlines())
    return next((line for line in lines if line and not line.startswith(FENCE)), "")
