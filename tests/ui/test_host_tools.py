"""The host's panel and menus: rules, hands, who waits, who is banned, and putting people out."""

import time
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from app.attempts import Attempt, Fate
from app.attendance import Attendee
from app.client.attempts import Attempts
from app.protocol.messages import (
    Admit,
    Ban,
    Barred,
    Changed,
    Decree,
    Decreed,
    Expel,
    Knock,
    Knocked,
    Lower,
    Mute,
    Remove,
    Say,
    Show,
    Status,
    Waiting,
)
from app.reachable import Reachable
from app.ui.attendance_sheet import AttendanceSheet
from app.ui.controls import Switch
from app.ui.forms import JoinForm
from app.ui.hand_button import HandButton
from app.ui.timeline_view import TimelineView
from tests.ui.stage import Stage, find, member, shown_text, type_into

ADDRESS = Reachable(ip="192.168.0.5", network="Wi-Fi", kind="wifi")


@pytest.fixture
def host(stage: Stage) -> Stage:
    """Ana hosts; Bia and Caio are there."""
    stage.enter("Ana", "Bia", "Caio")
    stage.tell(Changed(member=replace(member("Ana"), host=True)))
    stage.window.show_hosting([ADDRESS], 9999)
    return stage


def menu_of(stage: Stage, name: str, qtbot: QtBot) -> dict[str, QAction]:
    """The entries of a person's menu that have a name."""
    sidebar = stage.window._room._frame.sidebar
    sidebar.person_menu_requested.emit(name, stage.window.pos())
    qtbot.waitUntil(lambda: bool(stage.window.findChildren(QMenu, "person_menu")))
    menu = stage.window.findChildren(QMenu, "person_menu")[-1]
    return {action.objectName(): action for action in menu.actions() if action.objectName()}


def words(stage: Stage, card: str) -> list[str]:
    found = find(stage.window, QFrame, card)
    shown = [each for each in found.findChildren(QLabel) if each.isVisible()]
    return [each.accessibleName() or each.text() for each in shown]


def buttons(stage: Stage, card: str) -> list[QPushButton]:
    found = find(stage.window, QFrame, card).findChildren(QPushButton)
    return [each for each in found if each.isVisible()]


def test_a_host_sees_the_switches_and_each_sends_all_the_rules(host: Stage) -> None:
    find(host.window, Switch, "host_quiet").click()
    assert host.sent[-1] == Decree(quiet=True)
    host.tell(Decreed(quiet=True))
    find(host.window, Switch, "host_approve").click()
    assert host.sent[-1] == Decree(quiet=True, approve=True)
    host.tell(Decreed(approve=True))
    assert find(host.window, Switch, "host_files").isChecked()
    find(host.window, Switch, "host_files").click()
    assert host.sent[-1] == Decree(approve=True, no_files=True)
    host.tell(Decreed(approve=True, no_files=True))
    assert not find(host.window, Switch, "host_files").isChecked()
    host.tell(Decreed(approve=True))
    assert not find(host.window, Switch, "host_quiet").isChecked()
    assert host.rows[-3:] == [
        "Agora todos podem falar",
        "Agora só o anfitrião envia arquivos",
        "Agora todos podem enviar arquivos",
    ]


def test_hands_stand_in_their_order_with_the_time_and_a_click_lowers_one(host: Stage) -> None:
    now = time.time_ns() // 1_000_000
    host.tell(Changed(member=replace(member("Caio", 3), hand=now - 125_000)))
    host.tell(Changed(member=replace(member("Bia", 2), hand=now)))
    assert words(host, "host_hands") == [
        "Mãos levantadas",
        "1. Caio",
        "há 2 min",
        "2. Bia",
        "agora mesmo",
    ]
    first = buttons(host, "host_hands")[0]
    assert first.accessibleName() == "Abaixar a mão de Caio"
    first.click()
    assert host.sent[-1] == Lower(name="Caio")
    host.tell(Changed(member=member("Caio", 3)))
    assert words(host, "host_hands")[1:] == ["1. Bia", "agora mesmo"]
    host.tell(Changed(member=member("Bia", 2)))
    assert not host.is_visible("host_hands")


