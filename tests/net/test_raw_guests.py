"""Plain text programs on real sockets: the rows R01 to R21 as such a guest lives them."""

from contextlib import suppress

import pytest

from app.config import Limits
from app.net.transport import Transport
from tests.support.fixtures import RoomMaker
from tests.support.guests import RawGuest
from tests.support.running import OpenRoom


@pytest.fixture
def room(open_room: RoomMaker) -> OpenRoom:
    return open_room()


def arrived(room: OpenRoom, guest: RawGuest, name: str) -> str:
    """The line about somebody who came in."""
    return f"[hh:mm] {name} entrou no chat. ({guest.where})\n"


def gone(guest: RawGuest, name: str) -> str:
    """The line about somebody who left."""
    return f"[hh:mm] {name} saiu do chat. ({guest.where})\n"


def test_r02_r06_r07_a_joiner_is_welcomed_with_the_own_address_and_the_list(room: OpenRoom) -> None:
    bia = room.guest("bia")
    ana = room.visitor()
    ana.send(b"ana\n")
    room.hears(ana, "/sair sai.\n")
    assert ana.read() == (
        f"Bem-vindo, ana! Seu IP: 127.0.0.1, Porta: {ana.address[1]}\n"
        "Conectado ao servidor.\n"
        f"Usuários ativos: bia (127.0.0.1:{bia.address[1]}), ana (127.0.0.1:{ana.address[1]})\n"
        "Você está na sala “Turma 3B”. Escreva para todos, ou @nome mensagem para uma pessoa; "
        "/usuarios mostra quem está, /sair sai.\n"
    )


def test_r01_r05_everyone_is_told_of_a_joiner_with_ip_and_port(room: OpenRoom) -> None:
    bia, caio = room.guest("bia"), room.guest("caio")
    bia.forget()
    ana = room.guest("ana")
    for other in (bia, caio):
        room.reads(other, arrived(room, ana, "ana"))


def test_r07_the_list_stays_right(room: OpenRoom) -> None:
    ana, bia = room.guest("ana"), room.guest("bia")
    bia.send(b"/sair\n")
    room.hears(ana, "bia saiu do chat.")
    caio = room.guest("caio")
    ana.forget()
    ana.send(b"/usuarios\n")
    room.hears(ana, "Usuários")
    assert ana.read() == (
        f"Usuários ativos: ana (127.0.0.1:{ana.address[1]}), caio (127.0.0.1:{caio.address[1]})\n"
    )


def test_r08_r21_a_public_message_reaches_everyone_else(room: OpenRoom) -> None:
    ana, bia, caio = room.guest("ana"), room.guest("bia"), room.guest("caio")
    for guest in (ana, bia):
        guest.forget()
    ana.send("olá, José\n".encode())
    for other in (bia, caio):
        room.reads(other, "[hh:mm] ana: olá, José\n")
    assert ana.read() == ""


