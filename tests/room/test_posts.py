"""What becomes of messages: answers, edits, removals and reactions, and who may do what."""

import json

import pytest

from app.config import Limits
from app.protocol.messages import (
    Code,
    Edited,
    Reacted,
    Reaction,
    Refused,
    Removed,
    Said,
    Told,
    Welcomed,
)
from app.room.history import History
from app.room.record import Record
from app.room.seats import digest
from tests.room.house import House
from tests.room.test_returning import comes_back


def line(kind: str, **fields: object) -> bytes:
    return json.dumps({"type": kind, **fields}).encode() + b"\n"


def said(house: House, peer: int, cid: str = "1", text: str = "oi") -> int:
    """Somebody says something; its number."""
    house.receives(peer, line("say", cid=cid, text=text))
    seq = house.stored[-1].seq
    house.silence()
    return seq


def refusals(house: House, peer: int) -> list[Refused]:
    return [each for each in house.events(peer) if isinstance(each, Refused)]


def test_an_answer_names_the_message_that_it_answers() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    seq = said(house, ana)
    house.receives(bia, line("say", cid="1", text="sim", reply=seq))
    (heard,) = house.events(ana)
    assert isinstance(heard, Said)
    assert (heard.text, heard.reply) == ("sim", seq)


def test_an_answer_to_a_number_that_was_never_given_is_refused() -> None:
    house = House()
    ana = house.member("ana")
    house.receives(ana, line("say", cid="1", text="sim", reply=99))
    assert house.events(ana) == [Refused(code=Code.MESSAGE_UNKNOWN, cid="1")]


def test_an_edit_is_told_to_everybody_and_acknowledged_to_its_author() -> None:
    house = House()
    ana, bia, nc = house.member("ana"), house.member("bia"), house.guest("nc")
    seq = said(house, ana, text="oi genti")
    house.receives(ana, line("edit", cid="2", message=seq, text="oi, gente"))
    (own,) = house.events(ana)
    (other,) = house.events(bia)
    assert isinstance(own, Edited)
    assert isinstance(other, Edited)
    assert (own.message, own.text, own.author, own.cid) == (seq, "oi, gente", "ana", "2")
    assert (other.seq, other.text, other.cid) == (own.seq, "oi, gente", None)
    assert house.reads(nc) == "[09:12] ana editou: oi, gente\n"


def test_a_removal_leaves_no_text_for_those_who_come_later() -> None:
    house = House()
    ana, nc = house.member("ana"), house.guest("nc")
    seq = said(house, ana, text="minha senha")
    house.receives(ana, line("remove", cid="2", message=seq))
    assert house.reads(nc) == "[09:12] ana apagou uma mensagem.\n"
    newcomer = house.opens()
    house.receives(newcomer, line("join", name="caio"))
    assert b"minha senha" not in house.hears(newcomer)


def test_who_comes_later_gets_messages_as_they_are_now() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    seq = said(house, ana, text="oi genti")
    for peer, emoji in ((bia, "👍"), (ana, "👍"), (ana, "🙏")):
        house.receives(peer, line("react", cid=f"{peer}{emoji}", message=seq, emoji=emoji))
    house.receives(ana, line("react", cid="4", message=seq, emoji="🙏", off=True))
    house.receives(ana, line("edit", cid="5", message=seq, text="oi, gente"))
    house.silence()
    newcomer = house.opens()
    house.receives(newcomer, line("join", name="caio"))
    welcomed, past = house.events(newcomer)
    assert isinstance(welcomed, Welcomed)
    assert isinstance(past, Said)
    assert (past.seq, past.text, past.edited, past.cid) == (seq, "oi, gente", True, None)
    assert past.reactions == (Reaction(emoji="👍", names=("bia", "ana")),)


def test_who_was_away_gets_what_became_of_messages_in_the_meantime() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    first, second = said(house, ana, "a"), said(house, ana, "b")
    house.closes(bia)
    house.receives(ana, line("edit", cid="2", message=first, text="olá"))
    house.receives(ana, line("remove", cid="3", message=second))
    _, _, missed = comes_back(house, "token-2", second)
    assert [type(each) for each in missed] == [Edited, Removed]
    assert [getattr(each, "cid", "") for each in missed] == [None, None]


