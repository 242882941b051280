"""Light and dark: readable both times, and following the system."""

from itertools import product

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.stylesheet import edge, stylesheet, tint
from app.ui.widgets import ElidedLabel, IconButton, icon

Role = QPalette.ColorRole
SCHEMES = [Qt.ColorScheme.Light, Qt.ColorScheme.Dark]


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2: from 1 (none) to 21."""

    def luminance(colour: QColor) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_is_readable_on_every_ground(scheme: Qt.ColorScheme) -> None:
    palette = theme.palette(scheme)
    inks = (Role.Text, Role.WindowText, Role.ButtonText, Role.PlaceholderText, Role.BrightText)
    grounds = (Role.Window, Role.Light, Role.Base, Role.AlternateBase, Role.Button)
    weak = [
        (ink.name, ground.name, round(contrast(palette.color(ink), palette.color(ground)), 2))
        for ink, ground in product((*inks, Role.Link), grounds)
        if contrast(palette.color(ink), palette.color(ground)) < 4.5
    ]
    assert weak == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_on_the_accent_and_on_what_is_chosen_is_readable(scheme: Qt.ColorScheme) -> None:
    palette = theme.palette(scheme)
    accent, ink = palette.color(Role.Highlight), palette.color(Role.Text)
    on_accent = palette.color(Role.HighlightedText)
    chosen = tint(palette)
    pairs = [
        (on_accent, accent),
        (palette.color(Role.Link), chosen),
        (palette.color(Role.PlaceholderText), chosen),
        (ink, chosen),
    ]
    assert [round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_focus_ring_and_the_edge_of_a_field_can_be_seen(scheme: Qt.ColorScheme) -> None:
    palette = theme.palette(scheme)
    base = palette.color(Role.Base)
    assert contrast(palette.color(Role.Link), base) >= 3
    assert contrast(edge(palette), base) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_and_icons_of_what_is_disabled_have_one_grey(scheme: Qt.ColorScheme) -> None:
    palette = theme.palette(scheme)
    off = QPalette.ColorGroup.Disabled
    inks = (Role.Text, Role.WindowText, Role.ButtonText, Role.PlaceholderText, Role.Link)
    greys = {palette.color(off, ink).name() for ink in inks}
    assert len(greys) == 1
    assert greys.isdisjoint(palette.color(ink).name() for ink in inks)


def test_an_unknown_system_gets_the_light_colours() -> None:
    assert theme.palette(Qt.ColorScheme.Unknown) == theme.palette(Qt.ColorScheme.Light)


def test_the_window_follows_the_system_from_light_to_dark(qapp: QApplication) -> None:
    before, sheet, font = qapp.palette(), qapp.styleSheet(), qapp.font()
    dressed = theme.Theme(qapp)
    try:
        hints = qapp.styleHints()
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert qapp.palette().color(Role.Window) == QColor("#0F1115")
        assert "#f2f3f7" in qapp.styleSheet()
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
        assert qapp.palette().color(Role.Window) == QColor("#F3F4F8")
    finally:
        dressed.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        qapp.setPalette(before)
        qapp.setStyleSheet(sheet)
        qapp.setFont(font)


def test_the_font_comes_along(qapp: QApplication) -> None:
    assert theme.font().family() == "Inter"
    assert theme.font().pixelSize() == 14


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_dialog_has_a_ground_of_its_own(qtbot: QtBot, scheme: Qt.ColorScheme) -> None:
    colours = theme.palette(scheme)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setPalette(colours)
    dialog.setStyleSheet(stylesheet(colours))
    dialog.resize(60, 60)
    ground = QColor(dialog.grab().toImage().pixelColor(30, 30))
    assert ground == colours.color(Role.Base)
    assert ground != colours.color(Role.Window)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_style_sheet_has_no_gap_and_qt_understands_it(
    qtbot: QtBot, scheme: Qt.ColorScheme
) -> None:
    sheet = stylesheet(theme.palette(scheme))
    assert "$" not in sheet
    label = QLabel()
    qtbot.addWidget(label)
    label.setStyleSheet(sheet)  # Qt would warn about what it cannot parse
    label.show()
    assert sheet.count("{") == sheet.count("}")


def test_an_icon_has_the_colour_that_was_asked_for(qapp: QApplication) -> None:
    image = icon("hash", QColor("#ff0000"), 24).pixmap(QSize(24, 24)).toImage()
    colours = {
        QColor(image.pixelColor(x, y)).name()
        for x in range(24)
        for y in range(24)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#ff0000"}


def test_an_icon_follows_the_palette(qtbot: QtBot) -> None:
    button = IconButton("send", "Enviar")
    qtbot.addWidget(button)
    before = button.icon().cacheKey()
    button.setPalette(theme.palette(Qt.ColorScheme.Dark))
    assert button.icon().cacheKey() != before


def test_a_long_name_is_cut_on_the_screen_and_whole_for_a_screen_reader(qtbot: QtBot) -> None:
    shown = ElidedLabel()
    qtbot.addWidget(shown)
    shown.resize(80, 20)
    shown.show()
    shown.set_whole("Turma\n3º B do Colégio Estadual <b>Dom Pedro II</b>")
    assert shown.text().endswith("…")
    assert shown.accessibleName() == "Turma 3º B do Colégio Estadual <b>Dom Pedro II</b>"
    assert shown.textFormat() == Qt.TextFormat.PlainText
