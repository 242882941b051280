"""The page of settings: each of them has its effect at once, and again at the next start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMetaMethod, QObject, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QKeySequence, QPalette, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

from app.client.journal import Written
from app.protocol.messages import Reason, Say
from app.reachable import Reachable
from app.ui import theme
from app.ui.choices import Look, Motion, Notify
from app.ui.dialogs import Dialog
from app.ui.forms import JoinForm
from app.ui.keys import TABS, sections, tab_key
from app.ui.preferences import Preferences
from app.ui.room import RoomPage
from app.ui.timeline_view import TimelineView
from tests.ui.stage import Stage, fill, find, shown_text, type_into

CTRL = Qt.KeyboardModifier.ControlModifier
LIGHT, DARK = "#f3f4f8", "#0f1115"  # the ground of a window


@pytest.fixture
def dressed(qapp: QApplication, preferences: Preferences) -> Iterator[theme.Theme]:
    """The application in Sala's clothes, as the preferences want them."""
    before, sheet, font = qapp.palette(), qapp.styleSheet(), qapp.font()
    made = theme.Theme(qapp, preferences)
    yield made
    made.deleteLater()
    preferences.changed.disconnect()
    qapp.styleHints().unsetColorScheme()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(before)
    qapp.setFont(font)


def settings(stage: Stage) -> Dialog:
    """The page, opened by its key."""
    QTest.keyClick(stage.window, Qt.Key.Key_Comma, CTRL)
    assert stage.asked().objectName() == "settings"
    return stage.asked()


def pick(stage: Stage, name: str, words: str) -> None:
    """Choose from a list as the keyboard does."""
    box = find(stage.asked(), QComboBox, name)
    assert words in [box.itemText(row) for row in range(box.count())]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != words:
        QTest.keyClick(box, Qt.Key.Key_Down)


def ground(app: QApplication) -> str:
    return app.palette().color(QPalette.ColorRole.Window).name()


def test_the_gear_of_either_page_opens_the_settings(stage: Stage) -> None:
    stage.press("start_settings")
    assert stage.asked().objectName() == "settings"
    stage.press("dialog_reject")
    assert stage.dialog is None
    stage.enter("Ana", "Bia")
    stage.press("room_settings")
    assert stage.asked().objectName() == "settings"


def test_escape_closes_the_settings_and_what_was_typed_is_still_there(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "rascunho")
    QTest.keyClick(settings(stage), Qt.Key.Key_Escape)
    assert stage.dialog is None
    assert stage.composer.toPlainText() == "rascunho"


def test_a_computer_without_settings_has_the_usual_ones(preferences: Preferences) -> None:
    assert preferences.look is Look.SYSTEM
    assert preferences.text_size == 100
    assert preferences.motion is Motion.SYSTEM
    assert preferences.ctrl_sends is False
    assert preferences.notify is Notify.MINE
    assert preferences.sound is True
    assert preferences.quiet is False
    assert preferences.language == "pt_BR"


def test_all_of_it_is_kept_for_the_next_start(tmp_path: Path) -> None:
    file = QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)
    first = Preferences(file)
    first.look, first.text_size, first.motion = Look.DARK, 130, Motion.NONE
    first.ctrl_sends, first.notify, first.sound, first.quiet = True, Notify.ALL, False, True
    first.language = "es"
    file.sync()
    again = Preferences(QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat))
    assert (again.look, again.text_size, again.motion) == (Look.DARK, 130, Motion.NONE)
    assert (again.ctrl_sends, again.notify, again.sound, again.quiet) == (
        True,
        Notify.ALL,
        False,
        True,
    )
    assert again.language == "es"


@pytest.mark.parametrize("scribble", ["", "roxo", "None", ["a", "b"], "150 %", "1e9"])
def test_a_setting_that_nobody_can_read_counts_as_unset(tmp_path: Path, scribble: object) -> None:
    file = QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)
    for key in ("look", "text_size", "motion", "ctrl_sends", "notify", "language"):
        file.setValue(key, scribble)
    preferences = Preferences(file)
    assert preferences.look is Look.SYSTEM
    assert preferences.text_size == 100
    assert preferences.ctrl_sends is False
    assert preferences.language == "pt_BR"


