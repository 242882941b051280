"""The native codec: one JSON object a line, both ways."""

import re
from collections.abc import Sequence
from typing import ClassVar

import msgspec

from app.protocol.base import Cid
from app.protocol.messages import AnyCommand, AnyEvent, Code, Malformed

# How msgspec ends or begins a complaint; in between it may quote what the peer sent.
_FIELD = re.compile(r" - at `\$\.(\w+)[^`]*`$|^Object missing required field `(\w+)`$")


class _OnlyCid(msgspec.Struct):
    cid: Cid


class _OnlyType(msgspec.Struct):
    type: str


_commands: msgspec.json.Decoder[AnyCommand] = msgspec.json.Decoder(AnyCommand)
_events: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)
_cids = msgspec.json.Decoder(_OnlyCid)
_types = msgspec.json.Decoder(_OnlyType)
_encoder = msgspec.json.Encoder()

# All that msgspec raises on hostile input: bad JSON, bad UTF-8, nesting beyond its stack.
_FAULTS = (msgspec.MsgspecError, ValueError, RecursionError)


class NativeCodec:
    """The room's side. It keeps nothing between two frames."""

    pause_ends_frame: ClassVar[bool] = False
    closing_is_leaving: ClassVar[bool] = False
    answers_ping: ClassVar[bool] = True
    takes_history: ClassVar[bool] = True

    def decode(self, frame: bytes, name: str | None) -> Sequence[AnyCommand | Malformed]:  # noqa: ARG002
        """One command, or what was wrong with it; an empty line is nothing."""
        if not frame.strip():
            return ()
        try:
            return (_commands.decode(frame),)
        except _FAULTS as fault:
            return (Malformed(code=Code.MALFORMED, detail=_where(fault), cid=_cid(frame)),)

    def torn(self, rest: bytes) -> bool:  # noqa: ARG002
        """Never: only a newline ends a frame."""
        return False

    @staticmethod
    def encode(event: AnyEvent, *, own: bool = False) -> bytes:  # noqa: ARG004
        """One line. What only the author may see (`cid`) is in the author's event already."""
        return _encoder.encode(event) + b"\n"


def encode_command(command: AnyCommand) -> bytes:
    """The line that a client sends."""
    return _encoder.encode(command) + b"\n"


def decode_event(frame: bytes) -> AnyEvent | Malformed | None:
    """What a client reads; None for an event that this version does not know."""
    try:
        return _events.decode(frame)
    except _FAULTS as fault:
        if _where(fault) == "type" and _has_type(frame):
            return None
        return Malformed(code=Code.MALFORMED, detail=_where(fault))


def _where(fault: Exception) -> str:
    """The field at fault: names only, the prose of a library stays off the wire."""
    if isinstance(fault, msgspec.ValidationError):
        found = _FIELD.search(str(fault))
        return next(filter(None, found.groups())) if found else "object"
    return "json"


def _cid(frame: bytes) -> str | None:
    try:
        return _cids.decode(frame).cid
    except _FAULTS:
        return None


def _has_type(frame: bytes) -> bool:
    try:
        return bool(_types.decode(frame).type)
    except _FAULTS:
        return False
