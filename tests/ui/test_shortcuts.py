"""The room with the keyboard alone, and the table of its keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from app.ui.keys import CLOSE_TAB, FIND, NEXT_TAB, PREVIOUS_TAB, TABS, sections, tab_key
from app.ui.tabs import ConversationTabs
from app.ui.timeline_view import TimelineView
from tests.ui.stage import Stage, find, type_into

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def in_front(stage: Stage) -> str:
    return stage.page.conversation.peer


def with_tabs(stage: Stage, *peers: str) -> None:
    stage.enter("Ana", *peers)
    for peer in peers:
        stage.whisper(peer, "Ana", "oi")


def test_ctrl_tab_goes_round_the_conversations_and_the_cursor_follows(stage: Stage) -> None:
    with_tabs(stage, "Bia", "Caio")
    for peer in ("Bia", "Caio", "", "Bia"):
        press(Qt.Key.Key_Tab)
        assert in_front(stage) == peer
        assert stage.composer.hasFocus()
    for peer in ("", "Caio"):
        press(Qt.Key.Key_Backtab, CTRL | SHIFT)  # which is what Shift makes of Tab
        assert in_front(stage) == peer


def test_ctrl_and_a_digit_bring_a_conversation_to_the_front(stage: Stage) -> None:
    with_tabs(stage, "Bia", "Caio")
    press(Qt.Key.Key_2)
    assert in_front(stage) == "Bia"
    press(Qt.Key.Key_5)  # there is no fifth
    assert in_front(stage) == "Bia"
    press(Qt.Key.Key_9)
    assert in_front(stage) == "Caio"
    press(Qt.Key.Key_1)
    assert in_front(stage) == ""


def test_the_keys_of_the_tabs_work_from_the_list_of_people_as_well(stage: Stage) -> None:
    with_tabs(stage, "Bia")
    find(stage.window, QListView, "people_list").setFocus()
    press(Qt.Key.Key_2)
    assert in_front(stage) == "Bia"
    assert stage.composer.hasFocus()


def test_a_key_for_a_tab_types_nothing_into_the_message(stage: Stage) -> None:
    with_tabs(stage, "Bia")
    type_into(stage.composer, "um rascunho")
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_1)
    assert stage.composer.toPlainText() == "um rascunho"


@pytest.mark.parametrize("name", ["people_list", "timeline", "tab_bar"])
def test_escape_leads_back_to_the_composer(stage: Stage, name: str) -> None:
    with_tabs(stage, "Bia")
    stage.say("Bia", "oi")
    parent = stage.page if name == "timeline" else stage.window
    find(parent, QWidget, name).setFocus()
    press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert stage.composer.hasFocus()


def test_page_up_in_the_composer_scrolls_the_messages(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    for number in range(60):
        stage.say("Bia", f"mensagem {number}")
    bar = find(stage.page, TimelineView, "timeline").verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier)
    assert bar.value() <= bar.maximum() - bar.pageStep()
    press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)
    assert bar.value() == bar.maximum()
    stage.composer.setPlainText("\n".join(["linha"] * 30))
    press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier)
    assert bar.value() == bar.maximum()  # there, the text was scrolled


def test_every_shortcut_of_the_room_is_in_the_table(stage: Stage) -> None:
    with_tabs(stage, "Bia")
    made = {each.key().toString() for each in stage.window.findChildren(QShortcut)}
    listed = {
        key for section in sections(ctrl_sends=False) for each in section.keys for key in each.keys
    }
    assert made <= listed | set(map(tab_key, range(1, TABS + 1)))
    for each in (NEXT_TAB, PREVIOUS_TAB, CLOSE_TAB, FIND):
        assert set(each.keys) <= made
    assert {tab_key(1), tab_key(TABS)} <= made & listed
    assert find(stage.window, ConversationTabs, "tabs").isVisible()
