"""The two cards of the first page: what is needed to open a room, and to enter one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app import text
from app.config import DEFAULT_PORT
from app.ui.field import Field
from app.ui.forms import (
    HostForm,
    JoinForm,
    address_error,
    name_error,
    parse_address,
    parse_port,
    port_error,
    room_error,
)
from app.ui.preferences import Preferences
from app.ui.widgets import IconMark, label

CARD = 370  # pixels a card is wide at most
OVERHANG = 10  # pixels of a quiet button left of its words


class HostCard(QFrame):
    """What is needed to open a room. Signals: `chosen(HostForm)`."""

    chosen = Signal(object)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setMaximumWidth(CARD)
        self.name = Field(self.tr("Seu nome"), "host_name", name_error, eager=True)
        self._room = Field(self.tr("Nome da sala"), "host_room", room_error, eager=True)
        self._port = Field(self.tr("Porta"), "host_port", port_error, eager=True)
        self._options = QPushButton(self.tr("Opções"))
        self._options.setObjectName("host_options")
        self._options.setProperty("look", "quiet")
        self._options.setCheckable(True)
        self._start = QPushButton(self.tr("Hospedar sala"))
        self._start.setObjectName("start_host")
        self._start.setProperty("look", "primary")
        self._build()
        self.name.set_text(preferences.name)
        self._room.set_text(preferences.room)
        self._port.set_text(str(preferences.port))
        # A port that nobody told the person about must not be hidden from them.
        self._options.setChecked(preferences.port != DEFAULT_PORT)
        self._on_options_toggled(self._options.isChecked())

    def _build(self) -> None:
        firewall = label(
            self.tr("Se o firewall perguntar, responda “Permitir”."), "quiet", wrap=True
        )
        firewall.setObjectName("firewall_hint")
        column = _card_column(
            self,
            "plus",
            self.tr("Hospedar sala"),
            self.tr("Abra uma sala neste computador e convide a turma."),
        )
        for widget in (self.name, self._room, firewall):
            column.addWidget(widget)
        options = QHBoxLayout()
        options.addSpacing(-OVERHANG)
        options.addWidget(self._options)
        options.addStretch(1)
        column.addLayout(options)
        column.addWidget(self._port)
        column.addStretch(1)
        column.addWidget(self._start)
        for field in self.fields():
            field.submitted.connect(self.submit)
        self._options.toggled.connect(self._on_options_toggled)
        self._start.clicked.connect(self.submit)

    def fill(self, form: HostForm) -> None:
        """Show a form as if it had been typed."""
        self.name.set_text(form.name)
        self._room.set_text(form.room)
        self._port.set_text(str(form.port))
        self._options.setChecked(form.port != DEFAULT_PORT)

    def fields(self) -> tuple[Field, ...]:
        """What can be typed into."""
        return self.name, self._room, self._port

    def form(self) -> HostForm | None:
        """What was filled in; None when a field is wrong, which then says so."""
        wrong = [field for field in self.fields() if not field.check()]
        if self._port in wrong:
            self._options.setChecked(True)
        if wrong:
            wrong[0].take_focus()
            return None
        return HostForm(
            name=self.name.text().strip(),
            room=self._room.text().strip() or self.tr("Sala"),
            port=parse_port(self._port.text()),
        )

    def submit(self) -> None:
        """Emit `chosen`, if every field is right."""
        if form := self.form():
            self.chosen.emit(form)

    def _on_options_toggled(self, shown: bool) -> None:  # noqa: FBT001  (Qt's signature)
        self._port.setVisible(shown)


class JoinCard(QFrame):
    """What is needed to enter a room. Signals: `chosen(JoinForm)`."""

    chosen = Signal(object)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setMaximumWidth(CARD)
        self._address = Field(self.tr("Endereço"), "join_address", address_error, choices=True)
        self._address.set_placeholder("192.168.0.5")
        self.name = Field(self.tr("Seu nome"), "join_name", name_error, eager=True)
        start = QPushButton(self.tr("Entrar"))
        start.setObjectName("start_join")
        start.setProperty("look", "primary")
        hint = self.tr("O endereço aparece na tela de quem hospeda.")
        column = _card_column(
            self, "users", self.tr("Entrar"), self.tr("Entre na sala que alguém já abriu.")
        )
        column.addWidget(self.name)
        column.addWidget(self._address)
        column.addWidget(label(hint, "quiet", wrap=True))
        column.addStretch(1)
        column.addWidget(start)
        self._address.submitted.connect(self.submit)
        self.name.submitted.connect(self.submit)
        start.clicked.connect(self.submit)
        self.name.set_text(preferences.name)
        self.set_addresses(preferences.addresses)

    def set_addresses(self, addresses: list[str]) -> None:
        """The latest addresses, newest first; the newest stands in an empty field."""
        self._address.set_choices(addresses)
        if addresses and not self._address.text():
            self._address.set_text(addresses[0])

    def fields(self) -> tuple[Field, ...]:
        """What can be typed into."""
        return self.name, self._address

    def fill(self, form: JoinForm) -> None:
        """Show a form as if it had been typed."""
        self.name.set_text(form.name)
        self._address.set_text(short_address(form))

    def take_focus(self) -> None:
        """Put the cursor where the address goes."""
        self._address.take_focus()

    def submit(self) -> None:
        """Emit `chosen`, if every field is right."""
        wrong = [field for field in self.fields() if not field.check()]
        if wrong:
            wrong[0].take_focus()
            return
        host, port = parse_address(self._address.text())
        self.chosen.emit(JoinForm(address=host, port=port, name=self.name.text().strip()))


def short_address(form: JoinForm) -> str:
    """The address of a form as a person types it: the usual port is left out."""
    if form.port == DEFAULT_PORT:
        return form.address
    return text.address(form.address, form.port)


def _card_column(frame: QFrame, icon_name: str, title: str, purpose: str) -> QVBoxLayout:
    mark = IconMark(icon_name, QPalette.ColorRole.Link, 22)
    heading = QHBoxLayout()
    heading.setSpacing(10)
    heading.addWidget(mark)
    heading.addWidget(label(title, "heading"), 1)
    column = QVBoxLayout(frame)
    column.setContentsMargins(20, 16, 20, 18)
    column.setSpacing(10)
    column.addLayout(heading)
    column.addWidget(label(purpose, "quiet", wrap=True))
    return column
