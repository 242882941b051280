"""Hostile and unusual texts: they are shown as they are, break where they must, and cost little."""

from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPalette, QTextDocument
from pytestqt.qtbot import QtBot

from app.client.timeline import Entry, Kind, State, Timeline
from app.ui.bubble import Bubble, Column, Place, Row, estimate, lay_out
from app.ui.timeline_text import Fonts, Lines, line_height
from app.ui.timeline_view import TimelineView

RED = QColor("#ff0000")
TABLES = "<table><tr><td>" * 16 + "x"
ALONE = Place(first=True, last=True, day=False)
NOON = 1_795_273_200_000


def said(text: str, **fields: Any) -> Entry:
    return Entry(kind=Kind.MESSAGE, text=text, time=NOON, author="ana", **fields)


def column(width: int = 600) -> Column:
    return Column(width, Fonts(font()))


def font() -> QFont:
    made = QFont()
    made.setPixelSize(14)
    return made


class RichBubble(Bubble):
    """The broken twin: takes the text for markup."""

    def _paint(self, painter: QPainter, palette: QPalette, clip: QRectF) -> None:  # noqa: ARG002
        document = QTextDocument()
        document.setHtml(self.entry.text)
        document.drawContents(painter)


class RichView(TimelineView):
    """Shows the broken twins."""

    def lay_out(self, row: int) -> Row:
        return RichBubble(self._timeline.entry(row), self._place(row), self._column)


def shown(qtbot: QtBot, *entries: Entry, kind: type[TimelineView] = TimelineView) -> QImage:
    view = kind()
    qtbot.addWidget(view)
    timeline = Timeline(view)
    timeline.extend(entries)
    view.setModel(timeline)
    view.resize(600, 500)
    with qtbot.waitExposed(view):
        view.show()
    return view.viewport().grab().toImage()


def has_red(image: QImage) -> bool:
    points = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return any(image.pixelColor(x, y) == RED for x, y in points)


def red_file(folder: Path) -> Path:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(RED)
    path = folder / "vermelho.png"
    assert image.save(str(path))
    return path


@pytest.mark.parametrize(("kind", "opened"), [(TimelineView, False), (RichView, True)])
def test_an_image_in_a_text_is_not_opened(
    qtbot: QtBot, tmp_path: Path, kind: type[TimelineView], opened: bool
) -> None:
    image = red_file(tmp_path).as_posix()
    marked = said(f'<img src="{image}" width="80" height="80">')
    assert has_red(shown(qtbot, marked, kind=kind)) is opened


@pytest.mark.parametrize(("kind", "alike"), [(TimelineView, False), (RichView, True)])
def test_markup_is_shown_letter_by_letter(
    qtbot: QtBot, kind: type[TimelineView], alike: bool
) -> None:
    """A needless `<div>` changes nothing for whoever reads markup, and much for everyone else."""
    bare = shown(qtbot, said("<p>a <u>b</u></p>"), kind=kind)
    wrapped = shown(qtbot, said("<div><p>a <u>b</u></p></div>"), kind=kind)
    assert (bare == wrapped) is alike


@pytest.mark.parametrize(
    "text",
    [
        TABLES,
        "x" * 50_000,
        "palavra " * 500,
        "a\n" * 2_000,
        "\u202e\u2066" * 2_000,
        "aא" * 2_000,
        "e" + "\u0301" * 4_000,
        "😀" * 2_000,
        "http://a.br/xxxx " * 2_000,
        "```\nx = 1\n```\n" * 2_000,
        "```\n" + "x" * 50_000 + "\n```",
    ],
    ids=[
        "tables",
        "word",
        "prose",
        "lines",
        "directions",
        "mixed",
        "accents",
        "emoji",
        "links",
        "listings",
        "listing",
    ],
)
def test_a_hostile_text_costs_less_than_a_tenth_of_a_second(qtbot: QtBot, text: str) -> None:
    room, picture = column(), QImage(600, 500, QImage.Format.Format_RGB32)
    lay_out(said("aquece as fontes 😀 א"), ALONE, room)
    times = []
    for _ in range(3):
        start = perf_counter()
        row = lay_out(said(text), ALONE, room)
        painter = QPainter(picture)
        row.paint(painter, QPalette(), QRectF(picture.rect()))
        painter.end()
        times.append(perf_counter() - start)
    assert min(times) < 0.1


