"""The outlines that a timeline paints: rounded corners, and small icons of 14 by 14 pixels."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from app.client.timeline import State

ICON = 14  # pixels


def rounded(
    rect: QRectF, top_left: float, top_right: float, bottom_right: float, bottom_left: float
) -> QPainterPath:
    """A rectangle with a radius of its own at each corner."""
    path = QPainterPath()
    path.moveTo(rect.left() + top_left, rect.top())
    path.lineTo(rect.right() - top_right, rect.top())
    path.arcTo(_corner(rect.right() - 2 * top_right, rect.top(), top_right), 90, -90)
    path.lineTo(rect.right(), rect.bottom() - bottom_right)
    right, bottom = rect.right() - 2 * bottom_right, rect.bottom() - 2 * bottom_right
    path.arcTo(_corner(right, bottom, bottom_right), 0, -90)
    path.lineTo(rect.left() + bottom_left, rect.bottom())
    path.arcTo(_corner(rect.left(), rect.bottom() - 2 * bottom_left, bottom_left), 270, -90)
    path.lineTo(rect.left(), rect.top() + top_left)
    path.arcTo(_corner(rect.left(), rect.top(), top_left), 180, -90)
    path.closeSubpath()
    return path


def _corner(left: float, top: float, radius: float) -> QRectF:
    return QRectF(left, top, 2 * radius, 2 * radius)


def _check() -> QPainterPath:
    path = QPainterPath(QPointF(2.5, 7.5))
    path.lineTo(5.5, 10.5)
    path.lineTo(11.5, 4)
    return path


def _two_checks() -> QPainterPath:
    path = QPainterPath(QPointF(0.5, 7.5))
    path.lineTo(3.5, 10.5)
    path.lineTo(9.5, 4)
    path.moveTo(6.6, 9.8)
    path.lineTo(7.3, 10.5)
    path.lineTo(13.3, 4)
    return path


def _clock() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(7, 7), 5, 5)
    path.moveTo(7, 4.2)
    path.lineTo(7, 7)
    path.lineTo(9, 8.3)
    return path


def _retry() -> QPainterPath:
    path = QPainterPath()
    path.arcMoveTo(QRectF(2.5, 2.5, 9, 9), 30)
    path.arcTo(QRectF(2.5, 2.5, 9, 9), 30, 290)
    path.moveTo(11.2, 1.6)
    path.lineTo(11.2, 4.8)
    path.lineTo(8, 4.8)
    return path


def _copy() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(5, 5, 7.5, 7.5), 1.8, 1.8)
    path.moveTo(2.6, 9)
    path.arcTo(QRectF(1.5, 1.5, 3.6, 3.6), 180, -90)
    path.lineTo(7.4, 1.5)
    path.arcTo(QRectF(5.4, 1.5, 3.6, 3.6), 90, -70)
    return path


STATE_PATHS = {State.SENDING: _clock(), State.SENT: _check(), State.FAILED: _retry()}
DELIVERED_PATH = _two_checks()
COPY_PATH = _copy()
