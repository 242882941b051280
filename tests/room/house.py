"""A room in a bottle: a hub, a clock that obeys, a disk that may wait, and an ear for each peer."""

import re
from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from app.attempts import Attempt
from app.config import Limits
from app.protocol.messages import (
    AnyEvent,
    Code,
    Malformed,
    Message,
    Reason,
    Removed,
    Stored,
)
from app.protocol.native import decode_event
from app.room.hub import Attempted, Hangup, Happened, Hub, Output, Store, Write
from app.room.outbox import Drop, Give, Take
from app.room.record import Record
from tests.support.refusals import refusals, sections

# 09:12:05 on the local clock, since plain guests read local times.
MORNING = int(datetime(2026, 11, 21, 9, 12, 5).timestamp() * 1000)  # noqa: DTZ001
START = 1_000.0  # monotonic seconds
MANY_TICKS = 20_000
KEY = "chave"
"""What makes a member a host."""


class House:
    """Runs a hub and holds it to what whoever carries its bytes relies on:

    it speaks only to peers that are there, hangs up once, says nothing after that, and does
    not ask to be woken without end. A peer that it cuts is gone at once. Peer number 1 has the
    address 10.0.0.1:50001, and so on.
    A `slow_disk` keeps nothing before `commits` is called. Tokens are token-1, token-2 and so on.
    `peers` were there before in another house.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        past: Sequence[Stored | Store] = (),
        hub: type[Hub] = Hub,
        slow_disk: bool = False,
        morning: int = MORNING,
        now: float = START,
        peers: int = 0,
    ) -> None:
        self.now = now
        self.limits = limits or Limits()
        self._morning = morning
        record = Record(self.limits, "4f2a")
        stores = [each if isinstance(each, Store) else Store(each) for each in past]
        gone = {each.event.message for each in stores if isinstance(each.event, Removed)}
        for store in stores:
            event = store.event
            if isinstance(event, Message) and event.seq in gone:  # so does the disk
                event = replace(event, file=None)
            record.follow(event, store.token)
        self.tokens = 1_000 * peers  # no two houses make the same
        self.hub = hub("Turma 3B", self.limits, self._wall, record, self._mint, key=KEY)
        self.slow_disk = slow_disk
        self.record: list[Store] = []  # all that was to be kept
        self.happened: list[Stored] = []
        self.attempts: list[Attempt] = []
        self.kept = record.last_seq  # the seq up to which all is on the disk
        self.hung_up: list[int] = []
        self.aborted: list[int] = []
        self.present: set[int] = set()
        self.closed_at: dict[int, float] = {}  # by peer
        self.carried: dict[int, Take | Give] = {}  # by peer: whose bytes go to the disk, or come
        self.dropped: list[str] = []  # blobs
        self._ears: dict[int, bytearray] = {}
        self._uncommitted: list[Stored] = []
        self._peers = peers
        self._obey(self.hub.begin(self.now))

    # What happens to the room

    def opens(self, ip: str = "") -> int:
        """A connection comes in."""
        self._peers += 1
        peer = self._peers
        self.present.add(peer)
        self._ears[peer] = bytearray()
        ip = ip or f"10.0.0.{peer}"
        self._obey(self.hub.open(peer, ip=ip, port=50_000 + peer, now=self.now))
        return peer

    def receives(self, peer: int, data: bytes) -> None:
        session = self.hub._sessions.get(peer)
        is_alone = session is None or session.framer.pending == 0
        outputs = self.hub.receive(peer, data, self.now)
        if is_alone and data.count(b"\n") == 1 and data.endswith(b"}\n"):
            command = re.match(rb'\{"type":"(\w+)"', data)
            self._hold_to_the_page(command[1].decode() if command else "", peer, outputs)
        self._obey(outputs)

    def closes(self, peer: int, reason: Reason | None = None) -> None:
        """A connection is gone, because of its peer or because the hub cut it."""
        self.present.discard(peer)
        self.carried.pop(peer, None)
        self.closed_at[peer] = self.now
        self._obey(self.hub.closed(peer, self.now, reason))

    def waits(self, seconds: float) -> None:
        """Time goes by; the hub is woken whenever it asked for that."""
        end = self.now + seconds
        for _ in range(MANY_TICKS):
            due = max(self.now, self.hub.due)
            if due > end:
                self.now = end
                return
            self.now = due
            self._obey(self.hub.tick(self.now))
        raise AssertionError("the hub asks to be woken without end")

    def commits(self, count: int | None = None) -> None:
        """The next `count` events, or all of them, are on the disk now."""
        done = self._uncommitted[:count]
        del self._uncommitted[:count]
        if done:
            self.kept = done[-1].seq
            self._obey(self.hub.committed(done[-1].seq))

    def committed(self) -> list[Store]:
        """All that is on the disk."""
        return [store for store in self.record if store.event.seq <= self.kept]

    @property
    def peers(self) -> int:
        """The number of the newest peer."""
        return self._peers

    def is_ready(self, peer: int, offset: int) -> None:
        """The disk has opened a file."""
        self._obey(self.hub.porter.ready(peer, offset, self.now))

    def completes(self, peer: int) -> None:
        """All bytes of a file that comes over this connection are on the disk."""
        self.carried.pop(peer, None)
        outputs = self.hub.porter.complete(peer, self.now)
        self._hold_to_the_page("put", peer, outputs)
        self._obey(outputs)

    def fails(self, peer: int, code: Code) -> None:
        """The disk cannot take or give a file."""
        carried = self.carried.pop(peer, None)
        outputs = self.hub.porter.failed(peer, code)
        self._hold_to_the_page("put" if isinstance(carried, Take) else "get", peer, outputs)
        self._obey(outputs)

    def shuts(self) -> None:
        self._obey(self.hub.shut())

    def loses_its_disk(self) -> None:
        self._uncommitted.clear()
        self._obey(self.hub.storage_failed())

    # What comes of it

    def hears(self, peer: int) -> bytes:
        """All that was written to a peer since the last time this was asked."""
        heard = bytes(self._ears[peer])
        self._ears[peer].clear()
        return heard

    def reads(self, peer: int) -> str:
        """What a plain guest reads on its terminal since the last time."""
        return self.hears(peer).decode()

    def events(self, peer: int) -> list[AnyEvent]:
        """What a native peer was told since the last time."""
        heard = self.hears(peer)
        assert not heard or heard.endswith(b"\n")
        return [_event(line) for line in heard.splitlines()]

    def ears(self) -> list[int]:
        """Every peer that was ever there."""
        return list(self._ears)

    def is_heard(self, peer: int) -> bool:
        """Whether a peer may still be spoken to."""
        return peer in self.present and peer not in self.hung_up

    def silence(self) -> None:
        """Forget all that was heard so far."""
        for ear in self._ears.values():
            ear.clear()

    # Short ways

    def guest(self, name: str) -> int:
        """A plain guest who is in; nothing was heard yet."""
        return self._enters(f"{name}\n".encode())

    def member(self, name: str) -> int:
        """A native member; nothing was heard yet."""
        return self._enters(f'{{"type":"join","name":"{name}"}}\n'.encode())

    def host(self, name: str) -> int:
        """A native member who is a host; nothing was heard yet."""
        return self._enters(f'{{"type":"join","name":"{name}","key":"{KEY}"}}\n'.encode())

    def _enters(self, data: bytes) -> int:
        peer = self.opens()
        people = self.hub.people
        self.receives(peer, data)
        assert self.hub.people == people + 1, self.hears(peer)
        if self.slow_disk:
            self.commits()
        self.silence()
        return peer

    @property
    def stored(self) -> list[Stored]:
        """The events that were to be kept."""
        return [store.event for store in self.record]

    def _mint(self) -> str:
        self.tokens += 1
        return f"token-{self.tokens}"

    def _wall(self) -> int:
        return self._morning + round((self.now - START) * 1000)

    def _hold_to_the_page(self, command: str, peer: int, outputs: Sequence[Output]) -> None:
        """Nobody is refused something for a reason that docs/PROTOCOL.md does not name for it."""
        if command not in sections():
            return
        for output in outputs:
            if isinstance(output, Write) and peer in output.to:
                for code in re.findall(rb'^\{"type":"refused","code":"(\w+)"', output.data, re.M):
                    assert code.decode() in refusals(command), f"{command}: {code!r}"

    def _obey(self, outputs: Sequence[Output]) -> None:
        for output in outputs:
            match output:
                case Write(to, data):
                    assert data
                    for peer in to:
                        assert peer in self.present, f"spoke to {peer}, who is not there"
                        assert peer not in self.hung_up, f"spoke to {peer} after hanging up"
                        self._ears[peer] += data
                case Hangup(peer, abort):
                    assert peer in self.present, f"hung up on {peer}, who is not there"
                    if abort:
                        self.aborted.append(peer)
                        self.closes(peer)
                        continue
                    assert peer not in self.hung_up, f"hung up on {peer} twice"
                    self.hung_up.append(peer)
                case Store(event):
                    self.record.append(output)
                    self._uncommitted.append(event)
                case Happened(event):
                    self.happened.append(event)
                case Take(peer) | Give(peer):
                    assert peer in self.present, f"carries for {peer}, who is not there"
                    assert peer not in self.carried, f"carries twice for {peer}"
                    self.carried[peer] = output
                case Drop(blob):
                    carried = [each.blob for each in self.carried.values()]
                    assert blob not in carried, "drops what is being carried"
                    self.dropped.append(blob)
                case Attempted(attempt):
                    self.attempts.append(attempt)
        if not self.slow_disk:
            self.commits()


def _event(line: bytes) -> AnyEvent:
    event = decode_event(line)
    assert event is not None, line
    assert not isinstance(event, Malformed), line
    return event
