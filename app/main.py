"""Builds every object and connects them, as the command line asks."""

import io
import os
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QStandardPaths, QTimer

from app import __version__, command_line
from app.client.client import Client
from app.client.journal import Journal
from app.collector import Collector
from app.command_line import Enter, Host, Open, Serve, Smoke, Talk
from app.config import ClientConfig, ServerConfig
from app.console.headless import Headless
from app.console.interrupts import Interrupts
from app.console.lines import Lines, Out
from app.console.terminal import Terminal
from app.display import has_display
from app.languages import Languages, kept_language, settings
from app.protocol.messages import Decree
from app.temporary import delete_dead
from app.worker import Worker

translate = QCoreApplication.translate

LONGEST_REPORT = 1_000_000
"""Bytes of the file of our own mistakes; one that repeats must not fill a disk."""


def main(arguments: Sequence[str]) -> int:
    """Run Sala with these words of the command line; the exit code."""
    QCoreApplication.setApplicationName("Sala")
    QCoreApplication.setApplicationVersion(__version__)
    wish = _parse(arguments)
    out = Out()
    try:
        return _carry_out(wish, out)
    finally:
        out.close()


def _parse(arguments: Sequence[str]) -> command_line.Wish:
    """The wish; a program without a console shows help and complaints in a window."""
    if sys.stderr is not None or not has_display():
        return command_line.parse(arguments, _program())
    told = io.StringIO()
    with redirect_stdout(told), redirect_stderr(told):
        try:
            return command_line.parse(arguments, _program())
        except SystemExit:
            _explain(told.getvalue())
            raise


def _carry_out(wish: command_line.Wish, out: Out) -> int:
    match wish:
        case Serve() | Talk() if sys.platform == "win32" and sys.stdout is None:
            # Windows gives a program with windows no terminal: nobody could end a room in it.
            return _explain(
                translate(
                    "main",
                    "Este comando precisa de um terminal: use o Sala-console.exe, "
                    "que vem na versão em pasta (Sala-pasta.zip).",
                )
            )
        case Serve():
            return _serve(wish, out)
        case Talk():
            return _talk(wish, out)
        case Open() | Host() | Enter():
            return _open_window(wish, out)
        case Smoke():
            return _smoke(out)


def data_folder() -> Path:
    """Where this person's rooms are kept."""
    location = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(location)) / "salas"


def _program() -> str:
    return Path(sys.executable).name if getattr(sys, "frozen", False) else "run.py"


def _serve(wish: Serve, out: Out) -> int:
    """A room without a window: needs neither a display nor Qt's windows."""
    # Qt's poll loop costs less for each message than GLib's (docs/DECISIONS.md).
    os.environ.setdefault("QT_NO_GLIB", "1")
    from app.net.addresses import reachable  # noqa: PLC0415
    from app.net.clock import midnight  # noqa: PLC0415
    from app.net.recorder import Decision  # noqa: PLC0415  (a guest loads no server)
    from app.net.server import Server  # noqa: PLC0415

    application = QCoreApplication([])
    Collector(application)
    Languages(application).speak(kept_language(settings()))
    _report_faults(out.complain)
    config = ServerConfig(
        room=wish.room,
        address=wish.address,
        port=wish.port,
        data=(wish.data or data_folder()) if wish.kept else None,
        files=wish.files,
    )
    tidying = Worker("tidying")
    tidying.forget(delete_dead)
    server = Server(config)
    headless = Headless(out, Decree(no_files=not wish.files), reachable)
    lines = Lines()
    interrupts = Interrupts()
    server.listening.connect(headless.on_listening)
    server.happened.connect(headless.on_happened)
    server.attempted.connect(headless.on_attempted)
    server.failed.connect(headless.on_failed)
    server.put_aside.connect(headless.on_put_aside)
    server.suspended.connect(headless.on_suspended)
    server.resumed.connect(headless.on_resumed)
    headless.retry_requested.connect(lambda: server.decide(Decision.RETRY))
    headless.forgo_requested.connect(lambda: server.decide(Decision.FORGO))
    headless.ordered.connect(lambda order: headless.on_answered(server.order(order)))
    headless.attendance_requested.connect(lambda: server.report(midnight()))
    server.attended.connect(headless.on_attended)
    server.stopped.connect(headless.on_stopped)
    server.stopped.connect(application.quit)
    headless.stop_requested.connect(server.stop)
    interrupts.interrupted.connect(server.stop)
    lines.line.connect(headless.on_line)  # its end is no wish: a service has no terminal
    lines.start()
    QTimer.singleShot(0, server.start)
    application.exec()
    lines.close()
    return headless.exit_code


def _talk(wish: Talk, out: Out) -> int:
    """A guest in the terminal."""
    application = QCoreApplication([])
    Collector(application)
    Languages(application).speak(kept_language(settings()))
    _report_faults(out.complain)
    interactive = sys.stdin is not None and sys.stdin.isatty()
    # A script that is run again says all of it again: what it could not send is not kept besides.
    journal = Journal(data_folder().parent if interactive else None)
    client = Client(ClientConfig(program="Sala (terminal)"), journal=journal)
    terminal = Terminal(client, out, interactive=interactive)
    lines = Lines()
    interrupts = Interrupts()
    interrupts.interrupted.connect(terminal.on_interrupted)
    lines.line.connect(terminal.on_line)
    lines.ended.connect(terminal.on_input_ended)
    exit_codes: list[int] = []
    terminal.finished.connect(exit_codes.append)
    terminal.finished.connect(journal.close)
    journal.closed.connect(application.quit)
    lines.start()
    form = wish.form
    journal.open()
    QTimer.singleShot(0, lambda: client.join(form.address, form.port, form.name))
    application.exec()
    lines.close()
    return exit_codes[0]


def _open_window(wish: Open | Host | Enter, out: Out) -> int:
    if not has_display():
        out.complain(
            translate(
                "main",
                "A Sala precisa de uma tela para abrir a janela. "
                "Sem tela, use os comandos servidor ou terminal (veja --help).",
            )
        )
        return 1
    from app import desktop  # noqa: PLC0415  (needs the system's window libraries)

    return desktop.run(wish, data_folder(), Headless(out), _report_faults)


def _explain(told: str) -> int:
    from app import desktop  # noqa: PLC0415  (needs the system's window libraries)

    return desktop.explain(told)


def _smoke(out: Out) -> int:
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app import smoke  # noqa: PLC0415  (needs the system's window libraries)

    return smoke.run(out)


def _report_faults(tell: Callable[[str], None]) -> None:
    """Our own mistakes: one line for the person, the whole story in a file.

    A slot that raises is invisible to its emitter; only this hook sees it.
    """

    def report(
        kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        told = translate("main", "Erro interno da Sala: {fault}. O relato está em {log}.")
        log = data_folder().parent / "erros.log"
        story = "".join(traceback.format_exception(kind, fault, trace))
        try:
            log.parent.mkdir(parents=True, exist_ok=True)
            full = log.exists() and log.stat().st_size > LONGEST_REPORT
            with log.open("w" if full else "a", encoding="utf-8") as file:
                file.write(story + "\n")
        except OSError:
            told = translate("main", "Erro interno da Sala: {fault}.")
            if sys.__stderr__ is not None:
                sys.__stderr__.write(story)
        tell(told.format(fault=f"{kind.__name__}: {fault}".rstrip(". "), log=log))

    def report_thread(fault: threading.ExceptHookArgs) -> None:
        if fault.exc_value is not None:
            report(fault.exc_type, fault.exc_value, fault.exc_traceback)

    sys.excepthook = report
    threading.excepthook = report_thread
