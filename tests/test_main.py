"""The program as a whole: what needs a display, and what is said when we are wrong."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from app import __version__
from app.display import has_display
from app.main import _report_faults, data_folder, main
from tests.support.fixtures import ProgramMaker, program

__all__ = ["program"]

NO_SCREEN = (
    "A Sala precisa de uma tela para abrir a janela. "
    "Sem tela, use os comandos servidor ou terminal (veja --help).\n"
)
linux_only = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="always a display")


@linux_only
@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"DISPLAY": ""}, id="none"),
        pytest.param({"DISPLAY": ":97"}, id="one-that-does-not-exist"),
        pytest.param({"DISPLAY": "", "WAYLAND_DISPLAY": "wayland-9"}, id="no-such-wayland"),
    ],
)
@pytest.mark.parametrize(
    "words",
    [(), ("hospedar", "--nome", "ana"), ("entrar", "127.0.0.1", "--nome", "ana")],
    ids=["window", "hospedar", "entrar"],
)
def test_a_window_without_a_display_is_one_line_and_exit_code_1(
    program: ProgramMaker, words: tuple[str, ...], env: dict[str, str]
) -> None:
    started = program(*words, env={"WAYLAND_DISPLAY": ""} | env)
    assert started.finish() == 1
    assert (started.out, started.err) == ("", NO_SCREEN)


@linux_only
def test_the_smoke_test_needs_no_display(program: ProgramMaker) -> None:
    started = program("--smoke", env={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    assert started.finish() == 0
    assert (started.out, started.err) == ("Tudo certo.\n", "")


def test_version_and_help_are_told_at_once(program: ProgramMaker) -> None:
    version, told = program("--version"), program("servidor", "--help")
    assert (version.finish(), version.out) == (0, f"Sala {__version__}\n")
    assert told.finish() == 0
    assert told.out.startswith("uso: run.py servidor")


@linux_only
@pytest.mark.parametrize(
    ("variables", "shown"),
    [
        ({}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"DISPLAY": ":97"}, False),
        ({"DISPLAY": "nonsense"}, False),
        ({"WAYLAND_DISPLAY": "wayland-9"}, False),
    ],
)
def test_a_display_is_asked_and_not_believed(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], shown: bool
) -> None:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert has_display() is shown


class Clumsy(QObject):
    """Has a slot that raises."""

    poked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.poked.connect(self._on_poked)

    def _on_poked(self) -> None:
        raise ZeroDivisionError("nobody catches this")


def test_an_own_mistake_in_a_slot_is_one_line_and_a_report_in_a_file(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    clumsy = Clumsy()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "excepthook", sys.excepthook)  # and back to it afterwards
        _report_faults(told.append)
        QTimer.singleShot(0, clumsy, clumsy.poked.emit)
        qtbot.waitUntil(lambda: bool(told))
    log = data_folder().parent / "erros.log"
    assert told == [
        f"Erro interno da Sala: ZeroDivisionError: nobody catches this. O relato está em {log}."
    ]
    report = log.read_text(encoding="utf-8")
    assert report.startswith("Traceback (most recent call last):")
    assert "nobody catches this" in report


def test_an_own_mistake_is_told_where_no_file_can_be_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("app.main.data_folder", lambda: tmp_path / "file" / "a" / "b")
    told: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(sys, "excepthook", sys.excepthook)
        _report_faults(told.append)
        fault = ZeroDivisionError("nobody catches this")
        sys.excepthook(ZeroDivisionError, fault, None)
    assert told == ["Erro interno da Sala: ZeroDivisionError: nobody catches this."]


@pytest.mark.parametrize(
    ("words", "told", "code"),
    [
        (["--help"], "hospeda uma sala sem janela", 0),
        (["servidr"], "Erro: comando desconhecido: servidr", 2),
    ],
)
def test_a_program_without_a_console_shows_help_and_complaints_in_a_window(
    monkeypatch: pytest.MonkeyPatch, words: list[str], told: str, code: int
) -> None:
    """Windows gives a program with windows neither output."""
    shown: list[str] = []
    monkeypatch.setattr("app.main._explain", shown.append)
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == code
    assert told in shown[0]


def test_a_fault_that_ends_with_a_full_stop_is_told_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.main.data_folder", lambda: tmp_path / "salas")
    told: list[str] = []
    before, in_threads = sys.excepthook, threading.excepthook
    try:
        _report_faults(told.append)
        sys.excepthook(RuntimeError, RuntimeError("already deleted."), None)
    finally:
        sys.excepthook, threading.excepthook = before, in_threads
    log = tmp_path / "erros.log"
    fault = "Erro interno da Sala: RuntimeError: already deleted."
    assert told == [f"{fault} O relato está em {log}."]
