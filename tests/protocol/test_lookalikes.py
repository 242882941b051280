"""Which names could be taken for one another, and which letters belong together."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol.lookalikes import looks, skeleton, stranger

TEXTS = st.text(st.sampled_from("aAiIlL1oO0mrnéêç\u0301αΑνοаАрӏІҫ明ー٣"), max_size=8)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("paypal", "paypal"),
        ("раураӏ", "paypal"),  # Cyrillic
        ("Αdmin", "Adrnin"),  # Greek Alpha; m is rn in Unicode's table
        ("01Il", "Olll"),
        ("ａ", "a"),
        ("ɡ", "g"),
        ("é", "e\u0301"),
        ("\u0661", "l"),  # an Arabic one, from the right
    ],
)
def test_a_skeleton_is_drawn_with_the_letters_that_stand_for_all(text: str, drawn: str) -> None:
    assert skeleton(text) == drawn


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Admin", "Αdmin"),  # Greek Alpha
        ("Apple", "аррӏе"),  # all Cyrillic
        ("Ana", "ΑΝΑ"),  # all Greek; in small letters it is like "ava"
        ("Daniel", "DanieI"),
        ("Carmen", "Carrnen"),
        ("Came", "Carne"),
        ("aluno1", "alunol"),
        ("aluno_10", "aluno_l0"),
        ("aluno_10", "aluno_1O"),
        ("bob", "bоb"),  # Cyrillic o
        ("Tereça", "Tereҫa"),  # Cyrillic es with a tail
        ("José", "Jose\u0301"),
    ],
)
def test_names_that_could_be_taken_for_one_another_share_a_look(one: str, other: str) -> None:
    assert not looks(one).isdisjoint(looks(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José", "Jose"),
        ("José", "Josè"),
        ("Ana", "Aña"),
        ("Ana", "Anna"),
        ("Avó", "Avô"),
        ("Iara", "Lara"),
        ("Leia", "LELA"),
        ("Maia", "MALA"),
        ("Caio", "Calo"),
        ("aluno1", "aluno11"),
        ("aluno_1", "aluno1"),
        ("Ольга", "Олега"),
        ("明美", "明实"),
    ],
)
def test_names_that_the_eye_tells_apart_share_no_look(one: str, other: str) -> None:
    assert looks(one).isdisjoint(looks(other))


def test_a_class_with_numbered_names_has_no_two_that_look_alike() -> None:
    names = [f"{name}{number}" for name in ("aluno", "PC_", "Grupo") for number in range(200)]
    seen = [look for name in names for look in looks(name)]
    assert len(set(seen)) == len(seen) == 3 * len(names)


@given(TEXTS)
def test_a_skeleton_is_its_own_and_there_is_one_for_all_normal_forms(text: str) -> None:
    assert skeleton(skeleton(text)) == skeleton(text)
    assert looks(unicodedata.normalize("NFC", text)) == looks(text)
    assert looks(unicodedata.normalize("NFD", text)) == looks(text)


def test_the_table_is_all_of_unicodes_with_the_letters_that_run_from_the_right() -> None:
    assert sum(skeleton(chr(number)) != chr(number) for number in range(0x3000)) > 1_500
    assert skeleton("\u0627") == skeleton("\u05d5") == skeleton("l")
    assert skeleton("\u0647") == skeleton("o")


@pytest.mark.parametrize(
    "name",
    [
        "José_2",
        "Łukasz",
        "Ольга",
        "Ольга2",
        "ラーメン",
        "佐々木さくら",
        "Ana明ラあ",
        "明ㄅAna",
        "한국明Ana",
        "x\u0330\u0301",
        "हिन्दी२",
        "محمد٣",
        "_123_",
        "ａｎａ",
    ],
)
def test_letters_of_one_script_or_of_those_written_together_are_no_strangers(name: str) -> None:
    assert stranger(name) == ""


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Αdmin", "d"),
        ("Vοcê", "ο"),
        ("pаypal", "а"),
        ("Анаana", "a"),
        ("µna", "n"),  # the sign for micro is a Greek mu
        ("ana٣", "٣"),
        ("ㄅ한", "한"),
        ("あ한", "한"),
        ("𝐀на", "н"),  # a Latin A from mathematics
        ("שלוםana", "a"),
    ],
)
def test_the_first_letter_that_does_not_belong_is_named(name: str, found: str) -> None:
    assert stranger(name) == found
