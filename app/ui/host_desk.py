"""What the host is asked, and shown, over the window: who goes, who was in, the last word."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QObject

from app.attendance import Attendee
from app.client.client import Client
from app.ui.attendance_sheet import AttendanceSheet
from app.ui.dialogs import StopDialog, expulsion_dialog
from app.ui.pages import Pages
from app.ui.questions import Questions


class HostDesk(QObject):
    """Asks before what is final, and carries it out. No signals."""

    def __init__(self, client: Client, pages: Pages, questions: Questions) -> None:
        super().__init__(questions)
        self._client = client
        self._pages = pages
        self._questions = questions
        pages.expulsion_asked.connect(self._on_expulsion_asked)

    def show_attendance(self, attendees: Sequence[Attendee] | None) -> None:
        """Who was in the own room today; None where nobody knows."""
        room = self._pages.room
        sheet = AttendanceSheet(self._questions.window, self._client.room_name, attendees)
        sheet.transcript_requested.connect(room.save_transcript)
        self._questions.ask(sheet)

    def show_attempts(self, attempts: QAbstractItemModel) -> None:
        """Who tries to come into the own room."""
        self._pages.room.show_attempts(attempts)

    def ask_to_stop(self, others: int, confirmed: Callable[[], None]) -> None:
        """Closing the room drops `others` people: really, and with which last word?"""
        dialog = StopDialog(self._questions.window, others)
        dialog.accepted.connect(partial(self._on_stop_accepted, dialog, confirmed))
        self._questions.ask(dialog)

    def _on_stop_accepted(self, dialog: StopDialog, confirmed: Callable[[], None]) -> None:
        word = dialog.word()
        if word:
            self._client.send_word(word)  # the room is not closed before it has it
        confirmed()

    def _on_expulsion_asked(self, name: str, ban: bool) -> None:  # noqa: FBT001  (a Qt slot)
        dialog = expulsion_dialog(self._questions.window, name, ban=ban)
        dialog.accepted.connect(partial(self._client.hosting.expel, name, ban=ban))
        self._questions.ask(dialog)