def test_a_text_that_was_replaced_or_removed_meanwhile_is_told_to_its_author_alone() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    seq = said(house, ana)
    house.closes(bia)
    house.closes(ana)
    back, _, _ = comes_back(house, "token-1", seq)
    for cid, words in (("2", "minha senha"), ("3", "outra senha"), ("4", "nada")):
        house.receives(back, line("edit", cid=cid, message=seq, text=words))
    _, _, missed = comes_back(house, "token-2", seq)
    assert [getattr(each, "text", "") for each in missed] == ["nada"]
    house.receives(back, line("remove", cid="5", message=seq))
    peer, _, missed = comes_back(house, "token-2", seq)
    assert [type(each) for each in missed] == [Removed]
    assert b"senha" not in house.hears(peer)
    _, _, own = comes_back(house, "token-1", seq)
    assert [getattr(each, "cid", "") for each in own] == ["2", "3", "4", "5"]  # acknowledged


def test_with_a_gap_one_gets_what_became_of_private_messages() -> None:
    house = House(limits=Limits(history=2, missed=5))
    ana, bia = house.member("ana"), house.member("bia")
    house.receives(ana, line("tell", cid="1", to="bia", text="segredo"))
    seq = house.stored[-1].seq
    house.closes(bia)
    for number in range(3):
        said(house, ana, cid=str(10 + number))
    house.receives(ana, line("remove", cid="2", message=seq))
    for number in range(2):
        said(house, ana, cid=str(20 + number))
    _, welcomed, missed = comes_back(house, "token-2", seq)
    assert welcomed.gap
    assert [type(each) for each in missed] == [Removed, Said, Said]


def test_taking_away_what_is_not_there_is_acknowledged_and_told_to_nobody() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    seq = said(house, ana)
    kept = len(house.stored)
    house.receives(ana, line("react", cid="2", message=seq, emoji="👍", off=True))
    (own,) = house.events(ana)
    assert isinstance(own, Reacted)
    assert (own.cid, own.off, own.seq) == ("2", True, seq)
    assert house.hears(bia) == b""
    house.receives(ana, line("react", cid="3", message=seq, emoji="👍"))
    house.receives(ana, line("react", cid="4", message=seq, emoji="👍"))  # it is there already
    assert len(house.stored) == kept + 1


def test_who_takes_a_name_over_does_not_take_over_its_reactions() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    seq = said(house, bia)
    house.receives(ana, line("react", cid="2", message=seq, emoji="👍"))
    house.receives(ana, line("leave"))
    impostor = house.member("ana")
    for cid, off in (("a", False), ("b", True)):
        house.receives(impostor, line("react", cid=cid, message=seq, emoji="👍", off=off))
    assert house.hears(bia) == b""
    newcomer = house.opens()
    house.receives(newcomer, line("join", name="caio"))
    past = house.events(newcomer)[1]
    assert isinstance(past, Said)
    assert past.reactions == (Reaction(emoji="👍", names=("ana",)),)


def test_one_person_leaves_place_for_the_reactions_of_others() -> None:
    house = House(limits=Limits(own_reactions=2))
    ana, bia = house.member("ana"), house.member("bia")
    seq = said(house, ana)
    for emoji in ("👍", "🙏", "🎉"):
        house.receives(ana, line("react", cid=emoji, message=seq, emoji=emoji))
    assert refusals(house, ana) == [Refused(code=Code.REACTIONS_FULL, cid="🎉", limit=2)]
    house.receives(bia, line("react", cid="1", message=seq, emoji="🎉"))
    assert refusals(house, bia) == []


def test_what_was_missed_and_removed_meanwhile_comes_without_its_text() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    before = said(house, ana)
    house.closes(bia)
    seq = said(house, ana, cid="2", text="segredo")
    house.receives(ana, line("remove", cid="3", message=seq))
    _, _, missed = comes_back(house, "token-2", before)
    (message, removed) = missed
    assert isinstance(message, Said)
    assert (message.seq, message.text, message.removed) == (seq, "", True)
    assert isinstance(removed, Removed)


@pytest.mark.parametrize("kind", ["edit", "remove"])
def test_nobody_changes_what_somebody_else_said(kind: str) -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    seq = said(house, ana)
    house.receives(bia, line(kind, cid="1", message=seq, text="eu sou boba"))
    assert house.events(bia) == [Refused(code=Code.MESSAGE_FOREIGN, cid="1")]
    assert house.events(ana) == []


