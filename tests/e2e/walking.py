"""Goes through a window by Tab, and waits at each stop."""

from functools import partial

from tests.e2e.accessible import Node, State
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.window import Window

MANY = 60  # more stops than any page has


def focused(window: Window) -> Node | None:
    """What gets the keys. A current row or tab says so always, also while it does not."""
    those = [seen for seen in window.look().all if seen.has(State.FOCUSED)]
    sure = [seen for seen in those if seen.role not in ("list item", "page tab", "filler")]
    return next((seen.node for seen in [*sure, *those]), None)


def goes_on(window: Window, before: Node | None) -> Node:
    """Wait until something else gets the keys; what."""

    def other() -> Node | None:
        now = focused(window)
        return None if now == before else now

    where = f"{before.name()!r}" if before else "nowhere"
    return until(other, f"the keys go on from {where}")


def goes_to(stage: Stage, window: Window, role: str, name: str) -> Node:
    """Press Tab until it is there."""
    return walks_to(stage, window, window.find(role, name).node)


def walks_to(stage: Stage, window: Window, wanted: Node) -> Node:
    """Press Tab until this gets the keys."""
    for _ in range(MANY):
        if wanted.has(State.FOCUSED):
            return wanted
        before = focused(window)
        stage.press("Tab")
        goes_on(window, before)
    raise AssertionError(f"Tab never comes to “{wanted.name()}”")


def at_the_latest_message(stage: Stage, window: Window) -> None:
    """Go from the composer to the latest message."""
    stage.focus(window.composer())
    stage.press("shift+Tab", "End", "Up", "Down")


def picks(stage: Stage, window: Window, shown: str, wanted: str, *, key: str = "Down") -> None:
    """Press an arrow in the list of the settings that shows one value until it shows another."""
    box = walks_to(stage, window, window.find("combo box", shown).node)
    now = shown
    while now != wanted:
        stage.press(key)
        now = until(partial(_other, box, now), f"another value than “{now}”")


def switches(stage: Stage, window: Window, name: str, *, on: bool) -> None:
    """Turn a switch of the settings that is the other way yet."""
    switch = walks_to(stage, window, window.find("check box", name).node)
    assert switch.has(State.CHECKED) is not on
    stage.press("space")
    until(lambda: switch.has(State.CHECKED) is on, f"“{name}” is turned")


def _other(box: Node, before: str) -> str:
    """What a list shows, once it is something else."""
    now = box.name()
    return "" if now == before else now
