"""Asks what becomes of own messages that the room does not have when the person leaves."""

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.client.client import Client
from app.text import Advice
from app.ui.dialogs import Dialog
from app.ui.questions import Questions
from app.ui.timeline_text import isolated

translate = QCoreApplication.translate


class UnsentDialog(Dialog):
    """Leave, and keep what is unsent or not?

    Signals: `accepted()` to keep it, `discard_chosen()`; `rejected()` to stay.
    """

    discard_chosen = Signal()

    def __init__(self, parent: QWidget, what: str, todo: str) -> None:
        title = translate("leaving", "Sair sem enviar?")
        super().__init__(parent, "dialog_unsent", Advice(title, what, todo))
        discard = translate("leaving", "Sair e descartar")
        keep = translate("leaving", "Sair e guardar")
        self.add_button(translate("leaving", "Cancelar"), "dialog_reject", self.reject)
        self.add_button(discard, "dialog_discard", self._on_discard, "danger")
        self.add_button(keep, "dialog_accept", self.accept, "primary")

    def _on_discard(self) -> None:
        self.discard_chosen.emit()
        self.reject()


class Leaving(QObject):
    """Lets a person leave at once where nothing is unsent, and asks where something is.

    Signals: `agreed()` when the person leaves, and what is unsent is seen to.
    """

    agreed = Signal()

    def __init__(self, questions: Questions, client: Client) -> None:
        super().__init__(questions)
        self._questions = questions
        self._client = client

    def ask(self) -> None:
        """The person wants to leave the room."""
        count = self._client.stranded
        if not count:
            self.agreed.emit()
            return
        one = translate("leaving", "1 mensagem não chegou à sala.")
        many = translate("leaving", "{count} mensagens não chegaram à sala.").format(count=count)
        dialog = UnsentDialog(self._questions.window, one if count == 1 else many, self._fate())
        dialog.accepted.connect(self.agreed)
        dialog.discard_chosen.connect(self._on_discard_chosen)
        self._questions.ask(dialog)

    def _fate(self) -> str:
        """What becomes of what is kept."""
        if not self._client.keeps:
            return translate(
                "leaving",
                "A Sala não consegue guardá-las neste computador: "
                "elas esperam só enquanto a Sala estiver aberta.",
            )
        me = self._client.me
        sent = translate(
            "leaving",
            "Guardadas neste computador, elas são enviadas quando você voltar "
            "a esta sala como {name}.",
        ).format(name=isolated(me.name if me else ""))
        failed = translate("leaving", "As que falharam esperam até você tentar de novo.")
        return f"{sent} {failed}" if self._client.failed_messages else sent

    def _on_discard_chosen(self) -> None:
        self._client.discard_stranded()
        self.agreed.emit()
