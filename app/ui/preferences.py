"""What Sala remembers on this computer from one start to the next."""

from PySide6.QtCore import QByteArray, QSettings

from app.config import DEFAULT_PORT

MOST_ADDRESSES = 8
MOST_EMOJI = 32  # four rows of the picker


class Preferences:
    """The latest answers of the forms, kept in a QSettings. Anything unreadable counts as unset."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

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
