"""What an own message gets before it leaves: a time, an id, and only whole characters."""

import time
import uuid


def whole(typed: str) -> str:
    """A text that can be sent: Qt lets half a character through, and UTF-8 has none."""
    return typed.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def new_cid() -> str:
    """An id that no other message has."""
    return uuid.uuid4().hex


def now() -> int:
    """Milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000
