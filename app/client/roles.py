"""What the rows of a conversation answer to views."""

from enum import IntEnum

from PySide6.QtCore import Qt


class Role(IntEnum):
    """What `Timeline.data` answers besides Qt's own roles.

    FIRST, LAST: the entry opens, closes a group, which is a run of messages of one author with
    pauses of at most five minutes. DAY: the entry is the first of its (local) day. NEW: it is the
    first that the reader had not seen when they came back. PASSAGES: more people came or went.
    """

    KIND = Qt.ItemDataRole.UserRole + 1
    TEXT = Qt.ItemDataRole.UserRole + 2
    TIME = Qt.ItemDataRole.UserRole + 3
    AUTHOR = Qt.ItemDataRole.UserRole + 4
    OWN = Qt.ItemDataRole.UserRole + 5
    PRIVATE = Qt.ItemDataRole.UserRole + 6
    STATE = Qt.ItemDataRole.UserRole + 7
    FIRST = Qt.ItemDataRole.UserRole + 8
    LAST = Qt.ItemDataRole.UserRole + 9
    DAY = Qt.ItemDataRole.UserRole + 10
    QUOTE = Qt.ItemDataRole.UserRole + 11
    REACTIONS = Qt.ItemDataRole.UserRole + 12
    EDITED = Qt.ItemDataRole.UserRole + 13
    REMOVED = Qt.ItemDataRole.UserRole + 14
    MENTION = Qt.ItemDataRole.UserRole + 15
    SEQ = Qt.ItemDataRole.UserRole + 16
    NEW = Qt.ItemDataRole.UserRole + 17
    PASSAGES = Qt.ItemDataRole.UserRole + 18


TEXTS = (Qt.ItemDataRole.DisplayRole, Role.TEXT)
EXTRAS = (Role.QUOTE, Role.REACTIONS, Role.EDITED, Role.REMOVED, Role.MENTION)
