"""Who was in a room, from when to when."""

from app.attendance import ANEW, Attendee, Trace, attendance
from app.room.record import SKIPPED

MINUTE = 60_000


def traces(*lines: str, start: int = 1) -> list[Trace]:
    """ "10 joined ana" happened in the tenth minute."""
    made = []
    for seq, line in enumerate(lines, start):
        minute, kind, name = line.split()
        made.append(Trace(seq, int(minute) * MINUTE, kind, name))
    return made


def told(those: list[Attendee]) -> list[str]:
    return [
        f"{each.name} {each.first // MINUTE}-{each.last // MINUTE} {each.stay // MINUTE} min "
        f"{each.messages}{' present' if each.present else ''}"
        for each in those
    ]


def test_a_room_leaves_out_as_many_numbers_as_this_counts_on() -> None:
    assert ANEW == SKIPPED


def test_everybody_is_there_from_first_to_last_with_the_minutes_between() -> None:
    those = traces(
        "10 joined ana",
        "12 joined bia",
        "13 said ana",
        "20 left bia",
        "30 joined Bia",
        "31 said Bia",
    )
    assert told(attendance(those, since=0, now=40 * MINUTE)) == [
        "ana 10-40 30 min 1 present",
        "Bia 12-40 18 min 1 present",
    ]


def test_who_left_is_not_present_and_has_a_last_time() -> None:
    those = traces("10 joined ana", "25 left ana")
    assert told(attendance(those, since=0, now=40 * MINUTE)) == ["ana 10-25 15 min 0"]


def test_what_was_before_does_not_count() -> None:
    those = traces("10 joined ana", "11 joined bia", "12 left bia", "13 said ana", "50 said ana")
    assert told(attendance(those, since=20 * MINUTE, now=60 * MINUTE)) == [
        "ana 20-60 40 min 1 present"
    ]


def test_between_two_runs_of_the_room_nobody_was_in() -> None:
    those = traces("10 joined ana", "11 joined bia", "20 said ana")
    those += traces("200 said ana", "201 left bia", "210 said ana", start=3 + ANEW)
    assert told(attendance(those, since=0, now=215 * MINUTE)) == [
        "ana 10-215 25 min 3 present",
        "bia 11-201 10 min 0",
    ]


def test_nobody_was_in_an_empty_room() -> None:
    assert attendance([], since=0, now=MINUTE) == []


def test_whoever_came_first_stands_first() -> None:
    those = traces("12 joined bia", "12 joined ana", "11 joined caio")
    names = [each.name for each in attendance(those, since=0, now=13 * MINUTE)]
    assert names == ["caio", "ana", "bia"]
