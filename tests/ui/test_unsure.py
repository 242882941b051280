"""While the window is without a connection, nobody knows how the others are."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from app.client.conversation import Presence
from app.client.conversation_list import ConversationRole
from app.protocol.messages import Changed, Ended, Reason
from app.ui.presence import DOTS, Dot, paint_dot
from tests.ui.stage import Stage, find, member, shown_text
from tests.ui.test_room_frame import details, open_details

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def room(stage: Stage) -> Stage:
    """Bia wrote to Ana in private, and so did Caio, whose connection broke since."""
    stage.enter("Ana", "Bia", "Caio")
    stage.whisper("Caio", "Ana", "oi")
    stage.whisper("Bia", "Ana", "oi")
    stage.tell(Changed(member=replace(member("Caio", 3), away=True)))
    return stage


def rows(stage: Stage, name: str) -> list[QModelIndex]:
    model = find(stage.window, QListView, name).model()
    return [model.index(row, 0) for row in range(model.rowCount())]


def presences(stage: Stage) -> dict[str, Presence]:
    return {each.peer: each.presence for each in stage.client.conversations()}


def test_the_list_of_people_says_that_it_does_not_know_and_then_how_they_are(room: Stage) -> None:
    before = room.people
    assert before[1:] == ["Bia, 26.1.2.2:50002", "Caio, sem conexão"]
    room.lose()
    assert room.people == [
        "Ana (você), sem conexão",
        "Bia, situação desconhecida",
        "Caio, situação desconhecida",
    ]
    room.come_back("Bia", "Caio")
    assert room.people == [*before[:2], "Caio, 26.1.2.3:50003"]


def test_a_hand_and_a_status_of_before_are_not_told_as_if_they_were_so_now(room: Stage) -> None:
    room.tell(Changed(member=replace(member("Bia", 2), status="busy", hand=1)))
    assert room.people[1] == "Bia, mão levantada · ocupado · 26.1.2.2:50002"
    room.lose()
    assert room.people[1] == "Bia, situação desconhecida"


def test_private_conversations_do_not_know_either(room: Stage) -> None:
    room.lose()
    private = rows(room, "conversation_list")[1:]
    assert len(private) == 2
    for index in private:
        assert index.data(ConversationRole.PRESENCE) is Presence.UNKNOWN
        assert "situação desconhecida" in str(index.data(SPOKEN))
    room.come_back("Bia")
    assert presences(room) == {"Bia": Presence.HERE, "Caio": Presence.GONE}


def test_one_that_is_opened_meanwhile_does_not_know_and_warns_of_nobody(
    room: Stage, qtbot: QtBot
) -> None:
    room.tell(Changed(member=replace(member("Bia", 2), away=True)))
    room.lose()
    people = find(room.window, QListView, "people_list")
    people.activated.emit(people.model().index(1, 0))
    assert room.page.conversation.peer == "Bia"
    assert shown_text(room.page, "gone_text") == ""
    state = "conversation_state"
    qtbot.waitUntil(lambda: "situação desconhecida" in shown_text(room.window, state))
    room.come_back("Bia", "Caio")
    qtbot.waitUntil(lambda: shown_text(room.window, state).startswith("conectado"))


def test_the_header_counts_nobody_as_connected_meanwhile(room: Stage, qtbot: QtBot) -> None:
    state = "conversation_state"
    qtbot.waitUntil(lambda: shown_text(room.window, state) == "3 pessoas · 2 conectadas")
    room.lose()
    qtbot.waitUntil(lambda: shown_text(room.window, state) == "3 pessoas")


def test_a_person_s_details_do_not_know_and_one_s_own_do(room: Stage) -> None:
    open_details(room, "Bia")
    assert details(room)[1] == "conectado"
    room.lose()
    assert details(room)[1] == "não se sabe"
    open_details(room, "Ana")
    assert details(room)[1] == "sem conexão"


def test_after_a_room_s_end_nothing_is_known(room: Stage) -> None:
    room.tell(Ended(reason=Reason.CLOSED))
    assert not room.client.roster.is_current


def test_every_dot_has_a_shape_of_its_own() -> None:
    assert DOTS[Presence.UNKNOWN] is Dot.DASH
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Light, QColor("white"))
    drawn = set()
    for dot in Dot:
        image = QImage(40, 40, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_dot(painter, image.rect().toRectF(), dot, palette, QPalette.ColorRole.Light)
        painter.end()
        ink = image.createMaskFromColor(QColor("white").rgb(), Qt.MaskMode.MaskOutColor)
        drawn.add(bytes(ink.constBits()))
    assert len(drawn) == len(Dot)
