"""The files of a room: those that were told, and those that were offered and still come."""

import hashlib
from dataclasses import dataclass

import msgspec

from app.protocol.messages import File, Said, Say, Tell, Told
from app.protocol.names import name_key

AROUND = 65_536
"""Bytes that a file counts as at least: a million empty ones cost a disk and a memory, too."""


@dataclass(slots=True, kw_only=True)
class Upload:
    """A file that was offered, and is not told yet. All times are monotonic seconds.

    `whose` and `reader` are the persons behind `author` and `to`, whoever has those names later.
    """

    author: str
    whose: bytes
    cid: str
    to: str
    reader: bytes = b""
    text: str
    reply: int = 0
    file: File
    at: float  # when it was last heard of
    peer: int | None = None  # the connection that brings its bytes
    left: float = 0.0  # since when it is known that its author cannot come back
    put_out: bool = False  # a host put its author out

    @property
    def command(self) -> Say | Tell:
        """What it would be without a file."""
        if self.to:
            return Tell(cid=self.cid, to=self.to, text=self.text, reply=self.reply)
        return Say(cid=self.cid, text=self.text, reply=self.reply)

    @property
    def blob(self) -> str:
        """What its bytes are kept under."""
        return blob_of(self.author, self.cid, self.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A file that was told, and its message without the text, which comes again with a repeat."""

    file: File
    blob: str
    seq: int
    time: int
    author: str
    to: str
    text: bytes  # digest
    reply: int


class Shelf:
    """All files of a room by their ids; it knows of bytes only how many there are."""

    def __init__(self) -> None:
        self.size = 0  # bytes of all, told and offered, each `AROUND` at least
        self.uploads: dict[str, Upload] = {}
        self._told: dict[str, Shelved] = {}
        self._by_cid: dict[bytes, str] = {}  # ids, by digest of author and cid
        self._by_seq: dict[int, str] = {}
        self.removed: frozenset[str] = frozenset()
        """Blobs of messages that were removed before the room opened; some may still be there."""

    def follow(self, event: Said | Told) -> None:
        """A file was told."""
        file, cid = event.file, event.cid or ""
        if file is None or file.id in self._told:
            return
        told = Shelved(
            file=file,
            blob=blob_of(event.author, cid, file),
            seq=event.seq,
            time=event.time,
            author=event.author,
            to=event.to if isinstance(event, Told) else "",
            text=_digest(event.text),
            reply=event.reply,
        )
        upload = self.uploads.pop(file.id, None)
        if upload is None:
            self.size += cost(file.size)
        self._told[file.id] = told
        self._by_seq[event.seq] = file.id
        self._by_cid[_key(event.author, cid)] = file.id

    def offer(self, upload: Upload) -> None:
        """Somebody wants to send a file."""
        self.uploads[upload.file.id] = upload
        self._by_cid[_key(upload.author, upload.cid)] = upload.file.id
        self.size += cost(upload.file.size)

    def give_up(self, upload: Upload) -> None:
        """It will not come."""
        del self.uploads[upload.file.id]
        del self._by_cid[_key(upload.author, upload.cid)]
        self.size -= cost(upload.file.size)

    def put_out(self, whose: bytes) -> None:
        """A host put somebody out."""
        for upload in self.uploads.values():
            upload.put_out |= upload.whose == whose

    def remove(self, seq: int) -> str | None:
        """The message with this number is taken back: what its bytes were kept under, if any."""
        told = self._told.pop(self._by_seq.pop(seq, ""), None)
        if told is None:
            return None
        self._by_cid = {key: id_ for key, id_ in self._by_cid.items() if id_ != told.file.id}
        self.size -= cost(told.file.size)
        return told.blob

    def find(self, id_: str) -> Shelved | None:
        """A file that was told."""
        return self._told.get(id_)

    def sent(self, author: str, cid: str) -> Upload | Shelved | None:
        """What `author` offered under this `cid`."""
        id_ = self._by_cid.get(_key(author, cid), "")
        return self.uploads.get(id_) or self._told.get(id_)

    def blobs(self) -> frozenset[str]:
        """What the bytes of all files that were told are kept under."""
        return frozenset(told.blob for told in self._told.values())


def is_same(sent: Upload | Shelved, *, to: str, text: str, reply: int, file: File) -> bool:
    """Whether an offer that comes again is the one of before; it may have another id."""
    same = msgspec.structs.replace(file, id=sent.file.id) == sent.file and reply == sent.reply
    words = sent.text if isinstance(sent.text, bytes) else _digest(sent.text)
    return same and name_key(sent.to) == name_key(to) and words == _digest(text)


def cost(size: int) -> int:
    """Bytes that a file counts as."""
    return max(size, AROUND)


def blob_of(author: str, cid: str, file: File) -> str:
    """What the bytes are kept under: the same when the same offer comes again after a restart.

    Hexadecimal digits only, and nothing in it that a peer chose.
    """
    parts = (name_key(author), cid, file.sha256, str(file.size))
    return _digest("\0".join(parts)).hex()


def _key(author: str, cid: str) -> bytes:
    return _digest(f"{name_key(author)}\0{cid}")


def _digest(words: str) -> bytes:
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest()
