"""Files that somebody was about to send are for nobody else, and their words go once."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.client import hashing
from app.protocol.messages import Offer, Reason, Say
from app.ui.attach_strip import AttachStrip
from tests.ui.stage import Stage, type_into


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "segredo da Ana.txt"
    path.write_text("oi")
    return path


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The disk gives nothing to be hashed before this is set."""
    gate, go_on = threading.Event(), hashing.Hashing.go_on

    def slow(self: hashing.Hashing) -> bool:
        assert gate.wait(30)
        return go_on(self)

    monkeypatch.setattr(hashing.Hashing, "go_on", slow)
    return gate


def strip(stage: Stage) -> AttachStrip:
    found = stage.page.findChild(AttachStrip)
    assert isinstance(found, AttachStrip)
    return found


def asks_about(stage: Stage, qtbot: QtBot, path: Path) -> None:
    stage.window._pages.room._attaching[stage.client.room].choose([path])
    qtbot.waitUntil(lambda: strip(stage).isVisible())


def sent(stage: Stage) -> list[tuple[str, str]]:
    those = [each for each in stage.sent if isinstance(each, Say | Offer)]
    return [(type(each).__name__, each.text) for each in those]


def disk_has_done_all(stage: Stage, qtbot: QtBot) -> None:
    """What was asked of it before has been answered."""
    done: list[None] = []
    stage.client.files._worker.do(lambda: None, done.append, lambda _: None)
    qtbot.waitUntil(lambda: done == [None])


def test_files_that_wait_for_a_word_are_gone_for_who_comes_next(
    stage: Stage, qtbot: QtBot, note: Path
) -> None:
    stage.enter("Ana", "Caio")
    asks_about(stage, qtbot, note)
    stage.press("leave_button")
    stage.end(Reason.LEFT)
    stage.enter("Bia", "Caio")
    assert not strip(stage).isVisible()
    type_into(stage.composer, "oi")
    QTest.keyClick(stage.composer, Qt.Key.Key_Return)
    disk_has_done_all(stage, qtbot)
    assert sent(stage) == [("Say", "oi")]


def test_a_file_that_is_still_read_is_not_sent_by_who_comes_next(
    stage: Stage, qtbot: QtBot, note: Path, disk: threading.Event
) -> None:
    stage.enter("Ana", "Caio")
    stage.client.files.send(note, "", "legenda")
    stage.press("leave_button")
    stage.end(Reason.LEFT)
    stage.enter("Bia", "Caio")
    disk.set()
    disk_has_done_all(stage, qtbot)  # the look at the file
    disk_has_done_all(stage, qtbot)  # and what followed from it
    assert sent(stage) == []


def test_the_words_of_a_file_go_once_though_enter_is_pressed_again(
    stage: Stage, qtbot: QtBot, note: Path, disk: threading.Event
) -> None:
    stage.enter("Ana", "Caio")
    asks_about(stage, qtbot, note)
    type_into(stage.composer, "legenda")
    QTest.keyClick(stage.composer, Qt.Key.Key_Return)
    QTest.keyClick(stage.composer, Qt.Key.Key_Return)
    disk.set()
    qtbot.waitUntil(lambda: ("Offer", "legenda") in sent(stage))
    assert sent(stage) == [("Offer", "legenda")]
    assert stage.composer.toPlainText() == ""
