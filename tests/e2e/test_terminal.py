"""The terminal's client (R20), alone with the server: a person in front of it, and a pipe."""

import subprocess
from pathlib import Path

from tests.e2e.cast import free_port
from tests.e2e.fixtures import RawMaker, TerminalMaker
from tests.e2e.programs import Server, person, sala
from tests.e2e.waiting import PATIENCE
from tests.support.guests import LOOPBACK


def test_r04_r20_a_person_whose_name_is_in_use_is_asked_for_another_one(
    server: Server, open_terminal: TerminalMaker, raw_guest: RawMaker
) -> None:
    bia = raw_guest(server.port, "Bia")
    bia.sees("Bem-vindo")
    other = open_terminal("BIA", server.port)
    other.sees("Erro: Já existe alguém com esse nome na sala.")
    other.sees("Digite outro nome:")
    other.types("Bia Luz")
    other.sees("Erro: O nome não pode ter espaços.")
    other.types("Bia_2")
    other.sees("como Bia_2 (127.0.0.1:")
    bia.sees("Bia_2 entrou no chat.")


def test_r20_what_comes_through_a_pipe_is_all_said_before_the_terminal_leaves(
    server: Server, raw_guest: RawMaker, tmp_path: Path
) -> None:
    bia = raw_guest(server.port, "Bia")
    bia.sees("Bem-vindo")
    lines = [f"linha {number} da poesia" for number in range(40)]
    done = subprocess.run(
        sala("terminal", f"{LOOPBACK}:{server.port}", "--nome", "Téo"),
        input="\n".join([*lines, "@Bia só para você"]),
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=person(tmp_path),
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stderr) == (0, "")
    bia.sees("Téo saiu do chat.")
    heard = [row.partition("Téo: ")[2] for row in bia.seen() if "Téo: " in row]
    assert heard == lines
    assert "Téo (privado): só para você" in bia.sees("só para você")


def test_r16_r20_a_server_that_is_not_there_is_told_in_words(
    open_terminal: TerminalMaker,
) -> None:
    port = free_port()
    teo = open_terminal("Téo", port)
    teo.sees(f"não há sala aberta em {LOOPBACK}:{port}.")
    assert teo.exit_code() == 1
