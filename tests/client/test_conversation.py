"""One conversation: what counts as unread, and whether the other person is there."""

import pytest

from app.client.conversation import Conversation
from app.client.timeline import Entry, Kind


def entry(kind: Kind = Kind.MESSAGE, *, own: bool = False) -> Entry:
    return Entry(kind=kind, text="oi", time=1_795_262_400_000, author="bia", own=own)


def told(conversation: Conversation) -> list[object]:
    """What its signals say from now on."""
    said: list[object] = []
    conversation.unread_changed.connect(said.append)
    conversation.present_changed.connect(said.append)
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


@pytest.mark.parametrize("quiet", [entry(Kind.NOTICE), entry(Kind.ERROR), entry(own=True)])
def test_notices_errors_and_own_messages_are_never_unread(quiet: Entry) -> None:
    conversation = Conversation("bia")
    said = told(conversation)
    conversation.receive(quiet)
    assert (conversation.unread, conversation.timeline.rowCount(), said) == (0, 1, [])


def test_presence_is_told_when_it_changes() -> None:
    conversation = Conversation("bia")
    said = told(conversation)
    for present in (True, False, False, True, True):
        conversation.set_present(present=present)
    assert said == [False, True]


def test_the_other_person_is_there_at_first_and_absent_when_told_so() -> None:
    conversation = Conversation("bia")
    before = conversation.present
    conversation.set_present(present=False)
    assert [before, conversation.present] == [True, False]
