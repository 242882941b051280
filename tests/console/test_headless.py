"""What a room without a window prints, line by line (R19)."""

import pytest
from pytestqt.qtbot import QtBot

from app.console.headless import Headless
from app.console.lines import Out
from app.failures import Failure, Trouble
from app.protocol.messages import Told


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


def test_r09_the_words_of_a_private_message_are_not_printed() -> None:
    paper = Paper()
    told = Told(seq=1, time=0, author="ana", to="bia", text="um segredo\nem linhas", cid="1")
    Headless(paper).on_happened(told)
    (line,) = paper.said
    assert line.endswith("] ana → bia (privado): …")


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
