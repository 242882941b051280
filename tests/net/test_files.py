"""Files over real sockets: they arrive whole, go on where they stopped, and hold nobody up."""

import hashlib
import json
import os
import socket
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.config import Limits
from app.net import blobs
from app.worker import Worker
from tests.support.fixtures import ProgramMaker, RoomMaker
from tests.support.guests import LOOPBACK, RawGuest
from tests.support.programs import KILL, Program
from tests.support.running import OpenRoom

DATA = Random(7).randbytes(3_000_000)  # noqa: S311  (guards nothing)
SHA = hashlib.sha256(DATA).hexdigest()
FOLDER = "sala-turma-3b-arquivos"


class Porter:
    """A connection for the bytes of one file."""

    def __init__(self, room: OpenRoom, kind: str, file: str, **fields: Any) -> None:
        self._room = room
        self.guest = room.visitor()
        command = {"type": kind, "file": file} | fields
        self.guest.send(json.dumps(command).encode() + b"\n")
        room.wait(lambda: b"\n" in self.guest.read_bytes())
        self.answer = json.loads(self.guest.data.partition(b"\n")[0])

    @property
    def body(self) -> bytes:
        """What followed the first line."""
        return self.guest.read_bytes().partition(b"\n")[2]

    def sends(self, data: bytes) -> None:
        """Send, as fast as the room takes it."""
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[self.guest._socket.send(rest) :]
            except BlockingIOError:
                self._room.bot.wait(1)

    def is_over(self) -> bool:
        self.guest.read_bytes()
        return self.guest.hung_up


def events(guest: RawGuest, kind: str) -> list[Any]:
    lines = guest.read_bytes().splitlines()
    return [each for each in map(json.loads, lines) if each["type"] == kind]


def offers(room: OpenRoom, guest: RawGuest, **fields: Any) -> str:
    """Offer `DATA`; the id."""
    command = {"type": "offer", "cid": "c1", "to": "", "name": "a.bin", "size": len(DATA)}
    guest.forget()
    guest.send(json.dumps(command | {"sha256": SHA} | fields).encode() + b"\n")
    room.wait(lambda: events(guest, "offered"))
    return str(events(guest, "offered")[0]["file"])


def shares(room: OpenRoom, guest: RawGuest) -> str:
    file = offers(room, guest)
    put = Porter(room, "put", file)
    put.sends(DATA)
    room.wait(lambda: events(guest, "said"))
    room.wait(put.is_over)
    return file


def test_a_file_arrives_whole_and_is_kept_beside_the_record(
    open_room: RoomMaker, tmp_path: Path
) -> None:
    room = open_room(data=tmp_path)
    ana, bia = room.native("ana"), room.native("bia")
    file = shares(room, ana)
    room.wait(lambda: events(bia, "said"))
    assert events(bia, "said")[0]["file"] == {
        "id": file,
        "name": "a.bin",
        "size": len(DATA),
        "sha256": SHA,
    }
    get = Porter(room, "get", file)
    room.wait(get.is_over)
    assert get.answer == {"type": "at", "offset": 0}
    assert get.body == DATA
    (kept,) = (tmp_path / FOLDER).iterdir()
    assert kept.read_bytes() == DATA
    assert "a.bin" not in kept.name


