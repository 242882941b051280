"""The first page: open a room, or enter one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.cards import HostCard, JoinCard, short_address
from app.ui.field import Field
from app.ui.forms import HostForm, JoinForm
from app.ui.preferences import Preferences
from app.ui.welcome import Welcome
from app.ui.widgets import IconButton, Logo, card, label

EDGES = 42  # pixels beside the cards, with what scrolls them
NARROW = 540  # pixels below which the cards stand under each other


class StartPage(QWidget):
    """Both choices, and what goes on after one was made.

    Signals: `host_chosen(HostForm)`, `join_chosen(JoinForm)`, `cancelled()` while busy,
    `settings_requested()`.
    """

    host_chosen = Signal(object)
    join_chosen = Signal(object)
    cancelled = Signal()
    settings_requested = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.host = HostCard(preferences)
        self.join = JoinCard(preferences)
        self._cards = QWidget()
        self._focus_before: QWidget | None = None
        self._welcome = Welcome()
        self._scroll = QScrollArea()
        self._settings = IconButton("settings", self.tr("Configurações"))
        self._busy = card("strip")
        self._busy_text = label(wrap=True)
        self._cancel = QPushButton(self.tr("Cancelar"))
        self._build()
        self._welcome.setVisible(not preferences.name)
        self._scroll.setVisible(bool(preferences.name))
        self.busy(None)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor where the person goes on as the last time, with Enter."""
        if not self._welcome.isHidden():
            self._welcome.take_focus()
        elif self._preferences.hosted_last:
            self.host.name.take_focus()
        else:
            self.join.take_focus()

    def busy(self, doing: str | None) -> None:
        """Say what is being done, with a way to cancel it; None gives the cards back."""
        before = self.focusWidget() if doing and self._cards.isEnabled() else None
        self._focus_before = before or self._focus_before
        self._busy_text.setText(doing or "")
        self._busy.setVisible(doing is not None)
        self._cards.setEnabled(doing is None)
        if doing is not None:
            self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._focus_before is not None:
            if self.isVisible():  # else the room has the focus by now
                self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._focus_before = None

    @property
    def is_busy(self) -> bool:
        """Whether it says what is being done."""
        return not self._cards.isEnabled()

    def take_over(self, other: "StartPage") -> None:
        """Show what was typed into the page before this one."""
        for field, before in zip(self._fields(), other._fields(), strict=True):
            field.set_text(before.text())
        self._welcome.fill(other._welcome.typed())
        if other._welcome.isHidden():
            self.show_choices()

    def _fields(self) -> tuple[Field, ...]:
        return (*self.host.fields(), *self.join.fields())

    def fill_host(self, form: HostForm) -> None:
        """As if the person had typed all of it, and were still there."""
        self.show_choices()
        self.host.fill(form)
        self.host.name.take_focus()

    def fill_join(self, form: JoinForm) -> None:
        """As if the person had typed all of it, and were still there."""
        self.show_choices()
        self.join.fill(form)
        self.join.take_focus()

    def show_choices(self) -> None:
        """Whoever this is need not be asked for a name first."""
        self._welcome.hide()
        self._scroll.show()

    def show_name(self, name: str) -> None:
        """The name that the person goes by from now on."""
        self.host.name.set_text(name)
        self.join.name.set_text(name)

    def remember(self, name: str, address: tuple[str, int], hosted: HostForm | None) -> None:
        """What led into a room is proposed the next time; `hosted`: it is the person's own."""
        self._preferences.name = name
        self._preferences.hosted_last = hosted is not None
        self.show_name(name)
        if hosted is None:
            form = JoinForm(address=address[0], port=address[1], name=name)
            self._preferences.remember_address(short_address(form))
            self.join.set_addresses(self._preferences.addresses)
            return
        self._preferences.room = hosted.room
        if hosted.port:  # 0 was for that one time
            self._preferences.port = hosted.port

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._busy.isVisible():
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both cards beside each other, or in one column where there is no room for that."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        both = self.host.minimumSizeHint().width() + self.join.minimumSizeHint().width()
        stacked = self.width() < max(both, NARROW)
        self._row.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        side = max(self.width() - self.host.maximumWidth() - EDGES, 0) // 2 if stacked else 0
        self._row.setContentsMargins(side, 0, side, 0)

    def _build(self) -> None:
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(16)
        row.addStretch(1)
        row.addWidget(self.host, 1000)
        row.addWidget(self.join, 1000)
        row.addStretch(1)
        column = QVBoxLayout(self._cards)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(14)
        column.addStretch(1)
        column.addLayout(self._greeting())
        column.addLayout(row)
        column.addStretch(2)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._cards)
        page = QGridLayout(self)  # the strip lies over the cards, which do not move for it
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._welcome, 0, 0)
        page.addWidget(self._scroll, 0, 0)
        corner = QHBoxLayout()
        corner.setContentsMargins(0, 10, 14, 0)
        corner.addWidget(self._settings)
        page.addLayout(corner, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        page.addWidget(self._busy, 0, 0, Qt.AlignmentFlag.AlignBottom)
        self._settings.setObjectName("start_settings")
        self._busy_text.setObjectName("busy_text")
        self._cancel.setObjectName("busy_cancel")
        line = QHBoxLayout(self._busy)
        line.setContentsMargins(20, 12, 20, 12)
        line.addWidget(self._busy_text, 1)
        line.addWidget(self._cancel)
        self.host.chosen.connect(self.host_chosen)
        self.join.chosen.connect(self.join_chosen)
        self.host.name.edited.connect(self.join.name.set_text)
        self.join.name.edited.connect(self.host.name.set_text)
        self._welcome.named.connect(self._on_named)
        self._settings.clicked.connect(self.settings_requested)
        self._cancel.clicked.connect(self.cancelled)

    def _greeting(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.tr("Sala"), "title"))
        words.addWidget(label(self.tr("O chat da turma, direto entre os computadores."), "quiet"))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addStretch(1)
        row.addWidget(Logo(52))
        row.addLayout(words)
        row.addStretch(1)
        return row

    def _on_named(self, name: str) -> None:
        self._preferences.name = name
        self.show_name(name)
        self.show_choices()
        self.join.take_focus()
