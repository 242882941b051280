"""How what a room tells, and what one writes, becomes rows of its conversations."""

from collections.abc import Mapping
from types import MappingProxyType

from app import text
from app.client.attachment import Attachment, Attachments
from app.client.conversation import Conversation
from app.client.mentions import names_me
from app.client.timeline import Entry, Kind, Quote, Reaction, State
from app.protocol.messages import Joined, Left, Member, Message, Offer, Say, Tell, Told
from app.protocol.names import name_key

NOTHING: Mapping[int, Entry] = MappingProxyType({})


class Rows:
    """Makes the rows for one reader, `me`; quotes are looked up in `everyone`, too."""

    def __init__(self, everyone: Conversation, attachments: Attachments) -> None:
        self.me: Member | None = None
        self._everyone = everyone
        self._attachments = attachments

    def is_own(self, name: str) -> bool:
        """Whether that is the reader's own name."""
        return self.me is not None and name_key(name) == name_key(self.me.name)

    def own(
        self, command: Say | Tell, time: int, state: State, conversation: Conversation
    ) -> Entry:
        """The row of an own message that is on its way."""
        return Entry(
            kind=Kind.MESSAGE,
            text=command.text,
            time=time,
            author=self.me.name if self.me else "",
            own=True,
            private=isinstance(command, Tell),
            state=state,
            cid=command.cid,
            quote=self._quote(command.reply, conversation),
        )

    def shared(
        self, command: Offer, attachment: Attachment, time: int, conversation: Conversation
    ) -> Entry:
        """The row of an own file that is on its way."""
        return Entry(
            kind=Kind.MESSAGE,
            text=command.text or attachment.name,
            time=time,
            author=self.me.name if self.me else "",
            own=True,
            private=bool(command.to),
            state=State.SENDING,
            cid=command.cid,
            file=attachment,
            quote=self._quote(command.reply, conversation),
        )

    def of(
        self,
        event: Joined | Left | Message,
        conversation: Conversation,
        past: Mapping[int, Entry] = NOTHING,
    ) -> Entry:
        """The row of an event; `past`: messages whose rows are about to be shown, by number."""
        if isinstance(event, Joined | Left):
            told = text.notice(event)
            return Entry(kind=Kind.NOTICE, text=told, time=event.time, seq=event.seq)
        own, private = self.is_own(event.author), isinstance(event, Told)
        return Entry(
            kind=Kind.MESSAGE,
            text=event.text or (event.file.name if event.file else ""),
            time=event.time,
            author=event.author,
            own=own,
            private=private,
            seq=event.seq,
            quote=None if event.removed else self._quote(event.reply, conversation, past),
            edited=event.edited and not event.removed,
            removed=event.removed,
            reactions=tuple(
                Reaction(each.emoji, each.names, mine=any(map(self.is_own, each.names)))
                for each in event.reactions
            ),
            mention=not own and not private and self.names_me(event.text),
            file=self._attachments.of(event.file) if event.file else None,
        )

    def names_me(self, words: str) -> bool:
        """Whether a text mentions the reader."""
        return self.me is not None and names_me(words, self.me.name)

    def _quote(
        self, seq: int, conversation: Conversation, past: Mapping[int, Entry] = NOTHING
    ) -> Quote | None:
        """What stands over an answer; an older message than those that are here has no words."""
        if not seq:
            return None
        entry = past.get(seq)
        for timeline in (conversation.timeline, self._everyone.timeline):
            row = timeline.row_of(seq) if entry is None else None
            entry = entry if row is None else timeline.entry(row)
        if entry is None:
            return Quote(seq, "", text.older())
        return Quote(seq, entry.author, entry.text)
