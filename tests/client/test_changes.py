"""Answering, editing, removing and reacting: what a guest asks, and what its rows become."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app import text
from app.client.client import ClientState
from app.client.entry import Entry, Kind, Quote, Reaction
from app.client.journal import Journal
from app.client.outcome import Done
from app.protocol.messages import Code, Refused
from tests.support.client import HASTY, Person, rows
from tests.support.fixtures import PersonMaker, RoomMaker
from tests.support.proxy import Proxy
from tests.support.running import IMPATIENT, OpenRoom


@pytest.fixture
def room(open_room: RoomMaker) -> OpenRoom:
    return open_room()


@pytest.fixture
def ana(room: OpenRoom, person: PersonMaker) -> Person:
    made = person()
    made.enter(room.port, "ana")
    return made


@pytest.fixture
def bia(room: OpenRoom, ana: Person, person: PersonMaker) -> Person:
    made = person()
    made.enter(room.port, "bia")
    return made


def messages(person: Person, peer: str = "") -> list[Entry]:
    conversation = person.client.conversation(peer) if peer else person.client.room
    return [each for each in rows(conversation.timeline) if each.kind is Kind.MESSAGE]


def waits_for_rows(person: Person, condition: Callable[[list[Entry]], bool]) -> None:
    """Until the messages of everyone's conversation are so."""
    person.wait(lambda: condition(messages(person)))


def said(ana: Person, bia: Person, words: str = "oi") -> int:
    """Ana says something, and Bia sees it; its number."""
    ana.says(words)
    bia.wait(lambda: messages(bia) and messages(bia)[-1].text == words)
    return messages(bia)[-1].seq


def test_an_answer_shows_what_it_answers_to_both(ana: Person, bia: Person) -> None:
    seq = said(ana, bia, "quem vem?")
    bia.client.submit("eu", reply=seq)
    quote = Quote(seq, "ana", "quem vem?")
    assert messages(bia)[-1].quote == quote  # at once
    ana.wait(lambda: messages(ana)[-1].text == "eu")
    assert messages(ana)[-1].quote == quote


def test_an_answer_to_what_is_not_here_any_more_says_so(
    room: OpenRoom, ana: Person, bia: Person, person: PersonMaker
) -> None:
    seq = said(ana, bia, "quem vem?")
    ana.client.room.timeline.clear()
    bia.client.submit("eu", reply=seq)
    ana.wait(lambda: messages(ana) and messages(ana)[-1].text == "eu")
    assert messages(ana)[-1].quote == Quote(seq, "", text.older())


def test_a_joiner_sees_answers_with_what_they_answer(
    room: OpenRoom, ana: Person, bia: Person, person: PersonMaker
) -> None:
    seq = said(ana, bia, "quem vem?")
    bia.client.submit("eu", reply=seq)
    ana.wait(lambda: len(messages(ana)) == 2)
    caio = person()
    caio.enter(room.port, "caio")
    caio.waits_for("caught_up")
    assert messages(caio)[-1].quote == Quote(seq, "ana", "quem vem?")


def test_an_edit_shows_on_both_sides_and_in_quotes(ana: Person, bia: Person) -> None:
    seq = said(ana, bia, "quem ven?")
    bia.client.submit("eu", reply=seq)
    ana.wait(lambda: len(messages(ana)) == 2)
    outcome = ana.client.edit(ana.client.room, seq, "quem vem?")
    assert outcome.done is Done.SENT
    for each in (ana, bia):
        waits_for_rows(each, lambda rows: rows[0].edited)
        assert messages(each)[0].text == "quem vem?"
        assert messages(each)[1].quote == Quote(seq, "ana", "quem vem?")
    assert ana.client.waiting == 0
    assert ana.client.room.unread == 1  # Bia's answer; an edit is no message


@pytest.mark.parametrize(("words", "code"), [(" ", Code.TEXT_EMPTY), ("x" * 4_001, Code.TEXT_LONG)])
def test_an_edit_that_the_room_would_refuse_is_not_even_sent(
    ana: Person, bia: Person, words: str, code: Code
) -> None:
    seq = said(ana, bia)
    outcome = ana.client.edit(ana.client.room, seq, words)
    assert outcome.refused is not None
    assert (outcome.done, outcome.refused.code) == (Done.REFUSED, code)
    assert ana.client.waiting == 0


def test_an_edit_that_the_room_refuses_says_why_and_gives_the_text_back(
    ana: Person, bia: Person
) -> None:
    seq = said(ana, bia)
    bia.client.edit(bia.client.room, seq, "eu sou a ana")
    refused = bia.waits_for("refused")
    assert refused.code == Code.MESSAGE_FOREIGN
    error = rows(bia.client.room.timeline)[-1]
    assert error.kind is Kind.ERROR
    assert error.text == text.unedited(text.refusal(refused), "eu sou a ana")
    assert "eu sou a ana" in error.text
    assert bia.client.waiting == 0
    assert messages(ana)[0].text == "oi"


def test_a_removed_message_is_gone_for_everybody(ana: Person, bia: Person) -> None:
    seq = said(ana, bia, "não era para cá")
    ana.client.remove(ana.client.room, seq)
    for each in (ana, bia):
        waits_for_rows(each, lambda rows: rows[0].removed)
        assert messages(each)[0].text == ""


