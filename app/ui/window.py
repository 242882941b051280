"""The main window: the first page, the room, and what the person has to be asked or told.

It shows what the client does and emits what only `main` can do: open a room and close it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow

from app import text
from app.client.client import Client, ClientState
from app.client.conversation import Conversation
from app.failures import Failure
from app.protocol.messages import Reason, Refused
from app.reachable import Reachable
from app.ui.attention import Attention
from app.ui.dialogs import (
    FieldDialog,
    WordDialog,
    ended_dialog,
    name_dialog,
)
from app.ui.forms import HostForm, JoinForm
from app.ui.host_desk import HostDesk
from app.ui.keeping import Keeping
from app.ui.leaving import Leaving
from app.ui.pages import Pages
from app.ui.placement import place
from app.ui.preferences import Preferences
from app.ui.pressing import press_focused
from app.ui.questions import Questions
from app.ui.room import RoomPage
from app.ui.sheets import Sheets
from app.ui.start import StartPage
from app.ui.tray import Tray
from app.ui.troubles import NOTICES, Troubles

_THERE = (ClientState.IN, ClientState.RETURNING)


class Window(QMainWindow):
    """Follows the client by itself; `main` adds what concerns hosting.

    Signals:
        host_requested(HostForm): open a room, then let the client in through loopback.
        join_requested(JoinForm): let the client join.
        hosting_stopped(): the room is to be closed; confirmed where somebody would be dropped.
        keeping_retried(), keeping_forgone(): after `show_suspended`, to try the disk again, or to
            go on without keeping anything.
        attendance_requested(): the host wants the list of who was in; `show_attendance` follows.
        language_due(str): the program is to speak this language from now on.
        closed(): the window is closing, whatever it was doing: everything has to end in order.
    """

    host_requested = Signal(object)
    join_requested = Signal(object)
    hosting_stopped = Signal()
    keeping_retried = Signal()
    keeping_forgone = Signal()
    attendance_requested = Signal()
    closed = Signal()
    language_due = Signal(str)

    def __init__(
        self,
        client: Client,
        preferences: Preferences,
        *,
        rooms: Path | None = None,
        tray: Tray | None = None,
    ) -> None:
        """`rooms`: where the rooms of this computer are kept, to be told about."""
        super().__init__()
        self._client = client
        self._preferences = preferences
        self._questions = Questions(self)
        self._troubles = Troubles(self._questions)
        self._name = preferences.name  # as it was asked for last
        self._host_form: HostForm | None = None
        self._hosting = False
        self._stopping = False  # the person closed the room; its last words are no news
        self._confirmed = False
        self._keeping = Keeping(self._questions)
        self._leaving = Leaving(self._questions, client)
        self._attention = Attention(self, preferences, tray)
        self._sheets = Sheets(self._questions, preferences, rooms, self._in_room)
        self._pages = Pages(client, preferences)
        self.host_desk = HostDesk(client, self._pages, self._questions)
        self.setCentralWidget(self._pages)
        place(self, preferences)
        self._connect()
        self._show_title(0)

    @property
    def _start(self) -> StartPage:
        return self._pages.start

    @property
    def _room(self) -> RoomPage:
        return self._pages.room

    def _connect(self) -> None:
        pages = self._pages
        pages.host_chosen.connect(self._on_host_chosen)
        pages.join_chosen.connect(self._on_join_chosen)
        pages.cancelled.connect(self._on_cancelled)
        pages.leave_requested.connect(self._on_leave_requested)
        pages.word_asked.connect(self._on_word_asked)
        pages.attendance_requested.connect(self.attendance_requested)
        pages.unread_changed.connect(self._show_title)
        pages.heard.connect(self._attention.hear)
        pages.language_due.connect(self.language_due)
        pages.currentChanged.connect(self._look)
        pages.settings_requested.connect(self._sheets.show_settings)
        self._attention.wanted.connect(self._on_conversation_wanted)
        self._sheets.name_changed.connect(self._on_name_changed)
        self._keeping.retried.connect(self.keeping_retried)
        self._keeping.forgone.connect(self.keeping_forgone)
        self._keeping.given_up.connect(self._stop_hosting)
        self._questions.settled.connect(self._keeping.ask)  # asked before, not answered yet
        self._questions.settled.connect(self._troubles.tell_notices)
        self._leaving.agreed.connect(self._on_leaving_agreed)
        self._troubles.port_chosen.connect(self._on_port_chosen)
        self._troubles.keeping_forgone.connect(self._on_keeping_forgone)
        self._troubles.room_wanted.connect(self._on_room_wanted)
        self._troubles.given_up.connect(self._on_given_up)
        client = self._client
        client.state_changed.connect(self._on_state_changed)
        client.welcomed.connect(self._on_welcomed)
        client.approval_awaited.connect(self._on_approval_awaited)
        client.name_refused.connect(self._on_name_refused)
        client.failed.connect(self._on_failed)
        client.ended.connect(self._on_ended)

    # What main uses

    def request_host(self, form: HostForm) -> None:
        """As if the person had filled in `form` and pressed Hospedar sala."""
        self._start.fill_host(form)
        self._on_host_chosen(form)

    def request_join(self, form: JoinForm) -> None:
        """As if the person had filled in `form` and pressed Entrar."""
        self._start.fill_join(form)
        self._on_join_chosen(form)

    def show_start(self) -> None:
        """The first page, with everything still filled in."""
        self.busy(None)
        self._pages.show_start()
        self._show_title(0)
        self._look()

    def show_room(self) -> None:
        """The room that the client is in."""
        self._pages.show_room()
        self._room.enter()
        self._room.take_focus()
        self._look()

    def show_hosting(self, addresses: Sequence[Reachable], port: int) -> None:
        """This computer hosts, under these addresses; may come again when they change."""
        self._hosting = True
        self._room.show_hosting(addresses, port)

    def show_guest(self) -> None:
        """This computer does not host (any more): the room is closed, and another may open."""
        self._hosting = False
        self._host_form = None
        self._keeping.forget()
        self._room.show_guest()
        if self._stopping:
            self.busy(None)

    def show_suspended(self, failure: Failure) -> None:
        """The disk of the own room gave out: ask, until it is answered, what to do."""
        self._keeping.suspend(failure)
        if not self._stopping:
            self._keeping.ask()

    def show_kept(self, kept: bool) -> None:  # noqa: FBT001  (a Qt slot)
        """The own room is open, or goes on; whether it keeps what is said."""
        self._room.show_kept(kept=kept)

    def busy(self, doing: str | None) -> None:
        """Say on the first page what is going on, with a way to cancel it; None ends that."""
        self._start.busy(doing)

    def show_failure(self, failure: Failure) -> None:
        """Say what happened and what to do; the answer leads on, or back to the form."""
        if failure.trouble not in NOTICES:
            self.busy(None)
        self._troubles.tell(failure, rejoin=not self._hosting, asked=not self._in_room())

    def _in_room(self) -> bool:
        return self._pages.in_room

    # Questions

    def _ask_to_stop(self, confirmed: Callable[[], None]) -> bool:
        """Whether somebody would be dropped, so that the person is asked first."""
        others = self._client.roster.rowCount() - 1
        if not self._hosting or others < 1 or self._client.state not in _THERE:
            return False
        self.host_desk.ask_to_stop(others, confirmed)
        return True

    def _stop_hosting(self) -> None:
        """Close the room; `show_guest` comes when everybody was told."""
        self._stopping = True
        self.show_start()
        self.busy(self.tr("Encerrando a sala…"))
        self.hosting_stopped.emit()

    def _come_home(self) -> None:
        """Back to the form, from whatever it was."""
        self._questions.dismiss()
        self.show_guest()
        self.show_start()
        self._troubles.tell_notices()

    # What the person does

    def _on_host_chosen(self, form: HostForm) -> None:
        self._name = form.name
        self._stopping = False
        self._start.show_choices()
        self._host_form = form
        self.host_requested.emit(form)

    def _on_join_chosen(self, form: JoinForm) -> None:
        self._name = form.name
        self._stopping = False
        self._start.show_choices()
        self._host_form = None
        self.join_requested.emit(form)

    def _on_cancelled(self) -> None:
        self._client.abort()
        if self._host_form is not None:
            self.hosting_stopped.emit()
        self._come_home()

    def _on_leave_requested(self) -> None:
        if self._client.state is ClientState.IDLE:
            self._come_home()  # nothing is left to leave
            return
        if self._client.state in _THERE:
            self._leaving.ask()

    def _on_leaving_agreed(self) -> None:
        if self._ask_to_stop(self._stop_hosting):
            return
        if self._hosting:
            self._stop_hosting()
        else:
            self._client.leave()

    def _on_word_asked(self, words: str, peer: str) -> None:
        dialog = WordDialog(self, words, peer)
        dialog.leave_chosen.connect(partial(self._room.drop_word, peer))
        dialog.leave_chosen.connect(self._on_leave_requested)
        dialog.send_chosen.connect(self._room.send_word)
        self._questions.ask(dialog)

    def _on_approval_awaited(self) -> None:
        self.busy(self.tr("Esperando que o anfitrião deixe você entrar…"))

    def _on_close_confirmed(self) -> None:
        self._confirmed = True
        self.close()

    def _on_port_chosen(self, port: int) -> None:
        if form := self._asked_form():
            self.request_host(replace(form, port=port))

    def _on_keeping_forgone(self) -> None:
        form = self._asked_form()
        self._come_home()
        if form is not None:
            self.request_host(replace(form, kept=False))

    def _on_room_wanted(self, host: str, port: int) -> None:
        self._come_home()
        self.request_join(JoinForm(address=host, port=port, name=self._name))

    def _on_given_up(self) -> None:
        if self._client.state not in _THERE:  # else, whatever it was, the room is still there
            self._come_home()

    def _asked_form(self) -> HostForm | None:
        return self._host_form or self._start.host.form()

    def _on_name_answered(self, name: str) -> None:
        self._name = name
        self.busy(self.tr("Entrando na sala…"))
        self._client.rename(name)

    def _on_name_changed(self, name: str) -> None:
        self._start.show_name(name)
        self._start.show_choices()

    def _on_conversation_wanted(self, conversation: Conversation) -> None:
        if self._in_room() and self._questions.current is None:
            self._room.show_conversation(conversation)

    # What the client tells

    def _on_state_changed(self, state: ClientState) -> None:
        host, port = self._client.address
        if state is ClientState.CONNECTING and self._host_form is None:
            address = text.address(host, port)
            self.busy(self.tr("Conectando a {address}…").format(address=address))
        elif state is ClientState.IN:
            self.busy(None)

    def _on_welcomed(self) -> None:
        if self._client.me is not None:
            self._name = self._client.me.name
            self._start.remember(self._name, self._client.address, self._host_form)
        self._questions.dismiss(FieldDialog)  # it asked for the name that was taken now
        if self._in_room():  # back after the connection broke
            self._room.refresh()
        else:
            self.show_room()
        if self._questions.current is None:
            self._keeping.ask()
        self._troubles.tell_notices()

    def _on_name_refused(self, refused: Refused) -> None:
        self.busy(None)
        asked = self._questions.current
        if isinstance(asked, FieldDialog):  # the next try was no better
            asked.show_refused(refused)
            return
        dialog = name_dialog(self, self._name, refused)
        dialog.answered.connect(self._on_name_answered)
        dialog.rejected.connect(self._on_cancelled)
        self._questions.ask(dialog, asked=not self._in_room())

    def _on_failed(self, failure: Failure) -> None:
        if not self._stopping:
            self.busy(None)
            self.show_failure(failure)

    def _on_ended(self, reason: str) -> None:
        if self._stopping or (reason == Reason.LEFT and not self._in_room()):
            return  # the person is on the first page already, and may have gone on
        self.busy(None)
        shown = self._questions.current
        is_failure = shown is not None and shown.objectName() == "dialog_failure"
        if is_failure and not self._troubles.shows_notice:
            return  # it says more, and leads home as well
        if reason == Reason.LEFT:
            self._come_home()
            return
        dialog = ended_dialog(self, reason)
        dialog.rejected.connect(self._come_home)
        self._questions.ask(dialog, asked=False)

    # The window itself

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._confirmed and self._ask_to_stop(self._on_close_confirmed):
            event.ignore()
            return
        self._preferences.geometry = self.saveGeometry()
        event.accept()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._look()
        elif event.type() == QEvent.Type.LanguageChange:
            self._sheets.retranslate()

    def _look(self) -> None:
        in_front = self._in_room()
        self._room.set_active(active=in_front and self.isActiveWindow())

    def _show_title(self, unread: int) -> None:
        if self._in_room():
            self._attention.show_room(self._client.room_name, unread)
        else:
            self._attention.show_start()
