"""Plain text guests in the room (R21): what they send, to the byte, and what everyone reads."""

import pytest

from app.config import Limits
from app.protocol.messages import Ended, Joined, Left, Reason, Refused, Said, Told
from tests.room.house import House

WELCOME = (
    "Bem-vindo, ana! Seu IP: 10.0.0.1, Porta: 50001\n"
    "Conectado ao servidor.\n"
    "Usuários ativos: ana (10.0.0.1:50001)\n"
    "Você está na sala “Turma 3B”. Escreva para todos, ou @nome mensagem para uma pessoa; "
    "/usuarios mostra quem está, /sair sai.\n"
)


def test_r21_a_name_without_newline_ends_with_a_short_silence() -> None:
    house = House()
    ana = house.opens()
    house.receives(ana, b"ana")
    house.waits(0.07)
    assert house.reads(ana) == ""
    house.waits(0.01)
    assert house.reads(ana) == WELCOME


def test_r07_the_joiner_reads_that_the_connection_stands_and_who_is_in() -> None:
    house = House()
    house.guest("bia")
    ana = house.opens()
    house.receives(ana, b"ana\n")
    assert house.reads(ana) == (
        "Bem-vindo, ana! Seu IP: 10.0.0.2, Porta: 50002\n"
        "Conectado ao servidor.\n"
        "Usuários ativos: bia (10.0.0.1:50001), ana (10.0.0.2:50002)\n"
        "Você está na sala “Turma 3B”. Escreva para todos, ou @nome mensagem para uma pessoa; "
        "/usuarios mostra quem está, /sair sai.\n"
    )


def test_r21_after_the_name_each_send_without_newline_is_one_message() -> None:
    house = House()
    bia = house.guest("bia")
    ana = house.opens()
    for data in (b"ana", b"oi", "tudo bem, José?".encode()):
        house.receives(ana, data)
        house.waits(0.1)
    assert house.reads(bia) == (
        "[09:12] ana entrou no chat. (IP: 10.0.0.2, Porta: 50002)\n"
        "[09:12] ana: oi\n"
        "[09:12] ana: tudo bem, José?\n"
    )


def test_r21_two_packets_of_one_send_are_one_message() -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, b"uma mensagem ")
    house.waits(0.05)
    house.receives(ana, b"comprida")
    house.waits(0.08)
    assert house.reads(bia) == "[09:12] ana: uma mensagem comprida\n"


def test_r21_name_and_first_message_come_in_one_packet() -> None:
    house = House()
    bia = house.guest("bia")
    ana = house.opens()
    house.receives(ana, b"ana\noi\n")
    assert house.reads(bia) == (
        "[09:12] ana entrou no chat. (IP: 10.0.0.2, Porta: 50002)\n[09:12] ana: oi\n"
    )


def test_r04_after_a_refused_name_the_next_line_is_a_name_and_not_a_message() -> None:
    house = House()
    bia = house.guest("bia")
    other = house.opens()
    house.receives(other, b"bia\nana\noi\n")
    assert house.reads(other).startswith(
        "Erro: já existe um usuário ativo com o nome bia. Envie outro nome.\nBem-vindo, ana!"
    )
    assert house.reads(bia).endswith("[09:12] ana: oi\n")


def test_r08_a_public_message_does_not_go_back_to_a_plain_author() -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, b"oi\n")
    assert house.reads(ana) == ""
    assert house.reads(bia) == "[09:12] ana: oi\n"


@pytest.mark.parametrize("gap", [0.0, 0.05, 0.5])
def test_r21_a_message_split_inside_a_character_stays_whole(gap: float) -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    for piece in (b"caf\xc3", b"\xa9 \xf0\x9f", b"\x98", b"\x80"):
        house.receives(ana, piece)
        house.waits(gap)
    house.waits(0.08)
    assert house.reads(bia) == "[09:12] ana: café 😀\n"


def test_half_a_character_waits_for_its_rest_no_longer_than_torn() -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, b"caf\xc3")
    house.waits(0.99)
    assert house.reads(bia) == ""
    house.waits(0.01)
    assert house.reads(bia) == "[09:12] ana: cafÃ\n"


