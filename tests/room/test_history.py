"""The record in SQLite (R17): what was kept stays, in order, and other files stay as they are."""

import signal
import sqlite3
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from random import Random

import msgspec
import pytest

from app.config import Limits
from app.protocol.messages import Joined, Left, Member, Said, Stored, Told
from app.room.history import (
    APPLICATION_ID,
    History,
    HistoryError,
    HistoryInUseError,
    HistoryNewerError,
    history_path,
)
from app.room.record import Record
from app.room.seats import digest

ROOT = Path(__file__).resolve().parents[2]
ANA = Member(name="ana", ip="26.0.0.7", port=50001, program="Sala 1.0")
EVENTS: list[Stored] = [
    Joined(seq=1, time=1_795_252_325_000, member=ANA),
    Said(seq=2, time=1_795_252_325_001, author="ana", text="olá\nturma 😀", cid="c1"),
    Said(seq=3, time=1_795_252_325_001, author="ana", text="de um convidado"),
    Told(seq=7, time=1_795_252_325_002, author="ana", to="José", text="só nós", cid="c2"),
    Left(seq=8, time=1_795_252_325_003, member=ANA, reason="lost"),
]
SAID = [event for event in EVENTS if isinstance(event, Said)]


def said(seq: int) -> Said:
    return Said(seq=seq, time=seq, author="ana", text=f"m{seq}")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sala.sqlite3"


# Kept


def test_r17_what_was_kept_comes_back_the_same_after_opening_anew(path: Path) -> None:
    history = History(path)
    assert (history.last_seq(), history.tail(9)) == (0, [])
    history.append(EVENTS[:2])
    history.append(EVENTS[2:])
    assert history.tail(9) == EVENTS
    history.close()
    history = History(path)
    assert history.last_seq() == 8
    assert history.tail(9) == EVENTS
    assert history.tail(2) == EVENTS[3:]
    history.close()


def test_the_record_tells_all_that_a_room_has_to_remember(path: Path) -> None:
    history = History(path)
    history.append(EVENTS, {EVENTS[0].seq: digest("s3cret")})
    history.close()
    history = History(path)
    record = history.record(Limits())
    history.close()
    assert record.last_seq == 8
    assert record.memory.past() == [msgspec.structs.replace(each, cid=None) for each in SAID]
    assert record.memory.find("ana", "c1", "olá\nturma 😀") == SAID[0]
    assert record.seats.find("s3cret") is not None
    assert record.seats.find("other") is None


def test_who_came_long_before_the_newest_messages_is_still_known() -> None:
    history = History(None)
    history.append([Joined(seq=1, time=0, member=ANA)], {1: digest("s3cret")})
    many = [Said(seq=n, time=0, author="ana", text="oi", cid=str(n)) for n in range(2, 10_302)]
    history.append(many)
    record = history.record(Limits())
    assert [seat.member.name for seat in record.seats.present()] == ["ana"]
    assert record.memory.find("ana", "302", "oi") is not None
    assert record.memory.find("ana", "301", "oi") is None
    missed = record.memory.since(10_300, digest("s3cret"))
    assert missed.events == many[-1:]
    assert missed.gap is False
    assert record.memory.since(5_300, digest("s3cret")).gap is True
    history.close()


def test_a_record_is_read_one_message_at_a_time(path: Path) -> None:
    history = History(path)
    text = "😀" * 4_000
    history.append([Said(seq=n, time=0, author="ana", text=text) for n in range(1, 1_001)])
    tracemalloc.start()
    try:
        last_seq = history.record(Limits(missed=2, history=2)).last_seq
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    history.close()
    assert last_seq == 1_000
    assert most < 2_000_000  # 16 MB, were they all there at once


