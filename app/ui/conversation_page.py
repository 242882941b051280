"""One conversation on the screen: its messages, and the composer under them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import text
from app.client.conversation import Conversation
from app.config import Limits
from app.protocol.messages import Code, Refused
from app.ui.composer import Composer
from app.ui.timeline_view import TimelineView
from app.ui.widgets import IconMark, card, label


class Desk(QWidget):
    """The composer, and above it whether the other person is gone. No signals."""

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self._peer = conversation.peer
        self.composer = Composer(self._placeholder())
        self._gone = card("strip")
        self._gone.setObjectName("gone_strip")
        gone = QHBoxLayout(self._gone)
        gone.setContentsMargins(12, 8, 12, 8)
        gone.addWidget(IconMark("alert-triangle", QPalette.ColorRole.PlaceholderText, 18))
        words = self.tr("{name} não está mais na sala.").format(name=self._peer)
        told = label(words, wrap=True)
        told.setObjectName("gone_text")
        gone.addWidget(told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 14)
        column.setSpacing(6)
        column.addWidget(self._gone)
        column.addWidget(self.composer)
        conversation.present_changed.connect(self._on_present_changed)
        self._on_present_changed(conversation.present)

    def _placeholder(self) -> str:
        if not self._peer:
            return self.tr("Mensagem para todos")
        return self.tr("Mensagem privada para {name}").format(name=self._peer)

    def _on_present_changed(self, present: bool) -> None:  # noqa: FBT001  (the signal's signature)
        self._gone.setVisible(bool(self._peer) and not present)


class ConversationPage(QWidget):
    """Everyone's conversation, or a private one.

    What one writes with is most of the work of making a page, and is made when the page is first
    seen: strangers may open many at once.

    Signals:
        typed(page): the person sends what stands in its composer.
        retry_requested(cid): a failed message shall be sent again.
    """

    typed = Signal(object)
    retry_requested = Signal(str)

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.conversation = conversation
        self._limit = Limits().text
        self._desk: Desk | None = None
        self._below: QPushButton | None = None
        self._timeline = TimelineView()
        self._timeline.setObjectName("timeline")
        self._timeline.setModel(conversation.timeline)
        self._timeline.set_empty_hint(self._hint())
        self._above = QGridLayout()
        self._above.addWidget(self._timeline, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._above, 1)
        self._timeline.retry_requested.connect(self.retry_requested)
        self._timeline.new_below.connect(self._on_new_below)

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
        peer = self.conversation.peer
        if peer and not self.conversation.present and refused.code == Code.TO_UNKNOWN:
            told = self.tr("{name} não está mais na sala. A mensagem não foi enviada.")
            self.composer.show_error(told.format(name=peer))
        else:
            self.composer.show_error(text.refusal(refused))

    def take_focus(self) -> None:
        """Put the cursor into the composer."""
        self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_desk()

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
            self._below.clicked.connect(self._timeline.scroll_to_end)
        return self._below

    def _hint(self) -> str:
        if not self.conversation.peer:
            return self.tr("Ainda não há mensagens. Diga oi!")
        return self.tr("Só você e {name} veem esta conversa.").format(name=self.conversation.peer)

    def _on_submitted(self) -> None:
        self.typed.emit(self)

    def _on_new_below(self, count: int) -> None:
        one = self.tr("1 mensagem nova abaixo")
        many = self.tr("{count} mensagens novas abaixo").format(count=count)
        below = self._make_below()
        below.setText(one if count == 1 else many)
        below.setVisible(count > 0)
