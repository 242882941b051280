"""Whether a window can be opened at all; Qt itself would abort the program to say so."""

import ctypes
import os
import sys
from pathlib import Path


def has_display() -> bool:
    """Whether this computer shows windows to this program.

    Windows and macOS always do. Elsewhere a platform that was chosen by hand is believed; an X
    display is asked, because a wrong one is a common mistake.
    """
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM") or _has_wayland():
        return True
    return bool(os.environ.get("DISPLAY")) and _x_answers()


def _has_wayland() -> bool:
    """Whether there is a Wayland display, and what Qt needs to use it (it falls back to X)."""
    display = os.environ.get("WAYLAND_DISPLAY")
    if not display or not (Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / display).exists():
        return False
    try:
        ctypes.CDLL("libwayland-cursor.so.0")
    except OSError:
        return False
    return True


def _x_answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt will say what it lacks
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers
