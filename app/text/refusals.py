"""Why a command was refused, and why a conversation ended."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.protocol.direction import isolated
from app.protocol.messages import Code, Reason, Refused
from app.text.files import size
from app.text.saying import Sentences, say

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
    Code.NAME_MIXED: QT_TRANSLATE_NOOP(
        "text", "“{detail}” é de outro alfabeto. Use letras de um só alfabeto no nome."
    ),
    Code.NAME_RESERVED: QT_TRANSLATE_NOOP(
        "text", "Esse nome é usado pelo próprio programa. Escolha outro."
    ),
    Code.NAME_TAKEN: QT_TRANSLATE_NOOP(
        "text", "Já existe alguém com esse nome na sala. Escolha outro."
    ),
    Code.NAME_SIMILAR: QT_TRANSLATE_NOOP(
        "text", "Alguém na sala tem um nome quase igual, “{detail}”. Escolha outro."
    ),
    Code.ROOM_FULL: QT_TRANSLATE_NOOP(
        "text", "A sala está cheia: cabem {limit} pessoas. Espere alguém sair e tente de novo."
    ),
    Code.ADDRESS_FULL: QT_TRANSLATE_NOOP(
        "text",
        "Há conexões demais vindas do seu endereço: cabem {limit}. Feche as que sobram e tente de "
        "novo.",
    ),
    Code.TOO_SOON: QT_TRANSLATE_NOOP(
        "text", "A conexão caiu vezes demais em pouco tempo. Espere alguns segundos."
    ),
    Code.TOKEN_UNKNOWN: QT_TRANSLATE_NOOP(
        "text", "A sala não conhece mais o seu lugar. Entre de novo com o seu nome."
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
        "text",
        "Não há ninguém com o nome “{detail}” na sala; /usuarios mostra quem está. "
        "A forma é: @nome mensagem",
    ),
    Code.CID_REUSED: QT_TRANSLATE_NOOP(
        "text", "A sala já tem outra mensagem com a mesma identificação. Envie de novo."
    ),
    Code.MESSAGE_UNKNOWN: QT_TRANSLATE_NOOP(
        "text", "A sala não tem mais essa mensagem à mão: ela é antiga demais."
    ),
    Code.MESSAGE_FOREIGN: QT_TRANSLATE_NOOP("text", "Só quem escreveu a mensagem pode mudá-la."),
    Code.MESSAGE_REMOVED: QT_TRANSLATE_NOOP("text", "Essa mensagem já foi apagada."),
    Code.EMOJI_WRONG: QT_TRANSLATE_NOOP("text", "Uma reação é um emoji só; “{detail}” não é."),
    Code.REACTIONS_FULL: QT_TRANSLATE_NOOP(
        "text", "Essa mensagem já tem o máximo de reações ({limit})."
    ),
    Code.KEY_WRONG: QT_TRANSLATE_NOOP("text", "Essa não é a chave desta sala."),
    Code.HOST_ONLY: QT_TRANSLATE_NOOP("text", "Só o anfitrião pode fazer isso."),
    Code.MUTED: QT_TRANSLATE_NOOP(
        "text", "O anfitrião silenciou você. Ao anfitrião você ainda pode escrever em particular."
    ),
    Code.QUIET: QT_TRANSLATE_NOOP(
        "text",
        "Agora só o anfitrião fala. Levante a mão, ou escreva ao anfitrião em particular.",
    ),
    Code.BANNED: QT_TRANSLATE_NOOP("text", "O anfitrião não deixa você entrar nesta sala."),
    Code.WAITING: QT_TRANSLATE_NOOP("text", "O anfitrião ainda não deixou você entrar."),
    Code.WAITING_FULL: QT_TRANSLATE_NOOP(
        "text", "Já há gente demais esperando para entrar. Tente mais tarde."
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
    Code.FILES_OFF: QT_TRANSLATE_NOOP("text", "Agora só o anfitrião envia arquivos."),
    Code.FILE_NAME: QT_TRANSLATE_NOOP(
        "text", "O nome do arquivo não serve. Dê outro nome a ele e envie de novo."
    ),
    Code.FILE_LARGE: QT_TRANSLATE_NOOP(
        "text", "O arquivo é grande demais: esta sala aceita até {limit}."
    ),
    Code.FILES_OPEN: QT_TRANSLATE_NOOP(
        "text", "Você já tem {limit} arquivos a caminho. Espere um deles chegar e tente de novo."
    ),
    Code.FILES_FULL: QT_TRANSLATE_NOOP(
        "text", "O espaço para arquivos desta sala acabou: cabem {limit} ao todo."
    ),
    Code.FILE_UNKNOWN: QT_TRANSLATE_NOOP("text", "A sala não tem mais este arquivo."),
    Code.FILE_BUSY: QT_TRANSLATE_NOOP(
        "text", "Há arquivos demais a caminho nesta sala. Tente de novo daqui a pouco."
    ),
    Code.FILE_DISK: QT_TRANSLATE_NOOP(
        "text",
        "O computador de quem hospeda a sala não conseguiu guardar o arquivo: "
        "o disco pode estar cheio. Avise quem hospeda.",
    ),
    Code.FILE_DAMAGED: QT_TRANSLATE_NOOP(
        "text", "O arquivo mudou enquanto era enviado, ou chegou com defeito. Envie de novo."
    ),
}

# For a refusal that names neither the part nor the number that it is about.
_BARE_REFUSALS: Sentences = {
    Code.EMOJI_WRONG: QT_TRANSLATE_NOOP("text", "Uma reação é um emoji só."),
    Code.REACTIONS_FULL: QT_TRANSLATE_NOOP("text", "Essa mensagem já tem o máximo de reações."),
    Code.NAME_CHARACTER: QT_TRANSLATE_NOOP(
        "text", "O nome só pode ter letras (acentos também), números e _."
    ),
    Code.NAME_LONG: QT_TRANSLATE_NOOP("text", "O nome é longo demais. Escolha um mais curto."),
    Code.NAME_MIXED: QT_TRANSLATE_NOOP("text", "Use letras de um só alfabeto no nome."),
    Code.NAME_SIMILAR: QT_TRANSLATE_NOOP(
        "text", "Alguém na sala tem um nome quase igual. Escolha outro."
    ),
    Code.ROOM_FULL: QT_TRANSLATE_NOOP(
        "text", "A sala está cheia. Espere alguém sair e tente de novo."
    ),
    Code.ADDRESS_FULL: QT_TRANSLATE_NOOP(
        "text", "Há conexões demais vindas do seu endereço. Feche as que sobram e tente de novo."
    ),
    Code.TEXT_LONG: QT_TRANSLATE_NOOP(
        "text", "A mensagem é longa demais. Encurte o texto ou divida em partes."
    ),
    Code.COMMAND_UNKNOWN: QT_TRANSLATE_NOOP(
        "text", "Esse comando não existe. Existem /usuarios e /sair."
    ),
    Code.TO_UNKNOWN: QT_TRANSLATE_NOOP(
        "text",
        "Não há ninguém com esse nome na sala; /usuarios mostra quem está. "
        "A forma é: @nome mensagem",
    ),
    Code.FILE_LARGE: QT_TRANSLATE_NOOP("text", "O arquivo é grande demais para esta sala."),
    Code.FILES_OPEN: QT_TRANSLATE_NOOP(
        "text", "Você já tem arquivos demais a caminho. Espere um deles chegar e tente de novo."
    ),
    Code.FILES_FULL: QT_TRANSLATE_NOOP("text", "O espaço para arquivos desta sala acabou."),
    Code.MALFORMED: QT_TRANSLATE_NOOP(
        "text",
        "A sala não entendeu o que este programa enviou. "
        "Confira se todos usam a mesma versão da Sala.",
    ),
}

_IN_BYTES = (Code.FILE_LARGE, Code.FILES_FULL)

_GONE = QT_TRANSLATE_NOOP("text", "{detail} não está mais na sala. A mensagem não foi enviada.")

_ENDINGS: Sentences = {
    Reason.LEFT: QT_TRANSLATE_NOOP("text", "Você saiu da sala."),
    Reason.GONE: QT_TRANSLATE_NOOP("text", "Você saiu da sala, e seu lugar fica guardado."),
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
    Reason.EXPELLED: QT_TRANSLATE_NOOP("text", "O anfitrião removeu você da sala."),
    Reason.BANNED: QT_TRANSLATE_NOOP(
        "text",
        "O anfitrião removeu você da sala e não deixa você entrar de novo. "
        "Se foi engano, fale com quem hospeda a sala.",
    ),
    Reason.DENIED: QT_TRANSLATE_NOOP("text", "O anfitrião não deixou você entrar na sala."),
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
    Reason.REPLACED: QT_TRANSLATE_NOOP(
        "text",
        "Você entrou nesta sala por outra conexão, que ficou no lugar desta. "
        "Se não foi você, avise quem hospeda.",
    ),
    Reason.CROWDED: QT_TRANSLATE_NOOP(
        "text", "Há conexões demais nesta sala. Espere alguém sair e tente de novo."
    ),
}


def refusal(refused: Refused, peer: str = "") -> str:
    """Which rule was broken, and what to do; `peer`: in the private conversation with them."""
    if peer and refused.code == Code.TO_UNKNOWN and refused.detail == peer:
        return say(_GONE, detail=isolated(peer))
    sentence = str(_REFUSALS.get(refused.code, ""))
    detail = refused.detail if refused.detail.isprintable() else ""
    if ("{detail}" in sentence and not detail) or ("{limit}" in sentence and refused.limit is None):
        sentence = str(_BARE_REFUSALS[refused.code])
    if not sentence:
        unknown = QCoreApplication.translate("text", "A sala recusou o pedido ({code}).")
        return unknown.format(code=refused.code)
    limit = refused.limit
    shown = size(limit) if limit is not None and refused.code in _IN_BYTES else limit
    return say(sentence, detail=isolated(detail), limit=shown)


def ending(reason: str) -> str:
    """Why the conversation ended, told to the person whose conversation it was."""
    sentence = _ENDINGS.get(reason)
    if sentence is None:
        unknown = QCoreApplication.translate("text", "A sala encerrou a conexão ({reason}).")
        return unknown.format(reason=reason)
    return say(sentence)
