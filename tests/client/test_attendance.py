"""The list of who was in as a model, and as a file that a spreadsheet reads."""

import csv
import io
import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.attendance import Attendee
from app.client.attendance import AttendanceFile, AttendanceTable, table

NINE = 1_795_262_400_000
ANA = Attendee(
    name="Ana", first=NINE, last=NINE + 3_000_000, stay=3_000_000, messages=4, present=False
)
BIA = Attendee(name="Bia", first=NINE, last=NINE + 10, stay=10, messages=0, present=True)


def test_each_person_is_a_row(qtbot: QtBot) -> None:
    model = AttendanceTable([ANA, BIA])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    across = Qt.Orientation.Horizontal
    heads = [model.headerData(column, across) for column in range(model.columnCount())]
    assert heads == ["Nome", "Entrou", "Saiu", "Minutos", "Mensagens"]
    cells = [[model.index(row, column).data() for column in range(5)] for row in range(2)]
    assert cells[0][0] == "Ana"
    assert re.fullmatch(r"\d\d:\d\d", cells[0][1])
    assert cells[0][3:] == ["50", "4"]
    assert cells[1][2:] == ["na sala", "1", "0"]


def test_the_table_has_no_formula_and_every_row() -> None:
    evil = Attendee(
        name="=cmd|'/c calc'!A1", first=NINE, last=NINE, stay=0, messages=0, present=True
    )
    rows = list(csv.reader(io.StringIO(table([ANA, evil])), delimiter=";"))
    assert [len(row) for row in rows] == [5, 5, 5]
    assert rows[1][0] == "Ana"
    assert rows[1][3:] == ["50", "4"]
    assert rows[2][0] == "'=cmd|'/c calc'!A1"
    assert rows[2][2] == ""


def test_the_file_is_there_whole_and_begins_as_spreadsheets_want_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "presença.csv"
    file = AttendanceFile(path, "Nome;José\r\n")
    with qtbot.waitSignal(file.done) as told:
        file.start()
    assert told.args == [path]
    assert path.read_bytes() == b"\xef\xbb\xbfNome;Jos\xc3\xa9\r\n"
    assert list(tmp_path.glob("*.*")) == [path]


def test_a_folder_that_takes_no_file_is_told_of(qtbot: QtBot, tmp_path: Path) -> None:
    file = AttendanceFile(tmp_path / "nenhuma" / "lista.csv", "x")
    with qtbot.waitSignal(file.failed) as told:
        file.start()
    assert told.args is not None
    assert told.args[0]
