"""What the person who hosts has to tell the others: the addresses of the room, and a QR code."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app import text
from app.reachable import Reachable
from app.ui.copying import CopyButton
from app.ui.qr_code import QrCode
from app.ui.widgets import IconButton, IconMark, breakable, card, label

SIDE = 176  # pixels of the QR code

_ICONS = {"wifi": "wifi", "cable": "ethernet-port", "vpn": "shield", "other": "globe"}
_Role = QPalette.ColorRole


class AddressCard(QFrame):
    """One address with its network. Signals: `copied(address)`."""

    copied = Signal(str)

    def __init__(self, address: str, network: str, kind: str, *, recommended: bool) -> None:
        super().__init__()
        self.setProperty("look", "chosen" if recommended else "soft")
        self.setObjectName("address_card")
        self.address = address
        self._network = network
        if recommended:
            self._network = self.tr("{network} · recomendado").format(network=network)
        self._title = label(breakable(address), "label", wrap=True)
        self._title.setObjectName("address")
        self._title.setAccessibleName(address)
        self._note = label(self._network, "quiet", wrap=True)
        self._note.setObjectName("address_network")
        name = self.tr("Copiar {address}").format(address=address)
        self._copy = CopyButton(address, name)
        self._copy.setObjectName("address_copy")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 6, 8)
        row.setSpacing(8)
        row.addWidget(IconMark(_ICONS[kind], _Role.Link if recommended else _Role.PlaceholderText))
        row.addLayout(words, 1)
        row.addWidget(self._copy)
        self._copy.copied.connect(self._on_copied)
        self._copy.settled.connect(self._on_settled)

    def settle(self) -> None:
        """Take "Copiado" back."""
        self._copy.settle()

    def _on_copied(self) -> None:
        self._note.setText(self.tr("Copiado"))
        self.copied.emit(self.address)

    def _on_settled(self) -> None:
        self._note.setText(self._network)


class HostPanel(QFrame):
    """The addresses of the room, best first.

    Signals: `closed()` when the person closes the panel, `stop_requested()` when the room.
    """

    closed = Signal()
    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.setObjectName("host_panel")
        self._cards: list[AddressCard] = []
        self.shown: tuple[tuple[Reachable, ...], int] | None = None  # addresses and port
        self._code = QrCode(SIDE)
        self._code.setObjectName("host_qr")
        self._people = label(look="quiet", wrap=True)
        self._people.setObjectName("host_people")
        self._hint = label(look="quiet", wrap=True)
        self._hint.setObjectName("host_hint")
        close = IconButton("x", self.tr("Esconder o painel"))
        close.setObjectName("host_panel_close")
        stop = QPushButton(self.tr("Encerrar sala"))
        stop.setObjectName("host_stop")
        stop.setProperty("look", "danger")
        heading = QHBoxLayout()
        heading.setContentsMargins(16, 14, 12, 6)
        heading.addWidget(label(self.tr("Painel do anfitrião"), "heading", wrap=True), 1)
        heading.addWidget(close)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 8, 14, 12)
        foot.addWidget(stop)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(heading)
        page.addWidget(self._scrolled(), 1)
        page.addLayout(foot)
        close.clicked.connect(self.closed)
        stop.clicked.connect(self.stop_requested)

    def _scrolled(self) -> QScrollArea:
        self._addresses = QVBoxLayout()
        self._addresses.setSpacing(8)
        sharing = card("card")
        share = QVBoxLayout(sharing)
        share.setContentsMargins(10, 12, 10, 12)
        share.setSpacing(10)
        share.addWidget(label(self.tr("Compartilhe este endereço"), "label", wrap=True))
        share.addWidget(self._code, 0, Qt.AlignmentFlag.AlignHCenter)
        share.addLayout(self._addresses)
        share.addWidget(self._hint)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(12, 4, 12, 8)
        self._column.setSpacing(12)
        self._column.addWidget(sharing)
        self._column.addWidget(self._people)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        return scroll

    def add_section(self, section: QWidget) -> None:
        """Put one more card under the addresses."""
        self._column.insertWidget(self._column.count() - 1, section)

    def show_people(self, told: str) -> None:
        """How many are in the room."""
        self._people.setText(told)

    def show_addresses(self, addresses: Sequence[Reachable], port: int) -> None:
        """Replace what is shown by these addresses."""
        if (shown := (tuple(addresses), port)) == self.shown:
            return
        self.shown = shown
        for old in self._cards:
            self._addresses.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cards = [
            AddressCard(
                text.address(entry.ip, port),
                entry.network,
                entry.kind,
                recommended=place == 0 and len(addresses) > 1,
            )
            for place, entry in enumerate(addresses)
        ]
        for made in self._cards:
            made.copied.connect(self._on_copied)
            self._addresses.addWidget(made)
        best = self._cards[0].address if self._cards else ""
        name = self.tr("Código QR do endereço {address}").format(address=best)
        self._code.show_text(best, name)
        self._code.setVisible(bool(best))
        self._hint.setText(self._how_to_join(len(addresses)))

    def _how_to_join(self, count: int) -> str:
        if not count:
            return self.tr(
                "Este computador não está em nenhuma rede. "
                "Conecte o Wi-Fi, o cabo ou o Radmin VPN e hospede de novo."
            )
        if count == 1:
            return self.tr(
                "Quem está na mesma rede abre a Sala, clica em Entrar e digita este endereço."
            )
        return self.tr(
            "Quem está na mesma rede abre a Sala, clica em Entrar e digita um destes endereços."
        )

    def _on_copied(self, address: str) -> None:
        for other in self._cards:
            if other.address != address:
                other.settle()
