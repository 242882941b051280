"""Coming back: who has the token gets the place and all that was missed; nobody else does."""

import msgspec
import pytest

from app.config import Limits
from app.protocol.messages import (
    AnyEvent,
    Changed,
    Ended,
    Join,
    Joined,
    Left,
    Listed,
    Member,
    Reason,
    Refused,
    Said,
    Stored,
    Told,
    Welcomed,
)
from app.room.hub import Hub, Output, Write
from app.room.memory import Memory, Missed
from app.room.reception import Reception
from app.room.room import Peer
from app.room.seats import NOBODY, Seats, digest
from app.room.session import Session
from tests.room.house import MORNING, House

ANA = Member(name="ana", ip="10.0.0.1", port=50001)
BIA = Member(name="bia", ip="10.0.0.2", port=50002)


def say(cid: str, text: str = "oi") -> bytes:
    return f'{{"type":"say","cid":"{cid}","text":"{text}"}}\n'.encode()


def tell(cid: str, to: str, text: str = "segredo") -> bytes:
    return f'{{"type":"tell","cid":"{cid}","to":"{to}","text":"{text}"}}\n'.encode()


def resume(token: str, seq: int) -> bytes:
    return f'{{"type":"resume","token":"{token}","seq":{seq}}}\n'.encode()


def comes_back(house: House, token: str, seq: int) -> tuple[int, Welcomed, list[AnyEvent]]:
    """The new connection, its welcome, and what follows."""
    peer = house.opens()
    house.receives(peer, resume(token, seq))
    welcomed, *missed = house.events(peer)
    assert isinstance(welcomed, Welcomed), welcomed
    assert welcomed.replay == len(missed)
    return peer, welcomed, missed


# What was missed


def test_who_comes_back_gets_exactly_what_was_missed_and_nobody_reads_of_it() -> None:
    house = House()
    ana, bia, caio = house.member("ana"), house.member("bia"), house.guest("caio")
    house.receives(ana, say("1", "antes"))
    house.closes(bia)
    house.silence()
    house.receives(ana, say("2", "durante") + tell("3", "bia"))
    house.receives(caio, b"@ana outra coisa\n")
    dora = house.guest("dora")
    house.receives(dora, b"/sair\n")
    _, welcomed, missed = comes_back(house, "token-2", 4)
    assert (welcomed.resumed, welcomed.gap, welcomed.seq, welcomed.token) == (
        True, False, 9, "token-2"
    )  # fmt: skip
    assert [member.name for member in welcomed.members] == ["ana", "bia", "caio"]
    assert [(event.seq, type(event).__name__) for event in missed if isinstance(event, Stored)] == [
        (5, "Said"), (6, "Told"), (8, "Joined"), (9, "Left")
    ]  # fmt: skip
    assert b"bia" not in house.hears(caio)
    assert not any(isinstance(event, Joined | Left) for event in told_of(house, ana, "bia"))


def told_of(house: House, peer: int, name: str) -> list[AnyEvent]:
    """What a member heard of the coming and going of somebody."""
    events = house.events(peer)
    return [e for e in events if isinstance(e, Joined | Left | Changed) and e.member.name == name]


def test_the_others_see_the_new_address_and_that_the_connection_was_gone_meanwhile() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.silence()
    house.closes(bia)
    assert house.events(ana) == [Changed(member=msgspec.structs.replace(BIA, away=True))]
    house.receives(ana, b'{"type":"who"}\n')
    (listed,) = house.events(ana)
    assert isinstance(listed, Listed)
    assert [(member.name, member.away) for member in listed.members] == [
        ("ana", False), ("bia", True)
    ]  # fmt: skip
    comes_back(house, "token-2", 2)
    assert house.events(ana) == [
        Changed(member=msgspec.structs.replace(BIA, ip="10.0.0.3", port=50003))
    ]


def test_own_messages_come_back_with_their_cid_which_acknowledges_them() -> None:
    house = House(slow_disk=True)
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(ana, say("7") + tell("8", "bia"))
    house.closes(ana)
    house.commits()
    _, _, missed = comes_back(house, "token-1", 2)
    assert [getattr(event, "cid", "") for event in missed] == ["7", "8"]
    _, _, missed = comes_back(house, "token-2", 2)
    assert [getattr(event, "cid", "") for event in missed] == [None, None]
    assert bia in house.hung_up


