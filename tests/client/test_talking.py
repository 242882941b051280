"""Inside a room: what a typed line becomes, and where what others say is shown."""

import pytest

from app.client.client import ClientState
from app.client.conversation import Presence
from app.client.outcome import Done
from app.client.timeline import Kind, State
from app.protocol.messages import Code, Left, Refused, Said, Told
from tests.support.client import Person, rows
from tests.support.disk import Disk
from tests.support.fixtures import PersonMaker, RoomMaker
from tests.support.guests import RawGuest
from tests.support.running import OpenRoom


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
    bia.forget()
    return made


def test_r08_an_own_message_is_shown_at_once_and_then_acknowledged(
    room: OpenRoom, ana: Person, bia: RawGuest
) -> None:
    outcome = ana.client.submit("olá, gente")
    assert (outcome.done, outcome.conversation, outcome.refused) == (
        Done.SENT,
        ana.client.room,
        None,
    )
    (shown,) = rows(ana.client.room.timeline)
    assert (shown.text, shown.author, shown.own, shown.private) == (
        "olá, gente",
        "ana",
        True,
        False,
    )
    assert (shown.state, shown.seq, ana.client.waiting) == (State.SENDING, 0, 1)
    ana.wait(lambda: shown.state is State.SENT)
    said = room.happened[-1]
    assert isinstance(said, Said)
    assert (shown.seq, shown.time, said.text) == (said.seq, said.time, "olá, gente")
    assert ana.client.waiting == 0
    assert ana.client.room.timeline.rowCount() == 1
    assert ana.client.room.unread == 0
    room.reads(bia, "[hh:mm] ana: olá, gente\n")


def test_r08_a_message_of_somebody_else_is_shown_with_its_time_and_counts_as_unread(
    room: OpenRoom, ana: Person, bia: RawGuest
) -> None:
    bia.send(b"oi\ntudo bem?\n")
    ana.wait(lambda: ana.texts() == ["oi", "tudo bem?"])
    first = rows(ana.client.room.timeline)[0]
    assert (first.author, first.own, first.private, first.state) == (
        "bia",
        False,
        False,
        State.SENT,
    )
    assert (first.time, first.seq) == (room.happened[2].time, 3)
    assert ana.client.room.unread == 2
    ana.client.room.mark_read()
    assert ana.client.room.unread == 0


def test_r05_r13_who_comes_and_goes_is_a_notice_and_not_unread(room: OpenRoom, ana: Person) -> None:
    caio = room.guest("caio")
    caio.send(b"/sair\n")
    ana.wait(lambda: len(ana.texts()) == 2)
    where = f"127.0.0.1:{caio.address[1]}"
    assert ana.texts() == [f"caio entrou ({where})", f"caio saiu ({where})"]
    assert [entry.kind for entry in rows(ana.client.room.timeline)] == [Kind.NOTICE, Kind.NOTICE]
    assert ana.client.room.unread == 0


def test_r09_a_private_message_opens_its_conversation_for_both(
    room: OpenRoom, ana: Person, bia: RawGuest, person: PersonMaker
) -> None:
    caio = person()
    caio.enter(room.port, "caio")
    ana.wait(lambda: ana.client.roster.find("caio"))
    outcome = ana.client.submit("@Caio um segredo")
    (opened,) = ana.heard("conversation_opened")
    assert (outcome.done, outcome.conversation) == (Done.SENT, opened)
    assert (opened.peer, opened.presence, opened.unread) == ("caio", Presence.HERE, 0)
    hers = caio.waits_for("conversation_opened")
    assert (hers.peer, hers.unread) == ("ana", 1)
    (received,) = rows(hers.timeline)
    assert (received.text, received.author, received.own, received.private) == (
        "um segredo",
        "ana",
        False,
        True,
    )
    (sent,) = rows(opened.timeline)
    ana.wait(lambda: sent.state is State.SENT)
    assert (sent.own, sent.private) == (True, True)
    assert caio.client.room.unread == 0
    assert ana.texts() == [f"caio entrou (127.0.0.1:{caio.client.me.port})"]  # type: ignore[union-attr]
    assert bia.read().count("segredo") == 0


def test_r09_a_reply_goes_where_the_message_arrived(
    room: OpenRoom, ana: Person, bia: RawGuest
) -> None:
    bia.send(b"@ana psiu\n")
    conversation = ana.waits_for("conversation_opened")
    outcome = ana.client.submit("o que foi?", "bia")
    assert outcome.conversation is conversation
    room.hears(bia, "[hh:mm] ana (privado): o que foi?\n")
    assert ana.texts("bia") == ["psiu", "o que foi?"]
    assert ana.client.conversations() == [conversation]


