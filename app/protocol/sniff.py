"""Tells from a connection's first bytes which protocol it speaks.

A new protocol costs one file and one line here. Nobody is spoken to before this is decided:
browsers open silent sockets, and a first line in the wrong language would be noise to them.
"""

import re
from collections.abc import Callable

from app.protocol import foreign
from app.protocol.codec import Codec
from app.protocol.native import NativeCodec
from app.protocol.plain import PlainCodec

HEAD = 2_048
"""Bytes that are enough to decide: a request line longer than this is none of ours."""

_REQUEST = re.compile(rb"[A-Z]{3,10} [^\s]+ HTTP/")
_START_OF_REQUEST = re.compile(rb"[A-Z]{1,10}(?: (?:[^\s]*(?: (?:H(?:T(?:TP?)?)?)?)?)?)?")
# The greeting of SSL 2, in which old clients also ask for SSL 3 and TLS (RFC 5246, E.2): a length
# with its highest bit set, 1, the version. No text in UTF-8 begins like that, nor does telnet.
_SSL2 = re.compile(rb"[\x80-\x8f].\x01(?:\x00\x02|\x03[\x00-\x04])", re.DOTALL)
_START_OF_SSL2 = re.compile(rb"[\x80-\x8f](?:.(?:\x01[\x00\x03]?)?)?", re.DOTALL)

_BY_FIRST_BYTE: dict[int, Callable[[], Codec | foreign.Foreign]] = {
    ord("{"): NativeCodec,
    0x16: lambda: foreign.TLS,  # a TLS record with a handshake
}


def sniff(head: bytes, *, quiet: bool) -> Codec | foreign.Foreign | None:
    """Who speaks like that; None for "not yet".

    `head`: the first bytes, up to `HEAD`; `quiet`: nothing will follow soon, so decide.
    """
    if not head:
        return None
    known = _BY_FIRST_BYTE.get(head[0])
    if known is not None:
        return known()
    if _REQUEST.match(head):
        return foreign.HTTP
    if _SSL2.match(head):
        return foreign.TLS
    may_become = _START_OF_REQUEST.fullmatch(head) or _START_OF_SSL2.fullmatch(head)
    if not quiet and len(head) < HEAD and may_become:
        return None
    return PlainCodec()
