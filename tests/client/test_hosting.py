"""A room with a host, as the guests in it know it."""

from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from app.client.client import ClientState
from app.client.outcome import Done
from app.client.timeline import Kind
from app.failures import Trouble
from app.protocol.messages import Ban, Code, Reason, Status
from tests.support.client import Person, rows
from tests.support.fixtures import PersonMaker, RoomMaker
from tests.support.running import OpenRoom


@pytest.fixture
def room(open_room: RoomMaker) -> OpenRoom:
    return open_room()


def host_and(room: OpenRoom, person: PersonMaker, *names: str) -> tuple[Person, ...]:
    prof, *others = people = tuple(person() for _ in range(1 + len(names)))
    prof.client.join("127.0.0.1", room.port, "prof", room.server.host_key)
    prof.wait(lambda: prof.client.state is ClientState.IN)
    for name, other in zip(names, others, strict=True):
        other.enter(room.port, name)
    prof.wait(lambda: len(prof.client.roster.names()) == len(people))
    return people


def _is_gone(person: Person, words: str) -> bool:
    return words not in person.texts()


def test_everybody_sees_who_is_the_host(room: OpenRoom, person: PersonMaker) -> None:
    prof, ana = host_and(room, person, "ana")
    assert prof.client.me is not None
    assert prof.client.me.host
    found = ana.client.roster.find("prof")
    assert found is not None
    assert found.host


def test_with_a_wrong_key_one_does_not_come_in(room: OpenRoom, person: PersonMaker) -> None:
    ana = person()
    ana.client.join("127.0.0.1", room.port, "ana", "errada")
    assert ana.waits_for("failed").trouble is Trouble.OTHER


def test_a_host_stays_one_when_the_connection_breaks(room: OpenRoom, person: PersonMaker) -> None:
    prof, ana = host_and(room, person, "ana")
    connection = prof.client._membership._connection
    assert connection is not None
    connection.abort()
    prof.wait(lambda: prof.client.state is ClientState.RETURNING)
    prof.wait(lambda: prof.client.state is ClientState.IN)
    prof.client.hosting.mute("ana")
    ana.wait(lambda: ana.client.me is not None and ana.client.me.muted)


def test_who_is_put_out_is_told_why_and_does_not_come_back_by_itself(
    room: OpenRoom, person: PersonMaker
) -> None:
    prof, ana, bia = host_and(room, person, "ana", "bia")
    prof.client.hosting.expel("ana")
    assert ana.waits_for("ended") == Reason.EXPELLED
    assert ana.client.state is ClientState.IDLE
    bia.wait(lambda: "O anfitrião removeu ana" in bia.texts()[-1])
    ana.enter(room.port, "ana")


def test_who_is_banned_hears_it_when_they_try_again_until_they_are_pardoned(
    room: OpenRoom, person: PersonMaker
) -> None:
    prof, ana = host_and(room, person, "ana")
    prof.client.hosting.expel("ana", ban=True)
    assert ana.waits_for("ended") == Reason.BANNED
    prof.wait(lambda: prof.client.hosting.bans == (Ban(name="ana"),))
    ana.join(room.port, "ana")
    assert ana.waits_for("failed").trouble is Trouble.BANNED
    prof.client.hosting.pardon("ana")
    prof.wait(lambda: prof.client.hosting.bans == ())
    ana.enter(room.port, "ana")


def test_who_is_muted_keeps_what_they_typed_and_reaches_the_host(
    room: OpenRoom, person: PersonMaker
) -> None:
    prof, ana, bia = host_and(room, person, "ana", "bia")
    prof.client.hosting.mute("ana")
    ana.wait(lambda: "O anfitrião silenciou você" in ana.texts())
    for typed in ("oi", "@bia oi"):
        outcome = ana.client.submit(typed)
        assert outcome.done is Done.REFUSED
        assert outcome.refused is not None
        assert outcome.refused.code == Code.MUTED
    ana.says("@prof desculpe")
    prof.wait(lambda: "desculpe" in prof.texts("ana"))
    assert "O anfitrião silenciou você" not in bia.texts()
    prof.client.hosting.mute("ana", off=True)
    ana.wait(lambda: "Você pode falar de novo" in ana.texts())
    ana.says("obrigada")
    bia.wait(lambda: "obrigada" in bia.texts())


def test_in_a_quiet_room_guests_know_that_only_the_host_speaks(
    room: OpenRoom, person: PersonMaker, qtbot: QtBot
) -> None:
    prof, ana = host_and(room, person, "ana")
    with qtbot.waitSignal(ana.client.hosting.rules_changed):
        prof.client.hosting.set_quiet(quiet=True)
    assert "Agora só o anfitrião fala" in ana.texts()
    outcome = ana.client.submit("oi")
    assert outcome.refused is not None
    assert outcome.refused.code == Code.QUIET
    prof.says("bom dia")
    late = person()
    late.enter(room.port, "bia")
    assert late.client.hosting.rules.quiet
    prof.client.hosting.set_approve(approve=True)
    ana.wait(lambda: ana.client.hosting.rules.approve)
    assert ana.client.hosting.rules.quiet
    assert ana.texts().count("Agora só o anfitrião fala") == 1
    prof.client.hosting.set_quiet(quiet=False)
    ana.wait(lambda: "Agora todos podem falar" in ana.texts())


