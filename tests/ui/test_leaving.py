"""Leaving with own messages that the room does not have: kept or discarded, as the person says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.client import membership as membership_module
from app.client.client import Client, ClientState
from app.client.journal import Journal
from app.protocol.messages import Code, Refused, Say
from app.ui.preferences import Preferences
from app.ui.window import Window
from tests.ui.stage import Line, Stage, shown_text

ROOM = "4f2a"  # as the stage's room calls itself


@pytest.fixture
def journal(tmp_path: Path, qtbot: QtBot) -> Iterator[Journal]:
    journal = Journal(tmp_path / "ana")
    with qtbot.waitSignal(journal.opened):
        journal.open()
    yield journal
    with qtbot.waitSignal(journal.closed):
        journal.close()


@pytest.fixture
def stage(
    qtbot: QtBot, preferences: Preferences, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> Stage:
    """The window of somebody whose computer keeps what is unsent."""
    monkeypatch.setattr(membership_module, "Connection", Line)
    preferences.name = "Ana"
    client = Client(journal=journal)
    window = Window(client, preferences)
    client.setParent(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return Stage(qtbot, window, client)


def unsent(journal: Journal) -> list[str]:
    return [message.text for message in journal.unsent(ROOM, "Ana")]


def write_without_a_room(stage: Stage, *words: str) -> None:
    stage.enter("Ana", "Bia")
    stage.lose()
    for each in words:
        stage.send(each)


def refuse_last(stage: Stage) -> None:
    said = stage.sent[-1]
    assert isinstance(said, Say)
    stage.refuse(Refused(code=Code.STORAGE, cid=said.cid))


def test_r18_who_leaves_with_unsent_messages_is_asked_what_becomes_of_them(stage: Stage) -> None:
    write_without_a_room(stage, "oi", "tudo bem?")
    stage.press("leave_button")
    dialog = stage.asked()
    assert shown_text(dialog, "dialog_what") == "2 mensagens não chegaram à sala."
    assert shown_text(dialog, "dialog_todo") == (
        "O que for guardado neste computador é enviado quando você voltar a esta sala como Ana."
    )
    assert [button.text() for button in dialog.findChildren(QPushButton)] == [
        "Cancelar",
        "Sair e descartar",
        "Sair e guardar",
    ]
    assert stage.client.state is ClientState.RETURNING


def test_r18_what_is_kept_goes_when_the_person_comes_back(stage: Stage, journal: Journal) -> None:
    write_without_a_room(stage, "oi")
    stage.press("leave_button")
    stage.press("dialog_accept")
    assert stage.is_visible("start_join")
    assert unsent(journal) == ["oi"]
    stage.enter("Ana", "Bia")
    assert [command.text for command in stage.sent if isinstance(command, Say)] == ["oi"]


def test_r18_what_is_discarded_is_gone_for_good(stage: Stage, journal: Journal) -> None:
    write_without_a_room(stage, "oi", "tudo bem?")
    stage.send("/sair")
    stage.press("dialog_discard")
    assert stage.dialog is None
    assert stage.is_visible("start_join")
    assert unsent(journal) == []
    stage.enter("Ana", "Bia")
    assert not any(isinstance(command, Say) for command in stage.sent)


def test_who_thinks_again_stays_and_loses_nothing(stage: Stage, journal: Journal) -> None:
    write_without_a_room(stage, "oi")
    stage.press("leave_button")
    QTest.keyClick(stage.asked(), Qt.Key.Key_Escape)
    assert stage.client.state is ClientState.RETURNING
    assert unsent(journal) == ["oi"]
    assert stage.rows == ["oi"]


def test_a_message_that_failed_is_asked_about_too_and_one_on_its_way_is_not(
    stage: Stage, journal: Journal
) -> None:
    stage.enter("Ana", "Bia")
    stage.send("oi")
    refuse_last(stage)
    stage.send("olá")
    stage.press("leave_button")
    assert shown_text(stage.asked(), "dialog_what") == "1 mensagem não chegou à sala."
    assert shown_text(stage.asked(), "dialog_todo") == (
        "O que for guardado espera neste computador até você voltar a esta sala como Ana "
        "e tentar de novo."
    )
    stage.press("dialog_discard")
    assert unsent(journal) == ["olá"]
    assert stage.client.state is ClientState.LEAVING
    stage.acknowledge()
    assert stage.has_left()


def test_a_question_that_the_way_back_answered_discards_nothing_that_is_on_its_way(
    stage: Stage, journal: Journal
) -> None:
    write_without_a_room(stage, "oi")
    stage.press("leave_button")
    stage.client.try_now()
    stage.welcome("Ana", "Bia", resumed=True)
    stage.press("dialog_discard")
    assert unsent(journal) == ["oi"]
    stage.acknowledge()
    assert stage.has_left()


def test_nothing_is_promised_where_nothing_can_be_kept(
    stage: Stage, journal: Journal, qtbot: QtBot
) -> None:
    write_without_a_room(stage, "oi")
    with qtbot.waitSignal(journal.failed):
        journal._broken.emit("o disco não responde")
    stage.press("leave_button")
    assert shown_text(stage.asked(), "dialog_todo") == (
        "A Sala não consegue gravar neste computador: "
        "o que for guardado espera só enquanto a Sala estiver aberta."
    )


def test_what_failed_is_told_from_what_goes_by_itself(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.send("oi")
    refuse_last(stage)
    stage.lose()
    stage.send("olá")
    stage.press("leave_button")
    assert shown_text(stage.asked(), "dialog_what") == "2 mensagens não chegaram à sala."
    assert shown_text(stage.asked(), "dialog_todo") == (
        "O que for guardado neste computador é enviado quando você voltar a esta sala como Ana. "
        "O que falhou espera até você tentar de novo."
    )


@pytest.mark.parametrize("state", ["connected", "lost"])
def test_r12_with_nothing_unsent_leaving_asks_nothing(stage: Stage, state: str) -> None:
    stage.enter("Ana", "Bia")
    stage.send("oi")
    stage.acknowledge()
    if state == "lost":
        stage.lose()
    stage.press("leave_button")
    assert stage.dialog is None


def test_r12_leaving_by_the_bare_word_asks_about_the_unsent_and_leaves_no_draft(
    stage: Stage,
) -> None:
    write_without_a_room(stage, "oi")
    stage.send("sair")
    stage.press("dialog_accept")
    assert stage.asked().objectName() == "dialog_unsent"
    stage.press("dialog_accept")
    stage.enter("Ana", "Bia")
    assert stage.composer.toPlainText() == ""
