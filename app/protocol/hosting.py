"""What only a host asks, and what comes of it: part of the page of all messages."""

import msgspec

from app.protocol.base import Command, Event, Port, Whole


class Expel(Command, frozen=True, omit_defaults=True):
    """Put somebody out. With `ban` they do not come in again."""

    name: str
    ban: bool = False


class Pardon(Command, frozen=True):
    """Let whoever was banned under this name come in again."""

    name: str


class Mute(Command, frozen=True, omit_defaults=True):
    """Somebody may write to hosts only, or to all again (`off`)."""

    name: str
    off: bool = False


class Lower(Command, frozen=True):
    """Take somebody's hand down: it is their turn."""

    name: str


class Decree(Command, frozen=True, omit_defaults=True):
    """The rules of the room from now on, as in `Decreed`."""

    quiet: bool = False
    approve: bool = False
    no_files: bool = False


class Admit(Command, frozen=True, omit_defaults=True):
    """Let somebody in who waits, by the `number` of their `Knock`, or send them away (`off`)."""

    number: Whole
    off: bool = False


HostCommand = Expel | Pardon | Mute | Lower | Decree | Admit


class Ban(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """Who was banned; `ip` where that computer is, too, and not only the name."""

    name: str
    ip: str = ""


class Knock(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """Somebody who waits to be let in; `number` is nobody else's for as long as the room lives."""

    number: Whole
    name: str
    ip: str
    port: Port
    program: str = ""


class Decreed(Event, frozen=True):
    """The rules of the room. `quiet`: only hosts speak to all; `approve`: a host lets people in;
    `no_files`: only hosts send files.

    Only the present matters: it has no `seq`, and is neither kept nor told later.
    """

    quiet: bool = False
    approve: bool = False
    no_files: bool = False


class Waiting(Event, frozen=True):
    """A host is asked whether you may come in: `Welcomed` or `Ended` follows."""


class Knocked(Event, frozen=True):
    """All who wait to be let in, first come first; told to hosts."""

    knocks: tuple[Knock, ...]


class Barred(Event, frozen=True):
    """All who are banned; told to hosts."""

    bans: tuple[Ban, ...]
