"""The way into a room: every step, and everything that can go wrong on it."""

import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.client.client import ClientState
from app.client.outcome import Done
from app.client.roster import RosterRole
from app.config import ClientConfig, Limits
from app.failures import Failure, Trouble
from app.protocol.messages import Code, Refused
from tests.support.client import HASTY
from tests.support.fixtures import PersonMaker, RoomMaker
from tests.support.guests import LOOPBACK
from tests.support.impostors import Impostor
from tests.support.proxy import Proxy
from tests.support.running import QUICK


@pytest.fixture
def closed_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as door:
        return int(door.getsockname()[1])


@pytest.fixture
def full_port() -> Iterator[int]:
    """Somebody listens and never accepts, and the system has no place left: SYNs are dropped."""
    with socket.socket() as door:
        door.bind((LOOPBACK, 0))
        door.listen(0)
        waiting = [socket.socket() for _ in range(2)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(door.getsockname())
        yield int(door.getsockname()[1])
        for each in waiting:
            each.close()


def test_r02_r06_r07_joining_fills_the_models(open_room: RoomMaker, person: PersonMaker) -> None:
    room = open_room()
    room.guest("bia")
    ana = person()
    ana.join(room.port, "ana")
    welcome = ana.waits_for("welcomed")
    client = ana.client
    assert ana.heard("state_changed") == [
        ClientState.CONNECTING,
        ClientState.JOINING,
        ClientState.IN,
    ]
    assert (client.room_name, client.address) == ("Turma 3B", (LOOPBACK, room.port))
    assert client.me == welcome.you
    assert client.me is not None
    assert (client.me.name, client.me.ip) == ("ana", "127.0.0.1")
    assert client.me.port == room.happened[-1].member.port  # type: ignore[union-attr]
    assert client.bounds is not None
    assert (client.bounds.text, client.bounds.name, client.bounds.members) == (4_000, 32, 1_000)
    assert client.roster.names() == ["ana", "bia"]
    assert client.is_connected


def test_r07_the_roster_stays_right(open_room: RoomMaker, person: PersonMaker) -> None:
    room = open_room()
    ana = person()
    ana.enter(room.port, "ana")
    bia, caio = room.guest("bia"), room.guest("caio")
    ana.wait(lambda: ana.client.roster.names() == ["ana", "bia", "caio"])
    index = ana.client.roster.index(1)
    assert index.data(RosterRole.PORT) == bia.address[1]
    assert index.data(RosterRole.PROGRAM) == "texto puro"
    bia.close()
    ana.wait(lambda: ana.client.roster.names() == ["ana", "caio"])
    assert [each.text for each in ana.client.room.timeline.entries()] == [
        f"bia entrou (127.0.0.1:{bia.address[1]})",
        f"caio entrou (127.0.0.1:{caio.address[1]})",
        f"bia saiu (127.0.0.1:{bia.address[1]})",
    ]
    assert ana.texts() == ["caio entrou; bia entrou e saiu"]


def test_r04_a_name_in_use_is_refused_and_another_one_may_follow(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room()
    room.guest("José")
    someone = person()
    someone.join(room.port, "JOSÉ")
    refused = someone.waits_for("name_refused")
    assert refused == Refused(code=Code.NAME_TAKEN, detail="JOSÉ")
    assert someone.client.state is ClientState.JOINING
    someone.client.rename("josé maria")
    someone.wait(lambda: len(someone.heard("name_refused")) == 2)
    assert someone.heard("name_refused")[1] == Refused(code=Code.NAME_SPACE)
    someone.client.rename("josé_maria")
    someone.waits_for("welcomed")
    assert someone.client.me is not None
    assert someone.client.me.name == "josé_maria"
    assert someone.heard("failed") == []


@pytest.mark.usefixtures("quick_looks")
def test_whoever_thinks_long_about_another_name_is_hung_up_on_and_comes_in_with_the_answer(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room(limits=replace(QUICK, naming=0.2))
    room.guest("ana")
    other = person()
    other.join(room.port, "ana")
    other.waits_for("name_refused")
    other.wait(lambda: not other.client.is_connected)
    assert other.client.state is ClientState.JOINING
    other.client.rename("bia")
    assert other.waits_for("welcomed").you.name == "bia"
    assert (other.heard("failed"), other.heard("ended")) == ([], [])


def test_a_room_that_went_away_while_one_thought_about_a_name_is_told_with_the_answer(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room()
    room.guest("ana")
    cable = Proxy(room.port)
    other = person()
    other.join(cable.port, "ana")
    other.waits_for("name_refused")
    cable.close()
    other.wait(lambda: not other.client.is_connected)
    assert other.heard("failed") == []
    other.client.rename("bia")
    assert other.waits_for("failed").trouble is Trouble.REFUSED
    assert other.client.state is ClientState.IDLE


def test_a_full_room_is_a_failure_with_its_address(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room(limits=replace(QUICK, members=1))
    room.guest("ana")
    bia = person()
    bia.join(room.port, "bia")
    assert bia.waits_for("failed") == Failure(
        trouble=Trouble.ROOM_FULL, host=LOOPBACK, port=room.port
    )
    assert (bia.client.state, bia.client.is_connected) == (ClientState.IDLE, False)


def test_too_many_from_one_address_is_another_failure_than_a_full_room(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room(limits=Limits(per_address=1))
    room.guest("bia")
    ana = person()
    ana.join(room.port, "ana")
    assert ana.waits_for("failed").trouble is Trouble.ADDRESS_FULL
    assert (ana.client.state, ana.client.is_connected) == (ClientState.IDLE, False)


def test_r16_nobody_listens_there(person: PersonMaker, closed_port: int) -> None:
    ana = person()
    ana.join(closed_port, "ana")
    failure = ana.waits_for("failed")
    assert (failure.trouble, failure.host, failure.port) == (
        Trouble.REFUSED,
        LOOPBACK,
        closed_port,
    )
    assert ana.client.state is ClientState.IDLE


def test_r16_no_such_computer(person: PersonMaker) -> None:
    ana = person()
    ana.join(9999, "ana", host="computador-da-ana.invalid")
    failure = ana.waits_for("failed")
    assert (failure.trouble, failure.host) == (Trouble.UNKNOWN_HOST, "computador-da-ana.invalid")


def test_r16_nobody_answers_in_time(person: PersonMaker, full_port: int) -> None:
    ana = person(HASTY)
    ana.join(full_port, "ana")
    failure = ana.waits_for("failed")
    assert (failure.trouble, failure.port) == (Trouble.TIMED_OUT, full_port)
    assert ana.heard("state_changed") == [ClientState.CONNECTING, ClientState.IDLE]


@pytest.mark.parametrize(
    "impostor",
    [
        pytest.param({"answer": b"HTTP/1.1 400 Bad Request\r\n\r\n", "closes": True}, id="web"),
        pytest.param({"greeting": b"SSH-2.0-OpenSSH_9.2\r\n"}, id="ssh"),
        pytest.param({"greeting": b"220 mail ESMTP"}, id="no-newline"),
        pytest.param({"answer": b"\x00\xff\x16\x03", "closes": False}, id="garbage"),
        pytest.param({"answer": b"{"}, id="half-a-line"),
        pytest.param({"answer": b"{}\n"}, id="other-json"),
        pytest.param({"answer": b"[1, 2]\n", "closes": True}, id="json-array"),
        pytest.param({"answer": b'{"type": 3}\n'}, id="json-with-another-type"),
        pytest.param({"answer": b"\n"}, id="empty-line"),
        pytest.param({"answer": b"{" + b"x" * 4_194_305}, id="endless-line"),
    ],
)
def test_r16_something_answers_but_it_is_not_a_sala(
    person: PersonMaker, impostor: dict[str, object]
) -> None:
    other = Impostor(**impostor)  # type: ignore[arg-type]
    ana = person(HASTY)
    ana.join(other.port, "ana")
    failure = ana.waits_for("failed")
    assert (failure.trouble, failure.host, failure.port) == (
        Trouble.NOT_SALA,
        LOOPBACK,
        other.port,
    )
    assert len(ana.heard("failed")) == 1
    assert (ana.client.state, ana.client.is_connected) == (ClientState.IDLE, False)


@pytest.mark.parametrize(
    "impostor",
    [pytest.param({}, id="silent"), pytest.param({"closes": True}, id="closes-at-once")],
)
def test_r16_a_computer_that_takes_the_connection_and_says_nothing_may_be_a_sala_that_hangs(
    person: PersonMaker, impostor: dict[str, object]
) -> None:
    other = Impostor(**impostor)  # type: ignore[arg-type]
    ana = person(HASTY)
    ana.join(other.port, "ana")
    assert ana.waits_for("failed") == Failure(trouble=Trouble.MUTE, host=LOOPBACK, port=other.port)


def test_an_event_of_a_newer_sala_is_passed_over(open_room: RoomMaker, person: PersonMaker) -> None:
    newer = Impostor(answer=b'{"type":"danced","who":"bia"}\n{"type":"refused","code":"tired"}\n')
    ana = person(HASTY)
    ana.join(newer.port, "ana")
    assert ana.waits_for("name_refused").code == "tired"
    assert ana.heard("failed") == []


def test_joining_sends_two_literal_lines_in_one_write(person: PersonMaker) -> None:
    other = Impostor()
    ana = person()
    ana.join(other.port, "Conceição")
    ana.wait(lambda: other.asked.endswith(b"\n"))
    head, _, version = other.asked.partition(b"Sala ")
    assert head == b'{"type":"ping"}\n' + '{"type":"join","name":"Conceição","program":"'.encode()
    assert version.endswith(b'","key":"","confirms":true}\n')


def test_a_join_that_is_given_up_tells_nothing_more(person: PersonMaker, full_port: int) -> None:
    ana = person(ClientConfig())
    ana.join(full_port, "ana")
    ana.client.abort()
    assert ana.heard("state_changed") == [ClientState.CONNECTING, ClientState.IDLE]
    ana.client.abort()
    ana.client.leave()
    assert (ana.heard("failed"), ana.heard("ended")) == ([], [])


def test_leaving_before_one_is_in_is_giving_up(person: PersonMaker, full_port: int) -> None:
    ana = person(ClientConfig())
    ana.join(full_port, "ana")
    ana.client.leave()
    assert ana.client.state is ClientState.IDLE


def test_another_join_takes_the_place_of_the_first(
    open_room: RoomMaker, person: PersonMaker, full_port: int
) -> None:
    room = open_room()
    ana = person()
    ana.join(full_port, "ana")
    ana.enter(room.port, "ana")
    assert ana.heard("failed") == []
    assert room.server.people == 1


def test_nothing_can_be_said_before_one_is_in(person: PersonMaker) -> None:
    ana = person()
    outcome = ana.client.submit("oi")
    assert outcome.done is Done.REFUSED
    assert outcome.refused == Refused(code=Code.NOT_JOINED)
    assert ana.texts() == []
