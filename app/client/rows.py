"""Makes the rows of conversations from what the room tells and what one says oneself."""

from collections.abc import Callable

from app import text
from app.client.conversation import Conversation
from app.client.entry import Entry, Kind, Quote, Reaction, State
from app.client.keys import key_of
from app.client.mentions import names_me
from app.client.timeline import Timeline
from app.protocol.messages import Joined, Left, Member, Message, Say, Tell, Told


class Rows:
    """`public` is everyone's timeline, which may be quoted anywhere; `me` tells who one is."""

    def __init__(self, public: Timeline, me: Callable[[], Member | None]) -> None:
        self._public = public
        self._me = me

    def is_own(self, name: str) -> bool:
        """Whether this is one's own name, however spelt."""
        me = self._me()
        return me is not None and key_of(name) == key_of(me.name)

    def names_me(self, entry: Entry, words: str) -> bool:
        """Whether a message would mention the reader, if it said that."""
        me = self._me()
        named = not entry.own and not entry.private and me is not None
        return named and me is not None and names_me(words, me.name)

    def own(
        self, command: Say | Tell, time: int, state: State, conversation: Conversation
    ) -> Entry:
        """The row of an own message that the room does not have yet."""
        me = self._me()
        return Entry(
            kind=Kind.MESSAGE,
            text=command.text,
            time=time,
            author=me.name if me else "",
            own=True,
            private=isinstance(command, Tell),
            state=state,
            cid=command.cid,
            quote=self.quote(command.reply, conversation) if command.reply else None,
        )

    def entry(self, event: Joined | Left | Message, conversation: Conversation) -> Entry:
        """The row of an event there."""
        made = self.past(event)
        if made.quote is not None:
            made.quote = self.quote(made.quote.seq, conversation)
        return made

    def past(self, event: Joined | Left | Message) -> Entry:
        """The row of an event, of which what it quotes may yet have to come: that has no words."""
        if isinstance(event, Joined | Left):
            told = text.notice(event)
            return Entry(kind=Kind.NOTICE, text=told, time=event.time, seq=event.seq)
        made = Entry(
            kind=Kind.MESSAGE,
            text=event.text,
            time=event.time,
            author=event.author,
            own=self.is_own(event.author),
            private=isinstance(event, Told),
            seq=event.seq,
            removed=event.removed,
        )
        if event.removed:
            made.text = ""
            return made
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

        A message that is out of sight has: somebody else quotes it.
        """
        for timeline in (conversation.timeline, self._public):
            entry = timeline.message(seq)
            if entry is not None and entry.kind is Kind.MESSAGE:
                return Quote(seq, entry.author, entry.text)
        return _unknown(seq)


def _unknown(seq: int) -> Quote:
    return Quote(seq, "", text.older())
