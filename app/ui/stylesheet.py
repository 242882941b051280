"""The one style sheet, built from a palette: rounded fields, buttons, tabs, cards, scroll bars."""

import re
from string import Template

from PySide6.QtGui import QColor, QPalette

_SHEET = Template("""
QToolTip { background: $base; color: $ink; border: 1px solid $border; padding: 4px 6px; }
QLabel { background: transparent; }
QLabel[look="title"] { font-size: 22px; font-weight: 700; }
QLabel[look="heading"] { font-size: 17px; font-weight: 600; }
QLabel[look="label"] { font-weight: 600; }
QLabel[look="quiet"] { color: $muted; font-size: 13px; }
QLabel[look="section"] { color: $muted; font-size: 11px; font-weight: 700; }
QLabel[look="error"] { color: $error; font-size: 13px; }
QLabel:disabled { color: $faint; }
QLabel[look="key"] { background: $base; border: 1px solid $line; border-radius: 6px;
    padding: 2px 7px; font-size: 12px; font-weight: 600; }
QLabel[look="badge"] { background: $error; color: $on_error; font-size: 11px; font-weight: 700;
    border-radius: 9px; padding: 0 5px; min-width: 8px; min-height: 18px; max-height: 18px; }

QDialog { background: $base; }
QFrame[look="card"] { background: $base; border: 1px solid $border; border-radius: 14px; }
QFrame[look="soft"] { background: $soft; border: 1px solid $border; border-radius: 10px; }
QFrame[look="panel"] { background: $panel; border: none; }
QFrame[look="header"] { background: $panel; border: none; border-bottom: 1px solid $border; }
QFrame[look="strip"] { background: $soft; border: none; border-radius: 10px; }
#lost_strip, #unkept_strip { border-radius: 0; }
QFrame[look="rule"] { background: $border; border: none; }

QLineEdit, QComboBox, QFrame[look="composer"] { background: $base; border: 1px solid $line;
    border-radius: 10px; }
QLineEdit, QComboBox { padding: 8px 10px; min-height: 20px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $focus; padding: 7px 9px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"] { border-color: $error; }
QLineEdit:disabled, QComboBox:disabled { background: $soft; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; background: transparent;
    border-radius: 0; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $base; border: 1px solid $border; outline: none;
    padding: 4px; selection-background-color: $tint; selection-color: $ink; }
QPlainTextEdit#about_paper { background: $base; border: 1px solid $line; border-radius: 10px;
    padding: 6px; selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit#about_paper:focus { border: 2px solid $focus; padding: 5px; }
QLineEdit:read-only { background: $soft; }
QFrame[look="composer"][active="true"] { border: 2px solid $focus; }
QFrame[look="composer"] QPlainTextEdit { background: transparent; border: none;
    selection-background-color: $accent; selection-color: $on_accent; }

QPushButton { background: $base; color: $ink; border: 1px solid $line; border-radius: 10px;
    padding: 8px 16px; min-height: 20px; font-weight: 600; }
QPushButton:hover { background: $soft; }
QPushButton:pressed { background: $border; }
QPushButton:focus { border: 2px solid $focus; padding: 7px 15px; }
QPushButton:disabled { color: $faint; border-color: $border; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton[look="primary"]:hover { background: $accent_hover; }
QPushButton[look="primary"]:pressed { background: $accent_down; }
QPushButton[look="primary"]:focus { border: 2px solid $ring; }
QPushButton[look="primary"]:disabled { background: $border; color: $muted; border-color: $border; }
QPushButton[look="danger"] { color: $error; }
QPushButton[look="quiet"] { background: transparent; border: 1px solid transparent; color: $link;
    padding: 5px 9px; }
QPushButton[look="quiet"]:disabled { color: $faint; }
QPushButton[look="quiet"]:hover { background: $tint; }
QPushButton[look="quiet"]:focus { border: 2px solid $focus; padding: 4px 8px; }

QToolButton { background: transparent; border: 2px solid transparent; border-radius: 9px;
    padding: 4px; }
QToolButton:hover { background: $soft; }
QToolButton:pressed { background: $border; }
QToolButton:checked { background: $tint; }
QToolButton:focus { border: 2px solid $focus; }
QToolButton[look="primary"] { background: $accent; }
QToolButton[look="primary"]:hover { background: $accent_hover; }
QToolButton[look="primary"]:focus { border: 2px solid $ring; }
QToolButton[look="primary"]:disabled { background: $border; }
QPushButton[look="pill"] { background: $base; color: $link; border: 1px solid $border;
    border-radius: 14px; padding: 3px 14px; margin-bottom: 6px; }
QPushButton[look="pill"]:focus { border: 2px solid $focus; padding: 2px 13px; }
QToolButton[look="tail"] { border-radius: 7px; padding: 0; border-width: 2px; }

QTabWidget { background: $panel; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
ConversationPage { background: $ground; }
QTabWidget::tab-bar { left: 12px; }
QTabBar { background: transparent; font-weight: 600; }
QTabBar::tab { background: transparent; border: 2px solid transparent;
    border-radius: 10px; padding: 6px 0; margin: 4px 2px; }
QTabBar::tab:hover { background: $soft; }
QTabBar::tab:selected { background: $tint; }
QTabBar::tab:selected:focus { border: 2px solid $focus; }
QTabBar > QToolButton { background: $panel; border: 1px solid $border; }

QComboBox[look="pick"] { padding: 6px 32px 6px 10px; }
QComboBox[look="pick"]:focus { padding: 5px 31px 5px 9px; }
QListView { border: none; outline: none; }
QListView#people_list, QListView#waiting_list { background: $panel; }
QMenu { background: $base; color: $ink; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 18px; border-radius: 6px; }
QMenu::item:selected { background: $tint; color: $ink; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $grip; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


# What grows with the letters.
_SIZES = re.compile(r"(?P<what>font-size|min-width|min-height|max-height): (?P<pixels>\d+)px")


def stylesheet(palette: QPalette, percent: int = 100) -> str:
    """The style sheet in the colours of `palette`, its letters at so many per cent."""
    role = QPalette.ColorRole
    base = palette.color(role.Base)
    ink = palette.color(role.Text)
    muted = palette.color(role.PlaceholderText)
    accent = palette.color(role.Highlight)
    border = palette.color(role.Midlight)
    dark = base.lightnessF() < 0.5
    colours = {
        "ground": palette.color(role.Window),
        "base": base,
        "ink": ink,
        "muted": muted,
        "border": border,
        "line": edge(palette),
        "soft": palette.color(role.AlternateBase),
        "panel": palette.color(role.Light),
        "error": palette.color(role.BrightText),
        "on_error": QColor("#14141F") if dark else QColor("#FFFFFF"),
        "link": palette.color(role.Link),
        "focus": palette.color(role.Link),
        "accent": accent,
        "on_accent": palette.color(role.HighlightedText),
        "accent_hover": mix(accent, ink, 0.88),
        "accent_down": mix(accent, ink, 0.76),
        "ring": ink,
        "tint": tint(palette),
        "faint": palette.color(QPalette.ColorGroup.Disabled, role.Text),
        "grip": mix(muted, base, 0.35),
    }
    sheet = _SHEET.substitute({name: colour.name() for name, colour in colours.items()})
    return _SIZES.sub(lambda size: _scaled(size, percent), sheet)


def _scaled(size: re.Match[str], percent: int) -> str:
    return f"{size['what']}: {round(int(size['pixels']) * percent / 100)}px"


def tint(palette: QPalette) -> QColor:
    """The soft ground of what is chosen: the panel with a breath of the accent."""
    panel = palette.color(QPalette.ColorRole.Light)
    share = 0.24 if panel.lightnessF() < 0.5 else 0.12
    return mix(palette.color(QPalette.ColorRole.Highlight), panel, share)


def edge(palette: QPalette) -> QColor:
    """The edge of what can be typed into or pressed."""
    muted, base = QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base
    return mix(palette.color(muted), palette.color(base), 0.75)


def mix(colour: QColor, ground: QColor, share: float) -> QColor:
    """`share` (0 to 1) of `colour` laid over `ground`."""
    return QColor.fromRgbF(
        *(
            of_colour * share + of_ground * (1 - share)
            for of_colour, of_ground in (
                (colour.redF(), ground.redF()),
                (colour.greenF(), ground.greenF()),
                (colour.blueF(), ground.blueF()),
            )
        )
    )
