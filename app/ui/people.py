"""Who is in the room, with everyone's address, and the conversations that wait to be opened."""

from PySide6.QtCore import (
    QAbstractItemModel,
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
from app.ui.timeline_text import plain
from app.ui.waiting import DETAIL, Waiting
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
        if role == DETAIL:
            if super().data(index, RosterRole.AWAY):
                return self.tr("sem conexão")
            ip, port = super().data(index, RosterRole.IP), super().data(index, RosterRole.PORT)
            return text.address(str(ip), int(str(port)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.data(index)}, {self.data(index, DETAIL)}"
        return super().data(index, role)


class PersonDelegate(QStyledItemDelegate):
    """Paints one person: avatar, name, and small words under it. No signals of its own."""

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
        _paint_line(painter, words, Qt.AlignmentFlag.AlignBottom, font, str(index.data(DETAIL)))
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
    elided = QFontMetrics(font).elidedText(plain(words), Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    flags = int(side | Qt.AlignmentFlag.AlignLeft) | Qt.TextFlag.TextSingleLine.value
    painter.drawText(rect, flags, elided)


class PeopleList(QListView):
    """People to choose from. No signals besides those of QListView."""

    def __init__(self, name: str, model: QAbstractItemModel) -> None:
        """`name` is what screen readers say."""
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(PersonDelegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)


class Section(QFrame):
    """A list under its title and the number of its rows. No signals."""

    def __init__(self, title: str, people: PeopleList) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._model = people.model()
        self._count = label(look="section")
        self._count.setObjectName("people_count")
        told = label(title, "section")
        told.setBuddy(people)
        heading = QHBoxLayout()
        heading.setContentsMargins(18, 16, 18, 6)
        heading.addWidget(told, 1)
        heading.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(people, 1)
        self._model.rowsInserted.connect(self._on_rows_changed)
        self._model.rowsRemoved.connect(self._on_rows_changed)
        self._model.modelReset.connect(self._on_rows_changed)
        self._on_rows_changed()

    def _on_rows_changed(self) -> None:
        self._count.setText(str(self._model.rowCount()))


class PeoplePanel(QFrame):
    """Everyone in the room, oneself first; under them, if there are any, who waits to be read.

    Signals: `chosen(name)` when the person asks to talk to somebody alone.
    """

    chosen = Signal(str)

    def __init__(self, roster: Roster, waiting: Waiting) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        model = PeopleModel(self)
        model.setSourceModel(roster)
        self._list = PeopleList(self.tr("Pessoas na sala"), model)
        self._list.setObjectName("people_list")
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._waiting = waiting
        unread = PeopleList(self.tr("Conversas não lidas"), waiting)
        unread.setObjectName("waiting_list")
        self._unread = Section(self.tr("CONVERSAS NÃO LIDAS"), unread)
        self._unread.setObjectName("waiting")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(Section(self.tr("PESSOAS NA SALA"), self._list), 3)
        column.addWidget(self._unread, 2)
        self._list.activated.connect(self._on_activated)
        self._list.customContextMenuRequested.connect(self._on_context_menu)
        unread.activated.connect(self._on_activated)
        waiting.rowsInserted.connect(self._on_waiting_changed)
        waiting.rowsRemoved.connect(self._on_waiting_changed)
        waiting.modelReset.connect(self._on_waiting_changed)
        self._on_waiting_changed()

    def _on_waiting_changed(self) -> None:
        self._unread.setVisible(self._waiting.rowCount() > 0)

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
