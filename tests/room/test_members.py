"""Native members in the room: coming, talking, leaving, and who is told."""

import msgspec
import pytest

from app.config import Limits
from app.protocol.messages import (
    Changed,
    Code,
    Ended,
    Joined,
    Left,
    Listed,
    Member,
    Ponged,
    Reason,
    Refused,
    Said,
    Told,
    Welcomed,
)
from app.protocol.native import decode_event
from tests.room.house import MORNING, House

ANA = Member(name="ana", ip="10.0.0.1", port=50001)
BIA = Member(name="bia", ip="10.0.0.2", port=50002)


def test_r07_a_joiner_is_welcomed_with_address_members_limits_and_time() -> None:
    house = House()
    house.member("ana")
    bia = house.opens()
    house.receives(bia, b'{"type":"join","name":" Bia ","program":"Sala 1.0\\n"}\n')
    you = Member(name="Bia", ip="10.0.0.2", port=50002, program="Sala 1.0")
    assert house.events(bia) == [
        Welcomed(
            protocol=1,
            room="Turma 3B",
            id="4f2a",
            token="token-2",
            you=you,
            members=(ANA, you),
            bounds=Limits().bounds(),
            seq=2,
            time=MORNING,
        )
    ]


def test_r05_everyone_else_is_told_who_joined_and_from_where() -> None:
    house = House()
    ana = house.member("ana")
    house.member("bia")
    assert house.stored[-1] == Joined(seq=2, time=MORNING, member=BIA)
    house = House()
    ana = house.member("ana")
    bia = house.opens()
    house.receives(bia, b'{"type":"join","name":"bia"}\n')
    assert house.events(ana) == [Joined(seq=2, time=MORNING, member=BIA)]


def test_r08_a_message_reaches_everyone_and_only_the_author_sees_its_cid() -> None:
    house = House()
    ana, bia, caio = house.member("ana"), house.member("bia"), house.member("caio")
    house.silence()
    house.receives(ana, b'{"type":"say","cid":"x1","text":"oi\\r\\ngente"}\n')
    said = Said(seq=4, time=MORNING, author="ana", text="oi\ngente")
    assert house.events(bia) == house.events(caio) == [said]
    assert house.events(ana) == [
        Said(seq=4, time=MORNING, author="ana", text="oi\ngente", cid="x1")
    ]


def test_r09_a_private_message_reaches_its_two_people_only() -> None:
    house = House()
    ana, bia, caio = house.member("ana"), house.member("Bia"), house.member("caio")
    house.silence()
    house.receives(ana, b'{"type":"tell","cid":"1","to":"BIA","text":"oi"}\n')
    assert house.events(bia) == [Told(seq=4, time=MORNING, author="ana", to="Bia", text="oi")]
    assert house.events(ana) == [
        Told(seq=4, time=MORNING, author="ana", to="Bia", text="oi", cid="1")
    ]
    assert house.hears(caio) == b""


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        (b'{"type":"tell","cid":"7","to":"Ana","text":"eu"}', Refused(code="to_self", cid="7")),
        (
            b'{"type":"tell","cid":"7","to":"zeca","text":"oi"}',
            Refused(code="to_unknown", cid="7", detail="zeca"),
        ),
        (
            b'{"type":"tell","cid":"7","to":"' + b"z" * 99 + b'","text":"oi"}',
            Refused(code="to_unknown", cid="7", detail="z" * 32),
        ),
        (
            b'{"type":"tell","cid":"7","to":"","text":"oi"}',
            Refused(code="to_unknown", cid="7"),
        ),
        (b'{"type":"tell","cid":"7","to":"bia","text":" "}', Refused(code="text_empty", cid="7")),
        (b'{"type":"say","cid":"7","text":""}', Refused(code="text_empty", cid="7")),
        (b'{"type":"say","cid":"7","text":"\\u0000\\u200b"}', Refused(code="text_empty", cid="7")),
        (
            b'{"type":"say","cid":"7","text":"' + b"a" * 4001 + b'"}',
            Refused(code="text_long", cid="7", limit=4000),
        ),
        (
            b'{"type":"tell","cid":"7","to":"bia","text":"' + b"a" * 4001 + b'"}',
            Refused(code="text_long", cid="7", limit=4000),
        ),
        (b'{"type":"join","name":"outra"}', Refused(code="already_joined")),
        (b'{"type":"say","cid":"7"}', Refused(code="malformed", cid="7", detail="text")),
        (b"oi", Refused(code="malformed", detail="json")),
    ],
)
def test_r10_r11_a_command_that_is_refused_has_no_effect_and_says_why(
    line: bytes, refused: Refused
) -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.silence()
    house.receives(ana, line + b"\n")
    assert house.events(ana) == [refused]
    assert house.hears(bia) == b""
    assert len(house.stored) == 2


