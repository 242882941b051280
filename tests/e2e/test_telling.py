"""What a window tells somebody who looks elsewhere, as the settings say."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest

from tests.e2e.accessible import Node
from tests.e2e.desktop import Bell, Desktop, Ears
from tests.e2e.fixtures import RawMaker, WindowMaker
from tests.e2e.programs import Server
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.walking import picks, switches
from tests.e2e.window import EVERYONE, Window
from tests.support.guests import LOOPBACK


@pytest.fixture
def outside(stage: Stage, ends: ExitStack) -> tuple[Desktop, Bell]:
    """What shows toasts and rings on this stage."""
    desktop, bell = Desktop(stage.env["DBUS_SESSION_BUS_ADDRESS"]), Bell(stage.env["DISPLAY"])
    ends.callback(desktop.end)
    ends.callback(bell.end)
    return desktop, bell


def sets(stage: Stage, window: Window, *, do: Callable[[], None]) -> None:
    """Come back to a window, and do this in its settings."""
    stage.focus(window.composer())
    stage.press("ctrl+comma")
    window.dialog("Configurações")
    do()
    stage.press("Escape")
    window.lacks("dialog")


def leaves(stage: Stage, window: Window, elsewhere: Node) -> None:
    """Go on in another window, and wait until this one knows."""
    stage.focus(elsewhere)
    until(lambda: not window.is_active(), "the window is not in front")


def test_what_is_told_and_whether_it_sounds_follows_the_settings(
    stage: Stage,
    server: Server,
    open_window: WindowMaker,
    raw_guest: RawMaker,
    outside: tuple[Desktop, Bell],
) -> None:
    desktop, bell = outside
    caio = raw_guest(server.port, "Caio")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    caio.sees("Ana entrou")
    elsewhere = open_window("Davi").card("Entrar")["Endereço"]
    leaves(stage, ana, elsewhere)

    caio.say("oi, gente")
    caio.tell("Ana", "oi, só para você")
    toasts = [("Caio (privado)", "oi, só para você")]
    until(lambda: desktop.toasts == toasts, lambda: f"{toasts}, not {desktop.toasts}")
    until(lambda: bell.rung() == 1, "the bell")
    desktop.press_toast()
    until(lambda: ana.in_front() == "Caio", "its conversation is in front")
    until(lambda: stage.pid_in_front() == ana.pid, "the window is in front")
    caio.tell("Ana", "você está aí")
    ana.sees("você está aí", "Caio")

    def louder() -> None:
        picks(stage, ana, "Privadas e menções", "Todas as mensagens")
        switches(stage, ana, "Som", on=False)

    sets(stage, ana, do=louder)
    leaves(stage, ana, elsewhere)
    caio.say("alguém?")
    toasts.append(("Caio em Turma 3B", "alguém?"))
    until(lambda: desktop.toasts == toasts, lambda: f"{toasts}, not {desktop.toasts}")

    sets(stage, ana, do=lambda: picks(stage, ana, "Todas as mensagens", "Nenhuma mensagem"))
    leaves(stage, ana, elsewhere)
    caio.say("ninguém?")
    ana.sees("ninguém?", EVERYONE)

    def quiet() -> None:
        picks(stage, ana, "Nenhuma mensagem", "Todas as mensagens", key="Up")
        switches(stage, ana, "Não perturbe", on=True)

    sets(stage, ana, do=quiet)
    leaves(stage, ana, elsewhere)
    caio.say("por favor, @Ana")
    ana.sees("por favor", EVERYONE)
    ana.title_is("(4) Turma 3B — Sala")

    sets(stage, ana, do=lambda: switches(stage, ana, "Não perturbe", on=False))
    sets(stage, ana, do=lambda: switches(stage, ana, "Som", on=True))
    leaves(stage, ana, elsewhere)
    caio.say("até logo")
    toasts.append(("Caio em Turma 3B", "até logo"))
    until(lambda: desktop.toasts == toasts, lambda: f"{toasts}, not {desktop.toasts}")
    until(lambda: bell.rung() == 2, "the bell, once more only")


def test_a_screen_reader_says_what_others_write_while_the_window_is_in_front(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker, ends: ExitStack
) -> None:
    ears = Ears(stage.env["AT_SPI_BUS_ADDRESS"])
    ends.callback(ears.end)
    caio = raw_guest(server.port, "Caio")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    caio.sees("Ana entrou")
    caio.say("oi, gente")
    said = [ana.sees("oi, gente", EVERYONE)]
    until(lambda: ears.said == said, lambda: f"{said}, not {ears.said}")
    ana.writes("oi, Caio")
    caio.sees("oi, Caio")
    leaves(stage, ana, open_window("Davi").card("Entrar")["Endereço"])
    caio.say("tem alguém?")
    ana.sees("tem alguém?", EVERYONE)
    stage.focus(ana.composer())
    until(ana.is_active, "the window is in front again")
    caio.tell("Ana", "só você")
    said.append("Caio (privado): só você")
    until(lambda: ears.said == said, lambda: f"{said}, not {ears.said}")
