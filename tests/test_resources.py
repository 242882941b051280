"""Every file that Sala brings along is there and Qt can use it."""

import struct

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from app import resources

ICONS = sorted(file.name for file in resources.path("icons/LICENSE").parent.glob("*.svg"))
LICENSED = (
    "fonts/OFL.txt",
    "icons/LICENSE",
    "licenses/LGPL-3.txt",
    "licenses/GPL-3.txt",
    "licenses/emojibase-MIT.txt",
)


def drawn(name: str) -> QImage:
    drawing = QSvgRenderer(str(resources.path(name)))
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    return image


def ink(image: QImage) -> int:
    """How many pixels are more than half covered."""
    return sum(
        image.pixelColor(x, y).alpha() > 127
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize(
    ("file", "weight"),
    [("Regular", 400), ("Medium", 500), ("SemiBold", 600), ("Bold", 700)],
)
def test_each_weight_of_inter_loads_and_is_what_qt_then_uses(
    qtbot: QtBot, file: str, weight: int
) -> None:
    number = QFontDatabase.addApplicationFont(str(resources.path(f"fonts/Inter-{file}.ttf")))
    try:
        assert "Inter" in QFontDatabase.applicationFontFamilies(number)
        font = QFont("Inter", weight=weight)
        font.setPixelSize(15)
        assert QFontInfo(font).family() == "Inter"
        assert QFontInfo(font).weight() == weight
    finally:
        assert QFontDatabase.removeApplicationFont(number)


@pytest.mark.parametrize("icon", ICONS)
def test_each_icon_is_drawn_in_the_colour_of_the_theme(qtbot: QtBot, icon: str) -> None:
    source = resources.path(f"icons/{icon}").read_text(encoding="utf-8")
    assert 'stroke="currentColor"' in source
    assert ink(drawn(f"icons/{icon}")) > 40


def test_the_icons_that_the_window_names_are_there() -> None:
    assert {name.removesuffix(".svg") for name in ICONS} >= {
        "alert-triangle", "arrow-down", "at-sign", "check", "clock", "code", "copy", "crown",
        "ethernet-port", "globe", "hash", "lock", "log-out", "message-square", "paperclip",
        "pencil", "plus", "reply", "search", "send", "settings", "shield", "smile", "users",
        "wifi", "x",
    }  # fmt: skip


def test_the_app_icon_is_a_white_bubble_on_the_accent(qtbot: QtBot) -> None:
    picture = QImage(str(resources.path("sala.png")))
    assert (picture.width(), picture.height()) == (256, 256)
    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(128, 32).name() == "#5b5bd6"
    assert picture.pixelColor(128, 112).name() == "#ffffff"
    assert ink(drawn("sala.svg")) > 2000


def test_the_windows_icon_has_every_size_from_16_to_256(qtbot: QtBot) -> None:
    data = resources.path("sala.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind) == (0, 1)
    sides = []
    for index in range(count):
        _, _, _, _, _, bits, size, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * index)
        assert bits == 32
        buffer = QBuffer()
        buffer.setData(QByteArray(data[offset : offset + size]))
        picture = QImageReader(buffer, QByteArray(b"png")).read()
        assert picture.width() == picture.height()
        sides.append(picture.width())
    assert sides == [16, 20, 24, 32, 40, 48, 64, 128, 256]


@pytest.mark.parametrize("name", LICENSED)
def test_the_licence_of_what_others_made_comes_along(name: str) -> None:
    assert resources.path(name).stat().st_size > 1000
    assert name in resources.path("LICENSES.md").read_text(encoding="utf-8")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"Sala is incomplete: icons/nada\.svg is not in"):
        resources.path("icons/nada.svg")
