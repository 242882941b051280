"""What a first start asks for: a name, and nothing else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.cards import CARD
from app.ui.field import Field
from app.ui.forms import name_error
from app.ui.widgets import Logo, card, label


class Welcome(QScrollArea):
    """Greets somebody who was never here. Signals: `named(name)`, with a name that is right."""

    named = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self._name = Field(self.tr("Seu nome"), "welcome_name", name_error, eager=True)
        go = QPushButton(self.tr("Continuar"))
        go.setObjectName("welcome_continue")
        go.setProperty("look", "primary")
        frame = self._frame()
        column = QVBoxLayout(frame)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Qual é o seu nome?"), "heading", wrap=True))
        hint = self.tr("É assim que a turma vê você. Dá para mudar depois.")
        column.addWidget(label(hint, "quiet", wrap=True))
        column.addSpacing(4)
        column.addWidget(self._name)
        column.addSpacing(4)
        column.addWidget(go)
        row = QHBoxLayout()  # an alignment would forget that words wrap
        row.addStretch(1)
        row.addWidget(frame)
        row.addStretch(1)
        inside = QWidget()
        page = QVBoxLayout(inside)
        page.setContentsMargins(16, 12, 16, 12)
        page.setSpacing(16)
        page.addStretch(2)
        page.addWidget(Logo(64), 0, Qt.AlignmentFlag.AlignHCenter)
        page.addLayout(row)
        page.addStretch(3)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        go.clicked.connect(self._submit)
        self._name.submitted.connect(self._submit)

    def typed(self) -> str:
        """What stands in the field."""
        return self._name.text()

    def fill(self, name: str) -> None:
        """Show a name as if it had been typed."""
        self._name.set_text(name)

    def take_focus(self) -> None:
        """Put the cursor into the field."""
        self._name.take_focus()

    def _frame(self) -> QFrame:
        frame = card("card")
        frame.setFixedWidth(CARD)
        return frame

    def _submit(self) -> None:
        if self._name.check():
            self.named.emit(self._name.text().strip())
        else:
            self._name.take_focus()
