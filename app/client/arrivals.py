"""Since when the people are in the room, as far as this guest was told."""

from PySide6.QtCore import QObject

from app.protocol.messages import AnyEvent, Joined, Left, Welcomed
from app.protocol.names import name_key


class Arrivals(QObject):
    """Listens to what a client is told. No signals."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = ""
        self._since: dict[str, int] = {}  # by name_key

    def since(self, name: str) -> int | None:
        """Milliseconds since 1970 when that person came in; None where nobody told."""
        return self._since.get(name_key(name))

    def enter(self, event: Welcomed) -> None:
        """Oneself came in: who is not there any more, or was in another room, is forgotten."""
        if event.id != self._room:
            self._room = event.id
            self._since.clear()
        here = {name_key(member.name) for member in event.members}
        self._since = {key: time for key, time in self._since.items() if key in here}

    def follow(self, event: AnyEvent) -> None:
        """Something happened, or had happened."""
        if isinstance(event, Joined):
            self._since[name_key(event.member.name)] = event.time
        elif isinstance(event, Left):
            self._since.pop(name_key(event.member.name), None)
