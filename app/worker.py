"""A thread for the disk: jobs in their order, and what came of each back in the loop's thread."""

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

LINGER = 0.3
"""Seconds that the thread waits for another job before it ends; the next one starts a new one."""

Result = TypeVar("Result")


class Worker(QObject):
    """Does one job after the other, off the thread that it was made in.

    The thread is there while there is work, so nobody has to end it. No public signals: whoever
    has a job done is called back.
    """

    _done = Signal(object)  # what is to be called

    def __init__(self, name: str) -> None:
        super().__init__()  # without a parent: the thread keeps it alive for as long as it needs it
        self._name = name
        self._jobs: queue.SimpleQueue[Callable[[], Callable[[], None]]] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._runs = False
        self._done.connect(self._on_done)

    def do(
        self,
        job: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[OSError], None],
    ) -> None:
        """Do `job` in the thread after those before it; then call one of the others in this one.

        Any other error than an OSError is a mistake of our own, which the thread's hook reports.
        """

        def run() -> Callable[[], None]:
            try:
                result = job()
            except OSError as error:
                failure = error
                return lambda: failed(failure)
            return lambda: done(result)

        self._jobs.put(run)
        with self._lock:
            if not self._runs:
                self._runs = True
                threading.Thread(target=self._run, name=self._name, daemon=True).start()

    def forget(self, job: Callable[[], object]) -> None:
        """Do `job` in its turn; nobody waits for what becomes of it."""
        self.do(job, _nothing, _nothing)

    def _run(self) -> None:
        while True:
            try:
                job = self._jobs.get(timeout=LINGER)
            except queue.Empty:
                with self._lock:
                    if self._jobs.empty():
                        self._runs = False
                        return
                continue
            try:
                back = job()
            except BaseException:
                with self._lock:
                    self._runs = False
                raise
            self._done.emit(back)

    def _on_done(self, back: Callable[[], None]) -> None:
        back()


def _nothing(_: object) -> None:
    """Nobody waits for it."""
