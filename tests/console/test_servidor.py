"""`servidor` as a program of its own (R19): what it prints, what ends it, and its exit code."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.protocol.messages import Joined, Left, Said, Told
from app.room.history import History
from tests.support.fixtures import ProgramMaker
from tests.support.guests import LOOPBACK, RawGuest
from tests.support.programs import Program
from tests.support.running import WELCOMED

STAMP = re.compile(r"^\[\d\d/\d\d/\d{4} \d\d:\d\d:\d\d\] ", re.MULTILINE)
WORDS = ("servidor", "--endereco", LOOPBACK, "--porta", "0")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def lines(program: Program) -> list[str]:
    """What it printed, with [agora] for every date and time."""
    return STAMP.sub("[agora] ", program.out).splitlines()


def listening(bot: QtBot, program: Program) -> int:
    """The port, once it is printed."""
    bot.waitUntil(lambda: program.out.startswith("Sala escutando em 127.0.0.1:"), timeout=20_000)
    return int(program.out.splitlines()[0].rpartition(":")[2])


@contextlib.contextmanager
def guest(bot: QtBot, port: int, name: str) -> Iterator[RawGuest]:
    """A plain guest who is in."""
    raw = RawGuest(port)
    raw.send(f"{name}\n".encode())
    bot.waitUntil(lambda: raw.hears(WELCOMED))
    raw.forget()
    yield raw
    raw.close()


def test_r19_it_prints_what_happens_with_date_and_time_and_ends_by_a_word(
    qtbot: QtBot, program: ProgramMaker, tmp_path: Path
) -> None:
    server = program(*WORDS, "--sala", "Turma 3B", "--dados", str(tmp_path))
    port = listening(qtbot, server)
    with guest(qtbot, port, "ana") as ana, guest(qtbot, port, "bia") as bia:
        ana.send("olá\n@bia um segredo\n".encode())
        qtbot.waitUntil(lambda: bia.hears("segredo"))
        server.types("o que é isto?\n\n")
        qtbot.waitUntil(lambda: "Digite" in server.out)
        server.types("/sair\n")
        qtbot.waitUntil(lambda: ana.is_hung_up() and bia.is_hung_up())
        assert server.finish() == 0
        assert ana.read().endswith("A sala foi encerrada.\n")
        assert bia.read().endswith("A sala foi encerrada.\n")
        where = [f"(127.0.0.1:{each.address[1]})" for each in (ana, bia)]
    assert lines(server) == [
        f"Sala escutando em 127.0.0.1:{port}",
        f"[agora] ana entrou {where[0]}",
        f"[agora] bia entrou {where[1]}",
        "[agora] ana: olá",
        "[agora] ana → bia (privado): …",
        "Digite /sair para encerrar a sala, ou /ajuda.",
        f"[agora] ana saiu: a sala foi encerrada {where[0]}",
        f"[agora] bia saiu: a sala foi encerrada {where[1]}",
        "Sala encerrada.",
    ]
    assert server.err == ""


def test_r17_the_history_is_closed_and_complete_when_it_has_ended(
    qtbot: QtBot, program: ProgramMaker, tmp_path: Path
) -> None:
    server = program(*WORDS, "--sala", "Turma 3B", "--dados", str(tmp_path / "dados"))
    with guest(qtbot, listening(qtbot, server), "ana") as ana:
        ana.send(b"oi\n")
        qtbot.waitUntil(lambda: "ana: oi" in server.out)
        server.types("sair\n")
        qtbot.waitUntil(ana.is_hung_up)
        assert server.finish() == 0
    (record,) = (tmp_path / "dados").iterdir()  # the log was folded into the file
    history = History(record)
    kept = history.tail(10)
    history.close()
    assert [type(event) for event in kept] == [Joined, Said, Left]
    assert not any(isinstance(event, Told) for event in kept)


@posix_only
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_r19_a_signal_ends_it_in_order(
    qtbot: QtBot, program: ProgramMaker, number: signal.Signals
) -> None:
    server = program(*WORDS)
    with guest(qtbot, listening(qtbot, server), "ana") as ana:
        server.send_signal(number)
        qtbot.waitUntil(ana.is_hung_up)
        assert server.finish() == 0
        assert ana.read() == "A sala foi encerrada.\n"
    assert (lines(server)[-1], server.err) == ("Sala encerrada.", "")


@posix_only
def test_a_second_signal_while_it_ends_changes_nothing(qtbot: QtBot, program: ProgramMaker) -> None:
    server = program(*WORDS)
    with guest(qtbot, listening(qtbot, server), "ana") as ana:
        server.send_signal(signal.SIGTERM)
        qtbot.waitUntil(lambda: "ana saiu" in server.out)  # ana has not closed yet
        server.send_signal(signal.SIGTERM)
        server.send_signal(signal.SIGINT)
        qtbot.waitUntil(ana.is_hung_up)
        assert server.finish() == 0
    assert lines(server)[-1] == "Sala encerrada."


def test_a_port_of_another_program_is_one_line_and_exit_code_1(program: ProgramMaker) -> None:
    with socket.create_server((LOOPBACK, 0)) as other:
        port = str(other.getsockname()[1])
        server = program("servidor", "--endereco", LOOPBACK, "--porta", port)
        assert server.finish() == 1
    (line,) = server.err.splitlines()
    assert line.startswith(
        f"Outro programa deste computador já usa a porta {port}. "
        "Escolha outra porta e diga o novo endereço à turma."
    )
    assert server.out == ""


def test_a_port_of_a_sala_is_one_line_and_exit_code_1(qtbot: QtBot, program: ProgramMaker) -> None:
    first = program(*WORDS)
    port = str(listening(qtbot, first))
    second = program("servidor", "--endereco", LOOPBACK, "--porta", port)
    assert second.finish() == 1
    (line,) = second.err.splitlines()
    assert line.startswith(f"A Sala já hospeda na porta {port} deste computador.")
    first.types("/sair\n")
    assert first.finish() == 0


def test_a_folder_that_cannot_be_used_is_one_line_and_exit_code_1(
    program: ProgramMaker, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    server = program(*WORDS, "--dados", str(tmp_path / "file"))
    assert server.finish() == 1
    (line,) = server.err.splitlines()
    assert line.startswith("Não foi possível abrir ou gravar o histórico da sala.")
    assert server.out == ""


@posix_only
def test_it_runs_on_without_a_terminal(qtbot: QtBot, program: ProgramMaker) -> None:
    """With its input at the end, and with none at all, as services are started."""
    closing = (
        "import os, sys; os.close(0); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    )
    servers = [
        program(*WORDS, "--sala", "uma", stdin=subprocess.DEVNULL),
        program("-m", "app", *WORDS, "--sala", "outra", python=("-c", closing)),
    ]
    for server in servers:
        with guest(qtbot, listening(qtbot, server), "ana") as ana:
            ana.send(b"oi\n")
            qtbot.waitUntil(lambda server=server: "ana: oi" in server.out)  # type: ignore[misc]
            server.send_signal(signal.SIGTERM)
            qtbot.waitUntil(ana.is_hung_up)
            assert server.finish() == 0
        assert server.err == ""


def test_it_goes_on_when_nobody_reads_what_it_prints(qtbot: QtBot, program: ProgramMaker) -> None:
    """`servidor | head -1`."""
    reading, writing = os.pipe()
    server = program(*WORDS, stdout=writing)
    os.close(writing)
    port = int(os.read(reading, 1_000).decode().strip().rpartition(":")[2])
    os.close(reading)
    with guest(qtbot, port, "ana") as ana, guest(qtbot, port, "bia") as bia:
        ana.send(b"oi\n")
        qtbot.waitUntil(lambda: bia.hears("ana: oi"))
        server.types("/sair\n")
        qtbot.waitUntil(lambda: ana.is_hung_up() and bia.is_hung_up())
        assert server.finish() == 0
    assert server.err == ""


NO_WINDOWS = """
import sys

