"""How a conversation ends: somebody leaves, the host closes the room, the server dies."""

import signal
from pathlib import Path
from socket import create_connection

import pytest

from tests.e2e.fixtures import RawMaker, ServerMaker, TerminalMaker, WindowMaker
from tests.e2e.programs import Server
from tests.e2e.stage import Stage
from tests.net.test_files import DATA, asks, offer_line, put_line
from tests.support.guests import LOOPBACK

LEAVE = "Sair da sala?"
STOP = "Encerrar a sala?"
OVER = "A conversa terminou"


@pytest.mark.parametrize("way", ["the button", "/sair", "sair"])
def test_r12_r13_the_window_leaves_in_three_ways_and_the_others_are_told(
    open_window: WindowMaker, server: Server, raw_guest: RawMaker, way: str
) -> None:
    bia = raw_guest(server.port, "Bia")
    bia.sees("Bem-vindo")
    ana = open_window("Ana")
    ana.join(f"{LOOPBACK}:{server.port}")
    ana.is_in_room()
    if way == "the button":
        ana.press("Sair")
    else:
        ana.writes(way)
    if way == "sair":
        ana.answers(LEAVE, "Sair da sala")
    ana.is_at_filled_form(server.port)
    bia.sees("Ana saiu do chat. (IP: 127.0.0.1, Porta: ")
    server.sees("Ana saiu (127.0.0.1:")
    ana.press("Entrar")  # and it can come back: the name is free
    ana.is_in_room()


def test_r12_a_bare_sair_in_the_window_can_be_kept_or_sent(
    open_window: WindowMaker, server: Server, raw_guest: RawMaker
) -> None:
    bia = raw_guest(server.port, "Bia")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    ana.writes("Sair")
    ana.answers(LEAVE, "Cancelar")
    assert ana.composer().text() == "Sair"
    ana.writes("Sair")
    ana.answers(LEAVE, "Enviar a palavra “sair”")
    bia.sees("Ana: Sair")
    assert len([row for row in bia.seen() if row.endswith("Ana: Sair")]) == 1
    assert [row for row in bia.seen() if "Ana saiu" in row] == []


def test_r12_closing_the_window_of_a_guest_is_leaving(
    open_window: WindowMaker, server: Server, raw_guest: RawMaker
) -> None:
    bia = raw_guest(server.port, "Bia")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    ana.close()
    assert ana.exit_code() == 0
    bia.sees("Ana saiu do chat.")


def test_the_host_who_closes_is_told_how_many_are_dropped_and_then_everyone_is_told(
    open_window: WindowMaker, open_terminal: TerminalMaker, raw_guest: RawMaker
) -> None:
    words = ("hospedar", "--nome", "Ana", "--sala", "Turma 3B", "--porta", "0")
    ana = open_window("Ana", *words)
    ana.is_in_room()
    port = ana.hosted_port()
    bia = open_window("Bia")
    bia.join(f"{LOOPBACK}:{port}")
    bia.is_in_room()
    teo = open_terminal("Téo", port)
    teo.sees("Você entrou em")
    caio = raw_guest(port, "Caio")
    ana.sees("Caio entrou")
    ana.close()
    assert "3 pessoas serão desconectadas." in ana.answers(STOP, "Continuar na sala")
    caio.say("ainda estamos aqui")
    for person in (ana, bia, teo):
        person.sees("ainda estamos aqui")
    ana.close()
    ana.answers(STOP, "Encerrar a sala", last=True)
    caio.sees("A sala foi encerrada.")
    caio.is_cut_off()
    assert ana.exit_code() == 0
    teo.sees("A sala foi encerrada por quem a hospedava.")
    assert teo.exit_code() == 0
    assert "A sala foi encerrada" in " ".join(bia.answers(OVER, "Voltar"))
    bia.is_at_filled_form(port)


