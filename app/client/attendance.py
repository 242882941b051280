"""The list of who was in, as a Qt model and as a table for spreadsheets."""

import csv
import io
import os
import threading
import uuid
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app import text
from app.attendance import Attendee
from app.client.export_text import harmless, stamp
from app.protocol.direction import isolated

translate = QCoreApplication.translate

AnyIndex = QModelIndex | QPersistentModelIndex
MINUTE = 60_000  # milliseconds


def headings() -> tuple[str, ...]:
    """What stands over the columns."""
    return (
        translate("Attendance", "Nome"),
        translate("Attendance", "Entrou"),
        translate("Attendance", "Saiu"),
        translate("Attendance", "Minutos"),
        translate("Attendance", "Mensagens"),
    )


def minutes(attendee: Attendee) -> int:
    """How long somebody was in, in whole minutes; whoever was in at all was for one."""
    return max(round(attendee.stay / MINUTE), 1)


def table(attendees: Sequence[Attendee]) -> str:
    """As CSV: with semicolons, as spreadsheets here expect it, and with no formula in any cell."""
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow(headings())
    for each in attendees:
        gone = "" if each.present else stamp(each.last)
        row = (each.name, stamp(each.first), gone, minutes(each), each.messages)
        rows.writerow([harmless(str(cell)) for cell in row])
    return written.getvalue()


class AttendanceTable(QAbstractTableModel):
    """One row a person. No signals besides those of every Qt model."""

    def __init__(self, attendees: Sequence[Attendee], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.attendees = tuple(attendees)
        self._headings = headings()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self.attendees)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._headings)

    def headerData(  # noqa: N802  (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation is Qt.Orientation.Horizontal
        shown = across and role == Qt.ItemDataRole.DisplayRole and section < len(self._headings)
        return self._headings[section] if shown else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        attendee = self.attendees[index.row()]
        here = translate("Attendance", "na sala")
        return (
            isolated(attendee.name),
            text.clock(attendee.first),
            here if attendee.present else text.clock(attendee.last),
            str(minutes(attendee)),
            str(attendee.messages),
        )[index.column()]


class AttendanceFile(QObject):
    """Writes the table to a file, in a thread of its own; it is there whole or not at all.

    Signals: `done(Path)`: it is there. `failed(str)`: it is not, with the system's word why.
    """

    done = Signal(object)
    failed = Signal(str)
    _over = Signal(str)  # from the thread

    def __init__(self, path: Path, words: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._words = words
        self._thread = threading.Thread(target=self._run, name="attendance", daemon=True)
        self._over.connect(self._on_over)

    def start(self) -> None:
        """Begin; one of the signals follows."""
        self._thread.start()

    def _on_over(self, why: str) -> None:
        """Its signal is sent from inside the thread, under which nobody may delete this."""
        self._thread.join()
        if why:
            self.failed.emit(why)
        else:
            self.done.emit(self._path)

    def _run(self) -> None:
        part = self._path.with_name(f".sala-{uuid.uuid4().hex}.part")
        why = ""
        try:
            # Spreadsheets take a file for UTF-8 only when it begins with a byte order mark.
            with part.open("x", encoding="utf-8-sig", errors="replace", newline="") as file:
                file.write(self._words)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._path)
        except OSError as error:
            why = error.strerror or str(error)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            with suppress(RuntimeError):  # the window is gone meanwhile, and this with it
                self._over.emit(why)
