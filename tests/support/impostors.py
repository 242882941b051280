"""Programs that listen on a port and are no Sala."""

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket

from tests.support.guests import LOOPBACK


class Impostor(QObject):
    """Sends `greeting` to whoever connects, `answer` to the first bytes, then closes or not."""

    def __init__(self, *, greeting: bytes = b"", answer: bytes = b"", closes: bool = False) -> None:
        super().__init__()
        self._greeting = greeting
        self._answer = answer
        self._closes = closes
        self.asked = b""
        self._server = QTcpServer(self)
        self._server.newConnection.connect(self._on_new_connection)
        assert self._server.listen(QHostAddress(LOOPBACK))

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.serverPort())

    def _on_new_connection(self) -> None:
        guest = self._server.nextPendingConnection()
        guest.readyRead.connect(self._on_ready_read)
        guest.write(self._greeting)
        if self._closes and not self._answer:
            guest.disconnectFromHost()

    def _on_ready_read(self) -> None:
        guest = self.sender()
        assert isinstance(guest, QTcpSocket)
        first, self.asked = not self.asked, self.asked + guest.readAll().data()
        if first and self._answer:
            guest.write(self._answer)
            if self._closes:
                guest.disconnectFromHost()
