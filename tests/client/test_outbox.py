"""Own messages until the room has them: each row goes with its message."""

from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester

from app.client.conversation import Conversation
from app.client.entry import spoken
from app.client.journal import Journal, Unsent
from app.client.outbox import IN_FLIGHT, Outbox
from app.client.timeline import Entry, Kind, State
from app.config import Limits
from app.protocol.messages import Edit, React, Say

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
    outbox, room = Outbox(Journal(None)), Conversation("")
    send(outbox, room, "a")
    send(outbox, room, "b")
    assert (outbox.sending, outbox.has("a")) == (2, True)
    assert outbox.acknowledge("a", 7, MORNING, shown=False)
    assert (outbox.sending, outbox.has("a")) == (1, False)
    assert not outbox.acknowledge("a", 7, MORNING, shown=False)
    assert not outbox.acknowledge("c", 8, MORNING, shown=False)
    assert shown(room) == [("mensagem a", State.SENT), ("mensagem b", State.SENDING)]


def test_a_message_goes_once_over_each_connection_and_in_order() -> None:
    outbox, room = Outbox(Journal(None)), Conversation("")
    first, second = send(outbox, room, "a"), send(outbox, room, "b")
    assert list(outbox.due()) == [first, second]
    assert list(outbox.due()) == []
    outbox.break_off()
    third = send(outbox, room, "c")
    assert list(outbox.due()) == [first, second, third]


def test_no_more_are_on_their_way_at_once_than_a_room_lets_wait() -> None:
    outbox, room = Outbox(Journal(None)), Conversation("")
    sent = [send(outbox, room, str(number)) for number in range(IN_FLIGHT + 2)]
    assert list(outbox.due()) == sent[:IN_FLIGHT]
    outbox.acknowledge("0", 7, MORNING, shown=False)
    assert list(outbox.due()) == sent[IN_FLIGHT : IN_FLIGHT + 1]
    longest = Limits().text * 6 + 200  # bytes: every character escaped, and the braces
    assert longest * IN_FLIGHT < Limits().backlog


def test_a_message_that_was_refused_is_tried_again_as_it_was() -> None:
    outbox, room = Outbox(Journal(None)), Conversation("")
    command = send(outbox, room, "a")
    assert not outbox.retry("a")
    assert outbox.refuse("a") == (room, command)
    assert (outbox.sending, shown(room)) == (0, [("mensagem a", State.FAILED)])
    outbox.break_off()
    assert list(outbox.due()) == []
    assert outbox.retry("a")
    assert not outbox.retry("a")
    assert (outbox.sending, shown(room)) == (1, [("mensagem a", State.SENDING)])
    assert list(outbox.due()) == [command]
    assert (outbox.refuse("z"), outbox.retry("z")) == (None, False)


def test_only_what_failed_can_be_discarded_and_then_nothing_keeps_it() -> None:
    journal = Journal(None)
    outbox, room = Outbox(journal), Conversation("")
    command = send(outbox, room, "a")
    journal.add(Unsent(cid="a", room="r", author="ana", to="", text=command.text, time=MORNING))
    assert not outbox.discard("a")
    outbox.refuse("a")
    assert outbox.discard("a")
    assert (outbox.unsent, shown(room), journal.unsent("r", "ana")) == (0, [], [])
    assert not outbox.discard("a")


def test_a_message_shows_that_its_change_waits_until_the_room_answered_the_last_of_them() -> None:
    outbox, room = Outbox(Journal(None)), Conversation("")
    room.timeline.append(Entry(kind=Kind.MESSAGE, text="oi", time=MORNING, own=True, seq=7))
    outbox.ask(room, React(cid="r", message=7, emoji="👍"))
    assert not room.timeline.entry(0).changing
    outbox.ask(room, Edit(cid="a", message=7, text="olá"))
    outbox.ask(room, Edit(cid="b", message=7, text="olá!"))
    assert room.timeline.entry(0).changing
    assert spoken(room.timeline.entry(0)).endswith("oi (alteração a caminho)")
    assert not outbox.acknowledge("a", 0, 0, shown=False)
    assert room.timeline.entry(0).changing
    assert outbox.refuse("b") == (room, Edit(cid="b", message=7, text="olá!"))
    assert not room.timeline.entry(0).changing
    assert spoken(room.timeline.entry(0)).endswith("oi")


def test_under_another_name_what_the_room_may_have_waits_for_the_person() -> None:
    journal = Journal(None)
    outbox, room, private = Outbox(journal), Conversation(""), Conversation("bia")
    for cid in "abc":
        journal.add(Unsent(cid=cid, room="r", author="ana", to="", text="oi", time=MORNING))
    send(outbox, room, "a")
    send(outbox, room, "c")
    list(outbox.due())
    outbox.refuse("c")
    outbox.break_off()
    second = send(outbox, private, "b")
    assert outbox.doubt_all() == {"a": room}  # the person knows of the refused one
    assert shown(room) == [("mensagem a", State.FAILED), ("mensagem c", State.FAILED)]
    assert [(each.cid, each.failed) for each in journal.unsent("r", "ana")] == [
        ("a", True),
        ("b", False),
        ("c", True),
    ]
    assert outbox.doubt_all() == {}
    assert list(outbox.due()) == [second]
    assert outbox.unsent == 3
    outbox.clear()
    assert not outbox.has("a")


def test_rows_that_wait_are_lifted_over_what_came_meanwhile() -> None:
    outbox, room = Outbox(Journal(None)), Conversation("")
    send(outbox, room, "a")
    waiting = outbox.lift(room)
    room.timeline.append(Entry(kind=Kind.MESSAGE, text="de bia", time=MORNING, author="bia", seq=3))
    room.timeline.extend(waiting)
    assert [text for text, _ in shown(room)] == ["de bia", "mensagem a"]


def test_a_message_that_already_stands_among_the_past_ones_loses_its_second_row(
    qtmodeltester: ModelTester,
) -> None:
    outbox, room = Outbox(Journal(None)), Conversation("")
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
