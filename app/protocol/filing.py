"""The messages about files: how one is offered, sent and fetched."""

from app.protocol.base import Cid, Command, Event, Whole
from app.protocol.parts import FileId, Sha256


class Offer(Command, frozen=True):
    """Offer a file of `size` bytes to one person, or with an empty `to` to everyone.

    `to` is required, so that no misspelt field makes it public. `text` is said with it; `reply` as
    in `Say`.
    """

    cid: Cid
    to: str
    name: str
    size: Whole
    sha256: Sha256
    text: str = ""
    reply: Whole = 0


class Withdraw(Command, frozen=True):
    """Give up a file of one's own that was offered and is not whole."""

    file: FileId


class Put(Command, frozen=True):
    """Send the bytes of a file that was offered: the first line of a connection of its own."""

    file: FileId


class Get(Command, frozen=True):
    """Ask for the bytes of a file from `offset` on: the first line of a connection of its own."""

    file: FileId
    offset: Whole = 0


class Offered(Event, frozen=True):
    """The answer to `Offer`: its bytes may come, under this secret id."""

    cid: str
    file: FileId


class At(Event, frozen=True):
    """The answer to `Put` and `Get`: the bytes begin at `offset`, right behind this line."""

    offset: Whole


class Received(Event, frozen=True):
    """All bytes of a `Put` are there, and the message is told; the last line."""
