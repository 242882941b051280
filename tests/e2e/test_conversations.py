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


def test_the_list_of_conversations_shows_the_last_words_and_opens_what_is_clicked(
    open_window: WindowMaker, server: Server, raw_guest: RawMaker, stage: Stage
) -> None:
    bia, caio = raw_guest(server.port, "Bia"), raw_guest(server.port, "Caio")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    bia.sees("Ana entrou")
    bia.tell("Ana", "só para você")
    ana.sees("só para você", "Bia")
    caio.tell("Ana", "para você também")
    ana.sees("para você também", "Caio")
    caio.say("oi, gente")
    ana.sees("oi, gente", EVERYONE)

    def rows(*wanted: str) -> bool:
        shown = ana.conversations()
        return len(shown) == len(wanted) and all(map(str.startswith, shown, wanted))

    until(
        lambda: rows("Geral, última mensagem, ", "Caio, 1 não lida", "Bia, 1 não lida"),
        lambda: f"everyone, then the latest, not {ana.conversations()}",
    )
    assert ana.conversations()[0].endswith(": Caio: oi, gente")
    ana.click_row("Lista de conversas", "Bia")
    until(lambda: ana.in_front() == "Bia", "its tab is in front")
    ana.writes("obrigada")
    until(
        lambda: rows("Geral, ", "Bia, última mensagem, ", "Caio, 1 não lida"),
        lambda: f"Bia first, not {ana.conversations()}",
    )
    assert ana.conversations()[1].endswith(": Você: obrigada")
    stage.fill(ana.find("text", "Buscar pessoas e conversas").node, "caio")
    until(lambda: rows("Caio, 1 não lida"), lambda: f"Caio alone, not {ana.conversations()}")
    assert [row.split(",")[0] for row in ana.people()] == ["Caio"]
    stage.press("Escape")
    until(lambda: len(ana.conversations()) == 3, "Esc shows all again")


def test_in_a_narrow_window_the_lists_come_by_a_button_and_go_with_a_choice(
    open_window: WindowMaker, server: Server, raw_guest: RawMaker
) -> None:
    bia = raw_guest(server.port, "Bia")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    bia.sees("Ana entrou")
    ana.resize(480, 480)
    ana.lacks("list", "Pessoas na sala")
    ana.press("Conversas e pessoas", "check box")
    ana.find("list", "Pessoas na sala")
    ana.double_click("Bia")
    ana.lacks("list", "Pessoas na sala")
    until(lambda: ana.in_front() == "Bia", "the conversation is in front")
    ana.writes("oi, de um cantinho")
    bia.sees("oi, de um cantinho")


def test_the_details_of_a_person_are_opened_by_the_menu_key(
    open_window: WindowMaker, server: Server, raw_guest: RawMaker, stage: Stage
) -> None:
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    raw_guest(server.port, "Bia")
    ana.sees("Bia entrou")
    ana.click_row("Pessoas na sala", "Bia")
    ana.choose(("Down", "Down", "Return"))
    ana.shows("texto puro")
    ana.shows("conectado")
    ana.press("Fechar os detalhes")
    ana.lacks("push button", "Fechar os detalhes")
