"""What counts as an emoji: one picture of Unicode, plain or joined of several."""

import re

LONGEST = 16
"""Code points; a family of four with skin tones has eleven."""

# The shape of https://www.unicode.org/reports/tr51/, section 1.4.9, with the blocks of pictures in
# the place of its list, which grows each year. The few pictures outside of them are named; letters
# in circles and squares are none, but for those that everybody knows as pictures.
_PICTURE = (
    r"[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27ff\u2900-\u297f\u2b00-\u2bff"
    r"\U0001f000-\U0001f0ff\U0001f18e\U0001f191-\U0001f19a\U0001f200-\U0001faff"
    r"©®™ℹ〰〽㊗㊙‼⁉Ⓜ🅰🅱🅾🅿]"
)
_TONED = rf"{_PICTURE}\ufe0f?[\U0001f3fb-\U0001f3ff]?"
_EMOJI = re.compile(
    rf"{_TONED}(?:\u200d{_TONED})*|[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3"
    r"|\U0001f3f4[\U000e0030-\U000e007a]{2,6}\U000e007f"  # the flag of a part of a country
)


def is_emoji(text: str) -> bool:
    """Whether `text` is one picture; no letter is, nor anything as wide as a sentence."""
    return len(text) <= LONGEST and _EMOJI.fullmatch(text) is not None