def test_the_name_is_on_the_first_page_at_once(stage: Stage, preferences: Preferences) -> None:
    fill(settings(stage), "settings_name", "Conceição")
    assert find(stage.window, QLineEdit, "host_name").text() == "Conceição"
    assert find(stage.window, QLineEdit, "join_name").text() == "Conceição"
    assert preferences.name == "Conceição"


def test_a_name_that_breaks_a_rule_is_told_and_not_kept(
    stage: Stage, preferences: Preferences
) -> None:
    sheet = settings(stage)
    fill(sheet, "settings_name", "Ana Lima")
    told = "O nome não pode ter espaços. No lugar deles, use _."
    assert shown_text(sheet, "settings_name_error") == told
    assert preferences.name == "Ana"


def test_light_and_dark_can_be_chosen_and_following_the_system_again(
    stage: Stage, qapp: QApplication, dressed: theme.Theme
) -> None:
    settings(stage)
    pick(stage, "settings_look", "Escuro")
    assert ground(qapp) == DARK
    pick(stage, "settings_look", "Claro")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert ground(qapp) == LIGHT  # the person has chosen
    pick(stage, "settings_look", "Seguir o sistema")
    assert ground(qapp) == DARK
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert ground(qapp) == LIGHT


def test_larger_letters_are_everywhere_at_once(
    stage: Stage, qtbot: QtBot, dressed: theme.Theme
) -> None:
    stage.enter("Ana", "Bia")
    stage.say("Bia", "oi")
    timeline = find(stage.window, TimelineView, "timeline")
    title = find(stage.window, QLabel, "room_name")
    row = timeline.model().index(0, 0)
    qtbot.waitUntil(lambda: timeline.visualRect(row).height() > 0)
    height, pixels = timeline.visualRect(row).height(), title.fontInfo().pixelSize()
    settings(stage)
    pick(stage, "settings_text_size", "150 %")
    assert timeline.font().pixelSize() == 21
    qtbot.waitUntil(lambda: timeline.visualRect(row).height() > height)
    assert stage.composer.font().pixelSize() == 21
    assert title.fontInfo().pixelSize() == round(pixels * 1.5)
    pick(stage, "settings_text_size", "85 %")
    assert timeline.font().pixelSize() == 12
    pick(stage, "settings_text_size", "100 %")
    assert title.fontInfo().pixelSize() == pixels


@pytest.mark.parametrize("way", [("85 %", "100 %"), ("150 %", "85 %"), ("150 %", "100 %")])
def test_the_lists_at_the_side_are_as_high_as_their_rows_in_every_size(
    stage: Stage, qtbot: QtBot, dressed: theme.Theme, way: tuple[str, str]
) -> None:
    stage.enter("Ana", "Bia", "Caio")
    stage.whisper("Bia", "Ana", "oi")
    stage.whisper("Caio", "Ana", "oi")

    def fits(name: str) -> bool:
        rows = find(stage.window, QListView, name)
        needed = rows.model().rowCount() * rows.sizeHintForRow(0)
        return needed <= rows.height() <= needed + 2

    settings(stage)
    before, after = way
    height = find(stage.window, QListView, "people_list").sizeHintForRow(0)
    pick(stage, "settings_text_size", before)
    people = find(stage.window, QListView, "people_list")
    qtbot.waitUntil(lambda: people.sizeHintForRow(0) != height)
    QApplication.processEvents()  # they are drawn once like that
    pick(stage, "settings_text_size", after)
    qtbot.waitUntil(lambda: fits("conversation_list") and fits("people_list"))


