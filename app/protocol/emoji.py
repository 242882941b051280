"""What counts as an emoji: one picture of Unicode, plain or joined of several."""

import re

LONGEST = 16
"""Code points; a family of four with skin tones has eleven."""

# The shape of https://www.unicode.org/reports/tr51/, section 1.4.9, with the blocks of pictures in
# the place of its list, which grows each year. The few pictures outside of them are named.
_PICTURE = (
    r"[\u2190-\u21ff\u2300-\u23ff\u2460-\u2bff\U0001f000-\U0001f1e5\U0001f200-\U0001faff"
    r"©®™ℹ〰〽㊗㊙‼⁉]"
)
_ONE = rf"{_PICTURE}\ufe0f?[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*"
_EMOJI = re.compile(rf"{_ONE}(?:\u200d{_ONE})*|[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3")


def is_emoji(text: str) -> bool:
    """Whether `text` is one picture; no letter is, nor anything as wide as a sentence."""
    return len(text) <= LONGEST and _EMOJI.fullmatch(text) is not None
