"""What in a message can be clicked or pointed at."""

from dataclasses import dataclass

from app.client.links import Link


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quote of a message, by the room's number of that one."""

    seq: int


@dataclass(frozen=True, slots=True)
class Chip:
    """A reaction under a message."""

    emoji: str
    tip: str


@dataclass(frozen=True, slots=True)
class CopyCode:
    """The button that copies a listing."""

    code: str


@dataclass(frozen=True, slots=True)
class Retry:
    """All of a message that failed."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A row of many comings and goings. `tip`: what it does not tell."""

    tip: str


Target = Link | Quoted | Chip | CopyCode | Retry | Fold
