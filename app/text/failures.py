"""What went wrong between a person and a room, and what to do about it."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.failures import Failure, Trouble
from app.text.saying import address, say

_NUMBER = re.compile(r"\[(?:Errno|WinError) -?\d+\] ")


@dataclass(frozen=True, slots=True)
class Advice:
    """A failure in three short texts: a title, what happened, what to do about it."""

    title: str
    what: str
    todo: str


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
        QT_TRANSLATE_NOOP("text", "O computador responde, mas não há sala aberta em {address}."),
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
    Trouble.MUTE: (
        QT_TRANSLATE_NOOP("text", "A sala não responde"),
        QT_TRANSLATE_NOOP("text", "O computador em {address} responde, mas a sala não."),
        QT_TRANSLATE_NOOP(
            "text",
            "Pergunte a quem hospeda se a Sala está aberta e responde, e se a porta é essa; "
            "depois, tente de novo.",
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
    Trouble.ADDRESS_FULL: (
        QT_TRANSLATE_NOOP("text", "Conexões demais do mesmo endereço"),
        QT_TRANSLATE_NOOP(
            "text",
            "A sala em {address} já tem conexões demais vindas do endereço deste computador.",
        ),
        QT_TRANSLATE_NOOP(
            "text", "Feche as que sobram neste computador ou nesta rede e tente de novo."
        ),
    ),
    Trouble.ROOM_STUCK: (
        QT_TRANSLATE_NOOP("text", "A sala está parada"),
        QT_TRANSLATE_NOOP("text", "A sala em {address} não está conseguindo gravar as mensagens."),
        QT_TRANSLATE_NOOP("text", "Avise quem hospeda a sala e tente de novo."),
    ),
    Trouble.BANNED: (
        QT_TRANSLATE_NOOP("text", "Você não pode entrar nesta sala"),
        QT_TRANSLATE_NOOP(
            "text", "O anfitrião da sala em {address} baniu esse nome ou este computador."
        ),
        QT_TRANSLATE_NOOP("text", "Se foi engano, fale com quem hospeda a sala."),
    ),
    Trouble.WAITING_FULL: (
        QT_TRANSLATE_NOOP("text", "Há gente demais esperando"),
        QT_TRANSLATE_NOOP(
            "text", "Muitas pessoas esperam que o anfitrião as deixe entrar na sala em {address}."
        ),
        QT_TRANSLATE_NOOP("text", "Espere um pouco e tente de novo."),
    ),
    Trouble.TOO_SOON: (
        QT_TRANSLATE_NOOP("text", "A sala pede uma pausa"),
        QT_TRANSLATE_NOOP(
            "text", "A conexão com {address} caiu e voltou vezes demais em pouco tempo."
        ),
        QT_TRANSLATE_NOOP("text", "Espere alguns segundos e tente de novo."),
    ),
    Trouble.NAME_KEPT: (
        QT_TRANSLATE_NOOP("text", "Seu nome ainda está ocupado"),
        QT_TRANSLATE_NOOP(
            "text", "Seu nome ainda está ocupado na sala, talvez pela sua conexão de antes."
        ),
        QT_TRANSLATE_NOOP("text", "Espere alguns segundos, ou entre com outro nome."),
    ),
    Trouble.LOST: (
        QT_TRANSLATE_NOOP("text", "Conexão perdida"),
        QT_TRANSLATE_NOOP("text", "A conexão com a sala se perdeu."),
        QT_TRANSLATE_NOOP(
            "text",
            "Confira a rede e entre de novo. Se não der certo, pergunte se a sala ainda existe.",
        ),
    ),
    Trouble.JOURNAL_DAMAGED: (
        QT_TRANSLATE_NOOP("text", "Mensagens guardadas com defeito"),
        QT_TRANSLATE_NOOP(
            "text",
            "O arquivo em que a Sala guarda as mensagens ainda não enviadas está danificado.",
        ),
        QT_TRANSLATE_NOOP("text", "Ele foi posto de lado, sem apagar nada, e um novo começou."),
    ),
    Trouble.JOURNAL_UNUSABLE: (
        QT_TRANSLATE_NOOP("text", "Mensagens não enviadas não ficam guardadas"),
        QT_TRANSLATE_NOOP(
            "text", "A Sala não consegue gravar neste computador as mensagens ainda não enviadas."
        ),
        QT_TRANSLATE_NOOP(
            "text",
            "Enquanto a janela estiver aberta, nada se perde. "
            "Confira o espaço livre no disco e a permissão da pasta.",
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
    Trouble.DATA_DAMAGED: (
        QT_TRANSLATE_NOOP("text", "Histórico danificado"),
        QT_TRANSLATE_NOOP(
            "text", "O arquivo do histórico estava danificado. Ele foi posto de lado, inteiro."
        ),
        QT_TRANSLATE_NOOP("text", "A sala começou um histórico novo."),
    ),
    Trouble.DISK_FULL: (
        QT_TRANSLATE_NOOP("text", "Disco cheio"),
        QT_TRANSLATE_NOOP("text", "Não há mais espaço no disco para o histórico da sala."),
        QT_TRANSLATE_NOOP("text", "Libere espaço e tente de novo."),
    ),
    Trouble.DATA_NEWER: (
        QT_TRANSLATE_NOOP("text", "Histórico de uma versão mais nova"),
        QT_TRANSLATE_NOOP("text", "O histórico foi gravado por uma versão mais nova da Sala."),
        QT_TRANSLATE_NOOP("text", "Atualize a Sala deste computador."),
    ),
    Trouble.FAULT: (
        QT_TRANSLATE_NOOP("text", "Erro da própria Sala"),
        QT_TRANSLATE_NOOP("text", "Algo na Sala não funcionou como devia."),
        QT_TRANSLATE_NOOP("text", "Se acontecer de novo, mostre o detalhe a quem puder ajudar."),
    ),
    Trouble.OTHER: (
        QT_TRANSLATE_NOOP("text", "Algo deu errado"),
        QT_TRANSLATE_NOOP("text", "O sistema avisou de um problema que a Sala não conhece."),
        QT_TRANSLATE_NOOP(
            "text", "Tente de novo. Se continuar, mostre o detalhe a quem puder ajudar."
        ),
    ),
}


def detail(words: str) -> str:
    """The system's own words for a failure, without the number that Python puts before them."""
    return _NUMBER.sub("", words)


def failure(failure: Failure) -> Advice:
    """What went wrong on the way into a room, or to opening one."""
    values = {
        "host": failure.host,
        "port": failure.port,
        "address": address(failure.host, failure.port),
    }
    title, what, todo = (say(sentence, **values) for sentence in _FAILURES[failure.trouble])
    return Advice(title, what, todo)
