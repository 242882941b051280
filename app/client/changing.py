"""What becomes of messages on a person's wish: edited, removed, reacted to."""

from collections.abc import Callable

from app.client.conversation import Conversation
from app.client.making import new_cid, text_fault, whole
from app.client.membership import Membership
from app.client.outcome import Done, Outcome, refusal
from app.client.visit import Visit
from app.protocol.messages import Code, Edit, React, Remove
from app.protocol.typed import clean_text


class Changing:
    """Asks the room; what comes of it shows once the room says so. `pump` sends what waits."""

    def __init__(self, membership: Membership, visit: Visit, pump: Callable[[], None]) -> None:
        self._membership = membership
        self._visit = visit
        self._pump = pump

    def edit(self, conversation: Conversation, seq: int, typed: str) -> Outcome:
        """Put another text in the place of an own message; with a file it may be none."""
        words, entry = clean_text(whole(typed)), conversation.timeline.message(seq)
        may_be_empty = entry is not None and entry.file is not None
        refused = text_fault(words, self._visit.bounds, may_be_empty=may_be_empty)
        if refused is not None:
            return refused
        return self._ask(conversation, Edit(cid=new_cid(), message=seq, text=words))

    def remove(self, conversation: Conversation, seq: int) -> Outcome:
        """Take a message off everybody's screen."""
        return self._ask(conversation, Remove(cid=new_cid(), message=seq))

    def react(self, conversation: Conversation, seq: int, emoji: str) -> Outcome:
        """Put an emoji to a message, or take one's own away."""
        row = conversation.timeline.row_of(seq)
        reactions = () if row is None else conversation.timeline.entry(row).reactions
        off = any(each.mine and each.emoji == emoji for each in reactions)
        return self._ask(conversation, React(cid=new_cid(), message=seq, emoji=emoji, off=off))

    def _ask(self, conversation: Conversation, command: Edit | Remove | React) -> Outcome:
        if not self._membership.is_there:
            return refusal(Code.NOT_JOINED)
        self._visit.outbox.ask(conversation, command)
        self._pump()
        return Outcome(done=Done.SENT, conversation=conversation)
