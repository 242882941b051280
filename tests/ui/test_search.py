"""Searching with the bar over a conversation."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.client.conversation import Conversation
from app.client.search import Hit
from app.client.search_hits import HitRole, Hits
from app.client.search_table import BEGIN, END
from app.protocol.messages import Reason, Said
from app.ui.forms import JoinForm
from app.ui.timeline_view import TimelineView
from tests.ui.stage import BOUNDS, NOON, Stage, find, shown_text, type_into
from tests.ui.test_shortcuts import press

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Finder:
    """Somebody at the search bar of the conversation in front."""

    def __init__(self, bot: QtBot, stage: Stage) -> None:
        self._bot = bot
        self._stage = stage

    @property
    def is_open(self) -> bool:
        return self._stage.page.findChild(QWidget, "search_bar") is not None

    @property
    def field(self) -> QLineEdit:
        return find(self._stage.page, QLineEdit, "search_field")

    @property
    def view(self) -> TimelineView:
        return find(self._stage.page, TimelineView, "timeline")

    def looks_for(self, wish: str) -> None:
        press(Qt.Key.Key_F)
        type_into(self.field, wish)

    def sees(self, count: str) -> None:
        self._bot.waitUntil(lambda: shown_text(self._stage.page, "search_count") == count)

    def is_at(self, words: str) -> None:
        """The message is chosen, and stands where it can be seen."""
        index = self.view.currentIndex()
        assert str(index.data()) == words
        assert self.view.viewport().rect().contains(self.view.visualRect(index))
        assert self.view.selectionModel().isSelected(index)

    def results(self) -> list[str]:
        model = find(self._stage.page, QListView, "search_results").model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


@pytest.fixture
def finder(qtbot: QtBot, stage: Stage) -> Finder:
    stage.enter("Ana", "Bia")
    for number in range(60):
        stage.say("Bia", f"mensagem {number}" + (" da prova" if number in (3, 30, 50) else ""))
    return Finder(qtbot, stage)


def test_ctrl_f_finds_the_newest_first_and_enter_goes_back_in_time_and_round(
    stage: Stage, finder: Finder
) -> None:
    finder.looks_for("prova")
    finder.sees("1 de 3")
    finder.is_at("mensagem 50 da prova")
    for place, number in ((2, 30), (3, 3), (1, 50)):
        press(Qt.Key.Key_Return, NONE)
        finder.sees(f"{place} de 3")
        finder.is_at(f"mensagem {number} da prova")
    press(Qt.Key.Key_Return, SHIFT)
    finder.sees("3 de 3")
    assert finder.field.hasFocus()
    described = finder.field.accessibleDescription()
    assert described.startswith("3 de 3. Bia, ")
    assert described.endswith(": mensagem 3 da prova")


def test_a_match_in_the_middle_of_the_conversation_stands_in_the_middle(finder: Finder) -> None:
    finder.looks_for("prova")
    finder.sees("1 de 3")
    press(Qt.Key.Key_Return, NONE)
    finder.sees("2 de 3")
    middle = finder.view.visualRect(finder.view.currentIndex()).center().y()
    assert abs(middle - finder.view.viewport().height() / 2) < 10


def test_f3_and_the_buttons_go_on_as_well(stage: Stage, finder: Finder) -> None:
    finder.looks_for("prova")
    finder.sees("1 de 3")
    finder.view.setFocus()
    press(Qt.Key.Key_F3, NONE)
    finder.sees("2 de 3")
    press(Qt.Key.Key_F3, SHIFT)
    finder.sees("1 de 3")
    stage.press("search_older")
    finder.sees("2 de 3")
    stage.press("search_newer")
    finder.sees("1 de 3")


def test_escape_closes_the_bar_and_gives_the_cursor_back(stage: Stage, finder: Finder) -> None:
    finder.looks_for("prova")
    finder.sees("1 de 3")
    press(Qt.Key.Key_Escape, NONE)
    assert stage.composer.hasFocus()
    assert not finder.view.selectionModel().hasSelection()
    assert not find(stage.page, QWidget, "search_bar").isVisible()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    assert not finder.is_open


def test_escape_in_the_messages_closes_the_bar_as_well(stage: Stage, finder: Finder) -> None:
    finder.looks_for("prova")
    finder.sees("1 de 3")
    finder.view.setFocus()
    press(Qt.Key.Key_Escape, NONE)
    assert stage.composer.hasFocus()
    assert not find(stage.page, QWidget, "search_bar").isVisible()


def test_what_is_not_there_is_said_in_words(stage: Stage, finder: Finder) -> None:
    finder.looks_for("recursão")
    finder.sees("Nada encontrado")
    assert not find(stage.page, QAbstractButton, "search_older").isEnabled()
    finder.field.clear()
    type_into(finder.field, " ")
    finder.sees("")


def test_new_messages_count_and_do_not_move_the_reader(stage: Stage, finder: Finder) -> None:
    finder.looks_for("prova")
    finder.sees("1 de 3")
    stage.say("Bia", "que prova?")
    finder.sees("2 de 4")
    finder.is_at("mensagem 50 da prova")
    press(Qt.Key.Key_Return, SHIFT)
    finder.sees("1 de 4")
    finder.is_at("que prova?")


def test_a_message_that_is_taken_away_leads_to_its_older_neighbour(
    stage: Stage, finder: Finder
) -> None:
    finder.looks_for("prova")
    finder.sees("1 de 3")
    press(Qt.Key.Key_Return, NONE)
    finder.sees("2 de 3")
    timeline = stage.client.room.timeline
    row = finder.view.currentIndex().row()
    assert timeline.remove(timeline.entry(row).seq)
    finder.sees("2 de 2")
    finder.is_at("mensagem 3 da prova")


def test_a_conversation_that_is_cleared_has_nothing(stage: Stage, finder: Finder) -> None:
    finder.looks_for("prova")
    finder.sees("1 de 3")
    stage.client.room.timeline.clear()
    finder.sees("Nada encontrado")
    press(Qt.Key.Key_Return, NONE)
    finder.sees("Nada encontrado")


def test_signs_of_a_query_language_are_harmless(stage: Stage, finder: Finder) -> None:
    finder.looks_for('"prova" AND (')
    finder.sees("Nada encontrado")
    finder.field.clear()
    type_into(finder.field, 'prova*"')
    finder.sees("1 de 3")


def test_another_tab_closes_the_bar(stage: Stage, finder: Finder) -> None:
    stage.whisper("Bia", "Ana", "psiu")
    room = stage.page
    finder.looks_for("prova")
    finder.sees("1 de 3")
    press(Qt.Key.Key_2)
    assert stage.page.conversation.peer == "Bia"
    assert not any(bar.isVisible() for bar in room.findChildren(QWidget, "search_bar"))
    finder.looks_for("psiu")
    finder.sees("1 de 1")


def test_all_conversations_are_searched_and_a_hit_opens_its_tab(
    stage: Stage, finder: Finder
) -> None:
    stage.whisper("Bia", "Ana", "a prova é amanhã?")
    stage.whisper("Bia", "Ana", "ou não")
    press(Qt.Key.Key_F, CTRL | SHIFT)
    assert finder.field.placeholderText() == "Buscar em todas as conversas"
    type_into(finder.field, "prova")
    finder.sees("4 mensagens")
    assert sorted(row.split(",")[1].strip() for row in finder.results()) == ["Bia", *["Geral"] * 3]
    place = next(row for row, told in enumerate(finder.results()) if "amanhã" in told)
    for _ in range(place):
        press(Qt.Key.Key_Down, NONE)
    press(Qt.Key.Key_Return, NONE)
    assert stage.page.conversation.peer == "Bia"
    finder.sees("1 de 1")
    finder.is_at("a prova é amanhã?")
    assert finder.field.text() == "prova"
    assert finder.field.hasFocus()


def test_a_hit_in_the_conversation_in_front_leads_there_too(stage: Stage, finder: Finder) -> None:
    finder.looks_for("prova")
    finder.sees("1 de 3")
    stage.press("search_scope")
    finder.sees("3 mensagens")
    assert finder.field.hasFocus()
    view = find(stage.page, QListView, "search_results")
    view.activated.emit(view.model().index(1, 0))
    finder.sees("2 de 3")
    finder.is_at("mensagem 30 da prova")


def test_the_bar_says_where_the_room_has_more_than_is_searched(
    stage: Stage, finder: Finder
) -> None:
    press(Qt.Key.Key_F)
    hint = find(stage.page, QLabel, "search_hint")
    assert not hint.isVisible()
    stage.client.room.is_cut = True
    press(Qt.Key.Key_F)
    assert hint.isVisible()


@pytest.mark.parametrize(("said", "is_cut"), [(BOUNDS.history, True), (BOUNDS.history - 1, False)])
def test_a_room_that_told_all_that_it_tells_may_have_more(
    stage: Stage, said: int, is_cut: bool
) -> None:
    past = [Said(seq=1, time=NOON, author="Bia", text="oi") for _ in range(said)]
    stage.window.request_join(JoinForm(address="192.168.0.5", name="Ana"))
    stage.welcome("Ana", "Bia", missed=past)
    assert stage.client.room.is_cut is is_cut


def test_a_computer_that_cannot_search_says_so(
    stage: Stage, finder: Finder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.search_table._SCHEMA", "CREATE VIRTUAL TABLE a USING fts9(b)")
    finder.looks_for("prova")
    finder.sees("A busca não funciona neste computador.")
    assert not finder.field.isEnabled()


def test_leaving_the_room_ends_the_search(stage: Stage, finder: Finder) -> None:
    finder.looks_for("prova")
    finder.sees("1 de 3")
    page = stage.page
    stage.end(Reason.CLOSED)
    assert not find(page, QWidget, "search_bar").isVisible()


def test_tab_leaves_the_bar_in_both_directions(stage: Stage, finder: Finder) -> None:
    finder.looks_for("prova")
    finder.sees("1 de 3")
    seen = set()
    for _ in range(30):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert {"search_field", "search_older", "search_close", "timeline", "composer_input"} <= seen


def test_what_is_found_is_a_model_as_qt_wants_it(qtmodeltester: ModelTester) -> None:
    hits = Hits()
    private = Conversation("Bia")
    hits.show(
        [
            Hit(
                private,
                1,
                "Ana",
                own=True,
                time=NOON,
                excerpt=f"```python\na {BEGIN}prova{END}\nde ```hoje",
            ),
            Hit(Conversation(""), 2, "Bia", own=False, time=NOON - 86_400_000, excerpt="prova"),
        ],
        NOON,
    )
    qtmodeltester.check(hits)  # type: ignore[no-untyped-call]
    first, second = hits.index(0), hits.index(1)
    assert first.data() == "a prova de hoje"
    assert first.data(HitRole.AUTHOR) == "Você"
    assert str(first.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("Você, Bia, ")
    assert len(str(first.data(HitRole.WHEN))) == 5
    assert len(str(second.data(HitRole.WHEN))) == 16
    assert hits.data(QModelIndex()) is None


def test_the_newest_comes_first_even_where_the_first_message_of_the_room_is_found(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    for words in ("prova um", "prova dois"):
        stage.say("Bia", words)
    finder = Finder(qtbot, stage)
    finder.looks_for("prova")
    finder.sees("1 de 2")
    finder.is_at("prova dois")
