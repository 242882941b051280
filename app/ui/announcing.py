"""Words for whoever does not see the window."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget

AnyIndex = QModelIndex | QPersistentModelIndex


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader, if there is one, say something that nothing else would tell it."""
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def tell_of_row(view: QWidget, kind: QAccessible.Event, index: AnyIndex) -> None:
    """Something happened to a row of a list whose geometry Qt does not know."""
    if index.isValid() and QAccessible.isActive():
        event = QAccessibleEvent(view, kind)
        event.setChild(index.row())
        QAccessible.updateAccessibility(event)
