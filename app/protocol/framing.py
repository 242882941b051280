"""Cuts a stream of bytes into frames at its newlines.

How a stream was split on its way never changes its frames. The limit is checked before a
newline arrives and after: a peer that sends no newline costs at most `limit` bytes.
"""

from typing import Final, final


@final
class Overflow:
    """What stands in the place of a frame that was longer than the limit."""


OVERFLOW: Final = Overflow()


class LineFramer:
    """Bytes in, lines out, one at a time.

    After an `Overflow` there is nothing left to be wrong in: the framer is empty and swallows
    all that follows.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit  # may be raised between two frames
        self._buffer = bytearray()
        self._searched = 0  # bytes known to hold no newline
        self._overflown = False

    @property
    def pending(self) -> int:
        """Bytes that are kept and belong to no frame that was taken yet."""
        return len(self._buffer)

    def feed(self, data: bytes) -> None:
        """Keep `data`; nothing is cut before `next_frame` is called."""
        if not self._overflown:
            self._buffer += data

    def next_frame(self) -> bytes | Overflow | None:
        """The next line without its newline, None while it is not complete."""
        end = self._buffer.find(b"\n", self._searched)
        if end > self.limit or (end < 0 and len(self._buffer) > self.limit):
            self._buffer.clear()
            self._overflown = True
            return OVERFLOW
        if end < 0:
            self._searched = len(self._buffer)
            return None
        frame = bytes(self._buffer[:end])
        self._drop(end + 1)
        return frame

    def keep(self, length: int) -> None:
        """Forget the lines that do not end within the first `length` bytes."""
        if len(self._buffer) > length:
            del self._buffer[self._buffer.rfind(b"\n", 0, length) + 1 :]
            self._searched = 0

    def head(self, length: int) -> bytes:
        """The first bytes that wait, at most `length`; they stay."""
        return bytes(self._buffer[:length])

    def rest(self) -> bytes:
        """All that waits, which is less than a line; it stays until `take_rest`."""
        return bytes(self._buffer)

    def take_rest(self) -> bytes:
        """All that waits, as the last frame of a stream that ended or paused."""
        frame = bytes(self._buffer)
        self._drop(len(self._buffer))
        return frame

    def _drop(self, length: int) -> None:
        del self._buffer[:length]
        self._searched = 0
