# ruff: noqa: T201, S101, S603  (it prints, checks itself, and starts its own server)
"""Whether one guest who does not read is felt by the others.

    python benchmarks/stuck.py [guests]

A room of that many (200) on loopback, in a process of its own. A sleeper has been sent so much that
the system takes no more for it, and the server keeps the rest; then one talks 20 times a second,
2,000 characters each time. Rounds with and without a sleeper take turns. From the send to the last
listener, in milliseconds: median and 99th percentile of all messages of a kind, the range of the
rounds' 99th percentiles, and what the server kept for the sleeper at the end.
"""

import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fanout import ROOT, SALA, Listeners

ROUNDS, MESSAGES, PAUSE = 5, 150, 0.05
LINE = b"x" * 2_000 + b"\n"
POURED = 2_500  # lines: more than the system keeps for one, less than what Sala cuts it for
TELLING = """
from PySide6.QtCore import QTimer
timer = QTimer()
timer.timeout.connect(lambda: print(sum(server._behind.values()), flush=True))
timer.start(100)
app.exec()
"""


class Room:
    """A server in a process of its own; `unread` is what it keeps for those who do not read."""

    def __init__(self, server: subprocess.Popen[str]) -> None:
        assert server.stdout is not None
        self.port = int(server.stdout.readline())
        self.unread = 0
        self._told = server.stdout
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def guest(self, name: bytes, *, small: bool = False) -> socket.socket:
        """Somebody who is in."""
        guest = socket.socket()
        if small:
            guest.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        guest.connect(("127.0.0.1", self.port))
        guest.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        guest.sendall(name + b"\n")
        guest.recv(1 << 20)  # welcomed
        return guest

    def _read(self) -> None:
        for line in self._told:
            self.unread = int(line)


@contextmanager
def open_room() -> Iterator[Room]:
    """A room that writes to the disk, as every room does."""
    program = SALA.replace("app.exec()\n", TELLING)
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [sys.executable, "-c", program, folder], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        try:
            yield Room(server)
        finally:
            server.kill()
            server.wait()


def measure(guests: int, *, stuck: bool) -> tuple[list[float], int]:
    """Milliseconds for each message, and the bytes that the sleeper has not read."""
    with open_room() as room, closing(room.guest(b"ana")) as speaker:
        sleeper = room.guest(b"dorminhoco", small=True) if stuck else None
        speaker.sendall(LINE * POURED)
        listeners = Listeners(room.port, guests)  # waits until it is quiet
        took = []
        for number in range(1, MESSAGES + 1):
            begun = time.perf_counter()
            speaker.sendall(LINE)
            listeners.wait_for(number * guests)
            took.append((time.perf_counter() - begun) * 1_000)
            time.sleep(PAUSE)
        listeners.close()
        unread = room.unread
        if sleeper is not None:
            sleeper.close()
            assert unread, "the system kept all of it: pour more"
    return took, unread


def percentile(times: list[float]) -> float:
    """The 99th."""
    return statistics.quantiles(times, n=100)[98]


def main() -> None:
    """Measure and print."""
    guests = int(sys.argv[1]) if sys.argv[1:] else 200
    rounds: dict[bool, list[list[float]]] = {False: [], True: []}
    kept = 0
    for _ in range(ROUNDS):
        for stuck, all_times in rounds.items():
            times, unread = measure(guests, stuck=stuck)
            all_times.append(times)
            kept = max(kept, unread)
    for stuck, all_times in rounds.items():
        together = [each for times in all_times for each in times]
        each = [percentile(times) for times in all_times]
        print(
            f"{'one does not read' if stuck else 'everyone reads':17}: median "
            f"{statistics.median(together):5.1f} ms, p99 {percentile(together):5.1f} ms "
            f"(rounds {min(each):.1f} to {max(each):.1f})"
        )
    print(f"kept for the one: {kept:,} bytes")


if __name__ == "__main__":
    main()
