"""What is left of files on the host's disk when a room, or its whole program, has ended."""

import json
import shutil
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.net import carriage
from app.net.blobs import Outgoing
from tests.net.test_files import (
    DATA,
    FOLDER,
    SHA,
    Porter,
    asks,
    events,
    offers,
    put_line,
    shares,
)
from tests.support.fixtures import ProgramMaker, RoomMaker
from tests.support.guests import LOOPBACK
from tests.support.programs import KILL, Program
from tests.support.running import OpenRoom

WORDS = ("servidor", "--endereco", LOOPBACK, "--porta", "0", "--sala", "Turma 3B")
WAYS = ["/sair"] if sys.platform == "win32" else ["/sair", "SIGTERM", "SIGINT"]


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The disk deletes no temporary folder before it is set."""
    gate, rmtree = threading.Event(), shutil.rmtree

    def slow(*what: Any, **how: Any) -> None:
        gate.wait()
        rmtree(*what, **how)

    monkeypatch.setattr(shutil, "rmtree", slow)
    yield gate
    gate.set()


def waits_for_the_disk(room: OpenRoom) -> None:
    """All else is over, and whoever would not wait for the disk would have ended."""
    room.wait(lambda: room.server._carriage._closing)
    QApplication.processEvents()
    assert room.stops == 0


def test_a_room_that_keeps_nothing_has_ended_when_its_files_are_gone_and_not_before(
    open_room: RoomMaker, gate: threading.Event
) -> None:
    room = open_room()
    shares(room, room.native("ana"))
    made = room.server._carriage._temporary
    assert made is not None
    with room.bot.waitSignal(room.server._recorder.closed):
        room.server.stop()
        for guest in room._guests:
            guest.close()
    waits_for_the_disk(room)
    gate.set()
    room.stop()
    assert not made.path.parent.exists()
    assert room.stops == 1


def test_a_room_has_ended_when_the_files_of_removed_messages_are_gone_and_not_before(
    open_room: RoomMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = open_room(data=tmp_path)
    ana = room.native("ana")
    shares(room, ana)
    seq = events(ana, "said")[0]["seq"]
    gate, unlink = threading.Event(), Path.unlink

    def slow(path: Path, *, missing_ok: bool = False) -> None:
        gate.wait()
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", slow)
    try:
        ana.send(f'{{"type":"remove","cid":"c3","message":{seq}}}\n'.encode())
        room.wait(lambda: events(ana, "removed"))
        with room.bot.waitSignal(room.server._recorder.closed):
            room.server.stop()
            ana.close()
        waits_for_the_disk(room)
    finally:
        gate.set()
    room.stop()
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_disk_that_does_not_answer_does_not_hold_the_room_for_ever(
    open_room: RoomMaker, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carriage, "CLOSING", 50)
    room = open_room()
    shares(room, room.native("ana"))
    room.stop()
    assert room.stops == 1
    done: list[object] = []
    room.server._carriage._worker.do(lambda: None, done.append, done.append)
    gate.set()
    room.wait(lambda: done)  # and so what came of the jobs before is known, too
    assert room.stops == 1


def test_a_disk_that_stands_still_is_not_waited_for_when_the_program_ends_either(
    open_room: RoomMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carriage, "CLOSING", 50)
    room = open_room()
    shares(room, room.native("ana"))
    made = room.server._carriage._temporary
    assert made is not None
    gate = threading.Event()
    room.server._carriage._worker.forget(gate.wait)
    try:
        room.stop()
        assert made.path.exists()
        assert not made._end.alive
    finally:
        gate.set()


def test_files_that_are_open_are_closed_before_they_are_deleted(
    open_room: RoomMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that was asked for, and not wanted any more when the disk had opened it."""
    done: list[str] = []
    close, rmtree = Outgoing.close, shutil.rmtree

    def closes(file: Outgoing) -> None:
        done.append("close")
        close(file)

    def deletes(*what: Any, **how: Any) -> None:
        done.append("delete")
        rmtree(*what, **how)

    monkeypatch.setattr(Outgoing, "close", closes)
    monkeypatch.setattr(shutil, "rmtree", deletes)
    room = open_room()
    ana = room.native("ana")
    file = shares(room, ana)
    gate = threading.Event()
    room.server._carriage._worker.forget(gate.wait)
    try:
        get = room.visitor()
        get.send(json.dumps({"type": "get", "file": file}).encode() + b"\n")
        room.wait(lambda: room.server._carriage._carriers)
        get.reset()
        room.wait(lambda: not room.server._carriage._carriers)
        with room.bot.waitSignal(room.server._recorder.closed):
            room.server.stop()
            ana.close()
    finally:
        gate.set()
    room.stop()
    assert done == ["close", "delete"]


def test_a_room_in_the_midst_of_files_leaves_nothing(open_room: RoomMaker) -> None:
    room = open_room()
    ana = room.native("ana")
    file = shares(room, ana)
    get = room.visitor(small=True)
    get.send(json.dumps({"type": "get", "file": file}).encode() + b"\n")
    put = Porter(room, "put", offers(room, ana, cid="c2"))
    put.sends(DATA[:100_000])
    room.wait(lambda: len(room.server._carriage._carriers) == 2)
    made = room.server._carriage._temporary
    assert made is not None
    room.stop()
    assert not made.path.parent.exists()


