"""Lets a person not hear somebody, says so quietly, and remembers it from one start to the next."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QStringListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListView, QWidget

from app import text
from app.client.client import Client
from app.client.timeline import Words
from app.protocol.messages import Welcomed
from app.protocol.names import name_key
from app.text import Advice
from app.ui.dialogs import Dialog
from app.ui.preferences import Preferences
from app.ui.timeline_text import plain

translate = QCoreApplication.translate

MOST_SEEN = 6  # rows of the list, before it scrolls
ROW = 32  # pixels, about


class IgnoredDialog(Dialog):
    """The people who are ignored, and a way to hear them again. No signals of its own."""

    def __init__(self, parent: QWidget, client: Client) -> None:
        super().__init__(parent, "dialog_ignored", _advice(some=bool(client.ignored.names())))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._client = client
        self._names: list[str] = []
        self._model = QStringListModel(self)
        self._list = QListView()
        self._list.setObjectName("ignored_list")
        self._list.setAccessibleName(self.tr("Pessoas ignoradas"))
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setModel(self._model)
        self._list.setTabKeyNavigation(False)
        self.add_widget(self._list)
        again = self.tr("Deixar de ignorar")
        self._again = self.add_button(again, "ignored_again", self._on_again_clicked)
        self._close = self.add_button(self.tr("Fechar"), "dialog_reject", self.reject, "primary")
        self._show()
        client.ignored.changed.connect(self._show)

    def _show(self) -> None:
        self._names = self._client.ignored.names()
        self._model.setStringList([plain(name) for name in self._names])
        rows = len(self._names)
        self.tell(_advice(some=rows > 0))
        self._list.setFixedHeight(min(rows, MOST_SEEN) * ROW)
        self._list.setVisible(rows > 0)
        self._again.setVisible(rows > 0)
        self._list.setCurrentIndex(self._model.index(0))
        if not rows:
            self._close.setFocus()

    def _on_again_clicked(self) -> None:
        row = self._list.currentIndex().row()
        if row >= 0:
            self._client.ignored.remove(self._names[row])


class Ignoring(QObject):
    """The menus' part of it. `action` opens the list of those who are ignored. No signals.

    Nothing of it leaves this computer, so nobody else learns of it.
    """

    def __init__(self, client: Client, parent: QWidget) -> None:
        super().__init__(parent)
        self._client = client
        self._parent = parent
        self.action = QAction(self.tr("Pessoas ignoradas…"), self)
        self.action.setObjectName("ignored_action")
        self.action.triggered.connect(self._on_triggered)
        client.ignored.added.connect(self._on_added)
        client.ignored.removed.connect(self._on_removed)

    def choice(self, name: str, parent: QObject) -> QAction:
        """The entry of a person's menu, which ignores them or ends that."""
        ignored = self._client.ignored
        if ignored.has(name):
            action = QAction(self.tr("Deixar de ignorar"), parent)
            action.triggered.connect(partial(self._hear, name))
        else:
            action = QAction(self.tr("Ignorar"), parent)
            action.triggered.connect(partial(self.ignore, name))
        action.setObjectName("ignore_action")
        return action

    def ignore(self, name: str) -> None:
        """Hear nothing of that person from now on."""
        self._client.ignored.add(name)

    def _hear(self, name: str) -> None:
        self._client.ignored.remove(name)

    def _on_triggered(self) -> None:
        IgnoredDialog(self._parent.window(), self._client).open()

    def _on_added(self, name: str) -> None:
        self._tell(name, partial(text.ignoring, name))

    def _on_removed(self, name: str) -> None:
        self._tell(name, partial(text.heard_again, name))

    def _tell(self, name: str, words: Words) -> None:
        private = [each for each in self._client.conversations() if _is_with(each.peer, name)]
        for conversation in (self._client.room, *private):
            conversation.tell(words)


class IgnoredKeeper(QObject):
    """Remembers in the preferences who is ignored in which room. No signals."""

    def __init__(self, client: Client, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._preferences = preferences
        self._room = ""
        client.welcomed.connect(self._on_welcomed)
        client.ignored.added.connect(self._on_chosen)
        client.ignored.removed.connect(self._on_chosen)

    def _on_welcomed(self, event: Welcomed) -> None:
        self._room = event.id  # nothing of what was said there is shown yet
        self._client.ignored.set_names(self._preferences.ignored(self._room))

    def _on_chosen(self) -> None:
        self._preferences.set_ignored(self._room, self._client.ignored.names())


def _advice(*, some: bool) -> Advice:
    title = translate("Ignoring", "Pessoas ignoradas nesta sala")
    if some:
        what = translate("Ignoring", "Você não vê o que elas escrevem, e só você sabe disso.")
        return Advice(title, what, "")
    what = translate("Ignoring", "Você não ignora ninguém.")
    how = translate(
        "Ignoring", "Para ignorar alguém, use o menu da pessoa ou de uma mensagem dela."
    )
    return Advice(title, what, how)


def _is_with(peer: str, name: str) -> bool:
    return name_key(peer) == name_key(name)
