"""What whoever runs a room without a window can ask of it, as words of its terminal."""

import unicodedata
from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from app import text
from app.attendance import Attendee
from app.protocol.direction import isolated
from app.protocol.messages import Admit, Decree, Expel, HostCommand, Mute, Pardon

translate = QCoreApplication.translate

ATTENDANCE = "/presenca"
ENTRIES = "/pedidos"
HELP = "/ajuda"
MINUTE = 60_000  # milliseconds

_WITH_NAME: dict[str, Callable[[str], HostCommand]] = {
    "/remover": lambda name: Expel(name=name),
    "/banir": lambda name: Expel(name=name, ban=True),
    "/desbanir": lambda name: Pardon(name=name),
    "/silenciar": lambda name: Mute(name=name),
    "/liberar": lambda name: Mute(name=name, off=True),
}
_RULES: dict[str, dict[str, bool]] = {
    "/silencio": {"quiet": True},
    "/todos": {"quiet": False},
    "/aprovar": {"approve": True},
    "/abrir": {"approve": False},
    "/sem-arquivos": {"no_files": True},
    "/arquivos": {"no_files": False},
}
_WITH_NUMBER = ("/deixar", "/recusar")
_DIGITS = 9  # of a number that somebody types


def bare(line: str) -> str:
    """A line as it is compared: in small letters, without accents."""
    parts = unicodedata.normalize("NFD", line.strip().casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def order(line: str) -> HostCommand | None:
    """What a line asks of the room; None when it asks nothing that there is, or for a rule."""
    word, *names = line.split()
    if len(names) != 1:
        return None
    if bare(word) in _WITH_NAME:
        return _WITH_NAME[bare(word)](names[0].removeprefix("@"))
    if bare(word) in _WITH_NUMBER and names[0].isdecimal():
        return Admit(number=int(names[0][:_DIGITS]), off=bare(word) == "/recusar")
    return None


def form(line: str) -> str:
    """How a word that was typed is to be used; "" for a word that there is not."""
    word = bare(line.split(maxsplit=1)[0])
    if word in _WITH_NAME:
        return translate("headless", "Escreva assim: {word} NOME").format(word=word)
    if word in _WITH_NUMBER:
        return translate("headless", "Escreva assim: {word} NÚMERO").format(word=word)
    if word in _RULES:
        return translate("headless", "Escreva só {word}").format(word=word)
    return ""


def decree(line: str, rules: Decree) -> Decree | None:
    """The rules with the one changed that a line names; None when it names none."""
    changed = _RULES.get(bare(line))
    return None if changed is None else replace(rules, **changed)


def words() -> str:
    """What there is to be asked."""
    return translate(
        "headless",
        "/remover NOME, /banir NOME e /desbanir NOME; /silenciar NOME e /liberar NOME; "
        "/silencio (ninguém fala) e /todos (todos falam); /sem-arquivos e /arquivos; "
        "/aprovar (cada um espera para entrar) e /abrir (todos entram); /pedidos (quem espera), "
        "/deixar NÚMERO e /recusar NÚMERO; /presenca (quem esteve hoje); /sair encerra a sala.",
    )


def attended(attendees: Sequence[Attendee] | None) -> list[str]:
    """Who was in, a line for each."""
    if attendees is None:
        return [translate("headless", "Nada é guardado, e não se sabe quem esteve na sala.")]
    told = translate("headless", "{name}: {first} a {last}, {minutes} min, mensagens: {count}")
    here = translate("headless", "agora")
    lines = [
        told.format(
            name=isolated(each.name),
            first=text.clock(each.first),
            last=here if each.present else text.clock(each.last),
            minutes=max(round(each.stay / MINUTE), 1),
            count=each.messages,
        )
        for each in attendees
    ]
    return lines or [translate("headless", "Ninguém esteve na sala hoje.")]
