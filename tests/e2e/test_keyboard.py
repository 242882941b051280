"""The whole program without a mouse, as somebody uses it who cannot hold one."""

from tests.e2e.accessible import Node
from tests.e2e.fixtures import RawMaker, WindowMaker
from tests.e2e.programs import Server
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.walking import MANY, focused, goes_on, goes_to
from tests.e2e.window import EVERYONE
from tests.support.guests import LOOPBACK


def test_a_whole_visit_with_the_keyboard_alone(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    caio = raw_guest(server.port, "Caio")
    caio.sees("Bem-vindo")
    ana = open_window("Ana")
    stage.fill(goes_to(stage, ana, "text", "Endereço"), f"{LOOPBACK}:{server.port}")
    stage.press("Return")
    ana.is_in_room()
    stage.sees_focus(ana.composer())
    stage.fill(ana.composer(), "oi, gente")
    stage.press("Return")
    caio.sees("Ana: oi, gente")

    caio.tell("Ana", "psiu")
    ana.sees("psiu", "Caio")
    stage.press("ctrl+Tab")
    until(lambda: ana.in_front() == "Caio", "the private conversation is in front")
    stage.sees_focus(ana.composer())
    stage.fill(ana.composer(), "diga")
    stage.press("Return")
    caio.sees("Ana (privado): diga")
    stage.press("ctrl+1")
    until(lambda: ana.in_front() == EVERYONE, "everyone's is in front")

    stage.press("ctrl+f")
    search = ana.find("text", "Buscar nesta conversa").node
    stage.sees_focus(search)
    stage.fill(search, "gente")
    ana.shows("1 de 1")
    stage.press("Escape")
    stage.sees_focus(ana.composer())
    for key, title in (("F1", "Atalhos do teclado"), ("ctrl+comma", "Configurações")):
        stage.press(key)
        ana.find("dialog", title)
        stage.press("Escape")
        ana.lacks("dialog", title)

    goes_to(stage, ana, "push button", "Sair")
    stage.press("space")
    ana.is_at_start()
    caio.sees("Ana saiu do chat.")


def test_tab_goes_round_the_room_and_is_caught_nowhere(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    raw_guest(server.port, "Caio").sees("Bem-vindo")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    stage.focus(ana.composer())
    for key in ("Tab", "shift+Tab"):
        stops: list[Node] = []
        while len(stops) < MANY:
            before = focused(ana)
            stage.press(key)
            stops.append(goes_on(ana, before))
            if stops[-1] == ana.composer():
                break
        names = [stop.name() for stop in stops]
        assert 5 < len(stops) < MANY, names
        assert all(names)
