"""How members show themselves: status, a raised hand, and that they are writing."""

import json

import pytest

from app.protocol.messages import Changed, Code, Composing, Listed, Member, Refused, Welcomed
from app.room.room import COMPOSERS
from tests.room.house import MORNING, House
from tests.room.test_returning import comes_back


def line(kind: str, **fields: object) -> bytes:
    return json.dumps({"type": kind, **fields}).encode() + b"\n"


def test_a_status_is_shown_to_everyone_oneself_included() -> None:
    house = House()
    ana, bia, nc = house.member("ana"), house.member("bia"), house.guest("nc")
    house.receives(ana, line("show", status="busy"))
    busy = Changed(member=Member(name="ana", ip="10.0.0.1", port=50001, status="busy"))
    assert house.events(ana) == house.events(bia) == [busy]
    assert house.hears(nc) == b""


def test_hands_have_the_time_at_which_they_were_raised() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(bia, line("show", hand=True))
    house.waits(5)
    house.receives(ana, line("show", hand=True))
    house.receives(bia, line("show", hand=True, status="absent"))  # it was raised before
    house.silence()
    house.receives(ana, line("who"))
    (listed,) = house.events(ana)
    assert isinstance(listed, Listed)
    assert [(who.name, who.hand) for who in listed.members] == [
        ("ana", MORNING + 5_000),
        ("bia", MORNING),
    ]
    house.receives(bia, line("show"))
    (lowered,) = house.events(ana)
    assert isinstance(lowered, Changed)
    assert lowered.member == Member(name="bia", ip="10.0.0.2", port=50002)


def test_showing_the_same_again_tells_nobody() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(ana, line("show", status="busy"))
    house.silence()
    house.receives(ana, line("show", status="busy"))
    assert house.hears(ana) == house.hears(bia) == b""


def test_how_one_shows_oneself_outlives_the_connection_and_ends_with_the_visit() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(ana, line("show", status="busy", hand=True))
    house.closes(ana)
    house.silence()
    back, welcomed, _ = comes_back(house, "token-1", 2)
    assert (welcomed.you.status, welcomed.you.hand) == ("busy", MORNING)
    (changed,) = house.events(bia)
    assert isinstance(changed, Changed)
    assert (changed.member.status, changed.member.away) == ("busy", False)
    house.receives(back, line("leave"))
    newcomer = house.opens()
    house.receives(newcomer, line("join", name="ana"))
    welcome = house.events(newcomer)[0]
    assert isinstance(welcome, Welcomed)
    assert (welcome.you.status, welcome.you.hand) == ("available", 0)


@pytest.mark.parametrize("status", ["", "ausente", "AVAILABLE", 1, None])
def test_an_unknown_status_is_malformed(status: object) -> None:
    house = House()
    ana = house.member("ana")
    house.receives(ana, line("show", status=status))
    assert house.events(ana) == [Refused(code=Code.MALFORMED, detail="status")]


def test_that_somebody_writes_is_told_to_whoever_will_read_it() -> None:
    house = House()
    ana, bia, caio = house.member("ana"), house.member("bia"), house.member("caio")
    nc = house.guest("nc")
    house.receives(ana, line("compose"))
    assert house.events(bia) == house.events(caio) == [Composing(author="ana")]
    house.receives(ana, line("compose", off=True))
    assert house.events(bia) == house.events(caio) == [Composing(author="ana", off=True)]
    house.receives(ana, line("compose", to="BIA"))
    assert house.events(bia) == [Composing(author="ana", to="bia")]
    for nobody in ("ninguém", "ana", "@", " "):
        house.receives(ana, line("compose", to=nobody))
    assert house.hears(ana) == house.hears(bia) == house.hears(caio) == house.hears(nc) == b""
    assert house.stored == house.stored[:4]  # nothing of it is kept


def test_in_a_crowd_nobody_is_told_who_writes_to_everyone() -> None:
    house = House()
    people = [house.member(f"p{number}") for number in range(COMPOSERS)]
    house.receives(people[0], line("compose"))
    assert house.events(people[1]) == [Composing(author="p0")]
    house.member("mais_um")
    house.silence()
    house.receives(people[0], line("compose"))
    assert house.hears(people[1]) == b""
    house.receives(people[0], line("compose", to="p1"))
    assert house.events(people[1]) == [Composing(author="p0", to="p1")]


@pytest.mark.parametrize("command", ["show", "compose"])
def test_who_has_not_joined_shows_nothing(command: str) -> None:
    house = House()
    peer = house.opens()
    house.receives(peer, line(command))
    assert house.events(peer) == [Refused(code=Code.NOT_JOINED)]


def test_that_somebody_writes_is_dropped_while_the_disk_is_far_behind() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.hub._outbox._limit = -1
    house.receives(ana, line("compose"))
    assert house.hears(ana) == house.hears(bia) == b""
