"""Saving a conversation to a file from the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QMenu, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from app.client.export import Export
from app.protocol.messages import Reason
from app.ui.export_strip import ExportStrip
from tests.ui.stage import Stage, find, shown_text
from tests.ui.test_shortcuts import press


@pytest.fixture
def talk(stage: Stage) -> Stage:
    stage.enter("Ana", "Bia", room="Turma 3/B")
    stage.say("Bia", "olá, <b>Ana</b>")
    return stage


def asked(stage: Stage) -> QFileDialog:
    dialogs = stage.window.findChildren(QFileDialog, "export_dialog")
    (dialog,) = [each for each in dialogs if each.isVisible()]
    return dialog


def choose(stage: Stage, path: Path) -> None:
    """What the dialog tells when the person has chosen."""
    dialog = asked(stage)
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(path.name)
    dialog.accept()


def told(stage: Stage) -> str:
    strip = stage.page.findChild(QWidget, "export_strip")
    return shown_text(stage.page, "export_text") if strip is not None else ""


def test_ctrl_s_asks_for_a_name_and_does_not_wait_for_it(talk: Stage) -> None:
    press(Qt.Key.Key_S)
    dialog = asked(talk)
    (name,) = dialog.selectedFiles()
    assert Path(name).name.startswith("Turma 3-B - Geral 20")
    assert Path(name).suffix == ".html"
    talk.say("Bia", "ainda aqui")  # the room goes on
    assert talk.rows[-1] == "ainda aqui"
    dialog.reject()
    assert told(talk) == ""


def test_the_conversation_in_front_is_saved_and_the_strip_says_where(
    talk: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    press(Qt.Key.Key_S)
    choose(talk, tmp_path / "conversa.html")
    qtbot.waitUntil(lambda: told(talk) == "Conversa salva em conversa.html")
    page = (tmp_path / "conversa.html").read_text("utf-8")
    assert "olá, &lt;b&gt;Ana&lt;/b&gt;" in page
    assert "<title>Turma 3/B — Geral</title>" in page
    assert find(talk.page, QAbstractButton, "export_folder").isVisible()
    talk.press("export_close")
    assert not find(talk.page, QWidget, "export_strip").isVisible()
    assert talk.window.focusWidget() is talk.composer


def save(stage: Stage, bot: QtBot, path: Path) -> QWidget:
    """The strip that says so."""
    press(Qt.Key.Key_S)
    choose(stage, path)
    bot.waitUntil(lambda: told(stage) == f"Conversa salva em {path.name}")
    return find(stage.page, QWidget, "export_strip")


def test_the_strip_that_says_where_it_is_goes_by_itself_and_takes_no_focus(
    talk: Stage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.export_strip.STAY", 600)
    monkeypatch.setattr(ExportStrip, "underMouse", lambda _: False)
    save(talk, qtbot, tmp_path / "a.txt")
    field = find(talk.window, QLineEdit, "sidebar_search")
    field.setFocus()
    qtbot.waitUntil(lambda: told(talk) == "")
    assert talk.window.focusWidget() is field


def test_the_strip_stays_for_whoever_is_at_it(
    talk: Stage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.export_strip.STAY", 30)
    timeouts: list[str] = []
    look = ExportStrip._on_timeout

    def watched(strip: ExportStrip) -> None:
        look(strip)
        timeouts.append("still there" if strip.isVisible() else "gone")

    monkeypatch.setattr(ExportStrip, "_on_timeout", watched)
    held: list[bool] = [True]
    monkeypatch.setattr(ExportStrip, "underMouse", lambda _: held[0])
    save(talk, qtbot, tmp_path / "a.txt")
    qtbot.waitUntil(lambda: len(timeouts) > 1)
    find(talk.page, QAbstractButton, "export_folder").setFocus()
    held[0] = False
    timeouts.clear()
    qtbot.waitUntil(lambda: len(timeouts) > 1)
    assert set(timeouts) == {"still there"}
    talk.composer.setFocus()
    qtbot.waitUntil(lambda: told(talk) == "")


def test_the_strip_that_tells_of_a_failure_does_not_go(talk: Stage, qtbot: QtBot) -> None:
    strip = ExportStrip()
    qtbot.addWidget(strip)
    (stay,) = strip.findChildren(QTimer)
    strip.show_done("a.txt")
    assert stay.isActive()
    strip.show_failed("a.txt", "disk full")
    assert not stay.isActive()


def test_a_private_conversation_is_saved_alone(talk: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    talk.whisper("Bia", "Ana", "só para você")
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_S)
    (name,) = asked(talk).selectedFiles()
    assert Path(name).name.startswith("Turma 3-B - Bia 20")
    choose(talk, tmp_path / "bia.txt")
    qtbot.waitUntil(lambda: told(talk) == "Conversa salva em bia.txt")
    written = (tmp_path / "bia.txt").read_text("utf-8")
    assert "Bia (privado): só para você" in written
    assert "olá" not in written


def test_another_format_changes_the_suffix_of_the_name(talk: Stage) -> None:
    press(Qt.Key.Key_S)
    dialog = asked(talk)
    for words, suffix in (("Planilha (*.csv)", ".csv"), ("Texto simples (*.txt)", ".txt")):
        dialog.selectNameFilter(words)
        dialog.filterSelected.emit(words)
        assert Path(dialog.selectedFiles()[0]).suffix == suffix
        assert dialog.defaultSuffix() == suffix[1:]


def test_a_suffix_of_no_format_gets_one_behind_it_and_replaces_nothing(
    talk: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "aula 3.5.csv").write_text("o de antes", "utf-8")
    press(Qt.Key.Key_S)
    asked(talk).filterSelected.emit("Planilha (*.csv)")
    choose(talk, tmp_path / "aula 3.5")
    qtbot.waitUntil(lambda: told(talk) == "Conversa salva em aula 3.5 (2).csv")
    assert (tmp_path / "aula 3.5 (2).csv").is_file()
    assert (tmp_path / "aula 3.5.csv").read_text("utf-8") == "o de antes"


def test_what_fails_is_said_in_words_and_can_be_tried_again(
    talk: Stage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("app.client.export.os.fsync", full)
        press(Qt.Key.Key_S)
        choose(talk, tmp_path / "a.txt")
        qtbot.waitUntil(lambda: told(talk) == "A conversa não foi salva em a.txt.")
    assert shown_text(talk.page, "export_why") == (
        "Veja se há espaço, se a pasta aceita arquivos e se outro programa usa este. "
        "Detalhe: No space left on device"
    )
    assert not (tmp_path / "a.txt").exists()
    talk.press("export_again")
    choose(talk, tmp_path / "a.txt")
    qtbot.waitUntil(lambda: told(talk) == "Conversa salva em a.txt")


def test_a_long_one_shows_how_far_it_is_and_can_be_cancelled(
    talk: Stage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Export] = []

    def begin(export: Export) -> None:
        started.append(export)

    monkeypatch.setattr(Export, "start", begin)  # it has just begun
    press(Qt.Key.Key_S)
    choose(talk, tmp_path / "a.txt")
    assert told(talk) == "Salvando a conversa…"
    (export,) = started
    export.progressed.emit(500, 2_000)
    bar = find(talk.page, QProgressBar, "export_progress")
    assert (bar.value(), bar.maximum()) == (500, 2_000)
    press(Qt.Key.Key_S)  # one at a time
    assert not any(each.isVisible() for each in talk.window.findChildren(QFileDialog))
    talk.press("export_cancel")
    monkeypatch.undo()
    with qtbot.waitSignal(export.cancelled):
        export.start()
    assert not (tmp_path / "a.txt").exists()
    assert not find(talk.page, QWidget, "export_strip").isVisible()


def test_leaving_the_room_while_it_is_saved_harms_nothing(
    talk: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    press(Qt.Key.Key_S)
    choose(talk, tmp_path / "a.txt")
    talk.end(Reason.CLOSED)
    qtbot.waitUntil((tmp_path / "a.txt").is_file)


def test_it_stands_in_the_menu_of_the_room(talk: Stage) -> None:
    talk.press("room_menu")
    (menu,) = [each for each in talk.window.findChildren(QMenu) if each.isVisible()]
    assert "Salvar conversa…" in [action.text() for action in menu.actions()]
    menu.close()
