"""Emoji to choose from: the latest ones, by groups, or by what is searched for."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.announcing import announce
from app.ui.emoji import Emoji
from app.ui.emoji_book import EmojiBook
from app.ui.escaping import Escapable
from app.ui.overlay import place_near
from app.ui.stylesheet import tint
from app.ui.widgets import ElidedLabel, IconButton, label

CELL = 38  # pixels
PICTURE = 22
COLUMNS = 9
SIZE = QSize(COLUMNS * CELL + 46, 360)  # with its margins and a scroll bar
RECENT = 100  # stands for the place of the latest ones among the groups
SIGNS = ("😀", "👋", "🐶", "🍎", "🚗", "⚽", "💡", "❤️", "🏁")  # of the groups

AnyIndex = QModelIndex | QPersistentModelIndex
_Role = QPalette.ColorRole


class EmojiRole(IntEnum):
    """What `EmojiModel.data` answers besides Qt's own roles."""

    EMOJI = Qt.ItemDataRole.UserRole + 1


class EmojiModel(QAbstractListModel):
    """One row an emoji. It emits no signals besides those of every Qt model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._emoji: Sequence[Emoji] = ()

    def show(self, emoji: Sequence[Emoji]) -> None:
        """These instead of those before."""
        self.beginResetModel()
        self._emoji = emoji
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self._emoji)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._emoji):
            return None
        emoji = self._emoji[index.row()]
        if role == EmojiRole.EMOJI:
            return emoji
        if role == Qt.ItemDataRole.DisplayRole:
            return emoji.text
        return emoji.name if role == Qt.ItemDataRole.AccessibleTextRole else None


class EmojiDelegate(QStyledItemDelegate):
    """Paints one emoji in its cell. No signals of its own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        return QSize(CELL, CELL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(2, 2, -2, -2)
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(option.palette.color(_Role.Link) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(tint(option.palette))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        font = QFont(option.font)
        font.setPixelSize(PICTURE)
        painter.setFont(font)
        painter.setPen(option.palette.color(_Role.Text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()


class EmojiGrid(QListView):
    """Emoji side by side.

    Signals: `taken(QModelIndex)` by Enter or a click, `left()` upwards, `typed(str)`: a letter that
    belongs into the search.
    """

    taken = Signal(QModelIndex)
    left = Signal()
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("emoji_grid")
        self.setModel(EmojiModel(self))
        self.setItemDelegate(EmojiDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(False)
        self.clicked.connect(self.taken)

    def show_emoji(self, emoji: Sequence[Emoji]) -> None:
        """Show these, the first one current."""
        model = self.model()
        if isinstance(model, EmojiModel):
            model.show(emoji)
        self.setCurrentIndex(model.index(0, 0))
        self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.taken.emit(self.currentIndex())
        elif key == Qt.Key.Key_Up and self._is_in_first_line():
            self.left.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):  # on into the next line
            row += -1 if key == Qt.Key.Key_Left else 1
            if 0 <= row < self.model().rowCount():
                self.setCurrentIndex(self.model().index(row, 0))
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _is_in_first_line(self) -> bool:
        top = self.visualRect(self.model().index(0, 0)).top()
        return self.visualRect(self.currentIndex()).top() <= top


class EmojiPicker(Escapable):
    """Floats over a conversation until something is chosen, Esc is pressed or it is left.

    With Shift it stays for another one. Typing searches, arrow keys go into the grid and back.

    Signals: `chosen(str)`; `closed()` when it goes while it has the focus, which somebody else
    shall get.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, book: EmojiBook, ground: QWidget) -> None:
        """It floats within `ground`."""
        super().__init__(ground)
        self._book = book
        self._ground = ground
        self._anchor = ground
        self._part: QRect | None = None
        self.setObjectName("emoji_picker")
        self.setProperty("look", "float")
        self.setAccessibleName(self.tr("Emojis"))
        self._search = QLineEdit()
        self._search.setObjectName("emoji_search")
        self._search.setPlaceholderText(self.tr("Buscar emoji"))
        self._search.setAccessibleName(self.tr("Buscar emoji"))
        self._search.setMaxLength(60)
        self._groups = QButtonGroup(self)
        self._grid = EmojiGrid()
        self._grid.setAccessibleName(self.tr("Emojis"))
        self._nothing = label(look="quiet", wrap=True)
        self._nothing.setObjectName("emoji_nothing")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = ElidedLabel("quiet")
        self._name.setObjectName("emoji_name")
        self._row = QHBoxLayout()
        self._build()
        self.hide()

    def _build(self) -> None:
        self._row.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        column.addWidget(self._search)
        column.addLayout(self._row)
        column.addWidget(self._grid, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._name)
        self._search.installEventFilter(self)
        self._search.textChanged.connect(self._fill)
        self._grid.taken.connect(self._on_taken)
        self._grid.left.connect(self._on_grid_left)
        self._grid.typed.connect(self._on_grid_typed)
        self._grid.selectionModel().currentChanged.connect(self._on_current_changed)
        self._groups.idClicked.connect(self._on_group_clicked)
        self.escaped.connect(self.close_by_hand)
        self._book.opened.connect(self._on_opened)

    def open(self, anchor: QWidget, part: QRect | None = None) -> None:
        """Show it beside a widget within its ground; or close it, if it is there already.

        `part`: of the widget, beside which it shall be.
        """
        if self.isVisible():
            self.close_by_hand()
            return
        self._book.open()
        self._search.clear()
        self._on_opened()
        self._anchor, self._part = anchor, part
        self._place()
        self.show()
        self.raise_()
        self._search.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self.window().installEventFilter(self)
        self._ground.installEventFilter(self)

    def _place(self) -> None:
        place_near(self, self._anchor, SIZE, Qt.AlignmentFlag.AlignRight, self._part)

    def close_by_hand(self) -> None:
        """Take it away, and give the focus back."""
        if not self.isHidden():
            self._put_away()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._ground:
            if event.type() == QEvent.Type.Resize:
                self._place()
            return False
        if watched is not self._search:  # it is the window: a click that nothing else took
            outside = event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Resize)
            if outside and not self.isHidden():
                self.close_by_hand()
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Down:
            self._grid.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._grid.currentIndex().isValid():
                self._on_taken(self._grid.currentIndex())
            return True
        return False

    def _put_away(self) -> None:
        self.window().removeEventFilter(self)
        self._ground.removeEventFilter(self)
        QApplication.instance().focusChanged.disconnect(self._on_focus_changed)  # type: ignore[union-attr]
        self.hide()

    def _make_groups(self) -> None:
        names = self._book.groups()
        if self._groups.buttons() or not names:
            return
        recent = IconButton("clock", self.tr("Recentes"), _Role.PlaceholderText)
        self._add_group(recent, RECENT)
        for place, (sign, name) in enumerate(zip(SIGNS, names, strict=True)):
            button = QToolButton()
            button.setText(sign)
            button.setAccessibleName(name.capitalize())
            button.setToolTip(name.capitalize())
            self._add_group(button, place)

    def _add_group(self, button: QToolButton, place: int) -> None:
        button.setObjectName(f"emoji_group_{place}")
        button.setCheckable(True)
        button.setFixedSize(CELL - 2, CELL - 4)
        self._groups.addButton(button, place)
        self._row.addWidget(button)

    def _fill(self) -> None:
        typed = self._search.text().strip()
        place = self._groups.checkedId()
        if typed:
            emoji = self._book.find(typed)
        else:
            emoji = self._book.recent() if place == RECENT else self._book.in_group(place)
        self._grid.show_emoji(emoji)
        self._grid.setVisible(bool(emoji))
        self._nothing.setVisible(not emoji)
        self._nothing.setText(self._why_nothing(typed))
        if not emoji:
            self._name.set_whole("")
        if typed:
            one = self.tr("1 emoji")
            many = self.tr("{count} emojis").format(count=len(emoji))
            found = one if len(emoji) == 1 else many
            announce(self._search, found if emoji else self._nothing.text())

    def _why_nothing(self, typed: str) -> str:
        if not self._book.is_open:
            return self.tr("Abrindo…")
        if typed:
            return self.tr("Nenhum emoji encontrado. Tente outra palavra.")
        if self._groups.checkedId() == RECENT:
            return self.tr("Os emojis que você usar aparecem aqui.")
        return self.tr("As fontes deste computador não têm estes emojis.")

    def _on_opened(self) -> None:
        self._make_groups()
        start = self._groups.button(RECENT if self._book.recent() else 0)
        if start is not None:
            start.setChecked(True)
        self._fill()

    def _on_group_clicked(self) -> None:
        self._search.clear()
        self._fill()

    def _on_current_changed(self, index: QModelIndex) -> None:
        emoji = index.data(EmojiRole.EMOJI)
        if isinstance(emoji, Emoji):
            code = min(emoji.codes, key=len, default="")
            self._name.set_whole(f"{emoji.name}  ·  :{code}:" if code else emoji.name)

    def _on_taken(self, index: QModelIndex) -> None:
        emoji = index.data(EmojiRole.EMOJI)
        if not isinstance(emoji, Emoji):
            return
        self._book.note(emoji.text)
        self.chosen.emit(emoji.text)
        if not QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.close_by_hand()

    def _on_grid_left(self) -> None:
        self._search.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _on_grid_typed(self, letter: str) -> None:
        self._on_grid_left()
        self._search.insert(letter)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:  # noqa: ARG002
        if new is not None and new is not self and not self.isAncestorOf(new):
            self._put_away()
