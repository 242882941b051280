"""Whatever happens in whatever order, with whatever bytes: what the room must never do.

A machine opens, sends, waits, commits and closes at random. Beside the hub it keeps a small
model, made only of what was handed to the disk, and holds every written byte against it.
"""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
)

from app.config import Limits
from app.protocol.messages import Reason
from app.room.hub import Hub
from tests.protocol.test_no_bytes_raise import FRAMES
from tests.room.file_rules import FileRules
from tests.room.guest import Guest
from tests.room.house import KEY, House
from tests.room.model import Model

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
     '{"type":"leave"}', '{"type":"leave","keep":true}',
     '{"type":"ping"}', '{"type":"pong"}', '{"type":"say"}', "{", "",
     '{"type":"say","cid":"{cid}","text":"{text}"}\n{"type":"say","cid":"{cid}","text":"{text}"}']
)  # fmt: skip
CHANGES = st.sampled_from(
    ['{"type":"edit","cid":"{cid}","message":{seq},"text":"{text}"}\n',
     '{"type":"edit","cid":"{cid}","message":{seq},"text":""}\n',
     '{"type":"remove","cid":"{cid}","message":{seq}}\n',
     '{"type":"react","cid":"{cid}","message":{seq},"emoji":"👍"}\n',
     '{"type":"react","cid":"{cid}","message":{seq},"emoji":"🙏"}\n',
     '{"type":"react","cid":"{cid}","message":{seq},"emoji":"👍","off":true}\n',
     '{"type":"react","cid":"{cid}","message":{seq},"emoji":"a"}\n']
)  # fmt: skip
ORDERS = st.sampled_from(
    ['{"type":"expel","name":"{name}"}', '{"type":"expel","name":"{name}","ban":true}',
     '{"type":"pardon","name":"{name}"}', '{"type":"mute","name":"{name}"}',
     '{"type":"mute","name":"{name}","off":true}', '{"type":"lower","name":"{name}"}',
     '{"type":"decree"}', '{"type":"decree","quiet":true}', '{"type":"decree","approve":true}',
     '{"type":"decree","no_files":true}',
     '{"type":"admit","number":{peer}}', '{"type":"admit","number":{peer},"off":true}']
)  # fmt: skip
ORDER_BAN = '{"type":"expel","name":"{name}","ban":true}'
JOIN = '{"type":"join","name":"{name}","confirms":true}\n'
CONFIRM = '{"type":"confirm","seq":{seq}}\n'
NATIVE_SAY = '{"type":"say","cid":"{cid}","text":"{text}"}\n'
NATIVE_TELL = '{"type":"tell","cid":"{cid}","to":"{name}","text":"{secret}"}\n'
LIMITS = Limits(
    burst=6,
    rate=5.0,
    backlog=65_536,
    uncommitted=8_192,
    members=4,
    connections=7,
    per_address=3,
    returns=6,
    history=5,
    missed=20,
    reactions=3,
    uploads=2,
    transfers=3,
    transfers_per_address=2,
    file=2_000,
    files=4 * 65_536,
)


