"""Brings together what is typed into the search bar, what is found, and the messages on screen."""

import time
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from app.client.client import Client, ClientState
from app.client.search import MOST_HITS, Found, Hit, Search
from app.client.search_hits import Hits
from app.ui.conversation_page import ConversationPage
from app.ui.keys import FIND, FIND_EVERYWHERE, FIND_NEXT, FIND_PREVIOUS, bind
from app.ui.search_bar import SearchBar
from app.ui.tabs import ConversationTabs
from app.ui.widgets import IconButton

_THERE = (ClientState.IN, ClientState.RETURNING, ClientState.LEAVING)


class Finding(QObject):
    """The search of a room: at most one bar, over the conversation in front.

    The first message that it goes to is the newest one, from which one goes back in time; behind
    the oldest the newest follows. New messages change the count, and never move the reader.

    Signals:
        open_requested(Conversation): something was found there; its tab shall come to the front.
    """

    open_requested = Signal(object)

    def __init__(self, client: Client, tabs: ConversationTabs) -> None:
        super().__init__(tabs)
        self._client = client
        self._tabs = tabs
        self._search = Search(self)
        self._hits = Hits(self)
        self._bar: SearchBar | None = None
        self._page: ConversationPage | None = None  # under the bar
        self._wish = ""  # of the latest answer
        self._ids: list[int] = []  # of what was found in the conversation, the oldest first
        self._at = 0  # the one that the reader is at
        self._due = 1  # the place, from the newest, that the next answer begins at
        self._works = True
        self.button = IconButton("search", self.tr("Buscar mensagens (Ctrl+F)"))
        self.button.setObjectName("search_button")
        self.button.clicked.connect(self._on_opened)
        bind(FIND, tabs, self._on_opened)
        bind(FIND_EVERYWHERE, tabs, self._on_opened_everywhere)
        bind(FIND_NEXT, tabs, partial(self._on_key_stepped, 1))
        bind(FIND_PREVIOUS, tabs, partial(self._on_key_stepped, -1))
        self._search.found.connect(self._on_found)
        self._search.hits_found.connect(self._on_hits_found)
        self._search.failed.connect(self._on_failed)
        tabs.page_shown.connect(self._on_page_shown)
        client.state_changed.connect(self._on_state_changed)

    def open(self, *, everywhere: bool = False) -> None:
        """Show the bar over the conversation in front, with the cursor in it."""
        page = self._tabs.current()
        if page is None:
            return
        bar = self._bar or self._make_bar(page)
        bar.set_everywhere(everywhere=everywhere)
        bar.set_wish(bar.wish())
        bar.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._look()

    def take_over(self, other: "Finding") -> None:
        """Look for what the other one looks for, at the same place, and leave the cursor alone."""
        page = self._tabs.current()
        if other._bar is None or page is None:
            return
        bar = self._make_bar(page)
        bar.set_everywhere(everywhere=other._bar.everywhere)
        bar.set_wish(other._bar.wish())
        if other._at in other._ids:
            self._due = len(other._ids) - other._ids.index(other._at)
        self._look()

    def close(self) -> bool:
        """Take the bar away; whether there was one."""
        if self._bar is None or self._page is None:
            return False
        self._search.stop()
        self._page.mark(None)
        self._bar.hide()
        self._bar.deleteLater()
        self._bar = self._page = None
        self._forget()
        return True

    def retire(self) -> None:
        """The page goes: hear of nothing any more."""
        self.close()
        self._search.close()

    def _make_bar(self, page: ConversationPage) -> SearchBar:
        bar = self._bar = SearchBar(self._hits)
        self._page = page
        bar.wished.connect(self._on_wished)
        bar.stepped.connect(self._on_stepped)
        bar.hit_chosen.connect(self._on_hit_chosen)
        bar.closed.connect(self._on_closed)
        page.put_above(bar)
        return bar

    def _look(self) -> None:
        """Ask for what stands in the bar."""
        bar, page = self._bar, self._page
        if bar is None or page is None:
            return
        everyone, wish = self._client.room, bar.wish()
        bar.set_cut(cut=everyone.is_cut and (bar.everywhere or page.conversation is everyone))
        if bar.everywhere:
            page.mark(None)
            self._forget()
        if not self._works:
            bar.show_failed()
        elif not wish.strip():
            self._search.stop()
            self._show_nothing(bar, page)
        else:
            bar.show_looking()
            self._search.keep([everyone, *self._client.conversations()])
            if bar.everywhere:
                self._search.look_everywhere(wish)
            else:
                self._search.look_in(page.conversation, wish)

    def _show_nothing(self, bar: SearchBar, page: ConversationPage) -> None:
        page.mark(None)
        self._forget()
        bar.show_nothing()

    def _forget(self) -> None:
        """Nothing was found, so far."""
        self._wish, self._ids, self._at = "", [], 0
        self._hits.show([], 0)

    def _go(self, id_: int) -> None:
        """Bring one of the messages that were found before the reader's eyes."""
        self._at = id_
        if self._page is not None:
            self._page.mark(self._search.row(self._page.conversation, id_))

    def _tell(self) -> None:
        """Say where in what was found the reader is."""
        if self._bar is None or self._page is None:
            return
        count = len(self._ids)
        self._bar.show_found(count - self._ids.index(self._at) if count else 0, count)
        row = self._search.row(self._page.conversation, self._at)
        if row is not None:
            index = self._page.conversation.timeline.index(row)
            self._bar.describe(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    # What is found

    def _on_found(self, found: Found) -> None:
        if self._page is None or found.conversation is not self._page.conversation:
            return
        before, self._ids = self._ids, found.ids
        other = found.wish != self._wish
        self._wish = found.wish
        if not self._ids:
            self._at = 0
            self._page.mark(None)
        elif self._at not in self._ids:  # it is gone: to its older neighbour
            older = [] if other else before[: _place(before, self._at)]
            left = [id_ for id_ in older if id_ in set(self._ids)]
            self._go(left[-1] if left else self._ids[-min(self._due, len(self._ids))])
        elif other:
            self._go(self._at)
        self._due = 1
        self._tell()

    def _on_hits_found(self, hits: list[Hit]) -> None:
        if self._bar is not None and self._bar.everywhere:
            self._hits.show(hits, time.time_ns() // 1_000_000)
            self._bar.show_hits(len(hits), MOST_HITS)

    def _on_failed(self) -> None:
        self._works = False
        if self._bar is not None:
            self._bar.show_failed()

    # What the person does

    def _on_opened(self) -> None:
        self.open()

    def _on_opened_everywhere(self) -> None:
        self.open(everywhere=True)

    def _on_key_stepped(self, step: int) -> None:
        if self._bar is None:
            self.open()
        else:
            self._on_stepped(step)

    def _on_wished(self) -> None:
        if self._bar is not None and not self._bar.everywhere:
            self._at, self._due = 0, 1  # what is found anew is looked at from its end
        self._look()

    def _on_stepped(self, step: int) -> None:
        if self._ids:
            place = self._ids.index(self._at) - step
            self._go(self._ids[place % len(self._ids)])
            self._tell()

    def _on_hit_chosen(self, hit: Hit) -> None:
        if self._bar is None:
            return
        wish = self._bar.wish()
        self.close()
        self.open_requested.emit(hit.conversation)
        page = self._tabs.current()
        if page is not None and page.conversation is hit.conversation:
            self._make_bar(page).set_wish(wish)
            self._at = hit.id
            self.open()

    def _on_closed(self) -> None:
        page = self._page
        if self.close() and page is not None:
            page.take_focus()

    def _on_page_shown(self, page: ConversationPage) -> None:
        if page is not self._page:
            self.close()

    def _on_state_changed(self, state: ClientState) -> None:
        if state not in _THERE:
            self.close()


def _place(ids: list[int], id_: int) -> int:
    return ids.index(id_) if id_ in ids else len(ids)
