"""The guest's own memory on disk: its seats, unsent messages and drafts survive a restart."""

import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.aside import put_aside
from app.batches import Batches
from app.client.journal_file import (
    JournalDamagedError,
    JournalError,
    JournalFile,
    JournalInUseError,
)
from app.client.kept import Change, Kept, Read, Seat, Unsent, Written

__all__ = ["FILE_NAME", "Journal", "Read", "Seat", "Unsent", "Written"]

FILE_NAME = "guest.sqlite3"
PATIENCE = 5_000
"""Milliseconds that a disk may take to open the file, and to write the last of it: a person waits
for both, and some folders are in a network."""


class Journal(QObject):
    """Remembers at once, and keeps it on the disk in a thread of its own, in order.

    A second Sala of the same person finds the file locked and remembers for as long as it runs:
    two of them must never take the same seat. That is no failure. `folder` None does the same.

    Signals:
        opened(): what was kept is there; comes once, also when nothing can be kept.
        put_aside(Path): the file was damaged, has this name now, and a new one was begun.
        failed(str): nothing is kept (any more), with the system's word why; what is remembered
            still works. Comes at most once; before `opened` when the file could not be opened.
        closed(): after `close`: everything is written and the file is closed, or the disk hangs;
            the last signal.
    """

    opened = Signal()
    put_aside = Signal(object)
    failed = Signal(str)
    closed = Signal()

    # From the thread to this object, whatever thread others live in.
    _loaded = Signal(object)
    _moved = Signal(object)
    _broken = Signal(str)
    _over = Signal()

    def __init__(self, folder: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = None if folder is None else folder / FILE_NAME
        self._kept = Kept()
        self._early: list[Callable[[Kept], list[Change]]] = []  # done before it was loaded
        self._batches: Batches[Change] = Batches()
        self._thread: threading.Thread | None = None  # while it runs
        self._is_loaded = False
        self._writes = False
        self._has_failed = False
        self._is_closing = False
        self._is_closed = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._on_patience_over)
        self._loaded.connect(self._on_loaded)
        self._moved.connect(self.put_aside)
        self._broken.connect(self._on_broken)
        self._over.connect(self._on_over)

    @property
    def is_open(self) -> bool:
        """Whether what was kept is there: from `opened` until `close`."""
        return self._is_loaded and not self._is_closing

    @property
    def keeps(self) -> bool:
        """Whether what is remembered is on the disk, too, or about to be."""
        return self._writes

    def open(self) -> None:
        """Start; `opened` follows. What is remembered before that is kept, too."""
        if self._path is None:
            self._is_loaded = True
            QTimer.singleShot(0, self, self.opened.emit)
            return
        self._thread = threading.Thread(
            target=self._run, args=(self._path,), name="journal", daemon=True
        )
        self._thread.start()
        self._patience.start(PATIENCE)

    def close(self) -> None:
        """Write what waits and close the file; `closed` follows."""
        if self._is_closing:
            return
        self._is_closing = True
        if self._thread is None:
            QTimer.singleShot(0, self, self._tell_closed)
            return
        self._patience.start(PATIENCE)
        if self._is_loaded:
            self._end()

    def seats(self, host: str, port: int, name: str) -> list[Seat]:
        """The seats that somebody of this name has in rooms of that computer, likeliest first."""
        return self._kept.seats(host, port, name)

    def keep_seat(self, seat: Seat) -> None:
        """Keep a seat in the place of the one that this person had in that room.

        The oldest goes when there are more than `kept.MOST_SEATS`.
        """
        self._do(lambda kept: kept.keep_seat(seat))

    def drop_seat(self, seat: Seat) -> None:
        """Forget what this person has in that room."""
        self._do(lambda kept: kept.drop_seat(seat))

    def unsent(self, room: str, author: str) -> list[Unsent]:
        """What this author has not yet said there, in the order in which it was added."""
        return self._kept.unsent(room, author)

    def add(self, message: Unsent) -> bool:
        """Keep a message; nothing happens when there is one under its `cid`.

        False, and nothing is kept, when its text is longer than `kept.LONGEST_TEXT`, or when
        `kept.MOST_UNSENT` of this run wait already: the person has to be told. Those of earlier
        runs make place, the oldest first.
        """
        if not self._kept.takes(message):
            return False
        self._do(lambda kept: kept.add(message))
        return True

    def mark_failed(self, cid: str, *, failed: bool) -> None:
        """Whether the message waits for the person to try again."""
        self._do(lambda kept: kept.mark_failed(cid, failed=failed))

    def remove(self, cid: str) -> None:
        """Forget a message, when there is one: the room has it."""
        self._do(lambda kept: kept.remove(cid))

    def drafts(self, room: str, author: str) -> list[Written]:
        """What this author has begun to write there; what was changed longest ago comes first."""
        return self._kept.drafts(room, author)

    def keep_draft(self, draft: Written) -> None:
        """Keep a draft in the place of the one of before; one that is empty, or longer than

        `kept.LONGEST_DRAFT`, only takes it away. The oldest goes when there are more than
        `kept.MOST_DRAFTS`.
        """
        self._do(lambda kept: kept.keep_draft(draft))

    def drop_begun(self, room: str, author: str) -> None:
        """Forget what this author has begun to write there, and how far they have read."""
        self._do(lambda kept: kept.drop_begun(room, author))

    def reads(self, room: str, author: str) -> list[Read]:
        """How far this author has read the conversations there."""
        return self._kept.reads(room, author)

    def keep_read(self, read: Read) -> None:
        """A conversation was read up to there."""
        self._do(lambda kept: kept.keep_read(read))

    def _do(self, what: Callable[[Kept], list[Change]]) -> None:
        changes = what(self._kept)
        if not self._is_loaded:
            self._early.append(what)
        elif self._writes and changes:
            self._batches.put(changes)

    def _end(self) -> None:
        self._writes = False
        self._batches.end()

    # What the thread tells

    def _on_loaded(self, kept: Kept | None) -> None:
        """None: nothing was kept, and nothing will be."""
        if self._is_loaded:  # too late: what is remembered by now is something else
            self._end()
            return
        self._is_loaded = True
        if not self._is_closing:
            self._patience.stop()
        early, self._early = self._early, []
        if kept is not None:
            self._kept = kept
            self._writes = True
            for what in early:
                self._do(what)
        if self._is_closing:
            self._end()
        self.opened.emit()

    def _on_broken(self, why: str) -> None:
        self._writes = False
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(why)
        if not self._is_loaded:
            self._on_loaded(None)

    def _on_over(self) -> None:
        if self._thread is not None:
            # It only has to return from its last signal, some microseconds: whoever deletes this
            # object after `closed` must not do so under it.
            self._thread.join()
            self._thread = None
        if self._is_closing:
            self._tell_closed()

    def _on_patience_over(self) -> None:
        """The disk hangs: one goes on without it, and the thread ends when it may."""
        if not self._is_loaded:
            self._on_broken(self.tr("o disco não responde"))
        if self._is_closing:
            self._tell_closed()

    def _tell_closed(self) -> None:
        self._patience.stop()
        if not self._is_closed:
            self._is_closed = True
            self.closed.emit()

    # In the thread

    def _run(self, path: Path) -> None:
        try:
            with closing(self._open_file(path)) as file:
                self._loaded.emit(file.kept)
                self._write(file)
        except JournalInUseError:
            self._loaded.emit(None)
        except JournalError as error:
            self._broken.emit(str(error))
        except Exception as error:
            # Our own mistake, which the thread's hook reports; nobody may wait for ever for it.
            self._broken.emit(str(error))
            raise
        finally:
            self._over.emit()

    def _open_file(self, path: Path) -> JournalFile:
        try:
            return JournalFile(path)
        except JournalDamagedError:
            try:
                self._moved.emit(put_aside(path))
            except OSError as error:
                raise JournalError(str(error)) from error
            return JournalFile(path)

    def _write(self, file: JournalFile) -> None:
        works = True
        for batch in self._batches:
            try:
                if works:
                    file.write(batch)
            except JournalError as error:
                # Open still, for its lock: what was read of it is in use here.
                works = False
                self._broken.emit(str(error))
