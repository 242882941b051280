"""The system's dialog for files, or Qt's own where the system has none."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate


def file_dialog(parent: QWidget, title: str, name: str, folder: Path) -> QFileDialog:
    """A dialog that goes when it closes; `name` is its object name.

    It begins in `folder`, or at home where that is not there: Qt would propose it as a file.
    """
    dialog = QFileDialog(parent, title, str(folder if folder.is_dir() else Path.home()))
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    part = QFileDialog.DialogLabel  # Qt's own translation lacks some of them
    dialog.setLabelText(part.LookIn, translate("FileDialog", "Pasta:"))
    dialog.setLabelText(part.FileName, translate("FileDialog", "Nome:"))
    dialog.setLabelText(part.FileType, translate("FileDialog", "Tipo:"))
    return dialog


def documents() -> Path:
    """The person's folder for documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
