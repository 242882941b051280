"""Enter on a button: Qt leaves it to the default button of a dialog, and to nobody elsewhere."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def press_focused(window: QWidget, event: QKeyEvent) -> bool:
    """Press the button of `window` that has the focus, if the key is Enter and there is one.

    A key that is held down presses once.
    """
    if event.key() not in ENTER or event.modifiers() not in _PLAIN:
        return False
    button = window.focusWidget()
    if not isinstance(button, QPushButton | QToolButton) or not button.isEnabled():
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


def is_typed(event: QKeyEvent) -> bool:
    """Whether the key writes something; AltGr is Ctrl and Alt to Windows, and writes, too."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return (
        held in (Qt.KeyboardModifier.NoModifier, both)
        and event.text().isprintable()
        and bool(event.text())
    )
