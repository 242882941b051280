"""What was begun to be written stands in its composer again after a restart of the program."""

import pytest
from pytestqt.qtbot import QtBot

from app.client import drafts
from app.client.client import ClientState
from app.client.draft import Draft
from app.client.journal import Written
from app.protocol.messages import Reason, Said
from app.ui.forms import JoinForm
from tests.ui.stage import NOON, Stage, shown_text, type_into

ROOM = "4f2a"


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "PAUSE", 0)


def written(text: str, *, author: str = "Ana", to: str = "", reply: int = 0) -> Written:
    return Written(room=ROOM, author=author, to=to, text=text, reply=reply)


def put_by(stage: Stage, *those: Written) -> None:
    """An earlier run of the program kept that."""
    for each in those:
        stage.client.drafts._journal.keep_draft(each)


def kept(stage: Stage, author: str = "Ana") -> list[tuple[str, str]]:
    journal = stage.client.drafts._journal
    return [(each.to, each.text) for each in journal.drafts(ROOM, author)]


def test_what_was_begun_stands_in_its_composer_again(stage: Stage) -> None:
    put_by(stage, written("para todos"), written("só para você", to="Bia"))
    put_by(stage, written("de outra", author="Bia"))
    stage.enter("Ana", "Bia")
    assert stage.tab_names == ["Geral", "Bia"]
    assert stage.composer.toPlainText() == "para todos"
    stage.window._pages.room._tabs.setCurrentIndex(1)
    assert stage.composer.toPlainText() == "só para você"
    assert stage.composed == []  # nobody types that


def test_what_was_begun_still_answers_what_it_answered(stage: Stage) -> None:
    put_by(stage, written("eu vou", reply=1))
    stage.window.request_join(JoinForm(address="192.168.0.5", name="Ana"))
    stage.welcome(
        "Ana", "Bia", missed=[Said(seq=1, time=NOON, author="Bia", text="quem vem?")], gap=True
    )
    assert shown_text(stage.page, "answer_quoted") == "quem vem?"
    assert shown_text(stage.page, "answer_title") == "Respondendo a Bia"


def test_what_is_written_is_kept_as_it_changes_and_goes_when_it_is_sent(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "o")
    qtbot.waitUntil(lambda: kept(stage) == [("", "o")])
    type_into(stage.composer, "i")
    qtbot.waitUntil(lambda: kept(stage) == [("", "oi")])
    stage.press("composer_send")
    qtbot.waitUntil(lambda: kept(stage) == [])


def test_a_message_that_is_edited_is_no_draft_and_keeps_the_one_that_waits(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    stage.send("oi")
    stage.acknowledge()
    type_into(stage.composer, "depois")
    qtbot.waitUntil(lambda: kept(stage) == [("", "depois")])
    stage.page.composer.begin_edit(2, "oi")
    type_into(stage.composer, "!")
    stage.client.drafts.flush()
    assert kept(stage) == [("", "depois")]


def test_who_gives_the_place_up_leaves_nothing_begun_behind(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "segredo")
    qtbot.waitUntil(lambda: kept(stage) == [("", "segredo")])
    stage.press("leave_button")
    assert kept(stage) == []
    stage.end(Reason.LEFT)
    assert kept(stage) == []


def test_what_ends_with_the_window_is_kept_at_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "PAUSE", 60_000)
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "quase")
    assert kept(stage) == []
    stage.client.abort()
    assert kept(stage) == [("", "quase")]


def room_ends(stage: Stage) -> None:
    stage.client.drafts.flush()
    stage.end(Reason.CLOSED)
    stage.press("dialog_reject")


def to_caio(stage: Stage, words: str) -> None:
    """Begin to write to Caio alone."""
    stage.window._pages.room._on_person_chosen("Caio")
    type_into(stage.composer, words)
    stage.client.drafts.flush()


def test_who_comes_next_at_the_same_window_gets_their_own_and_so_does_who_comes_back(
    stage: Stage,
) -> None:
    put_by(stage, written("da Bia", author="Bia"))
    stage.enter("Ana", "Caio")
    type_into(stage.composer, "da Ana")
    to_caio(stage, "só da Ana")
    room_ends(stage)
    stage.enter("Bia", "Caio")
    assert (stage.tab_names, stage.composer.toPlainText()) == (["Geral"], "da Bia")
    room_ends(stage)
    assert kept(stage, "Bia") == [("", "da Bia")]
    stage.enter("Ana", "Caio")
    assert (stage.tab_names, stage.composer.toPlainText()) == (["Geral", "Caio"], "da Ana")
    stage.window._pages.room._on_person_chosen("Caio")
    assert stage.composer.toPlainText() == "só da Ana"
    room_ends(stage)
    assert kept(stage) == [("", "da Ana"), ("Caio", "só da Ana")]


def test_the_same_room_at_another_address_has_what_was_begun(stage: Stage) -> None:
    stage.enter("Ana", "Caio")
    type_into(stage.composer, "para todos")
    to_caio(stage, "só para Caio")
    room_ends(stage)
    stage.window.request_join(JoinForm(address="192.168.0.77", name="Ana"))
    stage.welcome("Ana", "Caio")
    assert (stage.tab_names, stage.composer.toPlainText()) == (["Geral", "Caio"], "para todos")
    stage.window._pages.room._on_person_chosen("Caio")
    assert stage.composer.toPlainText() == "só para Caio"


@pytest.mark.parametrize("next_one", ["Ana", "Bia"])
def test_what_was_begun_in_private_is_gone_after_sair_whoever_comes(
    stage: Stage, next_one: str
) -> None:
    stage.enter("Ana", "Caio")
    to_caio(stage, "segredo")
    stage.press("leave_button")
    stage.end(Reason.LEFT)
    stage.enter(next_one, "Caio")
    stage.client.drafts.flush()
    assert kept(stage) == kept(stage, "Bia") == []
    stage.window._pages.room._on_person_chosen("Caio")
    assert stage.composer.toPlainText() == ""


def test_what_is_typed_while_one_leaves_is_not_kept(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.send("oi")
    stage.press("leave_button")
    assert stage.client.state is ClientState.LEAVING
    type_into(stage.composer, "segredo")
    stage.client.drafts.flush()
    assert kept(stage) == []


@pytest.mark.parametrize("reason", [Reason.EXPELLED, Reason.BANNED])
def test_who_is_put_out_leaves_nothing_begun_behind(stage: Stage, reason: Reason) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "segredo")
    stage.client.drafts.flush()
    stage.end(reason)
    stage.press("dialog_reject")
    stage.client.drafts.flush()
    assert kept(stage) == []


def test_who_types_without_a_pause_has_it_kept_all_the_same(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "PAUSE", 60_000)
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "o")
    monkeypatch.setattr(drafts, "PAUSE", 0)
    ends = stage.client.drafts._timer.remainingTime()
    type_into(stage.composer, "i")
    assert 0 < stage.client.drafts._timer.remainingTime() <= ends  # it was not put off


def test_what_the_person_types_already_is_not_replaced(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "novo")
    stage.page.take_up(Draft("velho"))
    assert stage.composer.toPlainText() == "novo"
