"""The geometry of rows against a twin that adds up everything each time."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.ui.timeline_geometry import BLOCK, Heights, Pane, Size

unhurried = settings(deadline=None)
Share = st.floats(0, 1)
Counts = st.one_of(st.integers(0, 4), st.sampled_from([255, 256, 257, 600]))


def sizes(count: int, fixed: int = 20) -> list[Size]:
    return [Size(fixed + number % 7, number * 31 % 200) for number in range(count)]


@dataclass
class Plain:
    """One row of the twin."""

    size: Size
    height: int
    measured: bool = False
    rough: bool = False


class HeightsMachine(RuleBasedStateMachine):
    """Does the same to `Heights` and to a list, and compares everything that they answer."""

    made: Callable[[], Heights] = Heights

    def __init__(self) -> None:
        super().__init__()
        self.heights = self.made()
        self.twin: list[Plain] = []
        self.line, self.per_line = 1, 1

    def guess(self, size: Size) -> int:
        full, rest = divmod(size.chars, self.per_line)
        return size.fixed + self.line * (full + (1 if rest else 0))

    def pick(self, share: float, spare: int = 1) -> int:
        return min(int(share * len(self.twin)), len(self.twin) - spare)

    @rule(share=Share, count=Counts)
    def insert(self, share: float, count: int) -> None:
        row = self.pick(share, 0)
        self.heights.insert(row, sizes(count))
        self.twin[row:row] = [Plain(size, self.guess(size)) for size in sizes(count)]

    @rule(share=Share, count=Counts)
    def insert_rough(self, share: float, count: int) -> None:
        row, size = self.pick(share, 0), Size(40, 41)
        self.heights.insert_rough(row, count, size)
        self.twin[row:row] = [Plain(size, self.guess(size), rough=True) for _ in range(count)]

    @rule(most=st.integers(1, 300))
    def refine(self, most: int) -> None:
        rows = self.heights.rough(most)
        marked = [row for row, plain in enumerate(self.twin) if plain.rough]
        assert list(rows) == marked[len(marked) - len(rows) :]
        assert bool(rows) is bool(marked)
        self.heights.refine(rows.start, sizes(len(rows)))
        for row, size in zip(rows, sizes(len(rows)), strict=True):
            plain = self.twin[row]
            plain.size, plain.rough = size, False
            plain.height = plain.height if plain.measured else self.guess(size)

    @rule(share=Share, count=Counts)
    def remove(self, share: float, count: int) -> None:
        row = self.pick(share, 0)
        count = min(count, len(self.twin) - row)
        self.heights.remove(row, count)
        del self.twin[row : row + count]

    @rule(share=Share, other=Share, count=Counts)
    def move(self, share: float, other: float, count: int) -> None:
        row = self.pick(share, 0)
        count = min(count, len(self.twin) - row)
        moved = self.twin[row : row + count]
        del self.twin[row : row + count]
        to = self.pick(other, 0)
        self.twin[to:to] = moved
        self.heights.move(row, count, to)

    @precondition(lambda self: self.twin)
    @rule(share=Share, height=st.integers(1, 5_000))
    def measure(self, share: float, height: int) -> None:
        row = self.pick(share)
        self.heights.measure(row, height)
        self.twin[row].height, self.twin[row].measured = height, True

    @precondition(lambda self: self.twin)
    @rule(share=Share)
    def change(self, share: float) -> None:
        row = self.pick(share)
        self.heights.change(row, Size(33, 44))
        plain = self.twin[row]
        plain.size, plain.measured, plain.rough = Size(33, 44), False, False

    @rule(line=st.integers(1, 40), per_line=st.integers(0, 90))
    def set_width(self, line: int, per_line: int) -> None:
        self.heights.set_width(line, per_line)
        self.line, self.per_line = line, max(per_line, 1)
        self.twin = [Plain(row.size, self.guess(row.size), rough=row.rough) for row in self.twin]

    @rule()
    def clear(self) -> None:
        self.heights.clear()
        self.twin.clear()

    @precondition(lambda self: self.twin)
    @rule(share=st.floats(-0.1, 1.1))
    def look(self, share: float) -> None:
        offset = int(share * sum(row.height for row in self.twin))
        top, row = 0, 0
        while row < len(self.twin) - 1 and offset >= top + self.twin[row].height:
            top += self.twin[row].height
            row += 1
        assert self.heights.row_at(offset) == row
        assert self.heights.top(row) == top

    @invariant()
    def agree(self) -> None:
        heights = [row.height for row in self.twin]
        assert len(self.heights) == len(heights)
        assert self.heights.total == self.heights.top(len(heights)) == sum(heights)
        assert [self.heights.height(row) for row in range(len(heights))] == heights
        measured = [self.heights.is_measured(row) for row in range(len(heights))]
        assert measured == [row.measured for row in self.twin]


TestHeights = HeightsMachine.TestCase
TestHeights.settings = settings(max_examples=60, deadline=None)


class Careless(Heights):
    """The broken twin: forgets the block in which a change begins."""

    def _sum_from(self, row: int) -> None:
        super()._sum_from(row + BLOCK)


class CarelessMachine(HeightsMachine):
    made = Careless


def test_sums_that_are_not_kept_up_are_noticed() -> None:
    quick = settings(phases=[Phase.generate], max_examples=60, derandomize=True, database=None)
    with pytest.raises((AssertionError, IndexError)):
        run_state_machine_as_test(CarelessMachine, settings=quick)


def test_a_row_is_found_by_its_first_and_its_last_pixel() -> None:
    heights = Heights()
    heights.insert(0, [Size(10, 0), Size(20, 0), Size(30, 0)])
    assert [heights.row_at(offset) for offset in (-5, 0, 9, 10, 29, 30, 59, 60, 999)] == [
        0, 0, 0, 1, 1, 2, 2, 2, 2,
    ]  # fmt: skip


def test_an_empty_timeline_has_no_row_to_find() -> None:
    with pytest.raises(IndexError):
        Heights().row_at(0)
    assert Pane().rows(0, 100) == range(0)


def true_height(row: int) -> int:
    """What a row turns out to need: up to three times its estimate, or a third."""
    return (9, 25, 70, 33, 180)[row * 7 % 5]


def pane(rows: int = 500, height: int = 400) -> Pane:
    made = Pane()
    made.set_height(height)
    made.set_width(18, 40)
    made.insert(0, sizes(rows))
    made.settle(true_height)
    return made


def reading(offset: int, made: Pane | None = None) -> Pane:
    """A pane in which somebody reads above the end."""
    made = made or pane()
    made.scroll(offset)
    made.settle(true_height)
    assert not made.follows
    return made


def seen(made: Pane) -> dict[int, int]:
    """Where the rows are that begin in the pane."""
    rows = made.rows(0, made.height - 1)
    return {row: made.y(row) for row in rows if made.y(row) >= 0}


def test_it_begins_at_the_end_and_follows_it() -> None:
    made = pane()
    assert made.offset == made.limit
    made.insert(500, sizes(3))
    made.settle(true_height)
    assert made.offset == made.limit
    assert made.rows(0, 399).stop == 503


def test_everything_seen_is_measured_and_little_else() -> None:
    made = pane(10_000)
    measured = [row for row in range(10_000) if made.heights.is_measured(row)]
    assert set(made.rows(0, 399)) <= set(measured)
    assert len(measured) < 60


@unhurried
@given(offset=st.integers(1, 12_000), count=st.integers(1, 400))
def test_rows_that_come_in_below_move_nothing(offset: int, count: int) -> None:
    made = reading(offset)
    before = seen(made)
    made.insert(500, sizes(count))
    made.settle(true_height)
    assert seen(made) == before
    assert not made.follows


@unhurried
@given(offset=st.integers(1, 12_000), count=st.integers(1, 400))
def test_rows_that_are_known_better_move_nothing(offset: int, count: int) -> None:
    made = pane(1)
    made.insert_rough(0, 500, Size(30, 30))
    made.insert_rough(501, count, Size(30, 30))
    made.settle(true_height)
    reading(min(offset, made.limit - 1), made)
    before = seen(made)
    while rows := made.heights.rough(70):
        made.refine(rows.start, sizes(len(rows)))
        assert seen(made) == before


@unhurried
@given(offset=st.integers(1_000, 12_000), count=st.integers(1, 400))
def test_rows_that_come_in_above_move_nothing(offset: int, count: int) -> None:
    made = reading(offset)
    before = seen(made)
    made.insert(0, sizes(count))
    made.settle(lambda row: true_height(row - count))
    assert seen(made) == {row + count: y for row, y in before.items()}


@unhurried
@given(offset=st.integers(3_000, 12_000), row=st.integers(0, 499))
def test_a_row_that_moves_to_the_end_takes_nobody_along(offset: int, row: int) -> None:
    made = reading(offset)
    before = seen(made)
    made.move(row, 1, 499)
    made.settle(true_height)
    stands = next(seen_row for seen_row in before if seen_row != row)
    now = stands - 1 if stands > row else stands
    assert made.y(now) == before[stands]


@unhurried
@given(offset=st.integers(3_000, 12_000), row=st.integers(0, 400), count=st.integers(1, 90))
def test_rows_that_are_taken_away_move_no_other(offset: int, row: int, count: int) -> None:
    made = reading(offset)
    before = seen(made)
    made.remove(row, count)
    made.settle(true_height)
    left = [each for each in before if each not in range(row, row + count)]
    if left and 0 < made.offset < made.limit:  # elsewhere there is nothing to scroll to
        now = left[0] - count if left[0] > row else left[0]
        assert made.y(now) == before[left[0]]


@unhurried
@given(offset=st.integers(3_000, 12_000), per_line=st.integers(1, 200))
def test_another_width_leaves_the_first_row_where_it_is(offset: int, per_line: int) -> None:
    made = reading(offset)
    row, y = next(iter(seen(made).items()))
    made.set_width(18, per_line)
    made.settle(lambda each: true_height(each) * 2)
    assert made.y(row) == y


@unhurried
@given(offset=st.integers(3_000, 12_000), step=st.integers(1, 390))
def test_scrolling_up_moves_what_was_seen_by_just_as_much(offset: int, step: int) -> None:
    made = reading(offset)
    row, y = next(iter(seen(made).items()))
    made.scroll(made.offset - step)
    made.settle(true_height)
    if y + step < made.height:
        assert made.y(row) == y + step


class Restless(Pane):
    """The broken twin: nothing stands still while estimates are corrected."""

    def _restore(self) -> None:
        self.offset = min(self.offset, self.limit)


def test_a_pane_without_an_anchor_is_noticed() -> None:
    made = Restless()
    made.set_height(400)
    made.insert(0, sizes(500))
    made.scroll(3_000)
    made.settle(true_height)
    before = seen(made)
    made.insert(0, sizes(10))
    made.settle(lambda row: true_height(row - 10))
    assert seen(made) != {row + 10: y for row, y in before.items()}


def test_a_tall_row_that_fills_the_pane_keeps_its_hidden_share() -> None:
    made = Pane()
    made.set_height(100)
    made.insert(0, [Size(1_000, 0)] * 3)
    made.settle(lambda _row: 1_000)
    made.place(1, -500)
    made.settle(lambda _row: 1_000)
    made.set_width(1, 1)
    made.settle(lambda _row: 400)
    assert made.y(1) == -200


def test_the_beginning_is_reached_whatever_the_estimates_were() -> None:
    made = pane()
    made.scroll(0)
    made.settle(true_height)
    assert made.y(0) == 0


def test_the_end_is_followed_again_once_it_is_reached() -> None:
    made = reading(3_000)
    made.scroll(made.limit)
    assert made.follows


def test_a_higher_pane_shows_more_above_the_end() -> None:
    made = pane()
    made.set_height(700)
    made.settle(true_height)
    assert made.offset == made.limit
    assert made.y(499) + made.heights.height(499) == 700


def test_a_row_is_placed_where_it_was_asked_for() -> None:
    made = pane()
    made.place(250, 30)
    made.settle(true_height)
    assert made.y(250) == 30


def test_a_changed_row_is_measured_again() -> None:
    made = reading(3_000)
    row = made.rows(0, 399).stop - 2
    made.change(row, Size(10, 10))
    made.settle(lambda _row: 77)
    assert made.heights.height(row) == 77


def test_a_cleared_pane_begins_anew() -> None:
    made = reading(3_000)
    made.clear()
    made.settle(true_height)
    assert (made.offset, made.limit, made.follows) == (0, 0, True)
    made.insert(0, sizes(100))
    made.settle(true_height)
    assert made.offset == made.limit > 0
