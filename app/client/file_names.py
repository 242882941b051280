"""Names under which a file may be saved on every system, whatever somebody called it; no disk."""

import re
import unicodedata

LONGEST = 200
"""Bytes of a name in UTF-8. File systems take 255; the rest is for what a program adds while it
writes (`.part`) or where the name is taken (` (2)`)."""

_LONGEST_SUFFIX = 24  # bytes, the dot included; a longer one is no suffix
_READ = 4_096  # characters that are looked at; nobody's file system has longer names

_PATH = re.compile(r"[/\\]")
_FORBIDDEN = re.compile(r'[<>:"|?*]')  # by Windows, where a colon also opens a hidden stream
# Windows opens the device, whatever stands behind the first dot.
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\.|$)", re.I
)
_OBEYED = re.compile(r"(desktop\.ini|autorun\.inf)$", re.I)  # by Windows, in whatever folder
# Controls, what is unseen or turns the direction, halves of characters, ends of lines.
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def safe_name(name: str, instead: str = "arquivo") -> str:
    """The name of one file, from a name that may be a trap; `instead` where nothing is left.

    What is before the last separator is no part of it, on any system's terms. The result has at
    most `LONGEST` bytes in UTF-8 and keeps a short suffix; it does not begin with a dot or end
    with a dot or a blank, and is none of the names that mean something else to Windows. A safe
    name stays as it is. `instead` has to be a safe name.
    """
    seen = "".join(_shown(character) for character in name[:_READ])
    seen = unicodedata.normalize("NFC", seen)
    parts = [_tidy(part) for part in _PATH.split(seen)]
    last = next((part for part in reversed(parts) if part), "")
    last = _cut(_FORBIDDEN.sub("_", last))
    if _DEVICE.match(last) or _OBEYED.match(last):
        last = _cut(f"_{last}")
    return last or instead


def flat_name(words: str) -> str:
    """Words that shall become one part of a file's name: their separators become dashes."""
    return _PATH.sub("-", words)


def _shown(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in _UNSEEN or _is_no_character(ord(character)):
        return ""
    return " " if kind == "Zs" else character


def _is_no_character(code: int) -> bool:
    """Unicode promises never to give these a meaning."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _tidy(part: str) -> str:
    """Without the blanks and dots around it: hidden files, `..`, and what Windows drops."""
    return part.strip(" .")


def _cut(name: str) -> str:
    """As much of a name as may be kept, with its suffix."""
    if len(name.encode()) <= LONGEST:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not stem or len(suffix.encode()) >= _LONGEST_SUFFIX:
        stem, dot, suffix = name, "", ""
    room = LONGEST - len(f"{dot}{suffix}".encode())
    stem = stem.encode()[:room].decode("utf-8", "ignore")
    return f"{stem.rstrip(' .')}{dot}{suffix}"
