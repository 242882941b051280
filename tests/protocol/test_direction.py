"""Words from the right beside others."""

import time
import unicodedata

import pytest

from app.protocol.direction import TURNS, isolated
from app.protocol.typed import clean_text

SHALOM = "שלום"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("José", "José"),
        ("", ""),
        ("明美 Ольга 😀 → 3", "明美 Ольга 😀 → 3"),
        (SHALOM, f"\u2068{SHALOM}\u2069"),
        ("oi, محمد!", "\u2068oi, محمد!\u2069"),
        ("٣", "\u2068٣\u2069"),
        ("oi\u200f 1", "\u2068oi\u200f 1\u2069"),  # a mark that nobody sees
        (f"a\n{SHALOM}\nb", f"a\n\u2068{SHALOM}\u2069\nb"),
        (f"\u2069{SHALOM}\u202e", f"\u2068{SHALOM}\u2069"),  # nobody steps out of it
        ("\u202eana\u2066", "ana"),
    ],
)
def test_only_lines_with_letters_from_the_right_are_isolated(words: str, told: str) -> None:
    assert isolated(words) == told


def test_every_character_that_runs_from_the_right_is_known() -> None:
    for number in range(0x110000):
        character = chr(number)
        if unicodedata.bidirectional(character) in ("R", "AL", "AN"):
            assert isolated(character) != character, hex(number)


def test_no_text_keeps_what_turns_the_direction_of_others() -> None:
    kept = clean_text("".join(map(chr, range(0xD800))) + "".join(map(chr, range(0xE000, 0x110000))))
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert {unicodedata.bidirectional(character) for character in kept}.isdisjoint(turning)
    assert not TURNS.search(kept)
    assert {"\u061c", "\u200e", "\u200f"} < set(kept)


@pytest.mark.parametrize("text", [SHALOM * 1_000, "a" * 3_999 + "ש", f"{SHALOM}\n" * 800])
def test_a_long_text_takes_no_time(text: str) -> None:
    started = time.process_time()
    for _ in range(100):
        isolated(text)
    assert time.process_time() - started < 0.5
