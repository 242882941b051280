"""Frames cut, heaped, or made of what is no command; two innocent guests notice nothing of it."""

import json
from collections.abc import Iterator
from typing import get_args

import msgspec
import pytest

from app.protocol.messages import AnyCommand
from tests.hostile.innocents import Innocents, came, went
from tests.room.house import House
from tests.support.running import OpenRoom

NATIVE = (
    '{"type":"join","name":"José"}\n{"type":"say","cid":"1","text":"olá 👋"}\n'
    '{"type":"tell","cid":"2","to":"ana","text":"só nós"}\n{"type":"leave"}\n'
).encode()
PLAIN = "José\nolá 👋\n@ana só nós\n/sair\n".encode()
KINDS = ["native", "plain"]
HEARD = (
    "[09:12] José entrou no chat. (IP: 10.0.0.2, Porta: 50002)\n"
    "[09:12] José: olá 👋\n"
    "[09:12] José (privado): só nós\n"
    "[09:12] José saiu do chat. (IP: 10.0.0.2, Porta: 50002)\n"
)


def heard_of(*pieces: bytes, pause: float) -> str:
    """What Ana hears of somebody whose bytes come in pieces."""
    house = House()
    ana = house.guest("ana")
    peer = house.opens()
    for piece in pieces:
        house.receives(peer, piece)
        house.waits(pause)
    assert house.hung_up == [peer]
    return house.reads(ana)


@pytest.mark.parametrize(("talk", "pause"), [(NATIVE, 5.0), (PLAIN, 0.05)], ids=KINDS)
def test_every_frame_may_be_cut_at_every_byte(talk: bytes, pause: float) -> None:
    """A plain frame also ends with a pause, of 0.08 s."""
    for cut in range(1, len(talk)):
        assert heard_of(talk[:cut], talk[cut:], pause=pause) == HEARD, talk[:cut]


@pytest.mark.parametrize(("talk", "pause"), [(NATIVE, 0.1), (PLAIN, 0.05)], ids=KINDS)
def test_every_frame_may_come_byte_by_byte(talk: bytes, pause: float) -> None:
    assert heard_of(*(talk[at : at + 1] for at in range(len(talk))), pause=pause) == HEARD


def test_100_frames_in_one_read_are_100_messages_in_their_order(
    room: OpenRoom, innocents: Innocents
) -> None:
    caio = room.native("caio")
    caio.send(b"".join(b'{"type":"say","cid":"%d","text":"m%d"}\n' % (n, n) for n in range(100)))
    room.wait(lambda: caio.kinds() == ["said"] * 100)
    assert [event["cid"] for event in caio.events()] == [str(number) for number in range(100)]
    innocents.heard_only(came(caio, "caio"), *(f"[hh:mm] caio: m{number}" for number in range(100)))


@pytest.mark.parametrize("line", [b'{"type":"say","cid":"%d","text":"m%d"}\n', b"m%d\n"], ids=KINDS)
def test_of_100_frames_in_one_read_30_pass_at_once_and_then_5_a_second(line: bytes) -> None:
    """With the limits of every room; nothing is lost."""
    house = House()
    ana = house.guest("ana")
    caio = house.member("caio") if line.startswith(b"{") else house.guest("caio")
    house.waits(6)  # its tokens are all there again
    house.silence()
    house.receives(caio, b"".join(line % ((number,) * line.count(b"%d")) for number in range(100)))
    heard = [house.reads(ana)]
    for _ in range(14):
        house.waits(1)
        heard.append(house.reads(ana))
    assert [lines.count("\n") for lines in heard] == [30] + [5] * 14
    assert "".join(heard) == "".join(f"[09:12] caio: m{number}\n" for number in range(100))


# Lines that are no commands

GOOD: dict[str, object] = {
    **dict.fromkeys(("seq", "message", "reply", "number", "size", "offset"), 1),
    **dict.fromkeys(
        ("off", "hand", "ban", "quiet", "approve", "no_files", "confirms", "keep"), False
    ),
    "status": "busy",
    "sha256": "0" * 64,
}
"""What may stand in a field whose value is not any words."""
WORST: tuple[object, ...] = (None, True, 1.5, [], {}, 7, "x")


def wrong_lines() -> Iterator[tuple[bytes, str]]:
    """Lines, and the field that their refusal names."""
    yield b"{", "json"
    yield b'{"type":"say","cid":"1","text":"a"', "json"
    yield b"[" * 60_000, "object"
    yield b'{"type":"say","cid":"1","text":' + b"[" * 60_000, "text"
    yield b'{"type":"resume","token":"x","seq":NaN}', "json"
    yield b'{"type":"resume","token":"x","seq":Infinity}', "json"
    yield b'{"type":"resume","token":"x","seq":' + b"9" * 5_000 + b"}", "seq"
    yield b'{"type":"resume","token":"x","seq":-1}', "seq"
    yield b'{"type":"resume","token":"x","seq":1e400}', "seq"
    yield b'{"type":"dance"}', "type"
    yield b'{"type":"said","seq":1,"time":1,"author":"ana","text":"x"}', "type"
    yield b'{"name":"x"}', "type"
    yield b'"say"', "object"
    yield b"\xff\xfe{}", "json"
    yield b'{"type":"say","cid":"1","text":"\xff"}', "json"
    yield b'{"type":"say","cid":"1","text":"\\ud800"}', "json"
    for command in get_args(AnyCommand):
        fields = {f.name: f for f in msgspec.structs.fields(command)}
        kind = command.__struct_config__.tag
        good = {name: GOOD.get(name, "x") for name in fields}
        for name, field in fields.items():
            for bad in (value for value in WORST if type(value) is not type(good[name])):
                yield json.dumps({"type": kind, **good, name: bad}).encode(), name
            if field.required:
                rest = {each: value for each, value in good.items() if each != name}
                yield json.dumps({"type": kind, **rest}).encode(), name


WRONG = list(wrong_lines())


def test_each_line_that_is_no_command_is_refused_with_the_field_at_fault(
    room: OpenRoom, innocents: Innocents
) -> None:
    caio = room.native("caio")
    for line, field in WRONG:
        caio.send(line + b"\n")
        room.wait(lambda: caio.kinds() == ["refused"])
        (refused,) = caio.events()
        assert (refused["code"], refused["detail"]) == ("malformed", field), line[:80]
        caio.forget()
    assert len(WRONG) > 70
    innocents.heard_only(came(caio, "caio"))


def test_json_that_is_100_000_deep_is_a_line_too_long_and_exhausts_no_stack(
    room: OpenRoom, innocents: Innocents
) -> None:
    caio = room.native("caio")
    caio.send(b"[" * 100_000 + b"\n")
    room.wait(caio.is_hung_up)
    assert caio.events() == [{"type": "ended", "reason": "line_long"}]
    innocents.heard_only(came(caio, "caio"), went(caio, "caio"))


def test_bytes_that_are_no_utf8_are_read_as_a_brazilian_windows_writes_them(
    room: OpenRoom, innocents: Innocents
) -> None:
    caio = room.visitor()
    caio.send(b"Concei\xe7\xe3o\n")
    room.hears(caio, "/sair sai.")
    caio.send(b"at\xe9 amanh\xe3 \x81\n")
    room.hears(innocents.ana, "Conceição: até amanhã \ufffd")
    innocents.heard_only(came(caio, "Conceição"), "[hh:mm] Conceição: até amanhã \ufffd")
