"""Who is in the room, as a list model."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from app.client import roster as roster_module
from app.client.roster import Roster, RosterRole
from app.protocol.messages import Member
from app.protocol.names import name_key


def member(name: str, port: int = 50_000) -> Member:
    return Member(name=name, ip="26.1.2.3", port=port, program="Sala 1.0")


@pytest.fixture
def roster(qtmodeltester: ModelTester) -> Roster:
    made = Roster()
    made.reset([member("Zeca"), member("José"), member("bia"), member("ana")], me="josé")
    qtmodeltester.check(made)  # type: ignore[no-untyped-call]  # it goes on while the model lives
    return made


def test_the_own_row_comes_first_and_then_names_in_order(roster: Roster) -> None:
    assert roster.names() == ["José", "ana", "bia", "Zeca"]
    assert [member.name for member in roster.members()] == ["José", "ana", "bia", "Zeca"]


def test_each_role_tells_its_field(roster: Roster) -> None:
    roster.add(member("caio", port=50_123))
    index = roster.index(3)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "caio"
    assert index.data(RosterRole.NAME) == "caio"
    assert index.data(RosterRole.IP) == "26.1.2.3"
    assert index.data(RosterRole.PORT) == 50_123
    assert index.data(RosterRole.PROGRAM) == "Sala 1.0"
    assert [roster.index(row).data(RosterRole.OWN) for row in (0, 3)] == [True, False]
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_what_is_not_there_has_no_data(roster: Roster) -> None:
    assert roster.data(QModelIndex()) is None
    assert roster.data(roster.index(99)) is None
    assert roster.rowCount(roster.index(0)) == 0


@pytest.mark.parametrize(
    ("name", "row"), [("Abel", 1), ("caio", 3), ("zulu", 4), ("_ana", 1), ("ÁUREA", 4)]
)
def test_who_comes_takes_the_place_of_the_name(roster: Roster, name: str, row: int) -> None:
    places: list[tuple[int, int]] = []
    roster.rowsInserted.connect(lambda _, first, last: places.append((first, last)))
    roster.add(member(name))
    assert places == [(row, row)]
    assert roster.names()[row] == name


def test_who_comes_twice_is_there_once_and_newer(roster: Roster) -> None:
    roster.add(member("BIA", port=50_999))
    assert roster.names() == ["José", "ana", "BIA", "Zeca"]
    assert roster.find("bia") == member("BIA", port=50_999)


def test_who_leaves_is_gone_however_spelt(roster: Roster) -> None:
    places: list[tuple[int, int]] = []
    roster.rowsRemoved.connect(lambda _, first, last: places.append((first, last)))
    roster.remove("ANA")
    roster.remove("ninguém")
    assert places == [(1, 1)]
    assert roster.names() == ["José", "bia", "Zeca"]
    assert roster.find("ana") is None


def test_a_name_is_found_however_spelt(roster: Roster) -> None:
    assert roster.find("JOSE\u0301") == member("José")  # decomposed
    assert roster.find("jose") is None


def test_a_new_room_starts_afresh(roster: Roster) -> None:
    roster.reset([member("eva")], me="eva")
    assert roster.names() == ["eva"]
    assert roster.index(0).data(RosterRole.OWN) is True


def test_oneself_comes_and_goes_on_the_first_row(roster: Roster) -> None:
    roster.remove("JOSÉ")
    assert roster.names() == ["ana", "bia", "Zeca"]
    assert roster.index(0).data(RosterRole.OWN) is False
    roster.add(member("José"))
    assert roster.names() == ["José", "ana", "bia", "Zeca"]
    assert roster.index(0).data(RosterRole.OWN) is True


def test_a_name_that_a_room_lists_twice_is_there_once(roster: Roster) -> None:
    roster.reset([member("ana"), member("bia", port=1), member("BIA", port=2)], me="ana")
    assert roster.names() == ["ana", "BIA"]


def test_the_work_for_each_who_comes_or_goes_does_not_grow_with_the_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    crowd = Roster()
    counted: list[str] = []

    def count(name: str) -> str:
        counted.append(name)
        return name_key(name)

    monkeypatch.setattr(roster_module, "name_key", count)
    for number in range(500):
        crowd.add(member(f"n{number:03}"))
    assert len(counted) == 500
    crowd.find("n007")
    crowd.remove("n250")
    crowd.index(499).data(RosterRole.OWN)
    assert len(counted) == 502
