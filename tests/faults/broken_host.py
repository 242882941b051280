"""Hosts that break one promise each: what the storms must not let pass.

python -m tests.faults.broken_host KIND [arguments of Sala]
"""

import sys
import time
from collections.abc import Mapping, Sequence

from app.main import main
from app.net import recorder, server
from app.protocol.messages import Post, Stored
from app.room.history import NO_TOKENS, History
from app.room.memory import Memory, Missed
from app.room.outbox import Output, Store


def acknowledge_before_commit() -> None:
    """Tells everyone at once; the disk is a little late."""

    class SlowHistory(History):
        def append(self, events: Sequence[Stored], tokens: Mapping[int, bytes] = NO_TOKENS) -> None:
            time.sleep(0.1)
            super().append(events, tokens)

    class HastyServer(server.Server):
        def _apply(self, outputs: list[Output]) -> None:
            super()._apply(outputs)
            for output in outputs:
                if isinstance(output, Store) and self._hub is not None:
                    super()._apply(self._hub.committed(output.event.seq))

    setattr(recorder, "History", SlowHistory)  # noqa: B010
    setattr(server, "Server", HastyServer)  # noqa: B010


def forget_duplicates() -> None:
    """Keeps a message as often as it comes."""

    def find(self: Memory, author: str, command: Post) -> None:
        return None

    Memory.find = find  # type: ignore[method-assign]


def replay_nothing() -> None:
    """Takes people back, and does not tell them what they missed."""

    def since(self: Memory, seq: int, token: bytes) -> Missed:
        return Missed([], gap=False)

    Memory.since = since  # type: ignore[method-assign]


KINDS = {
    each.__name__: each for each in (acknowledge_before_commit, forget_duplicates, replay_nothing)
}

if __name__ == "__main__":
    KINDS[sys.argv[1]]()
    sys.exit(main(sys.argv[2:]))
