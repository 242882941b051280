"""Files through the window: what is dropped or pasted, asked about, sent, shown and saved."""

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.client.attachment import Attachment, Stage
from app.client.client import Client
from app.protocol.messages import Decreed
from app.ui.attach_strip import AttachStrip
from app.ui.attaching import Attaching
from app.ui.chat_view import ChatView
from app.ui.file_bubble import FileBubble
from app.ui.forms import JoinForm
from app.ui.picture_dialog import PictureDialog
from app.ui.pictures import THUMBNAIL, decode
from app.ui.preferences import Preferences
from app.ui.window import Window
from tests.support.client import Person, rows
from tests.support.fixtures import RoomMaker, open_room, person
from tests.support.running import OpenRoom
from tests.ui.stage import find, type_into

__all__ = ["open_room", "person"]


class Desktop:
    """A window in a real room, and somebody else there."""

    def __init__(self, bot: QtBot, window: Window, client: Client, room: OpenRoom) -> None:
        self.bot, self.window, self.client, self.room = bot, window, client, room
        self.bia = Person(bot)
        window.join_requested.connect(self._on_join_requested)
        window.request_join(JoinForm(address="127.0.0.1", name="Ana"))
        self.wait(lambda: client.me)
        self.bia.enter(room.port, "Bia")
        self.wait(lambda: client.roster.find("Bia"))

    def _on_join_requested(self, form: JoinForm) -> None:
        self.client.join("127.0.0.1", self.room.port, form.name)

    def wait(self, condition: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(condition()), timeout=10_000)

    @property
    def page(self) -> QWidget:
        page = self.window.findChild(ChatView)
        assert page is not None
        parent = page.parentWidget()
        assert parent is not None
        return parent

    @property
    def attaching(self) -> Attaching:
        found = self.page.findChild(Attaching)
        assert isinstance(found, Attaching)
        return found

    @property
    def strip(self) -> AttachStrip:
        return find(self.page, AttachStrip, "attach_strip")

    @property
    def view(self) -> ChatView:
        return find(self.page, ChatView, "timeline")

    def press(self, name: str) -> None:
        button = find(self.window, QAbstractButton, name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def files(self, somebody: Client | None = None) -> list[Attachment]:
        entries = rows((somebody or self.client).room.timeline)
        return [entry.file for entry in entries if entry.file]

    def heard(self) -> list[Attachment]:
        return self.files(self.bia.client)

    def receives(self, path: Path, caption: str = "") -> Attachment:
        """Bia sends a file; it is there."""
        before = len(self.files())
        self.bia.client.files.send(path, "", caption)
        self.wait(lambda: len(self.files()) > before)
        return self.files()[-1]

    def row(self, number: int = -1) -> FileBubble:
        model = self.view.model()
        row = self.view._row(model.rowCount() + number)
        assert isinstance(row, FileBubble)
        return row

    def click(self, at: QPointF, number: int = -1) -> None:
        y = self.view._pane.y(self.view.model().rowCount() + number)
        point = (at + QPointF(0, y)).toPoint()
        QTest.mouseClick(
            self.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point
        )


@pytest.fixture
def desktop(qtbot: QtBot, preferences: Preferences, open_room: RoomMaker) -> Iterator[Desktop]:
    room = open_room()
    client = Client()
    window = Window(client, preferences)
    client.setParent(window)
    window.resize(1060, 700)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made = Desktop(qtbot, window, client, room)
    yield made
    made.bia.end()
    client.abort()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    image = QImage(800, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    path = tmp_path / "foto.png"
    assert image.save(str(path))
    return path


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "lista.pdf"
    path.write_bytes(b"%PDF" * 1000)
    return path


def drop(target: QWidget, *paths: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    QGuiApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    dropped = QDropEvent(QPointF(9, 9), copy, data, left, none, QEvent.Type.Drop)
    QGuiApplication.sendEvent(target, dropped)
    return dropped


def choose(dialog_name: str, window: Window, path: Path) -> None:
    """Answer the system's question for a file."""
    dialog = find(window, QFileDialog, dialog_name)
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(path.name)
    dialog.done(QFileDialog.DialogCode.Accepted)


def test_what_is_dropped_is_asked_about_and_sent_with_the_text_of_the_composer(
    desktop: Desktop, picture: Path, note: Path
) -> None:
    drop(desktop.page, picture, note)
    desktop.wait(lambda: desktop.attaching.is_asking)
    assert desktop.strip.isVisible()
    assert "foto.png" in desktop.strip.told
    assert "lista.pdf" in desktop.strip.told
    assert desktop.heard() == []
    type_into(desktop.attaching._page.composer.input, "olhem")
    desktop.press("attach_send")
    desktop.wait(lambda: len(desktop.heard()) == 2)
    assert [file.name for file in desktop.heard()] == ["foto.png", "lista.pdf"]
    assert desktop.bia.texts()[-2:] == ["olhem", "lista.pdf"]
    desktop.wait(lambda: not desktop.strip.isVisible())
    assert desktop.attaching._page.composer.text() == ""


def test_where_only_the_host_sends_files_the_window_says_so_and_keeps_the_text(
    desktop: Desktop, note: Path
) -> None:
    clip = find(desktop.window, QAbstractButton, "composer_attach")
    assert clip.isEnabled()
    composer = desktop.attaching._page.composer
    type_into(composer.input, "olhem")
    desktop.client.hosting.follow(Decreed(no_files=True))
    assert not clip.isEnabled()
    assert "anfitrião" in clip.toolTip()
    drop(desktop.page, note)
    error = find(desktop.window, QLabel, "composer_error")
    assert error.text() == "Agora só o anfitrião envia arquivos."
    assert not desktop.attaching.is_asking
    assert composer.text() == "olhem"
    desktop.client.hosting.follow(Decreed())
    assert clip.isEnabled()
    drop(desktop.page, note)
    desktop.wait(lambda: desktop.attaching.is_asking)
    desktop.client.hosting.follow(Decreed(no_files=True))
    desktop.press("attach_send")
    assert error.text() == "Agora só o anfitrião envia arquivos."
    assert desktop.strip.isVisible()
    assert composer.text() == "olhem"
    assert desktop.files() == []


def test_a_drop_on_the_text_field_is_no_text_in_it(desktop: Desktop, note: Path) -> None:
    field = desktop.attaching._page.composer.input
    drop(field.viewport(), note)
    desktop.wait(lambda: desktop.attaching.is_asking)
    assert field.toPlainText() == ""


def test_a_picture_that_is_pasted_is_sent_with_enter(desktop: Desktop) -> None:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    field = desktop.attaching._page.composer.input
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))
    desktop.wait(lambda: desktop.attaching.is_asking)
    QTest.keyClick(field, Qt.Key.Key_Return)
    desktop.wait(desktop.heard)
    (file,) = desktop.heard()
    assert file.name.startswith("imagem colada ")
    assert file.name.endswith(".png")


def test_words_are_pasted_as_words_also_with_a_picture_of_them(desktop: Desktop) -> None:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    both = QMimeData()
    both.setText("oi")
    both.setImageData(image)
    QGuiApplication.clipboard().setMimeData(both)
    field = desktop.attaching._page.composer.input
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))
    assert field.toPlainText() == "oi"
    assert not desktop.attaching.is_asking


