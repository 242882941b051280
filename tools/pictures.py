"""Take the pictures of docs/pictures from the real program: `.venv/bin/python tools/pictures.py`.

It needs Linux and the tools of the end-to-end tests (`python3 run.py test` installs them).
"""

import socket
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol, TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.e2e.cast import free_port  # noqa: E402
from tests.e2e.guests import Nc  # noqa: E402
from tests.e2e.stage import SIZE, Stage  # noqa: E402
from tests.e2e.terminal import Terminal  # noqa: E402
from tests.e2e.waiting import until  # noqa: E402
from tests.e2e.window import EVERYONE, Window  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
LARGEST = 150_000  # bytes of one picture
SCALE = 1.5
LARGE = (1350, 900)  # pixels of the screen: 900 × 600 of the program
NARROW = (480, 640)
TALL = (1060, 1400)  # all of the host's panel
USUAL = (1060, 700)
ASIDE = (SIZE[0] - 1, SIZE[1] - 1)  # where the mouse pointer is over no window
TOUR_PORT = 9999

DARK = {  # what a KDE desktop tells Qt; its file of colours says the rest
    "QT_QPA_PLATFORMTHEME": "kde",
    "XDG_CURRENT_DESKTOP": "KDE",
    "KDE_FULL_SESSION": "true",
    "KDE_SESSION_VERSION": "6",
}
KDEGLOBALS = "[General]\nColorScheme=BreezeDark\n"

OPENBOX = Path("/etc/xdg/openbox/rc.xml")
FRAMES = """\
border.width: 1
padding.height: 6
window.handle.width: 0
window.client.padding.width: 0
window.active.border.color: #c4c6d4
window.inactive.border.color: #c4c6d4
window.active.title.separator.color: #e2e3ec
window.inactive.title.separator.color: #e2e3ec
window.*.title.bg: Flat Solid
window.*.title.bg.color: #ffffff
window.*.label.bg: Parentrelative
window.*.label.text.color: #14141f
window.*.button.*.bg: Parentrelative
window.*.button.*.image.color: #6b6b80
"""
"""A plain frame for the dialogs: openbox's own ones look like no system that people have."""

BEFORE = (
    ("Bia", "Oi, gente! Cheguei"),
    ("Ana", "Oi, Bia! O João já está aqui pelo terminal"),
    ("João", "presente 👋"),
    ("Conceição", "eu entrei com o nc do laboratório, funciona mesmo"),
    ("Ana", "Que bom! Então já dá para combinar a apresentação de quinta."),
    ("Ana", "Cada grupo tem dez minutos, e o projetor é o da sala 12."),
    ("Davi", "a gente pode ser o primeiro grupo?"),
    ("Bia", "Por mim, tudo bem. Nós precisamos de mais um dia para o slide da VPN, mesmo."),
    ("João", "fechado: Davi primeiro, depois Bia, e eu por último"),
    ("Conceição", "alguém tem o roteiro do relatório? 🙏"),
    ("Ana", "Tenho: introdução, como o servidor aceita vários clientes, testes e conclusão."),
    ("Bia", "Eu levo o cabo de rede, caso o Wi-Fi caia de novo"),
)
CODE = """\
```python
import socket
sala = socket.create_connection(("192.168.0.12", 9999))
sala.sendall(b"Davi")
```"""
PRIVATE = (
    ("Bia", "Ana, você revisa a nossa parte antes de quinta?"),
    ("Ana", "Claro! Manda hoje que eu leio à noite."),
    ("Bia", "Obrigada! Falta só o gráfico dos testes."),
    ("Ana", "Sem pressa. Se quiser, a gente vê isso juntas no intervalo."),
    ("Bia", "Combinado, até amanhã!"),
)


Place = tuple[int, int, int, int]


class Ending(Protocol):
    """Whatever has to be ended."""

    def end(self) -> None: ...


T = TypeVar("T", bound=Ending)


