"""Every sentence about what happened in a room or between a person and a room.

The one place with prose besides the codec of plain guests. Texts of peers go in as they are:
whoever shows them shows plain text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.failures import Failure, Trouble
from app.protocol.messages import Code, Joined, Left, Member, Reason, Refused, Stored, Told

# The stubs type the mark for translation as `object`; it is the string itself.
Sentences = dict[str, object]

# Controls but the tab, line separators, marks that turn the direction, halves of characters.
_UNSAFE = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
LATEST = 32_503_593_600_000  # milliseconds; the year 3000, the last one that Windows converts


@dataclass(frozen=True, slots=True)
class Advice:
    """A failure in three short texts: a title, what happened, what to do about it."""

    title: str
    what: str
    todo: str


_REFUSALS: Sentences = {
    Code.NAME_EMPTY: QT_TRANSLATE_NOOP(
        "text", "O nome está vazio. Digite um nome com letras, números ou _."
    ),
    Code.NAME_SPACE: QT_TRANSLATE_NOOP(
        "text", "O nome não pode ter espaços. No lugar deles, use _."
    ),
    Code.NAME_AT: QT_TRANSLATE_NOOP("text", "O nome não pode ter “@”. Use letras, números e _."),
    Code.NAME_CHARACTER: QT_TRANSLATE_NOOP(
        "text", "O nome não pode ter “{detail}”. Use letras (acentos também), números e _."
    ),
    Code.NAME_LONG: QT_TRANSLATE_NOOP(
        "text", "O nome pode ter no máximo {limit} caracteres. Escolha um mais curto."
    ),
    Code.NAME_RESERVED: QT_TRANSLATE_NOOP(
        "text", "Esse nome é usado pelo próprio programa. Escolha outro."
    ),
    Code.NAME_TAKEN: QT_TRANSLATE_NOOP(
        "text", "Já existe alguém com esse nome na sala. Escolha outro."
    ),
    Code.ROOM_FULL: QT_TRANSLATE_NOOP(
        "text", "A sala está cheia: cabem {limit} pessoas. Espere alguém sair e tente de novo."
    ),
    Code.NOT_JOINED: QT_TRANSLATE_NOOP(
        "text", "Você ainda não está na sala. Entre com um nome antes de enviar mensagens."
    ),
    Code.ALREADY_JOINED: QT_TRANSLATE_NOOP(
        "text", "Você já está na sala. Para usar outro nome, saia e entre de novo."
    ),
    Code.TEXT_EMPTY: QT_TRANSLATE_NOOP(
        "text", "A mensagem está vazia. Escreva alguma coisa antes de enviar."
    ),
    Code.TEXT_LONG: QT_TRANSLATE_NOOP(
        "text", "A mensagem passa de {limit} caracteres. Encurte o texto ou divida em partes."
    ),
    Code.PRIVATE_FORM: QT_TRANSLATE_NOOP("text", "Escreva assim: @nome mensagem"),
    Code.COMMAND_UNKNOWN: QT_TRANSLATE_NOOP(
        "text",
        "Não existe o comando “{detail}”. Existem /usuarios e /sair; "
        "para enviar o texto mesmo assim, escreva algo antes dele.",
    ),
    Code.TO_SELF: QT_TRANSLATE_NOOP(
        "text", "Você não pode enviar mensagens privadas para si mesmo."
    ),
    Code.TO_UNKNOWN: QT_TRANSLATE_NOOP(
        "text", "Não há ninguém com o nome “{detail}” na sala. Escreva assim: @nome mensagem"
    ),
    Code.CID_REUSED: QT_TRANSLATE_NOOP(
        "text", "A sala já tem outra mensagem com a mesma identificação. Envie de novo."
    ),
    Code.MALFORMED: QT_TRANSLATE_NOOP(
        "text",
        "A sala não entendeu o que este programa enviou ({detail}). "
        "Confira se todos usam a mesma versão da Sala.",
    ),
    Code.STORAGE: QT_TRANSLATE_NOOP(
        "text",
        "A sala não conseguiu guardar a mensagem. "
        "Tente de novo; se continuar, avise quem hospeda a sala.",
    ),
}

# For a refusal that names neither the part nor the number that it is about.
_BARE_REFUSALS: Sentences = {
    Code.NAME_CHARACTER: QT_TRANSLATE_NOOP(
        "text", "O nome só pode ter letras (acentos também), números e _."
    ),
    Code.NAME_LONG: QT_TRANSLATE_NOOP("text", "O nome é longo demais. Escolha um mais curto."),
    Code.ROOM_FULL: QT_TRANSLATE_NOOP(
        "text", "A sala está cheia. Espere alguém sair e tente de novo."
    ),
    Code.TEXT_LONG: QT_TRANSLATE_NOOP(
        "text", "A mensagem é longa demais. Encurte o texto ou divida em partes."
    ),
    Code.COMMAND_UNKNOWN: QT_TRANSLATE_NOOP(
        "text", "Esse comando não existe. Existem /usuarios e /sair."
    ),
    Code.TO_UNKNOWN: QT_TRANSLATE_NOOP(
        "text", "Não há ninguém com esse nome na sala. Escreva assim: @nome mensagem"
    ),
    Code.MALFORMED: QT_TRANSLATE_NOOP(
        "text",
        "A sala não entendeu o que este programa enviou. "
        "Confira se todos usam a mesma versão da Sala.",
    ),
}

_ENDINGS: Sentences = {
    Reason.LEFT: QT_TRANSLATE_NOOP("text", "Você saiu da sala."),
    Reason.LOST: QT_TRANSLATE_NOOP(
        "text", "A conexão com a sala se perdeu. Confira a rede e entre de novo."
    ),
    Reason.SILENT: QT_TRANSLATE_NOOP(
        "text",
        "Este computador ficou sem responder, e a sala encerrou a conexão. "
        "Confira a rede e entre de novo.",
    ),
    Reason.CLOSED: QT_TRANSLATE_NOOP(
        "text", "A sala foi encerrada por quem a hospedava. Entre de novo quando ela reabrir."
    ),
    Reason.NAMELESS: QT_TRANSLATE_NOOP(
        "text", "Nenhum nome foi escolhido a tempo, e a sala encerrou a conexão. Entre de novo."
    ),
    Reason.FLOOD: QT_TRANSLATE_NOOP(
        "text",
        "Foram mensagens demais em pouco tempo, e a sala encerrou a conexão. "
        "Espere um pouco e entre de novo.",
    ),
    Reason.SLOW: QT_TRANSLATE_NOOP(
        "text",
        "Este computador não acompanhou as mensagens, e a sala encerrou a conexão. "
        "Confira a rede e entre de novo.",
    ),
    Reason.LINE_LONG: QT_TRANSLATE_NOOP(
        "text",
        "Foi enviada uma mensagem maior do que a sala aceita, e a conexão foi encerrada. "
        "Entre de novo e divida o texto em partes.",
    ),
    Reason.CROWDED: QT_TRANSLATE_NOOP(
        "text", "Há conexões demais nesta sala. Espere alguém sair e tente de novo."
    ),
}

# Whose reason is not here just left.
_GONE: Sentences = {
    Reason.LOST: QT_TRANSLATE_NOOP("text", "{name} caiu: a conexão se perdeu ({address})"),
    Reason.SILENT: QT_TRANSLATE_NOOP(
        "text", "{name} caiu: a conexão ficou sem resposta ({address})"
    ),
    Reason.CLOSED: QT_TRANSLATE_NOOP("text", "{name} saiu: a sala foi encerrada ({address})"),
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

_FAILURES: dict[Trouble, tuple[object, object, object]] = {
    Trouble.UNKNOWN_HOST: (
        QT_TRANSLATE_NOOP("text", "Computador não encontrado"),
        QT_TRANSLATE_NOOP("text", "Nenhum computador com o nome “{host}” foi encontrado."),
        QT_TRANSLATE_NOOP(
            "text",
            "Confira se o nome está certo ou use o IP que aparece na tela de quem hospeda.",
        ),
    ),
    Trouble.REFUSED: (
        QT_TRANSLATE_NOOP("text", "Não há sala aberta nesse endereço"),
        QT_TRANSLATE_NOOP("text", "O computador existe, mas ninguém atende em {address}."),
        QT_TRANSLATE_NOOP(
            "text",
            "Confira o endereço e a porta com quem hospeda, e se a sala já foi aberta.",
        ),
    ),
    Trouble.TIMED_OUT: (
        QT_TRANSLATE_NOOP("text", "Ninguém respondeu"),
        QT_TRANSLATE_NOOP("text", "{address} não respondeu a tempo."),
        QT_TRANSLATE_NOOP(
            "text",
            "Confira o endereço e se os dois computadores estão na mesma rede (o mesmo Wi-Fi ou "
            "a mesma rede do Radmin VPN). Quem hospeda precisa permitir a Sala no firewall; se "
            "não puder, outra pessoa pode hospedar.",
        ),
    ),
    Trouble.UNREACHABLE: (
        QT_TRANSLATE_NOOP("text", "Rede fora de alcance"),
        QT_TRANSLATE_NOOP("text", "Este computador não tem caminho até {host}."),
        QT_TRANSLATE_NOOP(
            "text", "Confira se o Wi-Fi, o cabo ou o Radmin VPN está conectado e tente de novo."
        ),
    ),
    Trouble.NOT_SALA: (
        QT_TRANSLATE_NOOP("text", "Não é uma Sala"),
        QT_TRANSLATE_NOOP("text", "Algo responde em {address}, mas não é uma Sala."),
        QT_TRANSLATE_NOOP(
            "text",
            "Outro programa usa essa porta. Confira o endereço e a porta com quem hospeda.",
        ),
    ),
    Trouble.ROOM_FULL: (
        QT_TRANSLATE_NOOP("text", "A sala está cheia"),
        QT_TRANSLATE_NOOP("text", "Não cabe mais ninguém na sala em {address}."),
        QT_TRANSLATE_NOOP("text", "Espere alguém sair e tente de novo."),
    ),
    Trouble.LOST: (
        QT_TRANSLATE_NOOP("text", "Conexão perdida"),
        QT_TRANSLATE_NOOP("text", "A conexão com a sala se perdeu."),
        QT_TRANSLATE_NOOP(
            "text",
            "Confira a rede e entre de novo. Se não der certo, pergunte se a sala ainda existe.",
        ),
    ),
    Trouble.PORT_TAKEN: (
        QT_TRANSLATE_NOOP("text", "Porta ocupada"),
        QT_TRANSLATE_NOOP("text", "Outro programa deste computador já usa a porta {port}."),
        QT_TRANSLATE_NOOP("text", "Escolha outra porta e diga o novo endereço à turma."),
    ),
    Trouble.PORT_RESERVED: (
        QT_TRANSLATE_NOOP("text", "Porta reservada"),
        QT_TRANSLATE_NOOP("text", "O sistema não libera a porta {port} para este programa."),
        QT_TRANSLATE_NOOP("text", "Escolha outra porta e diga o novo endereço à turma."),
    ),
    Trouble.SALA_OPEN: (
        QT_TRANSLATE_NOOP("text", "Já há uma sala aberta aqui"),
        QT_TRANSLATE_NOOP("text", "A Sala já hospeda na porta {port} deste computador."),
        QT_TRANSLATE_NOOP("text", "Entre nessa sala, ou feche-a antes de hospedar outra."),
    ),
    Trouble.ADDRESS_MISSING: (
        QT_TRANSLATE_NOOP("text", "Endereço de outro computador"),
        QT_TRANSLATE_NOOP("text", "O endereço {host} não é deste computador."),
        QT_TRANSLATE_NOOP(
            "text", "Use um endereço deste computador, ou 0.0.0.0 para atender em todas as redes."
        ),
    ),
    Trouble.DATA_IN_USE: (
        QT_TRANSLATE_NOOP("text", "Histórico em uso"),
        QT_TRANSLATE_NOOP("text", "Outra Sala aberta está gravando no mesmo histórico."),
        QT_TRANSLATE_NOOP("text", "Feche a outra Sala e tente de novo."),
    ),
    Trouble.DATA_UNUSABLE: (
        QT_TRANSLATE_NOOP("text", "Histórico inacessível"),
        QT_TRANSLATE_NOOP("text", "Não foi possível abrir ou gravar o histórico da sala."),
        QT_TRANSLATE_NOOP(
            "text", "Confira o espaço livre no disco e a permissão da pasta, e tente de novo."
        ),
    ),
    Trouble.DATA_NEWER: (
        QT_TRANSLATE_NOOP("text", "Histórico de uma versão mais nova"),
        QT_TRANSLATE_NOOP("text", "O histórico foi gravado por uma versão mais nova da Sala."),
        QT_TRANSLATE_NOOP("text", "Atualize a Sala deste computador."),
    ),
    Trouble.OTHER: (
        QT_TRANSLATE_NOOP("text", "Algo deu errado"),
        QT_TRANSLATE_NOOP("text", "O sistema avisou de um problema que a Sala não conhece."),
        QT_TRANSLATE_NOOP(
            "text", "Tente de novo. Se continuar, mostre o detalhe a quem puder ajudar."
        ),
    ),
}


def refusal(refused: Refused) -> str:
    """Which rule was broken, and what to do."""
    sentence = str(_REFUSALS.get(refused.code, ""))
    detail = refused.detail if refused.detail.isprintable() else ""
    if ("{detail}" in sentence and not detail) or ("{limit}" in sentence and refused.limit is None):
        sentence = str(_BARE_REFUSALS[refused.code])
    if not sentence:
        unknown = QCoreApplication.translate("text", "A sala recusou o pedido ({code}).")
        return unknown.format(code=refused.code)
    return _say(sentence, detail=detail, limit=refused.limit)


def ending(reason: str) -> str:
    """Why the conversation ended, told to the person whose conversation it was."""
    sentence = _ENDINGS.get(reason)
    if sentence is None:
        unknown = QCoreApplication.translate("text", "A sala encerrou a conexão ({reason}).")
        return unknown.format(reason=reason)
    return _say(sentence)


def failure(failure: Failure) -> Advice:
    """What went wrong on the way into a room, or to opening one."""
    values = {
        "host": failure.host,
        "port": failure.port,
        "address": address(failure.host, failure.port),
    }
    title, what, todo = (_say(sentence, **values) for sentence in _FAILURES[failure.trouble])
    return Advice(title, what, todo)


def notice(event: Joined | Left) -> str:
    """Who came or went, with the address that the room saw (R05, R13)."""
    if isinstance(event, Joined):
        sentence: object = QT_TRANSLATE_NOOP("text", "{name} entrou ({address})")
    else:
        sentence = _GONE.get(event.reason) or QT_TRANSLATE_NOOP("text", "{name} saiu ({address})")
    return _say(sentence, name=event.member.name, address=whereabouts(event.member))


def line(event: Stored, me: str = "") -> str:
    """One event for a terminal, with local date and time; `me` is told as "Você".

    Control characters of a peer are shown as "�" and further lines are indented, so that nobody
    can colour the terminal or fake a line of somebody else.
    """
    stamp = f"[{_local(event.time):%d/%m/%Y %H:%M:%S}]"
    if isinstance(event, Joined | Left):
        return f"{stamp} {notice(event)}"
    author = QCoreApplication.translate("text", "Você") if event.author == me else event.author
    if isinstance(event, Told):
        to = QCoreApplication.translate("text", "você") if event.to == me else event.to
        private = QCoreApplication.translate("text", "(privado)")
        return f"{stamp} {author} → {to} {private}: {_tame(event.text)}"
    return f"{stamp} {author}: {_tame(event.text)}"


def people(members: Iterable[Member]) -> str:
    """Who is in the room, each with the address that the room sees (R06, R07)."""
    told = [f"{member.name} ({whereabouts(member)})" for member in members]
    return _say(
        QT_TRANSLATE_NOOP("text", "Na sala ({count}): {names}"),
        count=len(told),
        names=", ".join(told),
    )


def clock(time_ms: int) -> str:
    """The local time of day, "09:12"."""
    return f"{_local(time_ms):%H:%M}"


def address(host: str, port: int) -> str:
    """Host and port as a person types them; an IPv6 address gets its brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def whereabouts(member: Member) -> str:
    """IP and port of a person, as the room sees them."""
    return address(member.ip, member.port)


def _say(sentence: object, **values: object) -> str:
    return QCoreApplication.translate("text", str(sentence)).format(**values)


def _local(time_ms: int) -> datetime:
    # Clamped, because a peer chooses the number and the system's conversion has an end.
    return datetime.fromtimestamp(min(max(time_ms, 0), LATEST) / 1000, tz=UTC).astimezone()


def _tame(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n    ".join(_UNSAFE.sub("�", line) for line in lines)
