"""The button with which one raises one's hand: to speak, or to ask for help."""

from PySide6.QtWidgets import QWidget

from app.client.client import Client
from app.protocol.messages import Member, Status
from app.ui.widgets import IconButton


class HandButton(IconButton):
    """Down while the hand is raised; a host may lower it. No signals of its own."""

    def __init__(self, client: Client, parent: QWidget | None = None) -> None:
        super().__init__("hand", self.tr("Levantar a mão"))
        if parent is not None:
            self.setParent(parent)
        self.setObjectName("hand_button")
        self.setCheckable(True)
        self._client = client
        self.clicked.connect(self._on_clicked)
        client.me_changed.connect(self._on_me_changed)
        client.welcomed.connect(self._on_welcomed)
        self._on_welcomed()

    def _on_clicked(self, raised: bool) -> None:  # noqa: FBT001  (a Qt slot)
        me = self._client.me
        known = {status.value: status for status in Status}
        status = known.get(me.status, Status.AVAILABLE) if me else Status.AVAILABLE
        self._client.show(status=status, hand=raised)
        self._show(raised=raised)

    def _on_me_changed(self, me: Member) -> None:
        self._show(raised=me.hand > 0)

    def _on_welcomed(self) -> None:
        me = self._client.me
        self._show(raised=me is not None and me.hand > 0)

    def _show(self, *, raised: bool) -> None:
        self.setChecked(raised)
        name = self.tr("Abaixar a mão") if raised else self.tr("Levantar a mão")
        self.setAccessibleName(name)
        self.setToolTip(name)