def test_a_record_of_the_first_schema_goes_on(path: Path) -> None:
    sqlite_file(
        path,
        f"PRAGMA application_id = {APPLICATION_ID}",
        "PRAGMA user_version = 1",
        """CREATE TABLE event (seq INTEGER PRIMARY KEY, time INTEGER NOT NULL,
        kind TEXT NOT NULL, name TEXT NOT NULL, recipient TEXT, cid TEXT, text TEXT, ip TEXT,
        port INTEGER, program TEXT, reason TEXT) STRICT""",
        """INSERT INTO event VALUES (1, 5, 'joined', 'ana', NULL, NULL, NULL, '10.0.0.1', 9, '',
        NULL)""",
        "INSERT INTO event VALUES (2, 6, 'said', 'ana', NULL, 'c', 'oi', NULL, NULL, NULL, NULL)",
    )
    history = History(path)
    history.append([said(3)])
    record = history.record(Limits())
    history.close()
    assert record.last_seq == 3
    assert record.memory.find("ana", "c", "oi") is not None
    assert [(seat.member.name, seat.token) for seat in record.seats.present()] == [("ana", b"")]


def test_each_record_has_an_id_of_its_own_for_as_long_as_it_lives(path: Path) -> None:
    ids = []
    for where in (path, path, None):
        history = History(where)
        ids.append(history.record(Limits()).id)
        history.close()
    assert len(ids[0]) == 32
    assert ids[0] == ids[1] != ids[2]


def test_without_a_path_it_is_kept_in_memory_for_as_long_as_it_is_open(tmp_path: Path) -> None:
    history = History(None)
    history.append(EVENTS)
    assert history.tail(1) == EVENTS[-1:]
    history.close()
    assert files(tmp_path) == {}


def test_the_newest_come_in_their_order_whatever_order_they_were_kept_in() -> None:
    history = History(None)
    history.append([said(3), said(1)])
    history.append([said(2)])
    assert history.tail(2) == [said(2), said(3)]
    history.close()


def test_the_file_says_what_it_is_and_times_are_numbers(path: Path) -> None:
    history = History(path)
    history.append(EVENTS)
    history.close()
    assert path.read_bytes()[68:72] == b"Sala"
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA user_version").fetchone() == (3,)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    rows = db.execute("SELECT kind, name, recipient, time FROM event ORDER BY seq").fetchall()
    db.close()
    assert rows[0] == ("joined", "ana", None, 1_795_252_325_000)
    assert rows[3] == ("told", "ana", "José", 1_795_252_325_002)


def test_after_closing_one_file_is_left(path: Path) -> None:
    history = History(path)
    history.append(EVENTS)
    history.close()
    assert list(files(path.parent)) == ["sala.sqlite3"]


# All or nothing


def check_that_an_append_is_all_or_nothing(make: Callable[[Path], History], path: Path) -> None:
    history = make(path)
    history.append([said(1)])
    with pytest.raises(HistoryError):
        history.append([said(2), said(3), said(1)])
    assert history.tail(9) == [said(1)]
    history.append([said(2)])
    assert history.tail(9) == [said(1), said(2)]
    history.close()


def test_an_append_keeps_all_or_nothing(path: Path) -> None:
    check_that_an_append_is_all_or_nothing(History, path)


class HistoryThatKeepsOneByOne(History):
    def append(self, events: list[Stored]) -> None:  # type: ignore[override]
        for event in events:
            super().append([event])


def test_the_check_catches_a_history_that_keeps_a_part(path: Path) -> None:
    with pytest.raises(AssertionError):
        check_that_an_append_is_all_or_nothing(HistoryThatKeepsOneByOne, path)


def test_a_full_disk_is_an_error_and_what_was_kept_stays(path: Path) -> None:
    history = History(path)
    history.append([said(1)])
    history._db.execute("PRAGMA max_page_count = 20")
    with pytest.raises(HistoryError, match="full"):
        history.append([Said(seq=n, time=0, author="ana", text="x" * 4_000) for n in range(2, 90)])
    assert history.tail(99) == [said(1)]
    history.append([said(2)])
    history.close()


def test_an_append_that_our_own_error_ends_keeps_nothing_either() -> None:
    history = History(None)
    with pytest.raises(UnicodeEncodeError):
        history.append([said(1), Said(seq=2, time=2, author="ana", text="\ud800")])
    assert history.tail(9) == []
    history.append([said(1)])
    history.close()


