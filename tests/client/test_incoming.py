"""A hostile room cannot spoil the guest: what it tells is cut and cleaned at the door."""

from app.client.incoming import MEMBERS, tamed
from app.config import Limits
from app.protocol.messages import Ended, Joined, Left, Member, Refused, Said, Welcomed

ANA = Member(name="ANA", ip="10.0.0.1", port=50000)
BOUNDS = Limits().bounds()


def test_what_an_honest_room_tells_is_the_very_same_object() -> None:
    said = Said(seq=1, time=2, author="José", text="uma linha\n\toutra 👋")
    assert tamed(said) is said


def test_an_escape_sequence_reaches_no_terminal() -> None:
    said = Said(seq=1, time=2, author="\x1b[31mANA", text="\x1b]0;oi\x07fim")
    assert tamed(said) == Said(seq=1, time=2, author="[31mANA", text="]0;oifim")


def test_a_line_break_in_a_name_forges_no_second_line() -> None:
    joined = Joined(seq=1, time=2, member=Member(name="a\n[09:12] prof: zero", ip="1", port=1))
    assert tamed(joined).member.name == "a [09:12] prof: zero"


def test_a_mark_that_turns_the_direction_turns_nothing() -> None:
    left = Left(seq=1, time=2, member=ANA, reason="\u202elost\u2066")
    assert tamed(left).reason == "lost"
    assert tamed(Ended(reason="\u202eclosed")).reason == "closed"


def test_a_megabyte_is_cut_to_what_can_be_laid_out() -> None:
    said = tamed(Said(seq=1, time=2, author="a" * 10**6, text="b" * 10**6))
    assert (len(said.author), len(said.text)) == (64, 65_536)
    refused = tamed(Refused(code="c" * 10**6, detail="d" * 10**6))
    assert (len(refused.code), len(refused.detail)) == (64, 64)


def test_a_welcome_is_cleaned_through_and_through() -> None:
    bad = Member(name="\x1b[2J", ip="\x07", port=1)
    welcome = Welcomed(
        protocol=1,
        room="\x1bSala",
        id="\x1b4f2a",
        token="s3cret",
        you=bad,
        members=(bad,) * (MEMBERS + 1),
        bounds=BOUNDS,
        seq=1,
        time=2,
    )
    clean = tamed(welcome)
    assert (clean.room, clean.you.name, clean.you.ip) == ("Sala", "[2J", "")
    assert clean.members == (clean.you,) * MEMBERS
    assert clean.bounds == BOUNDS
