"""What happened in a room: notices, lines of a terminal, who is in, the time of day."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.protocol.direction import isolated
from app.protocol.messages import (
    Change,
    Edited,
    Joined,
    Left,
    Member,
    Message,
    Reacted,
    Reason,
    Removed,
    Stored,
    Told,
)
from app.text.files import shared
from app.text.saying import Sentences, say, whereabouts

# Controls but the tab, line separators, marks that turn the direction, halves of characters.
_UNSAFE = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
LATEST = 32_503_593_600_000  # milliseconds; the year 3000, the last one that Windows converts

# Whose reason is not here just left.
_GONE: Sentences = {
    Reason.LOST: QT_TRANSLATE_NOOP("text", "{name} caiu: a conexão se perdeu ({address})"),
    Reason.SILENT: QT_TRANSLATE_NOOP(
        "text", "{name} caiu: a conexão ficou sem resposta ({address})"
    ),
    Reason.CLOSED: QT_TRANSLATE_NOOP("text", "{name} saiu: a sala foi encerrada ({address})"),
    Reason.EXPELLED: QT_TRANSLATE_NOOP("text", "O anfitrião removeu {name} da sala ({address})"),
    Reason.BANNED: QT_TRANSLATE_NOOP("text", "O anfitrião baniu {name} da sala ({address})"),
    Reason.FLOOD: QT_TRANSLATE_NOOP(
        "text", "A sala desconectou {name}: mensagens demais em pouco tempo ({address})"
    ),
    Reason.SLOW: QT_TRANSLATE_NOOP(
        "text", "A sala desconectou {name}: a conexão não acompanhava as mensagens ({address})"
    ),
    Reason.LINE_LONG: QT_TRANSLATE_NOOP(
        "text", "A sala desconectou {name}: mensagem grande demais ({address})"
    ),
}


def notice(event: Joined | Left) -> str:
    """Who came or went, with the address that the room saw (R05, R13)."""
    if isinstance(event, Joined):
        sentence: object = QT_TRANSLATE_NOOP("text", "{name} entrou ({address})")
    else:
        sentence = _GONE.get(event.reason) or QT_TRANSLATE_NOOP("text", "{name} saiu ({address})")
    return say(sentence, name=isolated(event.member.name), address=whereabouts(event.member))


def line(event: Stored, me: str = "") -> str:
    """One event for a terminal, with local date and time; `me` is told as "Você".

    Control characters of a peer are shown as "�" and further lines are indented, so that nobody
    can colour the terminal or fake a line of somebody else. What runs from the right is isolated.
    """
    stamp = f"[{_local(event.time):%d/%m/%Y %H:%M:%S}]"
    if isinstance(event, Joined | Left):
        return f"{stamp} {notice(event)}"
    you = QCoreApplication.translate("text", "Você")
    author = you if event.author == me else isolated(event.author)
    if isinstance(event, Change):
        private = " " + QCoreApplication.translate("text", "(privado)") if event.to else ""
        return f"{stamp} {author}{private} {_change(event)}"
    if isinstance(event, Told):
        to = QCoreApplication.translate("text", "você") if event.to == me else isolated(event.to)
        private = QCoreApplication.translate("text", "(privado)")
        author = f"{author} → {to} {private}"
    return f"{stamp} {author}: {_words(event)}"


def _words(event: Message) -> str:
    """What a message says, with the file that goes with it; further lines are indented."""
    if event.removed:
        return _tame(say(QT_TRANSLATE_NOOP("text", "(mensagem apagada)")))
    if event.file is None:
        return _tame(event.text)
    return f"{_tame(shared(event.file))}\n    {_tame(event.text)}".rstrip()


def _change(event: Change) -> str:
    """What somebody did with a message."""
    match event:
        case Edited(text=text):
            sentence = QT_TRANSLATE_NOOP("text", "editou uma mensagem: {text}")
            return say(sentence, text=_tame(text))
        case Removed():
            return say(QT_TRANSLATE_NOOP("text", "apagou uma mensagem"))
        case Reacted(off=True):
            sentence = QT_TRANSLATE_NOOP("text", "retirou a reação {emoji}")
        case _:
            sentence = QT_TRANSLATE_NOOP("text", "reagiu com {emoji}")
    return say(sentence, emoji=isolated(event.emoji))


def gap() -> str:
    """That the room does not have all that was missed."""
    return say(
        QT_TRANSLATE_NOOP(
            "text",
            "Você ficou fora por mais tempo do que a sala guarda: "
            "uma parte da conversa não está aqui.",
        )
    )


def other_room(unsent: int) -> str:
    """That another room answers at the address; `unsent` messages wait for the one before."""
    told = say(QT_TRANSLATE_NOOP("text", "Esta é outra sala no mesmo endereço."))
    if not unsent:
        return told
    waiting = QT_TRANSLATE_NOOP(
        "text", "Mensagens não enviadas à sala de antes, guardadas para ela: {count}."
    )
    return f"{told} {say(waiting, count=unsent)}"


def rules(*, quiet: bool) -> str:
    """That from now on only hosts speak, or all."""
    if quiet:
        return say(QT_TRANSLATE_NOOP("text", "Agora só o anfitrião fala"))
    return say(QT_TRANSLATE_NOOP("text", "Agora todos podem falar"))


def files_ruled(*, off: bool) -> str:
    """That from now on only hosts send files, or all."""
    if off:
        return say(QT_TRANSLATE_NOOP("text", "Agora só o anfitrião envia arquivos"))
    return say(QT_TRANSLATE_NOOP("text", "Agora todos podem enviar arquivos"))


def knocked(name: str) -> str:
    """That somebody waits to be let in, told to a host."""
    return say(QT_TRANSLATE_NOOP("text", "{name} espera para entrar"), name=isolated(name))


def muted(*, muted: bool) -> str:
    """That a host took the word from oneself, or gave it back."""
    if muted:
        return say(QT_TRANSLATE_NOOP("text", "O anfitrião silenciou você"))
    return say(QT_TRANSLATE_NOOP("text", "Você pode falar de novo"))


def older() -> str:
    """In the place of a quoted message that is older than those that are here."""
    return say(QT_TRANSLATE_NOOP("text", "Mensagem mais antiga"))


def unheard() -> str:
    """In the place of a quoted message of somebody whom the reader ignores."""
    return say(QT_TRANSLATE_NOOP("text", "Mensagem de alguém que você ignora"))


def unedited(why: str, words: str) -> str:
    """That a message stays as it was; `words`: what it should have said."""
    sentence = QT_TRANSLATE_NOOP("text", "A mensagem não foi editada: {why} O texto era: {words}")
    return say(sentence, why=why, words=isolated(words))


def unkept() -> str:
    """That an own message waits in memory only."""
    return say(
        QT_TRANSLATE_NOOP(
            "text",
            "Há mensagens demais esperando: esta e as seguintes não ficam guardadas neste "
            "computador. Se a janela fechar antes do envio, elas se perdem.",
        )
    )


def unkept_long() -> str:
    """That an own message is too long to wait anywhere but in memory."""
    return say(
        QT_TRANSLATE_NOOP(
            "text",
            "Esta mensagem é longa demais para ficar guardada neste computador. "
            "Se a janela fechar antes do envio, ela se perde.",
        )
    )


def doubtful() -> str:
    """That own messages failed because the room may have them under the name of before."""
    return say(
        QT_TRANSLATE_NOOP(
            "text",
            "Você voltou com outro nome. O que ficou como não enviado talvez já tenha chegado com "
            "o nome de antes; envie de novo só o que não aparece na conversa.",
        )
    )


def people(members: Iterable[Member]) -> str:
    """Who is in the room, each with the address that the room sees (R06, R07)."""
    told = [f"{isolated(member.name)} ({whereabouts(member)})" for member in members]
    return say(
        QT_TRANSLATE_NOOP("text", "Na sala ({count}): {names}"),
        count=len(told),
        names=", ".join(told),
    )


def clock(time_ms: int) -> str:
    """The local time of day, "09:12"."""
    return f"{_local(time_ms):%H:%M}"


def _local(time_ms: int) -> datetime:
    # Clamped, because a peer chooses the number and the system's conversion has an end.
    return datetime.fromtimestamp(min(max(time_ms, 0), LATEST) / 1000, tz=UTC).astimezone()


def _tame(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n    ".join(isolated(_UNSAFE.sub("�", line)) for line in lines)


def ignoring(name: str) -> str:
    """The person does not hear somebody any more."""
    told = QT_TRANSLATE_NOOP("text", "Você não vê mais o que {name} escreve. Só você sabe disso.")
    return say(told, name=isolated(name))


def heard_again(name: str) -> str:
    """The person hears somebody again."""
    return say(
        QT_TRANSLATE_NOOP("text", "Você voltou a ver o que {name} escreve."), name=isolated(name)
    )
