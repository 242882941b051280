"""One conversation on the screen: its messages, and the composer under them."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app import text
from app.client.conversation import Conversation
from app.client.draft import Draft
from app.client.entry import Entry, removed_words
from app.client.roster import Roster
from app.config import Limits
from app.protocol.messages import Refused
from app.ui.chat_view import ChatView
from app.ui.composer import Composer
from app.ui.desk import Desk
from app.ui.emoji_book import EmojiBook
from app.ui.reacting import Reacting
from app.ui.timeline_text import isolated
from app.ui.timeline_view import KEYPAD, PAGES, TimelineView


class ConversationPage(QWidget):
    """Everyone's conversation, or a private one.

    Strangers may open many at once, so its parts are made late: the messages when there is time
    for it (`make_view`), what one writes with when the page is first seen.

    Signals:
        typed(page): the person sends what stands in its composer.
        ignore_requested(name): the person does not want to hear that one.
        retry_requested(cid), discard_requested(cid): a failed message shall be sent again, or gone.
        remove_requested(page, seq): the message of that number shall be seen no more.
        reaction_toggled(page, seq, emoji): the person puts an emoji to a message, or takes it away.
        typing_changed(page, bool): the person types, said again every few seconds, or not any more.
        draft_changed(page): something else stands in its composer.
        view_made(ChatView): its messages can be seen from now on.
    """

    typed = Signal(object)
    retry_requested = Signal(str)
    discard_requested = Signal(str)
    ignore_requested = Signal(str)
    remove_requested = Signal(object, int)
    reaction_toggled = Signal(object, int, str)
    typing_changed = Signal(object, bool)
    draft_changed = Signal(object)
    view_made = Signal(object)

    def __init__(self, conversation: Conversation, roster: Roster, emoji: EmojiBook) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.conversation = conversation
        self._roster = roster
        self._emoji = emoji
        self._limit = Limits().text
        self._ctrl_sends = False
        self._hosts = False
        self._desk: Desk | None = None
        self._draft = Draft("")  # for the composer, while there is none
        self._below: QPushButton | None = None
        self._timeline: TimelineView | None = None
        self._above = QGridLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._above, 1)

    def set_hosts(self, *, hosts: bool) -> None:
        """Whether the person may take away what others wrote, too."""
        self._hosts = hosts
        if self._timeline is not None:
            self._timeline.set_hosts(hosts=hosts)

    @property
    def has_view(self) -> bool:
        """Whether its messages can be seen."""
        return self._timeline is not None

    @property
    def composer(self) -> Composer:
        """Where a message is written."""
        return self._make_desk().composer

    @property
    def draft(self) -> Draft:
        """What stands in the composer."""
        return self._draft if self._desk is None else self._desk.composer.draft()

    def take_up(self, draft: Draft) -> None:
        """Put back what the person had begun to write, unless they write already."""
        if self._desk is None:
            self._draft = draft
        elif self.draft == Draft("") and draft.text:
            answered = self.conversation.timeline.message(draft.reply_to or 0)
            author = answered.author if answered is not None and not answered.own else ""
            quoted = self._quoted(draft.reply_to) if draft.reply_to else ""
            self._desk.composer.take_up(draft, author, quoted)

    def take_over(self, other: "ConversationPage") -> None:
        """Go on where the other page of this conversation stood."""
        if other._desk is None:
            self.take_up(other._draft)
        elif other.draft != Draft(""):
            self.composer.take_over(other.composer)

    def set_limit(self, limit: int) -> None:
        """The most characters that the room takes in one message."""
        self._limit = limit
        if self._desk is not None:
            self._desk.composer.set_limit(limit)

    def set_ctrl_sends(self, *, ctrl_sends: bool) -> None:
        """Whether it takes Ctrl+Enter to send, and Enter breaks the line."""
        self._ctrl_sends = ctrl_sends
        if self._desk is not None:
            self._desk.composer.input.ctrl_sends = ctrl_sends

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever writes can scroll the messages, unless the text itself needs scrolling."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, KEYPAD)
            short = self.composer.input.verticalScrollBar().maximum() == 0
            if self._timeline is not None and plain and short and event.key() in PAGES:
                self._timeline.verticalScrollBar().triggerAction(PAGES[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def put_above(self, widget: QWidget) -> None:
        """Let a widget stand over the messages."""
        self._column.insertWidget(0, widget)
        widget.show()

    def mark(self, row: int | None) -> None:
        """Bring a message into the middle and mark it; None: none is marked any more."""
        self.make_view()
        if self._timeline is not None:
            self._timeline.mark(row)

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
        view.ignore_requested.connect(self.ignore_requested)
        view.reply_requested.connect(self._on_reply_requested)
        view.set_hosts(hosts=self._hosts)
        view.edit_requested.connect(self._on_edit_requested)
        view.remove_requested.connect(self._on_remove_requested)
        view.reaction_toggled.connect(self._on_reaction_toggled)
        Reacting(view, self._emoji, self, self._entry).chosen.connect(self._on_reaction_toggled)
        view.new_below.connect(self._on_new_below)
        view.typed.connect(self._on_typed_elsewhere)
        view.pasted.connect(self._on_pasted_elsewhere)
        view.let_go.connect(self.take_focus)
        self.view_made.emit(view)
        self._above.addWidget(view, 0, 0)
        view.show()

    def _make_desk(self) -> Desk:
        if self._desk is None:
            self._desk = Desk(self.conversation, self._roster, self._emoji, self)
            self._desk.composer.set_limit(self._limit)
            self._desk.composer.input.ctrl_sends = self._ctrl_sends
            self._desk.composer.submitted.connect(self._on_submitted)
            self._desk.composer.edit_last_requested.connect(self._on_edit_last_requested)
            self._desk.composer.typing_changed.connect(self._on_typing_changed)
            self._desk.composer.input.installEventFilter(self)
            timeline = self.conversation.timeline
            for changed in (
                timeline.dataChanged,
                timeline.rowsInserted,
                timeline.rowsRemoved,
                timeline.modelReset,
            ):
                changed.connect(self._on_rows_changed)
            self._column.addWidget(self._desk)
            self._desk.show()
            self.take_up(self._draft)
            self._desk.composer.draft_changed.connect(self._on_draft_changed)
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

    def _entry(self, seq: int) -> Entry | None:
        timeline = self.conversation.timeline
        row = timeline.row_of(seq)
        return None if row is None else timeline.entry(row)

    def _on_reply_requested(self, seq: int) -> None:
        if entry := self._entry(seq):
            author = "" if entry.own else entry.author
            self.composer.begin_reply(seq, author, entry.text)

    def _on_rows_changed(self) -> None:
        """What the strip over the composer quotes may be gone or another text by now."""
        if self._desk is None:
            return
        for seq in self._desk.composer.concerns:
            self._desk.composer.renew(seq, self._quoted(seq))

    def _quoted(self, seq: int) -> str:
        timeline = self.conversation.timeline
        entry = timeline.message(seq)
        if entry is None:
            return text.older()
        if timeline.hides(entry):
            return ""  # of whom the person does not hear any more
        if entry.removed:
            return removed_words()
        return entry.words if seq == self.composer.draft().edit else entry.text

    def _on_edit_requested(self, seq: int) -> None:
        if entry := self._entry(seq):
            self.composer.begin_edit(seq, entry.words)

    def _on_edit_last_requested(self) -> None:
        if entry := self.conversation.last_own:
            self.composer.begin_edit(entry.seq, entry.words)

    def _on_remove_requested(self, seq: int) -> None:
        self.remove_requested.emit(self, seq)

    def _on_reaction_toggled(self, seq: int, emoji: str) -> None:
        self.reaction_toggled.emit(self, seq, emoji)

    def _on_typing_changed(self, types: bool) -> None:  # noqa: FBT001  (a Qt slot)
        self.typing_changed.emit(self, types)

    def _on_draft_changed(self) -> None:
        self.draft_changed.emit(self)

    def _on_typed_elsewhere(self, words: str) -> None:
        self.composer.insert(words)

    def _on_pasted_elsewhere(self) -> None:
        self.take_focus()
        self.composer.input.paste()

    def _on_new_below(self, count: int) -> None:
        one = self.tr("1 mensagem nova abaixo")
        many = self.tr("{count} mensagens novas abaixo").format(count=count)
        below = self._make_below()
        below.setText(one if count == 1 else many)
        below.setVisible(count > 0)
