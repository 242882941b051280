"""The questions before what a message leads to: an address that opens, a message that goes."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from app.text import Advice
from app.ui.dialogs import Dialog
from app.ui.links import host, open_link

SHOWN = 400  # characters of an address; its computer comes first
RUN = 30  # characters of an address after which a line may break
BREAK = "\N{ZERO WIDTH SPACE}"

translate = QCoreApplication.translate


class LinkDialog(Dialog):
    """Asks before an address opens, with where it really leads. No signals of its own."""

    def __init__(self, parent: QWidget, address: str) -> None:
        title = translate("dialogs", "Abrir este endereço?")
        site = translate("dialogs", "Ele abre no navegador, no site {host}.")
        shown = address[:SHOWN] + "…" * (len(address) > SHOWN)
        shown = BREAK.join(shown[at : at + RUN] for at in range(0, len(shown), RUN))
        told = site.format(host=host(address))
        super().__init__(parent, "dialog_link", Advice(title, shown, told))
        self.address = address
        self.setAccessibleDescription(f"{address} {told}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.add_button(translate("dialogs", "Cancelar"), "dialog_reject", self.reject)
        accept = translate("dialogs", "Abrir")
        self.add_button(accept, "dialog_accept", self._on_accept, "primary")

    def _on_accept(self) -> None:
        open_link(self.address)
        self.accept()


def remove_dialog(parent: QWidget) -> Dialog:
    """A message goes from every screen: really?"""
    title = translate("dialogs", "Apagar esta mensagem?")
    what = translate("dialogs", "Ela some da tela de todos, e isso não dá para desfazer.")
    dialog = Dialog(parent, "dialog_remove", Advice(title, what, ""))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    keep = translate("dialogs", "Manter")
    dialog.add_button(keep, "dialog_reject", dialog.reject)
    dialog.add_button(translate("dialogs", "Apagar"), "dialog_accept", dialog.accept, "danger")
    return dialog