def test_enter_breaks_the_line_where_control_and_enter_send(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    settings(stage)
    pick(stage, "settings_ctrl_sends", "Ctrl+Enter envia")
    stage.press("dialog_reject")
    type_into(stage.composer, "um")
    QTest.keyClick(stage.composer, Qt.Key.Key_Return)
    type_into(stage.composer, "dois")
    assert stage.composer.toPlainText() == "um\ndois"
    QTest.keyClick(stage.composer, Qt.Key.Key_Return, CTRL)
    assert [each.text for each in stage.sent if isinstance(each, Say)] == ["um\ndois"]
    stage.whisper("Bia", "Ana", "psiu")  # a conversation that opens later is the same
    QTest.keyClick(stage.composer, Qt.Key.Key_Tab, CTRL)
    assert stage.page.conversation.peer == "Bia"
    type_into(stage.composer, "oi")
    QTest.keyClick(stage.composer, Qt.Key.Key_Return)
    assert stage.composer.toPlainText() == "oi\n"


def test_nothing_moves_for_whoever_wants_that(
    stage: Stage, qapp: QApplication, dressed: theme.Theme
) -> None:
    blink = qapp.styleHints().cursorFlashTime()
    assert blink > 0
    settings(stage)
    pick(stage, "settings_motion", "Nenhuma")
    assert qapp.styleHints().cursorFlashTime() == 0
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateCombo)
    pick(stage, "settings_motion", "Seguir o sistema")
    assert qapp.styleHints().cursorFlashTime() == blink


def test_notifications_sound_and_quiet_can_be_changed(
    stage: Stage, preferences: Preferences
) -> None:
    sheet = settings(stage)
    pick(stage, "settings_notify", "Todas as mensagens")
    assert str(preferences.notify) == Notify.ALL
    pick(stage, "settings_notify", "Nenhuma mensagem")
    assert str(preferences.notify) == Notify.NONE
    QTest.keyClick(find(sheet, QCheckBox, "settings_sound"), Qt.Key.Key_Space)
    assert preferences.sound is False
    QTest.keyClick(find(sheet, QCheckBox, "settings_quiet"), Qt.Key.Key_Space)
    assert preferences.quiet is True


def test_another_language_is_spoken_at_once_and_nothing_typed_is_lost(
    stage: Stage, qtbot: QtBot, speaking: None
) -> None:
    fill(stage.window, "join_address", "192.168.0.7")
    fill(stage.window, "host_room", "Turma")
    settings(stage)
    pick(stage, "settings_language", "English")
    qtbot.waitUntil(lambda: stage.asked().windowTitle() == "Settings")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "settings_language"
    assert find(stage.window, QPushButton, "start_host").text() == "Host a room"
    assert find(stage.window, QLineEdit, "join_address").text() == "192.168.0.7"
    assert find(stage.window, QLineEdit, "host_room").text() == "Turma"
    pick(stage, "settings_language", "Español")
    qtbot.waitUntil(lambda: stage.asked().windowTitle() == "Configuración")
    pick(stage, "settings_language", "Português (Brasil)")
    qtbot.waitUntil(lambda: stage.asked().windowTitle() == "Configurações")
    assert find(stage.window, QPushButton, "start_host").text() == "Hospedar sala"


def happens(stage: Stage, name: str) -> str:
    """What is told where somebody comes in now."""
    stage.join(name)
    return stage.rows[-1]


def speak(stage: Stage, qtbot: QtBot, language: str, title: str) -> None:
    """Choose a language in the settings, which then speak it."""
    stage.window.activateWindow()
    qtbot.waitUntil(stage.window.isActiveWindow)
    settings(stage)
    pick(stage, "settings_language", language)
    qtbot.waitUntil(lambda: stage.asked().windowTitle() == title)
    stage.press("dialog_reject")


def test_another_language_counts_at_once_in_a_room_for_what_was_told_before_as_well(
    stage: Stage, qtbot: QtBot, speaking: None
) -> None:
    stage.enter("Ana", "Bia", room="Turma")
    assert happens(stage, "Caio") == "Caio entrou (26.1.2.9:50009)"
    stage.send("/usuarios")
    assert stage.rows[-1].startswith("Na sala")
    speak(stage, qtbot, "English", "Settings")
    assert QLocale().language() is QLocale.Language.English
    assert stage.composer.placeholderText() == "Message to everyone"
    assert stage.rows[0] == "Caio joined (26.1.2.9:50009)"
    assert stage.rows[-1].startswith("In the room")
    assert happens(stage, "Dora") == "Dora joined (26.1.2.9:50009)"
    assert stage.window.windowTitle() == "Turma — Sala"
    stage.whisper("Bia", "Ana", "oi")  # and nothing listens twice
    assert stage.tab_names == ["General", "Bia, unread: 1"]
    assert stage.window.windowTitle() == "(1) Turma — Sala"
    stage.say("Bia", "bom dia")
    assert stage.rows[-1] == "bom dia"
    stage.send("oi")
    assert [each.text for each in stage.sent if isinstance(each, Say)] == ["oi"]
    stage.press("leave_button")
    stage.end(Reason.LEFT)
    assert find(stage.window, QPushButton, "start_join").text() == "Join"


