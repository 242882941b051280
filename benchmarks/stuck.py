# ruff: noqa: T201, S603  (it prints, and starts its own server)
"""Whether one guest who does not read is felt by the others.

    python benchmarks/stuck.py [guests]

A room of that many (200) on loopback, in a process of its own; one talks 20 times a second, each
message 2,000 characters, so that the sleeper is beyond its limit and cut in the course of a round.
Rounds with and without a sleeper take turns. From the send to the last listener, in milliseconds:
median and 99th percentile of all messages of a kind, and the range of the rounds' 99th percentiles.
"""

import statistics
import subprocess
import sys
import tempfile
import time

from fanout import ROOT, SALA, Listeners

import socket  # isort: skip

ROUNDS, MESSAGES, PAUSE = 4, 150, 0.05
TEXT = b"x" * 2_000


def measure(guests: int, *, stuck: bool) -> list[float]:
    """Milliseconds for each message."""
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [sys.executable, "-c", SALA, folder], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert server.stdout is not None  # noqa: S101
        try:
            port = int(server.stdout.readline())
            sleeper = socket.socket()
            sleeper.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            sleeper.connect(("127.0.0.1", port))
            sleeper.sendall(b"dorminhoco\n")
            if not stuck:
                sleeper.close()
            listeners = Listeners(port, guests)
            speaker = socket.create_connection(("127.0.0.1", port))
            speaker.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            speaker.sendall(b"ana\n")
            speaker.recv(1 << 20)
            listeners.settle()
            took = []
            for number in range(1, MESSAGES + 1):
                begun = time.perf_counter()
                speaker.sendall(TEXT + b"\n")
                listeners.wait_for(number * guests)
                took.append((time.perf_counter() - begun) * 1_000)
                time.sleep(PAUSE)
            listeners.close()
            speaker.close()
            sleeper.close()
        finally:
            server.kill()
            server.wait()
    return took


def percentile(times: list[float]) -> float:
    """The 99th."""
    return statistics.quantiles(times, n=100)[98]


def main() -> None:
    """Measure and print."""
    guests = int(sys.argv[1]) if sys.argv[1:] else 200
    rounds: dict[bool, list[list[float]]] = {False: [], True: []}
    for _ in range(ROUNDS):
        for stuck, all_times in rounds.items():
            all_times.append(measure(guests, stuck=stuck))
    for stuck, all_times in rounds.items():
        together = [each for times in all_times for each in times]
        each = [percentile(times) for times in all_times]
        print(
            f"{'one does not read' if stuck else 'everyone reads':17}: median "
            f"{statistics.median(together):5.1f} ms, p99 {percentile(together):5.1f} ms "
            f"(rounds {min(each):.1f} to {max(each):.1f})"
        )


if __name__ == "__main__":
    main()
