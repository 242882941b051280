"""Programs that are started, looked at while they run, and ended by their ids."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.e2e.waiting import PATIENCE, until

ROOT = Path(__file__).resolve().parent.parent.parent


class Program:
    """A process whose output goes into a file, to be looked at while it runs."""

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        log: Path,
        *,
        pass_fds: Sequence[int] = (),
    ) -> None:
        self.log = log
        with log.open("wb") as file:
            self._process = subprocess.Popen(
                command,
                env=env,
                cwd=log.parent,
                stdin=subprocess.PIPE,
                stdout=file,
                stderr=subprocess.STDOUT,
                pass_fds=pass_fds,
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def output(self) -> str:
        """Everything that it wrote, to standard error as well."""
        return self.log.read_text("utf-8", "replace")

    def write(self, line: str) -> None:
        """Give it a line on its standard input."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()

    def seen(self) -> list[str]:
        return self.output.splitlines()

    def sees(self, words: str) -> str:
        """Wait for a line with these words; the line."""
        return until(
            lambda: next((row for row in self.seen() if words in row), ""),
            lambda: f"“{words}” in:\n{self.output}",
        )

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    def kill(self) -> None:
        """End it as the system ends a program that runs wild: it cannot do anything about it."""
        self._process.kill()
        self._process.wait(PATIENCE)

    def exit_code(self) -> int:
        """Wait for its end."""
        return self._process.wait(PATIENCE)

    def end(self) -> None:
        """Whatever it is doing: end it, and wait for that. It must not have failed before."""
        if self._process.stdin is not None:
            with suppress(BrokenPipeError):
                self._process.stdin.close()
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
        assert "Traceback" not in self.output
        assert "Erro interno" not in self.output


def sala(*words: str) -> list[str]:
    """The command that starts Sala: what run.py does once everything is installed."""
    return [sys.executable, "-P", "-m", "app", *words]


def person(home: Path) -> dict[str, str]:
    """The environment of a person with an own home folder, who stands in front of no display."""
    foreign = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORM")
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in foreign and not name.startswith(("XDG_", "COV_", "PYTHON"))
    }
    run = home / "run"
    run.mkdir(parents=True, exist_ok=True, mode=0o700)
    own = {"HOME": str(home), "XDG_RUNTIME_DIR": str(run), "PYTHONPATH": str(ROOT)}
    return kept | own | {"LANG": "C.UTF-8"}


class Server(Program):
    """`servidor`: a room without a window; its standard input is its terminal."""

    def __init__(self, home: Path, *, room: str = "Turma 3B", port: int = 0) -> None:
        words = ("servidor", "--endereco", "127.0.0.1", "--porta", str(port), "--sala", room)
        super().__init__(sala(*words), person(home), home.parent / f"{home.name}.log")
        self.sees("Sala escutando em 127.0.0.1:")
        listening = self.output.partition("\n")[0]
        self.port = int(listening.rpartition(":")[2])
