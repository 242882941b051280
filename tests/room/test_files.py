"""Who may send and get a file, and when it is told: the hub's part, without a byte of it."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from app.config import Limits
from app.protocol.messages import (
    At,
    Code,
    Decreed,
    Ended,
    File,
    Offered,
    Reason,
    Received,
    Refused,
    Removed,
    Said,
    Told,
)
from app.room.history import History
from app.room.hub import Hub
from app.room.memory import Memory, size_of
from app.room.outbox import Give, Take
from app.room.porter import tidy_file_name
from app.room.shelf import AROUND
from tests.room.house import KEY, House

SHA = hashlib.sha256(b"x" * 1000).hexdigest()


class Depot(House):
    """A house with a disk that does what it is told."""

    def __init__(self, **how: Any) -> None:
        self.takes: list[Take] = []
        self.gives: list[Give] = []
        super().__init__(**how)

    def _obey(self, outputs: Any) -> None:
        for output in outputs:
            match output:
                case Take():
                    self.takes.append(output)
                case Give():
                    self.gives.append(output)
        super()._obey(outputs)

    def events(self, peer: int) -> list[Any]:
        return list(super().events(peer))

    def asks(self, peer: int, line: str) -> None:
        self.receives(peer, line.encode() + b"\n")

    def offers(self, peer: int, cid: str = "c1", **fields: Any) -> Any:
        """Offer a file; the answer."""
        self.hears(peer)
        self.asks(peer, offer(cid, **fields))
        (answer,) = self.events(peer)
        return answer

    def puts(self, file: str, have: int = 0) -> int:
        """A second connection, which is asked for the bytes."""
        peer = self.opens("10.0.0.1")
        self.asks(peer, f'{{"type":"put","file":"{file}"}}')
        self.is_ready(peer, have)
        return peer

    def shares(self, peer: int, cid: str = "c1", **fields: Any) -> str:
        """Send a whole file; its id."""
        offered = self.offers(peer, cid, **fields)
        assert isinstance(offered, Offered)
        self.completes(self.puts(offered.file))
        return offered.file


def offer(cid: str = "c1", **fields: Any) -> str:
    given = {"to": '""', "name": '"foto.png"', "size": "1000", "sha256": f'"{SHA}"'} | fields
    inner = ",".join(f'"{name}":{value}' for name, value in given.items())
    return f'{{"type":"offer","cid":"{cid}",{inner}}}'


def test_a_file_is_told_to_everyone_once_it_is_whole() -> None:
    house = Depot()
    ana, bia = house.member("ana"), house.member("bia")
    offered = house.offers(ana, text='"olhem"')
    assert offered == Offered(cid="c1", file="token-3")
    put = house.puts("token-3", have=400)
    assert house.events(put) == [At(offset=400)]
    assert house.events(bia) == []
    (take,) = house.takes
    assert (take.peer, take.size, take.sha256) == (put, 1000, SHA)
    house.completes(put)
    (heard,) = house.events(bia)
    assert isinstance(heard, Said)
    assert heard.file is not None
    assert (heard.author, heard.text, heard.cid) == ("ana", "olhem", None)
    assert (heard.file.id, heard.file.name, heard.file.size) == ("token-3", "foto.png", 1000)
    (own,) = house.events(ana)
    assert own.cid == "c1"
    assert house.events(put) == [Received()]
    assert house.hung_up == [put]


def test_nothing_is_told_before_the_message_is_on_the_disk() -> None:
    house = Depot(slow_disk=True)
    ana = house.member("ana")
    offered = house.offers(ana)
    put = house.puts(offered.file)
    house.events(put)
    house.completes(put)
    assert house.events(put) == house.events(ana) == []
    house.commits()
    assert house.events(put) == [Received()]
    assert house.events(ana)[0].cid == "c1"


def test_a_private_file_is_told_to_two_people() -> None:
    house = Depot()
    ana, bia, caio = house.member("ana"), house.member("bia"), house.member("caio")
    house.shares(ana, to='"BIA"')
    (own,), (heard,) = house.events(ana), house.events(bia)
    assert isinstance(own, Told)
    assert isinstance(heard, Told)
    assert (heard.to, heard.cid) == ("bia", None)
    assert house.events(caio) == []


def test_a_misspelt_recipient_makes_no_file_public() -> None:
    house = Depot()
    ana = house.member("ana")
    house.asks(ana, offer().replace('"to":""', '"two":"bia"'))
    assert house.events(ana) == [Refused(code=Code.MALFORMED, detail="to", cid="c1")]


@pytest.mark.parametrize(
    ("limits", "fields", "refused"),
    [
        ({"file": 999}, {}, Refused(code=Code.FILE_LARGE, limit=999)),
        ({}, {"name": '"../.."'}, Refused(code=Code.FILE_NAME)),
        ({}, {"name": '"\\u202e\\u0007"'}, Refused(code=Code.FILE_NAME)),
        ({}, {"to": '"caio"'}, Refused(code=Code.TO_UNKNOWN, detail="caio")),
        ({}, {"to": '"ana"'}, Refused(code=Code.TO_SELF)),
        ({}, {"text": f'"{"a" * 4001}"'}, Refused(code=Code.TEXT_LONG, limit=4000)),
        (
            {"file": AROUND, "files": AROUND},
            {"size": f"{AROUND}"},
            None,
        ),
    ],
)
def test_an_offer_is_refused_for_its_reason(
    limits: dict[str, Any], fields: dict[str, Any], refused: Refused | None
) -> None:
    house = Depot(limits=Limits(**limits))
    answer = house.offers(house.member("ana"), **fields)
    if refused is None:
        assert isinstance(answer, Offered)
    else:
        assert answer == Refused(
            code=refused.code, detail=refused.detail, limit=refused.limit, cid="c1"
        )


def test_strangers_offer_nothing_and_a_room_may_take_no_files() -> None:
    house = Depot()
    stranger = house.opens()
    house.asks(stranger, offer())
    assert house.events(stranger) == [Refused(code=Code.NOT_JOINED, cid="c1")]

    class Closed(Hub):
        def __init__(self, *args: Any, **named: Any) -> None:
            super().__init__(*args, files=False, **named)

    closed = Depot(hub=Closed)
    assert closed.offers(closed.member("ana")) == Refused(code=Code.FILES_OFF, cid="c1")


def test_a_host_keeps_the_files_to_the_hosts_and_gives_them_back() -> None:
    house = Depot()
    prof, ana = house.host("prof"), house.member("ana")
    house.asks(prof, '{"type":"decree","no_files":true}')
    assert house.events(ana) == [Decreed(no_files=True)]
    assert house.offers(ana) == Refused(code=Code.FILES_OFF, cid="c1")
    assert isinstance(house.offers(prof), Offered)
    bia = house.opens()
    house.asks(bia, '{"type":"join","name":"bia"}')
    assert house.events(bia)[0].no_files
    house.asks(prof, '{"type":"decree"}')
    house.hears(ana)
    assert isinstance(house.offers(ana, "c2"), Offered)


def test_all_files_of_a_room_have_a_bound_that_giving_up_frees() -> None:
    house = Depot(limits=Limits(file=AROUND, files=2 * AROUND))
    ana = house.member("ana")
    first = house.offers(ana, "c1")
    house.offers(ana, "c2")
    full = Refused(code=Code.FILES_FULL, limit=2 * AROUND, cid="c3")
    assert house.offers(ana, "c3") == full
    house.asks(ana, f'{{"type":"withdraw","file":"{first.file}"}}')
    assert house.events(ana) == []
    assert len(house.dropped) == 1
    assert isinstance(house.offers(ana, "c3"), Offered)
    house.shares(ana, "c2")
    house.events(ana)
    assert house.offers(ana, "c4").code == Code.FILES_FULL


def test_one_person_has_few_files_open_and_old_ones_are_given_up() -> None:
    house = Depot(limits=Limits(uploads=2, upload_kept=100))
    ana, bia = house.member("ana"), house.member("bia")
    house.offers(ana, "c1")
    house.offers(ana, "c2")
    assert house.offers(ana, "c3") == Refused(code=Code.FILES_OPEN, limit=2, cid="c3")
    assert isinstance(house.offers(bia, "c1"), Offered)
    for _ in range(11):
        house.waits(10)
        for peer in (ana, bia):
            house.asks(peer, '{"type":"pong"}')
            house.events(peer)
    assert len(house.dropped) == 3
    assert isinstance(house.offers(ana, "c3"), Offered)


def test_an_offer_that_comes_again_is_the_same_and_another_one_is_refused() -> None:
    house = Depot()
    ana, bia = house.member("ana"), house.member("bia")
    first = house.offers(ana)
    assert house.offers(ana) == first
    reused = Refused(code=Code.CID_REUSED, cid="c1")
    assert house.offers(ana, size="999") == reused
    assert house.offers(ana, to='"bia"') == reused
    house.completes(house.puts(first.file))
    (own,) = house.events(ana)
    house.events(bia)
    assert house.offers(ana) == own
    assert house.offers(ana, text='"outro"') == reused
    assert house.events(bia) == []
    put = house.puts(first.file)
    assert house.events(put) == [Received()]
    house.asks(ana, '{"type":"say","cid":"c9","text":"oi"}')
    house.events(ana)
    assert house.offers(ana, "c9") == Refused(code=Code.CID_REUSED, cid="c9")


def test_whoever_knows_the_id_gets_the_bytes_from_an_offset_on() -> None:
    house = Depot()
    ana = house.member("ana")
    file = house.shares(ana)
    get = house.opens()
    house.asks(get, f'{{"type":"get","file":"{file}","offset":400}}')
    (give,) = house.gives
    assert (give.peer, give.offset, give.size) == (get, 400, 1000)
    assert give.blob == house.takes[0].blob
    house._obey(house.hub.porter.ready(get, 400, house.now))
    assert house.events(get) == [At(offset=400)]
    house.waits(100)  # no heartbeat, and no other line, stands among the bytes
    assert house.hears(get) == b""
    house.shuts()
    assert get in house.aborted
    assert house.hears(get) == b""


@pytest.mark.parametrize("kind", ["put", "get"])
def test_an_id_that_was_not_given_is_unknown(kind: str) -> None:
    house = Depot()
    ana = house.member("ana")
    offered = house.offers(ana)
    peer = house.opens()
    wrong = "x" * 22 if kind == "put" else offered.file  # offered, and not whole
    house.asks(peer, f'{{"type":"{kind}","file":"{wrong}"}}')
    assert house.events(peer) == [Refused(code=Code.FILE_UNKNOWN)]
    assert not house.takes
    assert not house.gives


def test_members_cannot_turn_their_own_connection_into_one_for_bytes() -> None:
    house = Depot()
    ana = house.member("ana")
    offered = house.offers(ana)
    house.asks(ana, f'{{"type":"put","file":"{offered.file}"}}')
    assert house.events(ana) == [Refused(code=Code.ALREADY_JOINED)]


def test_only_so_many_are_on_their_way_at_once() -> None:
    house = Depot(limits=Limits(transfers=2, transfers_per_address=1))
    file = house.shares(house.member("ana"))

    def gets(ip: str) -> int:
        peer = house.opens(ip)
        house.asks(peer, f'{{"type":"get","file":"{file}"}}')
        return peer

    house.closes(house.takes[0].peer)
    first, second = gets("10.1.0.1"), gets("10.1.0.1")
    assert house.events(second) == [Refused(code=Code.FILE_BUSY, limit=1)]
    gets("10.1.0.2")
    assert house.events(gets("10.1.0.3")) == [Refused(code=Code.FILE_BUSY, limit=2)]
    house.closes(first)
    house.asks(second, f'{{"type":"get","file":"{file}"}}')
    assert [give.peer for give in house.gives][-1] == second


def test_a_second_connection_for_the_same_bytes_takes_the_place_of_the_first() -> None:
    house = Depot()
    offered = house.offers(house.member("ana"))
    first = house.puts(offered.file)
    second = house.puts(offered.file)
    assert house.aborted == [first]
    house.completes(first)  # too late, and nothing comes of it
    assert house.stored[-1].seq == 1
    house.completes(second)
    assert house.stored[-1].seq == 2


def test_bytes_that_come_before_they_are_asked_for_cut_the_connection() -> None:
    house = Depot()
    offered = house.offers(house.member("ana"))
    peer = house.opens()
    house.asks(peer, f'{{"type":"put","file":"{offered.file}"}}\nxxxx')
    assert house.aborted == [peer]
    assert house.takes == []


def test_what_the_disk_says_is_told_and_the_upload_can_go_on() -> None:
    house = Depot()
    ana = house.member("ana")
    offered = house.offers(ana)
    put = house.puts(offered.file)
    house.events(put)
    house.fails(put, Code.FILE_DISK)
    assert house.events(put) == [Refused(code=Code.FILE_DISK)]
    assert put in house.hung_up
    house.closes(put)
    house.completes(house.puts(offered.file, have=10))
    assert house.events(ana)[0].cid == "c1"


def test_whoever_is_gone_sends_nothing_any_more_and_does_when_back() -> None:
    house = Depot()
    ana, bia = house.member("ana"), house.member("bia")
    offered = house.offers(ana)
    put = house.puts(offered.file)
    house.events(put)
    house.asks(ana, '{"type":"leave"}')
    house.closes(ana)
    house.events(bia)
    house.completes(put)
    assert house.events(put) == [Refused(code=Code.NOT_JOINED)]
    house.closes(put)
    again = house.member("ana")
    house.events(bia)
    house.completes(house.puts(house.offers(again).file))
    assert len(house.events(bia)) == 1
    assert house.takes[0].blob == house.takes[1].blob
    assert house.dropped == []


def test_a_recipient_who_left_meanwhile_gets_nothing_and_the_author_learns_it() -> None:
    house = Depot()
    ana, bia = house.member("ana"), house.member("bia")
    offered = house.offers(ana, to='"bia"')
    put = house.puts(offered.file)
    house.events(put)
    house.asks(bia, '{"type":"leave"}')
    house.events(ana)
    house.completes(put)
    assert house.events(ana) == [Refused(code=Code.TO_UNKNOWN, detail="bia", cid="c1")]
    assert house.events(put) == [Refused(code=Code.TO_UNKNOWN)]
    assert house.dropped == [house.takes[0].blob]


def test_files_are_in_the_past_of_joiners_and_of_those_who_come_back() -> None:
    house = Depot()
    ana = house.member("ana")
    file = house.shares(ana)
    bia = house.opens()
    house.asks(bia, '{"type":"join","name":"bia"}')
    past = house.events(bia)[1]
    assert past.file.id == file
    assert past.cid is None


def test_a_room_that_opens_again_still_has_its_files_however_old_they_are() -> None:
    house = Depot()
    ana = house.member("ana")
    file = house.shares(ana)
    house.shares(ana, "c2", to='""', size="7")
    history = History(None)
    history.append(house.stored)
    small = Limits(history=1, missed=1)
    record = history.record(small)
    assert history.tail(2) == house.stored[-2:]
    kept = record.shelf.find(file)
    assert kept is not None
    assert kept.blob == house.takes[0].blob
    assert record.shelf.size == 2 * AROUND
    message = house.stored[-2].seq
    history.append([Removed(seq=message + 9, time=0, author="ana", message=message)])
    assert history.record(small).shelf.find(file) is None
    history.close()


def test_an_upload_that_a_restart_cut_goes_to_the_same_place_again() -> None:
    before, after = Depot(), Depot()
    for house in (before, after):
        house.puts(house.offers(house.member("ana")).file)
    assert before.takes[0].blob == after.takes[0].blob
    other = Depot()
    other.puts(other.offers(other.member("bia")).file)
    assert other.takes[0].blob != before.takes[0].blob


def test_the_end_of_a_room_is_told_to_those_who_send_files() -> None:
    house = Depot()
    put = house.puts(house.offers(house.member("ana")).file)
    house.events(put)
    house.shuts()
    assert house.events(put) == [Ended(reason=Reason.CLOSED)]


def test_the_file_of_a_message_that_was_taken_back_is_gone() -> None:
    house = Depot(limits=Limits(file=AROUND, files=AROUND))
    ana = house.member("ana")
    file = house.shares(ana)
    seq = house.stored[-1].seq
    assert house.offers(ana, "c2").code == Code.FILES_FULL
    house.hub.porter.remove(seq)
    house.hub.porter.remove(seq)
    house.asks(ana, '{"type":"ping"}')
    assert house.dropped == [house.takes[0].blob]
    get = house.opens()
    house.asks(get, f'{{"type":"get","file":"{file}"}}')
    assert house.events(get) == [Refused(code=Code.FILE_UNKNOWN)]
    assert isinstance(house.offers(ana, "c2"), Offered)


def test_the_file_of_a_removed_message_is_dropped_once_that_is_on_the_disk() -> None:
    house = Depot(slow_disk=True)
    ana, bia = house.member("ana"), house.member("bia")
    file = house.shares(ana)
    house.commits()
    seq = house.stored[-1].seq
    get = house.opens()
    house.asks(get, f'{{"type":"get","file":"{file}"}}')
    house.is_ready(get, 0)
    house.silence()
    house.asks(ana, f'{{"type":"remove","cid":"c2","message":{seq}}}')
    assert house.dropped == []
    assert house.aborted == []
    assert house.hears(bia) == b""
    house.commits()
    (removed,) = house.events(bia)
    assert (removed.message, removed.author) == (seq, "ana")
    assert house.dropped == [house.takes[0].blob]
    assert house.aborted == [get]  # it was in the midst of the bytes
    other = house.opens()
    house.asks(other, f'{{"type":"get","file":"{file}"}}')
    assert house.events(other) == [Refused(code=Code.FILE_UNKNOWN)]
    assert house.offers(ana).code == Code.CID_REUSED


def test_the_end_of_a_room_before_that_is_on_the_disk_drops_nothing() -> None:
    house = Depot(slow_disk=True)
    ana = house.member("ana")
    house.shares(ana)
    house.commits()
    house.asks(ana, f'{{"type":"remove","cid":"c2","message":{house.stored[-1].seq}}}')
    house.loses_its_disk()
    assert house.dropped == []


def test_whoever_comes_later_reads_of_no_file_in_a_removed_message() -> None:
    house = Depot()
    ana = house.member("ana")
    house.shares(ana, text='"olhem"')
    house.asks(ana, f'{{"type":"remove","cid":"c2","message":{house.stored[-1].seq}}}')
    bia = house.opens()
    house.asks(bia, '{"type":"join","name":"bia"}')
    past = house.events(bia)[1]
    assert (past.text, past.removed, past.file) == ("", True, None)


def test_a_restart_does_not_bring_the_file_of_a_removed_message_back(tmp_path: Path) -> None:
    house = Depot()
    ana = house.member("ana")
    file = house.shares(ana)
    other = house.shares(ana, "c2")
    house.asks(ana, f'{{"type":"remove","cid":"c3","message":{house.stored[-2].seq}}}')
    for limits in (Limits(), Limits(history=1, missed=1)):
        path = tmp_path / f"{limits.history}.sqlite3"
        history = History(path)
        history.append(house.stored)  # said, and removed, at one time
        history.close()
        history = History(path)
        shelf = history.record(limits).shelf
        history.close()
        assert shelf.find(file) is None
        assert shelf.find(other) is not None
        assert len(shelf.blobs()) == 1


def test_a_message_with_a_file_is_answered_and_reacted_to_as_any_other() -> None:
    house = Depot()
    ana, bia = house.member("ana"), house.member("bia")
    house.shares(ana, to='"bia"')
    seq = house.stored[-1].seq
    house.asks(bia, f'{{"type":"react","cid":"b1","message":{seq},"emoji":"👍"}}')
    house.asks(bia, f'{{"type":"tell","cid":"b2","to":"ana","text":"linda","reply":{seq}}}')
    house.silence()
    caio = house.member("caio")
    house.asks(caio, f'{{"type":"react","cid":"x","message":{seq},"emoji":"👍"}}')
    assert house.events(caio) == [Refused(code=Code.MESSAGE_UNKNOWN, cid="x")]
    memory = house.hub._record.memory.message(seq)
    assert memory is not None
    assert isinstance(memory.event, Told)
    now = memory.now
    assert isinstance(now, Said | Told)
    assert [each.names for each in now.reactions] == [("bia",)]
    assert memory.event.file is not None


def test_a_file_can_answer_a_message() -> None:
    house = Depot()
    ana, bia = house.member("ana"), house.member("bia")
    house.asks(bia, '{"type":"say","cid":"b1","text":"e a foto?"}')
    seq = house.stored[-1].seq
    house.shares(ana, reply=str(seq))
    assert house.events(bia)[-1].reply == seq
    assert house.offers(ana, reply=str(seq)).reply == seq  # told again, to its author alone
    assert house.offers(ana).code == Code.CID_REUSED  # that is another message
    assert house.offers(ana, "c2", reply="99").code == Code.MESSAGE_UNKNOWN


def test_who_may_not_speak_sends_no_file_not_even_one_that_was_offered_before() -> None:
    house = Depot()
    house.opens()
    house.asks(1, f'{{"type":"join","name":"host","key":"{KEY}"}}')
    ana, bia = house.member("ana"), house.member("bia")
    put = house.puts(house.offers(ana).file)
    house.asks(1, '{"type":"mute","name":"ana"}')
    house.silence()
    house.completes(put)
    assert house.events(ana) == [Refused(code=Code.MUTED, cid="c1")]
    assert house.events(put) == [Refused(code=Code.MUTED)]
    assert house.dropped == [house.takes[0].blob]
    assert house.offers(ana, "c2").code == Code.MUTED
    assert house.offers(ana, "c3", to='"bia"').code == Code.MUTED
    assert isinstance(house.offers(ana, "c4", to='"host"'), Offered)
    assert house.events(bia) == []


def test_a_host_removes_the_file_of_somebody_else() -> None:
    house = Depot()
    house.opens()
    house.asks(1, f'{{"type":"join","name":"host","key":"{KEY}"}}')
    house.shares(house.member("ana"))
    house.asks(1, f'{{"type":"remove","cid":"h1","message":{house.stored[-1].seq}}}')
    assert house.dropped == [house.takes[0].blob]


def test_editing_changes_what_is_said_with_a_file_also_into_nothing() -> None:
    house = Depot()
    ana, bia = house.member("ana"), house.member("bia")
    house.shares(ana, text='"olhem"')
    seq = house.stored[-1].seq
    for number, text in enumerate(("vejam", "")):
        house.silence()
        house.asks(ana, f'{{"type":"edit","cid":"e{number}","message":{seq},"text":"{text}"}}')
        (edited,) = house.events(bia)
        assert (edited.message, edited.text) == (seq, text)
    message = house.hub._record.memory.message(seq)
    assert message is not None
    assert isinstance(message.event, Said)
    assert message.event.edited
    assert message.event.file is not None
    house.asks(ana, '{"type":"say","cid":"s1","text":"oi"}')
    house.silence()
    seq = house.stored[-1].seq
    house.asks(ana, f'{{"type":"edit","cid":"e3","message":{seq},"text":""}}')
    assert house.events(ana) == [Refused(code=Code.TEXT_EMPTY, cid="e3")]


def test_a_file_counts_in_the_memory_of_a_room_until_it_is_removed() -> None:
    file = File(id="x", name="é" * 10, size=1, sha256=SHA)
    said = Said(seq=1, time=1, author="ana", text="oi", file=file)
    bare = size_of(Said(seq=1, time=1, author="ana", text=""))
    assert size_of(said) == 2 * bare + 20 + 2
    memory = Memory(Limits(), repeatable=9)
    memory.keep(said, b"ana")
    memory.keep(Removed(seq=2, time=1, author="ana", message=1), b"ana")
    assert memory._size == 2 * bare


def test_plain_guests_read_that_there_is_a_file() -> None:
    house = Depot()
    ana, bia, caio = house.member("ana"), house.guest("bia"), house.guest("caio")
    house.shares(ana, size="2202009", text='"olhem"')
    assert house.reads(bia) == "[09:12] ana enviou um arquivo: foto.png (2,1 MB): olhem\n"
    house.shares(ana, "c2", to='"bia"')
    assert house.reads(bia) == "[09:12] ana (privado) enviou um arquivo: foto.png (1000 B)\n"
    assert len(house.reads(caio).splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("foto.png", "foto.png"),
        ("..\\..\\x", "x"),
        ("/etc/passwd", "passwd"),
        ("C:\\CON", "CON"),  # whoever saves it gives it another name
        ("duas\nlinhas\t.txt", "duas linhas .txt"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("", ""),
        ("pasta/", ""),
        ("..", ""),
        ("é" * 200 + ".tar", "é" * 146 + ".tar"),
        ("x" * 200, "x" * 150),
    ],
)
def test_a_name_is_kept_without_its_path_on_one_line(name: str, tidy: str) -> None:
    assert tidy_file_name(name, 150) == tidy
