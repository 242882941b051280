"""How fast a timeline loads, grows, scrolls and changes its width.

Run it: python benchmarks/timeline.py
"""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.client.timeline import Entry, Kind, Timeline
from app.ui.timeline_view import TimelineView

ROWS = (1_000, 10_000, 100_000)
ROUNDS = 40
START = 1_795_000_000_000  # milliseconds since 1970
GOALS = {"append": 5.0, "resize": 50.0, "scroll": 16.0, "jump": 16.0}  # milliseconds
TEXTS = (
    "Bom dia!",
    "Alguém conseguiu o exercício 3? Travei na parte da recursão.",
    "def fatorial(n):\n    return 1 if n < 2 else n * fatorial(n - 1)",
    "ok",
    "Professor pediu para entregar até sexta, às 18h. " * 6,
)
PEOPLE = ("Ana_Lima", "Bruno_Reis", "Bruno_Reis", "Carla_Nunes", "Você", "Diego", "Diego")


def conversation(rows: int) -> Iterator[Entry]:
    """Messages as a class writes them, one every twenty seconds."""
    pairs = zip(cycle(TEXTS), cycle(PEOPLE), strict=False)
    for number, (text, author) in enumerate(islice(pairs, rows)):
        yield Entry(
            kind=Kind.MESSAGE,
            text=text,
            time=START + number * 20_000,
            author=author,
            own=author == "Você",
        )


def milliseconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1_000


class Bench:
    """One window with a timeline; every figure includes the painting of the frame."""

    def __init__(self, rows: int) -> None:
        self.entries = list(conversation(rows))
        self.more = conversation(10_000)
        self.timeline = Timeline()
        self.view = TimelineView()
        self.view.resize(700, 800)
        self.view.show()
        self.frame = QImage(self.view.size(), QImage.Format.Format_RGB32)

    def paint(self) -> None:
        """One frame."""
        self.view.render(self.frame)

    def load(self) -> None:
        """All rows at once."""
        self.timeline.extend(self.entries)
        self.view.setModel(self.timeline)
        self.paint()

    def append(self) -> None:
        """One message comes in at the end."""
        self.timeline.append(next(self.more))
        self.paint()

    def resize(self) -> None:
        """The window becomes wider or narrower."""
        self.view.resize(1_270 - self.view.width(), 800)
        self.paint()

    def scroll(self, pixels: int) -> None:
        """A turn of the wheel."""
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() - pixels)
        self.paint()

    def jump(self, share: float) -> None:
        """The scroll bar is dragged to rows that were never seen."""
        bar = self.view.verticalScrollBar()
        bar.setValue(round(bar.maximum() * share))
        self.paint()

    def run(self) -> dict[str, list[float]]:
        """Every figure, in milliseconds."""
        shares = [(0.37 * number) % 1 for number in range(ROUNDS)]
        return {
            "load": [milliseconds(self.load)],
            "append": [milliseconds(self.append) for _ in range(ROUNDS)],
            "scroll": [milliseconds(partial(self.scroll, 60)) for _ in range(ROUNDS)],
            "jump": [milliseconds(partial(self.jump, share)) for share in shares],
            "resize": [milliseconds(self.resize) for _ in range(ROUNDS)],
        }


def main() -> int:
    """Print the table; 1 when a median misses its goal."""
    QApplication([])
    missed = False
    sys.stdout.write("rows      figure    median     worst      goal   (ms)\n")
    for rows in ROWS:
        for figure, times in Bench(rows).run().items():
            goal = GOALS.get(figure)
            missed = missed or (goal is not None and median(times) > goal)
            words = f"{rows:<9} {figure:<7} {median(times):8.2f}  {max(times):8.2f}"
            sys.stdout.write(f"{words}  {goal or '-':>8}\n")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
