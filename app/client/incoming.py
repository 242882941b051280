"""What a room tells, cut to what a guest can take: a room may be anybody's program.

Sala's own room sends nothing that this changes. Another one could send a name of a megabyte,
which costs seconds to lay out, or an escape sequence, which a terminal obeys.
"""

from typing import TypeVar

import msgspec

from app.protocol.messages import File
from app.protocol.typed import clean_text

WORDS = 64
"""Characters of a name, an address, a program, a room, a code or a reason."""
FILE_NAME = 255
"""Characters of a file's name."""
TEXT = 65_536
"""Characters of a message; as long as the longest line that Sala's own room takes."""
MEMBERS = 10_000
"""People, or reactions, of one list."""

T = TypeVar("T", bound=msgspec.Struct)


def tamed(told: T) -> T:
    """An event, or a part of one, whose texts are short enough and have no control characters.

    All but a message's text is one line.
    """
    fields = {name: _tamed(name, getattr(told, name)) for name in told.__struct_fields__}
    if all(getattr(told, name) == value for name, value in fields.items()):
        return told
    return msgspec.structs.replace(told, **fields)


def _tamed(name: str, value: object) -> object:
    if isinstance(value, str):
        return clean_text(value[:TEXT]) if name == "text" else _words(value)
    if isinstance(value, File):
        name = clean_text(value.name[:FILE_NAME]).replace("\n", " ").replace("\t", " ")
        return msgspec.structs.replace(value, name=name, id=_words(value.id))
    if isinstance(value, msgspec.Struct):
        return tamed(value)
    if isinstance(value, tuple):
        return tuple(_tamed("", each) for each in value[:MEMBERS])
    return value


def _words(words: str) -> str:
    return clean_text(words[:WORDS]).replace("\n", " ").replace("\t", " ")
