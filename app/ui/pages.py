"""The two pages of the window, and which of them is in front."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from app.client.arrivals import Arrivals
from app.client.client import Client
from app.ui.attaching import Folders
from app.ui.emoji_book import EmojiBook
from app.ui.preferences import Preferences
from app.ui.room import RoomPage
from app.ui.start import StartPage


class Pages(QStackedWidget):
    """The first page and the room. Another language makes both anew, and they go on as they were.

    Signals: those of either page; see there. And:
        language_due(str): the program is to speak this language from now on. While the person waits
            to come in, it waits, too.
    """

    language_due = Signal(str)

    host_chosen = Signal(object)
    join_chosen = Signal(object)
    cancelled = Signal()
    leave_requested = Signal()
    word_asked = Signal(str, str)
    unread_changed = Signal(int)
    heard = Signal(object, object)
    expulsion_asked = Signal(str, bool)
    attendance_requested = Signal()
    settings_requested = Signal()

    def __init__(self, client: Client, preferences: Preferences) -> None:
        super().__init__()
        self._client = client
        self._preferences = preferences
        self._emoji = EmojiBook(preferences, self)
        self._arrivals = Arrivals(self)
        client.welcomed.connect(self._arrivals.enter)
        client.happened.connect(self._arrivals.follow)
        self._folders = Folders()
        self._language = preferences.language  # that the pages speak
        self._make()
        preferences.changed.connect(self._on_preference_changed)

    @property
    def in_room(self) -> bool:
        """Whether the room is in front."""
        return self.currentWidget() is self.room

    def show_start(self) -> None:
        """Bring the first page to the front."""
        was_in_room = self.in_room
        self._speak()
        self.setCurrentWidget(self.start)
        if was_in_room:
            self.start.take_focus()

    def show_room(self) -> None:
        """Bring the room to the front."""
        self._speak()
        self.setCurrentWidget(self.room)

    def _speak(self) -> None:
        """Speak the language that the person has chosen."""
        if self._language != self._preferences.language:
            self._language = self._preferences.language
            self.language_due.emit(self._language)
            self._client.tell_anew()
            self._remake()

    def _make(self) -> None:
        self.start = StartPage(self._preferences)
        self.room = RoomPage(self._client, self._emoji, self._arrivals, self._folders)
        self.room.set_ctrl_sends(ctrl_sends=self._preferences.ctrl_sends)
        self.addWidget(self.start)
        self.addWidget(self.room)
        self.start.host_chosen.connect(self.host_chosen)
        self.start.join_chosen.connect(self.join_chosen)
        self.start.cancelled.connect(self.cancelled)
        self.start.settings_requested.connect(self.settings_requested)
        self.room.leave_requested.connect(self.leave_requested)
        self.room.word_asked.connect(self.word_asked)
        self.room.unread_changed.connect(self.unread_changed)
        self.room.heard.connect(self.heard)
        self.room.expulsion_asked.connect(self.expulsion_asked)
        self.room.attendance_requested.connect(self.attendance_requested)
        self.room.settings_requested.connect(self.settings_requested)

    def _remake(self) -> None:
        start, room, in_room = self.start, self.room, self.in_room
        self._make()
        self.start.take_over(start)
        self.room.take_over(room)
        self.setCurrentWidget(self.room if in_room else self.start)
        if in_room:
            self.room.refresh()
            self.room.take_focus()
        for page in (start, room):
            self.removeWidget(page)
            page.setParent(None)
        start.deleteLater()
        room.retire()

    def _on_preference_changed(self, key: str) -> None:
        if key == "ctrl_sends":
            self.room.set_ctrl_sends(ctrl_sends=self._preferences.ctrl_sends)
        elif key == "language" and not self.start.is_busy:
            self._speak()