class NoWindows:
    def find_spec(self, name, path=None, target=None):
        if name.startswith(("PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg")):
            raise ImportError(f"{name} is not on this computer")

sys.meta_path.insert(0, NoWindows())
from app.main import main
sys.exit(main(sys.argv[1:]))
"""


def test_room_and_guest_need_no_display_and_no_windows_of_qt(
    qtbot: QtBot, program: ProgramMaker
) -> None:
    bare = {"DISPLAY": "", "WAYLAND_DISPLAY": ""}
    server = program(*WORDS, env=bare, python=("-c", NO_WINDOWS))
    port = listening(qtbot, server)
    talker = program(
        "terminal", f"127.0.0.1:{port}", "--nome", "ana", env=bare, python=("-c", NO_WINDOWS)
    )
    talker.types("oi\n")
    talker.end_input()
    assert (talker.finish(), talker.err) == (0, "")
    server.types("/sair\n")
    assert (server.finish(), server.err) == (0, "")
    assert lines(server)[2] == "[agora] ana: oi"


def test_a_window_without_windows_of_qt_is_found_out(program: ProgramMaker) -> None:
    """The check above would notice an import of Qt's windows."""
    smoke = program("--smoke", python=("-c", NO_WINDOWS))
    assert smoke.finish() == 1
    assert "is not on this computer" in smoke.err


