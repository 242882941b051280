"""Names of people in the room as something that a message may be completed with."""

import re

from PySide6.QtCore import QCoreApplication

from app.client.roster import Roster, RosterRole
from app.protocol.names import name_key
from app.ui.completion import MOST_OFFERS, Beginning
from app.ui.completion_popup import Offer
from app.ui.matching import matching

_TYPED = re.compile(r"(?:^|[\s(])(@[^\s@]{0,32})$")


class Names:
    """Offers everyone in the room but oneself after an @."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster

    def look(self, before: str) -> Beginning | None:
        """A name that was begun. One that is there as a whole is left to Enter."""
        found = _TYPED.search(before)
        if found is None:
            return None
        typed = found[1][1:]
        people = matching(typed, self._others())[:MOST_OFFERS]
        whole = any(name_key(name) == name_key(typed) for name in people)
        if whole and len(people) == 1 and people[0] == typed:
            return None
        offers = [self._offer(name) for name in people]
        return Beginning(found[1], offers, sure=bool(typed) and not whole)

    def replacement(self, before: str) -> tuple[str, str] | None:  # noqa: ARG002  (none is certain)
        """Nothing: a name is put in only when it is chosen."""
        return None

    def _others(self) -> list[str]:
        names = self._roster.names()
        first_is_own = bool(self._roster.index(0).data(RosterRole.OWN))
        return names[1:] if first_is_own else names

    def _offer(self, name: str) -> Offer:
        member = self._roster.find(name)
        away = QCoreApplication.translate("Names", "sem conexão")
        known = self._roster.is_current
        detail = away if member is not None and member.away and known else ""
        return Offer(inserted=f"@{name} ", shown=name, detail=detail, name=name)
