"""Whatever happens in whatever order, with whatever bytes: what the room must never do.

A machine opens, sends, waits, commits and closes at random. Beside the hub it keeps a small
model, made only of what was handed to the disk, and holds every written byte against it.
"""

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.config import Limits
from app.protocol.messages import Joined, Left, Reason, Refused, Said, Stored, Told
from app.protocol.names import name_key
from app.protocol.native import decode_event
from app.room.hub import Hub, Output, Write
from app.room.room import Outcome, Peer, Room
from tests.protocol.test_no_bytes_raise import FRAMES
from tests.room.house import House
from tests.room.test_promises import (
    HastyHub,
    HubThatTellsAll,
    HubWithALeakingHistory,
)

NAMES = st.sampled_from(
    ["caio", "dora", "eva", "José", "JOSE\u0301", "ana", "Bia", "c d", "f" * 33]
)
CIDS = st.sampled_from(["1", "2", "3"])
PLAIN = st.sampled_from(
    ["{name}\n", "{name}", "{name}: {text}\n", "{text}\n", "{text}", "@{name} {secret}\n",
     "@{name} {secret}", "@{name}\n", "/sair\n", "sair", "{name} saiu do chat.", "/usuarios\n",
     "\n", "{text}\r\n{text}\r\n", "caf\u00e9 {text}", "GET / HTTP/1.1\r\n", "ANA"]
)  # fmt: skip
NATIVE = st.sampled_from(
    ['{"type":"join","name":"{name}"}', '{"type":"say","cid":"{cid}","text":"{text}"}',
     '{"type":"tell","cid":"{cid}","to":"{name}","text":"{secret}"}', '{"type":"who"}',
     '{"type":"leave"}', '{"type":"ping"}', '{"type":"pong"}', '{"type":"say"}', "{", "",
     '{"type":"say","cid":"{cid}","text":"{text}"}\n{"type":"say","cid":"{cid}","text":"{text}"}']
)  # fmt: skip
NATIVE_SAY = '{"type":"say","cid":"{cid}","text":"{text}"}\n'
NATIVE_TELL = '{"type":"tell","cid":"{cid}","to":"{name}","text":"{secret}"}\n'
TOKEN = re.compile(rb"(?:publico|segredo)-\d+-")


