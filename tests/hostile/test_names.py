"""Names that deceive; two innocent guests notice nothing of them."""

import json

import pytest

from tests.hostile.innocents import Innocents
from tests.support.running import OpenRoom


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Αdmin", "name_mixed"),  # a Greek capital alpha
        ("Αna", "name_mixed"),
        ("аnа", "name_mixed"),  # Cyrillic
        ("ΑΝΑ", "name_similar"),  # all Greek, and it looks like ANA
        ("ANA", "name_taken"),
        ("Ana\u200b", "name_character"),  # a blank of no width
        ("\u202eana", "name_character"),
        ("a\u2066na", "name_character"),
        ("a\u0301" * 2 + "\u0301" * 9, "name_character"),  # a tower of marks
        ("an a", "name_space"),
        ("@ana", "name_at"),
        ("", "name_empty"),
        ("x" * 33, "name_long"),
        ("x" * 20_000, "name_long"),
        ("Servidor", "name_reserved"),
        ("<img src=x>", "name_space"),
        ("\\\\server\\share", "name_character"),
    ],
)
def test_a_name_that_deceives_is_refused_with_its_rule(
    room: OpenRoom, innocents: Innocents, name: str, code: str
) -> None:
    visitor = room.visitor()
    visitor.send(json.dumps({"type": "join", "name": name}, ensure_ascii=False).encode() + b"\n")
    room.wait(lambda: visitor.kinds() == ["refused"])
    assert visitor.events()[0]["code"] == code
    innocents.heard_only()


def test_a_name_of_50_000_letters_is_a_line_too_long(room: OpenRoom, innocents: Innocents) -> None:
    plain, native = room.visitor(), room.visitor()
    plain.send(b"x" * 50_000 + b"\n")
    native.send(b'{"type":"join","name":"' + b"x" * 50_000 + b'"}\n')
    room.wait(lambda: plain.is_hung_up() and native.is_hung_up())
    assert plain.read() == "Erro: a linha é longa demais. Conecte-se de novo.\n"
    assert native.events() == [{"type": "ended", "reason": "line_long"}]
    innocents.heard_only()


def test_one_name_in_both_normal_forms_is_one_name(room: OpenRoom) -> None:
    room.native("Jose\u0301")
    second = room.visitor()
    second.send("Jos\u00e9\n".encode())
    room.hears(second, "Erro: já existe um usuário ativo com o nome José.")