def test_bytes_of_an_old_windows_code_page_become_its_letters() -> None:
    house = House()
    bia = house.guest("bia")
    jose = house.opens()
    house.receives(jose, b"Jos\xe9\r\n")
    house.receives(jose, b"n\xe3o \xe9 UTF-8\r\n")
    assert house.reads(bia) == (
        "[09:12] José entrou no chat. (IP: 10.0.0.2, Porta: 50002)\n[09:12] José: não é UTF-8\n"
    )


def test_a_byte_order_mark_before_the_name_is_no_part_of_it() -> None:
    house = House()
    ana = house.opens()
    house.receives(ana, b"\xef\xbb\xbfana\n")
    assert house.reads(ana) == WELCOME


def test_r09_a_private_message_is_read_by_its_two_people_and_marked_for_both() -> None:
    house = House()
    bia, caio, ana = house.guest("bia"), house.guest("caio"), house.guest("ana")
    house.silence()
    house.receives(ana, b"@bia s\xc3\xb3 para voc\xc3\xaa\n")
    assert house.reads(bia) == "[09:12] ana (privado): só para você\n"
    assert house.reads(ana) == "[09:12] Você para bia (privado): só para você\n"
    assert house.reads(caio) == ""


def test_r09_the_recipient_may_be_spelt_in_another_way() -> None:
    house = House()
    jose, ana = house.guest("José"), house.guest("ana")
    house.silence()
    house.receives(ana, "@JOSE\u0301, oi\n".encode())
    assert house.reads(jose) == "[09:12] ana (privado): oi\n"
    assert house.reads(ana) == "[09:12] Você para José (privado): oi\n"


@pytest.mark.parametrize("to", ["ana", "ANA", "ana:"])
def test_r10_a_private_message_to_oneself_is_refused(to: str) -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, f"@{to} oi\n".encode())
    assert house.reads(ana) == "Erro: Você não pode enviar mensagens privadas para si mesmo.\n"
    assert house.reads(bia) == ""


@pytest.mark.parametrize("line", ["@", "@bia", "@bia   ", "@ bia oi", "@: oi", "\ufeff@bia"])
def test_r11_a_badly_formed_private_message_is_answered_with_the_form(line: str) -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, f"{line}\n".encode())
    assert house.reads(ana) == "Erro: mensagem privada incompleta. Escreva assim: @nome mensagem\n"
    assert house.reads(bia) == ""


def test_r11_a_private_message_to_nobody_is_answered_and_reaches_nobody() -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, b"@beatriz oi\n")
    assert house.reads(ana) == (
        "Erro: não há ninguém com o nome beatriz na sala; a mensagem não foi enviada. "
        "Escreva assim: @nome mensagem\n"
    )
    assert house.reads(bia) == ""
    assert [event for event in house.stored if isinstance(event, Said | Told)] == []


@pytest.mark.parametrize(
    "line",
    ["/sair", "/SAIR", " /sair ", "sair", "Sair", "ana saiu do chat.", "Ana saiu do chat."],
)
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_r12_each_way_of_leaving_leaves(line: str, end: str) -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, f"{line}{end}".encode())
    house.waits(0.1)
    assert house.reads(ana) == "Você saiu do chat.\n"
    assert house.hung_up == [ana]
    assert house.reads(bia) == "[09:12] ana saiu do chat. (IP: 10.0.0.2, Porta: 50002)\n"


def test_r12_the_leave_of_a_decomposed_name_leaves() -> None:
    house = House()
    house.guest("bia")
    jose = house.guest("Jose\u0301")
    house.receives(jose, "Jose\u0301 saiu do chat.".encode())
    house.waits(0.1)
    assert house.hung_up == [jose]


def test_r21_that_somebody_else_left_is_a_message() -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, b"bia saiu do chat.\n")
    assert house.reads(bia) == "[09:12] ana: bia saiu do chat.\n"
    assert house.hung_up == []


def test_what_follows_a_leave_is_not_read() -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, b"/sair\nmais uma coisa\n")
    house.receives(ana, b"e outra\n")
    assert "coisa" not in house.reads(bia)
    assert house.reads(ana) == "Você saiu do chat.\n"


def test_somebody_without_a_name_can_leave_too() -> None:
    house = House()
    ana = house.opens()
    house.receives(ana, b"sair\n")
    assert house.reads(ana) == "Você saiu do chat.\n"
    assert house.hung_up == [ana]
    assert house.stored == []


