"""What becomes of messages that are shown: edited, removed, reacted to, quoted."""

from collections.abc import Callable, Iterable, Iterator

from app.client.attachment import Attachment
from app.client.conversation import Conversation, Conversations
from app.client.folding import Fold, folded
from app.client.rows import Rows
from app.client.timeline import Entry, Timeline
from app.protocol.messages import Change


class Becoming:
    """Brings the rows of all conversations up to date; `file_removed` hears of a file that is not

    to be seen any more.
    """

    def __init__(
        self,
        everyone: Conversation,
        private: Conversations,
        rows: Rows,
        file_removed: Callable[[Attachment], None],
    ) -> None:
        self._everyone = everyone
        self._private = private
        self._rows = rows
        self._file_removed = file_removed

    def change(self, changes: Iterable[Change]) -> None:
        """Something became of messages that are shown, or of older ones."""
        for (seq, private), fold in folded(changes).items():
            conversation = self._conversation_with(seq, private=private)
            if conversation is not None:
                self._become(conversation, seq, fold)

    def catch_up_with(self, conversation: Conversation, past: Entry) -> None:
        """What was private is still there, and may have become something else meanwhile."""
        seq, timeline = past.seq, conversation.timeline
        entry = timeline.message(seq)
        if past.removed:
            if entry is not None:
                self._remove(timeline, entry)
            return
        words = past.text if past.edited else None
        timeline.change(seq, text=words, reactions=past.reactions)

    def quote_anew(self, changes: Iterable[Change] | None = None) -> None:
        """Let every quote of these messages, None: of any, tell what is known of them now.

        A private answer may quote what was said to everyone, so all conversations are asked.
        """
        seqs = None if changes is None else {change.message for change in changes}
        for each in self._all():
            quoted = each.timeline.quoted()
            wanted = quoted if seqs is None else [seq for seq in seqs if seq in quoted]
            each.timeline.requote([self._rows.quote(seq, each) for seq in wanted])

    def tell_anew(self) -> None:
        """The language is another one: what no person wrote says the same in it."""
        for each in self._all():
            each.timeline.tell_anew()
        self.quote_anew()

    def _all(self) -> Iterator[Conversation]:
        yield self._everyone
        yield from self._private.all(quiet=True)

    def _conversation_with(self, seq: int, *, private: bool) -> Conversation | None:
        """Where the message of that number is shown."""
        those = self._private.all(quiet=True) if private else [self._everyone]
        return next((each for each in those if each.timeline.message(seq) is not None), None)

    def _become(self, conversation: Conversation, seq: int, fold: Fold) -> None:
        timeline = conversation.timeline
        entry = timeline.message(seq)
        if entry is None or entry.removed:
            return
        named = entry.mention
        if fold.removed:
            self._remove(timeline, entry)
        else:
            words = fold.text
            mention = None if words is None else self._rows.names_me(entry, words)
            if words == "" and entry.file is not None:
                words = entry.file.name
            after = fold.reacted(entry.reactions, self._rows.is_own)
            timeline.change(seq, text=words, mention=mention, reactions=after)
        if entry.mention != named:
            conversation.look_for_mentions()

    def _remove(self, timeline: Timeline, entry: Entry) -> None:
        file = entry.file
        if timeline.remove(entry.seq) and file is not None:
            self._file_removed(file)
