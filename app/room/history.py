"""The record of a room in SQLite: what happened, in order, with date and time (R17)."""

import hashlib
import sqlite3
import unicodedata
import uuid
from collections.abc import Iterator, Mapping, Sequence
from heapq import merge
from itertools import chain
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict

from app.attendance import Trace
from app.config import Limits
from app.protocol.messages import (
    Change,
    Edited,
    Joined,
    Left,
    Member,
    Message,
    Reacted,
    Removed,
    Said,
    Stored,
    Told,
)
from app.room import files
from app.room.record import Record
from app.room.seats import NOBODY

SCHEMA_VERSION = 3
APPLICATION_ID = 0x53616C61  # "Sala", so that `file` and other programs can tell

# Who came and went long ago is found without reading what was said.
_PRESENCE = "CREATE INDEX presence ON event (seq) WHERE kind IN ('joined', 'left')"
# A table of its own: what was said stays as it was said, and an older record is not rewritten.
_CHANGE = """CREATE TABLE change (
    seq INTEGER PRIMARY KEY,    -- of the same order as those of events
    time INTEGER NOT NULL,      -- milliseconds since 1970 UTC
    kind TEXT NOT NULL CHECK (kind IN ('edited', 'removed', 'reacted')),
    name TEXT NOT NULL,         -- who did it
    message INTEGER NOT NULL,   -- the seq of what was said
    recipient TEXT,             -- where that was private: to whom
    cid TEXT,
    text TEXT,                  -- edited: the new one
    emoji TEXT, off INTEGER     -- reacted; off 1: taken away
) STRICT"""
_SCHEMA = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    """CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,      -- milliseconds since 1970 UTC
    kind TEXT NOT NULL CHECK (kind IN ('joined', 'left', 'said', 'told')),
    name TEXT NOT NULL,         -- who did it
    recipient TEXT,             -- told: to whom
    cid TEXT,                   -- said, told: the author's id for the message
    text TEXT,                  -- said, told
    ip TEXT, port INTEGER,      -- joined, left
    program TEXT,               -- joined, left
    reason TEXT,                -- left
    token BLOB,                 -- joined: digest of what gives the place back; plain guests: none
    reply INTEGER               -- said, told: the message that it answers
) STRICT""",
    "CREATE TABLE room (id TEXT NOT NULL) STRICT",  # one row
    _PRESENCE,
    _CHANGE,
    files.SCHEMA,
)
_STEPS = {  # from the version before
    2: (
        "ALTER TABLE event ADD COLUMN token BLOB",
        "CREATE TABLE room (id TEXT NOT NULL) STRICT",
        _PRESENCE,
    ),
    3: ("ALTER TABLE event ADD COLUMN reply INTEGER", _CHANGE, files.SCHEMA),
}
_INSERT = "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_CHANGE = "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LAST_SEQ = """SELECT max(coalesce((SELECT max(seq) FROM event), 0),
    coalesce((SELECT max(seq) FROM change), 0))"""
_FLOOR = """SELECT coalesce((
    SELECT seq FROM event WHERE kind IN ('said', 'told') ORDER BY seq DESC LIMIT 1 OFFSET ?), 0)"""
_TAIL = "SELECT * FROM {table} ORDER BY seq DESC LIMIT ?"
_PRESENCE_BEFORE = "SELECT * FROM event WHERE kind IN ('joined', 'left') AND seq < ? ORDER BY seq"
_FROM = "SELECT * FROM event WHERE seq >= ? ORDER BY seq"
_CHANGES_FROM = "SELECT * FROM change WHERE seq >= ? ORDER BY seq"
_TRACES = """SELECT seq, time, kind, name FROM event
    WHERE kind IN ('joined', 'left') OR (kind = 'said' AND time >= ?) ORDER BY seq"""
_LONGEST_SLUG = 100  # bytes; systems take 255 for a file name, and SQLite adds to it
_BUSY = 1.0  # seconds to wait for another program that reads the file


NO_TOKENS: Mapping[int, bytes] = MappingProxyType({})


class HistoryError(Exception):
    """The record cannot be used; the message is the system's word for why."""


class HistoryInUseError(HistoryError):
    """Another program writes this record."""


class HistoryFullError(HistoryError):
    """The disk has no place left."""


class HistoryDamagedError(HistoryError):
    """The file was a record, or is in the place of one, and cannot be read any more."""


class HistoryNewerError(HistoryError):
    """A newer version of Sala wrote this record; it is left as it is."""


