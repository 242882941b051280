"""The model of a conversation: order, groups, days, states, and what a screen reader says."""

from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.client.attachment import Attachment, Stage
from app.client.timeline import Entry, Kind, Role, State, Timeline

MINUTE = 60_000
NINE = int(datetime(2026, 11, 21, 9, 12).timestamp() * 1_000)  # noqa: DTZ001  (local on purpose)
MIDNIGHT = int(datetime(2026, 11, 22).timestamp() * 1_000)  # noqa: DTZ001


def said(text: str, author: str = "ana", time: int = NINE, **fields: Any) -> Entry:
    return Entry(kind=Kind.MESSAGE, text=text, author=author, time=time, **fields)


def sending(cid: str, **fields: Any) -> Entry:
    return said(f"de {cid}", author="eu", own=True, state=State.SENDING, cid=cid, **fields)


def notice(text: str, time: int = NINE) -> Entry:
    return Entry(kind=Kind.NOTICE, text=text, time=time)


def filled(*entries: Entry) -> Timeline:
    timeline = Timeline()
    timeline.extend(entries)
    return timeline


def texts(timeline: Timeline) -> list[object]:
    return [timeline.index(row).data() for row in range(timeline.rowCount())]


def role(timeline: Timeline, role: int) -> list[object]:
    return [timeline.index(row).data(role) for row in range(timeline.rowCount())]


def spoken(entry: Entry) -> object:
    timeline = filled(entry)
    return timeline.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_it_keeps_the_rules_of_every_qt_model(qtmodeltester: ModelTester) -> None:
    timeline = Timeline()
    qtmodeltester.check(timeline)  # type: ignore[no-untyped-call]
    timeline.extend([said("um"), sending("a"), notice("Bia entrou"), sending("b")])
    timeline.append(said("dois", author="bia"))
    timeline.confirm("a", seq=4, time=NINE)
    timeline.fail("b")
    timeline.resend("b")
    timeline.confirm("b", seq=5, time=NINE)
    timeline.clear()
    timeline.append(said("outra vez"))


def test_each_field_has_its_role() -> None:
    timeline = filled(said("oi", time=NINE, private=True, cid="c1", seq=7))
    index = timeline.index(0)
    assert index.data(Role.KIND) is Kind.MESSAGE
    assert index.data(Role.TEXT) == index.data(Qt.ItemDataRole.DisplayRole) == "oi"
    assert index.data(Role.TIME) == NINE
    assert index.data(Role.AUTHOR) == "ana"
    assert index.data(Role.OWN) is False
    assert index.data(Role.PRIVATE) is True
    assert index.data(Role.STATE) is State.SENT
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "21/11/2026 09:12:00"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert timeline.data(QModelIndex()) is None
    assert timeline.rowCount(index) == 0


def test_rows_that_come_together_are_one_signal(qtbot: QtBot) -> None:
    timeline = filled(said("um"))
    with qtbot.waitSignal(timeline.rowsInserted) as inserted:
        timeline.extend([said("dois"), said("três")])
    assert inserted.args[1:] == [1, 2]
    assert texts(timeline) == ["um", "dois", "três"]


def test_no_rows_are_no_signal(qtbot: QtBot) -> None:
    timeline = Timeline()
    with qtbot.assertNotEmitted(timeline.rowsInserted):
        timeline.extend([])


@pytest.mark.parametrize(
    "second",
    [
        said("b", author="bia"),
        said("b", own=True),
        said("b", private=True),
        said("b", time=NINE + 5 * MINUTE + 1),
        notice("b"),
    ],
)
def test_another_author_kind_privacy_or_a_long_pause_opens_a_group(second: Entry) -> None:
    timeline = filled(said("a"), second)
    assert role(timeline, Role.FIRST) == [True, True]
    assert role(timeline, Role.LAST) == [True, True]


def test_messages_of_one_author_within_five_minutes_are_a_group() -> None:
    timeline = filled(said("a"), said("b", time=NINE + 5 * MINUTE), said("c", time=NINE))
    assert role(timeline, Role.FIRST) == [True, False, False]
    assert role(timeline, Role.LAST) == [False, False, True]


def test_notices_are_no_group() -> None:
    assert role(filled(notice("a"), notice("b")), Role.FIRST) == [True, True]


def test_a_row_that_joins_a_group_tells_the_row_above(qtbot: QtBot) -> None:
    timeline = filled(notice("x"), said("a"))
    with qtbot.waitSignal(timeline.dataChanged) as changed:
        timeline.append(said("b"))
    first, last, roles = changed.args
    assert (first.row(), last.row()) == (1, 1)
    assert Role.LAST in roles


def test_the_first_row_of_a_day_is_marked_and_opens_a_group() -> None:
    before, after = MIDNIGHT - 1, MIDNIGHT
    timeline = filled(said("a", time=before), said("b", time=before), said("c", time=after))
    assert role(timeline, Role.DAY) == [True, False, True]
    assert role(timeline, Role.FIRST) == [True, False, True]


@pytest.mark.parametrize("time", [-1, 10**18, 10**30])
def test_a_time_that_no_calendar_has_is_shown_all_the_same(time: int) -> None:
    timeline = filled(said("a"), said("b", time=time))
    index = timeline.index(1)
    assert index.data(Role.DAY) is True
    assert isinstance(index.data(Qt.ItemDataRole.ToolTipRole), str)
    assert isinstance(index.data(Qt.ItemDataRole.AccessibleTextRole), str)


