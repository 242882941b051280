"""The plain codec: text lines for `nc`, telnet and simple socket programs (R21).

Rules of this file. The first frame is a name, or `name: message` from programs that send no
name first (*chatsimples*). Every line that the room writes begins with `[hh:mm]`, `Erro:` or a
fixed word, a line break inside a message is indented, and what runs from the right is isolated, so
that nobody can write a line that looks like somebody else's.
"""

import re
import time
import unicodedata
from collections.abc import Callable, Sequence
from typing import ClassVar

from app.protocol import typed
from app.protocol.direction import isolated
from app.protocol.messages import (
    AnyCommand,
    AnyEvent,
    Changed,
    Code,
    Decreed,
    Edited,
    Ended,
    File,
    Join,
    Joined,
    Leave,
    Left,
    Listed,
    Malformed,
    Member,
    Reason,
    Refused,
    Removed,
    Said,
    Say,
    Tell,
    Told,
    Waiting,
    Welcomed,
    Who,
)
from app.protocol.names import name_key

PROGRAM = "texto puro"
KILO = 1_024  # bytes
_PREFIXED = re.compile(r"([^:\s]+):(?:\s+(.*))?", re.DOTALL)
# RFC 854: IAC SB … IAC SE, IAC WILL/WONT/DO/DONT option, IAC IAC (a 255), IAC command; what the
# end of the frame cuts short goes too. No byte is looked at twice, however hostile the frame.
_TELNET = re.compile(
    rb"\xff(?:\xfa(?:[^\xff]|\xff[^\xf0])*(?:\xff\xf0|\xff?\Z)"
    rb"|[\xfb-\xfe](?:.|\Z)|(\xff)|[\xf0-\xf9]|\Z)",
    re.DOTALL,
)
OPTIONS = 256
"""Bytes 255 of a frame in which telnet's options are looked for: telnet sends a dozen of them,
and each one costs time."""
_LEAVING = re.compile(r"(\S+) saiu do chat\.", re.IGNORECASE)


class PlainCodec:
    """One plain guest. It remembers whether the guest puts its name before each message."""

    pause_ends_frame: ClassVar[bool] = True
    closing_is_leaving: ClassVar[bool] = True
    answers_ping: ClassVar[bool] = False
    takes_history: ClassVar[bool] = False

    def __init__(self) -> None:
        self._prefixes = False

    def decode(self, frame: bytes, name: str | None) -> Sequence[AnyCommand | Malformed]:
        """The name, then messages; nothing for a blank line or for telnet's options alone."""
        stripped = _without_options(frame)
        if not stripped.strip() and len(stripped) < len(frame):
            return ()
        line = _decode_bytes(stripped).rstrip("\r\n")
        return self._name(line) if name is None else self._message(line, name)

    def torn(self, rest: bytes) -> bool:
        """Whether a UTF-8 character lacks its last bytes."""
        for length in range(1, min(3, len(rest)) + 1):
            lead = rest[-length]
            if lead >= 0xC0:
                return length < (2 if lead < 0xE0 else 3 if lead < 0xF0 else 4)
            if lead < 0x80:
                break
        return False

    @staticmethod
    def encode(event: AnyEvent, *, own: bool = False) -> bytes:
        """The lines for an event. A public message does not go back to its author (R21)."""
        write = _WRITERS.get(type(event))
        lines = write(event, own) if write else ""
        return lines.encode("utf-8", "replace")

    def _name(self, line: str) -> Sequence[AnyCommand | Malformed]:
        if typed.parse_typed(line) in (typed.Wish.LEAVE, typed.Wish.BARE_LEAVE):
            return (Leave(),)
        prefixed = _PREFIXED.fullmatch(line.strip())
        self._prefixes = prefixed is not None
        if prefixed is None:
            return (Join(name=line, program=PROGRAM),)
        join = Join(name=prefixed[1], program=PROGRAM)
        return (join, *self._message(prefixed[2] or "", None))

    def _message(self, line: str, name: str | None) -> Sequence[AnyCommand | Malformed]:
        if name is not None:
            leaving = _LEAVING.fullmatch(line.strip())
            if leaving is not None and name_key(leaving[1]) == name_key(name):
                return (Leave(),)
            prefixed = _PREFIXED.fullmatch(line.strip()) if self._prefixes else None
            if prefixed is not None and name_key(prefixed[1]) == name_key(name):
                line = prefixed[2] or ""
        match typed.parse_typed(line):
            case typed.Public(text):
                return (Say(cid="", text=text),)
            case typed.Private(to, text):
                return (Tell(cid="", to=to, text=text),)
            case Malformed() as fault:
                return (fault,)
            case typed.Wish() as wish:
                return (Who() if wish is typed.Wish.WHO else Leave(),)
            case _:
                return ()


