"""What may go wrong with a record between two attempts to write it."""

from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from app.failures import Failure, Trouble
from app.net.recorder import Decision
from app.net.server import Server
from app.protocol.messages import Said, Told
from app.room.history import History
from app.room.memory import Memory
from app.room.record import SKIPPED, Record
from tests.support.disk import Disk
from tests.support.fixtures import RoomMaker
from tests.support.guests import RawGuest
from tests.support.running import QUICK, OpenRoom

RECORD = "sala-turma-3b.sqlite3"


def say(cid: str, text: str = "oi") -> bytes:
    return f'{{"type":"say","cid":"{cid}","text":"{text}"}}\n'.encode()


def texts(path: Path) -> list[str]:
    """What the record holds, once the room is closed."""
    with closing(History(path)) as history:
        return [event.text for event in history.tail(1_000) if isinstance(event, Said | Told)]


def test_a_commit_that_failed_after_it_reached_the_disk_is_not_written_twice(
    open_room: RoomMaker, disk: Disk, tmp_path: Path
) -> None:
    room = open_room(data=tmp_path)
    ana = room.native("ana")
    disk.lies = True
    ana.send(say("1", "um"))
    room.wait(lambda: room.suspensions)
    disk.lies = False
    ana.send(say("2", "dois"))
    room.server.decide(Decision.RETRY)
    room.wait(lambda: ana.kinds() == ["said", "said"])
    room.stop()
    assert texts(tmp_path / RECORD) == ["um", "dois"]


def test_what_another_sala_wrote_meanwhile_is_not_taken_for_ours(
    open_room: RoomMaker, disk: Disk, tmp_path: Path
) -> None:
    room, path = open_room(data=tmp_path), tmp_path / RECORD
    ana = room.native("ana")
    disk.broken = True
    ana.send(say("1", "nossa"))
    room.wait(lambda: room.suspensions)

    def take() -> None:
        with closing(History(path)) as other:
            other.append([Said(seq=2, time=9, author="bia", text="deles")])

    disk.unattended = take
    disk.broken = False
    room.server.decide(Decision.RETRY)
    room.wait(lambda: len(room.suspensions) == 2)
    assert room.suspensions[1].trouble is Trouble.DATA_IN_USE
    assert ana.kinds() == []
    disk.unattended = lambda: None
    room.stop()
    assert texts(path) == ["deles"]


def test_a_record_that_became_damaged_is_put_aside_and_the_order_goes_on_in_a_new_one(
    open_room: RoomMaker, disk: Disk, tmp_path: Path
) -> None:
    room, path = open_room(data=tmp_path), tmp_path / RECORD
    ana = room.native("ana")
    ana.send(say("1", "antes"))
    room.wait(lambda: ana.kinds() == ["said"])
    disk.broken = True
    ana.send(say("2", "depois"))
    room.wait(lambda: room.suspensions)
    disk.broken = False
    disk.unattended = lambda: path.write_bytes(b"\xa5" * 10_000)
    room.server.decide(Decision.RETRY)
    room.wait(lambda: ana.kinds() == ["said", "said"])
    disk.unattended = lambda: None
    (aside,) = room.asides
    room.stop()
    assert aside.read_bytes() == b"\xa5" * 10_000
    assert [event["seq"] for event in ana.events() if event["type"] == "said"] == [2, 3]
    assert texts(path) == ["depois"]


def test_a_folder_that_went_away_and_came_back_is_no_loss(
    open_room: RoomMaker, disk: Disk, tmp_path: Path
) -> None:
    folder = tmp_path / "pendrive"
    room = open_room(data=folder)
    ana = room.native("ana")
    disk.broken = True
    ana.send(say("1", "um"))
    room.wait(lambda: room.suspensions)

    def pull_out() -> None:
        folder.rename(tmp_path / "away")
        folder.write_bytes(b"")  # nothing can be opened in it, not even by root

    disk.unattended = pull_out
    room.server.decide(Decision.RETRY)
    room.wait(lambda: len(room.suspensions) == 2)
    disk.unattended = lambda: None
    folder.unlink()
    (tmp_path / "away").rename(folder)
    disk.broken = False
    room.server.decide(Decision.RETRY)
    room.wait(lambda: ana.kinds() == ["said"])
    room.stop()
    assert texts(folder / RECORD) == ["um"]


def after_a_run_that_kept_nothing(
    open_room: RoomMaker, disk: Disk, folder: Path, *, restarts: int = 0
) -> tuple[bool, list[str]]:
    """Whether somebody who saw what the room told and did not keep is told on coming back that

    something is missing, and what is told; `restarts`: more of the room after that.
    """
    room = open_room(data=folder)
    ana = room.visitor()
    ana.send(b'{"type":"join","name":"ana"}\n')
    room.wait(lambda: "welcomed" in ana.kinds())
    token = ana.events()[0]["token"]
    disk.broken = True
    for number in range(4):
        ana.send(say(str(number)))
    room.wait(lambda: room.suspensions)
    room.server.decide(Decision.FORGO)
    room.wait(lambda: ana.kinds().count("said") == 4)
    seen = ana.events()[-1]["seq"]
    room.stop()
    disk.broken = False
    again = open_room(data=folder)
    bia = again.native("bia")
    for text in ("um", "dois", "três", "quatro"):
        bia.send(say(text, text))
    again.wait(lambda: bia.kinds().count("said") == 4)
    for _ in range(restarts):
        again.stop()
        again = open_room(data=folder)
    back = again.visitor()
    back.send(b'{"type":"resume","token":"%b","seq":%d}\n' % (token.encode(), seen))
    again.wait(lambda: "welcomed" in back.kinds())
    back.send(say("5", "voltei"))
    again.wait(lambda: "voltei" in back.read())
    told = [event["text"] for event in back.events() if event["type"] == "said"]
    return back.events()[0].get("gap", False), told


