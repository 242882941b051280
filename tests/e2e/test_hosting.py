"""What a host does in a real window, by the keyboard, and what simple guests read of it."""

from pathlib import Path

from tests.e2e.accessible import State
from tests.e2e.fixtures import RawMaker, WindowMaker, hosts
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.window import Window
from tests.support.guests import LOOPBACK

QUIET = "Agora só o anfitrião fala. Para ele, escreva @nome mensagem."


def reaches(stage: Stage, window: Window, role: str, name: str) -> None:
    """Tab until something has the keys: whatever is scrolled away comes into view then."""

    def has_it() -> bool:
        seen = window.look().find(role, name)
        if seen is not None and seen.has(State.FOCUSED):
            return True
        stage.press("Tab")
        return False

    until(has_it, f"the keys on “{name}”")


def test_a_host_keeps_the_room_quiet_puts_somebody_out_and_says_a_last_word(
    stage: Stage, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    ana = open_window("Ana")
    ana.host("Turma", 0)
    ana.is_in_room()
    port = ana.hosted_port()
    bia, caio = raw_guest(port, "Bia"), raw_guest(port, "Caio")
    caio.sees("Bem-vindo, Caio!")
    until(lambda: len(ana.people()) == 3, "all are there")

    reaches(stage, ana, "check box", "Só o anfitrião fala")
    stage.press("space")
    bia.sees(QUIET)
    bia.say("oi")
    bia.sees("Erro: agora só o anfitrião fala; a mensagem não foi enviada.")
    bia.say("@Ana posso falar?")
    ana.sees("posso falar?", "Bia")
    stage.press("space")
    bia.sees("Agora todos podem falar.")

    ana.click_row("Pessoas na sala", "Caio")
    ana.choose(("Up", "Up", "Return"))  # the last but one
    ana.answers("Remover Caio?", "Remover")
    caio.sees("O anfitrião removeu você da sala.")
    caio.is_cut_off()
    ana.sees("O anfitrião removeu Caio da sala")

    ana.press("Encerrar sala")
    dialog = ana.dialog("Encerrar a sala?")
    word = dialog.find("text", "Uma última palavra para todos (opcional)")
    assert word is not None
    stage.fill(word.node, "Até amanhã!")
    ana.answers("Encerrar a sala?", "Encerrar a sala")
    bia.sees("Ana: Até amanhã!")
    bia.sees("A sala foi encerrada.")
    ana.is_at_start()


def is_shown_as(window: Window, person: str, words: str = "") -> None:
    """Wait until the list of people says these words of somebody, or else nothing special."""
    wanted = f"{person}, {words} · {LOOPBACK}:" if words else f"{person}, {LOOPBACK}:"
    until(
        lambda: any(row.startswith(wanted) for row in window.people()),
        lambda: f"“{wanted}” in {window.people()}",
    )


def test_a_host_lets_each_person_in_or_not_and_sees_who_tried(
    open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    ana = hosts(open_window)
    port = ana.hosted_port()
    ana.press("Aprovar cada entrada", "check box")
    until(
        lambda: ana.find("check box", "Aprovar cada entrada").has(State.CHECKED),
        "whoever comes waits",
    )
    bia = raw_guest(port, "Bia")
    bia.sees("Aguarde: o anfitrião precisa deixar você entrar.")
    ana.press("Deixar Bia entrar")
    bia.sees("Bem-vindo, Bia!")
    ana.sees("Bia entrou")
    caio = raw_guest(port, "Caio")
    ana.press("Recusar Caio")
    caio.is_cut_off()
    assert "Bem-vindo" not in caio.read()
    ana.lacks("push button", "Recusar Caio")
    tried = [
        f"{LOOPBACK} não entrou: você não deixou entrar",
        f"{LOOPBACK} entrou como Bia",
        f"{LOOPBACK} entrou como Ana",
    ]

    def told() -> list[str]:
        rows = ana.find("list", "Quem tentou entrar").node.rows()
        return [row.partition("  ")[2] for row in rows]  # without the time

    until(lambda: told() == tried, lambda: f"{tried}, not {told()}")
    ana.press("Aprovar cada entrada", "check box")
    raw_guest(port, "Davi").sees("Bem-vindo, Davi!")


def test_a_host_takes_the_word_from_somebody_bans_them_and_takes_both_back(
    open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    ana = hosts(open_window)
    port = ana.hosted_port()
    bia, caio = raw_guest(port, "Bia"), raw_guest(port, "Caio")
    caio.sees("Bem-vindo")
    ana.sees("Bia entrou")
    ana.click_row("Pessoas na sala", "Bia")
    ana.choose(("Up", "Up", "Up", "Return"))
    is_shown_as(ana, "Bia", "silenciado")
    bia.say("oi")
    bia.sees("Erro: o anfitrião silenciou você")
    caio.say("alguém?")
    ana.sees("alguém?")
    assert [row for row in [*ana.rows(), *caio.seen()] if row.endswith(": oi")] == []
    ana.click_row("Pessoas na sala", "Bia")
    ana.choose(("Up", "Up", "Up", "Return"))
    is_shown_as(ana, "Bia")
    bia.say("oi de novo")
    caio.sees("Bia: oi de novo")

    ana.click_row("Pessoas na sala", "Bia")
    ana.choose(("Up", "Return"))
    ana.answers("Banir Bia?", "Banir")
    bia.is_cut_off()
    ana.sees("O anfitrião baniu Bia da sala")
    again = raw_guest(port, "Bia")
    again.sees("o anfitrião não deixa você entrar")
    assert "Bem-vindo" not in again.read()
    ana.press("Deixar Bia entrar de novo")
    ana.lacks("push button", "Deixar Bia entrar de novo")
    raw_guest(port, "Bia").sees("Bem-vindo, Bia!")


def test_a_host_calls_who_raised_a_hand_and_takes_a_message_from_every_screen(
    stage: Stage, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    ana = hosts(open_window)
    ana.resize(1060, 700)  # three windows have to find room
    port = ana.hosted_port()
    caio = raw_guest(port, "Caio")
    davi, bia = (
        open_window(name, "entrar", f"{LOOPBACK}:{port}", "--nome", name)
        for name in ("Davi", "Bia")
    )
    davi.is_in_room()
    bia.is_in_room()
    for window, place in ((bia, "1. Bia"), (davi, "2. Davi")):
        window.press("Levantar a mão", "check box")
        ana.shows(place)
    is_shown_as(ana, "Bia", "mão levantada")
    is_shown_as(davi, "Bia", "mão levantada")
    ana.press("Abaixar a mão de Bia")
    bia.find("check box", "Levantar a mão")
    is_shown_as(ana, "Bia")
    ana.shows("1. Davi")
    bia.press("Levantar a mão", "check box")
    ana.shows("2. Bia")
    davi.press("Abaixar a mão", "check box")
    ana.shows("1. Bia")

    caio.say("uma grosseria")
    for window in (ana, bia):
        window.sees("uma grosseria")
    stage.focus(ana.composer())
    stage.press("shift+Tab", "End", "Up", "Down", "Delete")
    ana.answers("Apagar esta mensagem?", "Apagar")
    for window in (ana, bia):
        window.sees("Caio, ")
        window.sees(": Mensagem apagada")
        assert [row for row in window.rows() if "grosseria" in row] == []
    caio.sees("apagou uma mensagem")


def test_a_host_saves_who_was_there_and_what_was_said(
    stage: Stage, open_window: WindowMaker, raw_guest: RawMaker, tmp_path: Path
) -> None:
    ana = hosts(open_window)
    bia, caio = (raw_guest(ana.hosted_port(), name) for name in ("Bia", "Caio"))
    caio.sees("Bem-vindo")
    bia.say("presente")
    ana.sees("presente")
    caio.end()
    ana.sees("Caio saiu")
    ana.press("Lista de presença…")
    ana.dialog("Lista de presença")
    ana.shows("3 pessoas estiveram na sala hoje.")
    ana.press("Salvar lista (CSV)…")
    ana.dialog("Salvar lista de presença")
    name = next(seen for seen in ana.look().find_all("text") if seen.node.text().endswith(".csv"))
    stage.fill(name.node, str(tmp_path / "presentes.csv"))
    stage.press("Return")
    ana.shows("Salvo em presentes.csv")
    first, *rows = (tmp_path / "presentes.csv").read_text("utf-8-sig").splitlines()
    assert first == "Nome;Entrou;Saiu;Minutos;Mensagens"
    assert [(row.split(";")[0], row.split(";")[4]) for row in rows] == [
        ("Ana", "0"),
        ("Bia", "1"),
        ("Caio", "0"),
    ]
    ana.press("Salvar conversa…")
    ana.dialog("Salvar conversa")
    name = next(seen for seen in ana.look().find_all("text") if seen.node.text().endswith(".html"))
    stage.fill(name.node, str(tmp_path / "aula.txt"))
    stage.press("Return")
    ana.shows("Conversa salva em aula.txt")
    assert "Bia: presente" in (tmp_path / "aula.txt").read_text("utf-8-sig")
