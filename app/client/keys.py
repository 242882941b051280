"""What names have in common for the room, remembered: many messages come from few people."""

from functools import lru_cache

from app.protocol.names import name_key

MOST = 4_096  # names: more than a room has people
LONGEST = 200  # characters; a name that is longer is nobody's, and not worth the memory


def key_of(name: str) -> str:
    """As `name_key`."""
    return _known(name) if len(name) <= LONGEST else name_key(name)


@lru_cache(MOST)
def _known(name: str) -> str:
    return name_key(name)
