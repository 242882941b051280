"""Initials and colours of names: stable, the same for both spellings, readable in both palettes."""

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
    assert len(colours) == HUES


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
