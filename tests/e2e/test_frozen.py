"""The programs that are given to classmates: built as for a release, and used without Python."""

import hashlib
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
WINDOWS = sys.platform == "win32"
SUFFIX = ".exe" if WINDOWS else ""
PATIENCE = 60  # seconds for one run of a program; it takes one


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both versions, built, proven (`--smoke`, `--help`, their size) and packed."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, str(ROOT / "packaging/build.py"), str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def bare() -> dict[str, str]:
    """The environment of a computer without Python; what belongs to the person is the test's."""
    foreign = ("PATH", "VIRTUAL_ENV", "LD_LIBRARY_PATH")
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in foreign and not name.startswith("PYTHON")
    }
    return kept if WINDOWS else kept | {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


def test_a_release_has_both_versions_with_their_checksums(dist: Path) -> None:
    packed = "Sala-pasta.zip" if WINDOWS else "Sala-pasta.tar.gz"
    for name in (f"Sala{SUFFIX}", packed):
        digest = hashlib.sha256((dist / name).read_bytes()).hexdigest()
        assert (dist / f"{name}.sha256").read_text(encoding="ascii") == f"{digest} *{name}\n"
    if not WINDOWS:
        with tarfile.open(dist / packed) as archive:
            assert archive.getmember("Sala-pasta/Sala").mode & 0o111


def test_the_folder_holds_what_sala_needs_and_nothing_of_what_it_does_not_use(dist: Path) -> None:
    files = [file.relative_to(dist).as_posix() for file in (dist / "Sala-pasta").rglob("*")]
    names = {Path(file).name for file in files}
    assert {"qtbase_pt_BR.qm", "Inter-Medium.ttf", "send.svg", "LICENSES.md", "OFL.txt"} <= names
    assert any(name.startswith("_decimal.") for name in names)
    unused = ("Qml", "Quick", "Pdf", "VirtualKeyboard", "virtualkeyboard", "opengl32sw", "gtk")
    assert [file for file in files if any(part in file for part in unused)] == []
    spoken = {"qtbase_pt_BR.qm", "qtbase_en.qm", "qtbase_es.qm", "sala_en.qm", "sala_es.qm"}
    assert {name for name in names if name.endswith(".qm")} == spoken
    links = [file for file in (dist / "Sala-pasta").rglob("*") if file.is_symlink()]
    assert [link for link in links if not link.exists()] == []


@pytest.mark.parametrize("program", [f"Sala{SUFFIX}", f"Sala-pasta/Sala{SUFFIX}"])
def test_it_works_where_there_is_no_terminal_at_all(
    dist: Path, bare: dict[str, str], program: str
) -> None:
    command = [str(dist / program), "--smoke"]
    if not WINDOWS:  # there, a program with a window never has one
        command = ["/bin/sh", "-c", 'exec "$0" "$@" <&- >&- 2>&-', *command]
    done = subprocess.run(command, check=False, env=bare, timeout=PATIENCE)
    assert done.returncode == 0


def test_the_room_without_a_window_opens_and_ends_on_sair(
    dist: Path, bare: dict[str, str], tmp_path: Path
) -> None:
    program = dist / "Sala-pasta" / ("Sala-console.exe" if WINDOWS else "Sala")
    command = [str(program), "servidor", "--endereco", "127.0.0.1", "--porta", "0"]
    command += ["--dados", str(tmp_path / "dados")]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=bare,
    ) as room:
        try:
            assert room.stdout is not None
            assert room.stdout.readline().startswith("Sala escutando em 127.0.0.1:")
            _, errors = room.communicate("/sair\n", timeout=PATIENCE)
        finally:
            room.kill()
    assert (room.returncode, errors) == (0, "")
