"""The native codec: JSON lines into commands and events, and back."""

import pytest

from app.protocol.messages import (
    AnyCommand,
    AnyEvent,
    Bounds,
    Changed,
    Code,
    Edit,
    Edited,
    Ended,
    Join,
    Joined,
    Leave,
    Left,
    Listed,
    Malformed,
    Member,
    Ping,
    Pinged,
    Pong,
    Ponged,
    React,
    Reacted,
    Reaction,
    Refused,
    Remove,
    Removed,
    Resume,
    Said,
    Say,
    Tell,
    Told,
    Welcomed,
    Who,
)
from app.protocol.native import NativeCodec, decode_event, encode_command

ANA = Member(name="ana", ip="26.0.0.7", port=50001, program="Sala 0.1")
BOUNDS = Bounds(
    file=524_288_000,
    files=5_368_709_120,
    text=4000,
    name=32,
    line=65536,
    burst=30,
    rate=5.0,
    backlog=262144,
    unsent=4194304,
    silence=20.0,
    grace=8.0,
    naming=60.0,
    handshake=20480,
    members=1000,
    connections=1100,
    per_address=128,
    history=200,
    missed=5000,
    reactions=200,
)


def decoded(frame: bytes) -> AnyCommand | Malformed:
    (command,) = NativeCodec().decode(frame, None)
    return command


COMMANDS: list[tuple[AnyCommand, bytes]] = [
    (Join(name="ana"), b'{"type":"join","name":"ana","program":"","key":"","confirms":false}\n'),
    (
        Join(name="José", program="x"),
        '{"type":"join","name":"José","program":"x","key":"","confirms":false}\n'.encode(),
    ),
    (
        Resume(token="s3cret", seq=7, program="x"),
        b'{"type":"resume","token":"s3cret","seq":7,"program":"x","key":"","confirms":false}\n',
    ),
    (Say(cid="1", text="a\nb"), b'{"type":"say","cid":"1","text":"a\\nb"}\n'),
    (Tell(cid="2", to="bia", text="c"), b'{"type":"tell","cid":"2","to":"bia","text":"c"}\n'),
    (
        Say(cid="3", text="sim", reply=7),
        b'{"type":"say","cid":"3","text":"sim","reply":7}\n',
    ),
    (
        Edit(cid="4", message=7, text="oi!"),
        b'{"type":"edit","cid":"4","message":7,"text":"oi!"}\n',
    ),
    (Remove(cid="5", message=7), b'{"type":"remove","cid":"5","message":7}\n'),
    (
        React(cid="6", message=7, emoji="👍"),
        '{"type":"react","cid":"6","message":7,"emoji":"👍"}\n'.encode(),
    ),
    (
        React(cid="7", message=7, emoji="👍", off=True),
        '{"type":"react","cid":"7","message":7,"emoji":"👍","off":true}\n'.encode(),
    ),
    (Who(), b'{"type":"who"}\n'),
    (Leave(), b'{"type":"leave"}\n'),
    (Ping(), b'{"type":"ping"}\n'),
    (Pong(), b'{"type":"pong"}\n'),
]


@pytest.mark.parametrize(("command", "line"), COMMANDS)
def test_a_command_is_one_line_and_comes_back_from_it(command: AnyCommand, line: bytes) -> None:
    assert encode_command(command) == line
    assert decoded(line.rstrip(b"\n")) == command


