"""What the host sees of each connection: that it came, and what became of it."""

from collections.abc import Callable

from app.attempts import Attempt, Fate
from app.protocol.messages import Refused
from app.room.outbox import Outbox
from app.room.session import Session


class Doorbell:
    """Tells of each connection through the outbox. `wall`: milliseconds since 1970 UTC."""

    def __init__(self, outbox: Outbox, wall: Callable[[], int]) -> None:
        self._outbox = outbox
        self._wall = wall

    def note(self, session: Session, fate: Fate, detail: str = "") -> None:
        """That became of it so far."""
        session.fate = fate
        attempt = Attempt(
            number=session.peer,
            time=self._wall(),
            ip=session.ip,
            port=session.port,
            fate=fate,
            detail=detail,
        )
        self._outbox.note(attempt)

    def asked_in(self, session: Session, refused: Refused | None) -> None:
        """It gave a name or a token."""
        if refused is not None:
            self.note(session, Fate.REFUSED, refused.code)
        elif session.knocking is not None:
            self.note(session, Fate.WAITING, session.knocking)
        else:
            self.note(session, Fate.IN, session.name or "")

    def gone(self, session: Session) -> None:
        """It closed. How it was refused says more than that it went afterwards."""
        if session.fate is Fate.OPENED:
            self.note(session, Fate.GONE if session.spoke else Fate.SILENT)
        elif session.fate is Fate.WAITING:
            self.note(session, Fate.GONE)
