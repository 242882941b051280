"""Finds what is painted in a row and is in no tree, to be clicked at as by whoever sees it."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage

from tests.e2e.accessible import Node
from tests.e2e.stage import Stage
from tests.e2e.waiting import until

COPIES = QPoint(-17, 17)  # pixels from the upper right corner of a listing: what copies it


def chip_in(stage: Stage, row: Node, height: int) -> tuple[int, int]:
    """Where on the screen the only reaction is, in a row that had this height without it."""
    left, top, width, grown = until(
        lambda: place if (place := row.extents())[3] > height else None, "the row has grown"
    )

    def chip() -> QRect | None:
        below = stage.shot(left, top + height, width, grown - height)
        ground = below.pixel(width - 1, 0)
        return _box(below, lambda colour: colour != ground)

    return _on_screen(until(chip, "a reaction is painted").center(), left, top + height)


def copy_button_in(stage: Stage, row: Node) -> tuple[int, int]:
    """Where on the screen the button that copies the listing is, in a row with little else."""
    left, top, width, height = row.extents()

    def listing() -> QRect | None:
        shown = stage.shot(left, top, width, height)
        points = _points(shown)
        # The ground, the bubble, and the listing's own ground: nothing else has as many points.
        *_, (colour, count) = Counter(points.values()).most_common(3)
        return _box(shown, lambda each: each == colour) if count > len(points) / 20 else None

    return _on_screen(until(listing, "a listing is painted").topRight() + COPIES, left, top)


def share_of(stage: Stage, node: Node, colour: int) -> float:
    """How much of what is seen of a node has this colour (0xRRGGBB), up to 1."""
    points = _points(stage.shot(*node.extents()))
    return sum(each & 0xFFFFFF == colour for each in points.values()) / len(points)


def _points(shown: QImage) -> dict[tuple[int, int], int]:
    return {(x, y): shown.pixel(x, y) for x in range(shown.width()) for y in range(shown.height())}


def _box(shown: QImage, wanted: Callable[[int], bool]) -> QRect | None:
    """What is around all points of such colours."""
    those = [at for at, colour in _points(shown).items() if wanted(colour)]
    if not those:
        return None
    xs, ys = zip(*those, strict=True)
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys)))


def _on_screen(point: QPoint, left: int, top: int) -> tuple[int, int]:
    return point.x() + left, point.y() + top
