"""A room that runs in the test's own event loop, and the guests who come to it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pytestqt.qtbot import QtBot

from app.config import Limits, ServerConfig
from app.net.server import Server
from app.protocol.messages import Joined, Left, Said, Stored
from tests.support.guests import RawGuest

if TYPE_CHECKING:
    from pathlib import Path

    from app.failures import Failure

WELCOMED = "/usuarios mostra quem está, /sair sai.\n"  # the end of a plain guest's welcome

# Seconds for what real rooms wait longer for.
IMPATIENT = Limits(ping_after=0.2, silence=0.5, farewell=0.2, naming=30.0, grace=0.2)
# For many messages at once by one peer; the sum of their answers still fits into `unsent`.
QUICK = Limits(rate=1_000_000.0, burst=100, per_address=1_000, grace=0.5)


def plain_line(event: Stored, reader: str) -> str:
    """What a plain guest reads of an event; nothing of the own messages."""
    match event:
        case Joined(member=who):
            return f"[hh:mm] {who.name} entrou no chat. (IP: {who.ip}, Porta: {who.port})\n"
        case Left(member=who):
            return f"[hh:mm] {who.name} saiu do chat. (IP: {who.ip}, Porta: {who.port})\n"
        case Said(author=author, text=text) if author != reader:
            return f"[hh:mm] {author}: {text}\n"
    return ""


class OpenRoom:
    """A `Server` on loopback; it is stopped, and its guests are closed, when the test ends."""

    def __init__(
        self, bot: QtBot, config: ServerConfig, server: Callable[[ServerConfig], Server] = Server
    ) -> None:
        self.bot = bot
        self.server = server(config)
        self.port = 0
        self.happened: list[Stored] = []
        self.failures: list[Failure] = []
        self.suspensions: list[Failure] = []
        self.resumptions: list[bool] = []
        self.asides: list[Path] = []
        self.stops = 0
        self._guests: list[RawGuest] = []
        self.server.listening.connect(self._on_listening)
        self.server.happened.connect(self.happened.append)
        self.server.failed.connect(self.failures.append)
        self.server.suspended.connect(self.suspensions.append)
        self.server.resumed.connect(self.resumptions.append)
        self.server.put_aside.connect(self.asides.append)
        self.server.stopped.connect(self._on_stopped)

    def start(self) -> None:
        """Open it, and come back when it listens or has failed."""
        self.server.start()
        self.bot.waitUntil(lambda: bool(self.port or self.failures))

    def stop(self) -> None:
        """Close it in order; nothing happens when it is closed already."""
        self.server.stop()
        self.wait(self._is_stopped)

    def end(self) -> None:
        """Guests first, so that nobody has to be waited for."""
        for guest in self._guests:
            guest.close()
        self.stop()
        self.server.deleteLater()

    def visitor(self, *, small: bool = False) -> RawGuest:
        """Somebody who has connected and said nothing."""
        guest = RawGuest(self.port, small=small)
        self._guests.append(guest)
        return guest

    def guest(self, name: str, *, small: bool = False) -> RawGuest:
        """A plain guest who is in and has read the welcome."""
        guest = self.visitor(small=small)
        guest.send(f"{name}\n".encode())
        self.hears(guest, WELCOMED)
        guest.forget()
        return guest

    def native(self, name: str, *, small: bool = False) -> RawGuest:
        """A guest who speaks JSON, is in and has read the welcome."""
        guest = self.visitor(small=small)
        guest.send(b'{"type":"join","name":"%b"}\n' % name.encode())
        self.bot.waitUntil(lambda: "welcomed" in guest.kinds())
        guest.forget()
        return guest

    def wait(self, condition: Callable[[], Any], *, timeout: int = 5_000) -> None:
        """Let the loop turn until something is so."""
        self.bot.waitUntil(lambda: bool(condition()), timeout=timeout)

    def hears(self, guest: RawGuest, words: str) -> None:
        """Let the loop turn until a guest has heard `words` among other things."""
        self.wait(lambda: guest.hears(words))

    def reads(self, guest: RawGuest, text: str) -> None:
        """Let the loop turn until what a guest has heard is exactly `text`."""
        self.wait(lambda: len(guest.read()) >= len(text))
        assert guest.read() == text

    def _is_stopped(self) -> bool:
        """Guests close once they are hung up on, so that the room need not wait for them."""
        for guest in self._guests:
            guest.is_hung_up()
        return self.stops > 0

    def _on_listening(self, _: str, port: int) -> None:
        self.port = port

    def _on_stopped(self) -> None:
        self.stops += 1
