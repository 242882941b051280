"""Every message of the protocol: commands (what a peer asks) and events (what the room tells).

The tense of a name tells its direction: `Say` goes to the room, `Said` comes from it. A field that
a peer does not know is ignored; a field that is missing or of the wrong type makes the line
malformed. `docs/PROTOCOL.md` is the prose twin of this file.
"""

import msgspec

from app.protocol.base import Cid as Cid  # noqa: PLC0414  (part of this page, as those below)
from app.protocol.base import Command as Command  # noqa: PLC0414
from app.protocol.base import Event as Event  # noqa: PLC0414
from app.protocol.base import Key as Key  # noqa: PLC0414
from app.protocol.base import Port as Port  # noqa: PLC0414
from app.protocol.base import Token as Token  # noqa: PLC0414
from app.protocol.base import Whole as Whole  # noqa: PLC0414
from app.protocol.codes import Code as Code  # noqa: PLC0414
from app.protocol.codes import Reason as Reason  # noqa: PLC0414
from app.protocol.codes import Status as Status  # noqa: PLC0414
from app.protocol.filing import At as At  # noqa: PLC0414
from app.protocol.filing import Get as Get  # noqa: PLC0414
from app.protocol.filing import Offer as Offer  # noqa: PLC0414
from app.protocol.filing import Offered as Offered  # noqa: PLC0414
from app.protocol.filing import Put as Put  # noqa: PLC0414
from app.protocol.filing import Received as Received  # noqa: PLC0414
from app.protocol.filing import Withdraw as Withdraw  # noqa: PLC0414
from app.protocol.hosting import Admit as Admit  # noqa: PLC0414
from app.protocol.hosting import Ban as Ban  # noqa: PLC0414
from app.protocol.hosting import Barred as Barred  # noqa: PLC0414
from app.protocol.hosting import Decree as Decree  # noqa: PLC0414
from app.protocol.hosting import Decreed as Decreed  # noqa: PLC0414
from app.protocol.hosting import Expel as Expel  # noqa: PLC0414
from app.protocol.hosting import HostCommand as HostCommand  # noqa: PLC0414
from app.protocol.hosting import Knock as Knock  # noqa: PLC0414
from app.protocol.hosting import Knocked as Knocked  # noqa: PLC0414
from app.protocol.hosting import Lower as Lower  # noqa: PLC0414
from app.protocol.hosting import Mute as Mute  # noqa: PLC0414
from app.protocol.hosting import Pardon as Pardon  # noqa: PLC0414
from app.protocol.hosting import Waiting as Waiting  # noqa: PLC0414
from app.protocol.parts import Bounds as Bounds  # noqa: PLC0414
from app.protocol.parts import File as File  # noqa: PLC0414
from app.protocol.parts import Member as Member  # noqa: PLC0414
from app.protocol.parts import Reaction as Reaction  # noqa: PLC0414

PROTOCOL_VERSION = 1


class Join(Command, frozen=True):
    """Come in under a name. `program` says which client it is, for the others to see.

    `key`: the room's secret, which makes one its host; empty for guests. `confirms`: this client
    sends `Confirm`.
    """

    name: str
    program: str = ""
    key: Key = ""
    confirms: bool = False


class Resume(Command, frozen=True):
    """Come back as who one was. `token` is the welcome's; `seq` the newest number that was seen."""

    token: Token
    seq: Whole = 0
    program: str = ""
    key: Key = ""
    confirms: bool = False


class Say(Command, frozen=True, omit_defaults=True):
    """Tell everyone. `cid` is the author's own id for the message, empty for plain guests.

    `reply`: the number of the message that this one answers; 0 for none.
    """

    cid: Cid
    text: str
    reply: Whole = 0


class Tell(Command, frozen=True, omit_defaults=True):
    """Tell one person. A command of its own, so that no misspelt field makes it public."""

    cid: Cid
    to: str
    text: str
    reply: Whole = 0


class Edit(Command, frozen=True):
    """Put another text in the place of an own message; `message` is its number."""

    cid: Cid
    message: Whole
    text: str


class Remove(Command, frozen=True):
    """Take an own message off everybody's screen; a host, anybody's."""

    cid: Cid
    message: Whole


class React(Command, frozen=True, omit_defaults=True):
    """Put an emoji to a message, or take one's own away (`off`)."""

    cid: Cid
    message: Whole
    emoji: str
    off: bool = False


class Show(Command, frozen=True, omit_defaults=True):
    """How one wants to be seen from now on: one's status, and whether one's hand is raised."""

    status: Status = Status.AVAILABLE
    hand: bool = False


class Compose(Command, frozen=True, omit_defaults=True):
    """One is writing, to everyone or to one person (`to`), or not any more (`off`)."""

    to: str = ""
    off: bool = False


