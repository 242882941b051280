"""Own messages that the room has not acknowledged, and the rows that show them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.client.conversation import Conversation
from app.client.journal import Journal
from app.client.timeline import Entry, State
from app.protocol.messages import Say, Tell

IN_FLIGHT = 10
"""Messages on their way at once: the longest ones fit into what a room lets wait."""


@dataclass(slots=True)
class _Pending:
    conversation: Conversation
    command: Say | Tell
    entry: Entry
    sent: bool = False  # over the connection that stands
    tried: bool = False  # over any: the room may have it
    refused: bool = False


class Outbox:
    """Keeps each message under its `cid` until the room has it, here and in the `journal`.

    A message is SENDING, then acknowledged and gone from here, or FAILED until it is tried again
    under the same `cid`, which the room keeps once.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._pending: dict[str, _Pending] = {}

    @property
    def sending(self) -> int:
        """Messages that are on their way: neither acknowledged nor failed."""
        return sum(each.entry.state is State.SENDING for each in self._pending.values())

    @property
    def failed(self) -> int:
        """Messages that did not reach the room, or whose acknowledgement did not come back."""
        return len(self._pending) - self.sending

    def has(self, cid: str) -> bool:
        """Whether a message waits here."""
        return cid in self._pending

    def add(self, conversation: Conversation, command: Say | Tell, entry: Entry) -> None:
        """A message leaves; its row is shown at once."""
        refused = entry.state is State.FAILED
        self._pending[command.cid] = _Pending(conversation, command, entry, refused=refused)
        conversation.timeline.append(entry)

    def due(self, most: int = IN_FLIGHT) -> Iterator[Say | Tell]:
        """What may be sent now, in order, with `most` on their way; each counts as sent."""
        flying = sum(each.sent for each in self._pending.values())
        for each in self._pending.values():
            if flying >= most:
                return
            if each.entry.state is State.SENDING and not each.sent:
                each.sent = each.tried = True
                flying += 1
                yield each.command

    def break_off(self) -> None:
        """The connection broke, and nobody knows what became of what was sent: it goes again."""
        for each in self._pending.values():
            each.sent = False

    def acknowledge(self, cid: str, seq: int, time: int, *, shown: bool) -> bool:
        """The room has it. False when it is none of these.

        `shown`: it stands among the past messages, and the row that waited is one too many.
        """
        pending = self._forget(cid)
        if pending is None:
            return False
        timeline = pending.conversation.timeline
        return timeline.drop(cid) if shown else timeline.confirm(cid, seq, time)

    def settle(self, cid: str) -> bool:
        """The room has it, as a past message that takes the place of the row that waited."""
        pending = self._forget(cid)
        return pending is not None and pending.conversation.timeline.drop(cid)

    def refuse(self, cid: str) -> Conversation | None:
        """The room refused it: where it stands, None when it is none of these."""
        pending = self._pending.get(cid)
        if pending is None:
            return None
        pending.refused, pending.sent = True, False
        pending.conversation.timeline.fail(cid)
        self._journal.mark_failed(cid, failed=True)
        return pending.conversation

    def fail_all(self) -> None:
        """There is no room any more that could have them."""
        for cid, each in self._pending.items():
            each.sent = False
            each.conversation.timeline.fail(cid)

    def resend_all(self, *, renamed: bool = False) -> None:
        """The room is there again: all go on their way that it did not refuse.

        `renamed`: under another name. The room keeps a message once for each name, so what it may
        have already waits for the person.
        """
        for cid, each in self._pending.items():
            each.refused = each.refused or (renamed and each.tried)
            if not each.refused:
                each.conversation.timeline.resend(cid)
            elif renamed:
                each.conversation.timeline.fail(cid)

    def retry(self, cid: str) -> bool:
        """Send it again. False when no such message failed."""
        pending = self._pending.get(cid)
        if pending is None or not pending.conversation.timeline.resend(cid):
            return False
        pending.refused = False
        self._journal.mark_failed(cid, failed=False)
        return True

    def lift(self, conversation: Conversation) -> list[Entry]:
        """Take the rows of a conversation that wait here out of it, to be put at its end."""
        entries = []
        for cid, each in self._pending.items():
            if each.conversation is conversation:
                conversation.timeline.drop(cid)
                entries.append(each.entry)
        return entries

    def clear(self) -> None:
        """Forget them all; the journal does not."""
        self._pending.clear()

    def _forget(self, cid: str) -> _Pending | None:
        pending = self._pending.pop(cid, None)
        if pending is not None:
            self._journal.remove(cid)
        return pending
