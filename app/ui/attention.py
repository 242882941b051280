"""What the window says to somebody who looks elsewhere, or cannot: title, toast, sound, words."""

import sys

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from app.client.conversation import Conversation
from app.client.timeline import Entry
from app.ui.announcing import announce
from app.ui.choices import Notify
from app.ui.preferences import Preferences
from app.ui.sound import chime
from app.ui.timeline_text import isolated
from app.ui.tray import MOST_SHOWN, Tray, sala_icon

BADGES = sys.platform in ("win32", "darwin")
"""Whether the taskbar has a place for a number; elsewhere it stands on the window's own icon."""
SHOWN = 160  # characters of a message in a toast

translate = QCoreApplication.translate


class Attention(QObject):
    """Speaks for one window, as the preferences allow.

    What comes in within one turn, as after a lost connection, is told of in one toast.

    Signals:
        wanted(Conversation): the person clicked the toast of a message in that conversation.
    """

    wanted = Signal(object)

    def __init__(self, window: QMainWindow, preferences: Preferences, tray: Tray | None) -> None:
        """Without a `tray` there are no toasts."""
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._tray = tray
        self._room = ""
        self._sign = 0  # the number on the icon
        self._heard: list[tuple[Conversation, Entry]] = []  # and not told of yet
        self._told: Conversation | None = None  # the one of the latest toast
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._tell)
        if tray is not None:
            tray.pressed.connect(self.bring_to_front)
            tray.toast_pressed.connect(self._on_toast_pressed)
            tray.close_pressed.connect(window.close)

    def show_start(self) -> None:
        """The window is in no room."""
        self._room, self._told = "", None
        self._heard.clear()
        self._window.setWindowTitle(translate("Window", "Sala"))
        self._show_unread(0)

    def show_room(self, name: str, unread: int) -> None:
        """The window shows a room, with so many unread messages."""
        self._room = name
        room = isolated(name).replace("[*]", "[*][*]")  # else Qt's own mark
        title = translate("Window", "{room} — Sala").format(room=room)
        self._window.setWindowTitle(f"({unread}) {title}" if unread else title)
        self._show_unread(unread)

    def hear(self, conversation: Conversation, entry: Entry) -> None:
        """A message came that the person did not see; they may be in another program."""
        if not self._concerns(conversation, entry):
            return
        if not self._window.isActiveWindow():
            QApplication.alert(self._window)
        self._heard.append((conversation, entry))
        self._turn.start()

    def bring_to_front(self) -> None:
        """Show the window to somebody who looks elsewhere."""
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _concerns(self, conversation: Conversation, entry: Entry) -> bool:
        if self._preferences.quiet:
            return False
        notify = self._preferences.notify
        mine = bool(conversation.peer) or getattr(entry, "mention", False)
        return notify is Notify.ALL or (notify is Notify.MINE and mine)

    def _tell(self) -> None:
        heard, self._heard = self._heard, []
        if not heard:
            return
        conversation, entry = heard[-1]
        title, words = self._title(conversation, entry, len(heard) - 1), _beginning(entry.text)
        if self._window.isActiveWindow():  # who sees it sees the number on the tab
            announce(self._window, f"{title}: {words}")
            return
        if self._preferences.sound:
            chime()
        if self._tray is not None:
            self._told = conversation
            self._tray.toast(title, words)

    def _title(self, conversation: Conversation, entry: Entry, others: int) -> str:
        if conversation.peer:
            told = translate("Attention", "{name} (privado)")
        else:
            told = translate("Attention", "{name} em {room}")
        title = told.format(name=isolated(entry.author), room=isolated(self._room))
        if others:
            more = translate("Attention", "{title}, e mais {count}")
            title = more.format(title=title, count=others)
        return title

    def _show_unread(self, unread: int) -> None:
        sign = min(unread, MOST_SHOWN + 1)
        if sign == self._sign:
            return
        self._sign = sign
        app = QApplication.instance()
        if not BADGES:
            self._window.setWindowIcon(sala_icon(unread))
        elif isinstance(app, QGuiApplication):
            app.setBadgeNumber(unread)
        if self._tray is not None:
            self._tray.show_unread(unread)

    def _on_toast_pressed(self) -> None:
        self.bring_to_front()
        if self._told is not None:
            self.wanted.emit(self._told)


def _beginning(words: str) -> str:
    line = " ".join(words[: 2 * SHOWN].split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
