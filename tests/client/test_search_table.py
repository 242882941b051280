"""What is found in texts, and that nothing that a person types is a command."""

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.client.search_table import BEGIN, END, SearchError, SearchTable

ALL = range(1_000)


def table(*texts: str) -> SearchTable:
    made = SearchTable()
    made.put(enumerate(texts))
    return made


@pytest.mark.parametrize(
    ("wish", "text"),
    [
        ("recursão", "Travei na recursão."),
        ("recursao", "Travei na RECURSÃO."),
        ("RECURSÃO", "travei na recursao"),
        ("recurs", "Travei na recursão."),
        ("cora\u00e7a\u0303o", "coracao"),
        ("coracao", "cora\u00e7a\u0303o em forma decomposta"),
        ("exercício 3", "Alguém fez o exercício número 3?"),
        ("3 exercício", "o exercício 3"),
        ("fatorial n", "def fatorial(n):"),
        ("exemplo.edu", "veja https://exemplo.edu.br/recursao"),
        ("e-mail", "meu e-mail é"),
        ("👍", "boa!👍"),
        ("boa 👍", "👍 BOA"),
        ("++", "c++ é difícil"),
        ("c++", "C++ é difícil"),
        ("não", "NÃO"),
        ("oi   gente", "oi, gente"),
        ("linha", "uma\nlinha"),
        ("שלום", "שלום לכם"),
        ("привет", "Привет, Ана"),
    ],
)
def test_words_are_found_whatever_their_accents_and_case(wish: str, text: str) -> None:
    assert table("nada", text, "outra coisa").find(wish, ALL) == [1]


@pytest.mark.parametrize(
    ("wish", "text"),
    [
        ("", "oi"),
        ("   ", "oi"),
        ("gente", "a gentileza"),
        ("gent ", "a gente"),  # with the blank, the word is over
        ("oi mundo", "oi, gente"),
        ("ursão", "recursão"),
        ("👎", "👍"),
        ("%", "abc"),
        ("_", "abc"),
    ],
)
def test_what_was_not_said_is_not_found(wish: str, text: str) -> None:
    assert table(text).find(wish, ALL) == []


@pytest.mark.parametrize(
    "wish",
    [
        *('"', '"oi', 'oi"', "oi*", "NOT", "oi NOT gente", "oi AND", "(oi", "text:oi", "oi OR"),
        *("oi NEAR(a b)", "-oi", "^oi", "{text}", "'; DROP TABLE said; --", "\\", "\0", "a\0b"),
        "\ud83d",
    ],
)
def test_signs_of_the_query_language_are_only_signs(wish: str) -> None:
    found = table("nada disso", wish).find(wish, ALL)
    assert found in ([1], [])
    assert found == [1] or not wish.strip("\0 ")


def test_a_wish_of_a_megabyte_is_cut() -> None:
    assert table("oi").find("oi " * 400_000, ALL) == [0]


def test_texts_are_replaced_and_dropped() -> None:
    made = table("um oi", "dois", "três oi")
    made.put([(0, "nada")])
    assert made.find("oi", ALL) == [2]
    made.put([(1, "oi de novo")])
    made.drop([2, 2, 99])
    assert made.find("oi", ALL) == [1]
    made.drop_all(range(1, 2))
    assert made.find("oi", ALL) == []


def test_only_the_ids_that_were_asked_for_are_found_in_their_order() -> None:
    made = SearchTable()
    made.put([(7, "oi"), (3, "oi"), (1_000, "oi"), (5, "oi")])
    assert made.find("oi", range(3, 7)) == [3, 5]
    assert [found.id for found in made.latest("oi", range(1_001), 2)] == [1_000, 7]


def test_an_excerpt_marks_what_was_found() -> None:
    long = "antes " * 60 + "a Recursão acaba aqui" + " depois" * 60
    ((_, excerpt),) = table(long).latest("recursao", ALL, 5)
    assert f"{BEGIN}Recursão{END}" in excerpt
    assert len(excerpt) < 250


def test_a_computer_that_cannot_search_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "app.client.search_table._SCHEMA", "CREATE VIRTUAL TABLE said USING fts9(a)"
    )
    with pytest.raises(SearchError, match="no such module: fts9"):
        SearchTable()


def test_this_computer_can_search() -> None:
    options = {
        option for (option,) in sqlite3.connect(":memory:").execute("PRAGMA compile_options")
    }
    assert "ENABLE_FTS5" in options


WORDS = st.text(st.sampled_from("abcç "), min_size=1, max_size=6)


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=12))
@example(["x"], '""')
@example(["\ufffe"], "\ufffe")
@example(["ꟲ"], "ꟲ a")
def test_whatever_is_said_and_typed_is_answered(texts: list[str], wish: str) -> None:
    made = table(*texts)
    assert set(made.find(wish, ALL)) <= set(range(len(texts)))
    assert {found.id for found in made.latest(wish, ALL, 9)} == set(made.find(wish, ALL))
    made.close()


@given(st.lists(WORDS, max_size=8), WORDS)
def test_what_is_found_is_what_has_every_word_and_the_beginning_of_the_last(
    texts: list[str], wish: str
) -> None:
    plain = str.maketrans("ç", "c")
    words = wish.translate(plain).split()

    def fits(text: str) -> bool:
        said = text.translate(plain).split()
        *whole, last = words
        begins = any(each.startswith(last) for each in said)
        return all(each in said for each in whole) and (
            last in said if wish.endswith(" ") else begins
        )

    expected = [place for place, text in enumerate(texts) if words and fits(text)]
    made = table(*texts)
    assert made.find(wish, ALL) == expected
    made.close()
