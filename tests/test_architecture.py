"""Holds the arrows between the rooms of the house, and keeps files and functions short."""

import ast
import graphlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE, LONGEST_FUNCTION = 400, 60  # lines; aim at 350 and 40

# Whatever waits for the world: not for a part that promises to be a function of its input.
INPUT_OUTPUT = """
asyncio concurrent http io logging mmap multiprocessing os pathlib queue select selectors
shutil signal socket socketserver sqlite3 ssl subprocess sys tempfile threading urllib
"""


class May(NamedTuple):
    """What a part may import besides itself; "protocol" stands for all that is in it."""

    ours: str = ""
    qt: str = ""
    libraries: str = ""
    world: bool = True


EVERYBODY = """
aside attempts attendance batches client collector command_line config console desktop display
failures languages net protocol reachable resources room smoke temporary text ui worker
"""

HOUSE = {
    # the language, a function of bytes
    "protocol": May(libraries="fontTools homoglyphs_fork", world=False),
    # values that everybody shares
    "config": May("protocol.messages"),
    "aside": May(),
    "worker": May(qt="QtCore"),
    "temporary": May(),
    "attempts": May(world=False),
    "attendance": May("protocol.names", world=False),
    "batches": May(),
    "collector": May(qt="QtCore"),
    "failures": May(world=False),
    "reachable": May(world=False),
    "resources": May(),
    # the room, without a socket
    "room": May("attendance protocol config attempts"),
    # the doors, and the only sockets
    "net": May(
        "attendance room protocol config attempts failures reachable aside batches temporary "
        "worker",
        "QtCore QtNetwork",
    ),
    # the guest
    "text": May("protocol.messages protocol.direction config failures attempts", "QtCore"),
    "client": May(
        "attendance net.transport net.blobs net.flow protocol config attempts failures text aside "
        "batches temporary worker",
        "QtCore",
    ),
    "console": May(
        "attempts attendance client text protocol.messages protocol.typed protocol.direction "
        "config failures reachable",
        "QtCore",
    ),
    # the only windows
    "ui": May(
        "attendance client text protocol.messages protocol.names protocol.typed "
        "protocol.direction config failures reachable resources temporary worker",
        "QtCore QtGui QtWidgets QtSvg",
        libraries="pygments segno",
    ),
    # the builders, who know everybody; `display` and `command_line` work without a window
    "display": May(),
    "languages": May("resources", "QtCore"),
    "command_line": May("ui.forms text protocol.names config", "QtCore"),
    "desktop": May(EVERYBODY, "QtCore QtGui QtWidgets"),
    "smoke": May(EVERYBODY, "QtCore"),
    "main": May(EVERYBODY, "QtCore"),
    "__main__": May("main"),
    "__init__": May(world=False),
}


class Import(NamedTuple):
    """One imported module, as far as its name tells: `app.text`, `PySide6.QtCore`, `os`."""

    line: int
    name: str


