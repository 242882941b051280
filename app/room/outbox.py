"""What the room tells, in one order: events wait for the disk, then become bytes.

Nothing that the history keeps is told to anyone before `committed` says that it is on the disk:
acknowledgement and broadcast wait in one queue, so that one order holds for everyone.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.attempts import Attempt
from app.protocol.codec import Codec
from app.protocol.messages import Code, Ended, Listed, Posted, Received, Refused, Stored, Welcomed
from app.room.memory import size_of
from app.room.record import Record
from app.room.room import Delivery, Outcome, Peer
from app.room.seats import NOBODY
from app.room.session import Session

EACH = 128
"""Bytes that a delivery counts for while it waits, with each past event in it."""
REFERENCE = 8
"""Bytes more for each peer who will hear it, and for each member whom it names."""


@dataclass(frozen=True, slots=True)
class Write:
    """Send `data` to each peer of `to`."""

    to: Sequence[Peer]
    data: bytes


@dataclass(frozen=True, slots=True)
class Hangup:
    """Close a connection: once what was written has left, or at once and unread (`abort`)."""

    peer: Peer
    abort: bool = False


@dataclass(frozen=True, slots=True)
class Store:
    """Keep `event`, and a joiner's token (its digest), then call `committed` with its `seq`."""

    event: Stored
    token: bytes = NOBODY


@dataclass(frozen=True, slots=True)
class Happened:
    """Something was told to the room: for the host's own log."""

    event: Stored


@dataclass(frozen=True, slots=True)
class Take:
    """Let what this peer sends go to the disk under `blob`, behind what is there already, until

    there are `size` bytes with that SHA-256. `Porter.ready`, then `complete` or `failed`.
    """

    peer: Peer
    blob: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Give:
    """Send a peer the bytes of `blob` from `offset` to `size`. `Porter.ready` first, or `failed`;

    close the connection behind them.
    """

    peer: Peer
    blob: str
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class Drop:
    """Delete what is kept under `blob`."""

    blob: str


@dataclass(frozen=True, slots=True)
class Attempted:
    """What became of a connection so far: for the host's eyes."""

    attempt: Attempt


Output = Write | Hangup | Store | Happened | Attempted | Take | Give | Drop


class Outbox:
    """Collects the outputs of one call of the hub; `sessions` is the hub's own table of peers,

    and `record` what the room knows of all that was published.

    Whoever was told `Ended` hears nothing after it, and whoever closed hears nothing at all.
    """

    def __init__(self, sessions: Mapping[Peer, Session], record: Record, limit: int) -> None:
        self._sessions = sessions
        self._record = record
        self._limit = limit  # bytes that may wait for the disk
        self._waiting: deque[tuple[Stored, list[Delivery]]] = deque()  # not on the disk yet
        self._size = 0  # bytes of what waits
        self._outputs: list[Output] = []

    @property
    def uncommitted(self) -> int:
        """Bytes of what waits for the disk: texts, `memory.AROUND` for each event, deliveries."""
        return self._size

    @property
    def is_full(self) -> bool:
        """More waits for the disk than may."""
        return self._size > self._limit

    def taken(self) -> list[Output]:
        """All that has to be done, in order; then there is nothing."""
        outputs, self._outputs = self._outputs, []
        return outputs

    def publish(self, outcome: Outcome[Stored], *more: Delivery, token: bytes = NOBODY) -> None:
        """Keep the event; once it is on the disk, deliver it and `more` in one piece."""
        self._record.follow(outcome.event, token)
        self._outputs.append(Store(outcome.event, token))
        deliveries = [*outcome.deliveries, *more]
        self._size += size_of(outcome.event) + sum(map(_cost, deliveries))
        self._waiting.append((outcome.event, deliveries))

    def in_order(self, delivery: Delivery) -> None:
        """Deliver after all that was published before."""
        if self._waiting:
            self._waiting[-1][1].append(delivery)
            self._size += _cost(delivery)
        else:
            self.at_once(delivery)

    def at_once(self, delivery: Delivery) -> None:
        """Deliver, encoded once for each codec."""
        peers = dict[type[Codec], list[Peer]]()
        for peer in delivery.to:
            session = self._sessions.get(peer)
            if session is not None and session.codec is not None and not session.mute:
                peers.setdefault(type(session.codec), []).append(peer)
        for codec, to in peers.items():
            events = (delivery.event, *delivery.more)
            data = b"".join(codec.encode(event, own=delivery.own) for event in events)
            if data:
                self._outputs.append(Write(to, data))
        if isinstance(delivery.event, Ended | Received):
            for peer in delivery.to:
                self._hang_up(peer)

    def dismiss(self, peer: Peer, answer: bytes) -> None:
        """The last bytes for a visitor that speaks another protocol."""
        self._outputs.append(Write((peer,), answer))
        self._hang_up(peer)

    def last(self, peer: Peer, event: Refused) -> None:
        """The last line of a connection that carries a file."""
        self.at_once(Delivery(event, (peer,)))
        self._hang_up(peer)

    def carry(self, output: Take | Give | Drop) -> None:
        """Bytes of a file have to go somewhere, or away."""
        self._outputs.append(output)

    def cut(self, peer: Peer) -> None:
        """Cut a connection at once, whatever it still has to read."""
        self._outputs.append(Hangup(peer, abort=True))

    def note(self, attempt: Attempt) -> None:
        """Somebody tries to come in."""
        self._outputs.append(Attempted(attempt))

    def committed(self, seq: int) -> list[Stored]:
        """Every event up to `seq` is on the disk: tell it. Which ones that are."""
        told = []
        while self._waiting and self._waiting[0][0].seq <= seq:
            event, deliveries = self._waiting.popleft()
            self._size -= size_of(event) + sum(map(_cost, deliveries))
            for delivery in deliveries:
                self.at_once(delivery)
            self._outputs.append(Happened(event))
            told.append(event)
        return told

    def failed(self) -> None:
        """What waits will never be on the disk: its authors learn that, nobody else hears it."""
        for event, deliveries in self._waiting:
            if isinstance(event, Posted):
                refused = Refused(code=Code.STORAGE, cid=event.cid)
                for delivery in deliveries:
                    if delivery.own:
                        self.at_once(Delivery(refused, delivery.to))
        self._waiting.clear()
        self._size = 0

    def _hang_up(self, peer: Peer) -> None:
        session = self._sessions.get(peer)
        if session is not None and not session.mute:
            session.mute = True
            self._outputs.append(Hangup(peer))


def _cost(delivery: Delivery) -> int:
    event = delivery.event
    named = len(event.members) if isinstance(event, Listed | Welcomed) else 0
    return EACH * (1 + len(delivery.more)) + REFERENCE * (len(delivery.to) + named)
