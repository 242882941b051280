"""Whoever leaves gives the place up, however it ends, and nobody after them finds it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from app.client.client import ClientState
from app.client.journal import Journal
from app.client.membership import Membership
from app.protocol.messages import Ended, Reason
from tests.support.client import HASTY, Person
from tests.support.fixtures import PersonMaker, RoomMaker
from tests.support.guests import LOOPBACK
from tests.support.journal import Runs
from tests.support.proxy import Proxy
from tests.support.running import QUICK, OpenRoom

LONG = replace(QUICK, grace=30.0)


@pytest.fixture
def room_with_history(open_room: RoomMaker, person: PersonMaker) -> OpenRoom:
    room, bia = open_room(), person()
    bia.enter(room.port, "bia")
    bia.says("antes")
    return room


def has_seat(journal: Journal, port: int) -> bool:
    return bool(journal.seats(LOOPBACK, port, "ana"))


def leaves_in_order(ana: Person, _: OpenRoom, __: Proxy) -> None:
    ana.client.leave()


def leaves_without_a_connection(ana: Person, _: OpenRoom, cable: Proxy) -> None:
    cable.cut()
    ana.waits_for("lost")
    ana.client.leave()


def leaves_a_room_that_does_not_answer(ana: Person, _: OpenRoom, cable: Proxy) -> None:
    cable.cut()
    ana.client.leave()


def leaves_and_the_connection_breaks(ana: Person, _: OpenRoom, cable: Proxy) -> None:
    ana.client.leave()
    cable.close()


def leaves_the_own_room_which_closes_before_it_reads_that(
    ana: Person, room: OpenRoom, _: Proxy
) -> None:
    ana.client.leave()
    room.server.stop()


def leaves_twice(ana: Person, _: OpenRoom, cable: Proxy) -> None:
    """Sair, and then the window."""
    cable.mute()
    ana.client.submit("tchau")
    ana.client.leave()
    ana.client.leave()


WAYS = [
    leaves_in_order,
    leaves_without_a_connection,
    leaves_a_room_that_does_not_answer,
    leaves_and_the_connection_breaks,
    leaves_the_own_room_which_closes_before_it_reads_that,
    leaves_twice,
]
Way = Callable[[Person, OpenRoom, Proxy], None]


@pytest.mark.usefixtures("quick_looks")
@pytest.mark.parametrize("way", WAYS)
def test_who_leaves_gives_the_place_up_however_it_ends(
    open_room: RoomMaker, person: PersonMaker, runs: Runs, way: Way
) -> None:
    room, journal = open_room(limits=LONG), runs().start()
    cable = Proxy(room.port)
    ana = person(HASTY, journal)
    ana.enter(cable.port, "ana")
    assert has_seat(journal, cable.port)
    way(ana, room, cable)
    assert ana.waits_for("ended") == Reason.LEFT
    assert not has_seat(journal, cable.port)
    assert (ana.client.state, len(ana.heard("ended"))) == (ClientState.IDLE, 1)


@pytest.mark.parametrize("reason", [Reason.REPLACED, Reason.FLOOD])
def test_another_end_than_the_leaving_is_told_as_it_was_and_the_place_is_given_up(
    open_room: RoomMaker, person: PersonMaker, runs: Runs, reason: Reason
) -> None:
    room, journal = open_room(), runs().start()
    cable = Proxy(room.port)
    ana = person(HASTY, journal)
    ana.enter(cable.port, "ana")
    cable.mute()
    ana.client.leave()
    ana.client._membership._on_told(Ended(reason=reason))
    assert ana.heard("ended") == [reason]
    assert not has_seat(journal, cable.port)


@pytest.mark.usefixtures("quick_looks")
@pytest.mark.parametrize("way", WAYS[:-1])
def test_a_program_that_ends_keeps_the_place_however_it_ends(
    open_room: RoomMaker,
    person: PersonMaker,
    runs: Runs,
    monkeypatch: pytest.MonkeyPatch,
    way: Way,
) -> None:
    room, journal = open_room(limits=LONG), runs().start()
    cable = Proxy(room.port)
    ana = person(HASTY, journal)
    ana.enter(cable.port, "ana")
    monkeypatch.setattr(ana.client, "leave", partial(ana.client.leave, keep=True))
    way(ana, room, cable)
    assert ana.waits_for("ended") == Reason.LEFT
    assert has_seat(journal, cable.port)


def test_who_ends_the_program_and_starts_it_again_has_the_private_conversations(
    open_room: RoomMaker, person: PersonMaker, runs: Runs
) -> None:
    room, first = open_room(limits=replace(QUICK, grace=0.01)), runs()
    ana, bia = person(journal=first.start()), person()
    ana.enter(room.port, "ana")
    bia.enter(room.port, "bia")
    bia.wait(lambda: bia.client.roster.find("ana"))
    bia.says("psiu", peer="ana")
    ana.wait(lambda: ana.texts("bia") == ["psiu"])
    ana.client.conversation("bia").mark_read()
    ana.client.leave(keep=True)
    ana.waits_for("ended")
    bia.wait(lambda: not bia.client.roster.find("ana"))
    first.end()
    again = person(journal=runs().start())
    again.enter(room.port, "ana")
    again.wait(lambda: [each.peer for each in again.client.conversations()] == ["bia"])
    assert again.texts("bia") == ["psiu"]
    assert again.client.conversation("bia").unread == 0


def test_what_came_while_the_program_did_not_run_is_unread_and_nothing_else(
    open_room: RoomMaker, person: PersonMaker, runs: Runs
) -> None:
    room, first = open_room(limits=replace(QUICK, grace=0.01)), runs()
    ana, bia = person(journal=first.start()), person()
    ana.enter(room.port, "ana")
    bia.enter(room.port, "bia")
    bia.wait(lambda: bia.client.roster.find("ana"))
    bia.says("lida", peer="ana")
    bia.says("lida por todos")
    ana.wait(lambda: ana.texts("bia") == ["lida"] and "lida por todos" in ana.texts())
    for each in (ana.client.room, *ana.client.conversations()):
        each.mark_read()
    bia.says("não vista", peer="ana")
    ana.wait(lambda: ana.client.conversation("bia").unread == 1)
    ana.client.leave(keep=True)
    ana.waits_for("ended")
    first.end()
    bia.wait(lambda: not bia.client.roster.find("ana"))
    bia.says("de longe")
    again = person(journal=runs().start())
    again.enter(room.port, "ana")
    again.wait(lambda: again.texts("bia") == ["lida", "não vista"])
    assert again.client.conversation("bia").unread == 1
    again.wait(lambda: again.client.room.unread == 1)
    assert again.texts()[-1] == "de longe"


def test_who_is_new_here_has_read_the_history(
    room_with_history: OpenRoom, person: PersonMaker
) -> None:
    caio = person()
    caio.enter(room_with_history.port, "caio")
    caio.wait(lambda: caio.texts() == ["antes"])
    assert caio.client.room.unread == 0


def test_who_leaves_and_then_ends_the_program_gives_the_place_up(
    open_room: RoomMaker, person: PersonMaker, runs: Runs
) -> None:
    room, journal = open_room(), runs().start()
    cable = Proxy(room.port)
    ana = person(HASTY, journal)
    ana.enter(cable.port, "ana")
    cable.mute()
    ana.client.leave()
    ana.client.leave(keep=True)
    ana.waits_for("ended")
    assert not has_seat(journal, cable.port)


def test_a_second_wish_that_cuts_does_not_keep_the_place(
    open_room: RoomMaker, person: PersonMaker, runs: Runs
) -> None:
    """Ctrl+C, and once more."""
    room, journal = open_room(), runs().start()
    cable = Proxy(room.port)
    ana = person(HASTY, journal)
    ana.enter(cable.port, "ana")
    cable.mute()
    ana.client.leave()
    ana.client.abort()
    assert not has_seat(journal, cable.port)


def test_a_place_is_kept_by_who_only_loses_the_room(
    open_room: RoomMaker, person: PersonMaker, runs: Runs
) -> None:
    room, journal = open_room(), runs().start()
    ana = person(HASTY, journal)
    ana.enter(room.port, "ana")
    room.server.stop()
    assert ana.waits_for("ended") == Reason.CLOSED
    assert has_seat(journal, room.port)


def the_next_one_of_that_name(open_room: RoomMaker, person: PersonMaker, runs: Runs) -> Person:
    """In the same running program, after somebody lost the room and left it."""
    room, journal = open_room(limits=replace(QUICK, grace=0.1)), runs().start()
    cable, bia = Proxy(room.port), person()
    bia.enter(room.port, "bia")
    ana = person(HASTY, journal)
    ana.enter(cable.port, "ana")
    bia.wait(lambda: bia.client.roster.find("ana"))
    bia.says("@ana só para ana")
    ana.wait(ana.client.conversations)
    cable.close()
    ana.waits_for("lost")
    bia.wait(lambda: bia.client.roster.find("ana") is None)
    ana.client.leave()
    ana.told.clear()
    ana.enter(room.port, "ana")
    ana.waits_for("caught_up")
    return ana


def test_who_takes_the_name_in_the_same_program_reads_nothing_private(
    open_room: RoomMaker, person: PersonMaker, runs: Runs
) -> None:
    assert the_next_one_of_that_name(open_room, person, runs).client.conversations() == []


def test_a_place_that_is_not_given_up_shows_the_next_one_what_was_private(
    open_room: RoomMaker, person: PersonMaker, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Membership, "_give_place_up", lambda _: None)
    assert the_next_one_of_that_name(open_room, person, runs).texts("bia") != []


def test_who_leaves_and_comes_again_to_the_same_address_begins_with_empty_pages(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room()
    room.native("bia")
    ana = person(HASTY)
    ana.enter(room.port, "ana")
    ana.says("@bia segredo")
    ana.client.leave()
    ana.waits_for("ended")
    ana.enter(room.port, "ana")
    assert ana.client.conversations() == []
