"""Goes from one conversation to another with the keyboard alone."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut

from app.ui.keys import NEXT_TAB, PREVIOUS_TAB, TABS, bind, tab_key
from app.ui.tabs import ConversationTabs


class TabKeys(QObject):
    """The keys of the tabs, wherever in their window the focus is. No signals.

    The next after the last is the first, as in a browser; the last digit goes to the last tab,
    however many there are. The cursor follows into the composer.
    """

    def __init__(self, tabs: ConversationTabs) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        bind(NEXT_TAB, tabs, partial(self._on_step, 1))
        bind(PREVIOUS_TAB, tabs, partial(self._on_step, -1))
        for place in range(1, TABS + 1):
            shortcut = QShortcut(tab_key(place), tabs)
            shortcut.activated.connect(partial(self._on_digit, place))

    def _on_step(self, step: int) -> None:
        self._show((self._tabs.currentIndex() + step) % self._tabs.count())

    def _on_digit(self, place: int) -> None:
        last = self._tabs.count()
        self._show((last if place == TABS else min(place, last + 1)) - 1)

    def _show(self, index: int) -> None:
        if page := self._tabs.page(index):
            self._tabs.setCurrentIndex(index)
            page.take_focus()
