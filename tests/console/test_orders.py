"""What whoever runs a room without a window can ask of it at its terminal."""

import pytest
from pytestqt.qtbot import QtBot

from app.attendance import Attendee
from app.console.headless import Headless
from app.console.orders import order
from app.protocol.messages import Code, Decree, Expel, HostCommand, Mute, Pardon, Refused
from tests.console.test_headless import Paper
from tests.support.fixtures import RoomMaker


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("/remover Ana", Expel(name="Ana")),
        ("/REMOVER @Ana ", Expel(name="Ana")),
        ("/banir Ana", Expel(name="Ana", ban=True)),
        ("/desbanir Ana", Pardon(name="Ana")),
        ("/silenciar Ana", Mute(name="Ana")),
        ("/liberar Ana", Mute(name="Ana", off=True)),
        ("/silencio", Decree(quiet=True)),
        ("/silêncio", Decree(quiet=True)),
        ("/todos", Decree()),
        ("/remover", None),
        ("/remover Ana Bia", None),
        ("/silencio já", None),
        ("remover Ana", None),
    ],
)
def test_a_word_asks_something_of_the_room(line: str, asked: HostCommand | None) -> None:
    assert order(line) == asked


def test_the_room_does_it_or_says_why_not(open_room: RoomMaker, qtbot: QtBot) -> None:
    room, paper = open_room(), Paper()
    headless = Headless(paper)
    headless.ordered.connect(lambda each: headless.on_answered(room.server.order(each)))
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
