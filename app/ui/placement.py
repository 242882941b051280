"""Where the window stands, and how large it is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow

from app.ui.preferences import Preferences

SMALLEST = (480, 400)  # pixels
FIRST = (1060, 700)
FRAME = (16, 48)  # what a system puts around a window


def place(window: QMainWindow, preferences: Preferences) -> None:
    """Put it where it was the last time; a first one takes what it needs and the screen has."""
    window.setMinimumSize(*SMALLEST)
    # On a small or scaled screen, all but the frame.
    there = window.screen().availableSize() - QSize(*FRAME)
    window.resize(QSize(*FIRST).boundedTo(there))
    if not preferences.geometry.isEmpty():
        window.restoreGeometry(preferences.geometry)
