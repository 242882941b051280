"""Files and pictures in a real window: pasted, dropped, sent with words, and saved by another."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.e2e.fixtures import WindowMaker
from tests.e2e.other_program import READY
from tests.e2e.programs import Program, Server, person
from tests.e2e.stage import PLACES, Stage
from tests.e2e.waiting import until
from tests.e2e.window import EVERYONE
from tests.support.guests import LOOPBACK

Giver = Callable[[str, Path], Program]


@pytest.fixture
def gives(stage: Stage, tmp_path: Path, ends: ExitStack) -> Giver:
    """`gives("file", path)`: another program that has this in the clipboard, and to drag."""

    def make(kind: str, path: Path) -> Program:
        command = (sys.executable, "-P", "-m", "tests.e2e.other_program", kind, str(path))
        env = person(tmp_path / "casa_outro") | stage.env
        program = Program(command, env, tmp_path / "outro.log")
        ends.callback(program.end)
        program.sees(READY)
        x, y = PLACES[3]
        stage.tool("xdotool", "windowmove", stage.window_of(program.pid, "giver"), str(x), str(y))
        return program

    return make


def test_a_pasted_picture_is_asked_about_and_goes_with_the_words(
    stage: Stage,
    server: Server,
    open_window: WindowMaker,
    gives: Giver,
    tmp_path: Path,
) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(0x3060A0)
    assert picture.save(str(tmp_path / "azul.png"))
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    gives("picture", tmp_path / "azul.png")
    stage.focus(ana.composer())
    stage.press("ctrl+v")
    ana.shows("imagem colada")
    stage.sees_focus(ana.composer())
    stage.press("Escape")
    ana.lacks("push button", "Cancelar")
    stage.press("ctrl+v")
    ana.shows("O texto da mensagem vai junto. Enter envia, Esc cancela.")
    stage.fill(ana.composer(), "é azul")
    stage.press("Return")
    assert "arquivo imagem colada" in ana.sees("é azul", EVERYONE)
    server.sees("Ana: enviou um arquivo: imagem colada")
    assert len([row for row in ana.rows() if "imagem colada" in row]) == 1


def test_a_dropped_file_is_sent_and_saved_by_somebody_else(
    stage: Stage, server: Server, open_window: WindowMaker, gives: Giver, tmp_path: Path
) -> None:
    (tmp_path / "lição.txt").write_text("ler até a página 9", "utf-8")
    ana, bia = (
        open_window(name, "entrar", f"{LOOPBACK}:{server.port}", "--nome", name)
        for name in ("Ana", "Bia")
    )
    ana.is_in_room()
    bia.is_in_room()
    giver = gives("file", tmp_path / "lição.txt")
    place = stage.tool("xdotool", "getwindowgeometry", stage.window_of(giver.pid, "giver"))
    x, y = (int(each) for each in place.split("Position: ")[1].split()[0].split(","))
    messages = ana.find("list", "Mensagens").node
    stage.drags(
        (x + 50, y + 50), messages, lambda: ana.look().find("label", "Solte aqui para enviar")
    )
    ana.shows("lição.txt (20 bytes)")
    stage.focus(ana.composer())  # another program is in front
    stage.press("Return")
    bia.sees("arquivo lição.txt, 20 bytes", EVERYONE)

    stage.focus(bia.composer())
    stage.press("shift+Tab", "End", "Up", "Down", "Return")
    bia.dialog("Salvar como")
    name = next(seen for seen in bia.look().find_all("text") if seen.node.text() == "lição.txt")
    stage.fill(name.node, str(tmp_path / "salva.txt"))
    stage.press("Return")
    bia.sees("salvo neste computador", EVERYONE)
    until((tmp_path / "salva.txt").exists, "the file is there")
    assert (tmp_path / "salva.txt").read_text("utf-8") == "ler até a página 9"
