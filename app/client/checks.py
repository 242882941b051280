"""What the room would refuse, known before anything is sent: the text stays with the person."""

from app.client.hosting import Hosting
from app.client.outcome import Outcome, refusal
from app.client.visit import Visit
from app.protocol.messages import Bounds, Code
from app.protocol.names import name_key
from app.protocol.typed import is_blank


def refused_here(
    words: str, peer: str, *, name: str, visit: Visit, hosting: Hosting
) -> Outcome | None:
    """Why one who is there under `name` cannot say that to `peer`, or to everyone."""
    if peer and name_key(peer) == name_key(name):
        return refusal(Code.TO_SELF)
    to = visit.roster.find(peer) if peer else None
    if peer and to is None:
        return refusal(Code.TO_UNKNOWN, detail=peer)
    silenced = hosting.silences(visit.me, to)
    if silenced is not None:
        return refusal(silenced)
    return text_refused_here(words, visit.bounds)


def text_refused_here(words: str, bounds: Bounds | None) -> Outcome | None:
    """What is wrong with a text."""
    if is_blank(words):
        return refusal(Code.TEXT_EMPTY)
    if bounds is not None and len(words) > bounds.text:
        return refusal(Code.TEXT_LONG, limit=bounds.text)
    return None
