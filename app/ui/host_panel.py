"""What the person who hosts has to tell the others: the addresses of the room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app import text
from app.reachable import Reachable
from app.ui.widgets import IconButton, IconMark, label

WIDTH = 264  # pixels
FEEDBACK = 2_500  # milliseconds that "Copiado" stays

_ICONS = {"wifi": "wifi", "cable": "ethernet-port", "vpn": "shield", "other": "globe"}


class AddressCard(QFrame):
    """One address with its network. Signals: `copied(address)`."""

    copied = Signal(str)

    def __init__(self, address: str, network: str, kind: str) -> None:
        super().__init__()
        self.setProperty("look", "soft")
        self.setObjectName("address_card")
        self.address = address
        self._network = network
        self._title = label(address, "label")
        self._title.setObjectName("address")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._note = label(network, "quiet")
        self._note.setObjectName("address_network")
        name = self.tr("Copiar {address}").format(address=address)
        self._copy = IconButton("copy", name, QPalette.ColorRole.PlaceholderText)
        self._copy.setObjectName("address_copy")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FEEDBACK)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(IconMark(_ICONS[kind], QPalette.ColorRole.PlaceholderText))
        row.addLayout(words, 1)
        row.addWidget(self._copy)
        self._copy.clicked.connect(self._on_clicked)
        self._timer.timeout.connect(self.settle)

    def settle(self) -> None:
        """Take "Copiado" back."""
        self._timer.stop()
        self._note.setText(self._network)
        self._copy.set_icon("copy")

    def _on_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.address)
        self._note.setText(self.tr("Copiado"))
        self._copy.set_icon("check")
        self._timer.start()
        self.copied.emit(self.address)


class HostPanel(QFrame):
    """The addresses of the room, best first. Signals: `closed()` when the person closes it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.setObjectName("host_panel")
        self.setFixedWidth(WIDTH)
        self._cards: list[AddressCard] = []
        self._shown: tuple[tuple[Reachable, ...], int] | None = None
        self._hint = label(look="quiet", wrap=True)
        self._hint.setObjectName("host_hint")
        close = IconButton("x", self.tr("Esconder os endereços"))
        close.setObjectName("host_panel_close")
        heading = QHBoxLayout()
        heading.addWidget(label(self.tr("Convide a turma"), "heading"), 1)
        heading.addWidget(close)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        column.addLayout(heading)
        column.addWidget(self._hint)
        column.addLayout(self._column)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scroll)
        close.clicked.connect(self.closed)

    def show_addresses(self, addresses: Sequence[Reachable], port: int) -> None:
        """Replace what is shown by these addresses."""
        if (shown := (tuple(addresses), port)) == self._shown:
            return
        self._shown = shown
        for old in self._cards:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cards = [
            AddressCard(text.address(entry.ip, port), entry.network, entry.kind)
            for entry in addresses
        ]
        for made in self._cards:
            made.copied.connect(self._on_copied)
            self._column.addWidget(made)
        self._hint.setText(
            self.tr(
                "Quem está na mesma rede abre a Sala, clica em Entrar e digita um destes endereços."
            )
            if addresses
            else self.tr(
                "Este computador não está em nenhuma rede. "
                "Conecte o Wi-Fi, o cabo ou o Radmin VPN e hospede de novo."
            )
        )

    def _on_copied(self, address: str) -> None:
        for other in self._cards:
            if other.address != address:
                other.settle()
