"""Files from one guest to another, over a real room and real sockets."""

import hashlib
import re
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from app.client import carrying
from app.client.attachment import Attachment, Stage
from app.client.backoff import Backoff
from app.client.carrying import Road
from app.client.client import ClientState
from app.client.download import part_of
from app.client.timeline import Quote, State
from app.client.transfers import _Journey
from app.client.upload import Upload
from app.config import ClientConfig, Limits, ServerConfig
from app.net.blobs import Incoming
from app.net.server import Server
from app.net.transport import Transport
from app.protocol.messages import Removed
from app.worker import Worker
from tests.support.client import HASTY, Person, rows
from tests.support.fixtures import PersonMaker, RoomMaker
from tests.support.guests import LOOPBACK
from tests.support.saboteur import Saboteur

DATA = Random(3).randbytes(2_000_000)  # noqa: S311  (guards nothing)


@pytest.fixture(autouse=True)
def every_step_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """However quick the disk is."""
    monkeypatch.setattr("app.client.transfers.TELL", 0.0)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A file to be sent."""
    path = tmp_path / "foto da turma.png"
    path.write_bytes(DATA)
    return path


def files(somebody: Person, peer: str = "") -> list[Attachment]:
    """The files in a conversation."""
    conversation = somebody.client.conversation(peer) if peer else somebody.client.room
    return [entry.file for entry in rows(conversation.timeline) if entry.file]


def spoken(somebody: Person) -> str:
    """What a screen reader says of the last row."""
    timeline = somebody.client.room.timeline
    last = timeline.index(timeline.rowCount() - 1)
    return str(last.data(Qt.ItemDataRole.AccessibleTextRole))


def once(
    somebody: Person,
    is_so: Callable[[Attachment], bool],
    act: Callable[[Attachment], object],
) -> list[Attachment]:
    """Do something in the midst of what a file does; the list has it from then on."""
    done: list[Attachment] = []

    def look(file: Attachment) -> None:
        if not done and is_so(file):
            done.append(file)
            act(file)

    somebody.client.files.changed.connect(look)
    return done


def is_sending(file: Attachment) -> bool:
    return file.stage is Stage.SENDING


def is_fetching(file: Attachment) -> bool:
    return file.stage is Stage.FETCHING and file.done > 0


def fetch(somebody: Person, file: Attachment, path: Path) -> None:
    somebody.client.files.fetch(file, path)
    somebody.wait(lambda: file.stage is Stage.SAVED)


def test_a_file_goes_from_one_to_another_and_is_saved_where_that_one_chose(
    open_room: RoomMaker, person: PersonMaker, picture: Path, tmp_path: Path
) -> None:
    room = open_room()
    ana, bia = person(), person()
    ana.enter(room.port, "ana")
    bia.enter(room.port, "bia")
    ana.client.files.send(picture, "", "olhem só")
    bia.wait(lambda: files(bia))
    (file,) = files(bia)
    assert (file.name, file.size, file.stage) == ("foto da turma.png", len(DATA), Stage.THERE)
    assert bia.texts()[-1] == "olhem só"
    chosen = tmp_path / "salvo" / "x.png"
    fetch(bia, file, chosen)
    assert chosen.read_bytes() == DATA
    assert file.path == chosen
    assert list(chosen.parent.iterdir()) == [chosen]
    ana.wait(lambda: files(ana)[0].stage is Stage.THERE)
    (own,) = [entry for entry in rows(ana.client.room.timeline) if entry.file]
    assert own.state is State.SENT
    assert own.file is not None
    assert own.file.id == file.id
    assert re.search(r"Você, \S+ arquivo foto da turma\.png, 1[.,]9\sMB\. olhem só", spoken(ana))


def test_a_file_is_answered_edited_and_removed_with_its_message(
    open_room: RoomMaker, person: PersonMaker, picture: Path
) -> None:
    room = open_room()
    ana, bia = person(), person()
    ana.enter(room.port, "ana")
    bia.enter(room.port, "bia")
    bia.client.submit("e a foto?")
    ana.wait(lambda: "e a foto?" in ana.texts())
    asked = rows(ana.client.room.timeline)[-1].seq
    ana.client.files.send(picture, "", "olhem", asked)
    bia.wait(lambda: files(bia))
    entry = rows(bia.client.room.timeline)[-1]
    assert entry.quote == Quote(asked, "bia", "e a foto?")
    bia.client.submit("linda", "", entry.seq)
    bia.client.react(bia.client.room, entry.seq, "👍")
    ana.wait(lambda: rows(ana.client.room.timeline)[-1].quote == Quote(entry.seq, "ana", "olhem"))
    ana.wait(lambda: rows(ana.client.room.timeline)[-2].reactions)
    ana.client.edit(ana.client.room, entry.seq, "")
    bia.wait(lambda: entry.edited)
    assert (entry.text, entry.words) == ("foto da turma.png", "")
    ana.client.edit(ana.client.room, entry.seq, "vejam")
    bia.wait(lambda: entry.text == "vejam")
    ana.client.remove(ana.client.room, entry.seq)
    bia.wait(lambda: entry.removed)
    assert (entry.file, entry.text, files(bia)) == (None, "", [])
    caio = person()
    caio.enter(room.port, "caio")
    assert files(caio) == []


def test_the_download_of_a_file_stops_when_its_message_is_removed(
    open_room: RoomMaker, person: PersonMaker, picture: Path, tmp_path: Path
) -> None:
    room = open_room()
    ana, bia = person(), person()
    ana.enter(room.port, "ana")
    bia.enter(room.port, "bia")
    ana.client.files.send(picture, "")
    bia.wait(lambda: files(bia))
    (file,), seq = files(bia), rows(bia.client.room.timeline)[-1].seq
    chosen = tmp_path / "salvo" / "x.png"
    removed = Removed(seq=seq + 1, time=0, author="ana", message=seq)
    done = once(bia, is_fetching, lambda _: bia.client._visit.follow(removed))
    bia.client.files.fetch(file, chosen)
    bia.wait(lambda: done)
    assert file.stage is Stage.THERE
    assert not bia.client.files._journeys
    bia.wait(lambda: list(chosen.parent.iterdir()) == [])


def test_a_file_that_waits_is_no_message_that_is_kept_for_later(
    open_room: RoomMaker, person: PersonMaker, picture: Path
) -> None:
    room = open_room()
    ana = person()
    ana.enter(room.port, "ana")
    once(ana, is_sending, lambda _: ana.client.abort())
    ana.client.files.send(picture, "")
    ana.wait(lambda: ana.client.state is ClientState.IDLE)
    assert files(ana)
    assert (ana.client.unsent, ana.client.waiting, ana.client.failed_messages) == (0, 0, 0)


def test_a_private_file_is_in_the_private_conversation(
    open_room: RoomMaker, person: PersonMaker, picture: Path
) -> None:
    room = open_room()
    ana, bia, caio = person(), person(), person()
    for somebody, name in ((ana, "ana"), (bia, "bia"), (caio, "caio")):
        somebody.enter(room.port, name)
    ana.wait(lambda: ana.client.roster.find("bia"))
    ana.client.files.send(picture, "bia")
    bia.wait(lambda: files(bia, "ana"))
    assert bia.texts("ana")[-1] == "foto da turma.png"
    assert files(caio) == files(ana) == []
    assert files(ana, "bia")[0].size == len(DATA)


def test_what_cannot_be_sent_says_why_and_leaves_no_row(
    open_room: RoomMaker, person: PersonMaker, picture: Path, tmp_path: Path
) -> None:
    room = open_room(limits=Limits(file=1_000_000))
    ana = person()
    ana.enter(room.port, "ana")
    told: list[str] = []
    ana.client.files.unsendable.connect(lambda _, why: told.append(why))
    ana.client.files.send(picture, "")
    ana.client.files.send(tmp_path / "não existe", "")
    ana.client.files.send(tmp_path, "")
    ana.client.files.send(picture, "ninguém")
    ana.wait(lambda: len(told) == 4)
    assert "grande demais" in told[0]
    assert "976" in told[0]
    assert "não pode ser enviado" in told[1]
    assert "não pode ser enviado" in told[2]
    assert files(ana) == []


def test_a_room_without_files_refuses_them_and_the_row_says_why(
    open_room: RoomMaker, person: PersonMaker, picture: Path
) -> None:
    def closed(config: ServerConfig) -> Server:
        return Server(ServerConfig(address=config.address, port=0, files=False))

    room = open_room(server=closed)
    ana = person()
    ana.enter(room.port, "ana")
    ana.client.files.send(picture, "")
    ana.wait(lambda: files(ana) and files(ana)[0].stage is Stage.FAILED)
    assert "só o anfitrião" in files(ana)[0].problem
    ana.client.files.cancel(files(ana)[0])
    assert files(ana) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_a_file_survives_broken_connections_in_both_directions(
    open_room: RoomMaker, person: PersonMaker, picture: Path, tmp_path: Path, seed: int
) -> None:
    room = open_room(data=tmp_path / "room")
    cable = Saboteur(room.port, Random(seed))  # noqa: S311
    ana, bia = person(), person(HASTY)
    ana.enter(room.port, "ana")
    bia.enter(cable.port, "bia")

    def strike(_: Attachment) -> None:
        for wire in cable.wires():
            wire.break_after(100_000)

    cut = once(bia, is_sending, strike)
    bia.client.files.send(picture, "")
    ana.wait(lambda: files(ana), timeout=20_000)
    assert cut
    bia.wait(lambda: files(bia) and files(bia)[0].stage is Stage.THERE, timeout=20_000)
    assert len(files(bia)) == 1
    chosen = tmp_path / "volta.png"
    cut = once(bia, is_fetching, strike)
    bia.client.files.fetch(files(bia)[0], chosen)
    bia.wait(lambda: files(bia)[0].stage is Stage.SAVED, timeout=20_000)
    assert chosen.read_bytes() == DATA
    cable.end()


def test_an_upload_goes_on_behind_what_the_room_has(
    open_room: RoomMaker, person: PersonMaker, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = open_room()
    ana = person()
    ana.enter(room.port, "ana")
    sent = [0]
    queue = Transport.queue

    def count(self: Transport, data: bytes) -> None:
        sent[0] += len(data)
        queue(self, data)

    monkeypatch.setattr(Transport, "queue", count)
    ana.client.files.send(picture, "")

    def pull() -> None:
        for peer in list(room.server._carriage._carriers):
            room.server._hang_up(peer, abort=True)

    write = Incoming.write

    def cut(self: Incoming, data: bytes) -> None:
        write(self, data)
        if len(cuts) < 1 and self.offset > 1_000_000:
            cuts.append(self.offset)
            QTimer.singleShot(0, room.server, pull)

    cuts: list[int] = []
    monkeypatch.setattr(Incoming, "write", cut)
    ana.wait(lambda: cuts and files(ana)[0].stage is Stage.THERE, timeout=20_000)
    assert sent[0] < len(DATA) * 1.75


def owed(upload: Upload) -> int:
    """Bytes that the room's system has not taken yet."""
    return upload._transport._unsent() + upload._transport._unacknowledged()


