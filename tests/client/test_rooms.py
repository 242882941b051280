"""Several rooms at one address, in one run of the program: each is seen for itself."""

from pathlib import Path

import pytest

from app.client.client import ClientState
from app.client.visit import Visit
from tests.support.client import HASTY, Person
from tests.support.fixtures import PersonMaker, RoomMaker
from tests.support.proxy import Proxy


def back_in_the_first_of_two_rooms(open_room: RoomMaker, person: PersonMaker, data: Path) -> Person:
    """Ana was cut off from B, visited A, where more was said, and comes back to B at its port."""
    first = open_room(data=data, room="B")
    cable, bia = Proxy(first.port), person()
    bia.enter(first.port, "bia")
    ana = person(HASTY)
    ana.enter(cable.port, "ana")
    ana.says("antes")
    bia.wait(lambda: bia.client.roster.find("ana"))
    ana.client.abort()  # without a farewell
    bia.says("@ana segredo")
    bia.says("enquanto isso")
    for number in range(15):
        bia.client.submit(f"{number} em B")
    bia.wait(lambda: bia.client.waiting == 0)
    first.stop()
    other = open_room(data=data, room="A")
    cable._target = other.port
    ana.enter(cable.port, "ana")
    for number in range(10):  # its numbers end among those of what was missed in B
        ana.client.submit(f"{number} em A")
    ana.wait(lambda: ana.client.waiting == 0)
    other.stop()
    ana.wait(lambda: ana.client.state is ClientState.IDLE)
    again = open_room(data=data, room="B")
    cable._target = again.port
    ana.told.clear()
    ana.enter(cable.port, "ana")
    ana.waits_for("caught_up")
    return ana


def test_what_was_missed_in_a_room_comes_also_after_a_visit_to_another_one_at_its_address(
    open_room: RoomMaker, person: PersonMaker, tmp_path: Path
) -> None:
    ana = back_in_the_first_of_two_rooms(open_room, person, tmp_path)
    assert ana.client.room_name == "B"
    assert [words for words in ana.texts() if "(" not in words] == [
        "Esta é outra sala no mesmo endereço.",
        "antes",
        "enquanto isso",
        *(f"{number} em B" for number in range(15)),
    ]
    assert ana.texts("bia") == ["segredo"]


def test_a_guest_who_counts_all_rooms_as_one_misses_what_happened_in_the_first(
    open_room: RoomMaker, person: PersonMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Visit, "seen_in", lambda self, _: self.seen)
    ana = back_in_the_first_of_two_rooms(open_room, person, tmp_path)
    assert "enquanto isso" not in ana.texts()
    assert "14 em B" in ana.texts()