class Tour:
    """A room in the middle of a conversation, and the pictures of it."""

    def __init__(self, folder: Path, ends: ExitStack) -> None:
        self._folder = folder
        self._ends = ends
        _dress_frames(folder)
        self._stage = Stage(folder)
        ends.callback(self._stage.close)
        self._port = TOUR_PORT if _is_free(TOUR_PORT) else free_port()

    def take(self) -> None:
        """Take every picture."""
        self._first_page()
        self._empty()
        self._fill_room()
        self._shoot("sala", self._ana)
        self._shoot("escuro", self._bia)
        self._ana.open_tab("Bia")
        self._shoot("privado", self._ana)
        self._answering()
        self._large()
        self._writing()
        self._sheets()
        self._errors()
        self._narrow()
        self._hosting()
        self._lost()

    def _first_page(self) -> None:
        self._ana = self._keep(Window(self._stage, self._home("ana"), 0, name="Ana"))
        fields = self._ana.card("Hospedar sala")
        self._stage.fill(fields["Nome da sala"], "Redes, turma 3B")
        self._stage.fill(fields["Seu nome"], "Ana")
        self._shoot("inicio", self._ana)
        self._ana.host("Redes, turma 3B", self._port)
        self._ana.is_in_room()

    def _empty(self) -> None:
        """Nobody is in yet, and nothing was said: the host has what the others need."""
        self._shoot("vazia", self._ana)

    def _large(self) -> None:
        """The same room on a screen at 150 %."""
        duda = self._keep(
            Window(
                *(self._stage, self._home("duda"), 0),
                *("entrar", f"127.0.0.1:{self._port}", "--nome", "Duda"),
                env={"QT_SCALE_FACTOR": str(SCALE)},
            )
        )
        duda.is_in_room()
        duda.sees("e eu levo o adaptador", EVERYONE)
        self._stage.tool("xdotool", "windowsize", duda.id, *map(str, LARGE))
        until(lambda: _scaled(duda.place())[2:] == LARGE, "the large window has its size")
        self._shoot("150", duda, _scaled)
        duda.close()

    def _fill_room(self) -> None:
        dark = self._home("bia")
        (dark / ".config").mkdir()
        (dark / ".config" / "kdeglobals").write_text(KDEGLOBALS, encoding="utf-8")
        self._bia = self._keep(Window(self._stage, dark, 1, name="Bia", env=DARK))
        self._bia.join(f"127.0.0.1:{self._port}")
        self._bia.is_in_room()
        joao = self._keep(Terminal(self._home("joao"), f"127.0.0.1:{self._port}", "João"))
        joao.sees("Você entrou em")
        people: dict[str, Window | Terminal | Nc] = {"Ana": self._ana, "Bia": self._bia}
        people["João"] = joao
        for name, words in BEFORE:
            if name not in people:
                people[name] = nc = self._keep(Nc(self._home(name), self._port, name))
                nc.sees("Bem-vindo")
            people[name].say(words)
            for window in (self._ana, self._bia):
                window.sees(words, EVERYONE)
        for name, words in PRIVATE[:-1]:
            window, other = (self._bia, "Ana") if name == "Bia" else (self._ana, "Bia")
            if words == PRIVATE[0][1]:
                window.tell(other, words)
            else:
                window.open_tab(other)
                window.writes(words)
            for both, tab in ((self._ana, "Bia"), (self._bia, "Ana")):
                both.sees(words, tab)
        self._ana.open_tab(EVERYONE)
        self._bia.writes(PRIVATE[-1][1])
        self._ana.sees(PRIVATE[-1][1], "Bia")
        self._bia.open_tab(EVERYONE)
        self._ana.open_tab(EVERYONE)
        self._stage.focus(self._ana.composer())

    def _writing(self) -> None:
        """What helps while one writes: names, and emoji."""
        self._ana.open_tab(EVERYONE)
        self._stage.focus(self._ana.composer())
        self._stage.press("at")
        self._ana.find("list", "Sugestões")
        self._stage.press("Down")
        self._shoot("nomes", self._ana)
        self._stage.press("Escape", "ctrl+a", "Delete")
        self._bia.press("Emojis")
        search = self._bia.find("text", "Buscar emoji").node
        self._stage.sees_focus(search)
        self._stage.fill(search, "coração")
        self._shoot("emojis", self._bia)
        self._stage.press("Escape")

    def _answering(self) -> None:
        """An answer, a reaction, and code."""
        self._ana.open_tab(EVERYONE)
        self._at_the_latest(self._bia)
        self._stage.press("Up", "ctrl+r")
        self._bia.shows("Respondendo a Ana")
        self._stage.fill(self._bia.composer(), "e eu levo o adaptador")
        self._stage.press("Return")
        self._ana.sees("e eu levo o adaptador", EVERYONE)
        self._at_the_latest(self._ana)
        self._ana.choose(("Down", "Down", "Right"), ("Return",))
        self._bia.sees("Reações: ", EVERYONE)
        self._stage.fill(self._ana.composer(), CODE)
        self._stage.press("Return")
        self._bia.sees("socket", EVERYONE)
        self._stage.focus(self._ana.composer())
        self._shoot("conversa", self._ana)

    def _at_the_latest(self, window: Window) -> None:
        """Go from the composer to the latest message."""
        self._stage.focus(window.composer())
        self._stage.press("shift+Tab", "End", "Up", "Down")

    def _sheets(self) -> None:
        self._stage.focus(self._bia.composer())
        for key, title, name in (
            ("ctrl+comma", "Configurações", "configuracoes"),
            ("F1", "Atalhos do teclado", "atalhos"),
        ):
            self._stage.press(key)
            self._bia.find("dialog", title)
            self._shoot(name, self._bia)
            self._stage.press("Escape")
            self._bia.lacks("dialog", title)

    def _hosting(self) -> None:
        """Hands that are up, somebody at the door, and who was in."""
        self._ana.open_tab(EVERYONE)
        self._ana.resize(*TALL)
        self._bia.press("Levantar a mão", "check box")
        self._ana.press("Aprovar cada entrada", "check box")
        elisa = self._keep(Nc(self._home("Elisa"), self._port, "Elisa"))
        self._ana.find("push button", "Deixar Elisa entrar")
        self._stage.focus(self._ana.composer())
        self._shoot("anfitriao", self._ana)
        self._ana.press("Deixar Elisa entrar")
        elisa.sees("Bem-vindo")
        self._ana.press("Aprovar cada entrada", "check box")
        self._ana.press("Lista de presença…")
        self._ana.find("dialog", "Lista de presença")
        self._shoot("presenca", self._ana)
        self._stage.press("Escape")
        self._ana.lacks("dialog", "Lista de presença")
        self._ana.resize(*USUAL)

    def _errors(self) -> None:
        guest = self._keep(Window(self._stage, self._home("guest"), 2, name="Bia"))
        guest.join(f"127.0.0.1:{free_port()}")
        guest.dialog("Não há sala aberta nesse endereço")
        self._shoot("erro", guest)
        guest.answers("Não há sala aberta nesse endereço", "Voltar")
        guest.join(f"127.0.0.1:{self._port}")
        guest.dialog("Esse nome já está em uso")
        self._shoot("nome-em-uso", guest)

    def _narrow(self) -> None:
        self._ana.open_tab(EVERYONE)
        self._ana.resize(*NARROW)
        self._shoot("estreita", self._ana)
        self._ana.press("Conversas e pessoas", "check box")
        self._stage.focus(self._ana.find("text", "Buscar pessoas e conversas").node)
        self._shoot("listas", self._ana)
        self._ana.press("Voltar à conversa")

    def _lost(self) -> None:
        """The host's program dies; what is said meanwhile waits."""
        self._bia.open_tab(EVERYONE)
        self._ana.kill()
        self._bia.find("label", "Sem conexão com a sala. Tentando de novo…")
        self._bia.writes("Caiu aqui? Mando assim mesmo, chega quando voltar.")
        self._bia.sees("chega quando voltar", EVERYONE)
        self._shoot("sem-conexao", self._bia)

    def _shoot(
        self, name: str, window: Window, measure: Callable[[Place], Place] = lambda place: place
    ) -> None:
        """Take a picture of what stands where a window is, dialogs in front of it included.

        `measure`: from the pixels of the program to those of the screen.
        """
        path = PICTURES / f"{name}.png"
        x, y, width, height = measure(window.place())
        crop = f"{width}x{height}+{x}+{y}"
        self._stage.tool("xdotool", "mousemove", *map(str, ASIDE))
        until(lambda: self._is_still(path, crop), f"{name}.png shows a window at rest")
        size = path.stat().st_size
        if size > LARGEST:
            sys.exit(f"{path} has {size} bytes")
        print(f"{path.relative_to(ROOT)}: {size} bytes")  # noqa: T201

    def _is_still(self, path: Path, crop: str) -> bool:
        """Take it twice; whether nothing moved in between."""
        taken = []
        for _ in range(2):
            self._stage.tool(
                *("import", "-window", "root", "-crop", crop, "+repage", "-strip"),
                *("-dither", "None", "-colors", "255", f"PNG8:{path}"),
            )
            taken.append(path.read_bytes())
        return taken[0] == taken[1]

    def _home(self, name: str) -> Path:
        home = self._folder / name
        home.mkdir()
        return home

    def _keep(self, kept: T) -> T:
        self._ends.callback(kept.end)
        return kept


def _scaled(place: Place) -> Place:
    """What the program at 150 % calls a place, in pixels of the screen."""
    x, y, width, height = (round(pixels * SCALE) for pixels in place)
    return x, y, width, height


def _dress_frames(home: Path) -> None:
    theme = home / ".themes" / "Sala" / "openbox-3" / "themerc"
    theme.parent.mkdir(parents=True)
    theme.write_text(FRAMES, encoding="ascii")
    settings = home / ".config" / "openbox" / "rc.xml"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        OPENBOX.read_text("utf-8")
        .replace("<name>Clearlooks</name>", "<name>Sala</name>")
        .replace("<titleLayout>NLIMC</titleLayout>", "<titleLayout>LC</titleLayout>"),
        encoding="utf-8",
    )


def _is_free(port: int) -> bool:
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) != 0


def main() -> None:
    """Take them all."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with ExitStack() as ends:
        folder = ends.enter_context(tempfile.TemporaryDirectory(prefix="sala-pictures-"))
        Tour(Path(folder), ends).take()


if __name__ == "__main__":
    main()
