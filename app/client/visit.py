"""What a guest sees of a room: who is in, the conversations, the own messages on their way.

The room's events come in, in their order, and become rows of the models; nothing goes out here.
"""

from functools import partial

from PySide6.QtCore import QObject, Signal

from app import text
from app.client import making
from app.client.attachment import Attachment, Attachments
from app.client.becoming import Becoming
from app.client.composers import Composers
from app.client.conversation import Conversation, Conversations
from app.client.ignored import Ignored
from app.client.journal import Journal, Unsent
from app.client.kept import LONGEST_TEXT
from app.client.outbox import Outbox
from app.client.reading import Reading
from app.client.replay import Replay
from app.client.roster import Roster
from app.client.rows import Rows
from app.client.timeline import Entry, Kind, State, Words, quiet_line
from app.protocol.messages import (
    Bounds,
    Change,
    Changed,
    Delivered,
    Edit,
    Edited,
    Joined,
    Left,
    Member,
    Message,
    Offer,
    Posted,
    Reacted,
    Refused,
    Removed,
    Said,
    Say,
    Stored,
    Tell,
    Told,
    Welcomed,
)
from app.protocol.names import name_key


class Visit(QObject):
    """The models of one room, over all the connections that it takes to be there.

    Signals:
        conversation_opened(Conversation): there is a private conversation from now on.
        doubted(cids): own messages FAILED, since the room may have them under the name of before;
            it stands in the timelines.
        caught_up(): all that was missed is there, and what waits may be sent.
        file_removed(Attachment): its message was taken back.
    """

    conversation_opened = Signal(object)
    doubted = Signal(object)
    caught_up = Signal()
    file_removed = Signal(object)

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self.outbox = Outbox(journal)
        self.roster = Roster(self)
        self.private = Conversations(self.roster, self)
        self.private.opened.connect(self.conversation_opened)
        self.everyone = Conversation("", self)
        self.ignored = Ignored(self)
        self.ignored.changed.connect(self._on_ignored_changed)
        self.composers = Composers(self)
        self.reading = Reading(journal, self.everyone, self.private, self)
        self.attachments = Attachments()
        self._rows = Rows(self.everyone, self.attachments)
        self.becoming = Becoming(self.everyone, self.private, self._rows, self.file_removed.emit)
        self.id = ""  # of the room
        self.room_name = ""
        self.bounds: Bounds | None = None
        self.seen = 0  # the newest number of which nothing before is missing
        self._replay: Replay | None = None  # past events that are still coming
        self.left_behind: int | None = None  # unsent messages of the room that was here before
        self._doubted: dict[str, Conversation] = {}  # that the person was not told of
        self._keeps = True  # the journal has place, as far as is known
        self._shown: set[int] = set()  # the numbers of own messages that came among the past

    @property
    def me(self) -> Member | None:
        """Oneself, as the room sees it."""
        return self._rows.me

    @property
    def is_catching_up(self) -> bool:
        """Whether past events are still coming."""
        return self._replay is not None

    def seen_in(self, room: str) -> int:
        """The newest number of the room with this id of which nothing before is missing.

        Each room counts for itself: 0 for any other than the one that is shown.
        """
        return self.seen if room == self.id else 0

    def forget(self) -> None:
        """Another room, or another person: nothing of the old one belongs there."""
        self.outbox.clear()
        self.private.forget()
        self.composers.clear()
        self.attachments.clear()
        self.everyone.timeline.clear()
        self.everyone.mark_read()
        self.ignored.set_names(())
        self.id, self.seen, self._replay, self._rows.me = "", 0, None, None
        self._doubted, self.left_behind = {}, None

    def break_off(self) -> None:
        """The connection broke. Of past events that came half, all come again."""
        self._replay = None
        self.roster.lose_touch()
        self.private.look_around()
        self.composers.clear()
        self.outbox.break_off()

    def be_welcomed(self, event: Welcomed, *, returned: bool) -> None:
        """In the room, for the first time or again; `returned`: to the place of before.

        Whoever only joins again gets what every joiner gets, in the place of what was shown.
        """
        # A record that lost its end gives numbers again that were seen: it is another one.
        same = event.id == self.id and self.me is not None and event.seq >= self.seen
        if self.me is not None and not same:
            # Nothing of another room may be shown or sent here, least of all what is private: the
            # journal keeps it under that room's id.
            left_behind = self.outbox.unsent
            elsewhere = event.id != self.id
            self.forget()
            self.left_behind = left_behind if elsewhere else None
        before = self.me.name if self.me else event.you.name
        renamed = name_key(before) != name_key(event.you.name)
        if not (same and returned):
            self.seen = 0
        self.id, self._rows.me = event.id, event.you
        self.bounds, self.room_name = event.bounds, event.room
        self.roster.reset(event.members, event.you.name)
        self.private.look_around()
        for message in self._journal.unsent(event.id, event.you.name):
            self._take_up(message)
        if renamed:
            self._doubted |= self.outbox.doubt_all()
        self.reading.begin(event.id, event.you.name)
        self._replay = Replay(event, afresh=event.gap or not self.seen)

    def begin(self) -> None:
        """Whoever follows was told of the welcome: past events may come."""
        self._end_replay_when_complete()

    def follow(self, event: Stored | Changed) -> None:
        """Something happened, or had happened."""
        replay = self._replay
        if replay is not None and not replay.takes(event):
            self._end_replay(replay)  # the room announced too many
            replay = None
        if replay is not None and not isinstance(event, Changed):
            replay.events.append(event)
            self._end_replay_when_complete()
            return
        match event:
            case Said() | Told():
                self._hear(event)
            case Edited() | Removed() | Reacted():
                self.outbox.settle(event.cid or "")
                self.becoming.change((event,))
                if not isinstance(event, Reacted):
                    self.becoming.quote_anew((event,))
            case Changed(member=member):
                if self.me is not None and self._rows.is_own(member.name):
                    self._rows.me = member
                self.roster.change(member)
                self.private.look_at(member.name)
                if member.away:
                    self.composers.stop(member.name)
            case _:
                self._note(event)
        if not isinstance(event, Changed):
            self.seen = max(self.seen, event.seq)
            self.reading.note()

    def add(self, command: Say | Tell, time: int) -> Conversation:
        """An own message begins its way; its row is shown at once."""
        to = command.to if isinstance(command, Tell) else ""
        conversation = self.private.open(to) if to else self.everyone
        entry = self._rows.own(command, time, State.SENDING, conversation)
        self.outbox.add(conversation, command, entry)
        message = Unsent(
            cid=command.cid,
            room=self.id,
            author=self.me.name if self.me else "",
            to=conversation.peer,
            text=command.text,
            time=time,
            reply=command.reply,
        )
        kept, long = self._journal.add(message), len(command.text) > LONGEST_TEXT
        if not kept and (long or self._keeps):
            words = text.unkept_long if long else text.unkept
            conversation.receive(quiet_line(Kind.ERROR, words, time))
        self._keeps = kept or (long and self._keeps)  # that it is full, one word is enough
        return conversation

    def share(self, command: Offer, attachment: Attachment, time: int) -> None:
        """An own file begins its way; its row is shown at once."""
        conversation = self.private.open(command.to) if command.to else self.everyone
        entry = self._rows.shared(command, attachment, time, conversation)
        self.outbox.add(conversation, command, entry)

    def deliver(self, event: Delivered) -> None:
        """Own messages have reached their readers."""
        conversation = self.private.find(event.to) if event.to else self.everyone
        if conversation is not None:
            conversation.timeline.deliver(event.since, event.seq)

    def list_people(self, peer: str) -> Conversation:
        """Say who is in, in the conversation with `peer`, "" for the one with everyone."""
        conversation = self.private.open(peer) if peer else self.everyone
        conversation.tell(partial(text.people, self.roster.members()))
        return conversation

    def note_file(self, attachment: Attachment) -> None:
        """A file has come further: say so where it stands."""
        for conversation in (self.everyone, *self.private.all()):
            if conversation.timeline.file_changed(attachment):
                return

    def note_refused(self, event: Refused, time: int) -> None:
        """The room refused a message: why stands where the message does."""
        found = self.outbox.refuse(event.cid or "")
        conversation = found[0] if found is not None else self.everyone
        words = partial(text.refusal, event, conversation.peer)
        if found is not None and isinstance(found[1], Edit):
            words = partial(_unedited, words, found[1].text)
        reason = self.outbox.reason_of(event.cid) if found is not None and event.cid else ""
        conversation.timeline.drop(reason)  # that of the try before, which says the same
        conversation.receive(quiet_line(Kind.ERROR, words, time, cid=reason))

    def _hear(self, event: Said | Told) -> None:
        self.composers.note(event.author, private=isinstance(event, Told), off=True)
        shown = event.seq in self._shown
        if not self.outbox.acknowledge(event.cid or "", event.seq, event.time, shown=shown):
            conversation = self._conversation_of(event)
            conversation.receive(self._rows.entry(event, conversation))

    def _note(self, event: Joined | Left) -> None:
        if isinstance(event, Joined):
            self.roster.add(event.member)
        else:
            self.roster.remove(event.member.name)
            self.composers.stop(event.member.name)
        self.everyone.receive(self._rows.entry(event, self.everyone))
        conversation = self.private.find(event.member.name)
        if conversation is not None:
            conversation.receive(self._rows.entry(event, conversation))
            self.private.look_at(event.member.name)

    def _end_replay_when_complete(self) -> None:
        if self._replay is not None and self._replay.is_complete:
            self._end_replay(self._replay)

    def _end_replay(self, replay: Replay) -> None:
        """Past events take their places at once, before what still waits to be sent."""
        self._replay = None
        if replay.afresh:
            self._shown.clear()
            self.everyone.timeline.clear()
            most = self.bounds.history if self.bounds else 0
            said = sum(isinstance(event, Said) for event in replay.events)
            self.everyone.is_cut = said >= most
            if self.left_behind is not None:
                self.everyone.tell(partial(text.other_room, self.left_behind), replay.time)
                self.left_behind = None
            if self.seen:
                self.everyone.tell(text.gap, replay.time)
        rows: dict[Conversation, list[Entry]] = {self.everyone: []}
        changes: list[Change] = []
        for event in replay.events:
            own = isinstance(event, Posted) and self.outbox.settle(event.cid or "")
            if isinstance(event, Change):
                changes.append(event)
                continue
            entry = self._rows.past(event)
            if isinstance(event, Told) and event.seq <= self.seen and not own:
                if (known := self.private.find(self._peer_of(event))) is not None:
                    self.becoming.catch_up_with(known, entry)
                continue
            conversation = self._conversation_of(event)
            rows.setdefault(conversation, []).append(entry)
            if isinstance(event, Message) and self._rows.is_own(event.author):
                self._shown.add(event.seq)
        for conversation, entries in rows.items():
            waiting = self.outbox.lift(conversation)
            conversation.catch_up(entries, after=self._read_before(conversation, replay))
            conversation.timeline.extend(waiting)
        self.becoming.change(changes)
        self.becoming.quote_anew()
        self.outbox.mark_changes()
        self.seen = max(self.seen, replay.seq)
        self._tell_of_doubts(replay.time)
        self.caught_up.emit()

    def _read_before(self, conversation: Conversation, replay: Replay) -> int | None:
        if not replay.afresh:
            return -1  # all of it was missed
        return None if self.seen else self.reading.before(conversation)

    def _tell_of_doubts(self, time: int) -> None:
        """Once in each conversation, below the messages."""
        doubted, self._doubted = self._doubted, {}
        for conversation in dict.fromkeys(doubted.values()):
            conversation.receive(quiet_line(Kind.ERROR, text.doubtful, time))
        if doubted:
            self.doubted.emit(tuple(doubted))

    def _take_up(self, message: Unsent) -> None:
        """A message of an earlier run of the program goes on where it stopped."""
        if self.outbox.has(message.cid):
            return
        command = making.message(message.cid, message.to, message.text, message.reply)
        conversation = self.private.open(message.to) if message.to else self.everyone
        state = State.FAILED if message.failed else State.SENDING
        entry = self._rows.own(command, message.time, state, conversation)
        self.outbox.add(conversation, command, entry)

    def _on_ignored_changed(self) -> None:
        keys = self.ignored.keys()
        self.everyone.hide(keys)
        self.private.ignore(keys)
        self.becoming.quote_anew()
        self.composers.ignore(keys)

    def _conversation_of(self, event: Joined | Left | Message) -> Conversation:
        if not isinstance(event, Told):
            return self.everyone
        peer, own = self._peer_of(event), self._rows.is_own(event.author)
        return self.private.open(peer) if own else self.private.hear(peer)

    def _peer_of(self, event: Told) -> str:
        return event.to if self._rows.is_own(event.author) else event.author


def _unedited(words: Words, typed: str) -> str:
    return text.unedited(words(), typed)