def test_the_window_of_a_host_who_keeps_nothing_is_closed_in_the_midst_of_files_and_leaves_none(
    open_window: WindowMaker, tmp_path: Path
) -> None:
    folder = tmp_path / "tmp"
    folder.mkdir()
    words = ("hospedar", "--nome", "Ana", "--porta", "0", "--sem-guardar")
    ana = open_window("Ana", *words, env={"TMPDIR": str(folder)})
    ana.is_in_room()
    door = (LOOPBACK, ana.hosted_port())
    with create_connection(door) as bia, create_connection(door) as put:
        asks(bia, b'{"type":"join","name":"Bia"}\n', "welcomed")
        file = asks(bia, offer_line(), "offered")["file"]
        asks(put, put_line(file), "at")
        put.sendall(DATA[:1_000_000])
        ana.sees("Bia entrou")
        assert len(list(folder.glob("sala-*/files/*"))) == 1
        ana.close()
        ana.answers(STOP, "Encerrar a sala", last=True)
        assert b'"ended"' in bia.makefile("rb").read()
    assert ana.exit_code() == 0
    assert list(folder.glob("sala-*")) == []


def test_the_host_who_presses_sair_is_asked_as_well_and_comes_back_to_the_first_page(
    open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    ana = open_window("Ana", "hospedar", "--nome", "Ana", "--porta", "0")
    ana.is_in_room()
    port = ana.hosted_port()
    caio = raw_guest(port, "Caio")
    ana.sees("Caio entrou")
    ana.press("Sair")
    assert "1 pessoa será desconectada." in ana.answers(STOP, "Encerrar a sala")
    caio.sees("A sala foi encerrada.")
    caio.is_cut_off()
    ana.is_at_start()
    ana.press("Hospedar sala")  # the port is free again
    ana.is_in_room()


def test_r18_a_killed_server_is_told_at_once_and_everyone_is_back_in_it_without_doing_anything(
    open_window: WindowMaker,
    open_server: ServerMaker,
    open_terminal: TerminalMaker,
    raw_guest: RawMaker,
    stage: Stage,
) -> None:
    server = open_server(0)
    ana = open_window("Ana")
    ana.join(f"{LOOPBACK}:{server.port}")
    ana.is_in_room()
    teo = open_terminal("Téo", server.port)
    teo.sees("Você entrou em")
    caio = raw_guest(server.port, "Caio")
    ana.sees("Caio entrou")
    ana.say("isto fica")
    caio.sees("isto fica")
    stage.fill(ana.composer(), "rascunho")
    server.kill()
    ana.find("label", "Sem conexão com a sala. Tentando de novo…")
    teo.sees("A conexão com a sala se perdeu. Tentando de novo… O que você escrever espera")
    caio.is_cut_off()
    assert ana.composer().text() == "rascunho"
    ana.say("dito sem sala")
    teo.types("eu também")
    again = open_server(server.port)
    again.sees("Ana: dito sem sala")
    again.sees("Téo: eu também")
    teo.sees("De volta à sala.")
    teo.sees("Ana: dito sem sala")
    ana.lacks("label", "Sem conexão com a sala. Tentando de novo…")
    ana.sees("eu também")
    for words in ("isto fica", "dito sem sala"):
        assert sum(words in row for row in ana.seen()) == 1
    assert not any("Ana entrou" in row or "Ana caiu" in row for row in teo.seen()[1:])


@pytest.mark.parametrize("way", ["/sair", signal.SIGTERM])
def test_r19_the_server_ends_in_order_and_everyone_is_told(
    open_window: WindowMaker,
    server: Server,
    open_terminal: TerminalMaker,
    raw_guest: RawMaker,
    way: str | signal.Signals,
) -> None:
    ana = open_window("Ana")
    ana.join(f"{LOOPBACK}:{server.port}")
    ana.is_in_room()
    teo = open_terminal("Téo", server.port)
    teo.sees("Você entrou em")
    caio = raw_guest(server.port, "Caio")
    ana.sees("Caio entrou")
    caio.say("última palavra")
    if isinstance(way, str):
        server.write(way)
    else:
        server.signal(way)
    caio.sees("A sala foi encerrada.")
    caio.is_cut_off()
    assert server.exit_code() == 0
    assert server.seen()[-1] == "Sala encerrada."
    server.sees("Caio: última palavra")
    teo.sees("última palavra")
    teo.sees("A sala foi encerrada por quem a hospedava.")
    assert teo.exit_code() == 0
    ana.sees("última palavra")
    ana.answers(OVER, "Voltar")
    ana.is_at_filled_form(server.port)