def test_r21_a_client_that_closes_right_after_its_message_was_heard() -> None:
    house = House()
    bia = house.guest("bia")
    ana = house.opens()
    house.receives(ana, b"ana\noi\n")
    house.closes(ana)
    assert house.reads(bia) == (
        "[09:12] ana entrou no chat. (IP: 10.0.0.2, Porta: 50002)\n"
        "[09:12] ana: oi\n"
        "[09:12] ana saiu do chat. (IP: 10.0.0.2, Porta: 50002)\n"
    )


@pytest.mark.parametrize("reason", [None, Reason.LOST])
def test_closing_ends_a_message_as_a_newline_does(reason: Reason | None) -> None:
    # A program that closes with unread lines resets its connection: no orderly end is seen.
    house = House()
    bia = house.guest("bia")
    ana = house.opens()
    house.receives(ana, b"ana\ntchau")
    house.closes(ana, reason)
    assert "[09:12] ana: tchau\n[09:12] ana saiu do chat." in house.reads(bia)


def test_a_name_and_nothing_else_before_closing_is_a_short_visit() -> None:
    house = House()
    bia = house.guest("bia")
    ana = house.opens()
    house.receives(ana, b"ANA")  # could still become the method of a web request
    house.closes(ana)
    assert house.reads(bia) == (
        "[09:12] ANA entrou no chat. (IP: 10.0.0.2, Porta: 50002)\n"
        "[09:12] ANA saiu do chat. (IP: 10.0.0.2, Porta: 50002)\n"
    )


@pytest.mark.parametrize("end", ["", "\n"])
def test_r21_a_chatsimples_client_is_known_by_its_prefix(end: str) -> None:
    house = House()
    bia = house.guest("bia")
    ana = house.opens()
    for text in ("ana: oi", "ana: tudo bem?", "ana: @bia só nós", "ana: /sair"):
        house.receives(ana, f"{text}{end}".encode())
        house.waits(0.1)
    assert house.reads(bia) == (
        "[09:12] ana entrou no chat. (IP: 10.0.0.2, Porta: 50002)\n"
        "[09:12] ana: oi\n"
        "[09:12] ana: tudo bem?\n"
        "[09:12] ana (privado): só nós\n"
        "[09:12] ana saiu do chat. (IP: 10.0.0.2, Porta: 50002)\n"
    )
    assert house.hung_up == [ana]


def test_r21_a_chatsimples_client_may_also_leave_without_its_prefix() -> None:
    house = House()
    ana = house.opens()
    house.receives(ana, b"ana: oi\n/sair\n")
    assert house.hung_up == [ana]


def test_r04_a_chatsimples_client_whose_name_is_taken_is_asked_again() -> None:
    house = House()
    bia = house.guest("bia")
    other = house.opens()
    house.receives(other, b"bia: oi\n")
    assert house.reads(other) == (
        "Erro: já existe um usuário ativo com o nome bia. Envie outro nome.\n"
    )
    assert house.reads(bia) == ""
    house.receives(other, b"ana: oi\n")
    assert house.reads(bia).endswith("[09:12] ana: oi\n")


def test_a_prefix_that_was_refused_is_forgotten_when_a_bare_name_follows() -> None:
    house = House()
    caio = house.guest("caio")
    ana = house.opens()
    house.receives(ana, b"caio: oi\nana\nana: assim eu assino\n")
    assert house.reads(caio).endswith("[09:12] ana: ana: assim eu assino\n")


def test_r21_who_sent_the_name_first_keeps_a_colon_in_messages() -> None:
    house = House()
    bia = house.guest("bia")
    ana = house.guest("ana")
    house.silence()
    house.receives(ana, b"ana: lembrete\nlista: caf\xc3\xa9\n")
    assert house.reads(bia) == "[09:12] ana: ana: lembrete\n[09:12] ana: lista: café\n"


def test_telnet_ends_lines_with_cr_lf() -> None:
    house = House()
    bia = house.guest("bia")
    ana = house.opens()
    house.receives(ana, b"ana\r\noi\r\n")
    assert house.reads(bia).endswith("[09:12] ana: oi\n")


