"""Opens the pages that do not belong to a room: settings, shortcuts, about Sala."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.ui import keys
from app.ui.about import AboutSheet
from app.ui.keys_sheet import KeysSheet
from app.ui.preferences import Preferences
from app.ui.questions import Questions
from app.ui.settings import SettingsSheet
from app.ui.sheet import Sheet


class Sheets(QObject):
    """The keys that open them, and the way from one to the other.

    Signals: `name_changed(name)`: the person wants to be called so from now on.
    """

    name_changed = Signal(str)

    def __init__(
        self,
        questions: Questions,
        preferences: Preferences,
        rooms: Path | None,
        in_room: Callable[[], bool],
    ) -> None:
        """`rooms`: where the rooms of this computer are kept."""
        super().__init__(questions)
        self._questions = questions
        self._preferences = preferences
        self._rooms = rooms
        self._in_room = in_room
        keys.bind(keys.SETTINGS, questions.window, self.show_settings)
        keys.bind(keys.KEYS, questions.window, self.show_keys)

    def show_settings(self) -> None:
        """The settings, over the window."""
        window = self._questions.window
        sheet = SettingsSheet(window, self._preferences, in_room=self._in_room())
        sheet.name_changed.connect(self.name_changed)
        sheet.about_wanted.connect(self._on_about_wanted)
        sheet.keys_wanted.connect(self._on_keys_wanted)
        self._questions.ask(sheet)

    def show_keys(self) -> None:
        """Every key, over the window."""
        self._questions.ask(self._keys_sheet(back=False))

    def _keys_sheet(self, *, back: bool) -> Sheet:
        ctrl_sends = self._preferences.ctrl_sends
        return KeysSheet(self._questions.window, ctrl_sends=ctrl_sends, back=back)

    def _on_keys_wanted(self) -> None:
        self._lead_back(self._keys_sheet(back=True))

    def _on_about_wanted(self) -> None:
        folders = [self._preferences.folder]
        if self._rooms is not None:
            folders = [self._rooms, self._rooms.parent, *folders]
        self._lead_back(AboutSheet(self._questions.window, folders, back=True))

    def _lead_back(self, sheet: Sheet) -> None:
        self._questions.ask(sheet)
        sheet.finished.connect(self.show_settings)

    def retranslate(self) -> None:
        """The language is another one: the settings, which changed it, are shown again."""
        before = self._questions.current
        if isinstance(before, SettingsSheet):
            focus = before.focusWidget()
            self.show_settings()
            shown = self._questions.current
            if isinstance(shown, SettingsSheet) and focus is not None:
                shown.reveal(focus.objectName())
