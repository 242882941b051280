"""A timeline in which many comings and goings in a row are one row."""

from collections.abc import Iterable

from app.client.entry import Entry
from app.client.grouping import same_day
from app.client.passages import LEAST, Passage, Passages, folded, gathered, leading, unfolded
from app.client.roles import TEXTS, Role
from app.client.timeline import Timeline


class FoldedTimeline(Timeline):
    """Rows that are fewer than the entries: a class that comes in does not drown what is said.

    What is out of sight (`hide`) lies between rows as everything else does, and comes back there.
    """

    def extend(self, entries: Iterable[Entry]) -> None:
        entries = tuple(entries)
        first = leading(entries)
        if first and self._takes(first):
            entries = entries[len(first) :]
        super().extend(folded(entries))

    def entries(self) -> list[Entry]:
        """All of them as they came, to read, as of now; a list of its own."""
        return unfolded(super().entries())

    def toggle(self, row: int) -> bool:
        """Tell who came and went one by one, or in one sentence. False: the row is none such."""
        entry = self._entries[row]
        if not isinstance(entry, Passages):
            return False
        entry.toggle()
        self._touch(row, row, *TEXTS)
        return True

    def _takes(self, more: list[Passage]) -> bool:
        """Put them into the row at the end, or make one of them and the last rows, if it can be."""
        row = len(self._entries) - 1
        if row < 0 or self._hidden.latest > self._newest(row):
            return False
        last = self._entries[row]
        if not same_day(last.time, more[0].time):
            return False
        if isinstance(last, Passages):
            last.absorb(more)
        else:
            before = self._trailing(row)
            if not before or len(before) + len(more) < LEAST:
                return False
            row -= len(before) - 1
            self._entries[row] = gathered([*before, *more])
            if len(before) > 1:
                self._take_out(row + 1, row + len(before) - 1)
        self._touch(row, row, *TEXTS, Role.TIME, Role.PASSAGES)
        return True

    def _trailing(self, row: int) -> list[Passage]:
        """The passages that end with this row, of one day and with nothing out of sight between."""
        run = list[Passage]()
        while row >= 0 and len(run) < LEAST:
            entry = self._entries[row]
            if not isinstance(entry, Passage) or entry.seq < self._hidden.latest:
                break
            if run and not same_day(entry.time, run[0].time):
                break
            run.insert(0, entry)
            row -= 1
        return run

    def _newest(self, row: int) -> int:
        entry = self._entries[row]
        return entry.parts[-1].seq if isinstance(entry, Passages) else entry.seq
