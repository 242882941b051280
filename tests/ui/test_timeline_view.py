"""The view of a timeline: what it shows, where it stays, and what a person can do in it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QPaintEvent,
    QPalette,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.client.timeline import AnyIndex, Entry, Kind, State, Timeline
from app.ui.bubble import Row
from app.ui.timeline_geometry import Size
from app.ui.timeline_list import AT_ONCE, KEPT
from app.ui.timeline_view import TimelineView
from tests.ui.reader import Heard, listen, words

NINE = int(datetime(2026, 11, 21, 9, 12).timestamp() * 1_000)  # noqa: DTZ001  (local on purpose)
Show = Callable[..., TimelineView]
popup = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen, on popups


def said(text: str, author: str = "ana", **fields: Any) -> Entry:
    return Entry(kind=Kind.MESSAGE, text=text, time=NINE, author=author, **fields)


def own(text: str, cid: str, state: State) -> Entry:
    return said(text, author="eu", own=True, cid=cid, state=state)


def talk(rows: int) -> list[Entry]:
    """Messages of one to some forty lines: estimates are wrong for many of them."""
    texts = ("sim", "uma frase comum", "palavra " * 40, "linha\n" * 9, "w" * 300)
    return [said(f"{row} {texts[row % 5]}", f"pessoa{row // 3 % 7}") for row in range(rows)]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a timeline with these entries in a window of 600 × 500."""

    def make(*entries: Entry, kind: type[TimelineView] = TimelineView) -> TimelineView:
        view = kind()
        qtbot.addWidget(view)
        timeline = Timeline(view)
        timeline.extend(entries)
        view.setModel(timeline)
        view.resize(600, 500)
        with qtbot.waitExposed(view):
            view.show()
        view.executeDelayedItemsLayout()
        return view

    return make


def timeline(view: TimelineView) -> Timeline:
    model = view.model()
    assert isinstance(model, Timeline)
    return model


def rect(view: TimelineView, row: int) -> QRect:
    return view.visualRect(view.model().index(row, 0))


def is_at_end(view: TimelineView) -> bool:
    """Whether the last row ends where the view does."""
    last = rect(view, view.model().rowCount() - 1)
    return last.top() + last.height() == view.viewport().height()


def read_above(view: TimelineView, value: int = 2_000) -> int:
    """Scroll up, and return the first row of which the upper edge is seen."""
    view.verticalScrollBar().setValue(value)
    row = view.indexAt(QPoint(5, 0)).row()
    return row if rect(view, row).top() >= 0 else row + 1


def bubble(view: TimelineView, row: int) -> QPoint:
    """The middle of a row's bubble."""
    box = view.lay_out(row).box
    return box.center().toPoint() + QPoint(0, rect(view, row).top())


def picture(view: TimelineView) -> QImage:
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def has_colour(image: QImage, colour: QColor) -> bool:
    wanted = colour.rgb()
    points = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return any(image.pixel(x, y) == wanted for x, y in points)


# Where it stays


def test_it_opens_at_the_end_and_follows_what_comes_in(show: Show) -> None:
    view = show(*talk(60))
    assert is_at_end(view)
    timeline(view).append(said("novo " * 100))
    assert is_at_end(view)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_few_messages_stand_at_the_top_without_a_scroll_bar(show: Show) -> None:
    view = show(said("oi"))
    assert rect(view, 0).top() == 0
    assert view.verticalScrollBar().maximum() == 0


def test_whoever_reads_above_stays_there_and_is_told_how_many_came(
    show: Show, qtbot: QtBot
) -> None:
    view = show(*talk(60))
    row = read_above(view)
    before = rect(view, row)
    told: list[int] = []
    view.new_below.connect(told.append)
    timeline(view).append(said("um"))
    timeline(view).extend([said("dois"), said("três")])
    assert rect(view, row) == before
    assert told == [1, 3]
    view.scroll_to_end()
    assert told == [1, 3, 0]
    assert is_at_end(view)