class AnyOrder(FileRules):
    """Random guests of a room that is held against its model after each step."""

    hub: type[Hub] = Hub

    def __init__(self) -> None:
        super().__init__()
        self.model = Model(LIMITS, self.hub)
        self.tokens = 0

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
        guest = self._guest(pick)
        if guest is not None:
            self.model.sends(guest, data)

    def _guest(self, pick: int) -> Guest | None:
        present = sorted(self.model.house.present)
        return self.model.guests[present[pick % len(present)]] if present else None

    def _person(self, pick: int) -> bytes:
        return list(self.model.secret)[pick % len(self.model.secret)]

    def _somebody_knows_a_token(self) -> bool:
        return bool(self.model.secret)

    # What may happen

    @initialize()
    def ana_bia_and_caio_are_there(self) -> None:
        self.somebody_comes(JOIN, "ana")
        self.somebody_comes("{name}\n", "bia")
        self.somebody_comes(JOIN, "caio")
        self.model.house.commits()

    @rule(first=st.sampled_from(["", "{name}\n", JOIN.replace("true", "false"), JOIN]), name=NAMES)
    def somebody_comes(self, first: str, name: str) -> None:
        guest = self.model.comes()
        if first and guest.peer in self.model.house.present:
            self.model.sends(guest, self._fill(first, name, "1"))

    @precondition(_somebody_knows_a_token)
    @rule(pick=st.integers(0, 9), seq=st.sampled_from([None, None, None, 0, 1, 7, 10**6]))
    def somebody_comes_back(self, pick: int, seq: int | None) -> None:
        """With the token of anybody who ever had one, and what they saw, or with a lie."""
        self.model.returns(self._person(pick), seq)

    @precondition(lambda self: self.model.secret and self.model.floor > 1)
    @rule(pick=st.integers(0, 9), more=st.integers(-1, 1))
    def somebody_comes_back_who_missed_almost_too_much(self, pick: int, more: int) -> None:
        self.model.returns(self._person(pick), self.model.floor + more)

    @precondition(_somebody_knows_a_token)
    @rule(pick=st.integers(0, 9), wait=st.sampled_from([0.0, 9.0, 30.0]), kept=st.booleans())
    def somebody_is_away_while_others_talk(self, pick: int, wait: float, kept: bool) -> None:
        person, house = self._person(pick), self.model.house
        for guest in list(self.model.guests.values()):
            if guest.person == person and guest.peer in house.present:
                house.closes(guest.peer, Reason.LOST)
        self.somebody_talks(pick + 1, "")
        if kept:
            house.commits()
        house.waits(wait)
        self.somebody_tells_a_secret(pick + 2, self.model.name_of(person))
        self.model.returns(person)

    @precondition(_somebody_knows_a_token)
    @rule(pick=st.integers(0, 9), removed=st.booleans())
    def somebody_is_away_while_a_message_is_changed_twice(self, pick: int, removed: bool) -> None:
        self.model.house.waits(9.0)  # nobody's rate is used up
        self.somebody_talks(pick + 1, "")
        seq = self.model.house.hub._room.seq
        self.model.house.commits()
        self.model.check()
        person, house = self._person(pick), self.model.house
        for guest in list(self.model.guests.values()):
            if guest.person == person and guest.peer in house.present:
                house.closes(guest.peer, Reason.LOST)
        edit = f'{{"type":"edit","cid":"{{cid}}","message":{seq},"text":"{{text}}"}}\n'
        remove = f'{{"type":"remove","cid":"{{cid}}","message":{seq}}}\n'
        for line in (edit, remove if removed else edit):
            for each in range(len(house.present)):  # its author among them
                self._sends(each, self._fill(line, "", self._token("cid")))
        house.commits()
        self.model.returns(person)

    @precondition(_somebody_knows_a_token)
    @rule(pick=st.integers(0, 9))
    def somebody_leaves_and_tries_the_old_token(self, pick: int) -> None:
        person = self._person(pick)
        for guest in list(self.model.guests.values()):
            if guest.person == person and self.model.house.is_heard(guest.peer):
                self.model.sends(guest, b'\n{"type":"leave"}\n')
                self.model.house.commits()
                self.model.check()
                self.model.returns(person)
                self.model.house.commits()

    @precondition(_somebody_knows_a_token)
    @rule(pick=st.integers(0, 9), wait=st.sampled_from([0.0, 9.0]))
    def somebody_leaves_for_a_while(self, pick: int, wait: float) -> None:
        person, house = self._person(pick), self.model.house
        for guest in list(self.model.guests.values()):
            if guest.person == person and house.is_heard(guest.peer):
                self.model.sends(guest, b'\n{"type":"leave","keep":true}\n')
        self.somebody_talks(pick + 1, "")
        house.commits()
        self.model.check()
        house.waits(wait)
        self.model.returns(person)

    @rule(pick=st.integers(0, 6), lines=st.integers(0, 4))
    def what_is_written_does_not_arrive_any_more(self, pick: int, lines: int) -> None:
        guest = self._guest(pick)
        if guest is not None:
            self.model.goes_deaf(guest, lines)

    @rule()
    def the_room_dies_and_lives_again(self) -> None:
        self.model.dies()

    @rule(first=st.sampled_from(["eva", "dora"]))
    def somebody_new_comes_and_sees_the_history(self, first: str) -> None:
        self.somebody_comes(JOIN, first)
        self.model.house.commits()

    @rule(pick=st.integers(0, 6), to=st.sampled_from(["ana", "bia", "caio"]))
    def somebody_tells_a_secret(self, pick: int, to: str) -> None:
        self.somebody_talks(pick, to)

    @rule(pick=st.integers(0, 6), to=st.just(""))
    def somebody_talks(self, pick: int, to: str) -> None:
        guest = self._guest(pick)
        if guest is not None and guest.is_native:
            line = self._fill(NATIVE_TELL if to else NATIVE_SAY, to, self._token("cid"))
        else:
            line = self._fill("@{name} {secret}\n" if to else "{text}\n", to, "")
        self._sends(pick, line)

    @rule(pick=st.integers(0, 6), back=st.integers(-1, 3))
    def somebody_confirms(self, pick: int, back: int) -> None:
        self._sends(pick, CONFIRM.replace("{seq}", str(max(self.model.newest - back, 0))).encode())

    @rule(pick=st.integers(0, 6), to=st.sampled_from(["", "ana", "caio"]), late=st.integers(0, 6))
    def all_but_one_confirm_what_was_just_said(self, pick: int, to: str, late: int) -> None:
        self.model.house.waits(9.0)  # nobody's rate is used up
        self.somebody_talks(pick, to)
        self.model.house.commits()
        for each in range(len(self.model.house.present)):
            if each != late:
                self.somebody_confirms(each, 0)

    @rule(pick=st.integers(0, 6), name=st.sampled_from(["ana", "caio"]))
    def a_namesake_comes_between_two_secrets(self, pick: int, name: str) -> None:
        self.model.house.waits(9.0)
        self.somebody_talks(pick, name)
        for guest in list(self.model.guests.values()):
            named = self.model.name_of(guest.person) == name if guest.person else False
            if named and self.model.house.is_heard(guest.peer):
                self.model.sends(guest, b'\n{"type":"leave"}\n')
        self.model.house.commits()
        self.somebody_comes(JOIN, name)
        self.model.house.commits()
        self.model.check()
        self.somebody_talks(pick, name)
        self.model.house.commits()
        for each in range(len(self.model.house.present)):
            self.somebody_confirms(each, 0)

    @rule(pick=st.integers(0, 6), template=PLAIN, name=NAMES)
    def somebody_types_a_line(self, pick: int, template: str, name: str) -> None:
        self._sends(pick, self._fill(template, name, "1"))

    @rule(pick=st.integers(0, 6), template=NATIVE, name=NAMES, cid=CIDS)
    def a_program_asks(self, pick: int, template: str, name: str, cid: str) -> None:
        self._sends(pick, self._fill(template, name, cid) + b"\n")

    @rule(pick=st.integers(0, 6), template=CHANGES, back=st.integers(0, 25))
    def somebody_changes_a_message(self, pick: int, template: str, back: int) -> None:
        seq = str(max(self.model.newest - back, 0))
        # What an edit of a secret says is one, and `_fill` makes the text of another kind.
        line = self._fill(template.replace("{seq}", seq), "", self._token("cid"))
        self._sends(pick, line)

    @rule(pick=st.integers(0, 6), template=CHANGES, back=st.integers(0, 6))
    def somebody_changes_one_of_the_latest(self, pick: int, template: str, back: int) -> None:
        self.somebody_changes_a_message(pick, template, back)

    @rule(name=st.sampled_from(["prof", "caio"]))
    def a_host_comes(self, name: str) -> None:
        self.somebody_comes(f'{{"type":"join","name":"{{name}}","key":"{KEY}"}}\n', name)

    @rule(pick=st.integers(0, 6), order=ORDERS, name=NAMES, back=st.integers(0, 5))
    def somebody_orders(self, pick: int, order: str, name: str, back: int) -> None:
        """Mostly a host, where there is one."""
        hosts = [
            each.peer
            for each in self.model.guests.values()
            if each.brought_the_key and each.peer in self.model.house.present
        ]
        order = order.replace("{peer}", str(max(self.model.house.peers - back, 0)))
        if hosts and pick:
            guest = self.model.guests[hosts[pick % len(hosts)]]
            self.model.sends(guest, self._fill(order, name, "") + b"\n")
        else:
            self._sends(pick, self._fill(order, name, "") + b"\n")

    @rule(pick=st.integers(0, 6), name=st.sampled_from(["ana", "bia", "caio"]))
    def anybody_wants_somebody_out(self, pick: int, name: str) -> None:
        self._sends(pick, self._fill('\n{"type":"expel","name":"{name}"}\n', name, ""))

    def _host(self) -> Guest | None:
        """A host who is there, and comes if there is none."""
        hosts = [each for each in self.model.guests.values() if each.brought_the_key]
        there = [each for each in hosts if self.model.house.is_heard(each.peer)]
        if not there:
            self.a_host_comes("prof")
            self.model.house.commits()
            self.model.check()
            there = [each for each in self.model.guests.values() if each.brought_the_key]
        return there[-1] if there and self.model.house.is_heard(there[-1].peer) else None

    @rule(name=st.sampled_from(["caio", "ana"]))
    def a_host_bans_somebody_who_tries_again(self, name: str) -> None:
        host = self._host()
        if host is not None:
            self.model.sends(host, self._fill(f"\n{ORDER_BAN}\n", name, ""))
            self.model.house.commits()
            self.model.check()
            self.somebody_comes('{"type":"join","name":"{name}"}\n', name)

    @rule(off=st.booleans(), gone=st.booleans())
    def a_host_is_asked_to_let_somebody_in(self, off: bool, gone: bool) -> None:
        host = self._host()
        if host is None:
            return
        self.model.sends(host, b'\n{"type":"decree","approve":true}\n')
        self.somebody_comes('{"type":"join","name":"{name}"}\n', "eva")
        self.model.check()
        peer = self.model.house.peers
        if gone and peer in self.model.house.present:
            self.model.house.closes(peer)
        word = ',"off":true' if off else ""
        self.model.sends(host, f'{{"type":"admit","number":{peer}{word}}}\n'.encode())

    @rule(pick=st.integers(0, 6))
    def everybody_reacts_to_what_was_just_said(self, pick: int) -> None:
        self.somebody_talks(pick, "")
        seq = self.model.house.hub._room.seq
        for each in range(len(self.model.house.present)):
            for emoji in ("👍", "🙏"):
                line = f'{{"type":"react","cid":"{{cid}}","message":{seq},"emoji":"{emoji}"}}\n'
                self._sends(each, self._fill(line, "", self._token("cid")))

    @rule(pick=st.integers(0, 6), length=st.integers(1, 200))
    def somebody_repeats_the_end_of_all_it_sent(self, pick: int, length: int) -> None:
        guest = self._guest(pick)
        if guest is not None:
            self.model.sends(guest, guest.spoken[-length:])

    @rule(pick=st.integers(0, 6), other=st.booleans())
    def somebody_sends_a_message_again_or_another_under_its_cid(
        self, pick: int, other: bool
    ) -> None:
        guest = self._guest(pick)
        if guest is not None:
            mine = [line for line in guest.spoken.split(b"\n") if b'"cid"' in line]
            for line in mine[-1:]:
                self.model.sends(guest, line.replace(b"-", b"-x" if other else b"-") + b"\n")

    @rule(pick=st.integers(0, 6), data=FRAMES)
    def somebody_sends_anything(self, pick: int, data: bytes) -> None:
        self._sends(pick, data)

    @rule(pick=st.integers(0, 6), times=st.integers(1, 300), end=st.sampled_from(["\n", " "]))
    def somebody_floods(self, pick: int, times: int, end: str) -> None:
        self._sends(pick, self._fill("{text}" + end, "", "") * 20 * times)

    @rule(pick=st.integers(0, 6), reason=st.sampled_from([None, Reason.LOST, Reason.SLOW]))
    def somebody_closes(self, pick: int, reason: Reason | None) -> None:
        guest = self._guest(pick)
        if guest is not None:
            self.model.house.closes(guest.peer, reason)

    @rule(seconds=st.sampled_from([0.0, 0.01, 0.08, 0.2, 1.0, 9.0, 25.0, 70.0]))
    def time_goes_by(self, seconds: float) -> None:
        self.model.house.waits(seconds)

    @rule(count=st.sampled_from([1, 2, None]))
    def the_disk_catches_up(self, count: int | None) -> None:
        self.model.house.commits(count)

    @precondition(lambda self: not self.model.ended and self.tokens > 40)
    @rule(disk=st.booleans())
    def the_room_ends(self, disk: bool) -> None:
        self.model.ends(by_disk=disk)

    @invariant()
    def all_is_well(self) -> None:
        self.model.check()


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = (
    settings(max_examples=3_000, stateful_step_count=60)
    if settings.get_current_profile_name() == "longo"
    else settings(max_examples=200, stateful_step_count=40)
)


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
