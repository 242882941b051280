"""One picture, as large as the window lets it be."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from app.client.attachment import Attachment
from app.ui.timeline_text import plain

LARGEST = QSize(2560, 1600)
"""Pixels that a picture is decoded to."""


class Canvas(QWidget):
    """A picture in the middle. No signals."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setMinimumSize(320, 200)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (all of it is drawn)
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.image.size()
        if size.width() > self.width() or size.height() > self.height():
            size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = (self.width() - size.width()) // 2
        top = (self.height() - size.height()) // 2
        painter.drawImage(self.rect().adjusted(left, top, -left, -top), self.image)
        painter.end()


class PictureDialog(QDialog):
    """Shows a picture; Esc closes it.

    Signals: `save_requested(Attachment)`.
    """

    save_requested = Signal(object)

    def __init__(self, parent: QWidget, attachment: Attachment) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("picture_dialog")
        self._attachment = attachment
        self.setWindowTitle(plain(attachment.name))
        self._canvas = Canvas()
        self._canvas.setAccessibleName(plain(attachment.name))
        self._canvas.setObjectName("picture")
        buttons = QDialogButtonBox()
        save = QPushButton(self.tr("Salvar como…"))
        save.setObjectName("picture_save")
        close = QPushButton(self.tr("Fechar"))
        close.setObjectName("picture_close")
        buttons.addButton(save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.addWidget(self._canvas, 1)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        save.clicked.connect(self._on_save_clicked)
        self.resize(parent.window().size() * 0.85)

    def show_image(self, image: QImage) -> None:
        """It is decoded."""
        self._canvas.image = image
        self._canvas.update()

    def _on_save_clicked(self) -> None:
        self.save_requested.emit(self._attachment)