def test_guests_are_told_who_may_send_files_and_the_other_rules_stay(
    room: OpenRoom, person: PersonMaker
) -> None:
    prof, ana = host_and(room, person, "ana")
    prof.client.hosting.set_quiet(quiet=True)
    prof.wait(lambda: prof.client.hosting.rules.quiet)
    prof.client.hosting.set_files(allowed=False)
    ana.wait(lambda: "Agora só o anfitrião envia arquivos" in ana.texts())
    assert ana.client.hosting.rules.quiet
    assert ana.client.hosting.keeps_files_out(ana.client.me)
    assert not prof.client.hosting.keeps_files_out(prof.client.me)
    late = person()
    late.enter(room.port, "bia")
    assert late.client.hosting.keeps_files_out(late.client.me)
    prof.client.hosting.set_files(allowed=True)
    ana.wait(lambda: "Agora todos podem enviar arquivos" in ana.texts())
    assert not ana.client.hosting.keeps_files_out(ana.client.me)


def test_a_message_that_was_on_its_way_shows_why_it_failed(
    room: OpenRoom, person: PersonMaker
) -> None:
    prof, ana = host_and(room, person, "ana")
    prof.client.hosting.set_quiet(quiet=True)
    ana.client.submit("oi")  # the word has not reached this guest yet
    ana.wait(lambda: any(each.kind is Kind.ERROR for each in rows(ana.client.room.timeline)))
    assert "Agora só o anfitrião fala." in ana.texts()[-1]


def test_a_hand_that_the_host_lowered_stays_down_after_a_return(
    room: OpenRoom, person: PersonMaker
) -> None:
    prof, ana = host_and(room, person, "ana")
    ana.client.show(status=Status.AVAILABLE, hand=True)
    prof.wait(lambda: prof.client.roster.hands() == ["ana"])
    prof.client.hosting.lower("ana")
    ana.wait(lambda: ana.client.me is not None and not ana.client.me.hand)
    connection = ana.client._membership._connection
    assert connection is not None
    connection.abort()
    ana.wait(lambda: ana.client.state is ClientState.RETURNING)
    ana.wait(lambda: ana.client.state is ClientState.IN)
    ana.says("voltei")
    assert prof.client.roster.hands() == []


def test_a_host_removes_a_message_from_every_screen(room: OpenRoom, person: PersonMaker) -> None:
    prof, ana, bia = host_and(room, person, "ana", "bia")
    ana.says("bobagem")
    prof.wait(lambda: "bobagem" in prof.texts())
    seq = next(each.seq for each in rows(prof.client.room.timeline) if each.text == "bobagem")
    prof.client.remove(prof.client.room, seq)
    for each in (prof, ana, bia):
        each.wait(partial(_is_gone, each, "bobagem"))


def test_who_has_to_wait_comes_in_when_the_host_says_so(
    room: OpenRoom, person: PersonMaker, qtbot: QtBot
) -> None:
    (prof,) = host_and(room, person)
    prof.client.hosting.set_approve(approve=True)
    prof.wait(lambda: prof.client.hosting.rules.approve)
    ana, bia = person(), person()
    with qtbot.waitSignal(ana.client.approval_awaited):
        ana.join(room.port, "ana")
    bia.join(room.port, "bia")
    prof.wait(lambda: [each.name for each in prof.client.hosting.knocks] == ["ana", "bia"])
    assert prof.texts()[-2:] == ["ana espera para entrar", "bia espera para entrar"]
    first, second = prof.client.hosting.knocks
    prof.client.hosting.admit(first.number)
    prof.client.hosting.admit(second.number, off=True)
    ana.wait(lambda: ana.client.state is ClientState.IN)
    assert bia.waits_for("ended") == Reason.DENIED
    prof.wait(lambda: prof.client.hosting.knocks == ())


def test_who_gives_up_waiting_is_gone(room: OpenRoom, person: PersonMaker) -> None:
    (prof,) = host_and(room, person)
    prof.client.hosting.set_approve(approve=True)
    ana = person()
    prof.wait(lambda: prof.client.hosting.rules.approve)
    ana.join(room.port, "ana")
    prof.wait(lambda: prof.client.hosting.knocks)
    ana.client.leave()
    prof.wait(lambda: not prof.client.hosting.knocks)


def test_what_only_hosts_know_does_not_stay_for_the_next_room(
    room: OpenRoom, open_room: RoomMaker, person: PersonMaker
) -> None:
    prof, ana = host_and(room, person, "ana")
    prof.client.hosting.expel("ana", ban=True)
    prof.client.hosting.set_quiet(quiet=True)
    prof.wait(lambda: prof.client.hosting.bans and prof.client.hosting.rules.quiet)
    prof.enter(open_room().port, "prof")
    assert (prof.client.hosting.bans, prof.client.hosting.rules.quiet) == ((), False)
    assert ana.waits_for("ended") == Reason.BANNED
