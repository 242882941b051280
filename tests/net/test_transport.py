"""One socket: every byte in order, the reason of its end, and that end once."""

import socket
import sys
from collections.abc import Iterator
from itertools import cycle, islice

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QHostAddress, QTcpServer
from pytestqt.qtbot import QtBot

from app.failures import Failure, Trouble
from app.net.transport import SLICE, Transport
from tests.support.guests import LOOPBACK, RawGuest


@pytest.fixture(params=[True, False], ids=["to-the-descriptor", "through-qt"])
def way_out(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways to write: straight to the system, and Windows' way through Qt's buffer."""
    monkeypatch.setattr("app.net.transport._DIRECT", request.param)


class Ends(QObject):
    """The two ends of one connection: a transport, and a plain socket."""

    def __init__(self, bot: QtBot, *, small: bool = False) -> None:
        super().__init__()
        self.heard = b""
        self.closings: list[tuple[int, Failure | None]] = []
        self._server = QTcpServer(self)
        assert self._server.listen(QHostAddress(LOOPBACK))
        self.guest = RawGuest(self._server.serverPort(), small=small)
        bot.waitUntil(self._server.hasPendingConnections)
        self.transport = Transport(7, self._server.nextPendingConnection(), self)
        self.transport.received.connect(self._on_received)
        self.transport.closed.connect(self._on_closed)

    def _on_received(self, number: int, data: bytes) -> None:
        assert number == 7
        self.heard += data

    def _on_closed(self, number: int, failure: Failure | None) -> None:
        self.closings.append((number, failure))


@pytest.fixture
def ends(qtbot: QtBot) -> Iterator[Ends]:
    both = Ends(qtbot)
    yield both
    both.guest.close()


@pytest.fixture
def slow_ends(qtbot: QtBot) -> Iterator[Ends]:
    both = Ends(qtbot, small=True)
    yield both
    both.guest.close()


@pytest.mark.usefixtures("way_out")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell what was taken")
def test_few_bytes_that_the_other_side_takes_are_movement(qtbot: QtBot, slow_ends: Ends) -> None:
    transport, guest = slow_ends.transport, slow_ends.guest
    transport.queue(LOTS)
    assert transport.flush() > 1_000_000

    def rests() -> bool:
        qtbot.wait(20)
        return not transport.has_moved()

    qtbot.waitUntil(rests)
    unsent = transport.flush()
    while not transport.has_moved():  # less than Qt hands to the system at once
        assert guest._socket.recv(500)
        qtbot.wait(1)
    assert transport.flush() == unsent


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="an option of Linux")
def test_the_system_waits_for_who_reads_a_file_slowly_until_all_of_it_is_sent(ends: Ends) -> None:
    def patience() -> int:
        with ends.transport._borrowed() as door:
            return door.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)

    assert patience() == 20_000
    ends.transport.divert()
    assert patience() == 0
    ends.transport.finish(9.0)
    assert patience() == 20_000


def test_qt_is_given_small_pieces_where_the_system_does_not_tell_what_was_taken(
    qtbot: QtBot, ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows, which takes one piece as a whole and tells when all of it is gone."""
    monkeypatch.setattr("app.net.transport._DIRECT", False)
    given: list[int] = []
    write = ends.transport._socket.write

    def spy(data: bytes) -> int:
        given.append(len(data))
        return int(write(data))

    monkeypatch.setattr(ends.transport._socket, "write", spy)
    ends.transport.queue(LOTS[:300_000])
    ends.transport.flush()
    assert sum(given) == 300_000
    assert max(given) <= SLICE
    qtbot.waitUntil(lambda: ends.guest.read_bytes() == LOTS[:300_000])


LOTS = bytes(islice(cycle(range(251)), 4_000_000))  # no round period, so that a gap shows


@pytest.mark.usefixtures("way_out")
def test_more_than_the_network_takes_at_once_arrives_whole_and_in_order(
    qtbot: QtBot, slow_ends: Ends
) -> None:
    sent, waiting = 0, []
    while sent < len(LOTS):
        slow_ends.transport.queue(LOTS[sent : sent + 1_000])
        slow_ends.transport.queue(LOTS[sent + 1_000 : sent + 60_000])
        waiting.append(slow_ends.transport.flush())
        sent += 60_000
    assert waiting[0] == 0
    assert waiting[-1] > 1_000_000
    qtbot.waitUntil(lambda: len(slow_ends.guest.read_bytes()) == len(LOTS))
    assert slow_ends.guest.data == LOTS
    assert slow_ends.transport.flush() == 0


@pytest.mark.usefixtures("way_out")
def test_finishing_sends_all_that_waits_then_closes_in_order(qtbot: QtBot, slow_ends: Ends) -> None:
    slow_ends.transport.queue(LOTS)
    slow_ends.transport.finish(5.0)
    slow_ends.guest.send(b"nobody listens any more")
    qtbot.waitUntil(slow_ends.guest.is_hung_up)
    assert slow_ends.guest.data == LOTS
    assert not slow_ends.guest.was_reset
    qtbot.waitUntil(lambda: slow_ends.closings == [(7, None)])
    assert slow_ends.heard == b""


def test_finishing_cuts_who_does_not_read(qtbot: QtBot, slow_ends: Ends) -> None:
    slow_ends.transport.queue(LOTS)
    slow_ends.transport.finish(0.1)
    slow_ends.transport.finish(60.0)  # it is finishing already
    qtbot.waitUntil(lambda: slow_ends.closings == [(7, None)])


def test_finishing_cuts_who_does_not_close(qtbot: QtBot, ends: Ends) -> None:
    ends.transport.queue(b"tchau\n")
    ends.transport.finish(0.1)
    qtbot.waitUntil(lambda: ends.closings == [(7, None)])
    assert ends.guest.read() == "tchau\n"


def test_an_abort_tells_once_and_before_it_returns(ends: Ends) -> None:
    ends.transport.abort()
    ends.transport.abort()
    ends.transport.queue(b"nothing")
    assert ends.transport.flush() == 0
    ends.transport.finish(0.1)
    assert ends.closings == [(7, None)]


def test_a_close_in_order_comes_after_the_last_bytes(qtbot: QtBot, ends: Ends) -> None:
    ends.guest.send(b"a" * 400_000)
    ends.guest.close()
    qtbot.waitUntil(lambda: bool(ends.closings))
    assert ends.heard == b"a" * 400_000
    assert ends.closings == [(7, None)]


@pytest.mark.usefixtures("way_out")
def test_writing_to_who_is_gone_is_a_loss_that_is_told_once(qtbot: QtBot, ends: Ends) -> None:
    ends.guest.reset()
    for _ in range(3):
        ends.transport.queue(b"oi\n")
        ends.transport.flush()
        ends.transport.queue(b"oi\n")
        ends.transport.flush()
    assert ends.closings == []  # never from inside a flush
    qtbot.waitUntil(lambda: len(ends.closings) == 1)
    ((_, failure),) = ends.closings
    assert failure is None or failure.trouble is Trouble.LOST
    ends.transport.abort()
    assert len(ends.closings) == 1


def test_what_came_before_anybody_listened_is_caught_up_on(qtbot: QtBot) -> None:
    server = QTcpServer()
    assert server.listen(QHostAddress(LOOPBACK))
    guest = RawGuest(server.serverPort())
    guest.send(b"ana\noi\n")
    guest.close()
    qtbot.waitUntil(server.hasPendingConnections)
    socket = server.nextPendingConnection()
    qtbot.waitUntil(lambda: socket.state() == socket.SocketState.UnconnectedState)
    transport = Transport(1, socket)
    said: list[object] = []
    transport.received.connect(lambda _, data: said.append(data))
    transport.closed.connect(lambda _, failure: said.append(failure))
    transport.catch_up()
    assert said == [b"ana\noi\n", None]


def test_the_address_is_that_of_the_other_side(ends: Ends) -> None:
    assert ends.transport.address == ends.guest.address


def test_an_ipv4_guest_of_a_dual_stack_door_has_an_ipv4_address(qtbot: QtBot) -> None:
    server = QTcpServer()
    assert server.listen(QHostAddress(QHostAddress.SpecialAddress.Any))
    guest = RawGuest(server.serverPort())
    qtbot.waitUntil(server.hasPendingConnections)
    transport = Transport(1, server.nextPendingConnection())
    assert transport.address == ("127.0.0.1", guest.address[1])
    guest.close()


@pytest.mark.parametrize(
    ("host", "trouble"),
    [("127.0.0.1", Trouble.REFUSED), ("ninguem.invalid", Trouble.UNKNOWN_HOST)],
)
def test_a_connection_that_fails_says_why(qtbot: QtBot, host: str, trouble: Trouble) -> None:
    with socket.create_server((LOOPBACK, 0)) as gone:
        port = gone.getsockname()[1]
    transport = Transport()
    with qtbot.waitSignal(transport.closed) as closed:
        transport.connect_to(host, port)
    number, failure = closed.args or [None, None]
    assert number == 0
    assert (failure.trouble, failure.host, failure.port) == (trouble, host, port)
    assert failure.detail


def test_dead_peers_are_looked_for_and_small_lines_leave_at_once(ends: Ends) -> None:
    door = socket.socket(fileno=int(ends.transport._socket.socketDescriptor()))
    try:
        assert door.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert door.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        probes = (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL, socket.TCP_KEEPCNT)
        assert [door.getsockopt(socket.IPPROTO_TCP, probe) for probe in probes] == [10, 5, 2]
    finally:
        door.detach()


def _meet_a_closed_socket(ends: Ends, bot: QtBot) -> None:
    """Somebody says a last word and goes; a broadcast finds that out before it is read."""
    ends.guest.send(b"ultima\n")
    ends.guest.close()
    bot.waitUntil(lambda: _writing_fails(ends.transport))  # the loop has not turned for the reader
    bot.waitUntil(lambda: bool(ends.closings))


def _writing_fails(transport: Transport) -> bool:
    """Write until the system says that nobody is there; the first one only provokes the reset."""
    for _ in range(100):
        transport.queue(b"alguem fala\n")
        transport.flush()
        if transport._broken:
            return True
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="writes past Qt are not done on Windows")
def test_a_last_word_counts_though_a_broadcast_met_the_closed_socket_first(
    qtbot: QtBot, ends: Ends
) -> None:
    """R21: a client that closes right after its message."""
    _meet_a_closed_socket(ends, qtbot)
    assert ends.heard == b"ultima\n"
    assert len(ends.closings) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="writes past Qt are not done on Windows")
def test_the_check_catches_a_transport_that_cuts_without_reading(
    qtbot: QtBot, ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Transport, "_on_broken", Transport.abort)
    _meet_a_closed_socket(ends, qtbot)
    assert ends.heard == b""


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="an option of Linux")
def test_r14_unacknowledged_bytes_do_not_hide_a_pulled_cable(ends: Ends) -> None:
    """The system sends no keepalive while sent bytes wait for their acknowledgement."""
    with ends.transport._borrowed() as door:
        assert door.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 20_000
        assert door.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
        assert door.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 10
