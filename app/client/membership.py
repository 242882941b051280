"""A guest's place in a room, over all the connections that it takes to be there.

IDLE → CONNECTING → JOINING → IN → LEAVING → IDLE. When the connection breaks, the guest is
RETURNING until it is IN again or the person gives up.
"""

import time
from collections.abc import Callable
from enum import Enum, auto
from random import Random

from PySide6.QtCore import QObject, QTimer, Signal

from app import __version__
from app.client.backoff import Backoff
from app.client.connection import Connection
from app.client.journal import Journal, Seat
from app.config import ClientConfig
from app.failures import Failure, Trouble
from app.protocol.messages import (
    AnyCommand,
    AnyEvent,
    Code,
    Ended,
    Join,
    Leave,
    Reason,
    Refused,
    Resume,
    Welcomed,
)


class ClientState(Enum):
    """How far a guest has come."""

    IDLE = auto()
    CONNECTING = auto()
    JOINING = auto()
    IN = auto()
    RETURNING = auto()
    LEAVING = auto()


class Membership(QObject):
    """Comes in, comes back for as long as nobody says otherwise, and leaves.

    `seen` gives the newest number of a room, by its id, of which nothing before is missing, and
    `waiting` how many own messages are not acknowledged; `journal` keeps the token.

    Signals:
        state_changed(ClientState)
        welcomed(Welcomed): in the room, for the first time or again.
        told(event): the room told something else, in its order; heartbeats stay inside.
        name_refused(Refused): the room does not take the name; `rename` tries another one.
        failed(Failure): could not come in.
        lost(Failure): the connection broke, or an attempt to come back failed; the next one
            follows by itself.
        ended(str): it is over on purpose, for that Reason.
    """

    state_changed = Signal(object)
    welcomed = Signal(object)
    told = Signal(object)
    name_refused = Signal(object)
    failed = Signal(object)
    lost = Signal(object)
    ended = Signal(str)

    def __init__(
        self,
        config: ClientConfig,
        journal: Journal,
        seen: Callable[[str], int],
        waiting: Callable[[], int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._config = config
        self._program = f"{config.program} {__version__}"
        self._journal = journal
        self._seen = seen
        self._waiting = waiting
        self._connection: Connection | None = None
        self._seat: Seat | None = None  # the one that is asked for, or taken
        self._place: Seat | None = None  # the one that was taken last
        self._others: list[Seat] = []  # that may be meant, when it is not that one
        self._taken = 0.0  # since when somebody has the name; monotonic seconds
        self._chose = False  # the person gave another one, for this way in
        self._backoff = Backoff(Random())  # noqa: S311  (spreads attempts, guards nothing)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._connect)
        self._journal.opened.connect(self._on_journal_opened)
        self.state = ClientState.IDLE
        self.address = ("", 0)
        self.name = ""
        self._key = ""
        self._keeps = False  # whoever is leaving may come back
        self._is_open = False  # the connection is
        self._asks_name = False  # the person was asked for another one
        self.returned = False  # the newest welcome gave back the place of before

    @property
    def is_there(self) -> bool:
        """Whether one is in the room as far as the others are concerned."""
        return self.state in (ClientState.IN, ClientState.RETURNING)

    @property
    def is_connected(self) -> bool:
        """Whether there is, or may soon be, a connection."""
        return self._connection is not None

    def join(self, host: str, port: int, name: str, key: str = "") -> None:
        """Come in, as the room's host with its `key`.

        Who was there under this name, and did not leave, comes back to the place.
        """
        self.abort()
        self.address = (host, port)
        self.name = name
        self._key = key
        self._place = None
        self._asks_name = self._chose = False
        self._backoff.reset()
        self._become(ClientState.CONNECTING)
        if self._journal.is_open:
            self._on_journal_opened()

    def rename(self, name: str) -> None:
        """Ask for another name after `name_refused`; the room may have hung up meanwhile."""
        if self.state not in (ClientState.JOINING, ClientState.RETURNING):
            return
        self.name, self._seat, self._others = name, None, []
        self._asks_name, self._chose = False, True
        if self._is_open:
            self._ask_in()
        elif self._connection is None:
            if self.state is ClientState.JOINING:
                self._become(ClientState.CONNECTING)
            self._backoff.reset()
            self._connect()

    def try_now(self) -> None:
        """Do not wait for the next attempt to come back."""
        if self._again.isActive():
            self._backoff.reset()
            self._connect()

    def leave(self, *, keep: bool = False) -> None:
        """Leave in order, once no message is `waiting` or the room is too slow. `ended` follows.

        Without a connection the room cannot be told; it notices by itself. Either way the place
        is given up, and its token forgotten, unless it shall be kept for the next run (`keep`).
        """
        self._keeps = self._keeps and keep if self.state is ClientState.LEAVING else keep
        match self.state:
            case ClientState.LEAVING:
                pass  # it goes on
            case ClientState.IN:
                self._become(ClientState.LEAVING)
                self.say_goodbye()
            case ClientState.RETURNING:
                self._end(Reason.LEFT)
            case _:
                self.abort()

    def say_goodbye(self) -> None:
        """Something that was worth waiting for is there; whoever is leaving may be done.

        Each answer to an own message is worth waiting for the next.
        """
        if self._connection is not None and self.state is ClientState.LEAVING:
            if not self._waiting():
                self._connection.send(Leave(keep=self._keeps))
            self._connection.finish()

    def abort(self) -> None:
        """Cut the connection, if there is one, without a word to anybody, and stay away.

        The place is kept, unless the person was about to leave.
        """
        if self.state is ClientState.LEAVING and not self._keeps:
            self._give_place_up()
        self._cut()
        self._again.stop()
        self._become(ClientState.IDLE)

    def send(self, command: AnyCommand) -> None:
        """Send at once, where there is a connection."""
        if self._connection is not None:
            self._connection.send(command)

    # The connection

    def _on_journal_opened(self) -> None:
        if self.state is ClientState.CONNECTING and self._connection is None:
            self._look_for_seats()
            self._connect()

    def _connect(self) -> None:
        self._again.stop()
        self._connection = Connection(*self.address, self._config, self)
        self._connection.opened.connect(self._on_opened)
        self._connection.told.connect(self._on_told)
        self._connection.over.connect(self._on_over)
        self._connection.start()

    def _cut(self) -> None:
        connection, self._connection = self._connection, None
        self._is_open = False
        if connection is not None:
            connection.over.disconnect(self._on_over)
            connection.told.disconnect(self._on_told)
            connection.abort()
            connection.deleteLater()

    def _on_opened(self) -> None:
        self._is_open = True
        if self.state is ClientState.CONNECTING:
            self._become(ClientState.JOINING)
        self._introduce()

    def _introduce(self) -> None:
        if self._seat is None:
            self._ask_in()
        else:
            self.returned = True
            self.send(
                Resume(
                    token=self._seat.token,
                    seq=self._seen(self._seat.room),
                    program=self._program,
                    key=self._key,
                    confirms=True,
                )
            )

    def _ask_in(self) -> None:
        self.returned = False
        self.send(Join(name=self.name, program=self._program, key=self._key, confirms=True))

    def _on_over(self, failure: Failure | None) -> None:
        failure = failure or self._failure(Trouble.LOST)
        if self.is_there:
            self._return(failure)
        elif self.state is ClientState.LEAVING:
            self._end(Reason.LEFT)
        elif self._asks_name:
            self._cut()  # the person still thinks about it, and `rename` connects again
        else:
            self.abort()
            self.failed.emit(failure)

    def _return(self, failure: Failure) -> None:
        """Try again after a while, for as long as the person wants to."""
        self._cut()
        self._again.start(int(self._backoff.next() * 1000))
        self._become(ClientState.RETURNING)
        self.lost.emit(failure)

    # What the room tells

    def _on_told(self, event: AnyEvent) -> None:
        match event:
            case Welcomed():
                self._be_welcomed(event)
            case Refused() if self.state in (ClientState.JOINING, ClientState.RETURNING):
                self._be_refused(event)
            case Ended(reason=reason) if self.is_there and reason in _NOT_FOR_GOOD:
                self._return(self._failure(Trouble.LOST))
            case Ended(reason=reason) if self._asks_name and reason in _NOT_FOR_GOOD:
                self._cut()
            case Ended(reason=reason):
                self._end(reason)
            case _:
                self.told.emit(event)
                if getattr(event, "cid", None):
                    self.say_goodbye()

    def _be_welcomed(self, event: Welcomed) -> None:
        host, port = self.address
        self.name = event.you.name
        self._seat = Seat(host=host, port=port, name=self.name, room=event.id, token=event.token)
        self._place = self._seat
        self._journal.keep_seat(self._seat)
        self._others, self._taken = [], 0.0
        self._asks_name = self._chose = False
        self._backoff.reset()
        self._become(ClientState.IN)
        self.welcomed.emit(event)

    def _be_refused(self, event: Refused) -> None:
        if event.code == Code.TOKEN_UNKNOWN:
            self._try_another_seat()
        elif event.code == Code.NAME_TAKEN and self._is_early():
            self._return(self._failure(Trouble.NAME_KEPT))
        elif event.code not in _NO_PLACE:
            self._asks_name = True
            self.name_refused.emit(event)  # the seat may still be good: its name may be free again
        elif self.state is ClientState.RETURNING:
            self._return(self._failure(_NO_PLACE[event.code]))
        else:
            self.abort()
            self.failed.emit(self._failure(_NO_PLACE[event.code]))

    def _end(self, reason: str) -> None:
        """It is over. A room that closed, or was gone, before it read the leave was left, too."""
        if self.state is ClientState.LEAVING and reason in _AS_GOOD_AS_LEFT:
            reason = Reason.LEFT
        if reason in _VOID and not (reason == Reason.LEFT and self._keeps):
            self._give_place_up()
        self.abort()
        self.ended.emit(reason)

    def _give_place_up(self) -> None:
        """Whoever takes the name after this is somebody else."""
        if self._place is not None:
            self._journal.drop_seat(self._place)
            self._journal.drop_begun(self._place.room, self._place.name)
        self._place = self._seat = None

    def _look_for_seats(self) -> None:
        found = self._journal.seats(*self.address, self.name)
        self._seat, self._others = (found[0], found[1:]) if found else (None, [])

    def _try_another_seat(self) -> None:
        """It may be of another room of that computer, and stays in the journal for that one."""
        self._seat = self._others.pop(0) if self._others else None
        self._introduce()

    def _is_early(self) -> bool:
        """Whether the name is perhaps only kept for oneself, as it was before."""
        if self.state is not ClientState.RETURNING or self._chose:
            return False
        self._taken = self._taken or time.monotonic()
        return time.monotonic() - self._taken < self._config.patience

    def _failure(self, trouble: Trouble) -> Failure:
        host, port = self.address
        return Failure(trouble=trouble, host=host, port=port)

    def _become(self, state: ClientState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)


# The room did not mean to be rid of whoever was there before.
_NOT_FOR_GOOD = (Reason.SILENT, Reason.CROWDED, Reason.NAMELESS)
_VOID = (Reason.LEFT, Reason.EXPELLED, Reason.BANNED)  # the token is
_AS_GOOD_AS_LEFT = (*_NOT_FOR_GOOD, Reason.CLOSED, Reason.GONE)
_NO_PLACE: dict[str, Trouble] = {
    Code.ROOM_FULL: Trouble.ROOM_FULL,
    Code.ADDRESS_FULL: Trouble.ADDRESS_FULL,
    Code.STORAGE: Trouble.ROOM_STUCK,
    Code.TOO_SOON: Trouble.TOO_SOON,
    Code.BANNED: Trouble.BANNED,
    Code.WAITING_FULL: Trouble.WAITING_FULL,
    Code.KEY_WRONG: Trouble.OTHER,
}
