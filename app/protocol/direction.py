"""Keeps words that are read from the right from moving the words beside them.

Who writes a line for people puts what a peer sent through `isolated`.
"""

import re

TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction until others end that: only `isolated` may write them."""

# The blocks that Unicode keeps for what runs from the right (R, AL and AN in DerivedBidiClass.txt),
# and the mark that does so unseen. As one class: looking up each character takes ten times as long.
_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def isolated(words: str) -> str:
    """Words to stand between others: each line with letters from the right in an isolate.

    The others stay as they are, byte for byte; an isolate would end with its line anyway.
    """
    words = TURNS.sub("", words)
    if not _FROM_THE_RIGHT.search(words):
        return words
    return "\n".join(map(_isolated, words.split("\n")))


def _isolated(line: str) -> str:
    if not _FROM_THE_RIGHT.search(line):
        return line
    return f"\N{FIRST STRONG ISOLATE}{line}\N{POP DIRECTIONAL ISOLATE}"
