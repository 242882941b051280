"""Every key that does something in the room, with what it does: used by the window and shown."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

translate = QCoreApplication.translate

TABS = 9  # conversations that a digit brings to the front; the last digit stands for the last one


class Key(StrEnum):
    """The keys in Qt's own spelling (on a Mac it reads Ctrl as Command)."""

    SEND = "Return"
    BREAK_LINE = "Shift+Return"
    NEXT_TAB = "Ctrl+Tab"
    PREVIOUS_TAB = "Ctrl+Shift+Tab"
    CLOSE_TAB = "Ctrl+W"
    FIND = "Ctrl+F"
    FIND_EVERYWHERE = "Ctrl+Shift+F"
    FIND_NEXT = "F3"
    FIND_PREVIOUS = "Shift+F3"
    EXPORT = "Ctrl+S"
    BACK = "Esc"
    PAGE_UP = "PgUp"
    PAGE_DOWN = "PgDown"
    FIRST = "Home"
    LAST = "End"
    COPY = "Ctrl+C"
    RETRY = "Return"
    DISCARD = "Del"


class Shortcut(NamedTuple):
    """One line of the page: the keys as this system writes them, and what they do."""

    keys: str
    words: str


class Group(NamedTuple):
    """Some lines under a title."""

    title: str
    shortcuts: tuple[Shortcut, ...]


def tab_key(place: int) -> str:
    """The key that brings the conversation at this place (1 to `TABS`) to the front."""
    return f"Ctrl+{place}"


def groups() -> tuple[Group, ...]:
    """All of them, in the language of the moment."""
    return (
        Group(translate("Shortcuts", "Escrever"), _writing()),
        Group(translate("Shortcuts", "Conversas"), _conversations()),
        Group(translate("Shortcuts", "Buscar"), _search()),
        Group(translate("Shortcuts", "Mensagens"), _messages()),
    )


def _writing() -> tuple[Shortcut, ...]:
    return (
        _line(translate("Shortcuts", "Enviar a mensagem"), Key.SEND),
        _line(translate("Shortcuts", "Começar outra linha"), Key.BREAK_LINE),
        _line(translate("Shortcuts", "Voltar para a mensagem que você escreve"), Key.BACK),
    )


def _conversations() -> tuple[Shortcut, ...]:
    digits = f"{_shown(tab_key(1))} … {_shown(tab_key(TABS))}"
    return (
        _line(translate("Shortcuts", "Próxima conversa"), Key.NEXT_TAB),
        _line(translate("Shortcuts", "Conversa anterior"), Key.PREVIOUS_TAB),
        Shortcut(digits, translate("Shortcuts", "Da primeira à última conversa")),
        _line(translate("Shortcuts", "Fechar a conversa privada"), Key.CLOSE_TAB),
        _line(translate("Shortcuts", "Salvar a conversa em um arquivo"), Key.EXPORT),
    )


def _search() -> tuple[Shortcut, ...]:
    steps = (Key.FIND_NEXT, Key.FIND_PREVIOUS)
    return (
        _line(translate("Shortcuts", "Buscar nesta conversa"), Key.FIND),
        _line(translate("Shortcuts", "Buscar em todas as conversas"), Key.FIND_EVERYWHERE),
        _line(translate("Shortcuts", "Mensagem encontrada anterior ou seguinte"), *steps),
        _line(translate("Shortcuts", "Fechar a busca"), Key.BACK),
    )


def _messages() -> tuple[Shortcut, ...]:
    return (
        _line(translate("Shortcuts", "Rolar as mensagens"), Key.PAGE_UP, Key.PAGE_DOWN),
        _line(translate("Shortcuts", "Primeira ou última mensagem"), Key.FIRST, Key.LAST),
        _line(translate("Shortcuts", "Copiar as mensagens escolhidas"), Key.COPY),
        _line(translate("Shortcuts", "Tentar enviar de novo a que não foi enviada"), Key.RETRY),
        _line(translate("Shortcuts", "Descartar a que não foi enviada"), Key.DISCARD),
    )


def _line(words: str, *keys: Key) -> Shortcut:
    return Shortcut("  ".join(_shown(key) for key in keys), words)


def _shown(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
