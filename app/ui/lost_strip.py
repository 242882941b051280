"""Says that the connection to the room broke, for as long as it is broken."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app import text
from app.failures import Failure, Trouble
from app.ui.widgets import IconMark, label


class LostStrip(QFrame):
    """What happened, that Sala tries to come back by itself, and a way not to wait for that.

    Signals: `try_requested()`.
    """

    try_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "strip")
        self.setObjectName("lost_strip")
        self.failure: Failure | None = None  # while it is broken
        self._words = label(wrap=True)
        self._words.setObjectName("lost_text")
        self._why = label(look="quiet", wrap=True)
        self._why.setObjectName("lost_why")
        now = QPushButton(self.tr("Tentar agora"))
        now.setObjectName("lost_try")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._words)
        words.addWidget(self._why)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(IconMark("alert-triangle", QPalette.ColorRole.PlaceholderText, 18))
        row.addLayout(words, 1)
        row.addWidget(now)
        now.clicked.connect(self.try_requested)
        self.hide()

    def show_lost(self, failure: Failure) -> None:
        """The connection broke, or an attempt to come back failed."""
        self.failure = failure
        waits = self.tr("O que você escrever espera aqui e é enviado quando ela voltar.")
        known = failure.trouble is Trouble.LOST  # the words above say it already
        self._why.setText(waits if known else f"{text.failure(failure).what} {waits}")
        self._words.setText(self.tr("Sem conexão com a sala. Tentando de novo…"))
        self.show()

    def show_back(self) -> None:
        """It stands again."""
        self.failure = None
        self.hide()
