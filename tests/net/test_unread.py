"""What all those who do not read may cost the room together."""

from dataclasses import replace

import pytest

from app.net.server import Server
from app.protocol.messages import Left, Reason
from tests.support.fixtures import RoomMaker
from tests.support.guests import RawGuest
from tests.support.running import QUICK, OpenRoom

TOGETHER = replace(
    QUICK,
    burst=25,
    unsent=2_000_000,
    unsent_total=2_000_000,
    history_bytes=65_536,
    missed_bytes=65_536,
)


class ServerThatCountsForEachAlone(Server):
    """Broken on purpose: many who do not read cost many times what one may cost."""

    def _relieve(self) -> None:
        pass


def unread(room: OpenRoom) -> list[int]:
    return [transport.flush() for transport in room.server._transports.values()]


def talks(room: OpenRoom, guest: RawGuest) -> None:
    """100 kB, told to everybody."""
    heard = len(room.happened) + 25
    guest.send((b"x" * 3_999 + b"\n") * 25)
    room.wait(lambda: len(room.happened) >= heard)


def check_that_who_is_furthest_behind_is_cut(room: OpenRoom) -> None:
    """Five sleep, and one of them for longer; none of them is beyond the limit for one."""
    ana = room.guest("ana")
    first = room.guest("dorminhoca", small=True)
    while sum(unread(room)) < 700_000:
        talks(room, ana)
    sleepers = [room.guest(name, small=True) for name in ("bia", "caio", "davi", "eva")]
    while room.server.people > 4:
        talks(room, ana)
        assert sum(unread(room)) <= 2_000_000
    left = [event for event in room.happened if isinstance(event, Left)]
    assert left[0].member.name == "dorminhoca"
    assert {event.reason for event in left} == {Reason.SLOW}
    room.wait(first.is_hung_up)
    assert sum(sleeper.is_hung_up() for sleeper in sleepers) <= 1
    assert not ana.is_hung_up()


def test_r22_of_all_who_do_not_read_the_one_that_is_furthest_behind_is_cut_first(
    open_room: RoomMaker,
) -> None:
    check_that_who_is_furthest_behind_is_cut(open_room(limits=TOGETHER))


def test_a_server_that_counts_for_each_alone_is_found_out(open_room: RoomMaker) -> None:
    with pytest.raises(AssertionError, match="<= 2000000"):
        check_that_who_is_furthest_behind_is_cut(
            open_room(limits=TOGETHER, server=ServerThatCountsForEachAlone)
        )
