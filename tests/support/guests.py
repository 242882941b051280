"""Guests that are nothing but a socket: literal bytes out, literal bytes in."""

import errno
import json
import re
import socket
import struct
import sys
from contextlib import suppress
from typing import Any

LOOPBACK = "127.0.0.1"
_CLOCK = re.compile(r"^\[\d\d:\d\d\] ", re.MULTILINE)


def nobody_listens(port: int, host: str = LOOPBACK) -> bool:
    """Whether a connection is refused."""
    with socket.socket() as door:
        return door.connect_ex((host, port)) == errno.ECONNREFUSED


class RawGuest:
    """One plain socket that never blocks: `read` takes what is there, `send` must fit at once.

    `small`: a receive buffer of a few kilobytes, for a guest who does not read.
    """

    def __init__(self, port: int, *, host: str = LOOPBACK, small: bool = False) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if small:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        self._socket.connect((host, port))
        self._socket.setblocking(False)
        self.address: tuple[str, int] = self._socket.getsockname()
        self.data = b""
        self.hung_up = False  # the other side sends nothing more
        self.was_reset = False

    @property
    def where(self) -> str:
        """As the room tells it to plain guests."""
        ip, port = self.address
        return f"IP: {ip}, Porta: {port}"

    def send(self, data: bytes) -> None:
        """Send now; raises what the system says when the other side is gone."""
        self._socket.sendall(data)

    def read(self) -> str:
        """All that came since `forget`, with every clock as [hh:mm]."""
        self._receive()
        return _CLOCK.sub("[hh:mm] ", self.data.decode())

    def read_bytes(self) -> bytes:
        """All that came since `forget`."""
        self._receive()
        return self.data

    def hears(self, words: str) -> bool:
        """Whether `words` came since `forget`."""
        return words in self.read()

    def events(self) -> list[dict[str, Any]]:
        """The complete JSON lines that came since `forget`."""
        self._receive()
        return [json.loads(line) for line in self.data.split(b"\n")[:-1]]

    def kinds(self) -> list[str]:
        """The types of these events."""
        return [event["type"] for event in self.events()]

    def forget(self) -> None:
        """What came so far is not wanted any more."""
        self._receive()
        self.data = b""

    def is_hung_up(self) -> bool:
        """Whether the other side has closed, in order or not."""
        self._receive()
        return self.hung_up

    def finish(self) -> None:
        """Say that nothing more will be sent (FIN)."""
        self._socket.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Close as a program does that ends."""
        self._socket.close()

    def reset(self) -> None:
        """Vanish: the other side gets an RST instead of a farewell."""
        with suppress(OSError):  # closed already
            now = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, now)
        self._socket.close()

    def _receive(self) -> None:
        with suppress(BlockingIOError):
            try:
                while not self.hung_up and self._socket.fileno() >= 0:
                    data = self._socket.recv(1 << 20)
                    self.data += data
                    if not data:  # as programs do: close, and be gone
                        self.hung_up = True
                        self._socket.close()
            except ConnectionError:
                self.hung_up = self.was_reset = True
