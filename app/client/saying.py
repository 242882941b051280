"""What a person says: kept, shown at once, and on its way to the room."""

from collections.abc import Callable

from app.client.clock import now
from app.client.conversation import Conversation
from app.client.hosting import Hosting
from app.client.making import message, new_cid, text_fault, whole
from app.client.membership import Membership
from app.client.outcome import Done, Outcome, refusal
from app.client.visit import Visit
from app.protocol.messages import Code
from app.protocol.names import name_key
from app.protocol.typed import clean_text


class Saying:
    """Begins the way of own messages. `pump` sends what waits."""

    def __init__(
        self, membership: Membership, visit: Visit, hosting: Hosting, pump: Callable[[], None]
    ) -> None:
        self._membership = membership
        self._visit = visit
        self._hosting = hosting
        self._pump = pump

    def say(self, words: str, peer: str, reply: int = 0) -> Outcome:
        """To everyone, or to `peer` alone; as the answer to the message of that number."""
        words = clean_text(whole(words))
        refused = self._refused_here(words, peer)
        if refused is not None:
            return refused
        to = self._visit.private.open(peer).peer if peer else ""
        conversation: Conversation = self._visit.add(message(new_cid(), to, words, reply), now())
        self._pump()
        return Outcome(done=Done.SENT, conversation=conversation)

    def _refused_here(self, words: str, peer: str) -> Outcome | None:
        """What the room would refuse, known before anything is sent: the text stays with the

        person.
        """
        if not self._membership.is_there:
            return refusal(Code.NOT_JOINED)
        if peer and name_key(peer) == name_key(self._membership.name):
            return refusal(Code.TO_SELF)
        to = self._visit.roster.find(peer) if peer else None
        if peer and to is None:
            return refusal(Code.TO_UNKNOWN, detail=peer)
        silenced = self._hosting.silences(self._visit.me, to)
        return text_fault(words, self._visit.bounds) if silenced is None else refusal(silenced)
