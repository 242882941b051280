"""The first page: two choices, rules told under the fields, nothing typed is lost."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.client.client import ClientState
from app.failures import Failure, Trouble
from app.protocol.messages import Reason
from app.ui import theme
from app.ui.forms import HostForm, JoinForm
from app.ui.preferences import Preferences
from app.ui.start import StartPage
from app.ui.stylesheet import stylesheet
from app.ui.window import Window
from tests.ui.stage import Line, Stage, fill, find, shown_text

GREY = "#9091a1"  # seven parts of #66667b on three of #f3f4f8


def text(stage: Stage, name: str) -> str:
    return find(stage.window, QLineEdit, name).text()


def test_r01_hosting_needs_only_a_name(stage: Stage, qtbot: QtBot) -> None:
    fill(stage.window, "host_name", "José")
    with qtbot.waitSignal(stage.window.host_requested) as hosted:
        stage.press("start_host")
    assert hosted.args == [HostForm(name="José", room="Sala", port=9999)]


def focused(stage: Stage) -> str:
    focus = stage.window.focusWidget()
    assert focus is not None
    return focus.objectName()


def test_the_cursor_is_where_the_person_went_the_last_time(stage: Stage) -> None:
    assert focused(stage) == "host_name"
    stage.enter("Ana", "Bia")
    stage.press("leave_button")
    stage.end(Reason.LEFT)
    assert focused(stage) == "join_address_choices"
    stage.window.request_host(HostForm(name="Ana"))
    stage.client.join("127.0.0.1", 9999, "Ana")
    stage.welcome("Ana")
    stage.window.show_hosting([], 9999)
    stage.press("leave_button")
    stage.window.show_guest()
    assert focused(stage) == "host_name"


@pytest.mark.parametrize(
    ("hosted", "addresses", "where"),
    [
        (None, [], "host_name"),
        (None, ["192.168.0.5"], "join_address_choices"),
        (True, ["192.168.0.5"], "host_name"),
        (False, ["192.168.0.5"], "join_address_choices"),
    ],
)
def test_who_opens_sala_again_and_presses_enter_does_what_they_did_the_last_time(
    preferences: Preferences,
    qtbot: QtBot,
    hosted: bool | None,
    addresses: list[str],
    where: str,
) -> None:
    preferences.name = "Ana"
    for address in addresses:
        preferences.remember_address(address)
    if hosted is not None:
        preferences.hosted_last = hosted
    page = StartPage(preferences)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    focus = page.focusWidget()
    assert focus is not None
    assert focus.objectName() == where
    with qtbot.waitSignal(page.host_chosen if where == "host_name" else page.join_chosen):
        QTest.keyClick(focus, Qt.Key.Key_Return)


def test_the_port_is_behind_the_options_and_firewalls_are_explained(stage: Stage) -> None:
    assert not stage.is_visible("host_port")
    stage.press("host_options")
    assert stage.is_visible("host_port")
    assert text(stage, "host_port") == "9999"
    assert shown_text(stage.window, "firewall_hint") == (
        "Se o firewall perguntar, responda “Permitir”."
    )


def test_r01_another_room_name_and_port_can_be_chosen(stage: Stage, qtbot: QtBot) -> None:
    fill(stage.window, "host_name", "Ana")
    fill(stage.window, "host_room", "  Turma 3º B ")
    stage.press("host_options")
    fill(stage.window, "host_port", "5000")
    with qtbot.waitSignal(stage.window.host_requested) as hosted:
        stage.press("start_host")
    assert hosted.args == [HostForm(name="Ana", room="Turma 3º B", port=5000)]


def test_a_room_without_a_name_is_called_sala(stage: Stage, qtbot: QtBot) -> None:
    fill(stage.window, "host_name", "Ana")
    fill(stage.window, "host_room", " ")
    with qtbot.waitSignal(stage.window.host_requested) as hosted:
        stage.press("start_host")
    assert hosted.args == [HostForm(name="Ana", room="Sala", port=9999)]


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("192.168.0.5", JoinForm(address="192.168.0.5", port=9999, name="Bia")),
        ("pc-da-ana:5000", JoinForm(address="pc-da-ana", port=5000, name="Bia")),
        ("[::1]:5000", JoinForm(address="::1", port=5000, name="Bia")),
    ],
)
def test_r02_joining_takes_an_address_and_a_name(
    stage: Stage, qtbot: QtBot, typed: str, form: JoinForm
) -> None:
    fill(stage.window, "join_name", "Bia")
    fill(stage.window, "join_address", typed)
    with qtbot.waitSignal(stage.window.join_requested) as joined:
        QTest.keyClick(find(stage.window, QLineEdit, "join_address"), Qt.Key.Key_Return)
    assert joined.args == [form]


def test_r03_a_broken_rule_is_told_under_the_field_while_typing(stage: Stage) -> None:
    fill(stage.window, "join_name", "Ana")
    assert shown_text(stage.window, "join_name_error") == ""
    fill(stage.window, "join_name", "Ana Lima")
    assert shown_text(stage.window, "join_name_error") == (
        "O nome não pode ter espaços. No lugar deles, use _."
    )
    field = find(stage.window, QLineEdit, "join_name")
    assert field.accessibleDescription() == shown_text(stage.window, "join_name_error")
    fill(stage.window, "join_name", "Ana_Lima")
    assert shown_text(stage.window, "join_name_error") == ""


def test_r03_nothing_is_requested_and_nothing_is_lost_while_a_field_is_wrong(
    stage: Stage, qtbot: QtBot
) -> None:
    fill(stage.window, "join_name", "")
    fill(stage.window, "join_address", "192.168.0.")
    with qtbot.assertNotEmitted(stage.window.join_requested):
        stage.press("start_join")
    assert shown_text(stage.window, "join_name_error") == (
        "O nome está vazio. Digite um nome com letras, números ou _."
    )
    assert shown_text(stage.window, "join_address_error") == (
        "Um IP tem quatro números de 0 a 255, por exemplo 192.168.0.5."
    )
    assert text(stage, "join_address") == "192.168.0."
    assert find(stage.window, QLineEdit, "join_name").hasFocus()


def test_an_address_is_not_called_wrong_before_it_is_complete(stage: Stage) -> None:
    fill(stage.window, "join_address", "192.168")
    assert shown_text(stage.window, "join_address_error") == ""


def test_a_wrong_port_shows_itself(stage: Stage, qtbot: QtBot) -> None:
    fill(stage.window, "host_name", "Ana")
    stage.press("host_options")
    fill(stage.window, "host_port", "99999")
    stage.press("host_options")
    with qtbot.assertNotEmitted(stage.window.host_requested):
        stage.press("start_host")
    assert shown_text(stage.window, "host_port_error") == (
        "A porta é um número de 0 a 65535. Use 9999 se ninguém combinou outra."
    )


def test_the_name_is_the_same_on_both_cards(stage: Stage) -> None:
    fill(stage.window, "host_name", "Ana")
    assert text(stage, "join_name") == "Ana"
    fill(stage.window, "join_name", "Bia")
    assert text(stage, "host_name") == "Bia"


def test_name_and_address_are_there_at_the_next_start(
    stage: Stage, preferences: Preferences, qtbot: QtBot
) -> None:
    stage.client.join("26.1.2.3", 5000, "Bia")
    stage.welcome("Bia")
    stage.client.abort()
    stage.client.join("192.168.0.5", 9999, "Bia")
    stage.welcome("Bia")
    again = Window(stage.client, preferences)
    qtbot.addWidget(again)
    assert find(again, QLineEdit, "join_name").text() == "Bia"
    assert find(again, QLineEdit, "host_name").text() == "Bia"
    assert find(again, QLineEdit, "join_address").text() == "192.168.0.5"
    box = find(again, QComboBox, "join_address_choices")
    assert [box.itemText(row) for row in range(box.count())] == ["192.168.0.5", "26.1.2.3:5000"]


def test_r02_a_typed_address_is_not_completed_to_a_former_one(
    stage: Stage, preferences: Preferences, qtbot: QtBot
) -> None:
    preferences.remember_address("192.168.0.50")
    again = Window(stage.client, preferences)
    qtbot.addWidget(again)
    with qtbot.waitActive(again):
        again.show()
        again.activateWindow()
    find(again, QComboBox, "join_address_choices").setFocus()
    fill(again, "join_address", "192.168.0.5")
    assert find(again, QLineEdit, "join_address").text() == "192.168.0.5"


def test_r02_a_former_address_can_be_chosen(
    stage: Stage, preferences: Preferences, qtbot: QtBot
) -> None:
    preferences.remember_address("26.1.2.3")
    preferences.remember_address("192.168.0.50")
    again = Window(stage.client, preferences)
    qtbot.addWidget(again)
    again.show()
    box = find(again, QComboBox, "join_address_choices")
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert find(again, QLineEdit, "join_address").text() == "26.1.2.3"


def test_an_address_that_led_nowhere_is_not_remembered(
    stage: Stage, preferences: Preferences
) -> None:
    stage.client.join("192.168.0.5", 9999, "Bia")
    Line.newest.end(Failure(trouble=Trouble.REFUSED, host="192.168.0.5", port=9999))
    assert preferences.addresses == []


def test_room_and_port_of_the_host_are_remembered_and_the_port_is_shown(
    stage: Stage, preferences: Preferences, qtbot: QtBot
) -> None:
    stage.window.request_host(HostForm(name="Ana", room="Turma 3º B", port=5000))
    stage.client.join("127.0.0.1", 5000, "Ana")
    stage.welcome("Ana")
    assert preferences.room == "Turma 3º B"
    assert preferences.port == 5000
    assert preferences.addresses == []
    again = Window(stage.client, preferences)
    qtbot.addWidget(again)
    again.show()
    assert find(again, QLineEdit, "host_room").text() == "Turma 3º B"
    assert find(again, QLineEdit, "host_port").isVisible()


def test_while_connecting_the_form_waits_and_can_be_cancelled(stage: Stage) -> None:
    fill(stage.window, "join_name", "Bia")
    fill(stage.window, "join_address", "192.168.0.5")
    stage.client.join("192.168.0.5", 9999, "Bia")
    assert shown_text(stage.window, "busy_text") == "Conectando a 192.168.0.5:9999…"
    assert not find(stage.window, QPushButton, "start_join").isEnabled()
    stage.press("busy_cancel")
    assert Line.newest.is_over
    assert shown_text(stage.window, "busy_text") == ""
    assert find(stage.window, QPushButton, "start_join").isEnabled()
    assert text(stage, "join_address") == "192.168.0.5"


def places(stage: Stage) -> dict[str, QPoint]:
    names = ("host_name", "host_options", "start_host", "join_address", "start_join")
    found = {name: find(stage.window, QWidget, name) for name in names}
    return {name: each.mapTo(stage.window, QPoint(0, 0)) for name, each in found.items()}


def test_nothing_on_the_page_moves_when_it_is_told_what_goes_on(stage: Stage, qtbot: QtBot) -> None:
    before = places(stage)
    stage.window.busy("Conectando…")
    strip = find(stage.window, QPushButton, "busy_cancel")
    bottom = stage.window.height() - 40
    qtbot.waitUntil(lambda: strip.mapTo(stage.window, QPoint(0, strip.height())).y() > bottom)
    assert places(stage) == before


def test_the_words_of_the_options_stand_under_the_others(stage: Stage) -> None:
    at = places(stage)
    assert at["host_options"].x() + 10 == at["host_name"].x()


def test_all_of_the_page_is_grey_while_it_waits(stage: Stage) -> None:
    stage.window.setStyleSheet(stylesheet(theme.palette(Qt.ColorScheme.Light)))
    stage.window.setPalette(theme.palette(Qt.ColorScheme.Light))
    stage.window.busy("Conectando…")
    card = find(stage.window, QPushButton, "host_options").parentWidget()
    assert card is not None
    inks = {
        label.palette().color(QPalette.ColorRole.WindowText).name()
        for label in card.findChildren(QLabel)
        if label.isVisible()
    }
    options = find(stage.window, QPushButton, "host_options").palette()
    assert inks == {options.color(QPalette.ColorRole.ButtonText).name()} == {GREY}


def test_escape_cancels_connecting(stage: Stage) -> None:
    stage.client.join("192.168.0.5", 9999, "Bia")
    QTest.keyClick(stage.window.focusWidget(), Qt.Key.Key_Escape)
    assert Line.newest.is_over


def test_cancelling_while_the_own_room_opens_closes_it(stage: Stage, qtbot: QtBot) -> None:
    stage.window.request_host(HostForm(name="Ana"))
    stage.window.busy("Abrindo a sala…")
    with qtbot.waitSignal(stage.window.hosting_stopped):
        stage.press("busy_cancel")


def test_a_form_from_the_command_line_is_filled_in_and_requested(
    stage: Stage, qtbot: QtBot
) -> None:
    form = JoinForm(address="::1", port=5000, name="Bia")
    with qtbot.waitSignal(stage.window.join_requested) as joined:
        stage.window.request_join(form)
    assert joined.args == [form]
    assert text(stage, "join_address") == "[::1]:5000"
    assert text(stage, "join_name") == "Bia"


def test_in_a_narrow_window_the_cards_stand_under_each_other(stage: Stage, qtbot: QtBot) -> None:
    host, join = (find(stage.window, QPushButton, name) for name in ("start_host", "start_join"))
    assert host.mapTo(stage.window, QPoint()).x() < join.mapTo(stage.window, QPoint()).x() - 100
    stage.window.resize(480, 600)
    qtbot.waitUntil(
        lambda: host.mapTo(stage.window, QPoint()).x() == join.mapTo(stage.window, QPoint()).x()
    )
    assert host.mapTo(stage.window, host.rect().bottomRight()).x() < 480


@pytest.mark.parametrize("name", ["join_address", "join_name"])
def test_enter_in_a_field_joins_and_cancels_nothing(stage: Stage, name: str) -> None:
    fill(stage.window, "join_name", "Ana")
    fill(stage.window, "join_address", "192.168.0.5")
    field = find(stage.window, QLineEdit, name)
    field.setFocus()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert stage.client.state is ClientState.CONNECTING


def test_enter_in_a_field_hosts_once(stage: Stage, qtbot: QtBot) -> None:
    asked: list[object] = []
    stage.window.host_requested.connect(asked.append)
    field = find(stage.window, QLineEdit, "host_room")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert len(asked) == 1
