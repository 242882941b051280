"""`terminal` as a program of its own (R20): at a terminal, through a pipe, killed."""

import os
import signal
import socket
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app import __version__
from app.protocol.messages import Joined, Left, Said
from tests.support.fixtures import ProgramMaker, RoomMaker
from tests.support.guests import LOOPBACK
from tests.support.programs import KILL, Program
from tests.support.running import QUICK, OpenRoom

HINT = "Escreva para todos, ou @nome mensagem"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals and signals")


@pytest.fixture
def room(open_room: RoomMaker) -> OpenRoom:
    return open_room(limits=replace(QUICK, burst=100))


class Keyboard:
    """The other end of a terminal."""

    def __init__(self) -> None:
        import pty  # noqa: PLC0415  (not on Windows)

        self._keys, self.terminal = pty.openpty()

    def types(self, line: str) -> None:
        os.write(self._keys, f"{line}\n".encode())

    def end_of_input(self) -> None:
        """Ctrl+D at the beginning of a line."""
        os.write(self._keys, b"\x04")

    def close(self) -> None:
        for end in (self._keys, self.terminal):
            os.close(end)


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    made = Keyboard()
    yield made
    made.close()


def ends(room: OpenRoom, talker: Program) -> int:
    """Let the room live until the program has ended; its exit code."""
    room.wait(lambda: talker.code is not None, timeout=20_000)
    return talker.finish()


def prints(room: OpenRoom, talker: Program, words: str) -> None:
    """Let the room live until the program has printed something."""
    room.wait(lambda: words in talker.out, timeout=20_000)


def said(room: OpenRoom) -> list[str]:
    return [event.text for event in room.happened if isinstance(event, Said)]


@posix_only
def test_r20_a_person_at_a_terminal_is_asked_for_another_name_talks_and_leaves(
    room: OpenRoom, program: ProgramMaker, keyboard: Keyboard
) -> None:
    ana = room.guest("ana")
    other = program("terminal", f"127.0.0.1:{room.port}", "--nome", "Ana", stdin=keyboard.terminal)
    prints(room, other, "Digite outro nome:\n")
    assert other.out == (
        "Erro: Já existe alguém com esse nome na sala. Escolha outro.\nDigite outro nome:\n"
    )
    keyboard.types("Conceição")
    prints(room, other, HINT)
    joined = [event.member for event in room.happened if isinstance(event, Joined)]
    assert joined[-1].program == f"Sala (terminal) {__version__}"
    keyboard.types("olá, é você?")
    room.hears(ana, "[hh:mm] Conceição: olá, é você?\n")
    ana.send(b"@conceicao oi\n@Concei\xc3\xa7\xc3\xa3o sou eu\n")
    prints(room, other, "ana → você (privado): sou eu\n")
    keyboard.types("/sair")
    assert ends(room, other) == 0
    assert other.out.endswith("Você saiu da sala.\n")
    assert other.err == ""
    room.hears(ana, "Conceição saiu do chat.")


@posix_only
def test_r20_the_end_of_input_at_a_terminal_leaves(
    room: OpenRoom, program: ProgramMaker, keyboard: Keyboard
) -> None:
    ana = program("terminal", f"127.0.0.1:{room.port}", "--nome", "ana", stdin=keyboard.terminal)
    prints(room, ana, HINT)
    keyboard.end_of_input()
    assert ends(room, ana) == 0


def test_r20_500_lines_through_a_pipe_arrive_once_and_in_order(
    room: OpenRoom, program: ProgramMaker
) -> None:
    lines = [f"linha {number}: ção 👋" for number in range(500)]
    ana = program("terminal", f"127.0.0.1:{room.port}", "--nome", "ana")
    ana.types("\n".join(lines))  # the last one without a newline
    ana.end_input()
    assert ends(room, ana) == 0
    assert said(room) == lines
    assert ana.out.count("] Você: linha ") == 500
    assert ana.out.endswith("Você: linha 499: ção 👋\nVocê saiu da sala.\n")
    assert ana.err == ""
    left = room.happened[-1]
    assert isinstance(left, Left)
    assert left.reason == "left"


