"""The plain codec alone: what a frame means, and the exact lines that are written."""

import re
import time

import pytest

from app.protocol.messages import (
    AnyCommand,
    AnyEvent,
    Code,
    Ended,
    Join,
    Joined,
    Leave,
    Left,
    Listed,
    Malformed,
    Member,
    Pinged,
    Ponged,
    Reason,
    Refused,
    Said,
    Say,
    Tell,
    Told,
    Who,
)
from app.protocol.plain import PlainCodec


def meaning(frame: bytes, name: str | None = "ana") -> list[AnyCommand | Malformed]:
    return list(PlainCodec().decode(frame, name))


def join(name: str) -> Join:
    return Join(name=name, program="texto puro")


@pytest.mark.parametrize(
    ("frame", "commands"),
    [
        (b"ana", [join("ana")]),
        (b" ana \r", [join(" ana ")]),
        (b"", [join("")]),
        (b"\r", [join("")]),
        (b"ana maria", [join("ana maria")]),
        (b"ana: oi", [join("ana"), Say(cid="", text="oi")]),
        (b"ana:\toi", [join("ana"), Say(cid="", text="oi")]),
        (b"ana:", [join("ana")]),
        (b"ana: ", [join("ana")]),
        (b"ana: @bia oi", [join("ana"), Tell(cid="", to="bia", text="oi")]),
        (b"ana: @bia", [join("ana"), Malformed(code=Code.PRIVATE_FORM)]),
        (b"ana: /sair", [join("ana"), Leave()]),
        (b"ana:oi", [join("ana:oi")]),  # no colon that stands apart: no prefix, and no name
        (b"http://sala", [join("http://sala")]),
        (b"/sair", [Leave()]),
        (b"sair", [Leave()]),
        (b"/usuarios", [join("/usuarios")]),
        (b"@bia oi", [join("@bia oi")]),
        (b"\xff\xfb\x1f", []),
        (b"\xff\xfb\x1f\r", []),
    ],
)
def test_r21_the_first_frame_is_a_name_or_a_name_with_a_message(
    frame: bytes, commands: list[AnyCommand]
) -> None:
    assert meaning(frame, None) == commands


@pytest.mark.parametrize(
    ("frame", "commands"),
    [
        (b"oi", [Say(cid="", text="oi")]),
        (b"ana: oi", [Say(cid="", text="ana: oi")]),
        (b"@bia oi", [Tell(cid="", to="bia", text="oi")]),
        (b"@bia", [Malformed(code=Code.PRIVATE_FORM)]),
        (b"/sair", [Leave()]),
        (b"sair", [Leave()]),
        (b"ana saiu do chat.", [Leave()]),
        (b"ANA saiu do chat.\r", [Leave()]),
        (b"ana saiu do chat", [Say(cid="", text="ana saiu do chat")]),
        (b"bia saiu do chat.", [Say(cid="", text="bia saiu do chat.")]),
        (b"/usuarios", [Who()]),
        (b"  ", []),
        (b"\xef\xbb\xbf", []),
        (b"\xff\xfd\x03", []),
        (b"{}", [Say(cid="", text="{}")]),
    ],
)
def test_r21_every_later_frame_is_a_message_or_a_wish(
    frame: bytes, commands: list[AnyCommand]
) -> None:
    assert meaning(frame) == commands


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        ("olá".encode(), "olá"),
        ("olá".encode("cp1252"), "olá"),
        (b"\x80 \x93oi\x94 \x81", "€ “oi” \ufffd"),
        (b"a\xff\xf0b", "ab"),
        (b"a\xff\xfb\x01b", "ab"),
        (b"a\xff\xffb", "aÿb"),
        (b"a\xff\xfa\x1f\x00P\x00\x18\xff\xf0b", "ab"),
        (b"a\xff\xfa\x1f\xff\xff\xf0\x00\xff\xf0b", "ab"),  # a doubled 255 inside the option
        (b"a\xff\xfa\x1f\x00P", "a"),
        (b"a\xff\xfa\x1f\xff", "a"),
        (b"a\xff\xfb", "a"),
        (b"a\xff", "a"),
    ],
)
def test_bytes_become_text_without_telnet_options(frame: bytes, text: str) -> None:
    assert meaning(frame) == [Say(cid="", text=text)]


def test_r22_a_frame_made_of_unfinished_telnet_options_takes_no_time() -> None:
    started = time.process_time()
    for frame in (b"\xff\xfa" * 32_000, b"\xff" * 64_000, b"\xff\xfa\xff" * 20_000 + b"\xff\xf0"):
        meaning(frame)
    assert time.process_time() - started < 2.0  # 7 s for the first alone, were it read twice


WORST = [
    b"\xff" * 65_000, b"a" + b"\xff" * 64_000, b"a\xff\xf1" * 21_000, b"\xff\xff\xff\xf1" * 16_000,
    b" " * 65_000, b"\xa0" * 65_000, b"a" + b"\xad" * 64_000, "\u200b".encode() * 21_000,
]  # fmt: skip


def time_for(frame: bytes, name: str | None) -> float:
    """The quickest of several: the others tell of the computer and not of the code."""
    taken = []
    for _ in range(7):
        started = time.perf_counter()
        meaning(frame, name)
        taken.append(time.perf_counter() - started)
    return min(taken)


