"""What a screen reader gets of a window: AT-SPI, spoken over a private D-Bus.

No registry stands between: each program on the bus is asked itself. https://gnome.pages.gitlab.gnome.org/at-spi2-core/devel-docs/
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call
from jeepney.io.blocking import open_dbus_connection

SLOWEST = 30.0  # seconds for one answer; more, and the program hangs

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
TEXT = "org.a11y.atspi.Text"
PROPERTIES = "org.freedesktop.DBus.Properties"
BUS = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
ROOT = "/org/a11y/atspi/accessible/root"

LEAVES = ("list", "scroll bar", "text", "tree")
"""Roles whose children are asked for only on purpose: a list can have thousands."""


class State(IntEnum):
    """The bits of AT-SPI's states that the tests look at."""

    ACTIVE = 1
    CHECKED = 4
    FOCUSED = 12
    SELECTED = 23
    SENSITIVE = 24
    SHOWING = 25


class GoneError(Exception):
    """The program, or the part of it that was asked, is not there (any more)."""


@dataclass(frozen=True, slots=True)
class Call:
    """One method call; several are sent at once, because each round trip counts."""

    owner: str
    path: str
    interface: str
    method: str
    signature: str = ""
    arguments: tuple[object, ...] = ()


class Bus:
    """A connection to the bus that the programs are on."""

    def __init__(self, address: str) -> None:
        self._connection: Any = open_dbus_connection(address)

    def close(self) -> None:
        self._connection.close()

    def ask(self, call: Call, timeout: float = SLOWEST) -> Any:
        """The answer's values. Raises GoneError, and TimeoutError when none comes in time."""
        answer = self.ask_all([call], timeout)[0]
        if answer is None:
            raise GoneError(f"{call.owner}{call.path} {call.method}")
        return answer

    def ask_all(self, calls: Sequence[Call], timeout: float = SLOWEST) -> list[Any]:
        """The answers in order; None for each that could not be given."""
        order: dict[int, int] = {}
        for place, call in enumerate(calls):
            address = DBusAddress(call.path, call.owner, call.interface)
            serial = next(self._connection.outgoing_serial)
            order[serial] = place
            message = new_method_call(address, call.method, call.signature, call.arguments)
            self._connection.send(message, serial=serial)
        answers: list[Any] = [None] * len(calls)
        while order:
            message = self._connection.receive(timeout=timeout)
            place = order.pop(message.header.fields.get(HeaderFields.reply_serial, -1), -1)
            if place >= 0 and message.header.message_type is MessageType.method_return:
                answers[place] = message.body
        return answers

    def program(self, pid: int) -> "Node | None":
        """The root of the program with this process id, once it is on the bus."""
        (names,) = self.ask(Call(*BUS, "ListNames"))
        unique = [name for name in names if name.startswith(":")]
        asked = [Call(*BUS, "GetConnectionUnixProcessID", "s", (name,)) for name in unique]
        for name, answer in zip(unique, self.ask_all(asked), strict=True):
            if answer == (pid,):
                root = Node(self, name, ROOT)
                with suppress(GoneError):  # on the bus, and not yet ready to speak
                    return root if root.children() else None
        return None


@dataclass(frozen=True, slots=True)
class Node:
    """One accessible object of a program. Raises GoneError when it is no more."""

    bus: Bus
    owner: str
    path: str

    def call(self, interface: str, method: str, signature: str = "", *values: object) -> Call:
        return Call(self.owner, self.path, interface, method, signature, values)

    def prop(self, name: str) -> Call:
        return self.call(PROPERTIES, "Get", "ss", ACCESSIBLE, name)

    def children(self) -> list["Node"]:
        return self._nodes(self.bus.ask(self.call(ACCESSIBLE, "GetChildren")))

    def rows(self) -> list[str]:
        """The names of the children: the rows of a list."""
        answers = self.bus.ask_all([child.prop("Name") for child in self.children()])
        return [str(answer[0][1]) for answer in answers if answer is not None]

    def pid(self) -> int:
        """The id of the process that it belongs to."""
        asked = Call(*BUS, "GetConnectionUnixProcessID", "s", (self.owner,))
        return int(self.bus.ask(asked)[0])

    def name(self, timeout: float = SLOWEST) -> str:
        return str(self.bus.ask(self.prop("Name"), timeout)[0][1])

    def text(self) -> str:
        """What stands in a field."""
        return str(self.bus.ask(self.call(TEXT, "GetText", "ii", 0, -1))[0])

    def has(self, state: State) -> bool:
        return bool(_states(self.bus.ask(self.call(ACCESSIBLE, "GetState"))) >> state & 1)

    def extents(self) -> tuple[int, int, int, int]:
        """x, y, width, height on the screen, in pixels."""
        x, y, width, height = self.bus.ask(self.call(COMPONENT, "GetExtents", "u", 0))[0]
        return x, y, width, height

    def look(self, *, hidden: bool = False) -> "Sight":
        """This node and what is below it; what is not on the screen only where `hidden`."""
        return Sight(list(self._walk(hidden=hidden)))

    def _walk(self, *, hidden: bool) -> Iterator["Seen"]:
        layer = [self]
        while layer:
            asked: list[Call] = []
            for node in layer:
                asked += (
                    node.call(ACCESSIBLE, "GetRoleName"),
                    node.prop("Name"),
                    node.prop("Description"),
                    node.call(ACCESSIBLE, "GetState"),
                    node.call(ACCESSIBLE, "GetChildren"),
                )
            answers = iter(self.bus.ask_all(asked))
            below: list[Node] = []
            for node in layer:
                role, name, description, states, children = (next(answers) for _ in range(5))
                if None in (role, name, description, states, children):
                    continue  # gone meanwhile
                seen = Seen(node, role[0], name[0][1], description[0][1], _states(states))
                if seen.has(State.SHOWING) or hidden:
                    yield seen
                    if seen.role not in LEAVES:
                        below += self._nodes(children)
            layer = below

    def _nodes(self, answer: tuple[Iterable[tuple[str, str]]]) -> list["Node"]:
        return [Node(self.bus, owner, path) for owner, path in answer[0]]


@dataclass(frozen=True, slots=True)
class Seen:
    """A node as it was when it was looked at."""

    node: Node
    role: str
    name: str
    description: str
    states: int

    def has(self, state: State) -> bool:
        return bool(self.states >> state & 1)


@dataclass(frozen=True, slots=True)
class Sight:
    """Everything that was seen at one look, from the outside inwards."""

    all: list[Seen]

    def find(self, role: str, name: str | None = None) -> Seen | None:
        """The first one with this role, and this name where one is given."""
        return next(iter(self.find_all(role, name)), None)

    def find_all(self, role: str, name: str | None = None) -> list[Seen]:
        return [seen for seen in self.all if seen.role == role and name in (None, seen.name)]

    def texts(self) -> list[str]:
        """The words of every label that has some."""
        return [seen.name for seen in self.find_all("label") if seen.name]


def _states(answer: tuple[Sequence[int]]) -> int:
    low, high = answer[0]
    return low | high << 32
