"""Asks over the composer whether the files that were dropped or pasted shall be sent."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import text
from app.ui.timeline_text import isolated
from app.ui.widgets import IconMark, label

SIDE = 44  # pixels of the small picture
MOST_NAMED = 3  # files that are named one by one


class Preview(QWidget):
    """A small picture, or the sign of a file. No signals."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(SIDE, SIDE)
        self.image = QImage()
        self._mark = IconMark("paperclip", QPalette.ColorRole.PlaceholderText, 22)
        self._mark.setParent(self)
        self._mark.move((SIDE - 22) // 2, (SIDE - 22) // 2)

    def show_image(self, image: QImage) -> None:
        """A null one shows the sign."""
        self.image = image
        self._mark.setVisible(image.isNull())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (all of it is drawn)
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setClipPath(path)
        full = QSize(self.image.size())
        full.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(0, 0, full.width(), full.height())
        target.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(target, self.image)
        painter.end()


class AttachStrip(QFrame):
    """What is about to be sent, with the text of the composer, and to whom.

    Signals: `send_requested()`, `cancelled()`.
    """

    send_requested = Signal()
    cancelled = Signal()

    def __init__(self, peer: str) -> None:
        super().__init__()
        self._peer = peer
        self.setProperty("look", "strip")
        self.setObjectName("attach_strip")
        self.preview = Preview()
        self._names = label(look="label", wrap=True)
        self._names.setObjectName("attach_names")
        self._hint = label(look="quiet", wrap=True)
        self._hint.setObjectName("attach_hint")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._names)
        words.addWidget(self._hint)
        cancel = QPushButton(self.tr("Cancelar"))
        cancel.setObjectName("attach_cancel")
        self._send = QPushButton(self.tr("Enviar"))
        self._send.setObjectName("attach_send")
        self._send.setProperty("look", "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self.preview)
        row.addLayout(words, 1)
        row.addWidget(cancel)
        row.addWidget(self._send)
        cancel.clicked.connect(self.cancelled)
        self._send.clicked.connect(self.send_requested)
        self.hide()

    def ask(self, files: Sequence[tuple[Path, int]]) -> None:
        """Show these files, each with its size in bytes."""
        named = [f"{isolated(path.name)} ({text.size(size)})" for path, size in files[:MOST_NAMED]]
        more = len(files) - MOST_NAMED
        if more > 0:
            named.append(self.tr("e mais {count}").format(count=more))
        self._names.setText(", ".join(named))
        self.show_hint("")
        self.preview.show_image(QImage())
        self._send.setEnabled(True)
        self.show()

    def show_hint(self, problem: str) -> None:
        """Say what the person can do, or what is wrong."""
        hint = self.tr("O texto da mensagem vai junto. Enter envia, Esc cancela.")
        if self._peer:
            only = self.tr("Só {name} recebe. Enter envia, Esc cancela.")
            hint = only.format(name=isolated(self._peer))
        self._hint.setText(problem or hint)

    def show_busy(self) -> None:
        """The files are read before they go."""
        self._send.setEnabled(False)
        self._hint.setText(self.tr("Preparando…"))

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self._names.text()} {self._hint.text()}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
