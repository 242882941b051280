"""The rest of a desktop: a place for icons beside the clock, toasts, and the bell.

https://specifications.freedesktop.org/notification-spec/ and, for the icons,
https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/
"""

import ctypes
import socket
import threading
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
TOASTS = DBusAddress("/org/freedesktop/Notifications", interface=NOTIFICATIONS)
PARTS = (
    f'<node><interface name="{WATCHER}">'
    '<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>'
    "</interface></node>"
)
ANSWERS = {
    "Introspect": ("s", PARTS),
    "Get": ("v", ("b", True)),
    "GetCapabilities": ("as", ["body", "actions"]),
}

# X11/extensions/XKB.h
CORE_KEYBOARD = 0x100
BELL, BELL_MASK = 8, 1 << 8
EVENT_SIZE = 192  # bytes of an XEvent


class Desktop:
    """Has a place for icons, and takes the toasts of all programs on a bus.

    It answers in a thread of its own, until `end`. `toasts`: title and words of each, in order.
    """

    def __init__(self, address: str) -> None:
        self.toasts: list[tuple[str, str]] = []
        self._connection: Any = open_dbus_connection(address)
        bus = DBusAddress(BUS[1], BUS[0], BUS[2])
        for name in (NOTIFICATIONS, WATCHER):
            asked = new_method_call(bus, "RequestName", "su", (name, 0))
            self._connection.send_and_get_reply(asked)
        self._thread = threading.Thread(target=self._serve, name="desktop")
        self._thread.start()

    def press_toast(self) -> None:
        """Click on the latest toast."""
        pressed = (len(self.toasts), "default")
        self._connection.send(new_signal(TOASTS, "ActionInvoked", "us", pressed))

    def end(self) -> None:
        """Be a desktop without all this again."""
        self._connection.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._connection.close()

    def _serve(self) -> None:
        with suppress(ConnectionError):
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._connection.send(self._answer(message))

    def _answer(self, message: Any) -> Any:
        method = message.header.fields[HeaderFields.member]
        if method == "Notify":
            _, _, _, title, words, *_ = message.body
            self.toasts.append((title, words))
            return new_method_return(message, "u", (len(self.toasts),))
        if method == "RegisterStatusNotifierItem":
            return new_method_return(message)
        if method in ANSWERS:
            signature, value = ANSWERS[method]
            return new_method_return(message, signature, (value,))
        return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")


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
