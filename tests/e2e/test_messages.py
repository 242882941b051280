"""Real windows: any emoji as a reaction, a word of a message, and a class that comes in."""

from tests.e2e.accessible import Node
from tests.e2e.fixtures import RawMaker, WindowMaker
from tests.e2e.programs import Server
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.walking import at_the_latest_message
from tests.e2e.window import EVERYONE, Window
from tests.support.guests import LOOPBACK

IN_BUBBLE = 100  # pixels from the edge of the list to the first words of somebody else


def row(window: Window, beginning: str, end: str) -> Node:
    """The row of a message."""

    def found() -> Node | None:
        messages = window.find("list", "Mensagens").node
        names = zip(messages.children(), messages.rows(), strict=False)
        return next((node for node, name in names if beginning in name and end in name), None)

    return until(found, f"a row “{beginning}…{end}”")


def test_any_emoji_is_a_reaction_and_a_word_of_a_message_is_copied(
    stage: Stage, server: Server, open_window: WindowMaker
) -> None:
    ana, bia = (
        open_window(name, "entrar", f"{LOOPBACK}:{server.port}", "--nome", name)
        for name in ("Ana", "Bia")
    )
    ana.is_in_room()
    bia.is_in_room()
    ana.say("bom dia")
    ana.say("borboletas")
    bia.sees("borboletas", EVERYONE)

    at_the_latest_message(stage, bia)
    bia.choose(("Down", "Down", "Right"), ("Up", "Return"))  # react, and the last way to do so
    stage.fill(bia.find("text", "Buscar emoji").node, "foguete")
    stage.press("Return")
    ana.sees("Reações: 🚀 1: Bia", EVERYONE)

    left, top, _, height = row(bia, "Ana, ", "Bia").extents()
    stage.tool(
        *("xdotool", "mousemove", str(left + IN_BUBBLE), str(top + height // 4)),
        *("click", "--repeat", "2", "--delay", "40", "1"),
    )
    stage.press("ctrl+c")
    stage.paste(bia.composer(), "borboletas")


def test_a_class_that_comes_in_is_one_row_that_enter_opens(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    for name in ("Bia", "Caio", "Davi", "Eva"):
        raw_guest(server.port, name).sees("Bem-vindo")
    told = ana.sees("Bia, Caio e mais 2 entraram", EVERYONE)
    assert told.count("entrou (127.0.0.1:") == 4
    assert sum("entr" in each for each in ana.rows(EVERYONE)) == 1
    low = row(ana, "", told).extents()[3]
    at_the_latest_message(stage, ana)
    stage.press("Return")
    until(lambda: row(ana, "", told).extents()[3] > 2 * low, "each is told by itself")
