"""What a person means by a typed line: a message, a private one, or a word for the program."""

import re
from dataclasses import dataclass
from enum import Enum

_PRIVATE = re.compile(r"@(\S+)\s+(\S.*)", re.DOTALL)
# Before a line's first visible character: a private message must not turn public over a BOM.
_INVISIBLE = " \t\r\n\v\f\u00a0\u200b\u200c\u200d\u2060\ufeff"


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


@dataclass(frozen=True, slots=True)
class BadPrivate:
    """A line that begins with `@` and is no private message (R11)."""


_WISHES = {wish.value: wish for wish in Wish} | {"/usuários": Wish.WHO}


def parse_typed(line: str) -> Public | Private | BadPrivate | Wish | None:
    """What `line` means; None when nothing is in it. A leading `@` is never public."""
    text = line.strip(_INVISIBLE)
    if not text:
        return None
    wish = _WISHES.get(text.casefold())
    if wish is not None:
        return wish
    if not text.startswith("@"):
        return Public(text=line.rstrip())
    private = _PRIVATE.fullmatch(text)
    if private is None:
        return BadPrivate()
    to = private[1].rstrip(",:;")  # "@ana: oi" and "@ana, oi" are how people write
    return Private(to=to, text=private[2]) if to else BadPrivate()


def clean_text(text: str) -> str:
    """A message as the room keeps it: one kind of line break, tabs, no other control character.

    A terminal obeys escape sequences, so none may reach one; every other line separator of
    Unicode becomes a newline, so that all programs break the same lines.
    """
    return "\n".join(_without_controls(line) for line in text.splitlines()).strip("\n")


def _without_controls(line: str) -> str:
    return "".join(c for c in line if c == "\t" or (c >= " " and not "\x7f" <= c <= "\x9f"))
