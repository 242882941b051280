"""A guest in the terminal (R20): lines in, lines out, and how it ends."""

import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import text
from app.client.client import Client
from app.client.journal import Journal, Unsent
from app.config import ClientConfig
from app.console.lines import Out
from app.console.terminal import Terminal
from app.protocol.messages import Left, Said
from tests.support.client import HASTY
from tests.support.disk import Disk
from tests.support.fixtures import RoomMaker
from tests.support.guests import LOOPBACK
from tests.support.proxy import Proxy
from tests.support.running import QUICK, OpenRoom

_STAMP = re.compile(r"^\[\d\d/\d\d/\d{4} \d\d:\d\d:\d\d\] ")
HINT = (
    "Escreva para todos, ou @nome mensagem para uma pessoa; /usuarios mostra quem está, /sair sai."
)


LOST = (
    "A conexão com a sala se perdeu. Tentando de novo… O que você escrever espera; /sair desiste."
)


class Paper(Out):
    """Keeps the lines; every date and time is cut off, and must have been there."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.complained: list[str] = []

    def say(self, line: str) -> None:
        self.said.append(_STAMP.sub("", line))

    def complain(self, line: str) -> None:
        self.complained.append(line)


class Desk:
    """A terminal, without the program around it."""

    def __init__(
        self,
        bot: QtBot,
        port: int,
        name: str,
        *,
        interactive: bool,
        config: ClientConfig | None,
        journal: Journal | None = None,
    ) -> None:
        self.bot = bot
        self.paper = Paper()
        self.client = Client(config, journal=journal)
        self.terminal = Terminal(self.client, self.paper, interactive=interactive)
        self.codes: list[int] = []
        self.terminal.finished.connect(self.codes.append)
        self.client.join(LOOPBACK, port, name)

    def types(self, *lines: str) -> None:
        for line in lines:
            self.terminal.on_line(line)

    def reads(self, line: str) -> None:
        """Let the loop turn until a line was printed."""
        self.bot.waitUntil(lambda: line in self.paper.said)

    def ends(self, code: int) -> None:
        """Let the loop turn until it is over, for the only time."""
        self.bot.waitUntil(lambda: bool(self.codes))
        assert self.codes == [code]


class Desks:
    def __init__(self, bot: QtBot) -> None:
        self._bot = bot
        self._made: list[Desk] = []

    def __call__(
        self,
        port: int,
        name: str,
        *,
        interactive: bool = True,
        config: ClientConfig | None = None,
    ) -> Desk:
        made = Desk(self._bot, port, name, interactive=interactive, config=config)
        self._made.append(made)
        return made

    def end(self) -> None:
        for desk in self._made:
            desk.client.abort()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desks]:
    desks = Desks(qtbot)
    yield desks
    desks.end()


@pytest.fixture
def room(open_room: RoomMaker) -> OpenRoom:
    return open_room()


def test_r20_joining_says_where_one_is_who_else_is_and_how_to_go_on(
    room: OpenRoom, desk: Desks
) -> None:
    bia = room.guest("bia")
    ana = desk(room.port, "ana")
    ana.reads(HINT)
    me = ana.client.me
    assert me is not None
    assert ana.paper.said == [
        f"Você entrou em Turma 3B como ana (127.0.0.1:{me.port}).",
        f"Na sala (2): ana (127.0.0.1:{me.port}), bia (127.0.0.1:{bia.address[1]})",
        HINT,
    ]


def test_r20_what_is_said_and_who_comes_and_goes_is_printed_with_date_and_time(
    room: OpenRoom, desk: Desks
) -> None:
    ana = desk(room.port, "ana")
    ana.reads(HINT)
    bia = room.guest("bia")
    bia.send(b"oi\n@ana psiu\n/sair\n")
    where = f"127.0.0.1:{bia.address[1]}"
    ana.reads(f"bia saiu ({where})")
    ana.types("olá", "@ana para mim?", "  ")
    ana.reads("Você: olá")
    assert ana.paper.said[3:] == [
        f"bia entrou ({where})",
        "bia: oi",
        "bia → você (privado): psiu",
        f"bia saiu ({where})",
        "Erro: Você não pode enviar mensagens privadas para si mesmo.",
        "Você: olá",
    ]


def test_r09_r11_a_private_line_goes_to_one_person_and_a_wrong_one_to_nobody(
    room: OpenRoom, desk: Desks
) -> None:
    bia, caio = room.guest("bia"), room.guest("caio")
    ana = desk(room.port, "ana")
    ana.reads(HINT)
    ana.types("@bia psiu", "@bia", "@zeca oi", "/usuarios", "fim")
    ana.reads("Você: fim")
    assert "Erro: Escreva assim: @nome mensagem" in ana.paper.said
    assert (
        "Erro: Não há ninguém com o nome “zeca” na sala; /usuarios mostra quem está. "
        "A forma é: @nome mensagem" in ana.paper.said
    )
    assert sum(line.startswith("Na sala (3): ") for line in ana.paper.said) == 2
    assert "Você → bia (privado): psiu" in ana.paper.said
    room.hears(bia, "[hh:mm] ana (privado): psiu\n[hh:mm] ana: fim\n")
    room.hears(caio, "[hh:mm] ana: fim\n")
    assert "psiu" not in caio.read()


@pytest.mark.parametrize("word", ["/sair", "sair", "SAIR"])
def test_r12_leaving_by_word(room: OpenRoom, desk: Desks, word: str) -> None:
    ana = desk(room.port, "ana")
    ana.types("oi", word, "isto já não")
    ana.ends(0)
    assert ana.paper.said[-2:] == ["Você: oi", "Você saiu da sala."]
    room.wait(lambda: room.server.people == 0)
    left = room.happened[-1]
    assert isinstance(left, Left)
    assert left.reason == "left"


def test_r04_a_person_is_asked_for_another_name(room: OpenRoom, desk: Desks) -> None:
    room.guest("ana")
    other = desk(room.port, "Ana")
    other.reads("Digite outro nome:")
    other.types("ana maria")
    other.bot.waitUntil(lambda: other.paper.said.count("Digite outro nome:") == 2)
    other.types("ana_maria")
    other.reads(HINT)
    assert other.paper.said[:4] == [
        "Erro: Já existe alguém com esse nome na sala. Escolha outro.",
        "Digite outro nome:",
        "Erro: O nome não pode ter espaços. No lugar deles, use _.",
        "Digite outro nome:",
    ]
    assert room.server.people == 2


def test_r04_what_was_typed_ahead_is_a_message_and_no_name(room: OpenRoom, desk: Desks) -> None:
    ana = room.guest("ana")
    other = desk(room.port, "ana")
    other.types("oi, gente")
    other.reads("Digite outro nome:")
    other.types("bia")
    room.hears(ana, "[hh:mm] bia: oi, gente\n")


@pytest.mark.parametrize("word", ["/sair", "sair"])
def test_r12_leaving_while_a_name_is_asked_for(room: OpenRoom, desk: Desks, word: str) -> None:
    room.guest("ana")
    other = desk(room.port, "ana")
    other.reads("Digite outro nome:")
    other.types(word)
    other.ends(0)


def test_r04_the_end_of_input_instead_of_a_name_is_a_failure(room: OpenRoom, desk: Desks) -> None:
    room.guest("ana")
    other = desk(room.port, "ana")
    other.reads("Digite outro nome:")
    other.terminal.on_input_ended()
    other.ends(1)


def test_r04_a_pipe_is_not_asked_for_another_name(room: OpenRoom, desk: Desks) -> None:
    room.guest("ana")
    other = desk(room.port, "ana", interactive=False)
    other.types("oi")
    other.ends(1)
    assert other.paper.complained == [
        "Erro: Já existe alguém com esse nome na sala. Escolha outro."
    ]
    assert other.paper.said == []


def test_r20_a_long_text_through_a_pipe_arrives_once_in_order_and_at_the_rooms_rate(
    open_room: RoomMaker, desk: Desks
) -> None:
    room = open_room(limits=replace(QUICK, burst=5, rate=50.0))
    ana = desk(room.port, "ana", interactive=False)
    ana.types(*[f"linha {number}" for number in range(40)])
    ana.terminal.on_input_ended()
    ana.ends(0)
    said = [event for event in room.happened if isinstance(event, Said)]
    assert [event.text for event in said] == [f"linha {number}" for number in range(40)]
    assert said[-1].time - said[0].time >= 600  # 35 lines beyond the burst, 50 a second
    assert ana.paper.said[-41:] == [f"Você: linha {number}" for number in range(40)] + [
        "Você saiu da sala."
    ]


def test_a_pipe_keeps_few_lines_on_the_way_at_once(disk: Disk, room: OpenRoom, desk: Desks) -> None:
    ana = desk(room.port, "ana", interactive=False)
    ana.reads(HINT)
    disk.stop()
    ana.types(*[f"linha {number}" for number in range(500)])
    ana.terminal.on_input_ended()
    room.wait(disk.writing.is_set)
    assert ana.client.waiting == 10
    ana.terminal.on_interrupted()
    disk.ready.set()
    ana.ends(0)
    assert len([event for event in room.happened if isinstance(event, Said)]) == 10


def test_the_end_of_input_leaves_after_all_was_acknowledged(
    disk: Disk, room: OpenRoom, desk: Desks
) -> None:
    ana = desk(room.port, "ana", interactive=False)
    ana.reads(HINT)
    disk.stop()
    ana.types("oi")
    ana.terminal.on_input_ended()
    room.wait(disk.writing.is_set)
    assert ana.client.waiting == 1
    assert ana.codes == []
    disk.ready.set()
    ana.ends(0)
    assert ana.paper.said[-2:] == ["Você: oi", "Você saiu da sala."]


def test_r18_a_lost_room_is_told_in_words_and_so_is_the_way_back(
    open_room: RoomMaker, desk: Desks
) -> None:
    room = open_room()
    ana, bia = desk(room.port, "ana"), room.guest("bia")
    ana.reads(HINT)
    for transport in list(room.server._transports.values()):
        transport.abort()
    ana.reads(LOST)
    ana.types("enquanto isso")
    ana.reads("De volta à sala.")
    ana.reads("Você: enquanto isso")
    assert ana.paper.complained == []
    bia.close()
    ana.types("/sair")
    ana.ends(0)


@pytest.mark.parametrize("word", ["/sair", "sair"])
def test_r12_r18_without_a_connection_one_may_write_ask_who_is_in_and_leave(
    open_room: RoomMaker, desk: Desks, word: str
) -> None:
    room = open_room()
    cable = Proxy(room.port)
    ana = desk(cable.port, "ana")
    ana.reads(HINT)
    cable.close()
    ana.reads(LOST)
    ana.paper.said.clear()
    ana.types("ninguém me ouve", "/usuarios", word)
    ana.ends(1)
    me = ana.client.me
    assert me is not None
    assert ana.paper.said == [f"Na sala (1): ana (127.0.0.1:{me.port})", "Você saiu da sala."]
    assert ana.paper.complained == ["Linhas que não foram enviadas: 1.", "    ninguém me ouve"]


def asked_for_a_name_on_the_way_back(open_room: RoomMaker, desk: Desks, *lines: str) -> Desk:
    """The connection broke, and now somebody else has the name."""
    room = open_room(limits=replace(QUICK, grace=0.1))
    cable = Proxy(room.port)
    ana = desk(cable.port, "ana", config=replace(HASTY, patience=0.0))
    ana.reads(HINT)
    cable.cut()
    ana.types(*lines)
    for transport in list(room.server._transports.values()):
        transport.abort()
    room.wait(lambda: room.server.people == 0)
    room.guest("ana")
    cable.close()
    ana.reads(LOST)
    ana.client._membership.address = (LOOPBACK, room.port)
    ana.reads("Digite outro nome:")
    return ana


@pytest.mark.parametrize("word", ["/sair", "sair"])
def test_r12_leaving_while_a_name_is_asked_for_on_the_way_back(
    open_room: RoomMaker, desk: Desks, word: str
) -> None:
    ana = asked_for_a_name_on_the_way_back(open_room, desk)
    ana.types(word)
    ana.ends(0)
    assert ana.paper.said[-2:] == ["Digite outro nome:", "Você saiu da sala."]


def test_r04_another_name_on_the_way_back_leads_in(open_room: RoomMaker, desk: Desks) -> None:
    ana = asked_for_a_name_on_the_way_back(open_room, desk)
    ana.types("ana_2")
    ana.reads("De volta à sala.")
    me = ana.client.me
    assert me is not None
    assert me.name == "ana_2"


def test_r18_what_was_written_for_a_room_that_another_one_follows_is_told_and_is_a_failure(
    open_room: RoomMaker, desk: Desks
) -> None:
    first = open_room(room="A")
    cable = Proxy(first.port)
    ana = desk(cable.port, "ana")
    ana.reads(HINT)
    cable.close()
    ana.reads(LOST)
    ana.types("só para A", "isto também")
    other = open_room(room="B")
    ana.client._membership.address = (LOOPBACK, other.port)
    ana.paper.said.clear()
    ana.reads(HINT)
    me = ana.client.me
    assert me is not None
    assert ana.paper.said[:2] == [
        "Esta é outra sala no mesmo endereço. "
        "Mensagens não enviadas à sala de antes, guardadas para ela: 2.",
        f"Você entrou em B como ana (127.0.0.1:{me.port}).",
    ]
    ana.types("/sair")
    ana.ends(1)
    assert ana.paper.complained == ["Linhas que não foram enviadas: 2."]
    assert not any(isinstance(event, Said) for event in other.happened)


def session(bot: QtBot, folder: Path, port: int, *steps: Callable[[Desk], object]) -> Desk:
    """One run of the program, with a journal, from joining to leaving."""
    journal = Journal(folder)
    ana = Desk(bot, port, "ana", interactive=True, config=HASTY, journal=journal)
    with bot.waitSignal(journal.opened):
        journal.open()
    ana.reads(HINT)
    for step in steps:
        step(ana)
        bot.waitUntil(lambda: ana.client.waiting == 0)
    ana.types("/sair")
    bot.waitUntil(lambda: bool(ana.codes))
    with bot.waitSignal(journal.closed):
        journal.close()
    return ana


def test_r18_a_message_that_was_refused_is_a_failure_of_its_own_session_and_of_no_later_one(
    open_room: RoomMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    room = open_room()
    bia = room.native("bia")

    def writes_to_bia_who_just_left(ana: Desk) -> None:
        room.wait(lambda: ana.client.roster.find("bia"))
        bia.send(b'{"type":"leave"}\n')
        ana.types("@bia oi")

    first = session(qtbot, tmp_path, room.port, writes_to_bia_who_just_left)
    assert any("Não há ninguém com o nome “bia”" in line for line in first.paper.said)
    assert first.paper.complained == ["Linhas que não foram enviadas: 1."]
    assert first.codes == [1]
    second = session(qtbot, tmp_path, room.port, lambda ana: ana.types("tudo certo"))
    assert (second.codes, second.paper.complained) == ([0], [])


def test_what_failed_in_an_earlier_run_elsewhere_is_no_failure_of_a_terminal(
    open_room: RoomMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    """A window leaves it to the person, who has no buttons here."""
    room = open_room()

    def fails(ana: Desk) -> None:
        journal, room_id = ana.client._visit._journal, ana.client._visit.id
        failed = Unsent(
            cid="c1", room=room_id, author="ana", to="", text="não", time=1, failed=True
        )
        assert journal.add(failed)

    session(qtbot, tmp_path, room.port, fails)
    again = session(qtbot, tmp_path, room.port, lambda ana: ana.types("tudo certo"))
    assert (again.codes, again.paper.complained) == ([0], [])


def test_r18_what_the_room_may_have_under_another_name_is_told_and_is_a_failure(
    open_room: RoomMaker, desk: Desks
) -> None:
    ana = asked_for_a_name_on_the_way_back(open_room, desk, "chegou?")
    ana.types("ana_2")
    ana.reads(f"Erro: {text.doubtful()}")
    ana.types("/sair")
    ana.ends(1)
    assert ana.paper.complained == ["Linhas que não foram enviadas: 1."]


@pytest.mark.parametrize("word", ["/sair", "sair"])
def test_r12_a_person_may_leave_before_being_in(desk: Desks, word: str) -> None:
    with socket.create_server((LOOPBACK, 0)) as silent:
        ana = desk(silent.getsockname()[1], "ana")
        ana.types(word)
        ana.ends(0)


def test_r12_whoever_leaves_a_room_that_stands_still_need_not_wait_for_it(
    disk: Disk, open_room: RoomMaker, desk: Desks
) -> None:
    room = open_room()
    ana = desk(room.port, "ana", config=HASTY)
    ana.reads(HINT)
    disk.stop()
    ana.types(*(f"{number}" for number in range(30)), "/sair")
    ana.ends(1)
    disk.ready.set()
    assert ana.paper.complained == [
        "Linhas que não foram enviadas: 20.",
        *(f"    {number}" for number in range(10, 15)),
        "    … e mais 15",
        "Linhas sem confirmação da sala, que podem ter chegado: 10.",
        *(f"    {number}" for number in range(5)),
        "    … e mais 5",
    ]


def test_r18_a_line_of_a_pipe_that_may_have_arrived_is_not_called_unsent(
    disk: Disk, open_room: RoomMaker, desk: Desks
) -> None:
    room = open_room()
    ana = desk(room.port, "ana", interactive=False)
    ana.reads(HINT)
    disk.stop()
    ana.types("chegou,\tsem resposta " + "x" * 60)
    room.wait(lambda: ana.client.waiting == 1)
    ana.client._membership._connection.abort()  # type: ignore[union-attr]
    ana.ends(1)
    disk.ready.set()
    assert ana.paper.complained[1:] == [
        "Linhas sem confirmação da sala, que podem ter chegado: 1.",
        "    chegou, sem resposta " + "x" * 38 + "…",
    ]


def test_r18_a_person_who_leaves_without_a_room_reads_what_is_kept(
    open_room: RoomMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    room = open_room()
    cable = Proxy(room.port)
    journal = Journal(tmp_path)
    ana = Desk(qtbot, cable.port, "ana", interactive=True, config=None, journal=journal)
    with qtbot.waitSignal(journal.opened):
        journal.open()
    ana.reads(HINT)
    cable.close()
    ana.reads(LOST)
    ana.types("oi", "tudo bem?", "/sair")
    ana.ends(1)
    with qtbot.waitSignal(journal.closed):
        journal.close()
    assert ana.paper.complained == [
        "Linhas que não foram enviadas: 2.",
        "    oi",
        "    tudo bem?",
        "Guardadas neste computador, para quando você voltar a esta sala como ana: 2.",
    ]


def test_r18_for_a_pipe_a_lost_room_is_a_failure(open_room: RoomMaker, desk: Desks) -> None:
    room = open_room()
    ana = desk(room.port, "ana", interactive=False)
    ana.reads(HINT)
    for transport in list(room.server._transports.values()):
        transport.abort()
    ana.ends(1)
    assert ana.paper.complained == [
        "A conexão com a sala se perdeu. Confira a rede e entre de novo. "
        "Se não der certo, pergunte se a sala ainda existe."
    ]


def test_a_room_that_closes_is_no_failure(room: OpenRoom, desk: Desks) -> None:
    ana = desk(room.port, "ana")
    ana.reads(HINT)
    room.server.stop()
    ana.ends(0)
    assert ana.paper.said[-1] == (
        "A sala foi encerrada por quem a hospedava. Entre de novo quando ela reabrir."
    )


def test_r18_what_a_closed_room_did_not_take_is_counted_and_is_a_failure(
    open_room: RoomMaker, desk: Desks
) -> None:
    room = open_room(
        limits=replace(QUICK, rate=0.001, burst=6)
    )  # the ping, the join and four lines
    bia = desk(room.port, "BIA", interactive=False)
    bia.types(*(f"linha {number}" for number in range(20)))
    bia.terminal.on_input_ended()
    bia.reads("Você: linha 3")
    room.server.stop()
    bia.ends(1)
    assert bia.paper.complained == [
        "Linhas que não foram enviadas: 6.",
        *(f"    linha {number}" for number in range(14, 19)),
        "    … e mais 1",
        "Linhas sem confirmação da sala, que podem ter chegado: 10.",
        *(f"    linha {number}" for number in range(4, 9)),
        "    … e mais 5",
    ]


def test_interrupting_leaves_in_order_and_interrupting_again_at_once(
    open_room: RoomMaker, desk: Desks
) -> None:
    room = open_room()
    cable = Proxy(room.port)
    ana, bia = desk(room.port, "ana"), desk(cable.port, "bia", config=HASTY)
    ana.reads(HINT)
    bia.reads(HINT)
    ana.terminal.on_interrupted()
    ana.ends(0)
    cable.cut()
    bia.terminal.on_interrupted()
    bia.terminal.on_interrupted()
    assert bia.codes == [0]
    early = desk(room.port, "caio")
    early.terminal.on_interrupted()
    assert early.codes == [0]