EVENTS: list[tuple[AnyEvent, bytes]] = [
    (
        Welcomed(
            protocol=1,
            room="Sala",
            id="4f2a",
            token="s3cret",
            you=ANA,
            members=(ANA,),
            bounds=BOUNDS,
            seq=7,
            time=8,
            replay=2,
            resumed=True,
            gap=True,
        ),
        b'{"type":"welcomed","protocol":1,"room":"Sala","id":"4f2a","token":"s3cret",'
        b'"you":{"name":"ana","ip":"26.0.0.7","port":50001,"program":"Sala 0.1"},'
        b'"members":[{"name":"ana","ip":"26.0.0.7","port":50001,"program":"Sala 0.1"}],'
        b'"bounds":{"text":4000,"name":32,"line":65536,"burst":30,"rate":5.0,"backlog":262144,'
        b'"unsent":4194304,"silence":20.0,"grace":8.0,"naming":60.0,"handshake":20480,'
        b'"members":1000,"connections":1100,"per_address":128,"history":200,"missed":5000,'
        b'"reactions":200,"file":524288000,"files":5368709120},'
        b'"seq":7,"time":8,"replay":2,"resumed":true,"gap":true}\n',
    ),
    (
        Joined(seq=1, time=2, member=ANA),
        b'{"type":"joined","seq":1,"time":2,'
        b'"member":{"name":"ana","ip":"26.0.0.7","port":50001,"program":"Sala 0.1"}}\n',
    ),
    (
        Left(seq=1, time=2, member=ANA, reason="lost"),
        b'{"type":"left","seq":1,"time":2,'
        b'"member":{"name":"ana","ip":"26.0.0.7","port":50001,"program":"Sala 0.1"},'
        b'"reason":"lost"}\n',
    ),
    (
        Changed(member=Member(name="ana", ip="26.0.0.7", port=50001, away=True)),
        b'{"type":"changed","member":{"name":"ana","ip":"26.0.0.7","port":50001,"away":true}}\n',
    ),
    (
        Said(seq=1, time=2, author="ana", text="oi"),
        b'{"type":"said","seq":1,"time":2,"author":"ana","text":"oi"}\n',
    ),
    (
        Told(seq=1, time=2, author="ana", to="bia", text="oi", cid="9"),
        b'{"type":"told","seq":1,"time":2,"author":"ana","to":"bia","text":"oi","cid":"9"}\n',
    ),
    (
        Said(
            seq=1,
            time=2,
            author="ana",
            text="oi",
            reply=7,
            edited=True,
            reactions=(Reaction(emoji="👍", names=("bia", "José")),),
        ),
        '{"type":"said","seq":1,"time":2,"author":"ana","text":"oi","reply":7,"edited":true,'
        '"reactions":[{"emoji":"👍","names":["bia","José"]}]}\n'.encode(),
    ),
    (
        Said(seq=1, time=2, author="ana", text="", removed=True),
        b'{"type":"said","seq":1,"time":2,"author":"ana","text":"","removed":true}\n',
    ),
    (
        Edited(seq=9, time=2, author="ana", message=7, text="oi!", cid="4"),
        b'{"type":"edited","seq":9,"time":2,"author":"ana","message":7,"text":"oi!","cid":"4"}\n',
    ),
    (
        Removed(seq=9, time=2, author="ana", message=7, to="bia"),
        b'{"type":"removed","seq":9,"time":2,"author":"ana","message":7,"to":"bia"}\n',
    ),
    (
        Reacted(seq=9, time=2, author="ana", message=7, emoji="👍", off=True),
        '{"type":"reacted","seq":9,"time":2,"author":"ana","message":7,"emoji":"👍",'
        '"off":true}\n'.encode(),
    ),
    (Listed(members=()), b'{"type":"listed","members":[]}\n'),
    (Refused(code=Code.TO_SELF), b'{"type":"refused","code":"to_self"}\n'),
    (
        Refused(code=Code.TEXT_LONG, cid="1", detail="x", limit=4000),
        b'{"type":"refused","code":"text_long","cid":"1","detail":"x","limit":4000}\n',
    ),
    (Ended(reason="flood"), b'{"type":"ended","reason":"flood"}\n'),
    (Pinged(), b'{"type":"pinged"}\n'),
    (Ponged(), b'{"type":"ponged"}\n'),
]


@pytest.mark.parametrize(("event", "line"), EVENTS)
def test_an_event_is_one_line_and_comes_back_from_it(event: AnyEvent, line: bytes) -> None:
    assert NativeCodec.encode(event) == line
    assert decode_event(line) == event


