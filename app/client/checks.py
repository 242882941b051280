"""What the room would refuse, known before anything is sent."""

from app.client.making import text_fault
from app.client.membership import Membership
from app.client.outcome import Outcome, refusal
from app.client.visit import Visit
from app.protocol.messages import Code
from app.protocol.names import name_key


class Checks:
    """Answers with the refusal, or None where nothing is known that speaks against it."""

    def __init__(self, visit: Visit, membership: Membership) -> None:
        self._visit = visit
        self._membership = membership

    def message(self, words: str, peer: str) -> Outcome | None:
        """Whether `words` can go to that person, "" for everyone."""
        if not self._membership.is_there:
            return refusal(Code.NOT_JOINED)
        if peer and name_key(peer) == name_key(self._membership.name):
            return refusal(Code.TO_SELF)
        if peer and self._visit.roster.find(peer) is None:
            return refusal(Code.TO_UNKNOWN, detail=peer)
        return text_fault(words, self._visit.bounds)
