"""What authors may take for delivered: part of the model of a room."""

from collections.abc import Collection

from app.protocol.messages import Confirm, Delivered, Join, Joined, Left, Told
from app.protocol.names import name_key
from tests.room.guest import Guest
from tests.room.log import Log


class Marks:
    """Who said that they would confirm, and whether what they said is what authors are told."""

    def __init__(self) -> None:
        self._confirming: set[bytes] = set()  # persons

    def follow(self, guest: Guest, person: bytes) -> None:
        """Somebody joined over this connection."""
        joins = [each for each in guest.commands() if isinstance(each, Join)]
        if joins and all(each.confirms for each in joins):
            self._confirming.add(person)

    def confirms(self, person: bytes) -> bool:
        """Whether they are sure to be waited for."""
        return person in self._confirming

    def check(self, author: bytes, event: Delivered, log: Log, guests: Collection[Guest]) -> None:
        """Raises AssertionError when somebody has not said that they have got it.

        Of who is in now; so those who joined after what they were not told do not count.
        """
        if not event.to:
            waited = [
                person
                for person in log.members.values()
                if person != author
                and self.confirms(person)
                and _joined_at(log, person) < event.seq
            ]
        else:
            reader = _who_was(event.to, event.seq, log)
            waited = [] if reader is None else [reader]
            for entry in log.entries[event.since : event.seq]:
                told = entry.event
                if isinstance(told, Told) and entry.whose == author and entry.readers:
                    same = name_key(told.to) == name_key(event.to)
                    assert not same or not waited or waited[0] in entry.readers, "got by another"
        for person in waited:
            assert _confirmed(person, guests) >= event.seq, "delivered, and not confirmed"


def _who_was(name: str, seq: int, log: Log) -> bytes | None:
    """Who had that name when `seq` was the newest number."""
    person = None
    for entry in log.entries[:seq]:
        event = entry.event
        if isinstance(event, Joined | Left) and name_key(event.member.name) == name_key(name):
            person = entry.whose if isinstance(event, Joined) else None
    return person


def _joined_at(log: Log, person: bytes) -> int:
    return max(
        entry.event.seq
        for entry in log.entries
        if isinstance(entry.event, Joined) and entry.whose == person
    )


def _confirmed(person: bytes, guests: Collection[Guest]) -> int:
    """The highest number that somebody sent in this life of the room."""
    return max(
        (
            command.seq
            for guest in guests
            if person in (guest.person, guest.returning)
            for command in guest.commands()
            if isinstance(command, Confirm)
        ),
        default=0,
    )
