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
NEXT_TAB = Key(("Ctrl+Tab",), QT_TRANSLATE_NOOP("keys", "Ir à próxima conversa"))
PREVIOUS_TAB = Key(("Ctrl+Shift+Tab",), QT_TRANSLATE_NOOP("keys", "Ir à conversa anterior"))
FIND = Key(("Ctrl+F",), QT_TRANSLATE_NOOP("keys", "Buscar nesta conversa"))
FIND_EVERYWHERE = Key(("Ctrl+Shift+F",), QT_TRANSLATE_NOOP("keys", "Buscar em todas as conversas"))
FIND_NEXT = Key(("F3",), QT_TRANSLATE_NOOP("keys", "Ir ao resultado seguinte"))
FIND_PREVIOUS = Key(("Shift+F3",), QT_TRANSLATE_NOOP("keys", "Ir ao resultado anterior"))
EXPORT = Key(("Ctrl+S",), QT_TRANSLATE_NOOP("keys", "Salvar a conversa em um arquivo"))
TABS = 9  # conversations that a digit brings to the front; the last digit stands for the last one

_UP = Key(("Up",), QT_TRANSLATE_NOOP("keys", "Editar a última mensagem, se não há nada escrito"))
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
        NEXT_TAB,
        PREVIOUS_TAB,
        Key(
            ("Ctrl+1", f"Ctrl+{TABS}"),
            QT_TRANSLATE_NOOP("keys", "Ir à primeira conversa, e assim por diante, ou à última"),
        ),
        CLOSE_TAB,
        EXPORT,
    ),
)
_SEARCH = Section(
    QT_TRANSLATE_NOOP("keys", "Buscar"), (FIND, FIND_EVERYWHERE, FIND_NEXT, FIND_PREVIOUS)
)
_MESSAGES = Section(
    QT_TRANSLATE_NOOP("keys", "Na lista de mensagens"),
    (
        Key(("Up", "Down"), QT_TRANSLATE_NOOP("keys", "Escolher uma mensagem")),
        Key(("PgUp", "PgDown"), QT_TRANSLATE_NOOP("keys", "Rolar uma página")),
        Key(("Home", "End"), QT_TRANSLATE_NOOP("keys", "Ir ao começo ou ao fim")),
        Key(("Ctrl+R",), QT_TRANSLATE_NOOP("keys", "Responder à mensagem escolhida")),
        Key(("Ctrl+Shift+R",), QT_TRANSLATE_NOOP("keys", "Reagir à mensagem escolhida")),
        Key(("Ctrl+E",), QT_TRANSLATE_NOOP("keys", "Editar a mensagem escolhida, se é sua")),
        Key(("Ctrl+C",), QT_TRANSLATE_NOOP("keys", "Copiar as mensagens escolhidas")),
        Key(
            ("Enter",),
            QT_TRANSLATE_NOOP("keys", "Tentar de novo o que falhou, ou mostrar quem entrou e saiu"),
        ),
        Key(("Del",), QT_TRANSLATE_NOOP("keys", "Descartar uma mensagem que falhou")),
    ),
)
_WRITING = QT_TRANSLATE_NOOP("keys", "Ao escrever")


def sections(*, ctrl_sends: bool) -> list[Section]:
    """All of the table; `ctrl_sends` as in the preferences."""
    writing = Section(_WRITING, (*(_CTRL_SENDS if ctrl_sends else _ENTER_SENDS), _UP))
    return [writing, _CONVERSATIONS, _SEARCH, _MESSAGES, _ANYWHERE]


def tab_key(place: int) -> str:
    """The key that brings the conversation at this place (1 to `TABS`) to the front."""
    return f"Ctrl+{place}"


def bind(key: Key, widget: QWidget, act: Callable[[], object]) -> None:
    """Let these keys do `act` wherever the focus is in the window of `widget`."""
    for keys in key.keys:
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)