def _without_options(frame: bytes) -> bytes:
    return _TELNET.sub(rb"\1", frame) if 0 < frame.count(b"\xff") <= OPTIONS else frame


def _decode_bytes(frame: bytes) -> str:
    """UTF-8, or else the code page of a Brazilian Windows; no bytes fail."""
    try:
        return frame.decode("utf-8-sig")
    except UnicodeDecodeError:
        return frame.decode("cp1252", "replace")


def _clock(milliseconds: int) -> str:
    return time.strftime("[%H:%M]", time.localtime(milliseconds / 1000))


def _indented(text: str) -> str:
    return isolated(text).replace("\n", "\n    ")


def _printable(detail: str) -> str:
    """What a peer sent, quoted on a terminal: what nobody could see there shows as its number."""
    if len(detail) == 1 and unicodedata.category(detail).startswith("M"):
        return f"U+{ord(detail):04X}"
    return isolated("".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in detail))


def _who(members: Sequence[Member]) -> str:
    people = ", ".join(f"{isolated(who.name)} ({who.ip}:{who.port})" for who in members)
    return f"Usuários ativos: {people}\n"


def _moved(who: Member, where: str) -> str:
    return f"{isolated(who.name)} {where} (IP: {who.ip}, Porta: {who.port})\n"


def _welcomed(event: Welcomed, own: bool) -> str:  # noqa: FBT001, ARG001
    quiet = _QUIET if event.quiet else ""
    muted = _MUTED if event.you.muted else ""
    return (
        f"Bem-vindo, {isolated(event.you.name)}! Seu IP: {event.you.ip}, Porta: {event.you.port}\n"
        "Conectado ao servidor.\n"
        f"{_who(event.members)}"
        f"Você está na sala “{isolated(event.room)}”. "
        "Escreva para todos, ou @nome mensagem para uma pessoa; "
        "/usuarios mostra quem está, /sair sai.\n"
        f"{quiet}{muted}"
    )


def _joined(event: Joined, own: bool) -> str:  # noqa: FBT001, ARG001
    return f"{_clock(event.time)} {_moved(event.member, 'entrou no chat.')}"


def _left(event: Left, own: bool) -> str:  # noqa: FBT001, ARG001
    return f"{_clock(event.time)} {_moved(event.member, 'saiu do chat.')}"


def _said(event: Said, own: bool) -> str:  # noqa: FBT001
    if event.file is not None:  # plain guests send none
        return f"{_clock(event.time)} {isolated(event.author)} {_shared(event.file, event.text)}\n"
    return (
        "" if own else f"{_clock(event.time)} {isolated(event.author)}: {_indented(event.text)}\n"
    )


def _told(event: Told, own: bool) -> str:  # noqa: FBT001
    if event.file is not None:
        shared = _shared(event.file, event.text)
        return f"{_clock(event.time)} {isolated(event.author)} (privado) {shared}\n"
    who = f"Você para {isolated(event.to)}" if own else isolated(event.author)
    return f"{_clock(event.time)} {who} (privado): {_indented(event.text)}\n"


def _edited(event: Edited, own: bool) -> str:  # noqa: FBT001, ARG001
    return f"{_clock(event.time)} {_changer(event)} editou: {_indented(event.text)}\n"


def _removed(event: Removed, own: bool) -> str:  # noqa: FBT001, ARG001
    return f"{_clock(event.time)} {_changer(event)} apagou uma mensagem.\n"


def _changer(event: Edited | Removed) -> str:
    return isolated(event.author) + (" (privado)" if event.to else "")


def _shared(file: File, text: str) -> str:
    """A file is for programs that can save it; others read that there is one."""
    told = f"enviou um arquivo: {isolated(file.name)} ({_size(file.size)})"
    return f"{told}: {_indented(text)}" if text else told


def _size(size: int) -> str:
    """Bytes as people say them: 2,1 MB."""
    if size < KILO:
        return f"{size} B"
    amount, units = size / KILO, ["KB", "MB", "GB", "TB"]
    while amount >= KILO and len(units) > 1:
        amount, units = amount / KILO, units[1:]
    return f"{amount:.1f} {units[0]}".replace(".", ",")


def _decreed(event: Decreed, own: bool) -> str:  # noqa: FBT001, ARG001
    return _QUIET if event.quiet else "Agora todos podem falar.\n"


def _changed(event: Changed, own: bool) -> str:  # noqa: FBT001
    """Only what a host changed of oneself."""
    if not own:
        return ""
    return _MUTED if event.member.muted else "Você pode falar de novo.\n"


def _waiting(event: Waiting, own: bool) -> str:  # noqa: FBT001, ARG001
    return "Aguarde: o anfitrião precisa deixar você entrar.\n"


def _listed(event: Listed, own: bool) -> str:  # noqa: FBT001, ARG001
    return _who(event.members)


