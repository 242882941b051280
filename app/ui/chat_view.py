"""The messages of a conversation with the files that go with them, and what is done with these."""

from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from app.client.attachment import Attachment, Stage
from app.ui.bubble import Row
from app.ui.file_bubble import FileBubble
from app.ui.pictures import Pictures
from app.ui.timeline_geometry import Size
from app.ui.timeline_view import TimelineView

CARD = 70  # pixels that a file needs, about
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ON_ITS_WAY = (Stage.SENDING, Stage.FETCHING, Stage.WAITING)


class ChatView(TimelineView):
    """A timeline with files to save and pictures to look at.

    Signals:
        save_requested(Attachment): the person wants it on the disk.
        show_requested(Attachment): to see the picture large.
        folder_requested(Attachment): to see where it was saved.
        cancel_requested(Attachment): not to send, or to fetch, it any more.
    """

    save_requested = Signal(object)
    show_requested = Signal(object)
    folder_requested = Signal(object)
    cancel_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pictures: Pictures | None = None
        self._pressed_file: Attachment | None = None

    def set_pictures(self, pictures: Pictures) -> None:
        """Show the pictures among the files."""
        self._pictures = pictures
        self._rows.clear()
        self.scheduleDelayedItemsLayout()

    def lay_out(self, row: int) -> Row:
        entry = self._timeline.entry(row)
        file = self._file(row)
        if file is None:
            return super().lay_out(row)
        picture = self._pictures.thumbnail(file) if self._pictures else None
        return FileBubble(entry, self._place(row), self._column, file, picture)

    def _file(self, row: int) -> Attachment | None:
        """What goes with a row, unless its message was taken back."""
        entry = self._timeline.entry(row)
        return None if getattr(entry, "removed", False) else entry.file

    def _sizes(self, rows: range) -> list[Size]:
        sizes = super()._sizes(rows)
        files = [self._file(row) is not None for row in rows]
        return [
            Size(size.fixed + CARD * is_file, size.chars)
            for size, is_file in zip(sizes, files, strict=True)
        ]

    # What is done with a file

    def activate(self, row: int) -> bool:
        """Do what makes sense next with the file of a row; False when it has none."""
        file = self._file(row)
        if file is None:
            return False
        if file.stage in _ON_ITS_WAY:
            self.cancel_requested.emit(file)
        elif file.stage is Stage.SAVED:
            self.folder_requested.emit(file)
        elif self._timeline.entry(row).cid and file.stage is Stage.FAILED:
            self.retry_requested.emit(self._timeline.entry(row).cid)
        else:
            self.save_requested.emit(file)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in _ENTER and row >= 0 and (file := self._file(row)):
            shown = self._pictures and self._pictures.thumbnail(file)
            if shown and file.stage not in _ON_ITS_WAY:
                self.show_requested.emit(file)
            else:
                self.activate(row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._found(event.position())
        self._pressed_file = found[0].file if found else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._found(event.position()):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_file = self._pressed_file, None
        found = self._found(event.position())
        left = event.button() == Qt.MouseButton.LeftButton
        if pressed is None or not left or found is None or found[0].file is not pressed:
            super().mouseReleaseEvent(event)
            return
        row, on_picture = found
        if on_picture:
            self.show_requested.emit(row.file)
        else:
            self.activate(self.indexAt(event.position().toPoint()).row())

    def _found(self, point: QPointF) -> tuple[FileBubble, bool] | None:
        """The file whose sign or picture is under a point, and whether it is the picture."""
        number = self.indexAt(QPoint(int(point.x()), int(point.y()))).row()
        row = self._row(number) if number >= 0 else None
        if not isinstance(row, FileBubble):
            return None
        at = point - QPointF(0, self._pane.y(number))
        if row.picture_box.contains(at):
            return row, True
        return (row, False) if row.mark_box.contains(at) else None

    def _menu(self, row: int) -> QMenu:
        menu = super()._menu(row)
        file = self._file(row)
        if file is None:
            return menu
        first = menu.actions()[0] if menu.actions() else None
        offered = []
        if file.stage in _ON_ITS_WAY:
            offered.append((self.tr("Cancelar"), self.cancel_requested))
        elif file.id:
            offered.append((self.tr("Salvar como…"), self.save_requested))
        if file.stage is Stage.SAVED:
            offered.append((self.tr("Mostrar na pasta"), self.folder_requested))
        if self._pictures and self._pictures.thumbnail(file):
            offered.append((self.tr("Ver imagem"), self.show_requested))
        for words, signal in offered:
            action = menu.addAction(words)
            action.triggered.connect(partial(signal.emit, file))
            if first is not None:
                menu.removeAction(action)
                menu.insertAction(first, action)
        return menu
