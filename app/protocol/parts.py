"""What messages are made of: numbers and ids of the protocol, and the objects inside its lines."""

from typing import Annotated

import msgspec

from app.protocol.base import Port, Whole
from app.protocol.codes import Status

FileId = Annotated[str, msgspec.Meta(min_length=1, max_length=43)]
Sha256 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Member(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """One person in the room, with the address that the room sees.

    `away`: the connection broke, and the person may come back to the same place. `status`: one of
    `Status`. `hand`: since when it is raised, in milliseconds since 1970 UTC; 0: it is not.
    `host`: may do what hosts may. `muted`: may only write to hosts.
    """

    name: str
    ip: str
    port: Port
    program: str = ""
    away: bool = False
    status: str = Status.AVAILABLE
    hand: Whole = 0
    host: bool = False
    muted: bool = False


class Reaction(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One emoji to a message, and who put it there, in the order of coming."""

    emoji: str
    names: tuple[str, ...]


class File(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A file that goes with a message. Whoever knows its `id` can get its bytes.

    `name` is one that its sender chose, never a path, and not safe to be saved under as it is.
    """

    id: FileId
    name: str
    size: Whole
    sha256: Sha256


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """The limits that the room announces, so that a client can refuse before it sends.

    Each is the limit of the same name in `config.Limits`, in the same unit.
    """

    text: Whole
    name: Whole
    line: Whole
    burst: Whole
    rate: float
    backlog: Whole
    unsent: Whole
    silence: float
    grace: float
    naming: float
    handshake: Whole
    members: Whole
    connections: Whole
    per_address: Whole
    history: Whole
    missed: Whole
    reactions: Whole
    file: Whole
    files: Whole