def test_what_is_not_on_the_disk_yet_is_not_told_to_who_comes_back_either() -> None:
    house = House(slow_disk=True)
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(bia, say("1"))
    house.closes(ana)
    again = house.opens()
    house.receives(again, resume("token-1", 2))
    assert house.hears(again) == b""
    house.commits()
    assert [type(event) for event in house.events(again)] == [Welcomed, Said]


def test_each_event_comes_once_whether_it_was_kept_before_or_after_the_return() -> None:
    house = House(slow_disk=True)
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(bia, say("1", "a"))
    house.closes(ana)
    house.receives(bia, say("2", "b"))
    again = house.opens()
    house.receives(again, resume("token-1", 2))
    house.receives(bia, say("3", "c"))
    house.commits(1)
    house.receives(bia, say("4", "d"))
    house.commits()
    assert [e.text for e in house.events(again) if isinstance(e, Said)] == ["a", "b", "c", "d"]


def test_where_more_was_missed_than_is_remembered_the_latest_comes_and_a_gap_is_told() -> None:
    house = House(limits=Limits(missed=6, history=2))
    ana, bia = house.member("ana"), house.member("bia")
    house.closes(bia)
    house.receives(ana, tell("0", "bia") + b"".join(say(str(n), f"m{n}") for n in range(1, 6)))
    _, welcomed, missed = comes_back(house, "token-2", 2)
    assert welcomed.gap is False
    assert len(missed) == 6
    house.receives(ana, say("6", "m6"))
    _, welcomed, missed = comes_back(house, "token-2", 2)
    assert welcomed.gap is True
    assert [getattr(event, "text", "") for event in missed] == ["m5", "m6"]


def test_who_has_seen_nothing_gets_what_a_joiner_gets_and_the_own_private_messages() -> None:
    house = House(limits=Limits(history=2))
    ana, bia, caio = house.member("ana"), house.member("bia"), house.member("caio")
    house.receives(ana, tell("0", "bia") + say("1", "a") + say("2", "b") + say("3", "c"))
    house.receives(caio, tell("1", "ana", "alheio"))
    _, welcomed, missed = comes_back(house, "token-2", 0)
    assert welcomed.gap is True
    assert [getattr(event, "text", "") for event in missed] == ["segredo", "b", "c"]
    assert house.hung_up == [bia]


@pytest.mark.parametrize("seq", [4, 2**53 - 1])
def test_a_number_that_was_never_given_is_of_another_time(seq: int) -> None:
    house = House()
    house.member("ana")
    house.receives(house.member("bia"), say("1"))
    _, welcomed, missed = comes_back(house, "token-1", seq)
    assert welcomed.gap is True
    assert [type(event) for event in missed] == [Said]


# The place


def test_r15_the_place_is_kept_for_the_grace_and_then_everyone_is_told_once() -> None:
    house = House()
    ana, bia = house.guest("ana"), house.member("bia")
    house.closes(bia)
    house.waits(7)
    assert house.reads(ana) == ""
    house.waits(2)
    assert house.reads(ana) == "[09:12] bia saiu do chat. (IP: 10.0.0.2, Porta: 50002)\n"
    house.waits(60)
    assert house.reads(ana) == ""


def test_who_comes_after_the_grace_is_announced_and_still_gets_all_that_was_missed() -> None:
    house = House()
    ana, bia = house.guest("ana"), house.member("bia")
    house.closes(bia)
    house.receives(ana, b"@bia segredo\n")
    house.waits(10)
    house.receives(ana, b"onde esta ela?\n")
    house.silence()
    _, welcomed, missed = comes_back(house, "token-1", 2)
    assert (welcomed.resumed, welcomed.gap) == (False, False)
    assert [getattr(event, "text", "") for event in missed] == ["segredo", "onde esta ela?"]
    assert house.reads(ana).endswith("bia entrou no chat. (IP: 10.0.0.3, Porta: 50003)\n")
    _, welcomed, missed = comes_back(house, "token-1", welcomed.seq)
    assert (welcomed.resumed, missed) == (True, [])


