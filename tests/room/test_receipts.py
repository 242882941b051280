"""Delivered: authors learn when what they said has reached its readers, and not before."""

import dataclasses
import json

import pytest

from app.config import Limits
from app.protocol.messages import Code, Delivered, Refused, Told
from tests.room.house import House


def line(kind: str, **fields: object) -> bytes:
    return json.dumps({"type": kind, **fields}).encode() + b"\n"


def reader(house: House, name: str) -> int:
    """A native member who confirms; has confirmed nothing yet."""
    return house._enters(line("join", name=name, confirms=True))


def delivered(house: House, peer: int) -> list[Delivered]:
    return [event for event in house.events(peer) if isinstance(event, Delivered)]


def test_what_was_said_to_everyone_is_delivered_when_the_last_one_confirms() -> None:
    house = House()
    ana, bia, caio = (reader(house, name) for name in ("ana", "bia", "caio"))
    house.receives(ana, line("say", cid="1", text="oi"))  # 4
    house.receives(bia, line("confirm", seq=4))
    assert delivered(house, ana) == []
    house.receives(caio, line("confirm", seq=4))
    assert delivered(house, ana) == [Delivered(seq=4)]
    assert delivered(house, bia) == delivered(house, caio) == []  # they said nothing


def test_each_author_waits_for_the_others_and_not_for_themselves() -> None:
    house = House()
    ana, bia = reader(house, "ana"), reader(house, "bia")
    house.receives(ana, line("say", cid="1", text="oi"))  # 3
    house.receives(bia, line("say", cid="1", text="olá") + line("confirm", seq=3))  # 4
    assert delivered(house, ana) == [Delivered(seq=3)]
    assert delivered(house, bia) == []
    house.receives(ana, line("confirm", seq=4))
    assert delivered(house, bia) == [Delivered(seq=4)]


def test_what_a_slow_reader_has_got_so_far_is_told_step_by_step() -> None:
    house = House()
    ana, bia = reader(house, "ana"), reader(house, "bia")
    for cid in "123":
        house.receives(ana, line("say", cid=cid, text="oi"))  # 3, 4, 5
    for seq in (3, 4, 4, 3, 5, 5):
        house.receives(bia, line("confirm", seq=seq))
    assert delivered(house, ana) == [Delivered(seq=3), Delivered(seq=4), Delivered(seq=5)]


def test_what_was_told_in_private_is_delivered_when_its_reader_confirms() -> None:
    house = House()
    ana, bia, _ = (reader(house, name) for name in ("ana", "bia", "caio"))
    house.receives(ana, line("tell", cid="1", to="BIA", text="oi"))  # 4
    assert delivered(house, ana) == []
    house.receives(bia, line("confirm", seq=4))
    assert delivered(house, ana) == [Delivered(seq=4, to="bia", since=2)]
    house.receives(bia, line("confirm", seq=4))
    assert delivered(house, ana) == []


def test_who_is_away_is_waited_for_until_they_are_back() -> None:
    house = House()
    ana, bia, caio = (reader(house, name) for name in ("ana", "bia", "caio"))
    house.closes(caio)
    house.receives(ana, line("say", cid="1", text="oi"))  # 4
    house.receives(ana, line("tell", cid="2", to="caio", text="psiu"))  # 5
    house.receives(bia, line("confirm", seq=5))
    assert delivered(house, ana) == []
    back = house.opens()
    house.receives(back, line("resume", token="token-3", seq=3, confirms=True))
    assert delivered(house, ana) == []
    house.receives(back, line("confirm", seq=5))
    assert delivered(house, ana) == [Delivered(seq=5, to="caio", since=3), Delivered(seq=5)]


def test_who_is_gone_is_not_waited_for() -> None:
    house = House()
    ana, bia, caio = (reader(house, name) for name in ("ana", "bia", "caio"))
    house.closes(caio)
    house.receives(ana, line("say", cid="1", text="oi"))  # 4
    house.receives(bia, line("confirm", seq=4))
    house.waits(10)
    assert delivered(house, ana) == [Delivered(seq=4)]


def test_who_comes_back_late_still_confirms_what_they_were_told_while_away() -> None:
    house = House()
    ana, bia = reader(house, "ana"), reader(house, "bia")
    house.closes(bia)
    house.receives(ana, line("tell", cid="1", to="bia", text="psiu"))  # 3
    house.waits(10)  # bia has left: 4
    back = house.opens()
    house.receives(back, line("resume", token="token-2", seq=2, confirms=True))  # 5
    house.silence()
    house.receives(back, line("confirm", seq=5))
    assert delivered(house, ana) == [Delivered(seq=5, to="bia", since=2)]


