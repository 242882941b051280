"""Files on their way through a bad network: cancelled, broken off, and gone on with."""

import os
import re
from contextlib import ExitStack
from pathlib import Path

from tests.e2e.cable import Cable
from tests.e2e.fixtures import WindowMaker
from tests.e2e.programs import Server
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.walking import at_the_latest_message
from tests.e2e.window import EVERYONE, Window
from tests.support.guests import LOOPBACK

SIZE = 24_000_000  # bytes; the buffers of the system take a part of it at once
HELD = 12_000_000  # bytes that come through before the cable holds the rest


def attaches(stage: Stage, window: Window, path: Path) -> None:
    """Choose a file in the dialog, and send it."""
    window.press("Anexar arquivo")
    field = window.dialog("Anexar arquivo").find("text")
    assert field is not None
    stage.fill(field.node, str(path))
    stage.press("Return")
    window.shows(path.name)
    window.press("Enviar")


def saves(stage: Stage, window: Window, path: Path) -> None:
    """Save the file of the latest message there."""
    at_the_latest_message(stage, window)
    stage.press("Return")
    window.dialog("Salvar como")
    field = next(each for each in window.look().find_all("text") if each.node.text() == "aula.bin")
    stage.fill(field.node, str(path))
    stage.press("Return")


def lacks(window: Window, words: str) -> None:
    """Wait until no message says this."""
    until(
        lambda: not any(words in row for row in window.rows(EVERYONE)),
        lambda: f"no “{words}” in {window.rows(EVERYONE)}",
    )


def share_of(window: Window, doing: str) -> float:
    """How much of the file is there, as its row says."""
    told = re.search(rf"{doing}, (\d+) %", window.sees(doing, EVERYONE))
    return int(told[1]) / 100 if told else 0.0


def test_a_file_is_cancelled_or_goes_on_where_the_network_broke(
    stage: Stage,
    server: Server,
    open_window: WindowMaker,
    ends: ExitStack,
    tmp_path: Path,
) -> None:
    (tmp_path / "aula.bin").write_bytes(os.urandom(SIZE))
    cable = Cable(server.port)
    ends.callback(cable.end)
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{cable.port}", "--nome", "Ana")
    ana.is_in_room()

    cable.hold(HELD)
    attaches(stage, ana, tmp_path / "aula.bin")
    until(lambda: cable.held == 1, "a part of it is on its way")
    until(lambda: share_of(ana, "enviando") >= HELD / SIZE, "it is told how much")
    at_the_latest_message(stage, ana)
    stage.press("Return")
    lacks(ana, "aula.bin")

    attaches(stage, ana, tmp_path / "aula.bin")
    until(lambda: cable.held == 2, "a part of it is on its way again")
    cable.cut()
    ana.sees("esperando para continuar…", EVERYONE)
    cable.mend()
    once = [server.sees("Ana: enviou um arquivo: aula.bin")]
    assert cable.carried < SIZE - HELD / 2
    lacks(ana, "enviando")
    assert [row for row in server.seen() if "aula.bin" in row] == once

    cable.hold(HELD)
    saves(stage, ana, tmp_path / "volta.bin")
    until(lambda: cable.held == 1, "a part of it came")
    until(lambda: share_of(ana, "baixando") >= HELD / SIZE - 0.05, "it is told how much")
    at_the_latest_message(stage, ana)
    ana.choose(("Down", "Return"))
    lacks(ana, "baixando")
    until(lambda: list(tmp_path.glob("*.part")) == [], "nothing is left of it")

    saves(stage, ana, tmp_path / "volta.bin")
    until(lambda: cable.held == 2, "a part of it came again")
    cable.cut()
    ana.sees("esperando para continuar…", EVERYONE)
    cable.mend()
    ana.sees("salvo neste computador", EVERYONE)
    assert cable.carried < SIZE - HELD / 2
    assert (tmp_path / "volta.bin").read_bytes() == (tmp_path / "aula.bin").read_bytes()
    assert list(tmp_path.glob("*.part")) == []
