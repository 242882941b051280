"""What a window tells somebody who looks elsewhere, as the settings say."""

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

NOTIFY = ("Privadas e menções", "Todas as mensagens", "Nenhuma mensagem")


@pytest.fixture
def outside(stage: Stage, ends: ExitStack) -> tuple[Desktop, Bell]:
    """What shows toasts and rings on this stage."""
    desktop, bell = Desktop(stage.env["DBUS_SESSION_BUS_ADDRESS"]), Bell(stage.env["DISPLAY"])
    ends.callback(desktop.end)
    ends.callback(bell.end)
    return desktop, bell


def sets(stage: Stage, window: Window, *changes: tuple[str, str | bool]) -> None:
    """Come back to a window, and change this in its settings: values of a list, or a switch."""
    stage.focus(window.composer())
    stage.press("ctrl+comma")
    window.dialog("Configurações")
    for name, wanted in changes:
        if isinstance(wanted, bool):
            switches(stage, window, name, on=wanted)
        else:
            further = NOTIFY.index(wanted) > NOTIFY.index(name)
            picks(stage, window, name, wanted, key="Down" if further else "Up")
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
    icon = until(lambda: desktop.icon, "an icon beside the clock")
    elsewhere = open_window("Davi").card("Entrar")["Endereço"]
    leaves(stage, ana, elsewhere)

    caio.say("oi, gente")
    caio.say("você vem, @Ana?")
    toasts = [("Caio em Turma 3B", "você vem, @Ana?")]
    until(lambda: desktop.toasts == toasts, lambda: f"{toasts}, not {desktop.toasts}")
    caio.tell("Ana", "é só para você")
    toasts.append(("Caio (privado)", "é só para você"))
    until(lambda: desktop.toasts == toasts, lambda: f"{toasts}, not {desktop.toasts}")
    until(lambda: bell.rung() == 2, "the bell")
    until(lambda: "DEMANDS_ATTENTION" in stage.states_of(ana.id), "it glows in the taskbar")
    desktop.press_toast()
    until(lambda: ana.in_front() == "Caio", "its conversation is in front")
    until(lambda: stage.pid_in_front() == ana.pid, "the window is in front")
    caio.tell("Ana", "você está aí")
    ana.sees("você está aí", "Caio")

    sets(stage, ana, ("Privadas e menções", "Todas as mensagens"), ("Som", False))
    leaves(stage, ana, elsewhere)
    caio.say("alguém?")
    toasts.append(("Caio em Turma 3B", "alguém?"))
    until(lambda: desktop.toasts == toasts, lambda: f"{toasts}, not {desktop.toasts}")

    sets(stage, ana, ("Todas as mensagens", "Nenhuma mensagem"))
    leaves(stage, ana, elsewhere)
    caio.say("ninguém?")
    ana.sees("ninguém?", EVERYONE)

    sets(stage, ana, ("Nenhuma mensagem", "Todas as mensagens"), ("Não perturbe", True))
    leaves(stage, ana, elsewhere)
    caio.say("por favor, @Ana")
    ana.sees("por favor", EVERYONE)
    ana.title_is("(5) Turma 3B — Sala")
    desktop.press_icon(icon)
    until(lambda: stage.pid_in_front() == ana.pid, "the window is in front")

    sets(stage, ana, ("Não perturbe", False), ("Som", True))
    leaves(stage, ana, elsewhere)
    caio.say("até logo")
    toasts.append(("Caio em Turma 3B", "até logo"))
    until(lambda: desktop.toasts == toasts, lambda: f"{toasts}, not {desktop.toasts}")
    until(lambda: bell.rung() == 3, "the bell, once more only")


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
