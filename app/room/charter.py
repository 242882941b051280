"""The rules that a host gave the room, and whom they set apart: who is banned, muted, or waits."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.protocol.messages import (
    Ban,
    Code,
    Decreed,
    Edit,
    Join,
    Knock,
    Member,
    Post,
    React,
    Refused,
    Remove,
    Say,
    Tell,
)
from app.protocol.names import name_key
from app.room.looks import Looks
from app.room.session import source_of

MARKED = 500
"""Names that are banned, or muted, at once; the oldest are forgotten first."""
WAITING = 50
"""People who may wait at once to be let in: a class, and a list that a host can still read."""


class Marks:
    """Names, and those that look like them, with the address of each where that is theirs alone."""

    def __init__(self) -> None:
        self._bans: dict[str, Ban] = {}  # by name_key
        self._looks = Looks()

    def all(self) -> tuple[Ban, ...]:
        """The marked ones, the latest last."""
        return tuple(self._bans.values())

    def add(self, name: str, source: str) -> None:
        """Mark a name, and the address where there is one."""
        self.remove(name)
        self._bans[name_key(name)] = Ban(name=name, ip=source)
        self._looks.add(name)
        if len(self._bans) > MARKED:
            self.remove(next(iter(self._bans.values())).name)

    def remove(self, name: str) -> bool:
        """Forget a name and its address; whether it was there."""
        ban = self._bans.pop(name_key(name), None)
        if ban is not None:
            self._looks.remove(ban.name)
        return ban is not None

    def has(self, name: str, source: str) -> bool:
        """Whether somebody of that name, or from that address, is marked."""
        if not self._bans:
            return False
        known = name_key(name) in self._bans or bool(self._looks.like(name))
        return known or any(ban.ip and ban.ip == source for ban in self._bans.values())


@dataclass(slots=True)
class Charter:
    """What holds in the room for as long as it is open: none of it is kept in the record."""

    key: str = ""  # whoever brings it is a host; empty: nobody is
    rules: Decreed = field(default_factory=Decreed)
    bans: Marks = field(default_factory=Marks)
    mutes: Marks = field(default_factory=Marks)
    waiting: dict[int, tuple[Knock, Join]] = field(default_factory=dict)  # by connection

    @property
    def knocks(self) -> tuple[Knock, ...]:
        """Who waits to be let in."""
        return tuple(knock for knock, _ in self.waiting.values())

    def forbids(self, member: Member, command: Post, to: Member | None) -> Refused | None:
        """Why somebody may not post that now; `to`: whom they tell it, as far as that is known.

        What takes something away is always allowed, and so is asking a host in private.
        """
        if isinstance(command, Remove) or (isinstance(command, React) and command.off):
            return None
        if isinstance(command, Tell) and to is not None and to.host:
            return None
        code = self.silences(member)
        if code is None or (code is Code.QUIET and not isinstance(command, Say | Tell | Edit)):
            return None
        return Refused(code=code)

    def silences(self, member: Member) -> Code | None:
        """Why somebody may not speak to all now."""
        if member.host:
            return None
        if member.muted:
            return Code.MUTED
        return Code.QUIET if self.rules.quiet else None

    def keeps_files_out(self, member: Member) -> bool:
        """Whether somebody may send no files now."""
        return self.rules.no_files and not member.host


def address_of(member: Member, others: Sequence[Member]) -> str:
    """What counts as somebody's own address; nothing where others come from there, too.

    A ban of it must hit nobody else: not a class behind one router, and not the host's computer.
    """
    source = source_of(member.ip)
    shared = any(source_of(each.ip) == source for each in others if each.name != member.name)
    return "" if shared or is_own(member.ip) else source


def is_own(ip: str) -> bool:
    """Whether it is this very computer, by an address that stays inside."""
    return ip == "::1" or ip.removeprefix("::ffff:").startswith("127.")