def test_port_0_prints_the_port_that_it_took(qtbot: QtBot, program: ProgramMaker) -> None:
    server = program("servidor", "--porta", "0")
    qtbot.waitUntil(lambda: "\n" in server.out, timeout=20_000)
    first, *others = server.out.splitlines()
    found = re.fullmatch(r"Sala escutando em 0\.0\.0\.0:(\d+)", first)
    assert found is not None
    assert int(found[1]) > 0
    assert all(f":{found[1]} (" in each for each in others)  # where a class finds it
    server.types("/sair\n")
    assert server.finish() == 0


def test_a_wish_to_end_that_comes_too_early_ends_it(program: ProgramMaker) -> None:
    server = program(*WORDS)
    server.types("/sair\n")
    assert server.finish() == 0
    assert lines(server)[-1] == "Sala encerrada."
    assert server.err == ""


def test_its_home_is_the_persons_data_folder(
    qtbot: QtBot, program: ProgramMaker, own_home: Path
) -> None:
    server = program(*WORDS)
    listening(qtbot, server)
    server.types("/sair\n")
    assert server.finish() == 0
    (record,) = own_home.glob("**/*.sqlite3")
    assert record.parent.name == "salas"
    assert record.stat().st_size > 0


def test_it_opens_without_files_and_lets_people_in_one_by_one(
    qtbot: QtBot, program: ProgramMaker
) -> None:
    server = program(*WORDS, "--sem-guardar", "--sem-arquivos")
    port = listening(qtbot, server)
    with guest(qtbot, port, "ana") as ana:
        server.types("/aprovar\n")
        qtbot.waitUntil(lambda: "Feito." in server.out)
        window = RawGuest(port)
        window.send(b'{"type":"join","name":"bia"}\n')
        qtbot.waitUntil(lambda: "bia (127.0.0.1:" in server.out)
        assert lines(server)[-1].startswith("bia (")
        number = server.out.rpartition("/recusar ")[2].strip().strip(".")
        server.types(f"/deixar {number}\n")
        qtbot.waitUntil(lambda: window.hears('"type":"welcomed"'))
        assert '"no_files":true' in window.read()
        assert '"approve":true' in window.read()
        qtbot.waitUntil(lambda: ana.hears("bia entrou"))
        server.types("/sair\n")
        assert server.finish() == 0
        window.close()
    assert server.err == ""
