"""What the hub asks of a protocol: frames into commands, events into bytes."""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from app.protocol.messages import AnyCommand, AnyEvent, Malformed


class Codec(Protocol):
    """One peer's language.

    A codec never raises on a peer's bytes: what is no command is `Malformed`. Anything that it
    raises is our bug. `encode` depends on its arguments alone, so that one result serves every
    peer of the same codec.
    """

    pause_ends_frame: ClassVar[bool]
    """A short silence ends a frame, as a newline does."""
    closing_is_leaving: ClassVar[bool]
    """Closing the connection is how these peers leave; elsewhere it means a failure."""
    answers_ping: ClassVar[bool]
    """These peers answer `Pinged`."""
    takes_history: ClassVar[bool]
    """These peers can tell a past message from a new one."""

    def decode(self, frame: bytes, name: str | None) -> Sequence[AnyCommand | Malformed]:
        """The commands in a frame; `name` is the peer's, None before it joined."""
        ...

    def torn(self, rest: bytes) -> bool:
        """Whether `rest` ends inside a character, so that its end should be waited for."""
        ...

    @staticmethod
    def encode(event: AnyEvent, *, own: bool) -> bytes:
        """The lines for an event, empty when these peers are not told; `own`: to its author."""
        ...
