"""The window, its guest and its server together, as `main` builds them; on real sockets."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.client.client import Client, ClientState
from app.client.journal import Journal
from app.desktop import Desktop
from app.failures import Failure
from app.ui.forms import HostForm, JoinForm
from app.ui.preferences import Preferences
from app.ui.window import Window
from tests.support.client import rows

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Desk:
    """One person's Sala."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.is_closed = False
        journal = Journal(folder)
        journal.open()
        self.client = Client(journal=journal)
        settings = QSettings(str(folder / "sala.ini"), QSettings.Format.IniFormat)
        self.preferences = Preferences(settings)
        self.window = Window(self.client, self.preferences)
        self.desktop = Desktop(self.window, self.client, journal, folder / "salas")
        self.desktop.finished.connect(self._on_finished)
        self.window.show()

    def hosts(self, name: str, port: int = 0) -> int:
        """Open a room; its port."""
        with self.qtbot.waitSignal(self.client.welcomed):
            self.window.request_host(HostForm(name=name, room="Turma", port=port))
        return self.client.address[1]

    def enters(self, name: str, port: int) -> None:
        with self.qtbot.waitSignal(self.client.welcomed):
            self.window.request_join(JoinForm(address="127.0.0.1", port=port, name=name))

    def dialog(self) -> QDialog:
        """The dialog that is open, once there is one."""
        self.qtbot.waitUntil(lambda: bool(self._dialogs()))
        return self._dialogs()[0]

    def closes(self) -> None:
        """Close for good, answering the question that a host is asked."""
        with self.qtbot.waitSignal(self.desktop.finished):
            self.window.close()
            for dialog in self._dialogs():
                dialog.accept()
        self.window.deleteLater()

    def _on_finished(self) -> None:
        self.is_closed = True

    def _dialogs(self) -> list[QDialog]:
        return [each for each in self.window.findChildren(QDialog) if each.isVisible()]


@pytest.fixture
def ana(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path / "ana")
    yield desk
    if not desk.is_closed:
        desk.closes()


@pytest.fixture
def bia(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path / "bia")
    yield desk
    if not desk.is_closed:
        desk.closes()


