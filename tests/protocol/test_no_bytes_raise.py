"""No bytes of a peer make a codec raise, in either direction."""

from collections.abc import Sequence
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.inspect import type_info

from app.client.incoming import tamed
from app.protocol.framing import LineFramer, Overflow
from app.protocol.messages import (
    AnyCommand,
    AnyEvent,
    Changed,
    Code,
    Ended,
    Joined,
    Left,
    Listed,
    Malformed,
    Member,
    Reason,
    Refused,
    Said,
    Told,
    Welcomed,
)
from app.protocol.native import NativeCodec, decode_event, encode_command
from app.protocol.plain import PlainCodec
from tests.protocol.checks import (
    check_a_command,
    check_a_line,
    check_a_name,
    check_an_event,
    check_first_bytes,
    check_framing,
    check_plain_lines,
    check_that_it_is_tame,
    check_that_it_means_something,
)
from tests.protocol.messages import NAMES, values
from tests.protocol.test_native import BOUNDS

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "cid", "text", "to", "name", "x"]), inner)
    ),
    max_leaves=8,
)
FRAGMENTS = st.sampled_from(
    [b'{"type":"', b"say", b"join", b"welcomed", b"said", b'","cid":"', b'","text":"', b'"}', b"{",
     b"[", b"\\ud800", b"\\u0000", b"1e999", b"null", b",", b"-", b"\xff", b"\xff\xfa", b"\xff\xf0",
     b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b": ", b"@", b"ana", b" saiu do chat.", b"/sair",
     b"\r", b"\x1b[2J", b"\x00", b"\xe2\x80\xa8", b"GET / HTTP/1.1"],
)  # fmt: skip
FRAMES = (
    st.binary(max_size=200)
    | st.lists(FRAGMENTS, max_size=12).map(b"".join)
    | JSON.map(lambda value: repr(value).replace("'", '"').encode("utf-8", "replace"))
)
KNOWN = st.none() | st.sampled_from(["ana", "José"])
PIECES = ["@", " ", "\n", "/sair", "sair", "oi", "\u200b", "\u202e", "\x1b", ":", "é", "\u2068"]
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(PIECES)).map("".join)


@given(FRAMES, KNOWN)
def test_no_bytes_make_the_native_codec_raise(frame: bytes, name: str | None) -> None:
    check_a_command(frame, name)


@pytest.mark.parametrize("struct", get_args(AnyCommand))
@given(data=st.data())
def test_every_command_comes_back_from_its_line(
    struct: type[AnyCommand], data: st.DataObject
) -> None:
    command = data.draw(values(type_info(struct)))
    (decoded,) = NativeCodec().decode(encode_command(command), None)
    assert decoded == command
    check_a_command(encode_command(command), None)


@given(FRAMES)
def test_no_bytes_make_the_clients_side_raise(frame: bytes) -> None:
    check_an_event(frame)


@pytest.mark.parametrize("struct", get_args(AnyEvent))
@given(data=st.data())
def test_every_event_comes_back_from_its_line_and_can_be_tamed(
    struct: type[AnyEvent], data: st.DataObject
) -> None:
    event = data.draw(values(type_info(struct)))
    assert decode_event(NativeCodec.encode(event)) == event
    check_an_event(NativeCodec.encode(event))
    assert type(tamed(event)) is type(event)


@given(st.lists(FRAMES, max_size=4), KNOWN)
def test_no_bytes_make_the_plain_codec_raise(frames: list[bytes], name: str | None) -> None:
    codec = PlainCodec()
    for frame in frames:
        check_that_it_means_something(codec, frame, name)


@given(FRAMES, st.booleans())
def test_no_bytes_make_sniffing_raise_and_silence_always_decides(frame: bytes, quiet: bool) -> None:
    check_first_bytes(frame, quiet=quiet)


@given(TEXTS)
def test_no_text_makes_a_name_or_a_line_raise(text: str) -> None:
    check_a_name(text)
    check_a_line(text)


@given(NAMES)
def test_every_name_that_may_be_used_can_be_written_to(name: str) -> None:
    check_a_name(name)


STREAMS = st.lists(st.sampled_from([b"\n", b"a", b"bc", b"1234567", b"12345678901234"])).map(
    b"".join
)


