"""What a command needs before a handler sees it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.protocol.messages import Code, Refused
from app.room.session import Phase, Session


@dataclass(frozen=True, slots=True)
class Rule:
    """What a command needs, so that no handler has to ask. `joined` None: either way.

    `keeps`: it goes to the disk, or its answer waits for that, which must not be too far behind.
    `host`: only hosts may ask it.
    """

    handler: Callable[[Any, Session, Any], Refused | None]
    joined: bool | None = True
    keeps: bool = False
    host: bool = False

    def broken_by(self, session: Session) -> Refused | None:
        """Why this peer may not ask that now."""
        joined = session.phase is Phase.IN
        if session.knocking is not None and self.joined is not None:
            return Refused(code=Code.WAITING)
        if self.joined is not None and self.joined is not joined:
            return Refused(code=Code.ALREADY_JOINED if joined else Code.NOT_JOINED)
        return Refused(code=Code.HOST_ONLY) if self.host and not session.host else None
