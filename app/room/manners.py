"""What peers do besides posting: show themselves, ask who is there, answer heartbeats."""

from typing import Any

from app.protocol.messages import Compose, Listed, Ping, Pong, Ponged, Show, Who
from app.room.charter import Charter
from app.room.outbox import Outbox
from app.room.room import Delivery, Room
from app.room.rule import Rule
from app.room.session import Session


class Manners:
    """Carries that out; none of it is kept."""

    def __init__(self, *, room: Room, charter: Charter, outbox: Outbox) -> None:
        self._room = room
        self._charter = charter
        self._outbox = outbox

    def show(self, session: Session, command: Show) -> None:
        """Somebody wants to be seen otherwise."""
        shown = self._room.show(session.peer, command)
        if shown is not None:
            self._outbox.in_order(shown)

    def compose(self, session: Session, command: Compose) -> None:
        """Somebody is writing; of no worth later, nor from who may not say it."""
        silent = self._charter.silences(self._room.member(session.peer)) is not None
        told = None if silent else self._room.compose(session.peer, command)
        if told is not None and not self._outbox.is_full:
            self._outbox.in_order(told)

    def who(self, session: Session, _: Who) -> None:
        """Somebody asks who is in."""
        self._outbox.in_order(Delivery(Listed(members=self._room.members), (session.peer,)))

    def ping(self, session: Session, _: Ping) -> None:
        """Somebody asks whether this is a Sala."""
        self._outbox.at_once(Delivery(Ponged(), (session.peer,)))

    def pong(self, session: Session, command: Pong) -> None:
        """Any byte shows that a peer is there; this one has no other meaning."""


def _show(hub: Any, session: Session, command: Show) -> None:
    hub.manners.show(session, command)


def _compose(hub: Any, session: Session, command: Compose) -> None:
    hub.manners.compose(session, command)


def _who(hub: Any, session: Session, command: Who) -> None:
    hub.manners.who(session, command)


def _ping(hub: Any, session: Session, command: Ping) -> None:
    hub.manners.ping(session, command)


def _pong(hub: Any, session: Session, command: Pong) -> None:
    hub.manners.pong(session, command)


MANNERS: dict[type, Rule] = {
    Show: Rule(_show, keeps=True),
    Compose: Rule(_compose),
    Who: Rule(_who, keeps=True),
    Ping: Rule(_ping, joined=None),
    Pong: Rule(_pong, joined=None),
}
"""What each of these commands needs."""
