"""What counts as an emoji: the pictures of Unicode, alone or joined to one."""

import unicodedata

LONGEST = 16
"""Code points; a family of four with skin tones has eleven, a flag of a region seven."""
_JOINERS = frozenset("\u200d\ufe0f\u20e3")  # zero width joiner, as a picture, keycap
_KEYS = frozenset("0123456789#*")  # before a keycap only
_KEYCAP = "\u20e3"
_EARLY = frozenset("©®™ℹ〰〽㊗㊙‼⁉")  # pictures outside of the blocks of pictures
_BLOCKS = (range(0x2190, 0x2C00), range(0x1F000, 0x1FB00), range(0xE0020, 0xE0080))


def is_emoji(text: str) -> bool:
    """Whether `text` is one picture, as far as can be told from its characters.

    That is narrower than "some symbols" (no letter, nothing as wide as a sentence) and wider than
    the list of [UTS #51](https://www.unicode.org/reports/tr51/), which grows each year.
    """
    if not 0 < len(text) <= LONGEST or not _is_picture(text[0], text):
        return False
    return all(each in _JOINERS or _is_picture(each, text) for each in text)


def _is_picture(each: str, text: str) -> bool:
    if each in _KEYS:
        return text.endswith(_KEYCAP) and text[0] == each and text.count(each) == 1
    if each in _EARLY:
        return True
    pictured = any(ord(each) in block for block in _BLOCKS)
    return pictured and unicodedata.category(each) in ("So", "Sm", "Sk", "Cn", "Cf")
