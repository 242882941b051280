"""Finds words in the conversations, while these go on."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal

from app.client.conversation import Conversation
from app.client.search_table import Excerpt, SearchTable
from app.client.search_worker import SearchWorker
from app.client.timeline import Entry, Kind, Role

SLICE = 2_000  # rows that are read in one turn of the loop: some milliseconds
SPAN = 1 << 32  # ids of one conversation; more messages than it can ever have
MOST_HITS = 100  # over all conversations; nobody reads more, and more words find less
AGAIN = 150  # milliseconds; a flood of messages is searched this often at most

_TEXTS = (Role.TEXT, Qt.ItemDataRole.DisplayRole)


@dataclass(frozen=True, slots=True)
class Found:
    """Where in one conversation the words are: ids of its messages, in the order of the rows."""

    conversation: Conversation
    wish: str
    ids: list[int]


@dataclass(frozen=True, slots=True)
class Hit:
    """One message of any conversation; `excerpt` has the marks of `search_table` in it."""

    conversation: Conversation
    id: int
    author: str
    own: bool
    time: int
    excerpt: str


class _Answer(NamedTuple):
    number: int  # of the question
    ids: list[int]
    excerpts: list[Excerpt]


class Shelf:
    """What the table has of one conversation: an id for each of its first rows."""

    def __init__(self, conversation: Conversation, number: int) -> None:
        self.timeline = conversation.timeline
        self.range = range(number * SPAN, (number + 1) * SPAN)
        self.ids: list[int] = []
        self._fresh = count(self.range.start)

    @property
    def lacks(self) -> int:
        """How many rows of its end were not taken in yet."""
        return self.timeline.rowCount() - len(self.ids)

    def take(self, first: int, last: int) -> list[tuple[int, str]]:
        """Take in these rows, which follow or stand between known ones; their texts."""
        entries = [self.timeline.entry(row) for row in range(first, last + 1)]
        ids = [next(self._fresh) for _ in entries]
        self.ids[first:first] = ids
        return [(id_, entry.text) for id_, entry in zip(ids, entries, strict=True) if _says(entry)]

    def let_go(self, first: int, last: int) -> list[int]:
        """Forget these rows, as far as they are known; their ids."""
        gone = self.ids[first : last + 1]
        del self.ids[first : last + 1]
        return gone

    def move(self, first: int, last: int, before: int) -> list[int]:
        """Rows went elsewhere, as in Qt's signal; the ids that cannot be kept."""
        if max(last + 1, before) > len(self.ids):  # where it was not read yet
            return self.let_go(min(first, before), len(self.ids))
        moved = self.let_go(first, last)
        at = before - len(moved) if before > first else before
        self.ids[at:at] = moved
        return []

    def rows(self, ids: Collection[int]) -> dict[int, int]:
        """The rows of these ids, in their order; those that are gone are left out."""
        return {id_: row for row, id_ in enumerate(self.ids) if id_ in ids}


