"""The one place where the end-to-end tests wait: for a condition, never for a time."""

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE = 30.0  # seconds; generous, because machines may be slow and busy
PAUSE = 0.02  # seconds between two looks, so that looking does not slow down what is looked at

T = TypeVar("T")


def until(
    look: Callable[[], T | None], told: str | Callable[[], str], patience: float = PATIENCE
) -> T:
    """The first answer of `look` that is true.

    Raises AssertionError with what was waited for (`told`) when there is none in time.
    """
    deadline = time.monotonic() + patience
    while not (found := look()):
        if time.monotonic() > deadline:
            words = told if isinstance(told, str) else told()
            raise AssertionError(f"not within {patience:g} s: {words}")
        time.sleep(PAUSE)
    return found
