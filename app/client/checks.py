"""What the room would refuse, known before anything is sent."""

from app.client.membership import Membership
from app.client.outcome import Outcome, refusal
from app.client.visit import Visit
from app.protocol.messages import Code
from app.protocol.names import name_key
from app.protocol.typed import clean_text, is_blank


class Checks:
    """Each answers with the refusal, or None where nothing is known that speaks against it."""

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
        return self.text(words)

    def text(self, words: str, *, may_be_empty: bool = False) -> Outcome | None:
        """Whether a message can say that."""
        if is_blank(words) and not may_be_empty:
            return refusal(Code.TEXT_EMPTY)
        bounds = self._visit.bounds
        if bounds is not None and len(words) > bounds.text:
            return refusal(Code.TEXT_LONG, limit=bounds.text)
        return None


def sendable(typed: str) -> str:
    """A text that can be sent: Qt lets half a character through, and UTF-8 has none."""
    return clean_text(typed.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
