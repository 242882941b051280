"""What the host sees of each connection, also of those that never become a member."""

import json

import pytest

from app.attempts import Fate
from app.config import Limits
from app.protocol.messages import Code, Reason
from tests.room.house import House
from tests.room.test_files import Depot


def line(kind: str, **fields: object) -> bytes:
    return json.dumps({"type": kind, **fields}).encode() + b"\n"


def fates(house: House) -> list[tuple[Fate, str]]:
    return [(each.fate, each.detail) for each in house.attempts]


def test_each_connection_is_seen_with_its_address_as_soon_as_it_comes() -> None:
    house = House()
    peer = house.opens("192.168.0.7")
    (attempt,) = house.attempts
    assert (attempt.number, attempt.ip, attempt.port) == (peer, "192.168.0.7", 50_001)
    assert attempt.fate is Fate.OPENED


@pytest.mark.parametrize(
    ("sent", "fate"),
    [
        (b"", (Fate.SILENT, "")),
        (b"A", (Fate.IN, "A")),  # what came before the end counts
        (b'{"type":"ping"}\n', (Fate.GONE, "")),
        (line("join", name="ana"), (Fate.IN, "ana")),
        (line("join", name="a b"), (Fate.REFUSED, Code.NAME_SPACE)),
        (line("resume", token="x"), (Fate.REFUSED, Code.TOKEN_UNKNOWN)),
        (b"GET / HTTP/1.1\r\n\r\n", (Fate.WEB, "")),
        (b"\x16\x03\x01", (Fate.TLS, "")),
        (line("leave"), (Fate.ENDED, Reason.LEFT)),
        (b"x" * 30_000 + b"\n", (Fate.ENDED, Reason.LINE_LONG)),
    ],
)
def test_what_became_of_a_connection_is_seen(sent: bytes, fate: tuple[Fate, str]) -> None:
    house = House()
    peer = house.opens()
    if sent:
        house.receives(peer, sent)
    house.closes(peer)
    assert fates(house) == [(Fate.OPENED, ""), fate]


def test_who_gives_no_name_and_who_has_to_make_place_is_seen() -> None:
    house = House(limits=Limits(per_address=1))
    house.opens("10.0.0.9")
    house.opens("10.0.0.9")
    house.waits(70)
    assert fates(house) == [
        (Fate.OPENED, ""),
        (Fate.ENDED, Reason.CROWDED),
        (Fate.OPENED, ""),
        (Fate.ENDED, Reason.NAMELESS),
    ]


def test_a_member_who_leaves_is_no_attempt() -> None:
    house = House()
    ana = house.member("ana")
    house.receives(ana, line("leave"))
    house.closes(ana)
    assert fates(house) == [(Fate.OPENED, ""), (Fate.IN, "ana")]


def test_who_waits_to_be_let_in_is_seen_until_the_answer() -> None:
    house = House()
    prof = house.host("prof")
    house.receives(prof, line("decree", approve=True))
    house.attempts.clear()
    ana, bia, caio = (house.opens() for _ in range(3))
    for peer, name in ((ana, "ana"), (bia, "bia"), (caio, "caio")):
        house.receives(peer, line("join", name=name))
    house.attempts.clear()
    house.receives(prof, line("admit", number=ana) + line("admit", number=bia, off=True))
    house.closes(caio)
    assert fates(house) == [(Fate.IN, "ana"), (Fate.ENDED, Reason.DENIED), (Fate.GONE, "")]


def test_a_connection_that_carries_a_file_is_no_attempt_to_come_in() -> None:
    house = Depot()
    ana = house.member("ana")
    offered = house.offers(ana)
    house.attempts.clear()
    put = house.puts(offered.file)
    house.completes(put)
    house.closes(put)
    assert fates(house) == [(Fate.OPENED, ""), (Fate.FILE, "")]
