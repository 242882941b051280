"""Searching a conversation with the keyboard alone, and saving it, in a real window."""

from pathlib import Path

from tests.e2e.accessible import State
from tests.e2e.fixtures import RawMaker, WindowMaker
from tests.e2e.programs import Server
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.window import EVERYONE, Window
from tests.support.guests import LOOPBACK


def chosen(window: Window) -> str:
    """The message that is chosen and to be seen in the list in front."""
    rows = window.find("list", "Mensagens").node.children()
    seen = [row for row in rows if row.has(State.SELECTED) and row.has(State.SHOWING)]
    return seen[0].name() if seen else ""


def test_a_search_by_keyboard_leads_to_each_message_and_back(
    open_window: WindowMaker, server: Server, raw_guest: RawMaker, stage: Stage
) -> None:
    bia = raw_guest(server.port, "Bia")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    bia.sees("Ana entrou")
    for number in range(24):
        words = "a recursão acaba aqui" if number in (1, 12) else f"mensagem número {number}"
        bia.say(words)
        ana.sees(words)
    bia.tell("Ana", "recursão é só para você")
    ana.sees("só para você", "Bia")

    stage.press("ctrl+f")
    stage.fill(ana.find("text", "Buscar nesta conversa").node, "RECURSAO aca")
    ana.shows("1 de 2")
    until(lambda: "acaba aqui" in chosen(ana), "the newest one is chosen")
    stage.press("Return")
    ana.shows("2 de 2")
    stage.press("Escape")
    ana.lacks("text", "Buscar nesta conversa")
    stage.sees_focus(ana.composer())

    stage.press("ctrl+shift+f")
    stage.fill(ana.find("text", "Buscar em todas as conversas").node, "recursao")
    ana.shows("3 mensagens")
    stage.press("Return")  # the newest
    until(lambda: ana.in_front() == "Bia", "its tab is in front")
    ana.shows("1 de 1")
    until(lambda: "só para você" in chosen(ana), "the message is chosen")
    stage.press("Escape", "ctrl+1")
    until(lambda: ana.in_front() == EVERYONE, "and one is back")
    ana.writes("achei")
    bia.sees("achei")


def saved(folder: Path, name: str) -> str:
    """Wait for one file whose name fits; what is in it."""
    path = until(lambda: next(iter(folder.glob(name)), None), f"{name} in {folder}")
    return path.read_text("utf-8-sig")


def test_a_conversation_is_saved_in_three_formats(
    open_window: WindowMaker, server: Server, raw_guest: RawMaker, stage: Stage, tmp_path: Path
) -> None:
    folder = tmp_path / "casa_Ana" / "Documents"
    folder.mkdir(parents=True)
    bia = raw_guest(server.port, "Bia")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    bia.sees("Ana entrou")
    bia.say("=1+1 <b>é</b> 2")
    ana.sees("é")

    stage.press("ctrl+s")
    ana.dialog("Salvar conversa")
    stage.press("Return")
    ana.shows("Conversa salva em Turma 3B - Geral")
    assert "=1+1 &lt;b&gt;é&lt;/b&gt; 2" in saved(folder, "Turma 3B - Geral 20*.html")

    for wanted in ("aula.csv", "aula.txt"):
        stage.press("ctrl+s")
        ana.dialog("Salvar conversa")
        fields = ana.look().find_all("text")
        name = next(seen for seen in fields if seen.node.text().endswith(".html"))
        stage.fill(name.node, wanted)
        stage.press("Return")
        ana.shows(f"Conversa salva em {wanted}")
    assert '"Bia";"\'=1+1 <b>é</b> 2"' in saved(folder, "aula.csv")
    assert "Bia: =1+1 <b>é</b> 2" in saved(folder, "aula.txt")
    assert sorted(path.suffix for path in folder.iterdir()) == [".csv", ".html", ".txt"]
