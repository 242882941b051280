"""One whole evening in a second: host, join, say, hear it back, leave (`--smoke`)."""

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QTemporaryDir, QTimer

from app.client.client import Client
from app.client.search_table import SearchError, SearchTable
from app.config import ServerConfig
from app.console.lines import Out
from app.desktop import LOOPBACK, make_application
from app.failures import Failure
from app.net.server import Server
from app.protocol.messages import Said, Stored
from app.ui.preferences import Preferences
from app.ui.window import Window

WORDS = "Olá, sala! ç ã é 👋"
PATIENCE = 30_000
"""Milliseconds for all of it, on a slow computer with an antivirus that looks on."""

translate = QCoreApplication.translate


class SmokeTest(QObject):
    """Exits the application with 0 once a public message came back, with 1 when anything fails."""

    def __init__(self, out: Out) -> None:
        super().__init__()
        self._out = out
        self._heard = False
        self._server = Server(ServerConfig(address=LOOPBACK, port=0), self)
        self._client = Client(parent=self)
        self._folder = QTemporaryDir()  # a test leaves nothing in the person's settings
        settings = QSettings(self._folder.filePath("sala.ini"), QSettings.Format.IniFormat)
        self._window = Window(self._client, Preferences(settings))
        self._server.listening.connect(self._on_listening)
        self._server.failed.connect(self._on_failed)
        self._server.stopped.connect(self._on_stopped)
        self._client.failed.connect(self._on_failed)
        self._client.welcomed.connect(self._on_welcomed)
        self._client.happened.connect(self._on_happened)
        self._client.ended.connect(self._server.stop)

    def start(self) -> None:
        """Begin."""
        try:
            SearchTable().close()  # whether the SQLite that came along can search
        except SearchError as error:
            self._out.complain(str(error))
            self._end(1)
            return
        QTimer.singleShot(PATIENCE, self, self._on_late)
        self._window.show()
        self._server.start()

    def _on_listening(self, _: str, port: int) -> None:
        self._client.join(LOOPBACK, port, "Conceição")

    def _on_welcomed(self) -> None:
        self._client.submit(WORDS)

    def _on_happened(self, event: Stored) -> None:
        if isinstance(event, Said) and event.text == WORDS:
            self._heard = True
            self._client.leave()

    def _on_stopped(self) -> None:
        self._end(0 if self._heard else 1)

    def _on_failed(self, failure: Failure) -> None:
        self._out.complain(f"{failure.trouble}: {failure.detail}")
        self._end(1)

    def _on_late(self) -> None:
        self._out.complain(translate("smoke", "O teste passou do tempo."))
        self._end(1)

    def _end(self, code: int) -> None:
        if code == 0:
            self._out.say(translate("smoke", "Tudo certo."))
        QCoreApplication.exit(code)


def run(out: Out) -> int:
    """Run the test; the exit code."""
    application = make_application()
    test = SmokeTest(out)
    QTimer.singleShot(0, test.start)
    return application.exec()
