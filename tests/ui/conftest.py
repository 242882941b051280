"""A window that is shown, with a client whose line is in the hands of the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.client import membership as membership_module
from app.client.client import Client
from app.languages import Languages
from app.ui.preferences import Preferences
from app.ui.window import Window
from tests.ui.stage import Line, Stage


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Preferences of a computer on which Sala was never started."""
    return Preferences(QSettings(str(tmp_path / "sala.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def stage(qtbot: QtBot, preferences: Preferences, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """The window in front, on its first page, of somebody who was here before."""
    monkeypatch.setattr(membership_module, "Connection", Line)
    monkeypatch.setattr("app.ui.dialogs.CALM", 10)
    preferences.name = preferences.name or "Ana"  # see test_welcome.py for who has none yet
    client = Client()
    window = Window(client, preferences)
    client.setParent(window)
    window.resize(1060, 700)  # as on an ordinary screen; the offscreen one is small
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return Stage(qtbot, window, client)


def pytest_itemcollected(item: pytest.Item) -> None:
    """The offscreen platform says at dialogs and menus what it has not; that is known."""
    if item.path.is_relative_to(Path(__file__).parent):
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session", autouse=True)
def clipboard_is_left_empty(qapp: QApplication) -> Iterator[None]:
    """The offscreen clipboard outlives Python, and would crash on taking a copied thing with it.

    A real one ends with the application; Qt's fallback is a static object of the process.
    """
    yield
    qapp.clipboard().clear()


@pytest.fixture
def speaking(
    qapp: QApplication, qtbot: QtBot, stage: Stage, preferences: Preferences
) -> Iterator[None]:
    """The application speaks the language of the preferences, as `desktop` lets it."""
    languages = Languages(qapp)
    languages.speak(preferences.language)
    stage.window.language_due.connect(languages.speak)
    yield
    languages.speak("pt_BR")
    languages.deleteLater()
    QApplication.sendPostedEvents()
