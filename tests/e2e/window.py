"""Sala's window, as a person sees and uses it: looked at through AT-SPI, used by mouse and keys."""

import re
import time
from collections.abc import Mapping
from pathlib import Path

from tests.e2e.accessible import GoneError, Node, Seen, Sight, State
from tests.e2e.programs import Program, person, sala
from tests.e2e.stage import PLACES, Stage
from tests.e2e.waiting import until
from tests.support.guests import LOOPBACK

EVERYONE = "Geral"
WRITING = ("Mensagem ", "Message ")  # how the field for a message is called
FIRST = ("Continuar", "Entrar", "Join")  # buttons of the pages that a window may begin with
LISTENING = "Sala escutando em "


class Window(Program):
    """One person's window."""

    def __init__(
        self,
        stage: Stage,
        home: Path,
        place: int,
        *words: str,
        name: str = "",
        env: Mapping[str, str] | None = None,
    ) -> None:
        """`place`: where on the stage; `words`: of the command line; `env`: more variables."""
        self.name = name
        self._stage = stage
        self.home = home
        self._timelines: dict[str, Node] = {}
        whole = person(home) | stage.env | dict(env or {})
        super().__init__(sala(*words), whole, home.parent / f"{home.name}.log")
        try:
            self._root: Node = until(self._appears, lambda: f"a window; it said: {self.output}")
            self.id = stage.window_of(self.pid)
            x, y = PLACES[place]
            stage.tool("xdotool", "windowmove", self.id, str(x), str(y))
            until(lambda: self._stands_at(x, y), "the window is at its place")
            if not words:
                self._introduce()
        except BaseException:
            super().end()
            raise

    # What is to be seen

    def look(self) -> Sight:
        """All that is on the screen."""
        return self._root.look()

    def find(self, role: str, name: str | None = None) -> Seen:
        """Wait for something on the screen."""
        return until(lambda: self.look().find(role, name), lambda: self._told(role, name))

    def lacks(self, role: str, name: str | None = None) -> None:
        """Wait until something is not on the screen."""
        until(lambda: self.look().find(role, name) is None, f"no {role} “{name}”")

    def shows(self, *words: str) -> None:
        """Wait for a label with all of these words."""
        until(
            lambda: any(all(word in text for word in words) for text in self.look().texts()),
            lambda: f"a label with {words} in {self.look().texts()}",
        )

    def button_like(self, pattern: str) -> Seen:
        """Wait for a button whose name matches a regular expression."""
        return until(
            lambda: next(
                (
                    seen
                    for seen in self.look().find_all("push button")
                    if re.match(pattern, seen.name)
                ),
                None,
            ),
            lambda: self._told("push button", pattern),
        )

    def title_is(self, title: str) -> None:
        """Wait until the window has this title."""
        until(
            lambda: any(seen.name == title for seen in self.look().find_all("frame")),
            lambda: f"“{title}”, not {self.look().find('frame')}",
        )

    # The first page

    def _introduce(self) -> None:
        """Say one's name, if this is the first start."""

        def asked() -> Seen | None:
            buttons = self.look().find_all("push button")
            return next((seen for seen in buttons if seen.name in FIRST), None)

        if until(asked, "a first page").name == "Continuar":
            self._stage.fill(self.find("text", "Seu nome").node, self.name)
            self.press("Continuar")
            self.find("push button", "Entrar")

    def card(self, button: str) -> dict[str, Node]:
        """The fields of the card with this button, by their names, and the button itself."""
        self.find("push button", button)
        for panel in self.look().find_all("panel"):
            inside = panel.node.look()
            pressed = inside.find("push button", button)
            if pressed is not None:
                fields = {seen.name: seen.node for seen in inside.find_all("text")}
                return fields | {button: pressed.node}
        raise AssertionError(f"no card with the button “{button}”")

    def host(self, room: str, port: int) -> None:
        """Fill in the left card, with a port of its own, and open the room."""
        fields = self.card("Hospedar sala")
        self._stage.fill(fields["Seu nome"], self.name)
        self._stage.fill(fields["Nome da sala"], room)
        if "Porta" not in fields:
            self.press("Opções", role="check box")
            self.find("text", "Porta")
            fields = self.card("Hospedar sala")
        self._stage.fill(fields["Porta"], str(port))
        self._stage.click(fields["Hospedar sala"])

    def join(self, address: str) -> None:
        """Fill in the right card and enter; who looks on sees what comes of it."""
        fields = self.card("Entrar")
        self._stage.fill(fields["Seu nome"], self.name)
        self._stage.fill(fields["Endereço"], address)
        self._stage.click(fields["Entrar"])

    def is_at_filled_form(self, port: int) -> None:
        """Back on the first page, with the name and the address that were typed before."""
        fields = self.card("Entrar")
        address = f"{LOOPBACK}:{port}"
        assert (fields["Seu nome"].text(), fields["Endereço"].text()) == (self.name, address)

    # The room

    def hosted_port(self) -> int:
        """Wait until it hosts; the port."""
        told = until(
            lambda: [row for row in self.seen_on_terminal() if row.startswith(LISTENING)],
            f"“{LISTENING}”, not “{self.output}”",
        )
        return int(told[-1].rpartition(":")[2])

    def is_in_room(self) -> None:
        self.find("list", "Pessoas na sala")

    def is_at_start(self) -> None:
        self.find("push button", "Hospedar sala")

    def people(self) -> list[str]:
        """The rows of the list of people."""
        return self.find("list", "Pessoas na sala").node.rows()

    def conversations(self) -> list[str]:
        """The rows of the list of conversations, each with what was said in it last."""
        return self.find("list", "Lista de conversas").node.rows()

    def click_row(self, of_list: str, name: str, *, times: int = 1) -> None:
        """Click on the row of a list that begins with this name."""
        rows = self.find("list", of_list).node.children()
        self._stage.click(next(row for row in rows if row.name().startswith(name)), times=times)

    def tabs(self) -> list[str]:
        """What the tabs say: the name, and how much of it is unread."""
        return [seen.name for seen in self.look().find_all("page tab")]

    def has_tabs(self, *names: str) -> None:
        """Wait until these are the tabs."""
        until(lambda: self.tabs() == list(names), lambda: f"{names}, not {self.tabs()}")

    def open_tab(self, name: str) -> None:
        """Click on a tab, whatever it says about unread messages."""
        tab = until(lambda: self._tab(name), f"a tab “{name}”")
        if not tab.has(State.SELECTED):
            self._stage.click(tab.node, at=0.3)  # at its other end is what closes it
            until(lambda: self.in_front() == name, f"the tab “{name}” is in front")

    def in_front(self) -> str:
        """The name of the tab that is in front."""
        chosen = (tab for tab in self.look().find_all("page tab") if tab.has(State.SELECTED))
        return next((_name_of(tab.name) for tab in chosen), "")

    def rows(self, tab: str = "") -> list[str]:
        """The messages and notices of a tab, or else of all, also while it is behind another."""
        pages = self._pages()
        wanted = [pages[tab]] if tab else list(pages.values())
        return [row for timeline in wanted for row in timeline.rows()]

    def seen(self) -> list[str]:
        return self.rows()

    def seen_on_terminal(self) -> list[str]:
        return super().seen()

    def sees(self, words: str, tab: str = "") -> str:
        """Wait for a row with these words; the row."""
        return until(
            lambda: next((row for row in self._rows_or_none(tab) if words in row), ""),
            lambda: f"{self.name} sees “{words}” in {tab or 'a tab'}: {self._rows_or_none(tab)}",
        )

    # Writing

    def composer(self) -> Node:
        """The field for a message in the tab that is in front."""
        fields = self.look().find_all("text")
        return next(seen.node for seen in fields if seen.name.startswith(WRITING))

    def writes(self, words: str) -> None:
        """Type into the composer in front and send it, whatever comes of it."""
        self._stage.fill(self.composer(), words)
        self._stage.press("Return")

    def say(self, words: str) -> None:
        self.open_tab(EVERYONE)
        self.writes(words)

    def tell(self, to: str, words: str) -> None:
        self.say(f"@{to} {words}")

    def is_refused(self, words: str, reason: str) -> None:
        """Send these words; the composer says why not, and keeps them."""
        self.writes(words)
        self.shows(reason)
        assert self.composer().text() == words

    # Anything

    def press(self, name: str, role: str = "push button") -> None:
        """Click on a button."""
        self._stage.click(self.find(role, name).node)

    def choose(self, *keys: tuple[str, ...], of: str = "") -> None:
        """Press the menu key, and in each menu that opens, one out of the other, its keys.

        `of`: the button that opens the menu instead. Menus are in no tree, and a key that comes
        while one of them opens may be lost.
        """
        if of:
            self.press(of)
        else:
            self._stage.press("Menu")
        for depth, those in enumerate(keys, 1):
            self._has_menus(depth)
            self._stage.press(*those)
        self._has_menus(0)

    def _has_menus(self, count: int) -> None:
        until(
            lambda: self._stage.menus_of(self.pid) == count,
            lambda: f"{count} open menus, not {self._stage.menus_of(self.pid)}",
        )

    def dialog(self, title: str) -> Sight:
        """Wait for a dialog; what is in it."""
        return self.find("dialog", title).node.look()

    def answers(self, title: str, button: str, *, last: bool = False) -> list[str]:
        """Wait for a dialog, press a button in it and wait until it is gone; what it said.

        `last`: the window closes with it.
        """
        dialog = self.dialog(title)
        pressed = dialog.find("push button", button)
        assert pressed is not None, f"no “{button}” in {dialog.find_all('push button')}"
        self._stage.click(pressed.node)
        if not last:
            self.lacks("dialog", title)
        return dialog.texts()

    def double_click(self, person: str) -> None:
        """Double click on somebody in the list of people."""
        self.click_row("Pessoas na sala", person, times=2)

    def seconds_to_answer(self) -> float:
        """How long a click into the composer and a word typed there take to be seen."""
        start = time.monotonic()
        self._stage.fill(self.composer(), "ainda")
        return time.monotonic() - start

    def place(self) -> tuple[int, int, int, int]:
        """x, y, width, height on the screen, without the frame."""
        return self.find("frame").node.extents()

    def resize(self, width: int, height: int) -> None:
        """As by pulling at its frame."""
        self._stage.tool("xdotool", "windowsize", self.id, str(width), str(height))
        until(lambda: self.place()[2:] == (width, height), f"{width} × {height} pixels")

    def is_active(self) -> bool:
        """Whether it, or a dialog of it, is in front, as far as it knows."""
        return any(seen.has(State.ACTIVE) for seen in self.look().all)

    def close(self) -> None:
        """Close it as its frame's button would."""
        self._stage.tool("xdotool", "windowactivate", self.id)
        until(self.is_active, "the window is in front")
        self._stage.press("alt+F4")

    def end(self) -> None:
        """As for every program; a window only tells the terminal where it hosts."""
        super().end()
        told = [row for row in self.seen_on_terminal() if not row.startswith(LISTENING)]
        assert told == [], told

    # Looking

    def _appears(self) -> Node | None:
        assert self._process.poll() is None, f"the program ended: {self.output}"
        root = self._stage.bus.program(self.pid)
        frame = root.look().find("frame") if root else None
        return root if frame and frame.has(State.SHOWING) else None

    def _stands_at(self, x: int, y: int) -> bool:
        left, top, _, _ = self.place()
        return abs(left - x) < 40 and abs(top - y) < 60  # the frame around it

    def _tab(self, name: str) -> Seen | None:
        tabs = self.look().find_all("page tab")
        return next((tab for tab in tabs if _name_of(tab.name) == name), None)

    def _pages(self) -> dict[str, Node]:
        """The list of messages behind each tab."""
        sight = self.look()
        tabs, stacks = sight.find("page tab list"), sight.find_all("layered pane")
        if tabs is None:
            return {}
        names = [_name_of(name) for name in tabs.node.rows()]
        # The innermost one: the outer one holds the pages of the whole window.
        return {
            name: self._timeline_in(page)
            for name, page in zip(names, stacks[-1].node.children(), strict=False)
        }

    def _timeline_in(self, page: Node) -> Node:
        """The list of messages on a page; it stays the same as long as the page."""
        if page.path not in self._timelines:
            found = page.look(hidden=True).find("list")
            if found is None:
                raise GoneError(page.path)
            self._timelines[page.path] = found.node
        return self._timelines[page.path]

    def _rows_or_none(self, tab: str) -> list[str]:
        try:
            return self.rows(tab)
        except (GoneError, KeyError):
            return []

    def _told(self, role: str, name: str | None) -> str:
        there = [(seen.role, seen.name) for seen in self.look().all if seen.name]
        return f"a {role} “{name}” among {there}"


def _name_of(tab: str) -> str:
    """The name that a tab shows, without how much of it is unread."""
    return re.sub(r", não lidas: \d+(, mencionam você: \d+)?$", "", tab)