def check_that_nobody_takes_the_place(hub: type[Hub]) -> None:
    house = House(hub=hub)
    house.member("ana")
    bia = house.member("bia")
    for closed in (False, True):
        if closed:
            house.closes(bia)
        thief = house.opens()
        house.receives(thief, b'{"type":"join","name":"BIA"}\n' + resume("token-3", 0))
        plain = house.opens()
        house.receives(plain, b"bia\n")
        assert house.events(thief) == [
            Refused(code="name_taken", detail="BIA"), Refused(code="token_unknown")
        ]  # fmt: skip
        assert house.reads(plain).startswith("Erro: já existe um usuário ativo com o nome bia.")


def test_somebody_without_the_token_cannot_take_the_name_over() -> None:
    check_that_nobody_takes_the_place(Hub)


class HubThatLetsGoAtOnce(Hub):
    """Frees the name as soon as a connection breaks."""

    def closed(self, peer: Peer, now: float, reason: Reason | None = None) -> list[Output]:
        outputs = super().closed(peer, now, reason)
        self._reception.give_up(now + 100)
        return outputs + self._outbox.taken()


class ReceptionThatTrustsNames(Reception):
    """Takes whoever has the name for who had it before."""

    def join(self, session: Session, command: Join) -> Refused | None:
        old = self._room.peer_of(command.name)
        if old is not None:
            self._outbox.publish(self._room.leave(old, Reason.LOST))
        return super().join(session, command)


class HubThatTrustsNames(Hub):
    def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
        self._reception.__class__ = ReceptionThatTrustsNames
        return super().receive(peer, data, now)


@pytest.mark.parametrize("hub", [HubThatLetsGoAtOnce, HubThatTrustsNames])
def test_the_check_catches_a_hub_that_gives_the_place_away(hub: type[Hub]) -> None:
    with pytest.raises(AssertionError):
        check_that_nobody_takes_the_place(hub)


def test_the_ghost_of_the_old_connection_never_blocks_the_owner_and_is_hung_up_on() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.silence()
    again, _, _ = comes_back(house, "token-2", 2)
    assert house.events(bia) == [Ended(reason="replaced")]
    assert house.hung_up == [bia]
    house.receives(bia, say("1", "fantasma"))
    house.closes(bia)
    house.waits(15)
    house.receives(again, say("1", "viva"))
    heard = [event for event in house.events(ana) if isinstance(event, Said | Left)]
    assert [getattr(event, "text", "") for event in heard] == ["viva"]
    assert house.hub.people == 2


def test_what_the_ghost_still_had_to_say_is_left_to_who_came_back() -> None:
    house = House(limits=Limits(burst=2))
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(bia, b"".join(say(str(n), f"m{n}") for n in range(9)))
    house.closes(bia)
    again, _, _ = comes_back(house, "token-2", 2)
    for n in range(9):
        house.receives(again, say(str(n), f"m{n}"))
        house.waits(1)
    said = [event.text for event in house.events(ana) if isinstance(event, Said)]
    assert said == [f"m{n}" for n in range(9)]


def test_who_leaves_and_keeps_the_place_is_told_gone_at_once_and_comes_back_to_it() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(bia, tell("1", "ana"))
    house.waits(8)
    house.silence()
    house.receives(ana, b'{"type":"leave","keep":true}\n')
    assert house.events(ana) == [Ended(reason="gone")]
    assert house.events(bia) == [Left(seq=4, time=MORNING + 8_000, member=ANA, reason="gone")]
    house.waits(10)
    house.silence()
    back, welcomed, missed = comes_back(house, "token-1", 0)
    assert (welcomed.you.name, welcomed.resumed, welcomed.gap) == ("ana", False, True)
    assert [event.text for event in missed if isinstance(event, Told)] == ["segredo"]
    assert [type(event) for event in house.events(bia)] == [Joined]
    house.receives(back, b'{"type":"leave"}\n')
    peer = house.opens()
    house.receives(peer, resume("token-1", 1))
    assert house.events(peer) == [Refused(code="token_unknown")]