class Confirm(Command, frozen=True):
    """All that one was told, up to the number `seq`, has reached one."""

    seq: Whole


class Who(Command, frozen=True):
    """Ask who is in."""


class Leave(Command, frozen=True, omit_defaults=True):
    """Leave in order. `keep`: the place stays one's own, for whoever brings its token."""

    keep: bool = False


class Ping(Command, frozen=True):
    """Ask the room for a `Ponged`; allowed before joining, so that a Sala can be recognised."""


class Pong(Command, frozen=True):
    """Answer the room's `Pinged`."""


class Malformed(msgspec.Struct, frozen=True, kw_only=True):
    """A frame that is no command: a value, never an exception.

    `detail` names the field or the part that was wrong; `cid` is the message's, where it had one.
    """

    code: Code
    detail: str = ""
    cid: str | None = None


class Welcomed(Event, frozen=True):
    """You are in: who you are, who else is, what the limits are.

    `replay` past events follow at once, each with a `seq` of at most `seq`: they are history
    and change nobody's presence. `time`: milliseconds since 1970 UTC, as everywhere. `id` is the
    room's own, for as long as its record lives; `token` is the secret that gives this place back.
    `resumed`: this answers `Resume`, and nobody was told that you were gone; what was missed since
    its `seq` follows. `gap`: of that, the room has only the latest part. `quiet`, `approve`,
    `no_files`: as in `Decreed`.
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
    quiet: bool = False
    approve: bool = False
    no_files: bool = False


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
    """Somebody's connection broke, or stands again, maybe from another address; or they show

    themselves otherwise.

    Only the present matters: it has no `seq`, and is neither kept nor told later.
    """

    member: Member


class Said(Event, frozen=True):
    """A message to everyone. The author's copy carries its `cid`: that is the acknowledgement.

    `reply`: the number of the message that it answers, 0 for none. A past one comes as it is now:
    `edited`, its latest text; `removed`, no text; with its `reactions`.
    """

    seq: Whole
    time: Whole
    author: str
    text: str
    cid: str | None = None
    reply: Whole = 0
    edited: bool = False
    removed: bool = False
    reactions: tuple[Reaction, ...] = ()
    file: File | None = None


class Told(Event, frozen=True):
    """A private message, otherwise like `Said`."""

    seq: Whole
    time: Whole
    author: str
    to: str
    text: str
    cid: str | None = None
    reply: Whole = 0
    edited: bool = False
    removed: bool = False
    reactions: tuple[Reaction, ...] = ()
    file: File | None = None


class Edited(Event, frozen=True):
    """A message has another text now. `message` is its number, `to` whom it was told in private.

    The author's copy carries the `cid` of what asked for it, here and below.
    """

    seq: Whole
    time: Whole
    author: str
    message: Whole
    text: str
    to: str = ""
    cid: str | None = None


class Removed(Event, frozen=True):
    """A message is to be seen no more. `author` is who removed it."""

    seq: Whole
    time: Whole
    author: str
    message: Whole
    to: str = ""
    cid: str | None = None


class Reacted(Event, frozen=True):
    """Somebody put an emoji to a message, or took it away (`off`)."""

    seq: Whole
    time: Whole
    author: str
    message: Whole
    emoji: str
    off: bool = False
    to: str = ""
    cid: str | None = None


class Composing(Event, frozen=True):
    """Somebody is writing, to everyone or to you alone (`to`), or not any more (`off`)."""

    author: str
    to: str = ""
    off: bool = False


class Delivered(Event, frozen=True):
    """What you said, up to the number `seq`, has reached everyone in the room who confirms.

    With `to`: what you told that person after the number `since`, up to `seq`, has reached them.
    """

    seq: Whole
    to: str = ""
    since: Whole = 0


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


Post = Say | Tell | Edit | Remove | React  # the commands that carry a `cid`
AnyCommand = (
    Join
    | Resume
    | Post
    | Show
    | Compose
    | Confirm
    | HostCommand
    | Who
    | Leave
    | Ping
    | Pong
    | Offer
    | Withdraw
    | Put
    | Get
)
Message = Said | Told
Change = Edited | Removed | Reacted  # what becomes of a message
Posted = Message | Change  # the events that may carry a `cid`
Stored = Joined | Left | Posted  # the events that carry a `seq` and are kept
AnyEvent = (
    Welcomed
    | Joined
    | Left
    | Changed
    | Posted
    | Composing
    | Delivered
    | Decreed
    | Waiting
    | Knocked
    | Barred
    | Listed
    | Refused
    | Ended
    | Pinged
    | Ponged
    | Offered
    | At
    | Received
)
