"""Asks whether what listens on a port of this computer is a Sala."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.net.transport import Transport
from app.protocol.messages import Ping, Ponged
from app.protocol.native import decode_event, encode_command

PATIENCE = 1.5
"""Seconds for an answer from this very computer."""


class Probe(QObject):
    """One question, one answer.

    Signals:
        answered(bool): whether a Sala listens there. Comes once.
    """

    answered = Signal(bool)

    def __init__(self, host: str, port: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._port = port
        self._heard = b""
        self._transport = Transport(parent=self)
        self._transport.opened.connect(self._on_opened)
        self._transport.received.connect(self._on_received)
        self._transport.closed.connect(self._on_closed)

    def start(self) -> None:
        """Ask."""
        QTimer.singleShot(int(PATIENCE * 1000), self._transport, self._transport.abort)
        self._transport.connect_to(self._host, self._port)

    def _on_opened(self) -> None:
        self._transport.queue(encode_command(Ping()))
        self._transport.flush()

    def _on_received(self, _: int, data: bytes) -> None:
        self._heard = (self._heard + data)[:1024]
        if b"\n" in self._heard:
            self._transport.abort()

    def _on_closed(self) -> None:
        line, newline, _ = self._heard.partition(b"\n")
        self.answered.emit(bool(newline) and isinstance(decode_event(line), Ponged))