def test_scrolling_down_to_the_end_by_hand_ends_the_count(show: Show, qtbot: QtBot) -> None:
    view = show(*talk(60))
    read_above(view)
    timeline(view).append(said("um"))
    view.executeDelayedItemsLayout()
    with qtbot.waitSignal(view.new_below, check_params_cb=lambda rows: rows == 0):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    timeline(view).append(said("dois"))
    assert is_at_end(view)


def test_what_came_while_the_end_was_followed_is_not_counted(show: Show, qtbot: QtBot) -> None:
    view = show(*talk(60))
    with qtbot.assertNotEmitted(view.new_below):
        timeline(view).extend(talk(60))
        view.executeDelayedItemsLayout()


@pytest.mark.parametrize("width", [320, 480, 1_100])
def test_another_width_keeps_the_row_that_is_read(show: Show, width: int) -> None:
    view = show(*talk(200))
    row = read_above(view)
    top = rect(view, row).top()
    view.resize(width, 500)
    assert rect(view, row).top() == top


def test_another_size_keeps_the_end_in_sight(show: Show) -> None:
    view = show(*talk(200))
    for width, height in ((320, 500), (320, 700), (1_100, 300)):
        view.resize(width, height)
        assert is_at_end(view)


def test_rows_are_as_wide_with_a_scroll_bar_as_without(show: Show) -> None:
    view = show(said("palavra " * 12))
    before = view.lay_out(0).height
    timeline(view).extend(talk(60))
    view.executeDelayedItemsLayout()
    assert view.verticalScrollBar().maximum() > 0
    assert view.lay_out(0).height == before


def test_scrolling_moves_by_pixels_and_never_jumps(show: Show) -> None:
    view = show(*talk(300))
    read_above(view, 6_000)
    for _ in range(150):
        row = view.indexAt(QPoint(5, 250)).row()
        top = rect(view, row).top()
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 17)
        assert rect(view, row).top() == top + 17


def test_a_touchpad_scrolls_by_its_pixels_and_a_wheel_by_lines(show: Show) -> None:
    view = show(*talk(100))
    row = read_above(view)
    top = rect(view, row).top()
    turn(view, pixels=QPoint(0, 7), notches=QPoint(), phase=Qt.ScrollPhase.ScrollUpdate)
    assert rect(view, row).top() == top + 7
    turn(view, pixels=QPoint(), notches=QPoint(0, 120), phase=Qt.ScrollPhase.NoScrollPhase)
    step = view.verticalScrollBar().singleStep()
    assert rect(view, row).top() == top + 7 + step * QApplication.wheelScrollLines()


def turn(view: TimelineView, pixels: QPoint, notches: QPoint, phase: Qt.ScrollPhase) -> None:
    nothing = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(QPointF(9, 9), QPointF(9, 9), pixels, notches, *nothing, phase, False)
    QApplication.sendEvent(view.viewport(), event)


def test_a_message_that_moves_to_the_end_moves_nobody_who_reads_above(
    show: Show, qtbot: QtBot
) -> None:
    entries = talk(100)
    entries[3] = own("espera", "a", State.SENDING)
    view = show(*entries)
    row = read_above(view)
    before = rect(view, row)
    with qtbot.assertNotEmitted(view.new_below):
        timeline(view).confirm("a", seq=1, time=NINE)
    assert rect(view, row - 1) == before
    assert timeline(view).entry(99).text == "espera"


def test_a_message_that_moves_to_the_end_is_followed(show: Show) -> None:
    view = show(*talk(50), own("espera", "a", State.SENDING), *talk(5))
    timeline(view).confirm("a", seq=1, time=NINE)
    assert is_at_end(view)
    assert timeline(view).entry(55).text == "espera"


class Editable(Timeline):
    """A timeline in which rows also come in and go away in the middle."""

    def put(self, row: int, entries: list[Entry]) -> None:
        self.beginInsertRows(QModelIndex(), row, row + len(entries) - 1)
        self._entries[row:row] = entries
        self.endInsertRows()

    def shift(self, row: int, before: int) -> None:
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), before)
        self._entries.insert(before - 1 if before > row else before, self._entries.pop(row))
        self.endMoveRows()

    def take(self, row: int, count: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row + count - 1)
        del self._entries[row : row + count]
        self.endRemoveRows()