class AnyOrder(RuleBasedStateMachine):
    """Random guests, and the model of who may hear what."""

    hub: type[Hub] = Hub

    def __init__(self) -> None:
        super().__init__()
        limits = Limits(burst=6, rate=5.0, members=4, connections=7, history=5, backlog=65_536)
        self.house = House(hub=self.hub, slow_disk=True, limits=limits)
        self.tokens = 0
        self.spoken: dict[int, bytes] = {}  # all that a peer ever sent
        self.heard: dict[int, Counter[bytes]] = {}  # tokens that a peer was written
        self.seqs: dict[int, set[int]] = {}  # of other people's messages that it was written
        self.members: dict[str, int] = {}  # name_key to peer, in the order of the disk
        self.followed = 0  # stored events
        self.concerned: dict[int, set[int]] = {}  # by seq: who must hear it, its author apart
        self.due: dict[int, Counter[bytes]] = {}  # by peer: tokens of what is on the disk
        self.told = 0  # committed events
        self.readers: dict[bytes, set[int]] = {}  # by token: who may read it once it is kept
        self.first_kept: dict[bytes, int] = {}  # by token: its first seq
        self.ended = False

    def _token(self, kind: str) -> str:
        self.tokens += 1
        return f"{kind}-{self.tokens}-"

    def _fill(self, template: str, name: str, cid: str) -> bytes:
        for field, value in (
            ("{name}", name),
            ("{cid}", cid),
            ("{text}", self._token("publico")),
            ("{secret}", self._token("segredo")),
        ):
            template = template.replace(field, value)
        return template.encode()

    def _sends(self, pick: int, data: bytes) -> None:
        peer = self._peer(pick)
        if peer is not None:
            self.spoken[peer] += data
            self.house.receives(peer, data)

    def _peer(self, pick: int) -> int | None:
        present = sorted(self.house.present)
        return present[pick % len(present)] if present else None

    # What may happen

    @initialize()
    def ana_and_bia_are_there(self) -> None:
        self.somebody_comes('{"type":"join","name":"{name}"}\n', "ana")
        self.somebody_comes("{name}\n", "bia")
        self.somebody_comes('{"type":"join","name":"{name}"}\n', "caio")
        self.house.commits()

    @rule(first=st.sampled_from(["", "{name}\n", '{"type":"join","name":"{name}"}\n']), name=NAMES)
    def somebody_comes(self, first: str, name: str) -> None:
        peer = self.house.opens()
        self.heard[peer], self.due[peer] = Counter(), Counter()
        self.seqs[peer] = set()
        self.spoken[peer] = self._fill(first, name, "1")
        if first:
            self.house.receives(peer, self.spoken[peer])

    @rule(first=st.sampled_from(["eva", "dora"]))
    def somebody_new_comes_and_sees_the_history(self, first: str) -> None:
        self.somebody_comes('{"type":"join","name":"{name}"}\n', first)
        self.house.commits()

    @rule(pick=st.integers(0, 6), to=st.sampled_from(["ana", "bia", "caio"]))
    def somebody_tells_a_secret(self, pick: int, to: str) -> None:
        self.somebody_talks(pick, to)

    @rule(pick=st.integers(0, 6), to=st.just(""))
    def somebody_talks(self, pick: int, to: str) -> None:
        peer = self._peer(pick)
        if peer is not None and self.spoken[peer].startswith(b"{"):
            line = self._fill(NATIVE_TELL if to else NATIVE_SAY, to, self._token("cid"))
        else:
            line = self._fill("@{name} {secret}\n" if to else "{text}\n", to, "")
        self._sends(pick, line)

    @rule(pick=st.integers(0, 6), template=PLAIN, name=NAMES)
    def somebody_types_a_line(self, pick: int, template: str, name: str) -> None:
        self._sends(pick, self._fill(template, name, "1"))

    @rule(pick=st.integers(0, 6), template=NATIVE, name=NAMES, cid=CIDS)
    def a_program_asks(self, pick: int, template: str, name: str, cid: str) -> None:
        self._sends(pick, self._fill(template, name, cid) + b"\n")

    @rule(pick=st.integers(0, 6), length=st.integers(1, 200))
    def somebody_repeats_the_end_of_all_it_sent(self, pick: int, length: int) -> None:
        peer = self._peer(pick)
        if peer is not None:
            self._sends(pick, self.spoken[peer][-length:])

    @rule(pick=st.integers(0, 6), data=FRAMES)
    def somebody_sends_anything(self, pick: int, data: bytes) -> None:
        self._sends(pick, data)

    @rule(pick=st.integers(0, 6), times=st.integers(1, 300), end=st.sampled_from(["\n", " "]))
    def somebody_floods(self, pick: int, times: int, end: str) -> None:
        self._sends(pick, self._fill("{text}" + end, "", "") * 20 * times)

    @rule(pick=st.integers(0, 6), reason=st.sampled_from([None, Reason.LOST, Reason.SLOW]))
    def somebody_closes(self, pick: int, reason: Reason | None) -> None:
        peer = self._peer(pick)
        if peer is not None:
            self.house.closes(peer, reason)

    @rule(seconds=st.sampled_from([0.0, 0.01, 0.08, 0.2, 1.0, 9.0, 25.0, 70.0]))
    def time_goes_by(self, seconds: float) -> None:
        self.house.waits(seconds)

    @rule(count=st.sampled_from([1, 2, None]))
    def the_disk_catches_up(self, count: int | None) -> None:
        self.house.commits(count)

    @precondition(lambda self: not self.ended and self.tokens > 40)
    @rule(disk=st.booleans())
    def the_room_ends(self, disk: bool) -> None:
        self.ended = True
        if disk:
            self.house.shuts()
        else:
            self.house.loses_its_disk()

    # What must hold

    @invariant()
    def all_is_well(self) -> None:
        for event in self.house.stored[self.followed :]:
            self._follow(event)
        for peer in self.heard:
            self._listen(peer)
        for event in self.house.happened[self.told :]:
            self._check_that_it_was_told(event)
        assert self.house.hub.due <= self.house.now + 1.0

    def _follow(self, event: Stored) -> None:
        newest = self.house.stored[self.followed - 1].seq if self.followed else 0
        assert event.seq > newest, "seq did not grow"
        self.followed += 1
        match event:
            case Joined(member=who):
                assert name_key(who.name) not in self.members, "two people of one name"
                self.members[name_key(who.name)] = who.port - 50_000
            case Left(member=who):
                del self.members[name_key(who.name)]
            case Said():
                everyone = set(self.members.values())
                self.concerned[event.seq] = everyone - {self.members[name_key(event.author)]}
                self._may_read(event, set(self.heard) | set(range(1_000)))
            case Told():
                both = {self.members[name_key(name)] for name in (event.author, event.to)}
                self.concerned[event.seq] = both
                self._may_read(event, both)

    def _may_read(self, event: Said | Told, readers: set[int]) -> None:
        for token in TOKEN.findall(event.text.encode()):
            self.readers.setdefault(token, set()).update(readers)
            self.first_kept.setdefault(token, event.seq)

    def _listen(self, peer: int) -> None:
        heard = self.house.hears(peer)
        for token in TOKEN.findall(heard):
            self.heard[peer][token] += 1
            if token not in self.spoken[peer]:
                assert peer in self.readers[token], f"{peer} read {token!r}"
                assert self.first_kept[token] <= self.house.kept, f"{token!r} came too early"
        for line in heard.splitlines() if heard.startswith(b"{") else ():
            event = decode_event(line)
            if isinstance(event, Said) and event.cid is None:
                assert event.seq not in self.seqs[peer], "the same message twice"
                self.seqs[peer].add(event.seq)

    def _check_that_it_was_told(self, event: Stored) -> None:
        self.told += 1
        if isinstance(event, Said | Told):
            tokens = Counter(TOKEN.findall(event.text.encode()))
            for peer in self.concerned[event.seq] & self.house.present:
                self.due[peer] += tokens
                for token in tokens:
                    assert self.heard[peer][token] >= self.due[peer][token], f"{token!r} was lost"


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = (
    settings(max_examples=3_000, stateful_step_count=60)
    if settings.get_current_profile_name() == "longo"
    else settings(max_examples=50, stateful_step_count=40)
)


