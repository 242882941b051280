"""How Sala looks: the light and the dark palette, the font, and following the system between them.

Widgets and painters take colours from palette roles only. Beyond their usual meaning: `Light` is
the ground of side panels, `Midlight` a border, `BrightText` the ink of errors.
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from app import resources
from app.ui.choices import Look, Motion
from app.ui.preferences import Preferences
from app.ui.stylesheet import mix, stylesheet

FONT_SIZE = 14  # pixels at 100 %, independent of the screen's scale
_SCHEMES = {
    Look.SYSTEM: Qt.ColorScheme.Unknown,  # to Qt: as the system has it
    Look.LIGHT: Qt.ColorScheme.Light,
    Look.DARK: Qt.ColorScheme.Dark,
}
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
_FONTS = ("Regular", "Medium", "SemiBold", "Bold")
_Role = QPalette.ColorRole

_LIGHT = {
    _Role.Window: "#F3F4F8",
    _Role.Light: "#FAFAFC",
    _Role.Base: "#FFFFFF",
    _Role.AlternateBase: "#ECEDF4",
    _Role.Text: "#14141F",
    _Role.PlaceholderText: "#66667B",
    _Role.Highlight: "#5B5BD6",
    _Role.HighlightedText: "#FFFFFF",
    _Role.Midlight: "#E2E3EC",
    _Role.Link: "#4A4ACB",
    _Role.BrightText: "#C62F3E",
}
_DARK = {
    _Role.Window: "#0F1115",
    _Role.Light: "#16181D",
    _Role.Base: "#1D2026",
    _Role.AlternateBase: "#16181D",
    _Role.Text: "#F2F3F7",
    _Role.PlaceholderText: "#9A9DAE",
    _Role.Highlight: "#5B57D9",
    _Role.HighlightedText: "#FFFFFF",
    _Role.Midlight: "#2A2D35",
    _Role.Link: "#A3A1FF",
    _Role.BrightText: "#FF6B6B",
}
_SAME = {  # roles that repeat another one
    _Role.WindowText: _Role.Text,
    _Role.ButtonText: _Role.Text,
    _Role.ToolTipText: _Role.Text,
    _Role.ToolTipBase: _Role.Base,
    _Role.Button: _Role.Base,
    _Role.Accent: _Role.Highlight,
    _Role.LinkVisited: _Role.Link,
    _Role.Mid: _Role.Midlight,
    _Role.Dark: _Role.PlaceholderText,
    _Role.Shadow: _Role.Midlight,
}


def palette(scheme: Qt.ColorScheme) -> QPalette:
    """The palette for a light or dark system; light when the system does not say."""
    colours = _DARK if scheme == Qt.ColorScheme.Dark else _LIGHT
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role, other in _SAME.items():
        made.setColor(role, made.color(other))
    faint = mix(made.color(_Role.PlaceholderText), made.color(_Role.Window), 0.7)
    for role in (_Role.Text, _Role.WindowText, _Role.ButtonText, _Role.PlaceholderText, _Role.Link):
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return made


class Theme(QObject):
    """Dresses the application, again whenever the system or the person wants another look.

    No signals.
    """

    def __init__(self, app: QApplication, preferences: Preferences | None = None) -> None:
        """Without preferences it follows the system."""
        super().__init__(app)
        self._app = app
        self._preferences = preferences
        self._system = app.styleHints().colorScheme()
        self._blink = app.styleHints().cursorFlashTime()
        self._moving = [effect for effect in _EFFECTS if app.isEffectEnabled(effect)]
        app.setStyle("Fusion")
        self._font = font()
        app.setWindowIcon(QIcon(str(resources.path("sala.png"))))
        app.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)
        if preferences is not None:
            preferences.changed.connect(self._on_changed)
            self._ask_system()
            self._calm()
        self._dress()

    def _ask_system(self) -> None:
        """Let the system draw its part, such as the frame of a window, in the chosen colours.

        Not every system does; its answer is `colorSchemeChanged` where it does.
        """
        if self._preferences is not None:
            self._app.styleHints().setColorScheme(_SCHEMES[self._preferences.look])

    def _calm(self) -> None:
        """Nothing moves by itself for whoever wants that, the cursor included."""
        still = self._preferences is not None and self._preferences.motion is Motion.NONE
        for effect in self._moving:
            self._app.setEffectEnabled(effect, not still)
        self._app.styleHints().setCursorFlashTime(0 if still else self._blink)

    def _dress(self) -> None:
        chosen = self._preferences.look if self._preferences else Look.SYSTEM
        percent = self._preferences.text_size if self._preferences else 100
        colours = palette(self._system if chosen is Look.SYSTEM else _SCHEMES[chosen])
        self._font.setPixelSize(round(FONT_SIZE * percent / 100))
        self._app.setFont(self._font)
        self._app.setPalette(colours)
        self._app.setStyleSheet(stylesheet(colours, percent))

    def _on_color_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        self._system = scheme
        self._dress()

    def _on_changed(self, key: str) -> None:
        if key == "look":
            self._ask_system()
        if key == "motion":
            self._calm()
        if key in ("look", "text_size"):
            self._dress()


def font() -> QFont:
    """Inter where it can be had, the font of the system otherwise."""
    # The system's own font does where one of these is missing or cannot be read.
    found = QApplication.font()
    for weight in _FONTS:
        try:
            file = resources.path(f"fonts/Inter-{weight}.ttf")
        except FileNotFoundError:
            continue
        families = QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(file))
        )
        if weight == "Regular" and families:
            found = QFont(families[0])
    found.setPixelSize(FONT_SIZE)
    return found
