"""Who was in, as the record of a room on the network knows it."""

from pathlib import Path

from app.attendance import Attendee
from app.net.recorder import Decision
from tests.support.disk import Disk
from tests.support.fixtures import RoomMaker


def test_the_record_tells_who_was_in_also_in_earlier_runs_of_the_day(
    open_room: RoomMaker, tmp_path: Path
) -> None:
    first = open_room(data=tmp_path)
    first.guest("ana")
    first.stop()
    room = open_room(data=tmp_path)
    bia = room.guest("bia")
    bia.send(b"oi\n")
    room.wait(lambda: len(room.happened) > 1)
    answers: list[list[Attendee]] = []
    room.server.attended.connect(answers.append)
    room.server.report(0)
    room.wait(lambda: answers)
    assert [(each.name, each.present, each.messages) for each in answers[0]] == [
        ("ana", False, 0),
        ("bia", True, 1),
    ]
    assert all(each.first <= each.last for each in answers[0])


def test_what_is_kept_in_memory_only_is_told_too(open_room: RoomMaker) -> None:
    room = open_room()
    room.guest("ana")
    answers: list[list[Attendee]] = []
    room.server.attended.connect(answers.append)
    room.server.report(0)
    room.wait(lambda: answers)
    assert [each.name for each in answers[0]] == ["ana"]


def test_where_nothing_is_kept_any_more_nobody_knows(
    open_room: RoomMaker, disk: Disk, tmp_path: Path
) -> None:
    room = open_room(data=tmp_path)
    ana = room.guest("ana")
    disk.broken = True
    ana.send(b"oi\n")
    room.wait(lambda: room.suspensions)
    room.server.decide(Decision.FORGO)
    room.wait(lambda: room.resumptions)
    answers: list[object] = []
    room.server.attended.connect(answers.append)
    room.server.report(0)
    room.wait(lambda: answers)
    assert answers == [None]
