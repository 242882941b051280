"""The window's first page: open a room, enter one, and everything that can be wrong with that."""

from tests.e2e.accessible import State
from tests.e2e.cast import free_port
from tests.e2e.fixtures import RawMaker, WindowMaker
from tests.e2e.programs import Server
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.support.guests import LOOPBACK

SPACE = "O nome não pode ter espaços."
TAKEN = "Esse nome já está em uso"
CLOSED = "Não há sala aberta nesse endereço"


def test_r01_r02_a_room_is_opened_by_clicking_and_entered_by_the_address_that_it_shows(
    open_window: WindowMaker, stage: Stage
) -> None:
    ana, bia = open_window("Ana"), open_window("Bia")
    ana.press("Opções", "check box")
    assert ana.find("text", "Porta").node.text() == "9999"
    ana.host("Turma 3B", port=0)
    ana.is_in_room()
    port = ana.hosted_port()
    ana.title_is("Turma 3B — Sala")
    copy = ana.button_like(f"Copiar .*:{port}")
    stage.click(copy.node)
    ana.shows("Copiado")
    address = copy.name.removeprefix("Copiar ")
    assert not address.startswith("127.")
    fields = bia.card("Entrar")
    stage.fill(fields["Seu nome"], "Bia")
    stage.paste(fields["Endereço"], address)
    stage.click(fields["Entrar"])
    bia.is_in_room()
    ana.sees(f"Bia entrou ({address.rpartition(':')[0]}:")
    bia.say("Cheguei! É aqui?")
    ana.sees("Bia, ")
    ana.sees(": Cheguei! É aqui?")


def test_r03_a_name_with_a_space_is_refused_at_once_beside_the_field(
    open_window: WindowMaker, stage: Stage, server: Server
) -> None:
    ana = open_window("Ana")
    fields = ana.card("Entrar")
    stage.fill(fields["Endereço"], f"{LOOPBACK}:{server.port}")
    stage.fill(fields["Seu nome"], "Ana Maria")
    ana.shows(SPACE)
    stage.click(fields["Entrar"])
    until(lambda: fields["Seu nome"].has(State.FOCUSED), "the wrong field gets the focus")
    assert fields["Seu nome"].text() == "Ana Maria"
    stage.fill(fields["Seu nome"], "Conceição")
    until(lambda: not any(SPACE in text for text in ana.look().texts()), "nothing is wrong now")
    stage.click(fields["Entrar"])
    ana.is_in_room()
    server.sees("Conceição entrou")
    assert [line for line in server.seen() if "Maria" in line] == []


def test_r03_a_room_is_not_opened_under_a_wrong_name(
    open_window: WindowMaker, stage: Stage
) -> None:
    ana = open_window("Ana")
    for name, rule in (("ana@casa", "O nome não pode ter “@”."), ("", "O nome está vazio.")):
        fields = ana.card("Hospedar sala")
        stage.fill(fields["Seu nome"], name)
        stage.click(fields["Hospedar sala"])
        ana.shows(rule)
        ana.is_at_start()


def test_r04_a_name_in_use_is_asked_again_in_the_dialog_until_it_is_free(
    open_window: WindowMaker,
    server: Server,
    raw_guest: RawMaker,
    stage: Stage,
) -> None:
    other = raw_guest(server.port, "José")
    other.sees("Bem-vindo")
    ana = open_window("José")
    ana.join(f"{LOOPBACK}:{server.port}")
    field = ana.dialog(TAKEN).find("text", "Seu nome")
    assert field is not None
    assert field.node.text() == "José"
    stage.fill(field.node, "JOSÉ")
    ana.press("Tentar com este nome")
    ana.shows("Já existe alguém com esse nome na sala.")
    stage.fill(field.node, "José Maria")
    ana.press("Tentar com este nome")
    ana.shows(SPACE)
    stage.fill(field.node, "José_2")
    ana.press("Tentar com este nome")
    ana.is_in_room()
    ana.lacks("dialog")
    ana.shows("José_2")
    stage.sees_focus(ana.composer())
    other.sees("José_2 entrou no chat.")
    assert [row for row in other.seen() if "Maria" in row] == []


def test_r16_a_server_that_is_not_there_is_told_in_a_modal_dialog_that_leads_back(
    open_window: WindowMaker, stage: Stage
) -> None:
    ana = open_window("Ana")
    address = f"{LOOPBACK}:{free_port()}"
    ana.join(address)
    dialog = ana.dialog(CLOSED)
    assert any(address in text for text in dialog.texts())
    assert "Confira o endereço e a porta com quem hospeda" in " ".join(dialog.texts())
    assert "_NET_WM_STATE_MODAL" in stage.states_of(stage.window_of(ana.pid, CLOSED))
    ana.answers(CLOSED, "Voltar")
    fields = ana.card("Entrar")
    assert (fields["Seu nome"].text(), fields["Endereço"].text()) == ("Ana", address)
    assert fields["Entrar"].has(State.SENSITIVE)


def test_the_port_that_is_taken_can_be_changed_in_the_dialog(
    open_window: WindowMaker, stage: Stage, server: Server
) -> None:
    ana = open_window("Ana", "hospedar", "--nome", "Ana", "--porta", str(server.port))
    ana.answers("Já há uma sala aberta aqui", "Entrar nessa sala")
    ana.is_in_room()
    server.sees("Ana entrou (127.0.0.1:")
