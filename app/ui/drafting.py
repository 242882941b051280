"""Keeps what stands in the composers of a room, and puts it back when the person returns."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.client.client import Client
from app.client.draft import Draft
from app.ui.conversation_page import ConversationPage


class Drafting(QObject):
    """Follows pages. `page_of` gives the one of a person, "" for everyone's. No signals."""

    def __init__(
        self, client: Client, page_of: Callable[[str], ConversationPage], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._page_of = page_of
        self._pages: list[ConversationPage] = []
        self._taken_up: set[tuple[str, str]] = set()  # places whose drafts are on the screen
        client.caught_up.connect(self._on_caught_up)

    def follow(self, page: ConversationPage) -> None:
        """Keep what is written there."""
        self._pages.append(page)
        page.draft_changed.connect(self._on_draft_changed)
        page.destroyed.connect(lambda: self._pages.remove(page))

    def take_over(self, other: "Drafting") -> None:
        """What the other one put back is on the screen."""
        self._taken_up = other._taken_up

    def _on_draft_changed(self, page: ConversationPage) -> None:
        # Before, an empty composer only says that nothing was put back yet.
        if self._client.drafts.whose in self._taken_up:
            self._client.drafts.note(page.conversation.peer, page.draft)

    def _on_caught_up(self) -> None:
        """One is in, and so are the messages that drafts may answer."""
        whose = self._client.drafts.whose
        if whose not in self._taken_up:
            self._taken_up.add(whose)
            for peer, draft in self._client.drafts.kept().items():
                self._page_of(peer).take_up(draft)
        for page in self._pages:
            if page.draft != Draft(""):
                self._on_draft_changed(page)
