"""A `Client` with a memory: what it told, in order."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from app.client.client import Client, ClientState
from app.client.journal import Journal
from app.client.timeline import Entry, Timeline
from app.config import ClientConfig
from tests.support.guests import LOOPBACK

# Seconds for what people wait longer for.
HASTY = ClientConfig(connect=0.3, answer=0.3, ping_after=0.2, silence=0.5, farewell=0.3)


def rows(timeline: Timeline) -> list[Entry]:
    """Every entry of a timeline."""
    return [timeline.entry(row) for row in range(timeline.rowCount())]


class Person:
    """Somebody at a window that is not there."""

    def __init__(
        self, bot: QtBot, config: ClientConfig | None = None, journal: Journal | None = None
    ) -> None:
        self.bot = bot
        self.client = Client(config, journal=journal)
        self.told: list[tuple[str, Any]] = []
        for name in (
            "welcomed",
            "name_refused",
            "failed",
            "lost",
            "caught_up",
            "ended",
            "conversation_opened",
            "happened",
            "refused",
            "state_changed",
        ):
            getattr(self.client, name).connect(self._listener(name))

    def join(self, port: int, name: str, host: str = LOOPBACK) -> None:
        """Ask to be let in."""
        self.client.join(host, port, name)

    def enter(self, port: int, name: str) -> None:
        """Ask to be let in, and be."""
        self.join(port, name)
        self.wait(lambda: self.client.state is ClientState.IN)

    def heard(self, name: str) -> list[Any]:
        """What one signal said, each time."""
        return [argument for told, argument in self.told if told == name]

    def wait(self, condition: Callable[[], Any], *, timeout: int = 5_000) -> None:
        """Let the loop turn until something is so."""
        self.bot.waitUntil(lambda: bool(condition()), timeout=timeout)

    def waits_for(self, name: str) -> Any:
        """Let the loop turn until a signal has spoken; what it said last."""
        self.wait(lambda: self.heard(name))
        return self.heard(name)[-1]

    def says(self, words: str, peer: str = "") -> None:
        """Say something, and have it acknowledged."""
        self.client.submit(words, peer)
        self.wait(lambda: self.client.waiting == 0)

    def texts(self, peer: str = "") -> list[str]:
        """The texts in a conversation, notices included."""
        conversation = self.client.conversation(peer) if peer else self.client.room
        return [entry.text for entry in rows(conversation.timeline)]

    def end(self) -> None:
        """Close the program."""
        self.client.abort()
        self.client.deleteLater()

    def _listener(self, name: str) -> Callable[[Any], None]:
        def listen(argument: Any = None) -> None:
            self.told.append((name, argument))

        return listen
