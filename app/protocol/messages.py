"""Every message of the protocol: commands (what a peer asks) and events (what the room tells).

The tense of a name tells its direction: `Say` goes to the room, `Said` comes from it. A field that
a peer does not know is ignored; a field that is missing or of the wrong type makes the line
malformed. `docs/PROTOCOL.md` is the prose twin of this file.
"""

from enum import StrEnum
from typing import Annotated

import msgspec

PROTOCOL_VERSION = 1

Cid = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Token = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Whole = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]  # what every JSON library keeps exactly
Port = Annotated[int, msgspec.Meta(ge=0, le=65_535)]
FileId = Annotated[str, msgspec.Meta(min_length=1, max_length=43)]
Sha256 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Code(StrEnum):
    """Why a command was refused. Each code is one rule; `docs/PROTOCOL.md` lists them."""

    NAME_EMPTY = "name_empty"
    NAME_SPACE = "name_space"
    NAME_AT = "name_at"
    NAME_CHARACTER = "name_character"
    NAME_LONG = "name_long"
    NAME_MIXED = "name_mixed"
    NAME_RESERVED = "name_reserved"
    NAME_TAKEN = "name_taken"
    NAME_SIMILAR = "name_similar"
    ROOM_FULL = "room_full"
    ADDRESS_FULL = "address_full"
    TOO_SOON = "too_soon"
    TOKEN_UNKNOWN = "token_unknown"  # noqa: S105  (a code, not a secret)
    NOT_JOINED = "not_joined"
    ALREADY_JOINED = "already_joined"
    TEXT_EMPTY = "text_empty"
    TEXT_LONG = "text_long"
    PRIVATE_FORM = "private_form"
    COMMAND_UNKNOWN = "command_unknown"
    TO_SELF = "to_self"
    TO_UNKNOWN = "to_unknown"
    CID_REUSED = "cid_reused"
    MALFORMED = "malformed"
    STORAGE = "storage"
    FILES_OFF = "files_off"
    FILE_NAME = "file_name"
    FILE_LARGE = "file_large"
    FILES_OPEN = "files_open"
    FILES_FULL = "files_full"
    FILE_UNKNOWN = "file_unknown"
    FILE_BUSY = "file_busy"
    FILE_DISK = "file_disk"
    FILE_DAMAGED = "file_damaged"


class Reason(StrEnum):
    """Why a conversation ended, or why somebody is gone."""

    LEFT = "left"  # asked to leave
    LOST = "lost"  # the connection broke
    SILENT = "silent"  # answered no heartbeat in time
    CLOSED = "closed"  # the host closed the room
    NAMELESS = "nameless"  # gave no name in time
    FLOOD = "flood"  # sent faster than the room takes, and did not stop
    SLOW = "slow"  # did not read what it was sent
    LINE_LONG = "line_long"  # sent a line beyond the limit
    CROWDED = "crowded"  # more connections than the room takes
    REPLACED = "replaced"  # came back under its token over another connection


class Command(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=str.lower, gc=False):
    """What a peer asks."""


class Join(Command, frozen=True):
    """Come in under a name. `program` says which client it is, for the others to see."""

    name: str
    program: str = ""


class Resume(Command, frozen=True):
    """Come back as who one was. `token` is the welcome's; `seq` the newest number that was seen."""

    token: Token
    seq: Whole = 0
    program: str = ""


class Say(Command, frozen=True):
    """Tell everyone. `cid` is the author's own id for the message, empty for plain guests."""

    cid: Cid
    text: str


class Tell(Command, frozen=True):
    """Tell one person. A command of its own, so that no misspelt field makes it public."""

    cid: Cid
    to: str
    text: str


class Who(Command, frozen=True):
    """Ask who is in."""


class Leave(Command, frozen=True):
    """Leave in order."""


class Ping(Command, frozen=True):
    """Ask the room for a `Ponged`; allowed before joining, so that a Sala can be recognised."""


class Pong(Command, frozen=True):
    """Answer the room's `Pinged`."""


