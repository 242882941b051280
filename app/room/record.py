"""What a room knows when it opens: all that it has to remember of its record."""

from random import Random

from app.config import Limits
from app.protocol.messages import Joined, Left, Reason, Said, Stored, Told
from app.room.memory import Memory
from app.room.seats import NOBODY, Seats
from app.room.shelf import Shelf

REMEMBERED = 10_000
"""Messages whose `cid` is remembered, so that one sent twice is kept once."""
SKIPPED = 1_000_000
"""Numbers, at least, that a room leaves out when it opens again: more than one run ever gives."""


class Record:
    """The room's own `id`, its newest `seq`, and what is remembered of what happened.

    `is_new`: no room had it before. `follow` takes the events of a room in their order.
    """

    def __init__(
        self,
        limits: Limits,
        id: str = "",  # noqa: A002  (its name everywhere)
        *,
        is_new: bool = True,
    ) -> None:
        self.id = id
        self.is_new = is_new
        self.last_seq = 0
        self.memory = Memory(limits, repeatable=REMEMBERED)
        self.seats = Seats()
        self.shelf = Shelf()

    def skip(self, random: Random) -> None:
        """The room opens again: how many numbers it leaves out is chance, and none for a new one.

        What the run before told and the record does not have (its host forwent keeping, or the
        end of the record was lost) has numbers, too. Under the same ones, whoever saw that would
        never be told what happens now. An empty record may be of such a run, too.
        """
        if not self.is_new:
            self._go_on_after(self.last_seq + random.randint(SKIPPED, 2 * SKIPPED))

    def recall(self, event: Stored, token: bytes = NOBODY) -> None:
        """It happened so long ago that only who came and went still matters."""
        if event.seq - self.last_seq > SKIPPED:
            self._go_on_after(event.seq - 1)  # an earlier opening skipped
        self.last_seq = event.seq
        if isinstance(event, Joined | Left):
            if isinstance(event, Left) and event.reason in (Reason.EXPELLED, Reason.BANNED):
                self.shelf.put_out(self.seats.token_of(event.member.name))
            self.seats.follow(event, token)
        elif isinstance(event, Said | Told):
            self.shelf.follow(event)

    def follow(self, event: Stored, token: bytes = NOBODY) -> None:
        """It happened; `token`: a joiner's, digest."""
        tokens: tuple[bytes, ...]
        match event:
            case Joined():
                tokens = (token,)
            case Left():
                tokens = (self.seats.token_of(event.member.name),)
            case Told():
                tokens = (self.seats.token_of(event.author), self.seats.token_of(event.to))
            case Said():
                tokens = (self.seats.token_of(event.author),)
            case _:
                message = self.memory.message(event.message)
                others = message.tokens if message is not None else ()
                tokens = (self.seats.token_of(event.author), *others)
        self.recall(event, token)
        self.memory.keep(event, *tokens)

    def _go_on_after(self, seq: int) -> None:
        """A room began after `seq`, as its welcomes said, and not after what was kept last."""
        self.memory.leave_out(self.last_seq, seq)
        self.last_seq = seq
