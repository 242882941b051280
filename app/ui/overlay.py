"""Where what floats over a conversation goes: beside what it belongs to, inside its ground."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

GAP = 6  # pixels between it and its anchor, and around it


def place_near(
    floating: QWidget,
    anchor: QWidget,
    wanted: QSize,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    part: QRect | None = None,
) -> None:
    """Put a child of a larger widget above `anchor`, or below where there is more room for it,
    flush with that side of it. It gets the size `wanted`, or what there is room for.

    `part`: of the anchor, which is meant instead of all of it.
    """
    ground = floating.parentWidget()
    if ground is None:
        raise ValueError("what floats needs a ground")
    at = (part or anchor.rect()).translated(anchor.mapTo(ground, QPoint(0, 0)))
    width = min(wanted.width(), ground.width() - 2 * GAP)
    above = at.top() - 2 * GAP
    below = ground.height() - at.bottom() - 1 - 2 * GAP
    is_above = above >= min(wanted.height(), below)
    height = max(min(wanted.height(), above if is_above else below), 0)
    left = at.left() if side == Qt.AlignmentFlag.AlignLeft else at.right() + 1 - width
    left = max(GAP, min(left, ground.width() - GAP - width))
    top = at.top() - GAP - height if is_above else at.bottom() + 1 + GAP
    floating.setGeometry(left, top, width, height)
