"""What may happen to the files of a room, in any order: part of the machine of test_any_order."""

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from app.protocol.messages import Code, Said, Told
from app.room.outbox import Take
from tests.room.guest import Guest
from tests.room.model import Model

SIZE = 1_000
SHA = "0" * 64
OFFER = '{"type":"offer","cid":"{cid}","to":"{name}","name":"%s","size":1000,"sha256":"%s"%s}\n'
OFFERS = st.sampled_from(
    [("", OFFER % ("{text}", SHA, ',"text":"{text}"')), ("", OFFER % ("{text}", SHA, "")),
     ("ana", OFFER % ("{secret}", SHA, ',"text":"{secret}"')),
     ("bia", OFFER % ("{secret}", SHA, "")),
     ("caio", OFFER % ("{secret}", SHA, "")), ("", OFFER % ("..", SHA, ""))]
)  # fmt: skip


class FileRules(RuleBasedStateMachine):
    """Needs a `model`, and what `AnyOrder` has to fill in and send lines."""

    model: Model
    _guest: Callable[[int], Guest | None]
    _token: Callable[[str], str]
    _fill: Callable[[str, str, str], bytes]

    @rule(pick=st.integers(0, 6), offer=OFFERS)
    def somebody_offers_a_file(self, pick: int, offer: tuple[str, str]) -> None:
        guest, (to, line) = self._guest(pick), offer
        if guest is not None:
            self.model.sends(guest, self._fill(line, to, self._token("cid")))

    @rule(pick=st.integers(0, 9), offset=st.sampled_from([0, 400, SIZE]))
    def the_bytes_of_a_file_come(self, pick: int, offset: int) -> None:
        self._carries("put", list(self.model.house.hub._record.shelf.uploads), pick, offset)

    @rule(pick=st.integers(0, 9), offset=st.sampled_from([0, 400, SIZE]))
    def somebody_gets_a_file(self, pick: int, offset: int) -> None:
        self._carries("get", list(self.model.house.hub._record.shelf._told), pick, offset)

    @rule(pick=st.integers(0, 9))
    def all_the_bytes_of_a_file_are_there(self, pick: int) -> None:
        house = self.model.house
        coming = [peer for peer, each in house.carried.items() if isinstance(each, Take)]
        if coming:
            house.completes(coming[pick % len(coming)])

    @rule(pick=st.integers(0, 9), damaged=st.booleans())
    def the_disk_cannot_carry_a_file(self, pick: int, *, damaged: bool) -> None:
        carried = list(self.model.house.carried.items())
        if carried:
            peer, output = carried[pick % len(carried)]
            comes = isinstance(output, Take)  # only then it can be another one than was announced
            code = Code.FILE_DAMAGED if comes and damaged else Code.FILE_DISK
            self.model.house.fails(peer, code)

    @rule(pick=st.integers(0, 6), which=st.integers(0, 9))
    def somebody_withdraws_a_file(self, pick: int, which: int) -> None:
        guest, ids = self._guest(pick), list(self.model.house.hub._record.shelf.uploads)
        if guest is not None and ids:
            line = f'{{"type":"withdraw","file":"{ids[which % len(ids)]}"}}\n'
            self.model.sends(guest, line.encode())

    @rule(pick=st.integers(0, 6), offer=OFFERS, kept=st.booleans())
    def somebody_shares_a_file(self, pick: int, offer: tuple[str, str], kept: bool) -> None:
        self.somebody_offers_a_file(pick, offer)
        self.the_bytes_of_a_file_come(-1, 0)
        self.all_the_bytes_of_a_file_are_there(-1)
        if kept:
            self.model.house.commits()

    @rule(
        pick=st.integers(0, 6),
        offer=OFFERS,
        who=st.sampled_from(["author", "reader"]),
        join=st.sampled_from(["{name}\n", '{"type":"join","name":"{name}"}\n']),
    )
    def a_name_changes_hands_while_a_file_comes(
        self, pick: int, offer: tuple[str, str], who: str, join: str
    ) -> None:
        model = self.model
        guest = self._guest(pick)
        self.somebody_offers_a_file(pick, offer)
        model.check()
        room = model.house.hub._room
        peer = guest.peer if guest and who == "author" else room.peer_of(offer[0] or "ana")
        if peer not in model.house.present or peer not in room._members:
            return
        name = room.member(peer).name
        self.the_bytes_of_a_file_come(-1, 0)
        leave = b'\n{"type":"leave"}\n' if model.guests[peer].is_native else b"\n/sair\n"
        model.sends(model.guests[peer], leave)
        model.house.commits()
        model.check()
        other = model.comes()
        if other.peer in model.house.present:
            model.sends(other, self._fill(join, name, "1"))
        self.all_the_bytes_of_a_file_are_there(-1)

    @rule(pick=st.integers(0, 9), get=st.booleans(), kept=st.booleans())
    def somebody_removes_a_file(self, pick: int, get: bool, kept: bool) -> None:
        """Its author does, who is there, maybe while others fetch it."""
        with_file = [
            store.event
            for store in self.model.house.record
            if isinstance(store.event, Said | Told) and store.event.file
        ]
        if not with_file:
            return
        event = with_file[pick % len(with_file)]
        author = self.model.house.hub._room.peer_of(event.author)
        if get:
            self.somebody_gets_a_file(pick, 0)
        if author in self.model.house.present:
            line = f'{{"type":"remove","cid":"{{cid}}","message":{event.seq}}}\n'
            self.model.sends(self.model.guests[author], self._fill(line, "", self._token("cid")))
        if kept:
            self.model.house.commits()

    def _carries(self, how: str, ids: list[str], pick: int, offset: int) -> None:
        if not ids:
            return
        guest = self.model.comes()
        if guest.peer in self.model.house.present:
            line = f'{{"type":"{how}","file":"{ids[pick % len(ids)]}"}}\n'
            self.model.sends(guest, line.encode())
        if guest.peer in self.model.house.carried:
            self.model.house.is_ready(guest.peer, offset)
