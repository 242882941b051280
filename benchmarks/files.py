# ruff: noqa: T201, S101, S603  (it prints, checks itself, and starts its own server)
"""A large file through a room, cut at its half both ways, while people talk.

    python benchmarks/files.py [megabytes [rounds]]

A room on loopback, in a process of its own, with its record on the disk; 200 MB, five rounds.
Shows how fast the bytes go, whether the SHA-256 is right, the most memory that the room ever held,
and how long words take from the send to a listener, with and without a file on its way.
"""

import hashlib
import json
import re
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PIECE = 262_144
PAUSE = 0.05  # seconds between two messages of the talk
TALKERS = 10  # so many take turns, or the room would make them wait for their rate
CALM = 5.0  # seconds of talk without a file


class Line:
    """One connection that speaks JSON."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._rest = b""

    def send(self, **command: object) -> None:
        self.socket.sendall(json.dumps(command).encode() + b"\n")

    def read(self) -> Any:
        """The next event."""
        while b"\n" not in self._rest:
            data = self.socket.recv(65_536)
            if not data:
                raise ConnectionError("the room hung up")
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\n")
        return json.loads(line)

    def hears(self, kind: str) -> Any:
        """The next event of a kind."""
        while True:
            event = self.read()
            if event["type"] == "pinged":
                self.send(type="pong")
            if event["type"] == kind:
                return event
            if event["type"] in ("refused", "ended"):
                raise ConnectionError(str(event))

    def rest(self) -> bytes:
        """What came behind the last line."""
        rest, self._rest = self._rest, b""
        return rest


class Talk(threading.Thread):
    """People who say something in turns, and one who listens: how long each word took."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.delays: list[float] = []
        self.over = False
        self._listener = Line(port)
        self._talkers = [Line(port) for _ in range(TALKERS)]
        for number, line in enumerate((self._listener, *self._talkers)):
            line.send(type="join", name=f"pessoa{number}")
            line.hears("welcomed")
            threading.Thread(target=self._drain, args=(line,), daemon=True).start()
        self._heard = threading.Event()

    def run(self) -> None:
        while not self.over:
            for talker in self._talkers:
                self._heard.clear()
                began = time.perf_counter()
                talker.send(type="say", cid=secrets.token_hex(8), text="oi")
                self._heard.wait()
                self.delays.append(time.perf_counter() - began)
                time.sleep(PAUSE)

    def taken(self) -> list[float]:
        """The delays since the last time."""
        delays, self.delays = self.delays, []
        return delays

    def _drain(self, line: Line) -> None:
        """Only what the listener hears counts; the others read to stay in."""
        with suppress(OSError):
            while True:
                event = line.hears("said")
                if line is self._listener and not event.get("file"):
                    self._heard.set()


def memory(process: "subprocess.Popen[str]") -> float:
    """What the room's process holds, in MB."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


class Watch(threading.Thread):
    """The most memory that a process ever held, in MB."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        super().__init__(daemon=True)
        self._process = process
        self.most = 0.0
        self.over = False

    def run(self) -> None:
        while not self.over:
            self.most = max(self.most, memory(self._process))
            time.sleep(0.02)


def put(port: int, file: str, path: Path, until: int) -> None:
    """Send the bytes that the room does not have, up to `until`."""
    line = Line(port)
    line.send(type="put", file=file)
    offset = line.hears("at")["offset"]
    with path.open("rb") as source:
        source.seek(offset)
        while offset < until and (data := source.read(min(PIECE, until - offset))):
            line.socket.sendall(data)
            offset += len(data)
    if until == path.stat().st_size:
        line.hears("received")
    line.socket.close()


def get(port: int, file: str, path: Path, until: int) -> None:
    """Fetch the bytes that `path` does not have, up to `until`."""
    offset = path.stat().st_size if path.exists() else 0
    line = Line(port)
    line.send(type="get", file=file, offset=offset)
    line.hears("at")
    with path.open("ab") as target:
        data = line.rest()
        while offset < until and (data := data or line.socket.recv(PIECE)):
            target.write(data[: until - offset])
            offset += len(data)
            data = b""
    line.socket.close()


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def told(name: str, delays: list[float]) -> None:
    ordered = [each * 1000 for each in sorted(delays)]
    p99 = ordered[int(len(ordered) * 0.99)]
    median = statistics.median(ordered)
    print(f"words {name}: median {median:.1f} ms, p99 {p99:.1f}, of {len(ordered)}")


def main() -> None:
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.bin"
        with path.open("wb") as made:
            for _ in range(megabytes):
                made.write(secrets.token_bytes(1_000_000))
        words = ("servidor", "--endereco", "127.0.0.1", "--porta", "0", "--dados", folder)
        room = subprocess.Popen(
            [sys.executable, "-m", "app", *words],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stdin=subprocess.PIPE,
            text=True,
        )
        try:
            measure(room, path, rounds)
        finally:
            room.kill()
            room.wait()


def measure(room: "subprocess.Popen[str]", path: Path, rounds: int) -> None:
    """All of it, so many times."""
    assert room.stdout is not None
    port = int(room.stdout.readline().rpartition(":")[2])
    threading.Thread(target=room.stdout.read, daemon=True).start()
    size, sha256 = path.stat().st_size, digest(path)
    talk = Talk(port)
    talk.start()
    time.sleep(CALM)
    told("alone", talk.taken())
    before = memory(room)
    watch = Watch(room)
    watch.start()
    ana = Line(port)
    ana.send(type="join", name="ana")
    ana.hears("welcomed")
    sent, fetched = list[float](), list[float]()
    copy = path.with_name("copy.bin")
    for number in range(rounds):
        offer = {"cid": f"c{number}", "to": "", "name": path.name, "size": size, "sha256": sha256}
        ana.send(type="offer", **offer)
        file = ana.hears("offered")["file"]
        began = time.perf_counter()
        put(port, file, path, size // 2)
        put(port, file, path, size)
        sent.append(size / 1e6 / (time.perf_counter() - began))
        copy.unlink(missing_ok=True)
        began = time.perf_counter()
        get(port, file, copy, size // 2)
        get(port, file, copy, size)
        fetched.append(size / 1e6 / (time.perf_counter() - began))
        assert digest(copy) == sha256
    told("beside a file", talk.taken())
    watch.over = talk.over = True
    watch.join()
    print(f"sent {statistics.median(sent):.0f} MB/s, fetched {statistics.median(fetched):.0f} MB/s")
    print(f"the room's memory: {before:.0f} MB before, {watch.most:.0f} MB at most")


if __name__ == "__main__":
    main()
