"""What a guest's window says when the host makes them wait, refuses, removes or bans them."""

from tests.e2e.fixtures import WindowMaker, hosts
from tests.e2e.stage import Stage
from tests.support.guests import LOOPBACK

OVER = "A conversa terminou"
WAITING = "Esperando que o anfitrião deixe você entrar…"


def test_a_guest_waits_at_the_door_gives_up_is_refused_and_let_in(
    open_window: WindowMaker,
) -> None:
    ana = hosts(open_window)
    port = ana.hosted_port()
    ana.press("Aprovar cada entrada", "check box")
    bia = open_window("Bia")
    bia.join(f"{LOOPBACK}:{port}")
    bia.shows(WAITING)
    bia.press("Cancelar")
    bia.is_at_filled_form(port)
    ana.lacks("push button", "Recusar Bia")

    bia.press("Entrar")
    bia.shows(WAITING)
    ana.press("Recusar Bia")
    told = bia.answers("Entrada recusada", "Voltar")
    assert "O anfitrião não deixou você entrar na sala." in told
    bia.is_at_filled_form(port)

    bia.press("Entrar")
    ana.press("Deixar Bia entrar")
    bia.is_in_room()


def test_a_guest_who_is_removed_may_come_back_and_who_is_banned_only_once_that_is_undone(
    stage: Stage, open_window: WindowMaker
) -> None:
    ana = hosts(open_window)
    port = ana.hosted_port()
    bia = open_window("Bia", "entrar", f"{LOOPBACK}:{port}", "--nome", "Bia")
    bia.is_in_room()
    stage.fill(bia.composer(), "ainda não terminei")
    ana.click_row("Pessoas na sala", "Bia")
    ana.choose(("Up", "Up", "Return"))
    ana.answers("Remover Bia?", "Remover")
    assert "O anfitrião removeu você da sala." in bia.answers(OVER, "Voltar")
    bia.is_at_filled_form(port)
    bia.press("Entrar")
    bia.is_in_room()
    assert bia.composer().text() == "ainda não terminei"

    ana.click_row("Pessoas na sala", "Bia")
    ana.choose(("Up", "Return"))
    ana.answers("Banir Bia?", "Banir")
    told = bia.answers(OVER, "Voltar")
    assert "removeu você da sala e não deixa você entrar de novo" in " ".join(told)
    bia.is_at_filled_form(port)
    bia.press("Entrar")
    bia.answers("Você não pode entrar nesta sala", "Voltar")
    bia.is_at_filled_form(port)
    ana.press("Deixar Bia entrar de novo")
    ana.lacks("push button", "Deixar Bia entrar de novo")
    bia.press("Entrar")
    bia.is_in_room()
    assert bia.composer().text() == "ainda não terminei"
    stage.focus(bia.composer())
    stage.press("Return")
    ana.sees("ainda não terminei")
