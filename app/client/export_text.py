"""A conversation as plain text and as a table for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.client.entry import Quote, reaction_words, removed_words
from app.client.timeline import Entry, Kind, State, moment
from app.protocol.direction import isolated

translate = QCoreApplication.translate

MINUTE = 60_000  # milliseconds
INDENT = "    "
QUOTED = 80  # characters of a message that is answered
# A cell that begins so is a formula to a spreadsheet, which may fetch or start something; also
# behind blanks, and in the wide forms of East Asia.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")


class Minute(NamedTuple):
    """A local minute in words: 21/11/2026, 2026-11-21, 14:52, -03:00."""

    day: str
    iso_day: str
    clock: str
    zone: str


@lru_cache(maxsize=1_024)
def _minute(minute: int) -> Minute:
    """Asking the calendar takes longer than all the rest of a row."""
    local = moment(minute * MINUTE)
    minutes = abs(local.offsetFromUtc()) // 60
    sign = "-" if local.offsetFromUtc() < 0 else "+"
    return Minute(
        local.toString("dd/MM/yyyy"),
        local.toString("yyyy-MM-dd"),
        local.toString("HH:mm"),
        f"{sign}{minutes // 60:02}:{minutes % 60:02}",
    )


def stamp(time: int) -> str:
    """Date, time and zone: 21/11/2026 14:52:05 -03:00."""
    return f"{_clock(time)} {_minute(time // MINUTE).zone}"


def iso(time: int) -> str:
    """The same for programs: 2026-11-21T14:52:05-03:00."""
    local = _minute(time // MINUTE)
    return f"{local.iso_day}T{local.clock}:{_seconds(time)}{local.zone}"


def _clock(time: int) -> str:
    local = _minute(time // MINUTE)
    return f"{local.day} {local.clock}:{_seconds(time)}"


def _seconds(time: int) -> str:
    return f"{time % MINUTE // 1_000:02}"


def who(entry: Entry) -> str:
    """The author of a message, with the words that mark a private one."""
    private = " " + translate("Export", "(privado)") if entry.private else ""
    return isolated(entry.author) + private


def situation(entry: Entry) -> str:
    """What became of a message, "" where that is nothing special."""
    if entry.state is State.SENDING:
        return translate("Export", "enviando")
    if entry.state is State.FAILED:
        return translate("Export", "não enviada")
    return translate("Export", "editada") if entry.edited else ""


def txt(title: str, entries: list[Entry], now: int) -> Iterator[str]:
    """The text file, in pieces: a heading, then one for each entry.

    Further lines of a message are indented, so that nobody can write one that looks like
    somebody else's.
    """
    told = translate("Export", "Conversa salva em {time}")
    yield f"{title}\n{told.format(time=stamp(now))}\n\n"
    for entry in entries:
        yield _txt_entry(entry)


def _txt_entry(entry: Entry) -> str:
    head = f"[{stamp(entry.time)}]"
    if entry.kind is Kind.NOTICE:
        return f"{head} * {_indented(entry.text)}\n"
    if entry.kind is Kind.ERROR:
        error = translate("Export", "Erro")
        return f"{head} ! {error}: {_indented(entry.text)}\n"
    text = f"({removed_words()})" if entry.removed else _indented(isolated(entry.text))
    special = situation(entry)
    said = f"{head} {who(entry)}{_answered(entry.quote)}: {text}"
    lines = [f"{said} ({special})" if special else said]
    if entry.reactions:
        told = "; ".join(map(reaction_words, entry.reactions))
        lines.append(f"{INDENT}{isolated(told)}")
    return "\n".join(lines) + "\n"


def _answered(quote: Quote | None) -> str:
    if quote is None:
        return ""
    # Not through `format`: a name may have braces in it, and so may what was said.
    said = " ".join(quote.text.split())[:QUOTED] or removed_words()
    if quote.author:
        answer = translate("Export", ", em resposta a {name}")
        answer = answer.replace("{name}", isolated(quote.author))
    else:
        answer = translate("Export", ", em resposta")
    return f"{answer} (“{isolated(said)}”)"


def _indented(text: str) -> str:
    return f"\n{INDENT}".join(text.splitlines())


def table(_title: str, entries: list[Entry], _now: int) -> Iterator[str]:
    """The file for spreadsheets, in pieces: the names of the columns, then one for each entry.

    It is separated by semicolons, since Excel takes the separator from the language of the
    system, and in Portuguese that is one; it is to be written in UTF-8 with a byte order mark, or
    Excel would spoil the accents.
    """
    yield _row(
        translate("Export", "Data e hora"),
        translate("Export", "Momento (ISO 8601)"),
        translate("Export", "Tipo"),
        translate("Export", "Autor"),
        translate("Export", "Texto"),
        translate("Export", "Em resposta a"),
        translate("Export", "Reações"),
        translate("Export", "Situação"),
    )
    for entry in entries:
        quote = entry.quote
        answered = f"{quote.author}: {quote.text}".removeprefix(": ") if quote else ""
        yield _row(
            _clock(entry.time),
            iso(entry.time),
            _kind(entry),
            entry.author,
            removed_words() if entry.removed else entry.text,
            answered,
            "; ".join(map(reaction_words, entry.reactions)),
            situation(entry),
        )


def _kind(entry: Entry) -> str:
    if entry.kind is Kind.NOTICE:
        return translate("Export", "aviso")
    if entry.kind is Kind.ERROR:
        return translate("Export", "erro")
    if entry.private:
        return translate("Export", "mensagem privada")
    return translate("Export", "mensagem")


def _row(*cells: str) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL).writerow(map(harmless, cells))
    return written.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet calculates: an apostrophe before what looks like a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
