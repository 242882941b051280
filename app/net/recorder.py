"""The history's own thread: a slow or broken disk delays acknowledgements and nothing else."""

import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.aside import put_aside
from app.attendance import Attendee, attendance
from app.batches import Batches
from app.config import Limits
from app.failures import Failure, Trouble
from app.protocol.messages import Stored
from app.room.history import (
    History,
    HistoryDamagedError,
    HistoryError,
    HistoryFullError,
    HistoryInUseError,
    HistoryNewerError,
)
from app.room.outbox import Store
from app.room.record import Record

GATHER = 0.005
"""Seconds from the beginning of one commit to that of the next, at least: a lone message is kept
at once, and in a flood the disk is asked 200 times a second at most (benchmarks/commit.py)."""


class Decision(Enum):
    """What the host wants when the disk gave out."""

    RETRY = auto()
    FORGO = auto()  # go on in memory, and keep nothing
    GIVE_UP = auto()


@dataclass(frozen=True, slots=True)
class _Question:
    """Who was in after `since`? `now`: both in milliseconds since 1970 UTC."""

    since: int
    now: int


class Recorder(QObject):
    """Opens a `History`, appends to it and closes it, in that order and all off this thread.

    What is submitted while a commit runs goes into the next one together (group commit). When the
    disk gives out, everything waits for a decision: nothing is committed that nobody kept, unless
    the host forgoes keeping.

    Signals:
        opened(Record): what the room knows of itself.
        put_aside(Path): the record was damaged, has this name now, and a new one was begun.
        committed(seq): every event up to `seq` is on the disk.
        attended(list): who was in, as `report` asked; None where there is no record to tell it.
        suspended(Failure): it could not be written; `decide` what to do.
        resumed(bool): it goes on; False when from now on nothing is kept.
        failed(Failure): it could not be opened, or a mistake of our own ended it.
        closed(): the file is closed; the last signal.
    """

    opened = Signal(object)
    put_aside = Signal(object)
    committed = Signal(object)
    attended = Signal(object)
    suspended = Signal(object)
    resumed = Signal(bool)
    failed = Signal(object)
    closed = Signal()

    _over = Signal()  # from the thread

    def __init__(self, path: Path | None, limits: Limits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._limits = limits
        self._batches: Batches[Store | _Question] = Batches()
        self._decisions: queue.SimpleQueue[Decision] = queue.SimpleQueue()
        self._history: History | None = None
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._over.connect(self._on_over)

    def open(self) -> None:
        """Start; `opened` or `failed` and `closed` follow."""
        self._thread.start()

    def submit(self, stores: Sequence[Store]) -> None:
        """Keep what is in them; `committed` or `suspended` follows."""
        self._batches.put(stores)

    def report(self, since: int, now: int) -> None:
        """Tell who was in after `since`, behind what was submitted; `attended` follows."""
        self._batches.put([_Question(since, now)])

    def decide(self, decision: Decision) -> None:
        """Answer `suspended`: `resumed`, `suspended` again or, for GIVE_UP, `closed` follows."""
        self._decisions.put(decision)

    def close(self) -> None:
        """Finish what was submitted and close the file; `closed` follows."""
        self._batches.end()

    def _on_over(self) -> None:
        """Its last signal is sent from inside the thread, under which nobody may delete this."""
        self._thread.join()
        self.closed.emit()

    # In the thread

    def _run(self) -> None:
        try:
            self.opened.emit(self._open())
            self._record()
        except HistoryError as error:
            self.failed.emit(_failure(error))
        except Exception as error:
            # Our own mistake, which the thread's hook reports; nobody may wait for ever for it.
            self.failed.emit(Failure(trouble=Trouble.OTHER, detail=str(error)))
            raise
        finally:
            self._close()
            self._over.emit()

    def _open(self) -> Record:
        try:
            self._history = History(self._path)
            return self._history.record(self._limits)
        except HistoryDamagedError:
            self._close()
            if self._path is None:
                raise
            try:
                aside = put_aside(self._path)
            except OSError as error:
                raise HistoryError(str(error)) from error
            self._history = History(self._path)
            self.put_aside.emit(aside)
            return self._history.record(self._limits)

    def _record(self) -> None:
        for batch in self._batches:
            began = time.monotonic()
            stores = [each for each in batch if isinstance(each, Store)]
            if stores:
                if not self._keep(stores):
                    return
                self.committed.emit(stores[-1].event.seq)
            for each in batch:
                if isinstance(each, _Question):
                    self.attended.emit(self._answer(each))
            time.sleep(max(0.0, began + GATHER - time.monotonic()))

    def _answer(self, question: "_Question") -> list[Attendee] | None:
        """A record that cannot be read now is no reason to end the talk."""
        if self._history is None:
            return None
        try:
            traces = self._history.traces(question.since)
            return attendance(traces, since=question.since, now=question.now)
        except HistoryError:
            return None

    def _keep(self, batch: Sequence[Store]) -> bool:
        """Append, as often as the host wants to try; False when that is given up."""
        tokens = {store.event.seq: store.token for store in batch if store.token}
        events = [store.event for store in batch]
        tried = forgone = False
        while True:
            try:
                if tried:
                    self._close()
                    events = [] if forgone else self._missing(events)
                if self._history is not None:
                    self._history.append(events, tokens)
                if tried:
                    self.resumed.emit(not forgone)
            except HistoryError as error:
                self.suspended.emit(_failure(error))
                decision = self._decisions.get()
                if decision is Decision.GIVE_UP:
                    return False
                tried, forgone = True, decision is Decision.FORGO
            else:
                return True

    def _missing(self, events: list[Stored]) -> list[Stored]:
        """Open the record anew: those of `events` that are not in it.

        A commit that failed may have reached the disk all the same; and while the record was
        closed, another Sala may have written to it.
        """
        newest = self._open().last_seq
        there = [event for event in events if event.seq <= newest]
        kept = self._history.tail(len(there)) if self._history is not None else []
        if [(event.seq, event.time) for event in kept] != [(e.seq, e.time) for e in there]:
            raise HistoryInUseError("another Sala wrote to it meanwhile")
        return events[len(there) :]

    def _close(self) -> None:
        if self._history is not None:
            self._history.close()
            self._history = None


def _failure(error: HistoryError) -> Failure:
    return Failure(trouble=_TROUBLES.get(type(error), Trouble.DATA_UNUSABLE), detail=str(error))


_TROUBLES: dict[type[HistoryError], Trouble] = {
    HistoryInUseError: Trouble.DATA_IN_USE,
    HistoryNewerError: Trouble.DATA_NEWER,
    HistoryFullError: Trouble.DISK_FULL,
}
