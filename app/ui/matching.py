"""How what somebody types finds names and words: without accents, and in any case."""

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import combining, normalize

from app.ui.timeline_text import LABEL


def bare(words: str) -> str:
    """What words have in common that differ in accents and case only: "José" → "jose"."""
    apart = normalize("NFKD", words)
    return "".join(letter for letter in apart if not combining(letter)).casefold()


@lru_cache(maxsize=4_096)  # each key is looked for in every name of a room
def fold(name: str) -> str:
    """`bare` for a name of any length; only its beginning counts."""
    return bare(name[:LABEL])


def matching(typed: str, names: Iterable[str]) -> list[str]:
    """The names that `typed` may become: those that begin so, then those with such a word, then
    those that have it anywhere. Within each kind they keep their order.
    """
    wanted = fold(typed)
    kinds: tuple[list[str], list[str], list[str]] = ([], [], [])
    for name in names:
        folded = fold(name)
        if folded.startswith(wanted):
            kinds[0].append(name)
        elif f"_{wanted}" in folded:
            kinds[1].append(name)
        elif wanted in folded:
            kinds[2].append(name)
    return [name for kind in kinds for name in kind]
