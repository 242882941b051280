"""No text makes the window open a file or an address, shown, pointed at or clicked."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from app.client.incoming import WORDS
from app.failures import Failure, Trouble
from app.ui.timeline_view import TimelineView
from tests.hostile.stranger import arrives
from tests.hostile.watching import Bait, Porter
from tests.ui.stage import Stage, find

OFFSCREEN = "This plugin does not support"

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)

reads_a_pipe = pytest.mark.qt_log_ignore(OFFSCREEN, "QFile::at: Cannot set file position")
with_pipes = pytest.mark.skipif(
    sys.platform == "win32",
    reason="Windows has no pipes in folders; test_texts.py looks at every label and tip there too",
)


@pytest.fixture
def bait() -> Iterator[Bait]:
    made = Bait()
    yield made
    made.was_taken()  # ends the watching


@pytest.fixture
def porter() -> Iterator[Porter]:
    made = Porter()
    yield made
    made.end()


def names_of(path: Path) -> list[str]:
    """The ways in which a text may name a file."""
    return [f'<img src="{path.as_uri()}">', f'<img src="{path}">', path.as_uri(), str(path)]


def point_at(widget: QWidget, at: QPoint) -> None:
    """Let the mouse rest there until the tip comes."""
    asked = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, asked)
    if tip := next((each for each in QApplication.topLevelWidgets() if _is_tip(each)), None):
        tip.grab()
    QToolTip.hideText()


def _is_tip(widget: QWidget) -> bool:
    return widget.inherits("QTipLabel") and widget.isVisible()


def point_everywhere(window: QWidget) -> None:
    """At the middle of all that can be seen, and at each tab."""
    for widget in [each for each in window.findChildren(QWidget) if each.isVisible()]:
        point_at(widget, widget.rect().center())
    for bar in window.findChildren(QTabBar):
        for index in range(bar.count()):
            point_at(bar, bar.tabRect(index).center())


@with_pipes
def test_no_file_that_a_text_names_is_opened(stage: Stage, bait: Bait) -> None:
    for number, text in enumerate(names_of(bait.path)):
        assert len(text) <= WORDS
        stage.enter("Ana", text, room=text)
        arrives(stage, text, 100 * (number + 1))
        stage.window.grab()
        point_everywhere(stage.window)
        stage.end(text)
        stage.asked().grab()
        stage.window.show_failure(Failure(trouble=Trouble.OTHER, detail=text))
        stage.asked().grab()
        stage.press("dialog_reject")
    assert not bait.was_taken()


@with_pipes
@reads_a_pipe
def test_a_label_that_reads_markup_is_caught_at_opening(qtbot: QtBot, bait: Bait) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setText(f'<img src="{bait.path.as_uri()}">')
    label.grab()
    assert bait.was_taken()


@with_pipes
@reads_a_pipe
def test_a_tip_that_reads_markup_is_caught_at_opening(stage: Stage, bait: Bait) -> None:
    stage.enter("Ana", "Bia")
    stage.composer.viewport().setToolTip(f'<img src="{bait.path.as_uri()}">')
    point_everywhere(stage.window)
    assert bait.was_taken()


LINKS = [
    "file:///etc/passwd",
    "\\\\server\\share\\a.exe",
    '<a href="http://127.0.0.1/">' + "clique aqui " * 40 + "</a>",
]


@pytest.mark.parametrize("link", LINKS)
def test_a_click_on_a_message_leads_nowhere(stage: Stage, porter: Porter, link: str) -> None:
    stage.enter("Ana", "Bia")
    stage.say("Bia", link)
    view = find(stage.page, TimelineView, "timeline")
    bubble = view.visualRect(view.model().index(0, 0))
    for left in range(bubble.left() + 60, bubble.left() + 300, 10):
        at = QPoint(left, bubble.center().y())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert porter.asked == []


def test_a_link_opens_when_the_person_says_so_and_not_before(stage: Stage, porter: Porter) -> None:
    stage.enter("Ana", "Bia")
    stage.say("Bia", "http://127.0.0.1/aula")
    view = find(stage.page, TimelineView, "timeline")
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert porter.asked == []
    stage.press("dialog_accept")
    assert [QUrl(asked).toString() for asked in porter.asked] == ["http://127.0.0.1/aula"]


def test_a_label_that_opens_what_is_clicked_is_caught(qtbot: QtBot, porter: Porter) -> None:
    label = QLabel(LINKS[-1])
    label.setOpenExternalLinks(True)
    label.setWordWrap(True)
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(20, label.height() // 2))
    assert porter.asked == ["http://127.0.0.1/"]
