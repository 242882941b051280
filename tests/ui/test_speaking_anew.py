"""Another language makes the room anew: what the person had before their eyes goes on in it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.client.carrying import TROUBLE
from app.client.download import Download
from app.client.export import Export
from app.protocol.messages import Code, File, Said
from app.ui.room import RoomPage
from app.ui.room_frame import RoomFrame
from tests.ui.stage import NOON, Stage, fill, find, shown_text, type_into
from tests.ui.test_exporting import choose
from tests.ui.test_settings import pick, settings, speak
from tests.ui.test_shortcuts import press


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


def test_why_a_file_did_not_come_is_said_in_the_new_language(
    stage: Stage, qtbot: QtBot, speaking: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stage.enter("Ana", "Bia", room="Turma")
    for seq, code in enumerate((Code.FILE_UNKNOWN, TROUBLE), 2):
        file = File(id=code, name="aula.txt", size=3, sha256="0" * 64)
        stage.tell(Said(seq=seq, time=NOON, author="Bia", text="", file=file))
        monkeypatch.setattr(Download, "start", lambda each, code=code: each.refused.emit(code))
        stage.client.files.fetch(stage.client.files.of(file), tmp_path / "aula.txt")
    assert "A sala não tem mais este arquivo." in spoken(stage, 0)
    assert "Não foi possível gravar o arquivo" in spoken(stage, 1)
    speak(stage, qtbot, "English", "Settings")
    assert "The room does not have this file any more." in spoken(stage, 0)
    assert "The file could not be written on this computer." in spoken(stage, 1)


def spoken(stage: Stage, row: int) -> str:
    """What a screen reader says of a message."""
    index = stage.page.conversation.timeline.index(row)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_open_search_goes_on_at_the_same_place_in_the_new_language(
    stage: Stage, qtbot: QtBot, speaking: None
) -> None:
    stage.enter("Ana", "Bia", room="Turma")
    for words in ("prova um", "aula", "prova dois", "prova três"):
        stage.say("Bia", words)
    stage.press("search_button")
    type_into(find(stage.page, QLineEdit, "search_field"), "prova")
    qtbot.waitUntil(lambda: shown_text(stage.page, "search_count") == "1 de 3")
    stage.press("search_older")
    assert shown_text(stage.page, "search_count") == "2 de 3"
    speak(stage, qtbot, "English", "Settings")
    assert find(stage.page, QLineEdit, "search_field").text() == "prova"
    qtbot.waitUntil(lambda: shown_text(stage.page, "search_count") == "2 of 3")
    stage.press("search_scope")
    qtbot.waitUntil(lambda: shown_text(stage.page, "search_count") == "3 messages")
    speak(stage, qtbot, "Português (Brasil)", "Configurações")
    qtbot.waitUntil(lambda: shown_text(stage.page, "search_count") == "3 mensagens")
    assert find(stage.page, QPushButton, "search_scope").text() == "Buscar nesta conversa"


def test_the_lists_stay_narrowed_in_the_new_language(
    stage: Stage, qtbot: QtBot, speaking: None
) -> None:
    stage.enter("Ana", "Bia", "Caio", room="Turma")
    fill(stage.window, "sidebar_search", "bia")
    assert stage.people == ["Bia, 26.1.2.2:50002"]
    speak(stage, qtbot, "English", "Settings")
    assert find(stage.window, QLineEdit, "sidebar_search").text() == "bia"
    assert stage.people == ["Bia, 26.1.2.2:50002"]


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """No conversation is written to a file before it is set."""
    gate, write = threading.Event(), Export._write

    def slow(export: Export) -> Path | None:
        gate.wait()
        return write(export)

    monkeypatch.setattr(Export, "_write", slow)
    yield gate
    gate.set()


def save(stage: Stage, path: Path) -> None:
    """Begin to save the conversation in front."""
    stage.enter("Ana", "Bia", room="Turma")
    stage.say("Bia", "oi")
    press(Qt.Key.Key_S)
    choose(stage, path)
    assert shown_text(stage.page, "export_text") == "Salvando a conversa…"


def test_a_conversation_that_is_being_saved_goes_on_in_the_new_language(
    stage: Stage, qtbot: QtBot, speaking: None, gate: threading.Event, tmp_path: Path
) -> None:
    save(stage, tmp_path / "a.txt")
    speak(stage, qtbot, "English", "Settings")
    assert shown_text(stage.page, "export_text") == "Saving the conversation…"
    assert not find(stage.window, RoomPage, "")._exporting.action.isEnabled()
    gate.set()
    qtbot.waitUntil(lambda: "a.txt" in shown_text(stage.page, "export_text"))
    assert shown_text(stage.page, "export_text") == "Conversation saved in a.txt"
    assert find(stage.window, RoomPage, "")._exporting.action.isEnabled()
    speak(stage, qtbot, "Português (Brasil)", "Configurações")
    assert shown_text(stage.page, "export_text") == "Conversa salva em a.txt"
    stage.press("export_close")
    assert not stage.is_visible("export_strip")


def test_what_is_being_saved_can_be_cancelled_in_the_new_language(
    stage: Stage, qtbot: QtBot, speaking: None, gate: threading.Event, tmp_path: Path
) -> None:
    save(stage, tmp_path / "a.txt")
    speak(stage, qtbot, "English", "Settings")
    stage.press("export_cancel")
    gate.set()
    action = find(stage.window, RoomPage, "")._exporting.action
    qtbot.waitUntil(action.isEnabled)
    assert not stage.page.findChild(QWidget, "export_strip")
    assert list(tmp_path.glob("*.txt")) == []


def test_that_nothing_could_be_saved_is_said_in_the_new_language(
    stage: Stage, qtbot: QtBot, speaking: None, gate: threading.Event, tmp_path: Path
) -> None:
    folder = tmp_path / "pasta"
    folder.mkdir()
    save(stage, folder / "a.txt")
    folder.rmdir()
    speak(stage, qtbot, "English", "Settings")
    gate.set()
    qtbot.waitUntil(lambda: "a.txt" in shown_text(stage.page, "export_text"))
    told = "The conversation was not saved in a.txt."
    assert shown_text(stage.page, "export_text") == told
    speak(stage, qtbot, "Português (Brasil)", "Configurações")
    assert shown_text(stage.page, "export_text") == "A conversa não foi salva em a.txt."
    assert shown_text(stage.page, "export_why").startswith("Veja se há espaço")
    stage.press("export_again")
    assert find(stage.window, QFileDialog, "export_dialog").isVisible()


def test_what_was_saved_at_the_very_moment_is_said_in_the_new_language(
    stage: Stage, qtbot: QtBot, speaking: None, gate: threading.Event, tmp_path: Path
) -> None:
    """The thread has spoken, and the page that it spoke to is not the one in front any more."""
    save(stage, tmp_path / "a.txt")
    settings(stage)
    gate.set()
    for thread in threading.enumerate():
        if thread.name == "export":
            thread.join()
    pick(stage, "settings_language", "English")
    qtbot.waitUntil(lambda: stage.asked().windowTitle() == "Settings")
    stage.press("dialog_reject")
    assert shown_text(stage.page, "export_text") == "Conversation saved in a.txt"
