"""What a name may be (R03), and when two names are one (R04)."""

import re
import unicodedata
from functools import cache

from app.protocol.lookalikes import looks, stranger
from app.protocol.messages import Code, Refused

LONGEST_NAME = 32
READ = 1_024
"""Characters of a name that are looked at: composing more takes time that grows with their
square, and what is longer than this is refused as too long or known to nobody anyway."""

MARKS = 3
"""Marks in a row that a letter may have: more is a tower that hides the lines around it."""
RESERVED = ("Você", "Erro", "Sala", "Servidor")
"""What the programs write in the place of a name when they speak themselves."""

# Letters and marks by category that nobody sees (Default_Ignorable_Code_Point in Unicode's
# DerivedCoreProperties.txt): two people could look alike, or like nobody.
_UNSEEN = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
)
# Letters that look like a colon, an apostrophe, a stroke or a lengthened line.
_LIKE_PUNCTUATION = (
    "\u0149\u01c0-\u01c3\u02b0-\u02ff\u0559\u0640\u07f4\u07f5\u07fa\ua4f8-\ua4fd\ua717-\ua71f\ua788\ua78b"
    "\ua78c"
)
_DOTTED = re.compile("([ij])\u0307")
_DECEIVING = re.compile(f"[{_UNSEEN}{_LIKE_PUNCTUATION}]")


def check_name(name: str, longest: int = LONGEST_NAME) -> Refused | None:
    """The rule that a name breaks, or None when it may be used.

    A name has letters of any script, each with up to `MARKS` marks, decimal digits and `_`; at
    most `longest` characters in composed form (NFC). Nothing in it is invisible or looks like
    punctuation, its scripts go together, and it looks like none of `RESERVED`.
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
    return _check_letters(name)


def tidy_name(name: str) -> str:
    """The form in which a name is kept and shown: composed, without blanks around it."""
    return unicodedata.normalize("NFC", name.strip()[:READ])


def name_key(name: str) -> str:
    """What two names share when a person takes them for one.

    Compatibility forms, case, the order of accents, a dot on a letter that has one and blanks
    around a name make no difference (Unicode's NFKC_Casefold, https://www.unicode.org/reports/tr44/#NFKC_Casefold).
    """
    folded = unicodedata.normalize("NFKC", name.strip()[:READ]).casefold()
    return _DOTTED.sub(r"\1", unicodedata.normalize("NFKC", folded)).strip()


def _check_letters(name: str) -> Refused | None:
    for place, character in enumerate(name):
        if not _may_stand(character, name[max(0, place - MARKS) : place]):
            return Refused(code=Code.NAME_CHARACTER, detail=character)
    if foreign := stranger(name):
        return Refused(code=Code.NAME_MIXED, detail=foreign)
    reserved = not _reserved_looks().isdisjoint(looks(name))
    return Refused(code=Code.NAME_RESERVED, detail=name) if reserved else None


@cache
def _reserved_looks() -> frozenset[tuple[int, str]]:
    return frozenset().union(*map(looks, RESERVED))


def _may_stand(character: str, before: str) -> bool:
    """`before`: the `MARKS` characters before it, fewer at the beginning."""
    kinds = [unicodedata.category(one)[0] for one in before]
    kind = unicodedata.category(character)
    if character == "_":
        return True
    if _DECEIVING.match(character):
        return False
    if kind[0] == "M":  # a mark belongs to the letter before it
        return kinds[-1:] in (["L"], ["M"]) and kinds != ["M"] * MARKS
    return (kind[0] == "L" or kind == "Nd") and _is_only_letters(character)


def _is_only_letters(character: str) -> bool:
    """Some letters stand for several characters, a blank or a dot among them (U+FDFA, U+013F)."""
    parts = map(unicodedata.category, unicodedata.normalize("NFKC", character))
    return all(part[0] in "LM" or part == "Nd" for part in parts)