def texts(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_one_hosts_another_enters_and_they_talk_both_ways(
    qtbot: QtBot, ana: Desk, bia: Desk
) -> None:
    bia.enters("BIA", ana.hosts("ANA"))
    qtbot.waitUntil(lambda: ana.client.roster.names() == ["ANA", "BIA"])
    ana.client.submit("oi, Bia")
    qtbot.waitUntil(lambda: bia.client.room.timeline.rowCount() == 1)
    bia.client.submit("@ANA só para você")
    qtbot.waitUntil(lambda: ana.client.conversation("BIA").timeline.rowCount() == 1)
    assert bia.client.room.timeline.rowCount() == 1  # "oi, Bia": the private one is elsewhere


def test_the_host_sees_the_port_that_the_class_needs(qtbot: QtBot, ana: Desk) -> None:
    port = ana.hosts("ANA")
    panel = ana.window.findChild(QWidget, "host_panel")
    assert panel is not None
    qtbot.waitUntil(panel.isVisible)
    assert f":{port}" in texts(panel) or "nenhuma rede" in texts(panel)


def test_closing_the_host_tells_the_guest_and_ends_only_when_the_record_is_closed(
    qtbot: QtBot, ana: Desk, bia: Desk, tmp_path: Path
) -> None:
    bia.enters("BIA", ana.hosts("ANA"))
    qtbot.waitUntil(lambda: ana.client.roster.rowCount() == 2)
    ana.closes()
    assert "A sala foi encerrada" in texts(bia.dialog())
    # SQLite folds its log into the file when the last connection closes.
    assert [each.name for each in (tmp_path / "ana" / "salas").iterdir()] == ["sala-turma.sqlite3"]


@pytest.mark.parametrize("way", ["leaves", "closes"])
def test_r19_what_a_host_says_in_the_moment_of_ending_the_room_is_heard(
    qtbot: QtBot, ana: Desk, bia: Desk, way: str
) -> None:
    bia.enters("BIA", ana.hosts("ANA"))
    qtbot.waitUntil(lambda: ana.client.roster.rowCount() == 2)
    ana.client.submit("até amanhã")
    if way == "closes":
        ana.closes()
    else:
        with qtbot.waitSignal(ana.client.ended):
            ana.window.findChild(QPushButton, "leave_button").click()  # type: ignore[union-attr]
            ana.dialog().accept()
    bia.dialog()  # the room is closed
    assert "até amanhã" in [entry.text for entry in rows(bia.client.room.timeline)]
    assert ana.client.unsent == 0


def test_leaving_and_hosting_again_at_once_opens_a_new_room(qtbot: QtBot, ana: Desk) -> None:
    ana.hosts("ANA")
    with qtbot.waitSignal(ana.client.ended):
        ana.window.findChild(QPushButton, "leave_button").click()  # type: ignore[union-attr]
    ana.hosts("ANA")
    assert ana.client.state is ClientState.IN


def test_a_room_asked_for_while_the_last_one_says_goodbye_opens_after_it(
    qtbot: QtBot, ana: Desk
) -> None:
    with _a_guest_who_does_not_read(qtbot, ana):
        ana.window.findChild(QPushButton, "leave_button").click()  # type: ignore[union-attr]
        ana.dialog().accept()
        with qtbot.waitSignal(ana.client.welcomed):
            ana.window.request_host(HostForm(name="ANA", room="Outra", port=0))
    assert ana.client.room_name == "Outra"
    assert ana.preferences.room == "Outra"
    assert ana.preferences.addresses == []  # one's own room is none to enter again


def test_a_room_that_is_cancelled_while_the_last_one_says_goodbye_stays_closed(
    qtbot: QtBot, ana: Desk
) -> None:
    with _a_guest_who_does_not_read(qtbot, ana):
        ana.window.findChild(QPushButton, "leave_button").click()  # type: ignore[union-attr]
        ana.dialog().accept()
        ana.window.request_host(HostForm(name="ANA", room="Outra", port=0))
        cancel = ana.window.findChild(QPushButton, "busy_cancel")
        assert cancel is not None
        cancel.click()
    ana.closes()  # ends only when no server is left
    assert ana.client.state is ClientState.IDLE


@contextmanager
def _a_guest_who_does_not_read(qtbot: QtBot, ana: Desk) -> Iterator[None]:
    """For as long as this guest lives, the room's goodbye takes its whole time."""
    port = ana.hosts("ANA")
    with socket.create_connection(("127.0.0.1", port)) as guest:
        guest.sendall(b"bia\n")
        qtbot.waitUntil(lambda: ana.client.roster.rowCount() == 2)
        yield


def test_a_taken_port_asks_for_another_one_and_opens_there(qtbot: QtBot, ana: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        ana.window.request_host(HostForm(name="ANA", room="T", port=taken))
        dialog = ana.dialog()
        field = dialog.findChild(QLineEdit)
        accept = dialog.findChild(QPushButton, "dialog_accept")
        assert field is not None
        assert accept is not None
        assert field.text() == str(taken + 1)
        field.setText("0")  # any free one
        with qtbot.waitSignal(ana.client.welcomed):
            accept.click()
    assert ana.client.address[1] not in (0, taken)


def test_a_second_host_on_the_port_is_offered_the_room_that_is_there(
    qtbot: QtBot, ana: Desk, bia: Desk
) -> None:
    port = ana.hosts("ANA")
    bia.window.request_host(HostForm(name="BIA", room="Minha", port=port))
    dialog = bia.dialog()
    with qtbot.waitSignal(bia.client.welcomed):
        dialog.accept()
    assert bia.client.room_name == "Turma"


def test_two_rooms_of_one_name_on_one_computer_do_not_share_a_record(
    qtbot: QtBot, ana: Desk, tmp_path: Path
) -> None:
    ana.hosts("ANA")
    journal = Journal(tmp_path)
    journal.open()
    client = Client(journal=journal)
    settings = QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat)
    window = Window(client, Preferences(settings))
    qtbot.addWidget(window)
    window.show()
    desktop = Desktop(window, client, journal, tmp_path / "ana" / "salas")
    window.request_host(HostForm(name="BIA", room="Turma", port=0))
    qtbot.waitUntil(
        lambda: any("histórico" in texts(each) for each in window.findChildren(QDialog)),
        timeout=10_000,
    )
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    with qtbot.waitSignal(desktop.finished):
        window.close()


def test_a_fault_of_the_program_is_told_in_a_dialog_and_the_room_goes_on(
    qtbot: QtBot, ana: Desk
) -> None:
    ana.hosts("ANA")
    ana.desktop.report("ValueError: nada")
    dialog = ana.dialog()
    assert dialog.windowTitle() == "Erro da própria Sala"
    dialog.reject()
    assert ana.client.state is ClientState.IN


def test_closing_before_any_room_ends_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    desk.closes()
    assert not desk.client.is_connected


def test_a_failure_on_the_way_in_leads_back_to_the_filled_form(qtbot: QtBot, ana: Desk) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        with qtbot.waitSignal(ana.client.failed) as failed:
            ana.window.request_join(JoinForm(address="127.0.0.1", port=port, name="ANA"))
    failure = failed.args[0]
    assert isinstance(failure, Failure)
    ana.dialog().reject()
    shown = ana.window.findChild(QLineEdit, "join_name")
    assert shown is not None
    assert shown.text() == "ANA"


def test_ended_from_outside_it_tells_the_guests_and_asks_nobody(
    qtbot: QtBot, ana: Desk, bia: Desk
) -> None:
    bia.enters("BIA", ana.hosts("ANA"))
    qtbot.waitUntil(lambda: ana.client.roster.rowCount() == 2)
    with qtbot.waitSignal(ana.desktop.finished):
        ana.desktop.end()
    assert "A sala foi encerrada" in texts(bia.dialog())


def test_a_port_that_was_any_free_one_is_not_remembered(ana: Desk) -> None:
    ana.hosts("ANA", port=0)
    assert ana.preferences.port == 9999


def test_the_first_window_is_no_larger_than_the_screen(ana: Desk) -> None:
    screen = ana.window.screen().availableSize()
    assert ana.window.width() < screen.width()
    assert ana.window.height() < screen.height()


def test_a_damaged_history_is_said_and_stays_on_the_screen_when_the_host_is_in(
    qtbot: QtBot, ana: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "ana" / "salas"
    folder.mkdir(parents=True)
    (folder / "sala-turma.sqlite3").write_bytes(b"\xa5" * 9_000)
    ana.hosts("ANA")
    assert "sala-turma-danificado-1.sqlite3" in texts(ana.dialog())
    ana.dialog().reject()
    assert ana.client.state is ClientState.IN
