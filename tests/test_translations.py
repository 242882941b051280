"""Every text that a person reads is marked, and translated into every language."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, QTranslator

from app.languages import LANGUAGES, SOURCE, Languages, kept_language
from app.ui import choices

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
TARGETS = [language for language in LANGUAGES if language != SOURCE]

# What people read; `protocol` and `room` speak to programs, and the plain protocol's lines stay
# Portuguese, because they are protocol.
SPEAKING = ("ui", "text", "console", "client")
SPEAKING_FILES = ("desktop", "main", "command_line", "smoke", "display", "languages")
MARKS = {"tr", "translate", "QT_TRANSLATE_NOOP"}
SETTERS = {
    "setText",
    "setWindowTitle",
    "setToolTip",
    "setAccessibleName",
    "setAccessibleDescription",
    "setPlaceholderText",
    "setTitle",
    "setStatusTip",
    "addAction",
    "addItem",
    "addMenu",
    "QLabel",
    "QPushButton",
    "QCheckBox",
    "QRadioButton",
    "QMenu",
    "QAction",
    "label",
    "showMessage",
    "setTabText",
    "add_button",
    "add_card",
}
WORDS = re.compile(r"[^\W\d_]{2,}[,:;]? [^\W\d_]{2,}", re.UNICODE)  # two words after each other
ACCENT = re.compile(r"[À-ÿ…“”]")
PROGRAMS_READ = re.compile(
    r"(BEGIN|PRAGMA|SELECT|DELETE|INSERT|UPDATE|CREATE|ALTER|DROP|WITH|REPLACE)\b"  # SQL
    r"|.*(\\S|\(\.|\(\?)"  # a pattern
    r"|[dMyHhms/:., ]+$",  # how a date is written
    re.DOTALL,
)
# Names that are the same everywhere, and parts of files that only programs read.
NEUTRAL = {"Sala", "Português (Brasil)", "Español", "Inter: OFL 1.1", "Lucide: ISC, MIT"}
NEUTRAL |= {"Qt, PySide6: LGPL 3", "ENDEREÇO[:PORTA]", "Olá, sala! ç ã é 👋", "Conceição"}


class Text(NamedTuple):
    """One literal that is marked for translation."""

    context: str
    source: str


def sources(root: Path = ROOT) -> list[Path]:
    return sorted(root.glob("app/**/*.py"))


def call_name(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def marked(tree: ast.AST, context: str = "") -> Iterator[tuple[ast.Call, Text | None]]:
    """The calls that mark a text; None for one that is no literal."""
    for node in ast.iter_child_nodes(tree):
        inner = node.name if isinstance(node, ast.ClassDef) else context
        if isinstance(node, ast.Call) and call_name(node) in MARKS:
            yield node, _text(node, inner)
        yield from marked(node, inner)


def _text(node: ast.Call, context: str) -> Text | None:
    literals = [each.value if isinstance(each, ast.Constant) else None for each in node.args[:2]]
    strings = [each for each in literals if isinstance(each, str)]
    if call_name(node) == "tr":
        return Text(context, strings[0]) if strings[:1] else None
    return Text(*strings) if len(strings) == 2 else None


def texts() -> set[Text]:
    """Every text that app marks."""
    found = set()
    for path in sources():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= {text for _, text in marked(tree) if text is not None}
    return found


def unmarked(source: str) -> list[str]:
    """The literals of a file that look like something to read, and carry no mark."""
    tree = ast.parse(source)
    silent = {id(part) for node, _ in marked(tree) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise | ast.Assert):  # for those who write Sala
            silent |= {id(part) for part in ast.walk(node)} - _told(node)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))  # a docstring
    found = []
    for node in ast.walk(tree):
        is_set = isinstance(node, ast.Call) and call_name(node) in SETTERS
        for part in node.args if isinstance(node, ast.Call) and is_set else []:
            if _is_literal(part) and id(part) not in silent and _has_letters(part):
                found.append(f"{part.lineno}: {part.value}")  # type: ignore[attr-defined]
                silent.add(id(part))
        if _is_literal(node) and id(node) not in silent and _is_prose(node.value):  # type: ignore[attr-defined]
            found.append(f"{node.lineno}: {node.value}")  # type: ignore[attr-defined]
    return sorted(set(found))


def _told(node: ast.AST) -> set[int]:
    """Errors whose words are for a person say so by a mark of their own."""
    return {id(part) for call, _ in marked(node) for part in ast.walk(call)}


def _is_literal(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _has_letters(node: ast.AST) -> bool:
    value = node.value if isinstance(node, ast.Constant) else ""
    words = "".join(literal for literal, *_ in string.Formatter().parse(str(value)))
    # An object name or the look of a label is one small word.
    is_name = re.fullmatch(r"[a-z0-9_ -]*", words) is not None and " " not in words.strip()
    return value not in NEUTRAL and bool(re.search(r"[^\W\d_]{2}", words)) and not is_name


def _is_prose(value: str) -> bool:
    if value in NEUTRAL or "{ " in value or PROGRAMS_READ.match(value):  # or a style sheet
        return False
    return bool(WORDS.search(value) or (ACCENT.search(value) and re.search(r"[^\W\d_]{3}", value)))


def entries(language: str) -> dict[Text, str]:
    """What a .ts file has; "" for an entry that is not finished."""
    found = {}
    file = FOLDER / f"sala_{language}.ts"
    root = ElementTree.parse(file).getroot()  # noqa: S314  (our own file)
    assert root.get("language") == language
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            finished = translation.get("type") is None
            text = Text(context.findtext("name", ""), message.findtext("source", ""))
            found[text] = (translation.text or "") if finished else ""
    return found


def placeholders(words: str) -> list[str]:
    return sorted(str(name) for _, name, *_ in string.Formatter().parse(words) if name is not None)


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_text_for_a_person_is_left_unmarked(path: Path) -> None:
    part = path.relative_to(ROOT / "app").parts[0].removesuffix(".py")
    if part in (*SPEAKING, *SPEAKING_FILES):
        assert unmarked(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('x.setText("Salvar")', ["1: Salvar"]),
        ('label("Não há")', ["1: Não há"]),
        ('x = "A sala está cheia"', ["1: A sala está cheia"]),
        ('x = {1: "conexão perdida"}', ["1: conexão perdida"]),
        ('x.setText(f"{n} Pessoas")', []),
        ('x.setText(self.tr("Salvar"))', []),
        ('x.setText(translate("forms", "Salvar") + " · ")', []),
        ('"""Tells the time."""\nx.setObjectName("host name")', ["2: host name"]),
        ('x.setObjectName("host_name"); label("", "quiet")', []),
        ('raise ValueError("no rows here")', []),
    ],
)
def test_the_walk_finds_what_is_not_marked(source: str, found: list[str]) -> None:
    assert unmarked(source) == found


def test_every_mark_holds_a_literal() -> None:
    vague = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        for node, text in marked(ast.parse(path.read_text(encoding="utf-8")))
        if text is None and call_name(node) != "translate"
    ]
    assert vague == []


def test_no_mark_hides_in_an_f_string() -> None:
    """Qt's tool does not look there."""
    hidden = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for call, _ in marked(node)
    ]
    assert hidden == []


