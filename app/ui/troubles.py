"""Tells the person of a failure, and what they want to do about it."""

from PySide6.QtCore import QObject, Signal

from app.failures import FORGOABLE, Failure, Trouble
from app.ui.dialogs import Dialog, failure_dialog, port_dialog
from app.ui.questions import Questions

LOOPBACK = "127.0.0.1"
NOTICES = (Trouble.JOURNAL_DAMAGED, Trouble.JOURNAL_UNUSABLE, Trouble.DATA_DAMAGED)
"""What is worth knowing, and ends nothing."""
_OTHER_PORT = (Trouble.PORT_TAKEN, Trouble.PORT_RESERVED)


class Troubles(QObject):
    """The failure that is shown last, and the ways on from it.

    A notice is nobody's doing and can wait: it is shown when nothing else is, in order, and again
    when something took its place before the person closed it.

    Signals:
        port_chosen(int): host on that port instead.
        keeping_forgone(): host without keeping anything.
        room_wanted(host, port): into the room that was lost, or that is open here already.
        given_up(): back to what there was.
    """

    port_chosen = Signal(int)
    keeping_forgone = Signal()
    room_wanted = Signal(str, int)
    given_up = Signal()

    def __init__(self, questions: Questions) -> None:
        super().__init__(questions)
        self._questions = questions
        self._failure = Failure(trouble=Trouble.OTHER)
        self._notices: list[Failure] = []  # that the person has not closed
        self._notice: Dialog | None = None  # the one that was shown last

    @property
    def shows_notice(self) -> bool:
        """Whether what is open is a notice, and leads nowhere."""
        return self._notice is not None and self._questions.current is self._notice

    def tell(self, failure: Failure, *, rejoin: bool, asked: bool) -> None:
        """Say what happened and what to do.

        `rejoin` offers the way back into a room that was lost; `asked`: the person did something
        that leads to it.
        """
        if failure.trouble in NOTICES:
            self._notices.append(failure)
            self.tell_notices()
            return
        self._failure = failure
        window = self._questions.window
        if failure.trouble in _OTHER_PORT:
            port = port_dialog(window, failure)
            port.answered.connect(self._on_port_answered)
            port.rejected.connect(self.given_up)
            self._questions.ask(port)
        else:
            told = failure_dialog(window, failure, rejoin=rejoin)
            told.accepted.connect(self._on_accepted)
            told.rejected.connect(self.given_up)
            self._questions.ask(told, asked=asked)

    def tell_notices(self) -> None:
        """Show the oldest notice, if there is one and nothing else is open."""
        if self._notices and self._questions.current is None:
            self._notice = failure_dialog(self._questions.window, self._notices[0], rejoin=False)
            self._notice.rejected.connect(self._on_notice_closed)
            self._questions.ask(self._notice, asked=False)

    def _on_port_answered(self, port: str) -> None:
        self._questions.dismiss()
        self.port_chosen.emit(int(port))

    def _on_accepted(self) -> None:
        failure = self._failure
        if failure.trouble in FORGOABLE:
            self.keeping_forgone.emit()
        else:
            host = LOOPBACK if failure.trouble is Trouble.SALA_OPEN else failure.host
            self.room_wanted.emit(host, failure.port)

    def _on_notice_closed(self) -> None:
        del self._notices[0]  # the next one comes when this one is settled
