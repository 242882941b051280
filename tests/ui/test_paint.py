"""What is painted follows the palette, and stays within its bounds."""

from functools import partial

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.client.fences import Code
from app.client.timeline import Entry, Kind, Quote, Reaction
from app.ui.bubble import Column, Place, lay_out
from app.ui.chips import LETTERS, MOST, Chips
from app.ui.highlight import Token, tokens
from app.ui.listing import CodeBlock
from app.ui.quote_box import QuoteBox
from app.ui.theme import palette
from app.ui.timeline_text import Fonts

LIGHT, DARK = palette(Qt.ColorScheme.Light), palette(Qt.ColorScheme.Dark)
ALONE = Place(first=True, last=True, day=False)
Role = QPalette.ColorRole


def fonts() -> Fonts:
    return Fonts(QApplication.font())


def canvas() -> QImage:
    picture = QImage(600, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("#000000"))
    return picture


def colours(picture: QImage) -> set[str]:
    points = ((x, y) for y in range(picture.height()) for x in range(picture.width()))
    return {picture.pixelColor(x, y).name() for x, y in points}


def said(text: str, **fields: object) -> Entry:
    return Entry(kind=Kind.MESSAGE, text=text, time=1, author="ana", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("order", [(LIGHT, DARK), (DARK, LIGHT)])
def test_a_link_has_the_palette_s_colour_also_after_a_change(
    qtbot: QtBot, order: tuple[QPalette, QPalette]
) -> None:
    row = lay_out(said("http://a.br/WWWWWWWW"), ALONE, Column(600, fonts()))
    for look in order:
        picture = canvas()
        painter = QPainter(picture)
        row.paint(painter, look, QRectF(picture.rect()))
        painter.end()
        assert look.color(Role.Link).name() in colours(picture)


def test_a_listing_painted_in_another_theme_looks_as_if_it_were_new(qtbot: QtBot) -> None:
    code = Code("def f(n):\n    return 41", "python")
    told = tokens(code)

    def paint(block: CodeBlock, look: QPalette) -> QImage:
        picture = canvas()
        painter = QPainter(picture)
        block.paint(painter, look, QRectF(0, 0, 400, block.height), QRectF(picture.rect()))
        painter.end()
        return picture

    def known(_code: Code) -> tuple[Token, ...]:
        return told

    made = partial(CodeBlock, code, fonts(), 400, Role.Base, known)
    used, fresh = made(), made()
    light = paint(used, LIGHT)
    assert paint(used, DARK) == paint(fresh, DARK) != light


def test_only_so_many_reactions_are_shown_and_none_is_long(qtbot: QtBot) -> None:
    many = [Reaction("👍" * 400, ("ana",)) for _ in range(MOST * 3)]
    chips = Chips(many, fonts(), 300)
    assert len(chips._chips) == MOST
    assert all(len(words) <= LETTERS + 2 for _, words, _ in chips._chips)


def test_a_reaction_of_somebody_who_turns_text_stays_plain(qtbot: QtBot) -> None:
    chips = Chips([Reaction("\u202e👍", ("\u202eana",))], fonts(), 300)
    assert chips._chips[0][1] == "👍 1"
    chip = chips.target(QPointF(5, 5))
    assert chip is not None
    assert chip.tip == "ana"
    assert chip.emoji == "\u202e👍"  # what is toggled is what the room knows


@pytest.mark.parametrize("own", [False, True])
def test_a_quote_is_never_wider_than_its_bubble(qtbot: QtBot, own: bool) -> None:
    quote = Quote(3, "n" * 500, "palavra " * 5_000)
    row = lay_out(said("oi", own=own, quote=quote), ALONE, Column(400, fonts()))
    assert row.box.left() >= 0
    assert row.box.right() <= 400


def test_a_listing_in_a_quote_is_told_without_its_backticks(qtbot: QtBot) -> None:
    made = partial(QuoteBox, fonts=fonts(), width=400, ground=Role.Base, mine=False)
    assert made(Quote(3, "ana", "```python\nx = 1\n```"))._text == "x = 1"
    assert made(Quote(3, "ana", "olha ```x```"))._text == "olha x"
    assert made(Quote(3, "ana", "```c\ncortado"))._text == "cortado"
    assert made(Quote(3, "ana", ""))._text == "Mensagem apagada"
