"""The rest of a desktop: a place for icons beside the clock, toasts, a screen reader, the bell.

https://specifications.freedesktop.org/notification-spec/ and, for the icons,
https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/
"""

import ctypes
import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

from tests.e2e.accessible import BUS

NOTIFICATIONS = "org.freedesktop.Notifications"
WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
REGISTRY = "org.a11y.atspi.Registry"
TOASTS = DBusAddress("/org/freedesktop/Notifications", interface=NOTIFICATIONS)
PARTS = (
    f'<node><interface name="{WATCHER}">'
    '<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>'
    "</interface></node>"
)
ANNOUNCED = "type='signal',interface='org.a11y.atspi.Event.Object',member='Announcement'"

# X11/extensions/XKB.h
CORE_KEYBOARD = 0x100
BELL, BELL_MASK = 8, 1 << 8
EVENT_SIZE = 192  # bytes of an XEvent


class Service:
    """Has names on a bus, and answers in a thread of its own, until `end`."""

    names: tuple[str, ...]
    answers: Mapping[str, tuple[str, object]]
    """The answer to each method that is asked: its signature, and its value."""

    def __init__(self, address: str) -> None:
        self._connection: Any = open_dbus_connection(address)
        for name in self.names:
            self._ask_bus("RequestName", "su", name, 0)
        self._ask_bus("AddMatch", "s", ANNOUNCED)
        self._thread = threading.Thread(target=self._serve, name=type(self).__name__)
        self._thread.start()

    def end(self) -> None:
        """Be on the bus no more."""
        self._connection.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._connection.close()

    def _ask_bus(self, method: str, signature: str, *values: object) -> None:
        bus = DBusAddress(BUS[1], BUS[0], BUS[2])
        self._connection.send_and_get_reply(new_method_call(bus, method, signature, values))

    def _serve(self) -> None:
        with suppress(ConnectionError):
            while True:
                message = self._connection.receive()
                method = message.header.fields.get(HeaderFields.member, "")
                self._on_told(method, message.body)
                if message.header.message_type is not MessageType.method_call:
                    continue
                if method in self.answers:
                    signature, value = self.answers[method]
                    body = (value,) if signature else ()
                    self._connection.send(new_method_return(message, signature, body))
                else:
                    error = "org.freedesktop.DBus.Error.UnknownMethod"
                    self._connection.send(new_error(message, error))

    def _on_told(self, method: str, body: tuple[Any, ...]) -> None:
        """A method was called, or a signal came."""


class Desktop(Service):
    """Has a place for icons, and takes the toasts of all programs on a bus.

    `toasts`: title and words of each, in order. `icon`: the name of the latest icon on the bus.
    """

    names = (NOTIFICATIONS, WATCHER)
    answers: Mapping[str, tuple[str, object]] = {
        "Introspect": ("s", PARTS),
        "Get": ("v", ("b", True)),
        "RegisterStatusNotifierItem": ("", None),
        "GetCapabilities": ("as", ["body", "actions"]),
        "Notify": ("u", 1),
    }

    def __init__(self, address: str) -> None:
        self.toasts: list[tuple[str, str]] = []
        self.icon = ""
        super().__init__(address)

    def press_toast(self) -> None:
        """Click on the latest toast."""
        self._connection.send(new_signal(TOASTS, "ActionInvoked", "us", (1, "default")))

    def press_icon(self, icon: str) -> None:
        """Click on an icon."""
        item = DBusAddress("/StatusNotifierItem", icon, ITEM)
        self._connection.send(new_method_call(item, "Activate", "ii", (0, 0)))

    def _on_told(self, method: str, body: tuple[Any, ...]) -> None:
        if method == "Notify":
            _, _, _, title, words, *_ = body
            self.toasts.append((title, words))
        elif method == "RegisterStatusNotifierItem":
            (self.icon,) = body


class Ears(Service):
    """A screen reader. `said`: what programs told it to say, in order.

    Whoever starts after it finds it.
    """

    names = (REGISTRY,)
    answers: Mapping[str, tuple[str, object]] = {
        "GetRegisteredEvents": ("a(ss)", [(":1.0", "object:")]),
        "NotifyListenersSync": ("b", False),  # it takes no key away
        "Embed": ("(so)", (REGISTRY, "/org/a11y/atspi/accessible/root")),
    }

    def __init__(self, address: str) -> None:
        self.said: list[str] = []
        super().__init__(address)

    def _on_told(self, method: str, body: tuple[Any, ...]) -> None:
        if method == "Announcement":
            self.said.append(body[3][1])


class Bell:
    """Hears each time that a program rings the bell of a screen."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        assert self._display, f"no display {display}"
        self._kind = ctypes.c_int()
        asked = (None, ctypes.byref(self._kind), None, None, None)
        assert self._x.XkbQueryExtension(self._display, *asked)
        self._x.XkbSelectEvents(self._display, CORE_KEYBOARD, BELL_MASK, BELL_MASK)
        self._x.XSync(self._display, 0)
        self._rung = 0

    def rung(self) -> int:
        """How often it was heard so far."""
        event = (ctypes.c_int * (EVENT_SIZE // ctypes.sizeof(ctypes.c_int)))()
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, event)
            self._rung += event[0] == self._kind.value
        return self._rung

    def end(self) -> None:
        """Hear nothing any more."""
        self._x.XCloseDisplay(self._display)
