"""What stands over the conversations of a room."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app import text
from app.client.client import Client
from app.ui.timeline_text import isolated, plain
from app.ui.widgets import ElidedLabel, IconButton


class RoomHeader(QFrame):
    """The room's name, who one is, how many are in.

    Signals: `leave_requested()`, `addresses_toggled(bool)`.
    """

    leave_requested = Signal()
    addresses_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._name = ElidedLabel("heading")
        self._name.setObjectName("room_name")
        self._who = ElidedLabel("quiet")
        self._who.setObjectName("room_who")
        self.addresses = IconButton("wifi", self.tr("Endereços da sala"))
        self.addresses.setObjectName("host_panel_toggle")
        self.addresses.setCheckable(True)
        leave = QPushButton(self.tr("Sair"))
        leave.setObjectName("leave_button")
        leave.setProperty("look", "danger")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._who)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 14, 6)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.addresses)
        row.addWidget(leave)
        leave.clicked.connect(self.leave_requested)
        self.addresses.toggled.connect(self.addresses_toggled)

    def show_client(self, client: Client) -> None:
        """Say what the client knows."""
        count = client.roster.rowCount()
        one = self.tr("1 pessoa")
        people = one if count == 1 else self.tr("{count} pessoas").format(count=count)
        self._name.set_whole(plain(client.room_name))
        if client.me is not None:
            who = self.tr("{people} · você é {name} · {address}")
            address = text.whereabouts(client.me)
            people = who.format(people=people, name=isolated(client.me.name), address=address)
        self._who.set_whole(people)
