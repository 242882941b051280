"""Where in a conversation the room's numbers stand, and which messages quote which."""

from collections.abc import Sequence
from itertools import count

from app.client.entry import Entry


class Numbers:
    """Finds the rows of `entries`, which somebody else keeps, by their numbers.

    A row is remembered as it was when its number came. What went away or moved since then shifts
    it a little, so the search begins there and goes outward: its cost is that shift, not the
    length of the conversation. No order is assumed. Of a number that is there twice, the latest.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._hints: dict[int, int] = {}
        self._quoting: dict[int, list[Entry]] = {}

    def add(self, row: int) -> None:
        """Rows came in at the end, from this one on."""
        added = self._entries[row:]
        self._hints.update((entry.seq, each) for each, entry in enumerate(added, row) if entry.seq)
        for entry in added:
            if entry.quote is not None:
                self._quoting.setdefault(entry.quote.seq, []).append(entry)

    def note(self, row: int) -> None:
        """The row has a number now."""
        seq = self._entries[row].seq
        if seq:
            self._hints[seq] = row

    def drop(self, first: int, last: int) -> None:
        """These rows are about to go away."""
        for row in range(first, last + 1):
            entry = self._entries[row]
            self.unquote(entry)
            if entry.seq and self.row_of(entry.seq) == row:
                del self._hints[entry.seq]

    def clear(self) -> None:
        """Every row is gone."""
        self._hints.clear()
        self._quoting.clear()

    def row_of(self, seq: int) -> int | None:
        """The row with this number."""
        hint = self._hints.get(seq)
        if hint is None:
            return None
        for away in count():
            below, above = hint - away, hint + away
            if 0 <= below < len(self._entries) and self._entries[below].seq == seq:
                self._hints[seq] = below
                return below
            if above < len(self._entries) and self._entries[above].seq == seq:
                self._hints[seq] = above
                return above
            if below < 0 and above >= len(self._entries):
                break
        return None

    def quoting(self, seq: int) -> Sequence[Entry]:
        """The messages that quote the one with this number."""
        return tuple(self._quoting.get(seq, ()))

    def unquote(self, entry: Entry) -> None:
        """A message quotes nothing any more."""
        if entry.quote is None:
            return
        seq = entry.quote.seq
        left = [each for each in self._quoting.get(seq, ()) if each is not entry]
        if left:
            self._quoting[seq] = left
        else:
            self._quoting.pop(seq, None)
