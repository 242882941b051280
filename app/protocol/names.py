"""What a name may be (R03), and when two names are one (R04)."""

import unicodedata

from app.protocol.messages import Code, Refused

LONGEST_NAME = 32
READ = 1_024
"""Characters of a name that are looked at: composing more takes time that grows with their
square, and what is longer than this is refused as too long or known to nobody anyway."""

# Letters by category, blank to the eye: two people could look alike, or like nobody.
_BLANK_LETTERS = frozenset("\u115f\u1160\u17b4\u17b5\u3164\uffa0")


def check_name(name: str, longest: int = LONGEST_NAME) -> Refused | None:
    """The rule that a name breaks, or None when it may be used.

    A name has letters of any script with their marks, decimal digits and `_`; at most `longest`
    characters in composed form (NFC).
    """
    name = tidy_name(name)
    if not name:
        return Refused(code=Code.NAME_EMPTY)
    if "@" in name:
        return Refused(code=Code.NAME_AT)
    if any(character.isspace() for character in name):
        return Refused(code=Code.NAME_SPACE)
    if len(name) > longest:
        return Refused(code=Code.NAME_LONG, limit=longest)
    for place, character in enumerate(name):
        if not _may_stand(character, name[place - 1 : place]):
            return Refused(code=Code.NAME_CHARACTER, detail=character)
    return None


def tidy_name(name: str) -> str:
    """The form in which a name is kept and shown: composed, without blanks around it."""
    return unicodedata.normalize("NFC", name.strip()[:READ])


def name_key(name: str) -> str:
    """What two names share when a person takes them for one.

    Compatibility forms, case, the order of accents and blanks around a name make no difference
    (Unicode's NFKC_Casefold, https://www.unicode.org/reports/tr44/#NFKC_Casefold).
    """
    folded = unicodedata.normalize("NFKC", name.strip()[:READ]).casefold()
    return unicodedata.normalize("NFKC", folded).strip()


def _may_stand(character: str, before: str) -> bool:
    if character == "_":
        return True
    category = unicodedata.category(character)
    if category.startswith("M"):  # a mark belongs to the letter before it
        return bool(before) and unicodedata.category(before)[0] in "LM"
    return (category.startswith("L") or category == "Nd") and character not in _BLANK_LETTERS
