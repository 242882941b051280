"""The record of a room in SQLite: what happened, in order, with date and time (R17)."""

import hashlib
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.protocol.messages import Joined, Left, Member, Said, Stored, Told

SCHEMA_VERSION = 1
APPLICATION_ID = 0x53616C61  # "Sala", so that `file` and other programs can tell

_SCHEMA = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {SCHEMA_VERSION}",
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
    reason TEXT                 -- left
) STRICT""",
)
_INSERT = "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_TAIL = "SELECT * FROM (SELECT * FROM event ORDER BY seq DESC LIMIT ?) ORDER BY seq"
_MESSAGES = """SELECT * FROM event WHERE kind IN ('said', 'told') AND seq >= (
    SELECT coalesce(min(seq), 0) FROM (
        SELECT seq FROM event WHERE kind IN ('said', 'told') ORDER BY seq DESC LIMIT ?
    )) ORDER BY seq"""
_LONGEST_SLUG = 100  # bytes; systems take 255 for a file name, and SQLite adds to it
_BUSY = 1.0  # seconds to wait for another program that reads the file


class HistoryError(Exception):
    """The record cannot be used; the message is the system's word for why."""


class HistoryInUseError(HistoryError):
    """Another program writes this record."""


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
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
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
            (seq,) = self._db.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()
        except sqlite3.Error as error:
            raise _explained(error) from error
        return int(seq)

    def tail(self, count: int) -> list[Stored]:
        """The newest `count` events, oldest first."""
        try:
            rows = self._db.execute(_TAIL, (count,)).fetchall()
        except sqlite3.Error as error:
            raise _explained(error) from error
        return [_event(row) for row in rows]

    def messages(self, count: int) -> Iterator[Said | Told]:
        """The newest `count` messages, oldest first, never all of them in memory at once."""
        try:
            for row in self._db.execute(_MESSAGES, (count,)):
                event = _event(row)
                if isinstance(event, Said | Told):
                    yield event
        except sqlite3.Error as error:
            raise _explained(error) from error

    def append(self, events: Sequence[Stored]) -> None:
        """Keep all of `events` or, with an error, none."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._db.executemany(_INSERT, [_row(event) for event in events])
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
        self._db.execute("BEGIN IMMEDIATE")
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != APPLICATION_ID and (application or version or tables):
            raise HistoryError("the file belongs to another program")
        if version > SCHEMA_VERSION:
            raise HistoryNewerError(f"schema {version}, this program knows {SCHEMA_VERSION}")
        if not tables:
            for statement in _SCHEMA:
                self._db.execute(statement)
        self._db.execute("COMMIT")
        # The mode is written into the file, so not before it is known to be ours.
        self._db.execute("PRAGMA journal_mode = WAL")


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
    if getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return HistoryInUseError(str(error))
    return HistoryError(str(error))


_Row = tuple[
    int, int, str, str, str | None, str | None, str | None, str | None, int | None, str | None,
    str | None,
]  # fmt: skip


def _row(event: Stored) -> _Row:
    if isinstance(event, Said | Told):
        kind, to = ("told", event.to) if isinstance(event, Told) else ("said", None)
        message = (to, event.cid, event.text)
        return (event.seq, event.time, kind, event.author, *message, None, None, None, None)
    kind, reason = ("left", event.reason) if isinstance(event, Left) else ("joined", None)
    who = event.member
    address = (who.ip, who.port, who.program)
    return (event.seq, event.time, kind, who.name, None, None, None, *address, reason)


def _event(row: _Row) -> Stored:
    seq, time, kind, name, recipient, cid, text, ip, port, program, reason = row
    if kind == "said":
        return Said(seq=seq, time=time, author=name, text=text or "", cid=cid)
    if kind == "told":
        return Told(seq=seq, time=time, author=name, to=recipient or "", text=text or "", cid=cid)
    member = Member(name=name, ip=ip or "", port=port or 0, program=program or "")
    if kind == "joined":
        return Joined(seq=seq, time=time, member=member)
    return Left(seq=seq, time=time, member=member, reason=reason or "")
