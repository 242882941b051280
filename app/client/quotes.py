"""Which messages of a conversation quote which, also those that are out of sight."""

from collections.abc import Iterable, KeysView, Sequence

from app.client.entry import Entry


class Quotes:
    """Finds the messages that quote one, by its number; what they say is not its business."""

    def __init__(self) -> None:
        # By the quoted number, then by identity: a row has no number before the room has it.
        self._quoting: dict[int, dict[int, Entry]] = {}

    def add(self, entries: Iterable[Entry]) -> None:
        """These are there now."""
        for entry in entries:
            if entry.quote is not None:
                self._quoting.setdefault(entry.quote.seq, {})[id(entry)] = entry

    def drop(self, entry: Entry) -> None:
        """A message is gone, or quotes nothing any more."""
        if entry.quote is None:
            return
        left = self._quoting.get(entry.quote.seq, {})
        left.pop(id(entry), None)
        if not left:
            self._quoting.pop(entry.quote.seq, None)

    def clear(self) -> None:
        """All of them are gone."""
        self._quoting.clear()

    def numbers(self) -> KeysView[int]:
        """The numbers that somebody quotes."""
        return self._quoting.keys()

    def of(self, seq: int) -> Sequence[Entry]:
        """The messages that quote the one with this number."""
        return tuple(self._quoting.get(seq, {}).values())
