"""The short sound of a message, as the system has it."""

import sys

from PySide6.QtWidgets import QApplication


def chime() -> None:
    """Play it, and wait for nothing."""
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415  (Windows only)

        winsound.MessageBeep(winsound.MB_ICONASTERISK)
    else:
        QApplication.beep()
