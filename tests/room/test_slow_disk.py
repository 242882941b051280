"""While the disk keeps nothing, the answers that wait for it are bounded as well."""

import tracemalloc
from dataclasses import replace

import pytest

from app.config import Limits
from app.protocol.messages import AnyEvent, Code, Ended, Listed, Ponged, Reason, Refused, Said
from app.room.hub import Hub
from app.room.room import Delivery
from app.room.session import Session
from tests.room.house import House

SMALL = replace(Limits(), uncommitted=50_000, rate=1e6, burst=100)


def check_that_nobody_fills_the_memory(hub: type[Hub]) -> None:
    """Questions, wrong lines and strangers that come and go, for as long as the disk hangs."""
    house = House(slow_disk=True, limits=SMALL, hub=hub)
    ana = house.member("ana")
    house.receives(ana, b'{"type":"say","cid":"1","text":"oi"}\n')

    def an_hour() -> None:
        for _ in range(100):
            house.waits(0.01)
            house.receives(ana, b'{"type":"who"}\nnada\n' * 20)
            stranger = house.opens()
            house.receives(stranger, b'{"type":"leave"}\n')
            house.closes(stranger)
            house.hears(ana)
            house._ears.pop(stranger)
            house.hung_up.clear()
            house.attempts.clear()

    an_hour()
    tracemalloc.start()
    try:
        an_hour()
        more, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert more < 50_000


def test_nobody_fills_the_memory_with_answers_while_the_disk_hangs() -> None:
    check_that_nobody_fills_the_memory(Hub)


class PatientHub(Hub):
    """Broken on purpose: it lets every answer wait for its turn, however many do."""

    def _answer(self, session: Session, event: AnyEvent, *, own: bool = False) -> None:
        self._outbox.in_order(Delivery(event, (session.peer,), own=own))


def test_the_check_catches_a_hub_that_lets_answers_wait_without_end() -> None:
    with pytest.raises(AssertionError):
        check_that_nobody_fills_the_memory(PatientHub)


def test_nobody_fills_the_memory_by_coming_back_over_and_over() -> None:
    house = House(slow_disk=True, limits=replace(SMALL, returns=10_000, uncommitted=2_000_000))
    ana, bia = house.member("ana"), house.member("bia")
    for cid in range(500):
        house.waits(0.01)
        house.receives(ana, say(str(cid)))
        house.commits()
    house.waits(0.01)
    house.receives(ana, say("500"))
    for _ in range(200):
        house.closes(bia, Reason.LOST)
        bia = house.opens()
        house.receives(bia, b'{"type":"resume","token":"token-2","seq":3}\n')
    assert house.events(bia) == [Refused(code=Code.STORAGE)]
    assert house.hub._outbox.uncommitted < 2_200_000
    house.commits()
    house.receives(bia, b'{"type":"resume","token":"token-2","seq":3}\n')
    assert len(house.events(bia)) > 500


def say(cid: str, text: str = "oi") -> bytes:
    return f'{{"type":"say","cid":"{cid}","text":"{text}"}}\n'.encode()


def test_beyond_the_bound_all_that_would_wait_is_refused_and_a_member_leaves_in_order() -> None:
    house = House(slow_disk=True, limits=replace(SMALL, uncommitted=5_000))
    ana, bia, stranger = house.member("ana"), house.member("bia"), house.opens()
    house.receives(ana, say("1", "x" * 3_000) + say("2", "y" * 3_000) + say("3"))
    house.receives(bia, b'{"type":"who"}\nnada\n{"type":"ping"}\n')
    house.receives(stranger, b'{"type":"join","name":"caio"}\n{"type":"leave"}\n')
    house.receives(ana, b'{"type":"leave"}\n')
    assert house.events(ana) == [Refused(code=Code.STORAGE, cid="3")]
    assert [getattr(event, "code", event) for event in house.events(bia)] == [
        "storage",
        "malformed",
        Ponged(),
    ]
    assert house.events(stranger) == [Refused(code=Code.STORAGE), Ended(reason=Reason.LEFT)]
    house.commits()
    assert [type(event) for event in house.events(ana)] == [Said, Said, Ended]
    house.events(bia)
    house.receives(bia, b'{"type":"who"}\n')
    assert [type(event) for event in house.events(bia)] == [Listed]


def test_a_thousand_people_may_come_in_at_once_on_a_slow_disk() -> None:
    past = [Said(seq=seq, time=0, author="ana", text="oi") for seq in range(1, 201)]
    limits = replace(Limits(), per_address=1_000)
    house = House(slow_disk=True, past=past, limits=limits)
    for number in range(1_000):
        house.receives(house.opens(), b'{"type":"join","name":"g%d"}\n' % number)
    assert house.hub.people == 1_000


def test_what_was_told_does_not_count_any_more_however_much_follows_it() -> None:
    """In a busy room there is always something that waits."""
    house = House(slow_disk=True, limits=SMALL)
    ana = house.member("ana")
    house.receives(ana, say("0"))
    for cid in range(1, 1_000):
        house.waits(0.01)
        house.receives(ana, b'{"type":"who"}\n' + say(str(cid)))
        house.commits(1)
    kinds = [type(event) for event in house.events(ana)]
    assert (kinds.count(Listed), kinds.count(Refused)) == (999, 0)
    assert house.hub._outbox.uncommitted < 1_000
