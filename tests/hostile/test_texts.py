"""What somebody will write, as message and as name: shown as text, nothing opened, in no time."""

import errno
import os
import sys
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from app.protocol.messages import Joined, Left, Member, Said, Told
from tests.ui.stage import NOON, Stage, member

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TABLES = "<table><tr><td>" * 16 + "x" + "</td></tr></table>" * 16
WORD = "x" * 50_000
TEXTS = ['<img src="file:///etc/passwd">', "\\\\server\\share\\a.png", TABLES, WORD]
IDS = ["image", "share", "tables", "word"]
BEST_OF = 3


def arrives(stage: Stage, text: str, seq: int) -> None:
    """A stranger with that name comes, says it to everyone and to Ana, and goes."""
    name = text[:64]  # as much of a name as a guest takes (app/client/incoming.py)
    who = Member(name=name, ip="26.0.0.9", port=50_000, program=name)
    stage.tell(Joined(seq=seq, time=NOON, member=who))
    stage.tell(Said(seq=seq + 1, time=NOON, author=name, text=text))
    stage.tell(Told(seq=seq + 2, time=NOON, author=name, to="Ana", text=text))
    stage.tell(Left(seq=seq + 3, time=NOON, member=who, reason="lost"))


def painted(window: QWidget) -> None:
    """Lay out and paint all that is to be seen."""
    QApplication.sendPostedEvents()
    window.grab()


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_a_hostile_text_and_name_cost_the_window_less_than_a_tenth_of_a_second(
    stage: Stage, text: str
) -> None:
    stage.enter("Ana", "Bia")
    stage.say("Bia", "aquece as fontes")
    painted(stage.window)
    times = []
    for number in range(BEST_OF):
        start = perf_counter()
        arrives(stage, text, 100 + 10 * number)
        painted(stage.window)
        times.append(perf_counter() - start)
    assert min(times) < 0.1
    assert stage.rows[-2] == text


def test_a_label_that_reads_markup_is_slow_with_the_same_tables(qtbot: QtBot) -> None:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    qtbot.addWidget(label)
    start = perf_counter()
    label.setText(TABLES)
    label.sizeHint()
    label.grab()
    assert perf_counter() - start > 0.1


@pytest.mark.parametrize("text", TEXTS, ids=IDS)
def test_no_label_and_no_tooltip_of_the_window_ever_reads_markup(stage: Stage, text: str) -> None:
    stage.enter(text[:32], "Bia", text[:64], room=text[:64])
    arrives(stage, text, 100)
    stage.window.resize(700, 480)
    painted(stage.window)
    for each in stage.window.findChildren(QLabel):
        assert each.textFormat() == Qt.TextFormat.PlainText, each.text()
    for widget in stage.window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        middle = QPoint(widget.width() // 2, widget.height() // 2)
        asked = QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle))
        QApplication.sendEvent(widget, asked)
        assert "<img" not in QToolTip.text()  # a tooltip reads markup wherever it finds some
        assert "<table" not in QToolTip.text()
        QToolTip.hideText()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs; the labels are checked")
def test_nothing_that_a_text_names_is_opened(stage: Stage, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    stage.enter("Ana", "Bia")
    for text in (f'<img src="{pipe.as_uri()}">', f'<img src="{pipe}">', pipe.as_uri()):
        arrives(stage, text, 100)
        painted(stage.window)
    with pytest.raises(OSError, match=os.strerror(errno.ENXIO)):  # nobody reads there
        os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)


def test_a_private_page_of_a_hostile_name_shows_its_text(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.tell(Joined(seq=90, time=NOON, member=member("<b>eu</b>", 9)))
    stage.whisper("<b>eu</b>", "Ana", "<i>psiu</i>")
    assert stage.tab_names[-1].startswith("<b>eu</b>, ")
