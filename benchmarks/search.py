"""How long searching 100,000 messages takes, and what the window feels of it.

    python benchmarks/search.py [messages]

The first answer reads every message; the longest stall is the longest turn of the loop meanwhile.
"""

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QCoreApplication, QTimer

from app.client.conversation import Conversation
from app.client.search import Search
from app.client.timeline import Entry, Kind

LETTERS = "aeioubcdlmnrst"
WISHES = ("recursao", "a", "oi 👍", "recurs a")


class Pulse:
    """Beats as fast as the loop lets it, and remembers the longest pause."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(0)

    def _on_timeout(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def talk(count: int) -> Conversation:
    """A conversation with so many messages."""
    chance = random.Random(1)  # noqa: S311  (the same talk each time, no secret)
    words = ["".join(chance.choices(LETTERS, k=chance.randint(2, 9))) for _ in range(8_000)]
    words += ["exercício", "recursão", "professor", "👍"]
    conversation = Conversation("")
    conversation.timeline.extend(
        Entry(
            kind=Kind.MESSAGE,
            text=" ".join(chance.choices(words, k=chance.randint(3, 25))),
            time=1_795_272_725_000 + number,
            author="Bia",
        )
        for number in range(count)
    )
    return conversation


def answer(app: QCoreApplication, search: Search, room: Conversation, wish: str) -> str:
    """Ask and wait; a line of the table."""
    found: list[int] = []
    search.found.connect(lambda answer: (found.append(len(answer.ids)), app.quit()))
    pulse = Pulse()
    start = time.perf_counter()
    search.look_in(room, wish)
    app.exec()
    took = time.perf_counter() - start
    search.found.disconnect()
    return (
        f"{wish:12} {found[0]:7} found {took * 1000:8.1f} ms, stall {pulse.longest * 1000:5.1f} ms"
    )


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    app = QCoreApplication([])
    room = talk(count)
    search = Search()
    search.keep([room])
    sys.stdout.write(f"{count} messages; the first line has the reading of them in it\n")
    for wish in ("exercicio", *WISHES):
        sys.stdout.write(answer(app, search, room, wish) + "\n")


if __name__ == "__main__":
    main()
