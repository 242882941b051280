"""A cable that does to a conversation what networks do, by the book of a seeded random source."""

import socket as system
import struct
import sys
from contextlib import suppress
from random import Random

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket

from tests.support.guests import LOOPBACK

LONGEST_PIECE = 7  # bytes
LONGEST_DELAY = 30  # milliseconds


class Wire(QObject):
    """One connection through the cable; `far` is the room's end."""

    def __init__(self, near: QTcpSocket, port: int, random: Random, parent: QObject) -> None:
        super().__init__(parent)
        self._random = random
        self.near, self.far = near, QTcpSocket(self)
        self.near.setParent(self)
        self.torn = False  # into pieces of a few bytes, each of them late
        self._silent = False
        self._deaf = False
        self._left = -1  # bytes that still pass before it breaks; -1: all
        self._late: dict[QTcpSocket, list[bytes]] = {self.near: [], self.far: []}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)
        for end in (self.near, self.far):
            end.readyRead.connect(self._on_ready_read)
            end.disconnected.connect(self._on_disconnected)
        self.far.connectToHost(LOOPBACK, port)
        self.far.connected.connect(self._on_ready_read)

    def fall_silent(self) -> None:
        """Nothing gets through any more, and nobody is told."""
        self._silent = True

    def fall_deaf(self) -> None:
        """The room hears everything, and what it says gets lost."""
        self._deaf = True

    def break_after(self, count: int) -> None:
        """Both ends are reset once so many more bytes were carried: in the middle of a frame."""
        self._left = count

    def close_half(self) -> None:
        """The room's end, or the guest's, hears that the other one sends nothing more."""
        self._finish(self._random.choice((self.near, self.far)))

    def reset(self) -> None:
        """Both ends get an RST."""
        for end in (self.near, self.far):
            descriptor = int(end.socketDescriptor())
            if descriptor >= 0:
                door = system.socket(fileno=descriptor)
                now = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
                with suppress(OSError):
                    door.setsockopt(system.SOL_SOCKET, system.SO_LINGER, now)
                door.detach()
            end.abort()

    def _finish(self, end: QTcpSocket) -> None:
        descriptor = int(end.socketDescriptor())
        if descriptor >= 0:
            door = system.socket(fileno=descriptor)
            with suppress(OSError):
                door.shutdown(system.SHUT_WR)
            door.detach()

    def _on_ready_read(self) -> None:
        for end, other in ((self.near, self.far), (self.far, self.near)):
            if other is self.far and other.state() != QTcpSocket.SocketState.ConnectedState:
                continue
            data = bytes(end.readAll().data()) if end.isOpen() else b""
            lost = self._silent or (self._deaf and other is self.near)
            if data and not lost:
                self._carry(data, other)

    def _carry(self, data: bytes, to: QTcpSocket) -> None:
        if 0 <= self._left <= len(data):
            _write(to, data[: self._left])
            self.reset()
            return
        self._left -= len(data) if self._left >= 0 else 0
        if not self.torn and not self._late[to]:
            _write(to, data)
            return
        while data:
            length = self._random.randint(1, LONGEST_PIECE)
            self._late[to].append(data[:length])
            data = data[length:]
        if not self._timer.isActive():
            self._timer.start(self._random.randint(0, LONGEST_DELAY))

    def _on_timeout(self) -> None:
        """A few pieces go on, each in a write of its own."""
        for to, pieces in self._late.items():
            for piece in pieces[:40]:
                _write(to, piece)
            del pieces[:40]
        if not any(self._late.values()):
            self._timer.stop()

    def _on_disconnected(self) -> None:
        for end in (self.near, self.far):
            if not self._silent and end.state() == QTcpSocket.SocketState.ConnectedState:
                end.disconnectFromHost()
        closed = QTcpSocket.SocketState.UnconnectedState
        if self.near.state() == closed:
            self.far.abort()
            self.deleteLater()


def _write(to: QTcpSocket, data: bytes) -> None:
    """In a packet of its own, if there is still anybody."""
    if to.state() == QTcpSocket.SocketState.ConnectedState:
        to.write(data)
        to.flush()


class Saboteur(QObject):
    """Forwards to `target`, and breaks what it carries when it is told to."""

    def __init__(self, target: int, random: Random) -> None:
        super().__init__()
        self._target = target
        self._random = random
        self._torn = False
        self._server = QTcpServer(self)
        self._server.newConnection.connect(self._on_new_connection)
        assert self._server.listen(QHostAddress(LOOPBACK))

    @property
    def port(self) -> int:
        """Where guests connect."""
        return int(self._server.serverPort())

    def wires(self) -> list[Wire]:
        """The connections that there are."""
        return [each for each in self.children() if isinstance(each, Wire)]

    def strike(self) -> str:
        """One fault of any kind; its name."""
        kinds = ("silent", "deaf", "deaf", "reset", "broken frame", "half closed", "torn", "whole")
        kind = self._random.choice(kinds)
        self._torn = kind == "torn" or (self._torn and kind != "whole")
        for wire in self.wires():
            match kind:
                case "silent":
                    wire.fall_silent()
                case "deaf":
                    wire.fall_deaf()
                case "reset":
                    wire.reset()
                case "broken frame":
                    wire.break_after(self._random.randint(0, 200))
                case "half closed":
                    wire.close_half()
                case _:
                    wire.torn = self._torn
        return kind

    def calm(self) -> None:
        """From now on nothing is broken; what is broken stays so until it is connected anew."""
        self._torn = False
        for wire in self.wires():
            wire.torn = False
            wire.break_after(-1)

    def end(self) -> None:
        """Close everything."""
        self._server.close()
        for wire in self.wires():
            wire.near.abort()
        self.deleteLater()

    def _on_new_connection(self) -> None:
        while (near := self._server.nextPendingConnection()) is not None:
            wire = Wire(near, self._target, self._random, self)
            wire.torn = self._torn
