"""The program with its window: connects the window, the guest and, when hosting, the server."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QApplication, QMessageBox

from app import languages
from app.client.attempts import Attempts
from app.client.client import Client, ClientState
from app.client.journal import Journal
from app.collector import Collector
from app.command_line import Enter, Host, Open
from app.config import ServerConfig
from app.console.headless import Headless
from app.console.interrupts import Interrupts
from app.failures import Failure, Trouble
from app.net.addresses import reachable
from app.net.clock import midnight
from app.net.recorder import Decision
from app.net.server import Server
from app.temporary import delete_dead
from app.ui import theme
from app.ui.forms import HostForm, JoinForm
from app.ui.ignoring import IgnoredKeeper
from app.ui.preferences import Preferences
from app.ui.tray import Tray
from app.ui.window import Window
from app.worker import Worker

LOOPBACK = "127.0.0.1"
ADDRESSES_AGE = 5_000
"""Milliseconds after which the shown addresses are looked up again: Wi-Fi comes and goes."""


class Desktop(QObject):
    """Carries out what the window asks for.

    The host's own guest comes in through loopback like anyone.

    Signals:
        listening(address, port): a room is open.
        finished(): the window is closed, everybody was told, and all that is kept is closed.
    """

    listening = Signal(str, int)
    finished = Signal()

    def __init__(self, window: Window, client: Client, journal: Journal, data: Path) -> None:
        super().__init__()
        self._window = window
        self._client = client
        self._journal = journal
        self._data = data
        self._server: Server | None = None
        self._hosting: HostForm | None = None
        self._next: HostForm | None = None
        self._aside: Path | None = None  # a damaged record that nobody was told of yet
        self._closing = False
        self._attempts = Attempts(self)
        self._looking = QTimer(self)
        self._looking.setInterval(ADDRESSES_AGE)
        self._looking.timeout.connect(self._on_looking)
        window.host_requested.connect(self.host)
        window.join_requested.connect(self.join)
        window.hosting_stopped.connect(self._on_hosting_stopped)
        window.keeping_retried.connect(self._on_keeping_retried)
        window.keeping_forgone.connect(self._on_keeping_forgone)
        window.attendance_requested.connect(self._on_attendance_requested)
        window.closed.connect(self._on_closed)
        client.welcomed.connect(self._on_welcomed)
        client.failed.connect(self._on_client_over)
        client.ended.connect(self._on_client_over)
        journal.put_aside.connect(self._on_journal_put_aside)
        journal.failed.connect(self._on_journal_failed)
        journal.closed.connect(self.finished)

    def host(self, form: HostForm) -> None:
        """Open a room and enter it."""
        if self._server is not None:
            self._next = form  # the room before still says goodbye
            self._window.busy(self.tr("Abrindo a sala…"))
            return
        self._hosting = form
        data = self._data if form.kept else None
        config = ServerConfig(room=form.room, port=form.port, data=data)
        self._server = Server(config, self)
        self._server.put_aside.connect(self._on_record_put_aside)
        self._server.suspended.connect(self._window.show_suspended)
        self._server.resumed.connect(self._window.show_kept)
        self._server.listening.connect(self._on_listening)
        self._server.failed.connect(self._window.show_failure)
        self._attempts.clear()
        self._server.attended.connect(self._window.host_desk.show_attendance)
        self._server.attempted.connect(self._attempts.note)
        self._server.stopped.connect(self._on_server_stopped)
        self._window.busy(self.tr("Abrindo a sala…"))
        self._server.start()

    def join(self, form: JoinForm) -> None:
        """Enter somebody's room."""
        self._client.join(form.address, form.port, form.name)

    def end(self) -> None:
        """Somebody ends the program from outside: in order, and without a question."""
        self._window.hide()
        self._on_closed()

    def report(self, fault: str) -> None:
        """A mistake of the program itself."""
        self._window.show_failure(Failure(trouble=Trouble.FAULT, detail=fault))

    def _on_listening(self, address: str, port: int) -> None:
        self.listening.emit(address, port)
        if self._hosting is not None:
            self._window.show_kept(self._hosting.kept)
            key = self._server.host_key if self._server is not None else ""
            self._client.join(LOOPBACK, port, self._hosting.name, key)

    def _on_welcomed(self) -> None:
        if self._server is not None:
            self._on_looking()
            self._looking.start()
        self._tell_of_aside()

    def _on_looking(self) -> None:
        # A room that says goodbye has no port any more, and somebody else's room is not hosted.
        if self._server is not None and self._client.address == (LOOPBACK, self._server.port):
            # The room listens on IPv4, which is what a person can read out to a class.
            addresses = [each for each in reachable() if ":" not in each.ip]
            self._window.host_desk.show_attempts(self._attempts)
            self._window.show_hosting(addresses, self._server.port)

    def _on_hosting_stopped(self) -> None:
        self._next = None
        self._end_room(keep=False)

    def _end_room(self, *, keep: bool) -> None:
        """Let the host's own guest leave first: a room that ends reads nothing more of anybody.

        It takes no longer than `ClientConfig.farewell` after the last answer. `keep`: the place is
        there for the next run of the program.
        """
        self._client.leave(keep=keep)
        if not self._client.is_connected:
            self._stop_server()  # else when it is over

    def _on_client_over(self) -> None:
        """A host without a way into the own room has no room."""
        self._stop_server()
        self._quit_when_done()

    def _on_record_put_aside(self, path: Path) -> None:
        self._aside = path
        if self._client.state is ClientState.IN:
            self._tell_of_aside()  # otherwise the room would come over it at once

    def _tell_of_aside(self) -> None:
        path, self._aside = self._aside, None
        if path is not None:
            self._window.show_failure(Failure(trouble=Trouble.DATA_DAMAGED, detail=str(path)))

    def _on_attendance_requested(self) -> None:
        """Of today: the same room may be open each week."""
        if self._server is not None:
            self._server.report(midnight())

    def _on_keeping_retried(self) -> None:
        if self._server is not None:
            self._server.decide(Decision.RETRY)

    def _on_keeping_forgone(self) -> None:
        if self._server is not None:
            self._server.decide(Decision.FORGO)

    def _on_journal_put_aside(self, path: Path) -> None:
        self._window.show_failure(Failure(trouble=Trouble.JOURNAL_DAMAGED, detail=str(path)))

    def _on_journal_failed(self, why: str) -> None:
        self._window.show_failure(Failure(trouble=Trouble.JOURNAL_UNUSABLE, detail=why))

    def _stop_server(self) -> None:
        self._looking.stop()
        if self._server is not None:
            self._server.stop()

    def _on_server_stopped(self) -> None:
        if self._server is not None:
            self._server.deleteLater()
        self._server = None
        self._hosting = None
        form, self._next = self._next, None
        if form is not None:
            self.host(form)
        else:
            self._window.show_guest()
            self._quit_when_done()

    def _on_closed(self) -> None:
        self._closing = True
        self._next = None
        self._end_room(keep=True)
        self._quit_when_done()

    def _quit_when_done(self) -> None:
        if self._closing and self._server is None and not self._client.is_connected:
            self._closing = False
            self._journal.close()


