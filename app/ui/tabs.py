"""The tabs of the conversations: the one with everyone first, then the private ones."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QTabWidget, QWidget

from app.client.conversation import Conversation
from app.ui.avatar import paint_avatar
from app.ui.conversation_page import ConversationPage
from app.ui.keys import CLOSE_TAB, bind
from app.ui.tab_bar import FACE, TabBar
from app.ui.timeline_text import isolated, plain
from app.ui.widgets import IconButton, icon, label

SHARP = 3  # times; enough for every screen
MOST_SHOWN = 99
MOST_OPENED = 30
"""Private tabs beyond which none opens but for the person who asks for it."""
_RIGHT = QTabBar.ButtonPosition.RightSide


class TabTail(QWidget):
    """What stands behind the name of a tab: how much is unread, and how to close it.

    Signals: `close_requested(page)`.
    """

    close_requested = Signal(object)

    def __init__(self, page: ConversationPage) -> None:
        super().__init__()
        self._page = page
        name = page.conversation.peer
        self._badge = label(look="badge")
        self._badge.setObjectName("unread")
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 7 if name else 10, 0)
        row.setSpacing(2)
        row.addWidget(self._badge)
        if name:
            told = self.tr("Fechar a conversa com {name}").format(name=isolated(name))
            role = QPalette.ColorRole.PlaceholderText
            close = IconButton("x", told, role, tip=self.tr("Fechar (Ctrl+W)"))
            close.setObjectName("tab_close")
            close.setProperty("look", "tail")
            close.setIconSize(QSize(14, 14))
            close.clicked.connect(self._on_clicked)
            row.addWidget(close)
        self.show_count(0)

    def show_count(self, count: int, *, mentioned: bool = False) -> None:
        """Show the number of unread messages, 0 shows none, and whether one names the person."""
        shown = str(count) if count <= MOST_SHOWN else f"{MOST_SHOWN}+"
        self._badge.setText(f"@ {shown}" if mentioned else shown)
        self._badge.setVisible(count > 0)
        self.setFixedSize(self.sizeHint())

    def _on_clicked(self) -> None:
        self.close_requested.emit(self._page)


class ConversationTabs(QTabWidget):
    """Shows pages; closing a tab keeps its page, with rows and draft, for when it is shown again.

    Signals: `page_shown(ConversationPage)`: another page is in front.
    """

    page_shown = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tabs")
        self.setDocumentMode(True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setTabBar(TabBar())
        self.setUsesScrollButtons(True)
        self.tabBar().setAccessibleName(self.tr("Conversas"))
        self._spare = QTimer(self)  # what is behind is made in a turn of its own, page by page
        self._spare.setSingleShot(True)
        self._spare.timeout.connect(self._on_spare_time)
        self.currentChanged.connect(self._on_current_changed)
        self.tabBarClicked.connect(self._on_tab_bar_clicked)
        bind(CLOSE_TAB, self, self._on_close_shortcut)

    def page(self, index: int) -> ConversationPage | None:
        """The page of a tab; None beyond the end."""
        page = self.widget(index)
        return page if isinstance(page, ConversationPage) else None

    def current(self) -> ConversationPage | None:
        """The page in front."""
        return self.page(self.currentIndex())

    def is_shown(self, page: ConversationPage | None) -> bool:
        """Whether there is a tab for it."""
        return page is not None and self.indexOf(page) >= 0

    def is_full(self) -> bool:
        """Whether a conversation that somebody else begins has to wait for its tab."""
        return self.count() > MOST_OPENED  # the one with everyone does not count

    def show_page(self, page: ConversationPage) -> None:
        """Give the page a tab if it has none; the page in front stays there."""
        if self.indexOf(page) >= 0:
            return
        conversation = page.conversation
        # "&" would make the next letter a shortcut.
        name = plain(conversation.peer).replace("&", "&&") or self.tr("Geral")
        index = self.addTab(page, self._face(conversation), name)
        tail = TabTail(page)
        tail.close_requested.connect(self._close)
        self.tabBar().setTabButton(index, _RIGHT, tail)
        self.show_unread(page)
        self._spare.start()

    def hide_page(self, page: ConversationPage) -> None:
        """Take its tab away; the one with everyone stays."""
        if page.conversation.peer and self.indexOf(page) >= 0:
            self.removeTab(self.indexOf(page))

    def show_unread(self, page: ConversationPage) -> None:
        """Bring the number behind the name up to date."""
        index = self.indexOf(page)
        bar = self.tabBar()
        tail = bar.tabButton(index, _RIGHT)
        if not isinstance(tail, TabTail):
            return
        count, mentioned = page.conversation.unread, page.conversation.mentioned
        tail.show_count(count, mentioned=mentioned > 0)
        self.setTabText(index, self.tabText(index))  # lays the tab out again
        name = page.conversation.peer or self.tr("Geral")
        told = self.tr("{name}, não lidas: {count}").format(name=isolated(name), count=count)
        if mentioned:
            told += self.tr(", mencionam você: {count}").format(count=mentioned)
        bar.setAccessibleTabName(index, told if count else name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for index in range(self.count()):
                if page := self.page(index):
                    self.setTabIcon(index, self._face(page.conversation))

    def _face(self, conversation: Conversation) -> QIcon:
        if not conversation.peer:
            return icon("hash", self.palette().color(QPalette.ColorRole.Link), FACE)
        pixmap = QPixmap(FACE * SHARP, FACE * SHARP)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setFont(self.font())
        paint_avatar(painter, QRectF(pixmap.rect()), conversation.peer)
        painter.end()
        return QIcon(pixmap)

    def _on_spare_time(self) -> None:
        pages = (self.page(index) for index in range(self.count()))
        bare = [page for page in pages if page is not None and not page.has_view]
        if bare:
            bare[0].make_view()
            self._spare.start()

    def _on_current_changed(self, index: int) -> None:
        if page := self.page(index):
            self.page_shown.emit(page)

    def _on_tab_bar_clicked(self, index: int) -> None:
        # A second click soon after the first is a double click to Qt, which switches nothing.
        self.setCurrentIndex(index)
        if page := self.page(index):
            page.take_focus()

    def _on_close_shortcut(self) -> None:
        if page := self.current():
            self._close(page)

    def _close(self, page: ConversationPage) -> None:
        """The person does not want the tab; what was in front gives its place and the keys away."""
        before = self.current()
        self.hide_page(page)
        shown = self.current()
        if shown is not None and shown is not before:  # Qt gives the keys to what is next by Tab
            shown.take_focus()
