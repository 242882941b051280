"""Hosting: the addresses for the others, and closing a room with people in it."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.failures import Failure, Trouble
from app.protocol.messages import Reason
from app.reachable import Reachable
from app.ui.forms import HostForm
from app.ui.preferences import Preferences
from app.ui.qr_code import QrCode
from app.ui.window import Window
from tests.ui.stage import Stage, find, shown_text

ADDRESSES = [
    Reachable(ip="192.168.0.12", network="Wi-Fi", kind="wifi"),
    Reachable(ip="26.1.2.3", network="Radmin VPN", kind="vpn"),
    Reachable(ip="fd00::5", network="Ethernet", kind="cable"),
    Reachable(ip="172.17.0.1", network="docker0", kind="other"),
]


def host(stage: Stage, *others: str) -> None:
    stage.window.request_host(HostForm(name="Ana"))
    stage.client.join("127.0.0.1", 9999, "Ana")  # main's part, once the server listens
    stage.welcome("Ana", *others)
    stage.window.show_hosting(ADDRESSES, 9999)


def cards(stage: Stage) -> list[QFrame]:
    found = stage.window.findChildren(QFrame, "address_card")
    return [card for card in found if card.isVisible()]


def shown(stage: Stage) -> list[tuple[str, str]]:
    return [
        (
            find(card, QLabel, "address").accessibleName(),
            find(card, QLabel, "address_network").text(),
        )
        for card in cards(stage)
    ]


def test_r01_the_host_sees_every_address_with_its_network(stage: Stage) -> None:
    host(stage)
    assert stage.is_visible("host_panel")
    assert shown(stage) == [
        ("192.168.0.12:9999", "Wi-Fi · recomendado"),
        ("26.1.2.3:9999", "Radmin VPN"),
        ("[fd00::5]:9999", "Ethernet"),
        ("172.17.0.1:9999", "docker0"),
    ]
    assert shown_text(stage.window, "host_hint") == (
        "Quem está na mesma rede abre a Sala, clica em Entrar e digita um destes endereços."
    )


def test_a_guest_sees_no_addresses(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    assert not stage.is_visible("host_panel")
    assert not stage.is_visible("host_panel_toggle")


def test_a_computer_without_a_network_says_so(stage: Stage) -> None:
    stage.enter("Ana")
    stage.window.show_hosting([], 9999)
    assert shown_text(stage.window, "host_hint").startswith(
        "Este computador não está em nenhuma rede."
    )
    assert shown(stage) == []


def test_an_address_is_copied_with_one_click_and_the_click_is_answered(stage: Stage) -> None:
    host(stage)
    first, second, *_ = cards(stage)
    for card in (first, second):
        button = find(card, QToolButton, "address_copy")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "26.1.2.3:9999"
    assert [network for _, network in shown(stage)][:2] == ["Wi-Fi · recomendado", "Copiado"]


def test_the_addresses_can_be_hidden_and_stay_hidden_when_they_are_looked_up_again(
    stage: Stage,
) -> None:
    host(stage)
    stage.press("host_panel_close")
    assert not stage.is_visible("host_panel")
    stage.window.show_hosting(ADDRESSES[:1], 9999)
    assert not stage.is_visible("host_panel")
    stage.press("host_panel_toggle")
    assert shown(stage) == [("192.168.0.12:9999", "Wi-Fi")]


def test_looking_the_same_addresses_up_again_disturbs_nobody(stage: Stage) -> None:
    host(stage)
    button = find(cards(stage)[0], QToolButton, "address_copy")
    button.setFocus()
    stage.window.show_hosting(list(ADDRESSES), 9999)
    assert button.hasFocus()


def test_in_a_small_window_the_addresses_take_the_place_of_the_lists(
    stage: Stage, qtbot: QtBot
) -> None:
    host(stage, "Bia")
    stage.window.resize(QSize(800, 480))
    qtbot.waitUntil(lambda: not stage.is_visible("people_list"))
    assert stage.is_visible("host_panel")
    qtbot.waitUntil(lambda: stage.composer.width() > 250)
    stage.press("host_panel_close")
    assert stage.is_visible("people_list")


@pytest.mark.parametrize(
    ("others", "told"),
    [
        (("Bia",), "1 pessoa será desconectada."),
        (("Bia", "Caio", "Duda", "Edu"), "4 pessoas serão desconectadas."),
    ],
)
def test_r12_leaving_as_the_host_says_how_many_people_will_be_dropped(
    stage: Stage, qtbot: QtBot, others: tuple[str, ...], told: str
) -> None:
    host(stage, *others)
    with qtbot.assertNotEmitted(stage.window.hosting_stopped):
        stage.press("leave_button")
    assert shown_text(stage.asked(), "dialog_what") == told
    with qtbot.waitSignal(stage.window.hosting_stopped):
        stage.press("dialog_accept")
    assert shown_text(stage.window, "busy_text") == "Encerrando a sala…"
    stage.end(Reason.CLOSED)
    assert stage.dialog is None
    assert not find(stage.window, QPushButton, "start_host").isEnabled()
    stage.window.show_guest()  # main's part, once the server has told everybody
    assert find(stage.window, QPushButton, "start_host").isEnabled()
    assert shown_text(stage.window, "busy_text") == ""


def test_enter_does_not_send_a_class_away(stage: Stage, qtbot: QtBot) -> None:
    host(stage, "Bia")
    stage.press("leave_button")
    with qtbot.assertNotEmitted(stage.window.hosting_stopped):
        QTest.keyClick(stage.asked(), Qt.Key.Key_Return)
    assert stage.dialog is None
    assert stage.is_visible("leave_button")


@pytest.mark.parametrize("typed", ["/sair", "sair"])
def test_r12_a_typed_wish_to_leave_asks_the_host_as_well(
    stage: Stage, qtbot: QtBot, typed: str
) -> None:
    host(stage, "Bia")
    stage.send(typed)
    if typed == "sair":
        stage.press("dialog_accept")
    assert shown_text(stage.asked(), "dialog_what") == "1 pessoa será desconectada."
    assert not stage.has_left()
    with qtbot.waitSignal(stage.window.hosting_stopped):
        stage.press("dialog_accept")


def test_leaving_an_empty_room_asks_nothing(stage: Stage, qtbot: QtBot) -> None:
    host(stage)
    with qtbot.waitSignal(stage.window.hosting_stopped):
        stage.press("leave_button")
    assert stage.dialog is None


def test_closing_the_window_of_the_host_asks_first(stage: Stage, qtbot: QtBot) -> None:
    host(stage, "Bia", "Caio")
    with qtbot.assertNotEmitted(stage.window.closed):
        stage.window.close()
    assert stage.window.isVisible()
    assert shown_text(stage.asked(), "dialog_what") == "2 pessoas serão desconectadas."
    stage.press("dialog_reject")
    assert stage.window.isVisible()
    stage.window.close()
    with qtbot.waitSignal(stage.window.closed):
        stage.press("dialog_accept")
    assert not stage.window.isVisible()


def test_closing_the_window_of_a_guest_asks_nothing(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    with qtbot.waitSignal(stage.window.closed):
        stage.window.close()
    assert not stage.window.isVisible()


def test_a_closing_question_that_was_overtaken_closes_nothing_later(
    stage: Stage, qtbot: QtBot
) -> None:
    host(stage, "Bia")
    stage.window.close()
    stage.lose()
    stage.press("dialog_reject")
    host(stage, "Bia")
    stage.press("leave_button")
    with qtbot.assertNotEmitted(stage.window.closed):
        stage.press("dialog_accept")
    assert stage.window.isVisible()


def test_a_disk_that_gives_out_is_told_even_though_the_room_then_closes(stage: Stage) -> None:
    host(stage, "Bia")
    stage.window.show_failure(Failure(trouble=Trouble.DATA_UNUSABLE, detail="disk full"))
    stage.end(Reason.CLOSED)
    assert shown_text(stage.asked(), "dialog_title") == "Histórico inacessível"
    stage.press("dialog_reject")
    assert stage.is_visible("start_host")


def test_the_window_comes_back_with_its_size(
    stage: Stage, preferences: Preferences, qtbot: QtBot
) -> None:
    stage.window.resize(700, 600)
    stage.window.close()
    again = Window(stage.client, preferences)
    qtbot.addWidget(again)
    assert again.size() == QSize(700, 600)


def test_r18_a_disk_that_gives_out_asks_until_it_is_answered(stage: Stage, qtbot: QtBot) -> None:
    host(stage, "Bia")
    stage.window.show_suspended(Failure(trouble=Trouble.DISK_FULL, detail="disk is full"))
    asked = stage.asked()
    assert shown_text(asked, "dialog_title") == "Disco cheio"
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert stage.asked() is asked
    stage.window.show_failure(Failure(trouble=Trouble.OTHER, detail="something else"))
    stage.press("dialog_reject")
    assert shown_text(stage.asked(), "dialog_title") == "Disco cheio"
    with qtbot.waitSignal(stage.window.keeping_retried):
        stage.press("dialog_accept")
    assert stage.dialog is None


def test_r18_who_goes_on_without_keeping_is_reminded_of_it(stage: Stage, qtbot: QtBot) -> None:
    host(stage, "Bia")
    assert not stage.is_visible("unkept_strip")
    stage.window.show_suspended(Failure(trouble=Trouble.DATA_UNUSABLE))
    with qtbot.waitSignal(stage.window.keeping_forgone):
        stage.press("dialog_forgo")
    stage.window.show_kept(False)
    assert stage.is_visible("unkept_strip")


def test_r18_who_gives_up_ends_the_room(stage: Stage, qtbot: QtBot) -> None:
    host(stage, "Bia")
    stage.window.show_suspended(Failure(trouble=Trouble.DATA_UNUSABLE))
    with qtbot.waitSignal(stage.window.hosting_stopped):
        stage.press("dialog_stop_room")
    stage.window.show_guest()
    assert stage.is_visible("start_host")


def test_a_record_that_cannot_be_used_is_opened_without_only_when_the_host_says_so(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.window.request_host(HostForm(name="Ana", room="Turma", port=9999))
    stage.window.show_failure(Failure(trouble=Trouble.DATA_UNUSABLE, detail="read only"))
    assert find(stage.asked(), QPushButton, "dialog_accept").text() == "Abrir sem guardar"
    with qtbot.waitSignal(stage.window.host_requested) as asked:
        stage.press("dialog_accept")
    assert asked.args == [HostForm(name="Ana", room="Turma", port=9999, kept=False)]


def test_the_qr_code_says_the_recommended_address_as_text(stage: Stage) -> None:
    host(stage)
    code = find(stage.window, QrCode, "host_qr")
    assert code.isVisible()
    assert code.text == "192.168.0.12:9999"
    assert code.accessibleName() == "Código QR do endereço 192.168.0.12:9999"
    stage.window.show_hosting(ADDRESSES[1:], 5000)
    assert code.text == "26.1.2.3:5000"
    stage.window.show_hosting([], 5000)
    assert not code.isVisible()


def test_the_only_address_needs_no_recommendation(stage: Stage, qtbot: QtBot) -> None:
    host(stage)
    stage.window.show_hosting(ADDRESSES[:1], 9999)
    qtbot.waitUntil(lambda: shown(stage) == [("192.168.0.12:9999", "Wi-Fi")])


def test_the_answer_to_copying_goes_by_itself(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.copying.FEEDBACK", 10)
    host(stage)
    QTest.mouseClick(find(cards(stage)[0], QToolButton, "address_copy"), Qt.MouseButton.LeftButton)
    assert shown(stage)[0][1] == "Copiado"
    qtbot.waitUntil(lambda: shown(stage)[0][1] == "Wi-Fi · recomendado")


def test_the_panel_says_how_many_are_in_and_closes_the_room(stage: Stage, qtbot: QtBot) -> None:
    host(stage, "Bia")
    told = "2 pessoas"
    qtbot.waitUntil(lambda: shown_text(stage.window, "host_people") == told)
    assert stage.people[0] == "Ana (você), 26.1.2.1:50001, anfitrião"
    with qtbot.assertNotEmitted(stage.window.hosting_stopped):
        stage.press("host_stop")
    assert shown_text(stage.asked(), "dialog_what") == "1 pessoa será desconectada."
    with qtbot.waitSignal(stage.window.hosting_stopped):
        stage.press("dialog_accept")


def test_the_words_over_the_addresses_count_them(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.window.show_hosting(ADDRESSES[:1], 9999)
    assert find(stage.window, QLabel, "host_hint").text().endswith("digita este endereço.")
    stage.window.show_hosting(ADDRESSES, 9999)
    assert find(stage.window, QLabel, "host_hint").text().endswith("digita um destes endereços.")
