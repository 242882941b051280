"""Whether a message names somebody: `@Ana`."""

import re
import unicodedata

from app.protocol.names import LONGEST_NAME, MARKS, name_key

_LONGEST = LONGEST_NAME * (1 + MARKS)  # characters of a name in decomposed form
# What is between two fences is code, in which an @ is a decorator. One without an end is none.
_CODE = re.compile(r"```.*?```", re.DOTALL)


def names_me(text: str, me: str) -> bool:
    """Whether `text` has `@me` in it, spelt in any way that is the same name to the room.

    The name ends where no name could go on: `@Ana!` is Ana, `@Anabela` is not. What stands before
    the @ must not be a name either: `ana@casa.br` is an address and names nobody, and neither do
    `@ana@casa.br`, `https://site.br/@ana` and code between fences.
    """
    if "@" not in text or not me:
        return False
    wanted = name_key(me)
    text = _CODE.sub(" ", text)
    at = text.find("@")
    while at >= 0:
        end = _name_end(text, at + 1)
        alone = _may_begin(text, at) and text[end : end + 1] != "@"
        if alone and name_key(text[at + 1 : end]) == wanted:
            return True
        at = text.find("@", end)
    return False


def _name_end(text: str, start: int) -> int:
    """Where the name that begins there is over; what is longer than any name ends early."""
    end = start
    while end < len(text) and end - start <= _LONGEST and _is_of_name(text[end]):
        end += 1
    return end


def _may_begin(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return not before or not (_is_of_name(before) or before in "/@")


def _is_of_name(character: str) -> bool:
    kind = unicodedata.category(character)
    return character == "_" or kind[0] in "LM" or kind == "Nd"