OPTIONS = b"\xff\xfb\x1f\xff\xfb\x20\xff\xfb\x18\xff\xfb\x27\xff\xfd\x01\xff\xfb\x03\xff\xfd\x03"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_a_name_in_the_code_page_of_an_old_windows_is_read_as_it_was_typed(end: bytes) -> None:
    house = House()
    bia, jose = house.guest("bia"), house.opens()
    house.receives(jose, "José".encode("cp1252") + end)
    house.waits(1.0)  # as long as half a character may wait for its rest
    assert house.reads(jose).startswith("Bem-vindo, José! ")
    house.receives(jose, "não é".encode("cp1252") + end)
    house.waits(1.0)
    assert house.reads(bia).endswith("[09:12] José: não é\n")


def test_telnet_option_bytes_alone_at_the_start_are_no_name() -> None:
    house = House()
    ana = house.opens()
    house.receives(ana, OPTIONS)
    house.waits(5.0)
    assert house.hears(ana) == b""
    house.receives(ana, b"ana\r\n")
    assert house.reads(ana) == WELCOME


@pytest.mark.parametrize("cut", range(1, len(OPTIONS)))
def test_telnet_option_bytes_may_be_cut_anywhere(cut: int) -> None:
    house = House()
    ana = house.opens()
    house.receives(ana, OPTIONS[:cut])
    house.receives(ana, OPTIONS[cut:] + b"ana\r\n")
    assert house.reads(ana) == WELCOME


def test_telnet_option_bytes_inside_a_message_vanish_and_a_doubled_255_stays() -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, b"o\xff\xf1i \xff\xfa\x18\x00xterm\xff\xf0Jo\xe3o \xff\xff\r\n")
    assert house.reads(bia) == "[09:12] ana: oi João ÿ\n"


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("", "Erro: o nome não pode ficar vazio. Envie um nome.\n"),
        ("   ", "Erro: o nome não pode ficar vazio. Envie um nome.\n"),
        ("ana maria", "Erro: o nome não pode ter espaços. Envie outro nome.\n"),
        ("ana@casa", "Erro: o nome não pode ter @. Envie outro nome.\n"),
        ("@", "Erro: o nome não pode ter @. Envie outro nome.\n"),
        (
            "ana!",
            "Erro: o nome só pode ter letras, números e _ (veio “!”). Envie outro nome.\n",
        ),
        (
            "ana\x1b[2J",
            "Erro: o nome só pode ter letras, números e _ (veio “U+001B”). Envie outro nome.\n",
        ),
        ("a" * 33, "Erro: o nome pode ter no máximo 32 caracteres. Envie outro nome.\n"),
        (
            "ana\ufe0f",
            "Erro: o nome só pode ter letras, números e _ (veio “U+FE0F”). Envie outro nome.\n",
        ),
        ("voce\u0302", "Erro: o nome você é do próprio programa. Envie outro nome.\n"),
        ("BIA", "Erro: já existe um usuário ativo com o nome BIA. Envie outro nome.\n"),
    ],
)
def test_r03_a_refused_name_is_answered_with_its_rule_and_asked_again(
    name: str, answer: str
) -> None:
    house = House()
    bia = house.guest("bia")
    ana = house.opens()
    house.receives(ana, f"{name}\n".encode())
    assert house.reads(ana) == answer
    house.receives(ana, b"ana\n")
    assert house.reads(ana).startswith("Bem-vindo, ana!")
    assert house.reads(bia) == "[09:12] ana entrou no chat. (IP: 10.0.0.2, Porta: 50002)\n"


@pytest.mark.parametrize("line", ["", "   ", "\t", "\u200b", "\r"])
def test_a_blank_line_is_no_message_and_is_not_answered(line: str) -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, f"{line}\n".encode())
    assert house.hears(ana) == house.hears(bia) == b""


def test_a_message_beyond_the_limit_is_refused_and_reaches_nobody() -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, b"a" * 4_000 + b"\n")
    house.receives(ana, b"a" * 4_001 + b"\n")
    assert house.reads(ana) == (
        "Erro: a mensagem pode ter no máximo 4000 caracteres; ela não foi enviada.\n"
    )
    assert house.reads(bia) == "[09:12] ana: " + "a" * 4_000 + "\n"


@pytest.mark.parametrize("line", ["/usuarios", "/usuários", "/USUARIOS"])
def test_r07_a_plain_guest_can_ask_who_is_in(line: str) -> None:
    house = House()
    house.member("bia")
    ana = house.guest("ana")
    house.receives(ana, f"{line}\n".encode())
    assert house.reads(ana) == "Usuários ativos: bia (10.0.0.1:50001), ana (10.0.0.2:50002)\n"


