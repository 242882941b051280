"""The list of who is in the room, with everyone's address."""

from PySide6.QtCore import (
    QIdentityProxyModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from app import text
from app.client.roster import Roster, RosterRole
from app.ui.avatar import paint_avatar
from app.ui.stylesheet import tint
from app.ui.widgets import label

ROW = 50  # pixels
AVATAR = 34
NAME_SIZE = 14
ADDRESS_SIZE = 12
_Role = QPalette.ColorRole
_State = QStyle.StateFlag

AnyIndex = QModelIndex | QPersistentModelIndex


class PeopleModel(QIdentityProxyModel):
    """The roster in words: "Ana (você)", and for screen readers with the address.

    No signals besides those of every Qt model.
    """

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            name = str(super().data(index, RosterRole.NAME))
            own = super().data(index, RosterRole.OWN)
            return self.tr("{name} (você)").format(name=name) if own else name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.data(index)}, {address(index)}"
        return super().data(index, role)


def address(index: AnyIndex) -> str:
    """IP and port of the person of a row."""
    return text.address(str(index.data(RosterRole.IP)), int(index.data(RosterRole.PORT)))


class PersonDelegate(QStyledItemDelegate):
    """Paints one person: avatar, name, and the address under it. No signals of its own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(6, 1, -6, -1)
        self._paint_ground(painter, rect, option)
        painter.setFont(option.font)
        face = QRectF(rect.left() + 8, rect.center().y() - AVATAR / 2, AVATAR, AVATAR)
        paint_avatar(painter, face, str(index.data(RosterRole.NAME)))
        words = rect.adjusted(AVATAR + 18, 6, -6, -6)
        font = QFont(option.font)
        font.setPixelSize(NAME_SIZE)
        font.setWeight(QFont.Weight.Medium)
        painter.setPen(option.palette.color(_Role.Text))
        _paint_line(painter, words, Qt.AlignmentFlag.AlignTop, font, str(index.data()))
        font.setPixelSize(ADDRESS_SIZE)
        font.setWeight(QFont.Weight.Normal)
        painter.setPen(option.palette.color(_Role.PlaceholderText))
        _paint_line(painter, words, Qt.AlignmentFlag.AlignBottom, font, address(index))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem) -> None:
        if option.state & (_State.State_Selected | _State.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint(option.palette))
            painter.drawRoundedRect(rect, 10, 10)
        if option.state & _State.State_HasFocus:
            painter.setPen(option.palette.color(_Role.Link))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)


def _paint_line(
    painter: QPainter, rect: QRectF, side: Qt.AlignmentFlag, font: QFont, words: str
) -> None:
    room = int(rect.width())
    elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    flags = int(side | Qt.AlignmentFlag.AlignLeft) | Qt.TextFlag.TextSingleLine.value
    painter.drawText(rect, flags, elided)


class PeoplePanel(QFrame):
    """Everyone in the room, oneself first.

    Signals: `chosen(name)` when the person asks to talk to somebody alone.
    """

    chosen = Signal(str)

    def __init__(self, roster: Roster) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._model = PeopleModel(self)
        self._model.setSourceModel(roster)
        self._count = label(look="section")
        self._count.setObjectName("people_count")
        title = label(self.tr("PESSOAS NA SALA"), "section")
        self._list = QListView()
        self._list.setObjectName("people_list")
        self._list.setAccessibleName(self.tr("Pessoas na sala"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(PersonDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setTabKeyNavigation(False)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        title.setBuddy(self._list)
        heading = QHBoxLayout()
        heading.setContentsMargins(18, 16, 18, 6)
        heading.addWidget(title, 1)
        heading.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(self._list, 1)
        self._list.activated.connect(self._on_activated)
        self._list.customContextMenuRequested.connect(self._on_context_menu)
        self._model.rowsInserted.connect(self._on_rows_changed)
        self._model.rowsRemoved.connect(self._on_rows_changed)
        self._model.modelReset.connect(self._on_rows_changed)
        self._on_rows_changed()

    def _on_rows_changed(self) -> None:
        self._count.setText(str(self._model.rowCount()))

    def _on_activated(self, index: QModelIndex) -> None:
        self.chosen.emit(str(index.data(RosterRole.NAME)))

    def _on_context_menu(self, point: QPoint) -> None:
        index = self._list.indexAt(point)
        if not index.isValid():
            return
        self._list.setCurrentIndex(index)
        menu = QMenu(self._list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Conversa privada")).triggered.connect(self._on_menu_chosen)
        menu.popup(self._list.viewport().mapToGlobal(point))

    def _on_menu_chosen(self) -> None:
        self._on_activated(self._list.currentIndex())
