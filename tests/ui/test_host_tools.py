"""The host's panel and menus: rules, hands, who waits, who is banned, and putting people out."""

import time

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

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
    Show,
    Status,
    Waiting,
)
from app.reachable import Reachable
from app.ui.controls import Switch
from app.ui.forms import JoinForm
from app.ui.hand_button import HandButton
from app.ui.timeline_view import TimelineView
from tests.ui.stage import Stage, find, member

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
    return [each.accessibleName() or each.text() for each in found.findChildren(QLabel)]


def test_a_host_sees_the_switches_and_each_sends_all_the_rules(host: Stage) -> None:
    find(host.window, Switch, "host_quiet").click()
    assert host.sent[-1] == Decree(quiet=True)
    host.tell(Decreed(quiet=True))
    find(host.window, Switch, "host_approve").click()
    assert host.sent[-1] == Decree(quiet=True, approve=True)
    host.tell(Decreed(approve=True))
    assert not find(host.window, Switch, "host_quiet").isChecked()
    assert host.rows[-1] == "Agora todos podem falar"


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
    buttons = find(host.window, QFrame, "host_hands").findChildren(QPushButton)
    assert buttons[0].accessibleName() == "Abaixar a mão de Caio"
    buttons[0].click()
    assert host.sent[-1] == Lower(name="Caio")
    host.tell(Changed(member=member("Caio", 3)))
    assert words(host, "host_hands")[1:] == ["1. Bia", "agora mesmo"]
    host.tell(Changed(member=member("Bia", 2)))
    assert not host.is_visible("host_hands")


def test_the_keys_stay_in_the_card_when_a_row_goes(host: Stage, qtbot: QtBot) -> None:
    host.window.activateWindow()
    for number, name in ((2, "Bia"), (3, "Caio")):
        host.tell(Changed(member=replace(member(name, number), hand=number)))
    card = find(host.window, QFrame, "host_hands")
    card.findChildren(QPushButton)[0].setFocus()
    host.tell(Changed(member=member("Bia", 2)))
    (button,) = card.findChildren(QPushButton)
    qtbot.waitUntil(button.hasFocus)


def test_who_waits_is_let_in_or_sent_away(host: Stage) -> None:
    assert not host.is_visible("host_knocks")
    knocks = tuple(
        Knock(number=number, name=name, ip="192.168.0.9", port=50_000)
        for number, name in ((7, "Davi"), (8, "Eva"))
    )
    host.tell(Knocked(knocks=knocks))
    assert words(host, "host_knocks")[1:3] == ["Davi", "192.168.0.9:50000"]
    card = find(host.window, QFrame, "host_knocks")
    admit, deny = card.findChildren(QPushButton)[:2]
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
