"""The past events that a welcome announced, while they come."""

from app.protocol.messages import AnyEvent, Stored, Welcomed


class Replay:
    """Collects past events, so that they appear at once.

    It ends with the number that was announced or, when a room announced too many, with the first
    event that is not past. `afresh`: they take the place of what was shown before.
    """

    def __init__(self, welcome: Welcomed, *, afresh: bool) -> None:
        self._size = welcome.replay
        self.seq = welcome.seq
        self.time = welcome.time
        self.afresh = afresh
        self.events: list[Stored] = []

    @property
    def is_complete(self) -> bool:
        """Whether all of them came."""
        return len(self.events) >= self._size

    def takes(self, event: AnyEvent) -> bool:
        """Whether `event` is one of them."""
        past = isinstance(event, Stored) and event.seq <= self.seq
        return past and not self.is_complete
