"""How people show themselves, and who is writing, as a guest knows it."""

import pytest
from pytestqt.qtbot import QtBot

from app.client import composers as composers_module
from app.client.client import ClientState
from app.client.composers import MOST, Composers
from app.client.roster import RosterRole
from app.protocol.messages import Status
from tests.support.client import HASTY, Person
from tests.support.fixtures import PersonMaker, RoomMaker
from tests.support.proxy import Proxy
from tests.support.running import IMPATIENT, OpenRoom


@pytest.fixture
def room(open_room: RoomMaker) -> OpenRoom:
    return open_room()


def pair(room: OpenRoom, person: PersonMaker) -> tuple[Person, Person]:
    ana, bia = person(), person()
    ana.enter(room.port, "ana")
    bia.enter(room.port, "bia")
    ana.wait(lambda: ana.client.roster.find("bia"))
    return ana, bia


def status_of(person: Person, name: str) -> object:
    found = person.client.roster.find(name)
    return found and found.status


def test_a_status_shows_in_everybodys_list_and_in_ones_own(
    room: OpenRoom, person: PersonMaker, qtbot: QtBot
) -> None:
    ana, bia = pair(room, person)
    with qtbot.waitSignal(bia.client.me_changed):
        bia.client.show(status=Status.BUSY, hand=False)
    ana.wait(lambda: status_of(ana, "bia") == "busy")
    assert bia.client.me is not None
    assert bia.client.me.status == "busy"
    row = ana.client.roster.names().index("bia")
    assert ana.client.roster.index(row).data(RosterRole.STATUS) == "busy"


def test_hands_are_in_the_order_in_which_they_were_raised(
    room: OpenRoom, person: PersonMaker
) -> None:
    ana, bia = pair(room, person)
    bia.client.show(status=Status.AVAILABLE, hand=True)
    ana.wait(lambda: ana.client.roster.hands() == ["bia"])
    ana.client.show(status=Status.AVAILABLE, hand=True)
    bia.wait(lambda: set(bia.client.roster.hands()) == {"ana", "bia"})
    bia.client.show(status=Status.AVAILABLE, hand=False)
    ana.wait(lambda: ana.client.roster.hands() == ["ana"])


@pytest.mark.usefixtures("quick_looks")
def test_a_status_that_was_chosen_without_a_connection_is_shown_on_coming_back(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room(limits=IMPATIENT)
    cable = Proxy(room.port)
    ana, bia = person(), person(HASTY)
    ana.enter(room.port, "ana")
    bia.enter(cable.port, "bia")
    cable.cut()
    bia.waits_for("lost")
    bia.client.show(status=Status.ABSENT, hand=False)
    cable.mend()
    bia.client.try_now()
    ana.wait(lambda: status_of(ana, "bia") == "absent")


def test_a_status_goes_along_to_the_next_room_and_a_hand_does_not(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    first, second = open_room(), open_room()
    bia = person()
    bia.enter(first.port, "bia")
    bia.client.show(status=Status.BUSY, hand=True)
    bia.wait(lambda: bia.client.roster.hands() == ["bia"])
    bia.client.leave()
    bia.waits_for("ended")
    bia.enter(second.port, "bia")
    bia.wait(lambda: status_of(bia, "bia") == "busy")
    assert bia.client.roster.hands() == []


def test_who_writes_is_known_until_the_message_comes(room: OpenRoom, person: PersonMaker) -> None:
    ana, bia = pair(room, person)
    bia.client.compose()
    ana.wait(lambda: ana.client.composers.names() == ["bia"])
    bia.says("oi")
    ana.wait(lambda: ana.client.composers.names() == [])
    bia.client.compose("ana")
    ana.wait(lambda: ana.client.composers.names("bia") == ["bia"])
    assert ana.client.composers.names() == []
    bia.client.compose("ana", off=True)
    ana.wait(lambda: ana.client.composers.names("bia") == [])


def test_who_is_gone_writes_no_more(room: OpenRoom, person: PersonMaker) -> None:
    ana, bia = pair(room, person)
    bia.client.compose()
    ana.wait(lambda: ana.client.composers.names() == ["bia"])
    bia.client.leave()
    ana.wait(lambda: ana.client.composers.names() == [])


def test_who_says_nothing_more_counts_as_writing_for_a_moment(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composers_module, "FRESH", 1)
    monkeypatch.setattr(composers_module, "LOOK", 1)
    composers = Composers()
    with qtbot.waitSignal(composers.changed):
        composers.note("ana", private=False, off=False)
    qtbot.waitUntil(lambda: composers.names() == [])


def test_there_is_an_end_of_those_who_write(qtbot: QtBot) -> None:
    composers = Composers()
    for number in range(MOST + 5):
        composers.note(f"p{number}", private=False, off=False)
    assert len(composers.names()) == MOST
    composers.clear()
    assert composers.names() == []


def test_without_a_room_nothing_is_sent(person: PersonMaker) -> None:
    ana = person()
    ana.client.compose()
    ana.client.show(status=Status.BUSY, hand=True)
    assert ana.client.state is ClientState.IDLE


def test_who_is_ignored_is_not_seen_writing(qtbot: QtBot) -> None:
    composers = Composers()
    heard: list[str] = []
    composers.note("Bia", private=False, off=False)
    composers.note("Bia", private=True, off=False)
    composers.note("Caio", private=False, off=False)
    composers.changed.connect(heard.append)
    composers.ignore(frozenset({"bia"}))
    assert sorted(heard) == ["", "Bia"]
    composers.note("BIA", private=False, off=False)
    assert (composers.names(), composers.names("Bia")) == (["Caio"], [])
    composers.ignore(frozenset())
    composers.note("Bia", private=False, off=False)
    assert composers.names() == ["Caio", "Bia"]
