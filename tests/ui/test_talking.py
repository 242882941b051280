"""Answering, editing, removing, reacting and typing, from the keys in the window to the room."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.client.entry import Entry
from app.protocol.messages import (
    Code,
    Compose,
    Composing,
    Edit,
    Edited,
    React,
    Reacted,
    Refused,
    Remove,
    Removed,
    Said,
    Say,
    Tell,
)
from app.ui.tabs import ConversationTabs
from app.ui.timeline_view import TimelineView
from tests.ui.stage import NOON, Stage, find, shown_text, type_into


def view(stage: Stage) -> TimelineView:
    return find(stage.page, TimelineView, "timeline")


def last(stage: Stage) -> Entry:
    timeline = stage.page.conversation.timeline
    return timeline.entry(timeline.rowCount() - 1)


@pytest.fixture
def talk(stage: Stage) -> Stage:
    """Bia said "quem vem?", then Ana said "eu", and the room has it."""
    stage.enter("Ana", "Bia")
    stage.say("Bia", "quem vem?")
    stage.send("eu")
    stage.acknowledge()
    return stage


def test_an_answer_goes_out_with_the_number_of_what_it_answers_and_shows_it(talk: Stage) -> None:
    view(talk).reply_requested.emit(2)
    assert "Bia" in shown_text(talk.page, "answer_title")
    talk.send("eu também")
    said = talk.sent[-1]
    assert isinstance(said, Say)
    assert (said.text, said.reply) == ("eu também", 2)
    quote = last(talk).quote
    assert quote is not None
    assert (quote.author, quote.text) == ("Bia", "quem vem?")
    talk.acknowledge()
    talk.send("e mais")
    following = talk.sent[-1]
    assert isinstance(following, Say)
    assert following.reply == 0  # the answer is over


def test_an_answer_that_is_given_up_is_an_ordinary_message(talk: Stage) -> None:
    view(talk).reply_requested.emit(2)
    QTest.keyClick(talk.composer, Qt.Key.Key_Escape)
    talk.send("outra coisa")
    said = talk.sent[-1]
    assert isinstance(said, Say)
    assert said.reply == 0


def test_the_key_upwards_edits_the_last_own_message_and_gives_the_draft_back(talk: Stage) -> None:
    QTest.keyClick(talk.composer, Qt.Key.Key_Up)
    assert talk.composer.toPlainText() == "eu"
    type_into(talk.composer, " vou")
    QTest.keyClick(talk.composer, Qt.Key.Key_Return)
    edit = talk.sent[-1]
    assert isinstance(edit, Edit)
    assert (edit.message, edit.text) == (3, "eu vou")
    assert talk.composer.toPlainText() == ""
    assert not last(talk).edited  # the room has not said so
    talk.tell(Edited(seq=9, time=NOON, author="Ana", message=3, text="eu vou", cid=edit.cid))
    assert (last(talk).text, last(talk).edited) == ("eu vou", True)


def test_an_empty_edit_is_refused_in_place_and_loses_nothing(talk: Stage) -> None:
    QTest.keyClick(talk.composer, Qt.Key.Key_Up)
    talk.composer.setPlainText("   ")
    QTest.keyClick(talk.composer, Qt.Key.Key_Return)
    assert not isinstance(talk.sent[-1], Edit)
    assert talk.composer_error
    assert find(talk.page, QWidget, "answer_strip").isVisible()


def test_an_edit_that_the_room_refuses_comes_back_in_words(talk: Stage) -> None:
    QTest.keyClick(talk.composer, Qt.Key.Key_Up)
    type_into(talk.composer, "!")
    QTest.keyClick(talk.composer, Qt.Key.Key_Return)
    edit = talk.sent[-1]
    assert isinstance(edit, Edit)
    talk.refuse(Refused(code=Code.MESSAGE_UNKNOWN, cid=edit.cid))
    assert "O texto era: eu!" in talk.rows[-1]


def test_removing_takes_the_message_off_the_screen_once_the_room_says_so(talk: Stage) -> None:
    view(talk).remove_requested.emit(3)
    remove = talk.sent[-1]
    assert isinstance(remove, Remove)
    assert remove.message == 3
    talk.tell(Removed(seq=9, time=NOON, author="Ana", message=3, cid=remove.cid))
    assert (last(talk).removed, last(talk).text) == (True, "")


def test_a_reaction_is_toggled(talk: Stage) -> None:
    for off in (False, True):
        view(talk).reaction_toggled.emit(2, "👍")
        react = talk.sent[-1]
        assert isinstance(react, React)
        assert (react.message, react.emoji, react.off) == (2, "👍", off)
        talk.tell(
            Reacted(seq=9, time=NOON, author="Ana", message=2, emoji="👍", off=off, cid=react.cid)
        )


def test_without_a_room_a_change_is_refused_in_the_composer(talk: Stage) -> None:
    talk.client.abort()
    view(talk).remove_requested.emit(3)
    assert talk.composer_error.startswith("Você ainda não está na sala")


def test_a_private_answer_is_told_privately(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "psiu")
    tabs = find(stage.window, ConversationTabs, "tabs")
    tabs.setCurrentIndex(1)
    view(stage).reply_requested.emit(2)
    stage.send("diga")
    told = stage.sent[-1]
    assert isinstance(told, Tell)
    assert (told.to, told.reply) == ("Bia", 2)


def test_the_room_is_told_that_one_types_and_that_one_stopped(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "o")
    assert stage.composed == [Compose()]
    stage.composer.clear()
    assert stage.composed == [Compose(), Compose(off=True)]


def test_who_types_is_said_in_the_head_of_that_conversation_alone(stage: Stage) -> None:
    stage.enter("Ana", "Bia", "Caio")
    stage.tell(Composing(author="Bia"))
    assert "Bia está digitando…" in shown_text(stage.window, "conversation_state")
    stage.tell(Composing(author="Caio", to="Ana"))
    assert "Caio" not in shown_text(stage.window, "conversation_state")
    stage.tell(Said(seq=9, time=NOON, author="Bia", text="oi"))
    assert "digitando" not in shown_text(stage.window, "conversation_state")


# What the strip over the composer quotes


def quoted(stage: Stage) -> str:
    return shown_text(stage.page, "answer_quoted")


def removed(message: int, seq: int = 9) -> Removed:
    return Removed(seq=seq, time=NOON, author="Bia", message=message)


def test_the_strip_of_an_answer_says_what_the_message_says_now(talk: Stage) -> None:
    view(talk).reply_requested.emit(2)
    type_into(talk.composer, "eu também")
    talk.tell(Edited(seq=9, time=NOON, author="Bia", message=2, text="quem vem hoje?"))
    assert quoted(talk) == "quem vem hoje?"
    assert "quem vem hoje?" in talk.composer.accessibleDescription()
    talk.tell(removed(2, 10))
    assert quoted(talk) == "Mensagem apagada"
    assert "quem vem" not in talk.composer.accessibleDescription()
    assert talk.composer.toPlainText() == "eu também"
    assert talk.page.composer.draft().reply_to == 2


def test_an_edit_under_way_keeps_what_was_typed_when_the_message_is_removed(talk: Stage) -> None:
    QTest.keyClick(talk.composer, Qt.Key.Key_Up)
    type_into(talk.composer, " vou")
    talk.tell(removed(3))
    assert quoted(talk) == "Mensagem apagada"
    assert talk.composer.toPlainText() == "eu vou"
    assert talk.page.composer.draft().edit == 3


def test_an_answer_that_waits_for_an_edit_comes_back_without_the_words(talk: Stage) -> None:
    view(talk).reply_requested.emit(2)
    view(talk).edit_requested.emit(3)
    talk.tell(removed(2))
    assert quoted(talk) == "eu"
    QTest.keyClick(talk.composer, Qt.Key.Key_Escape)
    assert quoted(talk) == "Mensagem apagada"


def test_the_strip_tells_nothing_of_what_went_out_of_sight_or_was_missed(talk: Stage) -> None:
    view(talk).reply_requested.emit(2)
    talk.client.ignored.add("Bia")
    assert quoted(talk) == ""
    talk.tell(removed(2))
    talk.client.ignored.remove("Bia")
    assert quoted(talk) == "Mensagem apagada"
    view(talk).reply_requested.emit(3)
    talk.lose()
    talk.come_back("Bia", gap=True)
    assert quoted(talk) == "Mensagem mais antiga"


def test_who_is_ignored_is_not_said_to_be_typing(stage: Stage) -> None:
    stage.enter("Ana", "Bia", "Caio")
    stage.tell(Composing(author="Bia"))
    stage.client.ignored.add("Bia")
    assert "digitando" not in shown_text(stage.window, "conversation_state")
    stage.tell(Composing(author="Bia"))
    assert "digitando" not in shown_text(stage.window, "conversation_state")


def test_short_messages_one_after_another_are_one_line_each(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    before = len(stage.composed)
    for _ in range(3):
        type_into(stage.composer, "ok")
        QTest.keyClick(stage.composer, Qt.Key.Key_Return)
    assert stage.composed[before:] == [Compose()]  # before the first


@pytest.mark.parametrize("letter", ["e", "r", "ç", " "])
def test_what_is_typed_over_the_messages_goes_into_the_composer(talk: Stage, letter: str) -> None:
    messages = view(talk)
    messages.setFocus()
    messages.setCurrentIndex(messages.model().index(messages.model().rowCount() - 1, 0))
    type_into(messages, letter)
    assert talk.composer.toPlainText() == letter
    assert talk.composer.hasFocus()
    assert not find(talk.page, QWidget, "answer_strip").isVisible()


def test_a_paste_over_the_messages_goes_into_the_composer(talk: Stage) -> None:
    QGuiApplication.clipboard().setText("colado")
    messages = view(talk)
    messages.setFocus()
    QTest.keyClick(messages, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert talk.composer.toPlainText() == "colado"


def test_a_click_beside_all_messages_leaves_the_keys_to_the_composer(talk: Stage) -> None:
    messages = view(talk)
    messages.setFocus()
    talk.window.resize(1060, 700)
    below = messages.viewport().rect().bottomLeft() + QPoint(5, -5)
    assert not messages.indexAt(below).isValid()
    QTest.mouseClick(messages.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert talk.composer.hasFocus()


def test_after_removing_a_message_one_goes_on_writing(talk: Stage) -> None:
    messages = view(talk)
    messages.setFocus()
    messages.setCurrentIndex(messages.model().index(messages.model().rowCount() - 1, 0))
    QTest.keyClick(messages, Qt.Key.Key_Delete)
    talk.press("dialog_accept")
    assert isinstance(talk.sent[-1], Remove)
    assert talk.composer.hasFocus()


def test_whoever_writes_while_reading_above_sees_their_own_message(
    talk: Stage, qtbot: QtBot
) -> None:
    for number in range(60):
        talk.say("Bia", f"mensagem {number}")
    bar = view(talk).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    bar.setValue(0)
    talk.send("e eu")
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    below = talk.page.findChild(QWidget, "new_below")
    assert below is None or not below.isVisible()


def test_only_messages_of_others_count_as_new_below(talk: Stage, qtbot: QtBot) -> None:
    for number in range(60):
        talk.say("Bia", f"mensagem {number}")
    bar = view(talk).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    bar.setValue(0)
    talk.join("Caio")
    assert talk.page.findChild(QWidget, "new_below") is None
    talk.say("Bia", "ainda aí?")
    assert find(talk.page, QPushButton, "new_below").text() == "1 mensagem nova abaixo"
