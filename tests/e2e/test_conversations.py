"""The window's conversations: private tabs, what is unread, and where an answer goes."""

from tests.e2e.fixtures import RawMaker, WindowMaker
from tests.e2e.programs import Server
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.window import EVERYONE
from tests.support.guests import LOOPBACK


def test_r09_a_private_message_waits_in_its_tab_counted_until_it_is_read_and_answered_there(
    open_window: WindowMaker, server: Server, raw_guest: RawMaker
) -> None:
    bia, caio = raw_guest(server.port, "Bia"), raw_guest(server.port, "Caio")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    bia.sees("Ana entrou")
    for words in ("só para você", "e mais isto"):
        bia.tell("Ana", words)
        ana.sees(words, "Bia")
    ana.has_tabs(EVERYONE, "Bia, não lidas: 2")
    ana.title_is("(2) Turma 3B — Sala")
    ana.open_tab("Bia")
    ana.has_tabs(EVERYONE, "Bia")
    ana.title_is("Turma 3B — Sala")
    ana.writes("entendi, obrigada")
    assert "Ana (privado): entendi, obrigada" in bia.sees("entendi, obrigada")
    assert "Você (privado)" in ana.sees("entendi, obrigada", "Bia")
    caio.say("e para mim?")
    ana.sees("e para mim?", EVERYONE)
    until(lambda: "Geral, não lidas: 1" in ana.tabs(), "the message for everyone is counted")
    assert ana.in_front() == "Bia"
    assert [row for row in caio.seen() if "privado" in row or "obrigada" in row] == []


def test_r09_a_double_click_on_a_person_opens_the_private_tab(
    open_window: WindowMaker, server: Server, raw_guest: RawMaker
) -> None:
    bia, caio = raw_guest(server.port, "Bia"), raw_guest(server.port, "Caio")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    caio.sees("Ana entrou")
    ana.double_click("Caio")
    until(lambda: ana.in_front() == "Caio", "the tab is in front")
    ana.find("text", "Mensagem privada para Caio")
    ana.writes("oi, Caio, só nós dois")
    assert "Ana (privado): oi" in caio.sees("só nós dois")
    ana.say("@Bia e nós duas")
    until(lambda: ana.in_front() == "Bia", "@nome opens the tab as well")
    bia.sees("Ana (privado): e nós duas")
    ana.sees("e nós duas", "Bia")
    ana.double_click("Ana")
    ana.shows("Você não pode enviar mensagens privadas para si mesmo.")
    ana.has_tabs(EVERYONE, "Caio", "Bia")
    assert [row for row in bia.seen() if "dois" in row] == []
    assert [row for row in caio.seen() if "duas" in row] == []


def test_r15_who_left_gets_no_message_which_stays_typed_until_that_person_is_back(
    open_window: WindowMaker, server: Server, raw_guest: RawMaker, stage: Stage
) -> None:
    caio = raw_guest(server.port, "Caio")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    ana.say("@Caio você volta?")
    caio.sees("você volta?")
    caio.end()
    ana.shows("Caio não está mais na sala.")
    ana.is_refused("amanhã?", "Caio não está mais na sala. A mensagem não foi enviada.")
    caio = raw_guest(server.port, "Caio")
    caio.sees("Bem-vindo, Caio!")
    ana.sees("Caio entrou", "Caio")
    stage.press("Return")
    caio.sees("Ana (privado): amanhã?")


def test_r17_who_comes_later_reads_what_was_said_to_everyone_and_no_private_word(
    open_window: WindowMaker, server: Server, raw_guest: RawMaker
) -> None:
    bia, caio = raw_guest(server.port, "Bia"), raw_guest(server.port, "Caio")
    caio.sees("Bem-vindo")
    bia.tell("Caio", "segredo antigo")
    caio.sees("segredo antigo")
    bia.say("aviso para todos")
    caio.sees("aviso para todos")
    caio.end()
    bia.sees("Caio saiu")
    for name in ("Ana", "Caio"):  # that name is free again; whoever takes it is somebody else
        window = open_window(name, "entrar", f"{LOOPBACK}:{server.port}", "--nome", name)
        window.sees("Bia, ")
        window.sees(": aviso para todos")
        assert [row for row in window.rows() if "segredo" in row] == []


def test_what_a_peer_sends_is_shown_as_it_is(
    open_window: WindowMaker, server: Server, raw_guest: RawMaker
) -> None:
    bia = raw_guest(server.port, "Bia")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    for markup in ("<b>oi</b> &amp;", "<img src=/etc/passwd>"):
        bia.say(markup)
        assert ana.sees(markup).endswith(f": {markup}")
