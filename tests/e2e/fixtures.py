"""The stage and the people of the end-to-end tests, ended by their ids when their tests are."""

import re
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from tests.e2e.cast import Cast
from tests.e2e.guests import Raw
from tests.e2e.programs import Server
from tests.e2e.stage import TOOLS, Stage
from tests.e2e.terminal import Terminal
from tests.e2e.window import Window
from tests.support.guests import LOOPBACK

ARTIFACTS = Path(__file__).resolve().parent.parent.parent / "artifacts" / "e2e"

WindowMaker = Callable[..., Window]
ServerMaker = Callable[[int], Server]
TerminalMaker = Callable[[str, int], Terminal]
RawMaker = Callable[[int, str], Raw]


def hosts(open_window: WindowMaker) -> Window:
    """Ana, who hosts; her window is high enough for all of her panel."""
    ana = open_window("Ana", "hospedar", "--nome", "Ana", "--sala", "Turma 3B", "--porta", "0")
    ana.is_in_room()
    ana.resize(1060, 1400)
    return ana


@pytest.fixture(scope="session")
def stage(needs: Callable[..., None], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """One screen for all windows."""
    needs(*TOOLS)
    stage = Stage(tmp_path_factory.mktemp("stage"))
    yield stage
    stage.close()


@pytest.fixture(scope="module", params=["a window hosts", "a server without one hosts"])
def room(
    request: pytest.FixtureRequest,
    stage: Stage,
    needs: Callable[..., None],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Cast]:
    """One room with everybody in it, for all tests of a module."""
    needs("nc")
    headless = "server" in request.param
    cast = Cast(stage, tmp_path_factory.mktemp("cast"), headless=headless)
    yield cast
    cast.end()


@pytest.fixture
def ends() -> Iterator[ExitStack]:
    """What has to be ended after the test, the latest first."""
    with ExitStack() as ends:
        yield ends


@pytest.fixture
def open_server(tmp_path: Path, ends: ExitStack) -> ServerMaker:
    """`open_server(port)`: a room without a window; the same history each time."""

    def make(port: int) -> Server:
        server = Server(_home(tmp_path, "servidor"), port=port)
        ends.callback(server.end)
        return server

    return make


@pytest.fixture
def server(open_server: ServerMaker) -> Server:
    """A room without a window, on a free port."""
    return open_server(0)


@pytest.fixture
def open_window(stage: Stage, tmp_path: Path, ends: ExitStack) -> WindowMaker:
    """`open_window("Ana", *words)`: somebody's window, with these words on its command line.

    `env`: more variables for it.
    """
    places = count()

    def make(name: str, *words: str, env: Mapping[str, str] | None = None) -> Window:
        home = _home(tmp_path, name)
        window = Window(stage, home, next(places), *words, name=name, env=env)
        ends.callback(window.end)
        return window

    return make


@pytest.fixture
def open_terminal(tmp_path: Path, ends: ExitStack) -> TerminalMaker:
    """`open_terminal("Téo", port)`: somebody in a terminal."""

    def make(name: str, port: int) -> Terminal:
        terminal = Terminal(_home(tmp_path, name), f"{LOOPBACK}:{port}", name)
        ends.callback(terminal.end)
        return terminal

    return make


@pytest.fixture
def raw_guest(ends: ExitStack) -> RawMaker:
    """`raw_guest(port, "Caio")`: somebody with a program that sends lines."""

    def make(port: int, name: str) -> Raw:
        guest = Raw(port, name)
        ends.callback(guest.end)
        return guest

    return make


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep what the screen showed when a test failed."""
    report = yield
    stage = getattr(item, "funcargs", {}).get("stage")
    if report.when == "call" and report.failed and isinstance(stage, Stage):
        ARTIFACTS.mkdir(parents=True, exist_ok=True)
        picture = ARTIFACTS / (re.sub(r"\W+", "_", item.name) + ".png")
        stage.picture(picture)
        report.sections.append(("the screen", str(picture)))
    return report


def _home(folder: Path, name: str) -> Path:
    home = folder / f"casa_{name}"
    home.mkdir(exist_ok=True)
    return home
