"""Reading in the window: what came meanwhile stands below a line, links ask before they open."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.client.timeline import Reaction, Timeline
from app.ui.tabs import ConversationTabs
from app.ui.timeline_dialogs import LinkDialog
from app.ui.timeline_view import TimelineView
from tests.support.edits import edit
from tests.ui.stage import Stage, find, shown_text


def view_of(stage: Stage) -> TimelineView:
    return find(stage.page, TimelineView, "timeline")


def timeline_of(stage: Stage) -> Timeline:
    return stage.page.conversation.timeline


def news(timeline: Timeline) -> list[str]:
    rows = range(timeline.rowCount())
    return [timeline.entry(row).text for row in rows if timeline.is_new(row)]


def test_what_came_while_another_tab_was_in_front_stands_below_a_line(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    everyone = timeline_of(stage)
    stage.say("Bia", "lida")
    stage.whisper("Bia", "Ana", "vem cá")
    tabs = find(stage.window, ConversationTabs, "tabs")
    tabs.setCurrentIndex(1)
    stage.say("Bia", "nova")
    stage.say("Bia", "mais nova")
    tabs.setCurrentIndex(0)
    assert news(everyone) == ["nova"]
    stage.say("Bia", "esta foi vista logo")
    assert news(everyone) == ["nova"]
    stage.send("respondi")
    assert news(everyone) == []


def test_what_is_seen_at_once_stands_below_no_line(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.say("Bia", "um")
    stage.say("Bia", "dois")
    assert news(timeline_of(stage)) == []


def test_the_keyboard_alone_reaches_a_link_and_closes_the_question(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.say("Bia", "olha https://exemplo.edu.br/aula")
    view = view_of(stage)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Return)
    dialog = find(stage.window, LinkDialog, "dialog_link")
    assert shown_text(dialog, "dialog_title") == "Abrir este endereço?"
    assert dialog.accessibleDescription().startswith("https://exemplo.edu.br/aula ")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_changes_later_is_shown_where_the_message_stands(stage: Stage) -> None:
    stage.enter("Ana", "Bia")
    stage.say("Bia", "primeira")
    timeline, view = timeline_of(stage), view_of(stage)
    row = timeline.rowCount() - 1
    seq = timeline.entry(row).seq
    assert seq
    pictures = [view.viewport().grab().toImage()]
    timeline.change(seq, reactions=[Reaction("👍", ("Ana", "Bia"), mine=True)])
    pictures.append(view.viewport().grab().toImage())
    edit(timeline, seq, "corrigida")
    pictures.append(view.viewport().grab().toImage())
    timeline.remove(seq)
    pictures.append(view.viewport().grab().toImage())
    assert all(one != other for one, other in pairwise(pictures))