@pytest.mark.parametrize("restarts", [0, 2])
def test_a_number_that_was_told_and_not_kept_is_never_given_again_and_is_a_gap(
    open_room: RoomMaker, disk: Disk, tmp_path: Path, restarts: int
) -> None:
    gap, told = after_a_run_that_kept_nothing(open_room, disk, tmp_path, restarts=restarts)
    assert told == ["um", "dois", "três", "quatro", "voltei"]
    assert gap is True


@pytest.mark.parametrize("restarts", [0, 2])
def test_a_memory_that_knows_no_number_that_was_left_out_tells_of_no_gap(
    open_room: RoomMaker,
    disk: Disk,
    tmp_path: Path,
    restarts: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Memory, "leave_out", lambda *_: None)
    gap, _ = after_a_run_that_kept_nothing(open_room, disk, tmp_path, restarts=restarts)
    assert gap is False


def test_no_number_is_given_again_either_when_nothing_was_kept_at_all(
    open_room: RoomMaker, disk: Disk, tmp_path: Path
) -> None:
    disk.broken = True
    room = open_room(data=tmp_path)
    ana = room.visitor()
    ana.send(b'{"type":"join","name":"ana"}\n')
    room.wait(lambda: room.suspensions)
    room.server.decide(Decision.FORGO)
    room.wait(lambda: "welcomed" in ana.kinds())
    (first,) = ana.events()
    room.stop()
    disk.broken = False
    again = open_room(data=tmp_path)
    bia = again.visitor()
    bia.send(b'{"type":"join","name":"bia"}\n')
    again.wait(lambda: "welcomed" in bia.kinds())
    (second,) = bia.events()
    assert (first["id"], first["seq"]) == (second["id"], 1)
    assert second["seq"] > SKIPPED


def test_a_room_that_gives_numbers_again_hides_what_stands_under_them(
    open_room: RoomMaker, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Record, "skip", lambda *_: None)
    _, told = after_a_run_that_kept_nothing(open_room, disk, tmp_path)
    assert "um" not in told


def test_closing_while_it_is_tried_again_in_vain_refuses_what_waits(
    open_room: RoomMaker, disk: Disk
) -> None:
    room = open_room()
    ana = room.native("ana")
    disk.broken = True
    ana.send(say("1"))
    room.wait(lambda: room.suspensions)
    disk.stop()
    room.server.decide(Decision.RETRY)
    room.wait(disk.writing.is_set)
    room.server.stop()
    disk.ready.set()
    room.stop()
    assert [event["type"] for event in ana.events()] == ["refused", "ended"]


# Whatever fails when


class CarelessServer(Server):
    """Broken on purpose: for it, a disk that fails has kept everything."""

    def _on_recorder_suspended(self, failure: Failure) -> None:
        super()._on_recorder_suspended(failure)
        self._on_committed(self._uncommitted)


def check_that_nobody_hears_what_is_neither_kept_nor_allowed(
    room: OpenRoom, disk: Disk, path: Path, seed: int
) -> None:
    """Messages, faults and decisions in any order, all of them from one seed."""
    random = Random(seed)  # noqa: S311  (the same numbers for the same seed)
    speakers = [room.native("ana"), room.native("bia")]
    listener = room.native("caio")
    allowed = False
    for step in range(40):
        disk.broken, disk.lies = (random.random() < 0.15 for _ in range(2))
        random.choice(speakers).send(say(f"c{step}", f"m{step}"))
        room.wait(lambda: room.server._suspended or not waits(room.server))
        listener.send(b'{"type":"ping"}\n')
        room.wait(lambda step=step: listener.kinds().count("ponged") == step + 1)  # type: ignore[misc]
        done = {seq for batch in disk.batches for seq in batch}
        assert allowed or {seq for seq, _ in said_to(listener)} <= done
        if room.server._suspended and not allowed:
            if random.random() < 0.05:
                allowed = True
                room.server.decide(Decision.FORGO)
            elif random.random() < 0.7:
                room.server.decide(Decision.RETRY)
    disk.broken = disk.lies = False
    if room.server._suspended and random.random() < 0.7:
        room.server.decide(Decision.RETRY)
    room.stop()
    heard = said_to(listener)
    acknowledged = [said for each in speakers for said in said_to(each, own=True)]
    assert sorted(acknowledged) == heard == sorted(set(heard))
    assert allowed or texts(path)[: len(heard)] == [text for _, text in heard]


def said_to(guest: RawGuest, *, own: bool = False) -> list[tuple[int, str]]:
    """What a guest was told: everybody's messages, or its own."""
    said = [event for event in guest.events() if event["type"] == "said"]
    return [(event["seq"], event["text"]) for event in said if not own or "cid" in event]


def waits(server: Server) -> bool:
    return server._committed < server._uncommitted


@pytest.mark.parametrize("seed", range(12))
def test_whatever_fails_when_nobody_hears_what_is_neither_kept_nor_allowed(
    open_room: RoomMaker, disk: Disk, tmp_path: Path, seed: int
) -> None:
    room = open_room(data=tmp_path, limits=QUICK)
    check_that_nobody_hears_what_is_neither_kept_nor_allowed(room, disk, tmp_path / RECORD, seed)


def test_the_check_catches_a_server_that_tells_what_the_disk_refused(
    open_room: RoomMaker, disk: Disk, tmp_path: Path
) -> None:
    room, path = open_room(data=tmp_path, limits=QUICK, server=CarelessServer), tmp_path / RECORD
    with pytest.raises(AssertionError):
        check_that_nobody_hears_what_is_neither_kept_nor_allowed(room, disk, path, 0)
