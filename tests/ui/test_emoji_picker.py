"""The emoji picker, and shortcodes while typing."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.protocol.messages import Say
from app.ui.emoji import Emoji
from app.ui.emoji_picker import EmojiGrid, EmojiModel, EmojiPicker
from tests.ui.stage import Stage, find, shown_text, type_into
from tests.ui.test_completion import offered, popup, press

LEFT = Qt.MouseButton.LeftButton


# The picker


def open_picker(stage: Stage, qtbot: QtBot) -> EmojiPicker:
    QTest.mouseClick(find(stage.page, QToolButton, "composer_emoji"), LEFT)
    picker = find(stage.page, EmojiPicker, "emoji_picker")
    qtbot.waitUntil(lambda: find(picker, EmojiGrid, "emoji_grid").isVisible())
    return picker


def grid(picker: EmojiPicker) -> QListView:
    return find(picker, QListView, "emoji_grid")


def shown(picker: EmojiPicker) -> list[str]:
    model = grid(picker).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_button_opens_the_picker_on_the_smileys_with_the_cursor_in_the_search(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    picker = open_picker(stage, qtbot)
    assert focus().objectName() == "emoji_search"
    assert shown(picker)[0] == "😀"
    qtbot.waitUntil(lambda: stage.page.rect().contains(picker.geometry()))
    assert find(picker, QAbstractButton, "emoji_group_0").isChecked()
    assert shown_text(picker, "emoji_name").startswith("rosto risonho")


def test_by_keyboard_alone_an_emoji_is_searched_for_chosen_and_typed_on(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    type_into(stage.composer, "bora ")
    button = find(stage.page, QToolButton, "composer_emoji")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    picker = find(stage.page, EmojiPicker, "emoji_picker")
    qtbot.waitUntil(lambda: bool(shown(picker)))
    type_into(focus(), "foguete")
    assert shown(picker)[0] == "🚀"
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert not picker.isVisible()
    assert stage.composer.hasFocus()
    stage.send("!")
    sent = stage.sent[-1]
    assert isinstance(sent, Say)
    assert sent.text == "bora 🚀!"


def test_arrow_keys_go_into_the_grid_through_its_lines_and_back(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    picker = open_picker(stage, qtbot)
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    assert focus() is grid(picker)
    for _ in range(10):
        QTest.keyClick(focus(), Qt.Key.Key_Right)
    assert grid(picker).currentIndex().row() == 10
    QTest.keyClick(focus(), Qt.Key.Key_Up)
    assert grid(picker).currentIndex().row() == 1
    QTest.keyClick(focus(), Qt.Key.Key_Left)
    QTest.keyClick(focus(), Qt.Key.Key_Left)
    assert grid(picker).currentIndex().row() == 0
    QTest.keyClick(focus(), Qt.Key.Key_Up)
    assert focus().objectName() == "emoji_search"
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert stage.composer.toPlainText() == "😀"


def test_letters_in_the_grid_go_into_the_search(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    picker = open_picker(stage, qtbot)
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    type_into(focus(), "ç")
    assert find(picker, QLineEdit, "emoji_search").text() == "ç"
    assert focus().objectName() == "emoji_search"


def test_the_mouse_chooses_and_shift_keeps_the_picker_open(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.enter("Ana", "Bia")
    picker = open_picker(stage, qtbot)
    cell = grid(picker).visualRect(grid(picker).model().index(3, 0)).center()
    shift = Qt.KeyboardModifier.ShiftModifier
    with monkeypatch.context() as patch:
        patch.setattr(QApplication, "keyboardModifiers", staticmethod(lambda: shift))
        QTest.mouseClick(grid(picker).viewport(), LEFT, shift, cell)
    assert picker.isVisible()
    QTest.mouseClick(grid(picker).viewport(), LEFT, pos=cell)
    assert not picker.isVisible()
    assert stage.composer.toPlainText() == "😁😁"
    assert stage.composer.hasFocus()


def test_it_opens_on_the_latest_ones_next_time(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    open_picker(stage, qtbot)
    type_into(focus(), "foguete")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    picker = open_picker(stage, qtbot)
    assert shown(picker) == ["🚀"]
    assert find(picker, QAbstractButton, "emoji_group_100").isChecked()
    QTest.mouseClick(find(picker, QAbstractButton, "emoji_group_4"), LEFT)
    assert "🚀" in shown(picker)
    assert len(shown(picker)) > 100


def test_what_is_not_found_is_said(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    picker = open_picker(stage, qtbot)
    type_into(focus(), "xyzzy")
    assert shown_text(picker, "emoji_nothing") == ("Nenhum emoji encontrado. Tente outra palavra.")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert picker.isVisible()
    assert stage.composer.toPlainText() == ""


def test_esc_a_click_elsewhere_and_leaving_by_tab_close_it(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    picker = open_picker(stage, qtbot)
    QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert stage.composer.hasFocus()
    open_picker(stage, qtbot)
    QTest.mouseClick(find(stage.window, QWidget, "room_name"), LEFT, pos=QPoint(2, 2))
    assert not picker.isVisible()
    open_picker(stage, qtbot)
    for _ in range(6):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert not picker.isVisible()
    assert not picker.isAncestorOf(focus())


def test_the_button_closes_it_too(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    picker = open_picker(stage, qtbot)
    QTest.mouseClick(find(stage.page, QToolButton, "composer_emoji"), LEFT)
    assert not picker.isVisible()


def test_every_part_of_it_has_a_name_and_each_emoji_is_said_by_its_own(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    picker = open_picker(stage, qtbot)
    buttons = picker.findChildren(QAbstractButton)
    assert [button.accessibleName() for button in buttons][:3] == [
        "Recentes",
        "Sorrisos e emoção",
        "Pessoas e corpo",
    ]
    assert grid(picker).accessibleName() == "Emojis"
    first = grid(picker).model().index(0, 0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "rosto risonho"


def test_in_the_smallest_window_the_picker_stays_on_the_page(stage: Stage, qtbot: QtBot) -> None:
    stage.window.resize(560, 400)
    stage.enter("Ana", "Bia")
    picker = open_picker(stage, qtbot)
    qtbot.waitUntil(lambda: stage.page.rect().contains(picker.geometry()))
    assert grid(picker).height() > 50


def test_its_model_is_a_good_one(qtbot: QtBot) -> None:
    model = EmojiModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([Emoji("😀", 0, "rosto risonho"), Emoji("👍️", 1, "polegar para cima")])
    assert model.rowCount() == 2
    model.show([])
    assert model.rowCount() == 0


# Shortcodes in the composer


def begin_code(stage: Stage, qtbot: QtBot, typed: str) -> None:
    type_into(stage.composer, typed)
    qtbot.waitUntil(lambda: popup(stage) is not None)


def test_a_begun_shortcode_is_offered_once_the_table_is_read(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    begin_code(stage, qtbot, "bora :fogue")
    assert offered(stage)[0] == ":foguete:"
    press(stage, Qt.Key.Key_Return)
    assert stage.composer.toPlainText() == "bora 🚀 "


def test_what_was_taken_lately_is_offered_first(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    begin_code(stage, qtbot, ":coracao_verm")
    press(stage, Qt.Key.Key_Tab)
    begin_code(stage, qtbot, ":cora")
    assert offered(stage)[0] == ":coracao_vermelho:"
    press(stage, Qt.Key.Key_Tab)
    assert stage.composer.toPlainText() == "❤️ ❤️ "


def test_a_whole_shortcode_becomes_its_emoji_at_once(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    begin_code(stage, qtbot, ":joy")
    type_into(stage.composer, ": ok")
    assert stage.composer.toPlainText() == "😂 ok"


@pytest.mark.parametrize("typed", ["10:30:00", "http://joy:", ":)", ":D", "a:joy:", ":nada_disso:"])
def test_colons_that_are_no_shortcode_stay(stage: Stage, qtbot: QtBot, typed: str) -> None:
    stage.enter("Ana", "Bia")
    begin_code(stage, qtbot, ":joy")
    press(stage, Qt.Key.Key_Escape)
    stage.composer.clear()
    type_into(stage.composer, typed)
    assert stage.composer.toPlainText() == typed


def test_in_a_block_of_code_a_shortcode_stays_text(stage: Stage, qtbot: QtBot) -> None:
    stage.enter("Ana", "Bia")
    begin_code(stage, qtbot, ":joy")
    stage.composer.clear()
    type_into(stage.composer, "``` :joy:")
    assert stage.composer.toPlainText() == "``` :joy:"


def test_a_pasted_shortcode_of_a_draft_is_not_changed_behind_the_back(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.enter("Ana", "Bia")
    begin_code(stage, qtbot, ":joy")
    stage.composer.clear()
    stage.composer.setPlainText("veja :joy: e :x: no texto")
    assert stage.composer.toPlainText() == "veja :joy: e :x: no texto"
    copied = QMimeData()
    copied.setText("código :joy: aqui")
    stage.composer.clear()
    stage.composer.insertFromMimeData(copied)
    assert stage.composer.toPlainText() == "código :joy: aqui"
