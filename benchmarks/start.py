# ruff: noqa: T201, S603  (it prints, and starts programs that it finds on the path)
"""How long Sala takes from its start to its first window on the screen (Linux only).

    python benchmarks/start.py [--starts N] [--frozen PATH]...

Each start has a home folder that is new, on a screen that nobody else uses (Xvfb with openbox). The
first one is told apart: files may still have to come from the disk. A window counts when it is
mapped, which is a moment before its first frame is painted. `--frozen` names a program that
`pyinstaller --noconfirm build.spec` made; it is measured after the one from source.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.e2e.programs import Program, person, sala
from tests.e2e.stage import Stage
from tests.e2e.waiting import until

STARTS = 6
LONGEST = 60.0  # seconds that one start may take
PAUSE = 0.005  # seconds between two looks at the screen; a look itself takes about as long
TOOLS = ("Xvfb", "openbox", "dbus-daemon", "xdotool", "setxkbmap")
PLACE = ("DISPLAY", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR")  # without the tests' accessibility


def visible(display: str) -> set[str]:
    """The named windows that can be seen, of any process: a frozen program has two."""
    search = ("xdotool", "search", "--all", "--onlyvisible", "--name", ".")
    env = os.environ | {"DISPLAY": display}
    done = subprocess.run(search, check=False, capture_output=True, encoding="ascii", env=env)
    return set(done.stdout.split())


def start(stage: Stage, command: Sequence[str], folder: Path) -> float:
    """Start a program, wait for its window, and end it; seconds to the window.

    Raises AssertionError when no window comes in time, or the program ends badly.
    """
    env = person(folder / "home") | {name: stage.env[name] for name in PLACE}
    display = env["DISPLAY"]
    before = visible(display)
    began = time.perf_counter()
    program = Program(command, env, folder / "log")
    try:
        while not visible(display) - before:
            if time.perf_counter() - began > LONGEST:
                raise AssertionError(f"no window within {LONGEST:g} s: {program.output}")
            time.sleep(PAUSE)
        took = time.perf_counter() - began
    finally:
        program.end()
    until(lambda: not visible(display) - before, "the window is gone")
    return took


def measure(stage: Stage, name: str, command: Sequence[str], starts: int) -> None:
    """Start a program so many times, and print how long that took."""
    times = []
    for _ in range(starts):
        with tempfile.TemporaryDirectory() as folder:
            times.append(start(stage, command, Path(folder)))
    first, *later = times
    words = f"{name}: first {first:.2f} s"
    if later:
        words += f", {len(later)} more: median {median(later):.2f} s"
        words += f" ({min(later):.2f} to {max(later):.2f})"
    print(words, flush=True)


def main() -> str | None:
    """Measure what the command line asks for; what is missing, if anything is."""
    parser = argparse.ArgumentParser(description="The time to the first window.")
    parser.add_argument("--starts", type=int, default=STARTS)
    parser.add_argument(
        "--frozen", type=Path, action="append", default=[], help="a program that build.spec made"
    )
    words = parser.parse_args()
    if not sys.platform.startswith("linux"):
        return "It measures on Linux only."
    if words.starts < 1:
        return "--starts takes a number from 1 on."
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        return f"Missing on this computer: {', '.join(missing)}"
    if absent := [str(path) for path in words.frozen if not path.is_file()]:
        return f"There is no program {', '.join(absent)}"
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        try:
            run = partial(measure, stage, starts=words.starts)
            run("from source", command=sala())
            for path in words.frozen:
                run(str(path), command=[str(path.resolve())])
        finally:
            stage.close()
    return None


if __name__ == "__main__":
    sys.exit(main())