def test_a_namesake_has_got_nothing_of_what_was_told_before() -> None:
    house = House()
    ana, bia = reader(house, "ana"), reader(house, "bia")
    house.receives(ana, line("tell", cid="1", to="bia", text="psiu"))  # 3
    house.receives(bia, line("leave"))  # 4
    namesake = reader(house, "bia")  # 5
    house.receives(namesake, line("confirm", seq=5))
    assert delivered(house, ana) == []
    house.receives(ana, line("tell", cid="2", to="bia", text="psiu"))  # 6
    house.receives(namesake, line("confirm", seq=6))
    assert delivered(house, ana) == [Delivered(seq=6, to="bia", since=5)]


def test_what_a_namesake_was_told_in_between_is_not_delivered_by_who_comes_back() -> None:
    house = House()
    ana, bia = reader(house, "ana"), reader(house, "bia")
    house.closes(bia)
    house.waits(10)  # 3
    namesake = reader(house, "bia")  # 4
    house.receives(ana, line("tell", cid="1", to="bia", text="psiu"))  # 5
    house.receives(namesake, line("leave"))  # 6
    back = house.opens()
    house.receives(back, line("resume", token="token-2", seq=2, confirms=True))  # 7
    house.receives(ana, line("tell", cid="2", to="bia", text="psiu"))  # 8
    house.receives(back, line("confirm", seq=8))
    assert delivered(house, ana) == [Delivered(seq=8, to="bia", since=7)]


def test_what_is_not_remembered_any_more_is_not_delivered() -> None:
    house = House(limits=dataclasses.replace(Limits(), missed=3))
    ana, bia = reader(house, "ana"), reader(house, "bia")
    house.closes(bia)
    house.receives(ana, line("tell", cid="0", to="bia", text="psiu"))  # 3
    for cid in "1234":
        house.receives(ana, line("say", cid=cid, text="oi"))  # 4 to 7
    back = house.opens()
    house.receives(back, line("resume", token="token-2", seq=2, confirms=True))
    house.silence()
    house.receives(back, line("confirm", seq=7))
    private = [event for event in delivered(house, ana) if event.to]
    assert private == [Delivered(seq=7, to="bia", since=4)]


def test_who_comes_back_is_told_again_what_was_delivered() -> None:
    house = House()
    ana, bia, caio = (reader(house, name) for name in ("ana", "bia", "caio"))
    house.receives(ana, line("say", cid="1", text="oi"))  # 4
    house.receives(ana, line("tell", cid="2", to="bia", text="psiu"))  # 5
    house.closes(ana)
    house.receives(bia, line("confirm", seq=5))
    house.receives(caio, line("confirm", seq=4))
    back = house.opens()
    house.receives(back, line("resume", token="token-1", seq=3, confirms=True))
    *past, everyone, private = house.events(back)
    assert [everyone, private] == [Delivered(seq=4), Delivered(seq=5, to="bia", since=2)]
    assert isinstance(past[-1], Told)


def test_an_author_who_was_gone_is_told_of_what_reaches_everyone_later() -> None:
    house = House()
    ana, bia, caio = (reader(house, name) for name in ("ana", "bia", "caio"))
    house.receives(ana, line("say", cid="1", text="oi"))  # 4
    house.receives(bia, line("confirm", seq=4))
    house.waits(8)
    house.receives(ana, line("leave", keep=True))  # 5
    house.waits(2)
    house.silence()
    back = house.opens()
    house.receives(back, line("resume", token="token-1", seq=4, confirms=True))  # 6
    assert delivered(house, back) == []
    house.receives(caio, line("confirm", seq=4))
    assert delivered(house, back) == [Delivered(seq=4)]


def test_a_room_that_was_restarted_waits_for_all_who_were_in() -> None:
    old = House()
    ana, bia, caio = (reader(old, name) for name in ("ana", "bia", "caio"))
    for peer in (ana, bia, caio):
        old.receives(peer, line("confirm", seq=3))
    old.receives(ana, line("say", cid="1", text="oi"))  # 4
    old.receives(ana, line("tell", cid="2", to="bia", text="psiu"))  # 5
    house = House(past=old.record, now=old.now, peers=old.peers)
    ana, bia, caio = (house.opens() for _ in range(3))
    house.receives(ana, line("resume", token="token-1", seq=5, confirms=True))
    house.receives(bia, line("resume", token="token-2", seq=3, confirms=True))
    house.receives(bia, line("confirm", seq=5))
    assert delivered(house, ana) == [Delivered(seq=5, to="bia", since=2)]
    house.receives(caio, line("resume", token="token-3", seq=3, confirms=True))
    house.receives(caio, line("confirm", seq=5))
    assert delivered(house, ana) == [Delivered(seq=5)]


