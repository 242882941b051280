"""The page that shows every key."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.keys import Key, sections
from app.ui.sheet import Sheet
from app.ui.widgets import label

translate = QCoreApplication.translate


class KeysSheet(Sheet):
    """All the keys, and what each of them does. No signals besides those of QDialog."""

    def __init__(self, parent: QWidget, *, ctrl_sends: bool, back: bool) -> None:
        """`ctrl_sends` as in the preferences; `back`: closing it leads to another page."""
        super().__init__(parent, "keys", translate("KeysSheet", "Atalhos do teclado"))
        for section in sections(ctrl_sends=ctrl_sends):
            _add(self.add_card(section.told()), section.keys)
        self.let_scroll()
        self.add_done(back=back)


def _add(column: QVBoxLayout, keys: tuple[Key, ...]) -> None:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    for row, key in enumerate(keys):
        does = label(key.told(), wrap=True)
        does.setAccessibleName(f"{key.told()}: {', '.join(key.shown())}")
        grid.addWidget(does, row, 0)
        caps = QHBoxLayout()
        caps.setSpacing(6)
        caps.addStretch(1)
        for shown in key.shown():
            caps.addWidget(label(shown, "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(caps, row, 1)
    column.addLayout(grid)
