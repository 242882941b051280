"""What the words of a listing are, told by Pygments outside of the window's thread."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum, auto
from functools import lru_cache
from time import perf_counter, sleep
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from app.client.fences import Code

LONGEST = 5_000  # characters; longer listings stay in one colour
MOST = 1_000  # words with a colour; a listing costs the window's thread some 10 ms with so many
KEPT = 200  # listings of which the words stay known
TURN = 0.001  # seconds at a time for which the window's thread may have to wait
LOOK = 15  # milliseconds from one look at what is ready to the next

_GUESSES = (
    ("html", re.compile(r"^\s*<(!doctype|\w+)[^>\n]*>", re.IGNORECASE)),
    ("sql", re.compile(r"^\s*(select\b.+\bfrom|insert into|create table|update \w+ set)\b", re.I)),
    ("c", re.compile(r"^\s*#include\b", re.MULTILINE)),
    ("java", re.compile(r"\b(public|private) (static |final )*(class|void|int)\b|System\.out\.")),
    ("javascript", re.compile(r"\b(const|let|var) \w+ = |=> *\{|\bconsole\.log\(")),
    ("python", re.compile(r"^\s*(def |class |import |from \w+ import|print\(|if .+:$)", re.M)),
)
"""How listings without a named language are recognised, the surest signs first."""


class TokenKind(Enum):
    """What a word of a listing is, as far as it has a colour of its own."""

    KEYWORD = auto()
    NAME = auto()
    STRING = auto()
    NUMBER = auto()
    COMMENT = auto()


class Token(NamedTuple):
    """A word of a listing: `length` characters from `start` on."""

    start: int
    length: int
    kind: TokenKind


def language_of(code: Code) -> str:
    """The language that was named, or the likeliest; "" when nothing speaks for one."""
    if code.language:
        return code.language
    head = code.text[:1_000]
    return next((name for name, sign in _GUESSES if sign.search(head)), "")


def tokens(code: Code, *, turn: float = 0) -> tuple[Token, ...]:
    """The words that have a colour; none of an unknown language. Slow: not for the window's thread.

    With a `turn` other threads get theirs after so many seconds at most.
    """
    # Loading Pygments takes a tenth of a second, and most conversations have no listing.
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        lexer = get_lexer_by_name(language_of(code))
    except ClassNotFound:
        return ()
    told: list[Token] = []
    since = perf_counter()
    for start, token, word in lexer.get_tokens_unprocessed(code.text):
        kind = _kind(str(token))
        if kind is not None and word.strip():
            last = told[-1] if told else None
            if last and last.kind is kind and last.start + last.length == start:
                told[-1] = Token(last.start, last.length + len(word), kind)
            elif len(told) < MOST:
                told.append(Token(start, len(word), kind))
            else:
                break
        if turn and perf_counter() - since > turn:
            sleep(turn)
            since = perf_counter()
    return tuple(told)


class Highlighter(QObject):
    """Knows the words of listings, some time after it was asked.

    Signals:
        ready(): more is known than before.
    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: OrderedDict[Code, Sequence[Token]] = OrderedDict()
        self._asked: dict[Code, Future[tuple[Token, ...]]] = {}
        self._worker: ThreadPoolExecutor | None = None
        # Looking is simpler than a signal out of a thread that may outlive this object.
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK)
        self._looks.timeout.connect(self._on_looks_timeout)

    def tokens(self, code: Code) -> Sequence[Token] | None:
        """The words of a listing; None when they are not known yet, and `ready` will come."""
        if len(code.text) > LONGEST or not language_of(code):
            return ()
        if code in self._known:
            self._known.move_to_end(code)
            return self._known[code]
        if code not in self._asked:
            if self._worker is None:
                self._worker = ThreadPoolExecutor(1, "highlighter")
            self._asked[code] = self._worker.submit(tokens, code, turn=TURN)
            self._looks.start()
        return None

    def _on_looks_timeout(self) -> None:
        done = [code for code, future in self._asked.items() if future.done()]
        for code in done:
            future = self._asked.pop(code)
            # A lexer that fails leaves its listing in one colour; the text is what counts.
            self._known[code] = () if future.exception() else future.result()
            if len(self._known) > KEPT:
                self._known.popitem(last=False)
        if not self._asked:
            self._looks.stop()
        if done:
            self.ready.emit()


@lru_cache(maxsize=512)
def _kind(token: str) -> TokenKind | None:
    """What a token type of Pygments, by its name, is here."""
    return next((kind for name, kind in _KINDS if f"{token}.".startswith(f"Token.{name}.")), None)


_KINDS = (
    ("Comment.Preproc", TokenKind.KEYWORD),
    ("Comment.PreprocFile", TokenKind.STRING),
    ("Comment", TokenKind.COMMENT),
    ("Literal.String", TokenKind.STRING),
    ("Literal.Number", TokenKind.NUMBER),
    ("Keyword", TokenKind.KEYWORD),
    ("Operator.Word", TokenKind.KEYWORD),
    ("Name.Function", TokenKind.NAME),
    ("Name.Class", TokenKind.NAME),
    ("Name.Builtin", TokenKind.NAME),
    ("Name.Tag", TokenKind.KEYWORD),
    ("Name.Attribute", TokenKind.NAME),
    ("Name.Decorator", TokenKind.NAME),
)
