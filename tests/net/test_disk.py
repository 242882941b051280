"""A slow disk and a broken one: acknowledgements wait for it, and nothing else does."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from app.failures import Trouble
from app.net.server import Server
from app.room.history import History
from app.room.hub import Output, Store
from tests.support.disk import Disk
from tests.support.fixtures import RoomMaker
from tests.support.running import IMPATIENT, QUICK, OpenRoom


class EagerServer(Server):
    """Broken on purpose: it tells before the disk has it."""

    def _carry_out(self, output: Output) -> None:
        super()._carry_out(output)
        if isinstance(output, Store) and self._hub is not None:
            self._outputs.extend(self._hub.committed(output.event.seq))


def check_that_nothing_is_told_before_the_commit(room: OpenRoom, disk: Disk) -> None:
    ana, bia, caio = room.native("ana"), room.native("bia"), room.guest("caio")
    room.wait(lambda: len(room.happened) == 3)
    for guest in (ana, bia, caio):
        guest.forget()
    disk.stop()
    ana.send(b'{"type":"say","cid":"1","text":"oi"}\n')
    bia.send(b'{"type":"tell","cid":"2","to":"ana","text":"psiu"}\n')
    room.wait(disk.writing.is_set)
    bia.send(b'{"type":"ping"}\n')
    room.wait(lambda: "ponged" in bia.kinds())
    assert (ana.kinds(), bia.kinds(), caio.read()) == ([], ["ponged"], "")
    assert len(room.happened) == 3
    disk.ready.set()
    room.wait(lambda: len(room.happened) == 5)
    room.wait(lambda: ana.kinds() == ["said", "told"] and bia.kinds() == ["ponged", "said", "told"])
    assert caio.read() == "[hh:mm] ana: oi\n"


def test_neither_acknowledgement_nor_broadcast_comes_before_the_commit(
    open_room: RoomMaker, disk: Disk
) -> None:
    check_that_nothing_is_told_before_the_commit(open_room(), disk)


def test_a_server_that_acknowledges_too_early_is_found_out(
    open_room: RoomMaker, disk: Disk
) -> None:
    with pytest.raises(AssertionError, match="said"):
        check_that_nothing_is_told_before_the_commit(open_room(server=EagerServer), disk)


def test_r22_the_loop_turns_and_visitors_are_answered_while_a_commit_hangs(
    open_room: RoomMaker, disk: Disk
) -> None:
    room = open_room()
    ana = room.native("ana")
    disk.stop()
    ana.send(b'{"type":"say","cid":"1","text":"oi"}\n')
    room.wait(disk.writing.is_set)
    turns: list[None] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(None))
    timer.start(0)
    browser, newcomer = room.visitor(), room.visitor()
    browser.send(b"GET / HTTP/1.1\r\n\r\n")
    newcomer.send(b"bia\n")
    room.wait(lambda: browser.is_hung_up() and len(turns) > 100)
    timer.stop()
    assert newcomer.data == b""
    assert ana.kinds() == []
    disk.ready.set()
    room.hears(newcomer, "Bem-vindo, bia!")
    assert ana.kinds()[0] == "said"


def test_what_comes_in_while_a_commit_runs_goes_into_the_next_one_together(
    open_room: RoomMaker, disk: Disk
) -> None:
    room = open_room()
    ana = room.native("ana")
    disk.stop()
    for cid in range(20):
        ana.send(b'{"type":"say","cid":"%d","text":"oi"}\n' % cid)
        room.wait(disk.writing.is_set)
    ana.send(b'{"type":"ping"}\n')
    room.wait(lambda: ana.kinds() == ["ponged"])
    disk.ready.set()
    room.wait(lambda: len(ana.kinds()) == 21)
    assert [event.get("cid") for event in ana.events()[1:]] == [str(cid) for cid in range(20)]
    assert [seq for batch in disk.batches for seq in batch] == list(range(1, 22))
    assert len(disk.batches) <= 4


def test_stopping_waits_for_the_disk_and_loses_nothing(
    open_room: RoomMaker, disk: Disk, tmp_path: Path
) -> None:
    room = open_room(data=tmp_path)
    ana = room.native("ana")
    disk.stop()
    ana.send(b'{"type":"say","cid":"1","text":"no fim"}\n')
    room.wait(disk.writing.is_set)
    room.server.stop()
    QTimer.singleShot(0, room.server, disk.ready.set)
    room.stop()
    assert [event["type"] for event in ana.events()] == ["said", "ended"]
    history = History(tmp_path / "sala-turma-3b.sqlite3")
    kept = history.tail(10)
    history.close()
    assert [event.seq for event in kept] == [1, 2, 3]


def test_r18_a_broken_disk_closes_the_room_and_refuses_what_waits(
    open_room: RoomMaker, disk: Disk
) -> None:
    room = open_room()
    ana, bia, silent = room.native("ana"), room.guest("bia"), room.visitor()
    room.wait(lambda: len(room.happened) == 2)
    for guest in (ana, bia):
        guest.forget()
    disk.stop()
    disk.broken = True
    ana.send(b'{"type":"say","cid":"m1","text":"oi"}\n')
    bia.send(b"oi\n")
    room.wait(disk.writing.is_set)
    silent.send(b"{")
    disk.ready.set()
    room.stop()
    (failure,) = room.failures
    assert (failure.trouble, failure.detail) == (Trouble.DATA_UNUSABLE, "disk I/O error")
    assert ana.events() == [
        {"type": "refused", "code": "storage", "cid": "m1"},
        {"type": "ended", "reason": "closed"},
    ]
    assert bia.read() == (
        "Erro: a sala não conseguiu guardar a mensagem; ela não foi enviada.\n"
        "A sala foi encerrada.\n"
    )
    assert ana.is_hung_up()
    assert [ana.was_reset, bia.was_reset] == [False, False]
    assert len(room.happened) == 2
    assert room.stops == 1


def test_r18_the_last_words_of_a_broken_room_reach_those_who_read_slowly(
    open_room: RoomMaker, disk: Disk
) -> None:
    room = open_room(limits=replace(QUICK, farewell=5.0))
    ana, slow = room.guest("ana"), room.guest("lenta", small=True)
    for _ in range(900):
        ana.send(b"x" * 3_999 + b"\n")
    room.wait(lambda: len(room.happened) == 902)
    disk.broken = True
    ana.send(b"oi\n")
    room.wait(lambda: room.failures)
    room.wait(slow.is_hung_up)
    assert slow.read().count("x" * 3_999) == 900
    assert slow.read().endswith("A sala foi encerrada.\n")
    room.stop()


def test_a_disk_that_breaks_while_the_room_closes_does_not_keep_it_open(
    open_room: RoomMaker, disk: Disk
) -> None:
    room = open_room(limits=IMPATIENT)
    ana = room.guest("ana")
    disk.broken = True
    room.stop()
    assert ana.read() == "A sala foi encerrada.\n"
    assert (room.stops, [failure.trouble for failure in room.failures]) == (
        1,
        [Trouble.DATA_UNUSABLE],
    )