@pytest.mark.parametrize(
    ("line", "cid"),
    [
        (b'{"type":"say","cid":"1","text":"oi"}', "1"),
        (b'{"type":"tell","cid":"2","to":"ana","text":"oi"}', "2"),
        (b'{"type":"who"}', None),
    ],
)
def test_nothing_but_a_name_is_taken_from_somebody_who_has_none(
    line: bytes, cid: str | None
) -> None:
    house = House()
    ana, bia = house.member("ana"), house.opens()
    house.receives(bia, line + b"\n")
    assert house.events(bia) == [Refused(code=Code.NOT_JOINED, cid=cid)]
    assert house.hears(ana) == b""


def test_a_sala_can_be_recognised_without_joining() -> None:
    house = House()
    peer = house.opens()
    house.receives(peer, b'{"type":"ping"}\n')
    assert house.events(peer) == [Ponged()]


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("", Refused(code=Code.NAME_EMPTY)),
        ("a b", Refused(code=Code.NAME_SPACE)),
        ("a@b", Refused(code=Code.NAME_AT)),
        ("a-b", Refused(code=Code.NAME_CHARACTER, detail="-")),
        ("a" * 33, Refused(code=Code.NAME_LONG, limit=32)),
        ("JOSE\u0301", Refused(code=Code.NAME_TAKEN, detail="JOSÉ")),
        ("Jоsé", Refused(code=Code.NAME_MIXED, detail="о")),  # a Cyrillic o
        ("J0SÉ", Refused(code=Code.NAME_SIMILAR, detail="José")),
    ],
)
def test_r03_r04_a_refused_name_leaves_the_connection_open_for_another(
    name: str, refused: Refused
) -> None:
    house = House()
    house.member("José")
    bia = house.opens()
    house.receives(bia, b'{"type":"join","name":"%b"}\n' % name.encode())
    assert house.events(bia) == [refused]
    assert house.hung_up == []
    house.receives(bia, b'{"type":"join","name":"bia"}\n')
    assert isinstance(house.events(bia)[0], Welcomed)


def test_r04_nobody_comes_in_who_could_be_taken_for_somebody_until_they_have_left() -> None:
    house = House()
    daniel = house.member("Daniel")
    house.member("Danilo")
    other = house.opens()
    house.receives(other, b'{"type":"join","name":"DanieI"}\n')
    assert house.events(other) == [Refused(code=Code.NAME_SIMILAR, detail="Daniel")]
    house.receives(daniel, b'{"type":"leave"}\n')
    house.receives(other, b'{"type":"join","name":"DanieI"}\n')
    assert isinstance(house.events(other)[0], Welcomed)
    again = house.opens()
    house.receives(again, b'{"type":"join","name":"Daniel"}\n')
    assert house.events(again) == [Refused(code=Code.NAME_SIMILAR, detail="DanieI")]


def test_r04_names_that_differ_by_an_accent_are_two_people() -> None:
    house = House()
    house.member("José")
    house.member("Jose")
    house.member("Ana")
    house.member("Aña")


