"""The colours of listings: what the words are, when that is known, and that all are readable."""

import threading
from itertools import product
from time import perf_counter, process_time

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.client.fences import Code
from app.ui import highlight
from app.ui.avatar import contrast
from app.ui.highlight import LONGEST, MOST, Highlighter, TokenKind, language_of, tokens
from app.ui.listing import CodeBlock, token_colour
from app.ui.theme import palette
from app.ui.timeline_text import Fonts

PYTHON = 'def f(n):\n    return n + 41  # nota "x"\nprint("oi")'
Role = QPalette.ColorRole


def words(code: Code) -> dict[str, TokenKind]:
    return {code.text[at : at + length]: kind for at, length, kind in tokens(code)}


def test_the_words_of_a_listing_are_told_apart() -> None:
    told = words(Code(PYTHON, "python"))
    assert told["def"] is told["return"] is TokenKind.KEYWORD
    assert told["f"] is told["print"] is TokenKind.NAME
    assert told["41"] is TokenKind.NUMBER
    assert told['# nota "x"'] is TokenKind.COMMENT
    assert told['"oi"'] is TokenKind.STRING
    assert "n" not in told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PYTHON, "python"),
        ("for i in lista:\n    print(i)", "python"),
        ('#include <stdio.h>\nint main(void) { puts("oi"); }', "c"),
        ("public class Oi { }", "java"),
        ("const x = 1;", "javascript"),
        ("<!DOCTYPE html>\n<p>oi</p>", "html"),
        ("SELECT nome FROM alunos", "sql"),
        ("oi, tudo bem?", ""),
    ],
)
def test_a_language_that_was_not_named_is_recognised(text: str, language: str) -> None:
    assert language_of(Code(text)) == language


@pytest.mark.parametrize("language", ["brainrot", "c:/x", "..", "💥"])
def test_an_unknown_language_has_no_colours(language: str) -> None:
    assert tokens(Code("x = 1", language)) == ()


@pytest.mark.parametrize(
    ("kind", "scheme", "ground"),
    list(
        product(
            TokenKind,
            (Qt.ColorScheme.Light, Qt.ColorScheme.Dark),
            (Role.Base, Role.AlternateBase),
        )
    ),
)
def test_every_word_is_readable_in_both_themes(
    kind: TokenKind, scheme: Qt.ColorScheme, ground: Role
) -> None:
    colours = palette(scheme)
    assert contrast(token_colour(kind, colours, ground), colours.color(ground)) >= 4.5


def test_words_are_told_in_another_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []

    def look(code: Code, *, turn: float = 0) -> tuple[highlight.Token, ...]:
        threads.append(threading.current_thread())
        return tokens(code, turn=turn)

    monkeypatch.setattr(highlight, "tokens", look)
    highlighter, code = Highlighter(), Code(PYTHON, "python")
    with qtbot.waitSignal(highlighter.ready):
        assert highlighter.tokens(code) is None
        assert highlighter.tokens(code) is None
    assert highlighter.tokens(code) == tokens(code)
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_a_huge_listing_or_one_in_no_language_asks_nobody(qtbot: QtBot) -> None:
    highlighter = Highlighter()
    assert highlighter.tokens(Code("x = 1\n" * LONGEST, "python")) == ()
    assert highlighter.tokens(Code("bom dia")) == ()
    assert highlighter._worker is None


def test_of_a_dense_listing_only_so_many_words_have_colours(qtbot: QtBot) -> None:
    code = Code("1 " * (LONGEST // 2), "python")
    assert len(tokens(code)) == MOST
    fonts = Fonts(QApplication.font())
    told = tokens(code)
    block = CodeBlock(code, fonts, 400, Role.Base, lambda _: told)
    picture = QImage(400, 600, QImage.Format.Format_RGB32)
    times = []
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark) * 3:
        start = process_time()
        painter = QPainter(picture)
        box = QRectF(0, 0, 400, block.height)
        block.paint(painter, palette(scheme), box, QRectF(picture.rect()))
        painter.end()
        times.append(process_time() - start)
    assert min(times) < 0.05


def test_a_lexer_that_fails_leaves_one_colour(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_code: Code, *, turn: float = 0) -> tuple[highlight.Token, ...]:
        raise RecursionError

    monkeypatch.setattr(highlight, "tokens", fail)
    highlighter = Highlighter()
    with qtbot.waitSignal(highlighter.ready):
        highlighter.tokens(Code(PYTHON))
    assert highlighter.tokens(Code(PYTHON)) == ()


def test_the_longest_listing_leaves_the_window_its_turns(qtbot: QtBot) -> None:
    code = Code((PYTHON + "\n") * (LONGEST // len(PYTHON) - 10), "python")
    tokens(Code(PYTHON, "python"))  # what loads only once
    highlighter, worst, done = Highlighter(), 0.0, []
    highlighter.ready.connect(lambda: done.append(1))
    assert highlighter.tokens(code) is None
    while not done:
        start = perf_counter()
        qtbot.wait(1)
        worst = max(worst, perf_counter() - start)
    assert worst < 0.5  # with one core for everybody; 0.03 alone
