"""One TCP socket: bytes out, bytes in, and why it closed."""

import os
import socket as system
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QAbstractSocket, QNetworkProxy, QTcpSocket

from app.failures import Failure, Trouble

if sys.platform == "linux":
    import fcntl
    import termios

READ_BUFFER = 262_144
"""Bytes that Qt takes from the kernel at once; what is beyond waits there and slows the peer."""
KEEPALIVE = (10, 5, 2)
"""Seconds of silence before the first probe, seconds between probes, probes: a pulled cable
shows after 20 s even with peers that have no heartbeat of their own."""
UNACKNOWLEDGED = 20
"""Seconds that sent bytes may stay unacknowledged: as long as there are some, no probe goes out,
and the system alone would try for a quarter of an hour."""


def _tcp_options() -> Iterator[tuple[int, int]]:
    """How each system calls what notices a dead peer; the numbers are from its own headers."""
    idle = "TCP_KEEPALIVE" if sys.platform == "darwin" else "TCP_KEEPIDLE"
    for name, value in zip((idle, "TCP_KEEPINTVL", "TCP_KEEPCNT"), KEEPALIVE, strict=True):
        option = getattr(system, name, None)
        if option is not None:
            yield option, value
    if sys.platform == "darwin":
        yield 0x80, UNACKNOWLEDGED  # TCP_RXT_CONNDROPTIME, in seconds
    elif sys.platform == "win32":
        yield 5, UNACKNOWLEDGED  # TCP_MAXRT, in seconds
    elif hasattr(system, "TCP_USER_TIMEOUT"):
        yield system.TCP_USER_TIMEOUT, UNACKNOWLEDGED * 1000


_TCP_OPTIONS = tuple(_tcp_options())

# Straight to the descriptor where that is cheaper than Qt's buffer and write notifier; on
# Windows a descriptor is no file, and Qt's `flush` does the same.
_DIRECT = sys.platform != "win32"

SLICE = 16_384
"""Bytes that Qt is given at once where the system takes each piece whole: only then is it seen that
they leave, also when the other side reads slowly."""

_TROUBLES = {
    QAbstractSocket.SocketError.ConnectionRefusedError: Trouble.REFUSED,
    QAbstractSocket.SocketError.HostNotFoundError: Trouble.UNKNOWN_HOST,
    QAbstractSocket.SocketError.SocketTimeoutError: Trouble.TIMED_OUT,
    QAbstractSocket.SocketError.NetworkError: Trouble.UNREACHABLE,
    QAbstractSocket.SocketError.SocketAddressNotAvailableError: Trouble.UNREACHABLE,
}


