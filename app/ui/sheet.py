"""A larger dialog: pages of settings and of things to read, in cards under each other."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.text import Advice
from app.ui.dialogs import Dialog
from app.ui.widgets import card, label

translate = QCoreApplication.translate

WIDE = 560  # pixels
MARGIN = 48  # pixels of the window that stay free above and below together


class Sheet(Dialog):
    """A title, cards that scroll where they are too many, and buttons.

    No signals besides those of QDialog.
    """

    def __init__(self, parent: QWidget, name: str, title: str) -> None:
        """`name` is the object name."""
        super().__init__(parent, name, Advice(title, "", ""))
        self._window = parent.window()
        self._content = QWidget()
        self._cards = QVBoxLayout(self._content)
        self._cards.setContentsMargins(0, 0, 8, 0)
        self._cards.setSpacing(8)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(title)
        self._scroll.setObjectName(f"{name}_scroll")
        self._scroll.setWidget(self._content)
        self.fill(self._scroll)

    def sizeHint(self) -> QSize:
        inside = self._content.sizeHint().height()
        outside = super().sizeHint().height() - self._scroll.sizeHint().height()
        most = self._window.height() - MARGIN
        return QSize(WIDE, min(inside + outside, most))

    def open(self) -> None:
        self.resize(self.sizeHint())  # Qt itself stops at two thirds of the screen
        super().open()

    def reveal(self, name: str) -> None:
        """Put the keys on the control with this object name, and scroll to it."""
        control = self.findChild(QWidget, name)
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(control)

    def add_done(self, *, back: bool) -> None:
        """The button that closes it; `back`: to the page before it."""
        words = translate("Sheet", "Voltar") if back else translate("Sheet", "Pronto")
        self.add_button(words, "dialog_reject", self.reject, "primary")

    def let_scroll(self) -> None:
        """It is there to be read: the keys scroll it."""
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def add_card(self, title: str) -> QVBoxLayout:
        """One more card; what is put into the column that comes back stands in it."""
        self._cards.addSpacing(4)
        self._cards.addWidget(label(title.upper(), "section"))
        frame = card("soft")
        frame.setAccessibleName(title)
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        self._cards.addWidget(frame)
        return column
