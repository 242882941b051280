# ruff: noqa: T201, S603  (it prints, and starts its own servers)
"""Where a commit belongs, and how often: what each way costs who talks and who waits.

    python benchmarks/commit.py

Fifty guests listen. *lone*: one message at a time, from the author's send to its acknowledgement,
in milliseconds. *flood*: 1,000 messages with a hundred on their way, in acknowledgements a second.
*stall*: meanwhile somebody asks `ping` every 5 ms; the longest wait for an answer, which is how
long the loop, and so the window of a host, stood still. `loop` commits on the loop's thread, the
others in the recorder's, with so many milliseconds from one commit to the next at least. `slow`
adds 15 ms to each commit, as a hard disk does. Rounds are interleaved; medians, lowest and highest.
"""

import json
import select
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3
GUESTS, LONE, FLOOD, IN_FLIGHT = 50, 40, 1_000, 100
WAYS = ("loop", "0", "5", "10", "20")

SERVER = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from app.config import Limits, ServerConfig
from app.net import recorder, server
from app.room.history import History
way, slow, folder = sys.argv[1:]
class Disk(History):
    def append(self, *args):
        if slow == "slow":
            time.sleep(0.015)
        super().append(*args)
recorder.History = Disk
class OnTheLoop(recorder.Recorder):
    def open(self):
        self.opened.emit(self._open())
    def submit(self, stores):
        self._keep(stores)
        seq = stores[-1].event.seq
        QTimer.singleShot(0, lambda: self.committed.emit(seq))
if way == "loop":
    server.Recorder = OnTheLoop
else:
    recorder.GATHER = int(way) / 1000
limits = Limits(rate=1e9, backlog=1 << 24)
app = QCoreApplication([])
room = server.Server(ServerConfig(address="127.0.0.1", port=0, data=Path(folder), limits=limits))
room.listening.connect(lambda _, port: print(port, flush=True))
room.start()
app.exec()
"""


class Guest:
    """A native guest that counts what comes."""

    def __init__(self, port: int, name: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._rest = b""
        self.send(type="join", name=name)
        while b'"welcomed"' not in self.lines(5.0):
            pass

    def send(self, **command: object) -> None:
        self.socket.sendall(json.dumps(command).encode() + b"\n")

    def lines(self, seconds: float) -> bytes:
        """What came, waiting for the first at most so long."""
        if not select.select([self.socket], [], [], seconds)[0]:
            return b""
        return self.socket.recv(1 << 20)


def drain(guests: list[Guest]) -> None:
    """Read away what the listeners got."""
    for guest in select.select([each.socket for each in guests], [], [], 0)[0]:
        guest.recv(1 << 20)


def lone(author: Guest, listeners: list[Guest]) -> float:
    """Milliseconds, the median of some messages."""
    took = []
    for number in range(LONE):
        begun = time.perf_counter()
        author.send(type="say", cid=f"l{number}", text="x" * 100)
        while f'"cid":"l{number}"'.encode() not in author.lines(5.0):
            pass
        took.append(time.perf_counter() - begun)
        drain(listeners)
        time.sleep(0.02)
    return statistics.median(took) * 1_000


def flood(author: Guest, pinger: Guest, listeners: list[Guest]) -> tuple[float, float]:
    """Acknowledgements a second, and the longest wait for a pong in milliseconds."""
    begun = asked = time.perf_counter()
    sent = told = 0
    waiting = False
    stall = 0.0
    while told < FLOOD:
        while sent < FLOOD and sent - told < IN_FLIGHT:
            author.send(type="say", cid=f"f{sent}", text="x" * 100)
            sent += 1
        told += author.lines(0.002).count(b'"cid":"f')
        now = time.perf_counter()
        if waiting and b"ponged" in pinger.lines(0):
            waiting, stall = False, max(stall, now - asked)
        elif not waiting and now - asked > 0.005:
            waiting, asked = True, now
            pinger.send(type="ping")
        drain(listeners)
    return FLOOD / (time.perf_counter() - begun), max(stall, now - asked if waiting else 0) * 1_000


def measure(way: str, disk: str) -> tuple[float, float, float]:
    """One round: lone, flood, stall."""
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [sys.executable, "-c", SERVER, way, disk, folder],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert server.stdout is not None  # noqa: S101
            port = int(server.stdout.readline())
            listeners = [Guest(port, f"g{number}") for number in range(GUESTS)]
            author, pinger = Guest(port, "ana"), Guest(port, "bia")
            single = lone(author, listeners)
            pinger.lines(0)
            return single, *flood(author, pinger, listeners)
        finally:
            server.kill()
            server.wait()


def main() -> None:
    """Measure and print."""
    figures: dict[tuple[str, str], list[tuple[float, float, float]]] = {}
    for _ in range(ROUNDS):
        for disk in ("fast", "slow"):
            for way in WAYS:
                figures.setdefault((disk, way), []).append(measure(way, disk))
    for (disk, way), rounds in figures.items():
        told = []
        for place, unit in enumerate(("ms lone", "/s flood", "ms stall")):
            numbers = [each[place] for each in rounds]
            middle = statistics.median(numbers)
            told.append(f"{middle:7.1f} {unit} ({min(numbers):.1f} to {max(numbers):.1f})")
        print(f"{disk} disk, {way:>4}: " + "; ".join(told), flush=True)


if __name__ == "__main__":
    main()
