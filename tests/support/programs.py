"""Sala as a program of its own: started, typed to, read and ended by the test."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent.parent


class Program:
    """`python -m app` with these words; `out` and `err` grow as it writes.

    Without `stdin` its input is a pipe that stays open until `end_input`. Whoever gives a `stdout`
    reads it.
    """

    def __init__(
        self,
        *words: str,
        stdin: int = subprocess.PIPE,
        stdout: int = subprocess.PIPE,
        env: Mapping[str, str] | None = None,
        python: tuple[str, ...] = ("-m", "app"),
    ) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-X", "utf8", *python, *words],
            cwd=ROOT,
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            env=dict(os.environ) | {"QT_QPA_PLATFORM": ""} | dict(env or {}),
        )
        named = {"out": self._process.stdout, "err": self._process.stderr}
        self._pipes = {name: pipe for name, pipe in named.items() if pipe is not None}
        self._written = {"out": b"", "err": b""}
        self._readers = [
            threading.Thread(target=self._read, args=(name, pipe), daemon=True)
            for name, pipe in self._pipes.items()
        ]
        for reader in self._readers:
            reader.start()

    @property
    def out(self) -> str:
        """What it wrote to standard output so far."""
        return self._written["out"].decode().replace("\r\n", "\n")

    @property
    def err(self) -> str:
        """What it wrote to standard error so far."""
        return self._written["err"].decode().replace("\r\n", "\n")

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    @property
    def code(self) -> int | None:
        """The exit code, None while it runs."""
        return self._process.poll()

    def types(self, text: str) -> None:
        """Write to its standard input."""
        self.types_bytes(text.encode())

    def types_bytes(self, data: bytes) -> None:
        """Write to its standard input."""
        assert self._process.stdin is not None
        self._process.stdin.write(data)
        self._process.stdin.flush()

    def end_input(self) -> None:
        """Nothing more will be typed."""
        assert self._process.stdin is not None
        self._process.stdin.close()

    def send_signal(self, number: int) -> None:
        """As `kill` does."""
        self._process.send_signal(number)

    def finish(self, seconds: float = 20.0) -> int:
        """Wait for its end, and for the last of its output; the exit code."""
        code = self._process.wait(seconds)
        for reader in self._readers:
            reader.join(seconds)
        return code

    def end(self) -> None:
        """End it, whatever it does."""
        with suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        if self._process.poll() is None:
            self._process.kill()
        self.finish()
        for pipe in self._pipes.values():
            pipe.close()

    def _read(self, name: str, pipe: IO[bytes]) -> None:
        while data := os.read(pipe.fileno(), 65_536):
            self._written[name] += data


KILL = signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL
