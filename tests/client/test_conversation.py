"""One conversation: what counts as unread, and whether the other person is there."""

import pytest

from app.client.conversation import Conversation, Presence
from app.client.timeline import Entry, Kind, State


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
    conversation.catch_up([entry(), entry(own=True), entry(Kind.NOTICE), entry()], after=-1)
    conversation.catch_up([entry(), entry()], after=None)
    assert said == [2]
    assert conversation.timeline.rowCount() == 6


def news(conversation: Conversation) -> list[int]:
    timeline = conversation.timeline
    return [row for row in range(timeline.rowCount()) if timeline.is_new(row)]


def test_a_line_stands_above_the_first_message_that_was_not_read() -> None:
    conversation = Conversation("bia")
    conversation.catch_up([entry(), entry()], after=None)
    assert news(conversation) == []
    conversation.receive(entry(own=True))
    conversation.receive(entry())
    conversation.receive(entry())
    assert news(conversation) == [3]
    conversation.mark_read()
    assert news(conversation) == [3]  # the reader looks at it now
    conversation.receive(entry())
    assert news(conversation) == [5]


def test_what_is_read_at_once_is_never_new() -> None:
    conversation = Conversation("bia")
    conversation.unread_changed.connect(lambda _: conversation.mark_read())
    conversation.receive(entry())
    conversation.catch_up([entry(), entry()], after=-1)
    assert news(conversation) == []


def test_of_what_was_missed_the_first_message_of_somebody_else_is_new() -> None:
    conversation = Conversation("bia")
    conversation.receive(entry(own=True))
    conversation.catch_up([entry(Kind.NOTICE), entry(own=True), entry(), entry()], after=-1)
    assert news(conversation) == [3]


def test_where_everything_is_new_there_is_no_line() -> None:
    conversation = Conversation("bia")
    conversation.receive(entry())
    conversation.receive(entry())
    assert news(conversation) == []


def test_whoever_answers_has_read() -> None:
    conversation = Conversation("bia")
    conversation.receive(entry(Kind.NOTICE))
    conversation.receive(entry())
    assert news(conversation) == [1]
    sending = Entry(kind=Kind.MESSAGE, text="oi", time=1, own=True, cid="c", state=State.SENDING)
    conversation.timeline.append(sending)
    assert news(conversation) == []


def test_the_new_row_opens_a_group_and_tells_both_sides_of_the_line() -> None:
    conversation = Conversation("bia")
    conversation.catch_up([entry(), entry()], after=None)
    assert not conversation.timeline.is_first(1)
    changed: list[tuple[int, int]] = []
    conversation.timeline.dataChanged.connect(
        lambda first, last, _: changed.append((first.row(), last.row()))
    )
    conversation.timeline.mark_new(1)
    assert conversation.timeline.is_first(1)
    assert conversation.timeline.is_last(0)
    assert changed == [(0, 1)]
    conversation.timeline.clear()
    assert news(conversation) == []
