"""What whoever runs a room without a window can ask of it at its terminal."""

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from app.attempts import Attempt, Fate
from app.attendance import Attendee
from app.console.headless import Headless
from app.console.orders import decree, order
from app.protocol.messages import Code, Decree, Expel, HostCommand, Mute, Pardon, Refused
from tests.console.test_headless import Paper
from tests.support.fixtures import RoomMaker
from tests.support.guests import RawGuest
from tests.support.running import WELCOMED, OpenRoom


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("/remover Ana", Expel(name="Ana")),
        ("/REMOVER @Ana ", Expel(name="Ana")),
        ("/banir Ana", Expel(name="Ana", ban=True)),
        ("/desbanir Ana", Pardon(name="Ana")),
        ("/silenciar Ana", Mute(name="Ana")),
        ("/liberar Ana", Mute(name="Ana", off=True)),
        ("/remover", None),
        ("/remover Ana Bia", None),
        ("/silencio", None),  # a rule, see below
        ("remover Ana", None),
    ],
)
def test_a_word_asks_something_of_the_room(line: str, asked: HostCommand | None) -> None:
    assert order(line) == asked


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("/silencio", {"quiet": True}),
        ("/Silêncio ", {"quiet": True}),
        ("/todos", {"quiet": False}),
        ("/aprovar", {"approve": True}),
        ("/abrir", {"approve": False}),
        ("/sem-arquivos", {"no_files": True}),
        ("/arquivos", {"no_files": False}),
        ("/silencio já", None),
        ("silencio", None),
    ],
)
def test_a_word_for_a_rule_changes_that_one_alone(
    line: str, changed: dict[str, bool] | None
) -> None:
    all_hold = Decree(quiet=True, approve=True, no_files=True)
    for rules in (Decree(), all_hold):
        expected = None if changed is None else replace(rules, **changed)
        assert decree(line, rules) == expected


def test_rules_are_given_one_by_one_and_none_takes_another_one_back(
    open_room: RoomMaker,
) -> None:
    room, paper = open_room(), Paper()
    headless = connected(room, paper)
    ana = room.guest("Ana")
    for line in ("/aprovar", "/sem-arquivos", "/silencio", "/todos"):
        headless.on_line(line)
    room.hears(ana, "Agora todos podem falar")
    bia = RawGuest(room.port)
    bia.send(b"Bia\n")
    room.bot.waitUntil(lambda: "Bia" in paper.said[-1])  # it still takes a word to come in
    assert "espera para entrar" in paper.said[-1]
    bia.close()
    assert paper.said[:4] == ["Feito."] * 4


def test_a_rule_that_holds_from_the_start_stays_until_its_word(qtbot: QtBot) -> None:
    headless = Headless(Paper(), Decree(no_files=True))
    headless.on_listening("127.0.0.1", 9999)
    sent: list[HostCommand] = []
    headless.ordered.connect(sent.append)
    headless.on_line("/silencio")
    headless.on_line("/arquivos")
    assert sent == [Decree(quiet=True, no_files=True), Decree(quiet=True)]


# Who waits to be let in


def knocks(room: OpenRoom, paper: Paper, name: str) -> tuple[RawGuest, str]:
    """Somebody who waits, and the number that the terminal tells."""
    guest = RawGuest(room.port)
    guest.send(f"{name}\n".encode())
    room.bot.waitUntil(lambda: f"{name} (" in paper.said[-1])
    assert "espera para entrar" in paper.said[-1]
    return guest, paper.said[-1].rpartition("/recusar ")[2].strip(".")


def test_who_waits_is_told_with_a_number_and_let_in_or_sent_away_by_it(
    open_room: RoomMaker,
) -> None:
    room, paper = open_room(), Paper()
    headless = connected(room, paper)
    headless.on_line("/aprovar")
    ana, number = knocks(room, paper, "Ana")
    assert f"(127.0.0.1:{ana.address[1]})" in paper.said[-1]
    bia, other = knocks(room, paper, "Bia")
    headless.on_line("/pedidos")
    assert [line.startswith(who) for line, who in zip(paper.said[-2:], ("Ana", "Bia"), strict=True)]
    headless.on_line(f"/deixar {number}")
    room.hears(ana, WELCOMED)
    headless.on_line(f"/recusar {other}")
    room.bot.waitUntil(bia.is_hung_up)
    assert paper.said[-1] == "Feito."  # and not that she went
    headless.on_line("/pedidos")
    assert paper.said[-1] == "Ninguém espera para entrar."
    ana.close()
    bia.close()


def test_who_goes_while_waiting_is_told(open_room: RoomMaker) -> None:
    room, paper = open_room(), Paper()
    headless = connected(room, paper)
    headless.on_line("/aprovar")
    ana, number = knocks(room, paper, "Ana")
    ana.close()
    room.bot.waitUntil(lambda: paper.said[-1] == "Ana não espera mais.")
    headless.on_line(f"/deixar {number}")
    assert paper.said[-1] == f"Ninguém espera com o número {number}."


