"""What a window really does: the letters that it paints, the files and addresses that it opens."""

import os
import re
import subprocess
import sys
import tempfile
from html import unescape
from pathlib import Path

from PySide6.QtCore import QBuffer, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractItemView, QTabBar, QWidget

TIPS = ("toolTip", "statusTip", "whatsThis")
SCHEMES = ("file", "http", "https", "smb")
LOOK = 0.001  # seconds between two looks at a bait


def painted(widget: QWidget) -> str:
    """Every letter that a widget and its children paint, without blanks.

    A drawing in SVG keeps what was drawn as text as text; markup that was obeyed is not in it.
    """
    drawing = QBuffer()
    drawing.open(QBuffer.OpenModeFlag.WriteOnly)
    canvas = QSvgGenerator()
    canvas.setOutputDevice(drawing)
    canvas.setSize(widget.size())
    widget.render(canvas)
    texts = re.findall(r"<text[^>]*>(.*?)</text>", drawing.data().toStdString(), re.DOTALL)
    return squeezed(unescape("".join(texts)))


def squeezed(text: str) -> str:
    """A text without blanks, wherever its lines were broken."""
    return "".join(text.split())


def tips(window: QWidget) -> list[str]:
    """All that the mouse or F1 can bring up beside what is shown; Qt reads markup there."""
    widgets = [window, *window.findChildren(QWidget)]
    found = [str(widget.property(name)) for widget in widgets for name in TIPS]
    for bar in window.findChildren(QTabBar):
        for index in range(bar.count()):
            found += [bar.tabToolTip(index), bar.tabWhatsThis(index)]
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        roles = [
            role for role, name in model.roleNames().items() if bytes(name.data()).decode() in TIPS
        ]
        for row in range(model.rowCount()):
            found += [str(model.index(row, 0).data(role) or "") for role in roles]
    return [tip for tip in found if tip]


class Bait:
    """A pipe with the name of a picture: whoever opens it is noticed, and reads that it is empty.

    To open it for reading means to wait for a writer, and to open it for writing fails as long as
    nobody reads: no reader can slip through. Another process watches it, since Qt may hold up all
    threads of this one while it waits.
    """

    def __init__(self) -> None:
        # Short enough for a whole <img> in what a guest takes of a name.
        self._folder = tempfile.TemporaryDirectory(prefix="i", dir="/tmp")
        self.path = Path(self._folder.name) / "i.png"
        os.mkfifo(self.path)
        self._watcher = subprocess.Popen(
            [sys.executable, "-c", _WATCH, str(self.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def was_taken(self) -> bool:
        """Whether anybody opened it until now; nothing is watched any more."""
        told, _ = self._watcher.communicate()
        self._folder.cleanup()
        return bool(told)


_WATCH = f"""
import os, select, sys
while not select.select([sys.stdin], [], [], {LOOK})[0]:
    try:
        os.close(os.open(sys.argv[1], os.O_WRONLY | os.O_NONBLOCK))
    except OSError:  # nobody reads
        continue
    print("taken", flush=True)
"""


class Porter(QObject):
    """Stands where the system would open an address, and opens nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        for scheme in SCHEMES:
            # Qt takes a str, whatever its types say.
            QDesktopServices.setUrlHandler(scheme, self, "open")  # type: ignore[arg-type]

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Qt calls this by its name."""
        self.asked.append(url.toString())

    def end(self) -> None:
        """Let the system open addresses again."""
        for scheme in SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
