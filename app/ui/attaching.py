"""Files and a conversation's page: how they get in (drop, paste, button) and out (save, look)."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPalette,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout

from app.client.attachment import Attachment
from app.client.client import Client
from app.client.file_names import safe_name
from app.protocol.messages import Code, Refused
from app.temporary import TemporaryFolder
from app.ui.attach_strip import AttachStrip
from app.ui.chat_view import ChatView
from app.ui.conversation_page import ConversationPage
from app.ui.file_dialog import documents, file_dialog
from app.ui.picture_dialog import LARGEST, PictureDialog
from app.ui.pictures import Pictures, decode, place_of
from app.ui.widgets import IconButton, label
from app.worker import Worker

MOST = 100
"""Files that are taken at once; a folder by mistake shall not flood a room."""
_SMALL = QSize(96, 96)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class Folders:
    """Where the person saved and attached from last, and where pasted pictures lie; the same for
    every conversation.
    """

    def __init__(self) -> None:
        location = QStandardPaths.StandardLocation.DownloadLocation
        self.last = Path(QStandardPaths.writableLocation(location))
        self.attached = documents()
        self._pasted: TemporaryFolder | None = None

    @property
    def pasted(self) -> Path:
        """Made when there is a first picture."""
        if self._pasted is None:
            self._pasted = TemporaryFolder()
        return self._pasted.path

    def remember(self, path: Path) -> None:
        """Something was saved there."""
        self.last = path.parent


class Attaching(QObject):
    """Gives a page its files. No signals.

    `client` carries them; `pictures` and `folders` are the same for all pages.
    """

    def __init__(
        self, page: ConversationPage, client: Client, pictures: Pictures, folders: Folders
    ) -> None:
        super().__init__(page)
        self._page = page
        self._client = client
        self._files = files = client.files
        self._pictures = pictures
        self._folders = folders
        self._worker = Worker("attaching")
        self._chosen: list[Path] = []
        self._sending: set[Path] = set()
        self._takes_draft = False  # what stands in the composer goes with them
        self._strip: AttachStrip | None = None
        self._clip: IconButton | None = None
        self._overlay: QLabel | None = None
        self._dialog: PictureDialog | None = None
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        page.view_made.connect(self._on_view_made)
        files.unsendable.connect(self._on_unsendable)
        files.prepared.connect(self._on_prepared)
        client.hosting.rules_changed.connect(self._show_rules)
        client.me_changed.connect(self._show_rules)
        client.welcomed.connect(self._show_rules)

    # How files get in

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drops anywhere on the page, pastes and Enter in the composer."""
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self._page:
            self._make_strip()
        elif kind in _DRAGS and isinstance(event, QDropEvent) and has_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_overlay(visible=not self._is_kept_out())
            return True
        elif kind == QEvent.Type.DragLeave:
            self._show_overlay(visible=False)
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._show_overlay(visible=False)
            if self.take(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def take(self, data: QMimeData) -> bool:
        """Ask about the files or the picture in `data`; False when there are none."""
        if not has_files(data):
            return False
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.choose(paths)
            return True
        image = data.imageData()
        if isinstance(image, QImage) and not image.isNull():
            self._keep_pasted(image)
            return True
        return False

    def choose(self, paths: Sequence[Path]) -> None:
        """Ask whether these shall be sent."""
        if self._is_refused():
            return
        chosen = list(dict.fromkeys(paths))[:MOST]
        sizes = partial(_sizes, chosen)
        self._worker.do(sizes, self._on_sizes_known, self._on_nothing)

    def send(self) -> None:
        """Send what was asked about, with what stands in the composer.

        What replaces an older message there is none of it, and stays.
        """
        if self._is_refused():
            return
        chosen, self._chosen = self._chosen, []
        if not chosen or self._strip is None:
            return
        draft = self._page.composer.draft()
        self._takes_draft = draft.edit is None
        caption, reply = (draft.text, draft.reply_to or 0) if self._takes_draft else ("", 0)
        self._sending = set(chosen)
        self._strip.show_busy()
        for number, path in enumerate(chosen):
            first = (caption, reply) if number == 0 else ()
            self._files.send(path, self._page.conversation.peer, *first)

    def take_over(self, other: "Attaching") -> None:
        """Ask about what the other one asks about, and hear of what it sends."""
        if not other._chosen and not other._sending:
            return
        self._make_strip()
        self._sending, self._takes_draft = set(other._sending), other._takes_draft
        other._sending.clear()
        if self._sending and self._strip is not None:
            self._strip.show_busy()
        if other._chosen:
            self.choose(other._chosen)

    def cancel(self) -> None:
        """Send nothing."""
        self._chosen = []
        self._sending = set()
        if self._strip is not None:
            self._strip.hide()
        self._page.take_focus()

    @property
    def is_asking(self) -> bool:
        """Whether files wait for the person's word."""
        return bool(self._chosen)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.take(QGuiApplication.clipboard().mimeData())
        if self._sending and self._takes_draft and event.key() in _ENTER:
            return True  # what stands there goes with the files
        if not self.is_asking:
            return False
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.send()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return True
        return False

    def _keep_pasted(self, image: QImage) -> None:
        stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M.%S")
        name = self.tr("imagem colada {stamp}.png").format(stamp=stamp)
        path = self._folders.pasted / safe_name(name)
        written = partial(_write, image, path)
        self._worker.do(written, lambda _: self.choose([path]), self._on_nothing)

    def _on_sizes_known(self, files: list[tuple[Path, int]]) -> None:
        if not files or self._strip is None:
            self._page.composer.show_error(self.tr("Só arquivos podem ser enviados, não pastas."))
            return
        self._chosen = [path for path, _ in files]
        self._strip.ask(files)
        small = partial(decode, self._chosen[0], _SMALL)
        self._worker.do(small, self._strip.preview.show_image, self._on_nothing)
        self._page.take_focus()
        self._page.composer.input.setAccessibleDescription(self._strip.told)

    def _on_prepared(self, path: Path) -> None:
        if path in self._sending:
            self._sending.discard(path)
            if self._takes_draft:
                self._page.composer.clear()
                self._takes_draft = False  # what is written from now on is another message
            self._hide_when_done()

    def _on_unsendable(self, path: Path, why: str) -> None:
        if path in self._sending:
            self._sending.discard(path)
            self._hide_when_done()
            self._page.composer.show_error(why)

    def _hide_when_done(self) -> None:
        if not self._sending and not self._chosen and self._strip is not None:
            self._strip.hide()
            self._page.take_focus()

    def _on_nothing(self, _: OSError) -> None:
        """There is nothing to be shown, or it cannot be read: sending it will say so."""

    def _make_strip(self) -> None:
        """What belongs to the composer, which is made when the page is first seen."""
        if self._strip is not None:
            return
        composer = self._page.composer
        strip = self._strip = AttachStrip(self._page.conversation.peer)
        desk = composer.parentWidget()
        column = desk.layout() if desk is not None else None
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(composer), strip)
        strip.send_requested.connect(self.send)
        strip.cancelled.connect(self.cancel)
        clip = IconButton(
            "paperclip", self.tr("Anexar arquivo"), QPalette.ColorRole.PlaceholderText
        )
        clip.setObjectName("composer_attach")
        self._clip = clip
        clip.setFixedSize(QSize(34, 38))
        clip.clicked.connect(self._on_clip_clicked)
        frame = composer.input.parentWidget()
        row = frame.layout() if frame is not None else None
        if isinstance(row, QHBoxLayout):
            row.insertWidget(row.indexOf(composer.input) + 1, clip, 0, Qt.AlignmentFlag.AlignBottom)
        composer.input.installEventFilter(self)
        composer.input.viewport().installEventFilter(self)
        self._show_rules()

    def _is_kept_out(self) -> bool:
        return self._client.hosting.keeps_files_out(self._client.me)

    def _is_refused(self) -> bool:
        """Whether the host wants no files; if so, say it, and everything stays as it is."""
        if self._is_kept_out():
            self._page.show_refused(Refused(code=Code.FILES_OFF))
            return True
        return False

    def _show_rules(self) -> None:
        if self._clip is not None:
            self._clip.setEnabled(not self._is_kept_out())
            self._clip.setToolTip(
                self.tr("Só o anfitrião envia arquivos agora")
                if self._is_kept_out()
                else self.tr("Anexar arquivo")
            )

    def _show_overlay(self, *, visible: bool) -> None:
        if self._overlay is None:
            self._overlay = label(self.tr("Solte aqui para enviar"), "heading")
            self._overlay.setObjectName("drop_overlay")
            self._overlay.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._overlay.setAutoFillBackground(True)
            self._overlay.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._overlay.setParent(self._page)
        self._overlay.setGeometry(self._page.rect())
        self._overlay.setVisible(visible)
        self._overlay.raise_()

    def _on_clip_clicked(self) -> None:
        title = self.tr("Anexar arquivo")
        dialog = file_dialog(self._page, title, "attach_dialog", self._folders.attached)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._open(dialog, lambda: self._attach([Path(each) for each in dialog.selectedFiles()]))

    def _attach(self, paths: Sequence[Path]) -> None:
        self._folders.attached = paths[0].parent
        self.choose(paths)

    # How files get out

    def _on_view_made(self, view: ChatView) -> None:
        view.set_pictures(self._pictures)
        view.save_requested.connect(self.save)
        view.show_requested.connect(self._on_show_requested)
        view.folder_requested.connect(self._on_folder_requested)
        view.cancel_requested.connect(self._files.cancel)

    def save(self, attachment: Attachment) -> None:
        """Let the person choose where; the name of the sender is only a proposal."""
        proposal = self._folders.last / safe_name(attachment.name)
        title = self.tr("Salvar como")
        dialog = file_dialog(self._page, title, "save_dialog", proposal.parent)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(proposal.name)
        self._open(dialog, lambda: self._save(attachment, Path(dialog.selectedFiles()[0])))

    def _save(self, attachment: Attachment, path: Path) -> None:
        self._folders.remember(path)
        self._files.fetch(attachment, path)

    def _open(self, dialog: QFileDialog, accepted: Callable[[], None]) -> None:
        dialog.accepted.connect(accepted)
        dialog.open()

    def _on_show_requested(self, attachment: Attachment) -> None:
        path = place_of(attachment)
        if path is None:
            return
        dialog = PictureDialog(self._page, attachment)
        dialog.save_requested.connect(self.save)
        dialog.finished.connect(self._on_dialog_finished)
        self._dialog = dialog
        dialog.open()
        large = partial(decode, path, LARGEST)
        self._worker.do(large, partial(self._on_large, dialog), self._on_nothing)

    def _on_large(self, dialog: PictureDialog, image: QImage) -> None:
        if dialog is self._dialog:
            dialog.show_image(image)

    def _on_dialog_finished(self) -> None:
        self._dialog = None

    def _on_folder_requested(self, attachment: Attachment) -> None:
        """The folder, never the file: nothing that came is opened or run from here."""
        if attachment.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(attachment.path.parent)))


def has_files(data: QMimeData) -> bool:
    """Whether there is something in it that can be sent.

    Programs that write texts put a picture of the words beside the words.
    """
    return any(url.isLocalFile() for url in data.urls()) or (data.hasImage() and not data.hasText())


def _sizes(paths: Sequence[Path]) -> list[tuple[Path, int]]:
    """The files among `paths`, with their sizes in bytes."""
    found = []
    for path in paths:
        with suppress(OSError):
            if path.is_file():
                found.append((path, path.stat().st_size))
    return found


def _write(image: QImage, path: Path) -> None:
    if not image.save(str(path), "PNG"):  # type: ignore[call-overload]
        raise OSError("the picture cannot be written")
