"""Another program on the stage, which files and pictures are copied in and dragged out of.

Run as `python -m tests.e2e.other_program file|picture <path>…`: it has them in the clipboard (of
pictures, one), and gives them to whoever drags with the mouse in its window. It says when it is
ready.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

READY = "ready"


class Giver(QWidget):
    """A window to drag from. No signals."""

    def __init__(self, kind: str, paths: Sequence[Path]) -> None:
        super().__init__()
        self._kind, self._paths = kind, paths
        self.setWindowTitle("giver")
        self.resize(200, 100)

    def data(self) -> QMimeData:
        """What it gives."""
        data = QMimeData()
        if self._kind == "picture":
            data.setImageData(QImage(str(self._paths[0])))
        else:
            data.setUrls([QUrl.fromLocalFile(str(path)) for path in self._paths])
        return data

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            drag = QDrag(self)
            drag.setMimeData(self.data())
            drag.exec(Qt.DropAction.CopyAction)


def main() -> None:
    """Stay until the end."""
    app = QApplication(sys.argv)
    giver = Giver(sys.argv[1], [Path(path) for path in sys.argv[2:]])
    giver.show()
    QGuiApplication.clipboard().setMimeData(giver.data())
    sys.stdout.write(f"{READY}\n")
    sys.stdout.flush()
    app.exec()


if __name__ == "__main__":
    main()