def test_a_full_room_refuses_with_its_number_until_somebody_leaves() -> None:
    house = House(limits=Limits(members=1))
    ana, bia = house.member("ana"), house.opens()
    house.receives(bia, b'{"type":"join","name":"bia"}\n')
    assert house.events(bia) == [Refused(code=Code.ROOM_FULL, limit=1)]
    house.receives(ana, b'{"type":"leave"}\n')
    house.receives(bia, b'{"type":"join","name":"bia"}\n')
    assert isinstance(house.events(bia)[0], Welcomed)


def test_r07_who_lists_everyone_in_the_order_of_coming() -> None:
    house = House()
    ana = house.member("ana")
    house.member("bia")
    house.silence()
    house.receives(ana, b'{"type":"who"}\n')
    assert house.events(ana) == [Listed(members=(ANA, BIA))]


def test_r12_r13_a_leave_is_answered_and_told_to_the_others_with_the_address() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.silence()
    house.receives(ana, b'{"type":"leave"}\n')
    assert house.events(ana) == [Ended(reason="left")]
    assert house.hung_up == [ana]
    assert house.events(bia) == [Left(seq=3, time=MORNING, member=ANA, reason="left")]
    house.closes(ana)
    assert house.hears(bia) == b""
    assert house.hub.people == 1


def test_who_leaves_does_not_come_back_on_the_same_connection() -> None:
    house = House()
    ana = house.member("ana")
    house.receives(ana, b'{"type":"leave"}\n{"type":"join","name":"ana"}\n')
    house.receives(ana, b'{"type":"join","name":"ana"}\n')
    assert house.events(ana) == [Ended(reason="left")]
    assert house.hub.people == 0


@pytest.mark.parametrize(
    ("reason", "told"), [(None, "lost"), (Reason.LOST, "lost"), (Reason.SLOW, "slow")]
)
def test_r14_a_member_that_vanishes_is_told_to_the_others_with_the_reason(
    reason: Reason | None, told: str
) -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    house.silence()
    house.closes(ana, reason)
    away = msgspec.structs.replace(ANA, away=True)
    assert house.events(bia) == [Changed(member=away)]
    house.receives(bia, b"\n")
    house.waits(8)
    assert house.events(bia)[-1] == Left(seq=3, time=MORNING + 8_000, member=ANA, reason=told)


def test_what_a_member_sent_before_its_connection_broke_still_counts() -> None:
    house = House(limits=Limits(burst=2))
    ana, bia = house.member("ana"), house.member("bia")
    house.silence()
    house.receives(ana, b'{"type":"say","cid":"1","text":"a"}\n{"type":"say","cid":"2","te')
    house.closes(ana, Reason.LOST)
    said, changed = house.events(bia)
    assert isinstance(said, Said)
    assert isinstance(changed, Changed)


def test_a_member_that_does_not_read_is_not_read_any_further() -> None:
    house = House()
    ana, bia = house.guest("ana"), house.member("bia")
    house.silence()
    house.receives(ana, b"meia mensagem")
    house.closes(ana, Reason.SLOW)
    (left,) = house.events(bia)
    assert isinstance(left, Left)


def test_r15_the_room_goes_on_and_a_name_is_free_again() -> None:
    house = House()
    first, bia = house.member("ana"), house.member("bia")
    house.receives(first, b'{"type":"leave"}\n')
    again = house.member("ANA")
    house.silence()
    house.receives(again, b'{"type":"say","cid":"1","text":"voltei"}\n')
    (said,) = house.events(bia)
    assert isinstance(said, Said)
    assert (said.author, said.text) == ("ANA", "voltei")


def test_a_joiner_gets_the_latest_public_messages_right_after_the_welcome() -> None:
    house = House(limits=Limits(history=2))
    ana = house.member("ana")
    for cid in (b"1", b"2", b"3"):
        house.receives(ana, b'{"type":"say","cid":"%b","text":"m%b"}\n' % (cid, cid))
    bia = house.opens()
    house.receives(bia, b'{"type":"join","name":"bia"}\n')
    welcomed, *past = house.events(bia)
    assert isinstance(welcomed, Welcomed)
    assert (welcomed.seq, welcomed.replay) == (5, 2)
    assert past == [
        Said(seq=3, time=MORNING, author="ana", text="m2"),
        Said(seq=4, time=MORNING, author="ana", text="m3"),
    ]