@pytest.mark.parametrize(("row", "before"), [(0, 2), (0, 3), (2, 0), (2, 1)])
def test_a_row_takes_its_height_along(show: Show, row: int, before: int) -> None:
    view, editable = show(), Editable()
    editable.extend([said("alta " * 90), said("baixa"), said("média " * 30, author="bia")])
    view.setModel(editable)
    before_heights = [rect(view, each).height() for each in range(3)]
    editable.shift(row, before)
    heights = [rect(view, each).height() for each in range(3)]
    moved = before_heights.pop(row)
    before_heights.insert(before - 1 if before > row else before, moved)
    assert heights == before_heights


def test_rows_that_come_and_go_above_move_nobody_who_reads(show: Show, qtbot: QtBot) -> None:
    view, editable = show(), Editable()
    editable.extend(talk(100))
    view.setModel(editable)
    view.executeDelayedItemsLayout()
    row = read_above(view)
    before = rect(view, row)
    with qtbot.assertNotEmitted(view.new_below):
        editable.put(2, talk(7))
        assert rect(view, row + 7) == before
        editable.take(1, 9)
        assert rect(view, row - 2) == before


def test_a_change_of_state_is_painted(show: Show) -> None:
    view = show(own("espera", "a", State.SENDING))
    error = view.palette().color(QPalette.ColorRole.BrightText)
    waiting = picture(view)
    timeline(view).fail("a")
    assert picture(view) != waiting
    assert has_colour(picture(view), error)


def test_a_reset_shows_the_new_rows_from_their_end(show: Show) -> None:
    view = show(*talk(100))
    read_above(view)
    timeline(view).clear()
    assert rect(view, 0) == QRect()
    timeline(view).extend(talk(80))
    assert is_at_end(view)


def test_another_timeline_takes_the_place_of_the_first(show: Show) -> None:
    view = show(*talk(100))
    first, other = timeline(view), Timeline(view)
    other.append(said("outra sala"))
    view.setModel(other)
    first.append(said("não aparece"))
    assert rect(view, 0).top() == 0
    assert rect(view, 1) == QRect()


def test_only_a_timeline_can_be_shown(show: Show) -> None:
    with pytest.raises(TypeError):
        show().setModel(QStandardItemModel())


def test_another_font_lays_out_again_and_keeps_the_end(show: Show) -> None:
    view = show(*talk(60))
    before = rect(view, 59).height()
    font = view.font()
    font.setPixelSize(28)
    view.setFont(font)
    assert rect(view, 59).height() > before
    assert is_at_end(view)


class Painted(TimelineView):
    """Counts its frames."""

    frames = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.frames += 1
        super().paintEvent(event)


@pytest.fixture
def application_palette(qapp: QApplication) -> Iterator[QPalette]:
    """The palette of the application, put back after the test."""
    before = QPalette(qapp.palette())
    yield QPalette(before)
    qapp.setPalette(before)


def test_another_palette_is_painted_at_once(
    show: Show, qtbot: QtBot, application_palette: QPalette
) -> None:
    view = show(said("oi"), kind=Painted)
    assert isinstance(view, Painted)
    before = view.frames
    application_palette.setColor(QPalette.ColorRole.Base, QColor("#123456"))
    QApplication.setPalette(application_palette)
    qtbot.waitUntil(lambda: view.frames > before)
    assert has_colour(picture(view), QColor("#123456"))


def test_a_style_sheet_takes_no_colour_from_the_bubbles(show: Show, qtbot: QtBot) -> None:
    view = show(said("oi"))
    before = picture(view)
    view.setStyleSheet("QListView { background: transparent; color: red; border: none; }")
    base = QPalette.ColorRole.Base
    assert view.palette().color(base) != QApplication.palette().color(base)
    assert picture(view) == before


# What it costs


class Counting(TimelineView):
    """Counts the rows that are laid out."""

    laid = 0

    def lay_out(self, row: int) -> Row:
        self.laid += 1
        return super().lay_out(row)


def test_of_many_rows_only_the_seen_ones_are_laid_out(show: Show) -> None:
    view = show(*talk(20_000), kind=Counting)
    assert isinstance(view, Counting)
    timeline(view).append(said("mais um"))
    view.resize(500, 500)
    view.verticalScrollBar().setValue(9_000)
    picture(view)
    assert 0 < view.laid < 120