class History:
    """One room's record. Every call blocks on the disk: use it in one thread, not the window's.

    `path` None keeps it in memory. Raises HistoryError, on opening and on every call. What
    `append` returned from survives the loss of the program and of the computer's power
    (write-ahead log, `synchronous=FULL`). The file is locked for as long as it is open, so two
    rooms never write one record.
    """

    def __init__(self, path: Path | None) -> None:
        self._is_new = False  # made by this very opening
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                _check_log(path)
            self._db = sqlite3.connect(
                ":memory:" if path is None else path,
                timeout=_BUSY,
                isolation_level=None,
            )
        except (OSError, sqlite3.Error) as error:
            raise HistoryError(str(error)) from error
        try:
            self._prepare()
        except HistoryError:
            self._db.close()
            raise
        except sqlite3.Error as error:
            self._db.close()
            raise _explained(error) from error

    def last_seq(self) -> int:
        """The `seq` of the newest event, 0 when there is none."""
        try:
            (seq,) = self._db.execute(_LAST_SEQ).fetchone()
        except sqlite3.Error as error:
            raise _explained(error) from error
        return int(seq)

    def tail(self, count: int) -> list[Stored]:
        """The newest `count` events, oldest first."""
        try:
            rows = self._db.execute(_TAIL.format(table="event"), (count,)).fetchall()
            changes = self._db.execute(_TAIL.format(table="change"), (count,)).fetchall()
        except sqlite3.Error as error:
            raise _explained(error) from error
        said = [files.attached(self._db, _event(row)) for row in rows]
        both = [*said, *map(_change, changes)]
        return sorted(both, key=attrgetter("seq"))[-count:]

    def record(self, limits: Limits) -> Record:
        """All of it that a room remembers."""
        try:
            (own,) = self._db.execute("SELECT id FROM room").fetchone()
            record = Record(limits, own, is_new=self._is_new)
            (floor,) = self._db.execute(_FLOOR, (record.memory.reach - 1,)).fetchone()
            record.memory.begin_after(max(floor - 1, 0))
            for event, token in self._events(_PRESENCE_BEFORE, floor):
                record.recall(event, token)
            for event, _ in self._events(files.BEFORE, floor):
                if isinstance(event, Said | Told):
                    record.shelf.follow(event)
            record.shelf.removed = files.removed(self._db)
            both = merge(
                self._events(_FROM, floor), self._changes(floor), key=lambda each: each[0].seq
            )
            for event, token in both:
                record.follow(event, token)
        except sqlite3.Error as error:
            raise _explained(error) from error
        return record

    def _events(self, query: str, seq: int) -> Iterator[tuple[Stored, bytes]]:
        """Events, and the digest of a joiner's token; never all of them in memory at once."""
        for row in self._db.execute(query, (seq,)):
            yield files.attached(self._db, _event(row)), row[11] or NOBODY

    def _changes(self, seq: int) -> Iterator[tuple[Stored, bytes]]:
        for row in self._db.execute(_CHANGES_FROM, (seq,)):
            yield _change(row), NOBODY

    def traces(self, since: int) -> Iterator[Trace]:
        """Who came and went since ever, and who said something to all after `since` (ms UTC)."""
        try:
            for seq, time, kind, name in self._db.execute(_TRACES, (since,)):
                yield Trace(seq, time, kind, name)
        except sqlite3.Error as error:
            raise _explained(error) from error

    def append(self, events: Sequence[Stored], tokens: Mapping[int, bytes] = NO_TOKENS) -> None:
        """Keep all of `events` or, with an error, none; `tokens`: digests of joiners', by `seq`."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                rows = [
                    _row(event, tokens.get(event.seq))
                    for event in events
                    if not isinstance(event, Change)
                ]
                changes = [_change_row(event) for event in events if isinstance(event, Change)]
                self._db.executemany(_INSERT, rows)
                self._db.executemany(_INSERT_CHANGE, changes)
                files.follow(self._db, events)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise _explained(error) from error

    def close(self) -> None:
        """Fold the log into the file and let go of it."""
        self._db.close()

    def _prepare(self) -> None:
        # Exclusive before the first read: the lock is then held until close, and the log needs
        # no shared memory file (https://www.sqlite.org/wal.html, section 9).
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._db.execute("PRAGMA synchronous = FULL")
        # No check looks inside a text. A byte that went bad there shows as "�"; all the others
        # are worth keeping.
        self._db.text_factory = lambda text: text.decode("utf-8", "replace")
        self._db.execute("BEGIN IMMEDIATE")
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != APPLICATION_ID and (application or version or tables):
            raise HistoryError("the file belongs to another program")
        if version > SCHEMA_VERSION:
            raise HistoryNewerError(f"schema {version}, this program knows {SCHEMA_VERSION}")
        # All of it is read once, before anything is written: damage shall show now, and not in
        # the middle of a lesson.
        (found,) = self._db.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise HistoryDamagedError(found)
        if version < SCHEMA_VERSION:
            self._is_new = not tables
            self._upgrade(version if tables else 0)
        self._db.execute("COMMIT")
        # The mode is written into the file, so not before it is known to be ours.
        self._db.execute("PRAGMA journal_mode = WAL")

    def _upgrade(self, version: int) -> None:
        """Bring the tables of an older program up to date; 0: there are none."""
        later = (_STEPS[step] for step in range(version + 1, SCHEMA_VERSION + 1))
        for statement in chain.from_iterable(later) if version else _SCHEMA:
            self._db.execute(statement)
        self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        if version < 2:
            self._db.execute("INSERT INTO room VALUES (?)", (uuid.uuid4().hex,))


def _check_log(path: Path) -> None:
    """A log without its file is all that is left of a record; SQLite would delete it."""
    log = path.with_name(f"{path.name}-wal")
    lost = not path.exists() or (path.is_file() and path.stat().st_size == 0)
    if lost and log.exists() and log.stat().st_size > 0:
        raise HistoryDamagedError("the file is empty, and its log is not")


def history_path(folder: Path, room: str) -> Path:
    """The file of a room's record inside `folder`.

    The same name gives the same file on every system: letters, digits and hyphens only, with a
    prefix, since Windows reserves names such as `con`. A name that loses more than its case and
    its blanks this way gets a sum behind it, so that two rooms never share a record.
    """
    folded = unicodedata.normalize("NFKC", room.strip()).casefold()
    slug = "".join(c if c.isalnum() else "-" for c in folded).strip("-")
    short = slug.encode()[:_LONGEST_SLUG].decode("utf-8", "ignore") or "sem-nome"
    if short != slug or not folded.replace(" ", "").isalnum():
        sum_of_all = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()
        short = f"{short}-{sum_of_all[:8]}"
    return folder / f"sala-{short}.sqlite3"


def _explained(error: sqlite3.Error) -> HistoryError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary one of an extended code
    return _KINDS.get(code, HistoryError)(str(error))


_KINDS = {
    sqlite3.SQLITE_BUSY: HistoryInUseError,
    sqlite3.SQLITE_LOCKED: HistoryInUseError,
    sqlite3.SQLITE_FULL: HistoryFullError,
    sqlite3.SQLITE_CORRUPT: HistoryDamagedError,
    sqlite3.SQLITE_NOTADB: HistoryDamagedError,
}

_Row = tuple[
    int, int, str, str, str | None, str | None, str | None, str | None, int | None, str | None,
    str | None, bytes | None, int | None,
]  # fmt: skip
_ChangeRow = tuple[
    int, int, str, str, int, str | None, str | None, str | None, str | None, int | None
]


def _row(event: Joined | Left | Message, token: bytes | None) -> _Row:
    none = (None, None, None, None, None)
    if isinstance(event, Message):
        kind, to = ("told", event.to) if isinstance(event, Told) else ("said", None)
        message = (to, event.cid, event.text)
        return (event.seq, event.time, kind, event.author, *message, *none, event.reply or None)
    kind, reason = ("left", event.reason) if isinstance(event, Left) else ("joined", None)
    who = event.member
    address = (who.ip, who.port, who.program)
    return (event.seq, event.time, kind, who.name, None, None, None, *address, reason, token, None)


def _change_row(event: Change) -> _ChangeRow:
    head = (event.seq, event.time)
    about = (event.author, event.message, event.to or None, event.cid)
    match event:
        case Edited(text=text):
            return (*head, "edited", *about, text, None, None)
        case Removed():
            return (*head, "removed", *about, None, None, None)
        case Reacted(emoji=emoji, off=off):
            return (*head, "reacted", *about, None, emoji, int(off))


def _change(row: _ChangeRow) -> Change:
    seq, time, kind, name, message, recipient, cid, text, emoji, off = row
    about = _About(seq=seq, time=time, author=name, message=message, to=recipient or "", cid=cid)
    if kind == "edited":
        return Edited(**about, text=text or "")
    if kind == "removed":
        return Removed(**about)
    return Reacted(**about, emoji=emoji or "", off=bool(off))


class _About(TypedDict):
    seq: int
    time: int
    author: str
    message: int
    to: str
    cid: str | None


def _event(row: _Row) -> Stored:
    seq, time, kind, name, recipient, cid, text, ip, port, program, reason, _, reply = row
    said = Said(seq=seq, time=time, author=name, text=text or "", cid=cid, reply=reply or 0)
    if kind == "said":
        return said
    if kind == "told":
        return Told(
            seq=seq,
            time=time,
            author=name,
            to=recipient or "",
            text=said.text,
            cid=cid,
            reply=said.reply,
        )
    member = Member(name=name, ip=ip or "", port=port or 0, program=program or "")
    if kind == "joined":
        return Joined(seq=seq, time=time, member=member)
    return Left(seq=seq, time=time, member=member, reason=reason or "")
