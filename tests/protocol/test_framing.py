"""Lines cut from a stream, whatever the stream was cut into."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol.framing import OVERFLOW, LineFramer, Overflow

Frames = list[bytes | Overflow]


def frames(framer: LineFramer, pieces: Sequence[bytes]) -> Frames:
    """All that comes out when the pieces go in one after the other."""
    found: Frames = []
    for piece in pieces:
        framer.feed(piece)
        while (frame := framer.next_frame()) is not None:
            found.append(frame)
            if isinstance(frame, Overflow):
                break
    return found


def pieces(data: bytes, cuts: Sequence[int]) -> list[bytes]:
    places = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    return [data[start:end] for start, end in pairwise(places)]


def check_that_cuts_do_not_matter(make: type[LineFramer], data: bytes, cuts: list[int]) -> None:
    whole = frames(make(8), [data])
    assert frames(make(8), [data[at : at + 1] for at in range(len(data))]) == whole
    assert frames(make(8), pieces(data, cuts)) == whole


STREAMS = st.lists(st.sampled_from([b"\n", b"a", b"bc", b"12345678", b"\r", b"\xc3"])).map(b"".join)


@given(STREAMS | st.binary(max_size=64), st.lists(st.integers(0, 64), max_size=6))
def test_frames_do_not_depend_on_how_the_stream_was_cut(data: bytes, cuts: list[int]) -> None:
    check_that_cuts_do_not_matter(LineFramer, data, cuts)


@given(STREAMS)
def test_frames_are_the_lines_of_the_stream(data: bytes) -> None:
    lines = data.split(b"\n")
    framer = LineFramer(len(data))
    assert frames(framer, [data]) == lines[:-1]
    assert framer.rest() == lines[-1]


def check_that_the_limit_holds_without_a_newline(make: type[LineFramer]) -> None:
    framer = make(8)
    assert frames(framer, [b"12345678"]) == []
    assert frames(framer, [b"9"]) == [OVERFLOW]
    assert framer.pending == 0


def test_a_line_that_is_too_long_overflows_before_its_newline_comes() -> None:
    check_that_the_limit_holds_without_a_newline(LineFramer)


class FramerThatForgets(LineFramer):
    """Takes one line of each read, and drops what came behind it."""

    def next_frame(self) -> bytes | Overflow | None:
        frame = super().next_frame()
        if frame is not None:
            self.take_rest()
        return frame


def test_the_check_catches_a_framer_that_cuts_otherwise() -> None:
    with pytest.raises(AssertionError):
        check_that_cuts_do_not_matter(FramerThatForgets, b"a\nb\n", [])


class FramerThatChecksTooLate(LineFramer):
    """Lets a line grow for as long as no newline comes."""

    def next_frame(self) -> bytes | Overflow | None:
        return super().next_frame() if b"\n" in self.rest() else None


def test_the_check_catches_a_framer_that_waits_for_the_newline() -> None:
    with pytest.raises(AssertionError):
        check_that_the_limit_holds_without_a_newline(FramerThatChecksTooLate)


def test_a_line_of_exactly_the_limit_passes() -> None:
    assert frames(LineFramer(8), [b"12345678", b"\nok\n"]) == [b"12345678", b"ok"]


def test_lines_before_one_that_is_too_long_still_count() -> None:
    assert frames(LineFramer(8), [b"oi\n123456789"]) == [b"oi", OVERFLOW]


def test_after_an_overflow_nothing_is_kept_and_nothing_comes() -> None:
    framer = LineFramer(8)
    assert frames(framer, [b"123456789", b"x" * 100, b"\noi\n"]) == [OVERFLOW]
    assert framer.pending == 0
    assert framer.next_frame() is None


def test_the_head_and_the_rest_stay_until_they_are_taken() -> None:
    framer = LineFramer(8)
    framer.feed(b"abcd")
    assert framer.head(2) == b"ab"
    assert framer.rest() == b"abcd"
    assert framer.pending == 4
    assert framer.take_rest() == b"abcd"
    assert framer.pending == 0
    assert frames(framer, [b"e\n"]) == [b"e"]


@pytest.mark.parametrize(
    ("length", "kept"),
    [
        (99, [b"um", b"dois", None]),
        (12, [b"um", b"dois", None]),
        (11, [b"um", b"dois", None]),
        (8, [b"um", b"dois", None]),
        (7, [b"um", None]),
        (2, [None]),
        (0, [None]),
    ],
)
def test_what_is_kept_ends_with_a_line(length: int, kept: list[bytes | None]) -> None:
    framer = LineFramer(100)
    framer.feed(b"um\ndois\ntr\xc3\xaas"[:12])
    framer.keep(length)
    assert [framer.next_frame() for _ in kept] == kept
    assert framer.pending == (4 if length >= 12 else 0)
    framer.take_rest()
    framer.feed(b"novo\n")
    assert framer.next_frame() == b"novo"
