"""What the host does with the room: the cards of the panel, and the entries of a person's menu."""

import time
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from app import text
from app.client.client import Client
from app.ui.arrivals_card import ArrivalsCard
from app.ui.controls import Switch
from app.ui.host_panel import HostPanel
from app.ui.rows_card import CardRow, Choice, RowsCard
from app.ui.timeline_text import isolated, plain
from app.ui.widgets import card, label

LOOK = 20_000
"""Milliseconds between two looks at how long hands have been raised."""


class HostTools(QObject):
    """Fills the host's panel, and follows what the client knows.

    Signals:
        expulsion_asked(name, bool): put somebody out, or ban them; to be confirmed.
        attendance_requested(): the list of who was in.
    """

    expulsion_asked = Signal(str, bool)
    attendance_requested = Signal()

    def __init__(self, client: Client, panel: HostPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._hosting = client.hosting
        self._quiet = Switch(self.tr("Só o anfitrião fala"))
        self._quiet.setObjectName("host_quiet")
        self._approve = Switch(self.tr("Aprovar cada entrada"))
        self._approve.setObjectName("host_approve")
        self._files = Switch(self.tr("Permitir arquivos"))
        self._files.setObjectName("host_files")
        self._knocks = RowsCard("host_knocks", self.tr("Esperando para entrar"))
        self._hands = RowsCard("host_hands", self.tr("Mãos levantadas"))
        self._bans = RowsCard("host_bans", self.tr("Banidos"))
        self._arrivals = ArrivalsCard()
        self._attendance = QPushButton(self.tr("Lista de presença…"))
        self._attendance.setObjectName("host_attendance")
        sections = (
            self._knocks,
            self._hands,
            self._rules(),
            self._attendance,
            self._arrivals,
            self._bans,
        )
        for section in sections:
            panel.add_section(section)
        self._look = QTimer(self)
        self._look.setInterval(LOOK)
        self._connect()
        self._attempts: QAbstractItemModel | None = None
        for show in (self._show_rules, self._show_knocks, self._show_bans, self._show_hands):
            show()

    def _connect(self) -> None:
        hosting, roster = self._hosting, self._client.roster
        hosting.rules_changed.connect(self._show_rules)
        hosting.knocks_changed.connect(self._show_knocks)
        hosting.bans_changed.connect(self._show_bans)
        for changed in (roster.rowsInserted, roster.rowsRemoved, roster.modelReset):
            changed.connect(self._show_hands)
        roster.dataChanged.connect(self._show_hands)
        self._look.timeout.connect(self._show_hands)
        self._attendance.clicked.connect(self.attendance_requested)
        self._quiet.clicked.connect(self._on_quiet_clicked)
        self._approve.clicked.connect(self._on_approve_clicked)
        self._files.clicked.connect(self._on_files_clicked)

    def _rules(self) -> QFrame:
        made = card("card")
        column = QVBoxLayout(made)
        column.setContentsMargins(10, 12, 10, 12)
        column.setSpacing(10)
        notes = {
            self._quiet: self.tr("Os outros ainda levantam a mão e escrevem a você em particular."),
            self._approve: self.tr("Quem chega espera até você deixar entrar."),
            self._files: self.tr("Sem isso, só você envia arquivos e imagens."),
        }
        for switch, note in notes.items():
            switch.setAccessibleDescription(note)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(label(switch.accessibleName(), "label", wrap=True))
            words.addWidget(label(note, "quiet", wrap=True))
            row = QHBoxLayout()
            row.addLayout(words, 1)
            row.addWidget(switch)
            column.addLayout(row)
        return made

    def show_attempts(self, attempts: QAbstractItemModel) -> None:
        """Who tried to come into the room that this computer opened."""
        self._attempts = attempts
        self._arrivals.show_model(attempts)

    def take_over(self, other: "HostTools") -> None:
        """Show the attempts that the other one shows."""
        if other._attempts is not None:
            self.show_attempts(other._attempts)

    def fill(self, menu: QMenu, name: str) -> None:
        """Add what a host can do with a person, where one is a host and it is somebody else."""
        client = self._client
        me, member = client.me, client.roster.find(name)
        if me is None or not me.host or member is None or member.host:
            return
        menu.addSeparator()
        words = self.tr("Deixar falar de novo") if member.muted else self.tr("Silenciar")
        mute = partial(self._hosting.mute, name, off=member.muted)
        self._add(menu, words, "person_mute").triggered.connect(mute)
        if member.hand:
            lower = self._add(menu, self.tr("Abaixar a mão"), "person_lower")
            lower.triggered.connect(partial(self._hosting.lower, name))
        for words, key, ban in (
            (self.tr("Remover da sala…"), "person_expel", False),
            (self.tr("Banir da sala…"), "person_ban", True),
        ):
            chosen = self._add(menu, words, key)
            chosen.triggered.connect(partial(self.expulsion_asked.emit, name, ban))

    def _add(self, menu: QMenu, words: str, name: str) -> QAction:
        action = menu.addAction(words)
        action.setObjectName(name)
        return action

    def _show_rules(self) -> None:
        rules = self._hosting.rules
        self._quiet.setChecked(rules.quiet)
        self._approve.setChecked(rules.approve)
        self._files.setChecked(not rules.no_files)

    def _show_knocks(self) -> None:
        rows = []
        for knock in self._hosting.knocks:
            name = isolated(plain(knock.name))
            admit = Choice(
                self.tr("Deixar entrar"),
                self.tr("Deixar {name} entrar").format(name=name),
                "knock_admit",
                partial(self._hosting.admit, knock.number),
            )
            deny = Choice(
                self.tr("Recusar"),
                self.tr("Recusar {name}").format(name=name),
                "knock_deny",
                partial(self._hosting.admit, knock.number, off=True),
            )
            where = text.address(knock.ip, knock.port)
            rows.append(CardRow(knock.number, knock.name, where, (admit, deny)))
        self._knocks.show_rows(rows)

    def _show_hands(self) -> None:
        rows = []
        now = time.time_ns() // 1_000_000
        for place, name in enumerate(self._client.roster.hands(), 1):
            member = self._client.roster.find(name)
            minutes = (now - member.hand) // 60_000 if member is not None else 0
            ago = (
                self.tr("há {count} min").format(count=minutes)
                if minutes > 0
                else self.tr("agora mesmo")
            )
            lower = Choice(
                self.tr("Abaixar"),
                self.tr("Abaixar a mão de {name}").format(name=isolated(plain(name))),
                "hand_lower",
                partial(self._hosting.lower, name),
            )
            rows.append(CardRow(name, f"{place}. {plain(name)}", ago, (lower,)))
        self._hands.show_rows(rows)
        if not rows:
            self._look.stop()
        elif not self._look.isActive():
            self._look.start()

    def _show_bans(self) -> None:
        rows = []
        for ban in self._hosting.bans:
            pardon = Choice(
                self.tr("Desfazer"),
                self.tr("Deixar {name} entrar de novo").format(name=isolated(plain(ban.name))),
                "ban_pardon",
                partial(self._hosting.pardon, ban.name),
            )
            rows.append(CardRow(ban.name, ban.name, ban.ip, (pardon,)))
        self._bans.show_rows(rows)

    def _on_quiet_clicked(self, wanted: bool) -> None:  # noqa: FBT001  (a Qt slot)
        self._hosting.set_quiet(quiet=wanted)

    def _on_approve_clicked(self, wanted: bool) -> None:  # noqa: FBT001  (a Qt slot)
        self._hosting.set_approve(approve=wanted)

    def _on_files_clicked(self, wanted: bool) -> None:  # noqa: FBT001  (a Qt slot)
        self._hosting.set_files(allowed=wanted)
