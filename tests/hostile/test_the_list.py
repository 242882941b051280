"""What somebody will send to a room, line by line; two innocent guests notice nothing of it.

The lines that need a window are in `test_texts.py`.
"""

import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import get_args

import msgspec
import pytest

from app.config import Limits
from app.failures import Trouble
from app.protocol.messages import AnyCommand
from app.room.session import Session
from tests.support.fixtures import RoomMaker
from tests.support.guests import RawGuest
from tests.support.running import IMPATIENT, QUICK, OpenRoom


class Innocents:
    """Ana, a plain guest, and Bia, a native: whatever others do, they talk and hear each other."""

    def __init__(self, room: OpenRoom) -> None:
        self.room = room
        self.ana, self.bia = room.guest("ana"), room.native("bia")
        room.wait(lambda: len(room.happened) == 2)
        self.ana.forget()
        self.bia.forget()

    def heard_only(self, *lines: str) -> None:
        """What Ana read of the attack is just that; then both talk, and hear each other."""
        self.bia.send(b'{"type":"say","cid":"z","text":"tudo bem, ana?"}\n')
        self.room.hears(self.ana, "bia: tudo bem, ana?")
        self.ana.send(b"tudo bem\n")
        self.room.wait(lambda: "tudo bem" in self.texts())
        read = self.ana.read().removesuffix("[hh:mm] bia: tudo bem, ana?\n")
        assert read == "".join(f"{line}\n" for line in lines)

    def texts(self) -> list[str]:
        """What Bia was told in public."""
        return [event["text"] for event in self.bia.events() if event["type"] == "said"]


@pytest.fixture
def room(open_room: RoomMaker) -> OpenRoom:
    return open_room(limits=replace(QUICK, naming=60.0))


@pytest.fixture
def innocents(room: OpenRoom) -> Innocents:
    return Innocents(room)


def native(room: OpenRoom, name: str) -> RawGuest:
    """A native member whose coming Ana has read."""
    return room.native(name)


def came(guest: RawGuest, name: str) -> str:
    return f"[hh:mm] {name} entrou no chat. ({guest.where})"


def went(guest: RawGuest, name: str) -> str:
    return f"[hh:mm] {name} saiu do chat. ({guest.where})"


# Bytes that never become a line


@pytest.mark.usefixtures("quick_looks")
def test_a_silent_connection_is_ended_without_a_word_when_its_time_is_over(
    open_room: RoomMaker,
) -> None:
    room = open_room(limits=replace(QUICK, naming=0.3))
    silent = room.visitor()
    room.wait(silent.is_hung_up)
    assert silent.data == b""


def test_64_kb_without_newline_are_a_line_too_long(room: OpenRoom, innocents: Innocents) -> None:
    plain, json_ = room.visitor(), native(room, "caio")
    plain.send(b"x" * 65_537)
    room.wait(plain.is_hung_up)
    assert plain.read() == "Erro: a linha é longa demais. Conecte-se de novo.\n"
    json_.send(b'{"type":"say","cid":"1","text":"' + b"x" * 65_537)
    room.wait(json_.is_hung_up)
    assert json_.events() == [{"type": "ended", "reason": "line_long"}]
    innocents.heard_only(came(json_, "caio"), went(json_, "caio"))


@pytest.mark.usefixtures("quick_looks")
def test_half_a_frame_and_then_nothing_ends_as_silent(open_room: RoomMaker) -> None:
    room = open_room(limits=IMPATIENT)
    half = native(room, "caio")
    half.send(b'{"type":"say","cid":"1","te')
    room.wait(half.is_hung_up)
    assert half.events()[-1] == {"type": "ended", "reason": "silent"}
    assert [type(event).__name__ for event in room.happened] == ["Joined"]


def test_a_reset_in_the_middle_of_a_broadcast_disturbs_nobody(
    room: OpenRoom, innocents: Innocents
) -> None:
    caio = native(room, "caio")
    for number in range(50):
        innocents.bia.send(b'{"type":"say","cid":"%d","text":"m%d"}\n' % (number, number))
        if number == 25:
            caio.reset()
    room.wait(lambda: len(innocents.texts()) == 50)
    room.hears(innocents.ana, "bia: m49")
    assert innocents.texts() == [f"m{number}" for number in range(50)]
    assert [line for line in innocents.ana.read().splitlines() if "bia" in line] == [
        f"[hh:mm] bia: m{number}" for number in range(50)
    ]


