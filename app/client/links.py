"""Addresses of the web in what people write.

Only `http` and `https` are ever addresses, and what is shown of them is where they really lead:
letters of other alphabets in the name of a computer are written as the network sees them.
"""

import re
from dataclasses import dataclass

from PySide6.QtCore import QUrl

MOST = 100  # links in one message; what follows is text
LONGEST = 2_000  # characters of an address; longer ones are text

_SCHEMES = ("http", "https")
_ADDRESS = re.compile(
    r'(?<![\w@./:-])(?:https?://|www\.)[^\s<>"“”«»‘’`|\\^{}]{1,2000}', re.IGNORECASE
)
_TRAILING = ".,;:!?'*~…·"
_BRACKETS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a text: `length` characters from `start` on, and where it really leads."""

    start: int
    length: int
    address: str


def find_links(text: str) -> tuple[Link, ...]:
    """The links of a text, in their order; punctuation around them is not part of them."""
    found: list[Link] = []
    for match in _ADDRESS.finditer(text):
        written = _without_tail(_printable(match.group()))
        address = real_address(written)
        if address:
            found.append(Link(match.start(), len(written), address))
            if len(found) == MOST:
                break
    return tuple(found)


def real_address(written: str) -> str:
    """Where an address really leads, in ASCII; "" when it is none that Sala opens."""
    if len(written) > LONGEST:
        return ""
    if written[:4].lower() == "www.":
        written = f"https://{written}"
    url = QUrl(written, QUrl.ParsingMode.TolerantMode)
    return bytes(url.toEncoded().data()).decode("ascii", "replace") if is_web(url) else ""


def is_web(url: QUrl) -> bool:
    """Whether it is an address of the web, with a computer in it."""
    return url.isValid() and url.scheme() in _SCHEMES and bool(url.host())


def _printable(text: str) -> str:
    """As far as the first character that nobody sees."""
    if text.isprintable():
        return text
    return text[: next(at for at, letter in enumerate(text) if not letter.isprintable())]


def _without_tail(text: str) -> str:
    """Without the punctuation of the sentence, and without brackets that were opened before it."""
    excess = {close: text.count(close) - text.count(opens) for close, opens in _BRACKETS.items()}
    end = len(text)
    while end:
        last = text[end - 1]
        if last in _BRACKETS and excess[last] > 0:
            excess[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return text[:end]
