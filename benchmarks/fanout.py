# ruff: noqa: T201, S101, S603, FBT003  (it prints, checks itself, and starts its own servers)
"""How fast one message reaches everybody: Sala beside the classic server with a thread a client.

    python benchmarks/fanout.py [guests …]

One guest talks, all the others listen, on loopback, with plain text. *paced*: the next message
leaves when the last one has reached everybody; *flood*: a hundred are on their way at once.
Both servers run in turns, in processes of their own; the figures are deliveries a second, the
median of the rounds with the lowest and the highest, and the ratio of the medians. Sala keeps
every message on the disk before it tells it; the other one keeps nothing.
"""

import selectors
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
PACED, FLOOD, IN_FLIGHT = 200, 1_000, 100
TEXT = b"x" * 100

SALA = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.config import Limits, ServerConfig
from app.net.server import Server
limits = Limits(rate=1e9, connections=10_000, members=10_000, per_address=10_000, backlog=1 << 24)
app = QCoreApplication([])
data = Path(sys.argv[1]) if sys.argv[1] else None
server = Server(ServerConfig(address="127.0.0.1", port=0, data=data, limits=limits))
server.listening.connect(lambda _, port: print(port, flush=True))
server.failed.connect(lambda failure: sys.exit(str(failure)))
server.start()
app.exec()
"""

THREADS = """
import socket, threading
guests, lock = [], threading.Lock()
def serve(one):
    one.recv(1024)
    with lock:
        guests.append(one)
    one.sendall(b"Bem-vindo\\n")
    while data := one.recv(65536):
        for line in data.splitlines():
            with lock:
                others = [guest for guest in guests if guest is not one]
            for other in others:
                other.sendall(b"[09:12] ana: " + line + b"\\n")
listener = socket.create_server(("127.0.0.1", 0), backlog=512)
print(listener.getsockname()[1], flush=True)
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
"""


class Listeners:
    """Many guests in one selector; counts the lines that reach them."""

    def __init__(self, port: int, count: int) -> None:
        self._selector = selectors.DefaultSelector()
        self.sockets = []
        for number in range(count):
            guest = socket.create_connection(("127.0.0.1", port))
            guest.sendall(b"g%d\n" % number)
            guest.recv(1 << 20)  # welcomed
            guest.setblocking(False)
            self._selector.register(guest, selectors.EVENT_READ)
            self.sockets.append(guest)
        self._seen = 0
        self.settle()

    def settle(self) -> None:
        """Read what the others' arrival brings until it is quiet."""
        while self._read(0.3):
            pass
        self._seen = 0

    def wait_for(self, messages: int) -> None:
        """Return when that many deliveries were counted since `settle`."""
        while self._seen < messages:
            if not self._read(20):
                raise TimeoutError(f"{self._seen} of {messages}")

    def close(self) -> None:
        for guest in self.sockets:
            guest.close()
        self._selector.close()

    def _read(self, timeout: float) -> bool:
        ready = self._selector.select(timeout)
        for key, _ in ready:
            guest = key.fileobj
            assert isinstance(guest, socket.socket)
            self._seen += guest.recv(1 << 20).count(b"\n")
        return bool(ready)


def measure(program: str, argument: str, guests: int) -> tuple[float, float]:
    """Deliveries a second, paced and in a flood."""
    server = subprocess.Popen(
        [sys.executable, "-c", program, argument], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    try:
        port = int(server.stdout.readline())
        listeners = Listeners(port, guests)
        speaker = socket.create_connection(("127.0.0.1", port))
        speaker.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        speaker.sendall(b"ana\n")
        speaker.recv(1 << 20)
        listeners.settle()
        begun = time.perf_counter()
        for sent in range(1, PACED + 1):
            speaker.sendall(TEXT + b"\n")
            listeners.wait_for(sent * guests)
        paced = PACED * guests / (time.perf_counter() - begun)
        listeners.settle()
        begun = time.perf_counter()
        for sent in range(0, FLOOD, IN_FLIGHT):
            speaker.sendall((TEXT + b"\n") * IN_FLIGHT)
            listeners.wait_for((sent + IN_FLIGHT) * guests)
        flood = FLOOD * guests / (time.perf_counter() - begun)
        listeners.close()
        speaker.close()
    finally:
        server.kill()
        server.wait()
    return paced, flood


def main() -> None:
    """Measure and print."""
    for guests in [int(word) for word in sys.argv[1:]] or [50, 200]:
        figures: dict[str, list[tuple[float, float]]] = {}
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as folder:
                for name, program, argument in (
                    ("threads", THREADS, ""),
                    ("sala", SALA, folder),
                    ("sala, memory", SALA, ""),
                ):
                    figures.setdefault(name, []).append(measure(program, argument, guests))
        for mode, place in (("paced", 0), ("flood", 1)):
            base = statistics.median(figure[place] for figure in figures["threads"])
            for name, all_figures in figures.items():
                numbers = [figure[place] for figure in all_figures]
                middle = statistics.median(numbers)
                print(
                    f"{guests:5} guests  {mode}  {name:13} {middle:9,.0f}/s "
                    f"({min(numbers):,.0f} to {max(numbers):,.0f})  x{middle / base:.2f}"
                )


if __name__ == "__main__":
    main()
