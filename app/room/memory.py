"""What the room remembers of its history: for joiners, and for messages that come twice."""

from collections import deque

import msgspec

from app.config import LONGEST_ENCODING
from app.protocol.messages import Said, Stored, Told
from app.protocol.names import name_key


class Memory:
    """The `latest` public messages, and the `repeatable` latest messages that have a `cid`."""

    def __init__(self, *, latest: int, repeatable: int) -> None:
        self._said: deque[Said] = deque(maxlen=latest)
        self._repeatable = repeatable
        self._by_cid: dict[tuple[str, str], Said | Told] = {}

    def keep(self, event: Stored) -> None:
        """Remember an event. What only its author may see is in nobody else's past."""
        if isinstance(event, Said):
            self._said.append(msgspec.structs.replace(event, cid=None))
        if isinstance(event, Said | Told) and event.cid:
            self._by_cid[name_key(event.author), event.cid] = event
            if len(self._by_cid) > self._repeatable:
                del self._by_cid[next(iter(self._by_cid))]

    def find(self, author: str, cid: str) -> Said | Told | None:
        """The message that `author` already sent under this `cid`; plain guests have none."""
        return self._by_cid.get((name_key(author), cid))

    def past(self, room: int) -> list[Said]:
        """The latest public messages, oldest first, as many as surely fit into `room` bytes."""
        past = list[Said]()
        for event in reversed(self._said):
            room -= len(event.text) * LONGEST_ENCODING + 512
            if room < 0:
                break
            past.append(event)
        return past[::-1]
