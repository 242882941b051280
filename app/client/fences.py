"""Listings in what people write: three backticks before and after."""

import re
from dataclasses import dataclass

FENCE = "```"
MOST = 20  # listings in one message; what follows is text

_BACKTICKS = re.compile("`*")
_LANGUAGE = re.compile(r"[\w+#.-]{1,20}\Z")


@dataclass(frozen=True, slots=True)
class Prose:
    """What is not a listing."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A listing; `language` as it was written behind the backticks, in small letters, or ""."""

    text: str
    language: str = ""


def pieces(text: str) -> list[Prose | Code]:
    """A message cut into its listings and what stands between them.

    Backticks that are not closed, or hold nothing, are text like any other; more than three are as
    good as three.
    """
    found: list[Prose | Code] = []
    start = at = 0  # of the prose that is not told yet; where to look on
    while len(found) < 2 * MOST:
        opened = text.find(FENCE, at)
        inside = _behind(text, opened) if opened >= 0 else len(text)
        closed = text.find(FENCE, inside)
        if closed < 0:
            break
        at = _behind(text, closed)
        code = _code(text[inside:closed])
        if code is not None:
            _add_prose(found, text[start:opened])
            found.append(code)
            start = at
    if not found:
        return [Prose(text)]
    _add_prose(found, text[start:])
    return found


def _behind(text: str, at: int) -> int:
    """Where a run of backticks ends."""
    run = _BACKTICKS.match(text, at)
    return run.end() if run else at


def _code(inner: str) -> Code | None:
    first, newline, rest = inner.partition("\n")
    language = first.strip()
    if newline and (not language or _LANGUAGE.match(language)):
        inner = rest
    else:
        language = ""
    lines = inner.rstrip().splitlines()
    while lines and not lines[0].strip():
        del lines[0]
    return Code("\n".join(lines), language.lower()) if lines else None


def _add_prose(found: list[Prose | Code], text: str) -> None:
    """Text beside a listing, without the line breaks that set it apart."""
    text = text.strip("\n")
    if text.strip():
        found.append(Prose(text))