def test_r09_a_private_message_is_seen_by_two_and_marked(room: OpenRoom) -> None:
    ana, bia, caio = room.guest("ana"), room.guest("bia"), room.guest("caio")
    for guest in (ana, bia, caio):
        guest.forget()
    ana.send(b"@bia um segredo\npara todos\n")
    room.hears(bia, "para todos")
    room.hears(caio, "para todos")
    assert bia.read() == "[hh:mm] ana (privado): um segredo\n[hh:mm] ana: para todos\n"
    assert ana.read() == "[hh:mm] Você para bia (privado): um segredo\n"
    assert caio.read() == "[hh:mm] ana: para todos\n"


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        pytest.param(
            b"@ana oi\n",
            "Erro: Você não pode enviar mensagens privadas para si mesmo.\n",
            id="r10-to-oneself",
        ),
        pytest.param(
            b"@\n",
            "Erro: mensagem privada incompleta. Escreva assim: @nome mensagem\n",
            id="r11-no-name",
        ),
        pytest.param(
            b"@bia\n",
            "Erro: mensagem privada incompleta. Escreva assim: @nome mensagem\n",
            id="r11-no-message",
        ),
        pytest.param(
            b"@bia   \n",
            "Erro: mensagem privada incompleta. Escreva assim: @nome mensagem\n",
            id="r11-blanks",
        ),
        pytest.param(
            b"@zeca oi\n",
            "Erro: não há ninguém com o nome zeca na sala; a mensagem não foi enviada. "
            "Escreva assim: @nome mensagem\n",
            id="r11-unknown",
        ),
        pytest.param(
            b"x" * 4_001 + b"\n",
            "Erro: a mensagem pode ter no máximo 4000 caracteres; ela não foi enviada.\n",
            id="too-long",
        ),
    ],
)
def test_a_message_that_cannot_be_sent_is_answered_and_reaches_nobody(
    room: OpenRoom, sent: bytes, answer: str
) -> None:
    ana, bia = room.guest("ana"), room.guest("bia")
    ana.forget()
    ana.send(sent + b"depois\n")
    room.hears(bia, "depois")
    assert bia.read() == "[hh:mm] ana: depois\n"
    assert ana.read() == answer


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        (b"\n", "Erro: o nome não pode ficar vazio. Envie um nome.\n"),
        (b"ana maria\n", "Erro: o nome não pode ter espaços. Envie outro nome.\n"),
        (b"ana@casa\n", "Erro: o nome não pode ter @. Envie outro nome.\n"),
        (
            b"ana!\n",
            "Erro: o nome só pode ter letras, números e _ (veio “!”). Envie outro nome.\n",
        ),
        (b"a" * 33 + b"\n", "Erro: o nome pode ter no máximo 32 caracteres. Envie outro nome.\n"),
        (
            "JOSÉ\n".encode(),
            "Erro: já existe um usuário ativo com o nome JOSÉ. Envie outro nome.\n",
        ),
    ],
)
def test_r03_r04_a_refused_name_is_asked_for_again_on_the_same_connection(
    room: OpenRoom, name: bytes, answer: str
) -> None:
    jose = room.guest("José")
    ana = room.visitor()
    ana.send(name)
    room.hears(ana, "\n")
    assert ana.read() == answer
    ana.send("Conceição_1\n".encode())
    room.hears(ana, "Bem-vindo, Conceição_1!")
    room.reads(jose, arrived(room, ana, "Conceição_1"))


@pytest.mark.parametrize(
    "farewell",
    [b"/sair\n", b"/SAIR\r\n", b"sair\n", b"sair", b"bia saiu do chat.", b"Bia Saiu do chat.\n"],
)
def test_r12_r13_a_leave_is_answered_announced_and_hung_up(room: OpenRoom, farewell: bytes) -> None:
    ana, bia = room.guest("ana"), room.guest("bia")
    room.hears(ana, "bia entrou")
    ana.forget()
    bia.send(farewell)
    room.wait(bia.is_hung_up)
    assert bia.read() == "Você saiu do chat.\n"
    assert not bia.was_reset
    room.reads(ana, gone(bia, "bia"))


def test_r12_the_leave_line_of_somebody_else_is_a_message(room: OpenRoom) -> None:
    ana, bia = room.guest("ana"), room.guest("bia")
    bia.send(b"ana saiu do chat.\n")
    room.hears(ana, "[hh:mm] bia: ana saiu do chat.\n")
    assert not bia.is_hung_up()


@pytest.mark.parametrize("way", ["close", "reset"])
def test_r14_r15_a_guest_who_vanishes_is_announced_and_the_name_is_free(
    room: OpenRoom, way: str
) -> None:
    ana, bia = room.guest("ana"), room.guest("bia")
    room.hears(ana, "bia entrou")
    ana.forget()
    bia.close() if way == "close" else bia.reset()
    room.reads(ana, gone(bia, "bia"))
    again = room.guest("bia")
    again.send(b"voltei\n")
    room.hears(ana, "[hh:mm] bia: voltei\n")


def test_r14_a_guest_who_vanishes_in_mid_message_is_removed_and_nobody_else_feels_it(
    open_room: RoomMaker,
) -> None:
    room = open_room(limits=Limits(grace=0.1))
    ana, bia, caio = room.guest("ana"), room.native("bia"), room.guest("caio")
    ana.forget()
    bia.send(b'{"type":"say","cid":"1","text":"metade de um')
    ana.send(b"oi\n")
    room.hears(caio, "ana: oi")
    bia.reset()
    room.reads(ana, gone(bia, "bia"))
    assert caio.read() == "[hh:mm] ana: oi\n" + gone(bia, "bia")


