"""Searching conversations while people talk in them."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.client import search as search_module
from app.client.conversation import Conversation
from app.client.search import Found, Hit, Search
from app.client.search_table import BEGIN, END
from app.client.timeline import Entry, Kind, State


def message(text: str, *, author: str = "bia", time: int = 0, cid: str = "") -> Entry:
    state = State.SENDING if cid else State.SENT
    return Entry(
        kind=Kind.MESSAGE, text=text, time=time, author=author, own=bool(cid), cid=cid, state=state
    )


class Searcher:
    """Somebody who looks for words, with the latest answer."""

    def __init__(self, bot: QtBot, *conversations: Conversation) -> None:
        self._bot = bot
        self.search = Search()
        self.found: Found | None = None
        self.hits: list[Hit] = []
        self.answers = 0
        self.failures: list[str] = []
        self.search.found.connect(self._on_found)
        self.search.hits_found.connect(self._on_hits_found)
        self.search.failed.connect(self.failures.append)
        self.search.keep(conversations)

    def looks(self, conversation: Conversation, wish: str) -> list[int]:
        """Ask and wait; the rows."""
        with self._bot.waitSignal(self.search.found):
            self.search.look_in(conversation, wish)
        return self.rows()

    def rows(self) -> list[int]:
        assert self.found is not None
        rows = [self.search.row(self.found.conversation, id_) for id_ in self.found.ids]
        return [row for row in rows if row is not None]

    def sees(self, *rows: int) -> None:
        self._bot.waitUntil(lambda: self.rows() == list(rows))

    def _on_found(self, found: Found) -> None:
        self.found = found
        self.answers += 1

    def _on_hits_found(self, hits: list[Hit]) -> None:
        self.hits = hits


@pytest.fixture
def room() -> Conversation:
    return Conversation("")


def test_the_rows_that_have_the_words_are_found_in_their_order(
    qtbot: QtBot, room: Conversation
) -> None:
    room.timeline.extend([message("oi"), message("Travei na recursão"), message("tchau")])
    room.timeline.append(Entry(kind=Kind.NOTICE, text="recursao entrou", time=0))
    room.timeline.append(message("RECURSAO de novo"))
    ana = Searcher(qtbot, room)
    assert ana.looks(room, "recurs") == [1, 4]
    assert ana.looks(room, "nada disso") == []


def test_new_messages_are_found_while_the_question_stands(qtbot: QtBot, room: Conversation) -> None:
    room.receive(message("oi"))
    ana = Searcher(qtbot, room)
    assert ana.looks(room, "oi") == [0]
    room.receive(message("tchau"))
    room.receive(message("oi de novo"))
    ana.sees(0, 2)


def test_an_edited_message_is_found_by_what_it_says_now(qtbot: QtBot, room: Conversation) -> None:
    room.timeline.extend([message("oi"), message("tchau")])
    ana = Searcher(qtbot, room)
    assert ana.looks(room, "oi") == [0]
    for row, text in ((0, "nada"), (1, "oi, gente")):
        room.timeline.entry(row).text = text
        index = room.timeline.index(row)
        room.timeline.dataChanged.emit(index, index, [Qt.ItemDataRole.DisplayRole])
    ana.sees(1)


def test_a_removed_text_is_not_found(qtbot: QtBot, room: Conversation) -> None:
    room.timeline.extend([message("oi"), message("oi, gente")])
    ana = Searcher(qtbot, room)
    assert ana.looks(room, "oi") == [0, 1]
    room.timeline.entry(0).text = ""
    index = room.timeline.index(0)
    room.timeline.dataChanged.emit(index, index, [])
    ana.sees(1)


def test_rows_that_move_or_go_keep_their_place_in_what_is_found(
    qtbot: QtBot, room: Conversation
) -> None:
    room.timeline.extend([message("oi um"), message("oi dois", cid="c"), message("oi três")])
    ana = Searcher(qtbot, room)
    assert ana.looks(room, "oi dois") == [1]
    room.timeline.confirm("c", 7, 0)  # the room told the third one before it
    assert ana.rows() == [2]
    assert ana.looks(room, "oi três") == [1]
    room.timeline.append(message("falhou oi", cid="d"))
    assert ana.looks(room, "falhou") == [3]
    room.timeline.drop("d")
    ana.sees()


def test_nothing_of_a_cleared_conversation_is_found(qtbot: QtBot, room: Conversation) -> None:
    room.timeline.append(message("oi"))
    ana = Searcher(qtbot, room)
    assert ana.looks(room, "oi") == [0]
    room.timeline.clear()
    ana.sees()
    room.timeline.extend([message("nada"), message("oi")])
    ana.sees(1)


def test_the_hits_of_all_conversations_come_newest_first_with_an_excerpt(
    qtbot: QtBot, room: Conversation
) -> None:
    private = Conversation("Bia")
    room.timeline.extend([message("a prova é amanhã", time=3, author="caio"), message("oi")])
    private.timeline.extend([message("que PROVA?", time=9), message("prova de recursão", time=1)])
    ana = Searcher(qtbot, room, private)
    with qtbot.waitSignal(ana.search.hits_found):
        ana.search.look_everywhere("prova")
    assert [(hit.conversation.peer, hit.author, hit.time) for hit in ana.hits] == [
        ("Bia", "bia", 9),
        ("", "caio", 3),
        ("Bia", "bia", 1),
    ]
    assert ana.hits[0].excerpt == f"que {BEGIN}PROVA{END}?"
    assert ana.search.row(private, ana.hits[0].id) == 0


def test_a_conversation_that_is_gone_is_not_searched(qtbot: QtBot, room: Conversation) -> None:
    private = Conversation("Bia")
    for conversation in (room, private):
        conversation.timeline.append(message("oi"))
    ana = Searcher(qtbot, room, private)
    ana.search.keep([room])
    with qtbot.waitSignal(ana.search.hits_found):
        ana.search.look_everywhere("oi")
    assert [hit.conversation for hit in ana.hits] == [room]
    private.timeline.append(message("oi"))  # and nobody follows it
    assert ana.looks(room, "oi") == [0]


def test_only_the_last_question_is_answered(qtbot: QtBot, room: Conversation) -> None:
    room.timeline.extend([message("um"), message("dois")])
    ana = Searcher(qtbot, room)
    assert ana.looks(room, "um") == [0]
    for wish in ("u", "um", "d", "do", "dois"):
        ana.search.look_in(room, wish)
    qtbot.waitUntil(lambda: ana.found is not None and ana.found.wish == "dois")
    assert (ana.rows(), ana.answers) == ([1], 2)


def test_an_answer_that_was_on_its_way_is_none_to_the_next_question(
    qtbot: QtBot, room: Conversation
) -> None:
    room.timeline.extend([message("um"), message("dois")])
    ana = Searcher(qtbot, room)
    late: list[object] = []
    ana.search._worker.answered.connect(late.append)
    assert ana.looks(room, "um") == [0]
    qtbot.waitUntil(lambda: bool(late))
    ana.search.look_in(room, "dois")
    ana.search._worker.answered.emit(late[0])
    assert ana.answers == 1
    qtbot.waitUntil(lambda: ana.rows() == [1])


def test_after_stop_nothing_is_answered(qtbot: QtBot, room: Conversation) -> None:
    room.timeline.append(message("oi"))
    ana = Searcher(qtbot, room)
    assert ana.looks(room, "oi") == [0]
    ana.search.look_in(room, "oi")
    ana.search.stop()
    room.timeline.append(message("oi"))
    other = Searcher(qtbot, room)  # by the time that it has an answer, the first would have one
    assert other.looks(room, "oi") == [0, 1]
    assert ana.answers == 1


def test_a_long_conversation_is_read_in_slices(
    qtbot: QtBot, room: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module, "SLICE", 10)
    room.timeline.extend(message(f"mensagem {number}") for number in range(95))
    ana = Searcher(qtbot, room)
    ana.search.look_in(room, "mensagem")
    QCoreApplication.processEvents()
    room.timeline.append(message("mensagem nova"))  # comes in between
    ana_sees_all = list(range(96))
    qtbot.waitUntil(lambda: ana.found is not None and ana.rows() == ana_sees_all)


def test_a_computer_that_cannot_search_says_so_once(
    qtbot: QtBot, room: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "app.client.search_table._SCHEMA", "CREATE VIRTUAL TABLE said USING fts9(a)"
    )
    room.timeline.append(message("oi"))
    ana = Searcher(qtbot, room)
    with qtbot.waitSignal(ana.search.failed):
        ana.search.look_in(room, "oi")
    room.timeline.append(message("oi"))
    ana.search.look_in(room, "oi")
    assert ana.failures == ["no such module: fts9"]


STEPS = st.one_of(
    st.tuples(st.just("say"), st.sampled_from(["oi", "oi gente", "nada"])),
    st.tuples(st.just("write"), st.sampled_from(["oi eu", "nada"])),
    st.tuples(st.just("confirm"), st.integers(0, 9)),
    st.tuples(st.just("drop"), st.integers(0, 9)),
    st.tuples(st.just("edit"), st.integers(0, 9)),
    st.tuples(st.just("clear"), st.just(0)),
    st.tuples(st.just("look"), st.just(0)),
)


def play(conversation: Conversation, step: str, value: Any, look: Callable[[], None]) -> None:
    timeline = conversation.timeline
    count = timeline.rowCount()
    if step == "say":
        timeline.append(message(value))
    elif step == "write":
        timeline.append(message(value, cid=f"c{count}"))
    elif step == "confirm":
        timeline.confirm(f"c{value}", 1, 0)
    elif step == "drop":
        timeline.drop(f"c{value}")
    elif step == "edit" and value < count:
        timeline.entry(value).text = "oi editado"
        timeline.dataChanged.emit(timeline.index(value), timeline.index(value), [])
    elif step == "clear":
        timeline.clear()
    else:
        look()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=25))
def test_whatever_happens_what_is_found_is_what_is_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[str, Any]]
) -> None:
    monkeypatch.setattr(search_module, "AGAIN", 1)
    room = Conversation("")
    ana = Searcher(qtbot, room)
    for step, value in [*steps, ("look", 0)]:
        play(room, step, value, lambda: ana.search.look_in(room, "oi"))
    texts = (str(room.timeline.index(row).data()) for row in range(room.timeline.rowCount()))
    expected = [row for row, text in enumerate(texts) if "oi" in text]
    qtbot.waitUntil(lambda: ana.found is not None and ana.rows() == expected)
