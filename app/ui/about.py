"""What Sala is made of, under which licences, and where it keeps what."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import __version__, resources
from app.ui.controls import PickBox, Row
from app.ui.sheet import Sheet
from app.ui.widgets import Logo, label

QT_SOURCES = "https://download.qt.io/official_releases/"
LINES = 12  # of a licence that are seen at once

_PAPERS = (
    ("LICENSES.md", "Sala"),
    ("licenses/LGPL-3.txt", "Qt, PySide6: LGPL 3"),
    ("licenses/GPL-3.txt", "GPL 3"),
    ("fonts/OFL.txt", "Inter: OFL 1.1"),
    ("icons/LICENSE", "Lucide: ISC, MIT"),
)


class AboutSheet(Sheet):
    """Version, licences and folders. No signals besides those of QDialog."""

    def __init__(self, parent: QWidget, folders: Sequence[Path], *, back: bool) -> None:
        """`folders`: rooms, what is Sala's own, settings; or the last one alone.

        `back`: closing it leads to another page.
        """
        super().__init__(parent, "about", self._title())
        self._problem = label(look="error", wrap=True)
        self._problem.setObjectName("about_problem")
        self._problem.hide()
        self._add_version()
        self._add_folders(folders)
        self._add_qt()
        self._add_licences()
        self.let_scroll()
        self.add_done(back=back)

    def _title(self) -> str:
        return self.tr("Sobre a Sala")

    def _add_version(self) -> None:
        column = self.add_card(self.tr("Versão"))
        version = label(self.tr("Sala {version}").format(version=__version__), "heading")
        version.setObjectName("about_version")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(version)
        made = self.tr("O chat da turma, direto entre os computadores. Feita com Qt {qt}.")
        words.addWidget(label(made.format(qt=qVersion()), "quiet", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Logo(44))
        row.addLayout(words, 1)
        column.addLayout(row)

    def _add_folders(self, folders: Sequence[Path]) -> None:
        column = self.add_card(self.tr("Onde ficam os dados"))
        names = [
            self.tr("Conversas das salas que você hospeda"),
            self.tr("Mensagens ainda não enviadas e relatos de erros"),
            self.tr("Configurações"),
        ]
        for number, (name, folder) in enumerate(zip(names[-len(folders) :], folders, strict=True)):
            path = QLineEdit(str(folder))
            path.setReadOnly(True)
            path.setAccessibleName(name)
            path.setObjectName(f"about_path_{number}")
            path.setCursorPosition(0)
            button = QPushButton(self.tr("Abrir pasta"))
            button.setAccessibleName(self.tr("Abrir pasta: {name}").format(name=name))
            button.setObjectName(f"about_open_{number}")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._on_open_clicked, folder))
            title = label(name, "label", wrap=True)
            title.setBuddy(path)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(path, 1)
            row.addWidget(button)
            place = QVBoxLayout()
            place.setSpacing(5)
            place.addWidget(title)
            place.addLayout(row)
            column.addLayout(place)
        column.addWidget(self._problem)

    def _add_qt(self) -> None:
        column = self.add_card(self.tr("Qt e PySide6"))
        told = self.tr(
            "A Sala usa o Qt e o PySide6 sob a licença LGPL 3, sem mudanças e como bibliotecas "
            "separadas. Você pode trocá-las por versões suas, e estudar a Sala para isso: na "
            "versão em pasta, substitua os arquivos do Qt; a partir do código, instale outro "
            "PySide6. O código-fonte do Qt e do PySide6 está em:"
        )
        column.addWidget(label(told, wrap=True))
        address = QLineEdit(QT_SOURCES)
        address.setReadOnly(True)
        address.setAccessibleName(self.tr("Endereço do código-fonte do Qt"))
        address.setObjectName("about_sources")
        column.addWidget(address)

    def _add_licences(self) -> None:
        column = self.add_card(self.tr("Licenças"))
        papers = [
            (file, self.tr("Tudo o que vem com a Sala") if not number else name)
            for number, (file, name) in enumerate(_PAPERS)
        ]
        pick = PickBox(self.tr("Licença"), papers, _PAPERS[0][0])
        pick.setObjectName("about_licence")
        pick.picked.connect(self._on_paper_picked)
        column.addWidget(Row(self.tr("Licença"), pick))
        self._paper = QPlainTextEdit()
        self._paper.setReadOnly(True)
        self._paper.setTabChangesFocus(True)
        self._paper.setObjectName("about_paper")
        self._paper.setAccessibleName(self.tr("Texto da licença"))
        self._paper.setMinimumHeight(LINES * self.fontMetrics().lineSpacing())
        column.addWidget(self._paper)
        self._on_paper_picked(_PAPERS[0][0])

    def _on_paper_picked(self, file: str) -> None:
        try:
            words = resources.path(file).read_text(encoding="utf-8")
        except OSError:
            words = self.tr("Este arquivo não veio com a Sala: {file}").format(file=file)
        self._paper.setPlainText(words)

    def _on_open_clicked(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)  # nothing may have been kept yet
            opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        except OSError:
            opened = False
        told = self.tr("O sistema não abriu a pasta. O caminho dela está acima.")
        self._problem.setText("" if opened else told)
        self._problem.setVisible(not opened)
