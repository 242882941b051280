"""The room's own terminal: what happens there, and `/sair` to end it (R19)."""

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from app import text
from app.console.lines import Out
from app.failures import Failure, Trouble
from app.protocol.messages import Stored, Told
from app.protocol.typed import Wish, parse_typed

translate = QCoreApplication.translate


class Headless(QObject):
    """Prints for whoever runs a server.

    Signals:
        stop_requested(): the person wants the room to end.
    """

    stop_requested = Signal()

    def __init__(self, out: Out, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._out = out
        self.exit_code = 0

    def on_listening(self, address: str, port: int) -> None:
        """The room is open."""
        where = text.address(address, port)
        self._out.say(translate("headless", "Sala escutando em {where}").format(where=where))

    def on_happened(self, event: Stored) -> None:
        """Something happened. A private message is nobody's business but its two people's."""
        if isinstance(event, Told):
            event = msgspec.structs.replace(event, text="…")
        self._out.say(text.line(event))

    def on_failed(self, failure: Failure) -> None:
        """The room could not open, or cannot go on."""
        advice = text.failure(failure)
        # The system speaks English, and adds nothing where our own words say all.
        told = failure.trouble in (Trouble.OTHER, Trouble.DATA_UNUSABLE) and failure.detail
        detail = f" ({failure.detail})" if told else ""
        self._out.complain(f"{advice.what} {advice.todo}{detail}")
        self.exit_code = 1

    def on_line(self, line: str) -> None:
        """Something was typed."""
        if parse_typed(line) in (Wish.LEAVE, Wish.BARE_LEAVE):
            self.stop_requested.emit()
        elif line.strip():
            self._out.say(translate("headless", "Digite /sair para encerrar a sala."))

    def on_stopped(self) -> None:
        """The room ended."""
        if not self.exit_code:
            self._out.say(translate("headless", "Sala encerrada."))
