"""Who tried to come in and what came of it, as values that all parts share."""

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of a connection."""

    OPENED = "opened"  # it is open, and has said nothing that counts yet
    IN = "in"  # a member; `detail`: the name
    FILE = "file"  # it carries a file of somebody who is in, and is no attempt
    WAITING = "waiting"  # a host is asked; `detail`: the name
    REFUSED = "refused"  # the room did not take it so far; `detail`: the code
    WEB = "web"  # a browser
    TLS = "tls"  # a program that wants an encrypted connection
    ENDED = "ended"  # put out before it was in; `detail`: the reason
    SILENT = "silent"  # it closed, and never sent a byte
    GONE = "gone"  # it closed before it gave a name that the room took


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One connection, known by `number`; each new fate of it takes the place of the one before.

    `time`: when it came, in milliseconds since 1970 UTC.
    """

    number: int
    time: int
    ip: str
    port: int
    fate: Fate
    detail: str = ""
