"""What docs/PROTOCOL.md says about how each command is refused."""

import re
from functools import cache
from pathlib import Path

from app.protocol.messages import Code

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "PROTOCOL.md").read_text(encoding="utf-8")
EVERYWHERE = frozenset({"malformed", "waiting"})
"""A line that is no command, and any command of somebody who waits to be let in."""
AS = re.compile(r"\b(?:as|Answered as) `(\w+)`")


@cache
def sections() -> dict[str, str]:
    """What the page says about each command, but for its fields."""
    commands = PAGE.partition("\n### Commands\n")[2].partition("\n### Events\n")[0]
    found = re.findall(r"^#### `(\w+)`\n(.*?)(?=^#### |\Z)", commands, re.MULTILINE | re.DOTALL)
    return {name: text.partition("\n|")[0] for name, text in found}


@cache
def refusals(command: str) -> frozenset[str]:
    """The codes that the page names for it."""
    text = sections()[command]
    named = set(re.findall(r"`([a-z*_]+)`", text)) | EVERYWHERE
    codes = {str(code) for code in Code if code in named or _by_family(code, named)}
    for other in AS.findall(text):
        codes |= refusals(other) if other in sections() else set()
    for never in re.findall(r"never with ([^.]*)\.", text):
        codes -= set(re.findall(r"`(\w+)`", never))
    return frozenset(codes)


def _by_family(code: str, named: set[str]) -> bool:
    """`name_*` stands for all that begin so, `*_full` for all that end so."""
    families = (each.split("*") for each in named if "*" in each)
    return any(code.startswith(first) and code.endswith(last) for first, last in families)
