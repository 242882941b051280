"""Holds docs/PROTOCOL.md and the code together, in both directions."""

import re
import subprocess
import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.client.composers import FRESH
from app.config import DEFAULT_PORT, Limits, ServerConfig
from app.net.server import Server
from app.protocol import messages, parts
from app.protocol.emoji import LONGEST
from app.protocol.messages import (
    AnyCommand,
    AnyEvent,
    Ban,
    Bounds,
    Code,
    Ended,
    File,
    Knock,
    Malformed,
    Member,
    Reaction,
    Reason,
    Refused,
    Status,
)
from app.protocol.names import MARKS, RESERVED
from app.protocol.native import NativeCodec, decode_event
from app.protocol.plain import OPTIONS, PROGRAM, PlainCodec
from app.room.charter import MARKED, WAITING
from app.room.memory import AROUND
from app.room.record import REMEMBERED
from app.room.room import COMPOSERS, RAW
from app.room.session import PIECE
from app.room.shelf import AROUND as SHELVED
from tests.room.house import House
from tests.support.refusals import EVERYWHERE, refusals, sections

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "PROTOCOL.md").read_text(encoding="utf-8")
SESSION_START = 1_795_252_325_000
PATIENCE = 10_000  # milliseconds for two Python programs to start and talk


def section(title: str) -> str:
    """What stands under a heading, its smaller headings included."""
    hashes = re.search(rf"^(#+) {re.escape(title)}$", PAGE, re.MULTILINE)
    assert hashes, f"no heading {title}"
    rest = PAGE[hashes.end() :]
    end = re.search(rf"^#{{1,{len(hashes[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def rows(text: str) -> list[list[str]]:
    """The cells of each row of the tables in `text`, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    heads = {at - 1 for at, row in enumerate(cells) if set("".join(row)) == {"-"}}
    rules = {at + 1 for at in heads}
    return [row for at, row in enumerate(cells) if at not in heads | rules]


def by_name(text: str) -> dict[str, list[str]]:
    return {row[0].strip("`"): row[1:] for row in rows(text)}


def block(kind: str) -> str:
    found = re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def tag(struct: type[msgspec.Struct]) -> str:
    return str(struct.__struct_config__.tag)


def structs(text: str) -> dict[str, str]:
    """The headings of messages in `text`, and what stands under each."""
    return {
        name: section(f"`{name}`") for name in re.findall(r"^#### `(\w+)`$", text, re.MULTILINE)
    }


TYPES = {
    str: "string",
    float: "number",
    Member: "member",
    tuple[Member, ...]: "members",
    Bounds: "bounds",
    messages.Cid: "cid",
    parts.FileId: "id",
    parts.Sha256: "sha256",
    File: "file",
    messages.Whole: "whole",
    messages.Port: "port",
    bool: "bool",
    Status: "status",
    tuple[str, ...]: "names",
    tuple[Reaction, ...]: "reactions",
    tuple[Ban, ...]: "bans",
    tuple[Knock, ...]: "knocks",
    messages.Key: "key",
}


def type_of(field: str, hint: Any) -> str:
    if get_origin(hint) in (Union, types.UnionType):  # or None: optional
        (hint,) = [part for part in get_args(hint) if part is not types.NoneType]
    if field == "time" or (field == "hand" and hint == messages.Whole):
        return "time"
    if field == "token" and hint == messages.Token:  # the same rule as a cid's
        return "token"
    return TYPES[hint]


def check_fields(struct: type[msgspec.Struct], text: str) -> None:
    """Each field with its type, and whether it must be there."""
    hints = get_type_hints(struct, include_extras=True)
    in_code = {
        field.name: [type_of(field.name, hints[field.name]), field.required]
        for field in msgspec.structs.fields(struct)
    }
    in_page = {name: [row[0], row[1] == "required"] for name, row in by_name(text).items()}
    for name, row in by_name(text).items():
        assert row[1] in ("required", "optional"), name
    assert in_page == in_code


@pytest.mark.parametrize(("title", "union"), [("Commands", AnyCommand), ("Events", AnyEvent)])
def test_the_page_and_the_code_have_the_same_messages(title: str, union: object) -> None:
    assert list(structs(section(title))) == [tag(struct) for struct in get_args(union)]


@pytest.mark.parametrize("struct", get_args(AnyCommand) + get_args(AnyEvent), ids=tag)
def test_the_page_and_the_code_have_the_same_fields(struct: type[msgspec.Struct]) -> None:
    text = section(f"`{tag(struct)}`")
    check_fields(struct, text)
    assert ("No fields" in " ".join(text.split())) == (not msgspec.structs.fields(struct))


@pytest.mark.parametrize("struct", [Member, File, Bounds, Reaction, Ban, Knock])
def test_the_page_and_the_code_have_the_same_parts(struct: type[msgspec.Struct]) -> None:
    check_fields(struct, section(struct.__name__))


def test_the_check_catches_a_field_that_is_missing_or_called_otherwise() -> None:
    text = section("Member")
    for wrong in (
        text.replace("| `ip` | string | required |", "| `address` | string | required |"),
        text.replace("| `port` | port | required |", "| `port` | port | optional |"),
        text.replace("| `port` | port |", "| `port` | whole |"),
        re.sub(r"\| `program`.*\n", "", text),
    ):
        assert wrong != text
        with pytest.raises(AssertionError):
            check_fields(Member, wrong)


def test_the_page_and_the_code_have_the_same_codes_and_reasons() -> None:
    assert list(by_name(section("Codes"))) == list(Code)
    assert list(by_name(section("Reasons"))) == list(Reason)


def test_each_command_says_how_it_is_refused_and_every_code_belongs_to_one() -> None:
    """`House` holds every answer in the tests of the room to these lists."""
    assert set(sections()) == {tag(struct) for struct in get_args(AnyCommand)}
    assert refusals("get") - EVERYWHERE == {
        "already_joined",
        "file_unknown",
        "file_busy",
        "file_disk",
    }
    assert refusals("remove") == refusals("edit") - {"muted", "quiet"}
    assert refusals("lower") == refusals("mute")
    named = {code for command in sections() for code in refusals(command)}
    assert set(Code) - named == {"private_form", "command_unknown"}  # of the plain protocol


def test_the_page_and_the_code_have_the_same_limits() -> None:
    in_page = {
        name: float(row[0].replace(",", "")) for name, row in by_name(section("Limits")).items()
    }
    limits = Limits()
    assert in_page == {name: getattr(limits, name) for name in Limits.__slots__}


def test_every_limit_code_and_reason_that_the_page_mentions_exists() -> None:
    known = {
        *Code,
        *Reason,
        *Status,
        *Limits.__slots__,
        "name_*",
        "text_*",
        "*_full",
        "json",
        "object",
    }
    known |= {tag(struct) for struct in get_args(AnyCommand) + get_args(AnyEvent)}
    for struct in (
        *get_args(AnyCommand),
        *get_args(AnyEvent),
        Member,
        File,
        Bounds,
        Reaction,
        Ban,
        Knock,
    ):
        known |= set(struct.__struct_fields__)
    mentioned = set(re.findall(r"`([a-z]+(?:_(?:[a-z]+|\*))*)`", PAGE))
    others = {"type", "nc", "ncat", "telnet", "send", "recv", "null", "sair", "false"}
    assert mentioned - known - others == set()


def test_numbers_in_sentences_are_those_of_the_code() -> None:
    page = " ".join(PAGE.split())
    assert f"port **{DEFAULT_PORT}**" in page
    assert f"The room remembers the latest {REMEMBERED:,} commands" in page
    assert f"{WAITING} people wait to be let in" in page
    assert f"at most {MARKED} are banned and {MARKED} muted at once" in page
    assert f"With more than {COMPOSERS} members nobody is told" in page
    assert f"Forget it after {FRESH / 1000:.0f} seconds" in page
    assert f"joined to one), at most {LONGEST} characters" in page
    assert f"each message counts for the bytes of its text and {AROUND} more" in page
    assert f"each counted as {SHELVED:,} at least" in page
    assert f"plain guests have `{PROGRAM}`" in PAGE
    assert f"# The protocol of Sala, version {messages.PROTOCOL_VERSION}\n" in PAGE
    assert f"one more for each full {PIECE:,} bytes" in page
    assert f"more than {RAW} x `text` characters before cleaning" in page
    assert f"option bytes (up to {OPTIONS} in a frame)" in page
    assert f"A letter has at most {MARKS} marks in a row" in page
    *first, last = (f"`{name}`" for name in RESERVED)
    assert f"{', '.join(first)} and {last} are reserved" in page
    limits = Limits()
    assert (limits.ping_after, limits.silence) == (8, 20)  # "8 to 9 seconds", "20 seconds"
    assert "2^53 - 1" in page
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(2**53, messages.Whole)


# Plain lines


def test_every_line_of_a_plain_refusal_is_on_the_page() -> None:
    in_page = by_name(section("Refusals"))
    for code, (line,) in in_page.items():
        refused = Refused(code=code, detail="DETAIL", limit=7)
        assert f"{line}\n" == f"`{PlainCodec.encode(refused).decode()[:-1]}`\n".replace(
            "7", "LIMIT"
        )
    # Nothing that a plain guest sends leads to these.
    never = {"not_joined", "already_joined", "text_empty", "cid_reused", "malformed"}
    never |= {"token_unknown", "too_soon", "emoji_wrong", "reactions_full"}
    never |= {"message_unknown", "message_foreign", "message_removed", "key_wrong", "host_only"}
    never |= {code for code in Code if code.startswith("file")}
    assert set(Code) - set(in_page) == never


def test_every_last_line_of_a_plain_guest_is_on_the_page() -> None:
    in_page = by_name(section("The last line"))
    for reason, (line,) in in_page.items():
        assert line == f"`{PlainCodec.encode(Ended(reason=reason)).decode()[:-1]}`"
    # A plain guest is never asked whether it is there, and has no place to keep; the others say no
    # word at all.
    assert set(Reason) - set(in_page) == {"lost", "silent", "slow", "replaced", "gone"}


# Sessions


@pytest.mark.parametrize("line", re.findall(r"^\w+ → (\{.*)$", PAGE, re.MULTILINE))
def test_every_command_of_the_session_decodes(line: str) -> None:
    (command,) = NativeCodec().decode(line.encode(), None)
    if isinstance(command, Malformed):
        assert "sem cid" in line


@pytest.mark.parametrize("line", re.findall(r"^\w+ ← (\{.*)$", PAGE, re.MULTILINE))
def test_every_event_of_the_session_decodes_and_is_written_like_that(line: str) -> None:
    event = decode_event(line.encode())
    assert event is not None
    assert not isinstance(event, Malformed)
    assert NativeCodec.encode(event).decode() == f"{line}\n"


def replay(session: str, house: House, newline: str) -> None:
    """Send what the page says, and compare what comes with what it says comes."""
    peers = {name: house.opens() for name in ("ana", "bia")}
    due = ""
    for line in session.splitlines():
        who, mark, text = line.partition(" → ")
        if " ← " in line:
            expected = line.partition(" ← ")[2].replace("␊", "\n") + newline
            assert due.startswith(expected), f"expected {expected!r}, heard {due!r}"
            due = due[len(expected) :]
            continue
        assert due == "", f"not on the page: {due!r}"
        if mark:
            house.receives(peers[who], text.replace("␊", "\n").encode() + newline.encode())
            if not newline and "␊" not in text:
                house.waits(house.limits.pause)
        else:
            house.waits(float(re.findall(r"\d+", line)[0]))
        due = house.reads(peers["bia"])
    assert due == ""


def test_the_first_lines_on_the_page_happen_like_that() -> None:
    house = House()
    ana = house.opens()
    due = list[bytes]()
    for line in block("session-start").splitlines():
        if line.startswith("→"):
            assert due == []
            house.receives(ana, line[2:].encode() + b"\n")
            due = house.hears(ana).splitlines()
        else:
            pattern = ".*".join(map(re.escape, line[2:].split("…")))
            assert re.fullmatch(pattern, due.pop(0).decode())
    assert due == []


def test_the_native_session_on_the_page_happens_like_that() -> None:
    replay(block("session-native"), House(morning=SESSION_START), "\n")


def test_the_plain_session_on_the_page_happens_like_that() -> None:
    replay(block("session-plain"), House(), "")


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("session-native", ('"seq":4', '"seq":5')),
        ("session-native", ('bia ← {"type":"ponged"}\n', "")),
        ("session-plain", ("só entre nós␊\nbia →", "só␊\nbia →")),
    ],
)
def test_the_check_catches_a_session_that_happens_otherwise(
    kind: str, change: tuple[str, str]
) -> None:
    session = block(kind)
    assert change[0] in session
    house = House(morning=SESSION_START) if kind == "session-native" else House()
    with pytest.raises(AssertionError):
        replay(session.replace(*change), house, "\n" if kind == "session-native" else "")


# Clients


@contextmanager
def client(
    kind: str, folder: Path, port: int, name: str
) -> Iterator[tuple["subprocess.Popen[str]", Path]]:
    """The program on the page, running; what it prints is in the file."""
    program, printed = folder / f"{kind}.py", folder / f"{kind}.txt"
    program.write_text(block(f"python {kind}"), encoding="utf-8")
    with (
        printed.open("wb") as out,
        subprocess.Popen(
            [sys.executable, "-X", "utf8", program, "127.0.0.1", str(port), name],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        ) as running,
    ):
        try:
            yield running, printed
        finally:
            running.kill()


def says(program: "subprocess.Popen[str]", text: str) -> None:
    assert program.stdin is not None
    program.stdin.write(text)
    program.stdin.flush()


def has_ended(program: "subprocess.Popen[str]") -> bool:
    return program.poll() is not None


def test_the_clients_on_the_page_work(qtbot: QtBot, tmp_path: Path) -> None:
    server = Server(ServerConfig(address="127.0.0.1", port=0))
    with qtbot.waitSignal(server.listening):
        server.start()

    def waits_for(printed: Path, text: str) -> None:
        qtbot.waitUntil(lambda: text in printed.read_text(encoding="utf-8"), timeout=PATIENCE)

    try:
        with (
            client("client-native", tmp_path, server.port, "Ana") as (ana, ana_read),
            client("client-plain", tmp_path, server.port, "Bia") as (bia, bia_read),
        ):
            qtbot.waitUntil(lambda: server.people == 2, timeout=PATIENCE)
            says(ana, "olá, Bia\n@bia só nós\n")
            waits_for(bia_read, "Ana: olá, Bia\n")
            waits_for(bia_read, "Ana (privado): só nós\n")
            says(bia, "@ana combinado\ntchau\n")
            waits_for(ana_read, "'text': 'combinado'")
            waits_for(ana_read, "'text': 'tchau'")
            for program, printed, last in (
                (ana, ana_read, "{'type': 'ended', 'reason': 'left'}\n"),
                (bia, bia_read, "Você saiu do chat.\n"),
            ):
                assert program.stdin is not None
                program.stdin.close()
                qtbot.waitUntil(partial(has_ended, program), timeout=PATIENCE)
                assert program.returncode == 0
                assert printed.read_text(encoding="utf-8").endswith(last)
    finally:
        with qtbot.waitSignal(server.stopped):
            server.stop()


def test_the_clients_on_the_page_end_when_the_room_closes(qtbot: QtBot, tmp_path: Path) -> None:
    server = Server(ServerConfig(address="127.0.0.1", port=0))
    with qtbot.waitSignal(server.listening):
        server.start()
    try:
        with (
            client("client-native", tmp_path, server.port, "Ana") as (ana, ana_read),
            client("client-plain", tmp_path, server.port, "Bia") as (bia, bia_read),
        ):
            qtbot.waitUntil(lambda: server.people == 2, timeout=PATIENCE)
            with qtbot.waitSignal(server.stopped):
                server.stop()
            for program, printed, last in (
                (ana, ana_read, "{'type': 'ended', 'reason': 'closed'}\n"),
                (bia, bia_read, "A sala foi encerrada.\n"),
            ):
                qtbot.waitUntil(partial(has_ended, program), timeout=PATIENCE)
                assert program.returncode == 0
                assert printed.read_text(encoding="utf-8").endswith(last)
    finally:
        server.stop()


@pytest.mark.parametrize("kind", ["client-native", "client-plain"])
def test_a_client_on_the_page_is_short(kind: str) -> None:
    assert len(block(f"python {kind}").splitlines()) <= 40


def test_the_client_reads_lines_as_the_page_begins() -> None:
    assert block("python lines") in block("python client-native")
