"""What a damaged record looks like when it is opened; nothing of it is deleted, and no more is
given up than is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.config import Limits
from app.protocol.messages import Said
from app.room.history import History, HistoryDamagedError


def said(seq: int) -> Said:
    return Said(seq=seq, time=seq, author="ana", text=f"m{seq} " + "x" * 900)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of 40 messages, closed in order."""
    record = tmp_path / "salas" / "sala-turma.sqlite3"
    history = History(record)
    history.append([said(seq) for seq in range(1, 41)])
    history.close()
    return record


def killed(path: Path) -> Path:
    """Leave the record as a program that was killed leaves it; its log."""
    history = History(path)
    history.append([said(41)])
    log = path.with_name(f"{path.name}-wal")
    left = path.read_bytes(), log.read_bytes()
    history.close()
    path.write_bytes(left[0])
    log.write_bytes(left[1])
    return log


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_log_that_lost_its_file_is_damage_and_stays(
    path: Path, lose: Callable[[Path], object]
) -> None:
    """SQLite takes an empty file for a new one, and deletes the log beside it."""
    log = killed(path)
    content = log.read_bytes()
    lose(path)
    with pytest.raises(HistoryDamagedError):
        History(path)
    assert log.read_bytes() == content


def test_a_new_record_beside_an_empty_log_is_no_damage(path: Path) -> None:
    path.unlink()
    path.with_name(f"{path.name}-wal").write_bytes(b"")
    history = History(path)
    assert history.last_seq() == 0
    history.close()


def test_a_byte_that_went_bad_inside_a_text_costs_that_letter_only(path: Path) -> None:
    """No check of SQLite's looks inside a text, and Python refuses to read such a one."""
    content = bytearray(path.read_bytes())
    content[content.rindex(b"m7 xxx") + 1] = 0xFF
    path.write_bytes(content)
    history = History(path)
    history.record(Limits())
    texts = [event.text[:4] for event in history.tail(99) if isinstance(event, Said)]
    history.close()
    assert texts[5:8] == ["m6 x", "m\ufffd x", "m8 x"]
    assert len(texts) == 40


def test_a_damaged_record_of_the_first_schema_is_left_as_it_is(path: Path) -> None:
    """It is checked before anything is written into it."""
    history = History(path)
    for statement in (
        "DROP INDEX presence",
        "ALTER TABLE event DROP COLUMN token",
        "DROP TABLE room",
        "PRAGMA user_version = 1",
    ):
        history._db.execute(statement)
    history.close()
    content = bytearray(path.read_bytes())
    at = content.rindex(b"saidana")
    content[at : at + 4] = b"sa\xffd"  # a kind that there is not
    path.write_bytes(content)
    with pytest.raises(HistoryDamagedError):
        History(path)
    assert path.read_bytes() == content