def test_what_is_written_and_where_one_was_stay_when_the_language_changes(
    stage: Stage, qtbot: QtBot, speaking: None
) -> None:
    stage.enter("Ana", "Bia", "Caio", room="Turma")
    stage.send("oi")
    stage.acknowledge()
    for name in ("Bia", "Caio"):
        stage.whisper(name, "Ana", "psiu")
    type_into(stage.composer, "depois")
    stage.page.composer.begin_edit(2, "oi")
    type_into(stage.composer, ", gente")
    tabs = find(stage.window, QTabWidget, "tabs")
    tabs.setCurrentIndex(2)
    type_into(stage.composer, "só para Caio")
    speak(stage, qtbot, "English", "Settings")
    assert stage.tab_names == ["General", "Bia, unread: 1", "Caio"]
    assert stage.composer.placeholderText() == "Private message to Caio"
    assert stage.composer.toPlainText() == "só para Caio"
    assert stage.composed[-1].to == "Caio"
    assert stage.window.focusWidget() is stage.composer
    find(stage.window, QTabWidget, "tabs").setCurrentIndex(0)
    assert stage.composer.toPlainText() == "oi, gente"
    find(stage.page, QAbstractButton, "answer_cancel").click()
    assert stage.composer.toPlainText() == "depois"


def test_who_hosts_or_has_no_connection_reads_so_in_the_new_language(
    stage: Stage, qtbot: QtBot, speaking: None
) -> None:
    stage.enter("Ana", "Bia", room="Turma")
    stage.window.show_hosting([Reachable("192.168.0.7", "Wi-Fi", "wifi")], 9999)
    stage.window.show_kept(kept=False)
    stage.lose()
    speak(stage, qtbot, "English", "Settings")
    assert stage.is_visible("host_panel")
    assert stage.is_visible("unkept_strip")
    assert shown_text(stage.window, "lost_text") == "No connection to the room. Trying again…"
    stage.press("host_panel_close")
    stage.come_back("Bia")
    assert not stage.is_visible("lost_strip")
    speak(stage, qtbot, "Português (Brasil)", "Configurações")
    assert not stage.is_visible("host_panel")
    assert not stage.is_visible("lost_strip")


def test_what_was_begun_is_put_back_in_a_window_that_changes_its_language_on_coming_in(
    stage: Stage, speaking: None
) -> None:
    journal = stage.client.drafts._journal
    journal.keep_draft(Written(room="4f2a", author="Ana", to="", text="para todos"))
    journal.keep_draft(Written(room="4f2a", author="Ana", to="Bia", text="psiu"))
    stage.window.request_join(JoinForm(address="192.168.0.5", name="Ana"))
    settings(stage)
    pick(stage, "settings_language", "English")
    stage.press("dialog_reject")
    stage.welcome("Ana", "Bia")
    assert stage.composer.placeholderText() == "Message to everyone"
    assert (stage.tab_names, stage.composer.toPlainText()) == (["General", "Bia"], "para todos")


def listeners(stage: Stage) -> dict[str, int]:
    """How many listen to each signal of what outlives a page."""
    client = stage.client
    everyone = client.room
    found: dict[str, int] = {}
    for each in (client, client.roster, client.composers, client.ignored, everyone):
        found |= receivers(each)
    return found | receivers(everyone.timeline)


def receivers(sender: QObject) -> dict[str, int]:
    meta = sender.metaObject()
    methods = (meta.method(place) for place in range(meta.methodCount()))
    signals = (each for each in methods if each.methodType() is QMetaMethod.MethodType.Signal)
    names = [bytes(each.methodSignature().data()).decode() for each in signals]
    return {f"{type(sender).__name__}.{name}": sender.receivers(f"2{name}") for name in names}


