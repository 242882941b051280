"""The files in the record of a room: a table of its own, one row for each message with a file."""

import sqlite3
from collections.abc import Sequence

import msgspec

from app.protocol.messages import File, Removed, Said, Stored, Told

SCHEMA = """CREATE TABLE file (
    seq INTEGER PRIMARY KEY,    -- the message that it goes with
    id TEXT NOT NULL,           -- a secret: whoever knows it can get the bytes
    name TEXT NOT NULL,
    size INTEGER NOT NULL,      -- bytes
    sha256 TEXT NOT NULL
) STRICT"""
BEFORE = """SELECT event.* FROM event JOIN file USING (seq) WHERE seq < ? ORDER BY seq"""
_INSERT = "INSERT INTO file VALUES (?, ?, ?, ?, ?)"
_DELETE = "DELETE FROM file WHERE seq = ?"
_FIND = "SELECT id, name, size, sha256 FROM file WHERE seq = ?"


def follow(db: sqlite3.Connection, events: Sequence[Stored]) -> None:
    """Keep the files of `events`, and forget those whose messages are removed by them, within the

    transaction that keeps these.
    """
    rows = [
        (event.seq, event.file.id, event.file.name, event.file.size, event.file.sha256)
        for event in events
        if isinstance(event, Said | Told) and event.file is not None
    ]
    if rows:
        db.executemany(_INSERT, rows)
    gone = [(event.message,) for event in events if isinstance(event, Removed)]
    if gone:
        db.executemany(_DELETE, gone)


def attached(db: sqlite3.Connection, event: Stored) -> Stored:
    """The event with its file, if it has one."""
    if not isinstance(event, Said | Told):
        return event
    row = db.execute(_FIND, (event.seq,)).fetchone()
    if row is None:
        return event
    id_, name, size, sha256 = row
    return msgspec.structs.replace(event, file=File(id=id_, name=name, size=size, sha256=sha256))
