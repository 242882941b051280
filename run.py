#!/usr/bin/env python3
"""Starts Sala, or its checks, from a fresh clone; the first start installs what they need.

    python3 run.py [arguments of Sala]    starts Sala
    python3 run.py test [pytest's ones]   runs every check (`--longo`: the long tests too)
    python3 run.py lock                   resolves the dependencies anew (needs uv)

The environment is `.venv`, beside this file. It keeps a copy of each lock that was installed to
its end; where the copy equals the lock in `requirements/`, nothing is left to do.
"""

import ctypes
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, NoReturn

if sys.version_info < (3, 11):  # noqa: UP036 - older ones get here, and must be told
    version = ".".join(str(part) for part in sys.version_info[:2])
    sys.exit("A Sala precisa do Python 3.11 ou mais novo; este é o " + version + ".")

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent
LOCKS = ROOT / "requirements"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LAYERS = ("app", "test")  # each holds all of the one before it
DOWNLOADED = "Installing collected packages"  # pip says so before its first change

# Parts of the system: Debian's package, and what proves that it is there
# (a library that loads, a program on the path, a file, a module of Python).
CORE = {
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
    "libbrotli1": "libbrotlidec.so.1",
    "libzstd1": "libzstd.so.1",
}
WINDOW = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
}
X11 = {
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
}
WAYLAND = {"libwayland-cursor0": "libwayland-cursor.so.0"}
FONTS = {
    "fonts-dejavu-core": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "fonts-noto-color-emoji": "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf",
}
TOOLS = {  # of the tests
    "xvfb": "Xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "imagemagick": "import",  # another program may be called `convert`
    "x11-xkb-utils": "setxkbmap",
    "x11-utils": "xprop",
    "dbus-daemon": "dbus-daemon",
    "netcat-openbsd": "nc",
    "binutils": "objdump",  # for PyInstaller
}


def main(args: list[str]) -> None:
    """Do what the command line asks for; does not return where that is Sala itself."""
    if args[:1] == ["test"]:
        sys.exit(run_checks(args[1:]))
    if args == ["lock"]:
        sys.exit(write_locks())
    fresh = not ready("app")
    needed, better = parts_of_app(args)
    ensure_system(needed | (parts_of_venv() if fresh else {}), better, thorough=fresh)
    ensure_environment("app")
    become([str(PYTHON), "-P", "-m", "app", *args])


def say(text: str) -> None:
    """Tell the person something; standard output belongs to Sala."""
    print(text, file=sys.stderr, flush=True)


def become(command: list[str]) -> NoReturn:
    """Let `command` take this process's place or, on Windows, end as it ends."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), before] if before else [str(ROOT)])
    if os.name == "posix":
        os.execv(command[0], command)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Sala gets its own Ctrl+C and decides
    sys.exit(subprocess.call(command))


# The system


def parts_of_app(args: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Which parts Sala cannot do without when started with `args`, and which are only better."""
    command = next((arg for arg in args if not arg.startswith("-")), "")
    if command in ("servidor", "terminal") or {"-h", "--help", "--version"} & set(args):
        return CORE, {}
    platform = os.environ.get("QT_QPA_PLATFORM", "xcb")
    if os.environ.get("WAYLAND_DISPLAY"):
        return CORE | WINDOW, X11 | WAYLAND | FONTS
    if "--smoke" in args or not platform.startswith("xcb"):
        return CORE | WINDOW, X11 | FONTS
    return CORE | WINDOW | X11, FONTS


def parts_of_tests() -> tuple[dict[str, str], dict[str, str]]:
    """The same for the checks; an end-to-end test that lacks its tools says so itself."""
    packed = parts_of_debian_python("libpython{}", "libpython{}.so.1.0")  # by PyInstaller
    return CORE | WINDOW, X11 | FONTS | TOOLS | packed


def parts_of_venv() -> dict[str, str]:
    """What it takes to make an environment: Debian packs its Python without `ensurepip`."""
    return parts_of_debian_python("python{}-venv", "ensurepip.py")


def parts_of_debian_python(package: str, proof: str) -> dict[str, str]:
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return {package.format(version): proof.format(version)} if sys.base_prefix == "/usr" else {}