def modules(root: Path) -> dict[str, Path]:
    """The modules of `root`/app by their dotted names."""
    found = {}
    for path in sorted(root.glob("app/**/*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path, known: dict[str, Path]) -> Iterator[Import]:
    """Every import of a file, also those inside functions and for the type checker only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (Import(node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module if node.module and node.level == 0 else "a relative import"
            for alias in node.names:
                inner = f"{module}.{alias.name}"
                is_module = inner in known or module == "PySide6"
                yield Import(node.lineno, inner if is_module else module)


def part_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def is_allowed(name: str, part: str) -> bool:
    """Whether a module of `part` may import `name`."""
    may = HOUSE[part]
    top, _, rest = name.partition(".")
    if name == "app":  # that is where the version is
        return part != "protocol"
    if top == "app":
        mine = (part, *may.ours.split())
        return any(rest == allowed or rest.startswith(f"{allowed}.") for allowed in mine)
    if top == "PySide6":
        return rest in may.qt.split()
    if top in INPUT_OUTPUT.split():
        return may.world
    return top in sys.stdlib_module_names or top in ("msgspec", *may.libraries.split())


def strays(root: Path) -> list[str]:
    """The imports that the table does not allow, and the modules that it does not know."""
    known = modules(root)
    found = []
    for module, path in known.items():
        part, where = part_of(module), path.relative_to(root).as_posix()
        if part not in HOUSE:
            found.append(f"{where}: the table has no line for it")
            continue
        found += dict.fromkeys(
            f"{where}:{line}: {part} may not import {name}"
            for line, name in imports(path, known)
            if not is_allowed(name, part)
        )
    return found


def cycle(root: Path) -> list[str]:
    """The modules of one import cycle in app, or nothing."""
    known = modules(root)
    graph = {
        module: {name for _, name in imports(path, known) if name in known and name != module}
        for module, path in known.items()
    }
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return list(error.args[1])
    return []


def giants(root: Path) -> list[str]:
    """Files and functions of app that have grown too long."""
    found = []
    for path in modules(root).values():
        source, where = path.read_text(encoding="utf-8"), path.relative_to(root).as_posix()
        if (lines := len(source.splitlines())) > LONGEST_FILE:
            found.append(f"{where}: {lines} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                lines = node.end_lineno - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    found.append(f"{where}:{node.lineno}: {node.name} has {lines} lines")
    return found


def tree(root: Path, files: dict[str, str]) -> Path:
    """Write a small house of its own for one test."""
    for name, source in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return root


def test_every_import_follows_the_table() -> None:
    assert strays(ROOT) == []


def test_no_module_imports_itself_through_others() -> None:
    assert cycle(ROOT) == []


def test_no_file_and_no_function_is_a_giant() -> None:
    assert giants(ROOT) == []


@pytest.mark.parametrize("package", ["protocol", "room"])
def test_the_language_and_the_room_load_where_there_is_no_qt(package: str) -> None:
    script = f"""
import importlib, pkgutil, sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, NoQt())
package = importlib.import_module("app.{package}")
names = [module.name for module in pkgutil.walk_packages(package.__path__, "app.{package}.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert int(done.stdout) >= 3


@pytest.mark.parametrize(
    ("path", "source", "complaint"),
    [
        ("app/protocol/a.py", "import os", "app/protocol/a.py:1: protocol may not import os"),
        (
            "app/protocol/a.py",
            "from app.config import Limits",
            "app/protocol/a.py:1: protocol may not import app.config",
        ),
        (
            "app/protocol/a.py",
            "from PySide6.QtCore import QObject",
            "app/protocol/a.py:1: protocol may not import PySide6.QtCore",
        ),
        (
            "app/room/a.py",
            "def f():\n    from PySide6 import QtCore",
            "app/room/a.py:2: room may not import PySide6.QtCore",
        ),
        ("app/room/a.py", "import app.net.server", "app/room/a.py:1: room may not import app.net"),
        (
            "app/client/a.py",
            "from app.net import server",
            "app/client/a.py:1: client may not import app.net.server",
        ),
        (
            "app/client/a.py",
            "from PySide6.QtNetwork import QTcpSocket",
            "app/client/a.py:1: client may not import PySide6.QtNetwork",
        ),
        (
            "app/ui/a.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from app.net import server",
            "app/ui/a.py:3: ui may not import app.net.server",
        ),
        (
            "app/console/a.py",
            "from app.ui import forms",
            "app/console/a.py:1: console may not import app.ui",
        ),
        (
            "app/net/a.py",
            "from PySide6.QtWidgets import QWidget",
            "app/net/a.py:1: net may not import PySide6.QtWidgets",
        ),
        (
            "app/text/a.py",
            "from app.protocol.native import encode",
            "app/text/a.py:1: text may not import app.protocol.native",
        ),
        (
            "app/ui/a.py",
            "from ..net import server",
            "app/ui/a.py:1: ui may not import a relative import",
        ),
        (
            "app/room/a.py",
            "from fontTools.unicodedata import script",
            "app/room/a.py:1: room may not import fontTools",
        ),
        ("app/ui/a.py", "import requests", "app/ui/a.py:1: ui may not import requests"),
        ("app/helpers.py", "", "app/helpers.py: the table has no line for it"),
    ],
)
def test_a_stray_import_is_reported(tmp_path: Path, path: str, source: str, complaint: str) -> None:
    tree(tmp_path, {"app/net/server.py": "", path: source})
    assert [found[: len(complaint)] for found in strays(tmp_path)] == [complaint]


def test_a_cycle_is_reported(tmp_path: Path) -> None:
    tree(
        tmp_path,
        {
            "app/room/a.py": "from app.room import b",
            "app/room/b.py": "from app.room.c import thing",
            "app/room/c.py": "import app.room.a",
        },
    )
    assert set(cycle(tmp_path)) == {"app.room.a", "app.room.b", "app.room.c"}


def test_a_giant_is_reported(tmp_path: Path) -> None:
    body = "def long() -> None:\n" + "    pass\n" * 60
    tree(tmp_path, {"app/ui/a.py": body, "app/ui/b.py": "\n" * 401})
    assert giants(tmp_path) == [
        "app/ui/a.py:1: long has 61 lines",
        "app/ui/b.py: 401 lines",
    ]
