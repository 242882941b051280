"""Which protocol a connection speaks, from its first bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol.foreign import HTTP, TLS, Foreign
from app.protocol.native import NativeCodec
from app.protocol.plain import PlainCodec
from app.protocol.sniff import HEAD, sniff


def kind(head: bytes, *, quiet: bool = False) -> object:
    found = sniff(head, quiet=quiet)
    return found if found is None or isinstance(found, Foreign) else type(found)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"", None),
        (b"{", NativeCodec),
        (b'{"type":"join"', NativeCodec),
        (b"\x16", TLS),
        (b"\x16\x03\x01\x02\x00\x01", TLS),
        (b"\x80\x2e\x01\x00\x02\x00\x15\x00\x00\x00\x10", TLS),  # SSL 2
        (b"\x81\x0a\x01\x03\x01", TLS),  # TLS 1.0 in the greeting of SSL 2
        (b"\x80", None),
        (b"\x80\x2e", None),
        (b"\x80\x2e\x01", None),
        (b"\x80\x2e\x01\x03", None),
        (b"\x80\x2e\x01\x04", PlainCodec),
        (b"\x80\x2e\x01\x00\x03", PlainCodec),
        (b"\x80 50 por favor\n", PlainCodec),  # a euro in cp1252
        (b"\x8ai\n", PlainCodec),  # a name with a caron in cp1252
        (b"\xc1gata", PlainCodec),  # an accent in cp1252
        (b"\xc1", PlainCodec),
        (b"\xff\xfb\x01\x03\x01", PlainCodec),  # telnet
        (b"GET / HTTP/1.1\r\n", HTTP),
        (b"POST /x HTTP/1.0", HTTP),
        (b"OPTIONS * HTTP/1.1\r\n", HTTP),
        (b"ana", PlainCodec),
        (b"Ana", PlainCodec),
        (b"A", None),
        (b"ANA", None),
        (b"ANA\n", PlainCodec),
        (b"ANA\r\n", PlainCodec),
        (b"GET", None),
        (b"GET ", None),
        (b"GET /", None),
        (b"GET / HTTP", None),
        (b"GET / HTTP ", PlainCodec),
        (b"GET /\n", PlainCodec),
        (b"ABCDEFGHIJK", PlainCodec),  # longer than any method
        (b"GET /" + b"a" * (HEAD - 5), PlainCodec),
        (b"\xff\xfb\x1f", PlainCodec),
        (b"\n", PlainCodec),
        (b" {", PlainCodec),
        (b"SSH-2.0-OpenSSH_9.6\r\n", PlainCodec),
    ],
)
def test_the_first_bytes_tell_the_protocol_or_that_it_is_too_early(
    head: bytes, found: object
) -> None:
    assert kind(head) == found


@pytest.mark.parametrize("head", [b"A", b"ANA", b"GET ", b"GET / HTTP", b"\x80", b"\x8a\n"])
def test_after_a_silence_what_may_have_been_another_protocol_is_a_name(head: bytes) -> None:
    assert kind(head, quiet=True) is PlainCodec


def test_a_silent_connection_stays_undecided() -> None:
    assert kind(b"", quiet=True) is None


def test_each_plain_guest_has_a_codec_of_its_own() -> None:
    assert sniff(b"ana", quiet=False) is not sniff(b"ana", quiet=False)


STARTS = st.sampled_from(
    [b"GET / HTTP/1.1\r\n", b"ANA\n", b"ANA BIA\n", b"{}\n", b"GET /a b\n", b"\x80.\x01\x03"]
)


@given(st.binary(max_size=40) | st.builds(bytes.__add__, STARTS, st.binary(max_size=20)))
def test_the_decision_does_not_depend_on_how_the_stream_was_cut(data: bytes) -> None:
    decisions = [kind(data[:length]) for length in range(len(data) + 1)]
    first = next((found for found in decisions if found is not None), None)
    assert first == kind(data)


def test_a_browser_gets_an_answer_that_it_can_show() -> None:
    head, _, body = HTTP.answer.partition(b"\r\n\r\n")
    assert head.split(b"\r\n")[0] == b"HTTP/1.1 400 Bad Request"
    assert b"Content-Type: text/plain; charset=utf-8" in head
    assert b"Content-Length: %d" % len(body) in head
    assert body.decode() == (
        "Isto é uma Sala de bate-papo. Para entrar, abra o programa Sala, "
        "clique em Entrar e use este endereço.\n"
    )


def test_a_tls_client_gets_the_alert_that_the_version_is_not_spoken() -> None:
    assert TLS.answer == b"\x15\x03\x01\x00\x02\x02\x46"
