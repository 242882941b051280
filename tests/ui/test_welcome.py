"""The first start: it asks for a name, and nothing else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.client.client import Client
from app.failures import Failure, Trouble
from app.ui.forms import HostForm, JoinForm
from app.ui.preferences import Preferences
from app.ui.window import Window
from tests.ui.stage import Line, Stage, fill, find, shown_text, type_into


@pytest.fixture
def fresh(stage: Stage, qtbot: QtBot, preferences: Preferences) -> Stage:
    """A window of somebody who was never here."""
    preferences.name = ""
    client = Client()
    window = Window(client, preferences)
    client.setParent(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return Stage(qtbot, window, client)


def fields(stage: Stage) -> set[str]:
    """What can be filled in."""
    kinds = (QLineEdit, QPlainTextEdit, QComboBox)
    found = [each for kind in kinds for each in stage.window.findChildren(kind)]
    return {each.objectName() for each in found if each.isVisible()}


def test_a_first_start_asks_for_a_name_and_nothing_else(fresh: Stage) -> None:
    assert fields(fresh) == {"welcome_name"}
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "welcome_name"


def test_the_name_is_kept_and_leads_to_the_first_page(
    fresh: Stage, preferences: Preferences
) -> None:
    field = find(fresh.window, QLineEdit, "welcome_name")
    type_into(field, "Conceição")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert preferences.name == "Conceição"
    assert fields(fresh) >= {"host_name", "host_room", "join_name", "join_address"}
    assert find(fresh.window, QLineEdit, "host_name").text() == "Conceição"
    assert find(fresh.window, QLineEdit, "join_address").hasFocus()


def test_r03_a_name_that_breaks_a_rule_is_told_and_leads_nowhere(fresh: Stage) -> None:
    fill(fresh.window, "welcome_name", "Ana Lima")
    told = "O nome não pode ter espaços. No lugar deles, use _."
    assert shown_text(fresh.window, "welcome_name_error") == told
    fresh.press("welcome_continue")
    assert fields(fresh) == {"welcome_name"}
    fill(fresh.window, "welcome_name", "")
    fresh.press("welcome_continue")
    assert shown_text(fresh.window, "welcome_name_error").startswith("O nome está vazio.")


def test_a_name_on_the_command_line_is_enough_to_join(fresh: Stage) -> None:
    fresh.window.request_join(JoinForm(address="192.168.0.5", name="Bia"))
    fresh.press("busy_cancel")
    assert "welcome_name" not in fields(fresh)
    assert find(fresh.window, QLineEdit, "join_name").text() == "Bia"


def test_a_name_on_the_command_line_is_enough_to_host(fresh: Stage) -> None:
    fresh.window.request_host(HostForm(name="Bia"))
    assert "welcome_name" not in fields(fresh)
    assert find(fresh.window, QLineEdit, "host_name").text() == "Bia"


def test_a_name_of_the_settings_is_enough(fresh: Stage, preferences: Preferences) -> None:
    fresh.press("start_settings")
    fill(fresh.asked(), "settings_name", "Davi")
    fresh.press("dialog_reject")
    assert preferences.name == "Davi"
    assert "welcome_name" not in fields(fresh)


def test_it_is_not_asked_again(stage: Stage) -> None:
    assert "welcome_name" not in fields(stage)


@pytest.mark.parametrize("active", [True, False])
def test_who_is_led_into_a_room_from_the_first_start_on_can_write_at_once(
    fresh: Stage, qtbot: QtBot, active: bool
) -> None:
    if not active:  # the room may be faster than the screen
        other = QWidget()
        qtbot.addWidget(other)
        with qtbot.waitActive(other):
            other.show()
            other.activateWindow()
    fresh.enter("Bia")
    with qtbot.waitActive(fresh.window):
        fresh.window.activateWindow()
    assert fresh.window.focusWidget() is fresh.composer


def test_who_is_led_to_no_room_from_the_first_start_on_is_at_the_address(
    fresh: Stage, qtbot: QtBot
) -> None:
    fresh.window.request_join(JoinForm(address="192.168.0.5", name="Bia"))
    Line.newest.end(Failure(trouble=Trouble.REFUSED, host="192.168.0.5", port=9999))
    fresh.press("dialog_reject")
    focus = fresh.window.focusWidget()
    assert focus is not None
    assert focus.objectName().startswith("join_address")
