"""What a room must never do, whatever happens in whatever order: a room, and a model beside it.

The model is made only of what was handed to the disk, and of what guests read. From that it knows
each byte that every guest has to hear. `test_any_order.py` lets Hypothesis act on it, and
`tools/fuzz.py` a search that is guided by coverage.
"""

import re
from collections import Counter

from app.config import Limits
from app.protocol.messages import (
    Changed,
    Code,
    Delivered,
    Expel,
    Joined,
    Leave,
    Left,
    Listed,
    Malformed,
    Posted,
    Reason,
    Refused,
    Resume,
    Said,
    Stored,
    Told,
    Welcomed,
)
from app.protocol.names import name_key
from app.protocol.native import decode_event
from app.room.hub import SWEEP, Hub, Store
from app.room.seats import digest
from app.room.session import Phase, source_of
from app.room.shelf import cost
from tests.room.guest import Guest
from tests.room.house import MORNING, START, House
from tests.room.log import TEXT, Log
from tests.room.marks import Marks

_UNTOLD = re.compile(rb'"(?:program|cid)":"(?:[^"\\]|\\.)*"')  # nobody's text
_SLACK = 0.01  # seconds: events are stamped in milliseconds
ADDRESSES = 4


class Model:
    """A room whose disk is slow, and who may hear what in it.

    A *person* is whoever has a token, over all connections and deaths of the room, or one
    connection of a plain guest.
    """

    def __init__(self, limits: Limits, hub: type[Hub] = Hub) -> None:
        self._limits, self._hub = limits, hub
        self.house = House(hub=hub, slow_disk=True, limits=limits)
        self.ended = False
        self.secret: dict[bytes, str] = {}  # by person: the token, once they have read it
        self.guests: dict[int, Guest] = {}  # by peer, since the room was born
        self._past: list[Store] = []  # what was kept before the room died
        self._born, self._elder = START, 0  # when the room was born, and the newest peer then
        self._log = Log(limits)
        self._marks = Marks()
        self._followed = 0  # stores of this house
        self._honest: dict[bytes, int] = {}  # who always told what they saw: seq of the 1st welcome
        self._offered: dict[str, set[bytes]] = {}  # whose, and for whom, by the id of a file
        self._seen: dict[bytes, set[int]] = {}  # by person
        self._newest: dict[bytes, int] = {}  # by person

    # What may happen

    def comes(self) -> Guest:
        """Somebody connects, from one of a few addresses."""
        address = f"10.0.0.{(self.house.peers + 1) % ADDRESSES + 1}"
        peer = self.house.opens(address)
        self.guests[peer] = guest = Guest(peer, self.house.now)
        return guest

    def sends(self, guest: Guest, data: bytes) -> None:
        guest.spoken += data
        session = self.house.hub._sessions.get(guest.peer)
        if session is not None and session.phase is not Phase.GONE:  # it is still listened to
            guest.spoken_at = self.house.now
        self.house.receives(guest.peer, data)

    def returns(self, person: bytes, seq: int | None = None) -> Guest:
        """Somebody comes back with a token, and listens to the old connection no longer.

        `seq` None: with the number that they have seen.
        """
        for each in self.guests.values():
            each.abandoned |= person in (each.person, each.returning)
        guest = self.comes()
        newest = self._newest.get(person, 0)
        guest.returning, guest.truthful = person, seq in (None, newest)
        seq = newest if seq is None else seq
        confirms = str(self._marks.confirms(person)).lower()
        line = (
            f'{{"type":"resume","token":"{self.secret[person]}","seq":{seq},'
            f'"confirms":{confirms}}}\n'
        )
        if guest.peer in self.house.present:
            self.sends(guest, line.encode())
        return guest

    def goes_deaf(self, guest: Guest, lines: int) -> None:
        """Only so many lines more come out of the cable, whatever is written into it."""
        if guest.is_native and guest.patience is None:
            guest.patience = lines

    def dies(self) -> None:
        """What was not kept never was, and every connection is gone."""
        self.check()
        before, self.ended = self.house, False
        self._past += before.committed()
        self.guests.clear()
        self._born, self._elder = before.now, before.peers
        self._log = self._log.cut(before.kept)
        self._followed = 0
        self.house = House(
            hub=self._hub,
            slow_disk=True,
            limits=self._limits,
            past=self._past,
            now=before.now,
            peers=before.peers,
        )

    def ends(self, *, by_disk: bool) -> None:
        self.ended = True
        if by_disk:
            self.house.loses_its_disk()
        else:
            self.house.shuts()

    @property
    def floor(self) -> int:
        """The smallest number that one can come back with and miss nothing."""
        return len(self._log.entries) - self._limits.missed

    @property
    def newest(self) -> int:
        """The newest number that there is."""
        return len(self._log.entries)

    def name_of(self, person: bytes) -> str:
        """As it was last."""
        return self._log.name[person]

    # What must hold

    def check(self) -> None:
        """Raises AssertionError for whatever the room must not have done."""
        news = self.house.record[self._followed :]
        for store in news:
            self._follow(store)
        self._note_offers(sure=not any(isinstance(each.event, Joined | Left) for each in news))
        for peer in self.house.ears():
            for line in self.house.hears(peer).split(b"\n")[:-1]:
                self._hear(self.guests[peer], line)
        for guest in self.guests.values():
            self._compare(guest)
            self._check_who_is_seen(guest)
        assert self.house.hub.due <= self.house.now + SWEEP
        if not self.ended:
            self._check_who_is_waited_for()
        self._check_the_tables()
        self._check_the_files()

    def _follow(self, store: Store) -> None:
        """One more event was handed to the disk."""
        self._followed += 1
        event = store.event
        if not isinstance(event, Joined):
            entry = self._log.add(event)
            if isinstance(event, Said | Told) and event.file is not None:
                people = self._offered.get(event.file.id) or {entry.whose, *(entry.readers or ())}
                assert people == {entry.whose, *(entry.readers or ())}, "the file of somebody else"
            if isinstance(event, Left):
                self._check_why_gone(event, entry.whose)
            return
        peer = event.member.port - 50_000
        person = store.token or b"peer %d" % peer
        self._log.add(event, person)
        if store.token:
            self._marks.follow(self.guests[peer], person)
        else:  # others are told by their welcome that they are in
            self.guests[peer].person, self.guests[peer].at = person, event.seq

    def _note_offers(self, *, sure: bool) -> None:
        """Who is meant by the names of each offer; not `sure`: they may have changed hands."""
        for id_, upload in self.house.hub._record.shelf.uploads.items():
            names = filter(None, (upload.author, upload.to))
            people = {self._log.members.get(name_key(name), b"") for name in names}
            self._offered.setdefault(id_, people if sure else set())

    def _check_why_gone(self, event: Left, person: bytes) -> None:
        """Nobody's place is given up before its time, or as if they had asked for it."""
        if event.reason in (Reason.EXPELLED, Reason.BANNED):
            assert self._is_put_out(event.member.name), "no host asked for that"
        if person.startswith(b"peer "):
            return  # a plain guest is gone with its connection
        peer = event.member.port - 50_000
        at = START + (event.time - MORNING) / 1000
        if event.reason in (Reason.LEFT, Reason.GONE):
            keep = event.reason == Reason.GONE
            commands = self.guests[peer].commands()
            asked = any(isinstance(each, Leave) and each.keep >= keep for each in commands)
            assert asked, "nobody asked to leave"
        elif event.reason in (Reason.LOST, Reason.SLOW, Reason.SILENT):
            if peer <= self._elder:
                earliest = self._born + self._limits.reopening
            elif event.reason == Reason.SILENT:
                silent = self._limits.silence + self._limits.grace
                earliest = self.guests[peer].spoken_at + silent
            else:
                assert peer in self.house.closed_at, "nothing broke"
                earliest = self.house.closed_at[peer] + self._limits.grace
            assert at >= earliest - _SLACK, "a place was not kept"

    def _is_put_out(self, name: str) -> bool:
        hosts = [each for each in self.guests.values() if each.brought_the_key]
        return any(
            isinstance(each, Expel) and name_key(each.name) == name_key(name)
            for host in hosts
            for each in host.commands()
        )

    def _hear(self, guest: Guest, line: bytes) -> None:
        if guest.patience is not None:
            if guest.patience == 0:
                return
            guest.patience -= 1
        if guest.is_native:
            event = decode_event(line)
            assert event is not None, line
            assert not isinstance(event, Malformed), line
            if isinstance(event, Welcomed):
                self._be_welcomed(guest, event)
            elif isinstance(event, Stored):
                self._be_told(guest, event)
            elif isinstance(event, Changed | Listed):
                guest.sees(event)
            elif isinstance(event, Delivered):
                self._marks.check(guest.person, event, self._log, self.guests.values())
            elif isinstance(event, Refused) and event.code == Code.TOKEN_UNKNOWN:
                assert guest.returning in self._log.void or not guest.returning, (
                    "a token was forgotten"
                )
        elif line[:1] in (b"[", b" "):
            guest.heard.append(line)
        for text in TEXT.findall(_UNTOLD.sub(b"", line)):
            if text not in guest.spoken:
                self._log.check_that_one_may_read(guest.person, text, self.house.kept)

    def _be_welcomed(self, guest: Guest, welcome: Welcomed) -> None:
        person, seq = digest(welcome.token), welcome.seq
        brought = {
            command.seq
            for command in guest.commands()
            if isinstance(command, Resume) and command.token == welcome.token
        }
        assert guest.at is None, "welcomed twice"
        assert seq <= self.house.kept, "welcomed too early"
        assert self._log.name.get(person) == name_key(welcome.you.name), "another's place"
        assert self._log.void.get(person, seq + 1) > seq, "a token that is void"
        if not brought:
            assert person not in self.secret, "a token that somebody has already"
            assert not welcome.resumed, "nobody asked for this place"
            self._honest[person], self._seen[person] = seq, set()
        elif not guest.truthful or welcome.gap:
            self._honest.pop(person, None)
        assert [name_key(who.name) for who in welcome.members] == self._log.members_at(seq), (
            "wrong members"
        )
        whole = seq if welcome.resumed else seq - 1  # events that there were
        answer = (welcome.replay, welcome.gap)
        pasts = [self._log.missed(person, claim, whole) for claim in brought]
        pasts = pasts or [(self._log.history(whole), False)]
        pasts = [(past, gap) for past, gap in pasts if (len(past), gap) == answer]
        assert pasts, "another past than was missed"
        guest.sees(welcome)
        guest.past.extend(pasts[0][0])
        guest.person, guest.at, guest.newest = person, seq, 0
        self.secret[person] = welcome.token
        if not guest.past:
            self._has_seen(guest, seq)

    def _be_told(self, guest: Guest, event: Stored) -> None:
        if guest.past:
            assert event == guest.past.popleft(), "another past than was missed"
            self._has_seen(guest, event.seq, event)
            if not guest.past:
                self._has_seen(guest, guest.at or 0)
        elif isinstance(event, Posted) and event.cid and event.seq <= guest.newest:
            pass  # what was sent again is acknowledged again
        else:
            guest.heard.append(event)
            guest.sees(event)
            self._has_seen(guest, event.seq, event)

    def _has_seen(self, guest: Guest, seq: int, event: Stored | None = None) -> None:
        """A guest knows all up to `seq`, by an event or by the end of a past."""
        guest.newest = max(guest.newest, seq)
        if guest.abandoned:
            return
        person = guest.person
        seen = self._seen.setdefault(person, set())
        self._newest[person] = max(self._newest.get(person, 0), seq)
        if event is not None:
            assert event.seq not in seen or person not in self._honest, "told over two connections"
            seen.add(event.seq)
        elif person in self._honest:
            mine = {each.seq for each in self._log.mine(person, self._honest[person], seq)}
            assert mine <= seen, "lost between two connections"

    def _compare(self, guest: Guest) -> None:
        """Each guest that is in heard all that is kept, once and in order, and nothing else."""
        if guest.at is not None and not guest.past:
            is_there = guest.patience is None and self.house.is_heard(guest.peer)
            while guest.at < self.house.kept:
                due = guest.reads(self._log.entries[guest.at])
                if len(guest.heard) < len(due):
                    assert not is_there, f"{guest.peer} was not told {due}"
                    break
                heard = [guest.heard.popleft() for _ in due]
                assert heard == due, f"{guest.peer} was not told {due}, but {heard}"
                guest.at += 1
        assert not guest.heard, f"{guest.peer} heard {guest.heard[0]!r}"

    def _check_who_is_seen(self, guest: Guest) -> None:
        """Once all is told, everybody knows the same people."""
        told = not self.house.hub._outbox._waiting and self.house.is_heard(guest.peer)
        if told and guest.at is not None and guest.is_native and guest.patience is None:
            members = list(self.house.hub._room.members)
            assert list(guest.roster.values()) == members, f"{guest.peer} sees others"

    def _check_who_is_waited_for(self) -> None:
        """Nobody whose connection is gone stays a member for longer than they are waited for."""
        limits = self._limits
        for who in self.house.hub._room.members:
            peer = who.port - 50_000
            if peer <= self._elder:
                plain = self._log.members[name_key(who.name)].startswith(b"peer ")
                latest = self._born + (0 if plain else limits.reopening)
            elif peer in self.house.closed_at:
                latest = self.house.closed_at[peer] + limits.legacy + limits.grace
            elif self.guests[peer].is_native:
                latest = self.guests[peer].spoken_at + limits.silence + limits.grace
            else:
                continue
            assert self.house.now <= latest + 3 * SWEEP, f"{who.name} is waited for"

    def _check_the_tables(self) -> None:
        """What the hub remembers is what there is: nothing stays behind."""
        hub = self.house.hub
        sessions, room, record = hub._sessions, hub._room, hub._outbox._record
        assert set(sessions) <= self.house.present | set(hub._alarms), "a session stayed behind"
        assert self.ended or self.house.present <= set(sessions)
        assert set(hub._alarms) <= set(sessions)
        sources = Counter(each.source for each in sessions.values())
        assert dict(hub._sources) == dict(sources), "a wrong count"  # a 0 would be one, too
        for session in sessions.values():
            gone = session.phase is Phase.GONE and session.codec is not None and not self.ended
            most = 0 if gone else session.most_waiting(self._limits)
            assert session.framer.pending <= most or self.ended, "bytes are kept for nothing"
        away, members = hub._reception._away, room._members
        knocking = {peer for peer, each in sessions.items() if each.knocking is not None}
        assert self.ended or knocking == set(hub._charter.waiting), "a knock stayed behind"
        for who in members.values():
            barred = hub._charter.bans.has(who.name, source_of(who.ip))
            assert who.host or not barred, "who is banned is in"
        assert set(away) <= set(members)
        assert hub._outbox.uncommitted >= 0
        assert hub._outbox._waiting or hub._outbox.uncommitted == 0, "nothing waits, and has a size"
        assert len(record.memory._recent) <= self._limits.missed
        if not self.ended:
            assert set(members) - set(away) <= set(sessions)
            assert all(members[peer].away for peer in away)
            assert {name_key(who.name) for who in members.values()} == set(self._log.members)
            seats = record.seats.present()
            assert {name_key(seat.member.name) for seat in seats} == set(self._log.members)

    def _check_the_files(self) -> None:
        """Who reads of a file can have it, and nobody has one whose message was taken back."""
        hub = self.house.hub
        shelf, told = hub._record.shelf, self._log.files_at(self.house.kept)
        for id_, stands in told.items():
            assert (shelf.find(id_) is not None) is stands, "a file that is not as was told"
        still = {each.blob for each in map(shelf.find, told) if each is not None}
        assert not still.intersection(self.house.dropped), "dropped, and promised"
        if self.ended:
            return  # every connection has had its last line
        carriers = {p for p, each in hub._sessions.items() if each.phase is Phase.CARRYING}
        porter = hub.porter
        assert set(porter._taking) | set(porter._giving) <= carriers, "nobody takes it any more"
        sources = Counter(hub._sessions[peer].source for peer in carriers)
        assert dict(porter._sources) == dict(sources), "a wrong count"
        whole = sum(cost(each.file.size) for each in shelf.uploads.values())
        whole += sum(cost(each.file.size) for each in shelf._told.values())
        assert shelf.size == whole, "a wrong size"
