"""What people said, in a table that finds words in it (SQLite's FTS5); in memory only."""

import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

BEGIN, END = "\x02", "\x03"
"""Around what was found in an excerpt; the room lets no control character through."""

LONGEST_WISH = 200  # characters of what is looked for
_AROUND = 24  # words of an excerpt

# Accents and case make no difference: `coracao` finds Coração. What is neither a letter nor a digit
# separates words.
_SCHEMA = """CREATE VIRTUAL TABLE said
    USING fts5(text, tokenize = "unicode61 remove_diacritics 2")"""
_FIND = "SELECT rowid FROM said WHERE {where} AND rowid BETWEEN ? AND ? ORDER BY rowid"
_LATEST = """SELECT rowid, snippet(said, 0, ?, ?, '…', ?) FROM said
    WHERE {where} AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?"""


class SearchError(Exception):
    """This computer's SQLite cannot search; the message is its own word for why."""


class Excerpt(NamedTuple):
    """A message that was found: its id, and the part where it was, with BEGIN and END in it."""

    id: int
    text: str


class SearchTable:
    """Texts under ids of the caller's; the order of the ids is the order of what is found.

    Words are found in any order, the last one also where it only begins a word: one is still
    typing. Nothing that a person types is taken for a command. Raises SearchError.
    """

    def __init__(self) -> None:
        # One thread at a time uses it, not always the same one.
        self._db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            self._db.execute(_SCHEMA)
        except sqlite3.Error as error:
            self._db.close()
            raise SearchError(str(error)) from error

    def put(self, texts: Iterable[tuple[int, str]]) -> None:
        """Keep texts; one whose id is there already replaces it."""
        rows = [(id_, _whole(text)) for id_, text in texts]
        with self._db:
            self._db.execute("BEGIN")
            self._db.executemany("INSERT OR REPLACE INTO said (rowid, text) VALUES (?, ?)", rows)

    def drop(self, ids: Iterable[int]) -> None:
        """Forget these; unknown ones do no harm."""
        with self._db:
            self._db.execute("BEGIN")
            self._db.executemany("DELETE FROM said WHERE rowid = ?", [(id_,) for id_ in ids])

    def drop_all(self, ids: range) -> None:
        """Forget all whose ids are in this range."""
        self._db.execute("DELETE FROM said WHERE rowid BETWEEN ? AND ?", (ids.start, ids.stop - 1))

    def find(self, wish: str, ids: range) -> list[int]:
        """The ids in this range whose texts have what is looked for."""
        where, values = _condition(wish)
        if not where:
            return []
        values += [ids.start, ids.stop - 1]
        return [id_ for (id_,) in self._db.execute(_FIND.format(where=where), values)]

    def latest(self, wish: str, ids: range, most: int) -> list[Excerpt]:
        """The last ones of them, the newest first."""
        where, values = _condition(wish)
        if not where:
            return []
        values = [BEGIN, END, _AROUND, *values, ids.start, ids.stop - 1, most]
        return [Excerpt(*row) for row in self._db.execute(_LATEST.format(where=where), values)]

    def close(self) -> None:
        """Let go of it."""
        self._db.close()


def _condition(wish: str) -> tuple[str, list[str | int]]:
    """What SQL asks for, and its values; nothing where there is nothing to look for."""
    wish = _whole(wish[:LONGEST_WISH])
    pieces = wish.split()
    words = [piece for piece in pieces if any(map(str.isalnum, piece))]
    # Emoji and other signs are in no table of words; they are looked for one text at a time.
    signs = [piece for piece in pieces if piece not in words]
    conditions = ["instr(text, ?) > 0"] * len(signs)
    values: list[str | int] = [*signs]
    if words:
        conditions.insert(0, "said MATCH ?")
        values.insert(0, _quoted(words, typing=_is_of_word(wish[-1])))
    return " AND ".join(conditions), values


def _quoted(words: Sequence[str], *, typing: bool) -> str:
    """In quotes, AND, NOT, * and the like are words of a text as every other one."""
    quoted = ['"{}"'.format(word.replace('"', '""')) for word in words]
    return " ".join(quoted) + "*" * typing


def _is_of_word(character: str) -> bool:
    return character.isalnum() or bool(unicodedata.combining(character))


def _whole(text: str) -> str:
    """Without halves of characters, which SQLite does not take, and NUL, which ends its texts."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")
