"""What can go wrong between a person and a room, as values; `app.text` has the sentences."""

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """The kinds of failure that a person can do something about."""

    # joining
    UNKNOWN_HOST = "unknown_host"  # no such host name
    REFUSED = "refused"  # the computer is there, nobody listens on the port
    TIMED_OUT = "timed_out"  # nobody answered: wrong network, firewall, computer off
    UNREACHABLE = "unreachable"  # this computer has no way to that network
    MUTE = "mute"  # the computer takes the connection, and then nothing comes: the room hangs
    NOT_SALA = "not_sala"  # something answers there, but it is not a Sala
    ROOM_FULL = "room_full"
    ADDRESS_FULL = "address_full"  # too many came from one's own address
    ROOM_STUCK = "room_stuck"  # the room cannot keep anything now
    BANNED = "banned"  # the host does not let this person in
    WAITING_FULL = "waiting_full"  # too many wait for the host to let them in
    TOO_SOON = "too_soon"  # came back too often in a short time
    NAME_KEPT = "name_kept"  # came back, and somebody has the name, perhaps one's own ghost
    LOST = "lost"  # was in the room, and the connection broke
    # the own computer
    JOURNAL_DAMAGED = "journal_damaged"  # put aside; `detail` says where
    JOURNAL_UNUSABLE = "journal_unusable"  # what is unsent ends with the program
    # hosting
    PORT_TAKEN = "port_taken"  # another program listens there
    PORT_RESERVED = "port_reserved"  # the system does not give this port away
    SALA_OPEN = "sala_open"  # a Sala is already open on this computer, on that port
    ADDRESS_MISSING = "address_missing"  # the address to listen on is not this computer's
    DATA_IN_USE = "data_in_use"  # another Sala writes the same history
    DATA_UNUSABLE = "data_unusable"  # the history cannot be opened or written
    DATA_DAMAGED = "data_damaged"  # put aside, and a new one was begun; `detail` says where
    DISK_FULL = "disk_full"
    DATA_NEWER = "data_newer"  # the history was written by a newer Sala
    # either
    FAULT = "fault"  # a mistake of Sala's own
    OTHER = "other"


FORGOABLE = (
    Trouble.DATA_IN_USE,
    Trouble.DATA_UNUSABLE,
    Trouble.DATA_NEWER,
    Trouble.DISK_FULL,
)
"""What a room can open in spite of, if its host forgoes keeping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One failure; `detail` is the system's own word for it, for whoever has to look closer."""

    trouble: Trouble
    host: str = ""
    port: int = 0
    detail: str = ""