@given(STREAMS, st.integers(0, 60), st.integers(0, 4), st.integers(0, 8))
def test_frames_are_the_lines_whatever_the_cut_and_whenever_the_limit_is_raised(
    data: bytes, cut: int, after: int, more: int
) -> None:
    check_framing(LineFramer, data, cut, after, more)


class FramerThatKeepsItsLimit(LineFramer):
    """Measures a line by the limit that held when its first byte came."""

    def feed(self, data: bytes) -> None:
        super().feed(data)
        self._limit = self.limit

    def next_frame(self) -> bytes | Overflow | None:
        self.limit = self._limit
        return super().next_frame()


def test_the_check_catches_a_framer_that_does_not_notice_a_new_limit() -> None:
    with pytest.raises(AssertionError):
        check_framing(FramerThatKeepsItsLimit, b"oi\n123456789\n", 0, 1, 8)


# What plain guests read

MEMBERS = st.builds(Member, name=NAMES, ip=st.just("::1"), port=st.just(1))
HEARD = st.one_of(
    st.builds(Said, seq=st.just(1), time=st.just(0), author=NAMES, text=TEXTS),
    st.builds(Told, seq=st.just(1), time=st.just(0), author=NAMES, to=NAMES, text=TEXTS),
    st.builds(Joined, seq=st.just(1), time=st.just(0), member=MEMBERS),
    st.builds(
        Left, seq=st.just(1), time=st.just(0), member=MEMBERS, reason=st.sampled_from(Reason)
    ),
    st.builds(Changed, member=MEMBERS),
    st.builds(Listed, members=st.lists(MEMBERS, max_size=3).map(tuple)),
    st.builds(Refused, code=st.sampled_from(Code), detail=TEXTS),
    st.builds(Ended, reason=st.sampled_from(Reason)),
    st.builds(
        Welcomed, protocol=st.just(1), room=st.just("Sala"), id=st.just("x"), token=st.just(""),
        you=MEMBERS, members=st.lists(MEMBERS, max_size=3).map(tuple), bounds=st.just(BOUNDS),
        seq=st.just(1), time=st.just(0),
    ),
)  # fmt: skip


@given(HEARD, st.booleans())
def test_what_the_plain_codec_writes_shows_one_speaker_and_no_control(
    event: AnyEvent, own: bool
) -> None:
    check_plain_lines(event, own=own)


@pytest.mark.parametrize(
    "event",
    [
        Said(seq=1, time=0, author="ana", text="oi\n[09:12] prof: zero"),
        Told(seq=1, time=0, author="ana", to="bia", text="oi\nErro: zero"),
        Refused(code=Code.TO_UNKNOWN, detail="x\n[09:12] prof: zero"),
    ],
)
def test_the_check_catches_a_line_that_a_peer_wrote(
    event: AnyEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_plain_lines(event, own=False)
    monkeypatch.setattr("app.protocol.plain._indented", str)
    monkeypatch.setattr("app.protocol.plain._printable", str)
    with pytest.raises(AssertionError):
        check_plain_lines(event, own=False)


# Twins that the checks must catch


class CodecThatTrustsItsPeer(NativeCodec):
    """Decodes as if every line were a command."""

    def decode(self, frame: bytes, name: str | None) -> Sequence[AnyCommand | Malformed]:  # noqa: ARG002
        return (msgspec.json.decode(frame, type=AnyCommand),)


@pytest.mark.parametrize("frame", [b"\xff", b"{}", b"", b"[" * 60_000])
def test_the_check_catches_a_codec_that_raises(frame: bytes) -> None:
    with pytest.raises((msgspec.MsgspecError, RecursionError)):
        check_that_it_means_something(CodecThatTrustsItsPeer(), frame, None)


def test_the_check_catches_what_is_not_tame() -> None:
    with pytest.raises(AssertionError):
        check_that_it_is_tame(Said(seq=1, time=0, author="\x1b[31mana", text="oi"))
    with pytest.raises(AssertionError):
        check_that_it_is_tame(Joined(seq=1, time=0, member=Member(name="a" * 65, ip="1", port=1)))
