"""R01–R22 in one room: two windows, a terminal, and three raw guests, each a program of its own.

All of it twice: a window hosts, and a server without one does.
"""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.e2e.cast import ROOM, Cast, Person, answer, rows_with, see
from tests.e2e.guests import Nc, Raw, bare, line, prefixed
from tests.e2e.terminal import Terminal
from tests.e2e.waiting import until
from tests.e2e.window import Window

SELF = "Você não pode enviar mensagens privadas para si mesmo."


def test_r06_r07_everyone_is_told_the_same_people_each_with_the_same_address(room: Cast) -> None:
    theirs = {}
    for window in (room.ana, room.bia):
        theirs[window.name] = dict(_person(row) for row in window.people())
        assert window.people()[0].startswith(f"{window.name} (você)")
        window.shows(" · 6 pessoas")
        window.shows(theirs[window.name][window.name])
    assert theirs["Ana"] == theirs["Bia"]
    people = theirs["Ana"]
    assert set(people) == {"Ana", "Bia", "Téo", "Davi", "Eva", "Fábio"}
    assert people["Eva"] == f"127.0.0.1:{room.eva.address[1]}"
    room.teo.sees(f"Você entrou em {ROOM} como Téo ({people['Téo']}).")
    ip, port = people["Davi"].split(":")
    room.davi.sees(f"Bem-vindo, Davi! Seu IP: {ip}, Porta: {port}")
    room.davi.sees("Conectado ao servidor.")
    for person, words in ((room.teo, "Na sala (6): "), (room.davi, "Usuários ativos: ")):
        listed = answer(person, "/usuarios", words)
        assert [f"{name} ({where})" in listed for name, where in people.items()] == [True] * 6


def test_r05_r13_r15_a_join_and_a_leave_are_told_to_everyone_and_the_name_is_free_again(
    room: Cast,
) -> None:
    for _ in range(2):
        with _guest(room, "Gil", bare) as gil:
            gil.sees("Bem-vindo, Gil! Seu IP: 127.0.0.1, Porta: ")
            for person in room.everyone:
                person.sees(_told(person, gil, "entrou"))
            until(lambda: _is_listed(room, "Gil"), "Gil is in both lists of people")
            gil.say("/sair")
            gil.sees("Você saiu do chat.")
            gil.is_cut_off()
            for person in room.everyone:
                person.sees(_told(person, gil, "saiu"))
            until(lambda: not _is_listed(room, "Gil"), "Gil is in neither list of people")
            assert not gil.seen()[-1].startswith("Gil")


def test_r08_what_one_says_reaches_all_others_once_and_is_shown_to_its_author_as_own(
    room: Cast,
) -> None:
    for author in room.everyone:
        author.say(f"Olá, aqui é {author.name}: ção!")
        see(room.but(author), f"Olá, aqui é {author.name}: ção!")
    room.fence()
    for author in room.everyone:
        words = f": Olá, aqui é {author.name}: ção!"
        counts = {person.name: len(rows_with(person, words)) for person in room.everyone}
        own = 0 if author in (room.davi, room.eva, room.fabio) else 1  # raw guests get none back
        assert counts == dict.fromkeys(counts, 1) | {author.name: own}
        for reader in room.but(author):
            assert re.search(rf"\b{author.name}(, ..:..)?{words}", rows_with(reader, words)[0])
    for window in (room.ana, room.bia):
        assert re.fullmatch(r"Você, \d\d:\d\d: Olá, .*", rows_with(window, f"é {window.name}:")[0])
    assert "] Você: Olá, aqui é Téo: ção!" in rows_with(room.teo, "aqui é Téo")[0]


@pytest.mark.parametrize(
    ("author", "reader"),
    [
        ("Ana", "Bia"),
        ("Bia", "Eva"),
        ("Téo", "Ana"),
        ("Davi", "Téo"),
        ("Eva", "Davi"),
        ("Fábio", "Bia"),
    ],
)
def test_r09_a_private_message_is_seen_by_its_two_people_only_and_marked(
    room: Cast, author: str, reader: str
) -> None:
    people = {person.name: person for person in room.everyone}
    words = f"segredo de {author} para {reader}"
    people[author].tell(reader, words)
    told = [people[reader].sees(words), people[author].sees(words)]
    room.fence()
    assert [("(privado)" in row, author in told[0]) for row in told] == [(True, True)] * 2
    counts = {person.name: len(rows_with(person, words)) for person in room.everyone}
    assert counts == dict.fromkeys(counts, 0) | {author: 1, reader: 1}
    if room.server is not None:
        assert [row for row in room.server.seen() if words in row] == []
    for window, peer in ((people[author], reader), (people[reader], author)):
        if isinstance(window, Window):
            assert len([row for row in window.rows(peer) if words in row]) == 1
            assert [row for row in window.rows("Geral") if words in row] == []


