"""One row of a conversation: a message with all that hangs on it, or a quiet line."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QDateTime

from app.client.attachment import Attachment, file_state
from app.text import LATEST, attached, clock

Words = Callable[[], str]
"""Says something in the language of the moment."""

QUOTED = 120  # characters of a quoted message that are read out


class Kind(Enum):
    """What a row is. Notices and errors are quiet lines, not somebody's message."""

    MESSAGE = auto()
    NOTICE = auto()
    ERROR = auto()


class State(Enum):
    """How far an own message has come."""

    SENDING = auto()
    SENT = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Quote:
    """The message that another one answers. `text` is empty when that one was removed.

    `author` is empty where words say why that one is not shown.
    """

    seq: int
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Reaction:
    """One emoji under a message, and who put it there. `mine`: the reader is among them."""

    emoji: str
    names: tuple[str, ...]
    mine: bool = False


@dataclass(slots=True, kw_only=True)
class Entry:
    """One row. `time`: milliseconds since 1970 UTC. `cid`: the author's own id for the message.

    `seq`: the room's number, 0 while it has none. `removed`: the text is gone, for everyone.
    `mention`: the text names the reader. `file`: what goes with the message; the text is its name
    where nothing was said with it. `delivered`: an own message has reached all its readers who say
    so. `changing`: the reader edited or removed it, and the room has not heard of that yet.
    `words_now`: says the text anew, where no person wrote it.
    """

    kind: Kind
    text: str
    time: int
    author: str = ""
    own: bool = False
    private: bool = False
    state: State = State.SENT
    cid: str = ""
    seq: int = 0
    delivered: bool = False
    quote: Quote | None = None
    reactions: tuple[Reaction, ...] = ()
    edited: bool = False
    removed: bool = False
    mention: bool = False
    changing: bool = False
    file: Attachment | None = None
    words_now: Words | None = None

    def tell_anew(self) -> None:
        """Say in the language of now what no person wrote."""
        if self.words_now is not None:
            self.text = self.words_now()

    def take_back(self) -> None:
        """It was removed: nothing of what it said is left."""
        self.text, self.quote, self.reactions, self.file = "", None, (), None
        self.removed, self.edited, self.mention = True, False, False

    @property
    def told(self) -> str:
        """What a screen reader says of a quiet line."""
        return self.text

    @property
    def words(self) -> str:
        """What its author wrote: not the name of the file that stands in the place of words."""
        return "" if self.file is not None and self.text == self.file.name else self.text


def quiet_line(kind: Kind, words: Words, time: int, *, seq: int = 0, cid: str = "") -> Entry:
    """The row of something that no person wrote."""
    return Entry(kind=kind, text=words(), time=time, seq=seq, cid=cid, words_now=words)


def removed_words() -> str:
    """What stands in the place of a message that was removed."""
    return QCoreApplication.translate("Timeline", "Mensagem apagada")


def reaction_words(reaction: Reaction) -> str:
    """An emoji, how many put it there, and who: "👍 2: Ana, Bia"."""
    return f"{reaction.emoji} {len(reaction.names)}: {', '.join(reaction.names)}"


def spoken(entry: Entry) -> str:
    """What a screen reader says for the row."""
    time = clock(entry.time)
    if entry.kind is Kind.NOTICE:
        return f"{time}: {entry.told}"
    if entry.kind is Kind.ERROR:
        error = QCoreApplication.translate("Timeline", "Erro")
        return f"{error}, {time}: {entry.text}"
    who = QCoreApplication.translate("Timeline", "Você") if entry.own else entry.author
    if entry.private:
        who += " " + QCoreApplication.translate("Timeline", "(privado)")
    if entry.removed:
        return f"{who}, {time}: {removed_words()}"
    head = f"{who}, {time}{_answered(entry.quote) if entry.quote else ''}"
    if entry.mention:
        head += ", " + QCoreApplication.translate("Timeline", "menciona você")
    return f"{head}: {_words(entry)}{_marks(entry)}"


def _words(entry: Entry) -> str:
    file = entry.file
    if file is None:
        return entry.text
    told = f"{attached(file.name, file.size)}. {file_state(file)}".strip()
    return told if entry.text == file.name else f"{told} {entry.text}"


def _answered(quote: Quote) -> str:
    if quote.author:
        answer = QCoreApplication.translate("Timeline", "em resposta a {name}")
        answer = answer.replace("{name}", quote.author)
    else:
        answer = QCoreApplication.translate("Timeline", "em resposta")
    text = " ".join(quote.text[:QUOTED].split()) or removed_words()
    return f", {answer} (“{text}”)"


def _marks(entry: Entry) -> str:
    """What follows the text: that it was edited, how far it has come, the reactions."""
    marks = ""
    if entry.edited:
        marks += " " + QCoreApplication.translate("Timeline", "(editada)")
    if entry.state is State.SENDING:
        if entry.file is None or not file_state(entry.file):  # it says so itself
            marks += " " + QCoreApplication.translate("Timeline", "(enviando)")
    elif entry.changing:
        marks += " " + QCoreApplication.translate("Timeline", "(alteração a caminho)")
    elif entry.state is State.FAILED:
        marks += " " + QCoreApplication.translate("Timeline", "(não enviada)")
    elif entry.delivered:
        marks += " " + QCoreApplication.translate("Timeline", "(entregue)")
    if entry.reactions:
        told = "; ".join(map(reaction_words, entry.reactions))
        reactions = QCoreApplication.translate("Timeline", "Reações")
        marks += f". {reactions}: {told}"
    return marks


def _way(entry: Entry) -> str:
    """How far an own message has come, that did not fail."""
    if entry.state is State.SENDING:
        return QCoreApplication.translate("Timeline", "A caminho da sala")
    if not entry.delivered:
        return QCoreApplication.translate("Timeline", "Enviada: está na sala")
    if entry.private:
        return QCoreApplication.translate("Timeline", "Entregue")
    return QCoreApplication.translate("Timeline", "Entregue a todos que usam a Sala")


def moment(time_ms: int) -> QDateTime:
    """The local date and time; a time that no calendar has becomes the nearest one that it has."""
    return QDateTime.fromMSecsSinceEpoch(min(max(time_ms, 0), LATEST))


def stamp(entry: Entry) -> str:
    """Date and time in full, and what can be done about a message that failed."""
    date = moment(entry.time).toString("dd/MM/yyyy HH:mm:ss")
    if entry.state is not State.FAILED:
        return f"{date}\n{_way(entry)}" if entry.own else date
    ways = QCoreApplication.translate(
        "Timeline",
        "Não enviada. Tentar de novo: Enter ou um clique em “tentar de novo”. "
        "Descartar: Delete ou o botão direito.",
    )
    return f"{ways}\n{date}"
