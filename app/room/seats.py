"""Whose place in the room is whose: what a token gives back, for as long as it is known."""

import hashlib
from dataclasses import dataclass

from app.config import Limits
from app.protocol.messages import Joined, Left, Member, Reason
from app.protocol.names import name_key
from app.room.throttle import TokenBucket

KNOWN = 10_000
"""Seats of people who are gone that a token still gives back; the oldest are forgotten first."""

NOBODY = b""
"""What stands for the token of a plain guest: no place to come back to."""


@dataclass(slots=True)
class Seat:
    """One person's place. `present`: it was told that they joined, and not that they left.

    `since`: after this number, all that was told under their name was told to them. `gone`: they
    left on purpose, and may come back. `reached`: the newest number up to which they have
    confirmed what they were told, None for whoever does not confirm.
    """

    token: bytes  # digest
    member: Member
    since: int = 0
    reached: int | None = 0
    present: bool = True
    gone: bool = False
    bucket: TokenBucket | None = None  # of returns
    talk: TokenBucket | None = None  # of lines, once somebody came back

    def may_return(self, now: float, limits: Limits) -> bool:
        """Whether it is not too soon; counts as a return when it may."""
        if self.bucket is None:
            rate, burst = limits.returns_rate, limits.returns
            self.bucket = TokenBucket(rate=rate, burst=burst, now=now)
        return self.bucket.take(now)


class Seats:
    """Every seat by the digest of its token, and by the name of whoever sits there.

    The token itself is kept nowhere: who reads the record cannot come in as somebody else.
    """

    def __init__(self) -> None:
        self._by_token: dict[bytes, Seat] = {}
        self._by_name: dict[str, Seat] = {}  # by name_key, of those that are present
        self._held: dict[str, bytes] = {}  # who had a name last, by name_key

    def find(self, token: str) -> Seat | None:
        """The seat that a token gives back."""
        return self._by_token.get(digest(token))

    def held_by(self, token: bytes) -> Seat | None:
        """The seat of whoever has that digest."""
        return self._by_token.get(token)

    def of(self, name: str) -> Seat | None:
        """The seat of whoever has that name now."""
        return self._by_name.get(name_key(name))

    def token_of(self, name: str) -> bytes:
        """The digest of whoever has that name now; NOBODY for plain guests."""
        seat = self.of(name)
        return seat.token if seat else NOBODY

    def awaits(self, token: bytes) -> bool:
        """Whether whoever has the token of that digest is in, or was lost and may come back."""
        seat = self._by_token.get(token)
        return seat is not None and not seat.gone

    def name_of(self, token: bytes) -> str | None:
        """The name of whoever has that digest, None when they are not in the room."""
        seat = self._by_token.get(token)
        return seat.member.name if seat is not None and seat.present else None

    def present(self) -> list[Seat]:
        """Those of people who joined and did not leave, in the order of coming."""
        return list(self._by_name.values())

    def follow(self, event: Joined | Left, token: bytes = NOBODY) -> None:
        """Somebody came, with the digest of their token, or left. Who asked to leave or was put

        out gives the seat up, and so does a plain guest.
        """
        key = name_key(event.member.name)
        if isinstance(event, Joined):
            known = self._by_token.get(token)
            seat = Seat(token, event.member, event.seq, None if token == NOBODY else 0)
            if known is not None:
                seat.reached = known.reached
                if self._held.get(key) == token:  # nobody else had the name meanwhile
                    seat.since = known.since
                seat.bucket, seat.talk = known.bucket, known.talk
            self._by_name[key] = seat
            self._keep(seat)
            self._hold(key, token)
            return
        gone = self._by_name.pop(key, None)
        if gone is None:
            return
        gone.present, gone.gone = False, event.reason == Reason.GONE
        if event.reason in _FOR_GOOD:
            self._by_token.pop(gone.token, None)
        else:
            self._keep(gone)

    def _hold(self, key: str, token: bytes) -> None:
        self._held.pop(key, None)
        self._held[key] = token
        if len(self._held) > KNOWN:
            del self._held[next(iter(self._held))]

    def _keep(self, seat: Seat) -> None:
        """As the newest of all."""
        if seat.token == NOBODY:
            return
        self._by_token.pop(seat.token, None)
        self._by_token[seat.token] = seat
        if len(self._by_token) - len(self._by_name) > KNOWN:
            oldest = next((each for each in self._by_token.values() if not each.present), seat)
            self._by_token.pop(oldest.token, None)


_FOR_GOOD = (Reason.LEFT, Reason.FLOOD, Reason.LINE_LONG, Reason.EXPELLED, Reason.BANNED)


def digest(token: str) -> bytes:
    """What is kept in the place of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
