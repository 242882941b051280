"""Talking: the tabs, what is unread, what is sent and what is not."""

import msgspec
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import __version__, text
from app.protocol.messages import Changed, Code, Reason, Refused, Resume, Said, Say, Tell
from app.ui.room import RoomPage
from app.ui.tab_bar import TabBar
from app.ui.tabs import ConversationTabs
from app.ui.timeline_view import TimelineView
from tests.ui.stage import NOON, Stage, find, member, shown_text, type_into

RIGHT = QTabBar.ButtonPosition.RightSide


def show_tab(stage: Stage, index: int) -> None:
    tabs(stage).setCurrentIndex(index)


def tabs(stage: Stage) -> ConversationTabs:
    return find(stage.window, ConversationTabs, "tabs")


def test_the_room_opens_on_everyone_with_the_cursor_in_the_composer(stage: Stage) -> None:
    stage.enter("Ana", "Bia", room="Turma 3B")
    assert stage.tab_names == ["Geral"]
    assert stage.composer.placeholderText() == "Mensagem para todos"
    assert stage.composer.hasFocus()
    assert stage.window.windowTitle() == "Turma 3B — Sala"


def test_r08_enter_sends_and_the_own_message_is_shown_at_once(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.send("Olá, José! 👋")
    sent = stage.sent[-1]
    assert isinstance(sent, Say)
    assert sent.text == "Olá, José! 👋"
    assert stage.rows == ["Olá, José! 👋"]
    assert stage.composer.toPlainText() == ""
    stage.say("Bia", "oi")
    assert stage.rows == ["Olá, José! 👋", "oi"]


def test_shift_enter_breaks_the_line(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "um")
    QTest.keyClick(stage.composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    stage.send("dois")
    sent = stage.sent[-1]
    assert isinstance(sent, Say)
    assert sent.text == "um\ndois"


def test_the_composer_grows_to_six_lines_and_shrinks_again(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    heights = []
    for lines in (1, 2, 6, 12):
        stage.composer.setPlainText("\n".join(["linha"] * lines))
        heights.append(stage.composer.height())
    one, two, six, twelve = heights
    assert two - one == stage.composer.fontMetrics().lineSpacing()
    assert six - one == 5 * (two - one)
    assert twelve == six
    stage.composer.clear()
    assert stage.composer.height() == one


def test_an_empty_composer_sends_nothing(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    before = len(stage.sent)
    assert not find(stage.page, QToolButton, "composer_send").isEnabled()
    QTest.keyClick(stage.composer, Qt.Key.Key_Return)
    assert len(stage.sent) == before


def test_blanks_are_answered_in_words_and_not_sent(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    before = len(stage.sent)
    stage.send("   ")
    assert len(stage.sent) == before
    told = "A mensagem está vazia. Escreva alguma coisa antes de enviar."
    assert stage.composer_error == told


def test_the_button_sends_too(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "oi")
    QTest.mouseClick(find(stage.page, QToolButton, "composer_send"), Qt.MouseButton.LeftButton)
    assert stage.rows == ["oi"]


def test_what_is_left_is_shown_near_the_limit_and_beyond_it_nothing_is_sent(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    before = len(stage.sent)
    stage.composer.setPlainText("x" * 3_599)
    assert shown_text(stage.page, "composer_left") == ""
    stage.composer.setPlainText("x" * 3_990)
    assert shown_text(stage.page, "composer_left") == "10"
    stage.composer.setPlainText("😀" * 4_001)
    assert shown_text(stage.page, "composer_left") == "-1"
    QTest.keyClick(stage.composer, Qt.Key.Key_Return)
    assert len(stage.sent) == before
    assert stage.composer.toPlainText() == "😀" * 4_001
    assert stage.composer_error == (
        "A mensagem passa do limite de 4000 caracteres por 1. Encurte o texto ou divida em partes."
    )
    QTest.keyClick(stage.composer, Qt.Key.Key_Delete)
    assert stage.composer_error == ""


def test_r22_a_paste_of_megabytes_is_refused_before_it_freezes_the_window(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "oi")
    copied = QMimeData()
    copied.setText("x" * 5_000_000)
    stage.composer.insertFromMimeData(copied)
    assert stage.composer.toPlainText() == "oi"
    assert stage.composer_error == (
        "O texto copiado tem 5000000 caracteres, e uma mensagem, no máximo 4000. Nada foi colado."
    )


def test_r09_a_private_line_opens_the_tab_and_goes_to_that_person_alone(stage: Stage) -> None:
    stage.enter("Ana", "Bia", "Caio")
    stage.send("@bia psiu")
    sent = stage.sent[-1]
    assert isinstance(sent, Tell)
    assert (sent.to, sent.text) == ("Bia", "psiu")
    assert stage.page.conversation.peer == "Bia"
    assert stage.rows == ["psiu"]
    show_tab(stage, 0)
    assert stage.rows == []
    assert stage.composer.toPlainText() == ""


def test_r09_a_reply_in_a_private_tab_stays_private(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "psiu")
    show_tab(stage, 1)
    stage.send("oi")
    sent = stage.sent[-1]
    assert isinstance(sent, Tell)
    assert sent.to == "Bia"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("@", "Escreva assim: @nome mensagem"),
        ("@bia", "Escreva assim: @nome mensagem"),
        ("@bia   ", "Escreva assim: @nome mensagem"),
        (
            "@zé oi",
            "Não há ninguém com o nome “zé” na sala; /usuarios mostra quem está. "
            "A forma é: @nome mensagem",
        ),
        ("@ana oi", "Você não pode enviar mensagens privadas para si mesmo."),
    ],
)
def test_r10_r11_a_bad_private_line_reaches_nobody_and_stays(
    stage: Stage, typed: str, told: str
) -> None:
    stage.enter("Ana", "Bia")
    before = len(stage.sent)
    stage.send(typed)
    assert len(stage.sent) == before
    assert stage.composer_error == told
    assert stage.composer.toPlainText() == typed
    type_into(stage.composer, "!")
    assert stage.composer_error == ""


def test_r09_a_private_message_opens_a_tab_behind_and_counts_as_unread(stage: Stage) -> None:
    stage.enter("Ana", "Bia", room="Turma 3B")
    stage.whisper("Bia", "Ana", "psiu")
    stage.whisper("Bia", "Ana", "oi?")
    assert stage.tab_names == ["Geral", "Bia, não lidas: 2"]
    assert stage.page.conversation.peer == ""
    assert shown_text(tabs(stage).tabBar().tabButton(1, RIGHT), "unread") == "2"
    assert stage.window.windowTitle() == "(2) Turma 3B — Sala"
    show_tab(stage, 1)
    assert stage.tab_names == ["Geral", "Bia"]
    assert stage.window.windowTitle() == "Turma 3B — Sala"
    assert stage.rows == ["psiu", "oi?"]


def test_everyones_messages_are_unread_behind_a_private_tab(stage: Stage) -> None:
    stage.enter("Ana", "Bia", room="Turma 3B")
    stage.say("Bia", "lido")
    assert stage.tab_names == ["Geral"]
    stage.send("@bia oi")
    stage.say("Bia", "não lido")
    assert stage.tab_names == ["Geral, não lidas: 1", "Bia"]
    assert stage.window.windowTitle() == "(1) Turma 3B — Sala"
    show_tab(stage, 0)
    assert stage.window.windowTitle() == "Turma 3B — Sala"


def test_messages_are_unread_while_another_window_is_in_front(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    alerts: list[QWidget] = []
    monkeypatch.setattr(QApplication, "alert", lambda widget, *_: alerts.append(widget))
    stage.enter("Ana", "Bia", room="Turma 3B")
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    stage.say("Bia", "oi")
    assert stage.window.windowTitle() == "(1) Turma 3B — Sala"
    assert alerts == []
    stage.whisper("Bia", "Ana", "psiu")
    assert stage.window.windowTitle() == "(2) Turma 3B — Sala"
    assert alerts == [stage.window]
    other.close()
    with qtbot.waitActive(stage.window):
        stage.window.activateWindow()
    assert stage.window.windowTitle() == "(1) Turma 3B — Sala"


def test_a_closed_tab_comes_back_with_its_rows_and_its_draft(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.send("@bia um")
    type_into(stage.composer, "rascunho")
    close = find(tabs(stage).tabBar().tabButton(1, RIGHT), QToolButton, "tab_close")
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert stage.tab_names == ["Geral"]
    assert stage.composer.hasFocus()
    stage.whisper("Bia", "Ana", "dois")
    assert stage.tab_names == ["Geral", "Bia, não lidas: 1"]
    show_tab(stage, 1)
    assert stage.rows == ["um", "dois"]
    assert stage.composer.toPlainText() == "rascunho"


def test_control_w_closes_a_private_tab_but_not_the_one_with_everyone(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.send("@bia um")
    QTest.keyClick(stage.composer, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert stage.tab_names == ["Geral"]
    QTest.keyClick(stage.composer, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert stage.tab_names == ["Geral"]


def test_each_tab_keeps_its_own_draft(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "psiu")
    type_into(stage.composer, "para todos")
    show_tab(stage, 1)
    assert stage.composer.toPlainText() == ""
    type_into(stage.composer, "para Bia")
    show_tab(stage, 0)
    assert stage.composer.toPlainText() == "para todos"


def test_r18_a_private_tab_says_that_the_other_person_is_away_and_what_becomes_of_words(
    stage: Stage,
) -> None:
    stage.enter("Ana", "Bia")
    stage.send("@bia oi")
    stage.tell(Changed(member=msgspec.structs.replace(member("Bia", 2), away=True)))
    assert shown_text(stage.page, "gone_text") == (
        "Bia está sem conexão. O que você escrever chega assim que a conexão voltar."
    )


def test_r15_a_private_tab_says_that_the_other_person_left_and_is_back(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.send("@bia oi")
    strip = find(stage.page, QWidget, "gone_strip")
    assert not strip.isVisible()
    stage.leave("Bia", 2, Reason.LOST)
    assert strip.isVisible()
    assert find(strip, QLabel, "gone_text").text() == "Bia não está mais na sala."
    stage.send("ainda aí?")
    assert stage.composer_error == "Bia não está mais na sala. A mensagem não foi enviada."
    assert stage.composer.toPlainText() == "ainda aí?"
    stage.join("Bia", 4)
    assert not strip.isVisible()
    stage.composer.clear()
    stage.send("oi de novo")
    assert isinstance(stage.sent[-1], Tell)


def test_r18_a_message_that_the_room_refuses_later_is_told_in_its_conversation(
    stage: Stage,
) -> None:
    stage.enter("Ana", "Bia")
    stage.send("oi")
    sent = stage.sent[-1]
    assert isinstance(sent, Say)
    stage.refuse(Refused(code=Code.STORAGE, cid=sent.cid))
    assert stage.rows[-1] == (
        "A sala não conseguiu guardar a mensagem. "
        "Tente de novo; se continuar, avise quem hospeda a sala."
    )


def test_r18_a_failed_message_can_be_sent_again_after_coming_back(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.send("oi")
    sent = stage.sent[-1]
    assert isinstance(sent, Say)
    stage.refuse(Refused(code=Code.STORAGE, cid=sent.cid))
    stage.lose()
    stage.come_back("Bia")
    assert [type(command) for command in stage.sent] == [Resume]
    find(stage.page, TimelineView, "timeline").retry_requested.emit(sent.cid)
    assert stage.sent[-1] == sent
    stage.acknowledge()
    assert "oi" in stage.rows


def test_r18_a_failed_message_can_be_discarded(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.send("oi")
    sent = stage.sent[-1]
    assert isinstance(sent, Say)
    stage.refuse(Refused(code=Code.STORAGE, cid=sent.cid))
    find(stage.page, TimelineView, "timeline").discard_requested.emit(sent.cid)
    assert "oi" not in stage.rows
    assert stage.client.unsent == 0


def test_r18_what_is_written_without_a_connection_waits_and_goes_when_it_is_back(
    stage: Stage,
) -> None:
    stage.enter("Ana", "Bia")
    stage.send("a caminho")
    stage.lose()
    stage.send("sem conexão")
    stage.send("@bia segredo")
    assert stage.rows[-1] == "segredo"
    missed = Said(seq=2, time=NOON, author="Bia", text="alguém aí?")
    stage.come_back("Bia", missed=[missed])
    resume, *sent = stage.sent
    assert resume == Resume(token="token-1", seq=1, program=f"Sala {__version__}", confirms=True)
    assert [command.text for command in sent if isinstance(command, Say | Tell)] == [
        "a caminho",
        "sem conexão",
        "segredo",
    ]
    tabs(stage).setCurrentIndex(0)
    assert stage.rows == ["alguém aí?", "a caminho", "sem conexão"]


def test_where_too_much_was_missed_the_conversation_begins_anew_and_says_so(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.say("Bia", "antes")
    stage.lose()
    stage.come_back("Bia", missed=[Said(seq=2, time=NOON, author="Bia", text="depois")], gap=True)
    assert stage.rows == [text.gap(), "depois"]


def test_who_reads_above_is_told_of_news_below_and_gets_there_with_one_click(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    for number in range(60):
        stage.say("Bia", f"mensagem {number}")
    timeline = find(stage.page, TimelineView, "timeline")
    bar = timeline.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(0)
    stage.say("Bia", "nova")
    pill = find(stage.page, QPushButton, "new_below")
    assert (pill.isVisible(), pill.text()) == (True, "1 mensagem nova abaixo")
    stage.say("Bia", "outra")
    assert pill.text() == "2 mensagens novas abaixo"
    QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert not pill.isVisible()
    assert bar.value() == bar.maximum()


def test_a_click_on_a_tab_puts_the_cursor_into_its_composer(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "psiu")
    bar = tabs(stage).tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    assert stage.page.conversation.peer == "Bia"
    assert stage.composer.hasFocus()


def test_two_quick_clicks_on_a_tab_show_it_whatever_came_between(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "psiu")
    bar = tabs(stage).tabBar()
    everyone = bar.tabRect(0).center()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=everyone)
    stage.send("@bia oi")
    assert stage.page.conversation.peer == "Bia"
    QTest.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=everyone)
    assert stage.page.conversation.peer == ""
    assert stage.composer.hasFocus()


def test_what_is_unread_stands_right_behind_the_name(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    bare = tabs(stage).tabBar().tabRect(0).width()
    stage.whisper("Bia", "Ana", "psiu")
    stage.send("@bia oi")
    stage.say("Bia", "oi")
    bar = tabs(stage).tabBar()
    for index, name in enumerate(("Geral", "Bia")):
        words = bar.fontMetrics().horizontalAdvance(name)
        end = bar.tabRect(index).left() + 14 + 20 + 8 + words
        assert 0 <= bar.tabButton(index, RIGHT).x() - end <= 2
    assert bar.tabRect(0).width() > bare
    assert bar.tabButton(0, RIGHT).geometry().right() < bar.tabRect(1).left()


def test_a_name_is_cut_in_its_tab_only_when_it_is_long(stage: Stage) -> None:
    short, long = "Conceição_Lima", "W" * 32
    stage.enter("Ana", short, long, *(f"Fulano{number}" for number in range(12)))
    for number in range(12):
        stage.whisper(f"Fulano{number}", "Ana", "oi")
    stage.whisper(short, "Ana", "oi")
    stage.whisper(long, "Ana", "oi")
    bar = tabs(stage).tabBar()
    assert isinstance(bar, TabBar)
    assert bar.shown_name(13) == "Conceição_Lima"
    assert bar.shown_name(14).endswith("W…")
    names = [bar.tabRect(index).width() for index in range(bar.count())]
    assert min(names[1:]) > 14 + 20 + 8 + bar.fontMetrics().horizontalAdvance("Fulano1")


def test_r12_the_button_leaves_and_leads_home(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.press("leave_button")
    assert stage.has_left()
    stage.end(Reason.LEFT)
    assert stage.is_visible("start_join")
    assert stage.window.windowTitle() == "Sala"
    assert stage.dialog is None


@pytest.mark.parametrize("typed", ["/sair", " /SAIR ", "\ufeff/sair"])
def test_r12_the_command_leaves(stage: Stage, typed: str) -> None:
    stage.enter("Ana", "Bia")
    stage.send(typed)
    assert stage.has_left()


def test_r12_the_bare_word_asks_and_can_be_a_wish_to_leave(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.send("sair")
    assert not stage.has_left()
    assert [button.text() for button in stage.asked().findChildren(QPushButton)] == [
        "Cancelar",
        "Enviar a palavra “sair”",
        "Sair da sala",
    ]
    stage.press("dialog_accept")
    assert stage.has_left()


def test_r12_the_bare_word_can_be_a_message(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.send("@bia oi")
    stage.send("sair")
    stage.press("dialog_send")
    sent = stage.sent[-1]
    assert isinstance(sent, Tell)
    assert (sent.to, sent.text) == ("Bia", "sair")
    assert stage.composer.toPlainText() == ""
    assert stage.dialog is None


def test_r12_the_bare_word_can_be_taken_back(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    before = len(stage.sent)
    stage.send("sair")
    QTest.keyClick(stage.asked(), Qt.Key.Key_Escape)
    assert stage.dialog is None
    assert len(stage.sent) == before
    assert stage.composer.toPlainText() == "sair"


def test_another_room_does_not_inherit_the_draft_nor_the_tabs(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "psiu")
    type_into(stage.composer, "segredo da turma A")
    stage.client.abort()
    stage.client.join("10.0.0.7", 9999, "Ana")
    stage.welcome("Ana", "Caio", room="Turma B", record="77aa")
    assert stage.tab_names == ["Geral"]
    assert stage.composer.toPlainText() == ""
    assert stage.window.windowTitle() == "Turma B — Sala"


def test_the_same_room_keeps_draft_and_tabs_over_a_lost_connection(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "psiu")
    type_into(stage.composer, "rascunho")
    stage.lose()
    assert stage.composer.toPlainText() == "rascunho"
    stage.come_back("Bia")
    assert stage.composer.toPlainText() == "rascunho"
    assert len(stage.tab_names) == 2


def test_names_with_an_ampersand_are_shown_whole(stage: Stage) -> None:
    stage.enter("Ana", "R&D")
    stage.whisper("R&D", "Ana", "oi")
    assert tabs(stage).tabText(1) == "R&&D"


def test_a_mention_shows_on_the_tab_and_calls_the_person(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "psiu")
    show_tab(stage, 1)
    room = find(stage.window, RoomPage, "")
    calls: list[str] = []
    room.heard.connect(lambda _, entry: calls.append(entry.text) if entry.mention else None)
    stage.say("Bia", "oi, gente")
    assert (stage.tab_names[0], calls) == ("Geral, não lidas: 1", [])
    stage.say("Bia", "@ana, você vem?")
    assert stage.tab_names[0] == "Geral, não lidas: 2, mencionam você: 1"
    tail = tabs(stage).tabBar().tabButton(0, RIGHT)
    assert tail is not None
    assert find(tail, QLabel, "unread").text() == "@ 2"
    assert calls == ["@ana, você vem?"]
    show_tab(stage, 0)
    assert stage.tab_names[0] == "Geral"
    stage.say("Bia", "@ana?")  # in front of her eyes
    assert len(calls) == 1