def test_esc_sends_nothing_and_keeps_the_text(desktop: Desktop, note: Path) -> None:
    field = desktop.attaching._page.composer.input
    type_into(field, "rascunho")
    drop(desktop.page, note)
    desktop.wait(lambda: desktop.attaching.is_asking)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not desktop.strip.isVisible()
    assert field.toPlainText() == "rascunho"
    assert desktop.heard() == []


def test_the_paperclip_asks_the_system_for_files(desktop: Desktop, note: Path) -> None:
    button = find(desktop.page, QAbstractButton, "composer_attach")
    assert button.accessibleName() == "Anexar arquivo"
    desktop.press("composer_attach")
    dialog = find(desktop.window, QFileDialog, "attach_dialog")
    part = QFileDialog.DialogLabel
    words = [dialog.labelText(each) for each in (part.LookIn, part.FileName, part.FileType)]
    assert words == ["Pasta:", "Nome:", "Tipo:"]
    assert find(dialog, QLineEdit, "fileNameEdit").text() == ""  # though there is no such folder
    choose("attach_dialog", desktop.window, note)
    desktop.wait(lambda: desktop.attaching.is_asking)


def test_the_paperclip_begins_where_it_was_used_last(desktop: Desktop, note: Path) -> None:
    folder = note.parent / "aula"
    folder.mkdir()
    (folder / "lista.pdf").write_bytes(b"%PDF")
    desktop.press("composer_attach")
    choose("attach_dialog", desktop.window, folder / "lista.pdf")
    desktop.wait(lambda: desktop.attaching.is_asking)
    desktop.wait(lambda: desktop.window.findChild(QFileDialog, "attach_dialog") is None)
    desktop.press("composer_attach")
    again = find(desktop.window, QFileDialog, "attach_dialog")
    assert Path(again.directory().absolutePath()) == folder
    again.reject()


