"""The files of a guest on their way: each goes on by itself until it is there or fails."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from PySide6.QtCore import QObject, QTimer, Signal

from app import text
from app.client.attachment import Attachment, Stage
from app.client.backoff import Backoff
from app.client.carrying import TROUBLE, Carrying, Road
from app.client.clock import now
from app.client.download import Download
from app.client.entry import Words
from app.client.file_names import safe_name
from app.client.hashing import Hashing, size_of
from app.client.membership import Membership
from app.client.upload import Upload
from app.client.visit import Visit
from app.config import ClientConfig
from app.protocol.messages import (
    Code,
    File,
    Message,
    Offer,
    Offered,
    Refused,
    Stored,
    Withdraw,
)
from app.protocol.names import name_key
from app.protocol.typed import clean_text
from app.temporary import TemporaryFolder
from app.worker import Worker

TELL = 0.15
"""Seconds between two words about how far a file has come."""
# What a room says that only time changes.
_LATER = (Code.FILE_BUSY, Code.STORAGE)


@dataclass(slots=True, eq=False)
class _Journey:
    """One file on its way, over all the connections that it takes."""

    attachment: Attachment
    backoff: Backoff
    start: Callable[[], Carrying]
    carrying: Carrying | None = None
    telling: bool = False  # it is told soon


@dataclass(frozen=True, slots=True)
class _Said:
    """What goes with a file, and to whom; `stay`: when and where it was chosen."""

    peer: str
    caption: str
    reply: int
    stay: tuple[int, str]


class Transfers(QObject):
    """Sends and fetches files; where a connection breaks, it goes on where it stopped.

    Signals:
        offered(): a row of an own file is there, and the room has to be asked.
        unsendable(Path, str): nothing was sent, in words why.
        prepared(Path): its row is there.
        changed(Attachment): how far it has come.
    """

    offered = Signal()
    unsendable = Signal(object, str)
    prepared = Signal(object)
    changed = Signal(object)

    def __init__(
        self,
        visit: Visit,
        config: ClientConfig,
        membership: Membership,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._config = config
        self._membership = membership
        self.changed.connect(visit.note_file)
        visit.file_removed.connect(self.cancel)
        self._worker = Worker("transfers")
        self._cache: TemporaryFolder | None = None
        self._own: dict[str, Attachment] = {}  # by cid, until the room has it
        self._stays = 0  # rooms and persons that were forgotten
        self._journeys: dict[Attachment, _Journey] = {}

    # Sending

    def send(self, path: Path, peer: str, caption: str = "", reply: int = 0) -> None:
        """Send a file to everyone, or to one person; `prepared` or `unsendable` follows.

        `reply`: the number of the message that it answers.
        """
        said = _Said(peer, clean_text(caption), reply, self._stay)
        look = partial(size_of, path)
        failed = partial(self._on_unreadable, path)
        self._worker.do(look, partial(self._on_looked, path, said), failed)

    def withdraw(self, attachment: Attachment) -> None:
        """The person does not want to send it any more: its row goes."""
        self._stop(attachment)
        self._own.pop(attachment.cid, None)
        if attachment.id:
            self._membership.send(Withdraw(file=attachment.id))
        self._visit.outbox.withdraw(attachment.cid)

    def _on_unreadable(self, path: Path, _: OSError) -> None:
        self.unsendable.emit(path, text.unreadable(path.name))

    def _on_looked(self, path: Path, said: "_Said", size: int) -> None:
        bounds, peer = self._visit.bounds, said.peer
        if said.stay != self._stay:
            return
        if size < 0:
            self.unsendable.emit(path, text.unreadable(path.name))
        elif bounds is not None and size > bounds.file:
            self._refuse(path, Refused(code=Code.FILE_LARGE, limit=bounds.file))
        elif bounds is not None and len(said.caption) > bounds.text:
            self._refuse(path, Refused(code=Code.TEXT_LONG, limit=bounds.text))
        elif peer and self._visit.roster.find(peer) is None:
            self._refuse(path, Refused(code=Code.TO_UNKNOWN, detail=peer))
        elif peer and self._visit.me and name_key(peer) == name_key(self._visit.me.name):
            self._refuse(path, Refused(code=Code.TO_SELF))
        else:
            hashing = Hashing(path, size)
            self._on_hashed(hashing, said, whole=size == 0)

    def _on_hashed(self, hashing: "Hashing", said: "_Said", *, whole: bool) -> None:
        if not whole:
            self._worker.do(
                hashing.go_on,
                lambda done: self._on_hashed(hashing, said, whole=done),
                partial(self._on_unreadable, hashing.path),
            )
            return
        if said.stay != self._stay:
            return
        path, cid = hashing.path, uuid.uuid4().hex
        name, sha256 = safe_name(path.name), hashing.digest()
        attachment = Attachment(
            name=name, size=hashing.size, sha256=sha256, stage=Stage.WAITING, cid=cid, path=path
        )
        command = Offer(
            cid=cid,
            to=said.peer,
            name=name,
            size=hashing.size,
            sha256=sha256,
            text=said.caption,
            reply=said.reply,
        )
        self._own[cid] = attachment
        self._visit.share(command, attachment, now())
        self.prepared.emit(path)
        self.offered.emit()

    def _refuse(self, path: Path, refused: Refused) -> None:
        self.unsendable.emit(path, text.refusal(refused))

    def go(self, event: Offered) -> None:
        """The room lets the bytes of an own file come."""
        attachment = self._own.get(event.cid)
        if attachment is None:  # it was withdrawn meanwhile
            self._membership.send(Withdraw(file=event.file))
            return
        if attachment in self._journeys and attachment.id == event.file:
            return
        self._stop(attachment)
        self._visit.attachments.name(attachment, event.file)
        self._begin(attachment, partial(self._upload, attachment))

    def acknowledge(self, event: Stored) -> None:
        """The room has told something: maybe an own file."""
        file = event.file if isinstance(event, Message) else None
        attachment = self._own.pop(getattr(event, "cid", None) or "", None)
        if attachment is not None and file is not None:
            self._stop(attachment)
            self._visit.attachments.name(attachment, file.id)
            attachment.stage, attachment.done = Stage.THERE, attachment.size
            self.changed.emit(attachment)

    def refuse(self, event: Refused) -> None:
        """The room does not take an own file; its message FAILED already."""
        attachment = self._own.get(event.cid or "")
        if attachment is not None:
            self._stop(attachment)
            self._set(attachment, Stage.FAILED, partial(text.refusal, event))

    def discard(self, cid: str) -> bool:
        """The person forgoes an own file that failed. False when there is none with this cid."""
        attachment = self._own.get(cid)
        if attachment is not None:
            self.withdraw(attachment)
        return attachment is not None

    def pause(self) -> None:
        """One is not in the room any more: own files wait until one is, others to be asked for."""
        for attachment in list(self._journeys):
            self._stop(attachment)
            own = attachment.cid in self._own
            self._set(attachment, Stage.WAITING if own else Stage.THERE)

    def forget(self) -> None:
        """Another room: nothing of the old one goes on."""
        for attachment in list(self._journeys):
            self._stop(attachment)
        self._own.clear()
        self._stays += 1

    @property
    def _stay(self) -> tuple[int, str]:
        """A file that was chosen in another one is nobody's here."""
        return self._stays, self._visit.id

    def _upload(self, attachment: Attachment) -> Carrying:
        upload = Upload(self._road(), attachment, self)
        upload.refused.connect(partial(self._on_upload_refused, attachment))
        return upload

    def _on_upload_refused(self, attachment: Attachment, code: str) -> None:
        if code in _LATER:
            self._wait(attachment)
        elif code in (Code.FILE_UNKNOWN, Code.NOT_JOINED):
            self._stop(attachment)
            self._set(attachment, Stage.WAITING)
            if self._visit.outbox.again(attachment.cid) and code == Code.FILE_UNKNOWN:
                self.offered.emit()
        else:
            self._stop(attachment)
            if code == TROUBLE and attachment.id:
                self._membership.send(Withdraw(file=attachment.id))
            self._visit.outbox.refuse(attachment.cid)
            why = (
                partial(text.unreadable, attachment.name)
                if code == TROUBLE
                else partial(text.refusal, Refused(code=code))
            )
            self._set(attachment, Stage.FAILED, why)

    # Fetching

    def of(self, file: File) -> Attachment:
        """How far the file of a message has come."""
        return self._visit.attachments.of(file)

    def fetch(self, attachment: Attachment, path: Path) -> None:
        """Save a file under `path`, over whatever is there: the person was asked."""
        if attachment not in self._journeys and attachment.id:
            attachment.done = 0
            self._begin(attachment, partial(self._download, attachment, path, shown=False))

    def preview(self, attachment: Attachment) -> None:
        """Fetch a file to be shown, for as long as the program runs."""
        if attachment in self._journeys or not attachment.id or attachment.cached:
            return
        if self._cache is None:
            self._cache = TemporaryFolder()
        path = self._cache.path / attachment.sha256[:32]
        self._begin(attachment, partial(self._download, attachment, path, shown=True))

    def cancel(self, attachment: Attachment) -> None:
        """Stop what is on its way; an own one that the room does not have is gone."""
        if attachment.cid in self._own:
            self.withdraw(attachment)
            return
        journey = self._journeys.get(attachment)
        if journey is not None:
            if isinstance(journey.carrying, Download):
                journey.carrying.discard()
            self._stop(attachment)
            attachment.done = 0
            self._set(attachment, Stage.THERE)

    def _download(self, attachment: Attachment, path: Path, *, shown: bool) -> Carrying:
        download = Download(self._road(), attachment, path, self)
        download.finished.connect(partial(self._on_fetched, attachment, path, shown=shown))
        download.refused.connect(partial(self._on_download_refused, attachment))
        return download

    def _on_fetched(self, attachment: Attachment, path: Path, *, shown: bool) -> None:
        self._stop(attachment)
        attachment.done = attachment.size
        if shown:
            attachment.cached = path
            self._set(attachment, Stage.THERE)
        else:
            attachment.path = path
            self._set(attachment, Stage.SAVED)

    def _on_download_refused(self, attachment: Attachment, code: str) -> None:
        if code in _LATER:
            self._wait(attachment)
            return
        self._stop(attachment)
        attachment.done = 0
        told = text.unsaved if code == TROUBLE else partial(text.unfetched, Refused(code=code))
        self._set(attachment, Stage.FAILED, told)

    # On their way

    def _road(self) -> Road:
        return Road(self._membership.address, self._config, self._worker)

    def _begin(self, attachment: Attachment, start: Callable[[], Carrying]) -> None:
        backoff = Backoff(Random())  # noqa: S311  (spreads attempts, guards nothing)
        self._journeys[attachment] = _Journey(attachment, backoff, start)
        self._try(attachment)

    def _try(self, attachment: Attachment) -> None:
        journey = self._journeys.get(attachment)
        if journey is None or journey.carrying is not None:
            return
        carrying = journey.carrying = journey.start()
        stage = Stage.SENDING if isinstance(carrying, Upload) else Stage.FETCHING
        carrying.progressed.connect(partial(self._on_progressed, journey))
        carrying.broken.connect(partial(self._wait, attachment))
        self._set(attachment, stage)
        carrying.start()

    def _wait(self, attachment: Attachment) -> None:
        """Go on after a pause that grows."""
        journey = self._journeys.get(attachment)
        if journey is None:
            return
        self._drop(journey)
        self._set(attachment, Stage.WAITING)
        again = partial(self._try, attachment)
        QTimer.singleShot(int(journey.backoff.next() * 1000), self, again)

    def _stop(self, attachment: Attachment) -> None:
        journey = self._journeys.pop(attachment, None)
        if journey is not None:
            self._drop(journey)

    def _drop(self, journey: _Journey) -> None:
        carrying, journey.carrying = journey.carrying, None
        if carrying is not None:
            carrying.stop()
            carrying.deleteLater()

    def _on_progressed(self, journey: _Journey, done: int) -> None:
        if done > journey.attachment.done:
            journey.backoff.reset()
        journey.attachment.done = done
        if not journey.telling:
            journey.telling = True
            QTimer.singleShot(int(TELL * 1000), self, partial(self._tell, journey))

    def _tell(self, journey: _Journey) -> None:
        """How far it has come by now: maybe no more comes for a while."""
        journey.telling = False
        if self._journeys.get(journey.attachment) is journey:
            self.changed.emit(journey.attachment)

    def _set(self, attachment: Attachment, stage: Stage, problem: Words | None = None) -> None:
        attachment.stage, attachment.problem_now = stage, problem
        self.changed.emit(attachment)