def test_r21_the_program_that_sends_name_and_messages_without_newline(room: OpenRoom) -> None:
    """The client of *projeto-final*: one `sendall` is one message, its end a short silence."""
    ana, bia = room.guest("ana"), room.visitor()
    for data, shown in (
        (b"bia", "Bem-vindo, bia!"),
        ("olá".encode(), "[hh:mm] bia: olá\n"),
        (b"@ana oi", "[hh:mm] bia (privado): oi\n"),
        (b"bia saiu do chat.", gone(bia, "bia")),
    ):
        bia.send(data)
        reader = bia if shown.startswith("Bem-vindo") else ana
        room.hears(reader, shown)
    room.wait(bia.is_hung_up)


def test_r21_the_program_that_puts_its_name_before_each_message(room: OpenRoom) -> None:
    """The client of *chatsimples*: no name first, but `apelido: mensagem` every time."""
    ana, bia = room.guest("ana"), room.visitor()
    bia.send(b"bia: oi, gente")
    room.hears(ana, "oi, gente")
    bia.send(b"bia: tudo bem?")
    room.hears(ana, "tudo bem?")
    bia.close()
    room.hears(ana, "saiu")
    assert ana.read() == (
        arrived(room, bia, "bia")
        + "[hh:mm] bia: oi, gente\n[hh:mm] bia: tudo bem?\n"
        + gone(bia, "bia")
    )


def test_r21_a_message_that_was_split_inside_a_character_arrives_whole(room: OpenRoom) -> None:
    ana, bia = room.guest("ana"), room.guest("bia")
    whole = "não é só".encode()
    ana.forget()
    bia.send(whole[:2])  # the first byte of ã
    ana.send(b"oi\n")
    room.hears(bia, "oi")  # so the server has read the first part
    bia.send(whole[2:])
    room.reads(ana, "[hh:mm] bia: não é só\n")


def test_r21_telnet_is_understood_with_its_line_ends_and_option_bytes(room: OpenRoom) -> None:
    ana, bia = room.guest("ana"), room.visitor()
    bia.send(b"\xff\xfd\x03\xff\xfb\x18\xff\xfb\x1f")  # DO SGA, WILL TTYPE, WILL NAWS
    bia.send(b"bia\r\n")
    room.hears(bia, "Bem-vindo, bia!")
    bia.send(b"oi\r\n")
    room.hears(ana, "[hh:mm] bia: oi\n")


def test_the_silent_second_socket_of_a_browser_is_told_nothing(room: OpenRoom) -> None:
    silent = room.visitor()
    ana, bia = room.guest("ana"), room.guest("bia")
    bia.send(b"oi\n")
    room.hears(ana, "bia: oi")
    assert silent.data == b""
    assert not silent.is_hung_up()


def check_that_the_last_line_is_read(room: OpenRoom) -> None:
    """The room hangs up on somebody who goes on sending without listening."""
    ana, bia = room.guest("ana"), room.guest("bia")

    def goes_on() -> bool:
        with suppress(BlockingIOError):  # as much as the system takes
            bia.send(b"x" * 40_000)
            bia.send(b"x")  # fails where nobody is there to read the first part
        return bia.is_hung_up()

    room.wait(goes_on)
    assert bia.read() == "Erro: a linha é longa demais. Conecte-se de novo.\n"
    assert not bia.was_reset
    room.hears(ana, gone(bia, "bia"))


def test_a_line_without_end_is_cut_at_its_limit_with_a_last_line_and_the_room_goes_on(
    room: OpenRoom,
) -> None:
    check_that_the_last_line_is_read(room)


def test_a_room_that_hangs_up_too_fast_is_found_out(
    room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slam(transport: Transport, seconds: float) -> None:
        transport.flush()
        transport.abort()

    monkeypatch.setattr(Transport, "finish", slam)
    with pytest.raises((AssertionError, ConnectionError)):
        check_that_the_last_line_is_read(room)


def test_a_flood_is_slowed_down_then_cut_with_its_reason(open_room: RoomMaker) -> None:
    room = open_room(limits=Limits(burst=5, rate=0.1, backlog=65_536))
    ana, bia = room.guest("ana"), room.guest("bia")
    ana.forget()
    bia.send(b"oi\n" * 4)
    room.reads(ana, "[hh:mm] bia: oi\n" * 4)  # the name was the first of five
    bia.send((b"x" * 99 + b"\n") * 656)
    room.wait(bia.is_hung_up)
    assert "Erro: mensagens demais de uma vez." in bia.read()
    room.hears(ana, gone(bia, "bia"))
