"""The list of people in the room."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu
from pytestqt.qtbot import QtBot

from app.protocol.messages import Reason
from app.ui.room_header import RoomHeader
from tests.ui.stage import Stage, find, shown_text


def people_list(stage: Stage) -> QListView:
    return find(stage.window, QListView, "people_list")


def point_of(stage: Stage, row: int) -> QPoint:
    people = people_list(stage)
    return people.visualRect(people.model().index(row, 0)).center()


def test_r06_r07_everyone_is_listed_with_ip_and_port_oneself_first(stage: Stage) -> None:
    stage.enter("Zeca", "Ana", "José")
    assert stage.people == [
        "Zeca (você), 26.1.2.1:50001",
        "Ana, 26.1.2.2:50002",
        "José, 26.1.2.3:50003",
    ]
    assert shown_text(stage.window, "people_count") == "3"


def test_r06_the_frame_says_who_and_where_one_is_and_how_many_are_in(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia", "Caio", room="Turma 3º B")
    assert shown_text(stage.window, "room_name") == "Turma 3º B"
    assert shown_text(stage.window, "room_state") == "Conectado · 3 pessoas"
    assert shown_text(stage.window, "me_name") == "Ana"
    assert shown_text(stage.window, "me_where") == "26.1.2.1:50001"
    assert shown_text(stage.window, "conversation_name") == "# Geral"
    assert shown_text(stage.window, "conversation_state") == "3 pessoas"
    stage.leave("Bia", 2)
    stage.leave("Caio", 3)
    qtbot.waitUntil(lambda: shown_text(stage.window, "conversation_state") == "1 pessoa")
    assert shown_text(stage.window, "room_state") == "Conectado · 1 pessoa"


def test_r22_the_frame_tells_of_a_crowd_once(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.enter("Ana")
    qtbot.waitUntil(lambda: shown_text(stage.window, "people_count") == "1")
    told: list[str] = []
    monkeypatch.setattr(RoomHeader, "show_conversation", lambda *told_of: told.append(told_of[2]))
    for number in range(200):
        stage.join(f"n{number}")
    qtbot.waitUntil(lambda: told == ["201 pessoas"])
    assert shown_text(stage.window, "people_count") == "201"


def test_r05_r13_the_list_stays_right_and_comings_and_goings_are_told(stage: Stage) -> None:
    stage.enter("Ana")
    stage.join("Bia", 2)
    assert stage.people == ["Ana (você), 26.1.2.1:50001", "Bia, 26.1.2.2:50002"]
    stage.leave("Bia", 2)
    assert stage.people == ["Ana (você), 26.1.2.1:50001"]
    assert stage.rows == ["Bia entrou (26.1.2.2:50002)", "Bia saiu (26.1.2.2:50002)"]


def test_r14_somebody_who_vanished_is_told_to_be_lost(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.leave("Bia", 2, Reason.LOST)
    assert stage.rows == ["Bia caiu: a conexão se perdeu (26.1.2.2:50002)"]


def test_r09_a_double_click_opens_the_private_tab_ready_to_write(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    view = people_list(stage).viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point_of(stage, 1))
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=point_of(stage, 1))
    assert stage.tab_names == ["Geral", "Bia"]
    assert stage.page.conversation.peer == "Bia"
    assert stage.composer.hasFocus()
    assert stage.composer.placeholderText() == "Mensagem privada para Bia"


def test_r09_enter_on_a_person_opens_the_private_tab(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    people = people_list(stage)
    people.setFocus()
    people.setCurrentIndex(people.model().index(1, 0))
    QTest.keyClick(people, Qt.Key.Key_Return)
    assert stage.page.conversation.peer == "Bia"


def open_menu(stage: Stage, row: int, reason: QContextMenuEvent.Reason) -> QMenu:
    """What a right click, or the menu key, on a person brings up."""
    people = people_list(stage)
    people.setCurrentIndex(people.model().index(row, 0))
    at = point_of(stage, row) if reason == QContextMenuEvent.Reason.Mouse else QPoint()
    view = people.viewport()
    QApplication.sendEvent(view, QContextMenuEvent(reason, at, view.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, name: str) -> None:
    next(action for action in menu.actions() if action.text() == name).trigger()
    menu.close()


REASONS = [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard]


@pytest.mark.parametrize("reason", REASONS)
def test_r09_the_menu_of_a_person_opens_the_private_tab(
    stage: Stage, reason: QContextMenuEvent.Reason
) -> None:
    stage.enter("Ana", "Bia")
    menu = open_menu(stage, 1, reason)
    offered = [action.text() for action in menu.actions()]
    assert offered == ["Conversar em particular", "Ver detalhes", "Copiar endereço", "", "Ignorar"]
    choose(menu, "Conversar em particular")
    assert stage.page.conversation.peer == "Bia"


def test_the_menu_of_a_person_copies_the_address(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    choose(open_menu(stage, 1, REASONS[1]), "Copiar endereço")
    assert QApplication.clipboard().text() == "26.1.2.2:50002"


def test_one_s_own_menu_offers_no_talk_with_oneself(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    menu = open_menu(stage, 0, REASONS[0])
    assert [action.text() for action in menu.actions()] == ["Ver detalhes", "Copiar endereço"]
    menu.close()


@pytest.mark.parametrize("reason", REASONS)
def test_the_menu_needs_a_person(stage: Stage, reason: QContextMenuEvent.Reason) -> None:
    stage.enter("Ana")
    people = people_list(stage)
    people.setCurrentIndex(QModelIndex())
    below = QPoint(20, people.viewport().height() + 400)
    QApplication.sendEvent(people.viewport(), QContextMenuEvent(reason, below, below))
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_r10_nobody_talks_to_oneself_in_private(stage: Stage, key: Qt.Key) -> None:
    stage.enter("Ana", "Bia")
    people = people_list(stage)
    people.setFocus()
    people.setCurrentIndex(people.model().index(0, 0))
    QTest.keyClick(people, key)
    assert stage.tab_names == ["Geral"]
    assert stage.composer_error == "Você não pode enviar mensagens privadas para si mesmo."
