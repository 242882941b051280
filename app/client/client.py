"""One guest: the window's wishes become commands, the room's events become models.

A message is shown at once as SENDING and kept until the room acknowledges it, also while the
connection is broken and when the program ends. It is FAILED when the room refused it, or may have
it under another name, and can be sent again under the same `cid`, which the room keeps once.
"""

from functools import partial

from PySide6.QtCore import QObject, Signal

from app import text
from app.client.changing import Changing
from app.client.clock import now
from app.client.composers import Composers
from app.client.confirming import Confirming
from app.client.conversation import Conversation
from app.client.drafts import Drafts
from app.client.hosting import Hosting
from app.client.journal import Journal
from app.client.membership import ClientState, Membership
from app.client.outcome import Done, Outcome, refusal
from app.client.roster import Roster
from app.client.saying import Saying
from app.client.transfers import Transfers
from app.client.visit import Visit
from app.config import ClientConfig
from app.protocol.messages import (
    AnyCommand,
    AnyEvent,
    Barred,
    Bounds,
    Changed,
    Code,
    Compose,
    Composing,
    Decreed,
    Delivered,
    Knocked,
    Malformed,
    Member,
    Offered,
    Refused,
    Show,
    Status,
    Stored,
    Waiting,
    Welcomed,
)
from app.protocol.names import name_key
from app.protocol.typed import (
    Private,
    Public,
    Wish,
    parse_typed,
)

__all__ = ["Client", "ClientState"]


