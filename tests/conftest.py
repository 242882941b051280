"""What every test stands on: a home of its own, nothing left behind, no test quietly left out."""

import gc
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, QStandardPaths

from app.collector import collect_what_is_due

LINUX_CHILDREN = Path("/proc/self/task")
PATIENCE = 5.0  # seconds that a thread may take to end after its test
IN_CI = os.environ.get("CI", "").lower() in ("1", "true")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--longo", action="store_true", help="run the long tests too")


def pytest_configure(config: pytest.Config) -> None:
    """Fixtures of a wider scope than the test find no home of the person's either."""
    gc.disable()  # as `app.collector` does; the fixture below collects between tests
    home = tempfile.mkdtemp(prefix="sala-tests-")
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    os.environ.update(_home_variables(Path(home)))
    QStandardPaths.setTestModeEnabled(True)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QCoreApplication.setOrganizationName("sala-tests")
    QCoreApplication.setApplicationName("sala-tests")


def pytest_report_header(config: pytest.Config) -> str:
    long = "run too" if config.getoption("--longo") else "are left out (run.py test --longo)"
    return f"long tests {long}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--longo"):
        return
    long = [item for item in items if item.get_closest_marker("longo")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Name the checks that failed before pytest, or its closing line would hide them."""
    yield
    if failed := os.environ.get("SALA_FAILED_CHECKS"):
        terminalreporter.write_line(f"Antes dos testes, falhou: {failed}", red=True)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new home for the test and what it starts: the person's files stay untouched."""
    home = tmp_path / "home"
    for name, folder in _home_variables(home).items():
        monkeypatch.setenv(name, folder)
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(home / "settings"))
    return home


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """A test ends the threads and the processes that it started."""
    threads, children = set(threading.enumerate()), _children()
    yield
    collect_what_is_due()
    left = [thread for thread in threading.enumerate() if _is_left(thread, threads)]
    orphans = _children() - children
    for orphan in orphans:  # it would keep our output open, and whoever reads that would wait
        with suppress(ProcessLookupError):
            os.kill(int(orphan), signal.SIGKILL)
    assert not left, f"threads left running: {left}"
    assert not orphans, f"processes left running: {orphans}"


@pytest.fixture(scope="session")
def needs() -> Callable[..., None]:
    """`needs("Xvfb", "xdotool")`: skip the test where a tool is missing; in CI, fail instead."""

    def check(*tools: str) -> None:
        missing = [tool for tool in tools if shutil.which(tool) is None]
        if missing and IN_CI:
            pytest.fail(f"missing on this machine: {', '.join(missing)}")
        if missing:
            pytest.skip(f"missing on this machine: {', '.join(missing)}")

    return check


def _home_variables(home: Path) -> dict[str, str]:
    """Where Qt and Python look for a person's folders, all of them made inside `home`."""
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "AppData" / "Roaming",
        "LOCALAPPDATA": home / "AppData" / "Local",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_RUNTIME_DIR": home / "run",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return {name: str(folder) for name, folder in folders.items()}


def _is_left(thread: threading.Thread, before: set[threading.Thread]) -> bool:
    if thread in before or isinstance(thread, threading._DummyThread):
        return False  # a dummy stands for a thread of Qt's, and outlives it
    thread.join(PATIENCE)
    return thread.is_alive()


def _children() -> set[str]:
    """The ids of our child processes, where the system tells them (Linux)."""
    found: set[str] = set()
    for listed in LINUX_CHILDREN.glob("*/children"):
        with suppress(OSError):  # that thread has just ended
            found.update(listed.read_text().split())
    return found
