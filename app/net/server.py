"""The room on the network: accepts connections and carries bytes between them and the hub."""

import time
from collections import deque
from random import Random
from typing import assert_never

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QTcpSocket

from app.config import ServerConfig
from app.failures import Failure
from app.net.carriage import Answer, Carriage
from app.net.descriptors import allow_descriptors
from app.net.door import Door
from app.net.recorder import Decision, Recorder
from app.net.transport import Transport
from app.protocol.messages import HostCommand, Reason, Refused
from app.room.history import history_path
from app.room.hub import ENDING, Attempted, Hangup, Happened, Hub, Output, Store, Write
from app.room.outbox import Drop, Give, Take
from app.room.reception import new_token
from app.room.record import Record


def wall_clock() -> int:
    """Milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000


class Server(QObject):
    """One room, from `start` to `stop`; made anew for the next one.

    Everything that the hub wants done goes through one queue with one drain: a socket that is
    cut in the middle of a broadcast says so at once, and its answer waits for its turn.

    Signals:
        listening(address, port): the room is open.
        failed(Failure): it could not be opened.
        put_aside(Path): its record was damaged, has this name now, and a new one was begun.
        suspended(Failure): its disk gave out; nothing is told before `decide` or `stop`.
        resumed(bool): it goes on; False when from now on nothing is kept.
        happened(event): something was told to the room (a `Stored` event).
        attempted(Attempt): somebody tries to come in, or something became of that.
        attended(list): who was in, as `report` asked; None where nothing is kept any more.
        stopped(): everybody was told, the history is closed, and no file is left that should not
            be, as far as the disk answers; follows `stop` and `failed`.
    """

    listening = Signal(str, int)
    failed = Signal(object)
    put_aside = Signal(object)
    suspended = Signal(object)
    resumed = Signal(bool)
    happened = Signal(object)
    attempted = Signal(object)
    attended = Signal(object)
    stopped = Signal()

    def __init__(self, config: ServerConfig, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._config = config
        self._hub: Hub | None = None
        self._transports: dict[int, Transport] = {}
        self._written: dict[int, Transport] = {}  # those that have something to flush
        self._behind: dict[int, int] = {}  # bytes that each had not read at its last flush
        self._stores: list[Store] = []
        self._outputs: deque[Output] = deque()
        self._draining = False
        self._stopping = False
        self._suspended = False
        self._recorded = False  # the history is closed
        self._uncommitted = 0  # the newest seq that was handed to the recorder
        self._committed = 0
        self._newest_peer = 0
        self.host_key = new_token()
        """Who brings it is a host; made anew for each run, and kept nowhere."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._door = Door(config.address, config.port, self)
        self._door.came.connect(self._on_came)
        self._door.failed.connect(self._on_door_failed)
        path = history_path(config.data, config.room) if config.data else None
        self._carriage = Carriage(path, config.limits, self)
        self._carriage.answered.connect(self._on_files_answered)
        self._carriage.over.connect(lambda peer, cut: self._hang_up(peer, abort=cut))
        self._carriage.closed.connect(self.stopped)
        self._recorder = Recorder(path, config.limits, self)
        self._recorder.opened.connect(self._on_recorder_opened)
        self._recorder.committed.connect(self._on_committed)
        self._recorder.attended.connect(self.attended)
        self._recorder.put_aside.connect(self.put_aside)
        self._recorder.suspended.connect(self._on_recorder_suspended)
        self._recorder.resumed.connect(self._on_recorder_resumed)
        self._recorder.failed.connect(self._on_recorder_failed)
        self._recorder.closed.connect(self._on_recorder_closed)

    @property
    def people(self) -> int:
        """How many are in the room."""
        return self._hub.people if self._hub else 0

    @property
    def port(self) -> int:
        """The port that the room listens on."""
        return self._door.port

    def start(self) -> None:
        """Open the room; `listening` or `failed` follows, unless `stop` came before."""
        if self._stopping:
            return
        allow_descriptors(self._config.limits.connections + ENDING)
        if self._door.open():
            self._recorder.open()

    def stop(self) -> None:
        """Close the room in order; `stopped` follows."""
        if self._stopping:
            return
        self._stopping = True
        if not self._door.is_open:  # never started, or still asking who has the port
            self.stopped.emit()
            return
        self._door.close()
        if self._suspended:
            self._give_up_record()
        elif self._hub is not None:
            self._apply(self._hub.shut())
        else:
            self._recorder.close()

    def order(self, command: HostCommand) -> Refused | None:
        """What a host asks who sits at this computer and has no window; why not, or None."""
        if self._hub is None or self._stopping:
            return None
        outputs, refused = self._hub.order(command, time.monotonic())
        self._apply(outputs)
        return refused

    def report(self, since: int) -> None:
        """Ask who was in after that time (milliseconds since 1970 UTC); `attended` follows."""
        if self._hub is not None and not self._stopping:
            self._recorder.report(since, wall_clock())

    def decide(self, decision: Decision) -> None:
        """After `suspended`: try the disk again, or forgo keeping. `stop` gives it up."""
        if self._suspended and not self._stopping:
            self._suspended = False
            self._recorder.decide(decision)

    # What happens

    def _on_came(self, socket: QTcpSocket) -> None:
        if self._hub is None:
            return
        self._newest_peer += 1
        transport = Transport(self._newest_peer, socket, self)
        self._transports[self._newest_peer] = transport
        ip, port = transport.address
        self._apply(self._hub.open(self._newest_peer, ip=ip, port=port, now=time.monotonic()))
        transport.received.connect(self._on_received)
        transport.closed.connect(self._on_closed)
        transport.catch_up()

    def _on_door_failed(self, failure: Failure) -> None:
        if not self._stopping:
            self._stopping = True
            self.failed.emit(failure)
            self.stopped.emit()

    def _on_received(self, peer: int, data: bytes) -> None:
        if self._hub is not None:
            self._apply(self._hub.receive(peer, data, time.monotonic()))

    def _on_closed(self, peer: int, failure: Failure | None) -> None:
        self._closed(peer, Reason.LOST if failure else None)

    def _on_timeout(self) -> None:
        if self._hub is not None:
            self._apply(self._hub.tick(time.monotonic()))

    def _on_files_answered(self, answer: Answer) -> None:
        if self._hub is not None:
            self._apply(answer(self._hub.porter, time.monotonic()))

    def _on_committed(self, seq: int) -> None:
        self._committed = seq
        if self._hub is not None:
            self._apply(self._hub.committed(seq))

    def _on_recorder_opened(self, record: Record) -> None:
        if self._stopping:
            return
        config = self._config
        record.skip(Random())  # noqa: S311  (guards nothing)
        self._carriage.clear_out(record.shelf.blobs(), record.shelf.removed)
        self._hub = Hub(
            config.room, config.limits, wall_clock, record, files=config.files, key=self.host_key
        )
        self._apply(self._hub.begin(time.monotonic()))
        self.listening.emit(config.address, self.port)
        self._on_timeout()
        self._door.let_in()

    def _on_recorder_suspended(self, failure: Failure) -> None:
        self._suspended = True
        if self._stopping:
            self._give_up_record()
        self.suspended.emit(failure)

    def _on_recorder_resumed(self, keeps: bool) -> None:  # noqa: FBT001  (a Qt slot)
        self._suspended = False
        self.resumed.emit(keeps)

    def _on_recorder_failed(self, failure: Failure) -> None:
        self._stopping = True
        self._door.close()
        if self._hub is not None:  # a mistake of our own, in the middle of the talk
            self._apply(self._hub.storage_failed())
        self.failed.emit(failure)

    def _on_recorder_closed(self) -> None:
        self._recorded = True
        self._stop_when_done()

    # What has to be done about it

    def _apply(self, outputs: list[Output]) -> None:
        self._outputs.extend(outputs)
        if self._draining:
            return
        self._draining = True
        try:
            while self._outputs or self._written:
                while self._outputs:
                    self._carry_out(self._outputs.popleft())
                self._flush()
        finally:
            self._draining = False
        if self._stores:
            self._uncommitted = self._stores[-1].event.seq
            self._recorder.submit(self._stores)
            self._stores = []
        self._arm()
        self._stop_when_done()

    def _carry_out(self, output: Output) -> None:
        match output:
            case Write(to, data):
                for peer in to:
                    transport = self._transports.get(peer)
                    if transport is not None:
                        transport.queue(data)
                        self._written[peer] = transport
            case Store():
                self._stores.append(output)
            case Hangup(peer, abort):
                self._hang_up(peer, abort=abort)
            case Happened(event):
                self.happened.emit(event)
            case Take() | Give() | Drop():
                self._carriage.carry(output, self._transports)
            case Attempted(attempt):
                self.attempted.emit(attempt)
            case _ as never:
                assert_never(never)

    def _hang_up(self, peer: int, *, abort: bool) -> None:
        transport = self._transports.get(peer)
        if transport is None:
            return
        if abort:
            transport.abort()
            self._closed(peer, None)  # it may not have been listened to yet
        else:
            transport.finish(self._config.limits.farewell)

    def _flush(self) -> None:
        """One write for each connection, however much was said to it."""
        written, self._written = self._written, {}
        for peer, transport in written.items():
            unsent = transport.flush()
            if not unsent:
                self._behind.pop(peer, None)
            elif unsent > self._config.limits.unsent:
                self._cut(peer)
            else:
                self._behind[peer] = unsent
        if sum(self._behind.values()) > self._config.limits.unsent_total:
            self._relieve()

    def _relieve(self) -> None:
        """All together have too much unread: who is furthest behind goes first."""
        behind = {peer: self._transports[peer].flush() for peer in self._behind}
        total = sum(behind.values())
        for peer in sorted(behind, key=behind.__getitem__, reverse=True):
            if total <= self._config.limits.unsent_total:
                break
            total -= behind.pop(peer)
            self._cut(peer)
        self._behind = behind

    def _cut(self, peer: int) -> None:
        transport = self._transports[peer]
        self._closed(peer, Reason.SLOW)
        transport.abort()

    def _closed(self, peer: int, reason: Reason | None) -> None:
        transport = self._transports.pop(peer, None)
        if transport is None or self._hub is None:
            return
        self._written.pop(peer, None)
        self._behind.pop(peer, None)
        self._carriage.gone(peer)
        transport.deleteLater()
        self._apply(self._hub.closed(peer, time.monotonic(), reason))

    def _arm(self) -> None:
        if self._hub is not None:
            wait = max(0.0, self._hub.due - time.monotonic())
            self._timer.start(int(wait * 1000) + 1)

    def _stop_when_done(self) -> None:
        """Farewells first, since one may wait for a commit; then the record; then the files."""
        if not self._stopping or self._transports:
            return
        if self._recorded:
            self._timer.stop()
            self._carriage.close()  # `stopped` follows
        elif self._committed >= self._uncommitted:
            self._recorder.close()

    def _give_up_record(self) -> None:
        """What waits for the disk will never be kept: its authors learn that, and all is over."""
        self._suspended = False
        if self._hub is not None:
            self._apply(self._hub.storage_failed())
        self._recorder.decide(Decision.GIVE_UP)
