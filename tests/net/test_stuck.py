"""One guest who does not read: the others' messages come as fast as without it."""

import statistics
import time
from dataclasses import replace

import pytest

from app.net.server import Server
from tests.support.fixtures import RoomMaker
from tests.support.running import QUICK, OpenRoom

GUESTS, MESSAGES, ROUNDS, POURED = 20, 40, 3, 850
# The sleeper is beyond its limit soon, and cut in the middle of the talk.
SMALL = replace(
    QUICK, burst=100, unsent=4_000_000, history_bytes=65_536, missed_bytes=65_536, farewell=0.1
)


def slowest(room: OpenRoom, *, stuck: bool) -> float:
    """Seconds of the slowest but one of some messages, from the send to the last reader."""
    if stuck:
        room.guest("dorminhoco", small=True)
    readers = [room.guest(f"g{number}") for number in range(GUESTS)]
    speaker = room.guest("ana")
    for number in range(POURED):  # more than the system keeps for the sleeper
        speaker.send(b"x" * 3_990 + b"%d\n" % number)
        if number % 50 == 49:
            end = f"{number}\n"
            room.wait(lambda end=end: all(r.read_bytes().endswith(end.encode()) for r in readers))  # type: ignore[misc]
            for reader in readers:
                reader.forget()
    assert bool(room.server._behind) is stuck
    took = []
    for number in range(MESSAGES):
        words = f"m{number}:"
        begun = time.perf_counter()
        speaker.send(words.encode() + b"x" * 3_900 + b"\n")
        room.wait(lambda words=words: all(words in r.read_bytes().decode() for r in readers))  # type: ignore[misc]
        took.append(time.perf_counter() - begun)
        for reader in readers:
            reader.forget()
    return sorted(took)[-2]


def check_that_nobody_feels_the_sleeper(
    open_room: RoomMaker, server: type[Server], rounds: int = ROUNDS
) -> None:
    """Rounds take turns, so that a busy computer slows both."""
    times: dict[bool, list[float]] = {False: [], True: []}
    for _ in range(rounds):
        for stuck, all_times in times.items():
            room = open_room(limits=SMALL, server=server)
            all_times.append(slowest(room, stuck=stuck))
            room.stop()
    assert statistics.median(times[True]) < 3 * statistics.median(times[False]) + 0.02


def test_who_does_not_read_slows_nobody_down(open_room: RoomMaker) -> None:
    check_that_nobody_feels_the_sleeper(open_room, Server)


class WaitingServer(Server):
    """Broken on purpose: waits a while for whoever has not read yet, as a blocking send does."""

    def _flush(self) -> None:
        super()._flush()
        if self._behind:
            time.sleep(0.1)


def test_a_server_that_waits_for_the_sleeper_is_found_out(open_room: RoomMaker) -> None:
    with pytest.raises(AssertionError):
        check_that_nobody_feels_the_sleeper(open_room, WaitingServer, rounds=1)
