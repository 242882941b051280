"""Two guests who have done nothing, in the room where somebody attacks."""

from collections.abc import Callable, Sequence

from app.protocol.messages import AnyEvent, Changed, Joined, Left, Malformed, Pinged, Said, Told
from app.protocol.native import decode_event
from tests.support.guests import RawGuest
from tests.support.running import OpenRoom


class Innocents:
    """Ana, a plain guest, and Bia, a native: whatever others do, they talk and hear each other."""

    def __init__(self, room: OpenRoom) -> None:
        self.room = room
        self.ana, self.bia = room.guest("ana"), room.native("bia")
        room.hears(self.ana, "bia entrou no chat.")
        self.forget()

    def forget(self) -> None:
        """What they heard so far was no attack."""
        self.ana.forget()
        self.bia.forget()

    def outlive(self, condition: Callable[[], object]) -> None:
        """Wait, as people do whose programs answer heartbeats."""
        answered = 0

        def turn() -> bool:
            nonlocal answered
            if self.bia.kinds().count("pinged") > answered:
                answered += 1
                self.bia.send(b'{"type":"pong"}\n')
            return bool(condition())

        self.room.wait(turn)

    def heard_only(self, *lines: str, bia: Sequence[str] | None = None) -> None:
        """What both were told of the attack is just that; then they talk, and hear each other.

        `bia`: what Bia was told, where it is not the same.
        """
        self.bia.send(b'{"type":"say","cid":"z","text":"tudo bem, ana?"}\n')
        self.room.hears(self.ana, "bia: tudo bem, ana?")
        self.ana.send(b"tudo bem\n")
        self.room.wait(lambda: "[hh:mm] ana: tudo bem" in self.told())
        asked, answered = "[hh:mm] bia: tudo bem, ana?", "[hh:mm] ana: tudo bem"
        heard = self.ana.read().splitlines()
        assert heard == [*lines, asked], heard
        told = self.told()
        assert told == [*(lines if bia is None else bia), asked, answered], told

    def heard_without(self, noise: str, *lines: str) -> None:
        """The same, but for a line that came again and again."""
        heard = [line for line in self.ana.read().splitlines() if line != noise]
        assert heard == list(lines), heard
        told = [line for line in self.told() if line != noise]
        assert told == list(lines), told

    def told(self) -> Sequence[str]:
        """What Bia was told of others' doing, as a plain guest would read it."""
        read = self.bia.read_bytes().split(b"\n")[:-1]
        return [told for line in read for told in _line(decode_event(line))]


def came(guest: RawGuest, name: str) -> str:
    """The line of somebody's coming."""
    return f"[hh:mm] {name} entrou no chat. ({guest.where})"


def went(guest: RawGuest, name: str) -> str:
    """The line of somebody's going."""
    return f"[hh:mm] {name} saiu do chat. ({guest.where})"


def _line(event: AnyEvent | Malformed | None) -> list[str]:
    match event:
        case Joined(member=who):
            return [f"[hh:mm] {who.name} entrou no chat. (IP: {who.ip}, Porta: {who.port})"]
        case Left(member=who):
            return [f"[hh:mm] {who.name} saiu do chat. (IP: {who.ip}, Porta: {who.port})"]
        case Said(author=author, text=text):
            return [f"[hh:mm] {author}: {text}"]
        case Told(author=author, text=text):
            return [] if author == "bia" else [f"[hh:mm] {author} (privado): {text}"]
        case Pinged() | Changed():  # for programs
            return []
    return [repr(event)]
