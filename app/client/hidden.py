"""The messages that a reader does not want to see, kept for when they want to again."""

from collections.abc import Collection, Iterable

from app.client.entry import Entry, Kind
from app.protocol.names import name_key


class Hidden:
    """Whose messages are out of sight in one conversation, and these messages.

    What becomes of a message meanwhile (another text, reactions, its end) its owner does to it.
    """

    def __init__(self) -> None:
        self._authors: frozenset[str] = frozenset()  # name_key
        self._entries: dict[int, Entry] = {}  # by the room's number
        self._known: dict[str, bool] = {}  # a name's key costs more than looking it up

    def set_authors(self, keys: Collection[str]) -> None:
        """These are out of sight from now on (`name_key`)."""
        self._authors = frozenset(keys)
        self._known.clear()

    def hides(self, entry: Entry) -> bool:
        """Whether an entry is to be out of sight."""
        if not self._authors or entry.own or entry.kind is not Kind.MESSAGE or not entry.seq:
            return False
        known = self._known.get(entry.author)
        if known is None:
            known = self._known[entry.author] = name_key(entry.author) in self._authors
        return known

    def sift(self, entries: Iterable[Entry]) -> list[Entry]:
        """Keep those that are to be out of sight; the others."""
        seen = list[Entry]()
        for entry in entries:
            if self.hides(entry):
                self._entries[entry.seq] = entry
            else:
                seen.append(entry)
        return seen

    def give_back(self) -> list[Entry]:
        """Those that are not to be out of sight any more, in the room's order."""
        back = [entry for entry in self._entries.values() if not self.hides(entry)]
        for entry in back:
            del self._entries[entry.seq]
        return sorted(back, key=lambda entry: entry.seq)

    @property
    def latest(self) -> int:
        """The number of the newest of them, 0 when there is none."""
        return max(self._entries, default=0)

    def clear(self) -> None:
        """Forget the messages; those authors stay out of sight."""
        self._entries.clear()

    def message(self, seq: int) -> Entry | None:
        """The message with the room's number, if it is out of sight."""
        return self._entries.get(seq)


def merged(entries: list[Entry], back: list[Entry]) -> list[Entry]:
    """All of them in the room's order, in which both are.

    Entries without a number stay between the same numbered ones as before; there, the time says
    what comes first, and own messages that wait come last.
    """
    result, left, unnumbered = list[Entry](), back[::-1], list[Entry]()
    for entry in entries:
        if entry.seq:
            result += _between(unnumbered, _taken(left, entry.seq))
            result.append(entry)
            unnumbered = []
        else:
            unnumbered.append(entry)
    return result + _between(unnumbered, left[::-1])


def _taken(left: list[Entry], seq: int) -> list[Entry]:
    """Take away from the end of `left` what the room told before that number."""
    taken = list[Entry]()
    while left and left[-1].seq < seq:
        taken.append(left.pop())
    return taken


def _between(unnumbered: list[Entry], numbered: list[Entry]) -> list[Entry]:
    result, left = list[Entry](), numbered[::-1]
    for entry in unnumbered:
        while left and (entry.cid or left[-1].time <= entry.time):
            result.append(left.pop())
        result.append(entry)
    return result + left[::-1]


def runs_of(chosen: Iterable[bool]) -> list[range]:
    """The places that are chosen, neighbours together."""
    return joined(place for place, is_chosen in enumerate(chosen) if is_chosen)


def joined(places: Iterable[int], most: int | None = None) -> list[range]:
    """These places in their order, neighbours together; one range for all beyond `most`."""
    runs = list[range]()
    for place in sorted(set(places)):
        if runs and runs[-1].stop == place:
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    if most is not None and len(runs) > most:
        return [range(runs[0].start, runs[-1].stop)]
    return runs
