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
                "A Sala não consegue gravar neste computador: "
                "o que for guardado espera só enquanto a Sala estiver aberta.",
            )
        me, failed = self._client.me, self._client.failed_messages
        only_failed = failed == self._client.stranded
        kept = (
            translate(
                "leaving",
                "O que for guardado espera neste computador até você voltar a esta sala "
                "como {name} e tentar de novo.",
            )
            if only_failed
            else translate(
                "leaving",
                "O que for guardado neste computador é enviado quando você voltar a esta sala "
                "como {name}.",
            )
        ).format(name=isolated(me.name if me else ""))
        waits = translate("leaving", "O que falhou espera até você tentar de novo.")
        return f"{kept} {waits}" if failed and not only_failed else kept

    def _on_discard_chosen(self) -> None:
        self._client.discard_stranded()
        self.agreed.emit()
