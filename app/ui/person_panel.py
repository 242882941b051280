"""What is known of one person in the room: address, program, since when, connected or not."""

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import text
from app.client.arrivals import Arrivals
from app.client.conversation_list import when
from app.client.roster import Roster
from app.protocol.messages import Member
from app.ui.copying import CopyButton
from app.ui.timeline_text import plain
from app.ui.widgets import ElidedLabel, IconButton, breakable, card, label

_FACTS = ("state", "ip", "port", "program", "since")


class PersonPanel(QFrame):
    """Follows one person of the roster, who may leave and come back meanwhile.

    Signals: `closed()`, `talk_requested(name)`.
    """

    closed = Signal()
    talk_requested = Signal(str)

    def __init__(self, roster: Roster, arrivals: Arrivals) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.setObjectName("person_panel")
        self._roster = roster
        self._arrivals = arrivals
        self._name = ""
        self._me = ""
        self._last: Member | None = None  # as the person was seen last
        self._title = ElidedLabel("heading")
        self._title.setObjectName("person_name")
        self._facts = {fact: label(wrap=True) for fact in _FACTS}
        for fact, told in self._facts.items():
            told.setObjectName(f"person_{fact}")
        self._copied = label(self.tr("Copiado"), "quiet")
        self._copied.setObjectName("person_copied")
        self._build()
        for changed in (roster.rowsInserted, roster.rowsRemoved, roster.modelReset):
            changed.connect(self._show)
        roster.dataChanged.connect(self._show)

    def _build(self) -> None:
        close = IconButton("x", self.tr("Fechar os detalhes"))
        close.setObjectName("person_close")
        heading = QHBoxLayout()
        heading.setContentsMargins(16, 14, 12, 6)
        heading.addWidget(self._title, 1)
        heading.addWidget(close)
        names = {
            "state": self.tr("Situação"),
            "ip": self.tr("Endereço IP"),
            "port": self.tr("Porta"),
            "program": self.tr("Programa"),
            "since": self.tr("Na sala desde"),
        }
        facts = card("card")
        form = QFormLayout(facts)
        form.setContentsMargins(12, 12, 12, 12)
        form.setSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for fact, told in self._facts.items():
            form.addRow(label(names[fact], "quiet"), told)
        self._copy = CopyButton("", self.tr("Copiar endereço"))
        self._copy.setObjectName("person_copy")
        self._talk = QPushButton(self.tr("Conversar em particular"))
        self._talk.setObjectName("person_talk")
        copying = QHBoxLayout()
        copying.addWidget(label(self.tr("Copiar endereço"), "quiet"))
        copying.addWidget(self._copy)
        copying.addWidget(self._copied, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 4, 14, 12)
        column.setSpacing(12)
        column.addWidget(facts)
        column.addLayout(copying)
        column.addWidget(self._talk)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(heading)
        page.addWidget(scroll, 1)
        self._copied.hide()
        close.clicked.connect(self.closed)
        self._talk.clicked.connect(self._on_talk_clicked)
        self._copy.copied.connect(self._copied.show)
        self._copy.settled.connect(self._copied.hide)

    def show_person(self, name: str, me: str) -> None:
        """Show this person; `me` is one's own name."""
        self._name, self._me, self._last = name, me, None
        self._copy.settle()
        self._show()

    def take_over(self, other: "PersonPanel") -> None:
        """Show the person whom the other one shows, who may be gone by now."""
        self._name, self._me, self._last = other._name, other._me, other._last
        self._show()

    def _show(self) -> None:
        if not self._name:
            return
        here = self._roster.find(self._name)
        self._last = here or self._last
        known = self._last
        own = self._name == self._me
        title = plain(known.name if known else self._name)
        self._title.set_whole(self.tr("{name} (você)").format(name=title) if own else title)
        unknown = self.tr("não se sabe")
        since = self._arrivals.since(self._name) if here else None
        told = {
            "state": self._state(here),
            "ip": breakable(known.ip) if known else unknown,
            "port": str(known.port) if known else unknown,
            "program": plain(known.program) if known and known.program else unknown,
            "since": _moment(since) if since is not None else unknown,
        }
        for fact, words in told.items():
            self._facts[fact].setText(words)
        self._copy.text_to_copy = text.whereabouts(known) if known else ""
        self._copy.setEnabled(known is not None)
        self._talk.setVisible(not own)

    def _state(self, member: Member | None) -> str:
        if not self._roster.is_current:
            own = self._name == self._me
            return self.tr("sem conexão") if own else self.tr("não se sabe")
        if member is None:
            return self.tr("fora da sala")
        return self.tr("sem conexão") if member.away else self.tr("conectado")

    def _on_talk_clicked(self) -> None:
        self.talk_requested.emit(self._name)


def _moment(time_ms: int) -> str:
    day, clock = when(time_ms, time.time_ns() // 1_000_000), text.clock(time_ms)
    return clock if day == clock else f"{day}, {clock}"
