"""What the room would refuse, known before anything is sent: the text stays with the person."""

from app.client.hosting import Hosting
from app.client.making import text_fault
from app.client.outcome import Outcome, refusal
from app.client.visit import Visit
from app.protocol.messages import Code
from app.protocol.names import name_key


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
    return text_fault(words, visit.bounds)