def test_a_reaction_is_put_and_taken_away_again(ana: Person, bia: Person) -> None:
    seq = said(ana, bia)
    bia.client.react(bia.client.room, seq, "👍")
    ana.wait(lambda: messages(ana)[0].reactions)
    assert messages(ana)[0].reactions == (Reaction("👍", ("bia",)),)
    bia.wait(lambda: messages(bia)[0].reactions == (Reaction("👍", ("bia",), mine=True),))
    ana.client.react(ana.client.room, seq, "👍")
    bia.wait(lambda: messages(bia)[0].reactions == (Reaction("👍", ("bia", "ana"), mine=True),))
    bia.client.react(bia.client.room, seq, "👍")
    ana.wait(lambda: messages(ana)[0].reactions == (Reaction("👍", ("ana",), mine=True),))
    bia.wait(lambda: messages(bia)[0].reactions == (Reaction("👍", ("ana",)),))


def test_private_messages_are_answered_edited_removed_and_reacted_to(
    ana: Person, bia: Person
) -> None:
    ana.says("segredo", "bia")
    bia.wait(lambda: messages(bia, "ana"))
    seq = messages(bia, "ana")[0].seq
    private = bia.client.conversation("ana")
    bia.client.react(private, seq, "🙏")
    ana.wait(lambda: messages(ana, "bia")[0].reactions == (Reaction("🙏", ("bia",)),))
    bia.client.submit("combinado", "ana", reply=seq)
    ana.wait(lambda: len(messages(ana, "bia")) == 2)
    assert messages(ana, "bia")[1].quote == Quote(seq, "ana", "segredo")
    ana.client.edit(ana.client.conversation("bia"), seq, "outro segredo")
    bia.wait(lambda: messages(bia, "ana")[0].text == "outro segredo")
    ana.client.remove(ana.client.conversation("bia"), seq)
    bia.wait(lambda: messages(bia, "ana")[0].removed)
    assert messages(bia) == messages(ana) == []


@pytest.mark.usefixtures("quick_looks")
def test_what_became_of_messages_while_one_was_away_is_seen_on_coming_back(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room(limits=IMPATIENT)
    ana, bia, cable = person(), person(HASTY), Proxy(room.port)
    ana.enter(room.port, "ana")
    bia.enter(cable.port, "bia")
    first, second = said(ana, bia, "um"), said(ana, bia, "dois")
    cable.cut()
    bia.waits_for("lost")
    ana.client.edit(ana.client.room, first, "um, corrigido")
    ana.client.remove(ana.client.room, second)
    ana.client.react(ana.client.room, first, "👍")
    bia.client.react(bia.client.room, first, "🙏")  # waits for the room
    cable.mend()
    bia.client.try_now()
    bia.wait(lambda: bia.client.state is ClientState.IN and bia.client.waiting == 0)
    for each in (ana, bia):
        waits_for_rows(each, lambda rows: len(rows[0].reactions) == 2)
        assert [(e.text, e.edited, e.removed) for e in messages(each)] == [
            ("um, corrigido", True, False),
            ("", False, True),
        ]


def test_an_answer_that_waits_keeps_what_it_answers_over_a_restart_of_the_program(
    tmp_path: Path, room: OpenRoom, ana: Person, bia: Person, person: PersonMaker
) -> None:
    seq = said(ana, bia, "quem vem?")
    journal = Journal(tmp_path)
    journal.open()
    caio = person(journal=journal)
    caio.enter(room.port, "caio")
    caio.waits_for("caught_up")
    caio.client.abort()
    caio.client._membership.state = ClientState.RETURNING
    caio.client.submit("eu", reply=seq)
    (unsent,) = journal.unsent(caio.client._visit.id, "caio")
    assert unsent.reply == seq
    with caio.bot.waitSignal(journal.closed):
        journal.close()
    again = Journal(tmp_path)
    later = person(journal=again)
    again.open()
    later.enter(room.port, "caio")
    later.wait(lambda: later.client.waiting == 0 and messages(later))
    ana.wait(lambda: messages(ana)[-1].text == "eu")
    assert messages(ana)[-1].quote == Quote(seq, "ana", "quem vem?")
    with caio.bot.waitSignal(again.closed):
        again.close()


def test_what_cannot_be_asked_without_a_room_is_refused_here(ana: Person, bia: Person) -> None:
    seq = said(ana, bia)
    ana.client.abort()
    for outcome in (
        ana.client.edit(ana.client.room, seq, "x"),
        ana.client.remove(ana.client.room, seq),
        ana.client.react(ana.client.room, seq, "👍"),
    ):
        assert outcome.refused == Refused(code=Code.NOT_JOINED)


def test_the_latest_own_message_is_what_the_key_upwards_edits(ana: Person, bia: Person) -> None:
    first, second = said(ana, bia, "um"), said(ana, bia, "dois")
    said(bia, ana, "três")
    last = ana.client.room.last_own
    assert last is not None
    assert (last.seq, last.text) == (second, "dois")
    ana.client.remove(ana.client.room, second)
    ana.wait(lambda: ana.client.room.last_own is not None and ana.client.room.last_own.seq == first)


def test_what_waits_is_asked_once_the_disk_answers(ana: Person, bia: Person) -> None:
    seq = said(ana, bia)
    ana.client.edit(ana.client.room, seq, "a")
    ana.client.edit(ana.client.room, seq, "b")
    assert ana.client.waiting == 2
    assert ana.client.unsent == 0  # no message is missing in the room
    bia.wait(lambda: messages(bia)[0].text == "b")