def test_who_takes_the_name_of_somebody_who_left_changes_nothing_of_theirs() -> None:
    house = House()
    ana = house.member("ana")
    seq = said(house, ana)
    house.receives(ana, line("leave"))
    impostor = house.member("ana")
    house.receives(impostor, line("edit", cid="9", message=seq, text="outra coisa"))
    assert house.events(impostor) == [Refused(code=Code.MESSAGE_FOREIGN, cid="9")]


def test_who_comes_back_with_the_token_may_still_edit() -> None:
    house = House()
    ana = house.member("ana")
    seq = said(house, ana)
    house.closes(ana)
    house.waits(60)
    back, _, _ = comes_back(house, "token-1", seq)
    house.silence()
    house.receives(back, line("edit", cid="2", message=seq, text="olá"))
    (own,) = house.events(back)
    assert isinstance(own, Edited)


def test_nobody_changes_what_a_plain_guest_said() -> None:
    house = House()
    nc, ana = house.guest("nc"), house.member("ana")
    house.receives(nc, b"oi\n")
    seq = house.stored[-1].seq
    house.silence()
    house.receives(ana, line("remove", cid="1", message=seq))
    assert house.events(ana) == [Refused(code=Code.MESSAGE_FOREIGN, cid="1")]


def test_what_becomes_of_a_private_message_is_told_to_its_two_people_alone() -> None:
    house = House()
    ana, bia, caio = house.member("ana"), house.member("bia"), house.member("caio")
    nc = house.guest("nc")
    house.receives(ana, line("tell", cid="1", to="bia", text="segredo"))
    seq = house.stored[-1].seq
    house.silence()
    house.receives(ana, line("edit", cid="2", message=seq, text="outro segredo"))
    house.receives(bia, line("react", cid="1", message=seq, emoji="👍"))
    for peer in (ana, bia):
        edited, reacted = house.events(peer)
        assert isinstance(edited, Edited)
        assert isinstance(reacted, Reacted)
        assert (edited.to, reacted.to, reacted.author) == ("bia", "bia", "bia")
    assert house.hears(caio) == house.hears(nc) == b""
    for kind in ("edit", "remove", "react"):
        house.receives(caio, line(kind, cid=kind, message=seq, text="x", emoji="👍"))
    assert {each.code for each in refusals(house, caio)} == {Code.MESSAGE_UNKNOWN}


def test_a_private_message_to_a_plain_guest_is_not_corrected_for_who_has_the_name_next() -> None:
    house = House()
    ana, nc = house.member("ana"), house.guest("nc")
    house.receives(ana, line("tell", cid="1", to="nc", text="segredo"))
    seq = house.stored[-1].seq
    house.receives(nc, b"/sair\n")
    other = house.guest("nc")
    house.receives(ana, line("edit", cid="2", message=seq, text="outro segredo"))
    assert house.reads(other) == ""


@pytest.mark.parametrize(
    ("kind", "fields", "code"),
    [
        ("edit", {"text": " "}, Code.TEXT_EMPTY),
        ("edit", {"text": "x" * 4_001}, Code.TEXT_LONG),
        ("react", {"emoji": "a"}, Code.EMOJI_WRONG),
        ("react", {"emoji": ""}, Code.EMOJI_WRONG),
        ("react", {"emoji": "👍👍 ok"}, Code.EMOJI_WRONG),
        ("edit", {"text": "x", "message": 1}, Code.MESSAGE_UNKNOWN),  # somebody's coming
        ("remove", {"message": 77}, Code.MESSAGE_UNKNOWN),
        ("react", {"emoji": "👍", "message": 0}, Code.MESSAGE_UNKNOWN),
    ],
)
def test_what_cannot_be_done_is_refused_and_reaches_nobody(
    kind: str, fields: dict[str, object], code: Code
) -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    seq = said(house, ana)
    house.receives(ana, line(kind, **{"cid": "9", "message": seq} | fields))
    (refused,) = refusals(house, ana)
    assert (refused.code, refused.cid) == (code, "9")
    assert house.events(bia) == []


