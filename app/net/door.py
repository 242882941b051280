"""Where a room is reached: one address and port, at which whoever comes is handed over."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QAbstractSocket, QHostAddress, QTcpServer

from app.failures import Failure, Trouble
from app.net.probe import Probe

BACKLOG = 512
"""Connections that the system keeps until they are accepted: a class joins at the bell."""
ARRIVALS = 32
"""Connections that are taken in one turn of the loop; then the others have theirs."""
AGAIN = 200
"""Milliseconds after which accepting is tried again when the system refused."""

_TROUBLES = {
    QAbstractSocket.SocketError.SocketAccessError: Trouble.PORT_RESERVED,
    QAbstractSocket.SocketError.SocketAddressNotAvailableError: Trouble.ADDRESS_MISSING,
    QAbstractSocket.SocketError.SocketResourceError: Trouble.OTHER,
}


class Door(QObject):
    """Listens from `open` to `close`; whoever comes before `let_in` waits.

    Signals:
        came(QTcpSocket): somebody connected.
        failed(Failure): nobody can; follows `open`, maybe a moment later.
    """

    came = Signal(object)
    failed = Signal(object)

    def __init__(self, address: str, port: int, parent: QObject) -> None:
        """`port` 0 takes a free one."""
        super().__init__(parent)
        self._address = address
        self._asked = port
        self._lets_in = False
        self._tcp = QTcpServer(self)
        self._tcp.setListenBacklogSize(BACKLOG)
        self._tcp.setMaxPendingConnections(ARRIVALS)
        # Qt accepts in a loop of its own for as long as its list has room: whoever empties that in
        # the slot would never come back to those who talk.
        queued = Qt.ConnectionType.QueuedConnection
        self._tcp.newConnection.connect(self._on_new_connection, queued)
        self._tcp.acceptError.connect(self._on_accept_error)

    @property
    def port(self) -> int:
        """The port that it listens on; 0 while it does not."""
        return int(self._tcp.serverPort())

    @property
    def is_open(self) -> bool:
        """Whether it listens."""
        return bool(self._tcp.isListening())

    def open(self) -> bool:
        """Listen; False when that is not possible: `failed` tells why."""
        address = QHostAddress(self._address)
        if address.isNull():
            self._fail(Trouble.ADDRESS_MISSING)
        elif self._tcp.listen(address, self._asked):
            return True
        elif self._tcp.serverError() == QAbstractSocket.SocketError.AddressInUseError:
            probe = Probe(_way_to(address), self._asked, self)
            probe.answered.connect(self._on_probe_answered)
            probe.start()
        else:
            self._fail(_TROUBLES.get(self._tcp.serverError(), Trouble.OTHER))
        return False

    def let_in(self) -> None:
        """Hand over who came, and who comes from now on."""
        self._lets_in = True
        self._on_new_connection()

    def close(self) -> None:
        """Nobody else comes in."""
        self._tcp.close()

    def _on_new_connection(self) -> None:
        if not self._lets_in:
            return
        for _ in range(ARRIVALS):
            if not self._tcp.hasPendingConnections():
                return
            self.came.emit(self._tcp.nextPendingConnection())

    def _on_accept_error(self) -> None:
        """The system has no descriptor left, say. Qt accepts nobody more until it is told to."""
        QTimer.singleShot(AGAIN, self, self._accept_again)

    def _accept_again(self) -> None:
        if self._tcp.isListening():
            self._tcp.resumeAccepting()

    def _on_probe_answered(self, is_sala: bool) -> None:  # noqa: FBT001  (a Qt slot)
        self._fail(Trouble.SALA_OPEN if is_sala else Trouble.PORT_TAKEN)

    def _fail(self, trouble: Trouble) -> None:
        detail = self._tcp.errorString()
        self.failed.emit(
            Failure(trouble=trouble, host=self._address, port=self._asked, detail=detail)
        )


def _way_to(address: QHostAddress) -> str:
    """Where this computer reaches what it listens to on `address`."""
    if address == QHostAddress(QHostAddress.SpecialAddress.AnyIPv4):
        return "127.0.0.1"
    if address == QHostAddress(QHostAddress.SpecialAddress.AnyIPv6):
        return "::1"
    return address.toString()
