"""One guest who does not read: the others' messages come as fast as without it."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication

from app.net.server import Server
from tests.support.fixtures import RoomMaker
from tests.support.guests import RawGuest
from tests.support.running import QUICK, OpenRoom

GUESTS, MESSAGES = 20, 60
PATIENCE = 20.0  # seconds
POUR = b"x" * 3_999 + b"\n"
LIMITS = replace(QUICK, missed_bytes=65_536, history_bytes=65_536)


class Talk:
    """A room where one speaks and many listen; one may sleep."""

    def __init__(self, room: OpenRoom, *, sleeper: bool) -> None:
        self.room = room
        self.sleeps = sleeper
        self.took: list[float] = []  # seconds from each send to the last listener
        if sleeper:
            room.guest("dorminhoco", small=True)
        self.listeners = [room.guest(f"g{number}") for number in range(GUESTS)]
        self.speaker = room.guest("ana")
        room.wait(lambda: self.listeners[-1].hears("ana entrou"))
        while sleeper and not room.server._behind:  # the system keeps some megabytes for it first
            self.say(POUR * 25)
        self.took.clear()

    def say(self, lines: bytes) -> None:
        """Everyone hears it; how long that took is remembered."""
        for guest in self.listeners:
            guest.forget()
        begun = time.perf_counter()
        self.speaker.send(lines)
        turn_until(lambda: all(map(self._is_complete(lines), self.listeners)))
        self.took.append(time.perf_counter() - begun)

    @staticmethod
    def _is_complete(lines: bytes) -> Callable[[RawGuest], bool]:
        count = lines.count(b"\n")
        return lambda guest: guest.read_bytes().count(b"\n") >= count


def turn_until(condition: Callable[[], bool]) -> None:
    """Let the loop turn without a rest, since rests would hide what is to be measured."""
    end = time.perf_counter() + PATIENCE
    while not condition():
        assert time.perf_counter() < end
        QCoreApplication.processEvents()


def check_that_nobody_feels_the_sleeper(
    open_room: RoomMaker, server: type[Server], messages: int = MESSAGES
) -> None:
    """Two rooms take turns with each message, so that a busy computer slows both.

    Neither the median nor the slowest but two (of 60) is more than three times as slow.
    """
    calm, other = (
        Talk(open_room(limits=LIMITS, server=server), sleeper=sleeper) for sleeper in (False, True)
    )
    for _ in range(messages):
        for talk in (calm, other):
            talk.say(POUR)
    assert other.room.server._behind  # it slept all the time, and was not cut
    for place in (messages // 2, -3):
        assert sorted(other.took)[place] < 3 * sorted(calm.took)[place] + 0.01


def test_who_does_not_read_slows_nobody_down(open_room: RoomMaker) -> None:
    check_that_nobody_feels_the_sleeper(open_room, Server)


class WaitingServer(Server):
    """Broken on purpose: waits a while for whoever has not read yet, as a blocking send does."""

    def _flush(self) -> None:
        super()._flush()
        if self._behind:
            time.sleep(0.05)


def test_a_server_that_lets_the_sleeper_be_felt_is_found_out(open_room: RoomMaker) -> None:
    with pytest.raises(AssertionError):
        check_that_nobody_feels_the_sleeper(open_room, WaitingServer, messages=10)
