"""What whoever runs a room without a window can ask of it, as words of its terminal."""

import unicodedata
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from app import text
from app.attendance import Attendee
from app.protocol.direction import isolated
from app.protocol.messages import Decree, Expel, HostCommand, Mute, Pardon

translate = QCoreApplication.translate

ATTENDANCE = "/presenca"
HELP = "/ajuda"
MINUTE = 60_000  # milliseconds

_WITH_NAME: dict[str, Callable[[str], HostCommand]] = {
    "/remover": lambda name: Expel(name=name),
    "/banir": lambda name: Expel(name=name, ban=True),
    "/desbanir": lambda name: Pardon(name=name),
    "/silenciar": lambda name: Mute(name=name),
    "/liberar": lambda name: Mute(name=name, off=True),
}
_ALONE: dict[str, HostCommand] = {"/silencio": Decree(quiet=True), "/todos": Decree()}


def bare(line: str) -> str:
    """A line as it is compared: in small letters, without accents."""
    parts = unicodedata.normalize("NFD", line.strip().casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def order(line: str) -> HostCommand | None:
    """What a line asks of the room; None when it asks nothing that there is."""
    word, *names = line.split()
    if len(names) == 1 and bare(word) in _WITH_NAME:
        return _WITH_NAME[bare(word)](names[0].removeprefix("@"))
    return _ALONE.get(bare(word)) if not names else None


def words() -> str:
    """What there is to be asked."""
    return translate(
        "headless",
        "/remover NOME, /banir NOME e /desbanir NOME; /silenciar NOME e /liberar NOME; "
        "/silencio (ninguém fala) e /todos (todos falam); /presenca (quem esteve hoje); "
        "/sair encerra a sala.",
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
