"""How a name looks: what it could be taken for, and whether its letters belong together.

Both after Unicode's security mechanisms (https://www.unicode.org/reports/tr39/). Their table of
confusable characters comes from `homoglyphs_fork`, the scripts of each character from `fontTools`.
"""

import json
import pkgutil
import unicodedata
from functools import cache
from typing import cast

import homoglyphs_fork
from fontTools.unicodedata import script_extension

_NO_SCRIPT = {"Zyyy", "Zinh"}  # what any script may have, as digits, and accents
# Japanese, Chinese and Korean mix scripts, also with Latin: UTS #39, "Highly Restrictive".
_JAPANESE, _TAIWANESE, _KOREAN = "Jpan", "Hanb", "Kore"
_MIXES = {
    "Latn": {_JAPANESE, _TAIWANESE, _KOREAN},
    "Hani": {_JAPANESE, _TAIWANESE, _KOREAN},
    "Hira": {_JAPANESE},
    "Kana": {_JAPANESE},
    "Bopo": {_TAIWANESE},
    "Hang": {_KOREAN},
}


def looks(name: str) -> frozenset[tuple[int, str]]:
    """The skeletons of a name as it is written, in small letters and in capitals.

    Two names can be taken for one another where they share one: `DanieI` is like `Daniel` as it
    is written, and a Greek `ΑΝΑ` like `Ana` in capitals. `Iara` and `Lara` share none, although
    the one as it is written is like the other in small letters.
    """
    written = unicodedata.normalize("NFKC", name)
    return frozenset(enumerate(map(skeleton, (written, written.casefold(), written.upper()))))


def skeleton(text: str) -> str:
    """What two texts share that look the same: each character as the one that stands for all
    that look like it (UTS #39, 4; without direction, which no name changes)."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFD", "".join(map(_prototype, decomposed)))


def stranger(name: str) -> str:
    """The first character whose script does not go with those before it, or nothing."""
    together: set[str] | None = None
    for character in name:
        for part in unicodedata.normalize("NFKC", character):
            scripts = script_extension(part) - _NO_SCRIPT
            if not scripts:
                continue
            mixes = scripts.union(*(_MIXES.get(script, ()) for script in scripts))
            together = mixes if together is None else together & mixes
            if not together:
                return character
    return ""


def _prototype(character: str) -> str:
    """The one of all that look alike. The table names for each only its prototype, or for a
    prototype all the others: of two that name each other either will do."""
    alike = _table().get(character, ())
    if len(alike) != 1:
        return character
    (other,) = alike
    if len(other) > 1:
        return "".join(map(_prototype, other))
    return min(character, other) if len(_table()[other]) == 1 else other


@cache
def _table() -> dict[str, list[str]]:
    """Who looks like whom, both ways. Letters from the right stand between marks of direction."""
    table = cast("bytes", pkgutil.get_data(homoglyphs_fork.__name__, "confusables.json"))
    found: dict[str, list[str]] = json.loads(table.replace(rb"\u200e", b""))
    return found
