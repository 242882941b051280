"""What the window says to somebody who looks elsewhere: its title, and a sign in the taskbar."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QMainWindow

from app.ui.timeline_text import isolated

translate = QCoreApplication.translate


class Attention(QObject):
    """Speaks for one window. No signals."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show_start(self) -> None:
        """The window is in no room."""
        self._window.setWindowTitle(translate("Window", "Sala"))

    def show_room(self, name: str, unread: int) -> None:
        """The window shows a room, with so many unread messages."""
        room = isolated(name).replace("[*]", "[*][*]")  # else Qt's own mark
        title = translate("Window", "{room} — Sala").format(room=room)
        self._window.setWindowTitle(f"({unread}) {title}" if unread else title)

    def call(self) -> None:
        """Somebody wants the person, who may be in another program."""
        if not self._window.isActiveWindow():
            QApplication.alert(self._window)
