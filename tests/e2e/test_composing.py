"""What is typed and pasted in a real window: lines, drafts, pictures, and the keys of the tabs."""

from tests.e2e.fixtures import RawMaker, WindowMaker
from tests.e2e.programs import Server
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.window import EVERYONE, Window
from tests.support.guests import LOOPBACK

POEM = "um\ndois\ntrês\nquatro"


def has(window: Window, words: str) -> None:
    """Wait until these words stand in the composer in front."""
    until(
        lambda: window.composer().text() == words,
        lambda: f"“{words}” stands, not “{window.composer().text()}”",
    )


def comes_to(stage: Stage, window: Window, name: str, *keys: str) -> None:
    """Press keys that bring a tab to the front, and wait until one can write there."""
    stage.press(*keys)
    until(lambda: window.in_front() == name, f"“{name}” is in front")
    stage.sees_focus(window.composer())


def test_a_line_is_broken_by_shift_and_many_pasted_ones_are_asked_about(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    bia = raw_guest(server.port, "Bia")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    ana.writes("uma linha\ne outra")
    bia.sees("Ana: uma linha")
    bia.sees("e outra")
    has(ana, "")

    stage.fill(ana.composer(), POEM)
    stage.press("ctrl+a", "ctrl+x")
    has(ana, "")
    stage.press("ctrl+v")
    as_one = ana.find("push button", "Colar 4 linhas como uma mensagem").node
    stage.sees_focus(as_one)
    stage.press("Escape")
    ana.lacks("push button", "Colar 4 linhas como uma mensagem")
    stage.sees_focus(ana.composer())
    has(ana, "")

    stage.press("ctrl+v")
    ana.press("Código (```)")
    has(ana, f"```\n{POEM}\n```")
    stage.press("ctrl+a", "Delete")
    has(ana, "")
    stage.press("ctrl+v")
    stage.sees_focus(ana.find("push button", "Colar 4 linhas como uma mensagem").node)
    stage.press("Return")
    has(ana, POEM)
    stage.press("Return")
    bia.sees("Ana: um")
    bia.sees("quatro")
    assert ana.sees("quatro", EVERYONE).endswith(": um\ndois\ntrês\nquatro")


def test_a_draft_stays_in_its_tab_and_the_keys_go_from_tab_to_tab(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    bia, caio = raw_guest(server.port, "Bia"), raw_guest(server.port, "Caio")
    caio.sees("Bem-vindo")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    for person in (bia, caio):
        person.tell("Ana", "psiu")
        ana.sees("psiu", person.name)
    stage.fill(ana.composer(), "para todos")
    comes_to(stage, ana, "Bia", "ctrl+2")
    has(ana, "")
    stage.fill(ana.composer(), "para Bia")
    comes_to(stage, ana, "Caio", "ctrl+9")
    has(ana, "")
    comes_to(stage, ana, "Bia", "ctrl+shift+Tab")
    has(ana, "para Bia")
    comes_to(stage, ana, EVERYONE, "ctrl+1")
    has(ana, "para todos")
    comes_to(stage, ana, "Caio", "ctrl+shift+Tab")  # round the corner
    comes_to(stage, ana, "Bia", "ctrl+w")
    ana.has_tabs(EVERYONE, "Bia")
    has(ana, "para Bia")
    stage.press("Return")
    bia.sees("Ana (privado): para Bia")
    comes_to(stage, ana, EVERYONE, "ctrl+Tab")
    has(ana, "para todos")


def test_a_draft_outlives_the_program(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    bia = raw_guest(server.port, "Bia")
    words = ("entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana = open_window("Ana", *words)
    ana.is_in_room()
    bia.tell("Ana", "psiu")
    ana.sees("psiu", "Bia")
    stage.fill(ana.composer(), "para todos")
    comes_to(stage, ana, "Bia", "ctrl+2")
    stage.fill(ana.composer(), "só para Bia")
    ana.close()
    again = open_window("Ana", *words)
    again.is_in_room()
    has(again, "para todos")
    comes_to(stage, again, "Bia", "ctrl+2")
    has(again, "só para Bia")
    stage.press("Return")
    bia.sees("Ana (privado): só para Bia")