def test_a_long_word_breaks_anywhere_and_stays_inside(qtbot: QtBot) -> None:
    room = column()
    row = lay_out(said("w" * 50_000), ALONE, room)
    letter = QFontMetricsF(font()).horizontalAdvance("w")
    lines = 50_000 * letter / room.text
    assert row.height > lines * line_height(font())
    assert row.box.right() <= room.width - room.margin


@pytest.mark.parametrize("width", [150, 320, 420, 700, 1_100, 3_000])
def test_every_bubble_stays_inside_the_column(qtbot: QtBot, width: int) -> None:
    room = column(width)
    for own in (False, True):
        row = lay_out(said("palavra comprida " * 60, own=own), ALONE, room)
        assert row.box.left() >= 0
        assert row.box.right() <= width


def test_the_lines_of_a_listing_are_kept(qtbot: QtBot) -> None:
    listing = "def f(n):\n    return n\n\nprint(f(1))"
    assert Lines(listing, font(), 400).height == 4 * line_height(font())
    for ending in ("\r\n", "\r", "\u2028", "\u2029"):
        other = listing.replace("\n", ending)
        assert Lines(other, font(), 400).height == 4 * line_height(font())


def test_an_empty_text_is_one_line(qtbot: QtBot) -> None:
    assert Lines("", font(), 400).height == line_height(font())


def test_a_text_from_right_to_left_is_no_wider_than_itself(qtbot: QtBot) -> None:
    text = "שלום עולם"
    assert Lines(text, font(), 400).width < 200
    row = lay_out(said(text), ALONE, column())
    assert row.box.width() < 300


def test_marks_of_direction_do_not_reach_the_neighbours(qtbot: QtBot) -> None:
    """Author, time and the next message look the same below a text that turns everything."""
    plain = shown(qtbot, said("a" * 9), said("vizinha (1) 2"))
    turned = shown(qtbot, said("\u202e" + "a" * 9), said("vizinha (1) 2"))
    assert plain == turned


def test_the_time_stands_beside_the_last_line_where_it_fits(qtbot: QtBot) -> None:
    room = column()
    line = line_height(font())
    short = lay_out(said("oi", own=True), ALONE, room)
    full = "w" * int(room.text // QFontMetricsF(font()).horizontalAdvance("w"))
    long = lay_out(said(full, own=True), ALONE, room)
    assert short.height < long.height < short.height + line


def test_private_and_failed_messages_say_so_in_words(qtbot: QtBot) -> None:
    """The words need room: a marked message is wider by at least the words."""
    room = column()
    plain = lay_out(said("oi", own=True), ALONE, room).box.width()
    private = lay_out(said("oi", own=True, private=True), ALONE, room).box.width()
    failed = lay_out(said("oi", own=True, state=State.FAILED), ALONE, room).box.width()
    words = QFontMetricsF(room.fonts.meta)
    assert private - plain >= words.horizontalAdvance("(privado)")
    assert failed - plain >= words.horizontalAdvance("não enviada") - words.horizontalAdvance(
        "12:00"
    )


def test_estimates_come_near(qtbot: QtBot) -> None:
    room = column()
    for words in (1, 5, 20, 80, 300):
        entry = said("palavra " * words)
        size = estimate(entry, ALONE, room.fonts)
        guess = size.fixed + room.fonts.line * -(-size.chars // room.per_line)
        height = lay_out(entry, ALONE, room).height
        assert height / 2 < guess < height * 2


def test_a_font_in_points_is_scaled_too(qtbot: QtBot) -> None:
    points = QFont()
    points.setPointSizeF(20)
    assert Fonts(points).meta.pointSizeF() == pytest.approx(15.8)


def test_lines_are_painted_in_the_pen_of_the_painter(qtbot: QtBot) -> None:
    picture = QImage(200, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    painter.setPen(RED)
    Lines("WWWWW", font(), 180).paint(painter, QPointF(0, 0), QRectF(picture.rect()))
    painter.end()
    assert has_red(picture)
