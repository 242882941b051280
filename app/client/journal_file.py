"""The journal in SQLite: what a guest keeps from one run of the program to the next."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from app.client.kept import (
    MOST_DRAFTS,
    MOST_READS,
    MOST_SEATS,
    MOST_UNSENT,
    Change,
    Kept,
    Read,
    Seat,
    Unsent,
    Written,
)

SCHEMA_VERSION = 4
APPLICATION_ID = 0x53616C47  # "SalG", so that `file` and other programs can tell it from a room's

_NOW = f"PRAGMA user_version = {SCHEMA_VERSION}"
_READS = """CREATE TABLE read (
    id INTEGER PRIMARY KEY,     -- grows: the order in which they were read
    room TEXT NOT NULL,
    author TEXT NOT NULL,
    "to" TEXT NOT NULL,         -- empty: for everyone
    seq INTEGER NOT NULL,
    UNIQUE (room, author, "to") ON CONFLICT REPLACE
) STRICT"""
_DRAFTS = """CREATE TABLE draft (
    id INTEGER PRIMARY KEY,     -- grows: the order in which they were changed
    room TEXT NOT NULL,
    author TEXT NOT NULL,
    "to" TEXT NOT NULL,         -- empty: for everyone
    text TEXT NOT NULL,
    reply INTEGER NOT NULL,     -- the message that it answers, or 0
    UNIQUE (room, author, "to") ON CONFLICT REPLACE
) STRICT"""
_SCHEMA = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    _NOW,
    """CREATE TABLE seat (
    id INTEGER PRIMARY KEY,     -- grows: the order in which they were kept
    host TEXT NOT NULL, port INTEGER NOT NULL, name TEXT NOT NULL,
    room TEXT NOT NULL,
    token TEXT NOT NULL,        -- a secret
    UNIQUE (room, name) ON CONFLICT REPLACE
) STRICT""",
    """CREATE TABLE unsent (
    id INTEGER PRIMARY KEY,     -- grows: the order in which they were added
    cid TEXT NOT NULL UNIQUE,
    room TEXT NOT NULL,
    author TEXT NOT NULL,
    "to" TEXT NOT NULL,         -- empty: for everyone
    text TEXT NOT NULL,
    time INTEGER NOT NULL,      -- milliseconds since 1970 UTC
    failed INTEGER NOT NULL,    -- 1: refused, and waits for the person
    reply INTEGER NOT NULL DEFAULT 0  -- the message that it answers
) STRICT""",
    _DRAFTS,
    _READS,
)
_FROM = {  # by the version that is there
    1: (_NOW, "ALTER TABLE unsent ADD COLUMN reply INTEGER NOT NULL DEFAULT 0", _DRAFTS, _READS),
    2: (_NOW, _DRAFTS, _READS),
    3: (_NOW, _READS),
    SCHEMA_VERSION: (),
}
_DO = {
    (Seat, True): """INSERT INTO seat (host, port, name, room, token)
        VALUES (:host, :port, :name, :room, :token)""",
    (Seat, False): "DELETE FROM seat WHERE room = :room AND name = :name",
    (Unsent, True): """INSERT INTO unsent (cid, room, author, "to", text, time, failed, reply)
        VALUES (:cid, :room, :author, :to, :text, :time, :failed, :reply)
        ON CONFLICT (cid) DO UPDATE SET failed = excluded.failed""",
    (Unsent, False): "DELETE FROM unsent WHERE cid = :cid",
    (Read, True): """INSERT INTO read (room, author, "to", seq)
        VALUES (:room, :author, :to, :seq)""",
    (Read, False): """DELETE FROM read
        WHERE room = :room AND author = :author AND "to" = :to""",
    (Written, True): """INSERT INTO draft (room, author, "to", text, reply)
        VALUES (:room, :author, :to, :text, :reply)""",
    (Written, False): """DELETE FROM draft
        WHERE room = :room AND author = :author AND "to" = :to""",
}
_SEATS = "SELECT host, port, name, room, token FROM seat ORDER BY id"
_UNSENT = 'SELECT cid, room, author, "to", text, time, failed, reply FROM unsent ORDER BY id'
_READ = 'SELECT room, author, "to", seq FROM read ORDER BY id'
_WRITTEN = 'SELECT room, author, "to", text, reply FROM draft ORDER BY id'
# All but the newest, in case that another version kept more.
_SPARE_SEATS = """DELETE FROM seat WHERE id NOT IN (
    SELECT id FROM seat ORDER BY id DESC LIMIT ?)"""
_SPARE_UNSENT = """DELETE FROM unsent WHERE id NOT IN (
    SELECT id FROM unsent ORDER BY id DESC LIMIT ?)"""
_SPARE_READS = """DELETE FROM read WHERE id NOT IN (
    SELECT id FROM read ORDER BY id DESC LIMIT ?)"""
_SPARE_DRAFTS = """DELETE FROM draft WHERE id NOT IN (
    SELECT id FROM draft ORDER BY id DESC LIMIT ?)"""
_LOCK_WAIT = 1.0  # seconds for another Sala of this person that is just closing
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
# What SQLite says of bytes that no Sala wrote so. Text that is no UTF-8 has no code at all.
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, None)


class JournalError(Exception):
    """Nothing can be kept; the message is the system's word for why."""


