"""Controls of the settings: a switch, a list to pick from, and a row with words before either."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.field import fit_popup, paint_arrow
from app.ui.stylesheet import edge
from app.ui.widgets import label

TRACK = QSize(40, 22)  # pixels
RING = 3  # pixels around the track for the focus
_Role = QPalette.ColorRole
T = TypeVar("T")


class Switch(QCheckBox):
    """A check box that looks like a switch: its knob is to the right when it is on.

    Signals: those of QCheckBox; `toggled(bool)`.
    """

    def __init__(self, name: str) -> None:
        """`name` is what screen readers say."""
        super().__init__()
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return TRACK + QSize(2 * RING, 2 * RING)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, point: QPoint) -> bool:  # noqa: N802  (Qt's name)
        return self.rect().contains(point)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (all of it is drawn)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.palette()
        track = QRectF(QPoint(RING, RING), TRACK)
        track.moveTop((self.height() - TRACK.height()) / 2)
        radius = track.height() / 2
        on = self.isChecked()
        line = colours.color(_Role.Highlight) if on else edge(colours)
        painter.setPen(QPen(line, 1))
        painter.setBrush(colours.color(_Role.Highlight if on else _Role.AlternateBase))
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        knob = QRectF(0, 0, track.height() - 6, track.height() - 6)
        knob.moveTop(track.top() + 3)
        knob.moveLeft(track.right() - knob.width() - 3 if on else track.left() + 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.color(_Role.HighlightedText) if on else edge(colours))
        painter.drawEllipse(knob)
        if self.hasFocus():
            painter.setPen(QPen(colours.color(_Role.Link), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = track.adjusted(-RING + 1, -RING + 1, RING - 1, RING - 1)
            painter.drawRoundedRect(ring, radius + RING, radius + RING)
        painter.end()


class PickBox(QComboBox):
    """A list to pick one value from.

    Signals: `picked(value)` when the person picked another one.
    """

    picked = Signal(object)

    def __init__(self, name: str, values: Sequence[tuple[object, str]], now: object) -> None:
        """`values`: each with its words; `now` is the one that is shown first."""
        super().__init__()
        self.setProperty("look", "pick")
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._values = [value for value, _ in values]
        self.addItems([words for _, words in values])
        self.setCurrentIndex(self._values.index(now))
        self.currentIndexChanged.connect(self._on_index_changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self)

    def showPopup(self) -> None:  # noqa: N802  (Qt's name)
        super().showPopup()
        fit_popup(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # whoever scrolls the page means the page

    def _on_index_changed(self, index: int) -> None:
        self.picked.emit(self._values[index])


class Row(QWidget):
    """Words, perhaps smaller ones under them, and a control to their right. No signals."""

    def __init__(self, words: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        title = label(words, wrap=True)
        title.setBuddy(control)
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(title)
        if hint:
            told.addWidget(label(hint, "quiet", wrap=True))
            control.setAccessibleDescription(hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(told, 1)
        row.addWidget(control)
