"""How fast a timeline loads, grows, scrolls and changes its width; how long the loop ever stalls.

Run it: python benchmarks/timeline.py
"""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.client.folded_timeline import FoldedTimeline
from app.client.timeline import Entry, Kind, Quote, Reaction
from app.collector import Collector
from app.ui.timeline_view import TimelineView

ROWS = (1_000, 10_000, 100_000)
ROUNDS = 40
PAGE = 4_096  # bytes
START = 1_795_000_000_000  # milliseconds since 1970
GOALS = {"append": 5.0, "resize": 50.0, "scroll": 16.0, "jump": 16.0}  # milliseconds
STALL = 50.0  # milliseconds that the loop may stand still
BEAT = 2  # milliseconds from one look at the clock to the next
LASTS = {"open": 3_000, "scroll": 4_000, "resize": 3_000, "append": 4_000}  # milliseconds of each
EVERY = {"open": 60_000, "scroll": 16, "resize": 33, "append": 5}  # from one action to the next
TEXTS = (
    "Bom dia!",
    "Alguém conseguiu o exercício 3? Travei na parte da recursão.",
    "def fatorial(n):\n    return 1 if n < 2 else n * fatorial(n - 1)",
    "ok",
    "Professor pediu para entregar até sexta, às 18h. " * 6,
    "```python\ndef fatorial(n):\n    # base\n    return 1 if n < 2 else n * fatorial(n - 1)\n```",
    "Achei aqui: https://exemplo.edu.br/recursao?aula=3, e em www.exemplo.com.",
    "Perfeito, faltava o caso base.",
)
REACTIONS = (Reaction("👍", ("Ana_Lima", "Diego"), mine=True), Reaction("🙏", ("Carla_Nunes",)))
PEOPLE = ("Ana_Lima", "Bruno_Reis", "Bruno_Reis", "Carla_Nunes", "Você", "Diego", "Diego")


def conversation(rows: int, start: int = 1) -> Iterator[Entry]:
    """Messages as a class writes them, one every twenty seconds; no text is there twice.

    One in eight has a listing, one a link, one a quote; one in ten has reactions.
    """
    for number in range(start, start + rows):
        text, author = TEXTS[number % len(TEXTS)], PEOPLE[number % len(PEOPLE)]
        quotes = number > start + 9 and number % len(TEXTS) == len(TEXTS) - 1
        yield Entry(
            kind=Kind.MESSAGE,
            text=f"{text} {number}" if "```" not in text else f"{number}:\n{text}",
            time=START + number * 20_000,
            author=author,
            own=author == "Você",
            seq=number,
            quote=Quote(number - 7, "Ana_Lima", TEXTS[1]) if quotes else None,
            reactions=REACTIONS if number % 10 == 0 else (),
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
        self.more = conversation(10_000, rows + 1)
        self.timeline = FoldedTimeline()
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


class Stalls:
    """Lets a timeline live in the loop of the program, and notes how long that ever stands still.

    A message of its own, code and links in them, reactions: all is there. Garbage is collected as
    the program does it.
    """

    def __init__(self, rows: int) -> None:
        before = resident()
        self.bench = Bench(rows)
        self.entries = resident() - before
        self.worst: dict[str, float] = {}
        self.phase = ""
        self.last = 0.0
        self.step = 0
        self.beat, self.act, self.next = QTimer(), QTimer(), QTimer()
        self.beat.setTimerType(Qt.TimerType.PreciseTimer)
        self.act.setTimerType(Qt.TimerType.PreciseTimer)
        self.beat.timeout.connect(self.on_beat)
        self.act.timeout.connect(self.on_act)
        self.next.timeout.connect(self.on_next)

    def run(self) -> None:
        """All phases, one after the other."""
        self.collector = Collector(self.bench.view)
        self.last = perf_counter()
        self.beat.start(BEAT)
        self.on_next()
        QApplication.exec()

    def on_beat(self) -> None:
        """The loop turns: how long ago did it turn before?"""
        now = perf_counter()
        if self.phase:
            longest = max(self.worst.get(self.phase, 0.0), (now - self.last) * 1_000)
            self.worst[self.phase] = longest
        self.last = now

    def on_next(self) -> None:
        """The next phase begins."""
        left = [phase for phase in LASTS if phase not in self.worst]
        if not left:
            QApplication.quit()
            return
        self.phase, self.step = left[0], 0
        self.next.start(LASTS[self.phase])
        self.act.start(EVERY[self.phase])
        if self.phase == "open":
            self.bench.timeline.extend(self.bench.entries)
            self.bench.view.setModel(self.bench.timeline)

    def on_act(self) -> None:
        """One step of the phase."""
        self.step += 1
        bar, view = self.bench.view.verticalScrollBar(), self.bench.view
        if self.phase == "append":
            view.scroll_to_end()
            self.bench.timeline.append(next(self.bench.more))
        elif self.phase == "resize":
            view.resize(500 + self.step * 37 % 700, 800)
        elif self.step % 40 == 0:  # a drag of the scroll bar among turns of the wheel
            bar.setValue(bar.maximum() * (self.step * 37 % 100) // 100)
        else:
            bar.setValue(bar.value() - 120)


def resident() -> int:
    """Bytes of memory of this process; 0 where that is not told (Linux only)."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE
    except OSError:
        return 0


def stalls(rows: int) -> bool:
    """Print how long the loop stood still, and what a message costs; whether that is too long."""
    start = resident()
    watched = Stalls(rows)
    watched.run()
    each = (resident() - start) / rows
    entries = watched.entries / rows
    sys.stdout.write(f"\n{rows} messages in the loop of the program: longest stall (ms)\n")
    for phase, worst in watched.worst.items():
        sys.stdout.write(f"          {phase:<7} {worst:8.1f}            {STALL:8}\n")
    told = f"memory of a message: {each:.0f} bytes, of which {entries:.0f} for the entry itself"
    sys.stdout.write(f"{told}, its text included\n")
    return max(watched.worst.values()) > STALL


def main() -> int:
    """Print the table; 1 when a median misses its goal."""
    QApplication([])
    missed = stalls(ROWS[-1])
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
