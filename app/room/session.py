"""One connected peer as the hub sees it: its bytes, its language, its clock."""

from dataclasses import dataclass
from enum import Enum, auto
from ipaddress import IPv6Network

from app.attempts import Fate
from app.config import Limits
from app.protocol.codec import Codec
from app.protocol.framing import LineFramer, Overflow
from app.room.throttle import TokenBucket

PIECE = 4_096
"""Bytes of a frame that each token beyond the first pays for: a long frame costs more to read."""


class Phase(Enum):
    """How far a conversation has come."""

    SNIFFING = auto()  # not known yet which protocol it speaks
    NAMELESS = auto()  # speaks, but has not joined
    IN = auto()  # a member of the room
    CARRYING = auto()  # no lines any more, but the bytes of a file
    GONE = auto()  # left or put out; only its last lines are still on their way


@dataclass(slots=True)
class Session:
    """What the hub knows of one peer. All times are monotonic seconds."""

    peer: int
    ip: str
    port: int
    source: str  # the computer, or the network of a home, that it comes from
    opened: float
    framer: LineFramer
    bucket: TokenBucket
    heard: float  # when its last byte came
    asked: float = 0.0  # when it was last pinged
    phase: Phase = Phase.SNIFFING
    codec: Codec | None = None
    name: str | None = None  # once it joined
    returned: bool = False  # it joined with the token of a place
    host: bool = False  # it joined with the room's key
    knocking: str | None = None  # the name under which it waits to be let in
    knocked: float = 0.0  # since when
    spoke: bool = False  # a byte came
    fate: Fate = Fate.OPENED  # what the host was told of it
    closed: float | None = None  # since when no more bytes come
    mute: bool = False  # nothing may be written to it: it closed, or had its last line

    @classmethod
    def begin(cls, peer: int, ip: str, port: int, now: float, limits: Limits) -> "Session":
        """A peer that has just connected."""
        bucket = TokenBucket(rate=limits.rate, burst=limits.burst, now=now)
        framer = LineFramer(min(limits.handshake, limits.line))
        return cls(
            peer=peer,
            ip=ip,
            port=port,
            source=source_of(ip),
            opened=now,
            heard=now,
            framer=framer,
            bucket=bucket,
        )

    def enter(self, name: str, limits: Limits, *, host: bool) -> None:
        """It is a member from now on."""
        self.phase, self.name, self.host = Phase.IN, name, host
        self.framer.limit = limits.line

    def may_keep(self, limits: Limits) -> bool:
        """Whether it was there for so long that its place is worth one of those that are kept."""
        return self.returned or self.heard - self.opened >= limits.grace

    def most_waiting(self, limits: Limits) -> int:
        """Bytes that may wait for their turn."""
        return limits.backlog if self.phase is Phase.IN else limits.handshake

    @property
    def hears_lines(self) -> bool:
        """What it sends is lines, and they count."""
        return self.phase not in (Phase.GONE, Phase.CARRYING)

    @property
    def may_join(self) -> bool:
        """It is connected, and not a member yet."""
        return self.phase in (Phase.SNIFFING, Phase.NAMELESS)

    @property
    def is_nameless(self) -> bool:
        """It may join, and nobody has been asked to let it in."""
        return self.may_join and self.knocking is None

    @property
    def answers_ping(self) -> bool:
        """Its silence means something."""
        return self.codec is not None and self.codec.answers_ping

    @property
    def closing_is_leaving(self) -> bool:
        """It closes to leave, and not only when something failed."""
        return self.codec is not None and self.codec.closing_is_leaving

    @property
    def takes_history(self) -> bool:
        """It can tell a past message from a new one."""
        return self.codec is not None and self.codec.takes_history

    def next_frame(self, now: float, limits: Limits) -> bytes | Overflow | None:
        """The next frame that is complete (by newline, pause or end) and that the rate allows."""
        if self.framer.pending == 0 or self.bucket.ready_at(now) > now:
            return None
        frame = self.framer.next_frame()
        if frame is None and self._rest_is_complete(now, limits):
            frame = self.framer.take_rest()
        if frame is not None:
            long = 0 if isinstance(frame, Overflow) else len(frame) // PIECE
            self.bucket.take(now, 1 + long)
        return frame

    def is_quiet(self, now: float, limits: Limits) -> bool:
        """Nothing came for as long as a pause lasts, or nothing can come."""
        return self.closed is not None or now >= self.heard + limits.pause

    def alarm(self, now: float, limits: Limits) -> float | None:
        """When this peer needs a look though no byte comes; None for never."""
        if self.framer.pending == 0 or not self.hears_lines:
            return None
        ready = self.bucket.ready_at(now)
        if ready > now:
            return ready
        if self.codec is None:
            return self.heard + limits.pause
        if self.codec.pause_ends_frame:
            return self.heard + self._patience(limits)
        return None

    def _rest_is_complete(self, now: float, limits: Limits) -> bool:
        if self.codec is None or not self.codec.pause_ends_frame:
            return False
        return self.closed is not None or now >= self.heard + self._patience(limits)

    def _patience(self, limits: Limits) -> float:
        torn = self.codec is not None and self.codec.torn(self.framer.rest())
        return limits.torn if torn else limits.pause


def source_of(ip: str) -> str:
    """What counts as one address: with IPv6, each computer has 2^64 of them (RFC 4291, 2.5.4)."""
    return str(IPv6Network((ip, 64), strict=False)) if ":" in ip else ip