def test_a_fin_right_after_name_and_message_still_says_the_message(
    room: OpenRoom, innocents: Innocents
) -> None:
    hasty = room.visitor()
    hasty.send(b"caio\nfui")
    hasty.finish()
    room.hears(innocents.ana, "caio saiu")
    innocents.heard_only(came(hasty, "caio"), "[hh:mm] caio: fui", went(hasty, "caio"))


TALK = b'{"type":"join","name":"caio"}\n{"type":"say","cid":"1","text":"ol\xc3\xa1"}\n'


@pytest.mark.parametrize("cut", range(1, len(TALK)))
def test_every_frame_may_be_cut_at_every_byte(open_room: RoomMaker, cut: int) -> None:
    room = open_room(limits=QUICK)
    caio = room.visitor()
    caio.send(TALK[:cut])
    room.wait(lambda: any(each.framer.pending for each in _sessions(room)) or room.happened)
    caio.send(TALK[cut:])
    room.wait(lambda: caio.kinds() == ["welcomed", "said"])
    assert caio.events()[1]["text"] == "olá"


def _sessions(room: OpenRoom) -> list[Session]:
    hub = room.server._hub
    return [] if hub is None else list(hub._sessions.values())


def test_100_frames_in_one_read_are_100_messages_in_their_order(
    room: OpenRoom, innocents: Innocents
) -> None:
    caio = native(room, "caio")
    caio.send(b"".join(b'{"type":"say","cid":"%d","text":"m%d"}\n' % (n, n) for n in range(100)))
    room.wait(lambda: caio.kinds() == ["said"] * 100)
    assert [event["cid"] for event in caio.events()] == [str(number) for number in range(100)]
    room.wait(lambda: len(innocents.texts()) == 100)


# Lines that are no commands


def wrong_lines() -> Iterator[tuple[bytes, str]]:
    """Lines, and the field that their refusal names."""
    yield b"{", "json"
    yield b'{"type":"say","cid":"1","text":"a"', "json"
    yield b"[" * 100_000, "json"
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
        good = {name: 1 if name == "seq" else "x" for name in fields}
        for name, field in fields.items():
            wrong: tuple[object, ...] = (None, True, 1.5, [], {}, "x" if name == "seq" else 7)
            for bad in wrong:
                yield json.dumps({"type": kind, **good, name: bad}).encode(), name
            if field.required:
                rest = {each: value for each, value in good.items() if each != name}
                yield json.dumps({"type": kind, **rest}).encode(), name


WRONG = list(wrong_lines())


def test_each_line_that_is_no_command_is_refused_with_the_field_at_fault(
    room: OpenRoom, innocents: Innocents
) -> None:
    caio = native(room, "caio")
    for line, field in WRONG:
        if len(line) > 65_536:  # beyond a line: `test_64_kb…` has the answer
            continue
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
    caio = native(room, "caio")
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


# Somebody else's


def test_nobody_speaks_as_somebody_else(room: OpenRoom, innocents: Innocents) -> None:
    caio = native(room, "caio")
    caio.send(b'{"type":"say","cid":"1","text":"oi","author":"ana","seq":1,"time":0}\n')
    caio.send(b'{"type":"tell","cid":"2","to":"bia","text":"psiu","author":"ana"}\n')
    room.wait(lambda: caio.kinds() == ["said", "told"])
    assert [event["author"] for event in caio.events()] == ["caio", "caio"]
    plain = room.guest("dora")
    plain.send("[09:12] bia: eu não disse isso\nErro: nem a sala\n".encode())
    room.hears(innocents.ana, "dora: Erro: nem a sala")
    innocents.heard_only(
        came(caio, "caio"),
        "[hh:mm] caio: oi",
        came(plain, "dora"),
        "[hh:mm] dora: [09:12] bia: eu não disse isso",
        "[hh:mm] dora: Erro: nem a sala",
    )


