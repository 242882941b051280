"""A QR code, painted from its modules so that it is sharp on every screen."""

import segno
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET = 4  # modules of white around it, as the standard asks
ROUND = 10  # pixels of the corners


class QrCode(QWidget):
    """Shows a short text as a QR code, black on white in every theme: cameras need it so.

    No signals.
    """

    def __init__(self, side: int) -> None:
        """`side` in pixels, at most; a whole number of the screen's own pixels makes a module."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._side = side
        self._text = ""
        self._modules: tuple[bytes, ...] = ()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def show_text(self, text: str, name: str) -> None:
        """Say `text`; `name` is what screen readers say of it. No text leaves it white."""
        self.setAccessibleName(name)
        if text != self._text:
            self._text = text
            code = segno.make(text, error="m", micro=False) if text else None
            self._modules = tuple(bytes(row) for row in code.matrix) if code else ()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (all of it is drawn)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(QRectF(self.rect()), ROUND, ROUND)
        if self._modules:
            self._paint_modules(painter)
        painter.end()

    def _paint_modules(self, painter: QPainter) -> None:
        """In the screen's own pixels: a module that ends between two of them is a blur."""
        scale = painter.deviceTransform().m11()
        side = min(self.width(), self.height()) * scale
        count = len(self._modules)
        module = max(int(side / (count + 2 * QUIET)), 1)
        left = round((self.width() * scale - module * count) / 2)
        top = round((self.height() * scale - module * count) / 2)
        painter.scale(1 / scale, 1 / scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for y, row in enumerate(self._modules):
            for x, dark in enumerate(row):
                if dark:
                    place = QRect(left + x * module, top + y * module, module, module)
                    painter.fillRect(place, Qt.GlobalColor.black)
