"""What stands over a conversation: which one it is, who is there, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.ui.timeline_text import isolated, plain
from app.ui.widgets import ElidedLabel, IconButton

NAMED = 2  # people who are named while they type; of more, only the number is told


class RoomHeader(QFrame):
    """The conversation in front.

    Signals:
        leave_requested(): out of the room.
        people_clicked(bool): the lists at the left shall be shown, or not.
        host_panel_clicked(bool): so shall the host's panel.
    """

    leave_requested = Signal()
    people_clicked = Signal(bool)
    host_panel_clicked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._state = ""
        self._typing = ""
        self._name = ElidedLabel("heading")
        self._name.setObjectName("conversation_name")
        self._told = ElidedLabel("quiet")
        self._told.setObjectName("conversation_state")
        self.people = _toggle("users", self.tr("Conversas e pessoas"), "people_toggle")
        self.panel = _toggle("panel-right", self.tr("Painel do anfitrião"), "host_panel_toggle")
        self._menu = QMenu(self)
        self._more = IconButton("ellipsis-vertical", self.tr("Mais ações"))
        self._more.setObjectName("room_menu")
        self._leave = QPushButton(self.tr("Sair"))
        self._leave.setObjectName("leave_button")
        self._leave.setProperty("look", "danger")
        self._build()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._told)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(4)
        for tool in (self.people, self.panel, self._more):
            self._tools.addWidget(tool)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 12, 6)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addLayout(self._tools)
        row.addWidget(self._leave)
        self._more.clicked.connect(self._on_more_clicked)
        self._leave.clicked.connect(self.leave_requested)
        self.people.clicked.connect(self.people_clicked)
        self.panel.clicked.connect(self.host_panel_clicked)

    def add_tool(self, tool: QWidget) -> None:
        """Put a button before the others: the search, for instance."""
        self._tools.insertWidget(0, tool)

    def add_action(self, action: QAction) -> None:
        """Put an entry at the end of the menu."""
        self._menu.addAction(action)

    def show_conversation(self, name: str, state: str) -> None:
        """Say which conversation is in front, and who or what is there."""
        self._name.set_whole(name)
        self._state = state
        self._show_state()

    def show_typing(self, names: Sequence[str]) -> None:
        """These people write in the conversation in front right now; nobody when it is empty."""
        shown = [isolated(plain(name)) for name in names]
        if not shown:
            self._typing = ""
        elif len(shown) == 1:
            self._typing = self.tr("{name} está digitando…").format(name=shown[0])
        elif len(shown) == NAMED:
            both = self.tr("{one} e {other} estão digitando…")
            self._typing = both.format(one=shown[0], other=shown[1])
        else:
            many = self.tr("{count} pessoas estão digitando…")
            self._typing = many.format(count=len(shown))
        self._show_state()

    def _show_state(self) -> None:
        self._told.set_whole(" · ".join(filter(None, (self._state, self._typing))))

    def _on_more_clicked(self) -> None:
        corner = self._more.rect().bottomRight() - QPoint(self._menu.sizeHint().width(), 0)
        self._menu.popup(self._more.mapToGlobal(corner))


def _toggle(icon: str, name: str, object_name: str) -> IconButton:
    made = IconButton(icon, name)
    made.setObjectName(object_name)
    made.setCheckable(True)
    return made
