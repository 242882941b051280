"""Who waits to be let into a room without a window, as its terminal tells it."""

from PySide6.QtCore import QCoreApplication

from app import text
from app.attempts import Attempt, Fate
from app.protocol.direction import isolated

translate = QCoreApplication.translate


class Entries:
    """Those who wait, by the number with which they are let in or sent away."""

    def __init__(self) -> None:
        self._waiting: dict[int, Attempt] = {}
        self._asked: Attempt | None = None  # the room is being asked to let that one in, or not

    def follow(self, attempt: Attempt) -> str:
        """Something became of a connection: what is to be said of it, "" for nothing."""
        known = self._waiting.pop(attempt.number, None)
        if attempt.fate is Fate.WAITING:
            self._waiting[attempt.number] = attempt
            return _told(attempt)
        if known is None and self.is_asked(attempt):
            known = self._asked if attempt.fate is Fate.REFUSED else None
        if known is None or attempt.fate is Fate.IN:  # the room tells who comes in
            return ""
        if attempt.fate is Fate.REFUSED:  # the name may be taken by now
            failed = translate("headless", "{name} não entrou: {why}.")
            why = text.not_in(attempt.detail)
            return failed.replace("{why}", why).replace("{name}", _name(known))
        gone = translate("headless", "{name} não espera mais.")
        return gone.replace("{name}", _name(known))

    def settle(self, number: int) -> bool:
        """An answer is on its way to whoever waits under that number; whether anybody does."""
        self._asked = self._waiting.pop(number, None)
        return self._asked is not None

    def is_asked(self, attempt: Attempt) -> bool:
        """Whether that is what becomes of an answer."""
        return self._asked is not None and self._asked.number == attempt.number

    def close(self) -> None:
        """The room has done what the answer said."""
        self._asked = None

    def all(self) -> list[str]:
        """Who waits, a line for each, first come first."""
        lines = [_told(attempt) for attempt in self._waiting.values()]
        return lines or [translate("headless", "Ninguém espera para entrar.")]


def _told(attempt: Attempt) -> str:
    told = translate(
        "headless", "{name} ({where}) espera para entrar: /deixar {number} ou /recusar {number}."
    )
    where = text.address(attempt.ip, attempt.port)
    parts = {"{where}": where, "{number}": str(attempt.number), "{name}": _name(attempt)}
    for place, words in parts.items():  # the name last: it may have braces in it
        told = told.replace(place, words)
    return told


def _name(attempt: Attempt) -> str:
    return isolated(" ".join(attempt.detail.split()))
