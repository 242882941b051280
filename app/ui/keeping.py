"""Asks the host what to do when the room's disk gave out, until that is answered."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.failures import Failure
from app.ui.dialogs import StorageDialog


class Keeping(QObject):
    """The question that is open; `failure` None when there is none.

    Signals:
        retried(), forgone(), given_up(): the answer: try the disk again, go on without keeping
            anything, or end the room.
    """

    retried = Signal()
    forgone = Signal()
    given_up = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.failure: Failure | None = None

    def dialog(self, parent: QWidget) -> StorageDialog | None:
        """The question, to be shown; None when there is none."""
        if self.failure is None:
            return None
        dialog = StorageDialog(parent, self.failure)
        dialog.retry_chosen.connect(partial(self._answer, dialog, self.retried.emit))
        dialog.forgo_chosen.connect(partial(self._answer, dialog, self.forgone.emit))
        dialog.stop_chosen.connect(partial(self._answer, dialog, self.given_up.emit))
        return dialog

    def _answer(self, dialog: StorageDialog, tell: Callable[[], None]) -> None:
        self.failure = None
        dialog.accept()
        tell()
