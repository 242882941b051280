"""The frame around a conversation: its header, what has room beside it, details of a person."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.protocol.messages import Changed, Joined, Member
from app.reachable import Reachable
from app.ui.forms import HostForm
from app.ui.preferences import Preferences
from app.ui.room_header import RoomHeader
from app.ui.window import Window
from tests.ui.stage import NOON, Stage, find, shown_text

WIDTHS = (480, 620, 760, 800, 890, 900, 1_060)
SIDES = ("sidebar", "conversation", "host_panel")


def host(stage: Stage, *others: str) -> None:
    stage.window.request_host(HostForm(name="Ana"))
    stage.client.join("127.0.0.1", 9999, "Ana")
    stage.welcome("Ana", *others)
    stage.window.show_hosting([Reachable(ip="10.0.0.1", network="Wi-Fi", kind="wifi")], 9999)


def shown(stage: Stage) -> tuple[str, ...]:
    seen = {name: stage.is_visible(name) for name in SIDES if name != "conversation"}
    seen["conversation"] = stage.page.isVisible()
    return tuple(name for name in SIDES if seen[name])


def resize(stage: Stage, qtbot: QtBot, width: int, height: int = 600) -> None:
    stage.window.resize(width, height)
    qtbot.waitUntil(lambda: stage.window.size() == QSize(width, height))


def is_checked(stage: Stage, name: str) -> bool:
    return find(stage.window, QAbstractButton, name).isChecked()


# The header


def test_the_header_says_with_whom_one_talks_and_where_that_person_is(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "oi")
    QTest.keyClick(stage.composer, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert shown_text(stage.window, "conversation_name") == "Bia"

    def tells(state: str) -> None:
        qtbot.waitUntil(lambda: shown_text(stage.window, "conversation_state") == state)

    tells("conectado · 26.1.2.2:50002")
    stage.tell(Changed(member=Member(name="Bia", ip="26.1.2.2", port=50_002, away=True)))
    tells("sem conexão · 26.1.2.2:50002")
    stage.leave("Bia", 2)
    tells("fora da sala")


def test_of_everyone_it_is_told_how_many_are_connected(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia", "Caio")
    stage.tell(Changed(member=Member(name="Bia", ip="26.1.2.2", port=50_002, away=True)))
    told = "3 pessoas · 2 conectadas"
    qtbot.waitUntil(lambda: shown_text(stage.window, "conversation_state") == told)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), "3 pessoas"),
        (("Bia",), "3 pessoas · Bia está digitando…"),
        (("Bia", "Caio"), "3 pessoas · Bia e Caio estão digitando…"),
        (("Bia", "Caio", "Davi"), "3 pessoas · 3 pessoas estão digitando…"),
        (("Bia\u202e",), "3 pessoas · Bia está digitando…"),
    ],
)
def test_the_header_says_who_writes(qtbot: QtBot, names: tuple[str, ...], told: str) -> None:
    header = RoomHeader()
    qtbot.addWidget(header)
    header.resize(900, 60)
    header.show()
    header.show_conversation("# Geral", "3 pessoas")
    header.show_typing(names)
    assert shown_text(header, "conversation_state") == told


def test_the_menu_takes_further_actions_and_leads_out(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    header = stage.window.findChild(RoomHeader)
    assert header is not None
    more = QAction("Exportar", header)
    header.add_action(more)
    stage.press("room_menu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.text() for action in menu.actions() if action.isVisible()]
    assert offered[:2] == ["Copiar meu endereço", "Sair da sala"]
    assert offered[-1] == "Exportar"
    menu.actions()[1].trigger()
    assert QGuiApplication.clipboard().text() == "26.1.2.1:50001"
    with qtbot.waitSignal(more.triggered):
        more.trigger()
    menu.actions()[2].trigger()
    menu.close()
    assert stage.has_left()


def test_a_tool_that_is_added_stands_before_the_others(qtbot: QtBot) -> None:
    header = RoomHeader()
    qtbot.addWidget(header)
    tool = QPushButton("Buscar")
    header.add_tool(tool)
    header.resize(900, 60)
    header.show()
    assert tool.x() < header.people.x()


# What has room


def test_making_a_window_shows_no_other_one(stage: Stage, preferences: Preferences) -> None:
    """A part that is shown before it has its place is a window of its own for a moment."""
    watched: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched_one: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched_one, QWidget):
                watched.append(watched_one)
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
    window = Window(stage.client, preferences)
    QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]
    window.deleteLater()
    assert watched == []


def test_a_window_of_nine_hundred_pixels_shows_everything(stage: Stage, qtbot: QtBot) -> None:
    host(stage, "Bia")
    resize(stage, qtbot, 900)
    assert shown(stage) == SIDES
    qtbot.waitUntil(lambda: stage.composer.width() > 150)


def test_in_a_narrow_window_one_part_is_shown_at_a_time(stage: Stage, qtbot: QtBot) -> None:
    host(stage, "Bia")
    resize(stage, qtbot, 480)
    assert shown(stage) == ("conversation",)
    assert not is_checked(stage, "host_panel_toggle")
    stage.press("people_toggle")
    assert shown(stage) == ("sidebar",)
    assert find(stage.window, QWidget, "sidebar").width() == 480
    assert find(stage.window, QWidget, "sidebar_search").hasFocus()
    stage.press("sidebar_close")
    assert shown(stage) == ("conversation",)
    assert stage.composer.hasFocus()
    stage.press("host_panel_toggle")
    assert shown(stage) == ("host_panel",)
    stage.press("host_panel_close")
    assert shown(stage) == ("conversation",)
    resize(stage, qtbot, 1060)
    assert shown(stage) == ("sidebar", "conversation")


def test_in_a_narrow_window_the_panel_of_the_host_does_not_come_up_by_itself(
    stage: Stage, qtbot: QtBot
) -> None:
    resize(stage, qtbot, 480)
    host(stage, "Bia")
    assert shown(stage) == ("conversation",)
    assert not is_checked(stage, "host_panel_toggle")
    resize(stage, qtbot, 1060)
    assert shown(stage) == SIDES


def test_in_a_narrow_window_what_is_chosen_in_the_lists_comes_to_the_front(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    resize(stage, qtbot, 480)
    stage.press("people_toggle")
    people = find(stage.window, QListView, "people_list")
    people.setCurrentIndex(people.model().index(1, 0))
    QTest.keyClick(people, Qt.Key.Key_Return)
    assert shown(stage) == ("conversation",)
    assert stage.page.conversation.peer == "Bia"
    stage.press("people_toggle")
    QTest.keyClick(find(stage.window, QWidget, "sidebar_search"), Qt.Key.Key_Escape)
    assert shown(stage) == ("conversation",)


def test_the_lists_can_be_put_away_and_stay_away(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    assert is_checked(stage, "people_toggle")
    stage.press("people_toggle")
    assert shown(stage) == ("conversation",)
    resize(stage, qtbot, 480)
    resize(stage, qtbot, 1000)
    assert shown(stage) == ("conversation",)
    stage.press("people_toggle")
    assert shown(stage) == ("sidebar", "conversation")


def test_in_between_the_lists_and_the_panel_take_turns(stage: Stage, qtbot: QtBot) -> None:
    host(stage, "Bia")
    resize(stage, qtbot, 800)
    assert shown(stage) == ("conversation", "host_panel")
    stage.press("people_toggle")
    assert shown(stage) == ("sidebar", "conversation")
    assert not is_checked(stage, "host_panel_toggle")
    stage.press("host_panel_toggle")
    assert shown(stage) == ("conversation", "host_panel")


@pytest.fixture
def text_size(qapp: QApplication) -> Iterator[Callable[[int], None]]:
    """Sets the size of text, in pixels, as the person may."""
    before = qapp.font()

    def set_size(pixels: int) -> None:
        font = qapp.font()
        font.setPixelSize(pixels)
        qapp.setFont(font)

    yield set_size
    qapp.setFont(before)


def test_what_has_room_depends_on_the_size_of_text(
    stage: Stage, qtbot: QtBot, text_size: Callable[[int], None]
) -> None:
    host(stage, "Bia")
    resize(stage, qtbot, 1_000)
    assert shown(stage) == SIDES
    before = find(stage.window, QWidget, "sidebar").width()
    text_size(17)
    qtbot.waitUntil(lambda: shown(stage) == ("conversation", "host_panel"))
    stage.press("people_toggle")
    assert find(stage.window, QWidget, "sidebar").width() > before
    text_size(21)
    qtbot.waitUntil(lambda: shown(stage) == ("conversation",))


@pytest.mark.parametrize("room", [*product(WIDTHS, (14, 21))])
@pytest.mark.parametrize("part", ["", "people_toggle", "host_panel_toggle"])
def test_no_control_is_cut_off(
    stage: Stage,
    qtbot: QtBot,
    text_size: Callable[[int], None],
    part: str,
    room: tuple[int, int],
) -> None:
    """`room`: the width of the window, and the size of text."""
    width, pixels = room
    text_size(pixels)
    host(stage, *(f"Fulano_de_Tal_{number}" for number in range(30)))
    resize(stage, qtbot, width, 480)
    if part and not is_checked(stage, part):
        stage.press(part)
    QApplication.sendPostedEvents()
    inside = stage.window.rect()
    for button in stage.window.findChildren(QAbstractButton):
        rules = ("host_quiet", "host_approve", "host_files")
        scrolled = ("qt_", "Scroll", "address_", *rules, "host_attendance")
        fixed = not button.objectName().startswith(scrolled)
        if button.isVisible() and fixed:
            corner = button.mapTo(stage.window, button.rect().bottomRight())
            assert inside.contains(corner), (button.objectName(), corner)
            least = button.minimumSizeHint()
            assert button.width() >= least.width() or not least.isValid(), button.objectName()


# Details of a person


def details(stage: Stage) -> list[str]:
    names = ("name", "state", "ip", "port", "program", "since")
    return [shown_text(stage.window, f"person_{name}") for name in names]


def open_details(stage: Stage, name: str) -> None:
    stage.window.findChild(QWidget, "sidebar").person_menu_requested.emit(  # type: ignore[union-attr]
        name, stage.window.mapToGlobal(stage.window.rect().center())
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Ver detalhes").trigger()
    menu.close()


def test_details_tell_address_program_and_since_when(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    newcomer = Member(name="Caio", ip="10.0.0.9", port=40_000, program="texto puro")
    stage.tell(Joined(seq=50, time=NOON, member=newcomer))
    open_details(stage, "Caio")
    name, state, ip, port, program, since = details(stage)
    assert (name, state, ip, port, program) == (
        *("Caio", "conectado", "10.0.0.9", "40000", "texto puro"),
    )
    assert since.endswith(":52")  # of NOON, in every time zone with whole hours or halves or not
    stage.press("person_copy")
    assert QGuiApplication.clipboard().text() == "10.0.0.9:40000"
    assert shown_text(stage.window, "person_copied") == "Copiado"
    stage.press("person_talk")
    assert stage.page.conversation.peer == "Caio"


def test_details_follow_a_person_who_loses_the_connection_and_leaves(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    open_details(stage, "Bia")
    assert details(stage) == [
        *("Bia", "conectado", "26.1.2.2", "50002", "não se sabe", "não se sabe")
    ]
    stage.tell(Changed(member=Member(name="Bia", ip="26.1.2.2", port=50_002, away=True)))
    assert details(stage)[1] == "sem conexão"
    stage.leave("Bia", 2)
    assert details(stage)[1:3] == ["fora da sala", "26.1.2.2"]
    stage.join("Bia", 7)
    assert details(stage)[1:3] == ["conectado", "26.1.2.7"]
    stage.press("person_close")
    assert not stage.is_visible("person_panel")


def test_details_of_oneself_offer_no_talk(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    open_details(stage, "Ana")
    assert details(stage)[0] == "Ana (você)"
    assert not stage.is_visible("person_talk")


def test_details_make_place_for_the_panel_of_the_host_and_back(stage: Stage) -> None:
    host(stage, "Bia")
    assert is_checked(stage, "host_panel_toggle")
    open_details(stage, "Bia")
    assert shown(stage) == ("sidebar", "conversation")
    assert not is_checked(stage, "host_panel_toggle")
    stage.press("host_panel_toggle")
    assert shown(stage) == SIDES
    assert not stage.is_visible("person_panel")


def test_details_of_somebody_whose_program_runs_from_the_right_turn_nothing(stage: Stage) -> None:
    stage.enter("Ana")
    turned = Member(name="Bia", ip="fe80::1", port=1, program="\u202e<b>x</b>")
    stage.tell(Joined(seq=50, time=NOON, member=turned))
    open_details(stage, "Bia")
    assert details(stage)[4] == "<b>x</b>"
    assert details(stage)[2].replace("\N{ZERO WIDTH SPACE}", "") == "fe80::1"