@pytest.mark.parametrize("typed", ["@", "@Bia", "@Bia   ", "@Ninguém oi, segredo perdido"])
def test_r11_a_badly_formed_private_message_is_answered_to_its_author_alone(
    room: Cast, typed: str
) -> None:
    room.ana.open_tab("Geral")
    form = "Escreva assim: @nome mensagem"
    told = "A forma é: @nome mensagem" if "Ninguém" in typed else form
    room.ana.is_refused(typed, told)
    for author in (room.teo, room.davi, room.eva, room.fabio):
        assert answer(author, typed, told if author is room.teo else form).startswith("Erro: ")
    room.fence()
    for person in room.everyone:
        assert rows_with(person, "segredo perdido") == []
        assert [row for row in rows_with(person, "@") if "@nome mensagem" not in row] == []


def test_r10_a_private_message_to_oneself_is_refused_and_reaches_nobody(room: Cast) -> None:
    for window in (room.ana, room.bia):
        window.open_tab("Geral")
        window.is_refused(f"@{window.name} segredo meu", SELF)
    for author in (room.teo, room.davi, room.eva, room.fabio):
        author.tell(author.name, "segredo meu")
        assert author.sees(SELF).startswith("Erro: ")
    room.fence()
    for person in room.everyone:
        assert rows_with(person, "segredo meu") == []
        told = rows_with(person, SELF)
        assert len(told) == (0 if person in (room.ana, room.bia) else 1)  # theirs is no row


@pytest.mark.parametrize("words", ["/sair", "sair", "Hugo saiu do chat."])
@pytest.mark.parametrize("form", [line, bare])
def test_r12_a_raw_guest_leaves_with_each_word_that_its_programs_know(
    room: Cast, words: str, form: Callable[[str, str], str]
) -> None:
    with _guest(room, "Hugo", form) as hugo:
        hugo.sees("Bem-vindo, Hugo!")
        hugo.say(words)
        hugo.sees("Você saiu do chat.")
        hugo.is_cut_off()
        for person in room.everyone:
            person.sees(_told(person, hugo, "saiu"))


def test_r21_the_words_of_somebody_elses_leave_are_a_message(room: Cast) -> None:
    room.davi.say("Ana saiu do chat.")
    see(room.but(room.davi), "Davi")
    see(room.but(room.davi), ": Ana saiu do chat.")
    assert _is_listed(room, "Ana")


@pytest.mark.parametrize("words", ["/sair", "sair"])
def test_r12_r20_the_terminal_leaves_with_a_word_and_ends_well(room: Cast, words: str) -> None:
    ivo = Terminal(room.home(f"ivo_{words.strip('/')}"), f"127.0.0.1:{room.port}", "Ivo")
    try:
        where = ivo.sees("Você entrou em").partition("(")[2].rstrip(").")
        see([room.ana, room.bia, room.teo], f"Ivo entrou ({where})")
        ivo.say(words)
        assert ivo.exit_code() == 0
        assert ivo.seen()[-1] == "Você saiu da sala."
        see([room.ana, room.bia, room.teo], f"Ivo saiu ({where})")
        see([room.davi, room.eva, room.fabio], "Ivo saiu do chat.")
    finally:
        ivo.end()


def test_r14_whoever_vanishes_is_announced_and_nobody_else_feels_it(room: Cast) -> None:
    with _guest(room, "Lia", line) as lia:
        lia.sees("Bem-vindo, Lia!")
        lia.reset()
        for person in room.everyone:  # such a program has no other way to leave
            person.sees(_told(person, lia, "saiu"))
    davi = Nc(room.home("davi_2"), room.port, "Luísa")
    try:
        davi.sees("Bem-vindo, Luísa!")
        davi.kill()
        see(room.everyone, "Luísa saiu")
    finally:
        davi.end()
    max_ = Terminal(room.home("max"), f"127.0.0.1:{room.port}", "Max")
    try:
        max_.sees("Você entrou em")
        max_.kill()
        see([room.ana, room.bia, room.teo], "Max caiu: a conexão se perdeu (")
    finally:
        max_.end()
    until(lambda: len(room.ana.people()) == 6, "the six of before are listed")
    room.fence()


def test_r03_a_name_outside_the_rule_is_refused_with_the_rule_until_one_fits(room: Cast) -> None:
    with _guest(room, "Nina Luz", line) as nina:
        assert "espaços" in nina.sees("Erro: ")
        for name, rule in (("", "vazio"), ("@nina", "@"), ("ni-na", "letras, números e _")):
            assert rule in answer(nina, name, "Erro: ")
        nina.say("Conceição_2")
        nina.sees("Bem-vindo, Conceição_2!")
        see(room.everyone, "Conceição_2 entrou")
    see(room.everyone, "Conceição_2 saiu")
    assert [rows_with(person, "Nina") + rows_with(person, "ni-na") for person in room.everyone] == [
        []
    ] * 6


