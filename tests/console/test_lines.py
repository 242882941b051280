"""Standard input and output: lines whole and in order, and nobody waits for a reader."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.console.lines import Lines, Out
from tests.support.fixtures import ProgramMaker
from tests.support.guests import LOOPBACK, RawGuest
from tests.support.running import WELCOMED


class Input:
    """A pipe in the place of standard input, and what `Lines` makes of it."""

    def __init__(self, bot: QtBot) -> None:
        reading, self._writing = os.pipe()
        self.stream = os.fdopen(reading, encoding="utf-8")
        self.told: list[str] = []
        self.ends = 0
        self.lines = Lines()
        self._bot = bot
        self.lines.line.connect(self.told.append)
        self.lines.ended.connect(self._on_ended)

    def gets(self, data: bytes) -> None:
        os.write(self._writing, data)

    def ends_now(self) -> None:
        """Nothing follows; come back when that was told."""
        os.close(self._writing)
        self._bot.waitUntil(lambda: self.ends > 0)

    def _on_ended(self) -> None:
        self.ends += 1


@pytest.fixture
def typed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Input]:
    made = Input(qtbot)
    monkeypatch.setattr(sys, "stdin", made.stream)
    made.lines.start()
    yield made
    made.stream.close()


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", []),
        (b"oi\n", ["oi"]),
        (b"oi", ["oi"]),
        (b"um\n\ndois\n", ["um", "", "dois"]),
        (b"um\r\ndois\r\n", ["um", "dois"]),
        ("ção 👋\n".encode(), ["ção 👋"]),
        ("não é só\n".encode("cp1252"), ["não é só"]),
    ],
)
def test_lines_come_as_they_were_typed(typed: Input, data: bytes, lines: list[str]) -> None:
    typed.gets(data)
    typed.ends_now()
    assert (typed.told, typed.ends) == (lines, 1)


def test_a_line_that_comes_in_pieces_is_one_line(qtbot: QtBot, typed: Input) -> None:
    whole = "não é só isto\noutra\n".encode()
    typed.gets(whole[:2])  # the first byte of ã
    typed.gets(whole[2:18])
    qtbot.waitUntil(lambda: typed.told == ["não é só isto"])
    typed.gets(whole[18:])
    typed.ends_now()
    assert typed.told == ["não é só isto", "outra"]


def test_a_text_larger_than_one_read_loses_nothing(qtbot: QtBot, typed: Input) -> None:
    for start in range(0, 20_000, 1_000):
        typed.gets(b"".join(b"%d\n" % number for number in range(start, start + 1_000)))
    typed.ends_now()
    assert typed.told == [str(number) for number in range(20_000)]


def test_a_program_without_input_is_told_the_end_at_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    lines = Lines()
    with qtbot.waitSignal(lines.ended):
        lines.start()


def test_nothing_is_told_to_a_program_that_is_ending(qtbot: QtBot, typed: Input) -> None:
    typed.gets(b"oi\n")
    qtbot.waitUntil(lambda: typed.told == ["oi"])
    typed.lines.close()
    typed.gets(b"tarde demais\n")
    os.close(typed._writing)
    qtbot.waitUntil(lambda: not typed.lines._thread.is_alive())
    assert (typed.told, typed.ends) == (["oi"], 0)


@pytest.fixture
def outlet(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., tuple[int, Out]]]:
    """A pipe in the place of standard output: its reading end, and the `Out` that writes to it."""
    streams: list[Any] = []
    outs: list[Out] = []

    def make(encoding: str = "utf-8") -> tuple[int, Out]:
        reading, writing = os.pipe()
        streams.append(os.fdopen(writing, "w", encoding=encoding))
        monkeypatch.setattr(sys, "stdout", streams[-1])
        outs.append(Out())
        return reading, outs[-1]

    yield make
    for out in outs:
        out.close()
    for stream in streams:
        stream.close()


def read_to_the_end(reading: int) -> str:
    with os.fdopen(reading, "rb") as pipe:
        return pipe.read().decode().replace(os.linesep, "\n")


def test_lines_are_written_in_order(outlet: Callable[..., tuple[int, Out]]) -> None:
    reading, out = outlet()
    out.say("Sala escutando em 127.0.0.1:9999")
    out.say("ana → bia (privado): …")
    out.close()
    sys.stdout.close()
    assert read_to_the_end(reading) == (
        "Sala escutando em 127.0.0.1:9999\nana → bia (privado): …\n"
    )


def test_a_code_page_without_a_character_shows_a_question_mark(
    outlet: Callable[..., tuple[int, Out]],
) -> None:
    reading, out = outlet("cp850")
    out.say("é → 👋")
    out.close()
    sys.stdout.close()
    with os.fdopen(reading, "rb") as pipe:
        assert pipe.read().rstrip(b"\r\n") == b"\x82 ? ?"


def test_r22_a_reader_that_does_not_read_stops_nobody_and_learns_what_is_missing(
    outlet: Callable[..., tuple[int, Out]],
) -> None:
    reading, out = outlet()
    for number in range(30_000):  # more than a pipe holds, and more than may wait
        out.say(f"linha {number}")
    written = missing = 0
    with os.fdopen(reading, encoding="utf-8") as pipe:
        while written + missing <= 30_000:
            line = pipe.readline()
            if line.startswith("… "):
                missing += int(line.removeprefix("… ").removesuffix(" linhas omitidas\n"))
                continue
            assert line == f"linha {written + missing}\n"
            written += 1
            if written == 10_000:
                out.say("linha 30000")  # there is room again, and what is missing is told
    assert written > 10_000
    assert missing > 0


def test_a_reader_that_went_away_is_no_error(outlet: Callable[..., tuple[int, Out]]) -> None:
    reading, out = outlet()
    os.close(reading)
    out.say("ninguém lê isto")
    out.say("nem isto")
    out.close()


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_a_program_without_a_console_writes_where_it_can(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None
) -> None:
    monkeypatch.setattr(sys, "stdout", stream)
    out = Out()
    out.say("oi")
    out.close()
    assert stream is None or stream.getvalue() == "oi\n"


def test_r22_a_server_whose_output_nobody_reads_serves_on_and_ends(
    qtbot: QtBot, program: ProgramMaker
) -> None:
    """`servidor` in a console where somebody is marking text."""
    reading, writing = os.pipe()
    server = program("servidor", "--endereco", LOOPBACK, "--porta", "0", stdout=writing)
    os.close(writing)
    port = int(os.read(reading, 1_000).decode().strip().rpartition(":")[2])
    guests = {name: RawGuest(port) for name in ("ana", "bia", "caio", "davi")}
    for name, guest in guests.items():
        guest.send(f"{name}\n".encode())
        qtbot.waitUntil(lambda guest=guest: guest.hears(WELCOMED))  # type: ignore[misc]
    for guest in guests.values():
        guest.send((b"x" * 3_999 + b"\n") * 20)  # 80 messages of 4 kB; the pipe holds 64 kB
    for guest in guests.values():
        qtbot.waitUntil(lambda guest=guest: guest.read().count("x" * 3_999) == 60)  # type: ignore[misc]
    server.types("/sair\n")
    for guest in guests.values():
        qtbot.waitUntil(guest.is_hung_up)
    assert server.finish() == 0
    os.close(reading)