def test_one_person_has_one_conversation_however_spelt(ana: Person) -> None:
    one = ana.client.conversation("bia")
    assert one.peer == "bia"
    assert ana.client.conversation("BIA") is one
    assert ana.heard("conversation_opened") == [one]


def test_a_conversation_knows_whether_its_person_is_there(
    room: OpenRoom, ana: Person, bia: RawGuest
) -> None:
    conversation = ana.client.conversation("bia")
    presence: list[Presence] = []
    conversation.presence_changed.connect(presence.append)
    bia.close()
    ana.wait(lambda: presence == [Presence.GONE])
    assert ana.texts("bia") == [f"bia saiu (127.0.0.1:{bia.address[1]})"]
    outcome = ana.client.submit("ainda aí?", "bia")
    assert outcome.refused == Refused(code=Code.TO_UNKNOWN, detail="bia")
    room.guest("Bia")
    ana.wait(lambda: presence == [Presence.GONE, Presence.HERE])
    assert ana.client.submit("voltou!", "bia").done is Done.SENT
    assert conversation.unread == 0


def test_a_conversation_with_somebody_who_is_not_there_begins_absent(ana: Person) -> None:
    assert ana.client.conversation("zeca").presence is Presence.GONE


@pytest.mark.parametrize(
    ("typed", "peer", "refused"),
    [
        pytest.param("@ANA oi", "", Refused(code=Code.TO_SELF), id="r10-to-oneself"),
        pytest.param("@", "", Refused(code=Code.PRIVATE_FORM), id="r11-at"),
        pytest.param("@bia", "", Refused(code=Code.PRIVATE_FORM), id="r11-name-only"),
        pytest.param("@bia   ", "bia", Refused(code=Code.PRIVATE_FORM), id="r11-blanks"),
        pytest.param(
            "@zeca oi", "", Refused(code=Code.TO_UNKNOWN, detail="zeca"), id="r11-unknown"
        ),
        pytest.param("", "", Refused(code=Code.TEXT_EMPTY), id="empty"),
        pytest.param(" \n\t ", "bia", Refused(code=Code.TEXT_EMPTY), id="blank"),
        pytest.param("\x1b\x07", "", Refused(code=Code.TEXT_EMPTY), id="only-controls"),
        pytest.param("x" * 4_001, "", Refused(code=Code.TEXT_LONG, limit=4_000), id="too-long"),
    ],
)
def test_what_cannot_be_sent_is_refused_before_anything_is_shown_or_sent(
    ana: Person, bia: RawGuest, typed: str, peer: str, refused: Refused
) -> None:
    outcome = ana.client.submit(typed, peer)
    assert (outcome.done, outcome.conversation, outcome.refused) == (Done.REFUSED, None, refused)
    ana.says("depois")
    ana.wait(bia.read)
    assert bia.read() == "[hh:mm] ana: depois\n"
    assert ana.texts() == ["depois"]
    assert ana.client.conversations() == []


@pytest.mark.parametrize("text", ["x" * 4_000, "\x01" + "é" * 4_000, "ção\n" * 999])
def test_the_longest_message_fits(room: OpenRoom, ana: Person, bia: RawGuest, text: str) -> None:
    assert ana.client.submit(text).done is Done.SENT
    ana.wait(lambda: ana.client.waiting == 0)
    assert ana.heard("refused") == []


def test_half_a_character_is_sent_as_one_that_can_be_shown(
    room: OpenRoom, ana: Person, bia: RawGuest
) -> None:
    assert ana.client.submit("um emoji \ud83d partido").done is Done.SENT
    room.hears(bia, "[hh:mm] ana: um emoji \ufffd partido\n")


def test_r12_sair_with_a_slash_leaves_in_order(room: OpenRoom, ana: Person, bia: RawGuest) -> None:
    assert ana.client.submit("/SAIR ").done is Done.LEAVING
    assert ana.client.state is ClientState.IN  # a host is asked first
    ana.client.leave()
    assert ana.heard("state_changed")[-1] is ClientState.LEAVING
    assert ana.waits_for("ended") == "left"
    assert (ana.client.state, ana.client.is_connected) == (ClientState.IDLE, False)
    room.hears(bia, "ana saiu do chat.")
    left = room.happened[-1]
    assert isinstance(left, Left)
    assert left.reason == "left"
    assert ana.heard("failed") == []


