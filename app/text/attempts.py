"""What became of somebody who tried to come in, told to the host."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.attempts import Attempt, Fate
from app.protocol.direction import isolated
from app.protocol.messages import Code, Reason
from app.text.saying import Sentences, say

_FATES: Sentences = {
    Fate.OPENED: QT_TRANSLATE_NOOP("text", "{ip} abriu a conexão e ainda não disse nada"),
    Fate.IN: QT_TRANSLATE_NOOP("text", "{ip} entrou como {detail}"),
    Fate.FILE: QT_TRANSLATE_NOOP("text", "{ip} leva ou traz um arquivo"),
    Fate.WAITING: QT_TRANSLATE_NOOP("text", "{ip} espera para entrar como {detail}"),
    Fate.REFUSED: QT_TRANSLATE_NOOP("text", "{ip} não entrou: {why}"),
    Fate.WEB: QT_TRANSLATE_NOOP("text", "{ip} usou um navegador, e não o programa Sala"),
    Fate.TLS: QT_TRANSLATE_NOOP("text", "{ip} usou um programa que pede conexão segura (TLS)"),
    Fate.ENDED: QT_TRANSLATE_NOOP("text", "{ip} não entrou: {why}"),
    Fate.SILENT: QT_TRANSLATE_NOOP("text", "{ip} abriu a conexão e não disse nada"),
    Fate.GONE: QT_TRANSLATE_NOOP("text", "{ip} conferiu se há uma Sala aqui e saiu sem entrar"),
}

# Shorter than what the person at the other end reads, and from the host's side.
_WHY: Sentences = {
    Code.NAME_TAKEN: QT_TRANSLATE_NOOP("text", "o nome já está em uso"),
    Code.NAME_SIMILAR: QT_TRANSLATE_NOOP("text", "o nome é quase igual a outro"),
    Code.ROOM_FULL: QT_TRANSLATE_NOOP("text", "a sala está cheia"),
    Code.ADDRESS_FULL: QT_TRANSLATE_NOOP("text", "há conexões demais desse endereço"),
    Code.TOO_SOON: QT_TRANSLATE_NOOP("text", "voltou vezes demais em pouco tempo"),
    Code.TOKEN_UNKNOWN: QT_TRANSLATE_NOOP("text", "o lugar de antes não existe mais"),
    Code.KEY_WRONG: QT_TRANSLATE_NOOP("text", "a chave do anfitrião está errada"),
    Code.BANNED: QT_TRANSLATE_NOOP("text", "você baniu esse nome ou esse endereço"),
    Code.WAITING_FULL: QT_TRANSLATE_NOOP("text", "há gente demais esperando"),
    Code.STORAGE: QT_TRANSLATE_NOOP("text", "a sala não consegue gravar"),
    Reason.LEFT: QT_TRANSLATE_NOOP("text", "desistiu antes de entrar"),
    Reason.NAMELESS: QT_TRANSLATE_NOOP("text", "não disse um nome a tempo"),
    Reason.FLOOD: QT_TRANSLATE_NOOP("text", "mandou mensagens demais antes de entrar"),
    Reason.LINE_LONG: QT_TRANSLATE_NOOP("text", "mandou uma linha longa demais"),
    Reason.CROWDED: QT_TRANSLATE_NOOP("text", "havia conexões demais"),
    Reason.SILENT: QT_TRANSLATE_NOOP("text", "ficou sem responder"),
    Reason.DENIED: QT_TRANSLATE_NOOP("text", "você não deixou entrar"),
    Reason.CLOSED: QT_TRANSLATE_NOOP("text", "a sala foi encerrada"),
}
_NAME = QT_TRANSLATE_NOOP("text", "o nome não serve")
_OTHER = QT_TRANSLATE_NOOP("text", "a sala recusou")


def attempt(attempt: Attempt) -> str:
    """One connection, in a line: from where, and what became of it."""
    detail = attempt.detail
    return say(_FATES[attempt.fate], ip=attempt.ip, detail=isolated(detail), why=not_in(detail))


def not_in(code: str) -> str:
    """Why somebody did not come in, in words that follow a colon."""
    return say(_WHY.get(code) or (_NAME if code.startswith("name_") else _OTHER))
