"""What holds for any bytes and any text: for Hypothesis, and for a search guided by coverage."""

from collections.abc import Sequence
from typing import get_args

from msgspec.structs import replace

from app.client.incoming import MEMBERS, TEXT, WORDS, tamed
from app.protocol.codec import Codec
from app.protocol.foreign import Foreign
from app.protocol.framing import OVERFLOW, LineFramer, Overflow
from app.protocol.messages import (
    AnyCommand,
    AnyEvent,
    Code,
    Malformed,
    Member,
    Reaction,
    Said,
    Told,
)
from app.protocol.names import READ, check_name, name_key, tidy_name
from app.protocol.native import NativeCodec, decode_event, encode_command
from app.protocol.plain import PlainCodec
from app.protocol.sniff import sniff
from app.protocol.typed import Private, Public, clean_text, is_blank, parse_typed

EXPANSION = 18
"""Characters that one can become in a compatibility form (U+FDFA)."""
COMMAND_TYPES = (*get_args(AnyCommand), Malformed)


def check_that_it_means_something(codec: Codec, frame: bytes, name: str | None) -> None:
    """No bytes make a codec of the room raise."""
    codec.torn(frame)
    for command in codec.decode(frame, name):
        assert isinstance(command, COMMAND_TYPES)


def check_a_command(frame: bytes, name: str | None) -> None:
    """What was read as a command is written as one line, and read again as the same."""
    check_that_it_means_something(NativeCodec(), frame, name)
    for command in NativeCodec().decode(frame, name):
        if not isinstance(command, Malformed):
            line = encode_command(command)
            assert line.endswith(b"\n")
            assert line.count(b"\n") == 1
            assert tuple(NativeCodec().decode(line, name)) == (command,)


def check_an_event(frame: bytes) -> None:
    """No bytes of a room make a guest raise; what was read as an event comes back, and is tamed."""
    event = decode_event(frame)
    if event is None or isinstance(event, Malformed):
        return
    line = NativeCodec.encode(event)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode_event(line) == event
    plain = PlainCodec.encode(event)
    assert not plain or plain.endswith(b"\n")
    check_that_it_is_tame(tamed(event))


def check_that_it_is_tame(event: AnyEvent | Member | Reaction) -> None:
    """Nothing in it is longer than a guest can lay out, or obeyed by a terminal."""
    assert tamed(event) == event
    for name in event.__struct_fields__:
        _check_that_it_is_tame(name, getattr(event, name))


def _check_that_it_is_tame(name: str, value: object) -> None:
    if isinstance(value, str):
        assert len(value) <= (TEXT if name == "text" else WORDS)
        allowed = "\t\n" if name == "text" else ""
        assert not any((c < " " or "\x7f" <= c < "\xa0") and c not in allowed for c in value)
    elif isinstance(value, Member | Reaction):
        check_that_it_is_tame(value)
    elif isinstance(value, tuple):
        assert len(value) <= MEMBERS
        for each in value:
            _check_that_it_is_tame("", each)


def check_first_bytes(head: bytes, *, quiet: bool) -> None:
    """Silence always decides."""
    found = sniff(head, quiet=quiet)
    if quiet and head:
        assert isinstance(found, NativeCodec | PlainCodec | Foreign)


def check_a_name(text: str) -> None:
    """A name that may be used is found again however it went through."""
    text = text[: READ // EXPANSION]  # what is longer is cut, wherever that may be
    assert tidy_name(tidy_name(text)) == tidy_name(text)
    assert name_key(name_key(text)) == name_key(text)
    if check_name(text) is None:
        name = tidy_name(text)
        assert check_name(name) is None
        assert name_key(text)
        private = parse_typed(f"@{name} oi")
        assert isinstance(private, Private)
        assert name_key(private.to) == name_key(name)


def check_a_line(text: str) -> None:
    """What was typed means one thing, and what begins with an @ is never public."""
    assert clean_text(clean_text(text)) == clean_text(text)
    meant = parse_typed(text)
    assert (meant is None) == is_blank(text)
    if "@" in text and is_blank(text[: text.index("@")]):
        private = isinstance(meant, Private)
        assert private or meant == Malformed(code=Code.PRIVATE_FORM)
    if isinstance(meant, Private):
        assert meant.to
        assert not any(c.isspace() for c in meant.to)
        assert not is_blank(meant.text)
    elif isinstance(meant, Public):
        assert text.startswith(meant.text)


def check_plain_lines(event: AnyEvent, *, own: bool) -> None:
    """What the room tells a plain guest cannot be mistaken for something else that it tells."""
    if isinstance(event, Said | Told):  # as the room hands it over
        event = replace(event, text=clean_text(event.text))
    written = PlainCodec.encode(event, own=own).decode()
    assert not written or written.endswith("\n")
    lines = written.split("\n")[:-1]
    starts = ("Bem-vindo, ", "Conectado ", "Usuários ativos: ", "Você está na sala ")
    if len(lines) == len(starts) and lines[0].startswith(starts[0]):
        assert all(line.startswith(start) for line, start in zip(lines, starts, strict=True))
    else:
        assert all(line.startswith("    ") for line in lines[1:])
    assert not any(c < " " and c != "\t" for line in lines for c in line)


Frames = list[bytes | Overflow]


def frames(framer: LineFramer, pieces: Sequence[bytes], after: int = 0, limit: int = 0) -> Frames:
    """All that comes out when the pieces go in; the limit is raised `after` so many frames."""
    found: Frames = []
    for piece in pieces:
        framer.feed(piece)
        while True:
            if limit and len(found) == after:
                framer.limit = limit
            frame = framer.next_frame()
            if frame is None:
                break
            found.append(frame)
            if isinstance(frame, Overflow):
                break
    return found


def check_framing(make: type[LineFramer], data: bytes, cut: int, after: int, more: int) -> None:
    """The frames are the lines, up to the first that is too long, however the stream was cut."""
    expected: Frames = []
    *lines, rest = data.split(b"\n")
    for number, line in enumerate([*lines, rest]):
        if len(line) > (8 + more if more and number >= after else 8):
            expected.append(OVERFLOW)
            break
        expected += [line] if number < len(lines) else []
    limit = 8 + more if more else 0
    pieces = [data[:cut], data[cut:]]
    for ways in ([data], pieces, [data[at : at + 1] for at in range(len(data))]):
        assert frames(make(8), ways, after, limit) == expected
