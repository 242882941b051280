"""Goes through a window by Tab, and waits at each stop."""

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