def test_a_place_of_a_moment_is_not_kept() -> None:
    house = House()
    ana = house.member("ana")
    house.waits(7)
    house.receives(ana, b'{"type":"leave","keep":true}\n')
    assert house.events(ana)[-1] == Ended(reason="left")
    peer = house.opens()
    house.receives(peer, resume("token-1", 1))
    assert house.events(peer) == [Refused(code="token_unknown")]


def test_who_came_back_for_a_moment_keeps_the_place() -> None:
    house = House()
    ana = house.member("ana")
    house.closes(ana)
    back, _, _ = comes_back(house, "token-1", 1)
    house.receives(back, b'{"type":"leave","keep":true}\n')
    assert house.events(back) == [Ended(reason="gone")]
    comes_back(house, "token-1", 1)


def test_a_token_of_somebody_who_left_on_purpose_gives_nothing_back() -> None:
    house = House()
    ana = house.member("ana")
    house.receives(ana, b'{"type":"leave"}\n')
    peer = house.opens()
    house.receives(peer, resume("token-1", 1))
    assert house.events(peer) == [Refused(code="token_unknown")]
    house.receives(peer, b'{"type":"join","name":"ana"}\n')
    (welcomed,) = house.events(peer)
    assert isinstance(welcomed, Welcomed)
    assert welcomed.token == "token-2"


def test_a_name_that_somebody_else_took_after_the_grace_is_not_given_back() -> None:
    house = House()
    house.closes(house.member("ana"))
    house.waits(10)
    other = house.member("ana")
    house.receives(other, say("1"))
    peer = house.opens()
    house.receives(peer, resume("token-1", 1))
    assert house.events(peer) == [Refused(code="name_taken", detail="ana")]
    assert other in house.present


def test_private_messages_of_a_name_belong_to_the_person_and_not_to_the_name() -> None:
    house = House()
    ana, first = house.member("ana"), house.member("bia")
    house.closes(first)
    house.waits(10)
    second = house.member("bia")
    house.receives(ana, tell("1", "bia", "para a segunda"))
    house.receives(second, b'{"type":"leave"}\n')
    _, _, missed = comes_back(house, "token-2", 2)
    assert not any(isinstance(event, Told) for event in missed)


def test_who_is_in_cannot_come_back_and_a_bad_token_is_malformed() -> None:
    house = House()
    ana = house.member("ana")
    house.receives(ana, resume("token-1", 0))
    assert house.events(ana) == [Refused(code="already_joined")]
    peer = house.opens()
    house.receives(peer, b'{"type":"resume","token":""}\n{"type":"resume","token":"x","seq":-1}\n')
    assert house.events(peer) == [
        Refused(code="malformed", detail="token"), Refused(code="malformed", detail="seq")
    ]  # fmt: skip


@pytest.mark.parametrize("reason", [Reason.SLOW, Reason.LOST, None])
def test_who_did_not_read_or_was_lost_comes_back_quietly(reason: Reason | None) -> None:
    house = House()
    ana, bia = house.guest("ana"), house.member("bia")
    house.silence()
    house.closes(bia, reason)
    _, welcomed, _ = comes_back(house, "token-1", 2)
    assert welcomed.resumed
    house.waits(19)
    assert house.reads(ana) == ""


@pytest.mark.parametrize("attack", [b"x" * 70_000, b'{"type":"who"}\n' * 20_000])
def test_who_was_put_out_is_gone_at_once(attack: bytes) -> None:
    house = House()
    ana, bia = house.guest("ana"), house.member("bia")
    house.receives(bia, attack)
    assert "bia saiu do chat." in house.reads(ana)


# The room dies and lives again


def reopened(house: House, limits: Limits | None = None) -> House:
    """The room after the death of its program: it knows what was handed to the disk."""
    return House(past=house.record, limits=limits)


def test_a_room_that_died_takes_everyone_back_as_if_nothing_had_been() -> None:
    before = House()
    ana = before.member("ana")
    before.member("bia")
    before.receives(ana, say("1", "a") + tell("2", "bia"))
    house = reopened(before)
    first, welcomed, missed = comes_back(house, "token-1", 2)
    assert (welcomed.resumed, welcomed.seq) == (True, 4)
    assert [getattr(event, "cid", "") for event in missed] == ["1", "2"]
    second, welcomed, missed = comes_back(house, "token-2", 3)
    assert [getattr(event, "text", "") for event in missed] == ["segredo"]
    house.receives(second, say("9", "de volta"))
    (changed, said) = house.events(first)
    assert isinstance(changed, Changed)
    assert isinstance(said, Said)
    assert said.seq == 5
    house.waits(19)
    assert not [event for event in house.stored if isinstance(event, Joined | Left)]