@pytest.mark.parametrize("language", TARGETS)
def test_every_text_is_translated_and_nothing_else_is(language: str) -> None:
    """After a change of texts: `python -m tools.translations`."""
    known, wanted = entries(language), texts()
    assert sorted(wanted - set(known)) == []
    assert sorted(set(known) - wanted) == []
    assert [text for text, translated in known.items() if not translated] == []


@pytest.mark.parametrize("language", TARGETS)
def test_every_translation_has_the_placeholders_of_its_source(language: str) -> None:
    differing = [
        (text.source, translated)
        for text, translated in entries(language).items()
        if placeholders(text.source) != placeholders(translated)
    ]
    assert differing == []


@pytest.mark.parametrize("language", TARGETS)
def test_the_compiled_file_says_what_the_other_one_says(language: str) -> None:
    translator = QTranslator()
    assert translator.load(str(FOLDER / f"sala_{language}.qm"))
    stale = [
        text
        for text, translated in entries(language).items()
        if translator.translate(text.context, text.source) != translated
    ]
    assert stale == []


@pytest.mark.parametrize(
    ("kept", "language"),
    [("es", "es"), ("en", "en"), ("pt_BR", "pt_BR"), ("klingon", "pt_BR"), (None, "pt_BR")],
)
def test_a_language_that_is_not_there_is_portuguese(
    tmp_path: Path, kept: str | None, language: str
) -> None:
    settings = QSettings(str(tmp_path / "sala.ini"), QSettings.Format.IniFormat)
    if kept is not None:
        settings.setValue("language", kept)
    assert kept_language(settings) == language


def test_the_settings_offer_what_there_is() -> None:
    assert choices.LANGUAGES == LANGUAGES


def test_one_language_follows_the_other_and_the_source_needs_none(
    qapp: QCoreApplication,
) -> None:
    def says() -> str:
        return QCoreApplication.translate("dialogs", "Cancelar")

    languages = Languages(qapp)
    try:
        said = []
        for language in ("en", "es", "pt_BR", "en"):
            languages.speak(language)
            said.append(says())
        assert said == ["Cancel", "Cancelar", "Cancelar", "Cancel"]
    finally:
        languages.speak(SOURCE)
        languages.deleteLater()
