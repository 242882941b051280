"""A card that shows the host who tried to come in: whether a classmate's packets arrive at all."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout

from app.client.attempts import Attempts
from app.ui.widgets import label

ROWS = 6  # lines that are to be seen at once; the others are scrolled to


class ArrivalsCard(QFrame):
    """The latest connections, newest first. No signals."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("host_arrivals")
        self.setProperty("look", "card")
        title = self.tr("Quem tentou entrar")
        self.setAccessibleName(title)
        note = self.tr(
            "Se o computador de um colega não aparece aqui, a conexão dele não chega: "
            "confira a rede e o firewall."
        )
        self._list = QListView()
        self._list.setObjectName("host_attempts")
        self._list.setAccessibleName(title)
        self._list.setAccessibleDescription(note)
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)  # it would cut what just fits
        self._list.setSpacing(2)
        self._list.setUniformItemSizes(False)
        self._list.setTabKeyNavigation(False)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setFixedHeight(ROWS * 2 * self.fontMetrics().height())
        self._list.setModel(Attempts(self))  # an empty one, until there is a room
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 10, 12)
        column.setSpacing(6)
        column.addWidget(label(title, "label", wrap=True))
        column.addWidget(label(note, "quiet", wrap=True))
        column.addWidget(self._list)
        self._list.hide()

    def show_model(self, model: QAbstractItemModel) -> None:
        """Follow this list."""
        if self._list.model() is model:
            return
        self._list.setModel(model)
        self._list.setVisible(model.rowCount() > 0)
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._list.setVisible(self._list.model().rowCount() > 0)
