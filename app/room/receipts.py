"""How far what was said has come: authors learn when their messages have reached their readers."""

from heapq import nsmallest
from typing import Any

from app.protocol.messages import Confirm, Delivered, Message, Stored, Told
from app.room.outbox import Outbox
from app.room.record import Record
from app.room.room import Delivery, Room
from app.room.rule import Rule
from app.room.seats import NOBODY, Seat
from app.room.session import Session

PAIRS = 50_000
"""Authors, each counted once for each reader, whose private messages are remembered as told: a
class in which everyone writes to everyone. Beyond that, the reader who was first is forgotten."""


class Receipts:
    """Takes what readers confirm, and tells authors what that delivers.

    Only who confirms counts, and only they are told. A message to everyone is delivered when it has
    reached all of them who are in, its author aside; who is away is waited for. What is known of
    anybody belongs to their token, as their place does, and is in memory only.
    """

    def __init__(self, *, record: Record, room: Room, outbox: Outbox) -> None:
        self._record = record
        self._room = room
        self._outbox = outbox
        self._newest = 0  # number of what was told
        # By the digest of an author: the first and the last number that may not be delivered yet.
        self._said: dict[bytes, tuple[int, int]] = {}
        # By the digest of a reader, and of an author: the last number.
        self._told: dict[bytes, dict[bytes, int]] = {}
        self._pairs = 0
        for event in record.memory.latest():
            self.note(event)
        self._newest = record.last_seq

    def begin(self, session: Session, *, confirms: bool, floor: int = 0) -> None:
        """Somebody is in, for the first time or again: what was delivered is told once more.

        What has a number up to `floor` may never reach them.
        """
        seat = self._record.seats.of(session.name or "")
        if seat is None or seat.token == NOBODY:
            return
        seat.reached = (seat.reached or 0) if confirms else None
        seat.since = max(seat.since, floor)
        reached = _reached_all_but(seat.token, *self._two_lowest())
        if reached:
            self._tell(seat, Delivered(seq=reached))
        for each in self._record.seats.present():
            if each.reached and seat.token in self._told.get(each.token, ()):
                self._tell(seat, _delivered_to(each))

    def note(self, event: Stored) -> None:
        """It was told."""
        self._newest = event.seq
        found = self._record.memory.message(event.seq) if isinstance(event, Message) else None
        if found is None or found.tokens[0] == NOBODY:
            return
        author = found.tokens[0]
        if isinstance(event, Told):
            self._note_told(author, found.tokens[1], event.seq)
        else:
            first, _ = self._said.get(author, (event.seq, 0))
            self._said[author] = (first, event.seq)

    def confirm(self, session: Session, command: Confirm) -> None:
        """All up to a number has reached somebody; what was not told yet has not."""
        seat = self._record.seats.of(session.name or "")
        seq = min(command.seq, self._newest)
        if seat is None or seat.reached is None or seq <= seat.reached:
            return
        before, seat.reached = seat.reached, seq
        for author, last in self._told.get(seat.token, {}).items():
            if last > before:
                self._tell(self._record.seats.held_by(author), _delivered_to(seat))
        self.look()

    def look(self) -> None:
        """Tell what is delivered to everyone by now; somebody may be waited for no longer."""
        if not self._said:
            return
        lowest = self._two_lowest()
        for author, (first, last) in list(self._said.items()):
            seat = self._record.seats.held_by(author)
            if seat is None:
                del self._said[author]  # they never come back
                continue
            if not seat.present:
                continue
            reached = _reached_all_but(author, *lowest)
            if reached is None or reached < first:
                continue
            if reached >= last:
                del self._said[author]
            else:
                self._said[author] = (reached + 1, last)
            self._tell(seat, Delivered(seq=reached))

    def _note_told(self, author: bytes, reader: bytes, seq: int) -> None:
        if reader == NOBODY:
            return
        authors = self._told.setdefault(reader, {})
        self._pairs += author not in authors
        authors[author] = seq
        while self._pairs > PAIRS:
            self._pairs -= len(self._told.pop(next(iter(self._told))))

    def _two_lowest(self) -> tuple[Seat | None, Seat | None]:
        """Whom what was said has reached least, and who is next; None: nobody confirms."""
        seats = [each for each in self._record.seats.present() if each.reached is not None]
        lowest = nsmallest(2, seats, key=lambda each: each.reached or 0)
        first, second, *_ = *lowest, None, None
        return first, second

    def _tell(self, author: Seat | None, event: Delivered) -> None:
        """Of no worth later, and never before what it is about."""
        if author is None or not author.present or author.reached is None or self._outbox.is_full:
            return
        peer = self._room.peer_of(author.member.name)
        if peer is not None:
            self._outbox.in_order(Delivery(event, (peer,)))


def _reached_all_but(author: bytes, lowest: Seat | None, following: Seat | None) -> int | None:
    """What has reached all others, of whom these two have got least; None: nobody confirms."""
    behind = following if lowest is not None and lowest.token == author else lowest
    return behind.reached if behind is not None else None


def _delivered_to(reader: Seat) -> Delivered:
    return Delivered(seq=reader.reached or 0, to=reader.member.name, since=reader.since)


def _confirm(hub: Any, session: Session, command: Confirm) -> None:
    hub.receipts.confirm(session, command)


RECEIPTS: dict[type, Rule] = {Confirm: Rule(_confirm)}
"""What that command needs."""