def test_a_confirmed_message_moves_behind_what_the_room_told_before(qtbot: QtBot) -> None:
    timeline = filled(sending("a"), said("outro"), said("mais um"))
    with qtbot.waitSignal(timeline.rowsMoved) as moved:
        assert timeline.confirm("a", seq=9, time=NINE + MINUTE)
    assert (moved.args[1], moved.args[2], moved.args[4]) == (0, 0, 3)
    assert texts(timeline) == ["outro", "mais um", "de a"]
    entry = timeline.entry(2)
    assert (entry.state, entry.seq, entry.time) == (State.SENT, 9, NINE + MINUTE)


def test_messages_that_are_confirmed_in_order_keep_it_without_a_move(qtbot: QtBot) -> None:
    timeline = filled(said("antes"), sending("a"), sending("b"), sending("c"))
    with qtbot.assertNotEmitted(timeline.rowsMoved):
        for number, cid in enumerate("abc"):
            timeline.confirm(cid, seq=number, time=NINE)
    assert texts(timeline) == ["antes", "de a", "de b", "de c"]


def test_messages_that_are_confirmed_in_another_order_stand_in_that_one() -> None:
    timeline = filled(sending("a"), sending("b"), said("outro"))
    timeline.confirm("b", seq=2, time=NINE)
    timeline.confirm("a", seq=3, time=NINE)
    assert texts(timeline) == ["outro", "de b", "de a"]


def test_a_move_tells_the_neighbours_that_their_groups_changed(qtbot: QtBot) -> None:
    timeline = filled(said("um"), sending("a"), said("dois"), said("três"))
    changed: list[int] = []

    def on_data_changed(first: QModelIndex, last: QModelIndex) -> None:
        changed.extend(range(first.row(), last.row() + 1))

    timeline.dataChanged.connect(on_data_changed)
    timeline.confirm("a", seq=9, time=NINE)
    assert role(timeline, Role.FIRST) == [True, False, False, True]
    assert set(changed) == {0, 1, 2, 3}


def test_confirming_twice_changes_nothing(qtbot: QtBot) -> None:
    timeline = filled(sending("a"), said("outro"))
    timeline.confirm("a", seq=3, time=NINE)
    with qtbot.assertNotEmitted(timeline.dataChanged), qtbot.assertNotEmitted(timeline.rowsMoved):
        assert timeline.confirm("a", seq=99, time=NINE + MINUTE)
    assert timeline.entry(1).seq == 3


def test_a_failed_message_can_be_sent_again_and_confirmed() -> None:
    timeline = filled(sending("a"), said("outro"))
    assert timeline.fail("a")
    assert timeline.entry(0).state is State.FAILED
    assert timeline.resend("a")
    assert timeline.entry(0).state is State.SENDING
    assert timeline.confirm("a", seq=4, time=NINE)
    assert texts(timeline) == ["outro", "de a"]


def test_an_unknown_or_settled_message_is_refused() -> None:
    timeline = filled(said("oi", cid="b"))
    assert not timeline.confirm("x", seq=1, time=NINE)
    assert not timeline.confirm("", seq=1, time=NINE)
    assert not timeline.fail("x")
    assert not timeline.fail("b")
    assert not timeline.resend("b")


def test_rows_that_go_together_are_one_signal_for_each_run_of_neighbours(qtbot: QtBot) -> None:
    rows = [sending("a"), sending("b"), said("oi"), sending("c"), said("tchau", "bia")]
    timeline = filled(*rows)
    gone: list[tuple[int, int]] = []
    timeline.rowsRemoved.connect(lambda _, first, last: gone.append((first, last)))
    with qtbot.assertNotEmitted(timeline.modelReset):
        timeline.drop_all({"c", "b", "a", "nobody's"})
    assert (texts(timeline), gone) == (["oi", "tchau"], [(3, 3), (0, 1)])
    assert not timeline.drop("a")
    timeline.drop_all({"a"})
    assert timeline.rowCount() == 2


def test_a_cleared_timeline_knows_no_message_any_more() -> None:
    timeline = filled(sending("a"))
    timeline.clear()
    assert timeline.rowCount() == 0
    assert not timeline.confirm("a", seq=1, time=NINE)


def half_of(name: str) -> Attachment:
    return Attachment(name=name, size=100, sha256="", stage=Stage.SENDING, done=50)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (said("oi"), "ana, 09:12: oi"),
        (said("oi", private=True), "ana (privado), 09:12: oi"),
        (said("oi", own=True), "Você, 09:12: oi"),
        (said("oi", own=True, private=True), "Você (privado), 09:12: oi"),
        (said("oi", own=True, state=State.SENDING), "Você, 09:12: oi (enviando)"),
        (
            said("aula.pdf", own=True, state=State.SENDING, file=half_of("aula.pdf")),
            "Você, 09:12: arquivo aula.pdf, 100 bytes. enviando, 50 %",
        ),
        (said("oi", own=True, state=State.FAILED), "Você, 09:12: oi (não enviada)"),
        (notice("Bia entrou (26.1.2.3:50123)"), "09:12: Bia entrou (26.1.2.3:50123)"),
        (Entry(kind=Kind.ERROR, text="caiu", time=NINE), "Erro, 09:12: caiu"),
        (said("{0} {text} <b>"), "ana, 09:12: {0} {text} <b>"),
    ],
)
def test_a_screen_reader_says_who_when_what_and_the_state(entry: Entry, words: str) -> None:
    assert spoken(entry) == words
