"""The page of a room: who is in, the conversations, and for the host the addresses."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import text
from app.client.client import Client, ClientState
from app.client.conversation import Conversation
from app.client.outcome import Done, Outcome
from app.protocol.messages import Code, Refused
from app.reachable import Reachable
from app.ui.attaching import Attaching, Folders
from app.ui.conversation_page import ConversationPage
from app.ui.host_panel import HostPanel
from app.ui.lost_strip import LostStrip
from app.ui.people import PeoplePanel
from app.ui.pictures import Pictures
from app.ui.tabs import ConversationTabs
from app.ui.timeline_text import isolated, plain
from app.ui.waiting import Waiting
from app.ui.widgets import ElidedLabel, IconButton, IconMark, card, label

PEOPLE = 236  # pixels
NARROW = 860  # pixels below which the addresses take the place of the people


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


class RoomPage(QWidget):
    """One room, read from the client's models.

    Whoever writes in private gets a tab behind the one in front, until there are `MOST_OPENED`.
    Further conversations wait in a list beside the people, with what is unread in them, and get
    their tab when the person opens them or a place is free: a stranger under a thousand names
    shall not fill the window. A message that was not read is in a tab or in that list, whether or
    not its author is still there.

    Signals:
        leave_requested(): the person wants out.
        word_asked(text, peer): a bare `sair` was typed: to leave, or to be sent?
        unread_changed(int): unread messages of all conversations.
        called(): a private message came in.
    """

    leave_requested = Signal()
    word_asked = Signal(str, str)
    unread_changed = Signal(int)
    called = Signal()

    def __init__(self, client: Client) -> None:
        super().__init__()
        self._client = client
        self._pages: dict[Conversation, ConversationPage] = {}  # those that had a tab
        self._unread: dict[Conversation, int] = {}  # of every conversation
        self._total = 0  # of all that is unread
        self._waiting = Waiting(self)
        self._pictures = Pictures(client.files, self)
        self._folders = Folders()
        self._roster_changed = QTimer(self)  # a crowd comes in at once, and is told once
        self._roster_changed.setSingleShot(True)
        self._roster_changed.timeout.connect(self._show_header)
        self._address = client.address
        self._active = False
        self._hosting = False
        self._header = RoomHeader()
        self._people = PeoplePanel(client.roster, self._waiting)
        self._people.setFixedWidth(PEOPLE)
        self._lost = LostStrip()
        self._unkept = _unkept_strip(self.tr("Sem guardar: o que for dito some ao fechar a sala."))
        self._tabs = ConversationTabs()
        self._host_panel = HostPanel()
        self._build()
        self._follow(client.room)
        self._everyone = self._page(client.room)
        self._tabs.show_page(self._everyone)
        self.show_guest()

    def _build(self) -> None:
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addWidget(self._header)
        main.addWidget(self._lost)
        main.addWidget(self._unkept)
        main.addWidget(self._tabs, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._people)
        row.addWidget(_rule())
        row.addLayout(main, 1)
        self._host_rule = _rule()
        row.addWidget(self._host_rule)
        row.addWidget(self._host_panel)
        self._header.leave_requested.connect(self.leave_requested)
        self._header.addresses_toggled.connect(self._on_addresses_toggled)
        self._host_panel.closed.connect(self._on_host_panel_closed)
        self._people.chosen.connect(self._on_person_chosen)
        self._tabs.page_shown.connect(self._on_page_shown)
        self._tabs.page_hidden.connect(self._on_page_hidden)
        self._client.conversation_opened.connect(self._on_conversation_opened)
        self._client.lost.connect(self._lost.show_lost)
        self._client.state_changed.connect(self._on_state_changed)
        self._lost.try_requested.connect(self._client.try_now)
        roster = self._client.roster
        for changed in (roster.rowsInserted, roster.rowsRemoved, roster.modelReset):
            changed.connect(self._roster_changed.start)

    def refresh(self) -> None:
        """The client is in a room: show that one. Drafts stay when it is the same as before."""
        if self._client.address != self._address:
            self._address = self._client.address
            self._everyone.composer.clear()
        known = {self._client.room, *self._client.conversations()}
        for conversation in [each for each in self._unread if each not in known]:
            self._drop(conversation)
        self._waiting.keep(known)
        for page in self._pages.values():
            self._limit(page)
        self._show_header()
        self.unread_changed.emit(self._total)

    def take_focus(self) -> None:
        """Put the cursor into the composer in front."""
        if page := self._tabs.current():
            page.take_focus()

    def set_active(self, *, active: bool) -> None:
        """Whether the person can see this page; what is in front is read then."""
        self._active = active
        self._read()

    def send_word(self, words: str, peer: str) -> None:
        """Send a bare word of which the person was asked what it means."""
        page = self._page_of(peer)
        self._settle(page, self._client.send_word(words, peer))

    def show_hosting(self, addresses: Sequence[Reachable], port: int) -> None:
        """Offer the addresses to the person who hosts."""
        self._host_panel.show_addresses(addresses, port)
        if not self._hosting:  # later it is up to the person whether they are shown
            self._hosting = True
            self._header.addresses.show()
            self._header.addresses.setChecked(True)
            self._arrange()

    def show_kept(self, *, kept: bool) -> None:
        """Whether the own room keeps what is said."""
        self._unkept.setVisible(not kept)

    def show_guest(self) -> None:
        """There are no addresses to offer."""
        self._hosting = False
        self.show_kept(kept=True)
        self._header.addresses.hide()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        offered = self._hosting and self._header.addresses.isChecked()
        self._host_panel.setVisible(offered)
        self._host_rule.setVisible(offered)
        self._people.setVisible(not offered or self.width() >= NARROW)

    def _follow(self, conversation: Conversation) -> None:
        self._unread[conversation] = 0
        changed = partial(self._on_unread_changed, conversation)
        conversation.unread_changed.connect(changed)

    def _page(self, conversation: Conversation) -> ConversationPage:
        """The page of a conversation, made if there is none."""
        if conversation not in self._pages:
            page = self._pages[conversation] = ConversationPage(conversation)
            page.typed.connect(self._on_typed)
            page.retry_requested.connect(self._client.retry)
            page.discard_requested.connect(self._client.discard)
            Attaching(page, self._client.files, self._pictures, self._folders)
            self._limit(page)
        return self._pages[conversation]

    def _drop(self, conversation: Conversation) -> None:
        self._total -= self._unread.pop(conversation)
        page = self._pages.pop(conversation, None)
        if page is not None:
            self._tabs.hide_page(page)
            page.deleteLater()

    def _limit(self, page: ConversationPage) -> None:
        if self._client.bounds is not None:
            page.set_limit(self._client.bounds.text)

    def _page_of(self, peer: str) -> ConversationPage:
        return self._page(self._client.conversation(peer)) if peer else self._everyone

    def _offer(self, conversation: Conversation) -> None:
        """Give a conversation its tab behind the one in front, if there is a place for it."""
        if not self._tabs.is_full():
            self._tabs.show_page(self._page(conversation))

    def _sort(self, conversation: Conversation) -> None:
        """Let it wait, or not: what is unread is in a tab or waits."""
        unread = self._unread.get(conversation, 0)
        if unread and not self._tabs.is_shown(self._pages.get(conversation)):
            self._waiting.put(conversation)
        else:
            self._waiting.take(conversation)

    def _open(self, conversation: Conversation) -> None:
        page = self._page(conversation)
        self._tabs.show_page(page)
        self._tabs.setCurrentWidget(page)
        self._sort(conversation)
        page.take_focus()

    def _settle(self, page: ConversationPage, outcome: Outcome) -> None:
        """Take in what became of a text: it stays in the composer unless it went somewhere."""
        if outcome.done is Done.REFUSED:
            if outcome.refused is not None:
                page.show_refused(outcome.refused)
        elif outcome.done is Done.ASK_LEAVE:
            self.word_asked.emit(page.composer.text(), page.conversation.peer)
        elif outcome.done is Done.LEAVING:
            page.composer.clear()
            self.leave_requested.emit()
        else:
            page.composer.clear()
            if outcome.conversation is not None and outcome.conversation is not page.conversation:
                self._open(outcome.conversation)

    def _read(self) -> None:
        page = self._tabs.current()
        if self._active and page is not None:
            page.conversation.mark_read()

    def _on_typed(self, page: ConversationPage) -> None:
        outcome = self._client.submit(page.composer.text(), page.conversation.peer)
        self._settle(page, outcome)

    def _on_unread_changed(self, conversation: Conversation, count: int) -> None:
        if conversation not in self._unread:
            return  # it is of a room that was left
        page = self._pages.get(conversation)
        if count and self._active and page is not None and page is self._tabs.current():
            conversation.mark_read()
            return
        self._total += count - self._unread[conversation]
        self._unread[conversation] = count
        if count and conversation.peer:
            self._offer(conversation)
            self.called.emit()
        self._sort(conversation)
        if page := self._pages.get(conversation):
            self._tabs.show_unread(page)
        self.unread_changed.emit(self._total)

    def _on_conversation_opened(self, conversation: Conversation) -> None:
        self._follow(conversation)
        self._offer(conversation)

    def _on_state_changed(self, state: ClientState) -> None:
        if state is not ClientState.RETURNING:
            self._lost.hide()

    def _on_page_hidden(self, page: ConversationPage) -> None:
        self._sort(page.conversation)

    def _on_page_shown(self) -> None:
        self._read()

    def _on_person_chosen(self, name: str) -> None:
        me = self._client.me
        if me is not None and me.name == name:
            if page := self._tabs.current():
                page.show_refused(Refused(code=Code.TO_SELF))
        else:
            self._open(self._client.conversation(name))

    def _show_header(self) -> None:
        self._header.show_client(self._client)

    def _on_addresses_toggled(self) -> None:
        self._arrange()

    def _on_host_panel_closed(self) -> None:
        self._header.addresses.setChecked(False)
        self._header.addresses.setFocus()


def _unkept_strip(words: str) -> QFrame:
    strip = card("strip")
    strip.setObjectName("unkept_strip")
    row = QHBoxLayout(strip)
    row.setContentsMargins(18, 8, 14, 8)
    row.setSpacing(10)
    row.addWidget(IconMark("alert-triangle", QPalette.ColorRole.PlaceholderText, 18))
    row.addWidget(label(words, wrap=True), 1)
    return strip


def _rule() -> QFrame:
    rule = card("rule")
    rule.setFixedWidth(1)
    return rule
