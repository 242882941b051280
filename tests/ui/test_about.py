"""About Sala: version, licences, and the folders where it keeps what."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app import __version__
from app.client.client import Client
from app.ui.preferences import Preferences
from app.ui.window import Window
from tests.ui.stage import Stage, find, shown_text


@pytest.fixture
def about(stage: Stage, qtbot: QtBot, preferences: Preferences, tmp_path: Path) -> Stage:
    """The page, opened as a person does it."""
    client = Client()
    window = Window(client, preferences, rooms=tmp_path / "Sala" / "salas")
    client.setParent(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    staged = Stage(qtbot, window, client)
    staged.press("start_settings")
    staged.press("settings_about")
    return staged


def test_it_tells_the_version_and_what_lgpl_asks_of_us(about: Stage) -> None:
    assert shown_text(about.asked(), "about_version") == f"Sala {__version__}"
    told = " ".join(label.text() for label in about.asked().findChildren(QLabel))
    assert "LGPL 3" in told
    assert "trocá-las" in told
    sources = find(about.asked(), QLineEdit, "about_sources").text()
    assert sources.startswith("https://download.qt.io/")


def test_every_licence_can_be_read_and_none_is_missing(about: Stage) -> None:
    paper = find(about.asked(), QPlainTextEdit, "about_paper")
    assert "Inter" in paper.toPlainText()
    box = find(about.asked(), QComboBox, "about_licence")
    beginnings = []
    for row in range(box.count()):
        box.setCurrentIndex(row)
        assert len(paper.toPlainText()) > 500
        beginnings.append(paper.toPlainText()[:60])
    assert len(set(beginnings)) == box.count()
    assert any("LESSER GENERAL PUBLIC LICENSE" in each for each in beginnings)


def test_each_folder_is_told_and_opens(
    about: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: object) -> bool:
        opened.append(url.toLocalFile())  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    folders = [tmp_path / "Sala" / "salas", tmp_path / "Sala", tmp_path]
    for number, folder in enumerate(folders):
        told = find(about.asked(), QLineEdit, f"about_path_{number}").text()
        assert Path(told) == folder
        about.press(f"about_open_{number}")
    assert [Path(each) for each in opened] == folders
    assert all(folder.is_dir() for folder in folders)
    assert shown_text(about.asked(), "about_problem") == ""


def test_a_system_that_opens_no_folder_is_told_of(
    about: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    about.press("about_open_1")
    told = "O sistema não abriu a pasta. O caminho dela está acima."
    assert shown_text(about.asked(), "about_problem") == told


def test_closing_it_leads_back_to_the_settings(about: Stage) -> None:
    QTest.keyClick(about.asked(), Qt.Key.Key_Escape)
    assert about.asked().objectName() == "settings"
