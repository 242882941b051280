"""What Windows is told about the programs, checked as far as one can without Windows."""

import ast
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from PyInstaller.utils.win32.winmanifest import (  # type: ignore[import-untyped]
    create_application_manifest,
)

PACKAGING = Path(__file__).resolve().parent.parent / "packaging"


def texts(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Every `StringStruct(name, text)` below `node`."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "StringStruct":
            name, text = (ast.literal_eval(argument) for argument in call.args)
            yield name, text


def test_the_version_resource_names_version_and_file_in_portuguese() -> None:
    template = (PACKAGING / "version.txt").read_text(encoding="utf-8")
    filled = template.format(version="1.2.3", numbers=(1, 2, 3, 0), filename="Sala.exe")
    tree = ast.parse(filled, mode="eval")
    assert dict(texts(tree)) == {
        "CompanyName": "Sala",
        "FileDescription": "Sala: bate-papo para a turma",
        "FileVersion": "1.2.3",
        "InternalName": "Sala",
        "LegalCopyright": "Licença MIT",
        "OriginalFilename": "Sala.exe",
        "ProductName": "Sala",
        "ProductVersion": "1.2.3",
    }
    assert "filevers=(1, 2, 3, 0), prodvers=(1, 2, 3, 0)" in filled
    assert "StringTable('041604B0'" in ast.unparse(tree)  # Portuguese of Brazil, Unicode


def test_the_manifest_asks_for_sharp_windows_long_paths_utf8_and_no_rights() -> None:
    made = create_application_manifest((PACKAGING / "sala.manifest").read_bytes())
    elements = {element.tag.split("}")[1]: element for element in ET.fromstring(made).iter()}  # noqa: S314
    assert elements["dpiAwareness"].text == "PerMonitorV2"
    assert elements["longPathAware"].text == "true"
    assert elements["activeCodePage"].text == "UTF-8"
    assert elements["requestedExecutionLevel"].attrib == {"level": "asInvoker", "uiAccess": "false"}
