"""The history's own thread: a slow disk delays acknowledgements and nothing else."""

import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.batches import Batches
from app.config import Limits
from app.failures import Failure, Trouble
from app.room.history import (
    History,
    HistoryError,
    HistoryInUseError,
    HistoryNewerError,
)
from app.room.outbox import Store


class Recorder(QObject):
    """Opens a `History`, appends to it and closes it, in that order and all off this thread.

    What is submitted while a commit runs goes into the next one together (group commit).

    Signals:
        opened(Record): what the room knows of itself.
        committed(seq): every event up to `seq` is on the disk.
        failed(Failure): it could not be opened or written; nothing is kept from then on.
        closed(): the file is closed; the last signal.
    """

    opened = Signal(object)
    committed = Signal(object)
    failed = Signal(object)
    closed = Signal()

    def __init__(self, path: Path | None, limits: Limits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._limits = limits
        self._batches: Batches[Store] = Batches()
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)

    def open(self) -> None:
        """Start; `opened` or `failed` and `closed` follow."""
        self._thread.start()

    def submit(self, stores: Sequence[Store]) -> None:
        """Keep what is in them; `committed` or `failed` follows."""
        self._batches.put(stores)

    def close(self) -> None:
        """Finish what was submitted and close the file; `closed` follows."""
        self._batches.end()

    def _run(self) -> None:
        try:
            with closing(History(self._path)) as history:
                self.opened.emit(history.record(self._limits))
                for batch in self._batches:
                    tokens = {store.event.seq: store.token for store in batch if store.token}
                    history.append([store.event for store in batch], tokens)
                    self.committed.emit(batch[-1].event.seq)
        except HistoryError as error:
            self.failed.emit(_failure(error))
        except Exception as error:
            # Our own mistake, which the thread's hook reports; nobody may wait for ever for it.
            self.failed.emit(Failure(trouble=Trouble.OTHER, detail=str(error)))
            raise
        finally:
            self.closed.emit()


def _failure(error: HistoryError) -> Failure:
    if isinstance(error, HistoryInUseError):
        return Failure(trouble=Trouble.DATA_IN_USE, detail=str(error))
    if isinstance(error, HistoryNewerError):
        return Failure(trouble=Trouble.DATA_NEWER, detail=str(error))
    return Failure(trouble=Trouble.DATA_UNUSABLE, detail=str(error))
