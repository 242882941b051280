"""The past messages that a welcome announced, while they come."""

from app.client.timeline import Entry
from app.protocol.messages import AnyEvent, Said, Welcomed


class Replay:
    """Collects past messages, so that they appear at once.

    It ends with the number that was announced or, when a room announced too many, with the first
    event that is not past.
    """

    def __init__(self, welcome: Welcomed) -> None:
        self._size = welcome.replay
        self._seq = welcome.seq
        self.entries: list[Entry] = []

    @property
    def is_complete(self) -> bool:
        """Whether all of them came."""
        return len(self.entries) >= self._size

    def takes(self, event: AnyEvent) -> bool:
        """Whether `event` is one of them."""
        return not self.is_complete and isinstance(event, Said) and event.seq <= self._seq