def test_nothing_can_be_done_with_a_closed_history() -> None:
    history = History(None)
    history.close()
    for use in (
        lambda: history.append([said(1)]),
        history.last_seq,
        lambda: history.tail(1),
        lambda: history.record(Limits()),
    ):
        with pytest.raises(HistoryError):
            use()


# Killed


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from app.protocol.messages import Said
from app.room.history import History
history = History(Path({path!r}))
seq = 0
while True:
    batch = [Said(seq=seq + n, time=0, author="ana", text="x" * 500) for n in (1, 2, 3)]
    history.append(batch)
    seq += 3
    print(seq, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 40])
def test_kill_9_in_the_middle_of_appends_loses_nothing_that_append_returned_for(
    path: Path, acknowledged: int
) -> None:
    script = WRITER.format(root=str(ROOT), path=str(path))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        for _ in range(acknowledged):
            assert writer.stdout.readline().strip().isdigit()
        writer.kill()
        told = writer.stdout.read().split()
    if sys.platform != "win32":
        assert writer.returncode == -signal.SIGKILL
    promised = int(told[-1]) if told else acknowledged * 3
    history = History(path)
    kept = [event.seq for event in history.tail(1_000_000)]
    assert len(kept) >= promised
    assert kept == list(range(1, len(kept) + 1))
    assert len(kept) % 3 == 0
    history.append([said(len(kept) + 1)])
    history.close()


# Files of others


