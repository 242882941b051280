"""Listings between three backticks, and backticks that are none."""

from time import process_time

import pytest

from app.client.fences import MOST, Code, Prose, pieces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("oi", [Prose("oi")]),
        ("", [Prose("")]),
        ("```\nx = 1\n```", [Code("x = 1")]),
        ("```python\nx = 1\n```", [Code("x = 1", "python")]),
        ("```C++\nint x;\n```", [Code("int x;", "c++")]),
        ("``` python \nx\n```", [Code("x", "python")]),
        ("```x = 1```", [Code("x = 1")]),
        ("```print(1)\nprint(2)```", [Code("print(1)\nprint(2)")]),
        ("olha:\n```\nx\n```\nviu?", [Prose("olha:"), Code("x"), Prose("viu?")]),
        ("use ```x``` ali", [Prose("use "), Code("x"), Prose(" ali")]),
        ("```\na\n```\n```\nb\n```", [Code("a"), Code("b")]),
        ("```\n\n    dentro\n\n\n```", [Code("    dentro")]),
        ("````\nx\n````", [Code("x")]),
    ],
)
def test_a_message_is_cut_into_its_listings(text: str, found: list[Prose | Code]) -> None:
    assert pieces(text) == found


@pytest.mark.parametrize(
    "text", ["```", "``````", "```\n```", "``` ```", "```\nx = 1", "a ``x`` b"]
)
def test_backticks_that_hold_nothing_or_stay_open_are_text(text: str) -> None:
    assert pieces(text) == [Prose(text)]


@pytest.mark.parametrize(
    "text",
    ["`" * 60_000, "``` " * 15_000, "```a" * 15_000, "```" + " \n" * 30_000, "\n```\n" * 9_000],
)
def test_a_hostile_text_is_cut_in_no_time(text: str) -> None:
    start = process_time()
    found = pieces(text)
    assert process_time() - start < 0.05
    assert len(found) <= 2 * MOST + 2
