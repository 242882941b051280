"""A file on its way belongs to a person, not to a name; and what becomes of it when they go."""

import pytest

from app.config import Limits
from app.protocol.messages import (
    At,
    Code,
    Ended,
    Offered,
    Reason,
    Received,
    Refused,
    Said,
    Told,
    Welcomed,
)
from app.room.shelf import AROUND
from tests.room.house import KEY
from tests.room.test_files import Depot, offer


def enters(house: Depot, name: str) -> tuple[int, str]:
    """A native member, and their token."""
    peer = house.opens()
    house.asks(peer, f'{{"type":"join","name":"{name}"}}')
    (welcomed,) = [each for each in house.events(peer) if isinstance(each, Welcomed)]
    return peer, welcomed.token


def returns(house: Depot, token: str) -> int:
    peer = house.opens()
    house.asks(peer, f'{{"type":"resume","token":"{token}"}}')
    assert any(isinstance(each, Welcomed) for each in house.events(peer))
    return peer


def leaves(house: Depot, peer: int) -> None:
    house.asks(peer, '{"type":"leave"}')
    house.closes(peer)


def goes(house: Depot, peer: int, *others: int) -> None:
    """The connection breaks, and the place is not kept any longer; the `others` stay."""
    house.closes(peer, Reason.LOST)
    for _ in range(11):
        for other in others:
            house.asks(other, '{"type":"pong"}')
        house.waits(1)
    house.silence()


@pytest.mark.parametrize("way", ["left", "lost"])
def test_whoever_takes_a_name_does_not_say_the_file_of_who_had_it_before(way: str) -> None:
    house = Depot()
    old, bia = house.member("ana"), house.member("bia")
    put = house.puts(house.offers(old, text='"isto vem da ana"').file)
    if way == "left":
        leaves(house, old)
    else:
        goes(house, old, bia)
    new = house.member("ana")
    house.silence()
    house.completes(put)
    assert house.events(put) == [Refused(code=Code.NOT_JOINED)]
    assert house.events(new) == house.events(bia) == []


def test_who_comes_back_with_the_token_says_the_file_after_all() -> None:
    house = Depot()
    ana, token = enters(house, "ana")
    bia = house.member("bia")
    file = house.offers(ana).file
    put = house.puts(file)
    goes(house, ana, bia)
    again = returns(house, token)
    house.silence()
    house.completes(put)
    assert house.events(put) == [Received()]
    (own,) = house.events(again)
    assert (own.cid, own.author, own.file.id) == ("c1", "ana", file)
    (heard,) = house.events(bia)
    assert isinstance(heard, Said)


def test_the_rules_do_not_give_way_to_who_had_the_name_of_the_host_before() -> None:
    house = Depot()
    old, bia = house.member("prof"), house.member("bia")
    put = house.puts(house.offers(old).file)
    leaves(house, old)
    prof = house.host("prof")
    house.asks(prof, '{"type":"decree","quiet":true,"no_files":true}')
    house.silence()
    house.completes(put)
    assert house.events(put) == [Refused(code=Code.NOT_JOINED)]
    assert house.events(bia) == []


@pytest.mark.parametrize("way", ["left", "lost"])
def test_a_private_file_is_not_told_to_whoever_took_the_name_of_its_recipient(way: str) -> None:
    house = Depot()
    ana, bia = house.member("ana"), house.member("bia")
    put = house.puts(house.offers(ana, to='"bia"').file)
    if way == "left":
        leaves(house, bia)
    else:
        goes(house, bia, ana)
    thief = house.member("bia")
    house.silence()
    house.completes(put)
    assert house.events(thief) == []
    assert house.events(ana) == [Refused(code=Code.TO_UNKNOWN, detail="bia", cid="c1")]
    assert house.events(put) == [Refused(code=Code.TO_UNKNOWN)]
    assert house.dropped == [house.takes[0].blob]


@pytest.mark.parametrize("whole", [True, False], ids=["before", "after"])
def test_an_author_who_was_away_does_not_offer_it_to_the_other_one(*, whole: bool) -> None:
    """Programs offer again what they do not know of: that is no wish to send it to a stranger."""
    house = Depot()
    ana, token = enters(house, "ana")
    bia = house.member("bia")
    put = house.puts(house.offers(ana, to='"bia"').file)
    house.events(put)
    leaves(house, bia)
    thief = house.member("bia")
    house.closes(ana, Reason.LOST)
    if whole:
        house.completes(put)
        assert house.events(put) == [Refused(code=Code.TO_UNKNOWN)]
        house.closes(put)
    again = returns(house, token)
    house.silence()
    refused = Refused(code=Code.TO_UNKNOWN, detail="bia", cid="c1")
    assert house.offers(again, to='"bia"') == refused
    assert house.dropped == [house.takes[0].blob]
    assert house.events(thief) == []
    assert isinstance(house.offers(again, to='"bia"'), Offered)  # now they know


