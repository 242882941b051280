"""One conversation: what counts as unread, and whether the other person is there."""

import pytest

from app.client.conversation import Conversation, Presence
from app.client.timeline import Entry, Kind


def entry(kind: Kind = Kind.MESSAGE, *, own: bool = False) -> Entry:
    return Entry(kind=kind, text="oi", time=1_795_262_400_000, author="bia", own=own)


def told(conversation: Conversation) -> list[object]:
    """What its signals say from now on."""
    said: list[object] = []
    conversation.unread_changed.connect(said.append)
    conversation.presence_changed.connect(said.append)
    return said


def test_messages_of_others_count_until_they_are_read() -> None:
    conversation = Conversation("bia")
    said = told(conversation)
    conversation.receive(entry())
    conversation.receive(entry())
    assert (conversation.unread, conversation.timeline.rowCount()) == (2, 2)
    conversation.mark_read()
    conversation.mark_read()
    assert said == [1, 2, 0]
    assert conversation.unread == 0


def test_what_went_wrong_with_an_own_message_is_unread_until_it_was_seen() -> None:
    conversation = Conversation("bia")
    said = told(conversation)
    conversation.receive(entry(Kind.ERROR))
    conversation.mark_read()
    assert said == [1, 0]


@pytest.mark.parametrize("quiet", [entry(Kind.NOTICE), entry(own=True)])
def test_notices_and_own_messages_are_never_unread(quiet: Entry) -> None:
    conversation = Conversation("bia")
    said = told(conversation)
    conversation.receive(quiet)
    assert (conversation.unread, conversation.timeline.rowCount(), said) == (0, 1, [])


def test_presence_is_told_when_it_changes() -> None:
    conversation = Conversation("bia")
    said = told(conversation)
    for presence in (Presence.HERE, Presence.AWAY, Presence.AWAY, Presence.GONE, Presence.HERE):
        conversation.set_presence(presence)
    assert said == [Presence.AWAY, Presence.GONE, Presence.HERE]
    assert conversation.presence is Presence.HERE


def test_what_was_missed_comes_at_once_and_is_unread_when_it_is_new() -> None:
    conversation = Conversation("bia")
    said = told(conversation)
    conversation.catch_up([entry(), entry(own=True), entry(Kind.NOTICE), entry()], fresh=True)
    conversation.catch_up([entry(), entry()], fresh=False)
    assert said == [2]
    assert conversation.timeline.rowCount() == 6