@pytest.mark.parametrize("name", ["Ana", "ANA", "Téo", "Te\N{COMBINING ACUTE ACCENT}o"])
def test_r04_a_name_in_use_is_refused_however_it_is_spelt_and_another_one_taken(
    room: Cast, name: str
) -> None:
    with _guest(room, name, bare) as other:
        assert other.sees("Erro: ").startswith("Erro: já existe um usuário ativo com o nome")
        other.say("Olga")
        other.sees("Bem-vindo, Olga!")
        see(room.everyone, "Olga entrou")
        other.say("/sair")
        other.is_cut_off()
    see([room.ana], "Olga saiu")


def test_r17_everything_is_shown_with_its_time_and_printed_with_its_date(room: Cast) -> None:
    room.davi.say("Que horas são?")
    for window in (room.ana, room.bia):
        assert re.fullmatch(r"Davi, \d\d:\d\d: Que horas são\?", window.sees("Que horas"))
        came = window.sees("Eva entrou")  # alone, or among others who came in with her
        alone, among = r"\d\d:\d\d: Eva entrou \(.*\)", r"Eva entrou \([^)]*\) · \d\d:\d\d"
        assert re.fullmatch(alone, came) or re.search(among, came)
    stamp = r"\[\d\d/\d\d/\d{4} \d\d:\d\d:\d\d\] "
    assert re.fullmatch(stamp + r"Davi: Que horas são\?", room.teo.sees("Que horas"))
    room.eva.sees("Que horas")
    assert re.search(r"^\[\d\d:\d\d\] Davi: Que horas são\?$", room.eva.data.decode(), re.MULTILINE)
    if room.server is not None:
        assert re.fullmatch(stamp + r"Davi: Que horas são\?", room.server.sees("Que horas"))
        assert re.fullmatch(stamp + r"Eva entrou \(.*\)", room.server.sees("Eva entrou"))


def test_r21_raw_guests_of_every_kind_are_understood(room: Cast) -> None:
    with socket.create_connection(("127.0.0.1", room.port)) as hasty:
        hasty.sendall(b"Rui\nfechei logo\n")
    see(room.everyone, "fechei logo")
    see(room.everyone, "Rui saiu")
    with _guest(room, "Sol", line) as sol:
        sol.sees("Bem-vindo, Sol!")
        sol.send("cora\xe7\xe3o".encode()[:5])
        sol.send("coração partido\n".encode()[5:])
        see(room.everyone, "Sol")
        see(room.everyone, ": coração partido")
    with _guest(room, "Zé", prefixed) as ze:
        ze.say("minha vez")
        see(room.everyone, "Zé entrou")
        see(room.everyone, ": minha vez")
        assert [rows_with(person, "Zé: Zé:") for person in room.everyone] == [[]] * 6
    with _guest(room, "", line) as telnet:
        telnet.send(b"\xff\xfb\x1f\xff\xfd\x03Tel\r\nd\xff\xf1e longe\r\n")
        see(room.everyone, ": de longe")
    room.fence()


def test_r22_a_flood_is_stopped_and_freezes_nobody(room: Cast) -> None:
    flood = b"".join(b"%d %s\n" % (number, b"x" * 3_000) for number in range(500))
    for window in (room.ana, room.bia):
        window.open_tab("Geral")
    for number in range(5):
        with _guest(room, f"Uri{number}", line) as uri:
            uri.sees("Bem-vindo, ")
            uri.pour(flood)
            assert max(window.seconds_to_answer() for window in (room.ana, room.bia)) < 1.0
            uri.is_cut_off()
            uri.sees("Erro: mensagens demais de uma vez.")
            for person in (room.ana, room.bia, room.teo):
                person.sees(f"A sala desconectou Uri{number}: mensagens demais em pouco tempo")
    room.fence()


def _where(guest: Raw) -> str:
    ip, port = guest.address
    return f"{ip}:{port}"


def _told(person: Person, guest: Raw, what: str) -> str:
    """How a person's program says that a guest came or went."""
    if isinstance(person, Raw | Nc):
        return f"{guest.name} {what} no chat. ({guest.where})".replace("saiu no", "saiu do")
    return f"{guest.name} {what} ({_where(guest)})"


def _person(row: str) -> tuple[str, str]:
    """Name and address of a row in the list of people."""
    name, _, where = row.removesuffix(", anfitrião").rpartition(", ")
    return name.removesuffix(" (você)"), where


def _is_listed(room: Cast, name: str) -> bool:
    return all(name in dict(map(_person, each.people())) for each in (room.ana, room.bia))


@contextmanager
def _guest(room: Cast, name: str, form: Callable[[str, str], str]) -> Iterator[Raw]:
    """One more raw guest, who is gone afterwards."""
    guest = Raw(room.port, name, form)
    try:
        yield guest
    finally:
        guest.end()
