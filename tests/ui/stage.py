"""A window on a stage: the real client and its real models, with a line that tests speak on.

Nothing here opens a socket: `Line` stands in for the client's connection, records what the client
sends and tells it what a room would.
"""

from collections.abc import Sequence
from itertools import count
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.client.client import Client
from app.config import ClientConfig, Limits
from app.failures import Failure, Trouble
from app.protocol.messages import (
    AnyCommand,
    AnyEvent,
    Compose,
    Confirm,
    Ended,
    Joined,
    Leave,
    Left,
    Member,
    Reason,
    Refused,
    Said,
    Say,
    Stored,
    Tell,
    Told,
    Welcomed,
)
from app.ui.conversation_page import ConversationPage
from app.ui.dialogs import Dialog
from app.ui.forms import JoinForm
from app.ui.tabs import ConversationTabs
from app.ui.window import Window

NOON = 1_795_272_725_000  # milliseconds; 21 November 2026
W = TypeVar("W", bound=QWidget)

BOUNDS = Limits().bounds()


def member(name: str, number: int = 1) -> Member:
    """A person; two with different numbers have different addresses."""
    return Member(name=name, ip=f"26.1.2.{number}", port=50_000 + number)


class Line(QObject):
    """Has the shape of `app.client.connection.Connection`; the newest one is `Line.newest`."""

    opened = Signal()
    told = Signal(object)
    over = Signal(object)
    newest: "Line"

    def __init__(
        self, host: str, port: int, config: ClientConfig, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.place = (host, port)
        self.config = config
        self.sent: list[AnyCommand] = []
        self.is_over = False
        Line.newest = self

    def start(self) -> None: ...

    def send(self, command: AnyCommand) -> None:
        self.sent.append(command)

    def finish(self) -> None: ...

    def abort(self) -> None:
        self.end(None)

    def end(self, failure: Failure | None) -> None:
        if not self.is_over:
            self.is_over = True
            self.over.emit(failure)


class Stage:
    """The window, the client behind it, and the room's part of the conversation."""

    def __init__(self, bot: QtBot, window: Window, client: Client) -> None:
        self._bot = bot
        self.window = window
        self.client = client
        self._seq = count(1)
        window.join_requested.connect(self._on_join_requested)

    def _on_join_requested(self, form: JoinForm) -> None:
        """What main does."""
        self.client.join(form.address, form.port, form.name)

    # What the room does

    def tell(self, event: AnyEvent) -> None:
        Line.newest.told.emit(event)

    def come_back(self, *others: str, missed: Sequence[Stored] = (), gap: bool = False) -> None:
        """The person does not wait, and the room gives the place back, with what was missed."""
        self.press("lost_try")
        self.welcome("Ana", *others, missed=missed, resumed=True, gap=gap)

    def welcome(
        self,
        me: str = "Ana",
        *others: str,
        room: str = "Turma 3º B",
        record: str = "4f2a",
        missed: Sequence[Stored] = (),
        resumed: bool = False,
        gap: bool = False,
    ) -> None:
        """The connection stands, and the room takes the person in."""
        members = tuple(member(name, number) for number, name in enumerate((me, *others), 1))
        Line.newest.opened.emit()
        self.tell(
            Welcomed(
                protocol=1,
                room=room,
                id=record,
                token="token-1",
                you=members[0],
                members=members,
                bounds=BOUNDS,
                seq=next(self._seq),
                time=NOON,
                replay=len(missed),
                resumed=resumed,
                gap=gap,
            )
        )
        for event in missed:
            self.tell(event)

    def enter(self, me: str = "Ana", *others: str, room: str = "Turma 3º B") -> None:
        """Be a guest in a room."""
        self.window.request_join(JoinForm(address="192.168.0.5", name=me))
        self.welcome(me, *others, room=room)

    def say(self, author: str, text: str) -> None:
        self.tell(Said(seq=next(self._seq), time=NOON, author=author, text=text))

    def whisper(self, author: str, to: str, text: str) -> None:
        self.tell(Told(seq=next(self._seq), time=NOON, author=author, to=to, text=text))

    def acknowledge(self) -> None:
        """The last message that was sent is in the room."""
        command = next(each for each in reversed(self.sent) if isinstance(each, Say | Tell))
        seq, me = next(self._seq), self.client.me
        assert me is not None
        if isinstance(command, Say):
            said = Said(seq=seq, time=NOON, author=me.name, text=command.text, cid=command.cid)
            self.tell(said)
        elif isinstance(command, Tell):
            told = Told(
                seq=seq,
                time=NOON,
                author=me.name,
                to=command.to,
                text=command.text,
                cid=command.cid,
            )
            self.tell(told)

    def join(self, name: str, number: int = 9) -> None:
        self.tell(Joined(seq=next(self._seq), time=NOON, member=member(name, number)))

    def leave(self, name: str, number: int = 9, reason: str = Reason.LEFT) -> None:
        gone = member(name, number)
        self.tell(Left(seq=next(self._seq), time=NOON, member=gone, reason=reason))

    def refuse(self, refused: Refused) -> None:
        self.tell(refused)

    def end(self, reason: str) -> None:
        self.tell(Ended(reason=reason))

    def lose(self) -> None:
        """The cable is pulled."""
        host, port = Line.newest.place
        Line.newest.end(Failure(trouble=Trouble.LOST, host=host, port=port, detail="reset"))

    @property
    def sent(self) -> list[AnyCommand]:
        """All but who is writing, and what has come."""
        return [each for each in Line.newest.sent if not isinstance(each, Compose | Confirm)]

    @property
    def composed(self) -> list[Compose]:
        """What the room was told of who is writing."""
        return [each for each in Line.newest.sent if isinstance(each, Compose)]

    def has_left(self) -> bool:
        return any(isinstance(command, Leave) for command in self.sent)

    # What is on the screen

    @property
    def page(self) -> ConversationPage:
        """The conversation in front."""
        page = find(self.window, ConversationTabs, "tabs").current()
        assert page is not None
        return page

    @property
    def composer(self) -> QPlainTextEdit:
        return find(self.page, QPlainTextEdit, "composer_input")

    @property
    def composer_error(self) -> str:
        return shown_text(self.page, "composer_error")

    def send(self, words: str) -> None:
        """Type and press Enter."""
        type_into(self.composer, words)
        QTest.keyClick(self.composer, Qt.Key.Key_Return)

    @property
    def tab_names(self) -> list[str]:
        bar = find(self.window, ConversationTabs, "tabs").tabBar()
        return [bar.accessibleTabName(index) for index in range(bar.count())]

    @property
    def rows(self) -> list[str]:
        """The messages and notices of the conversation in front."""
        timeline = self.page.conversation.timeline
        return [str(timeline.index(row).data()) for row in range(timeline.rowCount())]

    @property
    def people(self) -> list[str]:
        """Every person of the list, as a screen reader says it."""
        model = find(self.window, QListView, "people_list").model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    @property
    def dialog(self) -> Dialog | None:
        """The question or error that is open."""
        dialogs = [each for each in self.window.findChildren(Dialog) if each.isVisible()]
        assert len(dialogs) < 2
        return dialogs[0] if dialogs else None

    def asked(self) -> Dialog:
        """The dialog, which has to be open."""
        assert self.dialog is not None
        return self.dialog

    def press(self, name: str) -> None:
        """Click the button with this object name, in the dialog if one is open."""
        button = find(self.dialog or self.window, QAbstractButton, name)
        self._bot.waitUntil(button.isEnabled)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def is_visible(self, name: str) -> bool:
        return find(self.window, QWidget, name).isVisible()


def find(parent: QWidget, kind: type[W], name: str) -> W:
    """The widget with this object name, which has to be there."""
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def shown_text(parent: QWidget, name: str) -> str:
    """What a label says, "" where it is hidden."""
    label = find(parent, QLabel, name)
    return label.text() if label.isVisible() else ""


def type_into(widget: QWidget, words: str) -> None:
    """Type like a person; accents need events with a text of their own."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def fill(parent: QWidget, name: str, words: str) -> None:
    """Replace what stands in a field by typing over it."""
    field = find(parent, QLineEdit, name)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    type_into(field, words)
