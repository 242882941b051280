"""Another language makes the room anew: what the person had before their eyes goes on in it."""

from pytestqt.qtbot import QtBot

from app.ui.room_frame import RoomFrame
from tests.ui.stage import Stage, find, shown_text
from tests.ui.test_settings import speak


def test_the_details_of_a_person_stay_in_the_new_language_even_of_who_has_gone(
    stage: Stage, qtbot: QtBot, speaking: None
) -> None:
    stage.enter("Ana", "Bia", room="Turma")
    find(stage.window, RoomFrame, "").show_details("Bia")
    stage.leave("Bia")
    address = shown_text(stage.window, "person_ip")
    speak(stage, qtbot, "English", "Settings")
    assert stage.is_visible("person_panel")
    assert shown_text(stage.window, "person_name") == "Bia"
    assert shown_text(stage.window, "person_ip") == address
    assert shown_text(stage.window, "person_state") == "not in the room"
    stage.join("Bia")
    assert shown_text(stage.window, "person_state") == "online"
