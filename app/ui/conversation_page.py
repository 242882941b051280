"""One conversation on the screen: its messages, and the composer under them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import text
from app.client.conversation import Conversation, Presence
from app.config import Limits
from app.protocol.messages import Refused
from app.ui.chat_view import ChatView
from app.ui.composer import Composer
from app.ui.timeline_text import isolated
from app.ui.timeline_view import TimelineView
from app.ui.widgets import IconMark, card, label


class Desk(QWidget):
    """The composer, and above it whether the other person can be reached. No signals."""

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self._peer = conversation.peer
        self.composer = Composer(self._placeholder())
        self._gone = card("strip")
        self._gone.setObjectName("gone_strip")
        gone = QHBoxLayout(self._gone)
        gone.setContentsMargins(12, 8, 12, 8)
        gone.addWidget(IconMark("alert-triangle", QPalette.ColorRole.PlaceholderText, 18))
        self._told = label(wrap=True)
        self._told.setObjectName("gone_text")
        gone.addWidget(self._told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 14)
        column.setSpacing(6)
        column.addWidget(self._gone)
        column.addWidget(self.composer)
        conversation.presence_changed.connect(self._on_presence_changed)
        self._on_presence_changed(conversation.presence)

    def _placeholder(self) -> str:
        if not self._peer:
            return self.tr("Mensagem para todos")
        return self.tr("Mensagem privada para {name}").format(name=isolated(self._peer))

    def _on_presence_changed(self, presence: Presence) -> None:
        told = (
            self.tr("{name} não está mais na sala.")
            if presence is Presence.GONE
            else self.tr("{name} está sem conexão. O que você escrever chega quando ela voltar.")
        )
        self._told.setText(told.format(name=isolated(self._peer)))
        self._gone.setVisible(bool(self._peer) and presence is not Presence.HERE)


class ConversationPage(QWidget):
    """Everyone's conversation, or a private one.

    Strangers may open many at once, so its parts are made late: the messages when there is time
    for it (`make_view`), what one writes with when the page is first seen.

    Signals:
        typed(page): the person sends what stands in its composer.
        retry_requested(cid), discard_requested(cid): a failed message shall be sent again, or gone.
        view_made(ChatView): its messages can be seen from now on.
    """

    typed = Signal(object)
    retry_requested = Signal(str)
    discard_requested = Signal(str)
    view_made = Signal(object)

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.conversation = conversation
        self._limit = Limits().text
        self._desk: Desk | None = None
        self._below: QPushButton | None = None
        self._timeline: TimelineView | None = None
        self._above = QGridLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._above, 1)

    @property
    def has_view(self) -> bool:
        """Whether its messages can be seen."""
        return self._timeline is not None

    @property
    def composer(self) -> Composer:
        """Where a message is written."""
        return self._make_desk().composer

    def set_limit(self, limit: int) -> None:
        """The most characters that the room takes in one message."""
        self._limit = limit
        if self._desk is not None:
            self._desk.composer.set_limit(limit)

    def show_refused(self, refused: Refused) -> None:
        """Say why nothing was sent."""
        self.composer.show_error(text.refusal(refused, self.conversation.peer))

    def take_focus(self) -> None:
        """Put the cursor into the composer."""
        self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.make_view()
        self._make_desk()

    def make_view(self) -> None:
        """Make the list of its messages, if there is none."""
        if self._timeline is not None:
            return
        view = self._timeline = ChatView()
        view.setObjectName("timeline")
        view.setModel(self.conversation.timeline)
        view.set_empty_hint(self._hint())
        view.retry_requested.connect(self.retry_requested)
        view.discard_requested.connect(self.discard_requested)
        view.new_below.connect(self._on_new_below)
        self.view_made.emit(view)
        self._above.addWidget(view, 0, 0)
        view.show()

    def _make_desk(self) -> Desk:
        if self._desk is None:
            self._desk = Desk(self.conversation)
            self._desk.composer.set_limit(self._limit)
            self._desk.composer.submitted.connect(self._on_submitted)
            self._column.addWidget(self._desk)
            self._desk.show()
        return self._desk

    def _make_below(self) -> QPushButton:
        if self._below is None:
            self._below = QPushButton()
            self._below.setObjectName("new_below")
            self._below.setProperty("look", "pill")
            middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            self._above.addWidget(self._below, 0, 0, middle)
            self._below.clicked.connect(self._on_below_clicked)
        return self._below

    def _hint(self) -> str:
        if not self.conversation.peer:
            return self.tr("Ainda não há mensagens. Diga oi!")
        return self.tr("Só você e {name} veem esta conversa.").format(
            name=isolated(self.conversation.peer)
        )

    def _on_below_clicked(self) -> None:
        if self._timeline is not None:
            self._timeline.scroll_to_end()

    def _on_submitted(self) -> None:
        self.typed.emit(self)

    def _on_new_below(self, count: int) -> None:
        one = self.tr("1 mensagem nova abaixo")
        many = self.tr("{count} mensagens novas abaixo").format(count=count)
        below = self._make_below()
        below.setText(one if count == 1 else many)
        below.setVisible(count > 0)
