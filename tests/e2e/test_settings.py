"""The settings of a real window: each counts at once."""

from app import __version__
from tests.e2e.accessible import State
from tests.e2e.fixtures import RawMaker, WindowMaker
from tests.e2e.programs import Server
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.walking import picks, switches
from tests.e2e.window import EVERYONE, Window
from tests.support.guests import LOOPBACK


def lightness(stage: Stage, window: Window) -> int:
    """How light the ground of the window is beside its dialog, up to 765."""
    left, top, width, _ = window.find("dialog").node.extents()
    colour = stage.colour(left + width // 2, top + 10)
    return sum(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def test_theme_size_of_the_text_and_language_change_at_once(
    stage: Stage, open_window: WindowMaker
) -> None:
    ana = open_window("Ana")
    stage.press("ctrl+comma")
    ana.dialog("Configurações")
    until(lambda: lightness(stage, ana) > 600, "it is light")
    picks(stage, ana, "Seguir o sistema", "Escuro")
    until(lambda: lightness(stage, ana) < 200, "it is dark")

    words = ana.find("label", "Shift+Enter sempre quebra a linha.").node
    before = words.extents()[3]
    picks(stage, ana, "100 %", "150 %")
    until(lambda: words.extents()[3] > 1.3 * before, "the letters are larger")

    picks(stage, ana, "Português (Brasil)", "English")
    ana.dialog("Settings")
    ana.press("Done")
    ana.lacks("dialog")
    ana.find("push button", "Host a room")


def test_another_language_counts_at_once_in_a_room_and_one_writes_on(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    bia = raw_guest(server.port, "Bia")
    ana.sees("Bia entrou", EVERYONE)
    stage.fill(ana.composer(), "bom dia")
    stage.press("ctrl+comma")
    ana.dialog("Configurações")
    picks(stage, ana, "Português (Brasil)", "English")
    ana.dialog("Settings")
    stage.press("Escape")
    ana.lacks("dialog")
    ana.find("push button", "Leave")
    ana.sees("Bia joined", "General")
    until(lambda: ana.composer().text() == "bom dia", "what was written is there")
    stage.focus(ana.composer())
    stage.press("Return")
    bia.sees("Ana: bom dia")
    bia.say("oi")
    ana.sees(": oi", "General")


def test_the_page_about_sala_tells_its_version_its_licences_and_where_the_data_lies(
    stage: Stage, open_window: WindowMaker
) -> None:
    ana = open_window("Ana")
    stage.press("ctrl+comma")
    ana.dialog("Configurações")
    ana.press("Sobre a Sala")
    about = ana.dialog("Sobre a Sala")
    ana.shows(f"Sala {__version__}")
    ana.shows("licença LGPL 3", "substitua os arquivos do Qt")
    words = " ".join(seen.node.text() for seen in about.find_all("text"))
    for told in (str(ana.home / ".local/share/Sala/salas"), "SIL Open Font License", "Lucide"):
        assert told in words


def test_the_key_that_sends_can_be_another_one_as_the_page_of_keys_says(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    bia = raw_guest(server.port, "Bia")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    stage.press("F1")
    ana.dialog("Atalhos do teclado")
    ana.shows("Enviar a mensagem: Enter")
    stage.press("Escape")
    ana.lacks("dialog")
    stage.press("ctrl+comma")
    ana.dialog("Configurações")
    picks(stage, ana, "Enter envia", "Ctrl+Enter envia")
    stage.press("Escape")
    ana.lacks("dialog")
    stage.fill(ana.composer(), "oi")
    stage.press("Return")
    until(lambda: ana.composer().text() == "oi\n", "Enter breaks the line")
    stage.press("ctrl+Return")
    bia.sees("Ana: oi")
    stage.press("F1")
    ana.dialog("Atalhos do teclado")
    ana.shows("Enviar a mensagem: Ctrl+Enter")


def test_every_setting_is_kept_for_the_next_start(stage: Stage, open_window: WindowMaker) -> None:
    ana = open_window("Ana")
    stage.press("ctrl+comma")
    settings = ana.dialog("Configurações")
    name = settings.find("text", "Seu nome")
    assert name is not None
    stage.fill(name.node, "Ana_2")
    for before, after in (
        ("Seguir o sistema", "Escuro"),
        ("100 %", "130 %"),
        ("Seguir o sistema", "Nenhuma"),
        ("Enter envia", "Ctrl+Enter envia"),
        ("Privadas e menções", "Todas as mensagens"),
    ):
        picks(stage, ana, before, after)
    switches(stage, ana, "Som", on=False)
    switches(stage, ana, "Não perturbe", on=True)
    picks(stage, ana, "Português (Brasil)", "English")
    ana.dialog("Settings")
    stage.press("Escape")
    ana.lacks("dialog")
    ana.close()
    assert ana.exit_code() == 0

    ana = open_window("Ana")
    ana.find("push button", "Host a room")
    stage.press("ctrl+comma")
    settings = ana.dialog("Settings")
    until(lambda: lightness(stage, ana) < 200, "it is dark")
    shown = [seen.name for seen in settings.find_all("combo box")]
    assert shown == ["Dark", "130%", "None", "Ctrl+Enter sends", "All messages", "English"]
    name = settings.find("text", "Your name")
    assert name is not None
    assert name.node.text() == "Ana_2"
    on = {seen.name: seen.has(State.CHECKED) for seen in settings.find_all("check box")}
    assert on == {"Sound": False, "Do not disturb": True}