def test_an_unknown_field_is_ignored_both_ways() -> None:
    assert decoded(b'{"type":"who","later":{"a":[1]}}') == Who()
    assert decode_event(b'{"later":1,"reason":"left","type":"ended"}') == Ended(reason="left")


@pytest.mark.parametrize("frame", [b"", b" ", b"\r", b"\t \r"])
def test_an_empty_line_is_nothing(frame: bytes) -> None:
    assert NativeCodec().decode(frame, "ana") == ()


def test_a_line_may_end_with_cr_lf() -> None:
    assert decoded(b'{"type":"ping"}\r') == Ping()


@pytest.mark.parametrize(
    ("frame", "detail", "cid"),
    [
        (b"{", "json", None),
        (b"oi", "json", None),
        (b'{"type":"who"} {"type":"who"}', "json", None),
        (b'{"type":"say","cid":"1","text":"\xe9"}', "json", "1"),
        (b'{"type":"say","cid":"1","text":"\\ud800"}', "json", None),
        (b'{"type":"ping","deep":' + b"[" * 60_000, "json", None),
        (b"[]", "object", None),
        (b"null", "object", None),
        (b"{}", "type", None),
        (b'{"type":5}', "type", None),
        (b'{"type":"Say","cid":"7"}', "type", "7"),
        (b'{"type":"said","cid":"7"}', "type", "7"),
        (b'{"type":"joins `name` - at `$.name`"}', "type", None),
        (b'{"type":"join"}', "name", None),
        (b'{"type":"join","name":null}', "name", None),
        (b'{"type":"join","name":"ana","program":1}', "program", None),
        (b'{"type":"say","text":"oi"}', "cid", None),
        (b'{"type":"say","cid":"","text":"oi"}', "cid", None),
        (b'{"type":"say","cid":5,"text":"oi"}', "cid", None),
        (b'{"type":"say","cid":"' + b"1" * 65 + b'","text":"oi"}', "cid", None),
        (b'{"type":"say","cid":"1"}', "text", "1"),
        (b'{"type":"tell","cid":"1","text":"segredo"}', "to", "1"),
        (b'{"type":"tell","cid":"1","To":"bia","text":"segredo"}', "to", "1"),
    ],
)
def test_a_line_that_is_no_command_names_what_is_wrong_with_it(
    frame: bytes, detail: str, cid: str | None
) -> None:
    assert decoded(frame) == Malformed(code=Code.MALFORMED, detail=detail, cid=cid)


def test_an_event_of_a_later_version_is_ignored() -> None:
    assert decode_event(b'{"type":"typed","author":"ana"}') is None
    assert decode_event(b'{"type":"a field `b`"}') is None


@pytest.mark.parametrize(
    ("frame", "detail"),
    [
        (b"", "json"),
        (b"Erro: o nome", "json"),
        (b'{"type":""}', "type"),
        (b'{"type":7}', "type"),
        (b'{"type":"said","seq":1,"time":2,"author":"ana"}', "text"),
        (b'{"type":"said","seq":1.5,"time":2,"author":"ana","text":"oi"}', "seq"),
        (b'{"type":"said","seq":-1,"time":2,"author":"ana","text":"oi"}', "seq"),
        (b'{"type":"said","seq":1,"time":9007199254740992,"author":"ana","text":"oi"}', "time"),
        (b'{"type":"listed","members":[{"name":"ana","ip":"::1","port":65536}]}', "members"),
        (b'{"type":"listed","members":[{"name":"ana","ip":"::1"}]}', "members"),
    ],
)
def test_a_line_that_is_no_event_is_malformed(frame: bytes, detail: str) -> None:
    assert decode_event(frame) == Malformed(code=Code.MALFORMED, detail=detail)


def test_only_a_newline_ends_a_native_line() -> None:
    assert not NativeCodec.pause_ends_frame
    assert not NativeCodec().torn(b"\xc3")
