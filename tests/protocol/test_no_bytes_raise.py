"""No bytes of a peer make a codec raise, in either direction."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol.codec import Codec
from app.protocol.foreign import Foreign
from app.protocol.messages import (
    AnyCommand,
    AnyEvent,
    Code,
    Ended,
    Join,
    Leave,
    Left,
    Malformed,
    Member,
    Ping,
    Pong,
    Reason,
    Refused,
    Said,
    Say,
    Tell,
    Told,
    Who,
)
from app.protocol.names import check_name, name_key, tidy_name
from app.protocol.native import NativeCodec, decode_event, encode_command
from app.protocol.plain import PlainCodec
from app.protocol.sniff import sniff
from app.protocol.typed import clean_text, is_blank, parse_typed

COMMAND_TYPES = (Join, Say, Tell, Who, Leave, Ping, Pong, Malformed)

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
NAMES = st.none() | st.sampled_from(["ana", "José"])
TEXTS = st.text(max_size=60)


def check_that_it_means_something(codec: Codec, frame: bytes, name: str | None) -> None:
    codec.torn(frame)
    for command in codec.decode(frame, name):
        assert isinstance(command, COMMAND_TYPES)


@given(FRAMES, NAMES)
def test_no_bytes_make_the_native_codec_raise(frame: bytes, name: str | None) -> None:
    check_that_it_means_something(NativeCodec(), frame, name)
    for command in NativeCodec().decode(frame, name):
        if not isinstance(command, Malformed):
            assert NativeCodec().decode(encode_command(command), name) == (command,)


@given(FRAMES)
def test_no_bytes_make_the_clients_side_raise(frame: bytes) -> None:
    event = decode_event(frame)
    if event is not None and not isinstance(event, Malformed):
        assert decode_event(NativeCodec.encode(event)) == event
        assert PlainCodec.encode(event).decode().endswith("\n") or not PlainCodec.encode(event)


@given(st.lists(FRAMES, max_size=4), NAMES)
def test_no_bytes_make_the_plain_codec_raise(frames: list[bytes], name: str | None) -> None:
    codec = PlainCodec()
    for frame in frames:
        check_that_it_means_something(codec, frame, name)


@given(FRAMES, st.booleans())
def test_no_bytes_make_sniffing_raise_and_silence_always_decides(frame: bytes, quiet: bool) -> None:
    found = sniff(frame, quiet=quiet)
    if quiet and frame:
        assert isinstance(found, NativeCodec | PlainCodec | Foreign)


@given(TEXTS)
def test_no_text_makes_a_name_or_a_line_raise(text: str) -> None:
    assert tidy_name(tidy_name(text)) == tidy_name(text)
    assert name_key(name_key(text)) == name_key(text)
    assert clean_text(clean_text(text)) == clean_text(text)
    parse_typed(text)
    is_blank(text)
    if check_name(text) is None:
        assert check_name(tidy_name(text)) is None
        assert name_key(text)


EVENTS = st.one_of(
    st.builds(Said, seq=st.just(1), time=st.just(0), author=st.just("ana"), text=TEXTS),
    st.builds(
        Told, seq=st.just(1), time=st.just(0), author=st.just("ana"), to=st.just("bia"), text=TEXTS
    ),
    st.builds(
        Left,
        seq=st.just(1),
        time=st.just(0),
        member=st.just(Member(name="ana", ip="::1", port=1)),
        reason=st.sampled_from(Reason),
    ),
    st.builds(Refused, code=st.sampled_from(Code), detail=TEXTS),
    st.builds(Ended, reason=st.sampled_from(Reason)),
)


@given(EVENTS, st.booleans())
def test_what_the_plain_codec_writes_shows_one_speaker_and_no_control(
    event: AnyEvent, own: bool
) -> None:
    if isinstance(event, Said | Told):  # as the room hands it over
        event = type(event)(**{f: getattr(event, f) for f in event.__struct_fields__} | {
            "text": clean_text(event.text)
        })  # fmt: skip
    lines = PlainCodec.encode(event, own=own).decode().splitlines()
    for line in lines[1:]:
        assert line.startswith("    ")
    assert not any(c < " " and c != "\t" for line in lines for c in line)


class CodecThatTrustsItsPeer(NativeCodec):
    """Decodes as if every line were a command."""

    def decode(self, frame: bytes, name: str | None) -> Sequence[AnyCommand | Malformed]:  # noqa: ARG002
        return (msgspec.json.decode(frame, type=AnyCommand),)


@pytest.mark.parametrize("frame", [b"\xff", b"{}", b"", b"[" * 60_000])
def test_the_check_catches_a_codec_that_raises(frame: bytes) -> None:
    with pytest.raises((msgspec.MsgspecError, RecursionError)):
        check_that_it_means_something(CodecThatTrustsItsPeer(), frame, None)
