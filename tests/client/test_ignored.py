"""Whom a person does not want to hear, and what becomes of what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex
from pytestqt.modeltest import ModelTester

from app.client.conversation import Conversation
from app.client.entry import Reaction
from app.client.hidden import merged, runs_of
from app.client.ignored import MOST, Ignored
from app.client.timeline import Entry, Kind, State, Timeline
from tests.support.client import Person, rows
from tests.support.edits import edit
from tests.support.fixtures import PersonMaker, RoomMaker
from tests.support.guests import RawGuest
from tests.support.running import OpenRoom


def message(seq: int, author: str = "Bia", text: str = "", **more: object) -> Entry:
    made = Entry(kind=Kind.MESSAGE, text=text or f"{author} {seq}", time=seq, author=author)
    made.seq = seq
    for name, value in more.items():
        setattr(made, name, value)
    return made


def texts(timeline: Timeline) -> list[str]:
    return [entry.text for entry in rows(timeline)]


# The list of names


def test_a_person_is_ignored_however_the_name_is_spelt() -> None:
    ignored = Ignored()
    said: list[object] = []
    ignored.added.connect(lambda name: said.append(("added", name)))
    ignored.removed.connect(lambda name: said.append(("removed", name)))
    ignored.changed.connect(lambda: said.append("changed"))
    ignored.add("José")
    ignored.add("JOSE\u0301")
    assert ignored.names() == ["José"]
    assert ignored.has("jose\u0301")
    assert not ignored.has("Jose")
    ignored.remove("josé")
    ignored.remove("josé")
    assert said == ["changed", ("added", "José"), "changed", ("removed", "josé")]
    assert ignored.names() == []


def test_what_was_remembered_is_no_choice_of_the_moment() -> None:
    ignored = Ignored()
    said: list[object] = []
    ignored.added.connect(said.append)
    ignored.set_names(["Bia", "", "bia", "Caio"])
    assert (ignored.names(), said) == (["Bia", "Caio"], [])


def test_the_names_are_bounded() -> None:
    ignored = Ignored()
    ignored.set_names(f"p{number}" for number in range(MOST + 5))
    assert len(ignored.names()) == MOST
    assert not ignored.has("p4")


# The rows


def test_rows_disappear_and_come_back_to_their_places(qtmodeltester: ModelTester) -> None:
    timeline = Timeline()
    notice = Entry(kind=Kind.NOTICE, text="Bia entrou", time=0, seq=1)
    timeline.extend([notice, message(2), message(3, "Caio"), message(4), message(6, "Caio")])
    timeline.append(message(0, "Ana", own=True, cid="c", state=State.SENDING))
    qtmodeltester.check(timeline)  # type: ignore[no-untyped-call]
    timeline.hide({"bia"})
    assert texts(timeline) == ["Bia entrou", "Caio 3", "Caio 6", "Ana 0"]
    timeline.append(message(7))
    assert texts(timeline)[-1] == "Ana 0"
    assert timeline.row_of(4) is None
    timeline.hide(())
    assert texts(timeline) == ["Bia entrou", "Bia 2", "Caio 3", "Bia 4", "Caio 6", "Bia 7", "Ana 0"]
    assert [timeline.row_of(seq) for seq in (2, 3, 4, 6, 7)] == [1, 2, 3, 4, 5]
    assert timeline.confirm("c", 8, 8)


def test_who_reads_above_stays_there_while_a_few_rows_go() -> None:
    timeline = Timeline()
    timeline.extend([message(1, "Caio"), message(2), message(3, "Caio")])
    kept = QPersistentModelIndex(timeline.index(2))
    timeline.hide({"bia"})
    assert kept.row() == 1


def test_many_rows_go_with_one_signal() -> None:
    timeline = Timeline()
    timeline.extend(message(seq, "Bia" if seq % 2 else "Caio") for seq in range(1, 1_001))
    resets: list[None] = []
    timeline.modelReset.connect(lambda: resets.append(None))
    timeline.hide({"bia"})
    assert (timeline.rowCount(), len(resets)) == (500, 1)
    timeline.hide({"bia"})  # nothing new
    timeline.hide(())
    assert [entry.seq for entry in rows(timeline)] == list(range(1, 1_001))
    assert len(resets) == 2


def test_what_becomes_of_a_message_meanwhile_is_seen_afterwards() -> None:
    timeline = Timeline()
    timeline.extend([message(1), message(2), message(3)])
    timeline.hide({"bia"})
    assert edit(timeline, 1, "outra coisa")
    assert timeline.remove(2)
    assert not timeline.remove(2)
    assert not edit(timeline, 2, "de volta")
    assert timeline.change(3, reactions=[Reaction("👍", ("Caio",))])
    assert not edit(timeline, 99, "nada")
    timeline.hide(())
    one, two, three = rows(timeline)
    assert (one.text, one.edited) == ("outra coisa", True)
    assert (two.text, two.removed) == ("", True)
    assert three.reactions[0].emoji == "👍"


def test_own_messages_and_notices_are_never_out_of_sight() -> None:
    timeline = Timeline()
    timeline.hide({"bia"})
    timeline.append(message(1, own=True))
    timeline.append(Entry(kind=Kind.NOTICE, text="Bia saiu", time=0, author="Bia", seq=2))
    assert timeline.rowCount() == 2


def test_what_is_out_of_sight_is_neither_unread_nor_a_mention() -> None:
    conversation = Conversation("")
    conversation.timeline.hide({"bia"})
    conversation.receive(message(1, mention=True))
    conversation.catch_up([message(2), message(3, "Caio")], after=-1)
    assert (conversation.unread, conversation.mentioned) == (1, 0)


def test_what_was_unread_of_somebody_is_not_any_more() -> None:
    conversation = Conversation("")
    conversation.receive(message(1))
    conversation.mark_read()
    told: list[int] = []
    conversation.unread_changed.connect(told.append)
    conversation.receive(message(2, mention=True))
    conversation.receive(message(3, "Caio", mention=True))
    conversation.receive(message(4))
    conversation.hide(frozenset({"bia"}))
    assert (conversation.unread, conversation.mentioned, told) == (1, 1, [1, 2, 3, 1])
    conversation.hide(frozenset())  # and was not seen meanwhile
    assert (conversation.unread, conversation.mentioned) == (3, 2)


@given(
    st.lists(st.sampled_from(["a", "b", "c", "-"]), max_size=30),
    st.sets(st.sampled_from("abc")),
    st.sets(st.sampled_from("abc")),
)
def test_whoever_is_ignored_and_heard_again_the_order_is_the_rooms(
    authors: list[str], first: set[str], then: set[str]
) -> None:
    timeline = Timeline()
    entries = [
        Entry(kind=Kind.NOTICE, text=str(seq), time=0, seq=seq)
        if author == "-"
        else message(seq, author)
        for seq, author in enumerate(authors, 1)
    ]
    timeline.extend(entries)
    for hidden in (first, then):
        timeline.hide(hidden)
        seen = [e for e in entries if e.kind is Kind.NOTICE or e.author not in hidden]
        assert rows(timeline) == seen
    timeline.hide(())
    assert rows(timeline) == entries
    assert all(timeline.row_of(entry.seq) == row for row, entry in enumerate(entries))


def test_runs_are_neighbours() -> None:
    assert runs_of([True, True, False, True]) == [range(2), range(3, 4)]
    assert merged([], [message(1)]) == [message(1)]


# In a room


@pytest.fixture
def room(open_room: RoomMaker) -> OpenRoom:
    return open_room()


@pytest.fixture
def bia(room: OpenRoom) -> RawGuest:
    return room.guest("bia")


@pytest.fixture
def ana(room: OpenRoom, bia: RawGuest, person: PersonMaker) -> Person:
    made = person()
    made.enter(room.port, "ana")
    room.hears(bia, "ana entrou")
    return made


def test_nothing_of_who_is_ignored_is_shown_and_nobody_is_told(
    room: OpenRoom, ana: Person, bia: RawGuest
) -> None:
    caio = room.guest("caio")
    ana.client.ignored.add("Bia")
    bia.send(b"oi a todos\n")
    bia.send(b"@ana so para voce\n")
    room.hears(bia, "so para voce")  # she sees it as her own, so it is in the room
    caio.send(b"depois\n")
    ana.wait(lambda: "depois" in ana.texts())
    assert "oi a todos" not in ana.texts()
    assert ana.client.conversations() == []
    assert ana.client.room.unread == 1
    ana.client.ignored.remove("bia")
    assert [text for text in ana.texts() if text in ("oi a todos", "depois")] == [
        "oi a todos",
        "depois",
    ]
    (private,) = ana.client.conversations()
    assert [entry.text for entry in rows(private.timeline)] == ["so para voce"]
    assert "ignor" not in bia.read().lower()


def test_who_writes_to_somebody_ignored_sees_that_conversation(
    room: OpenRoom, ana: Person, bia: RawGuest
) -> None:
    ana.client.ignored.add("bia")
    bia.send(b"@ana psiu\n")
    ana.says("oi", "bia")
    ana.wait(lambda: not ana.client.waiting)
    (private,) = ana.client.conversations()
    assert [entry.text for entry in rows(private.timeline)] == ["oi"]
    ana.client.ignored.remove("bia")
    assert [entry.text for entry in rows(private.timeline)] == ["psiu", "oi"]


def test_what_becomes_of_a_message_that_is_out_of_sight_reaches_it(
    room: OpenRoom, ana: Person, person: PersonMaker
) -> None:
    caio = person()
    caio.enter(room.port, "caio")
    for words, peer in (("erro meu", ""), ("boa", ""), ("segredo", "ana")):
        caio.says(words, peer)
    ana.wait(lambda: "segredo" in ana.texts("caio"))
    numbers = {entry.text: entry.seq for entry in rows(ana.client.room.timeline)}
    (private,) = ana.client.conversations()
    secret = rows(private.timeline)[-1].seq
    ana.client.ignored.add("caio")
    caio.client.edit(caio.client.room, numbers["boa"], "melhor")
    caio.client.remove(caio.client.room, numbers["erro meu"])
    caio.client.remove(caio.client.conversation("ana"), secret)
    caio.says("fim")
    caio.wait(lambda: not caio.client.waiting)
    bia = room.guest("dora")
    bia.send(b"ola\n")
    ana.wait(lambda: "ola" in ana.texts())
    ana.client.ignored.remove("caio")
    said = [entry for entry in rows(ana.client.room.timeline) if entry.author == "caio"]
    assert [(entry.text, entry.removed) for entry in said] == [
        ("", True),
        ("melhor", False),
        ("fim", False),
    ]
    assert rows(private.timeline)[-1].removed
