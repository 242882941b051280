"""The bar that the tabs of the conversations stand in: face, name and tail close together."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionTab, QTabBar

FACE = 20  # pixels of the avatar in a tab
NAME = 168  # pixels of a name beyond which it is cut
BEFORE, BETWEEN = 14, 8  # pixels before and behind the avatar, margin and border included

_RIGHT = QTabBar.ButtonPosition.RightSide


class TabBar(QTabBar):
    """Tabs as wide as what is in them, which scroll where there is no room for all.

    Qt would leave a gap before the tail, and cut names while there is room. No signals of its own.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tab_bar")
        self.setIconSize(QSize(FACE, FACE))
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setDrawBase(False)
        self.setExpanding(False)

    def shown_name(self, index: int) -> str:
        """The name of a tab as far as it is shown."""
        # "&&" stands for a "&" that makes no shortcut.
        name = self.tabText(index).replace("&&", "&")
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, NAME)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802  (Qt's name)
        name = self.fontMetrics().horizontalAdvance(self.shown_name(index)) + 1
        return QSize(
            BEFORE + FACE + BETWEEN + name + self._room_behind(index),
            super().tabSizeHint(index).height(),
        )

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802  (Qt's name)
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(self.count()):
            if self.tabRect(index).intersects(event.rect()):
                self._paint_tab(painter, index)
        painter.end()

    def _room_behind(self, index: int) -> int:
        """Pixels of the tail, and of what the style keeps free behind it."""
        tail = self.tabButton(index, _RIGHT)
        if not tail:
            return 0
        option = QStyleOptionTab()
        self.initStyleOption(option, index)
        option.rect = QRect(0, 0, 2 * NAME, 2 * FACE)
        option.rightButtonSize = tail.size()
        element = QStyle.SubElement.SE_TabBarTabRightButton
        return option.rect.width() - self.style().subElementRect(element, option, self).left()

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        option = QStyleOptionTab()
        self.initStyleOption(option, index)
        self.style().drawControl(QStyle.ControlElement.CE_TabBarTabShape, option, painter, self)
        tab = self.tabRect(index)
        face = QRect(0, 0, FACE, FACE)
        face.moveCenter(QPoint(tab.left() + BEFORE + FACE // 2, tab.center().y()))
        self.tabIcon(index).paint(painter, face)
        role = QPalette.ColorRole
        chosen = index == self.currentIndex()
        painter.setPen(self.palette().color(role.Link if chosen else role.PlaceholderText))
        name = tab.adjusted(BEFORE + FACE + BETWEEN, 0, 0, 0)
        where = (
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        )
        painter.drawText(name, int(where), self.shown_name(index))
