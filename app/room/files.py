"""The files in the record of a room: a table of its own, one row for each message with a file.

The row of a message that was removed stays, without the id and the name: what its bytes are kept
under can be told by it, should they still be on the disk.
"""

import sqlite3
from collections.abc import Sequence

import msgspec

from app.protocol.messages import File, Removed, Said, Stored, Told
from app.room.shelf import blob_of

SCHEMA = """CREATE TABLE file (
    seq INTEGER PRIMARY KEY,    -- the message that it goes with
    id TEXT NOT NULL,           -- a secret: whoever knows it can get the bytes; '': removed
    name TEXT NOT NULL,
    size INTEGER NOT NULL,      -- bytes
    sha256 TEXT NOT NULL
) STRICT"""
BEFORE = """SELECT event.* FROM event JOIN file USING (seq)
    WHERE seq < ? AND id <> '' ORDER BY seq"""
_INSERT = "INSERT INTO file VALUES (?, ?, ?, ?, ?)"
_REMOVE = "UPDATE file SET id = '', name = '' WHERE seq = ?"
_FIND = "SELECT id, name, size, sha256 FROM file WHERE seq = ? AND id <> ''"
_REMOVED = """SELECT event.name, cid, size, sha256 FROM event JOIN file USING (seq)
    WHERE id = ''"""


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
        db.executemany(_REMOVE, gone)


def removed(db: sqlite3.Connection) -> frozenset[str]:
    """What the bytes of removed messages were kept under."""
    return frozenset(
        blob_of(author, cid or "", File(id="", name="", size=size, sha256=sha256))
        for author, cid, size, sha256 in db.execute(_REMOVED)
    )


def attached(db: sqlite3.Connection, event: Stored) -> Stored:
    """The event with its file, if it has one."""
    if not isinstance(event, Said | Told):
        return event
    row = db.execute(_FIND, (event.seq,)).fetchone()
    if row is None:
        return event
    id_, name, size, sha256 = row
    return msgspec.structs.replace(event, file=File(id=id_, name=name, size=size, sha256=sha256))