def test_a_removed_message_leaves_no_file_on_the_disk_of_the_host_nor_after_a_restart(
    open_room: RoomMaker, tmp_path: Path
) -> None:
    room = open_room(data=tmp_path)
    ana = room.native("ana")
    file = shares(room, ana)
    (kept,) = (tmp_path / FOLDER).iterdir()
    get = Porter(room, "get", file)  # on its way, as far as the sockets take it
    seq = events(ana, "said")[0]["seq"]
    ana.send(f'{{"type":"remove","cid":"c2","message":{seq}}}\n'.encode())
    room.wait(lambda: events(ana, "removed"))
    room.wait(lambda: not kept.exists())
    room.wait(get.is_over)
    assert Porter(room, "get", file).answer == {"type": "refused", "code": "file_unknown"}
    room.stop()
    again = open_room(data=tmp_path)
    bia = again.visitor()
    bia.send(b'{"type":"join","name":"bia"}\n')
    again.wait(lambda: events(bia, "said"))
    assert [each.get("file") for each in events(bia, "said")] == [None]
    assert Porter(again, "get", file).answer == {"type": "refused", "code": "file_unknown"}
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_an_upload_that_was_dropped_goes_on_where_it_stopped(
    open_room: RoomMaker, tmp_path: Path
) -> None:
    room = open_room(data=tmp_path)
    ana = room.native("ana")
    file = offers(room, ana)
    put = Porter(room, "put", file)
    put.sends(DATA[:1_500_000])
    (blob,) = (tmp_path / FOLDER).iterdir()
    room.wait(lambda: blob.stat().st_size > 1_000_000)
    put.guest.reset()
    room.wait(lambda: not room.server._carriage._carriers)
    again = Porter(room, "put", file)
    offset = again.answer["offset"]
    assert 1_000_000 < offset <= 1_500_000
    again.sends(DATA[offset:])
    room.wait(lambda: events(ana, "said"))
    assert blob.read_bytes() == DATA


def test_a_download_goes_on_where_it_stopped(open_room: RoomMaker) -> None:
    room = open_room()
    file = shares(room, room.native("ana"))
    get = Porter(room, "get", file, offset=2_999_990)
    room.wait(get.is_over)
    assert get.answer == {"type": "at", "offset": 2_999_990}
    assert get.body == DATA[-10:]


def test_what_is_not_what_was_announced_is_dropped_and_nobody_hears_of_it(
    open_room: RoomMaker, tmp_path: Path
) -> None:
    room = open_room(data=tmp_path)
    ana = room.native("ana")
    put = Porter(room, "put", offers(room, ana))
    put.sends(DATA[:-1] + bytes([DATA[-1] ^ 1]))
    room.wait(put.is_over)
    assert b'"file_damaged"' in put.guest.data
    assert list((tmp_path / FOLDER).iterdir()) == []
    assert events(ana, "said") == []
    whole = Porter(room, "put", offers(room, ana))
    assert whole.answer["offset"] == 0


def test_an_empty_file_is_a_file(open_room: RoomMaker) -> None:
    room = open_room()
    ana = room.native("ana")
    empty = hashlib.sha256(b"").hexdigest()
    put = Porter(room, "put", offers(room, ana, size=0, sha256=empty))
    room.wait(put.is_over)
    assert b'"received"' in put.guest.data
    get = Porter(room, "get", events(ana, "said")[0]["file"]["id"])
    room.wait(get.is_over)
    assert get.body == b""


def test_a_full_disk_of_the_host_stops_the_file_and_not_the_talk(open_room: RoomMaker) -> None:
    room = open_room(limits=Limits(spare=2**60))
    ana = room.native("ana")
    put = Porter(room, "put", offers(room, ana))
    assert put.answer == {"type": "refused", "code": "file_disk"}
    ana.send(b'{"type":"say","cid":"c2","text":"oi"}\n')
    room.wait(lambda: events(ana, "said"))


