"""The left side: conversations and people, how they are narrowed, and how they hold many."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMenu
from pytestqt.qtbot import QtBot

from app.client.conversation_list import ConversationRole
from app.protocol.messages import Changed, Member, Show, Status
from app.ui.avatar import READABLE, contrast, hue_colour
from app.ui.conversation_rows import ConversationDelegate
from app.ui.presence import GREEN, Dot, dot_of
from app.ui.status_button import StatusButton
from app.ui.tabs import ConversationTabs
from app.ui.theme import palette
from tests.hostile.watching import painted
from tests.ui.stage import NOON, Stage, find, member, shown_text, type_into


def talks(stage: Stage) -> QListView:
    return find(stage.window, QListView, "conversation_list")


def names(stage: Stage, name: str = "conversation_list") -> list[str]:
    model = find(stage.window, QListView, name).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def in_front(stage: Stage) -> list[str]:
    """What the list shows as open."""
    return [str(index.data()) for index in talks(stage).selectedIndexes()]


def click(stage: Stage, row: int) -> None:
    rows = talks(stage)
    point = rows.visualRect(rows.model().index(row, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=point)


def search(stage: Stage) -> QLineEdit:
    return find(stage.window, QLineEdit, "sidebar_search")


def test_the_list_and_the_tabs_show_the_same_conversation(stage: Stage) -> None:
    stage.enter("Ana", "Bia", "Caio")
    stage.whisper("Bia", "Ana", "oi")
    stage.whisper("Caio", "Ana", "oi")
    assert in_front(stage) == ["Geral"]
    click(stage, 1)
    assert stage.page.conversation.peer == in_front(stage)[0] != ""
    assert stage.composer.hasFocus()
    find(stage.window, ConversationTabs, "tabs").setCurrentIndex(1)
    assert in_front(stage) == ["Bia"]
    click(stage, 0)
    assert stage.page.conversation.peer == ""
    stage.whisper("Bia", "Ana", "e aí?")  # another order of the rows
    assert in_front(stage) == ["Geral"]


def test_a_conversation_says_what_is_new_in_it_until_it_is_read(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "psiu")
    row = talks(stage).model().index(1, 0)
    spoken = str(row.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Bia, 1 não lida, última mensagem, ")
    assert spoken.endswith(": psiu")
    qtbot.waitUntil(lambda: "Bia" in painted(talks(stage)))
    click(stage, 1)
    assert row.data(ConversationRole.UNREAD) == 0


@pytest.mark.parametrize("words", ["JOSE", "josé", "  jose "])
def test_a_search_narrows_both_lists_whatever_the_accents(stage: Stage, words: str) -> None:
    stage.enter("Ana", "Bia", "José")
    stage.whisper("José", "Ana", "oi")
    type_into(search(stage), words)
    assert names(stage) == ["José"]
    assert names(stage, "people_list") == ["José"]
    QTest.keyClick(search(stage), Qt.Key.Key_Escape)
    assert search(stage).text() == ""
    assert names(stage) == ["Geral", "José"]
    assert in_front(stage) == ["Geral"]
    assert len(names(stage, "people_list")) == 3


def test_a_search_that_finds_nothing_says_so(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    type_into(search(stage), "xyz")
    assert shown_text(stage.window, "sidebar_nothing") == (
        "Ninguém e nenhuma conversa com esse nome."
    )
    assert not stage.is_visible("people_list")
    search(stage).clear()
    assert shown_text(stage.window, "sidebar_nothing") == ""
    assert stage.is_visible("people_list")


def test_from_the_search_the_keys_lead_on_to_what_was_found(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    search(stage).setFocus()
    type_into(search(stage), "bia")
    QTest.keyClick(search(stage), Qt.Key.Key_Down)
    people = find(stage.window, QListView, "people_list")
    assert people.hasFocus()
    QTest.keyClick(people, Qt.Key.Key_Return)
    assert stage.page.conversation.peer == "Bia"


def menu_of(stage: Stage, row: int) -> list[str]:
    """What the menu key offers on a row."""
    rows = talks(stage)
    rows.setCurrentIndex(rows.model().index(row, 0))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(rows, event)
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return []
    offered = [action.text() for action in menu.actions()]
    menu.close()
    return offered


def test_a_private_conversation_has_the_menu_of_its_person(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "oi")
    assert menu_of(stage, 0) == []
    talk, look, copy, ignore = (
        "Conversar em particular",
        "Ver detalhes",
        "Copiar endereço",
        "Ignorar",
    )
    assert [each for each in menu_of(stage, 1) if each] == [talk, look, copy, ignore]
    stage.leave("Bia", 2)
    assert [each for each in menu_of(stage, 1) if each] == [talk, look, ignore]


def test_an_empty_list_takes_no_place(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana")
    qtbot.waitUntil(lambda: talks(stage).height() < 80)


def test_who_lost_the_connection_is_told_in_words_and_another_shape(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    stage.tell(Changed(member=Member(name="Bia", ip="26.1.2.2", port=50_002, away=True)))
    assert stage.people[1] == "Bia, sem conexão"
    stage.lose()
    qtbot.waitUntil(lambda: shown_text(stage.window, "room_state") == "Sem conexão")


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_the_dot_of_who_is_there_is_seen_on_every_ground(scheme: Qt.ColorScheme) -> None:
    colours = palette(scheme)
    green = hue_colour(GREEN, colours)
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Light):
        assert contrast(green, colours.color(role)) >= READABLE - 0.5


def test_r22_a_thousand_people_and_conversations_paint_what_is_seen(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    stage.enter("Ana", *(f"n{number}" for number in range(1_000)))
    for number in range(1_000):
        stage.whisper(f"n{number}", "Ana", "oi")
    assert len(names(stage)) == len(names(stage, "people_list")) == 1_001
    rows: list[object] = []
    paint = ConversationDelegate.paint

    def watched(self: ConversationDelegate, painter: object, option: object, index: object) -> None:
        rows.append(index)
        paint(self, painter, option, index)  # type: ignore[arg-type]

    monkeypatch.setattr(ConversationDelegate, "paint", watched)
    qtbot.waitUntil(lambda: talks(stage).height() > 150)
    rows.clear()
    talks(stage).grab()
    assert 3 <= len(rows) <= 30


# How people show themselves


def test_a_status_is_chosen_in_ones_own_card_and_told_to_the_room(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    button = find(stage.window, StatusButton, "me_status")
    assert button.accessibleName() == "Seu status: disponível"
    offered = [action.text() for action in button.actions_of_menu()]
    assert offered == ["Disponível", "Ausente", "Ocupado"]
    button.actions_of_menu()[2].trigger()
    assert stage.sent[-1] == Show(status=Status.BUSY)
    stage.tell(Changed(member=replace(member("Ana", 1), status="busy")))
    qtbot.waitUntil(lambda: button.accessibleName() == "Seu status: ocupado")
    assert button.actions_of_menu()[2].isChecked()
    assert stage.people[0].startswith("Ana (você), ocupado · ")


def test_choosing_a_status_leaves_the_hand_where_it_is(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.tell(Changed(member=replace(member("Ana", 1), hand=NOON)))
    find(stage.window, StatusButton, "me_status").actions_of_menu()[1].trigger()
    assert stage.sent[-1] == Show(status=Status.ABSENT, hand=True)


def test_a_status_of_somebody_else_is_told_in_words_and_by_the_shape_of_the_dot(
    stage: Stage,
) -> None:
    stage.enter("Ana", "Bia")
    for status, words in (("busy", "ocupado · "), ("absent", "ausente · "), ("later", "")):
        stage.tell(Changed(member=replace(member("Bia", 2), status=status)))
        assert stage.people[1].startswith(f"Bia, {words}26.1.2.2")
    shapes = [dot_of(status, away=False) for status in ("available", "busy", "absent", "later")]
    assert shapes == [Dot.FULL, Dot.BAR, Dot.HALF, Dot.FULL]
    assert dot_of("busy", away=True) is Dot.RING
