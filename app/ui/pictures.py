"""Pictures that came as files, made small off the window's thread; bombs are not opened."""

from collections import OrderedDict
from functools import partial
from pathlib import Path, PurePath

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from app.client.attachment import Attachment, Stage
from app.client.transfers import Transfers
from app.worker import Worker

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
FORMATS = (b"png", b"jpeg", b"gif", b"webp")
"""What is shown, by what the bytes are; the suffix alone proves nothing."""
FETCHED = 2_097_152
"""Bytes up to which a picture is fetched by itself: a photo of a telephone, made smaller."""
MOST_PIXELS = 40_000_000
"""Of a picture that is decoded: 160 MB in memory, and a few bytes can announce more."""
THUMBNAIL = QSize(640, 480)
"""Pixels of what is kept to be shown in a message; twice as many as there are on plain screens."""
KEPT = 60
"""Thumbnails in memory, a megabyte each."""


class Pictures(QObject):
    """The thumbnails of pictures, fetched and decoded when somebody first looks.

    No signals: `Transfers.changed` tells that there is one.
    """

    def __init__(self, files: Transfers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._worker = Worker("pictures")
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._places: dict[str, Path] = {}  # where the bytes of a picture lie that was shown
        self._asked: set[str] = set()
        self._no_pictures: set[str] = set()
        files.changed.connect(self._on_changed)

    def thumbnail(self, attachment: Attachment) -> QImage | None:
        """The picture, made small; None where there is none, or none yet."""
        key = attachment.sha256
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            if place_of(attachment) is None:  # the same bytes came before, in another message
                attachment.cached = self._places.get(key)
            return kept
        if may_be_picture(attachment) and key not in self._asked | self._no_pictures:
            self._ask(attachment)
        return None

    def is_awaited(self, attachment: Attachment) -> bool:
        """Whether a picture may still come."""
        return attachment.sha256 in self._asked

    def _ask(self, attachment: Attachment) -> None:
        path = place_of(attachment)
        if path is not None:
            self._asked.add(attachment.sha256)
            self._worker.do(
                partial(decode, path, THUMBNAIL),
                partial(self._on_decoded, attachment),
                partial(self._on_unreadable, attachment),
            )
        elif attachment.stage is Stage.THERE and attachment.id and attachment.size <= FETCHED:
            self._asked.add(attachment.sha256)
            self._files.preview(attachment)

    def _on_changed(self, attachment: Attachment) -> None:
        """What was fetched to be shown is there, or will not come."""
        if attachment.sha256 in self._asked and attachment.stage in (Stage.THERE, Stage.FAILED):
            self._asked.discard(attachment.sha256)
            if attachment.stage is Stage.FAILED:
                self._no_pictures.add(attachment.sha256)
            else:
                self._ask_again(attachment)

    def _ask_again(self, attachment: Attachment) -> None:
        if attachment.sha256 not in self._kept and place_of(attachment) is not None:
            self._ask(attachment)

    def _on_decoded(self, attachment: Attachment, image: QImage) -> None:
        self._asked.discard(attachment.sha256)
        if image.isNull():
            self._no_pictures.add(attachment.sha256)
        else:
            self._kept[attachment.sha256] = image
            if (place := place_of(attachment)) is not None:
                self._places[attachment.sha256] = place
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._files.changed.emit(attachment)

    def _on_unreadable(self, attachment: Attachment, _: OSError) -> None:
        self._on_decoded(attachment, QImage())


def may_be_picture(attachment: Attachment) -> bool:
    """Whether its name says that it is one."""
    return PurePath(attachment.name).suffix.lower() in SUFFIXES


def place_of(attachment: Attachment) -> Path | None:
    """Where its bytes lie on this computer."""
    return attachment.cached or attachment.path


def decode(path: Path, most: QSize) -> QImage:
    """The picture in a file, at most that large, and null where it is none that is shown.

    Slow: not for the window's thread. How large it is gets read before anything is decoded.
    """
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    fits = 0 < size.width() * size.height() <= MOST_PIXELS
    if bytes(reader.format().data()) not in FORMATS or not fits:
        return QImage()
    if size.width() > most.width() or size.height() > most.height():
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
