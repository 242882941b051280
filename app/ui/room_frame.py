"""What stands around the conversations of a room: the lists, the header, the panels."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app import text
from app.client.arrivals import Arrivals
from app.client.client import Client, ClientState
from app.client.conversation import Conversation, Presence
from app.client.conversation_list import ConversationList, presence
from app.protocol.messages import Status
from app.reachable import Reachable
from app.ui.columns import Columns
from app.ui.host_panel import HostPanel
from app.ui.person_panel import PersonPanel
from app.ui.presence import Dot, dot_of
from app.ui.room_header import RoomHeader
from app.ui.sidebar import Sidebar
from app.ui.timeline_text import plain


class RoomFrame(QWidget):
    """Says what the client knows, and shows or hides what is around the conversation.

    Signals:
        leave_requested(): the person wants out, or to close the room.
        conversation_chosen(Conversation): it shall come to the front.
        person_chosen(name): the person asks to talk to somebody alone.
        conversation_uncovered(): it is to be seen again, and written in.
    """

    leave_requested = Signal()
    conversation_chosen = Signal(object)
    person_chosen = Signal(str)
    conversation_uncovered = Signal()

    def __init__(
        self,
        client: Client,
        conversations: ConversationList,
        middle: Sequence[QWidget],
        arrivals: Arrivals,
    ) -> None:
        """`middle`: what stands under the header, from top to bottom; the last one grows."""
        super().__init__()
        self._client = client
        self._hosting = False
        self._host_choices: Callable[[QMenu, str], None] | None = None
        self._ignoring: Callable[[str, QObject], QAction] | None = None
        self._current: Conversation = client.room
        self.header = RoomHeader()
        self.sidebar = Sidebar(conversations, client.roster)
        self.host_panel = HostPanel()
        self.person_panel = PersonPanel(client.roster, arrivals)
        self._changed = QTimer(self)  # a crowd comes in at once, and is told once
        self._changed.setSingleShot(True)
        self._build(middle)
        self._connect()

    def _build(self, middle: Sequence[QWidget]) -> None:
        main = QFrame()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        for place, widget in enumerate(middle, 1):
            column.addWidget(widget, int(place == len(middle)))
        self._columns = Columns(self.sidebar, main)
        self._columns.add_right(self.host_panel)
        self._columns.add_right(self.person_panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._columns)
        self._details = QAction(self.tr("Ver detalhes"), self)
        self._copy = QAction(self.tr("Copiar meu endereço"), self)
        out = QAction(self.tr("Sair da sala"), self)
        for action, done in (
            (self._details, self._on_details_chosen),
            (self._copy, self._on_copy_chosen),
            (out, self.leave_requested.emit),
        ):
            action.triggered.connect(done)
            self.header.add_action(action)

    def _connect(self) -> None:
        header, columns = self.header, self._columns
        header.leave_requested.connect(self.leave_requested)
        header.people_clicked.connect(self._on_people_clicked)
        header.host_panel_clicked.connect(self._on_host_panel_clicked)
        columns.arranged.connect(self._on_arranged)
        self.host_panel.closed.connect(self._on_right_closed)
        self.host_panel.stop_requested.connect(self.leave_requested)
        self.person_panel.closed.connect(self._on_right_closed)
        self.person_panel.talk_requested.connect(self.person_chosen)
        self.sidebar.conversation_chosen.connect(self.conversation_chosen)
        self.sidebar.person_chosen.connect(self.person_chosen)
        self.sidebar.person_menu_requested.connect(self._on_person_menu_requested)
        self.sidebar.closed.connect(self._on_sidebar_closed)
        self.sidebar.me.status_chosen.connect(self._on_status_chosen)
        self._changed.timeout.connect(self.show_room)
        client, roster = self._client, self._client.roster
        for changed in (roster.rowsInserted, roster.rowsRemoved, roster.modelReset):
            changed.connect(self._changed.start)
        roster.dataChanged.connect(self._changed.start)
        client.state_changed.connect(self._changed.start)
        client.ignored.changed.connect(self._on_ignored_changed)
        self._on_ignored_changed()

    def set_ignoring(self, choice: Callable[[str, QObject], QAction]) -> None:
        """`choice` gives the entry of a person's menu that ignores them, or ends that."""
        self._ignoring = choice

    def set_host_choices(self, fill: Callable[[QMenu, str], None]) -> None:
        """`fill` adds to a person's menu what a host can do with them."""
        self._host_choices = fill

    # What is shown

    def show_conversation(self, conversation: Conversation) -> None:
        """This one is in front: say so, and uncover it where something covers it."""
        self._current = conversation
        self.sidebar.show_conversation(conversation)
        self.header.show_typing(())
        self.show_room()

    def uncover(self) -> None:
        """Let the conversation be seen where there is room for one part only."""
        if self._columns.is_single:
            self._columns.want_middle()

    def show_room(self) -> None:
        """Say what the client knows of the room, of oneself and of the one in front."""
        client = self._client
        count = client.roster.rowCount()
        people = (
            self.tr("1 pessoa") if count == 1 else self.tr("{count} pessoas").format(count=count)
        )
        there = client.state is ClientState.IN
        doing = self.tr("Hospedando") if self._hosting else self.tr("Conectado")
        dot = Dot.FULL if there else Dot.RING
        state = f"{doing} · {people}" if there else self.tr("Sem conexão")
        self.sidebar.mark.show_room(plain(client.room_name), state, dot)
        if client.me is not None:
            me = client.me
            seen = dot_of(me.status, away=not there)
            self.sidebar.me.show_me(plain(me.name), text.whereabouts(me), seen, me.status)
        connected = sum(not member.away for member in client.roster.members())
        if connected != count and there:
            one = self.tr("1 conectada")
            many = self.tr("{count} conectadas").format(count=connected)
            people = f"{people} · {one if connected == 1 else many}"
        self.host_panel.show_people(people)
        self._show_header(people)

    def _show_header(self, people: str) -> None:
        peer = self._current.peer
        self._details.setVisible(bool(peer))
        if not peer:
            self.header.show_conversation(self.tr("# Geral"), people)
            return
        member = self._client.roster.find(peer)
        told = presence(self._current.presence)
        if member is not None and self._current.presence is not Presence.GONE:
            told = f"{told} · {text.whereabouts(member)}"
        self.header.show_conversation(plain(peer), told)

    def show_hosting(self, addresses: Sequence[Reachable], port: int) -> None:
        """Offer the addresses to the person who hosts."""
        self.host_panel.show_addresses(addresses, port)
        if not self._hosting:  # later it is up to the person whether they are shown
            self._hosting = True
            self.header.panel.show()
            self.sidebar.show_hosting(hosting=True)
            self._columns.want_right(self.host_panel, unasked=True)
            self.show_room()

    def take_over(self, other: "RoomFrame") -> None:
        """Show and hide what the other one does."""
        if other.host_panel.shown is not None and other._hosting:
            self.show_hosting(*other.host_panel.shown)
        self.sidebar.take_over(other.sidebar)
        self.person_panel.take_over(other.person_panel)
        self._columns.take_over(other._columns)

    def show_guest(self) -> None:
        """There are no addresses to offer."""
        self._hosting = False
        self.header.panel.hide()
        self.sidebar.show_hosting(hosting=False)
        self.sidebar.clear_search()
        self._columns.want_right(None)
        self._columns.want_middle()
        self.show_room()

    def show_details(self, name: str) -> None:
        """Show what is known of a person."""
        me = self._client.me
        self.person_panel.show_person(name, me.name if me else "")
        self._columns.want_right(self.person_panel)
        self.person_panel.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the person does

    def _on_people_clicked(self, wanted: bool) -> None:  # noqa: FBT001  (a Qt slot)
        self._columns.want_left(wanted=wanted)
        if wanted:
            self.sidebar.take_focus()

    def _on_host_panel_clicked(self, wanted: bool) -> None:  # noqa: FBT001  (a Qt slot)
        self._columns.want_right(self.host_panel if wanted else None)

    def _on_ignored_changed(self) -> None:
        self.sidebar.show_ignored(self._client.ignored.keys())

    def _on_status_chosen(self, status: Status) -> None:
        me = self._client.me
        self._client.show(status=status, hand=me is not None and me.hand > 0)

    def _on_right_closed(self) -> None:
        self._columns.want_right(None)
        if self._columns.is_single:
            self.conversation_uncovered.emit()
        else:
            self.header.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sidebar_closed(self) -> None:
        self.uncover()
        self.conversation_uncovered.emit()

    def _on_arranged(self) -> None:
        single, right = self._columns.is_single, self._columns.right
        self.header.people.setChecked(self._columns.shows_left)
        self.header.panel.setChecked(right is self.host_panel)
        self.sidebar.show_alone(alone=single and self._columns.shows_left)

    def _on_details_chosen(self) -> None:
        self.show_details(self._current.peer)

    def _on_copy_chosen(self) -> None:
        if self._client.me is not None:
            QGuiApplication.clipboard().setText(text.whereabouts(self._client.me))

    def _on_person_menu_requested(self, name: str, point: QPoint) -> None:
        member, me = self._client.roster.find(name), self._client.me
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("person_menu")
        if me is None or me.name != name:
            talk = menu.addAction(self.tr("Conversar em particular"))
            talk.triggered.connect(partial(self.person_chosen.emit, name))
        details = menu.addAction(self.tr("Ver detalhes"))
        details.triggered.connect(partial(self.show_details, name))
        if member is not None:
            copy = menu.addAction(self.tr("Copiar endereço"))
            address = text.whereabouts(member)
            copy.triggered.connect(partial(QGuiApplication.clipboard().setText, address))
        if self._ignoring is not None and (me is None or me.name != name):
            menu.addSeparator()
            menu.addAction(self._ignoring(name, menu))
        if self._host_choices is not None:
            self._host_choices(menu, name)
        menu.popup(point)