def test_r12_the_bare_word_asks_and_can_be_sent_after_all(
    room: OpenRoom, ana: Person, bia: RawGuest
) -> None:
    assert ana.client.submit("Sair").done is Done.ASK_LEAVE
    assert ana.client.state is ClientState.IN
    assert ana.client.send_word("Sair").done is Done.SENT
    room.reads(bia, "[hh:mm] ana: Sair\n")
    assert ana.client.send_word("@bia oi", "bia").done is Done.SENT
    room.hears(bia, "[hh:mm] ana (privado): @bia oi\n")


def test_what_was_sent_before_leaving_is_acknowledged_first(
    room: OpenRoom, ana: Person, bia: RawGuest
) -> None:
    for word in ("um", "dois", "três"):
        ana.client.submit(word)
    ana.client.leave()
    assert ana.waits_for("ended") == "left"
    assert [entry.state for entry in rows(ana.client.room.timeline)] == [State.SENT] * 3
    room.hears(bia, "[hh:mm] ana: um\n[hh:mm] ana: dois\n[hh:mm] ana: três\n")
    assert ana.client.submit("tarde demais").refused == Refused(code=Code.NOT_JOINED)


def test_r07_who_is_in_is_told_where_it_was_asked(ana: Person, bia: RawGuest) -> None:
    outcome = ana.client.submit("/usuarios", "bia")
    assert outcome.done is Done.LISTED
    assert ana.client.me is not None
    people = f"Na sala (2): ana (127.0.0.1:{ana.client.me.port}), bia (127.0.0.1:{bia.address[1]})"
    assert ana.texts("bia") == [people]
    ana.client.submit("/usuários")
    assert ana.texts() == [people]


def test_a_message_that_the_room_refuses_fails_and_says_why_beside_it(
    disk: Disk, room: OpenRoom, ana: Person, bia: RawGuest
) -> None:
    """Bia leaves while a private message to her is on its way."""
    conversation = ana.client.conversation("bia")
    disk.stop()
    bia.send(b"/sair\n")
    room.wait(disk.writing.is_set)  # she is gone, and nobody knows yet
    assert ana.client.submit("ainda aí?", "bia").done is Done.SENT
    disk.ready.set()
    refused = ana.waits_for("refused")
    assert (refused.code, refused.detail) == ("to_unknown", "bia")
    sent, *_, told = rows(conversation.timeline)
    assert (sent.state, told.kind) == (State.FAILED, Kind.ERROR)
    assert told.text == "bia não está mais na sala. A mensagem não foi enviada."
    assert ana.client.waiting == 0
    assert conversation.unread == 1  # behind another tab, it has to be seen as well


def test_what_happened_is_told_with_own_messages_and_their_cid(
    room: OpenRoom, ana: Person, bia: RawGuest
) -> None:
    ana.says("oi")
    bia.send(b"@ana psiu\n")
    ana.wait(lambda: len(ana.heard("happened")) == 2)
    said, told = ana.heard("happened")
    assert isinstance(said, Said)
    assert isinstance(told, Told)
    assert (said.text, told.text, told.author, told.to, told.cid) == (
        "oi",
        "psiu",
        "bia",
        "ana",
        None,
    )
    assert said.cid


def test_the_past_is_shown_in_order_and_is_neither_unread_nor_presence(
    room: OpenRoom, bia: RawGuest, person: PersonMaker
) -> None:
    zeca = room.guest("zeca")
    zeca.send(b"oi\n")
    zeca.send(b"@bia segredo\ntchau\n")
    room.hears(bia, "tchau")
    zeca.close()
    room.hears(bia, "zeca saiu")
    ana = person()
    ana.enter(room.port, "ana")
    ana.wait(lambda: ana.texts() == ["oi", "tchau"])
    assert [entry.kind for entry in rows(ana.client.room.timeline)] == [Kind.MESSAGE, Kind.MESSAGE]
    assert [entry.author for entry in rows(ana.client.room.timeline)] == ["zeca", "zeca"]
    assert ana.client.room.unread == 0
    assert ana.client.roster.names() == ["ana", "bia"]
    assert (ana.client.conversations(), len(ana.heard("happened"))) == ([], 2)


def test_the_room_that_closes_says_so(room: OpenRoom, ana: Person) -> None:
    room.server.stop()
    assert ana.waits_for("ended") == "closed"
    assert ana.client.state is ClientState.IDLE
    assert ana.heard("failed") == []