class Client(QObject):
    """A guest in at most one room at a time.

    Signals:
        welcomed(Welcomed): in the room, for the first time or again; who is in is known.
        caught_up(): so is all that was said before.
        approval_awaited(): a host is asked whether one may come in.
        name_refused(Refused): the room does not take the name; `rename` tries another one.
        failed(Failure): could not come in.
        lost(Failure): the connection broke, or an attempt to come back failed; the next one
            follows by itself, and `try_now` does not wait for it.
        ended(str): the conversation is over on purpose, for that Reason.
        conversation_opened(Conversation): there is a private conversation from now on.
        happened(event): the room told something that it keeps, past events included; what one
            asked for oneself comes with its `cid` and is acknowledged thereby.
        refused(Refused): the room refused something after the join; it stands in the timeline.
        doubted(cids): one is back under another name, and these own messages FAILED, since the room
            may have them under the one before; it stands in the timelines.
        state_changed(ClientState)
        me_changed(Member): the room shows oneself otherwise from now on.
    """

    welcomed = Signal(object)
    caught_up = Signal()
    approval_awaited = Signal()
    name_refused = Signal(object)
    failed = Signal(object)
    lost = Signal(object)
    ended = Signal(str)
    conversation_opened = Signal(object)
    happened = Signal(object)
    refused = Signal(object)
    doubted = Signal(object)
    state_changed = Signal(object)
    me_changed = Signal(object)

    def __init__(
        self,
        config: ClientConfig | None = None,
        parent: QObject | None = None,
        journal: Journal | None = None,
    ) -> None:
        super().__init__(parent)
        if journal is None:
            journal = Journal(None, self)
            journal.open()
        self._journal = journal
        self._left = False  # whoever comes next at this window may be somebody else
        self._visit = Visit(journal, self)
        self.ignored = self._visit.ignored  # whom one does not want to hear in this room
        self._visit.conversation_opened.connect(self.conversation_opened)
        self._visit.doubted.connect(self.doubted)
        self._visit.caught_up.connect(self._on_caught_up)
        self.drafts = Drafts(journal, self._visit, self)
        self._status, self._hand = Status.AVAILABLE, False
        config = config or ClientConfig()
        self._membership = Membership(
            config, journal, self._visit.seen_in, lambda: self._visit.outbox.sending, self
        )
        self._changing = Changing(self._membership, self._visit, self._pump)
        self._confirming = Confirming(self._visit, self._send, self)
        self.hosting = Hosting(self._send, self)
        self.hosting.noticed.connect(self._visit.everyone.tell)
        """The rules of the room, and what its hosts can do."""
        self._saying = Saying(self._membership, self._visit, self.hosting, self._pump)
        self._membership.state_changed.connect(self._on_state_changed)
        self._membership.welcomed.connect(self._on_welcomed)
        self._membership.told.connect(self._on_told)
        self._membership.name_refused.connect(self.name_refused)
        self._membership.failed.connect(self.failed)
        self._membership.lost.connect(self.lost)
        self._membership.ended.connect(self.ended)
        self.files = Transfers(self._visit, config, self._membership, self)
        self.files.offered.connect(self._pump)

    # What there is

    @property
    def state(self) -> ClientState:
        """How far one has come."""
        return self._membership.state

    @property
    def address(self) -> tuple[str, int]:
        """Host and port of the room that one is in, or was."""
        return self._membership.address

    @property
    def roster(self) -> Roster:
        """Who is in."""
        return self._visit.roster

    @property
    def room(self) -> Conversation:
        """The conversation with everyone."""
        return self._visit.everyone

    @property
    def room_name(self) -> str:
        """The name of the room that one is in, or was."""
        return self._visit.room_name

    @property
    def me(self) -> Member | None:
        """Oneself, as the room sees it."""
        return self._visit.me

    @property
    def bounds(self) -> Bounds | None:
        """The limits of the room."""
        return self._visit.bounds

    @property
    def composers(self) -> Composers:
        """Who is writing just now."""
        return self._visit.composers

    @property
    def is_connected(self) -> bool:
        """Whether there is, or may soon be, a connection to a room."""
        return self._membership.is_connected

    @property
    def waiting(self) -> int:
        """Own messages that are on their way: neither acknowledged nor failed."""
        return self._visit.outbox.sending

    def waiting_lines(self) -> list[tuple[str, bool]]:
        """Those, as they would be typed, in order; and whether the room may have them."""
        return self._visit.outbox.waiting()

    @property
    def unsent(self) -> int:
        """Own messages that the room does not have, as far as is known."""
        return self._visit.outbox.unsent

    @property
    def failed_messages(self) -> int:
        """Own messages that wait for the person to try again."""
        return self._visit.outbox.failed

    @property
    def stranded(self) -> int:
        """Own messages that `leave` would not bring to the room, as far as is known."""
        return self.failed_messages if self.state is ClientState.IN else self.unsent

    @property
    def keeps(self) -> bool:
        """Whether what is unsent outlives the program on this computer."""
        return self._journal.keeps

    @property
    def left_behind(self) -> int | None:
        """Own messages that wait for the room that was here before, until one has caught up."""
        return self._visit.left_behind

    def tell_anew(self) -> None:
        """The language is another one: what no person wrote says the same in it."""
        self._visit.becoming.tell_anew()

    def conversations(self) -> list[Conversation]:
        """The private ones, in the order in which they were opened."""
        return self._visit.private.all()

    def conversation(self, peer: str) -> Conversation:
        """The private conversation with a person; opened when there is none."""
        return self._visit.private.open(peer)

    # Intents

    def join(self, host: str, port: int, name: str, key: str = "") -> None:
        """Enter a room, as its host with its `key`. `welcomed`, `name_refused` or `failed` follows.

        Whoever was there before under this name, and did not leave, comes back to the same place.
        The rows of the room stay when address and name are the same, and nobody left.
        """
        self.abort()
        self._hand = False
        same = (host, port) == self.address and name_key(name) == name_key(self._membership.name)
        if self._left or not same:
            self._visit.forget()
            self.files.forget()
        self._left = False
        self._membership.join(host, port, name, key)

    def rename(self, name: str) -> None:
        """Ask for another name after `name_refused`."""
        self._membership.rename(name)

    def try_now(self) -> None:
        """Do not wait for the next attempt to come back."""
        self._membership.try_now()

    def leave(self, *, keep: bool = False) -> None:
        """Leave in order: what was said before is acknowledged first. `ended` follows.

        The place is given up, and the next `join` begins with empty pages; `keep`: not so, since
        only the program ends.
        """
        self._left = self._left or not keep
        self._visit.reading.end(keep=keep)
        self.drafts.end(keep=keep)
        self._membership.leave(keep=keep)

    def abort(self) -> None:
        """Cut the connection, if there is one, without a word to anybody, and stay away."""
        self._visit.reading.flush()
        self.drafts.flush()
        self._membership.abort()

    def submit(self, typed: str, peer: str = "", reply: int = 0) -> Outcome:
        """What a person typed in the conversation with `peer`: a message, or a wish.

        A wish to leave only comes back as LEAVING: a host may have to be asked first. `reply`: the
        number of the message that this one answers.
        """
        match meant := parse_typed(typed):
            case Public(words):
                return self._saying.say(words, peer, reply)
            case Private(to, words):
                return self._saying.say(words, to, reply)
            case Wish.LEAVE:
                return Outcome(done=Done.LEAVING)
            case Wish.BARE_LEAVE:
                return Outcome(done=Done.ASK_LEAVE)
            case Wish.WHO:
                listed = self._visit.list_people(peer)
                return Outcome(done=Done.LISTED, conversation=listed)
        fault = meant if isinstance(meant, Malformed) else Malformed(code=Code.TEXT_EMPTY)
        return refusal(fault.code, detail=fault.detail)

    def send_word(self, words: str, peer: str = "") -> Outcome:
        """Send words as they are, whatever they could mean (after ASK_LEAVE)."""
        return self._saying.say(words, peer)

    def edit(self, conversation: Conversation, seq: int, typed: str) -> Outcome:
        """Put another text in the place of an own message; it shows once the room says so."""
        return self._changing.edit(conversation, seq, typed)

    def remove(self, conversation: Conversation, seq: int) -> Outcome:
        """Take an own message off everybody's screen; as a host, anybody's."""
        return self._changing.remove(conversation, seq)

    def react(self, conversation: Conversation, seq: int, emoji: str) -> Outcome:
        """Put an emoji to a message, or take one's own away."""
        return self._changing.react(conversation, seq, emoji)

    def show(self, *, status: Status, hand: bool) -> None:
        """How one wants to be seen, in this room and in the next ones; a hand in this one only."""
        self._status, self._hand = status, hand
        self._send(Show(status=status, hand=hand))

    def compose(self, peer: str = "", *, off: bool = False) -> None:
        """One is writing to everyone or to that person, or not any more; lost without a room."""
        self._send(Compose(to=peer, off=off))

    def retry(self, cid: str) -> None:
        """Send a FAILED message again; nothing happens without a room."""
        if self._membership.is_there and self._visit.outbox.retry(cid):
            self._pump()

    def discard(self, cid: str) -> bool:
        """Forget a FAILED message. False when there is none under this `cid`."""
        return self.files.discard(cid) or self._visit.outbox.discard(cid)

    def discard_stranded(self) -> None:
        """Forget what `leave` would not bring to the room; else it is kept for the next time."""
        self._visit.outbox.discard_all(waiting=self.state is not ClientState.IN)

    # On their way

    def _send(self, command: AnyCommand) -> None:
        """Send what is of no worth later."""
        if self.state is ClientState.IN:
            self._membership.send(command)

    def _pump(self) -> None:
        """Send what waits, as much as may be on its way at once."""
        may_talk = self.state in (ClientState.IN, ClientState.LEAVING)
        if may_talk and not self._visit.is_catching_up:
            for command in self._visit.outbox.due():
                self._membership.send(command)

    # What the room tells

    def _on_state_changed(self, state: ClientState) -> None:
        if state in (ClientState.RETURNING, ClientState.IDLE):
            self._visit.break_off()
        if state is ClientState.IDLE:
            self.files.pause()
        self.state_changed.emit(state)

    def _on_welcomed(self, event: Welcomed) -> None:
        self._visit.be_welcomed(event, returned=self._membership.returned)
        self.hosting.begin(event)
        if (event.you.status, event.you.hand > 0) != (self._status, self._hand):
            self._membership.send(Show(status=self._status, hand=self._hand))
        self.welcomed.emit(event)
        self._visit.begin()

    def _on_caught_up(self) -> None:
        self._pump()
        self._membership.say_goodbye()
        self._confirming.begin()
        self.drafts.begin()
        self.caught_up.emit()

    def _on_told(self, event: AnyEvent) -> None:
        match event:
            case _ if isinstance(event, Stored):
                self._visit.follow(event)
                self._confirming.note(event)
                self.files.acknowledge(event)
                self._pump()
                self.happened.emit(event)
            case Changed(member=member):
                before = self.me
                self._visit.follow(event)
                if before is not None and member.name == before.name:
                    if member.muted != before.muted:
                        self.hosting.noticed.emit(partial(text.muted, muted=member.muted))
                    self._hand = member.hand > 0  # a host may have lowered it
                    self.me_changed.emit(member)
            case Composing(author=author, to=to, off=off):
                self.composers.note(author, private=bool(to), off=off)
            case Delivered():
                self._visit.deliver(event)
            case Decreed() | Knocked() | Barred():
                self.hosting.follow(event)
            case Waiting():
                self.approval_awaited.emit()
            case Offered():
                self.files.go(event)
            case Refused() if (event.code, event.cid) != (Code.FILE_UNKNOWN, None):  # withdrawn
                self.files.refuse(event)
                self._visit.note_refused(event, now())
                self._pump()
                self.refused.emit(event)
