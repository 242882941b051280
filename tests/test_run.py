"""The script that starts everything: what it demands, and what it makes out of a bare folder.

The slow half runs a copy of it in a small house, whose only dependency is a wheel made here.
"""

import ast
import base64
import hashlib
import os
import re
import runpy
import shutil
import signal
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import run

ROOT = Path(run.__file__).parent
APP = """
import importlib.metadata, os, sys
print(sys.argv[1:], importlib.metadata.version("sala-brick"), os.getcwd())
sys.exit(7)
"""


def wheel(folder: Path, version: str, *more: str, name: str = "brick") -> str:
    """Make the wheel of `sala-brick` in `folder`; returns its line for a lock.

    `more`: further lines of its metadata.
    """
    folder.mkdir(exist_ok=True)
    path = folder / f"sala_{name}-{version}-py3-none-any.whl"
    info = f"sala_{name}-{version}.dist-info"
    metadata = ("Metadata-Version: 2.1", f"Name: sala-{name}", f"Version: {version}", *more, "")
    files = {
        f"sala_{name}.py": "",
        f"{info}/METADATA": "\n".join(metadata),
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = f"{info}/RECORD,,\n"
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
            record += f"{file},sha256={digest.decode()},{len(text)}\n"
            archive.writestr(file, text)
        archive.writestr(f"{info}/RECORD", record)
    digest_of_all = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"sala-{name}=={version} --hash=sha256:{digest_of_all}\n"


class House(NamedTuple):
    """A folder with `run.py`, a lock and an app that tells how it was started."""

    root: Path
    wheels: Path

    def lock(self, text: str) -> None:
        (self.root / "requirements" / "app.lock").write_text(text, encoding="utf-8")

    def start(self, *args: str, **env: str) -> subprocess.Popen[str]:
        """Start it from a folder that is not its own; `env` stands above the local wheels."""
        local = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PYTHONUTF8": "1"}
        return subprocess.Popen(
            [sys.executable, str(self.root / "run.py"), "terminal", *args],
            cwd=self.wheels,
            env=os.environ | local | {"PIP_FIND_LINKS": self.wheels.as_uri()} | env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(self, *args: str, **env: str) -> tuple[int, str, str]:
        """Exit code, output and messages of one start."""
        process = self.start(*args, **env)
        out, err = process.communicate()
        return process.returncode, out, err


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Shared, for an environment takes seconds to make; each test leaves it working."""
    root = tmp_path_factory.mktemp("a casa da Zoé")
    shutil.copy(ROOT / "run.py", root)
    for name in ("app", "requirements"):
        (root / name).mkdir()
    (root / "app" / "__main__.py").write_text(APP, encoding="utf-8")
    made = House(root, root / "wheels")
    made.lock(wheel(made.wheels, "1.0"))
    return made


NO_NETWORK = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_RETRIES": "1"}


def test_two_first_starts_at_once_make_one_environment_and_both_start(house: House) -> None:
    first, second = house.start("olá", "com espaço"), house.start("olá", "com espaço")
    said = sorted((process.communicate()[1] for process in (first, second)), key=len)
    assert (first.returncode, second.returncode) == (7, 7)
    assert "Preparando o ambiente" in "".join(said)
    assert "".join(said).count("Baixando e instalando") == 1


def test_a_later_start_says_nothing_needs_no_network_and_passes_everything_on(house: House) -> None:
    code, out, err = house.run("olá", "com espaço", **NO_NETWORK)
    assert (code, err) == (7, "")
    assert out == f"['terminal', 'olá', 'com espaço'] 1.0 {house.wheels}\n"


def test_a_new_lock_is_installed_over_the_old_one(house: House) -> None:
    house.lock(wheel(house.wheels, "2.0"))
    code, out, err = house.run()
    assert (code, out) == (7, f"['terminal'] 2.0 {house.wheels}\n")
    assert "Preparando o ambiente" not in err


def test_without_network_it_says_what_to_do_and_breaks_nothing(house: House) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    house.lock(wheel(house.wheels, "3.0"))
    code, out, err = house.run(PIP_INDEX_URL=f"http://127.0.0.1:{port}/", **NO_NETWORK)
    assert (code, out) == (1, "")
    assert "Verifique a internet e rode de novo" in err
    assert "Traceback" not in err
    code, out, err = house.run()
    assert (code, out) == (7, f"['terminal'] 3.0 {house.wheels}\n")
    assert "Preparando o ambiente" not in err


def test_a_component_with_another_hash_is_not_installed(house: House) -> None:
    good = wheel(house.wheels, "3.1")
    house.lock(re.sub(r"sha256:\w+", "sha256:" + "0" * 64, good))
    code, out, err = house.run()
    assert (code, out) == (1, "")
    assert "diferente do esperado" in err
    house.lock(good)
    assert house.run()[:2] == (7, f"['terminal'] 3.1 {house.wheels}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to kill")
def test_what_is_locked_is_installed_though_newer_versions_exist(house: House) -> None:
    extra = "Provides-Extra: dry"
    mortar = wheel(house.wheels, "1.0", extra, name="mortar")
    wheel(house.wheels, "1.1", extra, name="mortar")
    needs = "Requires-Dist: sala-mortar[dry]>=1.0"
    house.lock(mortar + wheel(house.wheels, "3.2", needs))
    code, out, _ = house.run()
    assert (code, out) == (7, f"['terminal'] 3.2 {house.wheels}\n")


def test_an_installation_that_was_killed_is_done_again_from_the_start(house: House) -> None:
    house.lock(wheel(house.wheels, "4.0"))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        index = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        process = house.start(PIP_INDEX_URL=index, **NO_NETWORK)
        silent.accept()[0].close()  # pip is at work
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    code, out, err = house.run()
    assert (code, out) == (7, f"['terminal'] 4.0 {house.wheels}\n")
    assert "Preparando o ambiente" in err


def test_an_environment_that_was_moved_is_made_anew(house: House, tmp_path: Path) -> None:
    moved = House(tmp_path / "outra", house.wheels)
    shutil.copytree(house.root, moved.root, symlinks=True)
    code, out, err = moved.run()
    assert (code, out) == (7, f"['terminal'] 4.0 {house.wheels}\n")
    assert "Preparando o ambiente" in err


def test_an_environment_whose_python_is_gone_does_not_stand(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real, link = tmp_path / "Python" / "python.exe", tmp_path / ".venv" / "python"
    for folder in (real.parent, link.parent):
        folder.mkdir()
    real.touch()
    link.symlink_to(real) if os.name == "posix" else link.touch()
    (link.parent / "pyvenv.cfg").write_text(f"home = {real.parent}\n", encoding="utf-8")
    monkeypatch.setattr(run, "VENV", link.parent)
    monkeypatch.setattr(run, "PYTHON", link)
    (link.parent / "made").write_bytes(run.birth_certificate())
    assert run.stands()
    real.unlink()
    assert not run.stands()


def test_a_folder_that_is_no_environment_is_left_alone(house: House, tmp_path: Path) -> None:
    other = House(tmp_path / "outra", house.wheels)
    shutil.copytree(house.root, other.root, ignore=shutil.ignore_patterns(".venv"))
    (other.root / ".venv").mkdir()
    (other.root / ".venv" / "tese.odt").write_text("…", encoding="utf-8")
    code, _, err = other.run()
    assert code == 1
    assert "mude o nome dela" in err
    assert [path.name for path in (other.root / ".venv").iterdir()] == ["tese.odt"]


def test_an_older_python_is_told_so_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"^A Sala precisa do Python 3\.11 .* este é o 3\.9\.$"):
        runpy.run_path(str(ROOT / "run.py"))


# What it demands of the system


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian on which nothing is installed and nobody is root."""
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(run, "is_there", lambda *_: False)
    monkeypatch.setattr(run, "is_debian", lambda: True)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)


@pytest.mark.parametrize(
    ("args", "env", "needed"),
    [
        ([], {}, run.CORE | run.WINDOW | run.X11),
        (["hospedar", "--nome", "ANA"], {}, run.CORE | run.WINDOW | run.X11),
        (["servidor", "--porta", "0"], {}, run.CORE),
        (["terminal", "10.0.0.1", "--nome", "BIA"], {}, run.CORE),
        (["entrar", "--help"], {}, run.CORE),
        (["--smoke"], {}, run.CORE | run.WINDOW),
        ([], {"QT_QPA_PLATFORM": "offscreen"}, run.CORE | run.WINDOW),
        ([], {"WAYLAND_DISPLAY": "wayland-0"}, run.CORE | run.WINDOW),
    ],
)
def test_only_what_was_asked_for_is_demanded(
    bare: None,
    monkeypatch: pytest.MonkeyPatch,
    args: list[str],
    env: dict[str, str],
    needed: dict[str, str],
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert run.parts_of_app(args)[0] == needed


def test_who_is_not_root_gets_one_line_to_paste_and_nothing_starts(
    bare: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run.ensure_system({"libgl1": "libGL.so.1"}, {"fonts-x": "/x"}, thorough=False)
    assert stopped.value.code == 1
    assert capsys.readouterr().err == (
        "Falta instalar no sistema:\n  sudo apt-get install libgl1 fonts-x\n"
    )


def test_what_is_only_better_is_named_on_the_first_start_and_stops_nothing(
    bare: None, capsys: pytest.CaptureFixture[str]
) -> None:
    run.ensure_system({}, {"fonts-x": "/x"}, thorough=False)
    assert capsys.readouterr().err == ""
    run.ensure_system({}, {"fonts-x": "/x"}, thorough=True)
    assert capsys.readouterr().err == (
        "Para ficar completo, instale no sistema:\n  sudo apt-get install fonts-x\n"
    )


def test_another_linux_is_told_which_libraries_are_missing(
    bare: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "is_debian", lambda: False)
    run.ensure_system({"libgl1": "libGL.so.1"}, {}, thorough=False)
    assert capsys.readouterr().err == (
        "Faltam no sistema (procure no gerenciador de pacotes):\n  libGL.so.1\n"
    )


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Run `apt_install` with an apt-get that is a script; gives the calls that it got."""
    if sys.platform == "win32":
        pytest.skip("apt-get is no matter of Windows")

    def install(script: str) -> list[str]:
        log = tmp_path / "calls"
        program = tmp_path / "bin" / "apt-get"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> {log}\n{script}\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
        log.write_text(str(run.apt_install(["libgl1", "xvfb"])) + "\n" + log.read_text())
        return log.read_text().splitlines()

    return install


OPTIONS = "noninteractive -qq -o DPkg::Lock::Timeout=300"
INSTALL = f"{OPTIONS} install -y --no-install-recommends libgl1 xvfb"


def test_root_installs_quietly(apt: Callable[[str], list[str]]) -> None:
    assert apt("exit 0") == ["True", INSTALL]


def test_root_refreshes_the_lists_when_a_package_is_unknown(
    apt: Callable[[str], list[str]], tmp_path: Path
) -> None:
    known = tmp_path / "known"
    calls = apt(f'case "$*" in *update*) : > {known};; *) [ -e {known} ];; esac')
    assert calls == ["True", INSTALL, f"{OPTIONS} update", INSTALL]


def test_what_apt_said_is_shown_when_it_fails(
    apt: Callable[[str], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert apt("echo E: sem espaço; exit 100")[0] == "False"
    assert "E: sem espaço" in capsys.readouterr().err


# The checks and the locks


def test_every_check_runs_though_the_first_fails_and_the_exit_code_tells(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: list[list[str]] = []
    told: list[str] = []

    def call(command: list[str], **_: object) -> int:
        calls.append(command[2:])
        told.append(os.environ["SALA_FAILED_CHECKS"])
        return 1 if command[2] == "mypy" else 0

    monkeypatch.setenv("SALA_FAILED_CHECKS", "")
    monkeypatch.setattr(run, "ensure_system", lambda *_, **__: None)
    monkeypatch.setattr(run, "ensure_environment", lambda *_: None)
    monkeypatch.setattr(subprocess, "call", call)
    assert run.run_checks([]) == 1
    assert calls == [
        ["ruff", "format", "--check"],
        ["ruff", "check"],
        ["mypy"],
        ["pytest", "--cov=app", "--cov-branch"],
    ]
    assert told == ["", "", "", "tipos"]
    assert run.run_checks(["tests/test_run.py"]) == 1
    assert calls[-1] == ["pytest", "tests/test_run.py"]


def requirements(layer: str) -> dict[str, str]:
    """The pins of a lock: name to version and marker."""
    text = (ROOT / "requirements" / f"{layer}.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(.+?) \\$", text, re.MULTILINE))


def test_the_locks_pin_every_package_with_hashes_and_name_no_place() -> None:
    for layer in run.LAYERS:
        text = (ROOT / "requirements" / f"{layer}.lock").read_text(encoding="utf-8")
        assert len(re.findall(r"\\\n    --hash=sha256:[0-9a-f]{64}", text)) >= len(
            requirements(layer)
        )
        assert not re.search(r"://|--(extra-)?index|--find-links|^-e|\s/", text)


def test_the_lock_of_the_tests_holds_the_lock_of_the_app() -> None:
    assert requirements("app").items() <= requirements("test").items()


def test_the_pyside_that_aborts_is_shut_out() -> None:
    major, minor, *_ = requirements("app")["pyside6-essentials"].split(".")
    assert (int(major), int(minor)) < (6, 12)
