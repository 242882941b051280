"""Files in words: how big one is, and that somebody sent it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from app.protocol.direction import isolated
from app.protocol.messages import File
from app.text.saying import say


def size(count: int) -> str:
    """Bytes as people say them, "2,1 MB"."""
    form = QLocale.DataSizeFormat.DataSizeTraditionalFormat
    return QLocale().formattedDataSize(min(count, 2**62), 0 if count < 1024 else 1, form)


def shared(file: File) -> str:
    """That a file was sent, for a line of a terminal."""
    told = QT_TRANSLATE_NOOP("text", "enviou um arquivo: {name} ({size})")
    return say(told, name=isolated(file.name), size=size(file.size))