class Asked(Timeline):
    """Counts what Qt asks of it."""

    asked = 0

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        self.asked += 1
        return super().data(index, role)


def test_qt_asks_nothing_of_the_rows_that_are_not_seen(show: Show) -> None:
    view, asked = show(), Asked()
    view.setModel(asked)
    asked.extend(talk(5_000))
    view.resize(500, 500)
    picture(view)
    assert asked.asked < 100


class Estimating(TimelineView):
    """Notes how many rows are estimated in one go."""

    def __init__(self) -> None:
        self.runs: list[int] = []
        super().__init__()

    def _sizes(self, rows: range) -> list[Size]:
        self.runs.append(len(rows))
        return super()._sizes(rows)


def test_very_many_rows_are_estimated_bit_by_bit_while_the_end_is_seen(
    show: Show, qtbot: QtBot
) -> None:
    view = show(*talk(20_000), kind=Estimating)
    assert isinstance(view, Estimating)
    assert is_at_end(view)
    before = picture(view)
    qtbot.waitUntil(lambda: not view._refining.isActive())
    assert picture(view) == before
    assert is_at_end(view)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    assert max(view.runs) <= AT_ONCE
    assert sum(view.runs) >= 20_000
    assert not view._pane.heights.rough(1)


def test_whoever_reads_above_stays_there_while_rows_are_estimated(show: Show, qtbot: QtBot) -> None:
    view = show(*talk(20_000))
    row = read_above(view, 90_000)
    before = rect(view, row)
    qtbot.waitUntil(lambda: not view._refining.isActive())
    assert rect(view, row) == before


def test_only_so_many_laid_out_rows_are_kept(show: Show) -> None:
    view = show(*talk(KEPT * 3))
    bar = view.verticalScrollBar()
    while bar.value() > 0:
        bar.setValue(bar.value() - bar.pageStep())
    assert len(view._rows) == KEPT


# By keyboard and mouse


def test_ctrl_c_copies_the_selected_texts_in_their_order(show: Show) -> None:
    view = show(said("um"), said("dois"), said("três"), said("quatro"))
    view.setFocus()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=bubble(view, 3))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, shift, bubble(view, 1))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "dois\ntrês\nquatro"


def test_the_keyboard_selects_several_messages(show: Show) -> None:
    view = show(*talk(40))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    rows = {index.row() for index in view.selectionModel().selectedRows()}
    assert rows == {37, 38, 39}


def test_without_a_selection_the_clipboard_stays_as_it_is(show: Show) -> None:
    view = show(said("um"))
    QGuiApplication.clipboard().setText("antes")
    view.copy()
    assert QGuiApplication.clipboard().text() == "antes"


def test_selected_messages_are_painted_differently(show: Show) -> None:
    view = show(said("um"), said("dois"))
    before = picture(view)
    view.selectAll()
    assert picture(view) != before


@pytest.mark.parametrize(
    ("key", "row"),
    [
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 299),
        (Qt.Key.Key_Up, 149),
        (Qt.Key.Key_Down, 151),
    ],
)
def test_a_key_goes_to_a_row_and_shows_it_whole(show: Show, key: Qt.Key, row: int) -> None:
    view = show(*talk(300))
    view.setCurrentIndex(view.model().index(150, 0))
    QTest.keyClick(view, key)
    assert view.currentIndex().row() == row
    assert view.viewport().rect().contains(rect(view, row))


def test_page_keys_scroll_by_a_page(show: Show) -> None:
    view = show(*talk(300))
    row = read_above(view)
    top = rect(view, row).top()
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert rect(view, row).top() == top + view.viewport().height()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert rect(view, row).top() == top


def test_page_keys_with_shift_select_a_page(show: Show) -> None:
    view = show(*talk(300))
    view.setCurrentIndex(view.model().index(150, 0))
    QTest.keyClick(view, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier)
    above = view.currentIndex().row()
    assert above < 150
    assert len(view.selectionModel().selectedRows()) == 151 - above
    QTest.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    assert view.currentIndex().row() > above


