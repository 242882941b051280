"""Names that are too long or turn the direction of the words beside them."""

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.client.roster import Roster
from app.client.timeline import Entry, Kind
from app.protocol.messages import Member
from app.ui import message_body, row
from app.ui.avatar import initials, name_colour
from app.ui.bubble import Column, Place, lay_out
from app.ui.people import PeopleModel, PersonDelegate
from app.ui.tabs import ConversationTabs
from app.ui.timeline_text import Fonts, Lines, isolated, plain
from app.ui.widgets import ElidedLabel
from tests.ui.stage import NOON, Stage, find, shown_text

MEGABYTE = "w" * 1_000_000
TURNED = "\u202eana\u2066"


def test_a_title_is_short_and_turns_nothing() -> None:
    assert plain(TURNED) == "ana"
    assert plain(MEGABYTE) == "w" * 200
    assert isolated(TURNED) == "ana"
    assert isolated("שלום") == "\u2068שלום\u2069"
    assert isolated("José") == "José"


def test_no_painter_measures_a_megabyte(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []

    def count(_metrics: object, words: str, *_rest: object) -> str:
        measured.append(len(words))
        return words[:10]

    for kind in (QFontMetrics, QFontMetricsF):
        monkeypatch.setattr(kind, "elidedText", count)
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.set_whole(MEGABYTE)
    roster = Roster()
    roster.reset([Member(name=MEGABYTE, ip=MEGABYTE, port=1)], me="")
    model = PeopleModel()
    model.setSourceModel(roster)
    picture = QImage(200, 50, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(picture)
    PersonDelegate().paint(painter, QStyleOptionViewItem(), model.index(0, 0, QModelIndex()))
    painter.end()
    said = Entry(kind=Kind.MESSAGE, text="oi", time=NOON, author=MEGABYTE)
    lay_out(said, Place(first=True, last=True, day=False), Column(600, Fonts(QApplication.font())))
    assert len(measured) >= 4
    assert max(measured) <= 400


def test_an_avatar_reads_the_beginning_of_a_name() -> None:
    palette = QApplication.palette()
    assert initials(MEGABYTE + "_x") == "W"
    assert name_colour(MEGABYTE, palette) == name_colour("w" * 200, palette)


def test_a_tab_names_a_person_without_turning_its_number(stage: Stage) -> None:
    stage.enter("Ana", TURNED)
    stage.whisper(TURNED, "Ana", "oi")
    assert find(stage.window, ConversationTabs, "tabs").tabText(1) == "ana"
    assert stage.tab_names[1] == "ana, não lidas: 1"


def test_the_header_keeps_a_name_from_the_right_apart_from_the_address(stage: Stage) -> None:
    stage.enter("שלום", room="Turma\u202e 3B")
    assert shown_text(stage.window, "room_name") == "Turma 3B"
    who = "1 pessoa · você é \u2068שלום\u2069 · 26.1.2.1:50001"
    assert shown_text(stage.window, "room_who") == who
    assert stage.window.windowTitle() == "Turma 3B — Sala"


@pytest.mark.parametrize("room", ["a[*]b", "[*]", "[*][*]", "a&b", "<b>a</b>"])
def test_the_title_of_the_window_is_the_rooms_name_letter_by_letter(
    stage: Stage, room: str
) -> None:
    """As the system gets it: in a title, Qt takes [*] for a mark of its own."""
    stage.enter("Ana", room=room)
    assert stage.window.windowHandle().title() == f"{room} — Sala"


def test_a_notice_runs_to_the_right_whatever_name_it_begins_with(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Qt.LayoutDirection] = []

    class Watched(Lines):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            told.append(self.option.textDirection())

    monkeypatch.setattr(row, "Lines", Watched)
    monkeypatch.setattr(message_body, "Lines", Watched)
    place, column = Place(first=True, last=True, day=False), Column(600, Fonts(QApplication.font()))
    lay_out(Entry(kind=Kind.NOTICE, text="שלום entrou", time=NOON), place, column)
    lay_out(Entry(kind=Kind.MESSAGE, text="שלום", time=NOON), place, column)
    assert told == [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.LayoutDirectionAuto]
