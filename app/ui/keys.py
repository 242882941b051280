"""Every key of Sala in one table: what the page of shortcuts shows, and what the code binds."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_ARROWS = {"Up": "↑", "Down": "↓"}


@dataclass(frozen=True, slots=True)
class Key:
    """Keys that all do the same, as Qt reads them, and what they do, marked for translation."""

    keys: tuple[str, ...]
    does: object

    def told(self) -> str:
        """What it does, in the person's language."""
        return QCoreApplication.translate("keys", str(self.does))

    def shown(self) -> list[str]:
        """The keys as they are called on this system."""
        form = QKeySequence.SequenceFormat.NativeText
        return [_ARROWS.get(key) or QKeySequence(key).toString(form) for key in self.keys]


@dataclass(frozen=True, slots=True)
class Section:
    """Keys that belong together."""

    title: object
    keys: tuple[Key, ...]

    def told(self) -> str:
        """The title, in the person's language."""
        return QCoreApplication.translate("keys", str(self.title))


SETTINGS = Key(("Ctrl+,",), QT_TRANSLATE_NOOP("keys", "Abrir as configurações"))
KEYS = Key(("F1", "Ctrl+/"), QT_TRANSLATE_NOOP("keys", "Mostrar estes atalhos"))
CLOSE_TAB = Key(("Ctrl+W",), QT_TRANSLATE_NOOP("keys", "Fechar a conversa da frente"))

_ENTER_SENDS = (
    Key(("Enter",), QT_TRANSLATE_NOOP("keys", "Enviar a mensagem")),
    Key(("Shift+Enter",), QT_TRANSLATE_NOOP("keys", "Quebrar a linha")),
)
_CTRL_SENDS = (
    Key(("Ctrl+Enter",), QT_TRANSLATE_NOOP("keys", "Enviar a mensagem")),
    Key(("Enter", "Shift+Enter"), QT_TRANSLATE_NOOP("keys", "Quebrar a linha")),
)
_ANYWHERE = Section(
    QT_TRANSLATE_NOOP("keys", "Em qualquer lugar"),
    (
        SETTINGS,
        KEYS,
        Key(("Tab", "Shift+Tab"), QT_TRANSLATE_NOOP("keys", "Ir ao próximo campo ou ao anterior")),
        Key(("Esc",), QT_TRANSLATE_NOOP("keys", "Fechar ou cancelar o que está aberto")),
    ),
)
_CONVERSATIONS = Section(
    QT_TRANSLATE_NOOP("keys", "Conversas"),
    (
        Key(
            ("Ctrl+Tab", "Ctrl+Shift+Tab"), QT_TRANSLATE_NOOP("keys", "Ir à próxima ou à anterior")
        ),
        CLOSE_TAB,
    ),
)
_MESSAGES = Section(
    QT_TRANSLATE_NOOP("keys", "Na lista de mensagens"),
    (
        Key(("Up", "Down"), QT_TRANSLATE_NOOP("keys", "Escolher uma mensagem")),
        Key(("PgUp", "PgDown"), QT_TRANSLATE_NOOP("keys", "Rolar uma página")),
        Key(("Home", "End"), QT_TRANSLATE_NOOP("keys", "Ir ao começo ou ao fim")),
        Key(("Ctrl+C",), QT_TRANSLATE_NOOP("keys", "Copiar as mensagens escolhidas")),
        Key(("Enter",), QT_TRANSLATE_NOOP("keys", "Tentar de novo uma mensagem que falhou")),
        Key(("Del",), QT_TRANSLATE_NOOP("keys", "Descartar uma mensagem que falhou")),
    ),
)
_WRITING = QT_TRANSLATE_NOOP("keys", "Ao escrever")


def sections(*, ctrl_sends: bool) -> list[Section]:
    """All of the table; `ctrl_sends` as in the preferences."""
    writing = Section(_WRITING, _CTRL_SENDS if ctrl_sends else _ENTER_SENDS)
    return [writing, _CONVERSATIONS, _MESSAGES, _ANYWHERE]


def bind(key: Key, widget: QWidget, act: Callable[[], None]) -> None:
    """Let these keys do `act` wherever the focus is in the window of `widget`."""
    for keys in key.keys:
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)
