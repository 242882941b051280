"""Addresses of the web in what people write, and the one way in which Sala opens them.

Only `http` and `https` are ever addresses, and what is shown of them is where they really lead:
letters of other alphabets in the name of a computer are written as the network sees them.
"""

import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.ui.targets import Link

MOST = 100  # links in one message; what follows is text
LONGEST = 2_000  # characters of an address; longer ones are text

_SCHEMES = ("http", "https")
_ADDRESS = re.compile(
    r'(?<![\w@./:-])(?:https?://|www\.)[^\s<>"“”«»‘’`|\\^{}]{1,2000}', re.IGNORECASE
)
_TRAILING = ".,;:!?'*~…·"
_BRACKETS = {")": "(", "]": "["}


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
    return bytes(url.toEncoded().data()).decode("ascii", "replace") if _is_web(url) else ""


def host(address: str) -> str:
    """The computer to which an address leads, as the network sees it."""
    return QUrl(address).host(QUrl.ComponentFormattingOption.FullyEncoded)


def open_link(address: str) -> bool:
    """Open an address in the browser. False when it is not of the web, or nothing could."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return _is_web(url) and QDesktopServices.openUrl(url)


def _is_web(url: QUrl) -> bool:
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
