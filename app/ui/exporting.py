"""Lets a person save the conversation in front to a file."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QFileDialog

from app.client.client import Client
from app.client.conversation import Conversation
from app.client.export import Export, Format, Order, format_of, proposed_name
from app.ui.conversation_page import ConversationPage
from app.ui.export_strip import ExportStrip
from app.ui.file_dialog import documents, file_dialog
from app.ui.keys import EXPORT
from app.ui.tabs import ConversationTabs
from app.ui.timeline_text import plain


class Exporting(QObject):
    """Asks for a name, writes the file in a thread, and says over the conversation how it went.

    One conversation is saved at a time; `action` is for a menu. No signals.
    """

    def __init__(self, client: Client, tabs: ConversationTabs) -> None:
        super().__init__(tabs)
        self._client = client
        self._tabs = tabs
        self._folder = documents()
        self._format = Format.HTML
        self._page: ConversationPage | None = None  # with the strip over it
        self._conversation: Conversation | None = None  # that is saved, or was
        self._strip: ExportStrip | None = None
        self._export: Export | None = None
        self._heir: Exporting | None = None  # what the export belongs to since `take_over`
        self.action = QAction(self.tr("Salvar conversa…"), self)
        self.action.setObjectName("export_action")
        self.action.setShortcut(QKeySequence(EXPORT.keys[0]))
        self.action.triggered.connect(self._on_triggered)
        tabs.addAction(self.action)

    def take_over(
        self, other: "Exporting", page_of: Callable[[Conversation], ConversationPage]
    ) -> None:
        """Go on with what the other one saves, or tell what became of it."""
        self._folder, self._format = other._folder, other._format
        self._conversation = other._conversation
        if other._strip is not None and other._page is not None:
            page = page_of(other._page.conversation)
            self._make_strip(page).take_over(other._strip)
        export = other._export
        if export is not None:
            self.action.setEnabled(False)
            self._follow(export)
            other._give_up(export, self)

    def _give_up(self, export: Export, heir: "Exporting") -> None:
        """What the thread says from now on goes to the heir, also what is on its way here."""
        self._heir, self._export = heir, None
        export.progressed.disconnect(self._on_progressed)
        export.done.disconnect(self._on_done)
        export.failed.disconnect(self._on_failed)
        export.cancelled.disconnect(self._on_cancelled)

    def _follow(self, export: Export) -> None:
        self._export = export
        export.setParent(self)
        export.progressed.connect(self._on_progressed)
        export.done.connect(self._on_done)
        export.failed.connect(self._on_failed)
        export.cancelled.connect(self._on_cancelled)

    def _ask(self, conversation: Conversation) -> None:
        """The dialog for the name; it is not waited for."""
        self._conversation = conversation
        self._format = Format.HTML
        formats = {
            self.tr("Página para ler (*.html)"): Format.HTML,
            self.tr("Texto simples (*.txt)"): Format.TXT,
            self.tr("Planilha (*.csv)"): Format.CSV,
        }
        window, title = self._tabs.window(), self.tr("Salvar conversa")
        dialog = file_dialog(window, title, "export_dialog", self._folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters(list(formats))
        dialog.setDefaultSuffix(Format.HTML.value)
        name = f"{self._client.room_name} - {self._title(conversation)}"
        dialog.selectFile(proposed_name(name, _now(), Format.HTML))
        dialog.filterSelected.connect(partial(self._on_filter_selected, dialog, formats))
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _title(self, conversation: Conversation) -> str:
        return plain(conversation.peer) or self.tr("Geral")

    def _save(self, conversation: Conversation, path: Path) -> None:
        self._folder = path.parent
        title = f"{plain(self._client.room_name)} — {self._title(conversation)}"
        known = format_of(path)
        if known is None:  # what Qt took for a suffix is none of ours
            path = path.with_name(path.name + self._format.value)
        order = Order(
            title=title,
            entries=conversation.timeline.entries(),
            now=_now(),
            path=path,
            format=known or self._format,
            replaces=known is not None,
        )
        self._make_strip(self._tabs.current())
        export = Export(order, self)
        self._follow(export)
        export.start()

    def _make_strip(self, page: ConversationPage | None) -> ExportStrip:
        self._close_strip()
        strip = self._strip = ExportStrip()
        strip.cancelled.connect(self._on_cancel_pressed)
        strip.folder_requested.connect(self._on_folder_requested)
        strip.retried.connect(self._on_retried)
        strip.closed.connect(self._on_closed)
        strip.expired.connect(self._close_strip)
        self._page = page
        if page is not None:
            page.put_above(strip)
            strip.destroyed.connect(self._on_strip_destroyed)
        return strip

    def _close_strip(self) -> None:
        if self._strip is not None:
            self._strip.destroyed.disconnect(self._on_strip_destroyed)
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None

    def _end(self) -> Export | None:
        """Nothing is being written any more; what was, None when that is known already."""
        export, self._export = self._export, None
        if export is not None:
            export.deleteLater()
            self.action.setEnabled(True)
        return export

    def _on_triggered(self) -> None:
        page = self._tabs.current()
        if page is not None and self._export is None:
            self._ask(page.conversation)

    def _on_filter_selected(
        self, dialog: QFileDialog, formats: dict[str, Format], chosen: str
    ) -> None:
        """The name takes the suffix of the format that was chosen."""
        self._format = formats[chosen]
        dialog.setDefaultSuffix(self._format.value)
        for name in dialog.selectedFiles()[:1]:
            if format_of(Path(name)) is not None:
                dialog.selectFile(Path(name).with_suffix(self._format.value).name)

    def _on_file_selected(self, chosen: str) -> None:
        if chosen and self._conversation is not None and self._export is None:
            self.action.setEnabled(False)
            self._save(self._conversation, Path(chosen))

    def _on_progressed(self, done: int, count: int) -> None:
        if self._strip is not None:
            self._strip.show_progress(done, count)

    def _on_done(self, path: Path) -> None:
        if self._heir is not None:
            self._heir._on_done(path)
        elif self._end() is not None and self._strip is not None:
            self._strip.show_done(path.name)

    def _on_failed(self, why: str) -> None:
        if self._heir is not None:
            self._heir._on_failed(why)
        elif (export := self._end()) is not None and self._strip is not None:
            self._strip.show_failed(export.order.path.name, why)

    def _on_cancelled(self) -> None:
        if self._heir is not None:
            self._heir._on_cancelled()
        elif self._end() is not None:
            self._on_closed()

    def _on_cancel_pressed(self) -> None:
        if self._export is not None:
            self._export.cancel()

    def _on_folder_requested(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))

    def _on_retried(self) -> None:
        self._close_strip()
        if self._conversation is not None:
            self._ask(self._conversation)

    def _on_closed(self) -> None:
        self._close_strip()
        if page := self._tabs.current():
            page.take_focus()

    def _on_strip_destroyed(self) -> None:
        """The page went, and the strip with it: the room was left."""
        self._strip = None


def _now() -> int:
    return time.time_ns() // 1_000_000
