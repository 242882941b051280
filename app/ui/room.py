"""The page of a room: its conversations, each in the tab or out of it, and the frame around."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QAbstractItemModel, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.client.arrivals import Arrivals
from app.client.client import Client, ClientState
from app.client.conversation import Conversation
from app.client.conversation_list import ConversationList
from app.client.outcome import Done, Outcome
from app.client.timeline import Entry, Kind, Timeline
from app.protocol.messages import Code, Refused
from app.protocol.names import name_key
from app.reachable import Reachable
from app.ui.attaching import Attaching, Folders
from app.ui.conversation_page import ConversationPage
from app.ui.drafting import Drafting
from app.ui.emoji_book import EmojiBook
from app.ui.exporting import Exporting
from app.ui.finding import Finding
from app.ui.hand_button import HandButton
from app.ui.host_tools import HostTools
from app.ui.ignoring import Ignoring
from app.ui.lost_strip import LostStrip
from app.ui.pictures import Pictures
from app.ui.room_frame import RoomFrame
from app.ui.tab_keys import TabKeys
from app.ui.tabs import ConversationTabs
from app.ui.talking import Talking
from app.ui.widgets import IconButton, IconMark, card, label


class RoomPage(QWidget):
    """One room, read from the client's models.

    Every conversation is in the list at the left, with what is unread in it, whether or not the
    other person is still there. Whoever writes in private gets a tab, too, behind the one in front,
    until there are `MOST_OPENED`; further ones get theirs when the person opens them or a place is
    free: a stranger under a thousand names shall not fill the window. The list and the tabs show
    the same one in front.

    Signals:
        leave_requested(): the person wants out.
        word_asked(text, peer): a bare `sair` was typed: to leave, or to be sent?
        unread_changed(int): unread messages of all conversations.
        heard(Conversation, Entry): a message of somebody else came in, which was not seen.
        expulsion_asked(name, bool): the host wants somebody out of the room, or banned.
        attendance_requested(): the host wants the list of who was in.
        settings_requested(): the person wants the page of settings.
    """

    leave_requested = Signal()
    word_asked = Signal(str, str)
    unread_changed = Signal(int)
    heard = Signal(object, object)
    expulsion_asked = Signal(str, bool)
    attendance_requested = Signal()
    settings_requested = Signal()

    def __init__(
        self, client: Client, emoji: EmojiBook, arrivals: Arrivals, folders: Folders
    ) -> None:
        super().__init__()
        self._client = client
        self._emoji = emoji
        self._pages: dict[Conversation, ConversationPage] = {}  # those that had a tab
        self._attaching: dict[Conversation, Attaching] = {}  # of their pages
        self._unread: dict[Conversation, int] = {}  # of every conversation
        self._slots: dict[Conversation, Callable[[int], None]] = {}  # for what is unread in it
        self._total = 0  # of all that is unread
        self._conversations = ConversationList(self)
        self._pictures = Pictures(client.files, self)
        self._folders = folders
        self._address = client.address
        self._ctrl_sends = False
        self._who = ""  # name_key of who came in last
        self._active = False
        self._lost = LostStrip()
        self._unkept = _unkept_strip(self.tr("Sem guardar: o que for dito some ao fechar a sala."))
        self._tabs = ConversationTabs()
        TabKeys(self._tabs)
        self._finding = Finding(client, self._tabs)
        self._exporting = Exporting(client, self._tabs)
        self._ignoring = Ignoring(client, self)
        around = (self._lost, self._unkept, self._tabs)
        self._frame = RoomFrame(client, self._conversations, around, arrivals)
        self._frame.set_ignoring(self._ignoring.choice)
        self._host_tools = HostTools(client, self._frame.host_panel, self)
        self._frame.set_host_choices(self._host_tools.fill)
        self._frame.sidebar.me.tools.addWidget(HandButton(client))
        self._talking = Talking(client, self._tabs, self._frame.header, self)
        self._drafting = Drafting(client, self._page_of, self)
        self._build()
        self._follow(client.room)
        self._everyone = self._page(client.room)
        self._tabs.show_page(self._everyone)
        self.show_guest()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._frame)
        self._frame.leave_requested.connect(self.leave_requested)
        self._frame.conversation_chosen.connect(self._open)
        self._frame.person_chosen.connect(self._on_person_chosen)
        self._frame.conversation_uncovered.connect(self.take_focus)
        self._frame.header.add_tool(self._finding.button)
        self._frame.header.add_action(self._exporting.action)
        self._frame.header.add_action(self._ignoring.action)
        self._host_tools.expulsion_asked.connect(self.expulsion_asked)
        self._host_tools.attendance_requested.connect(self.attendance_requested)
        self._client.me_changed.connect(self._on_me_changed)
        self._finding.open_requested.connect(self._open)
        self._talking.settled.connect(self._settle)
        self._settings = IconButton("settings", self.tr("Configurações"))
        self._settings.setObjectName("room_settings")
        self._settings.clicked.connect(self.settings_requested)
        self._frame.sidebar.mark.tools.addWidget(self._settings)
        # They were made last, and Tab would come to them last.
        header = self._frame.header
        way = (self._frame.sidebar.me.last, self._settings, self._finding.button, header.people)
        for first, second in pairwise(way):
            QWidget.setTabOrder(first, second)
        self._tabs.page_shown.connect(self._on_page_shown)
        self._client.conversation_opened.connect(self._on_conversation_opened)
        self._client.lost.connect(self._lost.show_lost)
        self._client.state_changed.connect(self._on_state_changed)
        self._lost.try_requested.connect(self._client.try_now)

    def enter(self) -> None:
        """Somebody came in from the first page: `refresh`, and show no draft of somebody else."""
        who = name_key(self._client.me.name) if self._client.me else ""
        if who != self._who:
            self._who = who
            self._begin_afresh()
        self.refresh()

    def refresh(self) -> None:
        """The client is in a room: show that one. Drafts stay when it is the same as before."""
        if self._client.address != self._address:
            self._address = self._client.address
            self._begin_afresh()
        known = {self._client.room, *self._client.conversations()}
        for conversation in [each for each in self._unread if each not in known]:
            self._drop(conversation)
        self._conversations.keep(known)
        for page in self._pages.values():
            self._limit(page)
            page.set_hosts(hosts=self._is_host())
        self._frame.show_room()
        self.unread_changed.emit(self._total)

    def _begin_afresh(self) -> None:
        """Somebody else, or another room: nothing that was begun is for them."""
        self._drafting.release()
        self._attaching[self._client.room].cancel()
        self._everyone.composer.reset()

    def take_over(self, other: "RoomPage") -> None:
        """Go on where the other page of this room stood."""
        self._who, self._address = other._who, other._address
        for conversation in self._client.conversations():
            self._follow(conversation)
        for index in range(other._tabs.count()):
            if page := other._tabs.page(index):
                self._tabs.show_page(self._page(page.conversation))
        for conversation, page in other._pages.items():
            self._page(conversation).take_over(page)
            self._attaching[conversation].take_over(other._attaching[conversation])
        if page := other._tabs.current():
            self._tabs.setCurrentWidget(self._page(page.conversation))
        self._unkept.setVisible(not other._unkept.isHidden())
        if other._lost.failure is not None:
            self._lost.show_lost(other._lost.failure)
        self._host_tools.take_over(other._host_tools)
        self._drafting.take_over(other._drafting)
        self._frame.take_over(other._frame)
        self._finding.take_over(other._finding)
        self._exporting.take_over(other._exporting, self._page)

    def take_focus(self) -> None:
        """Put the cursor into the composer in front."""
        if page := self._tabs.current():
            page.take_focus()

    def set_active(self, *, active: bool) -> None:
        """Whether the person can see this page; what is in front is read then."""
        self._active = active
        self._read()

    def set_ctrl_sends(self, *, ctrl_sends: bool) -> None:
        """Whether it takes Ctrl+Enter to send, and Enter breaks the line."""
        self._ctrl_sends = ctrl_sends
        for page in self._pages.values():
            page.set_ctrl_sends(ctrl_sends=ctrl_sends)

    def retire(self) -> None:
        """Another page takes the place of this one, which hears of nothing any more."""
        for conversation in list(self._unread):
            self._unfollow(conversation)
        self._finding.retire()
        self._drafting.retire()
        self.deleteLater()

    def show_conversation(self, conversation: Conversation) -> None:
        """Bring it to the front, unless it is of a room that was left."""
        if conversation in self._unread:
            self._open(conversation)

    def send_word(self, words: str, peer: str) -> None:
        """Send a bare word of which the person was asked what it means."""
        page = self._page_of(peer)
        self._settle(page, self._client.send_word(words, peer))

    def drop_word(self, peer: str) -> None:
        """Take back a bare word that was meant as a wish to leave."""
        self._page_of(peer).composer.clear()

    def show_hosting(self, addresses: Sequence[Reachable], port: int) -> None:
        """Offer the addresses to the person who hosts."""
        self._frame.show_hosting(addresses, port)

    def show_attempts(self, attempts: QAbstractItemModel) -> None:
        """Who tried to come into the own room."""
        self._host_tools.show_attempts(attempts)

    def save_transcript(self) -> None:
        """Ask where the conversation with everyone shall be saved."""
        self._open(self._client.room)
        self._exporting.action.trigger()

    def show_kept(self, *, kept: bool) -> None:
        """Whether the own room keeps what is said."""
        self._unkept.setVisible(not kept)

    def show_guest(self) -> None:
        """There are no addresses to offer."""
        self.show_kept(kept=True)
        self._frame.show_guest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):  # nobody in between had a use for it
            self._finding.close()
            self.take_focus()
        else:
            super().keyPressEvent(event)

    def _follow(self, conversation: Conversation) -> None:
        self._unread[conversation] = conversation.unread
        self._total += conversation.unread
        self._conversations.add(conversation)
        # A conversation may outlive the page, and Qt does not cut what leads to a partial.
        changed = self._slots[conversation] = partial(self._on_unread_changed, conversation)
        conversation.unread_changed.connect(changed)

    def _unfollow(self, conversation: Conversation) -> int:
        """How much of it was unread."""
        conversation.unread_changed.disconnect(self._slots.pop(conversation))
        return self._unread.pop(conversation)

    def _page(self, conversation: Conversation) -> ConversationPage:
        """The page of a conversation, made if there is none."""
        if conversation not in self._pages:
            page = self._pages[conversation] = ConversationPage(
                conversation, self._client.roster, self._emoji
            )
            page.set_ctrl_sends(ctrl_sends=self._ctrl_sends)
            page.ignore_requested.connect(self._ignoring.ignore)
            self._talking.follow(page)
            self._drafting.follow(page)
            self._attaching[conversation] = Attaching(
                page, self._client, self._pictures, self._folders
            )
            page.set_hosts(hosts=self._is_host())
            self._limit(page)
        return self._pages[conversation]

    def _drop(self, conversation: Conversation) -> None:
        self._total -= self._unfollow(conversation)
        page = self._pages.pop(conversation, None)
        if page is not None:
            del self._attaching[conversation]
            self._drafting.unfollow(page)
            self._tabs.hide_page(page)
            page.deleteLater()

    def _limit(self, page: ConversationPage) -> None:
        if self._client.bounds is not None:
            page.set_limit(self._client.bounds.text)

    def _is_host(self) -> bool:
        return self._client.me is not None and self._client.me.host

    def _page_of(self, peer: str) -> ConversationPage:
        return self._page(self._client.conversation(peer)) if peer else self._everyone

    def _offer(self, conversation: Conversation) -> None:
        """Give a conversation its tab behind the one in front, if there is a place for it."""
        if not self._tabs.is_full():
            self._tabs.show_page(self._page(conversation))

    def _open(self, conversation: Conversation) -> None:
        page = self._page(conversation)
        self._tabs.show_page(page)
        self._tabs.setCurrentWidget(page)
        self._frame.uncover()
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

    def _on_unread_changed(self, conversation: Conversation, count: int) -> None:
        if conversation not in self._unread:
            return  # it is of a room that was left
        page = self._pages.get(conversation)
        if count and self._active and page is not None and page is self._tabs.current():
            conversation.mark_read()
            return
        more = count > self._unread[conversation]
        self._total += count - self._unread[conversation]
        self._unread[conversation] = count
        if count and conversation.peer:
            self._offer(conversation)
        if more and (entry := _latest(conversation.timeline)):
            self.heard.emit(conversation, entry)
        if page := self._pages.get(conversation):
            self._tabs.show_unread(page)
        self.unread_changed.emit(self._total)

    def _on_conversation_opened(self, conversation: Conversation) -> None:
        self._follow(conversation)
        self._offer(conversation)

    def _on_state_changed(self, state: ClientState) -> None:
        if state is not ClientState.RETURNING:
            self._lost.show_back()

    def _on_me_changed(self) -> None:
        for page in self._pages.values():
            page.set_hosts(hosts=self._is_host())

    def _on_page_shown(self, page: ConversationPage) -> None:
        self._frame.show_conversation(page.conversation)
        self._read()

    def _on_person_chosen(self, name: str) -> None:
        me = self._client.me
        if me is not None and me.name == name:
            if page := self._tabs.current():
                page.show_refused(Refused(code=Code.TO_SELF))
        else:
            self._open(self._client.conversation(name))


def _latest(timeline: Timeline) -> Entry | None:
    """What came in last; None where that is no message of somebody else."""
    entry = timeline.entry(timeline.rowCount() - 1) if timeline.rowCount() else None
    return entry if entry and entry.kind is Kind.MESSAGE and not entry.own else None


def _unkept_strip(words: str) -> QFrame:
    strip = card("strip")
    strip.setObjectName("unkept_strip")
    row = QHBoxLayout(strip)
    row.setContentsMargins(18, 8, 14, 8)
    row.setSpacing(10)
    row.addWidget(IconMark("alert-triangle", QPalette.ColorRole.PlaceholderText, 18))
    row.addWidget(label(words, wrap=True), 1)
    return strip
