"""Answers to visitors that speak another protocol: a browser, or a program that wants TLS."""

from dataclasses import dataclass

_PAGE = (
    "Isto é uma Sala de bate-papo. Para entrar, abra o programa Sala, "
    "clique em Entrar e use este endereço.\n"
).encode()


@dataclass(frozen=True, slots=True)
class Foreign:
    """Bytes to answer with before hanging up; nothing of the visitor enters the room."""

    answer: bytes


HTTP = Foreign(
    b"HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Connection: close\r\nContent-Length: %d\r\n\r\n%b" % (len(_PAGE), _PAGE)
)

# RFC 8446, 6.2: a fatal alert, protocol_version (70), in a TLS 1.0 record.
TLS = Foreign(b"\x15\x03\x01\x00\x02\x02\x46")
