"""Where the files are that Sala brings along, from source and frozen alike."""

from pathlib import Path

# PyInstaller gives a frozen module the path that it would have in the program's own folder.
ROOT = Path(__file__).resolve().parent.parent / "resources"


def path(name: str) -> Path:
    """The file `name`, relative to resources/ and with slashes: `path("icons/send.svg")`.

    Raises FileNotFoundError when it is not there: the program is incomplete.
    """
    found = ROOT / name
    if not found.is_file():
        raise FileNotFoundError(f"Sala is incomplete: {name} is not in {ROOT}")
    return found
