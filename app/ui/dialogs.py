"""The modal questions and errors: what happened, what to do, and a way on."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import text
from app.config import DEFAULT_PORT
from app.failures import FORGOABLE, Failure, Trouble
from app.protocol.messages import Code, Reason, Refused
from app.text import Advice
from app.ui.field import Field
from app.ui.forms import name_error, port_error
from app.ui.pressing import press_focused
from app.ui.timeline_text import isolated, plain
from app.ui.widgets import label

WIDTH = 440  # pixels
CALM = 700
"""Milliseconds without a key for which a dialog that nobody asked for takes no answer: whoever was
just typing would give one unawares, and may need longer to see it."""
LAST_PORT = 65_535
LAST_WORD = 500
"""Characters of what is said when a room closes: some sentences, and less than any room takes."""

translate = QCoreApplication.translate


class Dialog(QDialog):
    """A title, some words, and buttons; Esc is the same as the button that changes nothing.

    No signals besides those of QDialog.
    """

    def __init__(self, parent: QWidget, name: str, advice: Advice) -> None:
        """`name` is the object name."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(advice.title)
        self.setMinimumWidth(WIDTH)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(10)
        column.addWidget(_words("dialog_title", advice.title, "heading"))
        self._what, self._todo = _words("dialog_what", ""), _words("dialog_todo", "")
        column.addWidget(self._what)
        column.addWidget(self._todo)
        self.tell(advice)
        self._body = QVBoxLayout()
        column.addLayout(self._body)
        column.addSpacing(8)
        column.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._calm = QTimer(self)  # while it runs, no answer is taken
        self._calm.setSingleShot(True)
        self._calm.setTimerType(Qt.TimerType.PreciseTimer)  # never early
        self._calm.timeout.connect(self._on_calm_over)
        column.addLayout(self._buttons)

    def sizeHint(self) -> QSize:
        # Words that wrap are as tall as this width makes them.
        return super().sizeHint().expandedTo(QSize(WIDTH, 0))

    def tell(self, advice: Advice) -> None:
        """Say this from now on; the title stays."""
        self.setAccessibleDescription(f"{advice.what} {advice.todo}".strip())
        for shown, words in ((self._what, advice.what), (self._todo, advice.todo)):
            shown.setText(words)
            shown.setVisible(bool(words))

    def add_widget(self, widget: QWidget) -> None:
        """Put something between the words and the buttons."""
        self._body.addWidget(widget)

    def fill(self, widget: QWidget) -> None:
        """Give `widget` all the room between the words and the buttons."""
        self.add_widget(widget)
        self._column.setStretchFactor(self._body, 1_000)

    def add_detail(self, detail: str) -> None:
        """The system's own word for it: small, and to be selected."""
        if detail:
            told = translate("dialogs", "Detalhe: {detail}").format(detail=text.detail(detail))
            shown = _words("dialog_detail", told, "quiet")
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.add_widget(shown)

    def add_button(
        self, words: str, name: str, act: Callable[[], object], look: str = ""
    ) -> QPushButton:
        """One more button to the right of the others; the one that looks primary takes Enter."""
        button = QPushButton(words)
        button.setObjectName(name)
        button.setProperty("look", look)
        button.setAutoDefault(False)
        button.setDefault(look == "primary")
        button.clicked.connect(act)
        self._buttons.addWidget(button)
        if look == "primary":
            button.setFocus()
        return button

    def open_unasked(self) -> None:
        """Open over somebody who may be typing, and take no answer while they go on."""
        self._enable(enabled=False)
        self._calm.start(CALM)
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._calm.isActive():
            self._calm.start()
        elif not press_focused(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Keys come here only from now on.
        if event.type() == QEvent.Type.ActivationChange and self._calm.isActive():
            self._calm.start()

    def take_focus(self) -> None:
        """Put the keys where the answer is."""
        for button in self.findChildren(QPushButton):
            if button.isDefault():
                button.setFocus()

    def dismiss(self) -> None:
        """Go away without an answer."""
        self.blockSignals(True)  # noqa: FBT003  (Qt's signature)
        self.hide()
        self.deleteLater()

    def _enable(self, *, enabled: bool) -> None:
        for part in [*self.findChildren(QPushButton), *self.findChildren(QLineEdit)]:
            part.setEnabled(enabled)

    def _on_calm_over(self) -> None:
        self._enable(enabled=True)
        self.take_focus()


class FieldDialog(Dialog):
    """Asks for another answer in one field, and stays open until its owner closes it.

    Signals: `answered(text)`; `rejected()` when the person gives up.
    """

    answered = Signal(str)

    def __init__(
        self, parent: QWidget, name: str, advice: Advice, field: Field, accept: str
    ) -> None:
        super().__init__(parent, name, advice)
        self._field = field
        self.add_widget(field)
        self.add_button(translate("dialogs", "Cancelar"), "dialog_reject", self.reject)
        self._accept = self.add_button(accept, "dialog_accept", self._on_accept, "primary")
        self.take_focus()

    def take_focus(self) -> None:
        self._field.take_focus()

    def show_refused(self, refused: Refused) -> None:
        """The answer was no good: say why and wait for another one."""
        self._accept.setEnabled(True)
        self._field.show_error(text.refusal(refused))
        self._field.take_focus()

    def _on_accept(self) -> None:
        if self._field.check():
            self._accept.setEnabled(False)  # the answer to it is on its way
            self.answered.emit(self._field.text().strip())
        else:
            self._field.take_focus()


class WordDialog(Dialog):
    """A bare `sair` was typed: a wish to leave, or a message?

    Signals: `leave_chosen()`, `send_chosen(text, peer)`; `rejected()` for neither.
    """

    leave_chosen = Signal()
    send_chosen = Signal(str, str)

    def __init__(self, parent: QWidget, words: str, peer: str) -> None:
        title = translate("dialogs", "Sair da sala?")
        what = translate("dialogs", "Você digitou “sair”. Quer sair, ou enviar essa palavra?")
        super().__init__(parent, "dialog_word", Advice(title, what, ""))
        self._words = words
        self._peer = peer
        send = translate("dialogs", "Enviar a palavra “sair”")
        leave = translate("dialogs", "Sair da sala")
        self.add_button(translate("dialogs", "Cancelar"), "dialog_reject", self.reject)
        self.add_button(send, "dialog_send", self._on_send)
        self.add_button(leave, "dialog_accept", self._on_leave, "primary")

    def _on_send(self) -> None:
        self.send_chosen.emit(self._words, self._peer)
        self.accept()

    def _on_leave(self) -> None:
        self.leave_chosen.emit()
        self.accept()


class StorageDialog(Dialog):
    """The disk gave out, and the room waits: what now? It stays until that is answered.

    Signals: `retry_chosen()`, `forgo_chosen()`, `stop_chosen()`.
    """

    retry_chosen = Signal()
    forgo_chosen = Signal()
    stop_chosen = Signal()

    def __init__(self, parent: QWidget, failure: Failure) -> None:
        advice = text.failure(failure)
        waits = translate("dialogs", "A sala está parada; o que foi dito espera por você.")
        super().__init__(
            parent, "dialog_storage", Advice(advice.title, f"{advice.what} {waits}", advice.todo)
        )
        self.add_detail(failure.detail)
        stop = translate("dialogs", "Encerrar a sala")
        forgo = translate("dialogs", "Continuar sem guardar")
        retry = translate("dialogs", "Tentar de novo")
        self.add_button(stop, "dialog_stop_room", self.stop_chosen.emit)
        self.add_button(forgo, "dialog_forgo", self.forgo_chosen.emit)
        self.add_button(retry, "dialog_accept", self.retry_chosen.emit, "primary")

    def reject(self) -> None:
        """Escape answers nothing: everybody would wait, and nobody would know for what."""


def failure_dialog(parent: QWidget, failure: Failure, *, rejoin: bool) -> Dialog:
    """A failure in words; accepted where there is a way on and the person takes it.

    `rejoin` offers the way back into a room that was lost.
    """
    dialog = Dialog(parent, "dialog_failure", text.failure(failure))
    dialog.add_detail(failure.detail)
    back = translate("dialogs", "Voltar")
    if failure.trouble is Trouble.SALA_OPEN:
        way_on = translate("dialogs", "Entrar nessa sala")
    elif failure.trouble is Trouble.LOST and rejoin:
        way_on = translate("dialogs", "Entrar de novo")
    elif failure.trouble in FORGOABLE:  # Enter must not give up what the class says
        forgo = translate("dialogs", "Abrir sem guardar")
        dialog.add_button(forgo, "dialog_accept", dialog.accept)
        dialog.add_button(back, "dialog_reject", dialog.reject, "primary")
        return dialog
    else:
        dialog.add_button(back, "dialog_reject", dialog.reject, "primary")
        return dialog
    dialog.add_button(back, "dialog_reject", dialog.reject)
    dialog.add_button(way_on, "dialog_accept", dialog.accept, "primary")
    return dialog


def port_dialog(parent: QWidget, failure: Failure) -> FieldDialog:
    """The port cannot be had: asks for another one, and proposes the next."""
    field = Field(translate("dialogs", "Porta"), "dialog_port_field", port_error, eager=True)
    field.set_text(str(failure.port + 1 if failure.port < LAST_PORT else DEFAULT_PORT))
    accept = translate("dialogs", "Hospedar nessa porta")
    dialog = FieldDialog(parent, "dialog_port", text.failure(failure), field, accept)
    dialog.add_detail(failure.detail)
    return dialog


def name_dialog(parent: QWidget, name: str, refused: Refused) -> FieldDialog:
    """The room does not take the name: says the rule and asks for another one (R03, R04)."""
    taken = translate("dialogs", "Esse nome já está em uso")
    wrong = translate("dialogs", "Esse nome não serve")
    advice = Advice(taken if refused.code == Code.NAME_TAKEN else wrong, "", "")
    field = Field(translate("dialogs", "Seu nome"), "dialog_name_field", name_error, eager=True)
    field.set_text(name)
    accept = translate("dialogs", "Tentar com este nome")
    dialog = FieldDialog(parent, "dialog_name", advice, field, accept)
    dialog.show_refused(refused)
    return dialog


class StopDialog(Dialog):
    """Closing the room drops `others` people: really, and with which last word to all?

    No signals besides those of QDialog.
    """

    def __init__(self, parent: QWidget, others: int) -> None:
        one = translate("dialogs", "1 pessoa será desconectada.")
        many = translate("dialogs", "{count} pessoas serão desconectadas.").format(count=others)
        title = translate("dialogs", "Encerrar a sala?")
        super().__init__(parent, "dialog_stop", Advice(title, one if others == 1 else many, ""))
        name = translate("dialogs", "Uma última palavra para todos (opcional)")
        told = label(name, "label", wrap=True)
        self._word = QLineEdit()
        self._word.setObjectName("dialog_last_word")
        self._word.setAccessibleName(name)
        self._word.setMaxLength(LAST_WORD)
        told.setBuddy(self._word)
        self.add_widget(told)
        self.add_widget(self._word)
        stop = translate("dialogs", "Encerrar a sala")
        self._stop = self.add_button(stop, "dialog_accept", self.accept, "danger")
        # Enter must not send a class away.
        stay = translate("dialogs", "Continuar na sala")
        self.add_button(stay, "dialog_reject", self.reject, "primary")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and self.focusWidget() is self._word:
            self._stop.setFocus(Qt.FocusReason.TabFocusReason)  # neither closes nor forgets it
        else:
            super().keyPressEvent(event)

    def word(self) -> str:
        """What shall be said before, "" for nothing."""
        return self._word.text().strip()


def expulsion_dialog(parent: QWidget, name: str, *, ban: bool) -> Dialog:
    """Put somebody out of the room: really? What is typed goes to nobody."""
    who = isolated(plain(name))
    if ban:
        title = translate("dialogs", "Banir {name}?").format(name=who)
        what = translate(
            "dialogs",
            "{name} sai agora e não entra de novo enquanto a sala estiver aberta. "
            "No painel do anfitrião você pode desfazer isso.",
        )
        words = translate("dialogs", "Banir")
    else:
        title = translate("dialogs", "Remover {name}?").format(name=who)
        what = translate("dialogs", "{name} sai agora, mas pode entrar de novo.")
        words = translate("dialogs", "Remover")
    dialog = Dialog(parent, "dialog_expel", Advice(title, what.format(name=who), ""))
    dialog.add_button(words, "dialog_accept", dialog.accept, "danger")
    stay = translate("dialogs", "Cancelar")
    dialog.add_button(stay, "dialog_reject", dialog.reject, "primary")
    return dialog


def ended_dialog(parent: QWidget, reason: str) -> Dialog:
    """The room ended the conversation, or never let it begin."""
    title = translate("dialogs", "A conversa terminou")
    if reason == Reason.DENIED:
        title = translate("dialogs", "Entrada recusada")
    dialog = Dialog(parent, "dialog_ended", Advice(title, text.ending(reason), ""))
    back = translate("dialogs", "Voltar")
    dialog.add_button(back, "dialog_reject", dialog.reject, "primary")
    return dialog


def _words(name: str, words: str, look: str = "") -> QLabel:
    shown = label(words, look, wrap=True)
    shown.setObjectName(name)
    shown.setVisible(bool(words))
    return shown
