"""Own messages that the room has not acknowledged, and the rows that show them."""

from dataclasses import dataclass

from app.client.conversation import Conversation
from app.client.timeline import Entry, State
from app.protocol.messages import Say, Tell


@dataclass(frozen=True, slots=True)
class _Pending:
    conversation: Conversation
    command: Say | Tell
    entry: Entry


class Outbox:
    """Keeps each message under its `cid` until the room has it.

    A message is SENDING, then acknowledged and gone from here, or FAILED until it is tried again
    under the same `cid`, which the room keeps once.
    """

    def __init__(self) -> None:
        self._pending: dict[str, _Pending] = {}

    @property
    def sending(self) -> int:
        """Messages that are on their way: neither acknowledged nor failed."""
        return sum(each.entry.state is State.SENDING for each in self._pending.values())

    @property
    def failed(self) -> int:
        """Messages that did not reach the room, or whose acknowledgement did not come back."""
        return len(self._pending) - self.sending

    def add(self, conversation: Conversation, command: Say | Tell, entry: Entry) -> None:
        """A message leaves; its row is shown at once."""
        self._pending[command.cid] = _Pending(conversation, command, entry)
        conversation.timeline.append(entry)

    def acknowledge(self, cid: str, seq: int, time: int, *, shown: bool) -> bool:
        """The room has it. False when it is none of these.

        `shown`: it stands among the past messages, and the row that waited is one too many.
        """
        pending = self._pending.pop(cid, None)
        if pending is None:
            return False
        timeline = pending.conversation.timeline
        return timeline.drop(cid) if shown else timeline.confirm(cid, seq, time)

    def fail(self, cid: str) -> Conversation | None:
        """The room refused it: where it stands, None when it is none of these."""
        pending = self._pending.get(cid)
        if pending is None:
            return None
        pending.conversation.timeline.fail(cid)
        return pending.conversation

    def fail_all(self) -> None:
        """The connection broke, and nobody knows what became of them."""
        for cid in self._pending:
            self.fail(cid)

    def retry(self, cid: str) -> Say | Tell | None:
        """What to send again, None when no such message failed."""
        pending = self._pending.get(cid)
        if pending is None or not pending.conversation.timeline.resend(cid):
            return None
        return pending.command

    def entries(self, conversation: Conversation) -> list[Entry]:
        """The rows of a conversation that wait here."""
        return [each.entry for each in self._pending.values() if each.conversation is conversation]

    def clear(self) -> None:
        """Forget them all."""
        self._pending.clear()
