"""How one wants to be seen: a small menu in one's own card."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QPalette
from PySide6.QtWidgets import QMenu

from app.protocol.messages import Status
from app.ui.widgets import IconButton

_AVAILABLE: object = QT_TRANSLATE_NOOP("status", "disponível")
_WORDS: dict[str, object] = {
    Status.AVAILABLE: _AVAILABLE,
    Status.ABSENT: QT_TRANSLATE_NOOP("status", "ausente"),
    Status.BUSY: QT_TRANSLATE_NOOP("status", "ocupado"),
}


def status_words(status: str) -> str:
    """A status in words; one that this version does not know is "disponível"."""
    return QCoreApplication.translate("status", str(_WORDS.get(status, _AVAILABLE)))


def is_worth_telling(status: str) -> bool:
    """Whether it is another one than most have."""
    return status in _WORDS and status != Status.AVAILABLE


class StatusButton(IconButton):
    """Signals: `status_chosen(Status)`."""

    status_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("circle-dot", self.tr("Seu status"), QPalette.ColorRole.PlaceholderText)
        self.setObjectName("me_status")
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._actions: dict[str, QAction] = {}
        for status in Status:
            action = QAction(status_words(status).capitalize(), self)
            action.setCheckable(True)
            action.setData(status)
            self._group.addAction(action)
            self._menu.addAction(action)
            self._actions[status] = action
        self._group.triggered.connect(self._on_triggered)
        self.clicked.connect(self._on_clicked)
        self.show_status(Status.AVAILABLE)

    def actions_of_menu(self) -> list[QAction]:
        """What can be chosen, in its order."""
        return self._menu.actions()

    def show_status(self, status: str) -> None:
        """This is how the others see one."""
        words = status_words(status)
        self._actions.get(status, self._actions[Status.AVAILABLE]).setChecked(True)
        told = self.tr("Seu status: {status}").format(status=words)
        self.setAccessibleName(told)
        self.setToolTip(told)

    def _on_clicked(self) -> None:
        above = QPoint(0, -self._menu.sizeHint().height())
        self._menu.popup(self.mapToGlobal(above))

    def _on_triggered(self, action: QAction) -> None:
        self.status_chosen.emit(Status(action.data()))
