"""The list of who was in the room, and the way to take it along: as a table, with the talk."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHeaderView, QTableView, QWidget

from app.attendance import Attendee
from app.client.attendance import AttendanceFile, AttendanceTable, table
from app.client.export import Format, proposed_name
from app.text import Advice
from app.ui.dialogs import Dialog
from app.ui.file_dialog import documents, file_dialog
from app.ui.widgets import label

WIDE, HIGH = 470, 240  # pixels of the table, at least


class AttendanceSheet(Dialog):
    """Shows it, and writes it to a file that the person chooses.

    Signals: `transcript_requested()`: the conversation with everyone shall be saved, too.
    """

    transcript_requested = Signal()

    def __init__(self, parent: QWidget, room: str, known: Sequence[Attendee] | None) -> None:
        """`known` None: the room does not keep what happens, and nobody knows who was in."""
        title = self.tr("Lista de presença")
        attendees = known or ()
        count = len(attendees)
        one = self.tr("1 pessoa esteve na sala hoje.")
        many = self.tr("{count} pessoas estiveram na sala hoje.").format(count=count)
        nobody = self.tr("A sala não está guardando o que acontece, e não sabe quem esteve nela.")
        told = nobody if known is None else one if count == 1 else many
        advice = Advice(title, told, "")
        super().__init__(parent, "attendance_sheet", advice)
        self._room = room
        self._attendees = tuple(attendees)
        self._files: QFileDialog | None = None
        self._file: AttendanceFile | None = None
        self._table = QTableView()
        self._table.setObjectName("attendance_table")
        self._table.setAccessibleName(title)
        self._table.setModel(AttendanceTable(attendees, self))
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        self._table.setMinimumSize(WIDE, HIGH)
        self._table.verticalHeader().hide()
        columns = self._table.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        columns.setHighlightSections(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.setShowGrid(False)
        self._table.setAlternatingRowColors(True)
        self.fill(self._table)
        self._told = label(look="quiet", wrap=True)
        self._told.setObjectName("attendance_told")
        self._told.hide()
        self.add_widget(self._told)
        talk = self.tr("Salvar conversa…")
        self.add_button(talk, "attendance_transcript", self._on_transcript_clicked)
        self._save = self.add_button(
            self.tr("Salvar lista (CSV)…"), "attendance_save", self._on_save_clicked
        )
        self.add_button(self.tr("Pronto"), "dialog_reject", self.reject, "primary")

    def open(self) -> None:
        self.resize(self.sizeHint())  # Qt itself stops at two thirds of the screen
        super().open()

    def _on_transcript_clicked(self) -> None:
        self.transcript_requested.emit()
        self.reject()

    def _on_save_clicked(self) -> None:
        title = self.tr("Lista de presença")
        asked = self.tr("Salvar lista de presença")
        dialog = file_dialog(self, asked, "attendance_file", documents())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Planilha (*.csv)"))
        dialog.setDefaultSuffix(Format.CSV.value)
        now = time.time_ns() // 1_000_000
        name = f"{self._room} - {title}"
        dialog.selectFile(proposed_name(name, now, Format.CSV))
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, chosen: str) -> None:
        """Write the table to that file."""
        if not chosen or self._file is not None:
            return
        self._save.setEnabled(False)
        self._file = AttendanceFile(Path(chosen), table(self._attendees), self)
        self._file.done.connect(self._on_done)
        self._file.failed.connect(self._on_failed)
        self._file.start()

    def _on_done(self, path: Path) -> None:
        self._settle(self.tr("Salvo em {file}").replace("{file}", path.name))

    def _on_failed(self, why: str) -> None:
        self._settle(self.tr("A lista não foi salva: {why}").replace("{why}", why))

    def _settle(self, words: str) -> None:
        if self._file is not None:
            self._file.deleteLater()
            self._file = None
        self._save.setEnabled(True)
        self._told.setText(words)
        self._told.show()
