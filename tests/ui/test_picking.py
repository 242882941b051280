"""A part of a message, picked with the mouse and copied."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.client.timeline import Entry, Kind, State, Timeline
from app.ui.bubble import Bubble
from app.ui.timeline_dialogs import LinkDialog
from app.ui.timeline_view import TimelineView
from tests.support.edits import edit

NOON = 1_795_273_200_000
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
WORDS = "Alguém conseguiu fazer a lista inteira?"
Show = Callable[..., TimelineView]


def said(text: str, seq: int = 1, **fields: Any) -> Entry:
    return Entry(kind=Kind.MESSAGE, text=text, time=NOON, seq=seq, **{"author": "bia", **fields})


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """A timeline of these entries."""

    def make(*entries: Entry) -> TimelineView:
        view = TimelineView()
        qtbot.addWidget(view)
        timeline = Timeline(view)
        timeline.extend(entries)
        view.setModel(timeline)
        view.resize(600, 500)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        view.setFocus()
        return view

    return make


def place(view: TimelineView, row: int, before: str, part: int = 0, shift: int = 1) -> QPoint:
    """Where in the viewport the text of a row goes on behind `before`."""
    bubble = view._row(row)
    assert isinstance(bubble, Bubble)
    at, lines = bubble.texts[part]
    units = len(before.encode("utf-16-le")) // 2
    (layout,) = lines._layouts
    line = layout.lineForTextPosition(units)
    x = float(line.cursorToX(units)[0]) - lines.left + shift  # type: ignore[index]
    point = at + QPointF(x, line.y() + line.height() / 2) + QPointF(0, view._pane.y(row))
    return point.toPoint()


def move(view: TimelineView, point: QPoint) -> None:
    at = QPointF(point)
    globally = QPointF(view.viewport().mapToGlobal(point))
    kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
    QApplication.sendEvent(view.viewport(), QMouseEvent(kind, at, globally, none, LEFT, NONE))


def drag(view: TimelineView, start: QPoint, *stops: QPoint) -> None:
    """Press, go there, and let go."""
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    for stop in stops:
        move(view, (start + stop) / 2)
        move(view, stop)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, stops[-1])


def copied(view: TimelineView) -> str:
    QGuiApplication.clipboard().clear()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


def selected(view: TimelineView) -> list[int]:
    return sorted(index.row() for index in view.selectionModel().selectedRows())


def picks(view: TimelineView) -> bool:
    return view.has_picked


def picture(view: TimelineView) -> QImage:
    return view.viewport().grab().toImage()


def test_a_drag_inside_a_message_picks_words_and_ctrl_c_copies_them(show: Show) -> None:
    view = show(said(WORDS))
    before = picture(view)
    drag(view, place(view, 0, "Alguém "), place(view, 0, "Alguém conseguiu"))
    assert copied(view) == "conseguiu"
    assert selected(view) == []
    assert picture(view) != before


def test_it_goes_backwards_too(show: Show) -> None:
    view = show(said(WORDS))
    drag(view, place(view, 0, "Alguém conseguiu"), place(view, 0, "Alguém "))
    assert copied(view) == "conseguiu"


def test_emoji_and_lines_count_as_they_should(show: Show) -> None:
    view = show(said("😀👍🏽 oi\nsegunda linha 🎉!"))
    drag(view, place(view, 0, "😀"), place(view, 0, "😀👍🏽 oi\u2028segunda linha 🎉"))
    assert copied(view) == "👍🏽 oi\nsegunda linha 🎉"


def test_from_prose_into_a_listing_both_are_picked(show: Show) -> None:
    view = show(said("veja isto:\n```python\nx = 1\ny = 2\n```\nfim"))
    drag(view, place(view, 0, "veja "), place(view, 0, "x = 1\u2028y =", part=1))
    assert copied(view) == "isto:\nx = 1\ny ="


def test_beside_the_words_the_nearest_place_counts(show: Show) -> None:
    view = show(said(WORDS))
    start = place(view, 0, "Alguém conseguiu fazer a lista ")
    drag(view, start, start + QPoint(250, 0))
    assert copied(view) == "inteira?"


def test_a_drag_that_leaves_the_message_selects_messages_and_one_that_returns_words(
    show: Show,
) -> None:
    view = show(said(WORDS), said("dois", 2), said("três", 3))
    start = place(view, 0, "Alguém ")
    drag(view, start, place(view, 1, "d"))
    assert selected(view) == [0, 1]
    assert copied(view) == f"{WORDS}\ndois"
    drag(view, start, place(view, 1, "d"), place(view, 0, "Alguém conseguiu"))
    assert selected(view) == []
    assert copied(view) == "conseguiu"


def test_a_double_click_picks_a_word_and_a_third_all(show: Show) -> None:
    view = show(said(WORDS))
    at = place(view, 0, "Alguém conse")
    QTest.mouseClick(view.viewport(), LEFT, NONE, at)
    QTest.mouseDClick(view.viewport(), LEFT, NONE, at)
    assert copied(view) == "conseguiu"
    QTest.mouseClick(view.viewport(), LEFT, NONE, at)
    assert copied(view) == WORDS
    assert selected(view) == []


def test_a_click_chooses_the_message_again(show: Show) -> None:
    view = show(said(WORDS), said("dois", 2))
    drag(view, place(view, 0, "Alguém "), place(view, 0, "Alguém conseguiu"))
    before = picture(view)
    QTest.mouseClick(view.viewport(), LEFT, NONE, place(view, 1, "d"))
    assert not picks(view)
    assert picture(view) != before
    assert copied(view) == "dois"


def test_the_keys_choose_a_message_instead(show: Show) -> None:
    view = show(said("um", 1), said(WORDS, 2))
    drag(view, place(view, 1, "Alguém "), place(view, 1, "Alguém conseguiu"))
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert copied(view) == "um"


def test_its_menu_copies_what_is_picked(show: Show) -> None:
    view = show(said(WORDS), said("dois", 2))
    at = place(view, 0, "Alguém conse")
    drag(view, place(view, 0, "Alguém "), place(view, 0, "Alguém conseguiu"))
    QTest.mousePress(view.viewport(), Qt.MouseButton.RightButton, NONE, at)
    menu = view._menu(0)
    assert isinstance(menu, QMenu)
    next(each for each in menu.actions() if each.text() == "Copiar").trigger()
    assert QGuiApplication.clipboard().text() == "conseguiu"
    QTest.mousePress(view.viewport(), Qt.MouseButton.RightButton, NONE, place(view, 1, "d"))
    assert not picks(view)


def test_a_link_that_is_dragged_over_does_not_open(show: Show) -> None:
    view = show(said("veja https://exemplo.edu.br/aula agora"))
    drag(view, place(view, 0, "veja https://"), place(view, 0, "veja https://exemplo"))
    assert copied(view) == "exemplo"
    assert view.window().findChild(LinkDialog) is None
    QTest.mouseClick(view.viewport(), LEFT, NONE, place(view, 0, "veja https://"))
    dialog = view.window().findChild(LinkDialog)
    assert isinstance(dialog, LinkDialog)
    dialog.reject()


def test_a_hand_that_trembles_still_clicks(show: Show) -> None:
    view = show(said("veja https://exemplo.edu.br/aula agora"))
    start = place(view, 0, "veja https://", shift=3)  # three pixels on, another place is nearer
    drag(view, start, start + QPoint(3, 0))
    dialog = view.window().findChild(LinkDialog)
    assert isinstance(dialog, LinkDialog)
    dialog.reject()
    assert selected(view) == [0]


def test_what_changes_or_goes_away_is_not_picked_any_more(show: Show) -> None:
    view = show(said(WORDS), said("dois", 2))
    timeline = view.model()
    assert isinstance(timeline, Timeline)
    changes: list[Callable[[], bool]] = [
        lambda: edit(timeline, 1, "outra coisa bem diferente"),
        lambda: timeline.remove(1),
    ]
    for change in changes:
        drag(view, place(view, 0, "A"), place(view, 0, "Algu"))
        assert picks(view)
        assert change()
        assert not picks(view)
        picture(view)
    drag(view, place(view, 1, "d", shift=0), place(view, 1, "dois"))
    timeline.clear()
    assert not picks(view)
    assert copied(view) == ""


def test_it_stays_when_messages_come_in_and_the_width_changes(show: Show) -> None:
    view = show(said(WORDS), *(said(f"m {number}", number) for number in range(2, 6)))
    drag(view, place(view, 0, "Alguém "), place(view, 0, "Alguém conseguiu"))
    timeline = view.model()
    assert isinstance(timeline, Timeline)
    timeline.append(said("mais uma", 9))
    view.resize(420, 500)
    assert copied(view) == "conseguiu"


@pytest.mark.parametrize("state", list(State))
def test_on_each_ground_it_is_seen(show: Show, state: State) -> None:
    view = show(said(WORDS, own=True, state=state, cid="c"))
    before = picture(view)
    drag(view, place(view, 0, "Alguém "), place(view, 0, "Alguém conseguiu"))
    after = picture(view)
    view.let_words_go()
    view.clearSelection()
    assert after not in (before, picture(view))


def test_removed_messages_notices_and_times_have_no_words_to_pick(show: Show) -> None:
    view = show(
        said("", removed=True), Entry(kind=Kind.NOTICE, text="bia entrou", time=NOON, seq=2)
    )
    for row in range(2):
        box = view._row(row).box
        at = (box.center() + QPointF(0, view._pane.y(row))).toPoint()
        assert not view.is_text(QPointF(at))
        drag(view, at, at + QPoint(30, 0))
        assert not picks(view)