def test_the_file_of_a_message_that_was_removed_before_a_crash_is_gone_at_the_next_opening(
    open_room: RoomMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However young it is."""
    room = open_room(data=tmp_path)
    ana = room.native("ana")
    shares(room, ana)
    seq = events(ana, "said")[0]["seq"]
    kept = offers(room, ana, cid="c2")
    put = Porter(room, "put", kept)
    put.sends(DATA[:1000])
    room.wait(lambda: len(list((tmp_path / FOLDER).iterdir())) == 2)
    with monkeypatch.context() as crash:
        crash.setattr(Path, "unlink", lambda *_, **__: None)
        ana.send(f'{{"type":"remove","cid":"c3","message":{seq}}}\n'.encode())
        room.wait(lambda: events(ana, "removed"))
        room.stop()
    assert len(list((tmp_path / FOLDER).iterdir())) == 2
    again = open_room(data=tmp_path)
    again.wait(lambda: len(list((tmp_path / FOLDER).iterdir())) == 1)
    again.stop()
    assert [path.stat().st_size for path in (tmp_path / FOLDER).iterdir()] == [1000]


# As programs of their own


@pytest.fixture
def tmp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where programs make temporary folders."""
    tmp = tmp_path / "tmp"
    tmp.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp))
    return tmp


def listens(bot: QtBot, host: Program) -> int:
    bot.waitUntil(lambda: "\n" in host.out, timeout=20_000)
    return int(host.out.splitlines()[0].rpartition(":")[2])


def sends(port: int, ana: socket.socket, cid: str) -> Any:
    """Send all of `DATA`; the message."""
    put_whole(port, asks(ana, offer_line(cid), "offered")["file"])
    return asks(ana, b"\n", "said")


def put_whole(port: int, file: str) -> None:
    with socket.create_connection((LOOPBACK, port)) as put:
        asks(put, put_line(file), "at")
        put.sendall(DATA)
        assert json.loads(put.makefile("rb").readline()) == {"type": "received"}


def offer_line(cid: str) -> bytes:
    command = {"type": "offer", "cid": cid, "to": "", "name": "a.bin", "size": len(DATA)}
    return json.dumps(command | {"sha256": SHA}).encode() + b"\n"


def end(host: Program, way: str) -> None:
    if way == "/sair":
        host.types("/sair\n")
    else:
        host.send_signal(getattr(signal, way))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("busy", [False, True], ids=["calm", "in the midst of files"])
def test_a_host_that_keeps_nothing_leaves_nothing(
    program: ProgramMaker, qtbot: QtBot, tmp: Path, way: str, *, busy: bool
) -> None:
    host = program(*WORDS, "--sem-guardar")
    port = listens(qtbot, host)
    with ExitStack() as connections:

        def connects() -> socket.socket:
            return connections.enter_context(socket.create_connection((LOOPBACK, port)))

        ana = connects()
        asks(ana, b'{"type":"join","name":"ana"}\n', "welcomed")
        said = [sends(port, ana, f"c{number}") for number in range(5)]
        assert len(list(tmp.glob("sala-*"))) == 1
        if busy:
            get, put = connects(), connects()
            get.sendall(json.dumps({"type": "get", "file": said[0]["file"]["id"]}).encode() + b"\n")
            file = asks(ana, offer_line("c9"), "offered")["file"]
            asks(put, put_line(file), "at")
            put.sendall(DATA[:100_000])
        end(host, way)
        ana.makefile("rb").read()  # to its end, as programs do
    assert host.finish() == 0
    assert host.err == ""
    assert list(tmp.iterdir()) == []


def test_the_files_of_removed_messages_are_gone_when_the_host_has_ended(
    program: ProgramMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    host = program(*WORDS, "--dados", str(tmp_path))
    port = listens(qtbot, host)
    with socket.create_connection((LOOPBACK, port)) as ana:
        asks(ana, b'{"type":"join","name":"ana"}\n', "welcomed")
        seqs = [sends(port, ana, f"c{number}")["seq"] for number in range(6)]
        for seq in seqs:
            asks(ana, b'{"type":"remove","cid":"r%d","message":%d}\n' % (seq, seq), "removed")
        end(host, "/sair")
        ana.makefile("rb").read()
    assert host.finish() == 0
    assert list((tmp_path / FOLDER).iterdir()) == []


@pytest.mark.parametrize("words", [WORDS, ("hospedar", "--nome", "Ana", "--porta", "0")])
def test_what_a_killed_host_left_is_gone_when_the_next_one_starts(
    program: ProgramMaker, qtbot: QtBot, tmp: Path, words: tuple[str, ...]
) -> None:
    screen = {"QT_QPA_PLATFORM": "offscreen"}
    host = program(*words, "--sem-guardar", env=screen)
    port = listens(qtbot, host)
    with socket.create_connection((LOOPBACK, port)) as bia:
        asks(bia, b'{"type":"join","name":"bia"}\n', "welcomed")
        sends(port, bia, "c1")
    host.send_signal(KILL)
    host.finish()
    (left,) = tmp.glob("sala-*")
    again = program(*words, "--sem-guardar", env=screen)
    listens(qtbot, again)
    qtbot.waitUntil(lambda: not left.exists())


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_window_that_hosts_and_keeps_nothing_leaves_nothing(
    program: ProgramMaker, qtbot: QtBot, tmp: Path
) -> None:
    words = ("hospedar", "--nome", "Ana", "--porta", "0", "--sem-guardar")
    host = program(*words, env={"QT_QPA_PLATFORM": "offscreen"})
    port = listens(qtbot, host)
    with (
        socket.create_connection((LOOPBACK, port)) as bia,
        socket.create_connection((LOOPBACK, port)) as put,
    ):
        asks(bia, b'{"type":"join","name":"bia"}\n', "welcomed")
        for number in range(3):
            sends(port, bia, f"c{number}")
        asks(put, put_line(asks(bia, offer_line("c9"), "offered")["file"]), "at")
        put.sendall(DATA[:100_000])
        end(host, "SIGTERM")
        bia.makefile("rb").read()
    assert host.finish() == 0
    assert [path for path in tmp.iterdir() if path.name.startswith("sala-")] == []
