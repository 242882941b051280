"""Nothing is lost, nothing comes twice, everyone sees the same: whatever breaks, whenever.

The record of the host is the truth; `tests/faults/storm.py` says what has to hold.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.exceptions import TimeoutError  # noqa: A004  (qtbot raises this one)
from pytestqt.qtbot import QtBot

from tests.faults.broken_host import KINDS
from tests.faults.storm import Storm

STEPS = 200
SEEDS = range(1, 5)
CONTROLS = range(3, 9)
LONG = range(1_000, 1_200)

Storms = Callable[..., Storm]


@pytest.fixture
def storm(qtbot: QtBot, tmp_path: Path) -> Iterator[Storms]:
    """Makes a storm, which is over when the test is."""
    made: list[Storm] = []

    def make(seed: int, *python: str) -> Storm:
        def wait(condition: Callable[[], bool], milliseconds: int) -> None:
            try:
                qtbot.waitUntil(condition, timeout=milliseconds)
            except TimeoutError as late:
                raise AssertionError(f"not within {milliseconds} ms: {condition}") from late

        data = tmp_path / str(seed)
        made.append(Storm(seed, data, wait, python or ("-m", "app")))
        return made[-1]

    yield make
    for each in made:
        each.end()


def check_that_all_see_the_same(storm: Storm) -> None:
    storm.rage(STEPS)
    storm.check_costs()
    storm.check()


@pytest.mark.parametrize("seed", SEEDS)
def test_everyone_sees_all_once_and_in_one_order_after_a_storm(storm: Storms, seed: int) -> None:
    check_that_all_see_the_same(storm(seed))


@pytest.mark.longo
@pytest.mark.parametrize("seed", LONG)
def test_everyone_sees_all_once_and_in_one_order_after_any_storm(storm: Storms, seed: int) -> None:
    check_that_all_see_the_same(storm(seed))


def check_a_few(storm: Storms, kind: str) -> None:
    """What a broken promise does depends on the moment, too."""
    for seed in CONTROLS:
        check_that_all_see_the_same(storm(seed, "-m", "tests.faults.broken_host", kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_host_that_breaks_a_promise_is_found_out(storm: Storms, kind: str) -> None:
    with pytest.raises(AssertionError):
        check_a_few(storm, kind)
