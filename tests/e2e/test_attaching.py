"""Files and pictures in a real window: pasted, dropped, sent with words, and saved by another."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.e2e.fixtures import WindowMaker
from tests.e2e.other_program import READY
from tests.e2e.painted import share_of
from tests.e2e.programs import Program, Server, person
from tests.e2e.stage import PLACES, Stage
from tests.e2e.waiting import until
from tests.e2e.walking import at_the_latest_message
from tests.e2e.window import EVERYONE
from tests.support.guests import LOOPBACK

Giver = Callable[..., Program]

BLUE = 0x3060A0


@pytest.fixture
def gives(stage: Stage, tmp_path: Path, ends: ExitStack) -> Giver:
    """`gives("file", *paths)`: another program that has these in the clipboard, and to drag."""

    def make(kind: str, *paths: Path) -> Program:
        command = [sys.executable, "-P", "-m", "tests.e2e.other_program", kind]
        command += map(str, paths)
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
    picture.fill(BLUE)
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

    at_the_latest_message(stage, bia)
    stage.press("Return")
    bia.dialog("Salvar como")
    name = next(seen for seen in bia.look().find_all("text") if seen.node.text() == "lição.txt")
    stage.fill(name.node, str(tmp_path / "salva.txt"))
    stage.press("Return")
    bia.sees("salvo neste computador", EVERYONE)
    until((tmp_path / "salva.txt").exists, "the file is there")
    assert (tmp_path / "salva.txt").read_text("utf-8") == "ler até a página 9"


def test_several_files_are_pasted_at_once_and_others_chosen_in_the_dialog(
    stage: Stage, server: Server, open_window: WindowMaker, gives: Giver, tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("um.txt", "dois.txt", "três.txt", "quatro.txt")]
    for number, file in enumerate(files, 1):
        file.write_text("x" * 10 * number, "utf-8")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    gives("file", *files[:2])
    stage.focus(ana.composer())
    stage.press("ctrl+v")
    ana.shows("um.txt (10 bytes), ", "dois.txt (20 bytes)")
    stage.press("Return")
    for name in ("um.txt", "dois.txt"):
        server.sees(f"Ana: enviou um arquivo: {name}")

    stage.fill(ana.composer(), "e mais dois")
    ana.press("Anexar arquivo")
    field = ana.dialog("Anexar arquivo").find("text")
    assert field is not None
    stage.fill(field.node, " ".join(f'"{file}"' for file in files[2:]))
    stage.press("Return")
    ana.lacks("dialog")
    ana.shows("três.txt (30 bytes), ", "quatro.txt (40 bytes)")
    ana.press("Enviar")
    for name in ("três.txt", "quatro.txt"):
        server.sees(f"Ana: enviou um arquivo: {name}")
    assert "arquivo três.txt, 30 bytes" in ana.sees("e mais dois", EVERYONE)
    assert len([row for row in ana.rows() if "e mais dois" in row]) == 1
    until(lambda: ana.composer().text() == "", "what was written went with the first of them")


def test_a_picture_that_came_is_seen_in_its_message_and_looked_at_alone(
    stage: Stage, server: Server, open_window: WindowMaker, gives: Giver, tmp_path: Path
) -> None:
    picture = QImage(600, 400, QImage.Format.Format_RGB32)
    picture.fill(BLUE)
    assert picture.save(str(tmp_path / "azul.png"))
    ana, bia = (
        open_window(name, "entrar", f"{LOOPBACK}:{server.port}", "--nome", name)
        for name in ("Ana", "Bia")
    )
    ana.is_in_room()
    bia.is_in_room()
    gives("file", tmp_path / "azul.png")
    stage.focus(ana.composer())
    stage.press("ctrl+v")
    ana.shows("azul.png")
    stage.press("Return")
    bia.sees("arquivo azul.png", EVERYONE)
    row = bia.find("list", "Mensagens").node.children()[-1]
    until(lambda: share_of(stage, row, BLUE) > 0.2, "it is seen in its message")

    stage.click(row, at=0.3)
    large = bia.dialog("azul.png").find("filler", "azul.png")
    assert large is not None
    until(lambda: share_of(stage, large.node, BLUE) > 0.2, "it is seen alone")
    stage.press("Escape")
    bia.lacks("dialog")
    at_the_latest_message(stage, bia)
    bia.choose(("Down", "Down", "Return"))  # after what saves it
    bia.dialog("azul.png")
    bia.press("Salvar como…")
    bia.dialog("Salvar como")
    name = next(seen for seen in bia.look().find_all("text") if seen.node.text() == "azul.png")
    stage.fill(name.node, str(tmp_path / "salva.png"))
    stage.press("Return")
    bia.sees("salvo neste computador", EVERYONE)
    assert (tmp_path / "salva.png").read_bytes() == (tmp_path / "azul.png").read_bytes()
    bia.answers("azul.png", "Fechar")
