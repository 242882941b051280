"""The page of settings; each of them counts from the moment at which it is changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.choices import TEXT_SIZES, Look, Motion, Notify
from app.ui.controls import PickBox, Row, Switch
from app.ui.field import Field
from app.ui.forms import name_error
from app.ui.preferences import Preferences
from app.ui.sheet import Sheet
from app.ui.widgets import label

_TONGUES = (("pt_BR", "Português (Brasil)"), ("en", "English"), ("es", "Español"))
"""Each language by its own name, for whoever reads no other."""


class SettingsSheet(Sheet):
    """Shows and changes the preferences.

    Signals:
        name_changed(name): as it is proposed from now on.
        about_wanted(), keys_wanted(): the person wants to read that page.
    """

    name_changed = Signal(str)
    about_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, parent: QWidget, preferences: Preferences, *, in_room: bool) -> None:
        """`in_room`: the person is in a room, where they keep their name."""
        self._preferences = preferences
        self._in_room = in_room
        super().__init__(parent, "settings", self._title())
        self._add_person()
        self._add_look()
        self._add_writing()
        self._add_notifications()
        self._add_language()
        about = self.add_button(self.tr("Sobre a Sala"), "settings_about", self.about_wanted.emit)
        keys = self.add_button(self.tr("Atalhos"), "settings_keys", self.keys_wanted.emit)
        for button in (about, keys):
            button.setProperty("look", "quiet")
        self.add_done(back=False)

    def _title(self) -> str:
        return self.tr("Configurações")

    def _add_person(self) -> None:
        column = self.add_card(self.tr("Você"))
        self._name = Field(self.tr("Seu nome"), "settings_name", name_error, eager=True)
        self._name.set_text(self._preferences.name)
        self._name.edited.connect(self._on_name_edited)
        column.addWidget(self._name)
        if self._in_room:
            hint = self.tr("Nesta sala você continua com o nome de agora; vale para a próxima.")
            column.addWidget(label(hint, "quiet", wrap=True))

    def _add_look(self) -> None:
        column = self.add_card(self.tr("Aparência"))
        looks = [
            (Look.SYSTEM, self.tr("Seguir o sistema")),
            (Look.LIGHT, self.tr("Claro")),
            (Look.DARK, self.tr("Escuro")),
        ]
        look = PickBox(self.tr("Tema"), looks, self._preferences.look)
        look.setObjectName("settings_look")
        look.picked.connect(self._on_look_picked)
        column.addWidget(Row(self.tr("Tema"), look))
        sizes = [(size, self.tr("{size} %").format(size=size)) for size in TEXT_SIZES]
        size = PickBox(self.tr("Tamanho do texto"), sizes, self._preferences.text_size)
        size.setObjectName("settings_text_size")
        size.picked.connect(self._on_size_picked)
        column.addWidget(Row(self.tr("Tamanho do texto"), size))
        motions = [
            (Motion.SYSTEM, self.tr("Seguir o sistema")),
            (Motion.NONE, self.tr("Nenhuma")),
        ]
        motion = PickBox(self.tr("Animações"), motions, self._preferences.motion)
        motion.setObjectName("settings_motion")
        motion.picked.connect(self._on_motion_picked)
        column.addWidget(Row(self.tr("Animações"), motion))

    def _add_writing(self) -> None:
        column = self.add_card(self.tr("Mensagens"))
        ways = [
            (False, self.tr("Enter envia")),
            (True, self.tr("Ctrl+Enter envia")),
        ]
        sends = PickBox(self.tr("Tecla de enviar"), ways, self._preferences.ctrl_sends)
        sends.setObjectName("settings_ctrl_sends")
        sends.picked.connect(self._on_sends_picked)
        hint = self.tr("Shift+Enter sempre quebra a linha.")
        column.addWidget(Row(self.tr("Tecla de enviar"), sends, hint))

    def _add_notifications(self) -> None:
        column = self.add_card(self.tr("Avisos"))
        kinds = [
            (Notify.MINE, self.tr("Privadas e menções")),
            (Notify.ALL, self.tr("Todas as mensagens")),
            (Notify.NONE, self.tr("Nenhuma mensagem")),
        ]
        notify = PickBox(self.tr("Avisar de"), kinds, self._preferences.notify)
        notify.setObjectName("settings_notify")
        notify.picked.connect(self._on_notify_picked)
        hint = self.tr("Só quando outra janela está na frente.")
        column.addWidget(Row(self.tr("Avisar de"), notify, hint))
        sound = Switch(self.tr("Som"))
        sound.setObjectName("settings_sound")
        sound.setChecked(self._preferences.sound)
        sound.toggled.connect(self._on_sound_toggled)
        column.addWidget(Row(self.tr("Som"), sound))
        quiet = Switch(self.tr("Não perturbe"))
        quiet.setObjectName("settings_quiet")
        quiet.setChecked(self._preferences.quiet)
        quiet.toggled.connect(self._on_quiet_toggled)
        hint = self.tr("Nenhum aviso e nenhum som; o que chega continua contado.")
        column.addWidget(Row(self.tr("Não perturbe"), quiet, hint))

    def _add_language(self) -> None:
        column = self.add_card(self.tr("Idioma"))
        language = PickBox(self.tr("Idioma da Sala"), _TONGUES, self._preferences.language)
        language.setObjectName("settings_language")
        language.picked.connect(self._on_language_picked)
        column.addWidget(Row(self.tr("Idioma da Sala"), language))

    def _on_name_edited(self, name: str) -> None:
        if not name_error(name):
            self._preferences.name = name.strip()
            self.name_changed.emit(name.strip())

    def _on_look_picked(self, look: Look) -> None:
        self._preferences.look = look

    def _on_size_picked(self, size: int) -> None:
        self._preferences.text_size = size

    def _on_motion_picked(self, motion: Motion) -> None:
        self._preferences.motion = motion

    def _on_sends_picked(self, ctrl: bool) -> None:  # noqa: FBT001  (a Qt slot)
        self._preferences.ctrl_sends = ctrl

    def _on_notify_picked(self, notify: Notify) -> None:
        self._preferences.notify = notify

    def _on_sound_toggled(self, on: bool) -> None:  # noqa: FBT001  (a Qt slot)
        self._preferences.sound = on

    def _on_quiet_toggled(self, on: bool) -> None:  # noqa: FBT001  (a Qt slot)
        self._preferences.quiet = on

    def _on_language_picked(self, language: str) -> None:
        self._preferences.language = language
