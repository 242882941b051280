"""What a person can do with a message: the menu, the keys, the question before it is gone."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.client.timeline import Entry, Kind, Reaction, State, Timeline
from app.ui.dialogs import Dialog
from app.ui.timeline_menu import REACTIONS, MessageMenu
from app.ui.timeline_view import TimelineView

NOON = 1_795_273_200_000
Show = Callable[..., TimelineView]


def said(text: str = "oi", seq: int = 7, **fields: Any) -> Entry:
    return Entry(kind=Kind.MESSAGE, text=text, time=NOON, seq=seq, **{"author": "ana", **fields})


def mine(text: str = "oi", seq: int = 8, **fields: Any) -> Entry:
    return said(text, seq, own=True, **fields)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """A timeline of these entries, the last of which is the current one."""

    def make(*entries: Entry) -> TimelineView:
        view = TimelineView()
        qtbot.addWidget(view)
        timeline = Timeline(view)
        timeline.extend(entries)
        view.setModel(timeline)
        view.resize(600, 500)
        with qtbot.waitExposed(view):
            view.show()
        view.setCurrentIndex(timeline.index(len(entries) - 1))
        return view

    return make


def offered(view: TimelineView, row: int = 0) -> list[str]:
    return [action.text() for action in view._menu(row).actions()]


def choose(view: TimelineView, words: str, row: int = 0) -> None:
    menu = view._menu(row)
    next(action for action in menu.actions() if action.text() == words).trigger()


@pytest.mark.parametrize(
    ("entry", "hosts", "words"),
    [
        (said(), False, ["Responder", "Reagir", "Copiar", "", "Ignorar ana"]),
        (said(), True, ["Responder", "Reagir", "Copiar", "Apagar", "", "Ignorar ana"]),
        (said(private=True), True, ["Responder", "Reagir", "Copiar", "", "Ignorar ana"]),
        (mine(), False, ["Responder", "Reagir", "Copiar", "Editar", "Apagar"]),
        (mine(seq=0, state=State.SENDING), False, ["Copiar"]),
        (mine(seq=0, state=State.FAILED), False, ["Copiar", "Tentar de novo", "Descartar"]),
        (Entry(kind=Kind.NOTICE, text="bia entrou", time=NOON, seq=3), True, ["Copiar"]),
        (said("", removed=True), True, []),
    ],
)
def test_the_menu_offers_what_makes_sense(
    show: Show, entry: Entry, hosts: bool, words: list[str]
) -> None:
    view = show(entry)
    view.set_hosts(hosts=hosts)
    assert offered(view) == words


def test_answering_and_editing_name_the_message(show: Show, qtbot: QtBot) -> None:
    view = show(mine())
    with qtbot.waitSignal(view.reply_requested) as replied:
        choose(view, "Responder")
    with qtbot.waitSignal(view.edit_requested) as edited:
        choose(view, "Editar")
    assert replied.args == edited.args == [8]


def test_the_message_that_was_asked_about_is_meant_though_rows_move(
    show: Show, qtbot: QtBot
) -> None:
    view = show(mine("espera", 0, cid="c", state=State.SENDING), said("fica", 7))
    menu = view._menu(1)
    timeline = view.model()
    assert isinstance(timeline, Timeline)
    timeline.drop("c")
    with qtbot.waitSignal(view.reply_requested) as replied:
        menu.actions()[0].trigger()
    assert replied.args == [7]


def test_a_reaction_is_chosen_from_six_and_one_s_own_is_ticked(show: Show, qtbot: QtBot) -> None:
    view = show(said(reactions=(Reaction("👍", ("ana",)), Reaction("🙏", ("eu",), mine=True))))
    menu = view._menu(0).findChild(QMenu, "reaction_menu")
    assert isinstance(menu, QMenu)
    actions = menu.actions()[:6]
    assert [action.text().split()[0] for action in actions] == list(REACTIONS)
    assert [action.isChecked() for action in actions] == [False] * 5 + [True]
    with qtbot.waitSignal(view.reaction_toggled) as toggled:
        actions[1].trigger()
    assert toggled.args == [7, "❤️"]


@pytest.mark.parametrize(
    ("key", "signal"), [(Qt.Key.Key_R, "reply_requested"), (Qt.Key.Key_E, "edit_requested")]
)
def test_a_key_answers_or_edits_the_current_message(
    show: Show, qtbot: QtBot, key: Qt.Key, signal: str
) -> None:
    view = show(mine())
    with qtbot.waitSignal(getattr(view, signal)) as asked:
        QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [8]


@pytest.mark.parametrize("entry", [said(seq=0), said(removed=True)])
def test_keys_do_nothing_to_what_cannot_be_answered(show: Show, qtbot: QtBot, entry: Entry) -> None:
    view = show(entry)
    view.set_hosts(hosts=True)
    signals = [view.reply_requested, view.edit_requested, view.remove_requested]
    with (
        qtbot.assertNotEmitted(signals[0]),
        qtbot.assertNotEmitted(signals[1]),
        qtbot.assertNotEmitted(signals[2]),
    ):
        for key in (Qt.Key.Key_R, Qt.Key.Key_E):
            QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert view.window().findChild(Dialog, "dialog_remove") is None


def answer(view: TimelineView, name: str) -> None:
    dialog = view.window().findChild(Dialog, "dialog_remove")
    assert isinstance(dialog, Dialog)
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def test_removing_asks_first(show: Show, qtbot: QtBot) -> None:
    view = show(mine())
    with qtbot.assertNotEmitted(view.remove_requested):
        QTest.keyClick(view, Qt.Key.Key_Delete)
        answer(view, "dialog_reject")
    qtbot.waitUntil(lambda: view.window().findChild(Dialog, "dialog_remove") is None)
    choose(view, "Apagar")
    with qtbot.waitSignal(view.remove_requested) as removed:
        answer(view, "dialog_accept")
    assert removed.args == [8]


def test_every_action_has_a_name(show: Show) -> None:
    view = show(mine())
    menu = view._menu(0)
    assert isinstance(menu, MessageMenu)
    names = [action.objectName() for action in menu.actions() if action.menu() is None]
    assert names == ["message_reply", "message_copy", "message_edit", "message_remove"]


def test_a_removed_message_has_no_menu_and_no_text_to_copy(show: Show, qtbot: QtBot) -> None:
    view = show(said("um"), said("", removed=True), said("três"))
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == "um\ntrês"
    at = view.visualRect(view.model().index(1, 0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    assert QApplication.activePopupWidget() is None
    qtbot.waitUntil(lambda: view.findChild(MessageMenu) is None)


def test_a_screen_reader_finds_the_same_list_after_its_menu_was_used(
    show: Show, qtbot: QtBot
) -> None:
    view = show(said("veja www.exemplo.example"), mine())
    before = QAccessible.uniqueId(QAccessible.queryAccessibleInterface(view))
    choose(view, "Copiar")
    choose(view, "Copiar link")
    choose(view, "Abrir link")
    view._menu(1)
    choose(view, "Apagar", 1)
    qtbot.waitUntil(lambda: view.findChild(Dialog, "dialog_remove") is not None)
    assert QAccessible.uniqueId(QAccessible.queryAccessibleInterface(view)) == before