# The twins that it must catch


class HubThatForgetsSomebody(Hub):
    """Leaves the last one out of each broadcast."""

    def committed(self, seq: int) -> list[Output]:
        return [
            Write(output.to[:-1], output.data)
            if isinstance(output, Write) and len(output.to) > 1
            else output
            for output in super().committed(seq)
        ]


class RoomOfNamesakes(Room):
    """Lets two people have one name."""

    def join(
        self, peer: Peer, *, name: str, ip: str, port: int, program: str
    ) -> Outcome[Joined] | Refused:
        self._peers.pop(name_key(name), None)
        return super().join(peer, name=name, ip=ip, port=port, program=program)

    def leave(self, peer: Peer, reason: Reason) -> Outcome[Left]:
        self._peers.setdefault(name_key(self._members[peer].name), peer)
        return super().leave(peer, reason)


class HubOfNamesakes(Hub):
    def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
        self._room.__class__ = RoomOfNamesakes
        return super().receive(peer, data, now)


class HubThatTalksToTheDead(Hub):
    """Does not notice that a connection closed."""

    def closed(self, peer: Peer, now: float, reason: Reason | None = None) -> list[Output]:  # noqa: ARG002
        return []


class HubThatNeverRests(Hub):
    """Asks to be woken at once, again and again."""

    @property
    def due(self) -> float:
        return 0.0


@pytest.mark.parametrize(
    "hub",
    [
        HastyHub,
        HubThatTellsAll,
        HubWithALeakingHistory,
        HubThatForgetsSomebody,
        HubOfNamesakes,
        HubThatTalksToTheDead,
        HubThatNeverRests,
    ],
)
def test_the_machine_catches_a_hub_that_is_broken(hub: type[Hub]) -> None:
    machine = type("Broken", (AnyOrder,), {"hub": hub})
    search = settings(
        max_examples=600, stateful_step_count=30, phases=[Phase.generate], derandomize=True
    )
    with pytest.raises(AssertionError):
        run_state_machine_as_test(machine, settings=search)


# However the stream was cut

LINES = st.lists(
    st.sampled_from(
        [b"ana\n", b"bia: oi\n", b"ANA\n", b"GET / HTTP/1.1\r\n", b'{"type":"ping"}\n', b"oi\n",
         b'{"type":"join","name":"ana"}\n', b'{"type":"say","cid":"1","text":"oi"}\n', b"@z oi\n",
         b"Jos\xc3\xa9\r\n", b"\xff\xfb\x01\n", b"\n", b"/sair\n", b"x" * 1_031 + b"\n", b"\x16"]
    )
).map(b"".join)  # fmt: skip


@given(LINES, st.lists(st.integers(0, 2_000), max_size=8))
def test_what_is_heard_does_not_depend_on_how_the_stream_was_cut(
    data: bytes, cuts: list[int]
) -> None:
    places = sorted({cut % (len(data) + 1) for cut in cuts} | {0, len(data)})
    heard = []
    for ways in ([data], [data[a:b] for a, b in pairwise(places)], [bytes([b]) for b in data]):
        limits = Limits(line=1_030, text=1, burst=4, backlog=1_030)
        house = House(limits=limits, slow_disk=True)  # a pong does not wait for it
        zeca, peer = house.guest("zeca"), house.opens()
        for piece in ways:
            house.receives(peer, piece)
        house.waits(5)
        house.commits()
        heard.append((house.hears(peer), house.hears(zeca), house.hung_up))
    assert heard[0] == heard[1] == heard[2]
