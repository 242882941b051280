"""The room's own terminal: what happens there, and `/sair` to end it (R19)."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from app import text
from app.attempts import Attempt
from app.attendance import Attendee
from app.console import orders
from app.console.entries import Entries
from app.console.lines import Out
from app.failures import FORGOABLE, Failure, Trouble
from app.protocol.direction import isolated
from app.protocol.messages import (
    Admit,
    Code,
    Decree,
    Edited,
    HostCommand,
    Reacted,
    Refused,
    Stored,
    Told,
)
from app.protocol.typed import Wish, parse_typed
from app.reachable import Reachable

translate = QCoreApplication.translate

_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  (what the room was told to listen on)


class Headless(QObject):
    """Prints for whoever runs a server.

    Signals:
        stop_requested(): the person wants the room to end.
        retry_requested(), forgo_requested(): after `on_suspended`, to try the disk again, or to
            go on without keeping anything.
        ordered(HostCommand): the room shall do that; `on_answered` tells why not.
        attendance_requested(): who was in today; `on_attended` follows.
    """

    stop_requested = Signal()
    retry_requested = Signal()
    forgo_requested = Signal()
    ordered = Signal(object)
    attendance_requested = Signal()

    def __init__(
        self,
        out: Out,
        rules: Decree | None = None,
        reachable: Callable[[], Sequence[Reachable]] = tuple,
    ) -> None:
        """`rules`: those that hold when the room opens; nobody else gives others. `reachable`: the

        addresses of this computer, best first.
        """
        super().__init__()
        self._reachable = reachable
        self._out = out
        self._rules = rules or Decree()
        self._entries = Entries()
        self._instead = ""  # of "done": what came of an order that the room took
        self._early: list[HostCommand] | None = []  # asked before the room was open
        self._suspended = False
        self.exit_code = 0

    def on_listening(self, address: str, port: int) -> None:
        """The room is open."""
        where = text.address(address, port)
        self._out.say(translate("headless", "Sala escutando em {where}").format(where=where))
        if address in _EVERYWHERE:
            self._tell_addresses(port)
        early, self._early = self._early, None
        for order in early or ():
            self.ordered.emit(order)

    def _tell_addresses(self, port: int) -> None:
        told = translate("headless", "Na mesma rede, entra-se em {where} ({network})")
        for each in self._reachable():
            if ":" not in each.ip:  # what a person can read out to a class
                where = text.address(each.ip, port)
                self._out.say(told.replace("{where}", where).replace("{network}", each.network))

    def on_happened(self, event: Stored) -> None:
        """Something happened. A private message is nobody's business but its two people's."""
        if isinstance(event, Told) or (isinstance(event, Edited) and event.to):
            event = msgspec.structs.replace(event, text="…")
        elif isinstance(event, Reacted) and event.to:
            event = msgspec.structs.replace(event, emoji="…")
        self._out.say(text.line(event))

    def on_failed(self, failure: Failure) -> None:
        """The room could not open, or cannot go on."""
        without = translate("headless", " Para abrir sem guardar o histórico: --sem-guardar.")
        self._complain(failure, without if failure.trouble in FORGOABLE else "")
        self.exit_code = 1

    def on_put_aside(self, path: Path) -> None:
        """The record was damaged, and has this name now."""
        advice = text.failure(Failure(trouble=Trouble.DATA_DAMAGED))
        self._out.complain(f"{advice.what} {advice.todo} ({path})")

    def on_suspended(self, failure: Failure) -> None:
        """The disk gave out, and the room waits for a word."""
        self._suspended = True
        self._complain(failure)
        self._out.complain(
            translate(
                "headless",
                "A sala está parada; o que foi dito espera. Digite /tentar para gravar de novo, "
                "/continuar para seguir sem guardar nada, ou /sair para encerrar.",
            )
        )
        self.exit_code = 1

    def on_resumed(self, keeps: bool) -> None:  # noqa: FBT001  (a Qt slot)
        """The room goes on."""
        self._suspended = False
        self.exit_code = 0
        self._out.say(
            translate("headless", "A sala voltou a gravar.")
            if keeps
            else translate("headless", "A sala segue sem guardar nada.")
        )

    def on_line(self, line: str) -> None:
        """Something was typed."""
        word = line.strip().casefold()
        if parse_typed(line) in (Wish.LEAVE, Wish.BARE_LEAVE):
            self.stop_requested.emit()
        elif self._suspended and word == "/tentar":
            self.retry_requested.emit()
        elif self._suspended and word == "/continuar":
            self.forgo_requested.emit()
        elif orders.bare(line) == orders.ATTENDANCE:
            self.attendance_requested.emit()
        elif word == orders.HELP:
            self._out.say(orders.words())
        elif orders.bare(line) == orders.ENTRIES:
            for told in self._entries.all():
                self._out.say(told)
        elif (rules := orders.decree(line, self._rules)) is not None:
            self._rules = rules
            self._order(rules)
        elif line.strip() and (order := orders.order(line)) is not None:
            self._order(order)
        elif line.strip():
            known = translate("headless", "Digite /sair para encerrar a sala, ou /ajuda.")
            self._out.say(orders.form(line) or known)

    def on_answered(self, refused: Refused | None) -> None:
        """What became of `ordered`: done, or why not."""
        done = self._instead or translate("headless", "Feito.")
        self._instead = ""
        self._entries.close()
        self._out.say(done if refused is None else _refusal(refused))

    def on_attempted(self, attempt: Attempt) -> None:
        """Somebody tries to come in, or something became of that."""
        told = self._entries.follow(attempt)
        if told and self._entries.is_asked(attempt):
            self._instead = told
        elif told:
            self._out.say(told)

    def on_attended(self, attendees: Sequence[Attendee] | None) -> None:
        """Who was in today."""
        for told in orders.attended(attendees):
            self._out.say(told)

    def _order(self, order: HostCommand) -> None:
        if isinstance(order, Admit) and not self._entries.settle(order.number):
            nobody = translate("headless", "Ninguém espera com o número {number}.")
            self._out.say(nobody.format(number=order.number))
        elif self._early is not None:
            self._early.append(order)
        else:
            self.ordered.emit(order)

    def _complain(self, failure: Failure, more: str = "") -> None:
        advice = text.failure(failure)
        # The system speaks English, and adds nothing where our own words say all.
        told = failure.trouble in (Trouble.OTHER, Trouble.DATA_UNUSABLE) and failure.detail
        detail = f" ({text.detail(failure.detail)})" if told else ""
        self._out.complain(f"{advice.what} {advice.todo}{detail}{more}")

    def on_stopped(self) -> None:
        """The room ended."""
        if not self.exit_code:
            self._out.say(translate("headless", "Sala encerrada."))


def _refusal(refused: Refused) -> str:
    """Why an order was not carried out: who gives it is no guest, and has other words."""
    if refused.code == Code.TO_UNKNOWN:
        nobody = translate("headless", "Ninguém na sala tem o nome {name}.")
        return nobody.replace("{name}", isolated(" ".join(refused.detail.split())))
    return text.refusal(refused)