def test_a_private_file_reaches_who_came_back_with_their_token() -> None:
    house = Depot()
    ana = house.member("ana")
    bia, token = enters(house, "bia")
    put = house.puts(house.offers(ana, to='"bia"').file)
    goes(house, bia, ana)
    again = returns(house, token)
    house.silence()
    house.completes(put)
    (told,) = house.events(again)
    assert isinstance(told, Told)


def test_a_plain_guest_is_who_it_was_for_as_long_as_its_connection_stands() -> None:
    house = Depot()
    ana, bia, caio = house.member("ana"), house.guest("bia"), house.guest("caio")
    to_bia = house.puts(house.offers(ana, "c1", to='"bia"').file)
    to_caio = house.puts(house.offers(ana, "c2", to='"caio"').file)
    house.closes(bia)
    other = house.guest("bia")
    house.completes(to_bia)
    house.completes(to_caio)
    assert house.reads(other) == ""
    assert house.reads(caio) == "[09:12] ana (privado) enviou um arquivo: foto.png (1000 B)\n"
    refused, told = house.events(ana)
    assert refused == Refused(code=Code.TO_UNKNOWN, detail="bia", cid="c1")
    assert isinstance(told, Told)


def test_what_others_offered_under_a_name_is_neither_counted_nor_withdrawn() -> None:
    house = Depot(limits=Limits(uploads=2))
    old, bia = house.member("ana"), house.member("bia")
    file = house.offers(old, "c1").file
    house.offers(old, "c2")
    goes(house, old, bia)
    new = house.member("ana")
    house.asks(new, f'{{"type":"withdraw","file":"{file}"}}')
    assert house.events(new) == [Refused(code=Code.FILE_UNKNOWN)]
    assert isinstance(house.offers(new, "c3"), Offered)
    assert isinstance(house.offers(new, "c4"), Offered)
    assert house.offers(new, "c5").code == Code.FILES_OPEN


def test_the_same_offer_by_who_came_anew_goes_on_behind_the_bytes_under_an_id_of_its_own() -> None:
    house = Depot()
    old, bia = house.member("ana"), house.member("bia")
    first = house.offers(old)
    before = house.puts(first.file)
    leaves(house, old)
    new = house.member("ana")
    second = house.offers(new)
    assert isinstance(second, Offered)
    assert second.file != first.file
    assert before in house.aborted
    assert house.dropped == []
    put = house.puts(second.file, have=400)
    assert house.takes[0].blob == house.takes[1].blob
    assert house.events(put) == [At(offset=400)]
    gone = house.opens()
    house.asks(gone, f'{{"type":"put","file":"{first.file}"}}')
    assert house.events(gone) == [Refused(code=Code.FILE_UNKNOWN)]
    house.silence()
    house.completes(put)
    assert house.events(new)[0].cid == "c1"
    assert len(house.events(bia)) == 1


def test_another_file_under_the_cid_of_who_had_the_name_before_is_no_repeat() -> None:
    house = Depot()
    old, bia = house.member("ana"), house.member("bia")
    put = house.puts(house.offers(old).file)
    goes(house, old, bia)
    new = house.member("ana")
    assert isinstance(house.offers(new, size="7"), Offered)
    assert put in house.aborted
    assert house.dropped == [house.takes[0].blob]
    assert house.hub._record.shelf.size == AROUND


@pytest.mark.parametrize("ban", ["true", "false"])
def test_the_files_of_who_is_put_out_make_place_at_once(ban: str) -> None:
    house = Depot(limits=Limits(file=AROUND, files=2 * AROUND))
    prof, mal = house.host("prof"), house.member("mal")
    put = house.puts(house.offers(mal, "c1").file)
    house.offers(mal, "c2")
    assert house.offers(prof).code == Code.FILES_FULL
    house.asks(prof, f'{{"type":"expel","name":"mal","ban":{ban}}}')
    assert isinstance(house.offers(prof), Offered)
    assert len(house.dropped) == 2
    assert put in house.aborted


def test_the_place_is_free_for_who_takes_the_name_of_somebody_put_out() -> None:
    """The same offer, too, which finds that of before given up."""
    house = Depot(limits=Limits(file=AROUND, files=AROUND))
    prof, mal = house.host("prof"), house.member("mal")
    house.offers(mal)
    house.asks(prof, '{"type":"expel","name":"mal"}')
    again = house.member("mal")
    assert isinstance(house.offers(again), Offered)
    assert len(house.dropped) == 1


def test_the_files_of_who_was_put_out_go_also_when_nobody_needs_their_place() -> None:
    house = Depot()
    prof, mal = house.host("prof"), house.member("mal")
    house.offers(mal)
    house.closes(mal, Reason.LOST)  # and is put out while away
    house.asks(prof, '{"type":"expel","name":"mal"}')
    house.waits(1.1)
    assert len(house.dropped) == 1
    assert house.hub._record.shelf.size == 0


