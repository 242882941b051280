"""The list of all conversations: their order, their last words, and how fast it is with many."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from app.client.conversation import Conversation, Presence
from app.client.conversation_list import ConversationList, ConversationRole, beginning, when
from app.client.filtering import Filtered
from app.client.timeline import Entry, Kind, State, Timeline

NOON = int(datetime(2026, 11, 21, 12, 0).astimezone().timestamp()) * 1000
MINUTE, DAY = 60_000, 24 * 60 * 60_000


def said(text: str, time: int = NOON, author: str = "Bia", **more: object) -> Entry:
    return Entry(kind=Kind.MESSAGE, text=text, time=time, author=author, **more)  # type: ignore[arg-type]


def made(*peers: str) -> tuple[ConversationList, list[Conversation]]:
    """A model of everyone's conversation and these, opened one after another before noon."""
    times = iter(range(NOON - 1_000 * MINUTE, NOON))
    model = ConversationList(now=lambda: next(times))
    conversations = [Conversation(peer) for peer in ("", *peers)]
    for conversation in conversations:
        model.add(conversation)
    return model, conversations


def told(model: ConversationList | Filtered, role: int) -> list[object]:
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def names(model: ConversationList | Filtered) -> list[object]:
    return told(model, Qt.ItemDataRole.DisplayRole)


def spoken(model: ConversationList, row: int) -> str:
    return str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def test_everyone_is_on_top_and_the_latest_private_one_under_it(
    qtmodeltester: ModelTester,
) -> None:
    model, (everyone, ana, bia, caio) = made("Ana", "Bia", "Caio")
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # it goes on while the model lives
    assert names(model) == ["Geral", "Caio", "Bia", "Ana"]
    ana.receive(said("um", NOON))
    caio.receive(said("dois", NOON + 1))
    everyone.receive(said("zero", NOON + 2))
    assert names(model) == ["Geral", "Caio", "Ana", "Bia"]
    bia.receive(said("três", NOON + 3))
    ana.receive(said("quatro", NOON + 4))
    assert names(model) == ["Geral", "Ana", "Bia", "Caio"]
    assert [model.index_of(each).row() for each in (everyone, ana, bia, caio)] == [0, 1, 2, 3]
    model.keep({everyone, bia})
    assert names(model) == ["Geral", "Bia"]
    assert not model.index_of(ana).isValid()
    ana.receive(said("cinco", NOON + 5))  # it is of a room that was left
    assert names(model) == ["Geral", "Bia"]
    model.add(bia)
    assert model.rowCount() == 2


def test_the_beginning_of_code_is_its_first_words_and_not_the_signs_around_it() -> None:
    entry = Entry(kind=Kind.MESSAGE, text="```python\nimport socket\n```", time=0, author="Bia")
    assert beginning(entry, everyone=True) == "Bia: import socket"


def test_a_row_shows_the_beginning_of_what_was_said_last_and_who_said_it() -> None:
    model, (everyone, ana) = made("Ana")
    assert told(model, ConversationRole.LATEST) == ["Ainda não há mensagens"] * 2
    everyone.receive(said("oi,\n  gente!"))
    ana.receive(said("psiu", author="Ana"))
    assert told(model, ConversationRole.LATEST) == ["Bia: oi, gente!", "psiu"]
    everyone.receive(Entry(kind=Kind.NOTICE, text="Caio entrou", time=NOON + 1))
    ana.receive(said("x" * 5_000, own=True))
    assert told(model, ConversationRole.LATEST) == ["Bia: oi, gente!", f"Você: {'x' * 120}"]
    ana.receive(Entry(kind=Kind.ERROR, text="Ana não está na sala.", time=NOON))
    assert told(model, ConversationRole.LATEST)[1] == "Ana não está na sala."


def test_a_message_that_failed_says_so_and_one_that_goes_shows_the_one_before() -> None:
    model, (_, ana) = made("Ana")
    ana.receive(said("um", author="Ana"))
    ana.receive(said("dois", own=True, cid="a", state=State.SENDING))
    ana.timeline.fail("a")
    assert told(model, ConversationRole.LATEST)[1] == "Não enviada: dois"
    ana.timeline.drop("a")
    assert told(model, ConversationRole.LATEST)[1] == "um"
    ana.timeline.clear()
    assert told(model, ConversationRole.LATEST)[1] == "Ainda não há mensagens"