def test_the_door_that_opens_again_lets_in_who_waits(open_room: RoomMaker) -> None:
    room, paper = open_room(), Paper()
    headless = connected(room, paper)
    headless.on_line("/aprovar")
    ana, _ = knocks(room, paper, "Ana")
    headless.on_line("/abrir")
    room.hears(ana, WELCOMED)
    headless.on_line("/pedidos")
    assert paper.said[-1] == "Ninguém espera para entrar."
    ana.close()


def test_who_is_let_in_and_cannot_come_in_by_then_is_told_with_the_reason(
    open_room: RoomMaker,
) -> None:
    room, paper = open_room(), Paper()
    headless = connected(room, paper)
    headless.on_line("/aprovar")
    first, number = knocks(room, paper, "Ana")
    second, other = knocks(room, paper, "ANA")
    headless.on_line(f"/deixar {number}")
    room.hears(first, WELCOMED)
    assert paper.said[-1] == "Feito."
    headless.on_line(f"/deixar {other}")
    assert paper.said[-1] == "ANA não entrou: o nome já está em uso."
    assert paper.said.count("Feito.") == 2
    third, number = knocks(room, paper, "Bia")  # and an answer of later is its own again
    headless.on_line(f"/deixar {number}")
    assert paper.said[-1] == "Feito."
    for guest in (first, second, third):
        guest.close()


def test_who_cannot_come_in_through_the_open_door_is_told_with_the_reason(
    open_room: RoomMaker,
) -> None:
    room, paper = open_room(), Paper()
    headless = connected(room, paper)
    headless.on_line("/aprovar")
    first, _ = knocks(room, paper, "Ana")
    second, _ = knocks(room, paper, "ANA")
    headless.on_line("/abrir")
    room.hears(first, WELCOMED)
    assert paper.said[-2:] == ["ANA não entrou: o nome já está em uso.", "Feito."]
    first.close()
    second.close()


@pytest.mark.parametrize(
    "line", ["/deixar", "/deixar Ana", "/deixar 1 2", "/recusar ²", "/deixar -1"]
)
def test_without_a_number_nobody_is_let_in(line: str, qtbot: QtBot) -> None:
    paper = Paper()
    headless = Headless(paper)
    with qtbot.assertNotEmitted(headless.ordered):
        headless.on_line(line)
    assert paper.said == [f"Escreva assim: {line.split(maxsplit=1)[0]} NÚMERO"]


def test_a_name_of_a_stranger_writes_no_line_of_its_own() -> None:
    paper = Paper()
    attempt = Attempt(
        number=7, time=0, ip="10.0.0.9", port=5, fate=Fate.WAITING, detail="a\nFeito."
    )
    Headless(paper).on_attempted(attempt)
    assert "\n" not in paper.said[0]


def connected(room: OpenRoom, paper: Paper) -> Headless:
    """What main does."""
    headless = Headless(paper)
    headless.ordered.connect(lambda each: headless.on_answered(room.server.order(each)))
    room.server.attempted.connect(headless.on_attempted)
    headless.setParent(room.server)
    headless.on_listening("127.0.0.1", room.port)
    paper.said.clear()
    return headless


def test_what_is_asked_before_the_room_is_open_is_done_once_it_is(qtbot: QtBot) -> None:
    headless = Headless(Paper())
    asked: list[HostCommand] = []
    headless.ordered.connect(asked.append)
    headless.on_line("/aprovar")
    headless.on_line("/remover Ana")
    assert asked == []
    headless.on_listening("127.0.0.1", 9999)
    assert asked == [Decree(approve=True), Expel(name="Ana")]
    headless.on_line("/abrir")
    assert asked[2:] == [Decree()]


def test_the_room_does_it_or_says_why_not(open_room: RoomMaker, qtbot: QtBot) -> None:
    room, paper = open_room(), Paper()
    headless = connected(room, paper)
    ana = room.guest("Ana")
    headless.on_line("/remover Ana")
    room.hears(ana, "O anfitrião removeu você da sala.\n")
    headless.on_line("/remover Ninguém")
    refused = Refused(code=Code.TO_UNKNOWN, detail="Ninguém")
    assert paper.said[0] == "Feito."
    assert "Ninguém" in paper.said[1]
    assert refused.detail in paper.said[1]
    with qtbot.waitSignal(headless.attendance_requested):
        headless.on_line("/presença")
    headless.on_line("/ajuda")
    assert "/banir NOME" in paper.said[-1]


def test_who_was_in_is_a_line_for_each() -> None:
    paper = Paper()
    headless = Headless(paper)
    ana = Attendee(name="Ana", first=0, last=120_000, stay=120_000, messages=3, present=True)
    headless.on_attended([ana])
    headless.on_attended([])
    headless.on_attended(None)
    assert paper.said[0].startswith("Ana: ")
    assert paper.said[0].endswith(" a agora, 2 min, mensagens: 3")
    assert paper.said[1:] == [
        "Ninguém esteve na sala hoje.",
        "Nada é guardado, e não se sabe quem esteve na sala.",
    ]
