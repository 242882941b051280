"""Own messages until the room has them: each row goes with its message."""

from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester

from app.client.conversation import Conversation
from app.client.outbox import Outbox
from app.client.timeline import Entry, Kind, State
from app.protocol.messages import Say

MORNING = 1_795_262_400_000


def send(outbox: Outbox, room: Conversation, cid: str) -> Say:
    command = Say(cid=cid, text=f"mensagem {cid}")
    row = Entry(
        kind=Kind.MESSAGE, text=command.text, time=MORNING, own=True, state=State.SENDING, cid=cid
    )
    outbox.add(room, command, row)
    return command


def shown(room: Conversation) -> list[tuple[str, State]]:
    rows = [room.timeline.entry(row) for row in range(room.timeline.rowCount())]
    return [(row.text, row.state) for row in rows]


def test_a_message_waits_until_it_is_acknowledged() -> None:
    outbox, room = Outbox(), Conversation("")
    send(outbox, room, "a")
    send(outbox, room, "b")
    assert (outbox.sending, len(outbox.entries(room))) == (2, 2)
    assert outbox.acknowledge("a", 7, MORNING, shown=False)
    assert (outbox.sending, len(outbox.entries(room))) == (1, 1)
    assert not outbox.acknowledge("a", 7, MORNING, shown=False)
    assert not outbox.acknowledge("c", 8, MORNING, shown=False)
    assert shown(room) == [("mensagem a", State.SENT), ("mensagem b", State.SENDING)]


def test_a_message_that_failed_is_tried_again_as_it_was() -> None:
    outbox, room = Outbox(), Conversation("")
    command = send(outbox, room, "a")
    assert outbox.retry("a") is None
    assert outbox.fail("a") is room
    assert (outbox.sending, shown(room)) == (0, [("mensagem a", State.FAILED)])
    assert outbox.retry("a") == command
    assert outbox.retry("a") is None
    assert (outbox.sending, shown(room)) == (1, [("mensagem a", State.SENDING)])
    assert (outbox.fail("z"), outbox.retry("z")) == (None, None)


def test_when_the_connection_breaks_all_of_them_fail() -> None:
    outbox, room, private = Outbox(), Conversation(""), Conversation("bia")
    send(outbox, room, "a")
    send(outbox, private, "b")
    outbox.fail_all()
    assert outbox.sending == 0
    assert shown(room) + shown(private) == [
        ("mensagem a", State.FAILED),
        ("mensagem b", State.FAILED),
    ]
    assert [row.cid for row in outbox.entries(private)] == ["b"]
    outbox.clear()
    assert outbox.entries(private) == []


def test_a_message_that_already_stands_among_the_past_ones_loses_its_second_row(
    qtmodeltester: ModelTester,
) -> None:
    outbox, room = Outbox(), Conversation("")
    past = Entry(kind=Kind.MESSAGE, text="mensagem a", time=MORNING, own=True, seq=7)
    room.timeline.append(past)
    send(outbox, room, "a")
    send(outbox, room, "b")
    qtmodeltester.check(room.timeline)  # type: ignore[no-untyped-call]
    gone: list[tuple[int, int]] = []
    room.timeline.rowsRemoved.connect(lambda _, first, last: gone.append((first, last)))
    assert outbox.acknowledge("a", 7, MORNING, shown=True)
    assert gone == [(1, 1)]
    assert shown(room) == [("mensagem a", State.SENT), ("mensagem b", State.SENDING)]
    assert not room.timeline.drop("a")
    assert not room.timeline.index(2, 0, QModelIndex()).isValid()