def test_r20_a_pipe_in_the_code_page_of_windows_is_understood(
    room: OpenRoom, program: ProgramMaker
) -> None:
    ana = program("terminal", f"127.0.0.1:{room.port}", "--nome", "ana")
    ana.types_bytes("não é só\r\n".encode("cp1252"))
    ana.end_input()
    assert ends(room, ana) == 0
    assert said(room) == ["não é só"]


def test_r03_a_name_that_is_not_allowed_never_gets_as_far_as_the_room(
    program: ProgramMaker,
) -> None:
    ana = program("terminal", "127.0.0.1:9", "--nome", "ana maria")
    assert ana.finish() == 2
    assert ana.err == (
        "Erro: --nome: O nome não pode ter espaços. No lugar deles, use _.\n"
        "Veja run.py terminal --help\n"
    )


def test_r04_a_name_in_use_ends_a_pipe_with_exit_code_1(
    room: OpenRoom, program: ProgramMaker
) -> None:
    room.guest("ana")
    other = program("terminal", f"127.0.0.1:{room.port}", "--nome", "ana")
    other.types("oi\n")
    assert ends(room, other) == 1
    assert (other.out, other.err) == (
        "",
        "Erro: Já existe alguém com esse nome na sala. Escolha outro.\n",
    )
    assert said(room) == []


def test_r16_nobody_there_is_one_line_and_exit_code_1(program: ProgramMaker) -> None:
    with socket.create_server((LOOPBACK, 0)) as gone:
        port = gone.getsockname()[1]
    ana = program("terminal", f"127.0.0.1:{port}", "--nome", "ana")
    assert ana.finish() == 1
    assert (ana.out, ana.err) == (
        "",
        f"O computador responde, mas não há sala aberta em 127.0.0.1:{port}. "
        "Confira o endereço e a porta com quem hospeda, e se a sala já foi aberta.\n",
    )


@posix_only
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_r12_a_signal_leaves_in_order(
    room: OpenRoom, program: ProgramMaker, number: signal.Signals
) -> None:
    ana = program("terminal", f"127.0.0.1:{room.port}", "--nome", "ana")
    prints(room, ana, HINT)
    ana.send_signal(number)
    assert ends(room, ana) == 0
    assert ana.out.endswith("Você saiu da sala.\n")
    assert ana.err == ""


def test_r14_a_client_that_is_killed_is_announced_and_its_name_is_free(
    room: OpenRoom, program: ProgramMaker
) -> None:
    bia = room.guest("bia")
    ana = program("terminal", f"127.0.0.1:{room.port}", "--nome", "ana")
    prints(room, ana, HINT)
    ana.types("oi\n")
    room.hears(bia, "[hh:mm] ana: oi\n")
    ana.send_signal(KILL)
    room.hears(bia, "ana saiu do chat.")
    left = room.happened[-1]
    assert isinstance(left, Left)
    assert left.reason == "lost"
    room.guest("ana")


def test_r18_a_room_that_is_killed_is_told_in_words_with_exit_code_1(
    room: OpenRoom, program: ProgramMaker, tmp_path: Path
) -> None:
    server = program(
        "servidor", "--endereco", LOOPBACK, "--porta", "0", "--dados", str(tmp_path / "dados")
    )
    prints(room, server, "\n")
    ana = program("terminal", server.out.split()[-1], "--nome", "ana")
    prints(room, ana, HINT)
    server.send_signal(KILL)
    assert ends(room, ana) == 1
    assert ana.err == (
        "A conexão com a sala se perdeu. Confira a rede e entre de novo. "
        "Se não der certo, pergunte se a sala ainda existe.\n"
    )


def test_a_room_that_closes_ends_it_with_exit_code_0(room: OpenRoom, program: ProgramMaker) -> None:
    ana = program("terminal", f"127.0.0.1:{room.port}", "--nome", "ana")
    prints(room, ana, HINT)
    room.server.stop()
    assert ends(room, ana) == 0
    assert ana.out.endswith("Entre de novo quando ela reabrir.\n")