def test_the_keys_stay_in_the_card_when_a_row_goes(host: Stage, qtbot: QtBot) -> None:
    host.window.activateWindow()
    for number, name in ((2, "Bia"), (3, "Caio")):
        host.tell(Changed(member=replace(member(name, number), hand=number)))
    buttons(host, "host_hands")[0].setFocus()
    host.tell(Changed(member=member("Bia", 2)))
    (button,) = buttons(host, "host_hands")
    qtbot.waitUntil(button.hasFocus)


def test_who_waits_is_let_in_or_sent_away(host: Stage) -> None:
    assert not host.is_visible("host_knocks")
    knocks = tuple(
        Knock(number=number, name=name, ip="192.168.0.9", port=50_000)
        for number, name in ((7, "Davi"), (8, "Eva"))
    )
    host.tell(Knocked(knocks=knocks))
    assert words(host, "host_knocks")[1:3] == ["Davi", "192.168.0.9:50000"]
    admit, deny = buttons(host, "host_knocks")[:2]
    admit.click()
    deny.click()
    assert host.sent[-2:] == [Admit(number=7), Admit(number=7, off=True)]
    host.tell(Knocked(knocks=()))
    assert not host.is_visible("host_knocks")


def test_putting_somebody_out_is_asked_before_it_happens(host: Stage, qtbot: QtBot) -> None:
    menu_of(host, "Bia", qtbot)["person_expel"].trigger()
    assert host.asked().objectName() == "dialog_expel"
    host.press("dialog_reject")
    assert not any(isinstance(each, Expel) for each in host.sent)
    menu_of(host, "Bia", qtbot)["person_expel"].trigger()
    host.press("dialog_accept")
    assert host.sent[-1] == Expel(name="Bia")
    menu_of(host, "Bia", qtbot)["person_ban"].trigger()
    host.press("dialog_accept")
    assert host.sent[-1] == Expel(name="Bia", ban=True)


def test_a_ban_can_be_undone_in_the_panel(host: Stage) -> None:
    host.tell(Barred(bans=(Ban(name="Zé", ip="192.168.0.9"),)))
    assert words(host, "host_bans")[1:] == ["Zé", "192.168.0.9"]
    find(host.window, QPushButton, "ban_pardon").click()
    assert type(host.sent[-1]).__name__ == "Pardon"
    host.tell(Barred(bans=()))
    assert not host.is_visible("host_bans")


def test_somebody_is_muted_and_may_speak_again(host: Stage, qtbot: QtBot) -> None:
    mute = menu_of(host, "Bia", qtbot)["person_mute"]
    assert mute.text() == "Silenciar"
    mute.trigger()
    assert host.sent[-1] == Mute(name="Bia")
    host.tell(Changed(member=replace(member("Bia", 2), muted=True, hand=1)))
    assert any("silenciado · mão levantada" in told for told in host.people)
    entries = menu_of(host, "Bia", qtbot)
    entries["person_mute"].trigger()
    assert host.sent[-1] == Mute(name="Bia", off=True)
    entries["person_lower"].trigger()
    assert Lower(name="Bia") in host.sent


def test_a_guest_and_oneself_have_no_such_entries(host: Stage, qtbot: QtBot) -> None:
    assert "person_expel" not in menu_of(host, "Ana", qtbot)
    host.tell(Changed(member=member("Ana")))
    assert "person_expel" not in menu_of(host, "Bia", qtbot)


