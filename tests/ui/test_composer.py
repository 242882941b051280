"""Writing: pasting, code, answering, editing, drafts, Enter, and whether somebody types."""

from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt
from PySide6.QtGui import QDropEvent, QShortcut, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.client.draft import Draft
from app.protocol.messages import Reason, Say
from app.ui.composer import Composer
from app.ui.composer_strips import first_line
from app.ui.fencing import fenced, is_fenced, on_own_lines, unfenced
from app.ui.forms import JoinForm
from app.ui.tabs import ConversationTabs
from app.ui.typist import AGAIN, IDLE, SETTLE, Typist
from tests.ui.stage import Line, Stage, find, shown_text, type_into

LEFT = Qt.MouseButton.LeftButton
FOUR = "def f():\n    return 1\n\nprint(f())"


def paste(stage: Stage, words: str, html: str = "") -> None:
    copied = QMimeData()
    copied.setText(words)
    if html:
        copied.setHtml(html)
    stage.composer.insertFromMimeData(copied)


def written(stage: Stage) -> str:
    return stage.composer.toPlainText()


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def composer(stage: Stage) -> Composer:
    return stage.page.composer


# Pasting


def test_a_few_lines_are_pasted_at_once_as_plain_text(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    paste(stage, "um\ndois\ntrês", html="<b>um</b><br>dois<img src='file:///etc/passwd'>")
    assert written(stage) == "um\ndois\ntrês"
    assert not stage.is_visible("paste_strip")


def test_many_lines_are_asked_about_and_nothing_is_inserted_before(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "veja: ")
    paste(stage, FOUR)
    assert written(stage) == "veja: "
    assert shown_text(stage.page, "paste_text") == "Colar 4 linhas como"
    assert focus().objectName() == "paste_as_text"
    assert focus().accessibleName() == "Colar 4 linhas como uma mensagem"


def test_enter_pastes_many_lines_as_one_message_where_the_cursor_was(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.composer.setPlainText("antes depois")
    cursor = stage.composer.textCursor()
    cursor.setPosition(6)
    stage.composer.setTextCursor(cursor)
    before = len(stage.sent)
    paste(stage, FOUR)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert written(stage) == f"antes {FOUR}depois"
    assert stage.composer.hasFocus()
    assert not stage.is_visible("paste_strip")
    assert len(stage.sent) == before


def test_many_lines_can_become_code_on_lines_of_their_own(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "veja:")
    paste(stage, f"{FOUR}\n")
    stage.press("paste_as_code")
    assert written(stage) == f"veja:\n```\n{FOUR}\n```"
    assert stage.composer.hasFocus()


def is_whole(page: QWidget, button: QWidget) -> bool:
    """Whether nothing of it is cut off."""
    corner = button.mapTo(page, button.rect().bottomRight())
    return page.rect().contains(corner) and button.width() >= button.sizeHint().width()


def test_no_strip_makes_the_smallest_window_wider(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    stage.window.resize(stage.window.minimumSize())
    before = stage.window.minimumSizeHint().width()
    paste(stage, FOUR)
    composer(stage).begin_edit(5, "oi " * 200)
    assert stage.window.minimumSizeHint().width() == before
    for name in ("paste_as_text", "paste_as_code", "paste_cancel", "answer_cancel"):
        qtbot.waitUntil(partial(is_whole, stage.page, find(stage.page, QWidget, name)))


@pytest.mark.parametrize("way", ["button", "esc", "esc in the field"])
def test_a_paste_can_be_called_off_and_leaves_everything_as_it_was(stage: Stage, way: str) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "rascunho")
    stage.composer.selectAll()
    paste(stage, FOUR)
    if way == "button":
        stage.press("paste_cancel")
    else:
        if way == "esc in the field":
            stage.composer.setFocus()
        QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_Escape)
    assert written(stage) == "rascunho"
    assert stage.composer.textCursor().selectedText() == "rascunho"
    assert not stage.is_visible("paste_strip")
    assert stage.composer.hasFocus()


def test_the_second_paste_is_the_one_that_is_asked_about(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    paste(stage, FOUR)
    paste(stage, "1\n2\n3\n4\n5")
    assert shown_text(stage.page, "paste_text") == "Colar 5 linhas como"
    stage.press("paste_as_text")
    assert written(stage) == "1\n2\n3\n4\n5"


def test_what_does_not_fit_beside_the_text_is_refused_and_the_text_stays(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.composer.setPlainText("x" * 3_000)
    paste(stage, "y" * 1_500)
    assert written(stage) == "x" * 3_000
    assert stage.composer_error == (
        "O texto copiado tem 1500 caracteres, e aqui cabem mais 1000. Nada foi colado."
    )
    paste(stage, "y" * 1_000)
    assert len(written(stage)) == 4_000


def test_what_is_selected_makes_room_for_a_paste(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.composer.setPlainText("😀" * 4_000)
    stage.composer.selectAll()
    paste(stage, "😂" * 4_000)
    assert written(stage) == "😂" * 4_000


def test_fences_that_would_not_fit_any_more_are_refused_and_the_text_stays(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    paste(stage, "\n".join(["x" * 999] * 4))
    stage.press("paste_as_code")
    assert written(stage) == ""
    assert "Nada foi colado." in stage.composer_error


class Drop(QDropEvent):
    """Words that are dropped, dragged from a widget; Qt takes a synthetic one for a stranger's."""

    def __init__(self, copied: QMimeData, source: QWidget | None) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        super().__init__(QPointF(5, 5), Qt.DropAction.CopyAction, copied, left, none)
        self._source = source

    def source(self) -> QObject:
        return self._source  # type: ignore[return-value]


@pytest.mark.parametrize("own", [True, False])
def test_own_lines_that_are_dragged_to_another_place_are_not_asked_about(
    stage: Stage, own: bool
) -> None:
    stage.enter("Ana", "Bia")
    copied = QMimeData()
    copied.setText(FOUR)
    stage.composer.dropEvent(Drop(copied, stage.composer.viewport() if own else None))
    assert stage.is_visible("paste_strip") is not own
    assert written(stage) == (FOUR if own else "")


def test_html_without_a_text_pastes_nothing_rich(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    copied = QMimeData()
    copied.setHtml("<h1>oi</h1>")
    stage.composer.insertFromMimeData(copied)
    assert "<" not in written(stage)
    assert stage.composer.document().toPlainText() == written(stage)


# Code


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("x = 1", "```\nx = 1\n```"),
        ("x\n\n", "```\nx\n```"),
        ("```\nx\n```", "```\nx\n```"),
        ("```python\nx\n```", "```python\nx\n```"),
        ("", "```\n\n```"),
    ],
)
def test_a_block_of_code_stands_between_fences_once(words: str, made: str) -> None:
    assert fenced(words) == made
    assert is_fenced(made)
    assert not is_fenced(words) or words == made


def test_fences_are_taken_away_with_the_name_of_a_language() -> None:
    assert unfenced("```\nx = 1\n```") == "x = 1"
    assert unfenced("```python\nx = 1\n```") == "x = 1"
    assert unfenced("```x```") == "x"


def test_nothing_else_stands_on_the_lines_of_the_fences() -> None:
    assert on_own_lines("```\nx\n```", "", "") == "```\nx\n```"
    assert on_own_lines("```\nx\n```", "veja: ", "!") == "\n```\nx\n```\n"


def test_the_code_button_puts_the_selection_between_fences_and_takes_them_away(
    stage: Stage,
) -> None:
    stage.enter("Ana", "Bia")
    stage.composer.setPlainText("😀 veja x = 1 ok")
    cursor = stage.composer.textCursor()
    cursor.setPosition(8)
    cursor.setPosition(13, QTextCursor.MoveMode.KeepAnchor)
    stage.composer.setTextCursor(cursor)
    button = find(stage.page, QToolButton, "composer_code")
    QTest.mouseClick(button, LEFT)
    assert written(stage) == "😀 veja \n```\nx = 1\n```\n ok"
    assert stage.composer.hasFocus()
    stage.composer.setPlainText("```\nx\n```")
    stage.composer.selectAll()
    QTest.mouseClick(button, LEFT)
    assert written(stage) == "x"


def test_the_code_button_without_a_selection_puts_the_cursor_between_the_fences(
    stage: Stage,
) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "veja")
    QTest.mouseClick(find(stage.page, QToolButton, "composer_code"), LEFT)
    type_into(stage.composer, "x = 1")
    assert written(stage) == "veja\n```\nx = 1\n```"


# Answering and editing


def test_a_reply_is_announced_over_the_composer_and_goes_with_the_draft(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "eu t")
    composer(stage).begin_reply(7, "Bia", "```\nquem vem?\n```")
    assert shown_text(stage.page, "answer_title") == "Respondendo a Bia"
    assert shown_text(stage.page, "answer_quoted") == "quem vem?"
    assert stage.composer.accessibleDescription() == "Respondendo a Bia: quem vem?"
    assert stage.composer.hasFocus()
    type_into(stage.composer, "ambém")
    assert composer(stage).draft() == Draft("eu também", reply_to=7)
    with qtbot.waitSignal(stage.page.typed):
        QTest.keyClick(stage.composer, Qt.Key.Key_Return)
    assert composer(stage).draft() == Draft("")
    assert not stage.is_visible("answer_strip")
    assert stage.composer.accessibleDescription() == ""


def test_a_reply_to_oneself_is_said_without_the_name(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    composer(stage).begin_reply(7, "", "oi")
    assert shown_text(stage.page, "answer_title") == "Respondendo à sua mensagem"


@pytest.mark.parametrize("way", ["esc", "button"])
def test_esc_or_the_button_ends_a_reply_and_the_text_stays(stage: Stage, way: str) -> None:
    stage.enter("Ana", "Bia")
    composer(stage).begin_reply(7, "Bia", "oi")
    type_into(stage.composer, "tudo bem?")
    if way == "esc":
        QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_Escape)
    else:
        stage.press("answer_cancel")
    assert composer(stage).draft() == Draft("tudo bem?")
    assert stage.composer.hasFocus()


def test_another_reply_takes_the_place_of_the_first(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    composer(stage).begin_reply(7, "Bia", "oi")
    composer(stage).begin_reply(8, "Caio", "olá")
    assert composer(stage).draft().reply_to == 8
    assert shown_text(stage.page, "answer_title") == "Respondendo a Caio"


def test_an_edit_puts_the_draft_aside_and_gives_it_back_once_it_is_sent(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    composer(stage).begin_reply(7, "Bia", "quem vem?")
    type_into(stage.composer, "rascunho")
    composer(stage).begin_edit(5, "oi gnte")
    assert composer(stage).draft() == Draft("oi gnte", edit=5)
    assert shown_text(stage.page, "answer_title") == "Editando a mensagem"
    assert stage.composer.textCursor().atEnd()
    composer(stage).clear()  # as its owner does once it is on its way
    assert composer(stage).draft() == Draft("rascunho", reply_to=7)
    assert shown_text(stage.page, "answer_title") == "Respondendo a Bia"
    type_into(stage.composer, "!")
    assert written(stage) == "rascunho!"


def test_esc_forgoes_an_edit_and_the_draft_is_back_with_its_cursor(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "abc")
    QTest.keyClick(stage.composer, Qt.Key.Key_Left)
    composer(stage).begin_edit(5, "oi")
    composer(stage).begin_edit(6, "olá")  # the draft of before is still the one that comes back
    QTest.keyClick(stage.composer, Qt.Key.Key_Escape)
    assert composer(stage).draft() == Draft("abc")
    type_into(stage.composer, "-")
    assert written(stage) == "ab-c"


def test_a_reply_that_begins_while_one_edits_ends_the_edit(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "rascunho")
    composer(stage).begin_edit(5, "oi")
    composer(stage).begin_reply(7, "Bia", "quem vem?")
    assert composer(stage).draft() == Draft("rascunho", reply_to=7)


def test_an_edit_that_begins_with_an_at_is_no_private_message(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    composer(stage).begin_edit(5, "@bia oi")
    assert not stage.is_visible("private_strip")
    composer(stage).cancel()
    stage.composer.setPlainText("@bia oi")
    assert stage.is_visible("private_strip")


def test_an_arrow_up_in_the_empty_composer_asks_for_the_last_message(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    with qtbot.waitSignal(composer(stage).edit_last_requested):
        QTest.keyClick(stage.composer, Qt.Key.Key_Up)
    type_into(stage.composer, "x")
    with qtbot.assertNotEmitted(composer(stage).edit_last_requested):
        QTest.keyClick(stage.composer, Qt.Key.Key_Up)
        stage.composer.clear()
        QTest.keyClick(stage.composer, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)


def test_the_quoted_text_is_one_short_plain_line(stage: Stage) -> None:
    assert first_line("\n\n  ```python\nx\n```") == "x"
    assert first_line("```\n\n<b>x</b>\ny") == "<b>x</b>"
    assert first_line("``` \n") == ""
    stage.enter("Ana", "Bia")
    before = stage.window.minimumSizeHint().width()
    composer(stage).begin_reply(7, "<b>Bia</b>", "<img src=x>" * 2_000)
    assert shown_text(stage.page, "answer_title") == "Respondendo a <b>Bia</b>"
    assert shown_text(stage.page, "answer_quoted").endswith("…")
    assert stage.window.minimumSizeHint().width() <= before


def test_esc_with_nothing_to_close_is_left_to_the_window(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    shortcut = QShortcut("Esc", stage.window)
    with qtbot.waitSignal(shortcut.activated):
        QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_Escape)
    composer(stage).begin_reply(7, "Bia", "oi")
    with qtbot.assertNotEmitted(shortcut.activated):
        QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_Escape)
    assert not stage.is_visible("answer_strip")


def test_esc_closes_the_question_about_a_paste_before_any_shortcut(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    shortcut = QShortcut("Esc", stage.window)
    paste(stage, FOUR)
    with qtbot.assertNotEmitted(shortcut.activated):
        QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_Escape)
    assert not stage.is_visible("paste_strip")


# Enter


def test_enter_can_be_left_to_breaking_the_line_and_control_enter_always_sends(
    stage: Stage,
) -> None:
    stage.enter("Ana", "Bia", "Caio")
    control = Qt.KeyboardModifier.ControlModifier
    type_into(stage.composer, "um")
    QTest.keyClick(stage.composer, Qt.Key.Key_Return, control)
    assert stage.rows == ["um"]
    composer(stage).input.ctrl_sends = True
    type_into(stage.composer, "dois")
    QTest.keyClick(stage.composer, Qt.Key.Key_Return)
    type_into(stage.composer, "linhas")
    QTest.keyClick(stage.composer, Qt.Key.Key_Enter, control)
    sent = stage.sent[-1]
    assert isinstance(sent, Say)
    assert sent.text == "dois\nlinhas"


# Drafts


def test_a_draft_outlives_a_lost_connection_with_what_it_answers(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    composer(stage).begin_reply(7, "Bia", "quem vem?")
    type_into(stage.composer, "eu")
    stage.lose()
    assert composer(stage).draft() == Draft("eu", reply_to=7)
    stage.come_back("Bia")
    assert composer(stage).draft() == Draft("eu", reply_to=7)


def test_a_closed_private_tab_keeps_its_answer_too(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.send("@bia um")
    composer(stage).begin_reply(7, "Bia", "quem vem?")
    type_into(stage.composer, "eu")
    tabs = find(stage.window, ConversationTabs, "tabs")
    tabs.hide_page(stage.page)
    stage.whisper("Bia", "Ana", "oi?")
    tabs.setCurrentIndex(1)
    assert composer(stage).draft() == Draft("eu", reply_to=7)


def test_nothing_of_one_room_stands_in_the_composer_of_the_next(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "rascunho")
    composer(stage).begin_edit(5, "oi")
    paste(stage, FOUR)
    stage.lose()
    stage.window.request_join(JoinForm(address="192.168.0.77", name="Ana"))
    stage.welcome("Ana", "Bia", record="77aa")
    assert Line.newest.place[0] == "192.168.0.77"
    assert composer(stage).draft() == Draft("")
    assert not stage.is_visible("answer_strip")
    assert not stage.is_visible("paste_strip")


@pytest.mark.parametrize(("name", "kept"), [("Ana", "rascunho"), ("ANA", "rascunho"), ("Eva", "")])
def test_who_comes_next_at_this_computer_does_not_read_the_draft(
    stage: Stage, name: str, kept: str
) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "rascunho")
    stage.press("leave_button")
    stage.end(Reason.LEFT)
    stage.enter(name, "Bia")
    assert written(stage) == kept


# Typing


class Heard:
    """What a typist said so far."""

    def __init__(self, typist: Typist | Composer) -> None:
        self.all: list[bool] = []
        signal = typist.changed if isinstance(typist, Typist) else typist.typing_changed
        signal.connect(self._on_changed)

    def _on_changed(self, types: bool) -> None:
        self.all.append(types)


def test_typing_is_said_at_the_first_key_and_again_only_after_seconds(qtbot: QtBot) -> None:
    typist = Typist()
    heard = Heard(typist)
    for _ in range(50):
        typist.type()
    assert heard.all == [True]
    assert (typist.again.interval(), typist.idle.interval()) == (AGAIN, IDLE) == (4_000, 5_000)
    typist.again.stop()  # its time is over
    typist.type()
    typist.type()
    assert heard.all == [True, True]


def test_typing_ends_when_no_key_comes_any_more_and_that_is_said_once(qtbot: QtBot) -> None:
    typist = Typist()
    heard = Heard(typist)
    typist.type()
    assert typist.idle.isActive()
    typist.idle.timeout.emit()
    typist.stop()
    assert heard.all == [True, False]
    assert not typist.idle.isActive()
    typist.type()
    assert heard.all == [True, False, True]


@pytest.mark.parametrize("end", ["send", "clear", "edit is sent", "another room"])
def test_typing_in_the_composer_is_said_and_ends_with_the_text(stage: Stage, end: str) -> None:
    stage.enter("Ana", "Bia")
    heard = Heard(composer(stage))
    if end == "edit is sent":
        stage.composer.setPlainText("rascunho")
        composer(stage).begin_edit(5, "oi")
    type_into(stage.composer, "oi")
    assert heard.all == [True]
    if end == "send":
        QTest.keyClick(stage.composer, Qt.Key.Key_Return)
    elif end == "clear":
        stage.composer.selectAll()
        QTest.keyClick(stage.composer, Qt.Key.Key_Delete)
    elif end == "edit is sent":
        composer(stage).clear()
    else:
        composer(stage).reset()
    # A message tells by itself that nobody types it any more.
    assert heard.all == ([True] if end == "send" else [True, False])
    assert not composer(stage).typist.idle.isActive()


def test_a_draft_that_only_comes_back_is_not_typing(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "rascunho")
    composer(stage).typist.stop()
    heard = Heard(composer(stage))
    composer(stage).begin_edit(5, "oi")
    composer(stage).cancel()
    assert heard.all == []


def test_what_follows_a_sent_message_is_said_only_after_a_while_of_typing(qtbot: QtBot) -> None:
    typist = Typist()
    heard = Heard(typist)
    typist.type()
    for _ in range(3):  # short lines, one after another
        typist.finish()
        assert not typist.settle.isActive()
        typist.type()
        typist.type()
    assert heard.all == [True]
    assert typist.settle.interval() == SETTLE == 1_500
    assert typist.idle.isActive()
    typist.settle.timeout.emit()
    typist.type()
    assert heard.all == [True, True]
    typist.stop()
    typist.type()
    assert heard.all == [True, True, False, True]  # nothing was sent before


def test_what_is_taken_back_after_a_sent_message_was_never_said(qtbot: QtBot) -> None:
    typist = Typist()
    typist.finish()
    heard = Heard(typist)
    typist.type()
    typist.stop()
    assert not typist.settle.isActive()
    assert heard.all == []


@pytest.mark.parametrize("words", ["@bia psiu", "  @bi", "\ufeff@bia psiu", "@", "@bia\npsiu"])
@pytest.mark.parametrize("how", ["typed", "pasted"])
def test_everyone_is_not_told_of_typing_for_one_person(stage: Stage, how: str, words: str) -> None:
    stage.enter("Ana", "Bia")
    heard = Heard(composer(stage))
    if how == "typed":
        for letter in words.lstrip():
            stage.composer.insertPlainText(letter)
    else:
        stage.composer.insertPlainText(words)
    assert heard.all == []
    assert stage.composed == []


def test_typing_that_turns_private_is_taken_back_at_once(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    heard = Heard(composer(stage))
    type_into(stage.composer, "oi @bia")
    assert heard.all == [True]
    stage.composer.moveCursor(QTextCursor.MoveOperation.Start)
    type_into(stage.composer, "@")
    assert heard.all == [True, False]


def test_an_edit_that_begins_with_a_name_is_for_those_who_read_it(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    composer(stage).begin_edit(5, "@bia olha")
    heard = Heard(composer(stage))
    type_into(stage.composer, "!")
    assert heard.all == [True]
