"""Any emoji as a reaction: from the menu or a key, through the picker, to the room."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.protocol.messages import React, Reacted, Removed
from app.ui.emoji_picker import EmojiPicker
from app.ui.timeline_view import TimelineView
from tests.ui.stage import NOON, Stage, find, type_into

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def talk(stage: Stage) -> Stage:
    """Bia said "quem vem?", which is number 2."""
    stage.enter("Ana", "Bia")
    stage.say("Bia", "quem vem?")
    return stage


def view(stage: Stage) -> TimelineView:
    return find(stage.page, TimelineView, "timeline")


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def picker(stage: Stage) -> EmojiPicker:
    return find(stage.page, EmojiPicker, "reaction_picker")


def wait_for_emoji(stage: Stage, qtbot: QtBot) -> QListView:
    grid = find(picker(stage), QListView, "emoji_grid")
    qtbot.waitUntil(grid.isVisible)
    return grid


def reactions(stage: Stage) -> list[tuple[int, str, bool]]:
    asked = [each for each in stage.sent if isinstance(each, React)]
    return [(each.message, each.emoji, each.off) for each in asked]


def open_by_key(stage: Stage, qtbot: QtBot, row: int = 0) -> QListView:
    list_ = view(stage)
    list_.setFocus()
    list_.setCurrentIndex(list_.model().index(row, 0))
    QTest.keyClick(list_, Qt.Key.Key_R, CTRL_SHIFT)
    return wait_for_emoji(stage, qtbot)


def test_the_menu_leads_to_every_emoji_and_the_mouse_takes_one(talk: Stage, qtbot: QtBot) -> None:
    menu = view(talk)._menu(0)
    other = find(menu, QMenu, "reaction_menu").actions()[-1]
    assert isinstance(other, QAction)
    assert other.text() == "Outro emoji…"
    other.trigger()
    grid = wait_for_emoji(talk, qtbot)
    cell = grid.visualRect(grid.model().index(2, 0)).center()
    emoji = str(grid.model().index(2, 0).data())
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert reactions(talk) == [(2, emoji, False)]
    assert picker(talk).isHidden()


def test_by_keys_alone_an_emoji_is_looked_for_in_portuguese_and_given(
    talk: Stage, qtbot: QtBot
) -> None:
    open_by_key(talk, qtbot)
    assert focus().objectName() == "emoji_search"
    type_into(focus(), "foguete")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert reactions(talk) == [(2, "🚀", False)]
    assert view(talk).hasFocus()
    assert talk.composer.toPlainText() == ""


def test_the_same_emoji_again_takes_it_back(talk: Stage, qtbot: QtBot) -> None:
    talk.tell(Reacted(seq=3, time=NOON, author="Ana", message=2, emoji="🚀", cid=None))
    open_by_key(talk, qtbot)
    type_into(focus(), "foguete")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert reactions(talk) == [(2, "🚀", True)]


def test_what_was_taken_is_offered_first_next_time(talk: Stage, qtbot: QtBot) -> None:
    open_by_key(talk, qtbot)
    type_into(focus(), "foguete")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    grid = open_by_key(talk, qtbot)
    assert grid.model().index(0, 0).data() == "🚀"


def test_escape_gives_nothing_and_leads_back_to_the_message(talk: Stage, qtbot: QtBot) -> None:
    open_by_key(talk, qtbot)
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert picker(talk).isHidden()
    assert view(talk).hasFocus()
    assert reactions(talk) == []


def test_a_message_that_went_away_meanwhile_gets_no_reaction(talk: Stage, qtbot: QtBot) -> None:
    open_by_key(talk, qtbot)
    talk.tell(Removed(seq=3, time=NOON, author="Bia", message=2))
    type_into(focus(), "foguete")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert reactions(talk) == []


def test_notices_and_removed_messages_open_no_picker(talk: Stage) -> None:
    talk.tell(Removed(seq=3, time=NOON, author="Bia", message=2))
    talk.join("Caio")
    for row in range(2):
        view(talk).setCurrentIndex(view(talk).model().index(row, 0))
        QTest.keyClick(view(talk), Qt.Key.Key_R, CTRL_SHIFT)
    assert talk.page.findChild(EmojiPicker, "reaction_picker") is None


def test_the_picker_stands_beside_its_message_and_inside_the_page(
    talk: Stage, qtbot: QtBot
) -> None:
    for number in range(30):
        talk.say("Bia", f"mensagem {number}")
    talk.say("Bia", "palavra " * 900)  # more than a screen
    list_ = view(talk)
    for row in (0, 15, 31):
        open_by_key(talk, qtbot, row)
        qtbot.waitUntil(lambda: talk.page.rect().contains(picker(talk).geometry()))
        assert picker(talk).height() > 200
        message = list_.visualRect(list_.model().index(row, 0))
        seen = message.intersected(list_.viewport().rect())
        assert not seen.isEmpty()
        at = list_.viewport().mapTo(talk.page, QPoint(0, seen.bottom())).y()
        beside = picker(talk).geometry()
        assert min(abs(beside.top() - at), abs(beside.bottom() - at)) < 100
        QTest.keyClick(focus(), Qt.Key.Key_Escape)
