"""Makes the programs, lets each prove itself and packs them: `python packaging/build.py [folder]`.

In the folder (`dist` where none is named) stand afterwards the one file, the folder version, its
archive, and for the two that are given away their SHA-256. Any failure ends it with exit code 1.
"""

import hashlib
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = sys.platform == "win32"
SUFFIX = ".exe" if WINDOWS else ""
PATIENCE = 120.0  # seconds for one run; a virus scanner reads a new file in full first
MEGABYTE = 1_000_000

# What a program may find of the machine that built it: nothing of Python or of a virtual
# environment, only what Windows itself cannot do without.
SYSTEM_VARIABLES = ("SYSTEMROOT", "WINDIR", "COMSPEC", "NUMBER_OF_PROCESSORS")

log = logging.getLogger("build")


class UnfitError(Exception):
    """A program that was built must not be given away."""


@dataclass(frozen=True, slots=True)
class Product:
    """What is given away: a file or a folder, its programs, and its limit in bytes.

    The limits are a sixth above what was measured: a part that slips in is noticed.
    """

    path: Path
    windowed: Path
    console: Path | None
    limit: int

    def size(self) -> int:
        """Bytes on the disk, each file once."""
        files = [self.path] if self.path.is_file() else self.path.rglob("*")
        return sum(
            file.stat().st_size for file in files if file.is_file() and not file.is_symlink()
        )


def products(dist: Path) -> list[Product]:
    """Both versions that build.spec makes in the folder `dist`."""
    one_file = dist / f"Sala{SUFFIX}"
    folder = dist / "Sala-pasta"
    in_folder = folder / f"Sala{SUFFIX}"
    if WINDOWS:
        return [
            Product(one_file, one_file, None, 33 * MEGABYTE),
            Product(folder, in_folder, folder / "Sala-console.exe", 80 * MEGABYTE),
        ]
    return [
        Product(one_file, one_file, one_file, 58 * MEGABYTE),
        Product(folder, in_folder, in_folder, 142 * MEGABYTE),
    ]


def build(dist: Path) -> None:
    """Run PyInstaller. Raises CalledProcessError when it fails."""
    with tempfile.TemporaryDirectory(prefix="sala-build-") as work:
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
        command += ["--distpath", str(dist), "--workpath", work, str(ROOT / "build.spec")]
        subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603


def run(program: Path, *arguments: str) -> str:
    """Start `program` as on a computer without Python; gives back what it printed.

    Raises UnfitError when it fails, complains on standard error or does not end.
    """
    with tempfile.TemporaryDirectory(prefix="sala-home-") as home:
        environment = {name: os.environ[name] for name in SYSTEM_VARIABLES if name in os.environ}
        environment |= {"HOME": home, "USERPROFILE": home, "APPDATA": home, "LOCALAPPDATA": home}
        environment |= {"TMPDIR": home, "TEMP": home, "TMP": home}
        if not WINDOWS:
            environment |= {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
        try:
            done = subprocess.run(  # noqa: S603
                [str(program), *arguments],
                check=False,
                capture_output=True,
                cwd=home,
                env=environment,
                timeout=PATIENCE,
            )
        except subprocess.TimeoutExpired as late:
            raise UnfitError(f"{program} {arguments} did not end in {PATIENCE} s") from late
    errors = done.stderr.decode("utf-8", "replace")
    if done.returncode != 0 or errors:
        raise UnfitError(f"{program} {arguments} gave {done.returncode} and said: {errors}")
    return done.stdout.decode("utf-8")


def prove(product: Product) -> None:
    """Let every program of `product` host a room and talk in it. Raises UnfitError."""
    size = product.size()
    if size > product.limit:
        raise UnfitError(f"{product.path.name} has {size} bytes; {product.limit} are its limit")
    start = time.perf_counter()
    run(product.windowed, "--smoke")
    took = time.perf_counter() - start
    log.info("%s: %.1f MB, --smoke in %.1f s", product.path.name, size / MEGABYTE, took)
    if product.console is None:
        return
    if product.console != product.windowed:
        run(product.console, "--smoke")
    if "servidor" not in run(product.console, "--help"):
        raise UnfitError(f"{product.console.name} --help does not name the commands")


def pack(product: Product) -> Path:
    """The one file that is given away for `product`, with its SHA-256 in a file beside it."""
    packed = product.path
    if packed.is_dir():
        # A ZIP would hold every library twice where the folder has links to them.
        form = "zip" if WINDOWS else "gztar"
        packed = Path(shutil.make_archive(str(packed), form, packed.parent, packed.name))
    with packed.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    checksum = packed.with_name(packed.name + ".sha256")
    checksum.write_text(f"{digest} *{packed.name}\n", encoding="ascii", newline="\n")
    log.info("%s  %s", digest, packed.name)
    return packed


def main(arguments: list[str]) -> int:
    """Do it all; the exit code."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    dist = Path(arguments[0] if arguments else ROOT / "dist").resolve()
    try:
        build(dist)
        for product in products(dist):
            prove(product)
            pack(product)
    except (UnfitError, subprocess.CalledProcessError) as error:
        log.error("%s", error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
