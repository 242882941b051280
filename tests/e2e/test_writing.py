"""Writing in a real window: a completed name, a message to one person, an emoji from the picker."""

from tests.e2e.fixtures import RawMaker, WindowMaker
from tests.e2e.painted import copy_button_in
from tests.e2e.programs import Server
from tests.e2e.stage import Stage
from tests.e2e.waiting import until
from tests.e2e.window import EVERYONE, Window
from tests.support.guests import LOOPBACK


def begins(stage: Stage, window: Window, *keys: str) -> None:
    """Type into the empty composer without waiting for what stands there then."""
    stage.focus(window.composer())
    stage.press(*keys)


def has(window: Window, words: str) -> None:
    """Wait until these words stand in the composer."""
    until(
        lambda: window.composer().text() == words,
        lambda: f"“{words}” stands, not “{window.composer().text()}”",
    )


def test_a_name_an_emoji_and_a_private_message_by_keyboard_alone(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    jose, caio = raw_guest(server.port, "José"), raw_guest(server.port, "Caio")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    caio.sees("Ana entrou")

    begins(stage, ana, "at", "j", "o")
    offered = ana.find("list", "Sugestões")
    assert offered.node.rows() == ["José"]
    until(
        lambda: _description(ana) == "José, 1 de 1. Enter ou Tab completa.",
        lambda: f"the offer is told, not “{_description(ana)}”",
    )
    stage.press("Tab")
    has(ana, "@José ")
    ana.lacks("list", "Sugestões")
    ana.shows("Privado para José: só vocês dois veem")

    stage.press("o", "i", "space", "Tab", "Tab", "space")
    search = ana.find("text", "Buscar emoji").node
    stage.sees_focus(search)
    stage.fill(search, "coração verm")
    until(lambda: ana.find("list", "Emojis").node.rows()[0] == "coração vermelho", "it is found")
    stage.press("Down", "Return")
    ana.lacks("text", "Buscar emoji")
    has(ana, "@José oi ❤️")
    stage.sees_focus(ana.composer())
    stage.press("Return")

    assert "Ana (privado): oi ❤️" in jose.sees("oi ❤️")
    ana.sees("oi ❤️", "José")
    assert [row for row in [*ana.rows(EVERYONE), *caio.seen()] if "❤️" in row] == []


def test_an_emoji_is_written_as_a_code_begun_or_whole(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    caio = raw_guest(server.port, "Caio")
    ana = open_window("Ana", "entrar", f"{LOOPBACK}:{server.port}", "--nome", "Ana")
    ana.is_in_room()
    begins(stage, ana, "colon", "t", "a", "d", "a")
    assert ana.find("list", "Sugestões").node.rows() == [":tada:, cone de festa"]
    stage.press("Tab")
    has(ana, "🎉 ")
    stage.press("colon", "h", "e", "a", "r", "t", "colon")
    has(ana, "🎉 ❤️")
    stage.press("Return")
    caio.sees("Ana: 🎉 ❤️")


def test_a_listing_is_copied_with_its_button(
    stage: Stage, server: Server, open_window: WindowMaker, raw_guest: RawMaker
) -> None:
    code = "for x in range(3):\n    print(x)"
    ana, bia = (
        open_window(name, "entrar", f"{LOOPBACK}:{server.port}", "--nome", name)
        for name in ("Ana", "Bia")
    )
    ana.is_in_room()
    bia.is_in_room()
    ana.writes("antes")
    bia.sees("antes", EVERYONE)
    ana.writes(f"```python\n{code}\n```")
    bia.sees("print(x)", EVERYONE)
    row = bia.find("list", "Mensagens").node.children()[-1]
    stage.click_at(*copy_button_in(stage, row))
    stage.sees_focus(bia.composer())
    stage.press("ctrl+v")
    has(bia, code)


def _description(window: Window) -> str:
    fields = window.look().find_all("text")
    return next(seen.description for seen in fields if seen.name.startswith("Mensagem "))
