"""The emoji that Sala knows by name, and how they are found."""

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from app.ui.matching import bare

_APART = re.compile(r"[\W_]+")


class Emoji(msgspec.Struct, array_like=True, frozen=True):
    """One emoji: a row of resources/emoji.json.

    `group`: the place of its group. `codes`: its shortcodes without colons, Portuguese first.
    """

    text: str
    group: int
    name: str
    tags: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True):
    """resources/emoji.json."""

    groups: tuple[str, ...]
    emoji: tuple[Emoji, ...]


class Index:
    """Finds emoji by words, shortcodes and the emoji itself."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._by_text = {emoji.text: emoji for emoji in table.emoji}
        self._by_code = {code: emoji for emoji in reversed(table.emoji) for code in emoji.codes}
        self._names = [bare(emoji.name) for emoji in table.emoji]
        self._words = [frozenset(_words(emoji)) for emoji in table.emoji]

    def emoji(self, text: str) -> Emoji | None:
        """The row of an emoji."""
        return self._by_text.get(text)

    def code(self, code: str) -> Emoji | None:
        """The emoji with exactly that shortcode, however it is capitalised."""
        return self._by_code.get(code) or self._by_code.get(bare(code))

    def find(self, typed: str) -> list[Emoji]:
        """Those of which each typed word begins a word: whose name it is, then whose name it
        begins, then those that have such a word or keyword, then those where it only begins one.
        """
        wanted = [word for word in _APART.split(bare(typed)) if word]
        if not wanted:
            return []
        whole = " ".join(wanted)
        found: list[tuple[int, int]] = []
        for place, words in enumerate(self._words):
            if all(any(word.startswith(each) for word in words) for each in wanted):
                exact = all(each in words for each in wanted)
                found.append((_rank(self._names[place], whole, exact=exact), place))
        return [self.table.emoji[place] for _, place in sorted(found)]

    def complete(self, typed: str) -> Iterator[tuple[str, Emoji]]:
        """Shortcodes that begin so, the shortest first, then emoji that are found by the word;
        each emoji once, with the shortcode that fits.
        """
        wanted = bare(typed)
        begun = (code for code in self._by_code if code.startswith(wanted))
        given: set[str] = set()
        for code in sorted(begun, key=lambda code: (len(code), code)):
            emoji = self._by_code[code]
            if emoji.text not in given:
                given.add(emoji.text)
                yield code, emoji
        for emoji in self.find(typed):
            if emoji.text not in given and emoji.codes:
                yield emoji.codes[0], emoji


def first(most: int, emoji: Iterable[Emoji], can_show: Callable[[str], bool]) -> list[Emoji]:
    """The first `most` that this computer can show."""
    found: list[Emoji] = []
    for each in emoji:
        if can_show(each.text):
            found.append(each)
            if len(found) == most:
                break
    return found


def _rank(name: str, wanted: str, *, exact: bool) -> int:
    if name == wanted:
        return 0
    if not exact:
        return 3
    return 1 if name.startswith(wanted) else 2


def _words(emoji: Emoji) -> Iterator[str]:
    for words in (emoji.name, *emoji.tags, *emoji.codes):
        yield from (word for word in _APART.split(bare(words)) if word)
