"""A disk that hangs and breaks when the test wants it to."""

import threading
from collections.abc import Callable, Mapping, Sequence

from app.protocol.messages import Stored
from app.room.history import NO_TOKENS, History, HistoryError


class Disk:
    """What the test does to it."""

    def __init__(self) -> None:
        self.ready = threading.Event()  # while it is not set, a commit hangs
        self.ready.set()
        self.writing = threading.Event()  # a commit has begun
        self.broken = False
        self.lies = False  # a commit reaches the disk, and an error comes back
        self.unattended: Callable[[], object] = lambda: None  # done once a record is closed
        self.batches: list[list[int]] = []  # the numbers of each commit that is done

    def stop(self) -> None:
        """The next commit hangs until `ready` is set."""
        self.ready.clear()
        self.writing.clear()

    def history(self) -> type[History]:
        """The kind of `History` that such a disk makes."""
        disk = self

        class StubbornHistory(History):
            def append(
                self, events: Sequence[Stored], tokens: Mapping[int, bytes] = NO_TOKENS
            ) -> None:
                disk.writing.set()
                assert disk.ready.wait(30)
                if disk.broken:
                    raise HistoryError("disk I/O error")
                super().append(events, tokens)
                disk.batches.append([event.seq for event in events])
                if disk.lies:
                    raise HistoryError("disk I/O error")

            def close(self) -> None:
                super().close()
                disk.unattended()

        return StubbornHistory