def ensure_system(needed: dict[str, str], better: dict[str, str], *, thorough: bool) -> None:
    """On Linux, install missing parts or say how to; end here when a needed one stays missing.

    What is only better is looked for when `thorough`, or when a needed part is missing anyway.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = missing_of(needed)
    urgent = bool(missing)
    if thorough or urgent:
        missing |= missing_of(better)
    if not missing:
        return
    if not is_debian():
        say("Faltam no sistema (procure no gerenciador de pacotes):")
        say("  " + " ".join(missing.values()))
    elif os.geteuid() == 0:
        if not apt_install(list(missing)) and urgent:
            sys.exit(1)
    else:
        say("Falta instalar no sistema:" if urgent else "Para ficar completo, instale no sistema:")
        say(f"  sudo apt-get install {' '.join(missing)}")
        if urgent:
            sys.exit(1)


def missing_of(parts: dict[str, str]) -> dict[str, str]:
    return {package: proof for package, proof in parts.items() if not is_there(proof)}


def is_there(proof: str) -> bool:
    """Whether a file exists, a module is found, a library loads, a program is on the path."""
    if proof.startswith("/"):
        return Path(proof).exists()
    if proof.endswith(".py"):
        return importlib.util.find_spec(proof.removesuffix(".py")) is not None
    if ".so." not in proof:
        return shutil.which(proof) is not None
    try:
        ctypes.CDLL(proof)
    except OSError:
        return False
    return True


def is_debian() -> bool:
    """Whether this is Debian or one of its children (Ubuntu, Mint, …)."""
    try:
        release = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return False
    kin = [line for line in release.splitlines() if line.startswith(("ID=", "ID_LIKE="))]
    return "debian" in " ".join(kin) and shutil.which("apt-get") is not None


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages as root, refreshing the lists once if it does not work without."""
    say("Instalando pacotes do sistema (apt-get): " + " ".join(packages))
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    said = b""
    for command in (install, [*apt, "update"], install):
        done = subprocess.run(
            command,
            check=False,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        said = done.stdout
        if command is install and done.returncode == 0:
            return True
    say("O apt-get não conseguiu instalar os pacotes (sem internet?). Ele disse:")
    say("\n".join(said.decode("utf-8", "replace").splitlines()[-8:]))
    return False


# The environment


def ready(layer: str) -> bool:
    """Whether the environment stands and holds exactly the lock of `layer`."""
    lock = content(LOCKS / f"{layer}.lock")
    return lock != b"" and content(VENV / f"{layer}.lock") == lock and stands()


def stands() -> bool:
    """Whether the environment was made to its end, in this place, by a Python still there."""
    return content(VENV / "made") == birth_certificate()


def birth_certificate() -> bytes:
    """Where the environment is and which real Python is behind it; no file says "gone"."""
    python = PYTHON
    if os.name == "nt":  # there, PYTHON is a launcher that outlives the real one
        settings = content(VENV / "pyvenv.cfg").decode("utf-8", "replace").splitlines()
        home = [line.partition("=")[2].strip() for line in settings if line.startswith("home")]
        python = Path(*home[:1], "python.exe")
    return f"{VENV}\n{os.path.realpath(python)}\n".encode() if python.exists() else b"gone"


def content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def ensure_environment(layer: str) -> None:
    """Have the environment ready for `layer`; several processes may ask for that at once."""
    if ready(layer):
        return
    if not content(LOCKS / f"{layer}.lock"):
        sys.exit(f"Falta o arquivo {LOCKS / layer}.lock: baixe o projeto de novo.")
    ours = not VENV.exists() or (VENV / "turn").exists() or (VENV / "pyvenv.cfg").exists()
    if not ours and any(VENV.iterdir()):
        sys.exit(f"A pasta {VENV} não é um ambiente do Python: mude o nome dela e rode de novo.")
    VENV.mkdir(exist_ok=True)
    with (VENV / "turn").open("ab") as turn:
        take(turn)
        if ready(layer):
            return
        if not stands() or (VENV / "unfinished").exists():
            make_environment()
        install(layer, turn)
    say("Pronto.")


def take(turn: IO[bytes]) -> None:
    """Wait for the turn; the system gives it back when its holder ends, however it ends."""
    waited = False
    while True:
        try:
            if sys.platform == "win32":
                msvcrt.locking(turn.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            if not waited:
                say("Outra instalação da Sala está em andamento; esperando por ela...")
            waited = True
            time.sleep(0.3)
        else:
            return


def make_environment() -> None:
    """Make `.venv` anew, with nothing but pip in it."""
    say("Preparando o ambiente da Sala na pasta .venv...")
    (VENV / "made").unlink(missing_ok=True)  # first: what follows may be interrupted
    for path in VENV.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != "turn":
            path.unlink()
    python = getattr(sys, "_base_executable", sys.executable)  # this one may be .venv's own
    making = [python, "-I", "-m", "venv", str(VENV)]
    done = subprocess.run(making, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip()
        sys.exit(f"Não foi possível criar o ambiente em {VENV}. O Python disse:\n{said}")
    (VENV / "made").write_bytes(birth_certificate())


def install(layer: str, turn: IO[bytes]) -> None:
    """Put in what the lock of `layer` names; a download that fails changes nothing."""
    size = "100 a 150 MB" if layer == "test" else "70 a 100 MB"
    say(f"Baixando e instalando os componentes da Sala ({size}, só desta vez)...")
    for name in LAYERS:
        if not ready(name):  # what it held is about to change
            (VENV / f"{name}.lock").unlink(missing_ok=True)
    (VENV / "unfinished").touch()
    lock = str(LOCKS / f"{layer}.lock")
    # The lock names everything: a pip that went on to resolve would look for what is newer.
    exactly = ["--require-hashes", "--no-deps", "--only-binary=:all:"]
    said = pip(["install", *exactly, "--requirement", lock], turn)
    if said:
        if DOWNLOADED not in said:
            (VENV / "unfinished").unlink()
        sys.exit(explain(said))
    (VENV / "unfinished").unlink()
    for name in LAYERS[: LAYERS.index(layer) + 1]:
        (VENV / "new").write_bytes(content(LOCKS / f"{name}.lock"))
        (VENV / "new").replace(VENV / f"{name}.lock")


def pip(args: list[str], turn: IO[bytes]) -> str:
    """Run the environment's pip; returns "", or what it said when it failed.

    It inherits the turn, and so keeps it should it outlive this process.
    """
    scratch = VENV / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    env = os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch))
    env |= {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}  # a person's pip.conf may say others
    with (VENV / "pip.log").open("w+b") as log:
        with subprocess.Popen(
            [str(PYTHON), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", *args],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            pass_fds=() if os.name == "nt" else (turn.fileno(),),
        ) as process:
            watch(process, scratch)
        log.seek(0)
        said = log.read().decode("utf-8", "replace").strip()
    shutil.rmtree(scratch, ignore_errors=True)
    return (said or "?") if process.returncode else ""


def watch(process: "subprocess.Popen[bytes]", scratch: Path) -> None:
    """Wait for pip; on a terminal, count the megabytes that came."""
    came = 0
    while True:
        try:
            process.wait(0.3)
        except subprocess.TimeoutExpired:
            with suppress(OSError):  # pip tidies up meanwhile
                came = max(came, sum(wheel.stat().st_size for wheel in scratch.glob("*/*.whl")))
            if came and sys.stderr.isatty():
                print(f"\r  {came / 1e6:.0f} MB", end="", file=sys.stderr, flush=True)
        else:
            if came and sys.stderr.isatty():
                say("")
            return


def explain(said: str) -> str:
    """What pip's last words mean, and what the person can do."""
    errors = [line for line in said.splitlines() if line.startswith("ERROR")] or ["?"]
    network = ("onnection", "timed out", "Could not fetch", "resolution", "SSL", "HTTP error")
    if DOWNLOADED in said:
        what = "A instalação falhou. Se a Sala está aberta, feche-a; depois rode de novo."
    elif "DO NOT MATCH THE HASHES" in said:
        what = "Um componente chegou diferente do esperado e não foi instalado; rode de novo."
    elif any(word in said for word in network):
        what = "Não foi possível baixar os componentes. Verifique a internet e rode de novo;\n"
        what += "em uma rede com proxy, defina antes a variável HTTPS_PROXY."
    elif "No matching distribution" in said:
        what = "Não há componentes da Sala para este Python ou este sistema: tente outro Python."
    else:
        what = "Não foi possível baixar os componentes."
    return f"{what}\nO pip disse: {errors[-1]}\n(tudo está em {VENV / 'pip.log'})"


# The checks and the locks


def run_checks(args: list[str]) -> int:
    """Run every check, the later ones also when one failed; pytest has the last word."""
    needed, better = parts_of_tests()
    venv = {} if ready("test") else parts_of_venv()
    ensure_system(needed | venv, better, thorough=True)
    ensure_environment("test")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    coverage = ["--cov=app", "--cov-branch"] if set(args) <= {"--longo"} else []
    patience = ["-o", "faulthandler_timeout=3600"] if "--longo" in args else []
    failed: list[str] = []
    for title, command in (
        ("formatação", ["ruff", "format", "--check"]),
        ("estilo", ["ruff", "check"]),
        ("tipos", ["mypy"]),
        ("testes", ["pytest", *coverage, *patience, *args]),
    ):
        print(f"\n=== {title}: {' '.join(command)}", flush=True)
        os.environ["SALA_FAILED_CHECKS"] = ", ".join(failed)  # pytest says it near its end
        if subprocess.call([str(PYTHON), "-m", *command], cwd=ROOT, stdin=subprocess.DEVNULL):
            failed.append(title)
    return 1 if failed else 0


def write_locks() -> int:
    """Resolve the dependencies of pyproject.toml for every supported system, from PyPI alone."""
    if shutil.which("uv") is None:
        sys.exit("Para refazer os locks é preciso o uv (pip install uv).")
    env = {key: value for key, value in os.environ.items() if not key.startswith(("UV_", "PIP_"))}
    uv = "uv --no-config pip compile pyproject.toml --universal --python-version 3.11 --upgrade"
    options = [*uv.split(), "--quiet", "--generate-hashes"]
    options += ["--custom-compile-command", "python3 run.py lock", "--output-file"]
    app, test = "requirements/app.lock", "requirements/test.lock"
    more = ["--group", "test", "--group", "build", "--constraints", app]
    return subprocess.call([*options, app], cwd=ROOT, env=env) or subprocess.call(
        [*options, test, *more], cwd=ROOT, env=env
    )


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        say("\nInterrompido.")
        sys.exit(130)
    except OSError as error:
        say(f"O sistema não deixou continuar: {error}")
        sys.exit(1)
