"""A stranger in the room of a window, whose name, address, program and words are one text."""

from app.client.incoming import tamed
from app.protocol.messages import AnyEvent, Joined, Left, Member, Said, Told
from tests.ui.stage import NOON, Stage


def tell(stage: Stage, event: AnyEvent) -> None:
    """What a room tells comes through the guest's door."""
    stage.tell(tamed(event))


def stranger(text: str) -> Member:
    """Somebody who calls everything so that has a name."""
    return tamed(Member(name=text, ip=text, port=50_000, program=text))


def arrives(stage: Stage, text: str, seq: int) -> None:
    """A stranger with that name comes, says it to everyone and to Ana, and goes."""
    tell(stage, Joined(seq=seq, time=NOON, member=stranger(text)))
    tell(stage, Said(seq=seq + 1, time=NOON, author=text, text=text))
    tell(stage, Told(seq=seq + 2, time=NOON, author=text, to="Ana", text=text))
    tell(stage, Left(seq=seq + 3, time=NOON, member=stranger(text), reason=text))
