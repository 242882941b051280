"""The files that go with messages, as a guest sees them: how far each has come."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.protocol.messages import File


class Stage(Enum):
    """How far a file has come."""

    WAITING = auto()  # the room was not asked yet, or there is no connection: it goes on by itself
    SENDING = auto()
    THERE = auto()  # the room has it
    FETCHING = auto()
    SAVED = auto()
    FAILED = auto()  # it waits for the person


@dataclass(slots=True, kw_only=True, eq=False)
class Attachment:
    """One file. `done`: bytes that were sent or fetched. `path`: where it lies on this computer.

    `id` is the room's, once there is one; `cid` that of an own message. `problem_now`: says why it
    FAILED, in the language of the moment. `cached`: where its bytes lie for as long as the program
    runs, to be shown.
    """

    name: str
    size: int
    sha256: str
    stage: Stage = Stage.THERE
    id: str = ""
    cid: str = ""
    done: int = 0
    path: Path | None = None
    cached: Path | None = None
    problem_now: Callable[[], str] | None = None

    @property
    def problem(self) -> str:
        """Why it FAILED, in words."""
        return "" if self.problem_now is None else self.problem_now()


def file_state(file: Attachment) -> str:
    """How far a file has come, "" where there is nothing to say."""
    done = f"{100 * file.done // max(file.size, 1)} %"
    match file.stage:
        case Stage.WAITING:
            return QCoreApplication.translate("Timeline", "esperando para continuar…")
        case Stage.SENDING:
            return QCoreApplication.translate("Timeline", "enviando, {done}").format(done=done)
        case Stage.FETCHING:
            return QCoreApplication.translate("Timeline", "baixando, {done}").format(done=done)
        case Stage.SAVED:
            return QCoreApplication.translate("Timeline", "salvo neste computador")
        case Stage.FAILED:
            return file.problem
    return ""


class Attachments:
    """Every file that was told, each once, however often its message comes."""

    def __init__(self) -> None:
        self._by_id: dict[str, Attachment] = {}

    def of(self, file: File) -> Attachment:
        """The one with this id."""
        known = self._by_id.get(file.id)
        if known is None:
            known = Attachment(name=file.name, size=file.size, sha256=file.sha256, id=file.id)
            self._by_id[file.id] = known
        return known

    def name(self, attachment: Attachment, id_: str) -> None:
        """The room knows an own file under this id."""
        self._by_id.pop(attachment.id, None)
        attachment.id = id_
        self._by_id[id_] = attachment

    def all(self) -> list[Attachment]:
        """In no order."""
        return list(self._by_id.values())

    def clear(self) -> None:
        """It is another room."""
        self._by_id.clear()
