"""The whole server as a function of bytes and time: no socket, no clock, no disk.

`open`, `receive`, `closed`, `tick`, `committed` and `shut` each take what happened and return
what has to be done about it, in order. Nothing that the history keeps is told to anyone before
`committed` says that it is on the disk: acknowledgement and broadcast wait in one queue, so
that one order holds for everyone.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from app.config import LONGEST_ENCODING, Limits
from app.protocol.codec import Codec
from app.protocol.foreign import Foreign
from app.protocol.framing import LineFramer, Overflow
from app.protocol.messages import (
    PROTOCOL_VERSION,
    AnyCommand,
    AnyEvent,
    Code,
    Ended,
    Join,
    Leave,
    Listed,
    Malformed,
    Ping,
    Pinged,
    Pong,
    Ponged,
    Reason,
    Refused,
    Said,
    Say,
    Stored,
    Tell,
    Told,
    Welcomed,
    Who,
)
from app.protocol.names import name_key
from app.protocol.sniff import HEAD, sniff
from app.protocol.typed import clean_text
from app.room.room import Delivery, Outcome, Peer, Room
from app.room.session import Phase, Session
from app.room.throttle import TokenBucket

SWEEP = 1.0
"""Seconds between two looks at everyone's silence."""
REMEMBERED = 10_000
"""Messages whose `cid` is remembered, so that one sent twice is kept once."""


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
    """Keep `event`, then call `committed` with its `seq`."""

    event: Stored


@dataclass(frozen=True, slots=True)
class Happened:
    """Something was told to the room: for the host's own log."""

    event: Stored


Output = Write | Hangup | Store | Happened


