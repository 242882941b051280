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
        self._whose: tuple[str, str] | None = None  # the place whose drafts are on the screen
        client.caught_up.connect(self._on_caught_up)

    def follow(self, page: ConversationPage) -> None:
        """Keep what is written there."""
        self._pages.append(page)
        page.draft_changed.connect(self._on_draft_changed)

    def unfollow(self, page: ConversationPage) -> None:
        """What is written there belongs to nobody who is here."""
        self._pages.remove(page)

    def release(self) -> None:
        """What is on the screen goes, since the place is another one; it was kept before."""
        self._whose = None

    def take_over(self, other: "Drafting") -> None:
        """What the other one put back is on the screen."""
        self._whose = other._whose

    def retire(self) -> None:
        """Another one does this from now on."""
        self._client.caught_up.disconnect(self._on_caught_up)
        self._pages.clear()

    def _on_draft_changed(self, page: ConversationPage) -> None:
        # Before, an empty composer only says that nothing was put back yet.
        if page in self._pages and self._client.drafts.whose == self._whose:
            self._client.drafts.note(page.conversation.peer, page.draft)

    def _on_caught_up(self) -> None:
        """One is in, and so are the messages that drafts may answer."""
        if self._whose != self._client.drafts.whose:
            self._whose = self._client.drafts.whose
            for peer, draft in self._client.drafts.kept().items():
                self._page_of(peer).take_up(draft)
        for page in self._pages:
            if page.draft != Draft(""):
                self._on_draft_changed(page)
