"""A slow disk and a broken one: acknowledgements wait for it, and nothing else does."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.exceptions import TimeoutError  # noqa: A004  (qtbot raises this one)

from app.failures import Trouble
from app.net.recorder import Decision
from app.net.server import Server
from app.protocol.messages import Said
from app.room.history import History
from app.room.hub import Output, Store
from tests.support.disk import Disk
from tests.support.fixtures import RoomMaker
from tests.support.guests import RawGuest
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


def broken_room(room: OpenRoom, disk: Disk) -> tuple[RawGuest, RawGuest]:
    """Ana, a native, and bia, a plain guest, each have said something that cannot be kept."""
    ana, bia = room.native("ana"), room.guest("bia")
    room.wait(lambda: len(room.happened) == 2)
    for guest in (ana, bia):
        guest.forget()
    disk.stop()
    disk.broken = True
    ana.send(b'{"type":"say","cid":"m1","text":"oi"}\n')
    bia.send(b"oi, ana\n")
    room.wait(disk.writing.is_set)
    disk.ready.set()
    room.wait(lambda: room.suspensions)
    return ana, bia


def test_r18_a_disk_that_gives_out_suspends_the_room_and_nobody_is_told_anything(
    open_room: RoomMaker, disk: Disk
) -> None:
    room = open_room()
    ana, bia = broken_room(room, disk)
    ana.send(b'{"type":"ping"}\n')
    room.wait(lambda: ana.kinds() == ["ponged"])
    assert bia.read() == ""
    assert [(each.trouble, each.detail) for each in room.suspensions] == [
        (Trouble.DATA_UNUSABLE, "disk I/O error")
    ]
    assert len(room.happened) == 2


def test_r18_when_the_disk_works_again_all_that_waited_is_kept_and_told(
    open_room: RoomMaker, disk: Disk, tmp_path: Path
) -> None:
    room = open_room(data=tmp_path)
    ana, bia = broken_room(room, disk)
    room.server.decide(Decision.RETRY)
    room.wait(lambda: len(room.suspensions) == 2)  # it is still broken
    disk.broken = False
    room.server.decide(Decision.RETRY)
    room.wait(lambda: room.resumptions == [True])
    room.hears(bia, "ana: oi")
    room.wait(lambda: ana.kinds() == ["said", "said"])
    room.stop()
    history = History(tmp_path / "sala-turma-3b.sqlite3")
    kept = [event.text for event in history.tail(10) if isinstance(event, Said)]
    history.close()
    assert kept == ["oi", "oi, ana"]


def test_r18_a_room_goes_on_in_memory_only_when_the_host_says_so(
    open_room: RoomMaker, disk: Disk, tmp_path: Path
) -> None:
    room = open_room(data=tmp_path)
    ana, bia = broken_room(room, disk)
    room.server.decide(Decision.FORGO)
    room.wait(lambda: room.resumptions == [False])
    room.hears(bia, "ana: oi")
    ana.send(b'{"type":"say","cid":"m2","text":"sem rede"}\n')
    room.hears(bia, "ana: sem rede")
    assert len(room.suspensions) == 1
    room.stop()
    history = History(tmp_path / "sala-turma-3b.sqlite3")
    kept = history.tail(10)
    history.close()
    assert [event.seq for event in kept] == [1, 2]


def test_r18_a_host_who_gives_up_ends_the_room_and_authors_hear_what_was_not_kept(
    open_room: RoomMaker, disk: Disk
) -> None:
    room = open_room()
    ana, bia = broken_room(room, disk)
    room.stop()
    assert ana.events() == [
        {"type": "refused", "code": "storage", "cid": "m1"},
        {"type": "ended", "reason": "closed"},
    ]
    assert bia.read() == (
        "Erro: a sala não conseguiu guardar a mensagem; ela não foi enviada.\n"
        "A sala foi encerrada.\n"
    )
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
    room.wait(lambda: room.suspensions)
    room.server.stop()
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
    assert (room.stops, [failure.trouble for failure in room.suspensions]) == (
        1,
        [Trouble.DATA_UNUSABLE],
    )


def check_that_what_waits_is_bounded(room: OpenRoom, disk: Disk) -> None:
    """`uncommitted` is 40 kB in this room, which ten of these messages fill."""
    ana = room.native("ana")
    disk.stop()
    for cid in range(20):
        ana.send(b'{"type":"say","cid":"%d","text":"%b"}\n' % (cid, b"x" * 3_900))
    newcomer = room.visitor()
    newcomer.send(b"bia\n")
    ana.send(b'{"type":"leave"}\n')
    room.wait(disk.writing.is_set)
    room.wait(lambda: ana.kinds().count("refused") == 10)  # at once: they do not wait for it
    room.hears(newcomer, "Erro: a sala não conseguiu guardar")
    disk.ready.set()
    room.wait(ana.is_hung_up)
    kinds = ana.kinds()
    assert (kinds.count("said"), kinds.count("refused"), kinds[-1]) == (10, 10, "ended")
    codes = {event["code"] for event in ana.events() if event["type"] == "refused"}
    assert codes == {"storage"}


BOUNDED = replace(QUICK, uncommitted=40_000)


def test_what_waits_for_a_disk_that_hangs_is_bounded_and_leaving_always_works(
    open_room: RoomMaker, disk: Disk
) -> None:
    check_that_what_waits_is_bounded(open_room(limits=BOUNDED), disk)


def test_a_server_that_lets_anything_wait_is_found_out(open_room: RoomMaker, disk: Disk) -> None:
    with pytest.raises((AssertionError, TimeoutError)):
        check_that_what_waits_is_bounded(open_room(limits=QUICK), disk)


def test_a_full_disk_is_told_as_such_and_when_there_is_room_again_all_goes_on(
    open_room: RoomMaker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pages = [12]

    class SmallDisk(History):
        def __init__(self, path: Path | None) -> None:
            super().__init__(path)
            self._db.execute(f"PRAGMA max_page_count = {pages[0]}")

    monkeypatch.setattr("app.net.recorder.History", SmallDisk)
    room = open_room(limits=QUICK, data=tmp_path)
    ana, bia = room.native("ana"), room.guest("bia")
    for cid in range(20):
        ana.send(b'{"type":"say","cid":"%d","text":"%b"}\n' % (cid, b"x" * 3_900))
    room.wait(lambda: room.suspensions)
    assert room.suspensions[0].trouble is Trouble.DISK_FULL
    pages[0] = 1_000
    room.server.decide(Decision.RETRY)
    room.wait(lambda: ana.kinds().count("said") == 20)
    room.wait(lambda: bia.read().count("x" * 3_900) == 20)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[: len(data) // 2], id="cut in half"),
        pytest.param(lambda data: b"\x00" * 100 + data[100:], id="without its head"),
        pytest.param(lambda data: data[:4_096] + b"\xa5" * (len(data) - 4_096), id="scribbled on"),
        pytest.param(lambda _: b"name;mark\nana;10\n" * 500, id="something else"),
    ],
)
def test_a_damaged_record_is_put_aside_whole_and_said_and_a_new_one_begins(
    open_room: RoomMaker, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    first = open_room(data=tmp_path, limits=QUICK)
    ana = first.native("ana")
    for cid in range(20):
        ana.send(b'{"type":"say","cid":"%d","text":"%b"}\n' % (cid, b"x" * 3_900))
    first.wait(lambda: ana.kinds().count("said") == 20)
    first.stop()
    path = tmp_path / "sala-turma-3b.sqlite3"
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    room = open_room(data=tmp_path)
    aside = tmp_path / "sala-turma-3b-danificado-1.sqlite3"
    assert room.asides == [aside]
    assert aside.read_bytes() == damaged
    bia = room.guest("bia")
    bia.send(b"oi\n")
    room.wait(lambda: len(room.happened) == 2)


def test_a_record_that_another_program_holds_is_neither_damaged_nor_touched(
    open_room: RoomMaker, tmp_path: Path
) -> None:
    open_room(data=tmp_path)
    second = open_room(data=tmp_path)
    assert [failure.trouble for failure in second.failures] == [Trouble.DATA_IN_USE]
    assert second.asides == []