def test_nobody_changes_whom_a_private_message_goes_to(
    room: OpenRoom, innocents: Innocents
) -> None:
    caio = native(room, "caio")
    caio.send(b'{"type":"tell","cid":"1","to":"bia","to":"ana","text":"a ultima vale"}\n')
    caio.send(b'{"type":"tell","cid":"2","to":["ana","bia"],"text":"todos"}\n')
    caio.send(b'{"type":"tell","cid":"3","to":"*","text":"todos"}\n')
    room.wait(lambda: len(caio.events()) == 3)
    told, malformed, unknown = caio.events()
    assert (told["to"], malformed["code"], unknown["code"]) == ("ana", "malformed", "to_unknown")
    innocents.heard_only(came(caio, "caio"), "[hh:mm] caio (privado): a ultima vale")
    assert "told" not in innocents.bia.kinds()


def test_the_cid_of_somebody_else_is_nothing_to_oneself(
    room: OpenRoom, innocents: Innocents
) -> None:
    innocents.bia.send(b'{"type":"tell","cid":"segredo","to":"ana","text":"senha"}\n')
    room.hears(innocents.ana, "bia (privado): senha")
    caio = native(room, "caio")
    caio.send(b'{"type":"tell","cid":"segredo","to":"ana","text":"qual?"}\n')
    room.wait(lambda: caio.kinds() == ["told"])
    assert (caio.events()[0]["text"], caio.events()[0]["author"]) == ("qual?", "caio")


def token_of(room: OpenRoom, name: str) -> tuple[RawGuest, str]:
    """A native member, and the token that its welcome told."""
    guest = room.visitor()
    guest.send(b'{"type":"join","name":"%b"}\n' % name.encode())
    room.wait(lambda: "welcomed" in guest.kinds())
    return guest, guest.events()[0]["token"]


def test_a_token_that_was_guessed_cut_or_void_gives_nobody_a_place(
    room: OpenRoom, innocents: Innocents
) -> None:
    caio, token = token_of(room, "caio")
    dora, void = token_of(room, "dora")
    dora.send(b'{"type":"leave"}\n')
    room.wait(dora.is_hung_up)
    thief = room.visitor()
    for wrong_token in (token[:-1], token.swapcase(), token + "=", "x", "caio", void):
        thief.send(json.dumps({"type": "resume", "token": wrong_token}).encode() + b"\n")
    room.wait(lambda: len(thief.events()) == 6)
    assert {event["code"] for event in thief.events()} == {"token_unknown"}
    assert not caio.is_hung_up()
    innocents.heard_only(came(caio, "caio"), came(dora, "dora"), went(dora, "dora"))


def test_a_token_that_was_stolen_is_noticed_by_its_owner(
    room: OpenRoom, innocents: Innocents
) -> None:
    """It is all that it takes to be somebody; the owner is told, and nothing is hidden."""
    caio, token = token_of(room, "caio")
    thief = room.visitor()
    thief.send(json.dumps({"type": "resume", "token": token, "seq": 3}).encode() + b"\n")
    room.wait(lambda: "welcomed" in thief.kinds())
    room.wait(caio.is_hung_up)
    assert caio.events()[-1] == {"type": "ended", "reason": "replaced"}
    changed = [event for event in innocents.bia.events() if event["type"] == "changed"]
    assert [event["member"]["port"] for event in changed] == [thief.address[1]]
    innocents.heard_only(came(caio, "caio"))


# Too many


def test_10_000_messages_in_a_second_are_a_flood_and_the_others_talk_on(
    open_room: RoomMaker,
) -> None:
    room = open_room(limits=Limits(grace=0.5))
    innocents = Innocents(room)
    flood = room.visitor()
    flood.send(b"caio\n")
    room.hears(flood, "/sair sai.")
    line = b"spam spam spam spam spam spam\n"
    with suppress(ConnectionError, BlockingIOError):  # it is cut, or nobody reads any more
        for _ in range(100):
            flood.send(line * 100)
    room.wait(flood.is_hung_up)
    room.hears(innocents.ana, "caio saiu do chat.")
    spam = innocents.ana.read().count("caio: spam")
    assert spam <= 31  # the burst, and what the rate gave meanwhile
    innocents.ana.forget()
    innocents.bia.forget()
    innocents.heard_only()


