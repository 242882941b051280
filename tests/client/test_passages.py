"""Many comings and goings in a row: one row, in which nothing is lost."""

from datetime import datetime
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from app.client.conversation import Conversation
from app.client.entry import Entry, Kind
from app.client.folded_timeline import FoldedTimeline
from app.client.passages import Passages, folded, passage, unfolded
from app.client.roles import Role
from app.protocol.messages import Joined, Left, Member, Reason
from app.text import notice

NINE = int(datetime(2026, 11, 21, 9, 12).timestamp() * 1_000)  # noqa: DTZ001  (local on purpose)
MIDNIGHT = int(datetime(2026, 11, 22).timestamp() * 1_000)  # noqa: DTZ001
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def event(seq: int, words: str, time: int = NINE, reason: str = Reason.LEFT) -> Joined | Left:
    """ "+ana" came, "-ana" went."""
    member = Member(name=words[1:], ip="10.0.0.2", port=5)
    if words[0] == "+":
        return Joined(seq=seq, time=time, member=member)
    return Left(seq=seq, time=time, member=member, reason=reason)


def some(words: str, start: int = 1, time: int = NINE) -> list[Entry]:
    """Entries with numbers from `start` on: "+ana" came, "-ana" went, all else is said."""
    made = list[Entry]()
    for seq, word in enumerate(words.split(), start):
        if word[0] in "+-":
            made.append(passage(event(seq, word, time)))
        else:
            author, _, text = word.rpartition(":")
            author = author or "ana"
            made.append(Entry(kind=Kind.MESSAGE, text=text, author=author, time=time, seq=seq))
    return made


def texts(timeline: FoldedTimeline) -> list[str]:
    return [timeline.entry(row).text for row in range(timeline.rowCount())]


def one_by_one(words: str) -> FoldedTimeline:
    timeline = FoldedTimeline()
    for entry in some(words):
        timeline.append(entry)
    return timeline


def test_two_are_two_rows_and_the_third_makes_one_of_them() -> None:
    timeline = one_by_one("oi +ana +bia")
    assert texts(timeline) == ["oi", "ana entrou (10.0.0.2:5)", "bia entrou (10.0.0.2:5)"]
    timeline.append(some("+caio", 4)[0])
    assert texts(timeline) == ["oi", "ana, bia e caio entraram"]
    timeline.append(some("+davi", 5)[0])
    assert texts(timeline) == ["oi", "ana, bia e mais 2 entraram"]


def test_what_is_said_ends_a_row() -> None:
    timeline = one_by_one("+ana +bia +caio oi +davi +eva")
    assert texts(timeline)[:2] == ["ana, bia e caio entraram", "oi"]
    assert timeline.rowCount() == 4


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("-ana -bia -caio", "ana, bia e caio saíram"),
        ("+ana +bia -caio", "ana e bia entraram; caio saiu"),
        ("+ana -ana +ana", "ana entrou"),
        ("-ana +ana -ana", "ana saiu"),
        ("+ana -ana +bia", "bia entrou; ana entrou e saiu"),
        ("-ana -bia +ana +bia", "ana e bia saíram e voltaram"),
        ("+a +b +c +d -a -b -c -d", "a, b e mais 2 entraram e saíram"),
    ],
)
def test_what_each_did_in_all_is_told(words: str, told: str) -> None:
    assert texts(one_by_one(words)) == [told]


def test_who_reads_by_ear_hears_everyone_with_the_address() -> None:
    timeline = one_by_one("+ana +bia -caio")
    each = [f"{what} (10.0.0.2:5) · 09:12" for what in ("ana entrou", "bia entrou", "caio saiu")]
    told = str(timeline.index(0).data(SPOKEN))
    assert told == f"09:12: ana e bia entraram; caio saiu. {'; '.join(each)}"


@pytest.mark.parametrize("reason", [Reason.EXPELLED, Reason.BANNED, Reason.FLOOD])
def test_who_was_put_out_is_told_by_itself(reason: str) -> None:
    timeline = one_by_one("+ana +bia")
    timeline.append(passage(event(3, "-ana", reason=reason)))
    timeline.extend(some("+caio +davi", 4))
    assert timeline.rowCount() == 5


def test_a_day_ends_a_row() -> None:
    timeline = FoldedTimeline()
    timeline.extend(some("+a +b +c", 1, MIDNIGHT - 1))
    timeline.extend(some("+d +e +f", 4, MIDNIGHT))
    assert texts(timeline) == ["a, b e c entraram", "d, e e f entraram"]
    assert timeline.is_day(1)
    across = [*some("+a +b", 1, MIDNIGHT - 1), *some("+d +e", 3, MIDNIGHT)]
    assert list(folded(across)) == across