@pytest.mark.parametrize("kind", ["edit", "remove", "react"])
def test_what_was_removed_stays_as_it_is(kind: str) -> None:
    house = House()
    ana = house.member("ana")
    seq = said(house, ana)
    house.receives(ana, line("remove", cid="2", message=seq))
    house.silence()
    house.receives(ana, line(kind, cid="3", message=seq, text="x", emoji="👍"))
    assert house.events(ana) == [Refused(code=Code.MESSAGE_REMOVED, cid="3")]


def test_a_message_that_the_room_does_not_remember_any_more_cannot_be_changed() -> None:
    house = House(limits=Limits(history=2, missed=3))
    ana = house.member("ana")
    first = said(house, ana, cid="a")
    for number in range(4):
        said(house, ana, cid=str(number))
    house.receives(ana, line("edit", cid="9", message=first, text="x"))
    assert house.events(ana) == [Refused(code=Code.MESSAGE_UNKNOWN, cid="9")]


def test_there_is_an_end_of_reactions_and_taking_one_away_makes_place() -> None:
    house = House(limits=Limits(reactions=2))
    ana, bia = house.member("ana"), house.member("bia")
    seq = said(house, ana)
    for peer, cid, emoji in ((ana, "2", "👍"), (bia, "3", "👍"), (bia, "4", "🙏")):
        house.receives(peer, line("react", cid=cid, message=seq, emoji=emoji))
    assert refusals(house, bia) == [Refused(code=Code.REACTIONS_FULL, cid="4", limit=2)]
    house.receives(ana, line("react", cid="5", message=seq, emoji="👍", off=True))
    house.silence()
    house.receives(bia, line("react", cid="6", message=seq, emoji="🙏"))
    assert refusals(house, bia) == []


def test_the_same_command_again_is_acknowledged_and_done_once() -> None:
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    seq = said(house, ana)
    commands = [
        line("edit", cid="2", message=seq, text="olá"),
        line("react", cid="3", message=seq, emoji="👍"),
        line("remove", cid="4", message=seq),
    ]
    for command in commands:
        house.receives(ana, command)
    first = house.events(ana)
    house.silence()
    for command in commands:
        house.receives(ana, command)
    assert house.events(ana) == first
    assert house.events(bia) == []


def test_another_command_under_the_same_cid_is_refused() -> None:
    house = House()
    ana = house.member("ana")
    seq = said(house, ana)
    house.receives(ana, line("edit", cid="1", message=seq, text="oi"))
    assert house.events(ana) == [Refused(code=Code.CID_REUSED, cid="1")]


def test_the_record_keeps_what_was_said_and_what_became_of_it() -> None:
    history = History(None)
    house = House()
    ana, bia = house.member("ana"), house.member("bia")
    seq = said(house, ana, text="oi genti")
    house.receives(bia, line("tell", cid="1", to="ana", text="psiu", reply=seq))
    house.receives(ana, line("edit", cid="2", message=seq, text="oi, gente"))
    house.receives(bia, line("react", cid="3", message=seq, emoji="👍"))
    house.receives(bia, line("react", cid="4", message=seq, emoji="👍", off=True))
    house.receives(ana, line("remove", cid="5", message=seq))
    tokens = {store.event.seq: store.token for store in house.record if store.token}
    history.append(house.stored, tokens)
    assert history.tail(99) == house.stored
    assert history.tail(2) == house.stored[-2:]
    assert history.last_seq() == house.stored[-1].seq
    record: Record = history.record(Limits())
    assert record.last_seq == house.stored[-1].seq
    assert [(each.seq, each.text, each.removed) for each in record.memory.past()] == [
        (seq, "", True)
    ]
    missed = record.memory.since(seq - 1, digest("token-2")).events
    assert [type(each) for each in missed] == [Said, Told, Reacted, Reacted, Removed]
    assert missed[1] == house.stored[-5]


def test_reactions_count_for_the_size_of_what_is_remembered() -> None:
    house = House(limits=Limits(missed_bytes=3_000, history_bytes=3_000, history=3))
    ana = house.member("ana")
    for number in range(30):
        seq = said(house, ana, cid=str(number))
        house.receives(ana, line("react", cid=f"r{number}", message=seq, emoji="👍"))
        house.waits(1)
    memory = house.hub._record.memory
    assert len(memory._messages) <= 3 + 3_000 // 256
    assert memory._size == sum(each.size for each in memory._recent)
    assert set(memory._messages) == {
        each.event.seq for each in [*memory._said, *memory._recent] if isinstance(each.event, Said)
    }
