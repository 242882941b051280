"""The waiting between two attempts: growing, spread, and never long."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.client.backoff import Backoff


class Edge(Random):
    """Chance that always takes the same side."""

    def __init__(self, side: float) -> None:
        super().__init__()
        self._side = side

    def random(self) -> float:
        return self._side


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311  (no secret hangs on it)


def delays(random: Random, count: int) -> list[float]:
    backoff = Backoff(random)
    return [backoff.next() for _ in range(count)]


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        (0.0, [0.225, 0.45, 0.9, 1.8, 3.0, 3.0]),
        (0.5, [0.3, 0.6, 1.2, 2.4, 4.0, 4.0]),
        (1.0, [0.375, 0.75, 1.5, 3.0, 5.0, 5.0]),
    ],
)
def test_delays_double_up_to_a_longest_that_is_spread_like_the_others(
    side: float, expected: list[float]
) -> None:
    assert delays(Edge(side), 6) == pytest.approx(expected)


@given(seed=st.integers(), before=st.integers(0, 50))
def test_no_delay_leaves_its_bounds_and_a_reset_begins_anew(seed: int, before: int) -> None:
    backoff = Backoff(chance(seed))
    for place in range(before):
        shortest = 0.3 * 0.75 if place == 0 else 0.6 * 0.75
        assert shortest <= backoff.next() <= 5.0
    backoff.reset()
    assert 0.225 <= backoff.next() <= 0.375
    assert 0.45 <= backoff.next() <= 0.75


def test_a_class_that_lost_its_room_in_one_moment_comes_back_spread() -> None:
    guests = [delays(chance(seed), 8) for seed in range(100)]
    for attempt in range(8):
        times = sorted(guest[attempt] for guest in guests)
        assert len(set(times)) == 100
        tenths = (times[-1] - times[0]) / 10
        crowded = max(sum(start <= time < start + tenths for time in times) for start in times)
        assert crowded <= 30  # of the 100, in any tenth of the time