def replayed(texts: list[str], limits: Limits | None = None) -> tuple[list[str], int]:
    """Of these past texts, those that a joiner gets, and how many bytes their lines have."""
    past = [Said(seq=at, time=1, author="ana", text=text) for at, text in enumerate(texts, 1)]
    house = House(past=past, limits=limits)
    bia = house.opens()
    house.receives(bia, b'{"type":"join","name":"bia"}\n')
    welcome, *lines = house.hears(bia).splitlines(keepends=True)
    said = [decode_event(line) for line in lines]
    announced = decode_event(welcome)
    assert isinstance(announced, Welcomed)
    assert announced.replay == len(said)
    return [event.text for event in said if isinstance(event, Said)], sum(map(len, lines))


@pytest.mark.parametrize(
    ("history_bytes", "texts"),
    [
        (655, []),
        (656, ["3" * 400]),
        (1_311, ["3" * 400]),
        (1_312, ["é" * 200, "3" * 400]),
        (1_967, ["é" * 200, "3" * 400]),
        (1_968, ["1" * 400, "é" * 200, "3" * 400]),
    ],
)
def test_each_past_message_counts_for_its_bytes_in_utf8_and_256_more(
    history_bytes: int, texts: list[str]
) -> None:
    past = ["1" * 400, "é" * 200, "3" * 400]
    assert replayed(past, Limits(history_bytes=history_bytes))[0] == texts


def test_the_longest_messages_of_a_whole_history_come_when_they_are_in_ascii() -> None:
    texts, _ = replayed(["a" * 4_000] * 201)
    assert texts == ["a" * 4_000] * 200


def test_a_history_where_each_character_is_escaped_fits_into_what_may_be_unsent() -> None:
    texts, length = replayed(['"' * 4_000] * 200)
    assert len(texts) == 200
    assert 1_600_000 < length < 2 * 1_048_576 < Limits().unsent


def test_r17_the_room_goes_on_with_the_history_of_an_earlier_day() -> None:
    past = (
        Joined(seq=6, time=1, member=ANA),
        Said(seq=7, time=2, author="ana", text="ontem", cid="c"),
        Told(seq=8, time=3, author="ana", to="bia", text="segredo", cid="d"),
        Left(seq=9, time=4, member=ANA, reason="closed"),
    )
    house = House(past=past)
    assert house.hub.people == 0
    caio = house.opens()
    house.receives(caio, b'{"type":"join","name":"caio"}\n')
    welcomed, *replayed = house.events(caio)
    assert isinstance(welcomed, Welcomed)
    assert welcomed.seq == 10
    assert replayed == [Said(seq=7, time=2, author="ana", text="ontem")]


def test_a_line_end_of_windows_and_empty_lines_do_no_harm() -> None:
    house = House()
    ana = house.member("ana")
    house.receives(ana, b'\r\n\n{"type":"ping"}\r\n')
    assert house.events(ana) == [Ponged()]


def test_commands_arrive_in_whatever_pieces() -> None:
    house = House()
    peer = house.opens()
    for byte in b'{"type":"join","name":"Jos\xc3\xa9"}\n':
        house.receives(peer, bytes([byte]))
        house.waits(0.2)
    (welcomed,) = house.events(peer)
    assert isinstance(welcomed, Welcomed)
    assert welcomed.you.name == "José"


def test_a_program_calls_itself_what_it_likes_on_one_short_line() -> None:
    house = House()
    peer = house.opens()
    house.receives(
        peer, b'{"type":"join","name":"ana","program":"a\\u001b[2J\\nb%b"}\n' % (b"c" * 99)
    )
    (welcomed,) = house.events(peer)
    assert isinstance(welcomed, Welcomed)
    assert welcomed.you.program == "a[2J b" + "c" * 26
