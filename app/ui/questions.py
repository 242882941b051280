"""The one question or error that is open over the window."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.dialogs import Dialog


class Questions(QObject):
    """Shows one dialog at a time: the newest takes the place of the one before, unanswered.

    Signals: `settled()` when the person answered one or closed it.
    """

    settled = Signal()

    def __init__(self, window: QWidget) -> None:
        """`window`: what the dialogs belong to."""
        super().__init__(window)
        self.window = window
        self._dialog: Dialog | None = None

    @property
    def current(self) -> Dialog | None:
        """The dialog that is open."""
        return self._dialog

    def ask(self, dialog: Dialog, *, asked: bool = True) -> None:
        """Open it. `asked`: the person did something that leads to it."""
        self.dismiss()
        self._dialog = dialog
        dialog.finished.connect(self._on_finished)
        if asked:
            dialog.open()
        else:
            dialog.open_unasked()

    def dismiss(self, kind: type[Dialog] = Dialog) -> None:
        """Close what is open without an answer, if it is of this kind."""
        if isinstance(self._dialog, kind):
            dialog, self._dialog = self._dialog, None
            dialog.dismiss()

    def _on_finished(self) -> None:
        self.dismiss()
        self.settled.emit()
