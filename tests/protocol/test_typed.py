"""What a typed line means, for windows, terminals and plain guests alike."""

import sys
import unicodedata

import pytest

from app.protocol.messages import Code, Malformed
from app.protocol.typed import (
    Private,
    Public,
    Wish,
    clean_text,
    is_blank,
    parse_typed,
)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("oi", Public("oi")),
        ("  recuado  ", Public("  recuado")),
        ("a@b.c", Public("a@b.c")),
        ("sair daqui", Public("sair daqui")),
        ("/sair agora", Public("/sair agora")),
        ("/outra", Malformed(code=Code.COMMAND_UNKNOWN, detail="/outra")),
        ("", None),
        (" \t\r\n", None),
        ("\u200b\ufeff\u2003", None),
        ("/sair", Wish.LEAVE),
        ("/SAIR\r\n", Wish.LEAVE),
        ("sair", Wish.BARE_LEAVE),
        ("\ufeffSair ", Wish.BARE_LEAVE),
        ("/usuarios", Wish.WHO),
        ("/usuários", Wish.WHO),
        ("@ana oi", Private("ana", "oi")),
        ("@ana   oi  tudo", Private("ana", "oi  tudo")),
        ("@ana\toi", Private("ana", "oi")),
        ("@ana linha 1\nlinha 2", Private("ana", "linha 1\nlinha 2")),
        ("@ana: oi", Private("ana", "oi")),
        ("@ana, oi", Private("ana", "oi")),
        ("@\u2068שלום\u2069: oi", Private("שלום", "oi")),  # copied from a line
        ("@\u2068\u2069 oi", Malformed(code=Code.PRIVATE_FORM)),
        ("@ana @bia", Private("ana", "@bia")),
        ("@ana@bia oi", Private("ana@bia", "oi")),
    ],
)
def test_a_line_means_a_message_a_private_one_a_wish_or_nothing(line: str, meant: object) -> None:
    assert parse_typed(line) == meant


@pytest.mark.parametrize("line", ["@", "@ana", "@ana  ", "@ ana oi", "@,; oi", "@\n", "@@", " @"])
def test_r11_a_line_that_begins_with_an_at_and_is_no_private_message_is_a_mistake(
    line: str,
) -> None:
    assert parse_typed(line) == Malformed(code=Code.PRIVATE_FORM)


@pytest.mark.parametrize("line", ["/sari", "/ajuda", " /Usuario ", "/opções"])
def test_a_mistyped_word_for_the_program_is_no_message(line: str) -> None:
    assert parse_typed(line) == Malformed(code=Code.COMMAND_UNKNOWN, detail=line.strip())


@pytest.mark.parametrize(
    "line", ["/24 é a máscara", "/etc/passwd", "/", "a /sari", "/sari não vai"]
)
def test_a_text_with_a_slash_is_a_message(line: str) -> None:
    assert parse_typed(line) == Public(line)


@pytest.mark.parametrize(
    "mark",
    [" ", "\t", "\n", "\x00", "\x1c", "\xa0", "\xad", "\u200b", "\u200e", "\u2003", "\u2028",
     "\u2067", "\u3000", "\ufeff", " \u200f\u00a0"],
)  # fmt: skip
def test_r09_nothing_invisible_before_the_at_makes_a_private_message_public(mark: str) -> None:
    assert parse_typed(f"{mark}@ana segredo") == Private("ana", "segredo")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("oi", "oi"),
        ("a\r\nb\rc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("\n\noi\n", "oi"),
        ("a\n\nb", "a\n\nb"),
        ("\tcódigo", "\tcódigo"),
        ("\x1b[31mvermelho\x1b[0m", "[31mvermelho[0m"),
        ("a\x00\x07\x08\x7f\x9bb", "ab"),
        ("família 👩‍👩‍👧", "família 👩‍👩‍👧"),
        ("", ""),
    ],
)
def test_a_text_keeps_line_breaks_and_tabs_and_no_other_control(text: str, clean: str) -> None:
    assert clean_text(text) == clean


def test_a_text_of_which_nothing_can_be_seen_is_blank() -> None:
    assert is_blank(" \u200b\n\u2003\xad")
    assert not is_blank(" . ")
    assert not is_blank("👍️")


def test_all_that_unicode_calls_blank_a_control_or_a_format_is_invisible() -> None:
    for character in map(chr, range(sys.maxunicode + 1)):
        unseen = character.isspace() or unicodedata.category(character) in ("Cc", "Cf")
        if unseen:
            assert is_blank(character), hex(ord(character))
        elif is_blank(character):  # of a newer Unicode than that of this Python
            assert unicodedata.category(character) == "Cn", hex(ord(character))