def test_letters_search_nothing(show: Show) -> None:
    view = show(said("um"), said("dois"))
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_D)
    assert view.currentIndex().row() == 0


@pytest.mark.parametrize("hint", list(TimelineView.ScrollHint))
def test_a_row_far_away_is_scrolled_to(show: Show, hint: TimelineView.ScrollHint) -> None:
    view = show(*talk(300))
    view.scrollTo(view.model().index(100, 0), hint)
    assert view.viewport().rect().contains(rect(view, 100))


def test_a_click_on_a_failed_message_asks_for_another_try(show: Show, qtbot: QtBot) -> None:
    view = show(said("oi"), own("falhou", "c7", State.FAILED))
    with qtbot.waitSignal(view.retry_requested) as asked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=bubble(view, 1))
    assert asked.args == ["c7"]


def test_clicks_elsewhere_ask_for_nothing(show: Show, qtbot: QtBot) -> None:
    view = show(own("foi", "c6", State.SENT), own("falhou", "c7", State.FAILED))
    left, right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
    beside = QPoint(20, bubble(view, 1).y())
    shift = Qt.KeyboardModifier.ShiftModifier
    with qtbot.assertNotEmitted(view.retry_requested):
        QTest.mouseClick(view.viewport(), left, pos=bubble(view, 0))
        QTest.mouseClick(view.viewport(), left, pos=beside)
        QTest.mouseClick(view.viewport(), right, pos=bubble(view, 1))
        QTest.mouseClick(view.viewport(), left, shift, bubble(view, 1))
        QTest.mouseClick(view.viewport(), left, pos=QPoint(20, 490))


def test_enter_on_a_failed_message_asks_for_another_try(show: Show, qtbot: QtBot) -> None:
    view = show(said("oi"), own("falhou", "c7", State.FAILED))
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.assertNotEmitted(view.retry_requested):
        QTest.keyClick(view, Qt.Key.Key_Return)
    view.setCurrentIndex(view.model().index(1, 0))
    with qtbot.waitSignal(view.retry_requested) as asked:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == ["c7"]


def test_delete_on_a_failed_message_asks_to_discard_it(show: Show, qtbot: QtBot) -> None:
    view = show(own("foi", "c6", State.SENT), own("falhou", "c7", State.FAILED))
    view.setCurrentIndex(view.model().index(0, 0))
    with qtbot.assertNotEmitted(view.discard_requested):
        QTest.keyClick(view, Qt.Key.Key_Delete)
    view.setCurrentIndex(view.model().index(1, 0))
    with qtbot.waitSignal(view.discard_requested) as asked:
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert asked.args == ["c7"]


def test_the_pointer_shows_what_can_be_clicked(show: Show) -> None:
    view = show(said("oi"), own("falhou", "c7", State.FAILED))
    QTest.mouseMove(view.viewport(), bubble(view, 1))
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(view.viewport(), bubble(view, 0))
    assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
    QTest.mouseMove(view.viewport(), QPoint(bubble(view, 0).x() + 200, bubble(view, 0).y()))
    assert view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def menu_at(view: TimelineView, row: int, reason: QContextMenuEvent.Reason) -> QMenu | None:
    at = bubble(view, row)
    event = QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert menu is None or isinstance(menu, QMenu)
    return menu


@popup
@pytest.mark.parametrize(
    "reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard]
)
def test_the_menu_of_a_failed_message_copies_tries_again_and_discards(
    show: Show, qtbot: QtBot, reason: QContextMenuEvent.Reason
) -> None:
    view = show(said("oi"), own("falhou", "c7", State.FAILED))
    view.setCurrentIndex(view.model().index(1, 0))
    menu = menu_at(view, 1, reason)
    assert menu is not None
    copy, retry, discard = menu.actions()
    words = [copy.text(), retry.text(), discard.text()]
    assert words == ["Copiar", "Tentar de novo", "Descartar"]
    copy.trigger()
    assert QGuiApplication.clipboard().text() == "falhou"
    with qtbot.waitSignal(view.retry_requested) as asked:
        retry.trigger()
    assert asked.args == ["c7"]
    with qtbot.waitSignal(view.discard_requested) as asked:
        discard.trigger()
    assert asked.args == ["c7"]
    menu.close()