def test_200_connections_from_one_address_leave_place_for_everyone_else(
    open_room: RoomMaker,
) -> None:
    room = open_room(limits=replace(QUICK, per_address=128))
    innocents = Innocents(room)
    silent = [room.visitor() for _ in range(200)]
    room.wait(lambda: sum(guest.is_hung_up() for guest in silent) >= 200 - 126)
    crowd = [guest for guest in silent if not guest.is_hung_up()]
    for number, guest in enumerate(crowd):
        guest.send(b"c%d\n" % number)
    room.wait(lambda: room.server.people == 128)
    late = room.visitor()
    late.send(b"zeca\n")
    room.hears(late, "Erro: há conexões demais vindas do seu endereço (cabem 128).")
    innocents.ana.forget()
    innocents.bia.forget()
    innocents.heard_only()


# Names


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Αna", "name_mixed"),  # a Greek capital alpha
        ("аnа", "name_mixed"),  # Cyrillic
        ("ANA", "name_taken"),
        ("Ana\u0301".replace("\u0301", "") + "\u200b", "name_character"),  # a blank of no width
        ("\u202eana", "name_character"),
        ("a\u2066na", "name_character"),
        ("a\u0301" * 2 + "\u0301" * 9, "name_character"),  # a tower of marks
        ("an a", "name_space"),
        ("@ana", "name_at"),
        ("", "name_empty"),
        ("x" * 33, "name_long"),
        ("x" * 50_000, "name_long"),
        ("Servidor", "name_reserved"),
        ("<img src=x>", "name_space"),
        ("\\\\server\\share", "name_character"),
    ],
)
def test_a_name_that_deceives_is_refused_with_its_rule(
    room: OpenRoom, innocents: Innocents, name: str, code: str
) -> None:
    visitor = room.visitor()
    visitor.send(json.dumps({"type": "join", "name": name}).encode()[:20_000] + b"\n")
    if len(name) > 20_000:
        visitor.send(b"\n")
        room.wait(lambda: visitor.kinds() == ["refused"])
        assert visitor.events()[0]["code"] == "malformed"  # it was cut above
    else:
        room.wait(lambda: visitor.kinds() == ["refused"])
        assert visitor.events()[0]["code"] == code
    innocents.heard_only()


def test_one_name_in_both_normal_forms_is_one_name(room: OpenRoom) -> None:
    room.native("Jose\u0301")
    second = room.visitor()
    second.send("Jos\u00e9\n".encode())
    room.hears(second, "Erro: já existe um usuário ativo com o nome José.")


# Other protocols


def test_an_http_request_is_answered_in_http_and_nothing_of_it_enters_the_chat(
    room: OpenRoom, innocents: Innocents
) -> None:
    browser = room.visitor()
    browser.send(b"POST /sala?nome=ana HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nana\nspam\n")
    room.wait(browser.is_hung_up)
    assert browser.data.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    innocents.heard_only()


@pytest.mark.parametrize(
    "hello",
    [
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64), id="tls"),
        pytest.param(b"\x80\x2e\x01\x00\x02\x00\x15\x00\x00\x00\x10" + bytes(37), id="sslv2"),
    ],
)
def test_a_tls_greeting_gets_an_alert_and_nothing_of_it_enters_the_chat(
    room: OpenRoom, innocents: Innocents, hello: bytes
) -> None:
    visitor = room.visitor()
    visitor.send(hello)
    room.wait(visitor.is_hung_up)
    assert visitor.data == b"\x15\x03\x01\x00\x02\x02\x46"
    innocents.heard_only()


def test_two_rooms_on_one_data_folder_are_one_too_many(
    open_room: RoomMaker, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = tmp_path_factory.mktemp("dados")
    first = open_room(data=data, limits=QUICK)
    innocents = Innocents(first)
    second = open_room(data=data)
    assert [failure.trouble for failure in second.failures] == [Trouble.DATA_IN_USE]
    with socket.socket() as door:
        assert second.port == 0
        assert door.connect_ex(("127.0.0.1", first.port)) == 0
    innocents.heard_only()
