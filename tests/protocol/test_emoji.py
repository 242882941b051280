"""What may be put to a message: one picture, and nothing that says anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol.emoji import LONGEST, is_emoji


@pytest.mark.parametrize(
    "emoji",
    [
        "👍",
        "👍🏽",
        "❤️",
        "❤",
        "🙏",
        "👨‍👩‍👧‍👦",
        "🇧🇷",
        "1️⃣",
        "#️⃣",
        "⭐",
        "☕",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "🧑🏾‍🚀",
        "ℹ️",
        "↔️",
        "™️",
        "🫡",
    ],
)
def test_pictures_are_emoji(emoji: str) -> None:
    assert is_emoji(emoji)


@pytest.mark.parametrize(
    "text",
    ["", " ", "a", "1", "12", "ok👍", "👍 ", "👍ok", "\u200d", "\ufe0f", "1👍", "\u202e👍", "é",
     "你", "👍👍", "👍🙏", "🇧", "🇧🇷🇧🇷",
     "⠀", "Ⓐ", "─", "🅲", "🅲\u200d🅰\u200d🅻", "👍\U000e0062\U000e007f",
     "﷽", "😀" * (LONGEST + 1), "\ud83d", "<b>", "\n👍", "12️⃣"],
)  # fmt: skip
def test_what_says_something_or_nothing_is_no_emoji(text: str) -> None:
    assert not is_emoji(text)


@given(st.text(max_size=LONGEST + 2))
def test_no_letter_and_no_control_gets_through(text: str) -> None:
    if is_emoji(text):
        assert len(text) <= LONGEST
        assert not any(each.isalpha() and each not in "ℹ" for each in text)
