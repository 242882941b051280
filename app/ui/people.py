"""Who is in the room, with everyone's address: the rows of the list of people."""

from PySide6.QtCore import QIdentityProxyModel, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app import text
from app.client.roster import Roster, RosterRole
from app.protocol.names import name_key
from app.ui.avatar import hue_colour, paint_avatar
from app.ui.presence import FADED, beside, dot_of, paint_dot
from app.ui.rows import AnyIndex, grown, paint_ground, paint_line, sized
from app.ui.status_button import is_worth_telling, status_words
from app.ui.timeline_text import isolated
from app.ui.widgets import icon

ROW = 50  # pixels, as all the sizes here at the usual size of text
FACE = 34
CROWN = 15
AMBER = 45  # degrees of the wheel
DETAIL = max(RosterRole) + 1
"""The role of the small words under a name."""
HOST = DETAIL + 1
"""The role that says whether it is the person who hosts."""
_Role = QPalette.ColorRole


class PeopleModel(QIdentityProxyModel):
    """The roster in words: "Ana (você)", and for screen readers with the address.

    No signals besides those of every Qt model.
    """

    def __init__(self, roster: Roster, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hosting = False
        self._ignored: frozenset[str] = frozenset()
        self.setSourceModel(roster)

    def set_hosting(self, *, hosting: bool) -> None:
        """Whether this person hosts, also of a room that tells of nobody that they do."""
        if hosting != self._hosting:
            self._hosting = hosting
            if self.rowCount():
                self.dataChanged.emit(self.index(0, 0), self.index(0, 0))

    def set_ignored(self, keys: frozenset[str]) -> None:
        """Whom this person does not hear (`name_key`)."""
        self._ignored = keys
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            name = str(super().data(index, RosterRole.NAME))
            own = super().data(index, RosterRole.OWN)
            return self.tr("{name} (você)").format(name=name) if own else name
        if role == HOST:
            own = self._hosting and bool(super().data(index, RosterRole.OWN))
            return own or bool(super().data(index, RosterRole.HOST))
        if role == DETAIL:
            return self._detail(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = [isolated(str(self.data(index))), str(self.data(index, DETAIL))]
            if self.data(index, HOST):
                told.append(self.tr("anfitrião"))
            return ", ".join(told)
        return super().data(index, role)

    def _detail(self, index: AnyIndex) -> str:
        is_ignored = name_key(str(super().data(index, RosterRole.NAME))) in self._ignored
        told = [self.tr("ignorado")] if is_ignored else []
        if not super().data(index, RosterRole.KNOWN):
            return " · ".join([*told, self.tr("situação desconhecida")])
        if super().data(index, RosterRole.AWAY):
            return " · ".join([*told, self.tr("sem conexão")])
        ip, port = super().data(index, RosterRole.IP), super().data(index, RosterRole.PORT)
        status = str(super().data(index, RosterRole.STATUS))
        if super().data(index, RosterRole.MUTED):
            told.append(self.tr("silenciado"))
        if super().data(index, RosterRole.HAND):
            told.append(self.tr("mão levantada"))
        if is_worth_telling(status):
            told.append(status_words(status))
        return " · ".join([*told, text.address(str(ip), int(str(port)))])


class PersonDelegate(QStyledItemDelegate):
    """Paints one person: face, name, and small words under it. No signals of its own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        return QSize(120, grown(ROW, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        font, palette = option.font, option.palette
        away, known = bool(index.data(RosterRole.AWAY)), bool(index.data(RosterRole.KNOWN))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(6, 1, -6, -1)
        paint_ground(painter, rect, option)
        painter.setFont(font)
        side = grown(FACE, font)
        face = QRectF(rect.left() + 8, rect.center().y() - side / 2, side, side)
        painter.setOpacity(1 if known else FADED)
        paint_avatar(painter, face, str(index.data(RosterRole.NAME)))
        painter.setOpacity(1)
        dot = dot_of(str(index.data(RosterRole.STATUS)), away=away, known=known)
        paint_dot(painter, beside(face), dot, palette, _Role.Light)
        half = side / 2
        upper = QRectF(face.right() + 12, face.top(), rect.right() - face.right() - 22, half)
        lower = upper.translated(0, half)
        crown = grown(CROWN, font) if index.data(HOST) else 0
        upper.setRight(upper.right() - (crown + 6 if crown else 0))
        painter.setPen(palette.color(_Role.Text))
        wide = paint_line(painter, upper, sized(font, 14, QFont.Weight.Medium), str(index.data()))
        if crown:
            mark = QRectF(upper.left() + wide + 6, upper.center().y() - crown / 2, crown, crown)
            icon("crown", hue_colour(AMBER, palette), crown).paint(painter, mark.toAlignedRect())
        painter.setPen(palette.color(_Role.PlaceholderText))
        paint_line(painter, lower, sized(font, 12), str(index.data(DETAIL)))
        painter.restore()
