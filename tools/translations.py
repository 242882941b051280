"""Brings the translations up to date: `python -m tools.translations`.

It takes every text that `app` marks into resources/translations/sala_*.ts, says what is not
translated yet or has other placeholders than its source, and compiles all into the .qm files that
the program reads. Both kinds of file belong into the repository, so that a clone runs without this
step. The exit code is 1 when something is missing. The tools come with PySide6-Essentials.

    python -m tools.translations --missing words.json   # and write what is missing into a file
    python -m tools.translations --fill words.json      # take in that file, with its gaps filled

The file has `{"source": {"en": "…", "es": "…"}}`; what is translated already stays as it is.
"""

import argparse
import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
SOURCE = "pt_BR"
TARGETS = ("en", "es")
SUFFIX = ".exe" if sys.platform == "win32" else ""
PLACEHOLDER = re.compile(r"\{\w*\}")

log = logging.getLogger("translations")


def run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools. Raises CalledProcessError when it fails."""
    program = Path(PySide6.__file__).parent / f"{tool}{SUFFIX}"
    subprocess.run([str(program), *arguments], check=True, cwd=ROOT)  # noqa: S603


def update(target: str) -> None:
    """Take in what the sources mark, and drop what they do not mark any more."""
    sources = [path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("app/**/*.py"))]
    options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", SOURCE]
    options += ["-target-language", target]
    run("lupdate", *options, *sources, "-ts", f"resources/translations/sala_{target}.ts")


def problems(file: Path) -> Iterator[str]:
    """What is wrong with the entries of a .ts file, in words."""
    for context in ElementTree.parse(file).getroot().iter("context"):  # noqa: S314  (our own file)
        name = context.findtext("name", "")
        for message in context.iter("message"):
            source = message.findtext("source", "")
            translation = message.find("translation")
            words = (translation.text if translation is not None else "") or ""
            unfinished = translation is None or translation.get("type") is not None
            if unfinished or not words:
                yield f"{file.name}: {name}: not translated: {source}"
            elif sorted(PLACEHOLDER.findall(words)) != sorted(PLACEHOLDER.findall(source)):
                yield f"{file.name}: {name}: other placeholders: {source} / {words}"


def unfinished(file: Path) -> list[str]:
    """The sources in a .ts file that are not translated."""
    root = ElementTree.parse(file).getroot()  # noqa: S314  (our own file)
    return [
        message.findtext("source", "")
        for message in root.iter("message")
        if message.find("translation[@type]") is not None
    ]


def fill(file: Path, target: str, words: dict[str, dict[str, str]]) -> None:
    """Translate what is not translated, as far as `words` goes."""
    tree = ElementTree.parse(file)  # noqa: S314  (our own file)
    for message in tree.getroot().iter("message"):
        translation = message.find("translation[@type]")
        known = words.get(message.findtext("source", ""), {}).get(target, "")
        if translation is not None and known:
            translation.text = known
            del translation.attrib["type"]
    tree.write(file, encoding="utf-8", xml_declaration=True)


def main(arguments: list[str]) -> int:
    """Do it all; the exit code."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missing", type=Path, metavar="FILE")
    parser.add_argument("--fill", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    words = json.loads(options.fill.read_text(encoding="utf-8")) if options.fill else {}
    FOLDER.mkdir(exist_ok=True)
    found: list[str] = []
    missing: dict[str, dict[str, str]] = {}
    for target in TARGETS:
        file = FOLDER / f"sala_{target}.ts"
        update(target)
        if words:
            fill(file, target, words)
            update(target)  # for its own way of writing
        found += problems(file)
        for source in unfinished(file):
            missing.setdefault(source, {})[target] = ""
        run("lrelease", "-silent", str(file), "-qm", str(file.with_suffix(".qm")))
    if options.missing:
        told = json.dumps(missing, ensure_ascii=False, indent=1)
        options.missing.write_text(told + "\n", encoding="utf-8")
    for problem in found:
        log.error(problem)
    log.info("%d to do", len(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