def take_some(bot: QtBot, room: socket.socket, upload: Upload) -> None:
    """The room takes 8 kB at a time until the system of the sender knows of some."""
    most = 0

    def is_known() -> bool:
        nonlocal most
        with suppress(BlockingIOError):
            room.recv(8_000)
        most = max(most, owed(upload))
        return owed(upload) < most

    bot.waitUntil(is_known)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell what was taken")
def test_an_upload_to_a_room_that_takes_little_at_a_time_is_not_given_up(
    qtbot: QtBot, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Something is taken between two looks, but less than a whole piece in `silence` seconds."""
    silence, clock = 1.0, [0.0]
    monkeypatch.setattr(carrying, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    file = Attachment(name="a", size=len(DATA), sha256="0" * 64, id="x", path=picture)
    with socket.socket() as door:
        door.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 1448)  # as on a LAN
        door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        door.bind((LOOPBACK, 0))
        door.listen()
        road = Road(door.getsockname(), ClientConfig(silence=silence), Worker("test"))
        parent = QObject()
        upload = Upload(road, file, parent)
        broken: list[bool] = []
        upload.broken.connect(lambda: broken.append(True))
        upload.start()
        room, _ = door.accept()
        with room:
            room.setblocking(False)
            room.sendall(b'{"type":"at","offset":0}\n')
            while clock[0] < 3 * silence:
                take_some(qtbot, room, upload)
                clock[0] += 0.4 * silence
                upload._on_timeout()
                assert not broken
            upload.stop()


def test_the_room_is_opened_anew_in_the_midst_and_the_file_arrives(
    open_room: RoomMaker, person: PersonMaker, picture: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    room = open_room(data=tmp_path / "room")
    ana = person(HASTY)
    ana.enter(room.port, "ana")

    def pull(_: Attachment) -> None:
        for transport in list(room.server._transports.values()):
            QTimer.singleShot(0, transport, transport.abort)

    cut = once(ana, lambda file: is_sending(file) and file.done > 0, pull)
    ana.client.files.send(picture, "")
    ana.wait(lambda: cut and ana.client.state is ClientState.RETURNING)
    room.stop()
    port = room.port
    again = open_room(data=tmp_path / "room", port=port)
    ana.client.try_now()
    ana.wait(lambda: files(ana)[0].stage is Stage.THERE, timeout=20_000)
    assert again.happened[-1].file.size == len(DATA)  # type: ignore[union-attr]
    assert len(files(ana)) == 1


def test_whoever_cancels_an_upload_sends_nothing_and_frees_its_place(
    open_room: RoomMaker, person: PersonMaker, picture: Path
) -> None:
    room = open_room()
    ana = person()
    ana.enter(room.port, "ana")
    cancelled = once(ana, is_sending, ana.client.files.cancel)
    ana.client.files.send(picture, "")
    ana.wait(lambda: cancelled)
    assert files(ana) == []
    assert room.server._hub is not None
    shelf = room.server._hub.porter._shelf
    ana.wait(lambda: shelf.size == 0)
    ana.says("oi")
    assert [getattr(event, "file", None) for event in room.happened[1:]] == [None]


def test_whoever_cancels_a_download_has_nothing_of_it(
    open_room: RoomMaker, person: PersonMaker, picture: Path, tmp_path: Path
) -> None:
    room = open_room()
    ana = person()
    ana.enter(room.port, "ana")
    ana.client.files.send(picture, "")
    ana.wait(lambda: files(ana) and files(ana)[0].stage is Stage.THERE)
    (file,) = files(ana)
    chosen = tmp_path / "fora" / "a.png"
    cancelled = once(ana, is_fetching, ana.client.files.cancel)
    ana.client.files.fetch(file, chosen)
    ana.wait(lambda: cancelled)
    ana.wait(lambda: list(chosen.parent.iterdir()) == [])
    assert file.stage is Stage.THERE


def test_bytes_that_the_room_got_wrong_are_never_saved(
    open_room: RoomMaker, person: PersonMaker, picture: Path, tmp_path: Path
) -> None:
    room = open_room(data=tmp_path / "room")
    ana = person()
    ana.enter(room.port, "ana")
    ana.client.files.send(picture, "")
    ana.wait(lambda: files(ana) and files(ana)[0].stage is Stage.THERE)
    (blob,) = (tmp_path / "room" / "sala-turma-3b-arquivos").iterdir()
    blob.write_bytes(bytes([DATA[0] ^ 1]) + DATA[1:])
    (file,) = files(ana)
    chosen = tmp_path / "a.png"
    ana.client.files.fetch(file, chosen)
    ana.wait(lambda: file.stage is Stage.FAILED)
    assert "defeito" in file.problem
    assert not chosen.exists()
    assert not part_of(chosen, file.sha256).exists()
    blob.unlink()
    ana.client.files.fetch(file, chosen)
    ana.wait(lambda: file.stage is Stage.FAILED and "não consegue ler" in file.problem)


def test_a_disk_that_takes_nothing_is_told_to_the_receiver(
    open_room: RoomMaker, person: PersonMaker, picture: Path, tmp_path: Path
) -> None:
    room = open_room()
    ana = person()
    ana.enter(room.port, "ana")
    ana.client.files.send(picture, "")
    ana.wait(lambda: files(ana) and files(ana)[0].stage is Stage.THERE)
    (file,) = files(ana)
    ana.client.files.fetch(file, picture / "x")  # a file is no folder
    ana.wait(lambda: file.stage is Stage.FAILED)
    assert "neste computador" in file.problem


def test_a_file_that_changes_while_it_is_sent_fails_and_can_be_sent_again(
    open_room: RoomMaker, person: PersonMaker, picture: Path
) -> None:
    room = open_room()
    ana = person()
    ana.enter(room.port, "ana")
    ana.client.files.prepared.connect(lambda path: path.write_bytes(DATA[::-1]))
    ana.client.files.send(picture, "")
    ana.wait(lambda: files(ana) and files(ana)[0].stage is Stage.FAILED)
    assert "mudou" in files(ana)[0].problem
    (entry,) = [entry for entry in rows(ana.client.room.timeline) if entry.file]
    assert entry.state is State.FAILED
    picture.write_bytes(DATA)
    ana.client.retry(entry.cid)
    ana.wait(lambda: files(ana)[0].stage is Stage.THERE)


def test_ten_files_at_once_arrive_and_words_do_not_wait_for_them(
    open_room: RoomMaker, person: PersonMaker, tmp_path: Path
) -> None:
    room = open_room()
    ana, bia = person(), person()
    ana.enter(room.port, "ana")
    bia.enter(room.port, "bia")
    for number in range(10):
        path = tmp_path / f"{number}.bin"
        path.write_bytes(DATA[: 100_000 + number])
        ana.client.files.send(path, "")
    ana.says("oi")
    bia.wait(lambda: len(files(bia)) == 10)
    assert sorted(file.name for file in files(bia)) == [f"{number}.bin" for number in range(10)]


def test_whoever_leaves_does_not_wait_for_files_and_sends_nothing_afterwards(
    open_room: RoomMaker, person: PersonMaker, picture: Path
) -> None:
    room = open_room()
    ana = person()
    ana.enter(room.port, "ana")
    left = once(ana, is_sending, lambda _: ana.client.leave())
    ana.client.files.send(picture, "")
    ana.wait(lambda: left)
    ana.waits_for("ended")
    assert files(ana)[0].stage is Stage.WAITING
    ana.enter(room.port, "ana")
    assert files(ana) == []  # whoever comes next at this window may be somebody else


def test_the_latest_step_is_told_though_none_follows(
    person: PersonMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.client.transfers.TELL", 0.05)
    ana, file = person(), Attachment(name="aula.bin", size=9, sha256="")
    transfers, told = ana.client.files, []
    transfers.changed.connect(lambda each: told.append(each.done))
    backoff = Backoff(Random(1))  # noqa: S311
    journey = _Journey(file, backoff, start=lambda: pytest.fail("nothing starts"))
    transfers._journeys[file] = journey
    for done in (1, 2, 3):
        transfers._on_progressed(journey, done)
    ana.wait(lambda: told == [3])
    transfers._journeys.clear()


def test_a_preview_lies_in_a_folder_of_its_own_and_is_fetched_once(
    open_room: RoomMaker, person: PersonMaker, picture: Path
) -> None:
    room = open_room()
    ana, bia = person(), person()
    ana.enter(room.port, "ana")
    bia.enter(room.port, "bia")
    ana.client.files.send(picture, "")
    bia.wait(lambda: files(bia))
    (file,) = files(bia)
    bia.client.files.preview(file)
    bia.wait(lambda: file.cached is not None)
    assert file.cached is not None
    assert hashlib.sha256(file.cached.read_bytes()).hexdigest() == file.sha256
    assert file.stage is Stage.THERE