def test_a_folder_is_not_sent_and_that_is_said(desktop: Desktop, tmp_path: Path) -> None:
    drop(desktop.page, tmp_path)
    error = desktop.attaching._page.composer._error
    desktop.wait(lambda: "pastas" in error.text())
    assert not desktop.attaching.is_asking


def test_a_file_is_saved_under_a_safe_name_where_the_person_says(
    desktop: Desktop, tmp_path: Path
) -> None:
    trap = tmp_path / "CON.txt"
    trap.write_bytes(b"oi")
    file = desktop.receives(trap)
    desktop.click(desktop.row().mark_box.center())
    dialog = find(desktop.window, QFileDialog, "save_dialog")
    assert Path(dialog.selectedFiles()[0]).name == "_CON.txt"
    chosen = tmp_path / "salvo.txt"
    choose("save_dialog", desktop.window, chosen)
    desktop.wait(lambda: file.stage is Stage.SAVED)
    assert chosen.read_bytes() == b"oi"
    assert desktop.attaching._folders.last == tmp_path


def test_a_saved_file_is_never_opened_only_its_folder(
    desktop: Desktop, note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    file = desktop.receives(note)
    desktop.client.files.fetch(file, tmp_path / "x.exe")
    desktop.wait(lambda: file.stage is Stage.SAVED)
    desktop.click(desktop.row().mark_box.center())
    assert opened == [str(tmp_path)]


def test_a_picture_is_shown_in_its_message_and_large_on_a_click(
    desktop: Desktop, picture: Path
) -> None:
    desktop.receives(picture)
    desktop.wait(lambda: not desktop.row().picture_box.isEmpty())
    shown = desktop.view.grab().toImage()
    width, height = shown.width(), shown.height()
    colours = {
        shown.pixelColor(x, y).name() for x in range(0, width, 9) for y in range(0, height, 9)
    }
    assert QColor("teal").name() in colours
    desktop.click(desktop.row().picture_box.center())
    dialog = find(desktop.window, PictureDialog, "picture_dialog")
    desktop.wait(lambda: not dialog._canvas.image.isNull())
    assert dialog.windowTitle() == "foto.png"
    dialog.reject()


def test_a_picture_is_not_one_by_its_name_alone(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "foto.png"
    path.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    file = desktop.receives(path)
    pictures = desktop.attaching._pictures
    assert desktop.row()
    desktop.wait(lambda: file.sha256 in pictures._no_pictures)
    assert desktop.row().picture_box.isEmpty()


def test_a_picture_that_announces_too_many_pixels_is_not_decoded(tmp_path: Path) -> None:
    image = QImage(1, 1, QImage.Format.Format_Mono)
    path = tmp_path / "bomba.png"
    assert image.save(str(path))
    data = bytearray(path.read_bytes())
    data[16:24] = (100_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    path.write_bytes(data)
    assert decode(path, THUMBNAIL).isNull()


def test_a_large_picture_is_not_fetched_by_itself(
    desktop: Desktop, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.pictures.FETCHED", 10)
    file = desktop.receives(picture)
    assert desktop.row().picture_box.isEmpty()
    assert file.stage is Stage.THERE
    assert file.cached is None


def test_an_own_file_that_is_on_its_way_is_cancelled_with_a_click(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.upload.Upload.start", lambda _: None)
    path = tmp_path / "a.bin"
    path.write_bytes(b"x" * 100)
    desktop.client.files.send(path, "")
    desktop.wait(lambda: desktop.files() and desktop.files()[0].stage is Stage.SENDING)
    desktop.wait(lambda: desktop.view.indexAt(QPoint(200, 300)) is not None)
    desktop.click(desktop.row().mark_box.center())
    assert desktop.files() == []


def test_the_keyboard_and_a_screen_reader_reach_a_file(desktop: Desktop, note: Path) -> None:
    desktop.receives(note)
    view = desktop.view
    last = view.model().index(view.model().rowCount() - 1, 0)
    told = str(last.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Bia" in told
    assert "arquivo" in told
    assert "lista.pdf" in told
    view.setFocus()
    view.setCurrentIndex(last)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert find(desktop.window, QFileDialog, "save_dialog").isVisible()
    actions = [action.text() for action in view._menu(last.row()).actions()]
    assert "Salvar como…" in actions


def test_a_file_answers_the_message_that_the_composer_answers(
    desktop: Desktop, note: Path, picture: Path
) -> None:
    desktop.bia.client.submit("e a lista?")
    desktop.wait(lambda: rows(desktop.client.room.timeline)[-1].text == "e a lista?")
    seq = rows(desktop.client.room.timeline)[-1].seq
    composer = desktop.attaching._page.composer
    desktop.view.reply_requested.emit(seq)
    drop(desktop.page, note, picture)
    desktop.wait(lambda: desktop.attaching.is_asking)
    desktop.press("attach_send")
    desktop.wait(lambda: len(desktop.heard()) == 2)
    first, second = rows(desktop.bia.client.room.timeline)[-2:]
    assert (first.quote and first.quote.seq, second.quote) == (seq, None)
    assert composer.draft().reply_to is None


def test_a_file_that_is_sent_while_a_message_is_edited_takes_nothing_of_it(
    desktop: Desktop, note: Path
) -> None:
    desktop.client.submit("primeira")
    desktop.wait(lambda: rows(desktop.client.room.timeline)[-1].seq)
    seq = rows(desktop.client.room.timeline)[-1].seq
    composer = desktop.attaching._page.composer
    desktop.view.edit_requested.emit(seq)
    type_into(composer.input, " e segunda")
    drop(desktop.page, note)
    desktop.wait(lambda: desktop.attaching.is_asking)
    desktop.press("attach_send")
    desktop.wait(desktop.heard)
    assert desktop.bia.texts()[-1] == "lista.pdf"
    assert (composer.draft().edit, composer.text()) == (seq, "primeira e segunda")


def test_editing_a_message_with_a_file_edits_what_is_said_with_it(
    desktop: Desktop, note: Path
) -> None:
    desktop.client.files.send(note, "", "a lista")
    desktop.wait(lambda: desktop.heard() and desktop.files()[0].stage is Stage.THERE)
    entry = rows(desktop.client.room.timeline)[-1]
    composer = desktop.attaching._page.composer
    for before, after in (("a lista", "a lista de hoje"), ("a lista de hoje", ""), ("", "ei")):
        desktop.view.edit_requested.emit(entry.seq)
        assert composer.text() == before
        composer.input.selectAll()
        QTest.keyClick(composer.input, Qt.Key.Key_Delete)
        type_into(composer.input, after)
        QTest.keyClick(composer.input, Qt.Key.Key_Return)
        desktop.wait(lambda: entry.edited and entry.words == after)  # noqa: B023  (at once)
    assert desktop.files() == [entry.file]


def test_a_removed_message_shows_no_file_any_more(desktop: Desktop, picture: Path) -> None:
    desktop.receives(picture)
    seq = rows(desktop.client.room.timeline)[-1].seq
    desktop.bia.client.remove(desktop.bia.client.room, seq)
    desktop.wait(lambda: desktop.files() == [])
    row = desktop.view._row(desktop.view.model().rowCount() - 1)
    assert row is not None
    assert not isinstance(row, FileBubble)
