"""A person with Sala in a terminal."""

import os
import pty
import subprocess
import sys
import termios
import threading
from contextlib import suppress
from pathlib import Path

from tests.e2e.programs import person, sala
from tests.e2e.waiting import PATIENCE, until

CHUNK = 65_536  # bytes asked for at once


class Terminal:
    """`terminal`: a person's program in a terminal of its own (a pty), that shows no echo."""

    def __init__(self, home: Path, address: str, name: str) -> None:
        self.name = name
        self._heard = bytearray()
        self._outer, inner = _silent_pty()
        self._process = subprocess.Popen(
            sala("terminal", address, "--nome", name),
            env=person(home),
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
        )
        os.close(inner)
        self._reader = threading.Thread(target=self._read, name=f"terminal {name}", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def output(self) -> str:
        """Everything that stood in the terminal."""
        return bytes(self._heard).decode("utf-8", "replace").replace("\r\n", "\n")

    def seen(self) -> list[str]:
        return self.output.splitlines()

    def sees(self, words: str) -> str:
        return until(
            lambda: next((row for row in self.seen() if words in row), ""),
            lambda: f"{self.name} sees “{words}” in:\n{self.output}",
        )

    def types(self, line: str) -> None:
        os.write(self._outer, f"{line}\n".encode())

    say = types

    def tell(self, to: str, words: str) -> None:
        self.types(f"@{to} {words}")

    def kill(self) -> None:
        """Without a chance to say goodbye."""
        self._process.kill()
        self._process.wait(PATIENCE)

    def exit_code(self) -> int:
        """Wait for its end, and until all it wrote has been read."""
        code = self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code

    def end(self) -> None:
        self.kill()
        self._reader.join(PATIENCE)
        if self._outer >= 0:
            os.close(self._outer)
            self._outer = -1

    def _read(self) -> None:
        # Linux answers with an error where others answer with nothing: the program is gone.
        with suppress(OSError):
            while data := os.read(self._outer, CHUNK):
                self._heard += data


def _silent_pty() -> tuple[int, int]:
    """The person's end of a terminal, and the program's."""
    if sys.platform != "win32":
        outer, inner = pty.openpty()
        settings = termios.tcgetattr(inner)
        settings[3] &= ~termios.ECHO  # else one's own words would count as seen
        termios.tcsetattr(inner, termios.TCSANOW, settings)
        return outer, inner
    else:  # noqa: RET505  (the check of types needs it)
        raise NotImplementedError("Windows has no such terminals")
