"""What stands under the messages of a conversation: the composer, and what it has to say."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import text
from app.client.conversation import Conversation, Presence
from app.client.roster import Roster, RosterRole
from app.protocol.messages import Code, Refused
from app.protocol.names import name_key
from app.protocol.typed import Private, parse_typed
from app.ui.announcing import announce
from app.ui.completion import Completion
from app.ui.composer import Composer
from app.ui.composer_strips import PrivateStrip
from app.ui.emoji_book import EmojiBook
from app.ui.emoji_completion import Shortcodes
from app.ui.emoji_picker import EmojiPicker
from app.ui.names import Names
from app.ui.timeline_text import isolated
from app.ui.widgets import IconMark, card, label


class Desk(QWidget):
    """The composer, and above it whether the other person can be reached and whom what is typed
    goes to. Names, shortcodes and emoji are at hand. No signals.
    """

    def __init__(
        self, conversation: Conversation, roster: Roster, emoji: EmojiBook, ground: QWidget
    ) -> None:
        """Lists float within `ground`."""
        super().__init__()
        self._peer = conversation.peer
        self._roster = roster
        self._emoji = emoji
        self._ground = ground
        self._picker: EmojiPicker | None = None
        self.composer = Composer(self._placeholder())
        self._gone = card("strip")
        self._gone.setObjectName("gone_strip")
        gone = QHBoxLayout(self._gone)
        gone.setContentsMargins(12, 8, 12, 8)
        gone.addWidget(IconMark("alert-triangle", QPalette.ColorRole.PlaceholderText, 18))
        self._told = label(wrap=True)
        self._told.setObjectName("gone_text")
        gone.addWidget(self._told, 1)
        self._private = PrivateStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 14)
        column.setSpacing(6)
        column.addWidget(self._gone)
        column.addWidget(self._private)
        column.addWidget(self.composer)
        field = self.composer.input
        sources = (Names(roster), Shortcodes(emoji))
        self.completion = Completion(field, self.composer.frame, ground, sources)
        self.completion.told.connect(self._on_list_told)
        self.completion.taken.connect(emoji.note)
        emoji.opened.connect(self.completion.refresh)
        field.textChanged.connect(self._look_whom)
        for changed in (
            roster.rowsInserted,
            roster.rowsRemoved,
            roster.modelReset,
            roster.dataChanged,
        ):
            changed.connect(self._on_roster_changed)
        self.composer.emoji_requested.connect(self._on_emoji_requested)
        conversation.presence_changed.connect(self._on_presence_changed)
        self._on_presence_changed(conversation.presence)

    def _placeholder(self) -> str:
        if not self._peer:
            return self.tr("Mensagem para todos")
        return self.tr("Mensagem privada para {name}").format(name=isolated(self._peer))

    def _look_whom(self) -> None:
        """Say whether what stands there goes to one person; sending asks the same parser."""
        draft = self.composer.draft()
        # A person is named once a blank follows the name, also before there is a first word.
        meant = parse_typed(f"{draft.text}x") if "@" in draft.text and draft.edit is None else None
        elsewhere = isinstance(meant, Private) and not self._is_here(meant.to)
        before = self._private.told
        if isinstance(meant, Private) and elsewhere:
            self._show_private(meant.to)
        else:
            self._private.hide()
        self.composer.set_quiet(elsewhere)  # who reads here is not to know of it
        told = self._private.told
        self.composer.tell("whom", told)
        if told != before:
            announce(self.composer.input, told)

    def _is_here(self, name: str) -> bool:
        return bool(self._peer) and name_key(name) == name_key(self._peer)

    def _show_private(self, name: str) -> None:
        member = self._roster.find(name)
        own = self._roster.index(0)
        if member is None:
            self._private.show_unknown(name)
        elif own.data(RosterRole.OWN) and own.data(RosterRole.NAME) == member.name:
            self._private.show_wrong(text.refusal(Refused(code=Code.TO_SELF)))
        else:
            self._private.show_private(member.name, away=member.away and self._roster.is_current)

    def _on_list_told(self, words: str) -> None:
        self.composer.tell("list", words)

    def _on_roster_changed(self) -> None:
        if not self._private.isHidden():
            self._look_whom()

    def _on_emoji_requested(self) -> None:
        if self._picker is None:
            self._picker = EmojiPicker(self._emoji, self._ground)
            self._picker.chosen.connect(self.composer.put)
            self._picker.closed.connect(self.composer.setFocus)
        self._picker.open(self.composer.frame)

    def _on_presence_changed(self, presence: Presence) -> None:
        told = (
            self.tr("{name} não está mais na sala.")
            if presence is Presence.GONE
            else self.tr(
                "{name} está sem conexão. O que você escrever chega assim que a conexão voltar."
            )
        )
        self._told.setText(told.format(name=isolated(self._peer)))
        self._gone.setVisible(bool(self._peer) and presence in (Presence.AWAY, Presence.GONE))
