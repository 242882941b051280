"""Two real windows: messages are answered, edited, reacted to and removed, with the keyboard."""

from tests.e2e.fixtures import RawMaker, WindowMaker
from tests.e2e.painted import chip_in
from tests.e2e.programs import Server
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.walking import at_the_latest_message
from tests.e2e.window import EVERYONE, Window
from tests.support.guests import LOOPBACK


def lacks(window: Window, words: str) -> bool:
    return not any(words in row for row in window.rows(EVERYONE))


def test_a_message_is_answered_edited_reacted_to_and_removed(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    caio = raw_guest(server.port, "Caio")
    caio.sees("Bem-vindo")
    ana, bia = (
        open_window(name, "entrar", f"{LOOPBACK}:{server.port}", "--nome", name)
        for name in ("Ana", "Bia")
    )
    ana.is_in_room()
    bia.is_in_room()
    ana.say("quem vem?")
    bia.sees("quem vem?", EVERYONE)
    ana.sees("quem vem? (entregue)", EVERYONE)  # Caio's program confirms nothing

    at_the_latest_message(stage, bia)
    stage.press("ctrl+r")
    bia.shows("Respondendo a Ana")
    stage.fill(bia.composer(), "eu vou")
    stage.press("Return")
    assert "em resposta a Ana (“quem vem?”)" in ana.sees("eu vou", EVERYONE)

    stage.focus(ana.composer())
    stage.press("Up")
    until(lambda: ana.composer().text() == "quem vem?", "the last message can be edited")
    stage.fill(ana.composer(), "quem vem amanhã?")
    stage.press("Return")
    for window in (ana, bia):
        window.sees("quem vem amanhã? (editada)", EVERYONE)
        window.sees("em resposta a Ana (“quem vem amanhã?”)", EVERYONE)
    caio.sees("Ana editou: quem vem amanhã?")

    at_the_latest_message(stage, ana)
    ana.choose(("Down", "Down", "Right"), ("Return",))  # answer, react, and its first emoji
    bia.sees("Reações: 👍 1: Ana", EVERYONE)
    at_the_latest_message(stage, ana)
    ana.choose(("Down", "Down", "Right"), ("Return",))  # the same once more takes it back
    until(lambda: lacks(bia, "Reações"), "it is taken back")

    at_the_latest_message(stage, bia)
    stage.press("Delete")
    bia.answers("Apagar esta mensagem?", "Apagar")
    ana.sees("Mensagem apagada", EVERYONE)
    until(lambda: lacks(ana, "eu vou") and lacks(bia, "eu vou"), "nobody sees the words")
    caio.sees("Bia apagou uma mensagem.")


def test_the_reaction_under_a_message_is_joined_and_left_with_a_click(
    stage: Stage, server: Server, open_window: WindowMaker
) -> None:
    ana, bia = (
        open_window(name, "entrar", f"{LOOPBACK}:{server.port}", "--nome", name)
        for name in ("Ana", "Bia")
    )
    ana.is_in_room()
    bia.is_in_room()
    ana.say("quem vem?")
    bia.sees("quem vem?", EVERYONE)
    row = bia.find("list", "Mensagens").node.children()[-1]
    height = row.extents()[3]
    at_the_latest_message(stage, ana)
    ana.choose(("Down", "Down", "Right"), ("Down", "Return"))  # its second emoji
    bia.sees("Reações: ❤️ 1: Ana", EVERYONE)
    stage.click_at(*chip_in(stage, row, height))
    for window in (ana, bia):
        window.sees("Reações: ❤️ 2: Ana, Bia", EVERYONE)
    stage.click_at(*chip_in(stage, row, height))
    for window in (ana, bia):
        window.sees("Reações: ❤️ 1: Ana", EVERYONE)
