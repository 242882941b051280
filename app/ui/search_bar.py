"""The bar over a conversation in which one types what to look for."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from app.client.search_hits import Hits
from app.client.search_table import LONGEST_WISH
from app.ui.search_results import ResultList
from app.ui.widgets import IconButton, IconMark, label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OF_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class SearchBar(QFrame):
    """What to look for, where one is in what was found, and for all conversations a list of it.

    Signals:
        wished(str): look for this, in this conversation or in all, as `everywhere` says.
        stepped(int): go so many messages back, to older ones; negative: on, to newer ones.
        hit_chosen(Hit): go to that one.
        closed(): the person has found it, or has given up.
    """

    wished = Signal(str)
    stepped = Signal(int)
    hit_chosen = Signal(object)
    closed = Signal()

    def __init__(self, hits: Hits) -> None:
        super().__init__()
        self.setObjectName("search_bar")
        self.setProperty("look", "header")
        self.everywhere = False
        self._hits = hits
        self._line = QLineEdit()
        self._line.setObjectName("search_field")
        self._line.setMaxLength(LONGEST_WISH)
        self._count = label(look="quiet")
        self._count.setObjectName("search_count")
        self._older = IconButton("chevron-up", self.tr("Mensagem anterior (Enter)"))
        self._older.setObjectName("search_older")
        self._newer = IconButton("chevron-down", self.tr("Mensagem seguinte (Shift+Enter)"))
        self._newer.setObjectName("search_newer")
        self._close = IconButton("x", self.tr("Fechar a busca (Esc)"))
        self._close.setObjectName("search_close")
        self._scope = QPushButton()
        self._scope.setObjectName("search_scope")
        self._scope.setProperty("look", "quiet")
        self._hint = label(
            self.tr(
                "Só o que está aberto aqui é procurado; a sala pode ter mensagens mais antigas."
            ),
            "quiet",
            wrap=True,
        )
        self._hint.setObjectName("search_hint")
        self._results = ResultList(hits)
        self._build()
        self.show_nothing()
        self.set_everywhere(everywhere=False)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(IconMark("search", QPalette.ColorRole.PlaceholderText, 18))
        row.addSpacing(4)
        for part in (self._line, self._count, self._older, self._newer, self._close):
            row.addWidget(part, int(part is self._line))
        low = QHBoxLayout()
        low.setSpacing(8)
        low.addWidget(self._scope)
        low.addWidget(self._hint, 1)
        low.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(low)
        column.addWidget(self._results)
        self.setFocusProxy(self._line)
        self._line.installEventFilter(self)
        self._line.textEdited.connect(self._on_text_edited)
        self._older.clicked.connect(self._on_older_clicked)
        self._newer.clicked.connect(self._on_newer_clicked)
        self._scope.clicked.connect(self._on_scope_clicked)
        self._close.clicked.connect(self.closed)
        self._results.activated.connect(self._on_activated)
        self._results.clicked.connect(self._on_activated)

    def wish(self) -> str:
        """What is looked for."""
        return self._line.text()

    def set_wish(self, wish: str) -> None:
        """Write it as if the person had; the next letter replaces it."""
        self._line.setText(wish)
        self._line.selectAll()

    def set_everywhere(self, *, everywhere: bool) -> None:
        """Whether all conversations are searched, or the one under the bar."""
        self.everywhere = everywhere
        here, all_ = self.tr("Buscar nesta conversa"), self.tr("Buscar em todas as conversas")
        told = all_ if everywhere else here
        self._scope.setText(here if everywhere else all_)
        self._line.setPlaceholderText(told)
        self._line.setAccessibleName(told)
        self._older.setVisible(not everywhere)
        self._newer.setVisible(not everywhere)
        self._results.setVisible(everywhere and self._hits.rowCount() > 0)

    def set_cut(self, *, cut: bool) -> None:
        """Whether the room may have older messages than those that are searched."""
        self._hint.setVisible(cut)

    def show_nothing(self) -> None:
        """Nothing is looked for."""
        self._tell("", steps=False)

    def show_looking(self) -> None:
        """There is no answer yet."""
        self._tell(self.tr("Procurando…"), steps=False)

    def show_found(self, place: int, count: int) -> None:
        """One is at this place (from 1) of so many."""
        found = self.tr("{place} de {count}").format(place=place, count=count)
        self._tell(found if count else self.tr("Nada encontrado"), steps=count > 0)

    def show_hits(self, count: int, most: int) -> None:
        """The list has so many; `most`: as many as it may have."""
        one, many = self.tr("1 mensagem"), self.tr("{count} mensagens")
        told = one if count == 1 else many.format(count=count)
        if count >= most:
            told = self.tr("As {count} mais recentes").format(count=count)
        self._tell(told if count else self.tr("Nada encontrado"), steps=False)
        self._results.setVisible(self.everywhere and count > 0)

    def show_failed(self) -> None:
        """This computer cannot search."""
        self._tell(self.tr("A busca não funciona neste computador."), steps=False)
        self._line.setEnabled(False)

    def describe(self, message: str) -> None:
        """The message that one is at, for who does not see it."""
        count = self._count.text()
        self._line.setAccessibleDescription(f"{count}. {message}" if message else count)

    def _tell(self, told: str, *, steps: bool) -> None:
        self._count.setText(told)
        self._older.setEnabled(steps)
        self._newer.setEnabled(steps)
        self.describe("")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The keys of the field that are not for typing."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _ENTER:
            self._on_enter(-1 if event.modifiers() & _SHIFT else 1)
        elif event.key() in _OF_THE_LIST:
            if self._results.isVisible():
                self._results.keyPressEvent(event)
            elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
            else:
                return False
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_enter(self, step: int) -> None:
        if not self.everywhere:
            self.stepped.emit(step)
        elif self._results.isVisible():
            self._on_activated(self._results.currentIndex())

    def _on_text_edited(self, wish: str) -> None:
        self.wished.emit(wish)

    def _on_older_clicked(self) -> None:
        self.stepped.emit(1)

    def _on_newer_clicked(self) -> None:
        self.stepped.emit(-1)

    def _on_scope_clicked(self) -> None:
        self.set_everywhere(everywhere=not self.everywhere)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wished.emit(self.wish())

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.hit_chosen.emit(self._hits.hit(index.row()))
