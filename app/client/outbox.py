"""Own messages that the room has not acknowledged, and the rows that show them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.client.conversation import Conversation
from app.client.journal import Journal
from app.client.timeline import Entry, State
from app.protocol.messages import Edit, Offer, Post, React, Remove, Say, Tell

IN_FLIGHT = 10
"""Messages on their way at once: the longest ones fit into what a room lets wait."""
REASON = "why:"
"""No `cid` of a message begins like this: those are hexadecimal."""


OFFERED = 3
"""Files on their way at once; the room lets each computer have some more."""


@dataclass(slots=True)
class _Pending:
    conversation: Conversation
    command: Post | Offer
    entry: Entry | None  # None: it changes a message, and has no row of its own
    sent: bool = False  # over the connection that stands
    tried: bool = False  # over any: the room may have it

    @property
    def is_sending(self) -> bool:
        return self.entry is None or self.entry.state is State.SENDING

    @property
    def has_failed(self) -> bool:
        return self.entry is not None and self.entry.state is State.FAILED

    @property
    def is_message(self) -> bool:
        return self.entry is not None

    @property
    def is_kept(self) -> bool:
        """It waits beyond this run; changes and files do not."""
        return isinstance(self.command, Say | Tell)


class Outbox:
    """Keeps each message under its `cid` until the room has it, here and in the `journal`.

    A message is SENDING, however long there is no room to take it, then acknowledged and gone from
    here; or FAILED, when the room refused it or may have it under another name, until it is tried
    again under the same `cid`, which the room keeps once for each name.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._pending: dict[str, _Pending] = {}

    @property
    def sending(self) -> int:
        """Messages that are on their way, or wait for it: neither acknowledged nor failed.

        Files do not count: nobody who leaves waits for them.
        """
        return sum(
            each.is_sending and not isinstance(each.command, Offer)
            for each in self._pending.values()
        )

    @property
    def unsent(self) -> int:
        """Messages that the room does not have, as far as is known; without files."""
        return sum(each.is_kept for each in self._pending.values())

    @property
    def failed(self) -> int:
        """Messages that wait for the person to try again."""
        return sum(each.has_failed and each.is_kept for each in self._pending.values())

    def waiting(self) -> list[tuple[str, bool]]:
        """What is SENDING, as it would be typed, in order; and whether the room may have it."""
        return [
            (_typed(each.command), each.tried)
            for each in self._pending.values()
            if each.is_sending and isinstance(each.command, Say | Tell)
        ]

    @staticmethod
    def reason_of(cid: str) -> str:
        """The `cid` of the row that says why a message failed; it goes when the message does."""
        return f"{REASON}{cid}"

    def has(self, cid: str) -> bool:
        """Whether a message waits here."""
        return cid in self._pending

    def add(self, conversation: Conversation, command: Say | Tell | Offer, entry: Entry) -> None:
        """A message leaves; its row is shown at once."""
        self._pending[command.cid] = _Pending(conversation, command, entry)
        conversation.timeline.append(entry)

    def ask(self, conversation: Conversation, command: Edit | Remove | React) -> None:
        """A change of a message leaves. It waits as messages do, but not beyond this run."""
        self._pending[command.cid] = _Pending(conversation, command, None)
        self._mark_changing(conversation, command)

    def due(self) -> Iterator[Post | Offer]:
        """What may be sent now, in order, with `IN_FLIGHT` on their way; each counts as sent.

        Files take longer than words, and so have a number of their own, `OFFERED`.
        """
        flying = {False: IN_FLIGHT, True: OFFERED}  # how many more, by whether they are files
        for each in self._pending.values():
            flying[isinstance(each.command, Offer)] -= each.sent
        for each in list(self._pending.values()):
            is_file = isinstance(each.command, Offer)
            if flying[is_file] > 0 and each.is_sending and not each.sent:
                each.sent = each.tried = True
                flying[is_file] -= 1
                yield each.command

    def again(self, cid: str) -> bool:
        """The room has forgotten it: it has to be sent again. False when it is none of these."""
        pending = self._pending.get(cid)
        if pending is not None:
            pending.sent = False
        return pending is not None

    def withdraw(self, cid: str) -> bool:
        """The person does not want it said any more, whatever became of it."""
        pending = self._forget(cid)
        return pending is not None and pending.conversation.timeline.drop(cid)

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

    def refuse(self, cid: str) -> tuple[Conversation, Post | Offer] | None:
        """The room refused it: where it stands and what it was, None when it is none of these.

        A message waits for the person; a change is forgotten.
        """
        pending = self._pending.get(cid)
        if pending is None:
            return None
        pending.sent = False
        if pending.is_message:
            pending.conversation.timeline.fail(cid)
            self._journal.mark_failed(cid, failed=True)
        else:
            self._forget(cid)
        return pending.conversation, pending.command

    def doubt_all(self) -> dict[str, Conversation]:
        """One comes back under another name, and the room keeps a message once for each name: what

        it may have already waits for the person. Where each of these stands, by its `cid`.
        """
        doubted = {}
        for cid, each in self._pending.items():
            if each.tried and each.conversation.timeline.fail(cid):
                self._journal.mark_failed(cid, failed=True)
                doubted[cid] = each.conversation
        return doubted

    def retry(self, cid: str) -> bool:
        """Send it again. False when no such message failed."""
        pending = self._pending.get(cid)
        if pending is None or not pending.conversation.timeline.resend(cid):
            return False
        self._journal.mark_failed(cid, failed=False)
        return True

    def discard(self, cid: str) -> bool:
        """The person does not want it said any more. False when no such message failed."""
        pending = self._pending.get(cid)
        if pending is None or not pending.has_failed:
            return False
        self._forget(cid)
        return pending.conversation.timeline.drop(cid)

    def discard_all(self, *, waiting: bool) -> None:
        """The person wants none of what failed said any more; nor what is `waiting`."""
        for cid, each in list(self._pending.items()):
            if waiting or each.has_failed:
                self._forget(cid)
                each.conversation.timeline.drop(cid)

    def lift(self, conversation: Conversation) -> list[Entry]:
        """Take the rows of a conversation that wait here out of it, to be put at its end."""
        entries = {
            cid: each.entry
            for cid, each in self._pending.items()
            if each.conversation is conversation and each.entry is not None
        }
        conversation.timeline.drop_all(entries)
        return list(entries.values())

    def mark_changes(self) -> None:
        """Show again which messages have a change that waits: their rows were made anew."""
        for each in self._pending.values():
            if isinstance(each.command, Edit | Remove):
                each.conversation.timeline.await_change(each.command.message, waits=True)

    def clear(self) -> None:
        """Forget them all; the journal does not."""
        self._pending.clear()

    def _forget(self, cid: str) -> _Pending | None:
        pending = self._pending.pop(cid, None)
        if pending is not None:
            self._journal.remove(cid)
            pending.conversation.timeline.drop(self.reason_of(cid))
            self._mark_changing(pending.conversation, pending.command)
        return pending

    def _mark_changing(self, conversation: Conversation, command: Post | Offer) -> None:
        """Show whether a change of that message waits; a reaction is seen where it is missing."""
        if isinstance(command, Edit | Remove):
            waits = any(
                each.conversation is conversation
                and isinstance(each.command, Edit | Remove)
                and each.command.message == command.message
                for each in self._pending.values()
            )
            conversation.timeline.await_change(command.message, waits=waits)


def _typed(command: Say | Tell) -> str:
    return f"@{command.to} {command.text}" if isinstance(command, Tell) else command.text
