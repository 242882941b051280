"""Where what floats over a conversation goes."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.overlay import place_near


def placed(qtbot: QtBot, anchor: QRect, wanted: QSize, side: Qt.AlignmentFlag) -> QRect:
    """On a ground of 400 × 300."""
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(400, 300)
    at, floating = QWidget(ground), QWidget(ground)
    at.setGeometry(anchor)
    place_near(floating, at, wanted, side)
    return floating.geometry()


def test_it_goes_above_flush_with_the_side(qtbot: QtBot) -> None:
    anchor, wanted = QRect(20, 250, 360, 40), QSize(100, 80)
    left = placed(qtbot, anchor, wanted, Qt.AlignmentFlag.AlignLeft)
    assert left == QRect(20, 250 - 6 - 80, 100, 80)
    right = placed(qtbot, anchor, wanted, Qt.AlignmentFlag.AlignRight)
    assert right == QRect(280, 250 - 6 - 80, 100, 80)


def test_it_goes_below_where_there_is_more_room(qtbot: QtBot) -> None:
    found = placed(qtbot, QRect(20, 10, 30, 20), QSize(100, 80), Qt.AlignmentFlag.AlignLeft)
    assert found == QRect(20, 36, 100, 80)


def test_it_stays_on_its_ground_and_shrinks_where_it_has_to(qtbot: QtBot) -> None:
    found = placed(qtbot, QRect(380, 150, 60, 20), QSize(900, 900), Qt.AlignmentFlag.AlignLeft)
    assert QRect(0, 0, 400, 300).contains(found)
    assert found == QRect(6, 6, 388, 138)