def test_a_disk_that_fails_in_the_midst_is_told(
    open_room: RoomMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = open_room()
    ana = room.native("ana")
    put = Porter(room, "put", offers(room, ana))

    def fail(_: blobs.Incoming, __: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(blobs.Incoming, "write", fail)
    put.guest.send(DATA[:1000])
    room.wait(put.is_over)
    assert b'"file_disk"' in put.guest.data


@pytest.mark.parametrize("harm", ["shorter", "gone"])
def test_a_file_that_the_disk_of_the_host_lost_is_refused_for_that(
    open_room: RoomMaker, tmp_path: Path, harm: str
) -> None:
    room = open_room(data=tmp_path)
    file = shares(room, room.native("ana"))
    (blob,) = (tmp_path / FOLDER).iterdir()
    if harm == "gone":
        blob.unlink()
    else:
        os.truncate(blob, 1000)
    assert Porter(room, "get", file).answer == {"type": "refused", "code": "file_disk"}


def test_the_files_of_a_room_outlive_it_and_leftovers_do_not(
    open_room: RoomMaker, tmp_path: Path
) -> None:
    room = open_room(data=tmp_path)
    file = shares(room, room.native("ana"))
    room.stop()
    fresh = tmp_path / FOLDER / ("1" * 32)
    leftover = tmp_path / FOLDER / ("0" * 32)
    for path in (leftover, fresh):
        path.write_bytes(b"x")
    old = time.time() - Limits().upload_kept - 1
    os.utime(leftover, (old, old))
    again = open_room(data=tmp_path)
    again.wait(lambda: not leftover.exists())
    assert fresh.exists()
    get = Porter(again, "get", file)
    again.wait(get.is_over)
    assert get.body == DATA


def test_the_files_of_a_room_that_keeps_nothing_are_gone_with_it(open_room: RoomMaker) -> None:
    room = open_room()
    shares(room, room.native("ana"))
    temporary = room.server._carriage._temporary
    assert temporary is not None
    folder = temporary.path
    assert len(list(folder.iterdir())) == 1
    room.stop()
    room.wait(lambda: not folder.exists())


def test_whoever_does_not_read_is_cut_and_costs_no_memory(
    open_room: RoomMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.net.carriage.LOOK", 50)
    room = open_room(limits=Limits(stalled=0.3))
    file = shares(room, room.native("ana"))
    sleeper = room.visitor(small=True)
    sleeper.send(json.dumps({"type": "get", "file": file}).encode() + b"\n")
    room.wait(lambda: room.server._carriage._carriers)
    room.wait(lambda: not room.server._carriage._carriers)
    while not sleeper.hung_up:
        sleeper.read_bytes()
    assert len(sleeper.data) < len(DATA)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell what was taken")
def test_whoever_reads_slowly_and_without_end_is_not_cut(
    open_room: RoomMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """160 kB a second: slower than a piece of 256 kB in `stalled` seconds."""
    monkeypatch.setattr("app.net.carriage.LOOK", 50)
    stalled = 1.0
    room = open_room(limits=Limits(stalled=stalled))
    file = shares(room, room.native("ana"))
    with socket.socket() as reader:
        reader.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 1448)  # as on a LAN
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        reader.connect((LOOPBACK, room.port))
        reader.sendall(json.dumps({"type": "get", "file": file}).encode() + b"\n")
        room.wait(lambda: room.server._carriage._carriers)
        began = time.monotonic()
        while time.monotonic() < began + 3 * stalled:
            room.bot.wait(50)
            assert reader.recv(8_000)
            assert room.server._carriage._carriers


def test_a_room_closes_in_the_midst_of_files(open_room: RoomMaker) -> None:
    room = open_room()
    ana = room.native("ana")
    file = shares(room, ana)
    get = room.visitor(small=True)
    get.send(json.dumps({"type": "get", "file": file}).encode() + b"\n")
    put = Porter(room, "put", offers(room, ana, cid="c2"))
    put.sends(DATA[:100_000])
    room.wait(lambda: len(room.server._carriage._carriers) == 2)
    room.stop()
    assert b'"ended"' in put.guest.read_bytes()


def test_many_get_one_file_at_once_and_words_come_in_between(open_room: RoomMaker) -> None:
    room = open_room()
    ana, bia = room.native("ana"), room.native("bia")
    file = shares(room, ana)
    gets = [Porter(room, "get", file) for _ in range(10)]
    ana.send(b'{"type":"say","cid":"c2","text":"oi"}\n')
    room.wait(lambda: len(events(bia, "said")) == 2)
    room.wait(lambda: all(get.is_over() for get in gets))
    assert all(get.body == DATA for get in gets)


def test_a_host_that_is_killed_in_the_midst_goes_on_behind_what_it_has(
    program: ProgramMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    def opens() -> tuple[Program, int]:
        words = ("servidor", "--endereco", LOOPBACK, "--porta", "0", "--sala", "Turma 3B")
        host = program(*words, "--dados", str(tmp_path))
        qtbot.waitUntil(lambda: "\n" in host.out, timeout=20_000)
        return host, int(host.out.splitlines()[0].rpartition(":")[2])

    host, port = opens()
    with socket.create_connection((LOOPBACK, port)) as ana:
        token = asks(ana, b'{"type":"join","name":"ana"}\n', "welcomed")["token"]
        file = asks(ana, offer_line(), "offered")["file"]
        with socket.create_connection((LOOPBACK, port)) as put:
            assert asks(put, put_line(file), "at")["offset"] == 0
            put.sendall(DATA[:2_000_000])
            (blob,) = (tmp_path / FOLDER).iterdir()
            qtbot.waitUntil(lambda: blob.stat().st_size >= 1_000_000, timeout=10_000)
            host.send_signal(KILL)
            host.finish()
    host, port = opens()
    with socket.create_connection((LOOPBACK, port)) as ana:
        resume = json.dumps({"type": "resume", "token": token}).encode() + b"\n"
        assert asks(ana, resume, "welcomed")["resumed"]
        file = asks(ana, offer_line(), "offered")["file"]
        with socket.create_connection((LOOPBACK, port)) as put:
            offset = asks(put, put_line(file), "at")["offset"]
            assert 1_000_000 <= offset <= 2_000_000
            put.sendall(DATA[offset:])
            assert json.loads(put.makefile("rb").readline()) == {"type": "received"}
    assert blob.read_bytes() == DATA


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_large_file_costs_the_host_no_memory(
    program: ProgramMaker, qtbot: QtBot, tmp_path: Path
) -> None:
    megabyte, count = DATA[:1_000_000], 120
    whole = hashlib.sha256()
    for _ in range(count):
        whole.update(megabyte)
    host = program("servidor", "--endereco", LOOPBACK, "--porta", "0", "--dados", str(tmp_path))
    qtbot.waitUntil(lambda: "\n" in host.out, timeout=20_000)
    port = int(host.out.splitlines()[0].rpartition(":")[2])

    def most() -> int:
        """Kilobytes that it ever held."""
        status = Path(f"/proc/{host.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0])

    with socket.create_connection((LOOPBACK, port)) as ana:
        asks(ana, b'{"type":"join","name":"ana"}\n', "welcomed")
        before = most()
        command = {"type": "offer", "cid": "c1", "to": "", "name": "a", "size": count * 1_000_000}
        line = json.dumps(command | {"sha256": whole.hexdigest()}).encode() + b"\n"
        file = asks(ana, line, "offered")["file"]
    with socket.create_connection((LOOPBACK, port)) as put:
        asks(put, put_line(file), "at")
        for _ in range(count):
            put.sendall(megabyte)
        assert json.loads(put.makefile("rb").readline()) == {"type": "received"}
    came = 0
    with socket.create_connection((LOOPBACK, port)) as get:
        get.sendall(json.dumps({"type": "get", "file": file}).encode() + b"\n")
        while data := get.recv(1 << 20):
            came += len(data)
    assert came == count * 1_000_000 + len(b'{"type":"at","offset":0}\n')
    assert most() - before < 30_000


def offer_line() -> bytes:
    command = {"type": "offer", "cid": "c1", "to": "", "name": "a.bin", "size": len(DATA)}
    return json.dumps(command | {"sha256": SHA}).encode() + b"\n"


def put_line(file: str) -> bytes:
    return json.dumps({"type": "put", "file": file}).encode() + b"\n"


def asks(guest: socket.socket, line: bytes, kind: str) -> Any:
    """Send a line; the first event of that kind."""
    guest.sendall(line)
    for answer in guest.makefile("rb"):
        event = json.loads(answer)
        if event["type"] == kind:
            return event
    raise AssertionError(f"no {kind}")


def test_a_job_that_the_disk_refuses_tells_why_and_the_next_one_is_done(qtbot: QtBot) -> None:
    worker = Worker("test")
    told: list[object] = []

    def refuse() -> None:
        raise OSError("cheio")

    worker.do(refuse, told.append, lambda error: told.append(str(error)))
    worker.do(lambda: 7, told.append, told.append)
    qtbot.waitUntil(lambda: told == ["cheio", 7])
