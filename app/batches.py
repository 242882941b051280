"""How one thread hands work to another: in order, and all that waits at once."""

import queue
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Batches(Generic[Item]):
    """Any thread puts in and never waits; one other goes through the batches.

    What is put in while a batch is worked on comes in the next one together (group commit).
    """

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Sequence[Item] | None] = queue.SimpleQueue()

    def put(self, items: Sequence[Item]) -> None:
        """Hand over `items`; they stay together in one batch."""
        self._queue.put(items)

    def end(self) -> None:
        """Nothing follows: the batches end after what was put in before."""
        self._queue.put(None)

    def __iter__(self) -> Iterator[list[Item]]:
        more = True
        while more:
            batch, more = self._next()
            if batch:
                yield batch

    def _next(self) -> tuple[list[Item], bool]:
        """All that waits, waiting for the first; False behind it when nothing will follow."""
        batch: list[Item] = []
        items = self._queue.get()
        while items is not None:
            batch += items
            if self._queue.empty():
                return batch, True
            items = self._queue.get()
        return batch, False
