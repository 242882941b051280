"""Many who write in private: thirty tabs open themselves, and no message is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QTabBar, QToolButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.client.conversation import Conversation
from app.client.timeline import Entry, Kind
from app.protocol.messages import Tell
from app.ui.composer import Composer
from app.ui.conversation_page import ConversationPage
from app.ui.tabs import ConversationTabs
from app.ui.timeline_view import TimelineView
from app.ui.waiting import DETAIL, Waiting
from tests.ui.stage import NOON, Stage, find

RIGHT = QTabBar.ButtonPosition.RightSide


def pour(stage: Stage, count: int) -> None:
    """Strangers n1, n2, …: each comes in, says something in private and leaves."""
    for number in range(1, count + 1):
        name = f"n{number}"
        stage.join(name)
        stage.whisper(name, "Ana", f"psiu {number}")
        stage.leave(name)


def waiting(stage: Stage) -> list[str]:
    """The conversations that wait, as a screen reader says them."""
    model = find(stage.window, QListView, "waiting_list").model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def open_waiting(stage: Stage, row: int) -> None:
    people = find(stage.window, QListView, "waiting_list")
    index = people.model().index(row, 0)
    people.scrollTo(index)
    point = people.visualRect(index).center()
    QTest.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(people.viewport(), Qt.MouseButton.LeftButton, pos=point)


def close_tab(stage: Stage, index: int) -> None:
    bar = find(stage.window, ConversationTabs, "tabs").tabBar()
    find(bar.tabButton(index, RIGHT), QToolButton, "tab_close").click()


def test_r22_thirty_strangers_get_a_tab_and_the_others_wait_to_be_read(stage: Stage) -> None:
    stage.enter("Ana", room="Turma 3B")
    assert not find(stage.window, QWidget, "waiting").isVisible()
    pour(stage, 33)
    assert stage.tab_names == ["Geral", *(f"n{n}, não lidas: 1" for n in range(1, 31))]
    assert find(stage.window, QWidget, "waiting").isVisible()
    assert waiting(stage) == [
        "n31, 1 mensagem não lida",
        "n32, 1 mensagem não lida",
        "n33, 1 mensagem não lida",
    ]
    assert stage.window.windowTitle() == "(33) Turma 3B — Sala"


def test_r22_no_page_is_made_before_it_is_needed(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana")
    pour(stage, 100)
    assert len(stage.window.findChildren(ConversationPage)) == 31
    assert len(stage.window.findChildren(TimelineView)) == 1
    assert len(stage.window.findChildren(Composer)) == 1
    find(stage.window, ConversationTabs, "tabs").setCurrentIndex(1)
    assert len(stage.window.findChildren(TimelineView)) == 2
    assert len(stage.window.findChildren(Composer)) == 2
    qtbot.waitUntil(lambda: len(stage.window.findChildren(TimelineView)) == 31)
    assert len(stage.window.findChildren(Composer)) == 2


def test_a_double_click_opens_what_waits_though_its_author_has_left(stage: Stage) -> None:
    stage.enter("Ana", room="Turma 3B")
    pour(stage, 32)
    open_waiting(stage, 1)
    assert stage.page.conversation.peer == "n32"
    assert "psiu 32" in stage.rows
    assert stage.tab_names[-1] == "n32"
    assert stage.composer.hasFocus()
    assert find(stage.page, QWidget, "gone_strip").isVisible()
    assert waiting(stage) == ["n31, 1 mensagem não lida"]
    assert stage.window.windowTitle() == "(31) Turma 3B — Sala"
    open_waiting(stage, 0)
    assert not find(stage.window, QWidget, "waiting").isVisible()


def test_enter_opens_what_waits(stage: Stage) -> None:
    stage.enter("Ana")
    pour(stage, 31)
    people = find(stage.window, QListView, "waiting_list")
    people.setFocus()
    people.setCurrentIndex(people.model().index(0, 0))
    QTest.keyClick(people, Qt.Key.Key_Return)
    assert stage.page.conversation.peer == "n31"


def test_what_waits_counts_on_and_takes_a_place_that_is_free(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    pour(stage, 30)
    stage.whisper("Bia", "Ana", "um")
    stage.whisper("Bia", "Ana", "dois")
    assert waiting(stage) == ["Bia, 2 mensagens não lidas"]
    tabs = find(stage.window, ConversationTabs, "tabs")
    tabs.setCurrentIndex(1)
    close_tab(stage, 1)
    stage.whisper("Bia", "Ana", "três")
    assert waiting(stage) == []
    assert stage.tab_names[-1] == "Bia, não lidas: 3"


def test_who_is_asked_for_gets_a_tab_however_many_there_are(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    pour(stage, 30)
    stage.whisper("Bia", "Ana", "oi")
    stage.send("@bia oi!")
    assert isinstance(stage.sent[-1], Tell)
    assert stage.page.conversation.peer == "Bia"
    assert stage.rows == ["oi", "oi!"]
    assert waiting(stage) == []


def test_a_tab_that_is_closed_unread_waits(stage: Stage) -> None:
    stage.enter("Ana", "Bia", room="Turma 3B")
    stage.whisper("Bia", "Ana", "oi")
    close_tab(stage, 1)
    assert stage.tab_names == ["Geral"]
    assert waiting(stage) == ["Bia, 1 mensagem não lida"]
    assert stage.window.windowTitle() == "(1) Turma 3B — Sala"


def test_another_room_does_not_inherit_what_waits(stage: Stage) -> None:
    stage.enter("Ana")
    pour(stage, 40)
    stage.client.abort()
    stage.client.join("10.0.0.7", 9999, "Ana")
    stage.welcome("Ana", "Caio", room="Turma B")
    assert stage.tab_names == ["Geral"]
    assert waiting(stage) == []
    assert stage.window.windowTitle() == "Turma B — Sala"


def test_the_same_room_keeps_what_waits_over_a_lost_connection(stage: Stage) -> None:
    stage.enter("Ana")
    pour(stage, 31)
    stage.lose()
    stage.come_back()
    assert waiting(stage) == ["n31, 1 mensagem não lida"]
    assert len(stage.tab_names) == 31


def heard(peer: str, count: int = 1) -> Conversation:
    conversation = Conversation(peer)
    for _ in range(count):
        conversation.receive(Entry(kind=Kind.MESSAGE, text="psiu", time=NOON, author=peer))
    return conversation


def test_the_model_of_what_waits_keeps_the_order_of_coming(qtmodeltester: ModelTester) -> None:
    model = Waiting()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # it goes on while the model lives
    ana, bia, caio = heard("Ana"), heard("Bia", 2), heard("Caio")
    for conversation in (ana, bia, caio, ana):
        model.put(conversation)
    assert [model.index(row).data() for row in range(3)] == ["Ana", "Bia", "Caio"]
    assert model.index(1).data(DETAIL) == "2 mensagens não lidas"
    model.take(ana)
    model.take(ana)
    model.put(caio)
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Bia", "Caio"]
    model.keep({caio})
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Caio"]
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None


@pytest.mark.parametrize("row", [-1, 0, 9])
def test_the_model_of_what_waits_has_nothing_where_nothing_is(row: int) -> None:
    assert Waiting().data(Waiting().index(row), DETAIL) is None
