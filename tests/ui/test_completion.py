"""Completing names after @, and whom a message goes to that begins with one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from app.client.roster import Roster
from app.protocol.messages import Changed, Member, Reason, Say, Tell
from app.ui.completion_popup import Offer, OffersModel
from app.ui.matching import fold, matching
from app.ui.names import Names
from tests.ui.stage import Stage, find, shown_text, type_into


def popup(stage: Stage) -> QListView | None:
    """The list over the composer, if it is there."""
    lists = stage.page.findChildren(QListView, "completion")
    return next((each for each in lists if each.isVisible()), None)


def offered(stage: Stage) -> list[str]:
    shown = popup(stage)
    if shown is None:
        return []
    model = shown.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def press(stage: Stage, key: Qt.Key) -> None:
    QTest.keyClick(stage.composer, key)


def told(stage: Stage) -> str:
    """What the strip about whom the message goes to says."""
    return shown_text(stage.page, "private_text")


def test_accents_and_case_make_no_difference() -> None:
    assert fold("JOSÉ") == fold("José") == fold("jose") == "jose"
    assert fold("Conceição") == "conceicao"


def test_names_that_begin_so_come_before_those_with_such_a_word_or_such_letters() -> None:
    names = ["Maria_Jose", "Banjo", "João", "Jo"]
    assert matching("jo", names) == ["João", "Jo", "Maria_Jose", "Banjo"]
    assert matching("", names) == names
    assert matching("x", names) == []


@pytest.mark.parametrize("typed", ["@jo", "@JÓ", "oi @jo", "(@jo", "um\n@jo"])
def test_a_begun_name_is_offered_without_accents_and_case(stage: Stage, typed: str) -> None:
    stage.enter("Ana", "José", "João", "Bia")
    *lines, last = typed.split("\n")
    for line in lines:
        type_into(stage.composer, line)
        QTest.keyClick(stage.composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_into(stage.composer, last)
    assert offered(stage) == ["José", "João"]


@pytest.mark.parametrize("typed", ["jo", "ana@jo", "@ jo", "@jo x", "@zz", "@Ana"])
def test_nothing_is_offered_where_no_name_of_somebody_else_begins(stage: Stage, typed: str) -> None:
    stage.enter("Ana", "José")
    type_into(stage.composer, typed)
    assert offered(stage) == []


def test_nothing_is_offered_in_a_block_of_code(stage: Stage) -> None:
    stage.enter("Ana", "José")
    type_into(stage.composer, "``` @jo")
    assert offered(stage) == []
    type_into(stage.composer, " ``` @jo")
    assert offered(stage) == ["José"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_tab_or_enter_takes_the_name_and_nothing_is_sent(stage: Stage, key: Qt.Key) -> None:
    stage.enter("Ana", "José", "João")
    before = len(stage.sent)
    type_into(stage.composer, "oi @jo")
    press(stage, key)
    assert stage.composer.toPlainText() == "oi @José "
    assert stage.composer.hasFocus()
    assert offered(stage) == []
    assert len(stage.sent) == before
    press(stage, Qt.Key.Key_Return)
    assert isinstance(stage.sent[-1], Say)


def test_arrow_keys_go_round_and_leave_the_cursor_where_it_is(stage: Stage) -> None:
    stage.enter("Ana", "José", "João", "Joca")
    type_into(stage.composer, "@jo")
    chosen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(stage, key)
        shown = popup(stage)
        assert shown is not None
        chosen.append(shown.currentIndex().data())
    assert chosen == ["José", "João", "Joca", "João"]
    press(stage, Qt.Key.Key_Tab)
    assert stage.composer.toPlainText() == "@João "


def test_esc_closes_the_list_for_that_word_only_and_keeps_the_text(stage: Stage) -> None:
    stage.enter("Ana", "José")
    type_into(stage.composer, "@jo")
    press(stage, Qt.Key.Key_Escape)
    type_into(stage.composer, "s")
    assert offered(stage) == []
    assert stage.composer.toPlainText() == "@jos"
    type_into(stage.composer, " e @jo")
    assert offered(stage) == ["José"]


def test_a_shortcut_of_the_window_does_not_take_the_keys_of_the_list(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "José")
    pressed: list[str] = []
    for key in ("Esc", "Down", "Return"):
        QShortcut(key, stage.window).activated.connect(lambda: pressed.append("shortcut"))
    QApplication.sendPostedEvents()  # a window that is still being laid out takes the list away
    type_into(stage.composer, "@jo")
    for wanted in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(stage.window.windowHandle(), wanted)
    assert stage.composer.toPlainText() == "@José "
    type_into(stage.composer, "@jo")
    QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_Escape)
    assert offered(stage) == []
    assert pressed == []


def test_the_mouse_takes_a_name_and_the_cursor_stays_in_the_composer(stage: Stage) -> None:
    stage.enter("Ana", "José", "João")
    type_into(stage.composer, "@jo")
    shown = popup(stage)
    assert shown is not None
    middle = shown.visualRect(shown.model().index(1, 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert stage.composer.toPlainText() == "@João "
    assert stage.composer.hasFocus()


def test_a_name_in_the_middle_of_a_text_is_completed_without_a_second_blank(stage: Stage) -> None:
    stage.enter("Ana", "José")
    type_into(stage.composer, "😀 oi  tudo bem?")
    cursor = stage.composer.textCursor()
    cursor.setPosition(6)
    stage.composer.setTextCursor(cursor)
    type_into(stage.composer, "@jo")
    press(stage, Qt.Key.Key_Tab)
    assert stage.composer.toPlainText() == "😀 oi @José tudo bem?"
    type_into(stage.composer, "e ")
    assert stage.composer.toPlainText() == "😀 oi @José e tudo bem?"


def test_one_undo_takes_a_completion_back(stage: Stage) -> None:
    stage.enter("Ana", "José")
    type_into(stage.composer, "@jo")
    press(stage, Qt.Key.Key_Tab)
    stage.composer.undo()
    assert stage.composer.toPlainText() == "@jo"


def test_a_bare_at_offers_everyone_and_leaves_enter_to_sending(stage: Stage) -> None:
    stage.enter("Ana", "Bia", "José")
    type_into(stage.composer, "@")
    assert offered(stage) == ["Bia", "José"]
    press(stage, Qt.Key.Key_Return)
    assert stage.composer_error == "Escreva assim: @nome mensagem"
    assert stage.composer.toPlainText() == "@"


def test_a_name_that_is_typed_whole_leaves_enter_to_sending_though_longer_ones_begin_so(
    stage: Stage,
) -> None:
    stage.enter("Ana", "Bia", "Bianca")
    type_into(stage.composer, "oi @bia")
    assert offered(stage) == ["Bia", "Bianca"]
    press(stage, Qt.Key.Key_Return)
    sent = stage.sent[-1]
    assert isinstance(sent, Say)
    assert sent.text == "oi @bia"
    type_into(stage.composer, "oi @bia")
    press(stage, Qt.Key.Key_Down)
    press(stage, Qt.Key.Key_Down)
    press(stage, Qt.Key.Key_Return)
    assert stage.composer.toPlainText() == "oi @Bianca "


def test_the_list_goes_with_the_focus_the_word_and_the_tab(stage: Stage) -> None:
    stage.enter("Ana", "José")
    type_into(stage.composer, "@jo")
    find(stage.window, QListView, "people_list").setFocus()
    assert offered(stage) == []
    stage.composer.setFocus()
    type_into(stage.composer, "s")
    assert offered(stage) == ["José"]
    press(stage, Qt.Key.Key_Home)
    assert offered(stage) == []


def test_a_long_list_has_six_rows_and_scrolls_to_the_one_that_is_chosen(stage: Stage) -> None:
    stage.enter("Ana", *[f"Aluno{number:02}" for number in range(80)])
    type_into(stage.composer, "@alu")
    shown = popup(stage)
    assert shown is not None
    assert shown.model().rowCount() == 50
    assert stage.page.rect().contains(shown.geometry())
    for _ in range(9):
        press(stage, Qt.Key.Key_Down)
    assert shown.viewport().rect().contains(shown.visualRect(shown.currentIndex()))
    assert shown.viewport().height() < 7 * shown.visualRect(shown.currentIndex()).height()


def test_in_the_smallest_window_the_list_stays_on_the_page(stage: Stage) -> None:
    stage.window.resize(560, 400)
    stage.enter("Ana", *[f"Aluno{number:02}" for number in range(80)])
    type_into(stage.composer, "@alu")
    shown = popup(stage)
    assert shown is not None
    assert stage.page.rect().contains(shown.geometry())


def test_a_screen_reader_hears_what_is_chosen_and_finds_the_list(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        staticmethod(lambda event: heard.append(event.message())),
    )
    stage.enter("Ana", "José", "João")
    type_into(stage.composer, "@jo")
    press(stage, Qt.Key.Key_Down)
    press(stage, Qt.Key.Key_Down)
    assert heard[-1] == "José, 1 de 2. Enter ou Tab completa."
    assert heard[-2] == "João, 2 de 2. Enter ou Tab completa."
    assert stage.composer.accessibleDescription() == heard[-1]
    shown = popup(stage)
    assert shown is not None
    assert shown.accessibleName() == "Sugestões"
    interface = QAccessible.queryAccessibleInterface(shown)
    assert interface.child(1).text(QAccessible.Text.Name) == "João"
    press(stage, Qt.Key.Key_Escape)
    assert stage.composer.accessibleDescription() == ""


def test_whoever_is_away_is_marked_in_words(stage: Stage) -> None:
    stage.enter("Ana", "José")
    stage.tell(Changed(member=Member(name="José", ip="26.1.2.2", port=5, away=True)))
    type_into(stage.composer, "@jo")
    shown = popup(stage)
    assert shown is not None
    index = shown.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "José, sem conexão"


def test_the_model_of_the_list_is_a_good_one(qtbot: QtBot) -> None:
    model = OffersModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([Offer("@José ", "José", "sem conexão", "José"), Offer("😀 ", ":x:", picture="😀")])
    assert model.rowCount() == 2
    model.show([])
    assert model.rowCount() == 0


def test_a_thousand_people_are_looked_through_at_each_key(qtbot: QtBot) -> None:
    roster = Roster()
    people = [Member(name=f"Aluno_{number}", ip="1.1.1.1", port=1) for number in range(1_000)]
    roster.reset(people, "Aluno_0")
    found = Names(roster).look("oi @999")
    assert found is not None
    assert [offer.shown for offer in found.offers] == ["Aluno_999"]


# Whom a message goes to


def test_r09_it_is_said_that_a_message_is_private_as_soon_as_it_is(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "@bia")
    assert told(stage) == ""
    type_into(stage.composer, " ")
    assert told(stage) == "Privado para Bia: só vocês dois veem"
    assert stage.composer.accessibleDescription() == "Privado para Bia: só vocês dois veem"
    stage.send("psiu")
    assert isinstance(stage.sent[-1], Tell)
    assert told(stage) == ""


@pytest.mark.parametrize("typed", ["  @bia oi", "\ufeff@bia oi", "@bia: oi", "@BIA, oi"])
def test_r09_it_is_read_as_sending_reads_it(stage: Stage, typed: str) -> None:
    stage.enter("Ana", "Bia")
    stage.composer.setPlainText(typed)
    assert told(stage) == "Privado para Bia: só vocês dois veem"
    press(stage, Qt.Key.Key_Return)
    assert isinstance(stage.sent[-1], Tell)


@pytest.mark.parametrize("typed", ["oi @bia tudo bem", "bia@ oi", "```\n@bia oi\n```", ""])
def test_a_name_elsewhere_is_for_everyone(stage: Stage, typed: str) -> None:
    stage.enter("Ana", "Bia")
    stage.composer.setPlainText(typed)
    assert told(stage) == ""


def test_r11_nobody_with_that_name_is_warned_of_before_sending_and_taken_back(
    stage: Stage,
) -> None:
    stage.enter("Ana", "Bia")
    stage.composer.setPlainText("@zé oi")
    assert told(stage) == "Não há ninguém com o nome “zé” na sala"
    assert find(stage.page, QWidget, "private_text").property("look") == "error"
    stage.join("Zé")
    assert told(stage) == "Privado para Zé: só vocês dois veem"
    assert find(stage.page, QWidget, "private_text").property("look") == "label"
    stage.leave("Zé", reason=Reason.LOST)
    assert told(stage) == "Não há ninguém com o nome “zé” na sala"


def test_a_name_of_a_thousand_letters_does_not_widen_the_window(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    before = stage.window.minimumSizeHint().width()
    stage.composer.setPlainText(f"@{'z' * 2_000} oi")
    assert told(stage) == f"Não há ninguém com o nome “{'z' * 32}…” na sala"
    assert stage.window.minimumSizeHint().width() <= before


def test_r10_a_private_message_to_oneself_is_warned_of(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.composer.setPlainText("@ana oi")
    assert told(stage) == "Você não pode enviar mensagens privadas para si mesmo."


def test_somebody_without_a_connection_gets_it_later_and_that_is_said(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.tell(Changed(member=Member(name="Bia", ip="26.1.2.2", port=5, away=True)))
    stage.composer.setPlainText("@bia oi")
    assert told(stage) == (
        "Privado para Bia: só vocês dois veem. Chega quando a conexão de Bia voltar."
    )


def test_in_a_private_tab_only_another_name_is_worth_saying(stage: Stage) -> None:
    stage.enter("Ana", "Bia", "Caio")
    stage.send("@bia oi")
    assert stage.page.conversation.peer == "Bia"
    stage.composer.setPlainText("@bia oi")
    assert told(stage) == ""
    stage.composer.setPlainText("@caio oi")
    assert told(stage) == "Privado para Caio: só vocês dois veem"


def test_without_a_list_tab_leads_on_to_the_next_control(stage: Stage) -> None:
    stage.enter("Ana", "José")
    press(stage, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "composer_code"
