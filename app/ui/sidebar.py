"""The left side of a room: its name, the conversations, who is in, and oneself."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.client.conversation import Conversation
from app.client.conversation_list import ConversationList, ConversationRole
from app.client.filtering import Filtered
from app.client.roster import Roster, RosterRole
from app.ui.avatar import paint_avatar
from app.ui.conversation_rows import ConversationDelegate
from app.ui.people import PeopleModel, PersonDelegate
from app.ui.presence import Dot, PresenceMark, beside, paint_dot
from app.ui.rows import RowList
from app.ui.status_button import StatusButton
from app.ui.widgets import ElidedLabel, IconButton, Logo, icon, label

MINUTE = 60_000  # milliseconds
MARK = 16  # pixels of the sign in the field that one searches with
LEAST = 1  # rows of a list that are always to be seen
_Role = QPalette.ColorRole


class Section(QFrame):
    """A list under its title and the number of its rows; no higher than its rows. No signals."""

    def __init__(self, title: str, rows: RowList, *, counted: bool) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._rows = rows
        self._counted = counted
        self._count = label(look="section")
        self._count.setObjectName("people_count" if counted else "")
        if not counted:
            self._count.hide()
        told = label(title, "section")
        told.setBuddy(rows)
        self._heading = heading = QHBoxLayout()
        heading.setContentsMargins(18, 12, 18, 4)
        heading.addWidget(told, 1)
        heading.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(rows, 1)
        model = rows.model()
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._fit)
        # The title and the list hear of another size of text one after the other.
        self._restyled = QTimer(self)
        self._restyled.setSingleShot(True)
        self._restyled.timeout.connect(self._fit)
        rows.restyled.connect(self._restyled.start)
        self._fit()

    def has_rows(self) -> bool:
        """Whether there is anything in the list."""
        return self._rows.model().rowCount() > 0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyled.start()

    def _fit(self) -> None:
        count = self._rows.model().rowCount()
        self._count.setText(str(count))
        row = self._rows.sizeHintForRow(0) if count else 0
        self._rows.setMinimumHeight(min(count, LEAST) * row)
        self._rows.setMaximumHeight(count * row + 2)
        self.setMaximumHeight(self._heading.sizeHint().height() + count * row + 2)


class RoomMark(QFrame):
    """The room's sign and name, and whether one hosts it or is connected. No signals."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("heading")
        self._name.setObjectName("room_name")
        self._state = ElidedLabel("quiet")
        self._state.setObjectName("room_state")
        self._dot = PresenceMark()
        line = QHBoxLayout()
        line.setSpacing(5)
        line.addWidget(self._dot)
        line.addWidget(self._state, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addLayout(line)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 6, 8)
        row.setSpacing(6)
        row.addWidget(Logo(36))
        row.addLayout(words, 1)
        row.addLayout(self.tools)

    def show_room(self, name: str, state: str, dot: Dot) -> None:
        """Say what room it is, and how one stands to it."""
        self._name.set_whole(name)
        self._state.set_whole(state)
        self._dot.show_dot(dot)