def check_that_no_frame_takes_long() -> None:
    """A frame of ordinary letters is the measure; looking at each byte 255 took 60 times that."""
    for name in (None, "ana"):
        ordinary = time_for(b"a" * 65_000, name)
        for frame in WORST:
            assert time_for(frame, name) < 15 * ordinary, frame[:4]


def test_r22_the_worst_frame_takes_little_time() -> None:
    check_that_no_frame_takes_long()


def test_the_check_catches_a_codec_that_looks_at_every_byte_255(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.protocol.plain.OPTIONS", 65_536)
    with pytest.raises(AssertionError):
        check_that_no_frame_takes_long()


def test_a_frame_with_more_of_255_than_telnet_sends_is_read_as_it_stands() -> None:
    assert meaning(b"a" + b"\xff\xf1" * 256) == [Say(cid="", text="a")]
    assert meaning(b"a" + b"\xff\xf1" * 257) == [Say(cid="", text="a" + "\xff\xf1" * 257)]


@pytest.mark.parametrize(
    ("rest", "torn"),
    [
        (b"", False),
        (b"a", False),
        ("é".encode(), False),
        ("é".encode()[:1], True),
        ("€".encode()[:1], True),
        ("€".encode()[:2], True),
        ("“".encode()[:2], True),  # its second byte is 80
        ("€".encode(), False),
        ("😀".encode()[:1], True),
        ("😀".encode()[:2], True),
        ("😀".encode()[:3], True),
        ("a😀".encode(), False),
        (b"a\x80\x80\x80", False),
        (b"\xc3a", False),
    ],
)
def test_only_half_a_character_is_torn(rest: bytes, torn: bool) -> None:
    assert PlainCodec().torn(rest) is torn


@pytest.mark.parametrize("code", list(Code))
def test_a_refusal_is_one_line_that_begins_with_erro(code: Code) -> None:
    line = PlainCodec.encode(Refused(code=code, detail="ç", limit=7)).decode()
    assert line.startswith("Erro: ")
    assert line.count("\n") == 1
    assert line.endswith((".\n", "@nome mensagem\n"))
    assert code not in line
    assert "{" not in line


def test_a_refusal_of_a_later_version_is_still_told() -> None:
    assert PlainCodec.encode(Refused(code="later")).decode() == "Erro: a sala não entendeu.\n"


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        (Reason.LEFT, "Você saiu do chat.\n"),
        (Reason.CLOSED, "A sala foi encerrada.\n"),
        (Reason.NAMELESS, "Erro: nenhum nome chegou a tempo. Conecte-se de novo.\n"),
        (
            Reason.FLOOD,
            "Erro: mensagens demais de uma vez. Conecte-se de novo e envie mais devagar.\n",
        ),
        (Reason.LINE_LONG, "Erro: a linha é longa demais. Conecte-se de novo.\n"),
        (Reason.LOST, "Erro: a conversa terminou.\n"),
    ],
)
def test_the_last_line_says_why_the_conversation_ends(reason: Reason, line: str) -> None:
    assert PlainCodec.encode(Ended(reason=reason)).decode() == line


def test_the_list_of_who_is_in_is_one_line() -> None:
    people = (Member(name="ana", ip="::1", port=1), Member(name="bia", ip="26.0.0.7", port=2))
    assert PlainCodec.encode(Listed(members=people)).decode() == (
        "Usuários ativos: ana (::1:1), bia (26.0.0.7:2)\n"
    )


@pytest.mark.parametrize("event", [Pinged(), Ponged()])
def test_heartbeats_are_silent(event: AnyEvent) -> None:
    assert PlainCodec.encode(event) == b""


SHALOM = Member(name="שלום", ip="10.0.0.1", port=50_001)
APART = "\u2068שלום\u2069"


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (
            Joined(seq=1, time=0, member=SHALOM),
            f"{APART} entrou no chat. (IP: 10.0.0.1, Porta: 50001)",
        ),
        (
            Left(seq=1, time=0, member=SHALOM, reason="left"),
            f"{APART} saiu do chat. (IP: 10.0.0.1, Porta: 50001)",
        ),
        (
            Said(seq=1, time=0, author="שלום", text="oi\nמה 1?"),
            f"{APART}: oi\n    \u2068מה 1?\u2069",
        ),
        (Told(seq=1, time=0, author="שלום", to="ana", text="oi"), f"{APART} (privado): oi"),
        (Listed(members=(SHALOM,)), f"Usuários ativos: {APART} (10.0.0.1:50001)"),
        (
            Refused(code=Code.NAME_TAKEN, detail="שלום"),
            f"Erro: já existe um usuário ativo com o nome {APART}. Envie outro nome.",
        ),
    ],
)
def test_what_runs_from_the_right_moves_nothing_of_a_line(event: AnyEvent, line: str) -> None:
    encoded = PlainCodec.encode(event).decode()
    assert re.sub(r"^\[\d\d:\d\d\] ", "", encoded) == f"{line}\n"


def test_the_copy_of_ones_own_private_message_names_who_runs_from_the_right() -> None:
    told = Told(seq=1, time=0, author="ana", to="שלום", text="oi")
    encoded = PlainCodec.encode(told, own=True).decode()
    assert encoded.endswith(f"] Você para {APART} (privado): oi\n")
