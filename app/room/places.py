"""Who has to go so that a newcomer finds a place."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from app.config import Limits
from app.room.session import Phase, Session

ENDING = 100
"""Sockets beyond `connections` for peers that still read their last line; one more, and the
oldest of them is cut."""


class Making(NamedTuple):
    """Who has to be told that it is over, and who to be cut."""

    ended: Session | None = None
    cut: Session | None = None


def place_for(
    source: str, sessions: Mapping[int, Session], sources: Counter[str], limits: Limits
) -> Making:
    """For a newcomer from `source`: whoever has not joined for the longest time goes.

    Nobody where all are members: the newcomer comes in to hear that there is no place.
    """
    own = sources[source] >= limits.per_address
    if not own and len(sessions) < min(limits.connections, ENDING):
        return Making()  # a class is never so many, and need not be counted at each arrival
    here = [session for session in sessions.values() if session.closed is None]
    ending = [session for session in here if session.phase is Phase.GONE]
    waiting = [session for session in here if session.may_join]
    mine = [session for session in waiting if session.source == source]
    cut = ending[0] if len(ending) >= ENDING else None
    if mine and own:
        return Making(mine[0], cut)
    if waiting and len(here) - len(ending) >= limits.connections:
        return Making(waiting[0], cut)
    return Making(None, cut)
