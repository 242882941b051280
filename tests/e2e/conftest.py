"""The stage and the people of the end-to-end tests, ended by their ids when their tests are."""

import re
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

ARTIFACTS = Path(__file__).resolve().parent.parent.parent / "artifacts" / "e2e"

if sys.platform == "linux":
    from tests.e2e.cast import Cast
    from tests.e2e.programs import Server
    from tests.e2e.stage import TOOLS, Stage
    from tests.e2e.window import Window

    WindowMaker = Callable[..., Window]

    @pytest.fixture(scope="session")
    def stage(
        needs: Callable[..., None], tmp_path_factory: pytest.TempPathFactory
    ) -> Iterator[Stage]:
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
    def server(tmp_path: Path) -> Iterator[Server]:
        """A room without a window."""
        server = Server(_home(tmp_path, "servidor"))
        yield server
        server.end()

    @pytest.fixture
    def open_window(stage: Stage, tmp_path: Path) -> Iterator[WindowMaker]:
        """`open_window("Ana", *words)`: somebody's window, with these words on its command line."""
        windows: list[Window] = []

        def make(name: str, *words: str) -> Window:
            home = _home(tmp_path, name)
            windows.append(Window(stage, home, len(windows), *words, name=name))
            return windows[-1]

        yield make
        for window in windows:
            window.end()

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
        home.mkdir()
        return home

else:  # X11, terminals and AT-SPI: windows are driven on Linux only
    collect_ignore_glob = ["test_[!f]*.py"]