class Face(QWidget):
    """One's own face. No signals."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._dot = "", Dot.FULL
        self.setFixedSize(40, 38)

    def show_person(self, name: str, dot: Dot) -> None:
        """Show somebody else."""
        self._name, self._dot = name, dot
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (all of it is drawn)
        painter = QPainter(self)
        painter.setFont(self.font())
        face = QRectF(0, 0, 36, 36)
        paint_avatar(painter, face, self._name)
        paint_dot(painter, beside(face), self._dot, self.palette(), _Role.Base)
        painter.end()


class MeCard(QFrame):
    """Oneself at the foot: name, whether one is connected, and one's address (R06).

    Signals: `status_chosen(Status)`.
    """

    status_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setObjectName("me_card")
        self._face = Face()
        self._name = ElidedLabel("label")
        self._name.setObjectName("me_name")
        self._where = ElidedLabel("quiet")
        self._where.setObjectName("me_where")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._where)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._face)
        row.addLayout(words, 1)
        row.addLayout(self.tools)
        self._status = StatusButton()
        self.tools.addWidget(self._status)
        self._status.status_chosen.connect(self.status_chosen)

    @property
    def last(self) -> QWidget:
        """The last of its parts that the keys come to."""
        return self._status

    def show_me(self, name: str, where: str, dot: Dot, status: str) -> None:
        """Say who one is, where, and as what one is seen."""
        self._face.show_person(name, dot)
        self._status.show_status(status)
        self._name.set_whole(name)
        self._where.set_whole(where)


class SearchField(QLineEdit):
    """Where one writes what is looked for; Esc takes it back.

    Signals: `down_pressed()`: on to what was found. `escaped()`: Esc, and nothing was there.
    """

    down_pressed = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar_search")
        name = self.tr("Buscar pessoas e conversas")
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setProperty("look", "search")
        self.setTextMargins(MARK + 8, 0, 0, 0)
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Limpar a busca"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRect(MARK // 2 + 2, (self.height() - MARK) // 2, MARK, MARK)
        icon("search", self.palette().color(_Role.PlaceholderText), MARK).paint(painter, place)
        painter.end()


class Sidebar(QFrame):
    """Everything that one can turn to.

    Signals:
        conversation_chosen(Conversation): it shall come to the front.
        person_chosen(name): the person asks to talk to somebody alone.
        person_menu_requested(name, point): what there is to do with somebody; where on the screen.
        closed(): where it covers the conversation, that shall be seen again.
    """

    conversation_chosen = Signal(object)
    person_chosen = Signal(str)
    person_menu_requested = Signal(str, object)
    closed = Signal()

    def __init__(self, conversations: ConversationList, roster: Roster) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.setObjectName("sidebar")
        self.mark = RoomMark()
        self.me = MeCard()
        self._conversations = conversations
        self._current: Conversation | None = None
        self._people_model = PeopleModel(roster, self)
        self._narrow_talks, self._narrow_people = Filtered(self), Filtered(self)
        self._narrow_talks.setSourceModel(conversations)
        self._narrow_people.setSourceModel(self._people_model)
        self._search = SearchField()
        self._nothing = label(
            self.tr("Ninguém e nenhuma conversa com esse nome."), "quiet", wrap=True
        )
        self._nothing.setObjectName("sidebar_nothing")
        self._nothing.setContentsMargins(18, 8, 18, 8)
        talks = RowList(self.tr("Lista de conversas"), self._narrow_talks, ConversationDelegate)
        talks.setObjectName("conversation_list")
        talks.setSelectionMode(RowList.SelectionMode.NoSelection)  # `mark` alone selects
        people = RowList(self.tr("Pessoas na sala"), self._narrow_people, PersonDelegate)
        people.setObjectName("people_list")
        self._talks, self._people = talks, people
        self._minute = QTimer(self)
        self._minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._minute.start(MINUTE)
        self._build()

    def _build(self) -> None:
        self._close = IconButton("x", self.tr("Voltar à conversa"))
        self._close.setObjectName("sidebar_close")
        self._close.hide()
        self.mark.tools.addWidget(self._close)
        search = QHBoxLayout()
        search.setContentsMargins(12, 0, 12, 2)
        search.addWidget(self._search)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 8, 10, 10)
        foot.addWidget(self.me)
        self._sections = (
            Section(self.tr("CONVERSAS"), self._talks, counted=False),
            Section(self.tr("PESSOAS NA SALA"), self._people, counted=True),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.mark)
        column.addLayout(search)
        column.addWidget(self._nothing)
        column.addWidget(self._sections[0], 3)
        column.addWidget(self._sections[1], 4)
        column.addStretch(0)
        column.addLayout(foot)
        self._nothing.hide()
        self._close.clicked.connect(self.closed)
        self._search.textChanged.connect(self._on_search_changed)
        self._search.down_pressed.connect(self._on_down_pressed)
        self._search.escaped.connect(self.closed)
        self._talks.clicked.connect(self._on_talk_chosen)
        self._talks.activated.connect(self._on_talk_chosen)
        self._people.activated.connect(self._on_person_chosen)
        self._people.menu_requested.connect(self._on_menu_requested)
        self._talks.menu_requested.connect(self._on_talk_menu_requested)
        self._minute.timeout.connect(self._conversations.pass_midnight)

    def show_conversation(self, conversation: Conversation) -> None:
        """This one is in front."""
        self._current = conversation
        self._mark_current()

    def show_hosting(self, *, hosting: bool) -> None:
        """Whether oneself hosts the room."""
        self._people_model.set_hosting(hosting=hosting)

    def show_ignored(self, keys: frozenset[str]) -> None:
        """Whom one does not hear (`name_key`)."""
        self._people_model.set_ignored(keys)

    def show_alone(self, *, alone: bool) -> None:
        """Whether it covers the conversation, and needs a way back to it."""
        self._close.setVisible(alone)

    def take_focus(self) -> None:
        """Put the cursor into the field that narrows the lists."""
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.selectAll()

    def take_over(self, other: "Sidebar") -> None:
        """Narrow the lists as the other one does."""
        self._search.setText(other._search.text())

    def clear_search(self) -> None:
        """Show everybody again."""
        self._search.clear()

    def _mark_current(self) -> None:
        if self._current is not None:
            place = self._conversations.index_of(self._current)
            index = self._narrow_talks.mapFromSource(place)
            self._talks.mark(index)
            if index.isValid() and not self._talks.hasFocus():
                self._talks.scrollTo(index)

    def _on_search_changed(self, words: str) -> None:
        self._narrow_talks.look_for(words)
        self._narrow_people.look_for(words)
        found = [section for section in self._sections if section.has_rows()]
        for section in self._sections:
            section.setVisible(section in found or not self._narrow_talks.is_narrow)
        self._nothing.setVisible(not found)
        self._mark_current()

    def _on_down_pressed(self) -> None:
        for rows in (self._talks, self._people):
            if rows.model().rowCount():
                rows.setFocus(Qt.FocusReason.OtherFocusReason)
                rows.setCurrentIndex(rows.model().index(0, 0))
                return

    def _on_talk_chosen(self, index: QModelIndex) -> None:
        self.conversation_chosen.emit(index.data(ConversationRole.CONVERSATION))

    def _on_person_chosen(self, index: QModelIndex) -> None:
        self.person_chosen.emit(str(index.data(RosterRole.NAME)))

    def _on_menu_requested(self, index: QModelIndex, point: QPoint) -> None:
        self.person_menu_requested.emit(str(index.data(RosterRole.NAME)), point)

    def _on_talk_menu_requested(self, index: QModelIndex, point: QPoint) -> None:
        peer = str(index.data(ConversationRole.PEER))
        if peer:
            self.person_menu_requested.emit(peer, point)
