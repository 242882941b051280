"""The QR code of the address, pixel by pixel."""

import pytest
import segno
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.ui.host_panel import SIDE
from app.ui.qr_code import QUIET, QrCode

ADDRESS = "192.168.0.12:9999"
BLACK, WHITE = QColor(Qt.GlobalColor.black).rgb(), QColor(Qt.GlobalColor.white).rgb()


def picture(code: QrCode, scale: float) -> QImage:
    side = round(SIDE * scale)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.darkBlue)
    code.render(image, QPoint(0, 0))
    return image


def dark_modules(image: QImage) -> list[list[bool]]:
    """What a camera sees: the dark square, cut into modules as wide as its finders say."""
    size = range(image.width())
    dark = [(x, y) for x in size for y in size if image.pixel(x, y) == BLACK]
    left, top = min(x for x, _ in dark), min(y for _, y in dark)
    right = max(x for x, _ in dark)
    module = next(x for x in range(left, right) if image.pixel(x, top) != BLACK) - left
    assert module % 7 == 0
    module //= 7
    count = (right + 1 - left) // module
    assert count * module == right + 1 - left
    middle = module // 2
    return [
        [
            image.pixel(left + x * module + middle, top + y * module + middle) == BLACK
            for x in range(count)
        ]
        for y in range(count)
    ]


@pytest.fixture
def code(qtbot: QtBot) -> QrCode:
    made = QrCode(SIDE)
    qtbot.addWidget(made)
    made.resize(SIDE, SIDE)
    return made


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("text", [ADDRESS, "[2804:14c:65a1:4000:1234:5678:9abc:def0]:65535"])
def test_it_says_the_address_in_whole_pixels_at_every_scale(
    code: QrCode, scale: float, text: str
) -> None:
    code.show_text(text, "Código")
    image = picture(code, scale)
    wanted = [
        [bool(dark) for dark in row] for row in segno.make(text, error="m", micro=False).matrix
    ]
    assert dark_modules(image) == wanted
    middle = range(image.width() // 5, image.width() * 4 // 5)
    assert {image.pixel(x, y) for x in middle for y in middle} == {BLACK, WHITE}


def test_it_keeps_a_quiet_edge_around_it_though_the_theme_is_dark(code: QrCode) -> None:
    code.show_text(ADDRESS, "Código")
    image = picture(code, 1.0)
    count = len(segno.make(ADDRESS, error="m", micro=False).matrix)
    module = SIDE // (count + 2 * QUIET)
    for inward in range(1, QUIET * module):
        line = {image.pixel(x, inward) for x in range(20, SIDE - 20)}
        assert line == {WHITE}, inward


def test_nothing_to_say_leaves_it_white(code: QrCode) -> None:
    code.show_text(ADDRESS, "Código QR do endereço")
    assert (code.text, code.accessibleName()) == (ADDRESS, "Código QR do endereço")
    code.show_text("", "")
    middle = SIDE // 2
    assert picture(code, 1.0).pixel(middle, middle) == WHITE
