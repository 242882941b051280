"""Every limit and setting of a room and of a guest, with its unit and its reason."""

from dataclasses import dataclass, field
from pathlib import Path

from app.protocol.messages import Bounds

DEFAULT_PORT = 9999
LONGEST_ENCODING = 6  # bytes of JSON that one character can need (\u0000)
WIDEST = 4  # bytes of UTF-8 that one character can need
ESCAPED = 2  # times that a clean text grows at most in JSON, when each character needs a backslash


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one peer may cost the room. Each answer to a limit is in docs/PROTOCOL.md.

    Raises ValueError when the limits contradict each other.
    """

    line: int = 65_536
    """Bytes of one line from a peer: the longest text with every character escaped, twice over."""
    text: int = 4_000
    """Characters of one message: a page of prose, or a listing of a hundred lines."""
    name: int = 32
    """Characters of a name: what still fits beside a bubble."""
    naming: float = 60.0
    """Seconds from connecting to a name: somebody types it into `nc` by hand."""
    approval: float = 600.0
    """Seconds that somebody waits to be let in: a host has a lesson to begin besides."""
    handshake: int = 20_480
    """Bytes that wait of a peer that has not joined, and that its line may have: the longest text
    in UTF-8 with a name before it, as simple programs send it."""
    legacy: float = 5.0
    """Seconds after a member closed for which what it sent still counts: a poem piped into `nc`
    is heard to its end, and nobody goes on talking, or keeps a name, without being there."""
    burst: int = 30
    """Messages at once before a peer has to wait: a pasted poem line by line."""
    rate: float = 5.0
    """Messages a second after the burst: faster than anyone reads."""
    backlog: int = 262_144
    """Bytes that wait for their turn while a peer is beyond its rate; more is a flood."""
    unsent: int = 4_194_304
    """Bytes that a peer has not read yet; more, and it is cut so that it costs no memory."""
    unsent_total: int = 268_435_456
    """Bytes that all peers together have not read yet: a quarter of a small computer's memory for
    a thousand who have fallen asleep. More, and whoever has the most is cut."""
    uncommitted: int = 67_108_864
    """Bytes that wait for a slow or broken disk: texts, and a little for each event and each who
    will hear it. A class fills it in hours, and a thousand may come in at once. More, and what
    comes is refused."""
    members: int = 1_000
    """People in a room."""
    connections: int = 1_100
    """Sockets: every member, and a margin for those without a name yet. Beyond that, whoever
    has not joined for the longest time makes place for a newcomer."""
    per_address: int = 128
    """Connections from one address: a lab or two behind one NAT, and every one of them twice.
    Beyond that, whoever has not joined for the longest time makes place for a newcomer."""
    grace: float = 8.0
    """Seconds that the place of somebody whose connection broke is kept before everyone is told:
    a few tries of a client to come back (`ClientConfig.retry`). With `silence` before it, the list
    of people is right within 30 s after a cable was pulled."""
    reopening: float = 20.0
    """The same after the room itself was restarted: by then the host's computer has its network
    back, and the clients have noticed."""
    returns: int = 10
    """Times in a row that somebody may come back: each costs the room a megabyte at worst, and
    everyone a line."""
    returns_rate: float = 0.5
    """Returns a second after that: a client that goes on trying waits longer in the end."""
    missed: int = 5_000
    """Events of the latest past that somebody who comes back can get: a lesson's talk."""
    missed_bytes: int = 1_572_864
    """Bytes of their texts, and a little for each: what was missed must not be unsent at once."""
    history: int = 200
    """Past messages that a joiner gets: what somebody reads to catch up."""
    history_bytes: int = 1_048_576
    """Bytes of their texts, and a little for each: a long history must not be unsent at once."""
    reactions: int = 200
    """Reactions to one message: each of a class may put some."""
    own_reactions: int = 10
    """Reactions of one person to one message: nobody shall leave no place for others."""
    pause: float = 0.08
    """Seconds of silence that end a plain guest's message without newline: above the gap
    between the packets of one `send` on a LAN, below what a person notices."""
    torn: float = 1.0
    """Seconds that half a UTF-8 character may wait for its rest."""
    ping_after: float = 8.0
    """Seconds without a byte from a peer after which it is asked whether it is there."""
    silence: float = 20.0
    """Seconds without a byte after which a peer is lost: two pings and a bit of Wi-Fi."""
    farewell: float = 2.0
    """Seconds that a peer has to read its last line before its socket is cut."""
    file: int = 524_288_000
    """Bytes of one file: the video of a lesson."""
    files: int = 5_368_709_120
    """Bytes of all files of a room on its host's disk, each counted as `FILE_AROUND` at least."""
    file_name: int = 150
    """Characters of a file's name; systems take 255 bytes."""
    uploads: int = 20
    """Files that one person may have offered and not sent: a folder's worth at once."""
    upload_kept: float = 3_600.0
    """Seconds without a byte after which a file that was offered is given up: a break between two
    lessons."""
    transfers: int = 64
    """Files on their way at once; the next ones ask again in a while."""
    transfers_per_address: int = 16
    """Of them from one address, so that one lab leaves a place to the others."""
    stalled: float = 30.0
    """Seconds without a byte of a file after which its connection is cut; it can go on later."""
    spare: int = 536_870_912
    """Bytes that files leave free on the host's disk: for the room's own record, and the host."""

    def __post_init__(self) -> None:
        for name in self.__slots__:
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be positive")
        if self.text * LONGEST_ENCODING + 1_024 > self.line:
            raise ValueError("a line must hold the longest text with every character escaped")
        # Commands of one read are all answered before the first byte leaves (one write a tick).
        if self.burst * (self.text * LONGEST_ENCODING + 1_024) >= self.unsent:
            raise ValueError("the answers to one burst must fit into unsent")
        if self.unsent > self.unsent_total:
            raise ValueError("the unsent bytes of one must fit into those of all")
        if max(self.history_bytes, self.missed_bytes) * ESCAPED >= self.unsent:
            raise ValueError("what a welcome brings must fit into unsent")
        if self.ping_after * 2 > self.silence:
            raise ValueError("a peer must get two pings before it counts as lost")
        if self.members > self.connections:
            raise ValueError("everyone in the room needs a connection")
        if self.text * WIDEST > self.handshake:
            raise ValueError("the first line of a simple program must hold the longest text")
        if self.line > self.backlog:
            raise ValueError("the backlog must hold one line")
        if self.file > self.files:
            raise ValueError("the files of a room must hold the biggest one")

    def bounds(self) -> Bounds:
        """The limits that a client can keep to, as the welcome announces them.

        The others, such as `pause` or `unsent_total`, only say how the room behaves.
        """
        return Bounds(**{name: getattr(self, name) for name in Bounds.__struct_fields__})


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerConfig:
    """One room: its name, where it listens (port 0 takes a free one) and where it is kept.

    `data` None keeps the history in memory only. `files`: people may send files, until the
    host decides otherwise. Raises ValueError for a port out of range.
    """

    room: str = "Sala"
    address: str = "0.0.0.0"  # noqa: S104  (R01: LAN and VPN both; the host chose to open a room)
    port: int = DEFAULT_PORT
    data: Path | None = None
    limits: Limits = field(default_factory=Limits)
    files: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.port <= 65_535:
            raise ValueError("a port is a number from 0 to 65535")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientConfig:
    """Which program a guest is, for the others to see, and how long it waits, in seconds.

    `connect`: for a TCP connection; a wrong network is silent for as long as one lets it.
    `answer`: for a line that shows that a Sala is there. `ping_after`, `silence`: as in
    `Limits`, for the other direction. `farewell`: for the room to answer a leave. `patience`: for
    one's own name to be free again, when the connection broke and the token does not help.
    """

    program: str = "Sala"
    connect: float = 8.0
    answer: float = 6.0
    ping_after: float = 8.0
    silence: float = 20.0
    farewell: float = 2.0
    patience: float = 50.0