def run(
    wish: Open | Host | Enter,
    data: Path,
    headless: Headless,
    report_faults: Callable[[Callable[[str], None]], None],
) -> int:
    """Show the window until it is closed; the exit code."""
    preferences = Preferences(languages.settings())
    application = make_application(preferences)
    tidying = Worker("tidying")
    tidying.forget(delete_dead)
    journal = Journal(data.parent)
    client = Client(journal=journal)
    folder = wish.data if isinstance(wish, Host) and wish.data else data
    tray = Tray(preferences)
    window = Window(client, preferences, rooms=folder, tray=tray)
    window.closed.connect(tray.hide)
    if speaker := application.findChild(languages.Languages):
        window.language_due.connect(speaker.speak)
    IgnoredKeeper(client, preferences, window)
    desktop = Desktop(window, client, journal, folder)
    report_faults(desktop.report)
    interrupts = Interrupts()
    interrupts.interrupted.connect(desktop.end)
    desktop.listening.connect(headless.on_listening)  # for whoever gave --porta 0
    desktop.finished.connect(application.quit)
    journal.open()
    window.show()
    tray.show()
    if isinstance(wish, Host):
        QTimer.singleShot(0, lambda: window.request_host(wish.form))
    elif isinstance(wish, Enter):
        QTimer.singleShot(0, lambda: window.request_join(wish.form))
    return application.exec()


def explain(told: str) -> int:
    """Say one thing in a window and end with an error's exit code."""
    application = make_application()
    application.setQuitOnLastWindowClosed(True)
    box = QMessageBox(QMessageBox.Icon.Information, "Sala", told)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.open()
    application.exec()
    return 1


def make_application(preferences: Preferences | None = None) -> QApplication:
    """Qt with Sala's look and in Sala's language, both as the preferences want them."""
    if sys.platform == "win32":  # an own entry in the taskbar, not Python's
        import ctypes  # noqa: PLC0415  (Windows only)

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("Sala")
    application = QApplication(["sala"])  # the window class under X
    application.setQuitOnLastWindowClosed(False)
    Collector(application)
    speaker = languages.Languages(application)
    speaker.speak(preferences.language if preferences else languages.SOURCE)
    theme.Theme(application, preferences)
    return application