def test_nothing_is_delivered_where_nobody_else_confirms() -> None:
    house = House()
    ana, bia = reader(house, "ana"), house.member("bia")
    house.guest("nc")
    house.receives(ana, line("say", cid="1", text="oi"))
    house.receives(ana, line("tell", cid="2", to="bia", text="oi"))
    house.receives(ana, line("tell", cid="3", to="nc", text="oi"))
    house.receives(ana, line("confirm", seq=6))
    house.receives(bia, line("confirm", seq=6))  # did not say so when joining
    house.waits(2)
    assert delivered(house, ana) == []


def test_who_does_not_confirm_is_told_nothing_and_waited_for_by_nobody() -> None:
    house = House()
    ana, bia, caio = reader(house, "ana"), reader(house, "bia"), house.member("caio")
    house.guest("nc")
    house.receives(ana, line("say", cid="1", text="oi"))  # 5
    house.receives(caio, line("say", cid="1", text="oi"))  # 6
    house.receives(bia, line("confirm", seq=6))
    assert delivered(house, ana) == [Delivered(seq=6)]
    house.waits(2)
    assert delivered(house, caio) == []


def test_who_comes_back_without_confirming_is_waited_for_no_longer() -> None:
    house = House()
    ana, bia, caio = (reader(house, name) for name in ("ana", "bia", "caio"))
    house.receives(ana, line("say", cid="1", text="oi"))  # 4
    house.receives(bia, line("confirm", seq=4))
    house.closes(caio)
    house.receives(house.opens(), line("resume", token="token-3", seq=3))
    house.waits(2)
    assert delivered(house, ana) == [Delivered(seq=4)]


def test_nothing_that_was_not_told_yet_can_be_confirmed() -> None:
    house = House(slow_disk=True)
    ana, bia = reader(house, "ana"), reader(house, "bia")
    house.receives(ana, line("say", cid="1", text="oi"))  # 3
    house.receives(bia, line("confirm", seq=2**53 - 1))
    house.commits()
    house.waits(2)
    assert delivered(house, ana) == []
    house.receives(bia, line("confirm", seq=3))
    assert delivered(house, ana) == [Delivered(seq=3)]


def test_a_newcomer_is_waited_for_from_the_moment_of_joining() -> None:
    house = House()
    ana, bia = reader(house, "ana"), reader(house, "bia")
    house.receives(bia, line("confirm", seq=2))
    caio = reader(house, "caio")  # 3
    house.receives(ana, line("say", cid="1", text="oi"))  # 4
    house.receives(bia, line("confirm", seq=4))
    assert delivered(house, ana) == []
    house.receives(caio, line("confirm", seq=4))
    assert delivered(house, ana) == [Delivered(seq=4)]


def test_who_has_not_joined_confirms_nothing() -> None:
    house = House()
    peer = house.opens()
    house.receives(peer, line("confirm", seq=1))
    assert house.events(peer) == [Refused(code=Code.NOT_JOINED)]


def test_marks_are_dropped_while_the_disk_is_far_behind() -> None:
    house = House()
    ana, bia = reader(house, "ana"), reader(house, "bia")
    house.receives(ana, line("say", cid="1", text="oi"))
    house.silence()
    house.hub._outbox._limit = -1
    house.receives(bia, line("confirm", seq=3))
    assert house.hears(ana) == b""


def test_whom_one_wrote_to_first_is_forgotten_when_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.room.receipts.PAIRS", 1)
    house = House()
    ana, bia, caio = (reader(house, name) for name in ("ana", "bia", "caio"))
    house.receives(ana, line("tell", cid="1", to="bia", text="oi"))  # 4
    house.receives(ana, line("tell", cid="2", to="caio", text="oi"))  # 5
    house.receives(bia, line("confirm", seq=5))
    house.receives(caio, line("confirm", seq=5))
    assert delivered(house, ana) == [Delivered(seq=5, to="caio", since=3)]
    assert house.hub.receipts._pairs == 1
