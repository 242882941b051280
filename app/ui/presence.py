"""Whether somebody is there, as a dot beside a face: told by its shape as well as its colour."""

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from app.client.conversation import Presence
from app.protocol.messages import Status
from app.ui.avatar import hue_colour

GREEN = 150  # degrees of the wheel
AMBER = 45
SIZE = 10  # pixels
FADED = 0.45  # how opaque the face is of somebody of whom nothing is known now
_Role = QPalette.ColorRole


class Dot(Enum):
    """FULL: connected. HALF, BAR: connected, and wants to be seen as absent, or busy. RING: the

    connection broke, the place is kept. CROSS: not in the room. DASH: nobody knows.
    """

    FULL = auto()
    HALF = auto()
    BAR = auto()
    RING = auto()
    CROSS = auto()
    DASH = auto()


_SHOWN: dict[str, Dot] = {Status.ABSENT: Dot.HALF, Status.BUSY: Dot.BAR}


def dot_of(status: str, *, away: bool, known: bool = True) -> Dot:
    """The dot of somebody who is in the room; a status that is not known is none.

    `known`: whether that is how it is now.
    """
    if not known:
        return Dot.DASH
    return Dot.RING if away else _SHOWN.get(status, Dot.FULL)


DOTS = {
    Presence.HERE: Dot.FULL,
    Presence.AWAY: Dot.RING,
    Presence.GONE: Dot.CROSS,
    Presence.UNKNOWN: Dot.DASH,
}


def paint_dot(
    painter: QPainter, rect: QRectF, dot: Dot, palette: QPalette, ground: QPalette.ColorRole
) -> None:
    """Paint a dot into a square, with an edge in the colour of what is around it."""
    edge = rect.width() / 6
    inside = rect.adjusted(edge, edge, -edge, -edge)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(ground))
    painter.drawEllipse(rect)
    green, grey = hue_colour(GREEN, palette), palette.color(_Role.PlaceholderText)
    if dot is Dot.FULL:
        painter.setBrush(green)
        painter.drawEllipse(inside)
    elif dot is Dot.BAR:
        painter.setBrush(palette.color(_Role.BrightText))
        painter.drawEllipse(inside)
        bar = inside.height() / 4
        painter.setBrush(palette.color(ground))
        painter.drawRect(inside.adjusted(bar, 1.5 * bar, -bar, -1.5 * bar))
    elif dot is Dot.HALF:
        amber = hue_colour(AMBER, palette)
        painter.setPen(QPen(amber, rect.width() / 9))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(inside.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(amber)
        painter.drawPie(inside, 90 * 16, 180 * 16)
    else:
        line = rect.width() / 6
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(grey, line))
        inside = inside.adjusted(line / 2, line / 2, -line / 2, -line / 2)
        if dot is Dot.RING:
            painter.drawEllipse(inside)
        elif dot is Dot.DASH:
            middle = inside.center().y()
            painter.drawLine(QPointF(inside.left(), middle), QPointF(inside.right(), middle))
        else:
            painter.drawLine(inside.topLeft(), inside.bottomRight())
            painter.drawLine(inside.topRight(), inside.bottomLeft())
    painter.restore()


def beside(face: QRectF) -> QRectF:
    """Where the dot of a face stands: at its lower right."""
    side = max(face.width() * 0.36, 10.0)
    corner = face.bottomRight() + QPointF(face.width() * 0.06, face.width() * 0.06)
    return QRectF(corner - QPointF(side, side), corner)


class PresenceMark(QWidget):
    """A dot as decoration beside words that say the same. No signals."""

    def __init__(self) -> None:
        super().__init__()
        self._dot = Dot.FULL
        self.setFixedSize(SIZE, SIZE)

    def show_dot(self, dot: Dot) -> None:
        """Show another state."""
        self._dot = dot
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (all of it is drawn)
        painter = QPainter(self)
        paint_dot(painter, QRectF(self.rect()), self._dot, self.palette(), _Role.Light)
        painter.end()
