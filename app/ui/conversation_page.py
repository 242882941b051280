"""One conversation on the screen: its messages, and the composer under them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import text
from app.client.conversation import Conversation
from app.protocol.messages import Code, Refused
from app.ui.composer import Composer
from app.ui.timeline_view import TimelineView
from app.ui.widgets import IconMark, card, label


class ConversationPage(QWidget):
    """Everyone's conversation, or a private one.

    Signals:
        typed(page): the person sends what stands in its composer.
        retry_requested(cid): a failed message shall be sent again.
        unread_changed(page): messages came, or were read.
    """

    typed = Signal(object)
    retry_requested = Signal(str)
    unread_changed = Signal(object)

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.conversation = conversation
        self._timeline = TimelineView()
        self._timeline.setObjectName("timeline")
        self._timeline.setModel(conversation.timeline)
        self._gone = card("strip")
        self._gone.setObjectName("gone_strip")
        self._below = QPushButton()
        self._below.setObjectName("new_below")
        self._below.setProperty("look", "pill")
        self._below.hide()
        self.composer = Composer(self._placeholder())
        self._timeline.set_empty_hint(self._hint())
        self._build()
        self._on_present_changed(conversation.present)

    def _build(self) -> None:
        gone = QHBoxLayout(self._gone)
        gone.setContentsMargins(12, 8, 12, 8)
        gone.addWidget(IconMark("alert-triangle", QPalette.ColorRole.PlaceholderText, 18))
        words = self.tr("{name} não está mais na sala.").format(name=self.conversation.peer)
        told = label(words, wrap=True)
        told.setObjectName("gone_text")
        gone.addWidget(told, 1)
        above = QGridLayout()
        above.addWidget(self._timeline, 0, 0)
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        above.addWidget(self._below, 0, 0, middle)
        below = QVBoxLayout()
        below.setContentsMargins(14, 6, 14, 14)
        below.setSpacing(6)
        below.addWidget(self._gone)
        below.addWidget(self.composer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above, 1)
        column.addLayout(below)
        self.composer.submitted.connect(self._on_submitted)
        self._timeline.retry_requested.connect(self.retry_requested)
        self._timeline.new_below.connect(self._on_new_below)
        self._below.clicked.connect(self._timeline.scroll_to_end)
        self.conversation.present_changed.connect(self._on_present_changed)
        self.conversation.unread_changed.connect(self._on_unread_changed)

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

    def _placeholder(self) -> str:
        if not self.conversation.peer:
            return self.tr("Mensagem para todos")
        return self.tr("Mensagem privada para {name}").format(name=self.conversation.peer)

    def _hint(self) -> str:
        if not self.conversation.peer:
            return self.tr("Ainda não há mensagens. Diga oi!")
        return self.tr("Só você e {name} veem esta conversa.").format(name=self.conversation.peer)

    def _on_submitted(self) -> None:
        self.typed.emit(self)

    def _on_unread_changed(self) -> None:
        self.unread_changed.emit(self)

    def _on_present_changed(self, present: bool) -> None:  # noqa: FBT001  (the signal's signature)
        self._gone.setVisible(bool(self.conversation.peer) and not present)

    def _on_new_below(self, count: int) -> None:
        one = self.tr("1 mensagem nova abaixo")
        many = self.tr("{count} mensagens novas abaixo").format(count=count)
        self._below.setText(one if count == 1 else many)
        self._below.setVisible(count > 0)
