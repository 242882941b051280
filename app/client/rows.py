"""How what a room tells, and what one writes, becomes rows of its conversations."""

from app import text
from app.client.attachment import Attachment, Attachments
from app.client.conversation import Conversation
from app.client.keys import key_of
from app.client.mentions import names_me
from app.client.passages import passage
from app.client.timeline import Entry, Kind, Quote, Reaction, State
from app.protocol.messages import Joined, Left, Member, Message, Offer, Say, Tell, Told


class Rows:
    """Makes the rows for one reader, `me`; quotes are looked up in `everyone`, too."""

    def __init__(self, everyone: Conversation, attachments: Attachments) -> None:
        self.me: Member | None = None
        self._everyone = everyone
        self._attachments = attachments

    def is_own(self, name: str) -> bool:
        """Whether that is the reader's own name."""
        return self.me is not None and key_of(name) == key_of(self.me.name)

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
            quote=self.quote(command.reply, conversation) if command.reply else None,
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
            quote=self.quote(command.reply, conversation) if command.reply else None,
        )

    def names_me(self, entry: Entry, words: str) -> bool:
        """Whether a message would mention the reader, if it said that."""
        others = self.me is not None and not entry.own and not entry.private
        return others and self.me is not None and names_me(words, self.me.name)

    def entry(self, event: Joined | Left | Message, conversation: Conversation) -> Entry:
        """The row of an event there."""
        made = self.past(event)
        if made.quote is not None:
            made.quote = self.quote(made.quote.seq, conversation)
        return made

    def past(self, event: Joined | Left | Message) -> Entry:
        """The row of an event, of which what it quotes may yet have to come: that has no words."""
        if isinstance(event, Joined | Left):
            return passage(event)
        made = Entry(
            kind=Kind.MESSAGE,
            text=event.text or (event.file.name if event.file else ""),
            time=event.time,
            author=event.author,
            # A name proves nothing: who had it before may be somebody else.
            own=event.cid is not None and self.is_own(event.author),
            private=isinstance(event, Told),
            seq=event.seq,
            removed=event.removed,
        )
        if event.removed:
            made.take_back()
            return made
        made.file = self._attachments.of(event.file) if event.file else None
        made.quote = _unknown(event.reply) if event.reply else None
        made.edited = event.edited
        made.mention = self.names_me(made, event.text)
        made.reactions = tuple(
            Reaction(each.emoji, each.names, mine=any(map(self.is_own, each.names)))
            for each in event.reactions
        )
        return made

    def quote(self, seq: int, conversation: Conversation) -> Quote:
        """What stands over an answer there; a message that is not here any more has no words.

        Nor has one that is out of sight, though somebody else quotes it; not even an author.
        """
        for timeline in (conversation.timeline, self._everyone.timeline):
            entry = timeline.message(seq)
            if entry is not None and timeline.hides(entry):
                return Quote(seq, "", text.unheard())
            if entry is not None and entry.kind is Kind.MESSAGE:
                return Quote(seq, entry.author, entry.text)
        return _unknown(seq)


def _unknown(seq: int) -> Quote:
    return Quote(seq, "", text.older())