def test_who_does_not_return_to_a_room_that_died_is_told_gone_after_a_while() -> None:
    before = House()
    before.member("ana"), before.guest("bia"), before.member("caio")
    house = reopened(before)
    assert [e.member.name for e in house.stored if isinstance(e, Left)] == ["bia"]
    comes_back(house, "token-1", 3)
    assert house.hub.people == 2
    house.waits(22)
    lefts = [(e.member.name, e.reason) for e in house.stored if isinstance(e, Left)]
    assert lefts == [("bia", "lost"), ("caio", "lost")]
    assert house.hub.people == 1


def test_a_room_that_was_closed_in_order_keeps_no_places() -> None:
    before = House()
    before.member("ana")
    before.closes(before.member("bia"))
    before.shuts()
    house = reopened(before)
    assert house.hub.people == 0
    assert house.stored == []


def test_who_comes_back_to_a_room_that_was_closed_reads_that_the_others_left_with_it() -> None:
    before = House()
    before.member("ana")
    before.member("bia")
    before.shuts()
    house = reopened(before)
    _, welcomed, missed = comes_back(house, "token-1", 2)
    assert not welcomed.resumed
    assert [(e.member.name, e.reason) for e in missed if isinstance(e, Left)] == [("bia", "closed")]


# The pieces


def test_what_a_memory_gives_back_is_what_the_token_may_read() -> None:
    memory = Memory(Limits(), repeatable=1)
    told = Told(seq=2, time=0, author="ana", to="bia", text="x", cid="1")
    memory.keep(Joined(seq=1, time=0, member=ANA), b"A")
    memory.keep(told, b"A", b"B")
    memory.keep(Left(seq=3, time=0, member=ANA, reason="lost"), b"A")
    bare = msgspec.structs.replace(told, cid=None)
    left = Left(seq=3, time=0, member=ANA, reason="lost")
    assert memory.since(1, b"A") == Missed([told], gap=False)
    assert memory.since(1, b"B") == Missed([bare, left], gap=False)
    assert memory.since(1, b"C") == Missed([left], gap=False)


def test_a_plain_guest_gets_no_token_and_nothing_gives_its_place_back() -> None:
    house = House()
    house.guest("ana")
    assert (house.tokens, house.record[-1].token) == (0, NOBODY)
    assert house.stored[-1] == Joined(seq=1, time=MORNING, member=house.stored[-1].member)  # type: ignore[union-attr]


def test_places_that_are_kept_count_for_the_address_they_came_from() -> None:
    """Else one computer could fill the room with people who are not there."""
    house = House(limits=Limits(per_address=2))
    hub = house.hub
    for number in (101, 102):
        hub.open(number, ip="10.9.9.9", port=number, now=house.now)
        hub.receive(number, f'{{"type":"join","name":"n{number}"}}\n'.encode(), house.now)
        hub.closed(number, house.now)
    hub.open(103, ip="10.9.9.9", port=103, now=house.now)
    outputs = hub.receive(103, b'{"type":"join","name":"n103"}\n', house.now)
    assert [output.data for output in outputs if isinstance(output, Write)] == []  # not committed
    hub.committed(2)
    outputs = hub.receive(103, b'{"type":"join","name":"n103"}\n', house.now)
    written = b"".join(output.data for output in outputs if isinstance(output, Write))
    assert written == b'{"type":"refused","code":"address_full","limit":2}\n'
    assert hub.people == 2


def test_who_comes_back_too_often_has_to_wait_and_is_not_sent_everything_each_time() -> None:
    house = House()
    house.member("ana")
    house.receives(house.member("bia"), say("1", "x" * 4_000))
    seq = 2
    for _ in range(10):
        comes_back(house, "token-1", seq)
    peer = house.opens()
    house.receives(peer, resume("token-1", seq))
    assert house.events(peer) == [Refused(code="too_soon")]
    house.waits(2)
    house.receives(peer, resume("token-1", seq))
    assert isinstance(house.events(peer)[0], Welcomed)


