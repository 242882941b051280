"""The face of a person without a picture: a round with initials, and a colour for each name."""

import re
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from unicodedata import normalize

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPalette

from app.ui.timeline_text import LABEL

HUES = (18, 37, 66, 115, 161, 190, 210, 237, 271, 296, 323, 349)
"""Degrees of the wheel, as far apart as the eye, not the wheel, tells them."""
READABLE = 4.5  # contrast of WCAG 2.2 (AA) for text; of initials, which the name says again, 3
INITIALS = 3.0
STEP = 0.02  # of lightness


def contrast(one: QColor, other: QColor) -> float:
    """How well one colour is told from another: 1 (not at all) to 21, as WCAG 2.2 counts it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def initials(name: str) -> str:
    """The first letters of the first and the last word: "Ana_Lima" → "AL", "bia" → "B".

    A capital inside a word begins another one: "AnaLima" → "AL".
    """
    name = normalize("NFC", name[:LABEL])
    humps = (" " * (a.islower() and b.isupper()) + b for a, b in pairwise(f" {name}"))
    words = [word for word in re.split(r"[\W_]+", "".join(humps)) if word]
    return "".join(word[0].upper()[:1] for word in (*words[:1], *words[1:][-1:]))


def name_colour(
    name: str, palette: QPalette, ground: QPalette.ColorRole = QPalette.ColorRole.Base
) -> QColor:
    """The colour in which a name is written on a ground of the palette.

    Two spellings of one name (upper case, composed accents) have one colour.
    """
    return readable(_hue(name), palette.color(ground))


def readable(hue: float, ground: QColor) -> QColor:
    """The liveliest colour of a hue (0 to 1) that is readable on a ground."""
    return QColor.fromRgb(_ink(hue, ground.rgb()))


def paint_avatar(painter: QPainter, rect: QRectF, name: str) -> None:
    """Paint the round of a person into a square."""
    colour = QColor.fromRgb(_fill(_hue(name)))
    gradient = QLinearGradient(rect.topLeft(), rect.bottomRight())
    gradient.setColorAt(0, colour.lighter(112))
    gradient.setColorAt(1, colour)
    font = QFont(painter.font())
    font.setPixelSize(max(round(rect.height() * 0.38), 1))
    font.setWeight(QFont.Weight.DemiBold)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    painter.drawEllipse(rect)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), initials(name))
    painter.restore()


def _hue(name: str) -> float:
    """One of `HUES`, the same on every computer."""
    spelled = normalize("NFC", name[:LABEL]).casefold().encode(errors="replace")
    number = int.from_bytes(blake2b(spelled, digest_size=8).digest(), "big")
    return HUES[number % len(HUES)] / 360


@lru_cache(maxsize=256)
def _ink(hue: float, ground: int) -> int:
    """The liveliest colour of a hue that is readable on a ground."""
    base = QColor.fromRgb(ground)
    step = STEP if _luminance(base) < 0.2 else -STEP
    lightness = 0.6 if step > 0 else 0.45
    while True:
        ink = QColor.fromHslF(hue, 0.65, min(max(lightness, 0.0), 1.0))
        if contrast(ink, base) >= READABLE or not 0 < lightness < 1:
            return ink.rgb()
        lightness += step


@lru_cache(maxsize=len(HUES))
def _fill(hue: float) -> int:
    """The lightest colour of a hue on which white initials are readable."""
    white, lightness = QColor(Qt.GlobalColor.white), 0.6
    while contrast(QColor.fromHslF(hue, 0.6, lightness).lighter(112), white) < INITIALS:
        lightness -= STEP
    return QColor.fromHslF(hue, 0.6, lightness).rgb()


def _luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
