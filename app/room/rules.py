"""What a command needs, so that no handler has to ask."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.protocol.messages import Code, Refused
from app.room.session import Phase, Session


@dataclass(frozen=True, slots=True)
class Rule:
    """`handler` is a method of the hub, or of what it has. `joined` None: either way.

    `keeps`: it goes to the disk, or its answer waits for that, which must not be too far behind.
    """

    handler: Callable[[Any, Session, Any], Refused | None]
    joined: bool | None = True
    keeps: bool = False

    def broken_by(self, session: Session) -> Refused | None:
        """Why this peer may not ask that now."""
        joined = session.phase is Phase.IN
        if self.joined is None or self.joined is joined:
            return None
        return Refused(code=Code.ALREADY_JOINED if joined else Code.NOT_JOINED)
