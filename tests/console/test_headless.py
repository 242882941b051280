"""What a room without a window prints, line by line (R19)."""

import pytest
from pytestqt.qtbot import QtBot

from app.console.headless import Headless
from app.console.lines import Out
from app.failures import Failure, Trouble
from app.protocol.messages import Code, Edited, Reacted, Refused, Removed, Told
from app.reachable import Reachable


class Paper(Out):
    """Keeps the lines."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.complained: list[str] = []

    def say(self, line: str) -> None:
        self.said.append(line)

    def complain(self, line: str) -> None:
        self.complained.append(line)


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("0.0.0.0", "Sala escutando em 0.0.0.0:9999"),
        ("::", "Sala escutando em [::]:9999"),
    ],
)
def test_it_says_where_it_listens(address: str, line: str) -> None:
    paper = Paper()
    Headless(paper).on_listening(address, 9999)
    assert paper.said == [line]


def test_whoever_runs_it_reads_at_which_addresses_a_class_finds_it() -> None:
    paper = Paper()
    those = [
        Reachable("192.168.0.7", "Wi-Fi {where}", "wifi"),
        Reachable("fe80::1", "Wi-Fi", "wifi"),
        Reachable("26.1.2.3", "Radmin VPN", "vpn"),
    ]
    Headless(paper, None, lambda: those).on_listening("0.0.0.0", 9999)
    Headless(paper, None, lambda: those).on_listening("127.0.0.1", 9999)
    assert paper.said == [
        "Sala escutando em 0.0.0.0:9999",
        "Na mesma rede, entra-se em 192.168.0.7:9999 (Wi-Fi {where})",
        "Na mesma rede, entra-se em 26.1.2.3:9999 (Radmin VPN)",
        "Sala escutando em 127.0.0.1:9999",
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/deixar", "Escreva assim: /deixar NÚMERO"),
        ("/Recusar abc", "Escreva assim: /recusar NÚMERO"),
        ("/banir", "Escreva assim: /banir NOME"),
        ("/silenciar ana bia", "Escreva assim: /silenciar NOME"),
        ("/aprovar 3", "Escreva só /aprovar"),
        ("bom dia", "Digite /sair para encerrar a sala, ou /ajuda."),
    ],
)
def test_a_word_that_is_used_wrongly_is_answered_with_its_form(line: str, told: str) -> None:
    paper = Paper()
    Headless(paper).on_line(line)
    assert paper.said == [told]


def test_that_nobody_has_a_name_is_said_without_the_words_of_guests() -> None:
    paper = Paper()
    refused = Refused(code=Code.TO_UNKNOWN, detail="zé {name}")
    Headless(paper).on_answered(refused)
    assert paper.said == ["Ninguém na sala tem o nome zé {name}."]


def test_r09_the_words_of_a_private_message_are_not_printed() -> None:
    paper = Paper()
    told = Told(seq=1, time=0, author="ana", to="bia", text="um segredo\nem linhas", cid="1")
    Headless(paper).on_happened(told)
    (line,) = paper.said
    assert line.endswith("] ana → bia (privado): …")


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Edited(seq=2, time=0, author="ana", message=1, text="um segredo", to="bia"), "editou"),
        (Removed(seq=2, time=0, author="ana", message=1, to="bia"), "apagou uma mensagem"),
        (Reacted(seq=2, time=0, author="ana", message=1, emoji="👍", to="bia"), "reagiu com"),
        (
            Reacted(seq=2, time=0, author="ana", message=1, emoji="👍", off=True, to="bia"),
            "retirou a reação",
        ),
    ],
)
def test_r09_nothing_of_what_becomes_of_a_private_message_is_printed(
    event: Edited | Removed | Reacted, words: str
) -> None:
    paper = Paper()
    Headless(paper).on_happened(event)
    (line,) = paper.said
    assert f"ana (privado) {words}" in line
    assert "segredo" not in line
    assert "👍" not in line
    assert isinstance(event, Removed) or "…" in line


def test_a_reaction_that_all_may_see_is_printed() -> None:
    paper = Paper()
    Headless(paper).on_happened(Reacted(seq=2, time=0, author="ana", message=1, emoji="👍"))
    assert "👍" in paper.said[0]


@pytest.mark.parametrize("word", ["/sair", "sair", "/SAIR", " /sair "])
def test_a_word_ends_the_room(qtbot: QtBot, word: str) -> None:
    headless = Headless(Paper())
    with qtbot.waitSignal(headless.stop_requested):
        headless.on_line(word)


def test_other_words_are_told_how_to_end_it_and_blank_ones_nothing(qtbot: QtBot) -> None:
    paper = Paper()
    headless = Headless(paper)
    with qtbot.assertNotEmitted(headless.stop_requested):
        for line in ("olá", "", "   ", "@ana oi"):
            headless.on_line(line)
    assert paper.said == ["Digite /sair para encerrar a sala, ou /ajuda."] * 2


def test_ending_in_order_is_said_and_exit_code_0() -> None:
    paper = Paper()
    headless = Headless(paper)
    headless.on_stopped()
    assert (paper.said, headless.exit_code) == (["Sala encerrada."], 0)


def test_r18_a_room_that_waits_for_its_disk_says_which_words_it_understands() -> None:
    paper = Paper()
    headless = Headless(paper)
    asked: list[str] = []
    headless.retry_requested.connect(lambda: asked.append("retry"))
    headless.forgo_requested.connect(lambda: asked.append("forgo"))
    headless.on_line("/tentar")  # nothing is wrong yet
    assert asked == []
    headless.on_suspended(Failure(trouble=Trouble.DISK_FULL, detail="database or disk is full"))
    assert paper.complained == [
        "Não há mais espaço no disco para o histórico da sala. Libere espaço e tente de novo.",
        "A sala está parada; o que foi dito espera. Digite /tentar para gravar de novo, "
        "/continuar para seguir sem guardar nada, ou /sair para encerrar.",
    ]
    headless.on_line(" /TENTAR ")
    headless.on_line("/continuar")
    assert asked == ["retry", "forgo"]
    assert headless.exit_code == 1
    headless.on_resumed(False)
    assert (paper.said[-1], headless.exit_code) == ("A sala segue sem guardar nada.", 0)


def test_r18_a_failure_is_one_line_with_the_systems_own_word_and_exit_code_1() -> None:
    paper = Paper()
    headless = Headless(paper)
    headless.on_failed(Failure(trouble=Trouble.DATA_UNUSABLE, detail="disk I/O error"))
    headless.on_stopped()
    assert paper.complained == [
        "Não foi possível abrir ou gravar o histórico da sala. Confira o espaço livre no disco "
        "e a permissão da pasta, e tente de novo. (disk I/O error) "
        "Para abrir sem guardar o histórico: --sem-guardar."
    ]
    assert (paper.said, headless.exit_code) == ([], 1)