def sqlite_file(path: Path, *statements: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        db.execute(statement)
    db.close()


NEWER = (f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 4")
TABLE = "CREATE TABLE event (later TEXT)"
WAL = "PRAGMA journal_mode = WAL"


@pytest.mark.parametrize(
    ("statements", "error"),
    [
        ((*NEWER, TABLE), HistoryNewerError),
        ((WAL, *NEWER, TABLE), HistoryNewerError),
        ((TABLE,), HistoryError),
        ((WAL, TABLE), HistoryError),
        (("PRAGMA application_id = 7", TABLE), HistoryError),
        (("PRAGMA application_id = 7",), HistoryError),
        (("PRAGMA user_version = 1", TABLE), HistoryError),
    ],
)
def test_a_file_of_a_newer_sala_or_of_another_program_is_refused_and_left_as_it_is(
    path: Path, statements: tuple[str, ...], error: type[HistoryError]
) -> None:
    sqlite_file(path, *statements)
    before = files(path.parent)
    with pytest.raises(HistoryError) as refused:
        History(path)
    assert type(refused.value) is error
    assert files(path.parent) == before


@pytest.mark.parametrize(
    "content", [b"name;mark\nana;10\n" * 100, b"SQLite format 3\x00" + b"x" * 99]
)
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(
    path: Path, content: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(HistoryError):
        History(path)
    assert files(path.parent) == {"sala.sqlite3": content}


def test_a_damaged_record_is_an_error_and_no_crash(path: Path) -> None:
    history = History(path)
    history.append([Said(seq=n, time=0, author="ana", text="x" * 900) for n in range(1, 40)])
    history.close()
    content = bytearray(path.read_bytes())
    content[4_096:] = b"\xa5" * (len(content) - 4_096)
    path.write_bytes(content)
    with pytest.raises(HistoryError):
        History(path).tail(9)


def test_a_folder_in_the_place_of_the_file_is_an_error(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(HistoryError):
        History(path)


def test_a_file_in_the_place_of_the_folder_is_an_error(path: Path) -> None:
    path.parent.write_bytes(b"")
    with pytest.raises(HistoryError):
        History(path)


def test_two_at_once_never_write_one_record(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.room.history._BUSY", 0.0)
    first = History(path)
    with pytest.raises(HistoryInUseError):
        History(path)
    first.append([said(1)])
    with pytest.raises(HistoryInUseError):
        History(path)
    first.close()
    second = History(path)
    assert second.tail(9) == [said(1)]
    second.close()


# Where it is kept


@pytest.mark.parametrize(
    ("room", "name"),
    [
        ("Sala", "sala-sala.sqlite3"),
        ("Física", "sala-física.sqlite3"),
        ("Turma 3B", "sala-turma-3b.sqlite3"),
        ("turma-3b", "sala-turma-3b-3b31f54c.sqlite3"),
    ],
)
def test_a_plain_room_name_is_the_name_of_its_file(room: str, name: str) -> None:
    assert history_path(Path("dados"), room) == Path("dados") / name


HOSTILE = [
    "..\\..\\x", "../../x", "/etc/passwd", "C:\\x", "CON", "nul.txt", "a:b", "a\x00b", "", " ", ".",
    "..", "-", "a" * 5_000, "𐐀" * 5_000, "ẞ" * 5_000, "\ud800", "💬", "*?<>|\"", "a\nb", "a  b",
]  # fmt: skip


@pytest.mark.parametrize("room", HOSTILE)
def test_any_room_name_gives_one_file_inside_the_folder_that_every_system_takes(
    tmp_path: Path, room: str
) -> None:
    path = history_path(tmp_path, room)
    assert path.parent == tmp_path
    assert path.name.startswith("sala-")
    assert path.name.endswith(".sqlite3")
    assert all(c.isalnum() or c in "-." for c in path.name)
    assert path.name.count(".") == 1
    assert len(f"{path.name}-journal".encode()) <= 200
    History(path).close()
    assert [found.name for found in tmp_path.glob("sala-*")] == [path.name]


def test_two_rooms_never_share_a_record() -> None:
    rooms = {room.strip() for room in HOSTILE}
    rooms |= {"a-b", "a b", "a.b", "turma-3b", "Turma 3B", "turma3b", "x", "sem-nome", "𐐀" * 5_001}
    assert len({history_path(Path(), room) for room in rooms}) == len(rooms)


def test_one_room_however_it_is_spelt_has_one_record() -> None:
    spellings = ["Física 3B", "FÍSICA 3B", "Fi\u0301sica 3B", " física 3b "]
    assert len({history_path(Path(), room) for room in spellings}) == 1


def test_a_short_record_is_remembered_from_its_first_event_on() -> None:
    history = History(None)
    history.append([Joined(seq=1, time=0, member=ANA)], {1: digest("s3cret")})
    history.append([Left(seq=2, time=0, member=ANA, reason="lost"), said(3)])
    missed = history.record(Limits()).memory.since(1, digest("other"))
    assert (len(missed.events), missed.gap) == (2, False)
    history.close()


def test_a_record_is_new_in_the_opening_that_makes_it_and_in_no_later_one(path: Path) -> None:
    for is_new in (True, False, False):
        history = History(path)
        assert history.record(Limits()).is_new is is_new
        history.close()


def test_numbers_between_two_runs_are_a_gap_and_those_that_were_told_are_none(path: Path) -> None:
    """The first run told 1 to 3 and did not keep 3; the second began after 2,000,002."""
    history = History(path)
    history.append([said(1), said(2)])
    history.append([said(2_000_003), said(2_000_004)])
    history.close()
    history = History(path)
    record = history.record(Limits())
    history.close()
    assert is_gap(record, 1, 2, 2_000_002, 2_000_003, 2_000_004) == [False] * 5
    assert is_gap(record, 3, 1_000_000, 2_000_001) == [True] * 3
    record.skip(Random(1))  # noqa: S311  (guards nothing)
    began = record.last_seq
    assert began > 3_000_004
    assert is_gap(record, 2_000_003, 2_000_004, began) == [False] * 3
    assert is_gap(record, 3, 2_000_005, began - 1) == [True] * 3
    record.follow(said(began + 1))
    assert is_gap(record, began, began + 1) == [False] * 2
    assert is_gap(record, 3, 2_000_005, began - 1) == [True] * 3


def is_gap(record: Record, *numbers: int) -> list[bool]:
    return [record.memory.since(seq, b"").gap for seq in numbers]


def test_numbers_that_were_left_out_long_ago_are_forgotten(path: Path) -> None:
    history = History(path)
    for run in range(5):
        history.append([said(run * 2_000_000 + number) for number in range(1, 4)])
    record = history.record(Limits(missed=4, history=2))
    history.close()
    assert len(record.memory._left_out) == 1
