"""Standard input and output without blocking anybody: lines in as signals, lines out."""

import os
import queue
import sys
import threading
from contextlib import suppress
from typing import TextIO

from PySide6.QtCore import QCoreApplication, QObject, Signal

CHUNK = 65_536  # bytes asked for at once
WAITING = 10_000  # lines that wait for whoever reads the output
FAREWELL = 1.0  # seconds that the last lines get


class Lines(QObject):
    """Reads standard input in a thread, so that the loop goes on while nobody types.

    Signals:
        line(str): one line, without its newline.
        ended(): nothing more will come. Comes once.
    """

    line = Signal(str)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = threading.Thread(target=self._run, name="stdin", daemon=True)
        self._lock = threading.Lock()
        self._closed = False

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def close(self) -> None:
        """No signal from now on. Call it when the loop is over: a read that blocks cannot be

        called back, and must find nobody to tell while the interpreter is taken down.
        """
        with self._lock:
            self._closed = True

    def _run(self) -> None:
        # The raw stream: a thread that waits inside the buffered one holds a lock that the
        # interpreter wants when it ends.
        raw = getattr(getattr(sys.stdin, "buffer", None), "raw", None)
        waiting = b""
        while raw is not None:
            try:
                data = raw.read(CHUNK)
            except (OSError, ValueError):  # the terminal is gone
                break
            if not data:
                break
            *lines, waiting = (waiting + data).split(b"\n")
            if not self._tell(lines):
                return
        self._tell([waiting] if waiting else [], last=True)

    def _tell(self, lines: list[bytes], *, last: bool = False) -> bool:
        with self._lock:
            if self._closed:
                return False
            for line in lines:
                self.line.emit(_decoded(line))
            if last:
                self.ended.emit()
            return True


class Out:
    """Writes lines for a person or a pipe, in a thread: a reader that does not read stops nobody.

    Text that is marked in a Windows console, Ctrl+S, a full pipe: all of them make a write wait
    for as long as they like. `WAITING` lines wait for such a reader; of what comes beyond, it is
    told how many lines are missing. A reader that went away is no error.
    """

    def __init__(self) -> None:
        self._queue: queue.Queue[tuple[bool, str] | None] = queue.Queue(WAITING)
        self._missing = 0
        self._thread = threading.Thread(target=self._run, name="stdout", daemon=True)
        self._thread.start()

    def say(self, line: str) -> None:
        """One line to standard output."""
        self._put(line, error=False)

    def complain(self, line: str) -> None:
        """One line to standard error."""
        self._put(line, error=True)

    def close(self) -> None:
        """Let what waits be written, for at most `FAREWELL` seconds."""
        with suppress(queue.Full):
            self._queue.put(None, timeout=FAREWELL)
            self._thread.join(FAREWELL)

    def _put(self, line: str, *, error: bool) -> None:
        try:
            if self._missing:
                told = QCoreApplication.translate("console", "… {count} linhas omitidas")
                self._queue.put_nowait((error, told.format(count=self._missing)))
                self._missing = 0
            self._queue.put_nowait((error, line))
        except queue.Full:
            self._missing += 1

    def _run(self) -> None:
        while (item := self._queue.get()) is not None:
            error, line = item
            with suppress(OSError, ValueError):
                _write(sys.stderr if error else sys.stdout, line + "\n")


def _write(stream: TextIO | None, text: str) -> None:
    """Past Python's buffer, whose lock a thread that waits would hold while the program ends."""
    if stream is None:  # a program without a console has none
        return
    raw = getattr(getattr(stream, "buffer", None), "raw", None)
    if raw is None:
        stream.write(text)
        return
    # A code page without "→" shows "?" and goes on.
    data = memoryview(text.replace("\n", os.linesep).encode(stream.encoding, "replace"))
    while data:
        data = data[raw.write(data) or 0 :]


def _decoded(line: bytes) -> str:
    line = line.removesuffix(b"\r")
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        # What a Windows console or an old Windows program writes.
        return line.decode("oem" if sys.platform == "win32" else "cp1252", "replace")
