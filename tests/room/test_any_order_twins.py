"""Hubs that are broken on purpose: the machine of `test_any_order.py` must catch each of them."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from msgspec.structs import replace

from app.protocol.messages import (
    Change,
    Code,
    Delivered,
    Join,
    Joined,
    Left,
    Post,
    Posted,
    Reason,
    Refused,
    Resume,
    Stored,
    Told,
)
from app.protocol.names import name_key
from app.room.hosting import Hosting
from app.room.hub import Hub, Output, Write
from app.room.looks import Looks
from app.room.memory import Memory, Missed, Recent
from app.room.porter import Porter
from app.room.posts import Posts
from app.room.receipts import Receipts
from app.room.reception import Reception
from app.room.room import Delivery, Outcome, Peer, Room
from app.room.seats import NOBODY, Seat, Seats
from app.room.session import Session
from tests.room.test_any_order import AnyOrder
from tests.room.test_promises import (
    ForgetfulHub,
    HastyHub,
    HubThatTellsAll,
    HubWithALeakingHistory,
)
from tests.room.test_returning import HubThatLetsGoAtOnce, HubThatTrustsNames


class HubThatForgetsSomebody(Hub):
    """Leaves the last one out of each broadcast."""

    def committed(self, seq: int) -> list[Output]:
        return [
            Write(output.to[:-1], output.data)
            if isinstance(output, Write) and len(output.to) > 1
            else output
            for output in super().committed(seq)
        ]


class RoomOfNamesakes(Room):
    """Lets two people have one name."""

    def join(self, peer: Peer, *, name: str, **fields: Any) -> Outcome[Joined] | Refused:
        self._peers.pop(name_key(name), None)
        self._looks = Looks()
        return super().join(peer, name=name, **fields)

    def leave(self, peer: Peer, reason: Reason) -> Outcome[Left]:
        self._peers.setdefault(name_key(self._members[peer].name), peer)
        return super().leave(peer, reason)


class HubOfNamesakes(Hub):
    def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
        self._room.__class__ = RoomOfNamesakes
        return super().receive(peer, data, now)


class RoomThatMovesQuietly(Room):
    """Tells nobody that somebody is back."""

    def move(self, old: Peer, peer: Peer, **fields: Any) -> Delivery:
        changed = super().move(old, peer, **fields)
        return Delivery(changed.event, ())


class HubThatMovesQuietly(Hub):
    def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
        self._room.__class__ = RoomThatMovesQuietly
        return super().receive(peer, data, now)


class HubThatTalksToTheDead(Hub):
    """Does not notice that a connection closed."""

    def closed(self, peer: Peer, now: float, reason: Reason | None = None) -> list[Output]:  # noqa: ARG002
        return []


class HubThatNeverRests(Hub):
    """Asks to be woken at once, again and again."""

    @property
    def due(self) -> float:
        return 0.0


def hub_with(memory: type[Memory]) -> type[Hub]:
    """A hub that remembers like that."""

    class Hub_(Hub):  # noqa: N801
        def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
            self._record.memory.__class__ = memory
            return super().receive(peer, data, now)

    return type(f"HubWith{memory.__name__}", (Hub_,), {})


class MemoryOfNothing(Memory):
    """Takes people back without a word of what they missed."""

    def since(self, seq: int, token: bytes) -> Missed:  # noqa: ARG002
        return Missed([], gap=False)


class MemoryOfTooMuch(Memory):
    """Tells whoever comes back what they have seen already."""

    def since(self, seq: int, token: bytes) -> Missed:
        return super().since(min(seq, 1), token)


class MemoryOfSecrets(Memory):
    """Tells whoever comes back what others were told in private."""

    def since(self, seq: int, token: bytes) -> Missed:
        missed = super().since(seq, token)
        secrets = [r.event for r in self._recent if isinstance(r.event, Told) and r.event.seq > seq]
        known = {event.seq for event in missed.events}
        added = [replace(each, cid=None) for each in secrets if each.seq not in known]
        return Missed(sorted([*missed.events, *added], key=lambda e: e.seq), missed.gap)


class MemoryOfAll(Memory):
    """Tells whoever comes back everything, whatever they say that they have seen."""

    def since(self, seq: int, token: bytes) -> Missed:
        everything = [each.seen_by(token) for each in self._recent]
        return Missed([e for e in everything if e is not None], super().since(seq, token).gap)


class MemoryThatLosesTheLast(Memory):
    """Begins with the number that was seen, and not with the one after it."""

    def since(self, seq: int, token: bytes) -> Missed:
        return super().since(seq + 1, token)


def hub_with_seats(seats: type[Seats]) -> type[Hub]:
    """A hub that keeps places like that."""

    class Hub_(Hub):  # noqa: N801
        def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
            self._outbox._record.seats.__class__ = seats
            return super().receive(peer, data, now)

    return type(f"HubWith{seats.__name__}", (Hub_,), {})


class EternalSeats(Seats):
    """Gives a place back to whoever left it."""

    def follow(self, event: Joined | Left, token: bytes = NOBODY) -> None:
        if isinstance(event, Left) and event.reason == Reason.LEFT:
            event = replace(event, reason=Reason.LOST)
        super().follow(event, token)


class SeatsForOneVisit(Seats):
    """Knows a token only for as long as its owner was not told gone."""

    def find(self, token: str) -> Seat | None:
        seat = super().find(token)
        return seat if seat is not None and seat.present else None


class SeatsForAnybody(Seats):
    """Gives the place of the latest who was lost to whoever has a token of somebody else."""

    def find(self, token: str) -> Seat | None:
        gone = [seat for seat in self._by_token.values() if not seat.present]
        return gone[-1] if gone else super().find(token)


class PatientReception(Reception):
    """Waits for ever for somebody who is away."""

    def give_up(self, now: float) -> None:
        pass


class HastyReception(Reception):
    """Keeps a place for half as long as it said."""

    def part(self, session: Session, now: float, reason: Reason) -> None:
        super().part(session, now - self._limits.grace / 2, reason)


class ReceptionByName(Reception):
    """Gives a place back to whoever comes under its name."""

    def join(self, session: Session, command: Join) -> Refused | None:
        for seat in self._record.seats.present():
            if seat.token and name_key(seat.member.name) == name_key(command.name):
                return_ = Resume(token=self._mint())
                self._give_back(session, seat, return_, Missed([], gap=False))
                return None
        return super().join(session, command)


class MemoryWithoutChanges(Memory):
    """Tells messages as they were said, whatever became of them."""

    def _change(self, event: Change, recent: Recent) -> None:
        pass


class MemoryOfOldTexts(Memory):
    """Tells whoever comes back what messages said in between, and what was removed."""

    def keep(self, event: Stored, *tokens: bytes) -> None:
        super().keep(event, *tokens)
        if self._recent:
            self._recent[-1].about = None


def hub_with_posts(posts: type[Posts]) -> type[Hub]:
    """A hub that carries out what is posted like that."""

    class Hub_(Hub):  # noqa: N801
        def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
            self._posts.__class__ = posts
            return super().receive(peer, data, now)

    return type(f"HubWith{posts.__name__}", (Hub_,), {})


def hub_with_porter(porter: type[Porter]) -> type[Hub]:
    class Hub_(Hub):  # noqa: N801
        def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
            self.porter.__class__ = porter
            return super().receive(peer, data, now)

    return type(f"HubWith{porter.__name__}", (Hub_,), {})


class PostsOfAnybody(Posts):
    """Lets everybody change what they can read."""

    def _own(self, name: str, seq: int) -> Recent | Refused:
        return self._readable(self._record.seats.token_of(name), seq)


class PostsThatTellAll(Posts):
    """Tells everybody what becomes of a private message."""

    def _readers(self, peer: Peer, message: Recent) -> list[Peer]:  # noqa: ARG002
        return self._room.others(peer)


class PorterThatKeepsAll(Porter):
    """Gives files whose messages were taken back."""

    def remove(self, seq: int) -> None:
        """Nothing is removed."""


class PorterThatGivesOn(Porter):
    """Lets whoever fetches a file that is deleted go on."""

    def remove(self, seq: int) -> None:
        self._giving.clear()
        super().remove(seq)


class PorterThatTrustsNames(Porter):
    """Takes whoever has a name now for whoever had it."""

    def _peer_of(self, name: str, person: bytes) -> Peer | None:  # noqa: ARG002
        return self._room.peer_of(name)


class PostsAboutSecrets(Posts):
    """Lets people react to what others were told in private, and to what was removed."""

    def _readable(self, token: bytes, seq: int) -> Recent | Refused:  # noqa: ARG002
        found = self._record.memory.message(seq)
        return Refused(code=Code.MESSAGE_UNKNOWN) if found is None else found


class PostsWithoutEnd(Posts):
    """Takes any number of reactions."""

    def post(self, peer: Peer, name: str, command: Post) -> Outcome[Posted] | Posted | Refused:
        self._limits = dataclasses.replace(self._limits, reactions=10**6)
        return super().post(peer, name, command)


def hub_with_receipts(receipts: type[Receipts]) -> type[Hub]:
    """A hub that tells authors like that what was delivered."""

    class Hub_(Hub):  # noqa: N801
        def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
            self.receipts.__class__ = receipts
            return super().receive(peer, data, now)

    return type(f"HubWith{receipts.__name__}", (Hub_,), {})


class HastyReceipts(Receipts):
    """Waits for the first who confirms, and for nobody else."""

    def _two_lowest(self) -> tuple[Seat | None, Seat | None]:
        seats = [each for each in self._record.seats.present() if each.reached is not None]
        first = max(seats, key=lambda each: each.reached or 0, default=None)
        return first, first


class ReceiptsOfThePresent(Receipts):
    """Waits for nobody who is away."""

    def _two_lowest(self) -> tuple[Seat | None, Seat | None]:
        for each in self._record.seats.present():
            if any(who.away for who in self._room.members if who.name == each.member.name):
                each.reached = None
        return super()._two_lowest()


class ReceiptsByName(Receipts):
    """Takes whoever has a name for all who had it."""

    def _tell(self, author: Seat | None, event: Delivered) -> None:
        super()._tell(author, replace(event, since=0))


def hub_with_reception(reception: type[Reception]) -> type[Hub]:
    """A hub that lets people in like that."""

    class Hub_(Hub):  # noqa: N801
        def open(self, peer: Peer, *, ip: str, port: int, now: float) -> list[Output]:
            self._reception.__class__ = reception
            return super().open(peer, ip=ip, port=port, now=now)

    return type(f"HubWith{reception.__name__}", (Hub_,), {})


class HubOfHosts(Hub):
    """Takes everybody for a host."""

    def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
        if peer in self._sessions:
            self._sessions[peer].host = True
        return super().receive(peer, data, now)


class ReceptionForBanned(Reception):
    """Lets everybody in, whoever was banned."""

    def _barred(self, session: Session, name: str) -> Refused | None:  # noqa: ARG002
        return None


class HostingThatForgetsNobody(Hosting):
    """Goes on showing who waited."""

    def forget(self, session: Session) -> None:
        session.knocking = None


class HubThatForgetsNobody(Hub):
    def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
        self.hosting.__class__ = HostingThatForgetsNobody
        return super().receive(peer, data, now)


class HubThatCountsNobodyOut(Hub):
    """Remembers for ever how many connections an address had."""

    def _forget(self, session: Session, now: float, reason: Reason | None) -> None:
        self._sources[session.source] += 1
        super()._forget(session, now, reason)


class HubThatForgetsTheDead(Hub):
    """Lets all places go when it is opened again."""

    def begin(self, now: float) -> list[Output]:
        outputs = super().begin(now)
        self._reception.give_up(now + 100)
        return outputs + self._outbox.taken()


LOST, PAST = "was not told", "another past than was missed"
CAUGHT = {
    hub_with(MemoryOfNothing): PAST,
    hub_with(MemoryOfTooMuch): PAST,
    hub_with(MemoryOfSecrets): PAST,
    hub_with(MemoryOfAll): PAST,
    hub_with(MemoryThatLosesTheLast): PAST,
    hub_with(MemoryOfOldTexts): PAST,
    hub_with(MemoryWithoutChanges): f"{PAST}|a change of what was removed|too many reactions",
    hub_with_porter(PorterThatKeepsAll): "a file that is not as was told",
    hub_with_porter(PorterThatGivesOn): "drops what is being carried|nobody takes it",
    hub_with_porter(PorterThatTrustsNames): "the file of somebody else",
    hub_with_posts(PostsOfAnybody): "changed by somebody else",
    hub_with_posts(PostsThatTellAll): f"is a secret of others|^[0-9]+ heard|{LOST}",
    hub_with_posts(PostsWithoutEnd): "too many reactions",
    hub_with_posts(PostsAboutSecrets): "a change of a secret of others|what was removed",
    HubWithALeakingHistory: f"{PAST}|one message was kept twice|a secret that is none any more",
    hub_with_seats(EternalSeats): "a token that is void",
    hub_with_seats(SeatsForOneVisit): "a token was forgotten",
    hub_with_seats(SeatsForAnybody): "another's place",
    hub_with_reception(ReceptionByName): "another's place|is a secret of others",
    hub_with_reception(PatientReception): "is waited for",
    hub_with_reception(HastyReception): "a place was not kept",
    HubThatForgetsTheDead: "a place was not kept",
    HubThatLetsGoAtOnce: "a place was not kept",
    HubThatTrustsNames: f"nothing broke|a place was not kept|^[0-9]+\n|{LOST}",  # or it breaks down
    HubOfNamesakes: "two people of one name|whoever is present is in the room",
    HubThatMovesQuietly: "sees others|another list than was told",
    HubThatForgetsSomebody: LOST,
    ForgetfulHub: "one message was kept twice",
    HastyHub: "too early|^[0-9]+ heard",
    HubThatTellsAll: f"is a secret of others|^[0-9]+ heard|told over two connections|{LOST}",
    hub_with_receipts(HastyReceipts): "delivered, and not confirmed",
    hub_with_receipts(ReceiptsOfThePresent): "delivered, and not confirmed",
    hub_with_receipts(ReceiptsByName): "got by another",
    HubOfHosts: "no host asked for that",
    hub_with_reception(ReceptionForBanned): "who is banned is in",
    HubThatForgetsNobody: "a knock stayed behind",
    HubThatCountsNobodyOut: "a wrong count",
    HubThatTalksToTheDead: "a session stayed behind|who is not there",
    HubThatNeverRests: "asks to be woken without end",
}


PAGE = Path(__file__).resolve().parents[2] / "docs" / "RELIABILITY.md"


def test_the_page_says_how_many_broken_hubs_are_caught() -> None:
    assert f"must catch {len(CAUGHT)} hubs" in " ".join(PAGE.read_text("utf-8").split())


@pytest.mark.parametrize(("hub", "complaint"), CAUGHT.items())
def test_the_machine_catches_a_hub_that_is_broken(hub: type[Hub], complaint: str) -> None:
    machine = type("Broken", (AnyOrder,), {"hub": hub})
    search = settings(
        max_examples=2_000,
        stateful_step_count=30,
        phases=[Phase.generate],
        derandomize=True,
        report_multiple_bugs=False,
    )
    with pytest.raises((AssertionError, KeyError), match=complaint):
        run_state_machine_as_test(machine, settings=search)


@pytest.mark.parametrize(
    "hub",
    [hub_with(Memory), hub_with_posts(Posts), hub_with_seats(Seats), hub_with_reception(Reception)],
)
def test_what_breaks_the_hubs_does_not_break_a_whole_one(hub: type[Hub]) -> None:
    machine = type("Whole", (AnyOrder,), {"hub": hub})
    search = settings(
        max_examples=20, stateful_step_count=30, phases=[Phase.generate], derandomize=True
    )
    run_state_machine_as_test(machine, settings=search)
