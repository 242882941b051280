"""Tells the person of a failure, and what they want to do about it."""

from PySide6.QtCore import QObject, Signal

from app.failures import FORGOABLE, Failure, Trouble
from app.ui.dialogs import failure_dialog, port_dialog
from app.ui.questions import Questions

LOOPBACK = "127.0.0.1"
# What is worth knowing, and ends nothing.
_NOTICES = (Trouble.JOURNAL_DAMAGED, Trouble.JOURNAL_UNUSABLE, Trouble.DATA_DAMAGED)
_OTHER_PORT = (Trouble.PORT_TAKEN, Trouble.PORT_RESERVED)


class Troubles(QObject):
    """The failure that is shown last, and the ways on from it.

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

    def tell(self, failure: Failure, *, rejoin: bool, asked: bool) -> None:
        """Say what happened and what to do.

        `rejoin` offers the way back into a room that was lost; `asked`: the person did something
        that leads to it.
        """
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
            told.rejected.connect(self._on_rejected)
            self._questions.ask(told, asked=asked)

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

    def _on_rejected(self) -> None:
        if self._failure.trouble not in _NOTICES:
            self.given_up.emit()
