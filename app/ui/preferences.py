"""What Sala remembers on this computer from one start to the next."""

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from app.config import DEFAULT_PORT
from app.ui.choices import LANGUAGES, TEXT_SIZES, Choice, Look, Motion, Notify

MOST_ADDRESSES = 8
MOST_ROOMS = 50  # of which it is known who is ignored there
MOST_EMOJI = 32  # four rows of the picker


class Preferences(QObject):
    """The latest answers of the forms and the person's settings, kept in a QSettings.

    Anything unreadable counts as unset.

    Signals: `changed(key)` when a setting is another one now, which has its effect at once.
    """

    changed = Signal(str)

    look = Choice("look", tuple(Look))
    text_size = Choice("text_size", (100, *TEXT_SIZES))
    """Per cent."""
    motion = Choice("motion", tuple(Motion))
    ctrl_sends = Choice("ctrl_sends", (False, True))
    """Ctrl+Enter sends, and Enter alone breaks the line."""
    notify = Choice("notify", tuple(Notify))
    sound = Choice("sound", (True, False))
    quiet = Choice("quiet", (False, True))
    """Do not disturb: no notifications and no sound, whatever the others say."""
    language = Choice("language", LANGUAGES)

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings

    @property
    def folder(self) -> Path:
        """Where the file with all of this lies."""
        return Path(self._settings.fileName()).parent

    def kept(self, key: str) -> object:
        """What is kept under a key; None where nothing is."""
        return self._settings.value(key)

    def keep(self, key: str, value: str) -> None:
        """Keep another value from now on, and tell of it."""
        self._settings.setValue(key, value)
        self.changed.emit(key)

    @property
    def name(self) -> str:
        """The person's name in rooms."""
        return self._text("name", "")

    @name.setter
    def name(self, name: str) -> None:
        self._settings.setValue("name", name)

    @property
    def room(self) -> str:
        """The name of the room that was hosted last."""
        return self._text("room", "Sala")

    @room.setter
    def room(self, room: str) -> None:
        self._settings.setValue("room", room)

    @property
    def port(self) -> int:
        """The port that was hosted on last."""
        port = self._text("port", "")
        known = port.isascii() and port.isdigit() and len(port) < 6 and int(port) <= 65_535
        return int(port) if known else DEFAULT_PORT

    @port.setter
    def port(self, port: int) -> None:
        self._settings.setValue("port", port)

    @property
    def hosted_last(self) -> bool:
        """Whether the latest room was the person's own; before the first, whether none is known."""
        return self._text("side", "join" if self.addresses else "host") == "host"

    @hosted_last.setter
    def hosted_last(self, hosted: bool) -> None:
        self._settings.setValue("side", "host" if hosted else "join")

    @property
    def addresses(self) -> list[str]:
        """The latest addresses that were joined as they were typed, newest first."""
        kept = self._settings.value("addresses")
        # A list of one comes back as a string from some of the places where settings are kept.
        several = kept if isinstance(kept, list) else [kept]
        return [entry for entry in several if isinstance(entry, str) and entry][:MOST_ADDRESSES]

    def remember_address(self, address: str) -> None:
        """Put an address first; it stands in the list once."""
        others = [kept for kept in self.addresses if kept != address]
        self._settings.setValue("addresses", [address, *others][:MOST_ADDRESSES])

    def ignored(self, room: str) -> list[str]:
        """Whom the person ignores in the room with this id."""
        return self._ignored().get(room, [])

    def set_ignored(self, room: str, names: list[str]) -> None:
        """Whom the person ignores there; of more than `MOST_ROOMS` the oldest is forgotten."""
        rooms = {each: kept for each, kept in self._ignored().items() if each != room}
        if names:
            rooms[room] = names
        newest = dict(list(rooms.items())[-MOST_ROOMS:])
        self._settings.setValue("ignored", json.dumps(newest))

    def _ignored(self) -> dict[str, list[str]]:
        try:
            kept = json.loads(self._text("ignored", "{}"))
        except ValueError:
            return {}
        rooms = kept.items() if isinstance(kept, dict) else ()
        return {
            room: [name for name in names if isinstance(name, str)]
            for room, names in rooms
            if isinstance(names, list)
        }

    @property
    def recent_emoji(self) -> list[str]:
        """The emoji that were taken last, newest first."""
        kept = self._settings.value("emoji")
        several = kept if isinstance(kept, list) else [kept]
        return [entry for entry in several if isinstance(entry, str) and entry][:MOST_EMOJI]

    def remember_emoji(self, emoji: str) -> None:
        """Put an emoji first; it stands in the list once."""
        others = [kept for kept in self.recent_emoji if kept != emoji]
        self._settings.setValue("emoji", [emoji, *others][:MOST_EMOJI])

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, in Qt's own form; empty before the first time."""
        kept = self._settings.value("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("geometry", geometry)

    def _text(self, key: str, unset: str) -> str:
        kept = self._settings.value(key)
        return str(kept) if isinstance(kept, str | int) else unset
