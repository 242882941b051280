"""The list of people in the room."""

import pytest
from PySide6.QtCore import QPoint, Qt
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


def test_r06_the_header_says_who_and_where_one_is_and_how_many_are_in(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia", "Caio", room="Turma 3º B")
    assert shown_text(stage.window, "room_name") == "Turma 3º B"
    assert shown_text(stage.window, "room_who") == "3 pessoas · você é Ana · 26.1.2.1:50001"
    stage.leave("Bia", 2)
    stage.leave("Caio", 3)
    alone = "1 pessoa · você é Ana · 26.1.2.1:50001"
    qtbot.waitUntil(lambda: shown_text(stage.window, "room_who") == alone)


def test_r22_the_header_tells_of_a_crowd_once(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.enter("Ana")
    told: list[int] = []
    monkeypatch.setattr(
        RoomHeader, "show_client", lambda _, client: told.append(client.roster.rowCount())
    )
    for number in range(200):
        stage.join(f"n{number}")
    qtbot.waitUntil(lambda: told == [201])


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


def test_r09_the_context_menu_opens_the_private_tab(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    people = people_list(stage)
    people.customContextMenuRequested.emit(point_of(stage, 1))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Conversa privada"]
    menu.actions()[0].trigger()
    menu.close()
    assert stage.page.conversation.peer == "Bia"


def test_the_context_menu_needs_a_person(stage: Stage) -> None:
    stage.enter("Ana")
    people_list(stage).customContextMenuRequested.emit(QPoint(20, 400))
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
