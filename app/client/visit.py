"""What a guest sees of a room: who is in, the conversations, the own messages on their way.

The room's events come in, in their order, and become rows of the models; nothing goes out here.
"""

from PySide6.QtCore import QObject, Signal

from app import text
from app.client.attachment import Attachment, Attachments
from app.client.conversation import Conversation, Conversations
from app.client.journal import Journal, Unsent
from app.client.kept import LONGEST_TEXT
from app.client.outbox import Outbox
from app.client.replay import Replay
from app.client.roster import Roster
from app.client.timeline import Entry, Kind, State
from app.protocol.messages import (
    Bounds,
    Changed,
    Joined,
    Left,
    Member,
    Offer,
    Refused,
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
    """

    conversation_opened = Signal(object)
    doubted = Signal(object)
    caught_up = Signal()

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self.outbox = Outbox(journal)
        self.roster = Roster(self)
        self.private = Conversations(self.roster, self)
        self.private.opened.connect(self.conversation_opened)
        self.everyone = Conversation("", self)
        self.attachments = Attachments()
        self.id = ""  # of the room
        self.room_name = ""
        self.me: Member | None = None
        self.bounds: Bounds | None = None
        self.seen = 0  # the newest number of which nothing before is missing
        self._replay: Replay | None = None  # past events that are still coming
        self.left_behind: int | None = None  # unsent messages of the room that was here before
        self._doubted: dict[str, Conversation] = {}  # that the person was not told of
        self._keeps = True  # the journal has place, as far as is known
        self._shown: set[int] = set()  # the numbers of own messages that came among the past

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
        self.attachments.clear()
        self.everyone.timeline.clear()
        self.everyone.mark_read()
        self.id, self.seen, self._replay, self.me = "", 0, None, None
        self._doubted, self.left_behind = {}, None

    def break_off(self) -> None:
        """The connection broke. Of past events that came half, all come again."""
        self._replay = None
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
        self.id, self.me, self.bounds, self.room_name = (
            event.id,
            event.you,
            event.bounds,
            event.room,
        )
        self.roster.reset(event.members, event.you.name)
        self.private.look_around()
        for message in self._journal.unsent(event.id, event.you.name):
            self._take_up(message)
        if renamed:
            self._doubted |= self.outbox.doubt_all()
        self._replay = Replay(event, afresh=event.gap or not self.seen)

    def begin(self) -> None:
        """Whoever follows was told of the welcome: past events may come."""
        self._end_replay_when_complete()

    def follow(self, event: Said | Told | Joined | Left | Changed) -> None:
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
            case Changed(member=member):
                self.roster.change(member)
                self.private.look_at(member.name)
            case _:
                self._note(event)
        if not isinstance(event, Changed):
            self.seen = max(self.seen, event.seq)

    def add(self, command: Say | Tell, time: int) -> Conversation:
        """An own message begins its way; its row is shown at once."""
        to = command.to if isinstance(command, Tell) else ""
        conversation = self.private.open(to) if to else self.everyone
        self.outbox.add(conversation, command, self._own(command, time, State.SENDING))
        message = Unsent(
            cid=command.cid,
            room=self.id,
            author=self.me.name if self.me else "",
            to=conversation.peer,
            text=command.text,
            time=time,
        )
        kept, long = self._journal.add(message), len(command.text) > LONGEST_TEXT
        if not kept and (long or self._keeps):
            told = text.unkept_long() if long else text.unkept()
            conversation.receive(Entry(kind=Kind.ERROR, text=told, time=time))
        self._keeps = kept or (long and self._keeps)  # that it is full, one word is enough
        return conversation

    def share(self, command: Offer, attachment: Attachment, time: int) -> None:
        """An own file begins its way; its row is shown at once."""
        conversation = self.private.open(command.to) if command.to else self.everyone
        entry = Entry(
            kind=Kind.MESSAGE,
            text=command.text or attachment.name,
            time=time,
            author=self.me.name if self.me else "",
            own=True,
            private=bool(command.to),
            state=State.SENDING,
            cid=command.cid,
            file=attachment,
        )
        self.outbox.add(conversation, command, entry)

    def note_file(self, attachment: Attachment) -> None:
        """A file has come further: say so where it stands."""
        for conversation in (self.everyone, *self.private.all()):
            if conversation.timeline.file_changed(attachment):
                return

    def note_refused(self, event: Refused, time: int) -> None:
        """The room refused a message: why stands where the message does."""
        conversation = self.outbox.refuse(event.cid or "") or self.everyone
        told = text.refusal(event, conversation.peer)
        conversation.receive(Entry(kind=Kind.ERROR, text=told, time=time))

    def _hear(self, event: Said | Told) -> None:
        shown = event.seq in self._shown
        if not self.outbox.acknowledge(event.cid or "", event.seq, event.time, shown=shown):
            self._conversation_of(event).receive(self._entry(event))

    def _note(self, event: Joined | Left) -> None:
        if isinstance(event, Joined):
            self.roster.add(event.member)
        else:
            self.roster.remove(event.member.name)
        self.everyone.receive(self._entry(event))
        conversation = self.private.find(event.member.name)
        if conversation is not None:
            conversation.receive(self._entry(event))
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
            if self.left_behind is not None:
                told = text.other_room(self.left_behind)
                other = Entry(kind=Kind.NOTICE, text=told, time=replay.time)
                self.everyone.timeline.append(other)
                self.left_behind = None
            if self.seen:
                gap = Entry(kind=Kind.NOTICE, text=text.gap(), time=replay.time)
                self.everyone.timeline.append(gap)
        rows: dict[Conversation, list[Entry]] = {self.everyone: []}
        for event in replay.events:
            own = isinstance(event, Said | Told) and self.outbox.settle(event.cid or "")
            if isinstance(event, Told) and event.seq <= self.seen and not own:
                continue  # what was private is still there
            rows.setdefault(self._conversation_of(event), []).append(self._entry(event))
            if isinstance(event, Said | Told) and self._is_own(event.author):
                self._shown.add(event.seq)
        for conversation, entries in rows.items():
            waiting = self.outbox.lift(conversation)
            conversation.catch_up(entries, fresh=not replay.afresh)
            conversation.timeline.extend(waiting)
        self.seen = max(self.seen, replay.seq)
        self._tell_of_doubts(replay.time)
        self.caught_up.emit()

    def _tell_of_doubts(self, time: int) -> None:
        """Once in each conversation, below the messages."""
        doubted, self._doubted = self._doubted, {}
        for conversation in dict.fromkeys(doubted.values()):
            conversation.receive(Entry(kind=Kind.ERROR, text=text.doubtful(), time=time))
        if doubted:
            self.doubted.emit(tuple(doubted))

    def _take_up(self, message: Unsent) -> None:
        """A message of an earlier run of the program goes on where it stopped."""
        if self.outbox.has(message.cid):
            return
        command: Say | Tell
        if message.to:
            command = Tell(cid=message.cid, to=message.to, text=message.text)
        else:
            command = Say(cid=message.cid, text=message.text)
        conversation = self.private.open(message.to) if message.to else self.everyone
        state = State.FAILED if message.failed else State.SENDING
        entry = self._own(command, message.time, state)
        self.outbox.add(conversation, command, entry)

    def _conversation_of(self, event: Stored) -> Conversation:
        if not isinstance(event, Told):
            return self.everyone
        return self.private.open(event.to if self._is_own(event.author) else event.author)

    def _is_own(self, name: str) -> bool:
        return self.me is not None and name_key(name) == name_key(self.me.name)

    def _own(self, command: Say | Tell, time: int, state: State) -> Entry:
        return Entry(
            kind=Kind.MESSAGE,
            text=command.text,
            time=time,
            author=self.me.name if self.me else "",
            own=True,
            private=isinstance(command, Tell),
            state=state,
            cid=command.cid,
        )

    def _entry(self, event: Stored) -> Entry:
        if isinstance(event, Joined | Left):
            told = text.notice(event)
            return Entry(kind=Kind.NOTICE, text=told, time=event.time, seq=event.seq)
        return Entry(
            kind=Kind.MESSAGE,
            text=event.text or (event.file.name if event.file else ""),
            time=event.time,
            author=event.author,
            own=self._is_own(event.author),
            private=isinstance(event, Told),
            seq=event.seq,
            file=self.attachments.of(event.file) if event.file else None,
        )
