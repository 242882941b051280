"""A cable to a room that stops carrying when it is told to, and that can be cut and mended."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

from tests.support.guests import LOOPBACK

CHUNK = 65_536  # bytes that are carried at once
BUFFER = 131_072  # bytes that a slow cable holds back for each end; the system would take megabytes


class Cable:
    """Forwards each connection to a port of this computer. Threads of its own, until `end`.

    `carried`: bytes that came through since it was mended last, both ways, of all connections.
    `held`: connections of which it carries no more.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._most: int | None = None
        self._is_cut = False
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._turn = threading.Condition()
        self._threads: list[threading.Thread] = []
        self.carried = self.held = 0
        self._door = socket.socket()
        self._door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
        self._door.bind((LOOPBACK, 0))
        self._door.listen()
        self._begin(self._accept)

    @property
    def port(self) -> int:
        """Where guests connect."""
        return int(self._door.getsockname()[1])

    def hold(self, most: int) -> None:
        """Carry so many bytes of each connection one way, and then no more of it."""
        with self._turn:
            self._most = most

    def cut(self) -> None:
        """Every connection breaks, and so does each one that comes, until it is mended."""
        with self._turn:
            self._is_cut = True
            pairs, self._pairs = self._pairs, []
            self._turn.notify_all()
        for pair in pairs:
            _hang_up(pair)

    def mend(self) -> None:
        """Carry everything of what comes from now on."""
        with self._turn:
            self._is_cut, self._most = False, None
            self.carried = self.held = 0

    def end(self) -> None:
        """Cut it, and wait for the threads."""
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self.cut()
        for thread in self._threads:
            thread.join()

    def _begin(self, work: Callable[..., None], *ends: socket.socket) -> None:
        thread = threading.Thread(target=work, args=ends, name="cable")
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):  # the door is closed
            while True:
                near, _ = self._door.accept()
                if self._is_cut:
                    near.close()
                    continue
                far = socket.socket()
                far.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
                far.connect((LOOPBACK, self._target))
                with self._turn:
                    self._pairs.append((near, far))
                self._begin(self._carry, near, far)
                self._begin(self._carry, far, near)

    def _carry(self, source: socket.socket, sink: socket.socket) -> None:
        passed = 0
        with suppress(OSError):  # cut
            while data := source.recv(CHUNK):
                passed += len(data)
                with self._turn:
                    if self._most is not None and passed > self._most:
                        self.held += 1
                        self._turn.wait_for(lambda: not self._has(source))
                        break
                    self.carried += len(data)
                sink.sendall(data)
        _hang_up((source, sink))

    def _has(self, end: socket.socket) -> bool:
        """Whether the connection was not cut yet."""
        return any(end in pair for pair in self._pairs)


def _hang_up(pair: tuple[socket.socket, socket.socket]) -> None:
    for end in pair:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