class Offer(Command, frozen=True):
    """Offer a file of `size` bytes to one person, or with an empty `to` to everyone.

    `to` is required, so that no misspelt field makes it public. `text` is said with it.
    """

    cid: Cid
    to: str
    name: str
    size: Whole
    sha256: Sha256
    text: str = ""


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


class Malformed(msgspec.Struct, frozen=True, kw_only=True):
    """A frame that is no command: a value, never an exception.

    `detail` names the field or the part that was wrong; `cid` is the message's, where it had one.
    """

    code: Code
    detail: str = ""
    cid: str | None = None


class Member(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """One person in the room, with the address that the room sees.

    `away`: the connection broke, and the person may come back to the same place.
    """

    name: str
    ip: str
    port: Port
    program: str = ""
    away: bool = False


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
    file: Whole
    files: Whole


class Event(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="type",
    tag=str.lower,
    omit_defaults=True,
):
    """What the room tells."""


class Welcomed(Event, frozen=True):
    """You are in: who you are, who else is, what the limits are.

    `replay` past events follow at once, each with a `seq` of at most `seq`: they are history
    and change nobody's presence. `time`: milliseconds since 1970 UTC, as everywhere. `id` is the
    room's own, for as long as its record lives; `token` is the secret that gives this place back.
    `resumed`: this answers `Resume`, and nobody was told that you were gone; what was missed since
    its `seq` follows. `gap`: of that, the room has only the latest part.
    """

    protocol: Whole
    room: str
    id: str
    token: str
    you: Member
    members: tuple[Member, ...]
    bounds: Bounds
    seq: Whole
    time: Whole
    replay: Whole = 0
    resumed: bool = False
    gap: bool = False


class Joined(Event, frozen=True):
    """Somebody came in."""

    seq: Whole
    time: Whole
    member: Member


class Left(Event, frozen=True):
    """Somebody is gone; `reason` is one of `Reason`."""

    seq: Whole
    time: Whole
    member: Member
    reason: str


class Changed(Event, frozen=True):
    """Somebody's connection broke, or stands again, maybe from another address.

    Only the present matters: it has no `seq`, and is neither kept nor told later.
    """

    member: Member


class Said(Event, frozen=True):
    """A message to everyone. The author's copy carries its `cid`: that is the acknowledgement."""

    seq: Whole
    time: Whole
    author: str
    text: str
    cid: str | None = None
    file: File | None = None


class Told(Event, frozen=True):
    """A private message. The author's copy carries its `cid`: that is the acknowledgement."""

    seq: Whole
    time: Whole
    author: str
    to: str
    text: str
    cid: str | None = None
    file: File | None = None


class Listed(Event, frozen=True):
    """Who is in: the answer to `Who`."""

    members: tuple[Member, ...]


class Refused(Event, frozen=True):
    """A command had no effect.

    `code` is one of `Code`; `cid` names the message it was about; `detail` the offending part
    (a character, a name, a field); `limit` the number that was exceeded.
    """

    code: str
    cid: str | None = None
    detail: str = ""
    limit: Whole | None = None


class Ended(Event, frozen=True):
    """The last line of a conversation; `reason` is one of `Reason`."""

    reason: str


class Pinged(Event, frozen=True):
    """Is anybody there? Answer with `Pong`."""


class Ponged(Event, frozen=True):
    """The answer to `Ping`."""


class Offered(Event, frozen=True):
    """The answer to `Offer`: its bytes may come, under this secret id."""

    cid: str
    file: FileId


class At(Event, frozen=True):
    """The answer to `Put` and `Get`: the bytes begin at `offset`, right behind this line."""

    offset: Whole


class Received(Event, frozen=True):
    """All bytes of a `Put` are there, and the message is told; the last line."""


AnyCommand = Join | Resume | Say | Tell | Who | Leave | Ping | Pong | Offer | Withdraw | Put | Get
AnyEvent = (
    Welcomed
    | Joined
    | Left
    | Changed
    | Said
    | Told
    | Listed
    | Refused
    | Ended
    | Pinged
    | Ponged
    | Offered
    | At
    | Received
)
Stored = Joined | Left | Said | Told  # the events that carry a `seq` and are kept
