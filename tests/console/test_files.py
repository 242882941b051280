"""Files at the terminal: `/salvar` and `/enviar`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.client.test_files import files
from tests.console.test_terminal import Desk
from tests.support.fixtures import PersonMaker, RoomMaker


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "lista de exercícios.txt"
    path.write_bytes(b"oi" * 600)
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that the terminal is in."""
    folder = tmp_path / "aqui"
    folder.mkdir()
    monkeypatch.chdir(folder)
    yield folder
    monkeypatch.undo()


def has(desk: Desk, words: str) -> bool:
    return any(words in line for line in desk.paper.said)


def test_a_file_has_a_number_under_which_it_is_saved(
    qtbot: QtBot, open_room: RoomMaker, person: PersonMaker, note: Path, here: Path
) -> None:
    room = open_room()
    desk = Desk(qtbot, room.port, "ana", interactive=True, config=None)
    bia = person()
    bia.enter(room.port, "bia")
    qtbot.waitUntil(lambda: has(desk, "bia entrou"))
    bia.client.files.send(note, "")
    qtbot.waitUntil(lambda: has(desk, "[arquivo 1: /salvar 1 grava na pasta atual]"))
    assert has(desk, "enviou um arquivo: lista de exercícios.txt (1")
    desk.types("/salvar 1", "/salvar", "/salvar 2")
    qtbot.waitUntil(lambda: has(desk, "Salvo em"))
    assert (here / note.name).read_bytes() == note.read_bytes()
    assert [line for line in desk.paper.said if "Escreva assim: /salvar" in line][1:]
    desk.types("/salvar 1")
    qtbot.waitUntil((here / "lista de exercícios (2).txt").exists)
    desk.types(f"/salvar 1 {here / 'meu nome.txt'}")
    qtbot.waitUntil((here / "meu nome.txt").exists)
    desk.client.abort()


def test_a_file_is_sent_by_its_path(
    qtbot: QtBot, open_room: RoomMaker, person: PersonMaker, note: Path
) -> None:
    room = open_room()
    desk = Desk(qtbot, room.port, "ana", interactive=True, config=None)
    bia = person()
    bia.enter(room.port, "bia")
    qtbot.waitUntil(lambda: has(desk, "bia entrou"))
    desk.types(f"/enviar {note}")
    bia.wait(lambda: files(bia))
    desk.types("/enviar não existe", "/enviar")
    qtbot.waitUntil(lambda: has(desk, "não pode ser enviado"))
    assert has(desk, "Escreva assim: /enviar")
    desk.client.abort()
