"""Not hearing somebody, from the menus of the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListView, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.client.conversation_list import ConversationRole
from app.protocol.messages import Said
from app.ui.forms import JoinForm
from app.ui.ignoring import IgnoredKeeper
from app.ui.preferences import MOST_ROOMS, Preferences
from app.ui.room_frame import RoomFrame
from app.ui.timeline_view import TimelineView
from tests.ui.stage import NOON, Stage, find, shown_text


def choose(stage: Stage, menu_name: str, words: str) -> None:
    menus = [each for each in stage.window.findChildren(QMenu) if each.isVisible()]
    (menu,) = [each for each in menus if not menu_name or each.objectName() == menu_name]
    (action,) = [each for each in menu.actions() if each.text() == words]
    menu.close()
    action.trigger()


def message_menu(stage: Stage, row: int) -> QMenu:
    view = find(stage.page, TimelineView, "timeline")
    menu = view._menu(row)
    menu.popup(QPoint(10, 10))
    return menu


def person_menu(stage: Stage, name: str) -> None:
    (frame,) = stage.window.findChildren(RoomFrame)
    frame.sidebar.person_menu_requested.emit(name, QPoint(10, 10))


def test_the_menu_of_a_message_ignores_its_author(stage: Stage) -> None:
    stage.enter("Ana", "Bia", "Caio")
    stage.say("Bia", "chata")
    stage.say("Caio", "oi")
    message_menu(stage, 0)
    choose(stage, "message_menu", "Ignorar Bia")
    assert stage.rows == ["oi", "Você não vê mais o que Bia escreve. Só você sabe disso."]
    stage.say("Bia", "mais")
    stage.whisper("Bia", "Ana", "psiu")
    assert len(stage.rows) == 2
    assert stage.tab_names == ["Geral"]
    assert "(" not in stage.window.windowTitle()


def test_the_menu_of_a_person_ignores_and_hears_again(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.say("Bia", "um")
    stage.whisper("Bia", "Ana", "psiu")
    person_menu(stage, "Bia")
    choose(stage, "", "Ignorar")
    told = "Você não vê mais o que Bia escreve. Só você sabe disso."
    assert stage.rows == [told]
    private = stage.client.conversation("Bia").timeline
    assert [str(private.index(row).data()) for row in range(private.rowCount())] == [told]
    person_menu(stage, "Bia")
    choose(stage, "", "Deixar de ignorar")
    assert stage.rows == ["um", told, "Você voltou a ver o que Bia escreve."]


def test_what_was_unread_is_so_again_when_the_person_is_heard_again(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "um")
    stage.whisper("Bia", "Ana", "dois")
    assert stage.tab_names == ["Geral", "Bia, não lidas: 2"]
    stage.client.ignored.add("Bia")
    assert "(" not in stage.window.windowTitle()
    stage.client.ignored.remove("Bia")
    assert stage.tab_names == ["Geral", "Bia, não lidas: 2"]
    assert stage.window.windowTitle().startswith("(2) ")
    stage.client.ignored.add("Bia")
    stage.client.ignored.remove("Bia")
    assert stage.client.conversation("Bia").unread == 2


def test_what_was_read_before_or_looked_at_meanwhile_stays_read(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "um")
    private = stage.client.conversation("Bia")
    private.mark_read()
    stage.client.ignored.add("Bia")
    stage.client.ignored.remove("Bia")
    assert private.unread == 0
    stage.whisper("Bia", "Ana", "dois")
    stage.client.ignored.add("Bia")
    private.mark_read()
    stage.client.ignored.remove("Bia")
    assert private.unread == 0


def test_the_lists_say_who_is_ignored(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "um")
    stage.client.ignored.add("BIA")
    assert stage.people[1].startswith("Bia, ignorado · 26.1.2.2")
    talks = find(stage.window, QListView, "conversation_list").model()
    told = [str(talks.index(row, 0).data(ConversationRole.LATEST)) for row in range(2)]
    assert told == ["Ainda não há mensagens", "Você ignora esta pessoa"]
    stage.client.ignored.remove("Bia")
    assert stage.people[1].startswith("Bia, 26.1.2.2")
    assert talks.index(1, 0).data(ConversationRole.LATEST) == "um"


def test_nobody_ignores_themselves(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.send("oi")
    actions = [action.text() for action in message_menu(stage, 0).actions()]
    assert not any("Ignorar" in words for words in actions)
    stage.window.findChildren(QMenu, "message_menu")[0].close()
    person_menu(stage, "Ana")
    (menu,) = [each for each in stage.window.findChildren(QMenu) if each.isVisible()]
    assert "Ignorar" not in [action.text() for action in menu.actions()]
    menu.close()


def test_the_list_of_who_is_ignored_ends_it_too(stage: Stage) -> None:
    stage.enter("Ana", "Bia", "Caio")
    stage.client.ignored.add("Bia")
    stage.client.ignored.add("Caio")
    find_action(stage).trigger()
    dialog = stage.asked()
    names = find(dialog, QListView, "ignored_list")
    assert [str(names.model().index(row, 0).data()) for row in range(2)] == ["Bia", "Caio"]
    stage.press("ignored_again")
    assert stage.client.ignored.names() == ["Caio"]
    assert shown_text(dialog, "dialog_what").startswith("Você não vê o que elas escrevem")
    stage.press("ignored_again")
    assert not names.isVisible()
    assert shown_text(dialog, "dialog_what") == "Você não ignora ninguém."
    assert shown_text(dialog, "dialog_todo").startswith("Para ignorar alguém")
    assert "Você não ignora ninguém." in dialog.accessibleDescription()
    assert dialog.focusWidget() is find(dialog, QPushButton, "dialog_reject")
    stage.press("dialog_reject")
    assert stage.dialog is None
    find_action(stage).trigger()
    assert "Você não ignora ninguém." in stage.asked().accessibleDescription()
    stage.press("dialog_reject")


def find_action(stage: Stage) -> QAction:
    return stage.window.findChildren(QAction, "ignored_action")[0]


def test_it_holds_in_that_room_over_a_restart_and_before_anything_is_shown(
    stage: Stage, preferences: Preferences, qtbot: QtBot
) -> None:
    IgnoredKeeper(stage.client, preferences, stage.window)
    stage.enter("Ana", "Bia")
    stage.client.ignored.add("Bia")
    stage.client.abort()
    stage.client.join("10.9.9.9", 9_999, "Ana")  # nothing of the visit before is left
    assert stage.client.ignored.names() == []
    past = [Said(seq=1, time=NOON, author="Bia", text="antes")]
    stage.window.request_join(JoinForm(address="192.168.0.5", name="Ana"))
    stage.welcome("Ana", "Bia", missed=past)
    assert stage.client.ignored.names() == ["Bia"]
    assert "antes" not in stage.rows
    stage.client.ignored.remove("Bia")
    assert preferences.ignored("4f2a") == []
    assert "antes" in stage.rows


@pytest.fixture
def kept(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)


def test_rooms_are_kept_apart_and_bounded(kept: QSettings) -> None:
    preferences = Preferences(kept)
    for number in range(MOST_ROOMS + 1):
        preferences.set_ignored(f"sala/{number}", ["Bia", "José"])
    assert preferences.ignored("sala/0") == []
    assert Preferences(kept).ignored("sala/50") == ["Bia", "José"]
    preferences.set_ignored("sala/50", [])
    assert preferences.ignored("sala/50") == []


@pytest.mark.parametrize("broken", ["", "{", "[]", "3", '{"x": 3}', '{"x": [1, null]}'])
def test_what_cannot_be_read_ignores_nobody(kept: QSettings, broken: str) -> None:
    kept.setValue("ignored", broken)
    assert Preferences(kept).ignored("x") == []