@popup
def test_the_menu_of_another_message_only_copies(show: Show) -> None:
    view = show(said("oi"))
    menu = menu_at(view, 0, QContextMenuEvent.Reason.Mouse)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Copiar"]
    menu.close()


def test_there_is_no_menu_where_nothing_is(show: Show) -> None:
    view = show(said("oi"))
    at = QPoint(20, 490)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    assert QApplication.activePopupWidget() is None


# What it shows


def test_notices_are_muted_and_errors_stand_out(show: Show, application_palette: QPalette) -> None:
    error = QColor("#ff0000")
    application_palette.setColor(QPalette.ColorRole.BrightText, error)
    QApplication.setPalette(application_palette)
    notice = picture(show(Entry(kind=Kind.NOTICE, text="HHHH entrou", time=NINE)))
    failure = picture(show(Entry(kind=Kind.ERROR, text="HHHH caiu", time=NINE)))
    assert not has_colour(notice, error)
    assert has_colour(failure, error)


def test_each_state_of_an_own_message_looks_different(show: Show) -> None:
    pictures = [picture(show(own("oi", "a", state))) for state in State]
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


def test_a_new_day_is_written_above_its_first_message(show: Show) -> None:
    day = 86_400_000
    view = show(said("ontem"), Entry(kind=Kind.MESSAGE, text="hoje", time=NINE + day, author="ana"))
    same = show(said("ontem"), said("hoje", author="bia"))
    assert rect(view, 1).height() > rect(same, 1).height() + view.fontMetrics().height()


# For everyone


def test_an_empty_timeline_shows_its_hint_until_the_first_row(show: Show) -> None:
    view = show()
    blank = picture(view)
    view.set_empty_hint("Ainda não há mensagens. Diga oi!")
    hinted = picture(view)
    assert hinted != blank
    assert view.accessibleDescription() == "Ainda não há mensagens. Diga oi!"
    timeline(view).append(said("oi"))
    with_row = picture(view)
    view.set_empty_hint("")
    assert picture(view) == with_row


def test_a_screen_reader_finds_a_list_of_named_items(show: Show) -> None:
    view = show(said("oi"), own("espera", "a", State.SENDING))
    listed = QAccessible.queryAccessibleInterface(view)
    assert listed.role() == QAccessible.Role.List
    assert listed.text(QAccessible.Text.Name) == "Mensagens"
    assert listed.childCount() == 2
    first, second = listed.child(0), listed.child(1)
    assert first.role() == QAccessible.Role.ListItem
    assert first.text(QAccessible.Text.Name) == "ana, 09:12: oi"
    assert second.text(QAccessible.Text.Name) == "Você, 09:12: espera (enviando)"
    corner = view.viewport().mapToGlobal(QPoint(0, 0))
    assert second.rect() == rect(view, 1).translated(corner)


def test_a_screen_reader_is_told_of_the_row_that_the_keyboard_reaches(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = show(*talk(40))
    view.setFocus()
    view.setCurrentIndex(view.model().index(20, 0))
    heard = listen(monkeypatch)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert Heard(QAccessible.Event.Focus, 19) in heard
    assert Heard(QAccessible.Event.Selection, 19) in heard


def test_a_screen_reader_is_told_what_others_write_and_of_many_messages_how_many(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = show(said("antes"))
    view.activateWindow()
    heard = listen(monkeypatch)
    timeline(view).append(said("oi", "bia"))
    timeline(view).append(own("eu", "c", State.SENDING))
    timeline(view).extend(talk(5))
    assert words(heard) == ["bia, 09:12: oi", "5 mensagens novas"]
    view.hide()
    timeline(view).append(said("ninguém vê", "bia"))
    assert len(words(heard)) == 2


@pytest.mark.parametrize("kind", list(Kind))
def test_the_row_of_the_keyboard_is_marked(show: Show, kind: Kind) -> None:
    view = show(Entry(kind=kind, text="um", time=NINE), said("dois"))
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    unmarked = picture(view)
    view.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    assert picture(view) != unmarked
