"""The window without a mouse and without eyes."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.reachable import Reachable
from app.ui.forms import HostForm
from tests.ui.stage import Stage, fill, find

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QListView, QPlainTextEdit, QTabBar)


def full_room(stage: Stage) -> None:
    stage.window.request_host(HostForm(name="Ana"))
    stage.client.join("127.0.0.1", 9999, "Ana")
    stage.welcome("Ana", "Bia")
    stage.window.show_hosting([Reachable(ip="10.0.0.1", network="Wi-Fi", kind="wifi")], 9999)
    stage.whisper("Bia", "Ana", "psiu")


def controls(stage: Stage) -> list[QWidget]:
    """What a person can use, and Qt's own parts of it left out."""
    return [
        widget
        for widget in stage.window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and not widget.objectName().startswith(("qt_", "Scroll"))
    ]


def tab_round(stage: Stage, key: Qt.Key) -> set[str]:
    """The names of everything that Tab comes by until it is back where it began."""
    start = QApplication.focusWidget()
    visited: list[QWidget] = []
    focus = start
    for _ in range(60):
        assert focus is not None
        visited.append(focus)
        QTest.keyClick(focus, key)
        focus = QApplication.focusWidget()
        if focus is start:
            return {widget.objectName() for widget in visited}
    pytest.fail(f"Tab never came back; at last it was on {focus}")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("name", ["start_host", "start_join"])
def test_enter_and_space_press_the_button_that_has_the_focus(
    stage: Stage, qtbot: QtBot, key: Qt.Key, name: str
) -> None:
    fill(stage.window, "join_address", "192.168.0.5")
    button = find(stage.window, QPushButton, name)
    button.setFocus()
    hosts = name == "start_host"
    with qtbot.waitSignal(stage.window.host_requested if hosts else stage.window.join_requested):
        QTest.keyClick(button, key)


def test_enter_in_a_question_presses_the_button_that_has_the_focus_and_no_other(
    stage: Stage,
) -> None:
    stage.enter("Ana", "Bia")
    stage.send("sair")
    send = find(stage.asked(), QPushButton, "dialog_send")
    send.setFocus()
    QTest.keyClick(send, Qt.Key.Key_Return)
    assert not stage.has_left()
    assert stage.rows == ["sair"]


def test_every_control_has_a_name(stage: Stage) -> None:
    stage.press("host_options")
    nameless = [w for w in controls(stage) if not (w.accessibleName() or said(w))]
    assert nameless == []
    full_room(stage)
    nameless = [w for w in controls(stage) if not (w.accessibleName() or said(w))]
    assert nameless == []


def said(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def test_every_field_has_a_label_that_belongs_to_it(stage: Stage) -> None:
    stage.press("host_options")
    buddies = {label.buddy() for label in stage.window.findChildren(QLabel) if label.buddy()}
    fields = [w for w in controls(stage) if isinstance(w, QLineEdit)]
    assert len(fields) == 5
    assert all(field in buddies or field.parentWidget() in buddies for field in fields)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_goes_everywhere_on_the_first_page(stage: Stage, key: Qt.Key) -> None:
    stage.press("host_options")
    assert tab_round(stage, key) >= {
        "host_name",
        "host_room",
        "host_options",
        "host_port",
        "start_host",
        "join_name",
        "join_address_choices",
        "start_join",
    }


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_goes_everywhere_in_the_room_and_is_not_trapped_in_the_composer(
    stage: Stage, key: Qt.Key
) -> None:
    full_room(stage)
    stage.composer.setPlainText("rascunho")
    assert tab_round(stage, key) >= {
        "sidebar_search",
        "conversation_list",
        "people_list",
        "people_toggle",
        "host_panel_toggle",
        "room_menu",
        "leave_button",
        "timeline",
        "composer_input",
        "composer_code",
        "composer_emoji",
        "composer_send",
        "tab_close",
        "host_panel_close",
        "address_copy",
        "host_stop",
    }
    assert stage.composer.toPlainText() == "rascunho"


def test_control_tab_goes_from_one_conversation_to_the_next(stage: Stage) -> None:
    full_room(stage)
    QTest.keyClick(stage.composer, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert stage.page.conversation.peer == "Bia"
    assert stage.composer.toPlainText() == ""


def test_an_error_under_a_field_is_said_with_the_field(stage: Stage) -> None:
    fill(stage.window, "join_name", "")
    stage.press("start_join")
    field = find(stage.window, QLineEdit, "join_name")
    assert field.accessibleDescription() == (
        "O nome está vazio. Digite um nome com letras, números ou _."
    )


def test_the_smallest_window_shows_all_that_is_needed(stage: Stage, qtbot: QtBot) -> None:
    stage.window.resize(stage.window.minimumSize())
    assert stage.window.size() == QSize(480, 400)
    stage.enter("Ana", "Bia")
    for name in ("people_toggle", "leave_button", "composer_input"):
        widget = find(stage.window, QWidget, name)
        corner = widget.mapTo(stage.window, widget.rect().bottomRight())
        assert stage.window.rect().contains(corner), name
    stage.press("people_toggle")
    for name in ("people_list", "conversation_list", "me_card", "sidebar_close"):
        widget = find(stage.window, QWidget, name)
        qtbot.waitUntil(widget.isVisible)
        corner = widget.mapTo(stage.window, widget.rect().bottomRight())
        assert stage.window.rect().contains(corner), name
