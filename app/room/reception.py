"""Coming in, coming back, and the places that are kept in between."""

import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec

from app.config import Limits
from app.protocol.messages import (
    PROTOCOL_VERSION,
    Code,
    Join,
    Joined,
    Knock,
    Knocked,
    Reason,
    Refused,
    Resume,
    Waiting,
    Welcomed,
)
from app.protocol.names import tidy_name
from app.room.charter import WAITING, Charter
from app.room.memory import Missed
from app.room.outbox import Outbox
from app.room.receipts import Receipts
from app.room.record import Record
from app.room.room import Delivery, Outcome, Peer, Room, tidy_program
from app.room.seats import NOBODY, Seat, digest
from app.room.session import Phase, Session, source_of


def new_token() -> str:
    """A secret that nobody guesses: 128 bits."""
    return secrets.token_urlsafe(16)


@dataclass(frozen=True, slots=True)
class _Away:
    until: float
    reason: Reason
    source: str


class Reception:
    """Lets people in, and keeps the place of somebody whose connection broke for a while.

    `sources`: how many connections each address has; `mint` makes the tokens.
    """

    def __init__(  # noqa: PLR0913  (its collaborators)
        self,
        *,
        name: str,
        limits: Limits,
        room: Room,
        record: Record,
        outbox: Outbox,
        sessions: Mapping[Peer, Session],
        sources: Counter[str],
        mint: Callable[[], str],
        charter: Charter,
        receipts: Receipts,
    ) -> None:
        self._name = name
        self._limits = limits
        self._room = room
        self._record = record
        self._outbox = outbox
        self._sessions = sessions
        self._sources = sources
        self._mint = mint
        self._charter = charter
        self._receipts = receipts
        self._away: dict[Peer, _Away] = {}  # members, by their last connection

    def restore(self, now: float) -> None:
        """Who was in when the room died may come back for a while, and plain guests, who cannot,

        are gone.
        """
        for number, seat in enumerate(self._record.seats.present(), 1):
            peer = -number  # no connection has such a number
            # Whoever hosted brings the key again, and who was muted was so in another room.
            away = msgspec.structs.replace(seat.member, away=True, host=False, muted=False)
            self._room.restore(peer, away)
            if seat.token == NOBODY:
                self._outbox.publish(self._room.leave(peer, Reason.LOST))
            else:
                source = source_of(seat.member.ip)
                self._away[peer] = _Away(now + self._limits.reopening, Reason.LOST, source)

    def close(self) -> None:
        """The room is over: nobody is waited for."""
        self._away.clear()

    def part(self, session: Session, now: float, reason: Reason) -> None:
        """The connection of a member who can come back broke."""
        self._away[session.peer] = _Away(now + self._limits.grace, reason, session.source)
        self._outbox.in_order(self._room.part(session.peer))

    def give_up(self, now: float) -> None:
        """Who did not come back in time is gone, and everybody is told."""
        for peer, away in [each for each in self._away.items() if each[1].until <= now]:
            del self._away[peer]
            self._outbox.publish(self._room.leave(peer, away.reason))

    def let_go(self, peer: Peer, reason: Reason) -> None:
        """A member whose connection broke is waited for no longer."""
        self._away.pop(peer, None)
        self._outbox.publish(self._room.leave(peer, reason))

    def join(self, session: Session, command: Join) -> Refused | None:
        """Somebody comes in under a name, or waits for a host to let them in."""
        if not self._is_key(command.key):
            return Refused(code=Code.KEY_WRONG)
        if self._charter.rules.approve and not command.key:
            return self._knock(session, command)
        return self.come_in(session, command)

    def _is_key(self, key: str) -> bool:
        """Whether it makes one a host, or is none at all."""
        return not key or (bool(self._charter.key) and _is_same(key, self._charter.key))

    def _knock(self, session: Session, command: Join) -> Refused | None:
        """A host is asked. The name is held for nobody: it may be taken when the answer comes."""
        refused = self._barred(session, command.name) or self._room.fault_of(command.name)
        if refused is not None:
            return refused
        if len(self._charter.waiting) >= WAITING:
            return Refused(code=Code.WAITING_FULL, limit=WAITING)
        knock = Knock(
            number=session.peer,
            name=tidy_name(command.name),
            ip=session.ip,
            port=session.port,
            program=tidy_program(command.program),
        )
        self._charter.waiting[session.peer] = (knock, command)
        session.knocking, session.knocked = knock.name, session.heard
        self._outbox.in_order(Delivery(Waiting(), (session.peer,)))
        if hosts := self._room.hosts():
            self._outbox.in_order(Delivery(Knocked(knocks=self._charter.knocks), hosts))
        return None

    def come_in(self, session: Session, command: Join) -> Refused | None:
        """Nobody has to be asked any more."""
        outcome = self._enter(session, command.name, command.program, host=bool(command.key))
        if isinstance(outcome, Refused):
            return outcome
        if not session.takes_history:
            welcome = self._welcome(session, outcome.event, "", Missed([], gap=False))
            self._outbox.publish(outcome, welcome)
            return None
        token = self._mint()
        past = Missed(list(self._record.memory.past()), gap=False)
        welcome = self._welcome(session, outcome.event, token, past)
        self._outbox.publish(outcome, welcome, token=digest(token))
        self._receipts.begin(session, confirms=command.confirms)
        return None

    def resume(self, session: Session, command: Resume) -> Peer | Refused | None:
        """Somebody comes back: the connection that they had before, if it is still there.

        Who was in once needs nobody's word to come in again.
        """
        if not self._is_key(command.key):
            return Refused(code=Code.KEY_WRONG)
        seat = self._record.seats.find(command.token)
        if seat is None:
            return Refused(code=Code.TOKEN_UNKNOWN)
        refused = self._kept_out(session, seat, command)
        if refused is not None:
            return refused
        # A number that was never given is of another time.
        seq = command.seq if command.seq <= self._room.seq else 0
        missed = self._record.memory.since(seq, seat.token)
        if seat.present:
            return self._give_back(session, seat, command, missed)
        host = bool(command.key)
        outcome = self._enter(session, seat.member.name, command.program, host=host)
        if isinstance(outcome, Refused):
            return outcome
        _go_on_talking(session, seat)
        welcome = self._welcome(session, outcome.event, command.token, missed)
        self._outbox.publish(outcome, welcome, token=seat.token)
        self._begin_again(session, command, missed)
        return None

    def _kept_out(self, session: Session, seat: Seat, command: Resume) -> Refused | None:
        """Why somebody cannot have their place now, whose it is all the same."""
        if not seat.may_return(session.heard, self._limits):
            return Refused(code=Code.TOO_SOON)
        return None if command.key else self._barred(session, seat.member.name)

    def _give_back(
        self, session: Session, seat: Seat, command: Resume, missed: Missed
    ) -> Peer | None:
        """Nobody was told that this person was gone, and so nobody is told now."""
        old = self._room.peer_of(seat.member.name)
        if old is None:
            raise AssertionError("whoever is present is in the room")
        self._away.pop(old, None)
        host = bool(command.key)
        changed = self._room.move(
            old, session.peer, ip=session.ip, port=session.port, program=command.program, host=host
        )
        session.enter(seat.member.name, self._limits, host=host)
        _go_on_talking(session, seat)
        welcome = self._welcome(session, None, command.token, missed)
        for delivery in (changed, welcome):
            self._outbox.in_order(delivery)
        self._begin_again(session, command, missed)
        return old if old in self._sessions else None

    def _begin_again(self, session: Session, command: Resume, missed: Missed) -> None:
        """What is not remembered any more was not told, and cannot be confirmed."""
        floor = self._record.memory.floor if missed.gap else 0
        self._receipts.begin(session, confirms=command.confirms, floor=floor)

    def _barred(self, session: Session, name: str) -> Refused | None:
        barred = self._charter.bans.has(name, session.source)
        return Refused(code=Code.BANNED) if barred else None

    def _enter(
        self, session: Session, name: str, program: str, *, host: bool
    ) -> Outcome[Joined] | Refused:
        barred = None if host else self._barred(session, name)
        if barred is not None:
            return barred
        most = self._limits.per_address
        if self._sources[session.source] + len(self._away) > most:
            here = [each for each in self._sessions.values() if each.source == session.source]
            kept = sum(each.source == session.source for each in self._away.values())
            if kept + sum(each.phase is Phase.IN for each in here) >= most:
                return Refused(code=Code.ADDRESS_FULL, limit=most)
        outcome = self._room.join(
            session.peer,
            name=name,
            ip=session.ip,
            port=session.port,
            program=program,
            host=host,
            muted=not host and self._charter.mutes.has(name, session.source),
        )
        if isinstance(outcome, Outcome):
            session.enter(outcome.event.member.name, self._limits, host=host)
        return outcome

    def _welcome(
        self, session: Session, joined: Joined | None, token: str, missed: Missed
    ) -> Delivery:
        """The welcome, and what happened before; `joined` None for whoever was never told gone."""
        members = self._room.members
        welcome = Welcomed(
            protocol=PROTOCOL_VERSION,
            room=self._name,
            id=self._record.id,
            token=token,
            you=next(member for member in members if member.name == session.name),
            members=members,
            bounds=self._limits.bounds(),
            seq=joined.seq if joined else self._room.seq,
            time=joined.time if joined else self._room.wall(),
            replay=len(missed.events),
            resumed=joined is None,
            gap=missed.gap,
            quiet=self._charter.rules.quiet,
            approve=self._charter.rules.approve,
            no_files=self._charter.rules.no_files,
        )
        return Delivery(welcome, (session.peer,), more=missed.events)


def _is_same(key: str, other: str) -> bool:
    """Compared in a time that tells nothing of how much was right."""
    return secrets.compare_digest(key.encode(), other.encode())


def _go_on_talking(session: Session, seat: Seat) -> None:
    """A new connection is no new burst, and the place was somebody's before."""
    session.bucket = seat.talk = seat.talk or session.bucket
    session.returned = True
