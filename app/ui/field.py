"""A labelled field that says what is wrong with it, and a combo box to type into."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from app.ui.pressing import ENTER
from app.ui.widgets import label, restyle

SPARE = 100  # pixels, more than the arrows and the padding of an open list


class Line(QLineEdit):
    """A line whose Enter is for nobody else: what it leads to may give the focus to a button,

    which must not be pressed by the same key. A dialog's default button is pressed by it.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in ENTER and not isinstance(self.window(), QDialog):
            event.accept()


class ChoiceBox(QComboBox):
    """A line to type into with a list of former answers. No signals of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.line = Line()
        self.setLineEdit(self.line)
        # It would turn a typed 192.168.0.5 into the 192.168.0.50 of yesterday. Qt takes None.
        self.setCompleter(None)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in ENTER and not isinstance(self.window(), QDialog):
            event.accept()  # as in a `Line`

    def showPopup(self) -> None:  # noqa: N802  (Qt's name)
        super().showPopup()
        fit_popup(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self)


def fit_popup(box: QComboBox) -> None:
    """Make an open list as high as its rows: Qt forgets the padding that a style sheet gives it."""
    view, popup = box.view(), box.view().window()
    count = min(box.count(), box.maxVisibleItems())
    rows = sum(view.sizeHintForRow(row) for row in range(count))
    missing = rows - view.viewport().height()
    if missing <= 0 or popup is box.window():
        return
    screen = box.screen().availableGeometry()
    place = popup.geometry()
    popup.resize(place.width(), place.height() + missing + SPARE)
    view.doItemsLayout()  # with so much place the arrows to scroll with go
    QCoreApplication.sendPostedEvents(popup, QEvent.Type.LayoutRequest)
    edge = popup.height() - view.viewport().height()
    place.setHeight(min(rows + edge, screen.height()))
    place.moveBottom(min(place.bottom(), screen.bottom()))
    popup.setGeometry(place)


def paint_arrow(box: QComboBox) -> None:
    """The arrow of a combo box: a style sheet takes it from a file, which knows no palette."""
    painter = QPainter(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(box.palette().color(QPalette.ColorRole.PlaceholderText), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    tip = QPointF(box.width() - 17, box.height() / 2 + 2.5)
    painter.drawPolyline([tip + QPointF(-4.5, -4.5), tip, tip + QPointF(4.5, -4.5)])
    painter.end()


class Field(QWidget):
    """A labelled line whose error stands under it.

    A rule speaks up as soon as the text breaks it where `eager`, else once `check` was called:
    half an address is no address, and nobody wants to hear so while typing.

    Signals: `edited(text)` when the person changed the text, `submitted()` on Enter.
    """

    edited = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        name: str,
        object_name: str,
        rule: Callable[[str], str],
        *,
        choices: bool = False,
        eager: bool = False,
    ) -> None:
        """`rule` gives what is wrong with a text in words, or ""."""
        super().__init__()
        self._rule = rule
        self._eager = eager
        self._checked = False
        self._box = ChoiceBox() if choices else None
        self._line = self._box.line if self._box else Line()
        self._editor: QWidget = self._box or self._line
        self._line.setObjectName(object_name)
        if self._box:
            self._box.setObjectName(f"{object_name}_choices")
        self._line.setAccessibleName(name)
        self._editor.setAccessibleName(name)
        title = label(name, "label")
        title.setBuddy(self._editor)
        self._error = label(look="error", wrap=True)
        self._error.setObjectName(f"{object_name}_error")
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(title)
        column.addWidget(self._editor)
        column.addWidget(self._error)
        self.setFocusProxy(self._editor)
        self._line.textEdited.connect(self._on_text_edited)
        self._line.returnPressed.connect(self.submitted)
        if self._box:
            self._box.textActivated.connect(self._on_text_activated)

    def text(self) -> str:
        """What stands in the field, as it was typed."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Fill the field in; an error about the text before goes away."""
        self._line.setText(text)
        self._checked = False
        self.show_error("")

    def set_choices(self, choices: list[str]) -> None:
        """The former answers to choose from; what stands in the field stays."""
        if self._box:
            typed = self.text()
            self._box.clear()
            self._box.addItems(choices)
            self._line.setText(typed)

    def set_placeholder(self, example: str) -> None:
        """An example to show while the field is empty."""
        self._line.setPlaceholderText(example)

    def check(self) -> bool:
        """Whether the text keeps the rule; if not, the field says so from now on."""
        self._checked = True
        error = self._rule(self.text())
        self.show_error(error)
        return not error

    def show_error(self, error: str) -> None:
        """Show `error` under the field; "" shows none."""
        self._error.setText(error)
        self._error.setVisible(bool(error))
        for part in (self._line, self._editor):
            part.setAccessibleDescription(error)
        restyle(self._editor, "wrong", bool(error))

    def take_focus(self) -> None:
        """Put the cursor into the field, its text selected to be typed over."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.selectAll()

    def _on_text_edited(self, text: str) -> None:
        listening = self._checked or (self._eager and text)
        self.show_error(self._rule(text) if listening else "")
        self.edited.emit(text)

    def _on_text_activated(self, text: str) -> None:
        self.show_error("")
        self.edited.emit(text)
