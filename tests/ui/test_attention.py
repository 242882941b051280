"""Toasts, the icon beside the clock, the sound, and the number in the taskbar."""

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from app.client.client import Client
from app.client.conversation import Conversation
from app.client.timeline import Entry, Kind
from app.ui import attention as attention_module
from app.ui.attention import SHOWN, Attention
from app.ui.choices import Notify
from app.ui.preferences import Preferences
from app.ui.tray import Tray, plain_toast, sala_icon
from app.ui.window import Window
from tests.ui.stage import NOON, Stage


class SilentTray(Tray):
    """Writes its toasts down instead of showing them."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.toasts: list[tuple[str, str]] = []
        self.unread: list[int] = []

    def toast(self, title: str, words: str) -> None:
        self.toasts.append((title, words))

    def show_unread(self, count: int) -> None:
        self.unread.append(count)


class Elsewhere(Stage):
    """The person is in a room, and looks at another program; `Bia` and `Carla` are in."""

    def __init__(self, bot: QtBot, window: Window, client: Client, tray: SilentTray) -> None:
        super().__init__(bot, window, client)
        self.tray = tray
        self.chimes: list[None] = []
        self.alerts: list[QWidget] = []
        self._other = QWidget()
        bot.addWidget(self._other)
        self._turns = bot

    def look_away(self) -> None:
        with self._turns.waitActive(self._other):
            self._other.show()
            self._other.activateWindow()

    def look_back(self) -> None:
        self._other.close()
        with self._turns.waitActive(self.window):
            self.window.activateWindow()

    def told(self, count: int = 1) -> list[tuple[str, str]]:
        """The toasts, of which there come so many."""
        self._turns.waitUntil(lambda: len(self.tray.toasts) >= count)
        return self.tray.toasts

    def calm(self) -> bool:
        """Whether nothing was told of in the turn that follows."""
        QApplication.processEvents()
        return not (self.tray.toasts or self.chimes or self.alerts)


@pytest.fixture
def away(
    qtbot: QtBot, stage: Stage, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> Elsewhere:
    stage.window.close()
    client, tray = Client(), SilentTray(preferences)
    window = Window(client, preferences, tray=tray)
    client.setParent(window)
    tray.setParent(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made = Elsewhere(qtbot, window, client, tray)
    monkeypatch.setattr(attention_module, "chime", lambda: made.chimes.append(None))
    monkeypatch.setattr(QApplication, "alert", lambda widget, *_: made.alerts.append(widget))
    made.enter("Ana", "Bia", "Carla", room="Turma")
    made.look_away()
    return made


def test_a_private_message_is_told_with_its_author_and_beginning(away: Elsewhere) -> None:
    away.whisper("Bia", "Ana", "me manda\no arquivo?")
    assert away.told() == [("Bia (privado)", "me manda o arquivo?")]
    assert away.alerts == [away.window]
    assert len(away.chimes) == 1


def test_clicking_the_toast_opens_the_window_and_its_conversation(away: Elsewhere) -> None:
    away.whisper("Bia", "Ana", "oi")
    away.told()
    away.whisper("Carla", "Ana", "psiu")
    away.told(2)
    away.window.showMinimized()
    away.tray.toast_pressed.emit()
    assert not away.window.isMinimized()
    assert away.page.conversation.peer == "Carla"


def test_clicking_a_toast_of_a_room_that_was_left_opens_the_window_only(away: Elsewhere) -> None:
    away.whisper("Bia", "Ana", "oi")
    away.told()
    away.end("closed")
    away.press("dialog_reject")
    away.enter("Ana", "Davi")
    away.tray.toast_pressed.emit()
    assert away.page.conversation.peer == ""
    attention = away.window.findChild(Attention)
    assert attention is not None
    before = away.tab_names
    attention.wanted.emit(Conversation("Zeca"))  # of a room before, and not of this one
    assert away.tab_names == before


def test_nothing_is_told_while_the_window_is_in_front(away: Elsewhere) -> None:
    away.look_back()
    away.whisper("Bia", "Ana", "oi")
    assert away.calm()


def test_in_front_a_screen_reader_says_what_comes_behind_another_tab(
    away: Elsewhere, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(attention_module, "announce", lambda _, words: said.append(words))
    away.look_back()
    away.say("Bia", "oi, gente")  # that tab is in front
    away.whisper("Bia", "Ana", "oi")
    away.whisper("Carla", "Ana", "psiu,\nAna")
    assert away.calm()
    assert said == ["Carla (privado), e mais 1: psiu, Ana"]
    preferences.quiet = True
    away.whisper("Carla", "Ana", "ei")
    assert away.calm()
    assert len(said) == 1


def test_do_not_disturb_is_quiet_and_still_counts(
    away: Elsewhere, preferences: Preferences
) -> None:
    preferences.quiet = True
    away.whisper("Bia", "Ana", "oi")
    assert away.calm()
    assert away.window.windowTitle() == "(1) Turma — Sala"


def test_what_everyone_reads_is_told_only_to_who_wants_that(
    away: Elsewhere, preferences: Preferences
) -> None:
    away.say("Bia", "bom dia")
    assert away.calm()
    preferences.notify = Notify.ALL
    away.say("Bia", "bom dia de novo")
    assert away.told() == [("Bia em Turma", "bom dia de novo")]
    preferences.notify = Notify.NONE
    away.tray.toasts.clear()
    away.alerts.clear()
    away.chimes.clear()
    away.whisper("Bia", "Ana", "oi")
    assert away.calm()


def test_a_message_that_names_the_person_is_told(away: Elsewhere) -> None:
    entry = Entry(kind=Kind.MESSAGE, text="@Ana, vem?", time=NOON, author="Bia", mention=True)
    away.client.room.receive(entry)
    assert away.told() == [("Bia em Turma", "@Ana, vem?")]


def test_a_sound_can_be_off(away: Elsewhere, preferences: Preferences) -> None:
    preferences.sound = False
    away.whisper("Bia", "Ana", "oi")
    away.told()
    assert away.chimes == []


def test_what_comes_in_at_once_is_one_toast_and_one_sound(away: Elsewhere) -> None:
    for number in range(20):
        away.whisper("Bia", "Ana", f"linha {number}")
    assert away.told() == [("Bia (privado), e mais 19", "linha 19")]
    QApplication.processEvents()
    assert len(away.tray.toasts) == 1
    assert len(away.chimes) == 1


def test_a_notice_and_an_own_message_are_told_to_nobody(
    away: Elsewhere, preferences: Preferences
) -> None:
    preferences.notify = Notify.ALL
    away.join("Davi")
    away.send("oi")
    away.acknowledge()
    assert away.calm()


def test_a_long_text_is_cut_and_a_hostile_one_stays_text(away: Elsewhere) -> None:
    away.whisper("Bia", "Ana", "<img src='file:///etc/passwd'> " + "a" * 400_000)
    [(_, words)] = away.told()
    assert len(words) == SHOWN
    assert words.endswith("…")
    assert "<" not in plain_toast(words, "linux")
    assert plain_toast("1 < 2 & 3", "win32") == "1 < 2 & 3"


@pytest.mark.parametrize("has_badges", [True, False])
def test_the_number_is_in_the_taskbar_and_goes_when_all_is_read(
    away: Elsewhere, monkeypatch: pytest.MonkeyPatch, *, has_badges: bool
) -> None:
    badges: list[int] = []
    monkeypatch.setattr(attention_module, "BADGES", has_badges)
    monkeypatch.setattr(QGuiApplication, "setBadgeNumber", lambda _app, n: badges.append(n))
    before = away.window.windowIcon().cacheKey()
    away.whisper("Bia", "Ana", "oi")
    assert away.tray.unread[-1] == 1
    assert (badges == [1]) == has_badges
    assert (away.window.windowIcon().cacheKey() == before) == has_badges
    away.look_back()
    away.client.conversation("Bia").mark_read()
    assert away.tray.unread[-1] == 0
    assert badges == ([1, 0] if has_badges else [])


def test_the_number_on_the_icon_can_be_seen(qapp: QApplication) -> None:
    side = QSize(64, 64)
    plain, one, many = (sala_icon(n).pixmap(side).toImage() for n in (0, 1, 99))
    assert one.pixelColor(QPoint(44, 28)).name() == "#c62f3e"
    assert plain.pixelColor(QPoint(44, 28)).name() != "#c62f3e"
    assert one != many


def test_the_menu_of_the_icon_opens_quiets_and_closes(
    away: Elsewhere, preferences: Preferences, qtbot: QtBot
) -> None:
    opens, quiet, closes = away.tray.menu.actions()
    assert [opens.text(), quiet.text(), closes.text()] == [
        "Abrir a Sala",
        "Não perturbe",
        "Fechar a Sala",
    ]
    quiet.trigger()
    assert preferences.quiet is True
    away.window.showMinimized()
    opens.trigger()
    assert not away.window.isMinimized()
    with qtbot.waitSignal(away.window.closed):
        closes.trigger()


def test_a_system_without_a_place_for_icons_is_fine(
    qtbot: QtBot, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _icon: shown.append("icon"))
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda *_: shown.append("toast"))
    tray = Tray(preferences)
    tray.show()
    tray.toast("Bia", "oi")
    tray.show_unread(3)
    tray.hide()
    assert shown == []
