"""A cable between a guest and a room, which the test can cut without anybody being told."""

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket

from tests.support.guests import LOOPBACK


class Proxy(QObject):
    """Forwards bytes both ways until `cut`; then it swallows them, and no close gets through."""

    def __init__(self, target: int) -> None:
        super().__init__()
        self._target = target
        self._is_cut = self._is_mute = False
        self._wires: dict[QTcpSocket, QTcpSocket] = {}
        self._far: set[QTcpSocket] = set()  # the ends at the room
        self._server = QTcpServer(self)
        self._server.newConnection.connect(self._on_new_connection)
        assert self._server.listen(QHostAddress(LOOPBACK))

    @property
    def port(self) -> int:
        """Where guests connect."""
        return int(self._server.serverPort())

    def cut(self) -> None:
        """The cable is pulled: silence, and nothing else, on both sides."""
        self._is_cut = True

    def mute(self) -> None:
        """What the room says does not arrive any more, though it hears everything."""
        self._is_mute = True

    def close(self) -> None:
        """It is unplugged at both ends, and each end sees that."""
        self._server.close()
        for end in list(self._wires):
            end.abort()

    def mend(self) -> None:
        """The cable is back for new connections; the old ones stay dead."""
        self._is_cut = self._is_mute = False
        self._wires.clear()

    def _on_new_connection(self) -> None:
        near = self._server.nextPendingConnection()
        far = QTcpSocket(self)
        far.connectToHost(LOOPBACK, self._target)
        self._wires |= {near: far, far: near}
        self._far.add(far)
        for end in (near, far):
            end.readyRead.connect(self._on_ready_read)
            end.disconnected.connect(self._on_disconnected)

    def _on_ready_read(self) -> None:
        end = self.sender()
        assert isinstance(end, QTcpSocket)
        data = end.readAll()
        lost = self._is_cut or (self._is_mute and end in self._far)
        if end in self._wires and not lost:
            self._wires[end].write(data)

    def _on_disconnected(self) -> None:
        end = self.sender()
        assert isinstance(end, QTcpSocket)
        if end in self._wires and not self._is_cut:
            self._wires[end].disconnectFromHost()