def test_a_message_that_gets_its_time_from_the_room_takes_its_place() -> None:
    model, (_, ana, bia) = made("Ana", "Bia")
    ana.receive(said("um", NOON))
    bia.receive(said("dois", NOON - MINUTE, own=True, cid="b", state=State.SENDING))
    assert names(model) == ["Geral", "Ana", "Bia"]
    bia.timeline.confirm("b", 7, NOON + MINUTE)
    assert names(model) == ["Geral", "Bia", "Ana"]
    assert model.index_of(bia).row() == 1


def test_a_screen_reader_hears_the_name_what_is_unread_and_the_last_words() -> None:
    times = iter([NOON] * 99)
    model = ConversationList(now=lambda: next(times))
    ana = Conversation("Ana")
    model.add(ana)
    assert spoken(model, 0) == "Ana, Ainda não há mensagens"
    ana.receive(said("psiu", author="Ana"))
    assert spoken(model, 0) == "Ana, 1 não lida, última mensagem, 12:00: psiu"
    ana.receive(said("ei", author="Ana"))
    ana.set_presence(Presence.AWAY)
    assert spoken(model, 0) == "Ana, 2 não lidas, sem conexão, última mensagem, 12:00: ei"
    ana.mark_read()
    ana.set_presence(Presence.GONE)
    assert spoken(model, 0) == "Ana, fora da sala, última mensagem, 12:00: ei"


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        (NOON - MINUTE, "11:59"),
        (NOON - DAY, "ontem"),
        (NOON - 2 * DAY, "19/11"),
        (NOON - 400 * DAY, "17/10/2025"),
        (-1, f"{datetime.fromtimestamp(0, tz=UTC).astimezone():%d/%m/%Y}"),
        (10**18, "31/12/2999"),
    ],
)
def test_a_time_of_today_is_a_time_and_another_one_a_day(time: int, shown: str) -> None:
    assert when(time, NOON) == shown


def test_at_midnight_times_become_days() -> None:
    clock = [NOON]
    model = ConversationList(now=lambda: clock[0])
    ana = Conversation("Ana")
    model.add(ana)
    ana.receive(said("oi"))
    changes: list[object] = []
    model.dataChanged.connect(lambda *_: changes.append(_))
    model.pass_midnight()
    assert told(model, ConversationRole.WHEN) == ["12:00"]
    assert changes == []
    clock[0] += DAY
    model.pass_midnight()
    assert told(model, ConversationRole.WHEN) == ["ontem"]
    assert len(changes) == 1


def test_r22_comings_and_goings_do_not_make_it_look_through_all_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _model, (everyone,) = made()
    everyone.receive(said("oi"))
    looked: list[int] = []
    entry = Timeline.entry

    def watched(self: Timeline, row: int) -> Entry:
        looked.append(row)
        return entry(self, row)

    monkeypatch.setattr(Timeline, "entry", watched)
    for number in range(500):
        everyone.receive(Entry(kind=Kind.NOTICE, text=f"n{number} entrou", time=NOON + number))
    assert len(looked) == 500


def test_a_list_is_narrowed_by_letters_whatever_their_accents_and_case(
    qtmodeltester: ModelTester,
) -> None:
    model, (_, _, _, jose) = made("Conceição", "Zoë_Lima", "José")
    narrow = Filtered()
    narrow.setSourceModel(model)
    qtmodeltester.check(narrow)  # type: ignore[no-untyped-call]
    assert not narrow.is_narrow
    for words, left in {
        "ICAO": ["Conceição"],
        "  jose": ["José"],
        "lima zoe": ["Zoë_Lima"],
        "ç": ["Conceição"],
        "nada": [],
        " ": ["Geral", "José", "Zoë_Lima", "Conceição"],
    }.items():
        narrow.look_for(words)
        assert names(narrow) == left, words
    narrow.look_for("jose")
    jose.receive(said("oi"))
    assert names(narrow) == ["José"]
    assert narrow.is_narrow


@pytest.mark.parametrize("row", [-1, 0, 9])
def test_there_is_nothing_where_nothing_is(row: int) -> None:
    model = ConversationList()
    assert model.data(model.index(row), ConversationRole.PEER) is None
