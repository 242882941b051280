"""Messages found by the room's number, and what changes about them later."""

from datetime import datetime
from time import process_time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.client.timeline import Entry, Kind, Quote, Reaction, Role, State, Timeline
from tests.support.edits import edit

NINE = int(datetime(2026, 11, 21, 9, 12).timestamp() * 1_000)  # noqa: DTZ001  (local on purpose)


def said(text: str, seq: int = 0, **fields: Any) -> Entry:
    fields = {"author": "ana", **fields}
    return Entry(kind=Kind.MESSAGE, text=text, time=NINE, seq=seq, **fields)


def filled(*entries: Entry) -> Timeline:
    timeline = Timeline()
    timeline.extend(entries)
    return timeline


def spoken(timeline: Timeline, row: int = 0) -> object:
    return timeline.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


def test_it_keeps_the_rules_of_every_qt_model(qtmodeltester: ModelTester) -> None:
    timeline = filled(said("um", 1), said("dois", 2, quote=Quote(1, "ana", "um")))
    qtmodeltester.check(timeline)  # type: ignore[no-untyped-call]
    timeline.change(1, reactions=[Reaction("👍", ("bia",))])
    edit(timeline, 1, "outro")
    timeline.remove(1)
    timeline.append(said("três", 3))


def test_each_new_field_has_its_role() -> None:
    quote, reactions = Quote(3, "bia", "oi"), (Reaction("👍", ("ana",), mine=True),)
    fields = {"quote": quote, "reactions": reactions, "edited": True, "mention": True}
    timeline = filled(said("oi", 7, **fields))
    index = timeline.index(0)
    assert index.data(Role.SEQ) == 7
    assert index.data(Role.QUOTE) == quote
    assert index.data(Role.REACTIONS) == reactions
    assert index.data(Role.EDITED) is index.data(Role.MENTION) is True
    assert index.data(Role.REMOVED) is False


def test_a_message_is_found_by_its_number_whatever_went_or_moved() -> None:
    sending = said("eu", cid="a", own=True, state=State.SENDING)
    timeline = filled(said("um", 5), sending, said("dois", 9), said("três", 7))
    assert [timeline.row_of(seq) for seq in (5, 9, 7)] == [0, 2, 3]
    timeline.confirm("a", seq=12, time=NINE)
    assert [timeline.row_of(seq) for seq in (5, 9, 7, 12)] == [0, 1, 2, 3]
    timeline.drop("a")
    timeline.append(said("quatro", 20))
    assert [timeline.row_of(seq) for seq in (5, 9, 7, 12, 20)] == [0, 1, 2, None, 3]


@pytest.mark.parametrize("seq", [0, -1, 4, 10**30])
def test_a_number_that_is_not_here_has_no_row(seq: int) -> None:
    timeline = filled(said("sem número"), said("um", 5))
    assert timeline.row_of(seq) is None
    assert not edit(timeline, seq, "x")
    assert not timeline.remove(seq)
    assert not timeline.change(seq, reactions=())
    timeline.clear()
    assert timeline.row_of(5) is None


def test_of_a_number_that_is_there_twice_the_latest_is_meant() -> None:
    timeline = filled(said("um", 5), said("dois", 5))
    assert timeline.row_of(5) == 1


def test_a_hundred_thousand_messages_are_found_at_once() -> None:
    rows = 100_000
    timeline = filled(*(said("oi", row + 1) for row in range(rows)))
    start = process_time()
    assert all(timeline.row_of(seq) == seq - 1 for seq in range(1, rows + 1, 10))
    assert timeline.row_of(rows + 1) is None
    assert process_time() - start < 1  # a search through the rows would take a minute