class Search(QObject):
    """Answers one question at a time, and again whenever the conversations change.

    Nothing is read before the first question. The table is filled and asked in a thread; reading
    the messages is done in slices, so that 100,000 of them make no turn of the loop long.

    Signals:
        found(Found): the answer to `look_in`.
        hits_found(list of Hit): the answer to `look_everywhere`, the newest first.
        failed(str): this computer cannot search, with the system's word why.
    """

    found = Signal(object)
    hits_found = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = SearchWorker(self)
        self._worker.answered.connect(self._on_answered)
        self._worker.failed.connect(self.failed)
        self._shelves: dict[Conversation, Shelf] = {}
        self._slots: dict[Conversation, list[Callable[[], object]]] = {}
        self._numbers = count(1)  # 0 is no id of a message
        self._questions = count(1)
        self._question = 0  # the one that stands; 0: none
        self._wish = ""
        self._where: Conversation | None = None  # None: everywhere
        self._reading = _timer(self, self._on_reading, 0)
        self._again = _timer(self, self._ask, AGAIN)

    def keep(self, conversations: Iterable[Conversation]) -> None:
        """These are the conversations now; what is known of others is forgotten."""
        known = list(conversations)
        for gone in [each for each in self._shelves if each not in known]:
            self._forget(gone)
        for new in known:
            if new not in self._shelves:
                self._follow(new)
        self._reading.start(0)

    def look_in(self, conversation: Conversation, wish: str) -> None:
        """Look for words in one conversation; it has to be among those that are kept."""
        self._wish, self._where = wish, conversation
        self._ask()

    def look_everywhere(self, wish: str) -> None:
        """Look for words in all conversations."""
        self._wish, self._where = wish, None
        self._ask()

    def stop(self) -> None:
        """Nobody wants an answer any more."""
        self._question = 0
        self._again.stop()

    def close(self) -> None:
        """Let go of the conversations, which outlive this, and answer nothing any more."""
        self.stop()
        self.keep(())
        self._reading.stop()

    def row(self, conversation: Conversation, id_: int) -> int | None:
        """Where a message stands now; None when it is gone."""
        shelf = self._shelves.get(conversation)
        return shelf.rows((id_,)).get(id_) if shelf else None

    # Questions

    def _ask(self) -> None:
        """While something has to be read before, the answer comes after it."""
        self._question = next(self._questions)
        if not self._reading.isActive():
            one = [self._shelves[self._where].range] if self._where in self._shelves else []
            every = [shelf.range for shelf in self._shelves.values()]
            ranges = every if self._where is None else one
            excerpts = self._where is None
            job = _Question(self._question, self._wish, ranges, excerpts, self._stands)
            self._worker.do(job.answer)

    def _stands(self, number: int) -> bool:
        """Whether somebody still waits for the answer; asked by the thread."""
        return number == self._question

    def _on_answered(self, answer: _Answer) -> None:
        if answer.number != self._question:
            return
        if self._where is None:
            self.hits_found.emit(self._hits(answer.excerpts))
        elif shelf := self._shelves.get(self._where):
            ids = list(shelf.rows(set(answer.ids)))
            self.found.emit(Found(self._where, self._wish, ids))

    def _hits(self, excerpts: list[Excerpt]) -> list[Hit]:
        texts = dict(excerpts)
        hits = [
            _hit(conversation, id_, shelf.timeline.entry(row), texts[id_])
            for conversation, shelf in self._shelves.items()
            for id_, row in reversed(shelf.rows(texts).items())
        ]
        hits.sort(key=lambda hit: hit.time, reverse=True)
        return hits[:MOST_HITS]

    # Reading

    def _on_reading(self) -> None:
        left = SLICE
        for shelf in self._shelves.values():
            size = min(left, shelf.lacks)
            if size > 0:
                start = len(shelf.ids)
                self._put(shelf.take(start, start + size - 1))
                left -= size
        if any(shelf.lacks for shelf in self._shelves.values()):
            self._reading.start(0)
        elif self._question:
            self._ask()

    def _put(self, texts: list[tuple[int, str]]) -> None:
        self._worker.do(partial(_put, texts))

    def _drop(self, ids: list[int]) -> None:
        if ids:
            self._worker.do(partial(_drop, ids))

    def _look_again(self) -> None:
        """The rows are others: so may be the answer."""
        if self._question and not self._again.isActive():
            self._again.start()

    # The conversations

    def _follow(self, conversation: Conversation) -> None:
        shelf = self._shelves[conversation] = Shelf(conversation, next(self._numbers))
        timeline = conversation.timeline
        for signal, slot in (
            (timeline.rowsInserted, self._on_rows_inserted),
            (timeline.rowsRemoved, self._on_rows_removed),
            (timeline.rowsMoved, self._on_rows_moved),
            (timeline.dataChanged, self._on_data_changed),
            (timeline.modelReset, self._on_model_reset),
        ):
            bound = partial(slot, shelf)
            signal.connect(bound)
            self._slots.setdefault(conversation, []).append(partial(signal.disconnect, bound))

    def _forget(self, conversation: Conversation) -> None:
        shelf = self._shelves.pop(conversation)
        for disconnect in self._slots.pop(conversation):
            disconnect()
        self._worker.do(partial(_drop_all, shelf.range))

    def _on_rows_inserted(self, shelf: Shelf, _: QModelIndex, first: int, last: int) -> None:
        if first < len(shelf.ids):
            self._put(shelf.take(first, last))
            self._look_again()
        elif not self._reading.isActive():
            self._reading.start(0 if shelf.lacks > SLICE or not self._question else AGAIN)

    def _on_rows_removed(self, shelf: Shelf, _: QModelIndex, first: int, last: int) -> None:
        self._drop(shelf.let_go(first, last))
        self._look_again()

    def _on_rows_moved(
        self, shelf: Shelf, _: QModelIndex, first: int, last: int, _to: QModelIndex, before: int
    ) -> None:
        self._drop(shelf.move(first, last, before))
        self._reading.start(AGAIN)

    def _on_data_changed(
        self, shelf: Shelf, first: QModelIndex, last: QModelIndex, roles: list[int]
    ) -> None:
        if roles and not set(roles).intersection(_TEXTS):
            return
        for row in range(first.row(), min(last.row() + 1, len(shelf.ids))):
            id_, entry = shelf.ids[row], shelf.timeline.entry(row)
            if _says(entry):
                self._put([(id_, entry.text)])
            else:
                self._drop([id_])
        self._look_again()

    def _on_model_reset(self, shelf: Shelf) -> None:
        shelf.ids.clear()
        self._worker.do(partial(_drop_all, shelf.range))
        self._reading.start(0)


@dataclass(frozen=True, slots=True)
class _Question:
    """What the thread looks for."""

    number: int
    wish: str
    ranges: list[range]
    excerpts: bool
    stands: Callable[[int], bool]

    def answer(self, table: SearchTable) -> _Answer | None:
        """None: a later question has taken its place."""
        ids, excerpts = list[int](), list[Excerpt]()
        for ids_of_one in self.ranges:
            if not self.stands(self.number):
                return None
            if self.excerpts:
                excerpts += table.latest(self.wish, ids_of_one, MOST_HITS)
            else:
                ids += table.find(self.wish, ids_of_one)
        return _Answer(self.number, ids, excerpts)


def _put(texts: list[tuple[int, str]], table: SearchTable) -> None:
    table.put(texts)


def _drop(ids: list[int], table: SearchTable) -> None:
    table.drop(ids)


def _drop_all(ids: range, table: SearchTable) -> None:
    table.drop_all(ids)


def _says(entry: Entry) -> bool:
    """Whether there is something of a person to be found in a row."""
    return entry.kind is Kind.MESSAGE and bool(entry.text)


def _hit(conversation: Conversation, id_: int, entry: Entry, excerpt: str) -> Hit:
    return Hit(conversation, id_, entry.author, entry.own, entry.time, excerpt)


def _timer(parent: QObject, slot: Callable[[], None], interval: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.timeout.connect(slot)
    return timer
