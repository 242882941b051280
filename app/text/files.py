"""Files in words: how big one is, and that somebody sent it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from app.protocol.direction import isolated
from app.protocol.messages import Code, File, Refused
from app.text.saying import say


def size(count: int) -> str:
    """Bytes as people say them, "2,1 MB"."""
    if count == 1:  # Qt says "1 bytes"
        return say(QT_TRANSLATE_NOOP("text", "1 byte"))
    form = QLocale.DataSizeFormat.DataSizeTraditionalFormat
    return QLocale().formattedDataSize(min(count, 2**62), 0 if count < 1024 else 1, form)


def unreadable(name: str) -> str:
    """That a file cannot be sent."""
    told = QT_TRANSLATE_NOOP(
        "text", "“{name}” não pode ser enviado: não é um arquivo, ou não foi possível ler."
    )
    return say(told, name=isolated(name))


def unsaved() -> str:
    """That the own disk does not take a file."""
    return say(
        QT_TRANSLATE_NOOP(
            "text",
            "Não foi possível gravar o arquivo neste computador. "
            "Confira o espaço no disco, ou salve em outra pasta.",
        )
    )


def unfetched(refused: Refused) -> str:
    """Why a file did not come."""
    sentences = {
        Code.FILE_UNKNOWN: QT_TRANSLATE_NOOP("text", "A sala não tem mais este arquivo."),
        Code.FILE_DISK: QT_TRANSLATE_NOOP(
            "text", "O computador de quem hospeda a sala não consegue ler este arquivo."
        ),
    }
    damaged = QT_TRANSLATE_NOOP("text", "O arquivo chegou com defeito. Tente de novo.")
    return say(
        sentences.get(Code(refused.code), damaged) if refused.code in list(Code) else damaged
    )


def attached(name: str, count: int) -> str:
    """A file as a screen reader says it."""
    told = QT_TRANSLATE_NOOP("text", "arquivo {name}, {size}")
    return say(told, name=isolated(name), size=size(count))


def shared(file: File) -> str:
    """That a file was sent, for a line of a terminal."""
    told = QT_TRANSLATE_NOOP("text", "enviou um arquivo: {name} ({size})")
    return say(told, name=isolated(file.name), size=size(file.size))
