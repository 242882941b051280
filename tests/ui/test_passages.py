"""Who came and went, in one row of the window: opened, closed, pointed at, heard."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.ui.timeline_view import TimelineView
from tests.ui.reader import listen, words
from tests.ui.stage import Stage, find

NAMES = ("Bia", "Caio", "Davi", "Eva")
SENTENCE = "Bia, Caio e mais 2 entraram"


@pytest.fixture
def class_(stage: Stage) -> Stage:
    """Four people came in behind each other, then Bia said something."""
    stage.enter("Ana")
    for number, name in enumerate(NAMES, 2):
        stage.join(name, number)
    stage.say("Bia", "oi")
    return stage


def view(stage: Stage) -> TimelineView:
    return find(stage.page, TimelineView, "timeline")


def middle(stage: Stage) -> QPoint:
    top = view(stage).visualRect(view(stage).model().index(0, 0)).topLeft()
    return top + view(stage)._row(0).box.center().toPoint()


def test_they_are_one_row_that_a_click_opens_and_closes(class_: Stage) -> None:
    assert class_.rows == [SENTENCE, "oi"]
    low = view(class_)._row(0).box.height()
    QTest.mouseClick(view(class_).viewport(), Qt.MouseButton.LeftButton, pos=middle(class_))
    opened = class_.rows[0].split("\n")
    assert opened[0] == SENTENCE
    assert [line.partition(" entrou")[0] for line in opened[1:]] == list(NAMES)
    high = view(class_)._row(0).box.height()
    assert high > 3 * low
    QTest.mouseClick(view(class_).viewport(), Qt.MouseButton.LeftButton, pos=middle(class_))
    assert class_.rows[0] == SENTENCE


def test_enter_opens_it_and_copying_takes_what_is_shown(class_: Stage) -> None:
    list_ = view(class_)
    list_.setFocus()
    list_.setCurrentIndex(list_.model().index(0, 0))
    list_.copy()
    assert QGuiApplication.clipboard().text() == SENTENCE
    QTest.keyClick(list_, Qt.Key.Key_Return)
    list_.copy()
    assert QGuiApplication.clipboard().text().count("entrou (") == 4
    QTest.keyClick(list_, Qt.Key.Key_Return)
    assert class_.rows[0] == SENTENCE


def test_a_row_of_one_coming_is_nothing_to_open(stage: Stage) -> None:
    stage.enter("Ana")
    stage.join("Bia")
    list_ = view(stage)
    assert list_._target_at(middle(stage).toPointF()) is None
    list_.setCurrentIndex(list_.model().index(0, 0))
    QTest.keyClick(list_, Qt.Key.Key_Return)
    assert stage.rows[0].startswith("Bia entrou")


def test_its_tip_tells_everybody_with_time_and_address(class_: Stage, qtbot: QtBot) -> None:
    at = middle(class_)
    help_ = QHelpEvent(QEvent.Type.ToolTip, at, view(class_).viewport().mapToGlobal(at))
    QApplication.sendEvent(view(class_).viewport(), help_)
    qtbot.waitUntil(lambda: QToolTip.text() != "")
    lines = QToolTip.text().split("\n")
    assert [line.partition(" entrou (26.1.2.")[0] for line in lines] == list(NAMES)
    QToolTip.hideText()


def test_of_a_crowd_the_tip_tells_the_latest_ones(stage: Stage) -> None:
    stage.enter("Ana")
    for number in range(60):
        stage.join(f"p{number}", 2)
    target = view(stage)._target_at(middle(stage).toPointF())
    assert target is not None
    tip = view(stage)._tip(target[1]).split("\n")
    assert (len(tip), tip[0]) == (26, "…")
    assert tip[-1].startswith("p59 ")


def test_a_screen_reader_hears_everyone_who_comes(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.enter("Ana")
    view(stage).activateWindow()
    heard = listen(monkeypatch)
    for number, name in enumerate(NAMES, 2):
        stage.join(name, number)
    assert [told.split(": ")[1].partition(" entrou")[0] for told in words(heard)] == list(NAMES)
