"""Reading in a real window: what comes meanwhile, who writes, who is spoken to, who is ignored."""

import os
from pathlib import Path

from tests.e2e.accessible import Node
from tests.e2e.fixtures import RawMaker, WindowMaker
from tests.e2e.programs import Server
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.walking import at_the_latest_message
from tests.e2e.window import EVERYONE, Window
from tests.support.guests import LOOPBACK


def row_with(window: Window, words: str) -> Node:
    """The row of the list in front that says this."""
    rows = window.find("list", "Mensagens").node.children()
    return next(row for row in rows if words in row.name())


def is_seen(window: Window, words: str) -> bool:
    """Whether all of the row with these words is on the screen."""
    _, top, _, height = window.find("list", "Mensagens").node.extents()
    _, y, _, high = row_with(window, words).extents()
    return top <= y and y + high <= top + height


def is_called(window: Window, person: str, words: str) -> None:
    """Wait until a row of the list of people begins like that."""
    until(
        lambda: any(row.startswith(f"{person}, {words}") for row in window.people()),
        lambda: f"“{person}, {words}” in {window.people()}",
    )


def test_whoever_reads_above_stays_there_and_is_told_how_much_came_below(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    bia = raw_guest(server.port, "Bia")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    ana.resize(900, 480)
    for number in range(12):
        bia.say(f"mensagem número {number}.")
        ana.sees(f"mensagem número {number}.", EVERYONE)
    until(lambda: is_seen(ana, "número 11."), "the latest one is seen")
    stage.focus(ana.composer())
    stage.press("Page_Up", "Page_Up", "Page_Up")
    until(lambda: is_seen(ana, "número 0."), "the first one is seen")
    before = row_with(ana, "número 0.").extents()
    bia.say("e esta?")
    ana.find("push button", "1 mensagem nova abaixo")
    bia.say("e aquela?")
    below = ana.find("push button", "2 mensagens novas abaixo")
    assert row_with(ana, "número 0.").extents() == before
    stage.click(below.node)
    ana.lacks("push button", "2 mensagens novas abaixo")
    until(lambda: is_seen(ana, "e aquela?"), "the end is seen")
    bia.say("agora sim")
    ana.sees("agora sim", EVERYONE)
    until(lambda: is_seen(ana, "agora sim"), "what comes is seen again")


def test_it_is_shown_who_writes_who_is_spoken_to_and_who_is_busy(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    raw_guest(server.port, "Caio").sees("Bem-vindo")
    ana, bia = (
        open_window(name, "entrar", f"{LOOPBACK}:{server.port}", "--nome", name)
        for name in ("Ana", "Bia")
    )
    ana.is_in_room()
    bia.is_in_room()
    stage.fill(bia.composer(), "quem vem, @Ana?")
    ana.shows("Bia está digitando…")
    stage.press("Return")
    assert ", menciona você: quem vem, @Ana?" in ana.sees("quem vem", EVERYONE)
    assert "menciona você" not in bia.sees("quem vem", EVERYONE)
    until(lambda: not any("digitando" in words for words in ana.look().texts()), "nobody writes")
    ana.double_click("Caio")
    until(lambda: ana.in_front() == "Caio", "another conversation is in front")
    bia.writes("oi, @ana!")
    ana.has_tabs("Geral, não lidas: 1, mencionam você: 1", "Caio")
    ana.title_is("(1) Turma 3B — Sala")
    ana.open_tab(EVERYONE)
    ana.title_is("Turma 3B — Sala")
    ana.has_tabs(EVERYONE, "Caio")

    bia.choose(("Down", "Down", "Return"), of="Seu status: disponível")
    bia.find("push button", "Seu status: ausente")
    is_called(ana, "Bia", "ausente")


def test_who_is_ignored_is_not_read_until_that_is_taken_back(
    server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    bia, caio = raw_guest(server.port, "Bia"), raw_guest(server.port, "Caio")
    caio.sees("Bem-vindo")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    ana.click_row("Pessoas na sala", "Caio")
    ana.choose(("Up", "Return"))
    ana.sees("Você não vê mais o que Caio escreve. Só você sabe disso.", EVERYONE)
    is_called(ana, "Caio", "ignorado")
    caio.say("bobagem")
    caio.tell("Ana", "bobagem em segredo")
    bia.sees("bobagem")
    bia.say("deixe disso")
    ana.sees("deixe disso", EVERYONE)
    assert [row for row in ana.rows() if "bobagem" in row] == []
    ana.has_tabs(EVERYONE)
    ana.choose(("Up", "Return"), of="Mais ações")
    ana.dialog("Pessoas ignoradas nesta sala")
    assert ana.find("list", "Pessoas ignoradas").node.rows() == ["Caio"]
    ana.press("Deixar de ignorar")
    ana.lacks("list", "Pessoas ignoradas")
    ana.answers("Pessoas ignoradas nesta sala", "Fechar")
    ana.sees("Você voltou a ver o que Caio escreve.", EVERYONE)
    caio.say("desculpe")
    ana.sees("desculpe", EVERYONE)


def test_somebody_is_ignored_from_a_message_of_theirs_and_heard_again_with_what_was_missed(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    bia, caio = raw_guest(server.port, "Bia"), raw_guest(server.port, "Caio")
    caio.sees("Bem-vindo")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    caio.sees("Ana entrou")
    caio.say("bobagem")
    ana.sees("bobagem", EVERYONE)
    at_the_latest_message(stage, ana)
    ana.choose(("Up", "Return"))
    is_called(ana, "Caio", "ignorado")
    caio.say("mais bobagem")
    bia.sees("mais bobagem")
    bia.say("deixe disso")
    ana.sees("deixe disso", EVERYONE)
    assert [row for row in ana.rows() if "bobagem" in row] == []
    ana.click_row("Pessoas na sala", "Caio")
    ana.choose(("Up", "Return"))
    ana.sees(": mais bobagem", EVERYONE)
    ana.sees(": bobagem", EVERYONE)


def test_an_address_is_asked_about_before_a_browser_gets_it(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker, tmp_path: Path
) -> None:
    opened = tmp_path / "opened.txt"
    browser = tmp_path / "bin" / "xdg-open"
    browser.parent.mkdir()
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{opened}"\n', "ascii")
    browser.chmod(0o700)
    bia = raw_guest(server.port, "Bia")
    path = {"PATH": f"{browser.parent}{os.pathsep}{os.environ['PATH']}"}
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana", env=path)
    ana.is_in_room()
    bia.sees("Ana entrou")
    bia.say("vejam só")
    address = "https://aula.example/lista?parte=2"
    bia.say(address)
    ana.sees(address, EVERYONE)
    stage.click(row_with(ana, address), at=0.2)
    title = "Abrir este endereço?"
    told = "".join(ana.answers(title, "Cancelar")).replace("\N{ZERO WIDTH SPACE}", "")
    assert address in told
    assert "no site aula.example." in told
    at_the_latest_message(stage, ana)
    stage.press("Return")
    ana.answers(title, "Abrir")
    until(opened.exists, "it is opened")
    assert opened.read_text("utf-8") == f"{address}\n"
