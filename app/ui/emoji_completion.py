"""Emoji by their shortcodes, as something that a message may be completed with."""

import re

from app.ui.completion import MOST_OFFERS, Beginning
from app.ui.completion_popup import Offer
from app.ui.emoji_book import EmojiBook

_TYPED = re.compile(r"(?:^|[\s(])(:[\w+-]{2,40})$")
_WHOLE = re.compile(r"(?:^|[\s(])(:[\w+-]{1,60}:)$")


class Shortcodes:
    """Offers emoji after a colon and two letters, and puts one in for `:joy:` at once.

    What is typed is opened in the book when the first colon comes.
    """

    def __init__(self, book: EmojiBook) -> None:
        self._book = book

    def look(self, before: str) -> Beginning | None:
        """A shortcode that was begun."""
        found = _TYPED.search(before)
        if found is None:
            return None
        self._book.open()
        offers = [
            Offer(
                inserted=f"{emoji.text} ", shown=f":{code}:", detail=emoji.name, picture=emoji.text
            )
            for code, emoji in self._book.complete(found[1][1:], MOST_OFFERS)
        ]
        return Beginning(found[1], offers)

    def replacement(self, before: str) -> tuple[str, str] | None:
        """A whole shortcode, and its emoji."""
        found = _WHOLE.search(before)
        emoji = self._book.code(found[1].strip(":")) if found else None
        return (found[1], emoji.text) if found and emoji else None
