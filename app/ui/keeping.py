"""Asks the host what to do when the room's disk gave out, until that is answered."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.failures import Failure
from app.ui.dialogs import StorageDialog
from app.ui.questions import Questions


class Keeping(QObject):
    """The question that is open, as long as there is one.

    Signals:
        retried(), forgone(), given_up(): the answer: try the disk again, go on without keeping
            anything, or end the room.
    """

    retried = Signal()
    forgone = Signal()
    given_up = Signal()

    def __init__(self, questions: Questions) -> None:
        super().__init__(questions)
        self._questions = questions
        self._failure: Failure | None = None

    def suspend(self, failure: Failure) -> None:
        """The room waits for an answer about this failure."""
        self._failure = failure

    def forget(self) -> None:
        """There is no room that could wait."""
        self._failure = None
        self._questions.dismiss(StorageDialog)

    def ask(self) -> None:
        """Show the question; nothing where there is none."""
        if self._failure is None:
            return
        dialog = StorageDialog(self._questions.window, self._failure)
        dialog.retry_chosen.connect(partial(self._answer, dialog, self.retried.emit))
        dialog.forgo_chosen.connect(partial(self._answer, dialog, self.forgone.emit))
        dialog.stop_chosen.connect(partial(self._answer, dialog, self.given_up.emit))
        self._questions.ask(dialog, asked=False)

    def _answer(self, dialog: StorageDialog, tell: Callable[[], None]) -> None:
        self._failure = None
        dialog.accept()
        tell()
