"""Files in a room: who may send and get one, and when it is told; never a byte of it.

The bytes go over connections of their own, from and to the disk, past the hub. Whoever carries
them is told by `Take` and `Give`, and answers through `ready`, `complete` and `failed`.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping

import msgspec

from app.config import Limits
from app.protocol.messages import (
    AnyCommand,
    At,
    Code,
    File,
    Get,
    Malformed,
    Offer,
    Offered,
    Put,
    Received,
    Refused,
    Said,
    Told,
    Withdraw,
)
from app.protocol.typed import clean_text, is_blank
from app.room.charter import Charter
from app.room.outbox import Drop, Give, Outbox, Output, Take
from app.room.record import Record
from app.room.room import RAW, Delivery, Peer, Room
from app.room.rule import Rule
from app.room.seats import NOBODY
from app.room.session import Phase, Session
from app.room.shelf import Shelved, Upload, cost, is_same

_PATH = re.compile(r"[/\\]")


class Porter:
    """What a hub does about files. `mint` makes their ids."""

    def __init__(  # noqa: PLR0913  (its collaborators)
        self,
        *,
        limits: Limits,
        room: Room,
        record: Record,
        outbox: Outbox,
        sessions: Mapping[Peer, Session],
        mint: Callable[[], str],
        charter: Charter,
    ) -> None:
        self._limits = limits
        self._room = room
        self._memory = record.memory
        self._seats = record.seats
        self._shelf = record.shelf
        self._outbox = outbox
        self._sessions = sessions
        self._mint = mint
        self._charter = charter
        self._taking: dict[Peer, Upload] = {}
        self._giving: dict[Peer, str] = {}  # under which blob
        self._sources: Counter[str] = Counter()

    # Commands

    def offer(self, session: Session, command: Offer) -> Refused | None:
        """Somebody wants to send a file."""
        author, name = session.name or "", tidy_file_name(command.name, self._limits.file_name)
        file = File(id=self._mint(), name=name, size=command.size, sha256=command.sha256)
        text = clean_text(command.text[: RAW * self._limits.text])
        text = "" if is_blank(text) else text
        whose = self._person(author)
        sent = self._shelf.sent(author, command.cid)
        # Of who had the name before, and has it no more: no repeat, whatever it looks like.
        former = sent if isinstance(sent, Upload) and sent.whose != whose else None
        if sent is not None and former is None:
            if not is_same(sent, to=command.to, text=text, reply=command.reply, file=file):
                return Refused(code=Code.CID_REUSED)
            if isinstance(sent, Shelved):
                self._answer(session.peer, _own(sent, text, command.cid))
                return None
            if self._person(sent.to) not in (b"", sent.reader):  # they did not hear of it
                self._give_up(sent)
                return self._room.unknown(sent.to)
            sent.at = session.heard
            self._answer(session.peer, Offered(cid=command.cid, file=sent.file.id))
            return None
        upload = Upload(
            author=author,
            whose=whose,
            cid=command.cid,
            to=command.to,
            reader=self._person(command.to),
            text=text,
            reply=command.reply,
            file=file,
            at=session.heard,
        )
        refused = self._broken(session, command, file, text, whose)
        refused = refused or self._forbidden(session.peer, upload)
        if refused is not None:
            return refused
        if former is not None and former.file.id in self._shelf.uploads:
            self._give_up(former, heir=upload)
        self._shelf.offer(upload)
        self._answer(session.peer, Offered(cid=command.cid, file=file.id))
        return None

    def withdraw(self, session: Session, command: Withdraw) -> Refused | None:
        """The author does not want to send it any more."""
        upload = self._shelf.uploads.get(command.file)
        if upload is None or upload.whose != self._person(session.name or ""):
            return Refused(code=Code.FILE_UNKNOWN)
        self._give_up(upload)
        return None

    def put(self, session: Session, command: Put) -> Refused | None:
        """The bytes of an offered file come over this connection."""
        upload = self._shelf.uploads.get(command.file)
        told = self._shelf.find(command.file)
        if told is not None:  # its author did not hear that it is there
            self._outbox.in_order(Delivery(Received(), (session.peer,)))
            session.phase = Phase.GONE
            session.framer.keep(0)
            return None
        if upload is None:
            return Refused(code=Code.FILE_UNKNOWN)
        before = upload.peer
        refused = self._too_many(session, instead_of=before)
        if refused is not None:
            return refused
        if before is not None:  # a broken connection of which nobody knows yet
            self._taking.pop(before, None)
            self._outbox.cut(before)
        upload.peer, upload.at = session.peer, session.heard
        self._taking[session.peer] = upload
        file = upload.file
        self._carry(session, Take(session.peer, upload.blob, file.size, file.sha256))
        return None

    def get(self, session: Session, command: Get) -> Refused | None:
        """Whoever knows the id of a file was told of it, and may have it."""
        told = self._shelf.find(command.file)
        if told is None:
            return Refused(code=Code.FILE_UNKNOWN)
        if command.offset > told.file.size:
            return Refused(code=Code.MALFORMED, detail="offset")
        refused = self._too_many(session)
        if refused is not None:
            return refused
        self._giving[session.peer] = told.blob
        self._carry(session, Give(session.peer, told.blob, command.offset, told.file.size))
        return None

    # What becomes of the bytes

    def ready(self, peer: Peer, offset: int, now: float) -> list[Output]:
        """The disk is ready: what it has of a file that comes, or where one that goes begins."""
        session = self._sessions.get(peer)
        if session is not None and session.phase is Phase.CARRYING:
            session.heard = now
            self._outbox.at_once(Delivery(At(offset=offset), (peer,)))
            if peer in self._giving:
                session.mute = True  # a line would stand among the bytes
        return self._outbox.taken()

    def complete(self, peer: Peer, now: float) -> list[Output]:
        """All bytes of a file are on the disk, and are what was offered: tell it."""
        upload = self._taking.get(peer)
        if upload is None:
            return self._outbox.taken()
        upload.at = now
        author = self._peer_of(upload.author, upload.whose)
        if author is None:
            return self.failed(peer, Code.NOT_JOINED)
        if self._outbox.is_full:
            return self.failed(peer, Code.STORAGE)
        if upload.to and self._peer_of(upload.to, upload.reader) is None:
            forbidden: Refused | None = self._room.unknown(upload.to)
        else:
            forbidden = self._forbidden(author, upload)  # the rules may be others by now
        outcome = forbidden or self._room.share(author, upload.command, upload.file)
        if isinstance(outcome, Refused):
            self._fail(peer, Code(outcome.code))
            if author in self._sessions:  # else they learn it when they offer it again
                refused = msgspec.structs.replace(outcome, cid=upload.cid)
                self._outbox.in_order(Delivery(refused, (author,)))
                self._give_up(upload)
            return self._outbox.taken()
        del self._taking[peer]
        self._outbox.publish(outcome, Delivery(Received(), (peer,)))
        return self._outbox.taken()

    def failed(self, peer: Peer, code: Code) -> list[Output]:
        """The disk could not: the other side is told, and may try again."""
        self._fail(peer, code)
        return self._outbox.taken()

    def parted(self, session: Session, now: float) -> None:
        """A connection is gone."""
        if session.phase is not Phase.CARRYING:
            return
        upload = self._taking.pop(session.peer, None)
        if upload is not None:
            upload.peer, upload.at = None, now
        self._giving.pop(session.peer, None)
        self._sources[session.source] -= 1
        if not self._sources[session.source]:
            del self._sources[session.source]

    def remove(self, seq: int) -> None:
        """The message with this number was taken back, and the record says so: nobody gets its

        file any more, nor the rest of one that is on its way.
        """
        blob = self._shelf.remove(seq)
        if blob is not None:
            for peer in [peer for peer, given in self._giving.items() if given == blob]:
                self._outbox.cut(peer)
            self._outbox.carry(Drop(blob))

    def sweep(self, now: float) -> None:
        """Offers that nobody can make true any more, or of which nothing was heard for long, are

        given up.
        """
        for upload in list(self._shelf.uploads.values()):
            if self._is_over(upload, now):
                self._give_up(upload)

    def shut(self) -> None:
        """The room is over: no last line can be told among bytes."""
        for peer in list(self._giving):
            self._outbox.cut(peer)

    def _is_over(self, upload: Upload, now: float) -> bool:
        """Who left has `grace` to come back, or anew, and offer it again."""
        if upload.put_out:
            return True
        if not self._seats.awaits(upload.whose):
            upload.left = upload.left or now
            return now - upload.left >= self._limits.grace
        return upload.peer is None and now - upload.at >= self._limits.upload_kept

    # Who is who

    def _person(self, name: str) -> bytes:
        """What tells whoever has that name now from all who have it later: the digest of their

        token or, of a plain guest, the connection. Nothing where nobody has it.
        """
        peer = self._room.peer_of(name)
        if peer is None:
            return b""
        token = self._seats.token_of(name)
        return token if token != NOBODY else b"%d" % peer

    def _peer_of(self, name: str, person: bytes) -> Peer | None:
        """Their connection, None when they do not have that name now."""
        return self._room.peer_of(name) if self._person(name) == person else None

    # Rules

    def _broken(  # noqa: PLR0911
        self, session: Session, command: Offer, file: File, text: str, whose: bytes
    ) -> Refused | None:
        """Why a new offer is not taken: one line for each rule."""
        limits, author = self._limits, session.name or ""
        if self._memory.knows(author, command.cid):
            return Refused(code=Code.CID_REUSED)
        if self._charter.keeps_files_out(self._room.member(session.peer)):
            return Refused(code=Code.FILES_OFF)
        if command.reply > self._room.seq:
            return Refused(code=Code.MESSAGE_UNKNOWN)
        if command.to:
            recipient = self._room.peer_of(command.to)
            if recipient is None:
                return Refused(code=Code.TO_UNKNOWN, detail=command.to[: limits.name])
            if recipient == session.peer:
                return Refused(code=Code.TO_SELF)
        if len(command.text) > RAW * limits.text or len(text) > limits.text:
            return Refused(code=Code.TEXT_LONG, limit=limits.text)
        if not file.name:
            return Refused(code=Code.FILE_NAME)
        if file.size > limits.file:
            return Refused(code=Code.FILE_LARGE, limit=limits.file)
        if sum(each.whose == whose for each in self._shelf.uploads.values()) >= limits.uploads:
            return Refused(code=Code.FILES_OPEN, limit=limits.uploads)
        if self._shelf.size + cost(file.size) > limits.files:
            self.sweep(session.heard)
        if self._shelf.size + cost(file.size) > limits.files:
            return Refused(code=Code.FILES_FULL, limit=limits.files)
        return None

    def _forbidden(self, author: Peer, upload: Upload) -> Refused | None:
        """Why they may not say anything now, and so send nothing."""
        to = self._room.peer_of(upload.to) if upload.to else None
        member = self._room.member(author)
        return self._charter.forbids(
            member, upload.command, None if to is None else self._room.member(to)
        )

    def _too_many(self, session: Session, instead_of: Peer | None = None) -> Refused | None:
        """`instead_of`: the connection that would be cut for it."""
        limits, ending = self._limits, self._sessions.get(instead_of or 0)
        whole, own = sum(self._sources.values()), self._sources[session.source]
        if ending is not None:
            whole, own = whole - 1, own - (ending.source == session.source)
        if whole >= limits.transfers:
            return Refused(code=Code.FILE_BUSY, limit=limits.transfers)
        if own >= limits.transfers_per_address:
            return Refused(code=Code.FILE_BUSY, limit=limits.transfers_per_address)
        return None

    def _fail(self, peer: Peer, code: Code) -> None:
        upload = self._taking.pop(peer, None)
        if upload is not None:
            upload.peer = None
        session = self._sessions.get(peer)
        if session is not None and session.mute:  # in the midst of the bytes
            self._outbox.cut(peer)
        else:
            self._outbox.last(peer, Refused(code=code))

    def _carry(self, session: Session, output: Take | Give) -> None:
        session.phase = Phase.CARRYING
        self._sources[session.source] += 1
        if session.framer.pending:  # it did not wait to hear where the bytes begin
            self._outbox.cut(session.peer)
        else:
            self._outbox.carry(output)

    def _give_up(self, upload: Upload, heir: Upload | None = None) -> None:
        """`heir`: goes on behind the bytes that are there, if they are its own."""
        if upload.peer is not None:
            self._taking.pop(upload.peer, None)
            self._outbox.cut(upload.peer)
        self._shelf.give_up(upload)
        if heir is None or heir.blob != upload.blob:
            self._outbox.carry(Drop(upload.blob))

    def _answer(self, peer: Peer, event: Offered | Said | Told) -> None:
        self._outbox.in_order(Delivery(event, (peer,), own=True))


FILE_RULES: dict[type[AnyCommand] | type[Malformed], Rule] = {
    Offer: Rule(lambda hub, *asked: hub.porter.offer(*asked), keeps=True),
    Withdraw: Rule(lambda hub, *asked: hub.porter.withdraw(*asked)),
    Put: Rule(lambda hub, *asked: hub.porter.put(*asked), joined=False),
    Get: Rule(lambda hub, *asked: hub.porter.get(*asked), joined=False),
}
"""Those of a hub that has a `porter`."""


def tidy_file_name(name: str, most: int) -> str:
    """A file's name as the room keeps it: its last part, on one line; "" for none.

    Whoever saves it makes it safe for a disk once more.
    """
    last = _PATH.split(name[: RAW * most])[-1]
    words = " ".join(clean_text(last).split())
    if is_blank(words) or not words.strip(" ."):
        return ""
    if len(words) > most:  # what it is stands at its end
        stem, dot, suffix = words.rpartition(".")
        short = stem and len(suffix) < most // 2
        words = f"{stem[: most - len(suffix) - 1]}{dot}{suffix}" if short else words[:most]
    return words


def _own(sent: Shelved, text: str, cid: str) -> Said | Told:
    """The acknowledgement of a file that was told before."""
    said = Said(
        seq=sent.seq,
        time=sent.time,
        author=sent.author,
        text=text,
        cid=cid,
        reply=sent.reply,
        file=sent.file,
    )
    return Told(**msgspec.structs.asdict(said), to=sent.to) if sent.to else said