def test_an_edited_message_says_so_and_its_quotes_say_what_it_says_now(qtbot: QtBot) -> None:
    timeline = filled(said("um", 1), said("dois", 2, quote=Quote(1, "ana", "um")))
    changed: list[tuple[int, list[int]]] = []
    timeline.dataChanged.connect(lambda first, _, roles: changed.append((first.row(), roles)))
    assert edit(timeline, 1, "outro")
    entry = timeline.entry(0)
    assert (entry.text, entry.edited) == ("outro", True)
    assert timeline.entry(1).quote == Quote(1, "ana", "outro")
    assert [row for row, _ in changed] == [0, 1]
    assert Role.TEXT in changed[0][1]
    assert Role.QUOTE in changed[1][1]


def test_an_edited_message_may_name_the_reader_or_no_longer() -> None:
    timeline = filled(said("um", 1, mention=True))
    edit(timeline, 1, "dois")
    assert timeline.entry(0).mention
    edit(timeline, 1, "três", mention=False)
    assert not timeline.entry(0).mention


def test_nothing_tells_what_a_removed_message_said() -> None:
    first = said("um", 1, reactions=(Reaction("👍", ("bia",)),), edited=True, mention=True)
    timeline = filled(first, said("dois", 2, quote=Quote(1, "ana", "um")))
    waiting = said("três", cid="c", own=True, state=State.SENDING, quote=Quote(1, "ana", "um"))
    timeline.append(waiting)
    assert timeline.remove(1)
    entry = timeline.entry(0)
    assert (entry.text, entry.removed, entry.reactions) == ("", True, ())
    assert not entry.edited
    assert not entry.mention
    quotes = [timeline.entry(row).quote for row in (1, 2)]
    assert quotes == [Quote(1, "ana", "")] * 2
    assert not timeline.remove(1)
    assert not edit(timeline, 1, "de volta")
    assert not timeline.change(1, reactions=[Reaction("👍", ("bia",))])


def test_an_answer_that_was_removed_hears_nothing_of_what_it_quoted(qtbot: QtBot) -> None:
    timeline = filled(said("um", 1), said("dois", 2, quote=Quote(1, "ana", "um")))
    timeline.remove(2)
    changed: list[int] = []
    timeline.dataChanged.connect(lambda first, *_: changed.append(first.row()))
    edit(timeline, 1, "outro")
    assert changed == [0]


def test_a_notice_cannot_be_changed() -> None:
    timeline = filled(Entry(kind=Kind.NOTICE, text="bia entrou", time=NINE, seq=4))
    assert not edit(timeline, 4, "x")
    assert not timeline.remove(4)


def test_what_is_gone_is_quoted_by_nobody() -> None:
    quote = Quote(1, "ana", "um")
    gone = said("dois", cid="c", own=True, state=State.FAILED, quote=quote)
    timeline = filled(said("um", 1), gone)
    timeline.drop("c")
    edit(timeline, 1, "outro")
    assert gone.quote == quote


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (
            said("oi", 1, quote=Quote(3, "bia", "uma\npergunta")),
            "ana, 09:12, em resposta a bia (“uma pergunta”): oi",
        ),
        (
            said("oi", 1, quote=Quote(3, "bia", "")),
            "ana, 09:12, em resposta a bia (“Mensagem apagada”): oi",
        ),
        (said("@eu oi", 1, mention=True), "ana, 09:12, menciona você: @eu oi"),
        (said("oi", 1, edited=True), "ana, 09:12: oi (editada)"),
        (said("", 1, removed=True), "ana, 09:12: Mensagem apagada"),
        (
            said("oi", 1, reactions=(Reaction("👍", ("Ana", "Bia")), Reaction("🙏", ("Caio",)))),
            "ana, 09:12: oi. Reações: 👍 2: Ana, Bia; 🙏 1: Caio",
        ),
    ],
)
def test_a_screen_reader_says_what_hangs_on_a_message(entry: Entry, words: str) -> None:
    assert spoken(filled(entry)) == words


def test_a_long_quote_is_not_read_out_whole() -> None:
    told = spoken(filled(said("oi", 1, quote=Quote(3, "bia", "palavra " * 500))))
    assert isinstance(told, str)
    assert len(told) < 200
