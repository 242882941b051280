"""What a person does with messages, on its way from the pages to the client."""

from PySide6.QtCore import QObject, Signal

from app.client.client import Client
from app.client.outcome import Outcome
from app.ui.conversation_page import ConversationPage
from app.ui.room_header import RoomHeader
from app.ui.tabs import ConversationTabs


class Talking(QObject):
    """Says, answers, edits, removes, reacts, and tells who is writing.

    Signals:
        settled(ConversationPage, Outcome): what became of a text that was sent from that page.
    """

    settled = Signal(object, object)

    def __init__(
        self, client: Client, tabs: ConversationTabs, header: RoomHeader, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._tabs = tabs
        self._header = header
        client.composers.changed.connect(self._on_composers_changed)
        tabs.page_shown.connect(self._show_composers)

    def follow(self, page: ConversationPage) -> None:
        """Do what the person does there."""
        page.typed.connect(self._on_typed)
        page.retry_requested.connect(self._client.retry)
        page.discard_requested.connect(self._client.discard)
        page.remove_requested.connect(self._on_remove_requested)
        page.reaction_toggled.connect(self._on_reaction_toggled)
        page.typing_changed.connect(self._on_typing_changed)

    def _on_typed(self, page: ConversationPage) -> None:
        draft, conversation = page.composer.draft(), page.conversation
        if draft.edit is not None:
            outcome = self._client.edit(conversation, draft.edit, draft.text)
        else:
            reply = draft.reply_to or 0
            outcome = self._client.submit(draft.text, conversation.peer, reply)
        self.settled.emit(page, outcome)

    def _on_remove_requested(self, page: ConversationPage, seq: int) -> None:
        self._tell_refused(page, self._client.remove(page.conversation, seq))

    def _on_reaction_toggled(self, page: ConversationPage, seq: int, emoji: str) -> None:
        self._tell_refused(page, self._client.react(page.conversation, seq, emoji))

    def _tell_refused(self, page: ConversationPage, outcome: Outcome) -> None:
        if outcome.refused is not None:
            page.show_refused(outcome.refused)

    def _on_typing_changed(self, page: ConversationPage, types: bool) -> None:  # noqa: FBT001
        self._client.compose(page.conversation.peer, off=not types)

    def _on_composers_changed(self) -> None:
        if page := self._tabs.current():
            self._show_composers(page)

    def _show_composers(self, page: ConversationPage) -> None:
        self._header.show_typing(self._client.composers.names(page.conversation.peer))
