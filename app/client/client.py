"""One guest: the window's wishes become commands, the room's events become models.

The client goes IDLE → CONNECTING → JOINING → IN → LEAVING → IDLE, and from anywhere back to IDLE
when something fails. A message that was typed is shown at once as SENDING and kept until the
room acknowledges it; when the connection breaks it becomes FAILED and can be sent again under
the same `cid`, which the room keeps once.
"""

import time
import uuid
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from app import __version__, text
from app.client.connection import Connection
from app.client.conversation import Conversation, Conversations
from app.client.outbox import Outbox
from app.client.outcome import Done, Outcome, refusal
from app.client.replay import Replay
from app.client.roster import Roster
from app.client.timeline import Entry, Kind, State
from app.config import ClientConfig
from app.failures import Failure, Trouble
from app.protocol.messages import (
    AnyEvent,
    Bounds,
    Code,
    Ended,
    Join,
    Joined,
    Leave,
    Left,
    Malformed,
    Member,
    Reason,
    Refused,
    Said,
    Say,
    Tell,
    Told,
    Welcomed,
)
from app.protocol.names import name_key
from app.protocol.typed import (
    Private,
    Public,
    Wish,
    clean_text,
    is_blank,
    parse_typed,
)

PROGRAM = f"Sala {__version__}"


class ClientState(Enum):
    """How far a guest has come."""

    IDLE = auto()
    CONNECTING = auto()
    JOINING = auto()
    IN = auto()
    LEAVING = auto()