def test_the_files_of_who_left_wait_for_a_while_and_go() -> None:
    house = Depot()
    ana, bia = house.member("ana"), house.member("bia")
    put = house.puts(house.offers(ana).file)
    leaves(house, ana)
    house.waits(house.limits.grace - 1)
    assert house.dropped == []
    house.asks(bia, '{"type":"pong"}')
    house.waits(3)
    assert len(house.dropped) == 1
    assert put in house.aborted


def test_the_files_of_who_may_come_back_wait_for_them() -> None:
    house = Depot()
    ana, bia = house.member("ana"), house.member("bia")
    house.offers(ana)
    goes(house, ana, bia)
    for _ in range(60):
        house.asks(bia, '{"type":"pong"}')
        house.waits(10)
    assert house.dropped == []


# What stands behind `put` on its connection


def test_nothing_counts_behind_the_put_of_a_file_that_is_there_already() -> None:
    house = Depot()
    ana, bia = house.member("ana"), house.member("bia")
    file = house.shares(ana)
    other = house.offers(ana, "c2").file
    house.silence()
    put = house.opens()
    lines = (
        f'{{"type":"put","file":"{file}"}}\n{{"type":"join","name":"fantasma"}}\n'
        '{"type":"say","cid":"1","text":"buu"}\n'
    )
    house.receives(put, lines.encode())
    assert house.events(put) == [Received()]
    house.receives(put, f'{{"type":"put","file":"{other}"}}\n'.encode())
    house.waits(2)
    assert house.events(bia) == house.events(put) == []
    assert house.hung_up[-1] == put
    assert house.hub._sessions[put].framer.pending == 0
    assert len(house.takes) == 1
    house.closes(put)


def test_nothing_counts_behind_the_put_of_a_file_that_waits_for_the_disk() -> None:
    house = Depot(slow_disk=True)
    ana = house.member("ana")
    offered = house.offers(ana)
    first = house.puts(offered.file)
    house.completes(first)
    put = house.opens()
    house.asks(put, f'{{"type":"put","file":"{offered.file}"}}')
    house.asks(put, '{"type":"join","name":"fantasma"}')
    house.commits()
    assert house.events(put) == [Received()]
    assert house.hub.people == 1


def test_the_end_of_the_room_is_the_last_line_of_a_put_that_waits_for_the_disk() -> None:
    house = Depot(slow_disk=True)
    ana = house.member("ana")
    offered = house.offers(ana)
    house.completes(house.puts(offered.file))
    put = house.opens()
    house.asks(put, f'{{"type":"put","file":"{offered.file}"}}')
    house.loses_its_disk()
    assert house.events(put) == [Ended(reason=Reason.CLOSED)]


def test_a_second_put_takes_the_place_of_the_first_also_when_no_other_one_is_free() -> None:
    house = Depot(limits=Limits(transfers=3, transfers_per_address=2))
    ana = house.member("ana")
    first, second, third = (house.offers(ana, f"c{number}").file for number in range(3))
    one, two = house.puts(first), house.puts(second)
    again = house.puts(first)
    assert house.aborted == [one]
    assert house.events(again) == [At(offset=0)]
    other = house.opens("10.0.0.9")
    house.asks(other, f'{{"type":"put","file":"{third}"}}')
    house.is_ready(other, 0)
    assert house.events(other) == [At(offset=0)]
    assert two not in house.aborted


def test_a_second_put_that_gets_no_place_leaves_the_first_its_own() -> None:
    house = Depot(limits=Limits(transfers=3, transfers_per_address=1))
    ana = house.member("ana")
    file = house.offers(ana, "c1").file
    first = house.opens("10.0.0.9")
    house.asks(first, f'{{"type":"put","file":"{file}"}}')
    house.is_ready(first, 0)
    house.puts(house.offers(ana, "c2").file)  # the only place of 10.0.0.1
    again = house.opens("10.0.0.1")
    house.asks(again, f'{{"type":"put","file":"{file}"}}')
    assert house.events(again) == [Refused(code=Code.FILE_BUSY, limit=1)]
    assert house.aborted == []
    house.silence()
    house.completes(first)
    assert house.events(ana)[0].cid == "c1"


def test_a_host_is_told_a_private_file_in_a_quiet_room_only_if_it_is_the_same_one() -> None:
    house = Depot()
    ana = house.member("ana")
    old = house.host("prof")
    put = house.puts(house.offers(ana, to='"prof"').file)
    leaves(house, old)
    new = house.opens()
    house.asks(new, f'{{"type":"join","name":"prof","key":"{KEY}"}}')
    house.silence()
    house.completes(put)
    assert house.events(new) == []
    assert house.events(ana) == [Refused(code=Code.TO_UNKNOWN, detail="prof", cid="c1")]


def test_an_offer_that_is_refused_costs_who_had_the_name_before_nothing() -> None:
    house = Depot(limits=Limits(file=2000))
    old, bia = house.member("ana"), house.member("bia")
    put = house.puts(house.offers(old).file)
    goes(house, old, bia)
    new = house.member("ana")
    house.asks(new, offer(size="2001"))
    assert house.events(new)[-1].code == Code.FILE_LARGE
    assert house.aborted == []
    assert put in house.carried
