"""Standard input and output without blocking anybody: lines in as signals, lines out."""

import os
import sys
import threading

from PySide6.QtCore import QObject, Signal

CHUNK = 65_536  # bytes asked for at once


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
    """Writes lines for a person or a pipe. A reader that went away is no error."""

    def __init__(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:  # a code page without "→" shows "?" and goes on
                reconfigure(errors="replace", line_buffering=True)

    def say(self, line: str) -> None:
        """One line to standard output."""
        self._write(line, error=False)

    def complain(self, line: str) -> None:
        """One line to standard error."""
        self._write(line, error=True)

    def _write(self, line: str, *, error: bool) -> None:
        stream = sys.stderr if error else sys.stdout
        if stream is None:  # a program without a console has none
            return
        try:
            stream.write(line + "\n")
            stream.flush()
        except (OSError, ValueError):
            # Python flushes once more at its end and would complain then; give it a sink.
            setattr(sys, "stderr" if error else "stdout", open(os.devnull, "w"))  # noqa: PTH123, SIM115


def _decoded(line: bytes) -> str:
    line = line.removesuffix(b"\r")
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
