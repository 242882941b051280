"""A screen of its own for the windows, with a window manager, a keyboard and a mouse."""

import os
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from PySide6.QtGui import QImage

from tests.e2e.accessible import Bus, Node, State
from tests.e2e.programs import Program
from tests.e2e.waiting import until

TOOLS = ("Xvfb", "openbox", "dbus-daemon", "xdotool", "setxkbmap", "xprop", "import")
SIZE = (2200, 1500)  # pixels: four windows side by side
PLACES = ((0, 0), (1100, 0), (0, 750), (1100, 750))  # of the windows, so that none hides another
APART = 6  # pixels; two clicks that are nearer to each other may count as a double click
WINDOW_KIND = "_NET_WM_WINDOW_TYPE"

DEAD_KEYS = {
    "\N{COMBINING ACUTE ACCENT}": "dead_acute",
    "\N{COMBINING GRAVE ACCENT}": "dead_grave",
    "\N{COMBINING CIRCUMFLEX ACCENT}": "dead_circumflex",
    "\N{COMBINING TILDE}": "dead_tilde",
    "\N{COMBINING DIAERESIS}": "dead_diaeresis",
}


class Stage:
    """An X server without a screen (Xvfb), ended with all that belongs to it by `close`."""

    def __init__(self, folder: Path, size: tuple[int, int] = SIZE) -> None:
        """`folder` takes the logs, and is the home of the tools."""
        self._folder = folder
        self._programs: list[Program] = []
        self._clicked = (0, 0)
        self._env = os.environ | {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        self._env |= {"XDG_CONFIG_HOME": str(folder / ".config")}
        try:
            self._env["DISPLAY"] = f":{self._start_screen(size)}"
            self._start("openbox", "--sm-disable")
            address = self._start_bus()
            self.bus = Bus(address)
            # Without this layout xdotool finds no key for an accent and drops it.
            self.tool("setxkbmap", "-layout", "br")
        except BaseException:
            self._end_programs()
            raise
        self.env = {
            "DISPLAY": self._env["DISPLAY"],
            "DBUS_SESSION_BUS_ADDRESS": address,
            "AT_SPI_BUS_ADDRESS": address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_LOGGING_RULES": "qt.accessibility.atspi*=false",  # it misses the registry
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": "1",
        }
        """What a program needs to be on this stage."""

    def close(self) -> None:
        """End everything that was started here."""
        self.bus.close()
        self._end_programs()

    def tool(self, *command: str) -> str:
        """Run one of the tools to its end, which must be a good one; what it says."""
        done = subprocess.run(
            command, check=False, capture_output=True, encoding="utf-8", env=self._env
        )
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        return done.stdout

    def picture(self, path: Path, window: str = "root") -> None:
        """Keep what the screen shows, or one window (its id)."""
        self.tool("import", "-window", window, str(path))

    def shot(self, x: int, y: int, width: int, height: int) -> QImage:
        """What a part of the screen shows."""
        path = self._folder / "shot.png"
        crop = ("-crop", f"{width}x{height}+{x}+{y}", "+repage")
        self.tool("import", "-window", "root", *crop, str(path))
        shown = QImage(str(path))
        assert (shown.width(), shown.height()) == (width, height), shown.size()
        return shown

    def colour(self, x: int, y: int) -> str:
        """The colour of one point of the screen, "#0F1A2B"."""
        crop = ("-crop", f"1x1+{x}+{y}", "-depth", "8")
        told = self.tool("import", "-window", "root", *crop, "txt:-")
        return f"#{told.rpartition('#')[2][:6]}"

    # Keyboard and mouse

    def click(self, node: Node, *, times: int = 1, at: float = 0.5) -> None:
        """Click into the middle of a node, or `at` another part of its width, once it stands."""
        until(lambda: node.has(State.SENSITIVE), "what to click at takes a click")
        left, top, width, height = until(lambda: _resting(node), "what to click at stands still")
        self.click_at(int(left + width * at), top + height // 2, times=times)

    def click_at(self, x: int, y: int, *, times: int = 1) -> None:
        """Click at a point of the screen."""
        if max(abs(x - self._clicked[0]), abs(y - self._clicked[1])) <= APART:
            x += 2 * APART
        self._clicked = (x, y)
        self.tool(
            *("xdotool", "mousemove", str(x), str(y)),
            *("click", "--repeat", str(times), "--delay", "40", "1"),
        )

    def press(self, *keys: str) -> None:
        """Press keys or combinations, as xdotool names them, in the window that is in front."""
        self.tool("xdotool", "key", "--delay", "0", *keys)

    def drags(self, start: tuple[int, int], end: Node, arrives: Callable[[], object]) -> None:
        """Drag from a point of the screen into a node, and let go there once it `arrives`."""
        left, top, width, height = end.extents()
        x, y = left + width // 2, top + height // 2
        steps = count()

        def seen() -> object:
            # Whoever begins to drag late hears of the next move only.
            self.tool("xdotool", "mousemove", str(x), str(y + next(steps) % 2))
            return arrives()

        self.tool("xdotool", "mousemove", *map(str, start), "mousedown", "1")
        try:
            self.tool("xdotool", "mousemove_relative", "20", "0")
            until(seen, "what is dragged arrives")
        finally:
            self.tool("xdotool", "mouseup", "1")

    def fill(self, field: Node, text: str) -> None:
        """Replace what stands in a field by typing as one does on a Brazilian keyboard."""
        self.focus(field)
        if field.text():  # keys that nothing waits for would come after the first accent
            self.press("ctrl+a", "Delete")
            self._awaits(field, "")
        for end, keys in _strokes(text):
            self.press(*keys)
            self._awaits(field, text[:end])

    def paste(self, field: Node, text: str) -> None:
        """Replace what stands in a field by the clipboard, which has this text."""
        self.focus(field)
        self.press("ctrl+a", "ctrl+v")
        self._awaits(field, text)

    def focus(self, field: Node) -> None:
        """Click into a field unless it gets the keys already."""
        if not self._gets_keys(field):
            self.click(field)
            self.sees_focus(field)

    def sees_focus(self, field: Node) -> None:
        """Wait until a field gets the keys."""
        until(lambda: self._gets_keys(field), "the field has the focus")

    def _gets_keys(self, field: Node) -> bool:
        # The program may not know yet that another one has come in front, so X is asked, too.
        return self.pid_in_front() == field.pid() and field.has(State.FOCUSED)

    def _awaits(self, field: Node, text: str) -> None:
        until(lambda: field.text() == text, lambda: f"“{text}” stands, not “{field.text()}”")

    # Windows

    def window_of(self, pid: int, title: str = ".") -> str:
        """Wait for a window of a process with this title; its id."""
        return until(lambda: self._shown(pid, "--name", title), f"a window “{title}”")[0]

    def menus_of(self, pid: int) -> int:
        """How many menus of a process are open, each out of the one before."""
        kinds = (" ".join(self._ask("xprop", "-id", id_, WINDOW_KIND)) for id_ in self._shown(pid))
        return sum("_MENU" in kind for kind in kinds)

    def states_of(self, window: str) -> str:
        """What the window manager knows about a window."""
        return self.tool("xprop", "-id", window, "_NET_WM_STATE")

    def pid_in_front(self) -> int:
        """The process whose window gets the keys; 0 where none does."""
        return int(next(iter(self._ask("xdotool", "getactivewindow", "getwindowpid")), 0))

    def _shown(self, pid: int, *more: str) -> list[str]:
        """The ids of the windows of a process that are on the screen; `more` to look for."""
        return self._ask("xdotool", "search", "--all", "--onlyvisible", "--pid", str(pid), *more)

    def _ask(self, *command: str) -> list[str]:
        """The words that a tool answers; none where it has no answer just now."""
        done = subprocess.run(
            command, check=False, capture_output=True, encoding="utf-8", env=self._env
        )
        return done.stdout.split()

    # Beginning and end

    def _start(self, *command: str, pass_fds: tuple[int, ...] = ()) -> Program:
        log = self._folder / f"{Path(command[0]).name}.log"
        program = Program(command, self._env, log, pass_fds=pass_fds)
        self._programs.append(program)
        return program

    def _start_screen(self, size: tuple[int, int]) -> str:
        """Start the X server; it takes a free display number and writes it to a pipe."""
        reads, writes = os.pipe()
        width, height = size
        try:
            options = ("-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset")
            self._start("Xvfb", "-displayfd", str(writes), *options, pass_fds=(writes,))
        finally:
            os.close(writes)
        with os.fdopen(reads, encoding="ascii") as pipe:
            number = pipe.readline().strip()
        assert number, f"Xvfb did not start: {self._programs[0].output}"
        return number

    def _start_bus(self) -> str:
        bus = self._start("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address")
        return until(lambda: bus.output.partition("\n")[0], "the bus tells its address")

    def _end_programs(self) -> None:
        for program in reversed(self._programs):
            program.end()


def _strokes(text: str) -> Iterator[tuple[int, list[str]]]:
    """The keys for a text in portions that may be typed fast, and where in it each one ends.

    A letter with an accent (´ and then a) is a portion of its own: Qt composes it at once, and
    would put it before letters that still wait for their turn.
    """
    waiting: list[str] = []
    for end, letter in enumerate(text):
        keys = _keys(letter)
        if len(keys) == 1:
            waiting += keys
        else:
            if waiting:
                yield end, waiting
            yield end + 1, keys
            waiting = []
    if waiting:
        yield len(text), waiting


def _keys(letter: str) -> list[str]:
    """The dead key of its accent, then the letter without it; what breaks a line in a message."""
    if letter == "\n":
        return ["shift+Return"]
    apart = letter if letter in "çÇ" else unicodedata.normalize("NFD", letter)  # ç has a key
    return [*(DEAD_KEYS[accent] for accent in apart[1:]), f"U{ord(apart[0]):04X}"]


def _resting(node: Node) -> tuple[int, int, int, int] | None:
    """Where a node is, if it is on the screen and did not move between two looks."""
    if not node.has(State.SHOWING):
        return None
    before = node.extents()
    return before if before == node.extents() and before[2] > 0 else None