def test_everybody_sees_who_the_host_is(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.tell(Changed(member=replace(member("Bia", 2), host=True)))
    assert any("Bia" in told and "anfitrião" in told for told in stage.people)


def test_a_host_may_take_away_what_others_wrote(host: Stage) -> None:
    host.say("Bia", "bobagem")
    view = find(host.window, TimelineView, "timeline")
    assert view._hosts
    view.remove_requested.emit(host.page.conversation.timeline.entry(0).seq)
    host.client._pump()
    assert any(isinstance(each, Remove) for each in host.sent)
    host.tell(Changed(member=member("Ana")))
    assert not view._hosts


def test_everybody_can_raise_a_hand_and_the_host_may_lower_it(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    button = find(stage.window, HandButton, "hand_button")
    stage.tell(Changed(member=replace(member("Ana"), status="busy")))
    button.click()
    assert stage.sent[-1] == Show(status=Status.BUSY, hand=True)
    assert button.accessibleName() == "Abaixar a mão"
    stage.tell(Changed(member=member("Ana")))
    assert not button.isChecked()
    assert button.accessibleName() == "Levantar a mão"


def test_who_has_to_wait_reads_so_on_the_first_page(stage: Stage) -> None:
    stage.window.request_join(JoinForm(address="192.168.0.5", name="Ana"))
    stage.tell(Waiting())
    told = [each.text() for each in stage.window.findChildren(QLabel)]
    assert "Esperando que o anfitrião deixe você entrar…" in told
    stage.welcome("Ana")
    assert stage.window._in_room()


ANA = Attendee(name="Ana", first=0, last=3_000_000, stay=3_000_000, messages=4, present=True)


def test_the_list_of_who_was_in_is_shown_and_saved(
    host: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(host.window.attendance_requested):
        find(host.window, QPushButton, "host_attendance").click()
    host.window.host_desk.show_attendance([ANA])
    sheet = host.asked()
    assert isinstance(sheet, AttendanceSheet)
    assert shown_text(sheet, "dialog_what") == "1 pessoa esteve na sala hoje."
    sheet.save(str(tmp_path / "lista.csv"))
    qtbot.waitUntil(lambda: shown_text(sheet, "attendance_told") == "Salvo em lista.csv")
    assert "Ana" in (tmp_path / "lista.csv").read_text("utf-8-sig")
    sheet.save(str(tmp_path / "nenhuma" / "lista.csv"))
    qtbot.waitUntil(lambda: "não foi salva" in shown_text(sheet, "attendance_told"))


def test_the_talk_can_be_saved_from_the_list(host: Stage, qtbot: QtBot) -> None:
    host.window.host_desk.show_attendance(None)
    assert "não sabe quem esteve nela" in shown_text(host.asked(), "dialog_what")
    host.press("attendance_transcript")
    qtbot.waitUntil(lambda: bool(host.window.findChildren(QFileDialog)))
    for each in host.window.findChildren(QFileDialog):
        each.reject()


def test_a_last_word_is_said_before_the_room_closes(host: Stage, qtbot: QtBot) -> None:
    host.press("host_stop")
    dialog = host.asked()
    word = find(dialog, QLineEdit, "dialog_last_word")
    word.setFocus()
    type_into(word, "até amanhã")
    QTest.keyClick(word, Qt.Key.Key_Return)
    assert host.dialog is dialog  # Enter neither closes the room nor forgets the word
    with qtbot.waitSignal(host.window.hosting_stopped):
        host.press("dialog_accept")
    said = [each.text for each in host.sent if isinstance(each, Say)]
    assert said == ["até amanhã"]


def test_without_a_last_word_nothing_is_said(host: Stage, qtbot: QtBot) -> None:
    host.press("host_stop")
    with qtbot.waitSignal(host.window.hosting_stopped):
        host.press("dialog_accept")
    assert not any(isinstance(each, Say) for each in host.sent)


def test_who_tried_to_come_in_is_listed(host: Stage) -> None:
    attempts = Attempts(host.window)
    host.window.host_desk.show_attempts(attempts)
    assert not host.is_visible("host_attempts")
    attempts.note(Attempt(number=1, time=0, ip="192.168.0.7", port=1, fate=Fate.SILENT))
    view = find(host.window, QListView, "host_attempts")
    assert view.isVisible()
    assert "192.168.0.7 abriu a conexão" in str(view.model().index(0, 0).data())
