"""Files at the terminal: those that came have numbers, and a line saves or sends one."""

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from app import text
from app.client.attachment import Attachment, Stage
from app.client.client import Client
from app.client.file_names import safe_name
from app.console.lines import Out
from app.protocol.direction import isolated
from app.protocol.messages import Said, Stored, Told

translate = QCoreApplication.translate

_SAVE = re.compile(r"\s*/salvar(?:\s+(\d{1,9})(?:\s+(\S.*?))?)?\s*", re.IGNORECASE)
_SEND = re.compile(r"\s*/enviar(?:\s+(\S.*?))?\s*", re.IGNORECASE)


class TerminalFiles(QObject):
    """Understands `/salvar N [name]` and `/enviar path`. No signals."""

    def __init__(self, client: Client, out: Out, parent: QObject) -> None:
        super().__init__(parent)
        self._files = client.files
        self._out = out
        self._came: list[Attachment] = []
        self._saving: set[Attachment] = set()
        self._files.changed.connect(self._on_changed)
        self._files.unsendable.connect(self._on_unsendable)

    def note(self, event: Stored) -> str:
        """What to write behind the line of a message with a file: its number."""
        if not isinstance(event, Said | Told) or event.file is None:
            return ""
        self._came.append(self._files.of(event.file))
        told = translate("terminal", "[arquivo {number}: /salvar {number} grava na pasta atual]")
        return f"\n    {told.format(number=len(self._came))}"

    def takes(self, line: str) -> bool:
        """Do what a line asks; False when it is none of these."""
        if save := _SAVE.fullmatch(line):
            self._save(int(save[1] or 0), save[2] or "")
            return True
        if send := _SEND.fullmatch(line):
            if send[1]:
                self._files.send(Path(send[1]).expanduser(), "")
            else:
                self._out.say(translate("terminal", "Escreva assim: /enviar caminho-do-arquivo"))
            return True
        return False

    def _save(self, number: int, name: str) -> None:
        if not 0 < number <= len(self._came):
            self._out.say(
                translate(
                    "terminal", "Escreva assim: /salvar número [nome], com o número do arquivo."
                )
            )
            return
        file = self._came[number - 1]
        # A name that the person typed may be a path; the sender's never is.
        path = Path(name).expanduser() if name else Path.cwd() / safe_name(file.name)
        self._saving.add(file)
        self._files.fetch(file, _free(path))

    def _on_changed(self, file: Attachment) -> None:
        if file not in self._saving or file.stage not in (Stage.SAVED, Stage.FAILED):
            return
        self._saving.discard(file)
        if file.stage is Stage.SAVED:
            told = translate("terminal", "Salvo em {path} ({size}).")
            where = isolated(str(file.path))
            self._out.say(told.format(path=where, size=text.size(file.size)))
        else:
            self._out.say(translate("terminal", "Erro: {refusal}").format(refusal=file.problem))

    def _on_unsendable(self, _: Path, why: str) -> None:
        self._out.say(translate("terminal", "Erro: {refusal}").format(refusal=why))


def _free(path: Path) -> Path:
    """The same name, or one with a number where something has it."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free
