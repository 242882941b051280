"""Many who write in private: thirty tabs open themselves, and no message is lost."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.client.conversation_list import ConversationRole
from app.protocol.messages import Tell
from app.ui.composer import Composer
from app.ui.conversation_page import ConversationPage
from app.ui.tabs import ConversationTabs
from app.ui.timeline_view import TimelineView
from tests.ui.stage import Stage, find

RIGHT = QTabBar.ButtonPosition.RightSide


def pour(stage: Stage, count: int) -> None:
    """Strangers n1, n2, …: each comes in, says something in private and leaves."""
    for number in range(1, count + 1):
        name = f"n{number}"
        stage.join(name)
        stage.whisper(name, "Ana", f"psiu {number}")
        stage.leave(name)


def conversation_list(stage: Stage) -> QListView:
    return find(stage.window, QListView, "conversation_list")


def unread(stage: Stage) -> list[str]:
    """What is unread, from the top: "n31: 1"."""
    model = conversation_list(stage).model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [
        f"{row.data()}: {row.data(ConversationRole.UNREAD)}"
        for row in rows
        if row.data(ConversationRole.UNREAD)
    ]


def row_of(stage: Stage, name: str) -> QModelIndex:
    model = conversation_list(stage).model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return next(row for row in rows if row.data() == name)


def open_conversation(stage: Stage, name: str) -> None:
    talks, index = conversation_list(stage), row_of(stage, name)
    talks.scrollTo(index)
    point = talks.visualRect(index).center()
    QTest.mouseClick(talks.viewport(), Qt.MouseButton.LeftButton, pos=point)


def close_tab(stage: Stage, index: int) -> None:
    bar = find(stage.window, ConversationTabs, "tabs").tabBar()
    find(bar.tabButton(index, RIGHT), QToolButton, "tab_close").click()


def test_r22_thirty_strangers_get_a_tab_and_the_others_a_row_in_the_list(stage: Stage) -> None:
    stage.enter("Ana", room="Turma 3B")
    pour(stage, 33)
    assert stage.tab_names == ["Geral", *(f"n{n}, não lidas: 1" for n in range(1, 31))]
    assert sorted(unread(stage)) == sorted(f"n{number}: 1" for number in range(1, 34))
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


def test_a_click_opens_what_has_no_tab_though_its_author_has_left(stage: Stage) -> None:
    stage.enter("Ana", room="Turma 3B")
    pour(stage, 32)
    open_conversation(stage, "n32")
    assert stage.page.conversation.peer == "n32"
    assert "psiu 32" in stage.rows
    assert stage.tab_names[-1] == "n32"
    assert stage.composer.hasFocus()
    assert find(stage.page, QWidget, "gone_strip").isVisible()
    assert "n31: 1" in unread(stage)
    assert "n32: 1" not in unread(stage)
    assert stage.window.windowTitle() == "(31) Turma 3B — Sala"
    assert conversation_list(stage).selectedIndexes() == [row_of(stage, "n32")]


def test_enter_opens_what_has_no_tab(stage: Stage) -> None:
    stage.enter("Ana")
    pour(stage, 31)
    talks = conversation_list(stage)
    talks.setFocus()
    talks.setCurrentIndex(row_of(stage, "n31"))
    assert stage.page.conversation.peer == ""  # the arrows alone open nothing
    QTest.keyClick(talks, Qt.Key.Key_Return)
    assert stage.page.conversation.peer == "n31"


def test_what_has_no_tab_counts_on_and_takes_a_place_that_is_free(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    pour(stage, 30)
    stage.whisper("Bia", "Ana", "um")
    stage.whisper("Bia", "Ana", "dois")
    assert "Bia: 2" in unread(stage)
    tabs = find(stage.window, ConversationTabs, "tabs")
    tabs.setCurrentIndex(1)
    close_tab(stage, 1)
    stage.whisper("Bia", "Ana", "três")
    assert "Bia: 3" in unread(stage)
    assert stage.tab_names[-1] == "Bia, não lidas: 3"


def test_who_is_asked_for_gets_a_tab_however_many_there_are(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    pour(stage, 30)
    stage.whisper("Bia", "Ana", "oi")
    stage.send("@bia oi!")
    assert isinstance(stage.sent[-1], Tell)
    assert stage.page.conversation.peer == "Bia"
    assert stage.rows == ["oi", "oi!"]
    assert not any(told.startswith("Bia") for told in unread(stage))


def test_a_tab_that_is_closed_unread_stays_in_the_list(stage: Stage) -> None:
    stage.enter("Ana", "Bia", room="Turma 3B")
    stage.whisper("Bia", "Ana", "oi")
    close_tab(stage, 1)
    assert stage.tab_names == ["Geral"]
    assert unread(stage) == ["Bia: 1"]
    assert stage.window.windowTitle() == "(1) Turma 3B — Sala"


def test_another_room_does_not_inherit_what_is_unread(stage: Stage) -> None:
    stage.enter("Ana")
    pour(stage, 40)
    stage.client.abort()
    stage.client.join("10.0.0.7", 9999, "Ana")
    stage.welcome("Ana", "Caio", room="Turma B")
    assert stage.tab_names == ["Geral"]
    assert conversation_list(stage).model().rowCount() == 1
    assert stage.window.windowTitle() == "Turma B — Sala"


def test_the_same_room_keeps_what_is_unread_over_a_lost_connection(stage: Stage) -> None:
    stage.enter("Ana")
    pour(stage, 31)
    stage.lose()
    stage.come_back()
    assert "n31: 1" in unread(stage)
    assert len(stage.tab_names) == 31