def test_the_oldest_seats_of_those_who_are_gone_are_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.room.seats.KNOWN", 2)
    seats = Seats()
    for number in range(4):
        who = Member(name=f"n{number}", ip="10.0.0.1", port=number)
        seats.follow(Joined(seq=number, time=0, member=who), digest(f"t{number}"))
        if number:
            seats.follow(Left(seq=number, time=0, member=who, reason="lost"))
    known = [number for number in range(4) if seats.find(f"t{number}")]
    assert known == [0, 2, 3]  # the first is still there
    seats.follow(Left(seq=9, time=0, member=BIA, reason="lost"))  # nobody knew her
    assert [seat.member.name for seat in seats.present()] == ["n0"]


def test_a_new_connection_is_no_new_burst_for_who_comes_back() -> None:
    house = House(limits=Limits(burst=6))
    ana = house.member("ana")
    house.member("bia")
    house.receives(ana, b"".join(say(str(n)) for n in range(5)))
    for again in range(3):
        peer, _, _ = comes_back(house, "token-1", 2)
        house.receives(peer, b"".join(say(f"{again}-{n}") for n in range(6)))
    said = [event for event in house.stored if isinstance(event, Said)]
    assert len(said) < 5 + 6 + 2  # one burst more at most, and what a moment brings


def test_who_was_put_out_leaves_no_place_behind() -> None:
    house = House()
    bia = house.member("bia")
    house.receives(bia, b"x" * 70_000)
    peer = house.opens()
    house.receives(peer, resume("token-1", 1))
    assert house.events(peer) == [Refused(code="token_unknown")]


def test_returns_while_the_disk_hangs_are_bounded_too() -> None:
    house = House(limits=Limits(uncommitted=5_000, returns=1_000), slow_disk=True)
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(ana, say("1"))
    refused = 0
    for _ in range(100):
        peer = house.opens()
        house.receives(peer, resume("token-2", 2))
        refused += house.events(peer) == [Refused(code="storage")]
        house.closes(peer)
    assert refused > 50
    assert bia in house.hung_up or bia in house.present
    house.commits()
    assert house.hub._outbox.uncommitted == 0


def test_nobody_is_silent_while_the_room_itself_stands_still() -> None:
    house = House()
    ana = house.member("ana")
    house.waits(1)
    house.now += 30  # no tick came in all that time
    house.waits(2)
    assert house.hung_up == []
    assert ana in house.present


def test_who_was_told_gone_has_no_more_returns_than_before() -> None:
    house = House(limits=Limits(returns=6, returns_rate=0.1))
    house.member("ana")
    for _ in range(5):
        comes_back(house, "token-1", 1)
    house.closes(6, Reason.LOST)
    house.waits(10)
    assert house.hub.people == 0
    comes_back(house, "token-1", 1)  # the sixth; one more has come with the time
    comes_back(house, "token-1", 1)
    peer = house.opens()
    house.receives(peer, resume("token-1", 1))
    assert house.events(peer) == [Refused(code="too_soon")]


def test_who_was_told_gone_has_no_new_burst() -> None:
    house = House(limits=Limits(burst=6, rate=0.1))
    house.member("ana")
    peer, _, _ = comes_back(house, "token-1", 1)
    house.receives(peer, b"".join(say(f"a{n}") for n in range(6)))
    house.closes(peer, Reason.LOST)
    house.waits(10)
    assert house.hub.people == 0
    again, _, _ = comes_back(house, "token-1", 1)
    house.receives(again, b"".join(say(f"b{n}") for n in range(6)))
    assert len([event for event in house.stored if isinstance(event, Said)]) < 9


def test_r13_who_is_gone_after_coming_back_is_told_with_the_address_of_the_way_back() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.closes(bia)
    again, _, _ = comes_back(house, "token-2", 2)
    house.closes(again)
    house.silence()
    house.waits(Limits().grace + 1)
    (left,) = [event for event in house.events(ana) if isinstance(event, Left)]
    assert left.member.port == 50_000 + again