class Transport(QObject):
    """Carries bytes for the peer `number`, which every signal repeats.

    Signals:
        opened(number): the connection that `connect_to` asked for stands.
        received(number, bytes): what came, as it was cut on its way.
        closed(number, Failure | None): no connection, or no more; None when the other side
            closed it in order. Comes once, and nothing after it.
        readable(): after `divert`, something came: `read` it.
        drained(): the network took what `flush` had left.
    """

    opened = Signal(int)
    received = Signal(int, object)
    closed = Signal(int, object)
    readable = Signal()
    drained = Signal()

    def __init__(
        self, number: int = 0, socket: QTcpSocket | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._number = number
        self._socket = socket or QTcpSocket()
        self._socket.setParent(self)
        self._socket.setReadBufferSize(READ_BUFFER)
        self._socket.setProxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))
        self._queue: list[bytes] = []
        self._buffered = False  # Qt still holds bytes, and what follows has to queue behind them
        self._connected = socket is not None
        self._asked = ("", 0)
        self._failure: Failure | None = None
        self._diverted = False
        self._flushing = False
        self._broken = False  # nothing can be sent any more; `closed` follows
        self._finishing = False
        self._over = False
        self._untaken = 0  # bytes that the other side had not taken when that was asked last
        self._socket.connected.connect(self._on_connected)
        self._socket.readyRead.connect(self._on_ready_read)
        self._socket.bytesWritten.connect(self._on_bytes_written)
        self._socket.errorOccurred.connect(self._on_error_occurred)
        self._socket.disconnected.connect(self._on_disconnected)
        if self._connected:
            self._tune()

    @property
    def address(self) -> tuple[str, int]:
        """The other side's IP and port."""
        ip = self._socket.peerAddress().toString().partition("%")[0]
        # A dual-stack socket names an IPv4 peer ::ffff:192.0.2.1.
        return (ip.removeprefix("::ffff:") if "." in ip else ip, self._socket.peerPort())

    def connect_to(self, host: str, port: int) -> None:
        """Start connecting; `opened` or `closed` follows. Qt asks each address of a name."""
        self._asked = (host, port)
        self._socket.connectToHost(host, port)

    def catch_up(self) -> None:
        """Tell what arrived before anybody was connected to the signals."""
        if self._socket.bytesAvailable():
            self._on_ready_read()
        if self._socket.state() == QAbstractSocket.SocketState.UnconnectedState:
            self._close()

    def divert(self) -> None:
        """From now on what comes is not told, but waits to be `read`; what does not fit into

        `READ_BUFFER` slows the other side.
        """
        self._diverted = True
        if self._connected:
            self._wait_for_readers(0)

    def read(self, most: int) -> bytes:
        """What came, `most` bytes at most; nothing before `divert`."""
        if not self._diverted or not self._socket.isOpen():
            return b""
        return bytes(self._socket.read(most).data())

    def queue(self, data: bytes) -> None:
        """Keep `data` for the next `flush`."""
        self._queue.append(data)

    def flush(self) -> int:
        """Send all that is queued in one write; the bytes that the network has not taken yet.

        `closed` never comes from in here: who flushes is in the middle of something.
        """
        if self._over or self._broken or not self._queue:
            return self._unsent()
        data = self._queue[0] if len(self._queue) == 1 else b"".join(self._queue)
        self._queue.clear()
        if _DIRECT and not self._buffered:
            written = self._write_directly(data)
            if written == len(data):
                return 0
            data = data[written:]
        self._buffered = True
        if not self._write_to_qt(data):
            self._fail(self._socket.errorString())
        elif not _DIRECT:
            self._flushing = True
            self._socket.flush()
            self._flushing = False
        return self._unsent()

    def has_moved(self) -> bool:
        """Whether the other side's system took bytes since this was asked last, how few ever.

        Windows does not tell: there only what its own system took counts.
        """
        before, self._untaken = self._untaken, self._unsent() + self._unacknowledged()
        return self._untaken < before

    def finish(self, seconds: float) -> None:
        """Send what is queued, say that nothing follows, and cut after `seconds` at the latest.

        Only the sending side is shut first: closing a socket with unread bytes in it resets the
        connection, and the last line would be lost (RFC 1122, 4.2.2.13). `disconnectFromHost`
        alone would wait forever for a peer that does not read.
        """
        if self._over or self._finishing:
            return
        self._finishing = True
        self._wait_for_readers(UNACKNOWLEDGED)
        self.flush()
        QTimer.singleShot(int(seconds * 1000), self, self.abort)
        self._on_bytes_written()

    def abort(self) -> None:
        """Cut the connection; what is unsent is lost. `closed` comes before this returns."""
        if not self._over:
            self._socket.abort()
            self._close()

    def _unsent(self) -> int:
        return int(self._socket.bytesToWrite())

    def _unacknowledged(self) -> int:
        """Bytes that the system has, and the other side's has not; 0 where it does not tell."""
        with suppress(OSError), self._borrowed() as door:
            if sys.platform == "darwin":
                return door.getsockopt(system.SOL_SOCKET, 0x1024)  # SO_NWRITE
            if sys.platform == "linux":
                told = fcntl.ioctl(door, termios.TIOCOUTQ, b"\0" * 4)  # SIOCOUTQ, tcp(7)
                return int.from_bytes(told, sys.byteorder)
        return 0

    def _write_to_qt(self, data: bytes) -> bool:
        step = len(data) if _DIRECT else SLICE
        pieces = (data[at : at + step] for at in range(0, len(data), step))
        return all(self._socket.write(piece) >= 0 for piece in pieces)

    def _write_directly(self, data: bytes) -> int:
        try:
            return os.write(int(self._socket.socketDescriptor()), data)
        except BlockingIOError:
            return 0
        except OSError as error:
            self._fail(str(error))
            return len(data)

    def _on_broken(self) -> None:
        """The other side is gone; what it said before it went still counts (R21)."""
        if self._over:
            return
        if not self._diverted:
            last = bytes(self._socket.readAll().data()) + self._unread()
            if last and not self._finishing:
                self.received.emit(self._number, last)
        self.abort()

    def _unread(self) -> bytes:
        """What the kernel still holds of a connection that broke before Qt read it."""
        data = bytearray()
        with suppress(OSError), self._borrowed() as door:
            while len(data) < READ_BUFFER and (more := door.recv(READ_BUFFER)):
                data += more
        return bytes(data)

    def _fail(self, detail: str) -> None:
        self._broken = True
        self._failure = Failure(trouble=Trouble.LOST, detail=detail)
        QTimer.singleShot(0, self, self._on_broken)

    def _on_connected(self) -> None:
        self._connected = True
        self._tune()
        self.opened.emit(self._number)

    def _on_ready_read(self) -> None:
        if self._diverted:
            self.readable.emit()
            return
        data = self._socket.readAll().data()
        if data and not self._finishing and not self._over:
            self.received.emit(self._number, data)

    def _on_bytes_written(self) -> None:
        self._buffered = self._unsent() > 0
        if self._finishing and not self._over and not self._buffered:
            with suppress(OSError), self._borrowed() as door:
                door.shutdown(system.SHUT_WR)  # fails where the peer was faster
        if self._diverted and not self._buffered:
            self.drained.emit()

    def _on_error_occurred(self, error: QAbstractSocket.SocketError) -> None:
        if not self._connected:
            host, port = self._asked
            trouble = _TROUBLES.get(error, Trouble.OTHER)
            detail = self._socket.errorString()
            self._failure = Failure(trouble=trouble, host=host, port=port, detail=detail)
            self._close()
        elif error != QAbstractSocket.SocketError.RemoteHostClosedError:
            self._failure = Failure(trouble=Trouble.LOST, detail=self._socket.errorString())

    def _on_disconnected(self) -> None:
        self._broken = True
        if self._flushing:
            QTimer.singleShot(0, self, self._close)
        else:
            self._close()

    def _close(self) -> None:
        if not self._over:
            self._over = True
            self.closed.emit(self._number, self._failure)

    def _tune(self) -> None:
        """Small lines leave at once, and a dead peer is noticed."""
        self._socket.setSocketOption(QAbstractSocket.SocketOption.LowDelayOption, 1)
        self._socket.setSocketOption(QAbstractSocket.SocketOption.KeepAliveOption, 1)
        for option, value in _TCP_OPTIONS:
            self._set(option, value)
        if self._diverted:
            self._wait_for_readers(0)

    def _wait_for_readers(self, seconds: int) -> None:
        """Linux counts as unacknowledged also what the other side's program has no wish to read

        yet; 0: for as long as it takes, since whoever carries a file looks itself whether it moves.
        """
        if hasattr(system, "TCP_USER_TIMEOUT"):
            self._set(system.TCP_USER_TIMEOUT, seconds * 1000)

    def _set(self, option: int, value: int) -> None:
        with suppress(OSError), self._borrowed() as door:
            door.setsockopt(system.IPPROTO_TCP, option, value)  # not on an old Windows

    @contextmanager
    def _borrowed(self) -> Iterator[system.socket]:
        """Python's view of Qt's socket, for what Qt does not offer. Raises OSError."""
        descriptor = int(self._socket.socketDescriptor())
        if descriptor < 0:
            raise OSError("the socket is closed")
        door = system.socket(fileno=descriptor)
        try:
            yield door
        finally:
            door.detach()