class Client(QObject):
    """A guest in at most one room at a time.

    Signals:
        welcomed(Welcomed): in the room; the models are filled.
        name_refused(Refused): the room does not take the name; `rename` tries another one.
        failed(Failure): could not come in, or the connection broke (Trouble.LOST). The
            conversations keep their rows.
        ended(str): the conversation is over on purpose, for that Reason.
        conversation_opened(Conversation): there is a private conversation from now on.
        happened(event): the room told a Said, Told, Joined or Left, past ones included; an own
            message comes with its `cid` and is acknowledged thereby.
        refused(Refused): the room refused something after the join; it stands in the timeline.
        state_changed(ClientState)
    """

    welcomed = Signal(object)
    name_refused = Signal(object)
    failed = Signal(object)
    ended = Signal(str)
    conversation_opened = Signal(object)
    happened = Signal(object)
    refused = Signal(object)
    state_changed = Signal(object)

    def __init__(self, config: ClientConfig | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._config = config or ClientConfig()
        self._connection: Connection | None = None
        self._name = ""
        self._replay: Replay | None = None  # past messages that are still coming
        self._past: frozenset[int] = frozenset()  # the numbers of those that came
        self._outbox = Outbox()
        self.state = ClientState.IDLE
        self.address = ("", 0)
        self.roster = Roster(self)
        self._private = Conversations(self.roster, self)
        self._private.opened.connect(self.conversation_opened)
        self.room = Conversation("", self)
        self.room_name = ""
        self.me: Member | None = None
        self.bounds: Bounds | None = None

    # Intents

    def join(self, host: str, port: int, name: str) -> None:
        """Enter a room. `welcomed`, `name_refused` or `failed` follows.

        The rows of the room that one was in before stay when address and name are the same.
        """
        self.abort()
        if (host, port) != self.address or name_key(name) != name_key(self._name):
            self._forget_conversations()
        self.address = (host, port)
        self._name = name
        self._connection = Connection(host, port, self._config, self)
        self._connection.opened.connect(self._on_opened)
        self._connection.told.connect(self._on_told)
        self._connection.over.connect(self._on_over)
        self._become(ClientState.CONNECTING)
        self._connection.start()

    def rename(self, name: str) -> None:
        """Ask for another name after `name_refused`."""
        self._name = name
        self._send(Join(name=name, program=PROGRAM))

    def leave(self) -> None:
        """Leave in order: what was sent before is acknowledged first. `ended` follows."""
        if self._connection is None or self.state is not ClientState.IN:
            self.abort()
            return
        self._become(ClientState.LEAVING)
        self._send(Leave())
        self._connection.finish()

    def abort(self) -> None:
        """Cut the connection, if there is one, without a word to anybody."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.over.disconnect(self._on_over)
            connection.abort()
            connection.deleteLater()
            self._outbox.fail_all()
            self._become(ClientState.IDLE)

    def submit(self, typed: str, peer: str = "") -> Outcome:
        """What a person typed in the conversation with `peer`: a message, or a wish.

        A wish to leave only comes back as LEAVING: a host may have to be asked first.
        """
        meant = parse_typed(typed)
        match meant:
            case Public(words):
                return self._message(words, peer)
            case Private(to, words):
                return self._message(words, to)
            case Wish.LEAVE:
                return Outcome(done=Done.LEAVING)
            case Wish.BARE_LEAVE:
                return Outcome(done=Done.ASK_LEAVE)
            case Wish.WHO:
                return self._list(peer)
        fault = meant if isinstance(meant, Malformed) else Malformed(code=Code.TEXT_EMPTY)
        return refusal(fault.code, detail=fault.detail)

    def send_word(self, words: str, peer: str = "") -> Outcome:
        """Send words as they are, whatever they could mean (after ASK_LEAVE)."""
        return self._message(words, peer)

    def retry(self, cid: str) -> None:
        """Send a FAILED message again; it fails again at once without a room."""
        command = self._outbox.retry(cid) if self.state is ClientState.IN else None
        if command is not None:
            self._send(command)

    def conversations(self) -> list[Conversation]:
        """The private ones, in the order in which they were opened."""
        return self._private.all()

    def conversation(self, peer: str) -> Conversation:
        """The private conversation with a person; opened when there is none."""
        return self._private.open(peer)

    @property
    def is_connected(self) -> bool:
        """Whether there is, or may soon be, a connection to a room."""
        return self._connection is not None

    @property
    def waiting(self) -> int:
        """Own messages that are on their way: neither acknowledged nor failed."""
        return self._outbox.sending

    @property
    def unsent(self) -> int:
        """Own messages that the room does not have, as far as is known."""
        return self._outbox.failed

    # Messages

    def _message(self, words: str, peer: str) -> Outcome:
        words = clean_text(_whole(words))
        refused = self._refused_here(words, peer)
        if refused is not None:
            return refused
        cid = uuid.uuid4().hex
        command: Say | Tell
        if peer:
            conversation = self.conversation(peer)
            command = Tell(cid=cid, to=conversation.peer, text=words)
        else:
            conversation = self.room
            command = Say(cid=cid, text=words)
        entry = Entry(
            kind=Kind.MESSAGE,
            text=words,
            time=_now(),
            author=self._name,
            own=True,
            private=bool(peer),
            state=State.SENDING,
            cid=cid,
        )
        self._outbox.add(conversation, command, entry)
        self._send(command)
        return Outcome(done=Done.SENT, conversation=conversation)

    def _refused_here(self, words: str, peer: str) -> Outcome | None:
        """What the room would refuse, known before anything is sent."""
        if self.state is not ClientState.IN:
            return refusal(Code.NOT_JOINED)
        if peer and name_key(peer) == name_key(self._name):
            return refusal(Code.TO_SELF)
        if peer and self.roster.find(peer) is None:
            return refusal(Code.TO_UNKNOWN, detail=peer)
        if is_blank(words):
            return refusal(Code.TEXT_EMPTY)
        if self.bounds is not None and len(words) > self.bounds.text:
            return refusal(Code.TEXT_LONG, limit=self.bounds.text)
        return None

    def _list(self, peer: str) -> Outcome:
        conversation = self.conversation(peer) if peer else self.room
        people = text.people(self.roster.members())
        conversation.timeline.append(Entry(kind=Kind.NOTICE, text=people, time=_now()))
        return Outcome(done=Done.LISTED, conversation=conversation)

    # What the connection tells

    def _on_opened(self) -> None:
        self._become(ClientState.JOINING)
        self._send(Join(name=self._name, program=PROGRAM))

    def _on_told(self, event: AnyEvent) -> None:
        if self._replay is not None and not self._replay.takes(event):
            self._end_replay(self._replay)
        match event:
            case Welcomed():
                self._be_welcomed(event)
            case Said() | Told():
                self._hear(event)
                self.happened.emit(event)
            case Joined() | Left():
                self._note(event)
                self.happened.emit(event)
            case Refused():
                self._be_refused(event)
            case Ended():
                self._end(event.reason)

    def _on_over(self, failure: Failure | None) -> None:
        state = self.state
        self.abort()
        if state is ClientState.LEAVING:
            self.ended.emit(Reason.LEFT)
        else:
            host, port = self.address
            lost = Failure(trouble=Trouble.LOST, host=host, port=port)
            self.failed.emit(failure or lost)

    def _be_welcomed(self, event: Welcomed) -> None:
        self.me = event.you
        self._name = event.you.name
        self.bounds = event.bounds
        self.room_name = event.room
        self.roster.reset(event.members, event.you.name)
        self.room.timeline.clear()
        self._private.look_around()
        self._replay = Replay(event)
        self._become(ClientState.IN)
        self.welcomed.emit(event)
        self._end_replay_when_complete()

    def _hear(self, event: Said | Told) -> None:
        shown = event.seq in self._past
        if self._outbox.acknowledge(event.cid or "", event.seq, event.time, shown=shown):
            if self.state is ClientState.LEAVING and self._connection is not None:
                self._connection.finish()  # the farewell waits for each of them
            return
        own = name_key(event.author) == name_key(self._name)
        entry = Entry(
            kind=Kind.MESSAGE,
            text=event.text,
            time=event.time,
            author=event.author,
            own=own,
            private=isinstance(event, Told),
            seq=event.seq,
        )
        if self._replay is not None:
            self._replay.entries.append(entry)
            self._end_replay_when_complete()
        elif isinstance(event, Told):
            self.conversation(event.to if own else event.author).receive(entry)
        else:
            self.room.receive(entry)

    def _end_replay_when_complete(self) -> None:
        if self._replay is not None and self._replay.is_complete:
            self._end_replay(self._replay)

    def _end_replay(self, replay: Replay) -> None:
        self._replay = None
        self.room.timeline.extend([*replay.entries, *self._outbox.entries(self.room)])
        self._past = frozenset(entry.seq for entry in replay.entries)

    def _note(self, event: Joined | Left) -> None:
        if isinstance(event, Joined):
            self.roster.add(event.member)
        else:
            self.roster.remove(event.member.name)
        entry = Entry(kind=Kind.NOTICE, text=text.notice(event), time=event.time, seq=event.seq)
        self.room.receive(entry)
        conversation = self._private.find(event.member.name)
        if conversation is not None:
            conversation.receive(entry)
            conversation.set_present(present=isinstance(event, Joined))

    def _be_refused(self, event: Refused) -> None:
        if self.state is ClientState.JOINING:
            if event.code == Code.ROOM_FULL:
                self.abort()
                host, port = self.address
                self.failed.emit(Failure(trouble=Trouble.ROOM_FULL, host=host, port=port))
            else:
                self.name_refused.emit(event)
            return
        conversation = self._outbox.fail(event.cid or "") or self.room
        entry = Entry(kind=Kind.ERROR, text=text.refusal(event), time=_now())
        conversation.receive(entry)
        self.refused.emit(event)

    def _end(self, reason: str) -> None:
        self.abort()
        self.ended.emit(reason)

    def _send(self, command: Join | Say | Tell | Leave) -> None:
        if self._connection is not None:
            self._connection.send(command)

    def _become(self, state: ClientState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

    def _forget_conversations(self) -> None:
        """Another room, or another person: nothing of the old one belongs there."""
        self._outbox.clear()
        self._private.forget()
        self.room.timeline.clear()
        self.room.mark_read()


def _whole(typed: str) -> str:
    """A text that can be sent: Qt lets half a character through, and UTF-8 has none."""
    return typed.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _now() -> int:
    return time.time_ns() // 1_000_000
