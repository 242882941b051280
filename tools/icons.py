"""Draw resources/sala.png and sala.ico from resources/sala.svg: `python tools/icons.py`."""

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
PNG_SIZE = 256
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # what Windows asks for from 100 % to 250 %


def png(drawing: QSvgRenderer, size: int) -> bytes:
    """The drawing as the bytes of a PNG file of `size` × `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"PNG")
    if not writer.write(image):
        raise OSError(writer.errorString())
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """An ICO file with one PNG for each size; Windows has read these since Vista."""
    offset = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, data in pictures.items():
        side = size % 256  # the format writes 256 as 0
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return directory + b"".join(pictures.values())


def main() -> int:
    """Write both files."""
    _application = QGuiApplication(["icons", "-platform", "offscreen"])
    drawing = QSvgRenderer(str(RESOURCES / "sala.svg"))
    if not drawing.isValid():
        raise OSError("resources/sala.svg is no drawing that Qt understands")
    (RESOURCES / "sala.png").write_bytes(png(drawing, PNG_SIZE))
    (RESOURCES / "sala.ico").write_bytes(ico({size: png(drawing, size) for size in ICO_SIZES}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
