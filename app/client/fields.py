"""What the rows of a conversation answer to views, each by itself."""

from collections.abc import Callable, Mapping
from operator import attrgetter

from PySide6.QtCore import Qt

from app.client.entry import Entry, spoken, stamp
from app.client.roles import Role

FIELDS: Mapping[int, Callable[[Entry], object]] = {
    Qt.ItemDataRole.DisplayRole: attrgetter("text"),
    Qt.ItemDataRole.AccessibleTextRole: spoken,
    Qt.ItemDataRole.ToolTipRole: stamp,
    Role.KIND: attrgetter("kind"),
    Role.TEXT: attrgetter("text"),
    Role.TIME: attrgetter("time"),
    Role.AUTHOR: attrgetter("author"),
    Role.OWN: attrgetter("own"),
    Role.PRIVATE: attrgetter("private"),
    Role.STATE: attrgetter("state"),
    Role.QUOTE: attrgetter("quote"),
    Role.REACTIONS: attrgetter("reactions"),
    Role.EDITED: attrgetter("edited"),
    Role.REMOVED: attrgetter("removed"),
    Role.MENTION: attrgetter("mention"),
    Role.SEQ: attrgetter("seq"),
}
