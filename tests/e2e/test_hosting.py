"""What a host does in a real window, by the keyboard, and what simple guests read of it."""

from tests.e2e.accessible import State
from tests.e2e.fixtures import RawMaker, WindowMaker
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.window import Window

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