@pytest.mark.parametrize(
    "separator", ["\r", "\v", "\f", "\x1c", "\x1e", "\x85", "\u2028", "\u2029"]
)
def test_nobody_forges_a_line_through_a_line_break_in_a_message(separator: str) -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, f"oi{separator}[09:12] caio: eu confesso\n".encode())
    assert house.reads(bia) == "[09:12] ana: oi\n    [09:12] caio: eu confesso\n"


def test_nobody_forges_a_line_through_a_newline_from_a_native_client() -> None:
    house = House()
    bia, ana = house.guest("bia"), house.member("ana")
    house.silence()
    house.receives(
        ana,
        b'{"type":"say","cid":"1","text":"oi\\nErro: saia"}\n'
        b'{"type":"tell","cid":"2","to":"bia","text":"a\\r\\nA sala foi encerrada."}\n',
    )
    assert house.reads(bia) == (
        "[09:12] ana: oi\n    Erro: saia\n[09:12] ana (privado): a\n    A sala foi encerrada.\n"
    )


def test_no_escape_sequence_reaches_a_terminal() -> None:
    house = House()
    bia, ana = house.guest("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, b"\x1b[2J\x1b]0;x\x07oi\x08\x00\x7f \xc2\x9b31m\n")
    assert house.reads(bia) == "[09:12] ana: [2J]0;xoi 31m\n"


def test_an_unknown_name_is_quoted_without_its_escape_sequences() -> None:
    house = House()
    ana = house.guest("ana")
    house.receives(ana, b"@\x1b[2Jbia oi\n")
    assert house.reads(ana).startswith("Erro: não há ninguém com o nome U+001B[2Jbia na sala;")


def test_r15_a_name_is_free_again_once_its_owner_left() -> None:
    house = House()
    first = house.guest("ana")
    house.receives(first, b"/sair\n")
    second = house.opens()
    house.receives(second, b"Ana\n")
    assert house.reads(second).startswith("Bem-vindo, Ana!")


def test_r14_a_plain_guest_whose_connection_breaks_is_gone_for_everyone() -> None:
    house = House()
    bia, ana = house.member("bia"), house.guest("ana")
    house.silence()
    house.closes(ana, Reason.LOST)
    (left,) = house.events(bia)
    assert isinstance(left, Left)
    assert (left.member.name, left.reason) == ("ana", "lost")


def test_plain_and_native_people_hear_each_other() -> None:
    house = House()
    bia, ana = house.member("bia"), house.opens()
    house.receives(ana, b"ana\noi\n")
    joined, said = house.events(bia)
    assert isinstance(joined, Joined)
    assert joined.member.program == "texto puro"
    assert isinstance(said, Said)
    assert (said.author, said.text, said.cid) == ("ana", "oi", None)
    house.silence()
    house.receives(bia, b'{"type":"say","cid":"1","text":"oi, ana"}\n')
    assert house.reads(ana) == "[09:12] bia: oi, ana\n"


def test_a_plain_guest_gets_no_history_since_it_could_not_tell_it_from_news() -> None:
    house = House()
    bia = house.guest("bia")
    house.receives(bia, b"antes\n")
    ana = house.opens()
    house.receives(ana, b"ana\n")
    assert "antes" not in house.reads(ana)


def test_a_plain_guest_is_never_pinged_and_may_stay_silent() -> None:
    house = House()
    ana = house.guest("ana")
    house.waits(3_600)
    assert house.hears(ana) == b""
    assert house.hung_up == []


def test_the_pause_is_a_limit_like_any_other() -> None:
    house = House(limits=Limits(pause=0.5))
    ana = house.opens()
    house.receives(ana, b"ana")
    house.waits(0.4)
    assert house.hears(ana) == b""
    house.waits(0.1)
    assert house.reads(ana) == WELCOME


def test_a_native_member_reads_nothing_of_what_a_plain_guest_is_refused() -> None:
    house = House()
    bia, ana = house.member("bia"), house.guest("ana")
    house.silence()
    house.receives(ana, b"@\n")
    assert not [e for e in house.events(bia) if isinstance(e, Refused | Ended)]
