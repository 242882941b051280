"""What a person means by a typed line: a message, a private one, or a word for the program."""

import re
from dataclasses import dataclass
from enum import Enum

from app.protocol.direction import TURNS
from app.protocol.messages import Code, Malformed

_WISH = re.compile(r"/[^\W\d_]{1,20}")  # no path and no number after the slash
_PRIVATE = re.compile(r"@(\S+)\s+(\S.*)", re.DOTALL)
# All but the tab and the newline; and what turns the direction of the words beside it.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


# White space and all of Unicode's categories Cc and Cf, as one class: looking up the category of
# each character takes ten times as long, and a peer may send a line that has nothing else.
_INVISIBLE = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd"
    r"\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001"
    r"\U000e0020-\U000e007f]*"
)


class Wish(Enum):
    """A line that is for the program and not for the room."""

    LEAVE = "/sair"
    BARE_LEAVE = "sair"  # in a window it may be meant as a message
    WHO = "/usuarios"


@dataclass(frozen=True, slots=True)
class Public:
    """A message for everyone."""

    text: str


@dataclass(frozen=True, slots=True)
class Private:
    """`@to text`"""

    to: str
    text: str


_WISHES = {wish.value: wish for wish in Wish} | {"/usuários": Wish.WHO}


def parse_typed(line: str) -> Public | Private | Wish | Malformed | None:
    """What `line` means; None when nothing is in it. A leading `@` is never public."""
    text = _visible(line)
    if not text:
        return None
    wish = _WISHES.get(text.casefold())
    if wish is not None:
        return wish
    if _WISH.fullmatch(text):
        return Malformed(code=Code.COMMAND_UNKNOWN, detail=text)
    if not text.startswith("@"):
        return Public(text=line.rstrip())
    private = _PRIVATE.fullmatch(text)
    if private is None:
        return Malformed(code=Code.PRIVATE_FORM)
    # "@ana: oi" and "@ana, oi" are how people write; a name that was copied may be isolated
    to = TURNS.sub("", private[1]).rstrip(",:;")
    return Private(to=to, text=private[2]) if to else Malformed(code=Code.PRIVATE_FORM)


def clean_text(text: str) -> str:
    """A message as the room keeps it: one kind of line break, tabs, no other control character.

    A terminal obeys escape sequences, so none may reach one; every other line separator of
    Unicode becomes a newline, so that all programs break the same lines.
    """
    return _CONTROLS.sub("", "\n".join(text.splitlines())).strip("\n")


def is_blank(text: str) -> bool:
    """Whether nothing in it can be seen."""
    return _invisible(text) == len(text)


def _visible(text: str) -> str:
    """From its first visible character to its last.

    A private message must not turn public over a byte order mark or a mark of direction.
    """
    rest = text[_invisible(text) :]
    return rest[: len(rest) - _invisible(rest[::-1])]


def _invisible(text: str) -> int:
    """How many characters at the beginning nobody can see."""
    found = _INVISIBLE.match(text)
    return found.end() if found else 0