def _refused(event: Refused, own: bool) -> str:  # noqa: FBT001, ARG001
    sentence = _REFUSALS.get(event.code, "a sala não entendeu.")
    return f"Erro: {sentence.format(detail=_printable(event.detail), limit=event.limit)}\n"


def _ended(event: Ended, own: bool) -> str:  # noqa: FBT001, ARG001
    return _ENDINGS.get(event.reason, "Erro: a conversa terminou.") + "\n"


_QUIET = "Agora só o anfitrião fala. Para ele, escreva @nome mensagem.\n"
_MUTED = "O anfitrião silenciou você. Para ele, escreva @nome mensagem.\n"
_WRITERS: dict[type, Callable[..., str]] = {
    Welcomed: _welcomed,
    Joined: _joined,
    Left: _left,
    Said: _said,
    Told: _told,
    Edited: _edited,
    Removed: _removed,
    Decreed: _decreed,
    Changed: _changed,
    Waiting: _waiting,
    Listed: _listed,
    Refused: _refused,
    Ended: _ended,
}

_REFUSALS: dict[str, str] = {
    Code.NAME_EMPTY: "o nome não pode ficar vazio. Envie um nome.",
    Code.NAME_SPACE: "o nome não pode ter espaços. Envie outro nome.",
    Code.NAME_AT: "o nome não pode ter @. Envie outro nome.",
    Code.NAME_CHARACTER: (
        "o nome só pode ter letras, números e _ (veio “{detail}”). Envie outro nome."
    ),
    Code.NAME_LONG: "o nome pode ter no máximo {limit} caracteres. Envie outro nome.",
    Code.NAME_MIXED: (
        "o nome não pode misturar letras de alfabetos diferentes (veio “{detail}”). "
        "Envie outro nome."
    ),
    Code.NAME_RESERVED: "o nome {detail} é do próprio programa. Envie outro nome.",
    Code.NAME_TAKEN: "já existe um usuário ativo com o nome {detail}. Envie outro nome.",
    Code.NAME_SIMILAR: "já existe um nome quase igual, {detail}. Envie outro nome.",
    Code.ROOM_FULL: "a sala está cheia ({limit} pessoas). Tente mais tarde.",
    Code.ADDRESS_FULL: (
        "há conexões demais vindas do seu endereço (cabem {limit}). Tente mais tarde."
    ),
    Code.NOT_JOINED: "envie primeiro o seu nome.",
    Code.ALREADY_JOINED: "você já está na sala.",
    Code.TEXT_EMPTY: "a mensagem está vazia.",
    Code.TEXT_LONG: "a mensagem pode ter no máximo {limit} caracteres; ela não foi enviada.",
    Code.PRIVATE_FORM: "mensagem privada incompleta. Escreva assim: @nome mensagem",
    Code.COMMAND_UNKNOWN: (
        "não existe o comando {detail}; nada foi enviado. Existem /usuarios e /sair."
    ),
    Code.TO_SELF: "Você não pode enviar mensagens privadas para si mesmo.",
    Code.TO_UNKNOWN: (
        "não há ninguém com o nome {detail} na sala; a mensagem não foi enviada. "
        "Escreva assim: @nome mensagem"
    ),
    Code.MUTED: (
        "o anfitrião silenciou você; a mensagem não foi enviada. Para ele, escreva @nome mensagem"
    ),
    Code.QUIET: (
        "agora só o anfitrião fala; a mensagem não foi enviada. Para ele, escreva @nome mensagem"
    ),
    Code.BANNED: "o anfitrião não deixa você entrar nesta sala.",
    Code.WAITING: "o anfitrião ainda não deixou você entrar; nada foi enviado.",
    Code.WAITING_FULL: "já há gente demais esperando para entrar ({limit}). Tente mais tarde.",
    Code.STORAGE: "a sala não conseguiu guardar a mensagem; ela não foi enviada.",
}

_ENDINGS: dict[str, str] = {
    Reason.LEFT: "Você saiu do chat.",
    Reason.EXPELLED: "O anfitrião removeu você da sala.",
    Reason.BANNED: "O anfitrião removeu você da sala e não deixa você entrar de novo.",
    Reason.DENIED: "O anfitrião não deixou você entrar.",
    Reason.CLOSED: "A sala foi encerrada.",
    Reason.NAMELESS: "Erro: nenhum nome chegou a tempo. Conecte-se de novo.",
    Reason.FLOOD: "Erro: mensagens demais de uma vez. Conecte-se de novo e envie mais devagar.",
    Reason.LINE_LONG: "Erro: a linha é longa demais. Conecte-se de novo.",
    Reason.CROWDED: "Erro: há conexões demais. Tente mais tarde.",
    Reason.SILENT: "Erro: a conexão ficou em silêncio.",
}
