"""What hosts do: put people out and let them in, give the word and take it."""

from collections.abc import Callable, Mapping
from typing import Any

from app.protocol.messages import (
    Admit,
    Barred,
    Code,
    Command,
    Decree,
    Decreed,
    Event,
    Expel,
    Knocked,
    Lower,
    Mute,
    Pardon,
    Reason,
    Refused,
)
from app.room.charter import Charter, address_of
from app.room.doorbell import Doorbell
from app.room.outbox import Outbox
from app.room.reception import Reception
from app.room.room import Delivery, Peer, Room
from app.room.rule import Rule
from app.room.session import Phase, Session

NOBODY_ASKS = 0
"""The connection of whoever asks at the room's own terminal."""


class Hosting:
    """Carries out what hosts ask; that whoever asks is one was checked before.

    `end` says the last line to a connection.
    """

    def __init__(  # noqa: PLR0913  (its collaborators)
        self,
        *,
        room: Room,
        charter: Charter,
        outbox: Outbox,
        reception: Reception,
        doorbell: Doorbell,
        sessions: Mapping[Peer, Session],
        end: Callable[[Session, Reason], None],
    ) -> None:
        self._room = room
        self._charter = charter
        self._outbox = outbox
        self._reception = reception
        self._doorbell = doorbell
        self._sessions = sessions
        self._end = end

    def carry_out(self, asker: Peer, command: Command, now: float) -> Refused | None:
        """Do what a host asks, or say why not."""
        match command:
            case Expel():
                return self._expel(asker, command)
            case Pardon(name=name):
                self._charter.bans.remove(name)
                self.tell(Barred(bans=self._charter.bans.all()))
            case Mute():
                return self._mute(command)
            case Lower(name=name):
                return self._lower(name)
            case Decree(quiet=quiet, approve=approve, no_files=no_files):
                rules = Decreed(quiet=quiet, approve=approve, no_files=no_files)
                self._decree(rules, now)
            case Admit():
                self._admit(command, now)
        return None

    def tell(self, event: Event, *peers: Peer) -> None:
        """Tell the hosts, or these of them, in the order of all that happens."""
        hosts = peers or tuple(self._room.hosts())
        if hosts:
            self._outbox.in_order(Delivery(event, hosts))  # type: ignore[arg-type]

    def brief(self, session: Session) -> None:
        """Tell a host who has just come in what only hosts know."""
        if session.host:
            for event in (
                Barred(bans=self._charter.bans.all()),
                Knocked(knocks=self._charter.knocks),
            ):
                self.tell(event, session.peer)

    def forget(self, session: Session) -> None:
        """Somebody who waited to be let in is gone, or in."""
        session.knocking = None
        if self._charter.waiting.pop(session.peer, None) is not None:
            self.tell(Knocked(knocks=self._charter.knocks))

    def _expel(self, asker: Peer, command: Expel) -> Refused | None:
        peer = self._room.peer_of(command.name)
        if peer is None:
            return self._room.unknown(command.name)
        if peer == asker:
            return Refused(code=Code.TO_SELF)
        member = self._room.member(peer)
        reason = Reason.BANNED if command.ban else Reason.EXPELLED
        if command.ban:
            self._charter.bans.add(member.name, address_of(member, self._room.members))
        session = self._sessions.get(peer)
        if session is not None and session.phase is Phase.IN:
            self._end(session, reason)
        else:
            self._reception.let_go(peer, reason)
        if command.ban:
            self.tell(Barred(bans=self._charter.bans.all()))
        return None

    def _mute(self, command: Mute) -> Refused | None:
        peer = self._room.peer_of(command.name)
        mutes = self._charter.mutes
        if peer is None:
            # Who is gone may get the word back before they come again.
            gone = command.off and mutes.remove(command.name)
            return None if gone else self._room.unknown(command.name)
        member = self._room.member(peer)
        if command.off:
            mutes.remove(member.name)
        elif not member.host:
            mutes.add(member.name, address_of(member, self._room.members))
        changed = self._room.change(peer, muted=not command.off and not member.host)
        if changed is not None:
            others = self._room.others(peer)
            self._outbox.in_order(Delivery(changed.event, (peer,), own=True))
            self._outbox.in_order(Delivery(changed.event, others))
        return None

    def _lower(self, name: str) -> Refused | None:
        peer = self._room.peer_of(name)
        if peer is None:
            return self._room.unknown(name)
        changed = self._room.change(peer, hand=0)
        if changed is not None:
            self._outbox.in_order(changed)
        return None

    def _decree(self, rules: Decreed, now: float) -> None:
        if rules == self._charter.rules:
            return
        is_news = rules.quiet != self._charter.rules.quiet
        self._charter.rules = rules
        everyone = self._room.others(NOBODY_ASKS)
        # A plain guest reads a line, so only of what is different for those who are in.
        readers = [peer for peer in everyone if is_news or self._is_native(peer)]
        self._outbox.in_order(Delivery(rules, readers))
        if not rules.approve:
            for number in list(self._charter.waiting):
                self._admit(Admit(number=number), now)

    def _is_native(self, peer: Peer) -> bool:
        session = self._sessions.get(peer)
        return session is not None and session.takes_history

    def _admit(self, command: Admit, now: float) -> None:
        """Who is gone meanwhile needs no answer: the hosts were told."""
        session = self._sessions.get(command.number)
        waiting = self._charter.waiting.get(command.number)
        if session is None or waiting is None:
            return
        if command.off:
            self._end(session, Reason.DENIED)
            return
        _, join = waiting
        self.forget(session)
        session.opened = now  # for another name, should this one be taken by now
        refused = self._reception.come_in(session, join)
        self._doorbell.asked_in(session, refused)
        if refused is not None:
            self._outbox.in_order(Delivery(refused, (session.peer,)))


def _order(hub: Any, session: Session, command: Command) -> Refused | None:
    return hub.hosting.carry_out(session.peer, command, session.heard)  # type: ignore[no-any-return]


HOST_RULES: dict[type, Rule] = {
    kind: Rule(_order, keeps=True, host=True)
    for kind in (Expel, Pardon, Mute, Lower, Decree, Admit)
}
"""What each command of hosts needs."""
