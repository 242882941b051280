"""Writes a conversation to a file, in a thread of its own."""

import os
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance

from app.client.export_html import page
from app.client.export_text import table, txt
from app.client.file_names import flat_name, safe_name
from app.client.timeline import Entry, moment

BREATH = 25  # entries after which the window gets its turn; about a millisecond
STEP = 500  # entries from one word of how far it has come to the next


class Format(Enum):
    """What a conversation can be written as; the value is the suffix of the file."""

    HTML = ".html"
    TXT = ".txt"
    CSV = ".csv"


_PIECES: dict[Format, Callable[[str, list[Entry], int], Iterator[str]]] = {
    Format.HTML: page,
    Format.TXT: txt,
    Format.CSV: table,
}


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written. `now`: milliseconds since 1970 UTC.

    `replaces`: the person knows that it takes the place of a file of that name; if not, a number
    is added to the name where it is taken.
    """

    title: str
    entries: list[Entry]
    now: int
    path: Path
    format: Format
    replaces: bool = True


def format_of(path: Path) -> Format | None:
    """The format that a file's suffix stands for; None for any other one."""
    suffix = path.suffix.lower()
    if suffix == ".htm":
        return Format.HTML
    return next((each for each in Format if each.value == suffix), None)


def proposed_name(words: str, now: int, suffix: Format) -> str:
    """A name for the file, from what the conversation is called and the date."""
    name = f"{flat_name(words)[:80]} {moment(now).toString('yyyy-MM-dd')}{suffix.value}"
    return safe_name(name)


class Export(QObject):
    """Writes one order; the file is there whole or not at all.

    What is written goes to another name beside it first, and takes the place of an older file
    only when all of it is on the disk. The signals come in the thread of this object.

    Signals:
        progressed(int, int): so many entries of so many are written.
        done(Path): it is there.
        failed(str): it is not, with the system's word why.
        cancelled(): the person did not want it any more; nothing is there.
    """

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, order: Order, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.order = order
        self._is_cancelled = threading.Event()

    def start(self) -> None:
        """Begin; one of the other signals follows."""
        threading.Thread(target=self._run, name="export", daemon=True).start()

    def cancel(self) -> None:
        """Stop as soon as possible."""
        self._is_cancelled.set()

    # In the thread

    def _run(self) -> None:
        try:
            written = self._write()
        except OSError as error:
            self._tell(self.failed, error.strerror or str(error))
        except Exception as error:
            self._tell(self.failed, str(error))  # our own mistake, which the hook reports
            raise
        else:
            if written is not None:
                self._tell(self.done, written)
            else:
                self._tell(self.cancelled)

    def _write(self) -> Path | None:
        """The file that is there now; None: nobody wanted it any more."""
        path = self.order.path
        part = path.with_name(f".sala-{uuid.uuid4().hex}.part")
        bom = self.order.format is Format.CSV
        try:
            # Lines end as on this system, but in CSV, which says itself how.
            newline = "" if bom else None
            encoding = "utf-8-sig" if bom else "utf-8"
            with part.open("x", encoding=encoding, errors="replace", newline=newline) as file:
                for piece in self._pieces():
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            is_wanted = not self._is_cancelled.is_set()
            if is_wanted:
                path = path if self.order.replaces else _free(path)
                part.replace(path)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return path if is_wanted else None

    def _pieces(self) -> Iterator[str]:
        """Until somebody does not want them any more."""
        order = self.order
        total = len(order.entries)
        for place, piece in enumerate(_PIECES[order.format](order.title, order.entries, order.now)):
            if self._is_cancelled.is_set():
                return
            yield piece
            if place % BREATH == 0:
                # Python has one thread at a time at work, and the window would wait 5 ms for each
                # of its slots; see sys.setswitchinterval.
                time.sleep(0.0002)
            if place % STEP == 0:
                self._tell(self.progressed, min(place, total), total)

    def _tell(self, signal: SignalInstance, *values: object) -> None:
        with suppress(RuntimeError):  # the window is gone, and nobody wants to know
            signal.emit(*values)


def _free(path: Path) -> Path:
    """The name, with a number where it is taken."""
    numbered = (path.with_stem(f"{path.stem} ({number})") for number in count(2))
    return next(each for each in chain((path,), numbered) if not each.exists())