def test_a_page_that_was_made_anew_leaves_nobody_behind_who_listens(
    stage: Stage, qtbot: QtBot, speaking: None
) -> None:
    def visit(language: str) -> dict[str, int]:
        stage.enter("Ana", "Bia", room="Turma")
        stage.press("search_button")
        type_into(find(stage.page, QLineEdit, "search_field"), "prova")
        QTest.keyClick(find(stage.page, QLineEdit, "search_field"), Qt.Key.Key_Escape)
        find(stage.window, RoomPage, "").save_transcript()
        find(stage.window, QFileDialog, "export_dialog").reject()
        stage.say("Bia", "prova")
        told = listeners(stage)
        stage.window.activateWindow()
        qtbot.waitUntil(stage.window.isActiveWindow)  # after the dialog
        room = find(stage.window, RoomPage, "")
        settings(stage)
        with qtbot.waitSignal(room.destroyed):
            pick(stage, "settings_language", language)
        stage.press("dialog_reject")
        stage.press("leave_button")
        stage.end(Reason.LEFT)
        return told

    visit("English")  # whatever is made once is there now
    first = visit("Español")
    assert visit("English") == first
    assert visit("Español") == first
    assert visit("Português (Brasil)") == first


@pytest.mark.parametrize("size", [85, 100, 150])
def test_every_entry_of_a_list_is_seen_without_scrolling(
    stage: Stage, dressed: theme.Theme, preferences: Preferences, size: int
) -> None:
    preferences.text_size = size
    stage.enter("Ana")
    sheet = settings(stage)
    for box in sheet.findChildren(QComboBox):
        box.showPopup()
        QApplication.processEvents()
        view = box.view()
        rows = sum(view.sizeHintForRow(row) for row in range(box.count()))
        assert view.viewport().height() >= rows, box.objectName()
        assert view.verticalScrollBar().maximum() == 0
        frame = view.window().frameGeometry()
        assert box.screen().availableGeometry().contains(frame)
        assert view.viewport().height() <= rows + 4  # and no empty ground below
        box.hidePopup()


def test_the_wheel_over_a_list_scrolls_the_page_and_changes_nothing(stage: Stage) -> None:
    box = find(settings(stage), QComboBox, "settings_look")
    middle = QPointF(box.rect().center())
    turn = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert box.currentText() == "Seguir o sistema"
    assert not turn.isAccepted()


def test_the_page_of_shortcuts_leads_back_to_the_settings(stage: Stage) -> None:
    settings(stage)
    stage.press("settings_keys")
    assert stage.asked().objectName() == "keys"
    stage.press("dialog_reject")
    assert stage.asked().objectName() == "settings"


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Slash])
def test_a_key_shows_every_key(stage: Stage, key: Qt.Key) -> None:
    modifier = CTRL if key == Qt.Key.Key_Slash else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(stage.window, key, modifier)
    assert stage.asked().objectName() == "keys"
    told = {label.text() for label in stage.asked().findChildren(QLabel)}
    assert {"Fechar a conversa da frente", "Ctrl+W", "F1", "Ctrl+,"} <= told
    stage.press("dialog_reject")
    assert stage.dialog is None


def test_the_page_of_shortcuts_knows_which_key_sends() -> None:
    def sends(*, ctrl_sends: bool) -> tuple[str, ...]:
        writing = sections(ctrl_sends=ctrl_sends)[0]
        return next(key.keys for key in writing.keys if key.told() == "Enviar a mensagem")

    assert sends(ctrl_sends=False) == ("Enter",)
    assert sends(ctrl_sends=True) == ("Ctrl+Enter",)


def test_every_key_that_the_window_listens_to_is_in_the_table(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    stage.whisper("Bia", "Ana", "psiu")
    listed = {
        QKeySequence(key)
        for section in sections(ctrl_sends=False)
        for each in section.keys
        for key in each.keys
    }
    bound = {each.key() for each in stage.window.findChildren(QShortcut)}
    digits = {QKeySequence(tab_key(place)) for place in range(1, TABS + 1)}  # told as one line
    assert {each.toString() for each in bound - listed - digits} == set()
    assert len(bound) >= 4


def test_no_key_is_told_twice_in_one_place() -> None:
    for section in sections(ctrl_sends=True):
        keys = [key for each in section.keys for key in each.keys]
        assert len(keys) == len(set(keys))
