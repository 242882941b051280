"""How long the window is stuck while strangers pour into the room.

Each comes in, says something in private and leaves, as fast as the loop takes them; then a crowd
comes in and stays.

Run it: python benchmarks/strangers.py [how many]
"""

import json
import os
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.client.client import Client
from app.config import Limits
from app.ui.forms import JoinForm
from app.ui.preferences import Preferences
from app.ui.theme import Theme
from app.ui.window import Window

STRANGERS = 1_000
GOAL = 100.0  # milliseconds
BEAT = 1  # milliseconds between two looks at the clock
NOON = 1_795_272_725_000  # milliseconds since 1970
BOUNDS = msgspec.to_builtins(Limits(silence=60.0).bounds())


def line(kind: str, seq: int, **fields: object) -> bytes:
    """One event as a room writes it."""
    return json.dumps({"type": kind, "seq": seq, "time": NOON + seq, **fields}).encode() + b"\n"


def person(name: str) -> dict[str, object]:
    """A member of the room."""
    return {"name": name, "ip": "26.1.2.3", "port": 50_000, "program": "x"}


def welcome() -> bytes:
    """The room takes the victim in."""
    you = person("Ana")
    fields = {"protocol": 1, "room": "Turma", "id": "4f2a", "token": "t", "bounds": BOUNDS}
    return line("welcomed", 1, you=you, members=[you], replay=0, **fields)


def strangers(count: int) -> Iterator[bytes]:
    """Each comes in, says something in private and leaves."""
    for number in range(count):
        name, seq = f"n{number}", 3 * number
        yield line("joined", seq + 2, member=person(name))
        yield line("told", seq + 3, author=name, to="Ana", text="psiu")
        yield line("left", seq + 4, member=person(name), reason="left")


def crowd(count: int) -> Iterator[bytes]:
    """People who come in and stay."""
    for number in range(count):
        yield line("joined", number + 2, member=person(f"c{number}"))


class Bench:
    """The window of somebody in a room that pours."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._last = perf_counter()
        self.worst = 0.0
        self._ready = threading.Event()
        self._timer = QTimer()
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._on_timeout)

    def _on_timeout(self) -> None:
        now = perf_counter()
        self.worst = max(self.worst, now - self._last)
        self._last = now

    def run(self, client: Client, pour: bytes, last: int) -> tuple[float, float]:
        """Milliseconds of the longest stall, seconds until everything was taken in."""
        door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, args=(door, pour), daemon=True).start()
        self._window.request_join(
            JoinForm(address="127.0.0.1", port=door.getsockname()[1], name="Ana")
        )
        loop = QEventLoop()
        client.welcomed.connect(loop.quit)
        loop.exec()
        client.welcomed.disconnect(loop.quit)
        self.worst, self._last, start = 0.0, perf_counter(), perf_counter()
        self._timer.start()
        self._ready.set()

        def look(event: object) -> None:
            if getattr(event, "seq", 0) == last:
                QTimer.singleShot(300, loop.quit)  # layout and painting come after

        client.happened.connect(look)
        loop.exec()
        client.happened.disconnect(look)
        self._timer.stop()
        return self.worst * 1_000, perf_counter() - start - 0.3

    def _serve(self, door: socket.socket, pour: bytes) -> None:
        peer, _ = door.accept()
        with peer, door:
            peer.recv(65_536)  # the wish to join
            peer.sendall(welcome())
            self._ready.wait()
            self._ready.clear()
            peer.sendall(pour)
            while peer.recv(65_536):
                pass


def resident() -> int:
    """Kibibytes of memory in use; 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def main() -> int:
    """Print the table; 1 when a stall misses the goal."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else STRANGERS
    app = QApplication([])
    Theme(app)
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "sala.ini"), QSettings.Format.IniFormat)
        client = Client()
        window = Window(client, Preferences(settings))
        window.join_requested.connect(lambda form: client.join(form.address, form.port, form.name))
        window.show()
        bench = Bench(window)
        missed = False
        sys.stdout.write(f"{count} of each   stall (ms)   until taken in (s)   more memory (KiB)\n")
        pours = (
            ("strangers", strangers(count), 3 * count + 1),
            ("crowd", crowd(count), count + 1),
        )
        for name, pour, last in pours:
            before = resident()
            stall, took = bench.run(client, b"".join(pour), last)
            more = resident() - before
            sys.stdout.write(f"{name:<12} {stall:12.1f} {took:20.2f} {more:19}\n")
            missed = missed or stall > GOAL
        window.close()
        client.abort()
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
