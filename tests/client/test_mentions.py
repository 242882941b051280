"""Which messages name a person, and that a conversation knows of those that were not read."""

import unicodedata
from functools import partial
from typing import Literal, get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.client.conversation import Conversation
from app.client.mentions import names_me
from app.client.timeline import Entry, Kind
from app.protocol.names import check_name
from tests.support.client import Person, rows
from tests.support.fixtures import PersonMaker, RoomMaker

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: tuple[Form, ...] = get_args(Form)


@pytest.mark.parametrize(
    ("text", "me"),
    [
        ("@Ana", "Ana"),
        ("@ana, vem cá", "Ana"),
        ("oi @ANA!", "Ana"),
        ("(@Ana)", "Ana"),
        ("oi,@Ana", "Ana"),
        ("e o @Ana?", "Ana"),
        ("@Ana.", "Ana"),
        ("@Ana's", "Ana"),
        ("@Anabela e @Ana", "Ana"),
        ("linha\n@Ana\nlinha", "Ana"),
        ("@José olha", "José"),
        ("@jose\u0301 olha", "José"),
        ("@JOSÉ olha", "jose\u0301"),
        ("@Straße", "STRASSE"),
        ("@ana_2", "Ana_2"),
        ("@علي تعال", "علي"),
        ("``` @bia ``` @Ana", "Ana"),
        ("``` sem fim @Ana", "Ana"),
        ("` @Ana `", "Ana"),
        ("@@ @Ana", "Ana"),
    ],
)
def test_a_text_names_me(text: str, me: str) -> None:
    assert names_me(text, me)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ana",
        "@",
        "@ Ana",
        "@Anabela",
        "@Ana_Maria",
        "@Ana2",
        "@Aná",
        "@An\u0301a",
        "ana@ana",
        "ana@ana.br",
        "escreva para joão@ana",
        "joa\u0303@ana",
        "@ana@casa.br",
        "@@Ana",
        "https://exemplo.br/@ana",
        "```\n@Ana\ndef f(): ...\n```",
        "```@Ana``` e ```@Ana```",
        "@\u200bAna",
        "@Bia olha",
    ],
)
def test_a_text_does_not_name_me(text: str) -> None:
    assert not names_me(text, "Ana")


def test_whoever_has_no_name_is_never_named() -> None:
    assert not names_me("@ oi", "")


def test_a_text_full_of_signs_costs_little() -> None:
    assert not names_me("@a" * 200_000, "Ana")
    assert not names_me("@" + "a\u0301" * 200_000, "Ana")


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert names_me(f"{text} @Ana", "Ana") or "```" in text


@given(
    st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=32),
    st.sampled_from(FORMS),
)
def test_a_name_is_found_in_each_of_its_forms(name: str, form: Form) -> None:
    assume(check_name(name) is None)
    assert names_me(f"oi @{unicodedata.normalize(form, name)}", name)


def message(*, mention: bool = False) -> Entry:
    return Entry(kind=Kind.MESSAGE, text="oi", time=0, author="bia", mention=mention)


def test_a_conversation_counts_unread_mentions_until_they_are_read() -> None:
    conversation = Conversation("")
    said: list[object] = []
    conversation.mentioned_changed.connect(said.append)
    conversation.receive(message())
    conversation.receive(message(mention=True))
    conversation.receive(message())
    conversation.catch_up([message(mention=True), message()], after=-1)
    conversation.catch_up([message(mention=True)], after=None)
    assert (conversation.unread, conversation.mentioned) == (5, 2)
    conversation.mark_read()
    assert (conversation.mentioned, said) == (0, [1, 2, 0])


def test_a_mention_that_is_read_at_once_calls_nobody() -> None:
    conversation = Conversation("")
    said: list[object] = []
    conversation.mentioned_changed.connect(said.append)
    conversation.unread_changed.connect(conversation.mark_read)
    conversation.receive(message(mention=True))
    assert set(said) <= {0}
    assert conversation.mentioned == 0


def test_only_what_others_say_to_everyone_names_me(
    open_room: RoomMaker, person: PersonMaker
) -> None:
    room = open_room()
    bia = room.guest("bia")
    ana: Person = person()
    ana.enter(room.port, "Ana")
    bia.send(b"@\n")  # a badly formed private message: answered to her alone
    bia.send("gente, a @ANA já chegou?\n".encode())
    ana.wait(lambda: ana.client.room.unread)
    assert [entry.mention for entry in rows(ana.client.room.timeline)][-1] is True
    assert ana.client.room.mentioned == 1
    bia.send(b"@Ana oi, @Ana\n")
    ana.wait(lambda: "oi, @Ana" in ana.texts("bia"))
    assert [entry.mention for entry in rows(ana.client.conversation("bia").timeline)][-1] is False
    ana.says("eu sou a @Ana")
    ana.wait(lambda: not ana.client.waiting)
    assert [entry.mention for entry in rows(ana.client.room.timeline)][-1] is False
    assert ana.client.room.mentioned == 1


def test_a_mention_comes_and_goes_with_an_edit(open_room: RoomMaker, person: PersonMaker) -> None:
    room = open_room()
    ana, caio = person(), person()
    ana.enter(room.port, "Ana")
    caio.enter(room.port, "caio")
    caio.says("oi")
    ana.wait(lambda: "oi" in ana.texts())
    shown = rows(ana.client.room.timeline)[-1]

    def shown_as(words: str) -> bool:
        return shown.text == words

    for words, names_her in (("oi, @Ana", True), ("oi, gente", False)):
        caio.client.edit(caio.client.room, shown.seq, words)
        ana.wait(partial(shown_as, words))
        assert shown.mention is names_her
