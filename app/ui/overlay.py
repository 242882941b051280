"""Where what floats over a conversation goes: above what it belongs to, and inside its ground."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

GAP = 6  # pixels between it and its anchor, and around it


def place_above(
    floating: QWidget,
    anchor: QWidget,
    wanted: QSize,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Put a child of a larger widget above `anchor`, flush with that side of it.

    It gets the size `wanted`, or what there is room for.
    """
    ground = floating.parentWidget()
    if ground is None:
        raise ValueError("what floats needs a ground")
    at = QRect(anchor.mapTo(ground, QPoint(0, 0)), anchor.size())
    width = min(wanted.width(), ground.width() - 2 * GAP)
    height = max(min(wanted.height(), at.top() - 2 * GAP), 0)
    left = at.left() if side == Qt.AlignmentFlag.AlignLeft else at.right() + 1 - width
    left = max(GAP, min(left, ground.width() - GAP - width))
    floating.setGeometry(left, at.top() - GAP - height, width, height)
