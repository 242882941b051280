"""Initials and colours of names: stable, the same for both spellings, readable in both palettes."""

from itertools import combinations
from math import dist

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot

from app.ui.avatar import HUES, contrast, initials, name_colour, paint_avatar

NAMES = [
    f"{first}{number}" for first in ("ana", "Bruno_", "Conceição", "ñ") for number in range(60)
]
LIGHT, DARK, HIGH = "#FFFFFF", "#1D2026", "#000000"


def palette(base: str) -> QPalette:
    made = QPalette()
    made.setColor(QPalette.ColorRole.Base, QColor(base))
    return made


def wcag(one: QColor, other: QColor) -> float:
    """The contrast as WCAG 2.2 defines it, written down once more from its text."""

    def luminance(colour: QColor) -> float:
        total = 0.0
        for value, weight in (
            (colour.red(), 0.2126),
            (colour.green(), 0.7152),
            (colour.blue(), 0.0722),
        ):
            share = value / 255
            linear = share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
            total += weight * linear
        return total

    high, low = max(luminance(one), luminance(other)), min(luminance(one), luminance(other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("base", [LIGHT, DARK, HIGH, "#ECEDF4"])
def test_every_name_is_readable_on_its_ground(base: str) -> None:
    ground = QColor(base)
    worst = min(wcag(name_colour(name, palette(base)), ground) for name in NAMES)
    assert worst >= 4.5


def test_a_colour_that_is_too_light_would_be_noticed() -> None:
    assert wcag(QColor("#EAB308"), QColor(LIGHT)) < 4.5


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)
    assert contrast(QColor("#123456"), QColor("#123456")) == pytest.approx(1)


def test_names_get_many_colours() -> None:
    colours = {name_colour(name, palette(LIGHT)).name() for name in NAMES}
    assert len(colours) == len(HUES) >= 12


def seen(colour: QColor) -> tuple[float, ...]:
    """The colour in Oklab, where equal distances look equal."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


@pytest.mark.parametrize("base", [LIGHT, DARK])
def test_any_two_colours_of_names_are_told_apart(base: str) -> None:
    colours = {name_colour(name, palette(base)).name() for name in NAMES}
    pairs = combinations([seen(QColor(colour)) for colour in sorted(colours)], 2)
    assert min(dist(*pair) for pair in pairs) > 0.07


def test_a_small_class_gets_many_colours() -> None:
    people = ["Ana", "Bia", "Caio", "Conceição", "Davi", "João"]
    people += ["José", "Júlia", "Lucas", "Maria", "Pedro", "Sofia"]
    assert len({name_colour(name, palette(LIGHT)).name() for name in people}) >= 8


@pytest.mark.parametrize(
    ("one", "other"), [("Ana", "ANA"), ("Conceição", "Conceic\u0327a\u0303o"), ("José", "josé")]
)
def test_two_spellings_of_a_name_have_one_colour(one: str, other: str) -> None:
    assert name_colour(one, palette(LIGHT)) == name_colour(other, palette(LIGHT))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("ana", "A"),
        ("Ana_Lima", "AL"),
        ("ana_maria_de_lima", "AL"),
        ("ana_ana", "AA"),
        ("Ana Lima", "AL"),
        ("AnaLima", "AL"),
        ("anaLima", "AL"),
        ("AnaMariaLima", "AL"),
        ("ANA", "A"),
        ("JoãoÁlvares", "JÁ"),
        ("e\u0301rica", "É"),
        ("ßeta", "S"),
        ("7anos", "7"),
        ("___", ""),
        ("", ""),
    ],
)
def test_initials_are_those_of_the_first_and_the_last_word(name: str, letters: str) -> None:
    assert initials(name) == letters


def painted(name: str) -> QImage:
    picture = QImage(68, 68, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    paint_avatar(painter, QRectF(0, 0, 68, 68), name)
    painter.end()
    return picture


@pytest.mark.parametrize("name", NAMES[::15])
def test_an_avatar_is_a_round_with_readable_white_letters(qtbot: QtBot, name: str) -> None:
    picture = painted(name)
    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(66, 66).alpha() == 0
    for x, y in ((34, 4), (34, 64), (5, 34), (62, 34), (12, 14)):
        assert wcag(picture.pixelColor(x, y), QColor("#FFFFFF")) >= 2.95


def test_avatars_differ_by_letters_and_colour(qtbot: QtBot) -> None:
    assert painted("ana") == painted("ANA")
    assert painted("ana") != painted("bia")
