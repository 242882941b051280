"""A guest's connection under strain: rooms that say too much, too little, or do not listen."""

import socket
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.client.connection import Connection
from app.config import ClientConfig
from app.failures import Failure, Trouble
from app.protocol.messages import Refused, Said, Say
from tests.support.client import HASTY
from tests.support.fixtures import PersonMaker
from tests.support.guests import LOOPBACK
from tests.support.impostors import Impostor


class Ear:
    """A connection, and all that it told."""

    def __init__(self, bot: QtBot, port: int, config: ClientConfig | None = None) -> None:
        self._bot = bot
        self.told: list[Any] = []
        self.overs: list[Failure | None] = []
        self.opened = False
        self.connection = Connection(LOOPBACK, port, config or ClientConfig())
        self.connection.opened.connect(self._on_opened)
        self.connection.told.connect(self.told.append)
        self.connection.over.connect(self.overs.append)
        self.connection.start()

    def wait_for_the_end(self) -> Failure | None:
        """What `over` said, which comes once."""
        self._bot.waitUntil(lambda: bool(self.overs))
        (failure,) = self.overs
        return failure

    def _on_opened(self) -> None:
        self.opened = True
        self.connection.send(Say(cid="1", text="oi"))


def said(number: int) -> bytes:
    return b'{"type":"said","seq":%d,"time":0,"author":"bia","text":"oi"}\n' % number


def test_all_that_was_said_before_the_room_closed_is_told_before_the_end(qtbot: QtBot) -> None:
    room = Impostor(answer=b"".join(map(said, range(1_000))), closes=True)
    ear = Ear(qtbot, room.port)
    assert ear.wait_for_the_end() is None
    assert [event.seq for event in ear.told] == list(range(1_000))
    assert all(isinstance(event, Said) for event in ear.told)


def test_an_abort_with_lines_left_tells_none_of_them(qtbot: QtBot) -> None:
    room = Impostor(answer=b"".join(map(said, range(1_000))), closes=True)
    ear = Ear(qtbot, room.port)
    ear.connection.told.connect(lambda _: ear.connection.abort())
    assert ear.wait_for_the_end() is None
    assert len(ear.told) == 1


def test_a_room_that_answers_pings_but_no_join_is_given_up(person: PersonMaker) -> None:
    room = Impostor(answer=b'{"type":"ponged"}\n')
    ana = person(HASTY)
    ana.join(room.port, "ana")
    assert ana.waits_for("failed") == Failure(
        trouble=Trouble.TIMED_OUT, host=LOOPBACK, port=room.port
    )


def test_lines_that_are_no_events_are_passed_over_once_it_is_a_sala(qtbot: QtBot) -> None:
    room = Impostor(
        answer=b'{"type":"refused","code":"name_taken"}\nnonsense\n{"type":"danced"}\n\n'
        + said(1)
        + b'{"type":"pinged"}\n{"type":"ponged"}\n'
        + said(2),
        closes=False,
    )
    ear = Ear(qtbot, room.port)
    qtbot.waitUntil(lambda: len(ear.told) == 3)
    assert ear.told[0] == Refused(code="name_taken")
    assert [event.seq for event in ear.told[1:]] == [1, 2]
    qtbot.waitUntil(lambda: room.asked.endswith(b'{"type":"pong"}\n'))
    ear.connection.abort()
    assert ear.wait_for_the_end() is None


def test_an_endless_line_from_a_sala_is_a_lost_connection(qtbot: QtBot) -> None:
    room = Impostor(answer=said(1) + b'{"type":"said","text":"' + b"x" * 5_000_000)
    ear = Ear(qtbot, room.port)
    failure = ear.wait_for_the_end()
    assert failure is not None
    assert failure.trouble is Trouble.LOST


def test_a_room_that_talks_faster_than_anyone_reads_costs_no_more_than_a_limit(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.connection.TURN", 0.0)  # a line a turn: a slow computer
    room = Impostor(answer=b'{"type":"ponged"}\n' * 2_000_000)
    ear = Ear(qtbot, room.port)
    failure = ear.wait_for_the_end()
    assert failure is not None
    assert failure.trouble is Trouble.LOST


def test_a_room_that_does_not_read_is_a_lost_connection(qtbot: QtBot) -> None:
    with socket.create_server((LOOPBACK, 0)) as deaf:
        ear = Ear(qtbot, deaf.getsockname()[1])
        qtbot.waitUntil(lambda: ear.opened)
        for number in range(400):  # 400 times 60 kB: far more than the system keeps on the way
            ear.connection.send(Say(cid=f"{number}", text="x" * 60_000))
        failure = ear.wait_for_the_end()
    assert failure is not None
    assert (failure.trouble, failure.host) == (Trouble.LOST, LOOPBACK)


@pytest.mark.usefixtures("quick_looks")
def test_a_quiet_room_is_asked_before_it_is_given_up(qtbot: QtBot) -> None:
    room = Impostor(answer=b'{"type":"refused","code":"name_taken"}\n')
    ear = Ear(qtbot, room.port, HASTY)
    failure = ear.wait_for_the_end()
    assert failure is not None
    assert failure.trouble is Trouble.LOST
    assert b'{"type":"ping"}\n' in room.asked
