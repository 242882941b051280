"""The headless room and a disk that cannot be used."""

import sqlite3
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.support.fixtures import ProgramMaker
from tests.support.guests import LOOPBACK, RawGuest

WORDS = ("servidor", "--endereco", LOOPBACK, "--porta", "0")


def listening(qtbot: QtBot, out: object) -> int:
    """Where a program listens, once it does."""
    qtbot.waitUntil(lambda: f"{LOOPBACK}:" in out.out, timeout=10_000)  # type: ignore[attr-defined]
    return int(str(out.out).partition(f"{LOOPBACK}:")[2].split()[0])  # type: ignore[attr-defined]


def test_a_record_that_cannot_be_used_can_be_done_without(
    qtbot: QtBot, program: ProgramMaker, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    refused = program(*WORDS, "--dados", str(tmp_path / "file"))
    assert refused.finish() == 1
    assert refused.err.endswith("Para abrir sem guardar o histórico: --sem-guardar.\n")
    server = program(*WORDS, "--dados", str(tmp_path / "file"), "--sem-guardar")
    guest = RawGuest(listening(qtbot, server))
    guest.send(b"ana\n")
    qtbot.waitUntil(lambda: guest.hears("Bem-vindo, ana!"))
    guest.close()
    server.types("/sair\n")
    assert server.finish() == 0


def test_two_rooms_on_one_record_are_one_too_many_and_the_first_goes_on(
    qtbot: QtBot, program: ProgramMaker, tmp_path: Path
) -> None:
    first = program(*WORDS, "--dados", str(tmp_path))
    port = listening(qtbot, first)
    second = program(*WORDS, "--dados", str(tmp_path))
    assert second.finish() == 1
    assert second.err.startswith("Outra Sala aberta está gravando no mesmo histórico.")
    guest = RawGuest(port)
    guest.send(b"ana\n")
    qtbot.waitUntil(lambda: guest.hears("Bem-vindo, ana!"))
    guest.close()
    first.types("/sair\n")
    assert first.finish() == 0


def test_a_damaged_record_is_put_aside_and_said(
    qtbot: QtBot, program: ProgramMaker, tmp_path: Path
) -> None:
    (tmp_path / "sala-sala.sqlite3").write_bytes(b"x" * 5_000)
    server = program(*WORDS, "--dados", str(tmp_path))
    listening(qtbot, server)
    server.types("/sair\n")
    assert server.finish() == 0
    aside = tmp_path / "sala-sala-danificado-1.sqlite3"
    assert server.err == (
        "O arquivo do histórico estava danificado. Ele foi posto de lado, inteiro. "
        f"A sala começou um histórico novo. ({aside})\n"
    )
    assert aside.read_bytes() == b"x" * 5_000
    with sqlite3.connect(tmp_path / "sala-sala.sqlite3") as db:
        assert db.execute("PRAGMA quick_check").fetchone() == ("ok",)
    db.close()
