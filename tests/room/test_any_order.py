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
from msgspec.structs import replace

from app.config import Limits
from app.protocol.messages import Joined, Left, Reason, Refused, Said, Stored, Told, Welcomed
from app.protocol.names import name_key
from app.protocol.native import decode_event
from app.room.hub import Hub, Output, Store, Write
from app.room.memory import Memory, Missed
from app.room.room import Outcome, Peer, Room
from app.room.seats import NOBODY, Seats, digest
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
    """Random guests, and the model of who may hear what.

    A *person* is whoever has a token, over all connections and deaths of the room, or one
    connection of a plain guest.
    """

    hub: type[Hub] = Hub

    def __init__(self) -> None:
        super().__init__()
        self.limits = Limits(burst=6, rate=5.0, members=4, connections=7, history=5, backlog=65_536)
        self.house = House(hub=self.hub, slow_disk=True, limits=self.limits)
        self.past: list[Store] = []  # what was kept before the room died
        self.tokens = 0
        self.spoken: dict[int, bytes] = {}  # all that a peer ever sent
        self.seqs: dict[int, set[int]] = {}  # of other people's messages that it was written
        self.person: dict[int, bytes] = {}  # by peer
        self.secret: dict[bytes, str] = {}  # the token of a person
        self.line: dict[bytes, int] = {}  # the connection that a person has, or had last
        self.newest: dict[bytes, int] = {}  # the number up to which a person has seen all
        self.heard: dict[bytes, Counter[bytes]] = {}  # by person: texts that were written to it
        self.honest: set[bytes] = set()  # who always said truly what they had seen
        self.seen: dict[bytes, set[int]] = {}  # by person: numbers of others' messages
        self.left: set[bytes] = set()  # who asked to leave, and may not come back as who they were
        self.gone: dict[int, bytes] = {}  # by the number of a leaving: who
        self.claim: dict[bytes, int] = {}  # the newest connection that wants to be a person
        self.name: dict[bytes, str] = {}  # by person: name_key
        self.abandoned: set[int] = set()  # connections that nobody listens to any more
        self.members: dict[str, bytes] = {}  # name_key to person, in the order of the disk
        self.followed = 0  # stored events
        self.concerned: dict[int, set[bytes]] = {}  # by seq: who must hear it, its author apart
        self.due: dict[bytes, Counter[bytes]] = {}  # by person: texts of what is on the disk
        self.told = 0  # committed events
        self.readers: dict[bytes, set[bytes] | None] = {}  # by text: who may read it; None: all
        self.first_kept: dict[bytes, int] = {}  # by text: its first seq
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
        peer = self._comes()
        self.spoken[peer] = self._fill(first, name, "1")
        if first:
            self.house.receives(peer, self.spoken[peer])

    def _comes(self) -> int:
        peer = self.house.opens()
        self.seqs[peer], self.spoken[peer] = set(), b""
        self.person[peer] = b"peer %d" % peer
        return peer

    @precondition(lambda self: self.secret)
    @rule(pick=st.integers(0, 9), lie=st.sampled_from([None, None, None, 0, 1, 7]))
    def somebody_comes_back(self, pick: int, lie: int | None) -> None:
        """With the token of anybody who ever had one, and what they saw, or with a lie."""
        person = sorted(self.secret)[pick % len(self.secret)]
        peer = self._comes()
        seq = self.newest[person] if lie is None else lie
        if seq != self.newest[person]:
            self.honest.discard(person)
        line = f'{{"type":"resume","token":"{self.secret[person]}","seq":{seq}}}\n'.encode()
        self.spoken[peer] = line
        self.abandoned |= {self.line.get(person, 0), self.claim.get(person, 0)}
        self.claim[person] = peer
        self.house.receives(peer, line)

    @precondition(lambda self: self.secret)
    @rule(pick=st.integers(0, 9))
    def somebody_leaves_and_tries_the_old_token(self, pick: int) -> None:
        person = sorted(self.secret)[pick % len(self.secret)]
        peer = self.line[person]
        if self.house.is_heard(peer):
            self.spoken[peer] += b'\n{"type":"leave"}\n'
            self.house.receives(peer, b'\n{"type":"leave"}\n')
            self.house.commits()
            self.all_is_well()
            self.somebody_comes_back(pick, None)
            self.house.commits()

    @precondition(lambda self: not self.ended)
    @rule()
    def the_room_dies_and_lives_again(self) -> None:
        """What was not kept never was, and every connection is gone."""
        before = self.house
        self.past += before.committed()
        self.house = House(
            hub=self.hub,
            slow_disk=True,
            limits=self.limits,
            past=self.past,
            now=before.now,
            peers=before.peers,
        )
        self.members.clear()
        for store in self.past:
            self._seat(store)
        self.concerned = {seq: who for seq, who in self.concerned.items() if seq <= before.kept}
        self.followed = self.told = 0

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
        if peer is not None and self.spoken[peer][:1] == b"{":
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
        for store in self.house.record[self.followed :]:
            self._follow(store)
        for peer in self.house.ears():
            self._listen(peer)
        for event in self.house.happened[self.told :]:
            self._take_down(event)
        for person in self.honest:
            self._check_that_all_was_told(person)
        assert self.house.hub.due <= self.house.now + 1.0
        self._check_the_tables()

    def _seat(self, store: Store) -> None:
        """Who came and who left, by the record."""
        match store.event:
            case Joined(member=who):
                assert name_key(who.name) not in self.members, "two people of one name"
                peer = who.port - 50_000
                person = store.token or b"peer %d" % peer
                self.members[name_key(who.name)] = person
                self.person.setdefault(peer, person)
            case Left(member=who):
                del self.members[name_key(who.name)]

    def _follow(self, store: Store) -> None:
        event = store.event
        before = self.house.record[self.followed - 1 : self.followed] or self.past[-1:]
        assert not before or event.seq == before[0].event.seq + 1, "seq did not grow by one"
        self.followed += 1
        if isinstance(event, Left):
            self.gone[event.seq] = self.members[name_key(event.member.name)]
        self._seat(store)
        if isinstance(event, Joined):
            peer = event.member.port - 50_000
            person = self.members[name_key(event.member.name)]
            self.name[person] = name_key(event.member.name)
            if not store.token:  # others are told by their welcome that they are in
                self.person[peer], self.line[person] = person, peer
            if person not in self.due:
                self.heard[person], self.due[person] = Counter(), Counter()
                self.honest.add(person)
        elif isinstance(event, Said):
            author = self.members[name_key(event.author)]
            self.concerned[event.seq] = set(self.members.values()) - {author}
            self._may_read(event, None)
        elif isinstance(event, Told):
            both = {self.members[name_key(name)] for name in (event.author, event.to)}
            self.concerned[event.seq] = both
            self._may_read(event, both)

    def _may_read(self, event: Said | Told, readers: set[bytes] | None) -> None:
        for text in TOKEN.findall(event.text.encode()):
            if readers is None or self.readers.get(text, set()) is None:
                self.readers[text] = None
            else:
                self.readers[text] = (self.readers.get(text) or set()) | readers
            self.first_kept.setdefault(text, event.seq)

    def _listen(self, peer: int) -> None:
        heard = self.house.hears(peer)
        for line in heard.splitlines():
            event = decode_event(line) if line.startswith(b"{") else None
            if isinstance(event, Welcomed):
                self._be_welcomed(peer, event)
            self._read(peer, line)
            if isinstance(event, Said | Told | Joined | Left):
                self._count(peer, event)

    def _be_welcomed(self, peer: int, event: Welcomed) -> None:
        person = digest(event.token)
        assert self.name[person] == name_key(event.you.name), "another's place"
        assert person not in self.left, "a token that is void"
        self.person[peer], self.line[person] = person, peer
        self.secret[person] = event.token
        if event.gap:
            self.honest.discard(person)
        if not event.replay:
            self.newest[person] = max(self.newest.get(person, 0), event.seq)
        self.newest.setdefault(person, 0)

    def _read(self, peer: int, line: bytes) -> None:
        person = self.person[peer]
        for text in TOKEN.findall(line):
            if peer not in self.abandoned:
                self.heard.setdefault(person, Counter())[text] += 1
            if text not in self.spoken[peer]:
                readers = self.readers[text]
                assert readers is None or person in readers, f"{peer} read {text!r}"
                assert self.first_kept[text] <= self.house.kept, f"{text!r} came too early"

    def _count(self, peer: int, event: Said | Told | Joined | Left) -> None:
        person = self.person[peer]
        if peer in self.abandoned:
            return
        self.newest[person] = max(self.newest.get(person, 0), event.seq)
        if isinstance(event, Said | Told) and event.cid is None:
            assert event.seq not in self.seqs[peer], "the same message twice"
            self.seqs[peer].add(event.seq)
            seen = self.seen.setdefault(person, set())
            assert event.seq not in seen or person not in self.honest, "missed, and told before"
            seen.add(event.seq)

    def _take_down(self, event: Stored) -> None:
        self.told += 1
        if isinstance(event, Left) and event.reason == Reason.LEFT:
            self.left.add(self.gone[event.seq])
        if isinstance(event, Said | Told):
            for person in self.concerned[event.seq]:
                self.due[person] += Counter(TOKEN.findall(event.text.encode()))

    def _check_that_all_was_told(self, person: bytes) -> None:
        """Whoever is connected has heard all that was kept since they came."""
        peer = self.line.get(person, 0)
        here = self.person.get(peer) == person and peer not in self.abandoned
        if here and person in self.members.values() and self.house.is_heard(peer):
            for text, times in self.due[person].items():
                assert self.heard[person][text] >= times, f"{text!r} was lost"

    def _check_the_tables(self) -> None:
        hub = self.house.hub
        assert set(hub._sessions) <= self.house.present | set(hub._alarms)
        assert hub._sources.total() == len(hub._sessions)
        assert set(hub._reception._away) <= set(hub._room._members)


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = (
    settings(max_examples=3_000, stateful_step_count=60)
    if settings.get_current_profile_name() == "longo"
    else settings(max_examples=200, stateful_step_count=40)
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


def hub_with(memory: type[Memory]) -> type[Hub]:
    """A hub that remembers like that."""

    class Hub_(Hub):  # noqa: N801
        def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
            self._memory.__class__ = memory
            return super().receive(peer, data, now)

    return type(f"HubWith{memory.__name__}", (Hub_,), {})


class MemoryOfNothing(Memory):
    """Takes people back without a word of what they missed."""

    def since(self, seq: int, token: bytes) -> Missed:  # noqa: ARG002
        return Missed([], gap=False)


class MemoryOfTooMuch(Memory):
    """Tells whoever comes back what they have seen already."""

    def since(self, seq: int, token: bytes) -> Missed:
        return super().since(min(seq, 1), token)


class MemoryOfSecrets(Memory):
    """Tells whoever comes back what others were told in private."""

    def since(self, seq: int, token: bytes) -> Missed:
        missed = super().since(seq, token)
        secrets = [r.event for r in self._recent if isinstance(r.event, Told) and r.event.seq > seq]
        known = {event.seq for event in missed.events}
        added = [replace(each, cid=None) for each in secrets if each.seq not in known]
        return Missed(sorted([*missed.events, *added], key=lambda e: e.seq), missed.gap)


class EternalSeats(Seats):
    """Gives a place back to whoever left it."""

    def follow(self, event: Joined | Left, token: bytes = NOBODY) -> None:
        if isinstance(event, Left) and event.reason == Reason.LEFT:
            event = replace(event, reason=Reason.LOST)
        super().follow(event, token)


class HubWithEternalSeats(Hub):
    def receive(self, peer: Peer, data: bytes, now: float) -> list[Output]:
        self._outbox._record.seats.__class__ = EternalSeats
        return super().receive(peer, data, now)


@pytest.mark.parametrize(
    "hub",
    [
        hub_with(MemoryOfNothing),
        hub_with(MemoryOfTooMuch),
        hub_with(MemoryOfSecrets),
        HubWithEternalSeats,
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
        max_examples=2_000, stateful_step_count=30, phases=[Phase.generate], derandomize=True
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
