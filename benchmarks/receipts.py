# ruff: noqa: T201  (it prints)
"""What it costs a room that everyone confirms what has come.

    python benchmarks/receipts.py [guests]

A hub without sockets, so that nothing else is measured: one of that many (200) talks to everyone,
and each of the others confirms each message, as they do when a message comes once a second or
less. Rounds with and without confirming take turns; microseconds of one core for each message, the
median of the rounds with the lowest and the highest.
"""

import dataclasses
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.config import Limits
from app.room.hub import Hub

ROUNDS, MESSAGES = 7, 50
LIMITS = dataclasses.replace(
    Limits(), rate=1e9, connections=10_000, members=10_000, per_address=10_000
)


def measure(guests: int, *, confirms: bool) -> float:
    """Microseconds for each message."""
    hub = Hub("Sala", LIMITS, lambda: 0)
    hub.begin(0.0)
    word = ',"confirms":true' if confirms else ""
    for peer in range(1, guests + 1):
        hub.open(peer, ip="127.0.0.1", port=peer, now=0.0)
        hub.receive(peer, f'{{"type":"join","name":"g{peer}"{word}}}\n'.encode(), 0.0)
        hub.committed(peer)
    begun = time.perf_counter()
    for number in range(1, MESSAGES + 1):
        seq, now = guests + number, float(number)
        hub.receive(1, f'{{"type":"say","cid":"{number}","text":"oi"}}\n'.encode(), now)
        hub.committed(seq)
        if confirms:
            for peer in range(2, guests + 1):
                hub.receive(peer, f'{{"type":"confirm","seq":{seq}}}\n'.encode(), now)
    return (time.perf_counter() - begun) / MESSAGES * 1e6


def main() -> None:
    """Measure and print."""
    guests = int(sys.argv[1]) if sys.argv[1:] else 200
    rounds: dict[bool, list[float]] = {False: [], True: []}
    for _ in range(ROUNDS):
        for confirms, all_times in rounds.items():
            all_times.append(measure(guests, confirms=confirms))
    for confirms, times in rounds.items():
        who = "everyone confirms" if confirms else "nobody confirms"
        print(
            f"{guests} guests, {who}: {statistics.median(times):,.0f} µs a message"
            f" ({min(times):,.0f} to {max(times):,.0f})"
        )


if __name__ == "__main__":
    main()
