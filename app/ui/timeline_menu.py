"""What a person can do with one message, as a menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.client.fences import Code, Prose, pieces
from app.client.links import find_links
from app.client.timeline import Entry, Kind, State
from app.ui.timeline_text import isolated, one_text

REACTIONS = ("👍", "❤️", "😂", "😮", "😢", "🙏")
"""The emoji that the menu offers."""
# Letters alone are for the composer, wherever the focus is.
REPLY_KEY = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_R)
REACT_KEY = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_R
)
EDIT_KEY = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)
OFFERED = 10  # links of one message
SHOWN = 60  # characters of an address in a menu


def can_answer(entry: Entry) -> bool:
    """Whether the message can be quoted and reacted to: the room has it, and it is still there."""
    return entry.kind is Kind.MESSAGE and entry.seq > 0 and not entry.removed


def can_edit(entry: Entry) -> bool:
    """Whether the reader may change the message."""
    return can_answer(entry) and entry.own and entry.state is State.SENT


def can_remove(entry: Entry, *, hosts: bool) -> bool:
    """Whether the reader may take the message away; who hosts may take away any public one."""
    return can_edit(entry) or (hosts and can_answer(entry) and not entry.private)


def links_of(entry: Entry) -> list[str]:
    """The addresses in a message, each once."""
    prose = (piece.text for piece in pieces(entry.text) if isinstance(piece, Prose))
    found = dict.fromkeys(link.address for text in prose for link in find_links(one_text(text)))
    return list(found)[:OFFERED]


def code_of(entry: Entry) -> str:
    """The listings in a message, an empty line between them."""
    return "\n\n".join(piece.text for piece in pieces(entry.text) if isinstance(piece, Code))


class MessageMenu(QMenu):
    """The menu of one message; it offers what makes sense for it, and goes when it closes.

    Signals:
        reply_chosen(int), edit_chosen(int), remove_chosen(int): with the room's number.
        reaction_chosen(int, str): this emoji, to give or to take back.
        emoji_chosen(int): any other emoji, which is yet to be looked for.
        retry_chosen(str), discard_chosen(str): with the cid of a message that failed.
        copy_chosen(): the selected messages.
        words_chosen(str): this text for the clipboard.
        link_chosen(str): this address, to open it.
        ignore_chosen(str): the author, to be heard no more.
    """

    reply_chosen = Signal(int)
    edit_chosen = Signal(int)
    remove_chosen = Signal(int)
    reaction_chosen = Signal(int, str)
    emoji_chosen = Signal(int)
    retry_chosen = Signal(str)
    discard_chosen = Signal(str)
    copy_chosen = Signal()
    words_chosen = Signal(str)
    link_chosen = Signal(str)
    ignore_chosen = Signal(str)

    def __init__(self, entry: Entry, parent: QWidget, *, hosts: bool) -> None:
        super().__init__(parent)
        self.setObjectName("message_menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        seq, cid = entry.seq, entry.cid
        if can_answer(entry):
            reply = self._add(self.tr("Responder"), "reply", QKeySequence(REPLY_KEY))
            reply.triggered.connect(partial(self.reply_chosen.emit, seq))
            self._add_reactions(entry)
        if not entry.removed:
            copy = self._add(self.tr("Copiar"), "copy", QKeySequence.StandardKey.Copy)
            copy.triggered.connect(self.copy_chosen)
            self._add_contents(entry)
        if can_edit(entry):
            edit = self._add(self.tr("Editar"), "edit", QKeySequence(EDIT_KEY))
            edit.triggered.connect(partial(self.edit_chosen.emit, seq))
        if can_remove(entry, hosts=hosts):
            remove = self._add(self.tr("Apagar"), "remove", QKeySequence.StandardKey.Delete)
            remove.triggered.connect(partial(self.remove_chosen.emit, seq))
        if entry.state is State.FAILED:
            retry = self._add(self.tr("Tentar de novo"), "retry")
            retry.triggered.connect(partial(self.retry_chosen.emit, cid))
            discard = self._add(self.tr("Descartar"), "discard", QKeySequence.StandardKey.Delete)
            discard.triggered.connect(partial(self.discard_chosen.emit, cid))
        if can_answer(entry) and not entry.own:
            self.addSeparator()
            words = self.tr("Ignorar {name}").replace("{name}", isolated(entry.author))
            ignore = self._add(words.replace("&", "&&"), "ignore")
            ignore.triggered.connect(partial(self.ignore_chosen.emit, entry.author))

    def _add(
        self, words: str, name: str, key: QKeySequence | QKeySequence.StandardKey | None = None
    ) -> QAction:
        action = self.addAction(words)
        action.setObjectName(f"message_{name}")
        if key is not None:
            action.setShortcut(key)
        return action

    def _add_contents(self, entry: Entry) -> None:
        """What stands in the text: listings and addresses."""
        if code := code_of(entry):
            words = self._add(self.tr("Copiar código"), "copy_code")
            words.triggered.connect(partial(self.words_chosen.emit, code))
        if addresses := links_of(entry):
            self._add_links(self.tr("Abrir link"), "open_link", addresses, self.link_chosen.emit)
            self._add_links(self.tr("Copiar link"), "copy_link", addresses, self.words_chosen.emit)

    def _add_links(
        self, words: str, name: str, addresses: list[str], choose: Callable[[str], None]
    ) -> None:
        if len(addresses) == 1:
            self._add(words, name).triggered.connect(partial(choose, addresses[0]))
            return
        menu = self.addMenu(words)
        menu.setObjectName(f"{name}_menu")
        for address in addresses:
            shown = address[:SHOWN] + "…" * (len(address) > SHOWN)
            # "&" would make the next letter a shortcut.
            action = menu.addAction(shown.replace("&", "&&"))
            action.triggered.connect(partial(choose, address))

    def _add_reactions(self, entry: Entry) -> None:
        mine = {reaction.emoji for reaction in entry.reactions if reaction.mine}
        menu = self.addMenu(self.tr("Reagir"))
        menu.setObjectName("reaction_menu")
        for emoji, word in zip(REACTIONS, self._words(), strict=True):
            action = menu.addAction(f"{emoji}  {word}")
            action.setCheckable(True)
            action.setChecked(emoji in mine)
            action.triggered.connect(partial(self._on_reaction_triggered, entry.seq, emoji))
        menu.addSeparator()
        other = menu.addAction(self.tr("Outro emoji…"))
        other.setObjectName("message_emoji")
        other.setShortcut(QKeySequence(REACT_KEY))
        other.triggered.connect(partial(self.emoji_chosen.emit, entry.seq))

    def _words(self) -> tuple[str, ...]:
        """What each of `REACTIONS` says, for who cannot see or find it."""
        return (
            self.tr("Joinha"),
            self.tr("Coração"),
            self.tr("Risada"),
            self.tr("Surpresa"),
            self.tr("Tristeza"),
            self.tr("Obrigado"),
        )

    def _on_reaction_triggered(self, seq: int, emoji: str) -> None:
        self.reaction_chosen.emit(seq, emoji)