class Hub:
    """One room's server.

    `past`: the newest stored events, oldest first. `wall`: milliseconds since 1970 UTC, to stamp
    events. `now` is monotonic seconds everywhere and must not go back.
    """

    def __init__(
        self, name: str, limits: Limits, wall: Callable[[], int], past: Sequence[Stored] = ()
    ) -> None:
        self._name = name
        self._limits = limits
        self._wall = wall
        self._committed = past[-1].seq if past else 0
        self._room = Room(limits, wall, self._committed)
        self._sessions: dict[Peer, Session] = {}
        self._waiting: deque[tuple[Stored, list[Delivery]]] = deque()  # not on the disk yet
        self._said: deque[Said] = deque(maxlen=limits.history)
        self._by_cid: dict[tuple[str, str], Said | Told] = {}
        self._alarms: dict[Peer, float] = {}
        self._sweep_at = 0.0
        self._outputs: list[Output] = []
        for event in past:
            self._remember(event)

    @property
    def people(self) -> int:
        """How many are in."""
        return len(self._room.members)

    @property
    def due(self) -> float:
        """When `tick` wants to be called next."""
        return min((self._sweep_at, *self._alarms.values()))

    def open(self, peer: Peer, *, ip: str, port: int, now: float) -> list[Output]:
        """A connection came in. `peer` is new, and never used again after it closed."""
        if len(self._sessions) >= self._limits.connections:
            return [Hangup(peer, abort=True)]
        self._sessions[peer] = Session(
            peer=peer,
            ip=ip,
            port=port,
            opened=now,
            heard=now,
            framer=LineFramer(self._limits.line),
            bucket=TokenBucket(rate=self._limits.rate, burst=self._limits.burst, now=now),
        )
        return []

    def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
        """Bytes came from a peer."""
        session = self._sessions.get(peer)
        if session is not None and session.phase is not Phase.GONE:
            session.heard = now
            session.framer.feed(data)
            self._advance(session, now)
        return self._taken()

    def closed(self, peer: Peer, now: float, reason: Reason | None = None) -> list[Output]:
        """A connection is gone: closed by the peer, or broken for a `reason`.

        What a peer sent before it closed still counts, at the rate that holds for everyone.
        """
        session = self._sessions.get(peer)
        if session is None:
            return []
        session.closed = True
        if reason is None:
            self._advance(session, now)
        if reason is not None or peer not in self._alarms:
            self._forget(session, reason)
        return self._taken()

    def tick(self, now: float) -> list[Output]:
        """Time went by; call it at `due`."""
        for peer in [peer for peer, at in self._alarms.items() if at <= now]:
            session = self._sessions[peer]
            self._advance(session, now)
            if session.closed and peer not in self._alarms:
                self._forget(session, None)
        if now >= self._sweep_at:
            self._sweep_at = now + SWEEP
            for session in list(self._sessions.values()):
                self._look_after(session, now)
        return self._taken()

    def committed(self, seq: int) -> list[Output]:
        """Every event up to `seq` is on the disk: tell it."""
        self._committed = seq
        while self._waiting and self._waiting[0][0].seq <= seq:
            event, deliveries = self._waiting.popleft()
            for delivery in deliveries:
                self._deliver(delivery)
            self._outputs.append(Happened(event))
        return self._taken()

    def shut(self) -> list[Output]:
        """The host closes the room: everybody is told, after all that was said before."""
        for session in self._sessions.values():
            if session.phase is Phase.IN:
                self._publish(Outcome(self._room.leave(session.peer, Reason.CLOSED).event, ()))
            session.phase = Phase.GONE
        self._alarms.clear()
        self._in_order(Delivery(Ended(reason=Reason.CLOSED), tuple(self._sessions)))
        return self._taken()

    def storage_failed(self) -> list[Output]:
        """Nothing can be kept any more. The room makes no promise without a disk: it closes,

        and whoever waits for an acknowledgement learns that there will be none.
        """
        for event, deliveries in self._waiting:
            cid = event.cid if isinstance(event, Said | Told) else None
            for delivery in deliveries:
                if delivery.own:
                    self._deliver(Delivery(Refused(code=Code.STORAGE, cid=cid), delivery.to))
        self._waiting.clear()
        self._alarms.clear()
        for session in self._sessions.values():
            session.phase = Phase.GONE
        self._deliver(Delivery(Ended(reason=Reason.CLOSED), tuple(self._sessions)))
        return self._taken()

    def _taken(self) -> list[Output]:
        outputs, self._outputs = self._outputs, []
        return outputs

    # Bytes to commands

    def _advance(self, session: Session, now: float) -> None:
        """Handle each frame that is complete and that the peer's rate allows, one at a time:

        what the second one means may depend on the answer to the first.
        """
        self._alarms.pop(session.peer, None)
        if session.codec is None:
            self._sniff(session, now)
        while session.codec is not None and session.phase is not Phase.GONE:
            frame = session.next_frame(now, self._limits)
            if frame is None:
                break
            if isinstance(frame, Overflow):
                self._end(session, Reason.LINE_LONG)
            else:
                self._handle(session, session.codec, frame)
        if session.framer.pending > self._limits.backlog and session.phase is not Phase.GONE:
            self._end(session, Reason.FLOOD)
        alarm = session.alarm(now, self._limits)
        if alarm is not None:
            self._alarms[session.peer] = alarm

    def _sniff(self, session: Session, now: float) -> None:
        quiet = session.is_quiet(now, self._limits)
        found = sniff(session.framer.head(HEAD), quiet=quiet)
        if isinstance(found, Foreign):
            session.phase = Phase.GONE
            self._outputs += (Write((session.peer,), found.answer), Hangup(session.peer))
        elif found is not None:
            session.codec = found
            session.phase = Phase.NAMELESS

    def _handle(self, session: Session, codec: Codec, frame: bytes) -> None:
        member = self._room.member(session.peer)
        for command in codec.decode(frame, member.name if member else None):
            rule = RULES[type(command)]
            refused = rule.broken_by(session) or rule.handler(self, session, command)
            if refused is not None:
                cid = getattr(command, "cid", None) or None
                self._answer(session, msgspec.structs.replace(refused, cid=cid))
            if refused is not None or session.phase is Phase.GONE:
                return  # the rest of this frame was built upon what did not happen

    # Commands

    def _join(self, session: Session, command: Join) -> Refused | None:
        outcome = self._room.join(
            session.peer,
            name=command.name,
            ip=session.ip,
            port=session.port,
            program=command.program,
        )
        if isinstance(outcome, Refused):
            return outcome
        session.phase = Phase.IN
        you = self._room.member(session.peer)
        assert you is not None and session.codec is not None  # noqa: PT018, S101  (just joined)
        past = self._past() if session.codec.takes_history else []
        welcome = Welcomed(
            protocol=PROTOCOL_VERSION,
            room=self._name,
            you=you,
            members=self._room.members,
            bounds=self._limits.bounds(),
            seq=outcome.event.seq,
            time=outcome.event.time,
            replay=len(past),
        )
        events: tuple[AnyEvent, ...] = (welcome, *past)
        self._publish(outcome, *(Delivery(event, (session.peer,)) for event in events))
        return None

    def _say(self, session: Session, command: Say) -> Refused | None:
        if self._is_repeated(session, command.cid):
            return self._repeat(session, command.cid, text=command.text)
        return self._told(self._room.say(session.peer, text=command.text, cid=command.cid))

    def _tell(self, session: Session, command: Tell) -> Refused | None:
        if self._is_repeated(session, command.cid):
            return self._repeat(session, command.cid, text=command.text, to=command.to)
        return self._told(
            self._room.tell(session.peer, to=command.to, text=command.text, cid=command.cid)
        )

    def _told(self, outcome: Outcome | Refused) -> Refused | None:
        if isinstance(outcome, Refused):
            return outcome
        self._remember(outcome.event)
        self._publish(outcome)
        return None

    def _who(self, session: Session, _: Who) -> None:
        self._answer(session, Listed(members=self._room.members))

    def _leave(self, session: Session, _: Leave) -> None:
        self._end(session, Reason.LEFT)

    def _ping(self, session: Session, _: Ping) -> None:
        self._deliver(Delivery(Ponged(), (session.peer,)))

    def _pong(self, session: Session, _: Pong) -> None:
        """Any byte shows that a peer is there; this one has no other meaning."""

    def _malformed(self, _: Session, fault: Malformed) -> Refused:
        return Refused(code=fault.code, detail=fault.detail)

    # A message that is sent again

    def _key(self, session: Session, cid: str) -> tuple[str, str]:
        member = self._room.member(session.peer)
        return (name_key(member.name) if member else "", cid)

    def _is_repeated(self, session: Session, cid: str) -> bool:
        return bool(cid) and self._key(session, cid) in self._by_cid

    def _repeat(
        self, session: Session, cid: str, *, text: str, to: str | None = None
    ) -> Refused | None:
        known = self._by_cid[self._key(session, cid)]
        known_to = name_key(known.to) if isinstance(known, Told) else None
        if known.text != clean_text(text) or known_to != (name_key(to) if to else None):
            return Refused(code=Code.CID_REUSED)
        if known.seq <= self._committed:  # otherwise its acknowledgement is on its way
            self._answer(session, known, own=True)
        return None

    def _remember(self, event: Stored) -> None:
        if isinstance(event, Said):
            self._said.append(msgspec.structs.replace(event, cid=None))
        if isinstance(event, Said | Told) and event.cid:
            self._by_cid[name_key(event.author), event.cid] = event
            if len(self._by_cid) > REMEMBERED:
                del self._by_cid[next(iter(self._by_cid))]

    def _past(self) -> list[Said]:
        """The latest public messages, as many as fit into `history_bytes`."""
        room, past = self._limits.history_bytes, list[Said]()
        for event in reversed(self._said):
            room -= len(event.text) * LONGEST_ENCODING + 512
            if room < 0:
                break
            past.append(event)
        return past[::-1]

    # Ends

    def _end(self, session: Session, reason: Reason) -> None:
        """Tell a peer that this is its last line, and the others that it is gone."""
        if session.phase is Phase.IN:
            self._publish(self._room.leave(session.peer, reason))
        session.phase = Phase.GONE
        self._alarms.pop(session.peer, None)
        self._in_order(Delivery(Ended(reason=reason), (session.peer,)))

    def _forget(self, session: Session, reason: Reason | None) -> None:
        """The connection is gone."""
        if session.phase is Phase.IN:
            leaving = session.codec is not None and session.codec.closing_is_leaving
            self._publish(
                self._room.leave(session.peer, reason or (Reason.LEFT if leaving else Reason.LOST))
            )
        self._alarms.pop(session.peer, None)
        del self._sessions[session.peer]

    def _look_after(self, session: Session, now: float) -> None:
        if session.closed or session.phase is Phase.GONE:
            return
        if session.phase is not Phase.IN and now - session.opened >= self._limits.naming:
            self._end(session, Reason.NAMELESS)
        elif session.codec is not None and session.codec.answers_ping:
            silent = now - session.heard
            if silent >= self._limits.silence:
                self._end(session, Reason.SILENT)
            elif silent >= self._limits.ping_after <= now - session.asked:
                session.asked = now
                self._deliver(Delivery(Pinged(), (session.peer,)))

    # Events to bytes

    def _publish(self, outcome: Outcome, *more: Delivery) -> None:
        self._outputs.append(Store(outcome.event))
        self._waiting.append((outcome.event, [*outcome.deliveries, *more]))

    def _answer(self, session: Session, event: AnyEvent, *, own: bool = False) -> None:
        self._in_order(Delivery(event, (session.peer,), own=own))

    def _in_order(self, delivery: Delivery) -> None:
        """Deliver after all that was published before."""
        if self._waiting:
            self._waiting[-1][1].append(delivery)
        else:
            self._deliver(delivery)

    def _deliver(self, delivery: Delivery) -> None:
        """Encode once for each codec."""
        peers: dict[type[Codec], list[Peer]] = {}
        for peer in delivery.to:
            session = self._sessions.get(peer)
            if session is not None and session.codec is not None and not session.closed:
                peers.setdefault(type(session.codec), []).append(peer)
        for codec, to in peers.items():
            data = codec.encode(delivery.event, own=delivery.own)
            if data:
                self._outputs.append(Write(to, data))
        if isinstance(delivery.event, Ended):
            self._outputs += [Hangup(peer) for peer in delivery.to if peer in self._sessions]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a command needs, so that no handler has to ask. `joined` None: either way."""

    handler: Callable[[Hub, Session, Any], Refused | None]
    joined: bool | None = True

    def broken_by(self, session: Session) -> Refused | None:
        """Why this peer may not ask that now."""
        joined = session.phase is Phase.IN
        if self.joined is None or self.joined is joined:
            return None
        return Refused(code=Code.ALREADY_JOINED if joined else Code.NOT_JOINED)


RULES: dict[type[AnyCommand] | type[Malformed], Rule] = {
    Join: Rule(Hub._join, joined=False),
    Say: Rule(Hub._say),
    Tell: Rule(Hub._tell),
    Who: Rule(Hub._who),
    Leave: Rule(Hub._leave, joined=None),
    Ping: Rule(Hub._ping, joined=None),
    Pong: Rule(Hub._pong, joined=None),
    Malformed: Rule(Hub._malformed, joined=None),
}
