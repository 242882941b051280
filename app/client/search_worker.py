"""Does what a search asks of its table, in a thread that lives while there is something to do."""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from app.client.search_table import SearchError, SearchTable

Job = Callable[[SearchTable], object]
"""Works on the table, and touches no object of Qt; what it returns, if anything, is an answer."""


class SearchWorker(QObject):
    """Takes jobs, and does them in their order; nobody has to end it.

    Signals:
        answered(object): what a job returned.
        failed(str): there can be no table, with the system's word why; comes once, and no job is
            done any more.
    """

    answered = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._jobs: deque[Job] = deque()
        self._runs = False
        self._is_broken = False
        self._table: SearchTable | None = None

    def do(self, job: Job) -> None:
        """Do this after all that was asked before."""
        with self._lock:
            if self._is_broken:
                return
            self._jobs.append(job)
            if self._runs:
                return
            self._runs = True
        # Whoever ends the program does not wait for it: what it knows is in memory only.
        threading.Thread(target=self._run, name="search", daemon=True).start()

    def _run(self) -> None:
        while job := self._next():
            try:
                if self._table is None:
                    self._table = SearchTable()
                answer = job(self._table)
            except SearchError as error:
                with self._lock:
                    self._is_broken = True
                    self._jobs.clear()
                self._tell(self.failed.emit, str(error))
                continue
            except BaseException:
                # Our own mistake, which the thread's hook reports; the next job may do.
                with self._lock:
                    self._runs = False
                raise
            if answer is not None:
                self._tell(self.answered.emit, answer)

    def _next(self) -> Job | None:
        with self._lock:
            self._runs = bool(self._jobs)
            return self._jobs.popleft() if self._jobs else None

    def _tell(self, emit: Callable[[object], None], what: object) -> None:
        with suppress(RuntimeError):  # the window is gone, and nobody wants to know
            emit(what)
