"""Raw text guests: `nc`, and programs of twenty lines around a socket (R21)."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.e2e.programs import Program, person
from tests.e2e.waiting import until
from tests.support.guests import LOOPBACK, RawGuest


def line(_: str, words: str) -> str:
    """A message as most programs send it."""
    return f"{words}\n"


def bare(_: str, words: str) -> str:
    """As the programs of *projeto-final* and *chat-com-interface*: nothing marks the end."""
    return words


def prefixed(name: str, words: str) -> str:
    """As *chatsimples* does."""
    return f"{name}: {words}"


class Raw(RawGuest):
    """Somebody with a program that sends text through a socket and shows what comes back."""

    def __init__(
        self, port: int, name: str, form: Callable[[str, str], str] = line, host: str = LOOPBACK
    ) -> None:
        """`form` makes of a message what is sent; the name goes first, but not with `prefixed`."""
        super().__init__(port, host=host)
        self.name = name
        self._form = form
        if form is not prefixed:
            self.say(name)

    def say(self, words: str) -> None:
        self.send(self._form(self.name, words).encode())

    def tell(self, to: str, words: str) -> None:
        self.say(f"@{to} {words}")

    def pour(self, data: bytes) -> None:
        """Send as much of it as the system takes at once, answered or not."""
        with suppress(BlockingIOError, BrokenPipeError, ConnectionResetError):
            while data:
                data = data[self._socket.send(data) :]

    def seen(self) -> list[str]:
        return self.read().splitlines()

    def sees(self, words: str) -> str:
        return until(
            lambda: next((row for row in self.seen() if words in row), ""),
            lambda: f"{self.name} sees “{words}” in: {self.seen()}",
        )

    def is_cut_off(self) -> None:
        """Wait until the room has closed the connection."""
        until(self.is_hung_up, f"the connection of {self.name} is closed")

    end = RawGuest.close


class Nc(Program):
    """`nc` with a person in front of it."""

    def __init__(self, home: Path, port: int, name: str) -> None:
        log = home.parent / f"{home.name}.log"
        super().__init__(("nc", LOOPBACK, str(port)), person(home), log)
        self.name = name
        self.say(name)

    def say(self, words: str) -> None:
        self.write(words)

    def tell(self, to: str, words: str) -> None:
        self.say(f"@{to} {words}")