class JournalInUseError(JournalError):
    """Another Sala of this person has it."""


class JournalDamagedError(JournalError):
    """The file is no journal, or not any more; see `app.aside`."""


class JournalFile:
    """The file of one person's journal. Every call blocks on the disk: use it in one thread, not
    the window's. Raises JournalError.

    `kept` is what it held when it was opened. What `write` returned from survives the loss of the
    program and of the computer's power (write-ahead log, `synchronous=FULL`). The file is locked
    for as long as it is open: two windows of one person must never take the same seat.

    It holds secrets. On Linux and macOS only its owner may read it, from the moment it exists, and
    SQLite gives its log the same mode; on Windows it lies in the person's profile, which no other
    user can read.
    """

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _make_private(path)
            self._db = sqlite3.connect(path, timeout=_LOCK_WAIT, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise JournalError(str(error)) from error
        try:
            self._prepare()
            self.kept = self._load()
        except sqlite3.Error as error:
            self._db.close()
            raise _explained(error) from error
        except BaseException:
            self._db.close()
            raise

    def write(self, changes: Sequence[Change]) -> None:
        """Do all of `changes` or, with an error, none."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                for record, is_kept in changes:
                    self._db.execute(_DO[type(record), is_kept], asdict(record))
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise JournalError(str(error)) from error

    def close(self) -> None:
        """Fold the log into the file and let go of it."""
        self._db.close()

    def _prepare(self) -> None:
        # Exclusive before the first read: the lock is then held until close, and the log needs
        # no shared memory file (https://www.sqlite.org/wal.html, section 9).
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("BEGIN IMMEDIATE")
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != APPLICATION_ID and (application or version or tables):
            raise JournalError("the file belongs to another program")
        if version > SCHEMA_VERSION:
            raise JournalError(f"schema {version}, this program knows {SCHEMA_VERSION}")
        for statement in _FROM.get(version, _FROM[1]) if tables else _SCHEMA:
            self._db.execute(statement)
        self._db.execute("COMMIT")
        # The mode is written into the file, so not before it is known to be ours.
        self._db.execute("PRAGMA journal_mode = WAL")

    def _load(self) -> Kept:
        (word,) = self._db.execute("PRAGMA quick_check(1)").fetchone()
        if word != "ok":
            raise JournalDamagedError(word)
        self._db.execute(_SPARE_SEATS, (MOST_SEATS,))
        self._db.execute(_SPARE_UNSENT, (MOST_UNSENT,))
        self._db.execute(_SPARE_DRAFTS, (MOST_DRAFTS,))
        self._db.execute(_SPARE_READS, (MOST_READS,))
        seats = [
            Seat(host=host, port=port, name=name, room=room, token=token)
            for host, port, name, room, token in self._db.execute(_SEATS)
        ]
        unsent = [
            Unsent(
                cid=cid,
                room=room,
                author=author,
                to=to,
                text=text,
                time=time,
                failed=failed != 0,
                reply=reply,
            )
            for cid, room, author, to, text, time, failed, reply in self._db.execute(_UNSENT)
        ]
        drafts = [
            Written(room=room, author=author, to=to, text=text, reply=reply)
            for room, author, to, text, reply in self._db.execute(_WRITTEN)
        ]
        reads = [
            Read(room=room, author=author, to=to, seq=seq)
            for room, author, to, seq in self._db.execute(_READ)
        ]
        return Kept(seats, unsent, drafts, reads)


def _make_private(path: Path) -> None:
    """See that the file exists and is its owner's alone."""
    try:
        # Never opened when it exists: closing it would take away this process's locks on it.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        if path.is_file() and path.stat().st_mode & 0o077:
            with suppress(OSError):  # a stick has no owners
                path.chmod(0o600)


def _explained(error: sqlite3.Error) -> JournalError:
    code = getattr(error, "sqlite_errorcode", None)
    primary = code if code is None else code & 0xFF
    if primary in _LOCKED:
        return JournalInUseError(str(error))
    if primary in _DAMAGE:
        return JournalDamagedError(str(error))
    return JournalError(str(error))