def test_it_is_opened_and_closed_again() -> None:
    timeline = one_by_one("oi +ana +bia +caio")
    assert not timeline.toggle(0)
    assert timeline.toggle(1)
    told = [f"{name} entrou (10.0.0.2:5) · 09:12" for name in ("ana", "bia", "caio")]
    assert texts(timeline)[1].split("\n") == ["ana, bia e caio entraram", *told]
    timeline.append(some("+davi", 5)[0])
    assert texts(timeline)[1].count("\n") == 4
    timeline.toggle(1)
    assert texts(timeline)[1] == "ana, bia e mais 2 entraram"


def test_what_is_saved_has_each_of_them() -> None:
    entries = some("+ana +bia +caio oi -ana -bia -caio")
    timeline = FoldedTimeline()
    timeline.extend(entries)
    assert timeline.rowCount() == 3
    assert timeline.entries() == entries
    names = [notice(event(1, f"+{name}")) for name in ("ana", "bia", "caio")]
    assert [entry.text for entry in timeline.entries()[:3]] == names


WORDS = st.sampled_from(["+ana", "-ana", "+bia", "-bia", "oi", "eva:psiu", "gil:psiu"])
MOMENTS = st.lists(st.sampled_from([(), ("eva",), ("gil",), ("eva", "gil")]), max_size=30)


@given(st.lists(WORDS, max_size=30), st.lists(st.integers(1, 6), max_size=30), MOMENTS)
def test_however_they_come_in_the_rows_are_the_same_and_messages_are_found(
    words: list[str], sizes: list[int], ignored: list[tuple[str, ...]]
) -> None:
    entries = some(" ".join(words))
    timeline = FoldedTimeline()
    ends = [0, *accumulate(sizes), len(entries)]
    for number, (start, end) in enumerate(pairwise(ends)):
        timeline.hide(ignored[number] if number < len(ignored) else ())
        timeline.extend(entries[start : max(start, end)])
    timeline.hide([])
    rows = [timeline.entry(row) for row in range(timeline.rowCount())]
    assert unfolded(rows) == entries
    for row, entry in enumerate(rows):
        if entry.kind is Kind.MESSAGE:
            assert timeline.row_of(entry.seq) == row
    assert [_shape(row) for row in rows] == [_shape(row) for row in folded(entries)]


def _shape(entry: Entry) -> tuple[str, int]:
    return entry.text, len(entry.parts) if isinstance(entry, Passages) else 0


def test_the_line_above_what_is_new_stands_above_it() -> None:
    conversation = Conversation("")
    conversation.catch_up(some("oi +ana +bia"), after=None)
    conversation.catch_up(some("+caio +davi bia:novo bia:outro", 4), after=-1)
    timeline = conversation.timeline
    assert texts(timeline) == ["oi", "ana, bia e mais 2 entraram", "novo", "outro"]
    assert [timeline.is_new(row) for row in range(4)] == [False, False, True, False]
    assert conversation.unread == 2


def test_it_keeps_the_rules_of_every_qt_model(qtmodeltester: ModelTester) -> None:
    timeline = FoldedTimeline()
    qtmodeltester.check(timeline)  # type: ignore[no-untyped-call]
    changed = list[bool]()
    timeline.dataChanged.connect(lambda _f, _l, roles: changed.append(Role.PASSAGES in roles))
    for entry in some("oi +ana +bia +caio +davi oi +a +b +c"):
        timeline.append(entry)
    timeline.toggle(1)
    timeline.clear()
    timeline.extend(some("+ana +bia +caio"))
    assert changed.count(True) == 3


def test_a_crowd_of_thousands_is_one_short_sentence() -> None:
    timeline = FoldedTimeline()
    timeline.extend(some(" ".join(f"+p{number}" for number in range(3_000))))
    assert texts(timeline) == ["p0, p1 e mais 2998 entraram"]


def test_an_older_message_that_is_hidden_later_hides_no_newer_one_from_the_order() -> None:
    entries = some("eva:psiu +ana gil:psiu +bia +caio +davi")
    timeline = FoldedTimeline()
    timeline.extend(entries[:3])
    timeline.hide(["gil"])
    timeline.hide(["gil", "eva"])
    timeline.extend(entries[3:])
    timeline.hide([])
    assert timeline.entries() == entries
