"""Says over a conversation how far saving it to a file has come."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from app.ui.timeline_text import isolated
from app.ui.widgets import IconButton, IconMark, label

STAY = 10_000  # milliseconds for which it says that the file is there


class ExportStrip(QFrame):
    """What is being done, or became of it, with a way on.

    Signals:
        cancelled(): stop it.
        folder_requested(): show where the file is.
        retried(): try it again, elsewhere perhaps.
        closed(): the person has read it.
        expired(): it said long enough that the file is there.
    """

    cancelled = Signal()
    folder_requested = Signal()
    retried = Signal()
    closed = Signal()
    expired = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("export_strip")
        self.setProperty("look", "strip")
        self._words = label(self.tr("Salvando a conversa…"), wrap=True)
        self._words.setObjectName("export_text")
        self._why = label(look="quiet", wrap=True)
        self._why.setObjectName("export_why")
        self._bar = QProgressBar()
        self._bar.setObjectName("export_progress")
        self._bar.setAccessibleName(self.tr("Mensagens salvas"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._cancel = _button(self.tr("Cancelar"), "export_cancel")
        self._folder = _button(self.tr("Abrir a pasta"), "export_folder")
        self._again = _button(self.tr("Tentar de novo"), "export_again")
        self._close = IconButton("x", self.tr("Fechar o aviso"))
        self._close.setObjectName("export_close")
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self._words, self._why, self._bar):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(IconMark("download", QPalette.ColorRole.PlaceholderText, 18))
        row.addLayout(words, 1)
        for button in (self._cancel, self._folder, self._again, self._close):
            row.addWidget(button)
        self._cancel.clicked.connect(self.cancelled)
        self._folder.clicked.connect(self.folder_requested)
        self._again.clicked.connect(self.retried)
        self._close.clicked.connect(self.closed)
        self._saved = ""  # the name of the file
        self._missed: tuple[str, str] | None = None  # the name of the file, and why
        self._stay = QTimer(self)
        self._stay.setInterval(STAY)
        self._stay.timeout.connect(self._on_timeout)
        self._show(busy=True)

    def take_over(self, other: "ExportStrip") -> None:
        """Say what the other one says."""
        self.show_progress(other._bar.value(), other._bar.maximum())
        if other._saved:
            self.show_done(other._saved)
        elif other._missed is not None:
            self.show_failed(*other._missed)

    def show_progress(self, done: int, count: int) -> None:
        """So many messages of so many are in the file."""
        self._bar.setRange(0, count)
        self._bar.setValue(done)

    def show_done(self, name: str) -> None:
        """The file is there, under this name."""
        self._saved = name
        self._words.setText(self.tr("Conversa salva em {name}").format(name=isolated(name)))
        self._show(done=True)

    def show_failed(self, name: str, why: str) -> None:
        """It is not; `why` is the system's word."""
        self._missed = name, why
        told = self.tr("A conversa não foi salva em {name}.").format(name=isolated(name))
        self._words.setText(told)
        todo = self.tr(
            "Veja se há espaço, se a pasta aceita arquivos e se outro programa usa este."
        )
        detail = self.tr("Detalhe: {detail}").format(detail=why)
        self._why.setText(f"{todo} {detail}")
        self._show(failed=True)

    def _show(self, *, busy: bool = False, done: bool = False, failed: bool = False) -> None:
        self._bar.setVisible(busy)
        self._cancel.setVisible(busy)
        self._folder.setVisible(done)
        self._why.setVisible(failed)
        self._again.setVisible(failed)
        self._close.setVisible(not busy)
        if done:
            self._stay.start()
        else:
            self._stay.stop()

    def _on_timeout(self) -> None:
        """It goes, but not away from under the mouse or the keyboard: that is looked at again."""
        focus = self.window().focusWidget()
        if not self.underMouse() and (focus is None or not self.isAncestorOf(focus)):
            self._stay.stop()
            self.expired.emit()


def _button(words: str, name: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    return made
